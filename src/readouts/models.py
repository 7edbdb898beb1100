"""What the parser returns: frozen pydantic values.

Every model is immutable, refuses unknown fields, compares by value, pickles, and round-trips through
``model_dump_json`` and ``model_validate_json``. Lists are tuples. Every offset is an index into ``Article.text``
(code points, ``end`` excluded); every finding names, in ``rule``, the rule that decided it.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from readouts.codes import (
    REGIONS,
    SIDES,
    AgreementStatus,
    BodyKind,
    EncounterKind,
    EncounterStatus,
    Office,
    ParticipantKind,
    Role,
    SegmentKind,
    StatementKind,
    Theme,
)
from readouts.spans import Span, Text

__all__ = [
    "Agreement",
    "AlignedAgreements",
    "AlignedEncounters",
    "AlignedTopics",
    "Article",
    "Comparison",
    "Contradiction",
    "DateMention",
    "Encounter",
    "Participant",
    "Segment",
    "Statement",
    "TimelineEncounter",
    "Topic",
    "spans_of",
]


def _side(code: str) -> str:
    if code not in SIDES:
        raise ValueError(
            f"{code!r} is no side: give an ISO 3166-1 alpha-2 code in capitals (FR, PS, XK) or the acronym of a body "
            "that acts as a party (EU, UN, NATO …)"
        )
    return code


def _place(code: str) -> str:
    if code not in REGIONS and code not in SIDES:
        raise ValueError(
            f"{code!r} is no place: give a side code or one of {', '.join(sorted(REGIONS))}"
        )
    return code


def _day(value: object) -> object:
    """A string without a time of day is a date, also where pydantic would take midnight for meant."""
    if isinstance(value, str) and len(value) <= len("2021-02-05"):
        return dt.date.fromisoformat(value)
    return value


Side = Annotated[str, AfterValidator(_side)]
"""ISO 3166-1 alpha-2 in capitals, or the acronym of a body that acts as a party (``EU``, ``UN``, ``NATO`` …)."""

Place = Annotated[str, AfterValidator(_place)]
"""A side's code, or a region (``SAHEL``, ``MIDDLE_EAST`` …)."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Segment(_Model):
    """One line of the page and what it is.

    Segments cover every non-blank line once, in the order of the text.
    « Abonnez-vous à notre lettre » is ``boilerplate``, « WASHINGTON – Le secrétaire d'État … » is ``body``.
    """

    kind: SegmentKind
    """What the line is."""
    span: Span
    """The line, without the white space around it."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""


class DateMention(_Model):
    """An expression of calendar time.

    ``value`` is an ISO 8601 string as TIMEX3 writes it, or None where neither the text nor the reference date
    settles it: « 20 mai » → ``2021-05-20``, « la semaine prochaine » → ``2021-W20``, « du 3 au 5 mai » →
    ``2022-05-03/2022-05-05``, « au premier trimestre 2020 » → ``2020-Q1``.
    """

    span: Span
    """The expression, without a preposition or article in front of it."""
    value: str | None
    """ISO 8601 as TIMEX3 writes it, or None where nothing settles it."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""

    @property
    def start(self) -> dt.date | None:
        """The first day that the value covers, None where it is unresolved."""
        return _days(self.value)[0]

    @property
    def end(self) -> dt.date | None:
        """The last day that the value covers (included), None where it is unresolved."""
        return _days(self.value)[1]


