"""What the readers hand to one another before anything is validated: plain records with offsets.

Offsets count in the NFC text that the readers see; ``readouts.parse`` turns them into spans of the text as it came.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "Actor",
    "AgreementFinding",
    "Cast",
    "DateFinding",
    "EncounterFinding",
    "InstrumentMention",
    "Layout",
    "Line",
    "Mention",
    "StatementFinding",
    "TopicFinding",
]

Place = tuple[int, int]
"""Start and end of a stretch of the text."""


@dataclass(slots=True, eq=False)
class Line:
    """A non-blank line and its kind (a ``SegmentKind`` value)."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(slots=True, eq=False)
class Layout:
    """The page's lines and header. ``title`` and ``dateline`` are stretches; ``stamp`` is where the page states
    its publication date; ``body_start`` is where the prose begins (after the dateline)."""

    lines: list[Line] = field(default_factory=list)
    title: Place | None = None
    outlet: str | None = None
    authors: list[str] = field(default_factory=list)
    dateline: Place | None = None
    stamp: Place | None = None
    issuer: str | None = None
    """The body that issues the text, as the page words it (« Ambassade de France en Mongolie »), else None."""

    def stretches(self, *kinds: str) -> list[Place]:
        """The stretches of the lines of these kinds, in order."""
        return [(line.start, line.end) for line in self.lines if line.kind in kinds]


@dataclass(slots=True, eq=False)
class Expression:
    """A date expression as the text words it, not yet resolved. ``first`` and ``last`` are token indices.

    ``unit`` is its finest part (``day week weekend month quarter half season year decade``). Either calendar parts are
    set (``year month day weekday``; ``number`` a quarter, half or season's place, ``time`` as HH:MM with ``zone``), or
    ``amount`` counts units from the day of the words, from the passage's date where ``narrative``. ``turn`` is the
    direction that the words give: ``next last this same`` or empty. ``until``: the end of a range. ``cue``: what the
    page says beside a full date (``published updated done place line``).
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    unit: str = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: str | None = None
    time: str | None = None
    zone: str | None = None
    amount: int | None = None
    narrative: bool = False
    turn: str = ""
    until: Expression | None = None
    cue: str = ""

    @property
    def full(self) -> bool:
        """Day, month and year are given, with or without a time: what a page's stamp looks like."""
        return (
            self.year is not None
            and self.month is not None
            and self.day is not None
            and self.until is None
        )


@dataclass(slots=True, eq=False)
class DateFinding:
    """A date expression. ``value`` is its TIMEX3 value or None; ``grain`` one of ``minute day week month quarter
    season year range``."""

    start: int
    end: int
    value: str | None
    rule: str
    grain: str = "day"


@dataclass(slots=True, eq=False)
class Actor:
    """A person, body or state. ``id`` is unique in the text and stable across texts (``models.Participant``)."""

    id: str
    kind: str  # person, organization, state
    name: str
    side: str | None
    office: str | None = None
    body: str | None = None
    title: str | None = None
    role: str = "mentioned"
    feminine: bool | None = None
    rule: str = ""


@dataclass(slots=True, eq=False)
class Mention:
    """A place in the text that refers to actors: one, or several for « les deux ministres ».

    ``how``: ``name`` (a person's name, with or without title), ``office`` (« le ministre russe », « le chef de
    l'État »), ``counterpart`` (« son homologue »), ``pronoun`` (il, elle, ce dernier, celui-ci, a-t-il …), ``group``
    (« les deux ministres », « les parties », « ils »), ``state`` (a state as such: « la Russie », « Moscou » where it
    acts, « la partie russe »), ``body`` (a ministry, an organisation), ``possessor`` (the state or body only inside
    another actor's phrase: « le ministre [russe] »; never a subject).
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    how: str


@dataclass(slots=True, eq=False)
class Cast:
    """Everybody in the text, and every mention of them in the order of the text (no two overlap)."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    """The sides that the text is mainly about, heaviest first: whom « les deux parties » most likely means."""
    issuer: Actor | None = None
    """The body that issues the text (« indique le communiqué » speaks for it)."""


@dataclass(slots=True, eq=False)
class EncounterFinding:
    """A contact; ``people`` are persons of the cast; ``spans`` all the places that tell it."""

    kind: str
    status: str
    sides: list[str]
    people: list[Actor]
    date: DateFinding | None
    place: str | None
    initiator: str | None
    spans: list[Place]
    rule: str


@dataclass(slots=True, eq=False)
class InstrumentMention:
    """A named treaty or accord in the text; ``theme``: the ``Theme`` value that it stands for, where one is known."""

    start: int
    end: int
    id: str
    theme: str | None = None


@dataclass(slots=True, eq=False)
class TopicFinding:
    """A topic and the places that name it."""

    theme: str
    places: tuple[str, ...]
    instrument: str | None
    raised_by: list[str]
    on_agenda: bool
    spans: list[Place]
    rule: str


@dataclass(slots=True, eq=False)
class AgreementFinding:
    """A commitment clause."""

    start: int
    end: int
    status: str
    parties: list[str]
    instrument: str | None
    hedged: bool
    rule: str


@dataclass(slots=True, eq=False)
class StatementFinding:
    """Words said, without the marks; ``speaker`` None for an unnamed source; ``cue`` where the tie to it stands."""

    start: int
    end: int
    kind: str  # direct, indirect
    speaker: Actor | None
    cue: Place | None
    channel: str | None
    rule: str
