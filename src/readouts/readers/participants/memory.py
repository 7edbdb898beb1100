"""What the walk over the references remembers: who was referred to where, as a subject or an object."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from readouts.codes import SIDES
from readouts.findings import Actor, Mention
from readouts.readers.participants.frame import Frame, Target
from readouts.readers.participants.home import home_of, scene_of
from readouts.readers.participants.items import Item
from readouts.readers.participants.persons import Bearer
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.pronouns import Pronoun
from readouts.readers.participants.roster import Person, Roster
from readouts.readers.participants.states import StateReader
from readouts.vocabulary import words

__all__ = ["PAST_HOLDER", "WINDOW", "Event", "Memory", "Seen"]

WINDOW = 60

_JOINTS = frozenset(
    ("et", "et le", "et la", "et l'", "et m", "et mme", "ainsi que", "puis", "et son", "et sa")
)

_ARTICLED = frozenset(("", "le", "la", "l'", "m", "mme", "le dr", "s.e", "sem"))

_CLAUSE_OPENERS = frozenset(
    "qui que qu dont et ou mais lorsque quand si comme tandis alors puis car or quoique parce".split()
)

PAST_HOLDER = "participants.past-holder"

_GOVERNORS = frozenset(
    """
    de d du des a au aux avec par pour chez en dans sur vers contre entre selon sous pres envers lors depuis
    """.split()
)

_TRANSPARENT = words("person_transparent")


@dataclass(slots=True, eq=False)
class Seen:
    """Somebody referred to: where, who, and whether as a subject."""

    token: int
    sentence: int
    actors: tuple[Actor, ...]
    subject: bool
    how: str


@dataclass(slots=True, eq=False)
class Event:
    """Something that may refer: a name, a phrase, a place or a pronoun at a token."""

    token: int
    name: Bearer | None = None
    phrase: Phrase | None = None
    target: Target | None = None
    pronoun: Pronoun | None = None
    demonym: Target | None = None


class Memory:
    """Everybody referred to so far, and the actors of states and bodies."""

    def __init__(
        self,
        frame: Frame,
        phrases: list[Phrase],
        items: list[Item],
        roster: Roster,
        bearers: list[Bearer],
    ) -> None:
        self.frame = frame
        self.phrases = phrases
        self.items = items
        self.bearers = bearers
        self.persons: list[Person] = roster.persons
        self.person_of: dict[str, Person] = {
            p.actor.id: p for p in roster.persons if p.actor is not None
        }
        self.actors: dict[str, Actor] = {
            p.actor.id: p.actor for p in roster.persons if p.actor is not None
        }
        self.states = StateReader(frame)
        self.mentions: list[Mention] = []
        self.seen: list[Seen] = []
        self.sides: list[str] = []
        self.others: dict[str, Actor] = {}
        """Whose counterpart a named person is."""
        self.faced: dict[str, set[str]] = {}
        """Sides whose holders are counterparts of somebody, who is therefore of none of them."""
        self.owners: dict[str, Actor] = {}
        """Whose minister or envoy (« son ministre, X ») a named person is."""
        self.awaited: dict[str, str] = {}
        """Office → side of a counterpart who has not been named yet."""
        self.pair: tuple[int, tuple[Actor, Actor]] | None = None
        self.votes: dict[str, Counter[str]] = {}
        """Sides that later phrases may give somebody whose title has none."""
        self.employers: dict[str, str] = {}
        """Side of the unnamed ministry or presidency that a named person works for."""
        self.tentative: dict[str, str] = {}
        self.groups: list[tuple[str, tuple[Actor, ...]]] = []
        """The groups resolved so far, each with its office."""
        self.bare: dict[str, Actor] = {}
        """Whom a full title without state (« le président de la République ») has meant so far."""
        self.announced: list[tuple[str, list[str]]] = []
        """Office and sides of people told of before they are named (« les ministres russe et turc »)."""
        self.awaiting: tuple[int, str, str | None] | None = None
        """Sentence, office and side of a subject who has no name yet (« le nouvel ambassadeur du Pérou »)."""
        self.beside: Actor | None = None
        """Who is coordinated to the reference that is being resolved: « la ministre et [Mme X] »."""
        self.home = home_of(frame) or scene_of(frame)
        self.verb_at = {g.last: g for g in frame.analysis.groups}
        self.events = self._events()

    def _add(
        self,
        first: int,
        last: int,
        start: int,
        end: int,
        actors: tuple[Actor, ...],
        how: str,
        *,
        subject: bool | None = None,
    ) -> None:
        if not actors:
            return
        if subject is not None:
            free = subject
        elif self._joins_last(start) or self._apposed(start, actors):
            free = self.seen[-1].subject
        else:
            free = not self._governed(first) and not self._object(first)
        self.mentions.append(Mention(start, end, actors, how))
        self.seen.append(Seen(first, self.frame.page.sentence_at(start), actors, free, how))

    def _joins_last(self, start: int) -> bool:
        """« à leurs présidents, X et Y »: the second of two is what the first is."""
        if not self.mentions or not self.seen or start - self.mentions[-1].end >= 12:
            return False
        between = self.frame.page.fold[self.mentions[-1].end : start]
        return between.strip(" ,.") in _JOINTS

    def _apposed(self, start: int, actors: tuple[Actor, ...]) -> bool:
        """« à son hôte, le chancelier X »: the same one again, set beside, is what the first is."""
        if not self.mentions or not self.seen or self.mentions[-1].actors != actors:
            return False
        between = self.frame.page.fold[self.mentions[-1].end : start]
        return between[:1] == "," and between.strip(" ,.") in _ARTICLED

    def _object(self, first: int) -> bool:
        """« avait joint au téléphone le chef de l'État »: a verb before it in its clause, not inverted."""
        frame = self.frame
        for i in range(first - 1, max(first - 9, -1), -1):
            if not frame.joined(i + 1) or frame.words[i] in _CLAUSE_OPENERS:
                return False
            group = self.verb_at.get(i)
            if group is not None and group.tense != "participle":
                return not self._inverted(group.first)
        return False

    def _inverted(self, i: int) -> bool:
        """« …, a déclaré X », « » a lancé X », « comme l'a rappelé X », « ce qu'a confirmé X »: the subject follows."""
        frame = self.frame
        if i == 0 or not frame.joined(i):
            before = frame.words[i - 1] if i else ""
            mark = frame.between(i).strip()
            # A name and its apposition (« X, ministre de …, a joint Y ») come before the comma: then no inversion.
            own = (
                mark == ","
                and bool(self.mentions)
                and 0 <= frame.starts[i] - self.mentions[-1].end <= 3
                and self.seen[-1].subject
            )
            return bool(before or i == 0) and not own
        return frame.words[i - 1] in (
            "que",
            "qu",
            "l",
            "comme",
            "ou",
            "dont",
            "ainsi",
            "auquel",
            "laquelle",
        )

    def _governed(self, first: int) -> bool:
        frame = self.frame
        i = first - 1
        for _ in range(6):
            if i < 0:
                return False
            # A point after « M » is part of the courtesy.
            courtesy = frame.words[i] in ("m", "mm") and frame.between(i + 1).strip() == "."
            if not frame.joined(i + 1) and not courtesy:
                return False
            word = frame.words[i]
            if word in _GOVERNORS:
                return True
            if word not in _TRANSPARENT:
                return False
            i -= 1
        return False

    def _owner(self, phrase: Phrase) -> Actor | None:
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        recent = [
            s
            for s in reversed(self.seen[-12:])
            if s.sentence >= sentence - 1 and len(s.actors) == 1
        ]
        if phrase.value in ("spokesperson", "adviser"):  # who has one is a person before a state
            recent.sort(key=lambda s: (s.sentence != sentence, s.actors[0].kind != "person"))
        for seen in recent:
            if seen.subject and seen.how != "body":
                return seen.actors[0]
        return next((s.actors[0] for s in recent if s.actors[0].kind == "person"), None) or next(
            (s.actors[0] for s in recent if s.subject), None
        )

    def _next_person(self, after: int, sentence: int, actor: Actor | None) -> Actor | None:
        for bearer in self.bearers:
            item, person = bearer
            if item.first <= after:
                continue
            if self.frame.page.sentence_at(item.start) > sentence:
                return None
            if person.actor is not actor:
                return person.actor
        return None

    def _recent_persons(self) -> list[Actor]:
        """Persons referred to before, the last one first."""
        out: dict[str, Actor] = {}
        for seen in reversed(self.seen[-WINDOW:]):
            for actor in seen.actors:
                if actor.kind == "person":
                    out.setdefault(actor.id, actor)
        return list(out.values())

    def _free(self, actor: Actor) -> bool:
        """Whether the text has not said what else the person is."""
        person = self.person_of.get(actor.id)
        return (
            person is not None
            and actor.rule != PAST_HOLDER
            and not any(e.title and "homologue" not in e.title for e in person.evidence)
        )

    def state(self, side: str) -> Actor:
        """The actor of a state (or of an organisation that is a side)."""
        party = side in SIDES
        key = f"state/{side}" if party else f"{side}/organization"
        known = self.actors.get(key)
        if known is None and party:
            known = Actor(key, "state", self._official_name(side), side, rule="participants.state")
        elif known is None:  # an organisation outside the closed list of parties
            known = Actor(
                key, "organization", self._official_name(side), side,
                body="organization", rule="participants.organization",
            )  # fmt: skip
        self.actors[key] = known
        return known

    def _official_name(self, side: str) -> str:
        """The first name that the vocabulary has for a side: « Russie », « Union européenne »."""
        rows = self.frame.analysis.vocabulary.rows
        row = rows.get("country", {}).get(side) or rows.get("organization", {}).get(side)
        name = row.forms[0] if row is not None and row.forms else side
        return name[:1].upper() + name[1:]  # a form in small letters matches capitals too

    def body(self, side: str, body: str, name: str) -> Actor:
        """The actor of a body."""
        key = f"{side}/{body}"
        return self.actors.setdefault(
            key, Actor(key, "organization", name, side, body=body, rule="participants.body")
        )

    def _events(self) -> list[Event]:
        """What may refer to somebody, in the order of the text."""
        raise NotImplementedError