class Participant(_Model):
    """A person, a body or a state that the text names.

    ``id`` is unique in the article and the same for the same person across articles: ``sergei-lavrov`` for a person,
    ``RU/foreign_ministry`` for a body, ``state/RU`` for a state. ``name`` is the fullest form in the text, without
    title; ``title`` the office as the text words it (« ministre russe des Affaires étrangères »); ``side`` the side
    whose office the person holds. For an organisation that is no side of its own, ``side`` is its acronym or name in
    capitals (``OMC``).
    """

    id: str
    """Unique in the article, and the same for the same participant across articles."""
    kind: ParticipantKind
    """A person, an organization (a body) or a state."""
    name: Text
    """The fullest form in the text, without title."""
    office: Office | None = None
    """The public office of a person, as of the time that the text speaks of; None where none is told."""
    title: Text | None = None
    """The office as the text words it."""
    body: BodyKind | None = None
    """Which body of a side an organization is; None for persons and states."""
    side: str | None = None
    """The side whose office a person holds, or whose body or state it is."""
    role: Role = Role.MENTIONED
    """Whether the participant takes part in an encounter, speaks for a side, or is only mentioned."""
    mentions: tuple[Span, ...] = ()
    """Every place where the text names the participant, in order."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""

    @model_validator(mode="after")
    def _check(self) -> Participant:
        if self.kind is ParticipantKind.ORGANIZATION:
            if self.body is None:
                raise ValueError(f"{self.id}: an organization needs a body")
        elif self.body is not None:
            raise ValueError(f"{self.id}: only an organization has a body")
        if self.side is not None and self.side not in SIDES:
            free = self.body is BodyKind.ORGANIZATION
            plain = self.side.replace("_", "")
            if not (free and plain.isascii() and plain.isalnum() and plain == plain.upper()):
                _side(self.side)
        return self


class Encounter(_Model):
    """One contact between sides: a call, a meeting, a visit, a message, held or to come.

    ``sides`` are the codes of all that take part, ``participants`` the ids of the persons who do, ``initiator`` the
    side at whose initiative or invitation it is. ``place`` is the city, else the country, as the text writes it.
    « Lavrov s'est entretenu jeudi avec Blinken » is a ``call`` or a ``meeting``, ``held``, of ``RU`` and ``US``;
    « Macron se rendra à Pékin » a planned ``visit``.
    """

    kind: EncounterKind
    """How the sides met."""
    status: EncounterStatus
    """Whether the contact took place, is planned, proposed or cancelled."""
    sides: tuple[Side, ...]
    """All sides that take part."""
    participants: tuple[str, ...] = ()
    """Ids of the persons who take part, for ``Article[id]``."""
    date: DateMention | None = None
    """When, None where the text does not tell."""
    place: Text | None = None
    """The city, else the country, as the text writes it."""
    initiator: Side | None = None
    """The side at whose initiative or invitation it is."""
    evidence: tuple[Span, ...]
    """The words that tell the contact, the first telling first."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""


class Topic(_Model):
    """Something on the table between the sides.

    ``places`` is where it is about, ``instrument`` the id of the treaty that it is about, ``raised_by`` the sides
    that raise it (empty where all do, or the text does not say), ``on_agenda`` whether it was or will be discussed.
    « Blinken a évoqué la situation en Syrie » is ``regional_conflict`` of ``SY``, raised by ``US``.
    """

    theme: Theme
    """What it is about."""
    places: tuple[Place, ...] = ()
    """Where it is about: codes of sides or regions."""
    instrument: str | None = None
    """The id of the treaty or accord that it is about (``new-start``)."""
    raised_by: tuple[Side, ...] = ()
    """The sides that raise it; empty where all do, or the text does not say."""
    on_agenda: bool
    """Whether it was or will be discussed; false for background."""
    mentions: tuple[Span, ...]
    """The words that name it."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""

    @property
    def label(self) -> str:
        """The theme in French, as IPTC words it where it has the subject."""
        from readouts.vocabulary import theme_row

        return theme_row(self.theme).label

    @property
    def iptc(self) -> tuple[str, ...]:
        """The nearest IPTC Media Topic codes (``20000639``), most specific first; none where IPTC has none."""
        from readouts.vocabulary import theme_row

        return theme_row(self.theme).iptc


class Agreement(_Model):
    """A clause in which sides agree, commit, offer, suspend, leave or refuse something of substance.

    ``span`` runs from the commitment's verb or noun to the end of what is committed; ``parties`` are the sides that
    commit; ``hedged`` is true where it is told in the conditional or by an unnamed source only.
    « ont accepté de maintenir des contacts réguliers » is ``agreed``, « s'est dit prêt à livrer du blé » ``offered``.
    """

    status: AgreementStatus
    """How firm the commitment is."""
    parties: tuple[Side, ...] = ()
    """The sides that commit themselves."""
    instrument: str | None = None
    """The id of the treaty or accord that it names."""
    span: Span
    """The clause, from the verb or noun of commitment to the end of what is committed."""
    hedged: bool = False
    """Whether it is told in the conditional or by an unnamed source only."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""


class Statement(_Model):
    """Words that somebody says: quoted (``direct``, without the marks) or reported (``indirect``).

    ``speaker`` is the id of a participant, None for an unnamed source; ``cue`` the verb, noun or « selon » that ties
    the words to the speaker; ``channel`` where they were said (``communiqué``, ``presse``, ``réseau social`` …).
    """

    kind: StatementKind
    """Quoted or reported."""
    span: Span
    """The words said, without quotation marks."""
    speaker: str | None = None
    """Id of the participant who says them, None for an unnamed source."""
    cue: Span | None = None
    """The verb, noun or « selon » that ties the words to the speaker."""
    channel: str | None = None
    """Where they were said, as the text calls it."""
    rule: str
    """The rule that decided it, as ``explain`` names it."""


class Article(_Model):
    """Everything found in one text.

    ``text`` is the string as it was passed; ``title`` and ``dateline`` are spans of it; ``published`` is the reference
    date: the caller's, else the one that the page itself states.

    >>> from readouts import parse
    >>> article = parse.article("Lavrov et Blinken se sont entretenus jeudi.", published="2021-02-05")
    >>> article.dates[0].value
    '2021-02-04'
    """

    text: Text
    """The string as it was passed."""
    title: Span | None = None
    """The headline."""
    outlet: Text | None = None
    """The publication, site or agency that issues the text."""
    authors: tuple[Text, ...] = ()
    """The persons in the byline."""
    dateline: Span | None = None
    """The place that opens the body."""
    published: Annotated[dt.datetime | dt.date | None, BeforeValidator(_day)] = None
    """The reference date: the caller's, else the one that the page states."""
    segments: tuple[Segment, ...] = ()
    """What each line is, in order."""
    participants: tuple[Participant, ...] = ()
    """Who is named: persons, bodies and states."""
    encounters: tuple[Encounter, ...] = ()
    """The contacts between sides, each once."""
    topics: tuple[Topic, ...] = ()
    """What is on the table."""
    agreements: tuple[Agreement, ...] = ()
    """The commitments."""
    statements: tuple[Statement, ...] = ()
    """Who said what, in order."""
    dates: tuple[DateMention, ...] = ()
    """The expressions of calendar time, in order."""

    @property
    def body(self) -> str:
        """The article's prose without title, bylines, captions and furniture: one line a paragraph.

        >>> from readouts import parse
        >>> parse.article("Partager\\n\\nMoscou a réagi jeudi à cette annonce.").body
        'Moscou a réagi jeudi à cette annonce.'
        """
        return "\n".join(s.span.text for s in self.segments if s.kind is SegmentKind.BODY)

    @cached_property
    def _by_id(self) -> dict[str, Participant]:
        return {p.id: p for p in self.participants}

    def __getitem__(self, participant_id: str) -> Participant:
        """The participant with that id; KeyError where there is none."""
        return self._by_id[participant_id]

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        state["__dict__"] = {k: v for k, v in state["__dict__"].items() if k != "_by_id"}
        return state

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return all(getattr(self, f) == getattr(other, f) for f in type(self).model_fields)

    def __hash__(self) -> int:
        return hash((self.text, self.published))

    def _repr_html_(self) -> str:
        """The article as a notebook cell shows it."""
        from readouts.render import cell

        return cell(self)


class Contradiction(_Model):
    """A fact that two readouts tell differently: ``field`` is date, place, initiator, status or kind."""

    field: str
    """date, place, initiator, status or kind."""
    a: Text
    """What the first readout tells."""
    b: Text
    """What the second readout tells."""
    a_evidence: tuple[Span, ...]
    """The words that tell it, in the first article's text."""
    b_evidence: tuple[Span, ...]
    """The words that tell it, in the second article's text."""


class AlignedEncounters(_Model):
    """One contact as each of two readouts tells it, and where they contradict each other."""

    a: Encounter
    """As the first readout tells it."""
    b: Encounter
    """As the second readout tells it."""
    contradictions: tuple[Contradiction, ...] = ()
    """Where they contradict each other."""


class AlignedTopics(_Model):
    """One topic as each of two readouts tells it."""

    a: Topic
    """As the first readout tells it."""
    b: Topic
    """As the second readout tells it."""


class AlignedAgreements(_Model):
    """One commitment as each of two readouts tells it."""

    a: Agreement
    """As the first readout tells it."""
    b: Agreement
    """As the second readout tells it."""


class Comparison(_Model):
    """What two readouts share, what only one tells, and where they contradict each other (``readouts.compare``).

    Spans of ``a`` are places in the first article's text, spans of ``b`` in the second's.
    """

    encounters: tuple[AlignedEncounters, ...] = ()
    """The contacts that both tell."""
    encounters_only_a: tuple[Encounter, ...] = ()
    """Those that only the first tells."""
    encounters_only_b: tuple[Encounter, ...] = ()
    """Those that only the second tells."""
    topics: tuple[AlignedTopics, ...] = ()
    """The topics that both tell."""
    topics_only_a: tuple[Topic, ...] = ()
    """Those that only the first tells."""
    topics_only_b: tuple[Topic, ...] = ()
    """Those that only the second tells."""
    agreements: tuple[AlignedAgreements, ...] = ()
    """The commitments that both tell."""
    agreements_only_a: tuple[Agreement, ...] = ()
    """Those that only the first tells."""
    agreements_only_b: tuple[Agreement, ...] = ()
    """Those that only the second tells."""

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every contradiction, in the order of the encounters."""
        return tuple(c for pair in self.encounters for c in pair.contradictions)

    def _repr_html_(self) -> str:
        """The comparison as a notebook cell shows it."""
        from readouts.render import cell

        return cell(self)


class TimelineEncounter(Encounter):
    """A contact that several articles tell.

    ``articles`` are their places (from 0) in what was passed to ``readouts.timeline``, first the one that tells it
    fullest, in whose text ``evidence`` lies; ``names`` are the persons' names, in the order of ``participants``.
    """

    names: tuple[Text, ...] = ()
    """The persons' names, in the order of ``participants``."""
    articles: tuple[int, ...] = ()
    """Places (from 0) of the articles that tell the contact, the fullest first."""


# --- the days that a TIMEX3 value covers ---------------------------------------------------------------------------
_QUARTER = {"Q": 3, "H": 6}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


@lru_cache(maxsize=4096)
def _days(value: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a value; (None, None) where there is none, or the calendar has no such days.

    A season is its three meteorological months (``2023-WI`` begins in December 2023).
    """
    if value is None:
        return None, None
    if "/" in value:
        first, last = value.split("/", 1)
        return _days(first)[0], _days(last)[1]
    try:
        return _period(value.split("T")[0])
    except (
        ValueError,
        OverflowError,
    ):  # no such day (2021-02-30), or one past the last that Python knows
        return None, None


def _period(value: str) -> tuple[dt.date | None, dt.date | None]:
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = dt.date(*map(int, m.groups()))
        return day, day
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday + dt.timedelta(days=5 if m[3] else 0), monday + dt.timedelta(days=6)
    if m := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        months = _QUARTER[m[2]]
        if 1 <= int(m[3]) <= 12 // months:
            return _months(int(m[1]), months * (int(m[3]) - 1) + 1, months)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(m[1]), _SEASONS[m[2]][0], 3)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(m[1]), int(m[2]), 1)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if m := re.fullmatch(r"(\d{3})X?", value):
        return dt.date(int(m[1]) * 10, 1, 1), dt.date(int(m[1]) * 10 + 9, 12, 31)
    return None, None


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    first = dt.date(year, month, 1)
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return first, dt.date(last_year, last_month, monthrange(last_year, last_month)[1])


def spans_of(value: object) -> Iterator[Span]:
    """Every span inside a model, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from spans_of(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
