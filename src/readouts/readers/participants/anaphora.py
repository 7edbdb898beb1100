"""States, bodies, offices, counterparts, pronouns and groups, resolved in the order of the text.

One walk over all that may refer to somebody. Each reference is resolved to the most recent actor that fits in number,
gender, office and side; where nobody fits, to the state of its side; where no side is known either, it is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from readouts.codes import COUNTRY_CODES, SIDES
from readouts.findings import Actor, Cast, Mention
from readouts.readers.participants.frame import MOVEMENTS, Frame, Target
from readouts.readers.participants.home import home_of, scene_of
from readouts.readers.participants.linking import Item
from readouts.readers.participants.persons import Bearer
from readouts.readers.participants.pronouns import Pronoun, pronouns
from readouts.readers.participants.roster import Person, Roster
from readouts.readers.participants.states import StateReader
from readouts.readers.participants.titles import Phrase
from readouts.text import fold

__all__ = ["Resolver", "Seen"]

_MINISTERS = ("minister", "foreign_minister", "defence_minister", "deputy_foreign_minister")
_LEADERS = ("head_of_state", "head_of_government")
_DIPLOMATS = (
    "ambassador",
    "foreign_minister",
    "deputy_foreign_minister",
    "envoy",
    "spokesperson",
    "adviser",
    "official",
)
_WIDE = {
    "minister": _MINISTERS,
    "head_of_state": ("head_of_state", "head_of_organization"),
    "head_of_government": ("head_of_government",),
    "official": ("official", "head_of_organization", "envoy"),
    "head_of_organization": ("head_of_organization",),
    "envoy": ("envoy", "official"),
}
_WINDOW = 60


@dataclass(slots=True)
class Seen:
    """Somebody referred to: where, who, and whether as a subject."""

    token: int
    sentence: int
    actors: tuple[Actor, ...]
    subject: bool
    how: str


@dataclass(slots=True)
class Event:
    """Something that may refer: a name, a phrase, a place or a pronoun at a token."""

    token: int
    name: Bearer | None = None
    phrase: Phrase | None = None
    target: Target | None = None
    pronoun: Pronoun | None = None
    demonym: Target | None = None


class Resolver:
    """The walk; ``mentions`` and ``seen`` grow as it goes on. ``counterparts`` ties each « homologue » to its other."""

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

    # --- what there is ----------------------------------------------------------------------------
    def _events(self) -> list[Event]:
        frame = self.frame
        named = {id(item) for item, _ in self.bearers}
        events: list[Event] = []
        inside: set[int] = set()
        for bearer in self.bearers:
            item = bearer[0]
            events.append(Event(item.first, name=bearer))
            inside.update(range(item.first, item.last + 1))
        for item in self.items:
            if id(item) in named or item.phrase is None or item.run is not None:
                continue
            if item.first in inside:
                continue
            events.append(Event(item.first, phrase=item.phrase))
            inside.update(range(item.first, item.last + 1))
        for first, end, _ in frame.areas:
            for i in range(first, end):
                if i in frame.names and i not in inside:
                    target = frame.place(i)
                    if target is not None and target.side is not None:
                        events.append(Event(i, target=target))
        events.extend(Event(i, demonym=target) for i, target in self._demonyms() if i not in inside)
        for pronoun in pronouns(frame):
            if pronoun.first not in inside:
                events.append(Event(pronoun.first, pronoun=pronoun))
        events.sort(key=lambda e: e.token)
        return events

    def _demonyms(self) -> Iterator[tuple[int, Target]]:
        """« le Thaïlandais », « la Française »: a capitalised adjective in the singular, and no name after it."""
        frame = self.frame
        for i in frame.names:
            if not (frame.upper(i) and frame.joined(i) and frame.words[i - 1] in ("le", "la", "l")):
                continue
            target = frame.adjective(i)
            if target is None or target.side is None or frame.place(i) is not None:
                continue  # « la Suisse » is the country
            word = frame.words[target.last]
            if word.endswith("s") and not word.endswith(("ais", "ois")):
                continue
            follow = target.last + 1
            if follow < frame.count and frame.joined(follow) and frame.upper(follow):
                continue
            yield i, target

    def _national(self, i: int, target: Target) -> None:
        """The person in office of that side who was referred to last (« le Thaïlandais »)."""
        frame = self.frame
        feminine = (
            True if frame.words[i - 1] == "la" else False if frame.words[i - 1] == "le" else None
        )
        for actor in self._recent_persons():
            if actor.side == target.side and (
                actor.feminine is None or feminine is None or actor.feminine is feminine
            ):
                self._add(
                    i, target.last, frame.starts[i], frame.ends[target.last], (actor,), "office"
                )
                return
        unsided = [
            a
            for a in self._recent_persons()
            if a.side is None
            and a.office not in (None, "former")
            and (feminine is None or a.feminine is feminine)
        ]
        if len(unsided) == 1:
            unsided[0].side = target.side
            self._add(
                i, target.last, frame.starts[i], frame.ends[target.last], (unsided[0],), "office"
            )

    # --- the walk ---------------------------------------------------------------------------------
    def walk(self, sides: list[str]) -> Cast:
        """Resolve everything once; ``sides`` are the main sides as far as they are known."""
        self.mentions, self.seen, self.sides = [], [], sides
        self.pair = None
        self.groups = []
        self.bare = {}
        self.announced = []
        self.awaiting = None
        for n, event in enumerate(self.events):
            self.beside = self._beside(n)
            if event.name is not None:
                self._name(*event.name)
            elif event.phrase is not None:
                self._phrase(event.phrase)
            elif event.target is not None:
                self._target(event.token, event.target)
            elif event.pronoun is not None:
                self._pronoun(event.pronoun)
            elif event.demonym is not None:
                self._national(event.token, event.demonym)
        mentions = _disjoint(self.mentions)
        used = {a.id for m in mentions for a in m.actors}
        actors = [a for a in self.actors.values() if a.kind == "person" or a.id in used]
        cast = Cast(actors, mentions)
        cast.sides = self.main_sides(cast)
        return cast

    def _beside(self, n: int) -> Actor | None:
        event = self.events[n]
        if event.phrase is None or n + 1 >= len(self.events):
            return None
        follow = self.events[n + 1]
        if follow.name is None or self.frame.words[event.phrase.last + 1 : follow.token] not in (
            ["et"],
            ["et", "le"],
            ["et", "la"],
            ["avec"],
        ):
            return None
        return follow.name[1].actor

    def settle_tentative(self) -> None:
        """« la ministre » said of somebody whose ministry is never told."""
        for key, office in self.tentative.items():
            if self.actors[key].office is None:
                self.actors[key].office = office

    def main_sides(self, cast: Cast) -> list[str]:
        """The sides by weight: persons count most, then states that act, then bodies."""
        weights: Counter[str] = Counter()
        before: Mention | None = None
        for mention in cast.mentions:
            for actor in mention.actors:
                if actor.side is not None:
                    weights[actor.side] += _weight(actor)
            if before is not None and self._face(before, mention):
                for actor in (*before.actors, *mention.actors):
                    assert actor.side is not None
                    weights[actor.side] += 2
            before = mention
        return [side for side, _ in weights.most_common()]

    def _face(self, left: Mention, right: Mention) -> bool:
        """« le gouvernement et les rebelles », « X avec Y »: two of different sides named together."""
        between = self.frame.page.fold[left.end : right.start]
        if len(between) > 12 or between.strip(" ,").split(" ")[0] not in ("et", "avec"):
            return False
        a, b = left.actors[0].side, right.actors[0].side
        return (
            len(left.actors) == len(right.actors) == 1
            and a is not None
            and b is not None
            and a != b
        )

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
        elif self._joins_last(start):
            free = self.seen[-1].subject
        else:
            free = not self._governed(first) and not self._object(first)
        self.mentions.append(Mention(start, end, actors, how))
        self.seen.append(Seen(first, self.frame.page.sentence_at(start), actors, free, how))

    def _joins_last(self, start: int) -> bool:
        """« à leurs présidents, X et Y »: the second of two is what the first is."""
        if not self.mentions or not self.seen:
            return False
        between = self.frame.page.fold[self.mentions[-1].end : start]
        return len(between) < 12 and between.strip(" ,.") in _JOINTS

    def _object(self, first: int) -> bool:
        """« avait joint au téléphone le chef de l'État »: a verb stands before it in its clause, and not by inversion."""
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

    # --- names ------------------------------------------------------------------------------------
    def _name(self, item: Item, person: Person) -> None:
        actor = person.actor
        assert actor is not None
        for phrase, _ in item.phrases:
            if "counterpart" in phrase.tags:
                self._counterpart_named(phrase, person, actor)
            elif phrase.side is None and phrase.determiner == "possessive":
                self._possessed(phrase, actor)
            elif (
                phrase.side is None
                and isinstance(phrase.employer, Phrase)
                and phrase.employer.kind == "institution"
                and actor.side is None
            ):
                side = self._side_of_body(phrase.employer)
                if side is not None:
                    self.employers.setdefault(actor.id, side)
        if actor.side is None and actor.office in self.awaited:
            actor.side = self.awaited[actor.office]
        self._lead_delegation(item, actor)
        self._coordinate(item, actor)
        self._await(item, actor)
        if actor.office is None and self._free(actor) and self._presents_credentials(item):
            actor.office, actor.rule = "ambassador", "participants.credentials"
        self._add(item.first, item.last, item.start, item.end, (actor,), "name")

    def _lead_delegation(self, item: Item, actor: Actor) -> None:
        """« une délégation du Hamas dirigée par X »: of the delegation's side."""
        frame = self.frame
        if actor.side is not None or not self.mentions or not frame.joined(item.first):
            return
        if frame.words[item.first - 1] != "par" or frame.words[item.first - 2] not in _LED:
            return
        last = self.seen[-1]
        if last.actors[0].body == "delegation" and item.first - last.token < 12:
            actor.side = last.actors[0].side

    def _await(self, item: Item, actor: Actor) -> None:
        """« Le nouvel ambassadeur du Pérou a présenté … Ancien consul à Genève, X Y a … »: named in the next sentence."""
        if self.awaiting is None or actor.office not in (None, "former") or actor.side is not None:
            return
        sentence, office, side = self.awaiting
        here = self.frame.page.sentence_at(item.start)
        human = any("human" in phrase.tags for phrase, _ in item.phrases)
        if human or not 0 < here - sentence <= 2 or actor.rule == _PAST:
            return
        if self._governed(item.first) or self._object(item.first):
            return
        if any(
            p.actor is not None and p.actor.office == office and p.actor.side == side
            for p in self.persons
        ):
            return
        actor.office, actor.side, actor.rule = office, side, "participants.announced"

    def _presents_credentials(self, item: Item) -> bool:
        """« S.E. Mme X a remis hier ses lettres de créance … »: whoever does is an ambassador."""
        frame = self.frame
        end = frame.page.sentences[frame.page.sentence_at(item.start)][1]
        words = frame.words[item.last + 1 : min(frame.page.first_token(end), item.last + 22)]
        return (
            any(
                a in ("ses", "leurs", "les")
                and b == "lettres"
                and c == "de"
                and d in ("creance", "creances")
                for a, b, c, d in zip(words, words[1:], words[2:], words[3:], strict=False)
            )
            and not self._governed(item.first)
            and any(w in _PRESENTED for w in words[:6])
        )

    def _coordinate(self, item: Item, actor: Actor) -> None:
        """« X et Y » of one country or of none told: who « les deux hommes » are then."""
        if not self.mentions:
            return
        before = self.mentions[-1]
        if before.how != "name" or self.frame.text[before.end : item.start] not in (
            " et ",
            " et M. ",
            " et Mme ",
        ):
            return
        other = before.actors[0]
        self._assign(other, actor)
        if other is not actor and other.side == actor.side:
            self.pair = (self.frame.page.sentence_at(item.start), (other, actor))

    def _assign(self, left: Actor, right: Actor) -> None:
        """« les ministres thaïlandais et cambodgien … X et Y ont paraphé … »: people told of before, now named in order."""
        if not self.announced or any(
            a.office is not None or a.side is not None or not self._free(a) for a in (left, right)
        ):
            return
        office, sides = self.announced.pop()
        for actor, side in zip((left, right), sides, strict=True):
            actor.office, actor.side, actor.rule = office, side, "participants.announced"

    def _counterpart_named(self, phrase: Phrase, person: Person, actor: Actor) -> None:
        other = self._possessor(phrase, actor)
        if other is not None:
            self.others[actor.id] = other
        if (
            other is not None
            and _equal(self.frame.words[phrase.head])
            and actor.office is None
            and other.office is not None
        ):
            actor.office = other.office
            actor.rule = "participants.counterpart"

    def _possessed(self, phrase: Phrase, actor: Actor) -> None:
        """« son ministre, X », « son ambassadrice à Bogota, X »: of the last state or person that acted."""
        owner = self._organization(phrase) or self._owner(phrase)
        if owner is None or owner is actor:
            return
        self.owners[actor.id] = owner
        if actor.side is None and owner.side is not None:
            actor.side = owner.side
        if "deputy-of" in phrase.tags and owner.office in _DEPUTY:
            actor.office = _DEPUTY[owner.office]
        if (
            actor.office == "minister"
            and phrase.portfolio is None
            and owner.title is not None
            and "diplomatie" in owner.title.lower()
        ):
            actor.office = "foreign_minister"

    def _owner(self, phrase: Phrase) -> Actor | None:
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        recent = [
            s
            for s in reversed(self.seen[-12:])
            if s.sentence >= sentence - 1 and len(s.actors) == 1
        ]
        for seen in recent:
            if seen.subject and seen.how != "body":
                return seen.actors[0]
        return next((s.actors[0] for s in recent if s.actors[0].kind == "person"), None) or next(
            (s.actors[0] for s in recent if s.subject), None
        )

    def _organization(self, phrase: Phrase) -> Actor | None:
        """« son secrétaire général, X »: of the organisation named last."""
        if "of-org" not in phrase.tags:
            return None
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        for seen in reversed(self.seen[-8:]):
            if seen.sentence < sentence - 1:
                return None
            if seen.actors[0].body == "organization":
                return seen.actors[0]
        return None

    def _possessor(self, phrase: Phrase, actor: Actor | None) -> Actor | None:
        """Whose counterpart it is: the last subject before in the sentence (or the one before), else the next name."""
        frame = self.frame
        sentence = frame.page.sentence_at(frame.starts[phrase.first])
        best: Actor | None = None
        recent = list(reversed(self.seen[-_WINDOW:]))
        here = [s for s in recent if s.sentence == sentence]
        acting = [
            s for s in here if s.subject and len(s.actors) == 1 and self._listed_again(phrase)
        ]
        for seen in [*acting, *recent]:
            if seen.sentence < sentence - 2:
                break
            for one in seen.actors:
                if (
                    one.kind not in ("person", "unnamed")
                    or one is actor
                    or not _plausible_other(one, phrase)
                ):
                    continue
                if seen.subject or seen.sentence == sentence:
                    return one
                best = best or one
        following = self._next_person(phrase.last, sentence, actor)
        return following or best

    def _listed_again(self, phrase: Phrase) -> bool:
        """« reçu par le président X, puis par son homologue »: the counterpart of whom all this happens to."""
        before = self.frame.words[max(phrase.first - 4, 0) : phrase.first]
        return "par" in before and ("puis" in before or "et" in before)

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

    # --- phrases ----------------------------------------------------------------------------------
    def _phrase(self, phrase: Phrase) -> None:
        frame = self.frame
        first, last = phrase.first, phrase.last
        start, end = frame.starts[first], frame.ends[last]
        if phrase.kind == "institution":
            self._institution(phrase, start, end)
        elif phrase.kind == "group":
            actors = (
                self._states(phrase.number or 2, countries=frame.words[phrase.head] not in _PARTIES)
                if "states" in phrase.tags
                else self._last_persons(phrase.number or 2)
            )
            self._add(first, last, start, end, actors, "group")
        elif "human" in phrase.tags or phrase.determiner == "indefinite":
            return
        elif "counterpart" in phrase.tags:
            self._counterpart(phrase, start, end)
        elif phrase.plural:
            self._add(first, last, start, end, self._several(phrase), "group")
        else:
            actor = self._holder(phrase)
            if actor is not None:
                self._add(first, last, start, end, (actor,), "office")
                if actor.kind == "state" and phrase.value and self.seen[-1].subject:
                    self.awaiting = (self.seen[-1].sentence, phrase.value, actor.side)
                if actor.kind == "state" and phrase.value:
                    # The unnamed holder may have a named counterpart.
                    self.seen[-1].actors = (
                        Actor(actor.id, "unnamed", "", actor.side, office=phrase.value),
                    )

    def _institution(self, phrase: Phrase, start: int, end: int) -> None:
        frame = self.frame
        side = phrase.side
        if phrase.plural and not side:
            if phrase.determiner in (
                "definite",
                "possessive",
                "demonstrative",
            ) and phrase.value in ("state", "government", "delegation"):
                sides = phrase.sides or None
                actors = (
                    tuple(self.state(s) for s in sides)
                    if sides
                    else self._states(phrase.number or 2)
                )
                self._add(phrase.first, phrase.last, start, end, actors, "group")
            return
        if phrase.value == "state":
            if side is not None:
                self._add(phrase.first, phrase.last, start, end, (self.state(side),), "state")
            return
        if side is None and self._of_a_thing(phrase):
            return
        if side is None and phrase.determiner in ("definite", "possessive", "demonstrative"):
            if "portfolio" in phrase.tags and phrase.portfolio is None:
                ministry = self._last_ministry()
                if ministry is not None:
                    self._add(phrase.first, phrase.last, start, end, (ministry,), "body")
                    return
            side = self._side_of_body(phrase)
        if side is not None and phrase.value:
            actor = self.body(side, phrase.value, frame.text[start:end])
            self._add(phrase.first, phrase.last, start, end, (actor,), "body")

    def _of_a_thing(self, phrase: Phrase) -> bool:
        """« le régime de la frontière », « la direction du port »: a word that is a body only where it has no such
        complement."""
        frame, i = self.frame, phrase.last + 1
        return (
            frame.words[phrase.head] in _COMMON
            and i < frame.count
            and frame.joined(i)
            and frame.words[i] in ("de", "d", "du", "des")
        )

    def _last_ministry(self) -> Actor | None:
        """« le ministère » alone: the one named last."""
        for seen in reversed(self.seen[-_WINDOW:]):
            for actor in seen.actors:
                if actor.body in ("foreign_ministry", "defence_ministry", "government"):
                    return actor
                body = _MINISTRY_OF.get(actor.office or "")
                if body is not None and actor.kind == "person" and actor.side is not None:
                    return self.body(actor.side, body, "ministère")
        return None

    def _side_of_body(self, phrase: Phrase) -> str | None:
        """« le ministère » without a side: that of the last such body, else of the last fitting holder."""
        word = self.frame.words[phrase.head]
        if word not in ("ministere", "gouvernement", "presidence", "ambassade"):
            for person in self.persons:
                if (
                    person.actor is not None
                    and person.actor.side is not None
                    and any(word in fold(e.title) for e in person.evidence)
                ):
                    return person.actor.side
        wanted = _HEADS.get(phrase.value, ())
        if "portfolio" in phrase.tags and phrase.portfolio is None:
            wanted = _MINISTERS
        for seen in reversed(self.seen[-_WINDOW:]):
            for actor in seen.actors:
                if actor.side is None:
                    continue
                if actor.body == phrase.value or (
                    actor.kind == "person" and actor.office in wanted
                ):
                    return actor.side
        if phrase.determiner == "possessive":
            owner = self._owner(phrase)
            return owner.side if owner is not None else None
        if phrase.value in ("foreign_ministry", "presidency") and phrase.determiner == "definite":
            return self.home or self._speaking_side()
        return None

    def _speaking_side(self) -> str | None:
        """« Le porte-parole du Kremlin … Le ministère des Affaires étrangères … »: of the side that spoke last."""
        for seen in reversed(self.seen[-_WINDOW:]):
            actor = seen.actors[0]
            if seen.subject and actor.kind == "person" and actor.side in COUNTRY_CODES:
                return actor.side
        return None

    def _counterpart(self, phrase: Phrase, start: int, end: int) -> None:
        frame = self.frame
        first, last = phrase.first, phrase.last
        if phrase.determiner not in ("possessive",):
            if (
                phrase.plural
                and phrase.determiner == "definite"
                and frame.words[phrase.head].startswith("interlocut")
            ):
                self._add(first, last, start, end, self._last_persons(phrase.number or 2), "group")
            return
        other = self._possessor(phrase, None)
        equal = _equal(frame.words[phrase.head])
        owners = self._last_group() if phrase.word in ("leur", "leurs") else ()
        fitting = [
            a
            for a in self._recent_persons()
            if a is not other and a not in owners and self._may_be(a, phrase, other, equal)
        ]
        if phrase.plural:
            actors = tuple(
                dict.fromkeys(a for a in fitting if other is None or a.side != other.side)
            )
            if not actors:
                actors = (
                    tuple(self.state(s) for s in phrase.sides)
                    or tuple(self.state(s) for s in self.sides if other is None or s != other.side)[
                        :1
                    ]
                )
            self._add(first, last, start, end, actors, "counterpart")
            return
        chosen = fitting[0] if fitting else None
        if chosen is None:
            chosen = next(
                (
                    p.actor
                    for p in self.persons
                    if p.actor is not None
                    and p.actor is not other
                    and p.actor not in owners
                    and self._may_be(p.actor, phrase, other, equal, known=True)
                ),
                None,
            )
        if chosen is None and phrase.side is not None:
            chosen = self.state(phrase.side)
            if equal and other is not None and other.office is not None:
                self.awaited.setdefault(other.office, phrase.side)
        if chosen is None and other is not None:
            chosen = next(
                (
                    self.state(s)
                    for s in self.sides[:2]
                    if s != other.side and other.side is not None
                ),
                None,
            )
        if chosen is not None:
            self._add(first, last, start, end, (chosen,), "counterpart")

    def _last_group(self) -> tuple[Actor, ...]:
        """The people of the last group (« les deux ministres … avec leur collègue polonais »)."""
        return next((s.actors for s in reversed(self.seen[-6:]) if len(s.actors) > 1), ())

    def _may_be(
        self, actor: Actor, phrase: Phrase, other: Actor | None, equal: bool, *, known: bool = False
    ) -> bool:
        if actor.rule == _PAST or (phrase.side is not None and actor.side != phrase.side):
            return False
        if actor.side is not None and other is not None and actor.side == other.side:
            return False
        if (
            phrase.feminine is not None
            and actor.feminine is not None
            and actor.feminine != phrase.feminine
            and equal
        ):
            return False
        if (
            equal
            and other is not None
            and other.office is not None
            and actor.office not in (other.office, None)
        ):
            return False
        return actor.office is not None or not (known or phrase.side is not None)

    def _recent_persons(self) -> list[Actor]:
        """Persons referred to before, the last one first."""
        out: dict[str, Actor] = {}
        for seen in reversed(self.seen[-_WINDOW:]):
            for actor in seen.actors:
                if actor.kind == "person":
                    out.setdefault(actor.id, actor)
        return list(out.values())

    def _last_persons(self, number: int) -> tuple[Actor, ...]:
        """The last so many persons of different sides, in the order of the text; two just coordinated before others."""
        if (
            number == 2
            and self.pair is not None
            and self.seen
            and self.pair[0] >= self.seen[-1].sentence - 1
        ):
            return self.pair[1]
        out: list[Actor] = []
        for actor in self._recent_persons():
            if actor.office in ("spokesperson",) or (
                actor.office is None and actor.side is None and len(self.persons) > number
            ):
                continue
            if all(actor.side is None or one.side != actor.side for one in out):
                out.append(actor)
            if len(out) == number:
                return tuple(reversed(out))
        return self._states(number) if len(out) < number else tuple(reversed(out))

    def _states(self, number: int, *, countries: bool = False) -> tuple[Actor, ...]:
        sides = [
            s
            for s in self.sides
            if s != "UN" and (not countries or s in COUNTRY_CODES or s == "EU")
        ][:number]
        return tuple(self.state(side) for side in sides) if len(sides) == number else ()

    def _several(self, phrase: Phrase) -> tuple[Actor, ...]:
        """« les ministres russe et américain », « les deux présidents », « les chefs de la diplomatie »."""
        if phrase.determiner not in ("definite", "possessive", "demonstrative"):
            return ()
        offices = self._offices(phrase)
        if phrase.word == "ses" and not phrase.sides:
            owner = self._owner(phrase)
            return () if owner is None or owner.side is None else (self.state(owner.side),)
        if not phrase.sides and phrase.value:
            for value, group in reversed(self.groups):
                if value in offices and phrase.number in (0, len(group)):
                    return group
        if phrase.sides:
            out = []
            for side in phrase.sides:
                person = self._best(offices, side, None, generic=not phrase.value)
                if person is not None and person.side is None:
                    person = None
                out.append(person if person is not None else self.state(side))
            group = tuple(dict.fromkeys(out))
            if phrase.value and len(group) == 2 and all(a.kind == "state" for a in group):
                self.announced.append((phrase.value, list(phrase.sides[:2])))
            self.groups.append((phrase.value, group))
            return group
        if phrase.value == "head_of_state":
            offices = ("head_of_state",)
            if self.frame.words[phrase.head].startswith("president"):
                chairs = self._chairs(phrase.number or 2)
                if chairs:
                    return chairs
        if not phrase.number and phrase.value in ("legislator", "official", "military", "adviser"):
            return ()
        number = phrase.number or (
            3 if len(self.sides) > 2 and self._office_count(offices) == 3 else 2
        )
        here = self._subject_here(phrase)
        found: list[Actor] = []
        for actor in [
            *self._recent_persons(),
            *(p.actor for p in self.persons if p.actor is not None),
        ]:
            if actor in found or actor.rule == _PAST or actor is here:
                continue
            if actor.office not in offices and (offices or actor.office is None):
                continue
            if all(actor.side is None or one.side != actor.side for one in found):
                found.append(actor)
            if len(found) == number:
                self.groups.append((phrase.value, tuple(reversed(found))))
                return tuple(reversed(found))
        if phrase.number and phrase.value and len(found) == number - 1:
            self._promote(phrase, found)
        if len(found) == number:
            return tuple(found)
        return self._states(number)

    def _chairs(self, number: int) -> tuple[Actor, ...]:
        """« les deux présidents » of assemblies: the last so many people, where each has that title and none is a ruler."""
        last = [a for a in self._recent_persons() if a.office is not None][:number]
        if len(last) < number or any(a.office != "legislator" for a in last):
            return ()
        return tuple(reversed(last))

    def _subject_here(self, phrase: Phrase) -> Actor | None:
        """« l'Angolais X avait prié les deux chefs d'État »: who acts on them is none of them."""
        if not self._object(phrase.first) and not self._governed(phrase.first):
            return None
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        for seen in reversed(self.seen[-6:]):
            if seen.sentence != sentence:
                return None
            if seen.subject and len(seen.actors) == 1 and seen.actors[0].kind == "person":
                return seen.actors[0]
        return None

    def _promote(self, phrase: Phrase, found: list[Actor]) -> None:
        """« les deux présidents » where one of two people has no office yet: he is the other."""
        for actor in self._recent_persons():
            if actor.office is None and actor not in found and self._free(actor):
                actor.office = (
                    found[0].office
                    if phrase.value == "minister" and phrase.portfolio is None
                    else phrase.value
                )
                actor.rule = "participants.group"
                found.append(actor)
                return

    def _office_count(self, offices: tuple[str, ...]) -> int:
        return sum(p.actor is not None and p.actor.office in offices for p in self.persons)

    def _offices(self, phrase: Phrase) -> tuple[str, ...]:
        if not phrase.value:
            word = self.frame.words[phrase.head]
            if word.startswith("diplomate"):
                return _DIPLOMATS
            if word.startswith(("dirigeant", "leader", "numero", "homme")):
                return _LEADERS
            return ()
        if phrase.value == "minister" and phrase.portfolio is not None:
            return ("minister",)
        return _WIDE.get(phrase.value, (phrase.value,))

    def _holder(self, phrase: Phrase) -> Actor | None:
        """The person an office phrase without a name stands for, else the state of its side."""
        if phrase.former and phrase.determiner != "definite":
            return None
        offices = self._offices(phrase)
        side = phrase.side
        if side is None and ("generic" in phrase.tags or phrase.value == "official"):
            after = phrase.last + 1
            if (
                after < self.frame.count
                and self.frame.joined(after)
                and self.frame.words[after] in ("de", "du", "d", "des")
            ):
                return (
                    None  # « le chef des Forces de soutien rapide »: of something that is not known
                )
        if phrase.word in ("notre", "nos", "mon", "ma", "votre"):
            return None
        if phrase.determiner == "possessive" and side is None:
            owner = self._owner(phrase)
            side = owner.side if owner is not None else None
            if side is None:
                return None
        person = self._kept(phrase, offices) or self._best(
            offices, side, phrase.feminine, generic=not phrase.value, phrase=phrase
        )
        if person is not None:
            if side is None and phrase.value in _LEADERS:
                self.bare.setdefault(self._wording(phrase), person)
            if person.side is None and side is not None:
                if self._free(person):
                    person.side = side
                else:
                    self.votes.setdefault(person.id, Counter())[side] += 1
            return person
        if (
            phrase.value
            and not phrase.former
            and phrase.determiner == "definite"
            and phrase.nested is False
        ):
            person = self._unknown(phrase, side)
            if person is not None:
                return person
        if side is None and phrase.value in _LEADERS and phrase.determiner == "definite":
            side = (
                self.home
            )  # « le Premier ministre » of whom nobody speaks otherwise: that of the page
        return self.state(side) if side is not None and phrase.value != "spokesperson" else None

    def _wording(self, phrase: Phrase) -> str:
        frame = self.frame
        return frame.page.fold[frame.starts[phrase.first] : frame.ends[phrase.last]]

    def _kept(self, phrase: Phrase, offices: tuple[str, ...]) -> Actor | None:
        """« le Président de la République », « le chef de l'État » without a state mean one person throughout."""
        kept = self.bare.get(self._wording(phrase)) if phrase.side is None else None
        if kept is None or " " not in self._wording(phrase) or kept is self.beside:
            return None
        return kept if kept.office in offices and kept.feminine in (None, phrase.feminine) else None

    def _best(
        self,
        offices: tuple[str, ...],
        side: str | None,
        feminine: bool | None,
        *,
        generic: bool,
        phrase: Phrase | None = None,
    ) -> Actor | None:
        def fits(actor: Actor, *, strict: bool) -> bool:
            if actor.rule == _PAST or (actor is self.beside and side is None):
                return False
            if (offices and actor.office not in offices) or (not offices and actor.office is None):
                return False
            if side is not None and actor.side is not None and actor.side != side:
                return False
            if strict and side is not None and actor.side is None:
                return False
            return feminine is None or actor.feminine in (None, feminine)

        recent = [a for a in self._recent_persons() if fits(a, strict=False)]
        if feminine is not None:
            recent = [a for a in recent if a.feminine is feminine] or recent
        if side is not None:
            recent = [a for a in recent if a.side == side] or recent
        if offices and recent:
            exact = [a for a in recent if a.office == offices[0]]
            if side is None and len(offices) > 1 and exact and offices[0] != "minister":
                recent = exact
        if phrase is not None and len(recent) > 1:
            recent = self._prefer(recent, phrase)
        if recent:
            return recent[0]
        if generic:
            return None
        later = [
            p.actor for p in self.persons if p.actor is not None and fits(p.actor, strict=True)
        ]
        return later[0] if len({a.id for a in later}) == 1 or (later and side is not None) else None

    def _prefer(self, recent: list[Actor], phrase: Phrase) -> list[Actor]:
        """Among several who fit: who bears this very title, and who is not already another part of the sentence."""
        word = self.frame.page.fold[self.frame.starts[phrase.head] : self.frame.ends[phrase.head]][
            :8
        ]
        titled = [a for a in recent if self._bears(a, word)]
        if phrase.side is None:
            sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
            here = {a.id for s in self.seen[-8:] if s.sentence == sentence for a in s.actors}
            free = [a for a in (titled or recent) if a.id not in here]
            if free:
                return self._topic_first(free, sentence)
        return titled or recent

    def _topic_first(self, actors: list[Actor], sentence: int) -> list[Actor]:
        """Of several who fit, first the subject of the sentence before."""
        if len(actors) < 2:
            return actors
        topics = {
            s.actors[0].id
            for s in self.seen[-12:]
            if s.subject and s.sentence == sentence - 1 and len(s.actors) == 1
        }
        return [a for a in actors if a.id in topics] or actors

    def _bears(self, actor: Actor, word: str) -> bool:
        person = self.person_of.get(actor.id)
        return person is not None and any(word in fold(e.title) for e in person.evidence)

    def _unknown(self, phrase: Phrase, side: str | None) -> Actor | None:
        """A person named just before without any office, whom this phrase now tells."""
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        recent = [
            s
            for s in reversed(self.seen[-10:])
            if s.sentence >= sentence - 2 and len(s.actors) == 1
        ]
        for seen in [*(s for s in recent if s.subject), *(s for s in recent if not s.subject)]:
            actor = seen.actors[0]
            if actor.kind != "person" or actor.office is not None or not self._free(actor):
                continue
            if (actor.side is not None and actor.side != side) or (
                phrase.feminine is not None and actor.feminine not in (None, phrase.feminine)
            ):
                continue
            if seen.sentence == sentence and not seen.subject:
                continue
            if phrase.value == "minister" and phrase.portfolio is None:
                self.tentative.setdefault(actor.id, phrase.value)
                return actor
            actor.office = phrase.value
            actor.side = actor.side or side
            if actor.feminine is None:
                actor.feminine = phrase.feminine
            actor.rule = "participants.coreference"
            return actor
        return None

    def _free(self, actor: Actor) -> bool:
        """Whether the text has not said what else the person is."""
        person = self.person_of.get(actor.id)
        return (
            person is not None
            and actor.rule != _PAST
            and not any(e.title and "homologue" not in e.title for e in person.evidence)
        )

    # --- states and bodies ------------------------------------------------------------------------
    def state(self, side: str) -> Actor:
        """The actor of a state (or of an organisation that is a side)."""
        if side not in SIDES:  # an organisation outside the closed list of parties
            return self.actors.setdefault(
                f"{side}/organization",
                Actor(
                    f"{side}/organization", "organization", side, side,
                    body="organization", rule="participants.organization",
                ),
            )  # fmt: skip
        key = f"state/{side}"
        return self.actors.setdefault(
            key, Actor(key, "state", side, side, rule="participants.state")
        )

    def body(self, side: str, body: str, name: str) -> Actor:
        """The actor of a body."""
        key = f"{side}/{body}"
        return self.actors.setdefault(
            key, Actor(key, "organization", name, side, body=body, rule="participants.body")
        )

    def _target(self, i: int, target: Target) -> None:
        frame = self.frame
        start, end = frame.starts[i], frame.ends[target.last]
        side = target.side
        assert side is not None
        if target.kind in ("seat", "organization"):
            self._add(
                i,
                target.last,
                start,
                end,
                (self.body(side, target.body or "organization", target.name),),
                "body",
            )
        elif self.states.is_party(i, target):
            self._add(i, target.last, start, end, (self.state(side),), "state")

    # --- pronouns ---------------------------------------------------------------------------------
    def _pronoun(self, pronoun: Pronoun) -> None:
        frame = self.frame
        start, end = frame.starts[pronoun.first], frame.ends[pronoun.last]
        if pronoun.plural:
            self._add(pronoun.first, pronoun.last, start, end, self._they(), "group", subject=True)
            return
        if pronoun.order is not None:
            actor = self._of_pair(pronoun.order)
        else:
            actor = self._latter(pronoun) if pronoun.near else self._subject_before(pronoun)
        if actor is not None:
            if (
                actor.feminine is None
                and actor.kind == "person"
                and pronoun.feminine is not None
                and self._alone(actor)
            ):
                actor.feminine = pronoun.feminine
            self._add(
                pronoun.first,
                pronoun.last,
                start,
                end,
                (actor,),
                "pronoun",
                subject=not pronoun.near or None,
            )

    def _of_pair(self, order: int) -> Actor | None:
        """« le premier … le second »: of the two people named together last."""
        for seen in reversed(self.seen[-12:]):
            if len(seen.actors) == 2:
                return seen.actors[order]
        if self.pair is not None:
            return self.pair[1][order]
        last = [s.actors[0] for s in self.seen[-12:] if s.how == "name"]
        two = list(dict.fromkeys(last))[-2:]
        return two[order] if len(two) == 2 else None

    def _alone(self, actor: Actor) -> bool:
        return len(self.persons) == 1 and self.persons[0].actor is actor

    def _subject_before(self, pronoun: Pronoun) -> Actor | None:
        """The last subject of that gender in this sentence or the one or two before, else the last person."""
        sentence = self.frame.page.sentence_at(self.frame.starts[pronoun.first])
        fallback: Actor | None = None
        for seen in reversed(self.seen[-_WINDOW:]):
            if seen.sentence < sentence - 4:
                break
            if len(seen.actors) != 1:
                continue
            actor = seen.actors[0]
            if actor.kind != "person":
                if seen.subject and seen.sentence == sentence and self._noun_fits(seen, pronoun):
                    return actor
                continue
            if actor.feminine not in (None, pronoun.feminine):
                continue
            if seen.subject:
                return actor
            fallback = fallback or actor
        return fallback

    def _latter(self, pronoun: Pronoun) -> Actor | None:
        for seen in reversed(self.seen[-10:]):
            actor = seen.actors[-1]
            if actor.kind == "person" and actor.feminine in (None, pronoun.feminine):
                return actor
            if actor.kind != "person" and len(seen.actors) == 1 and self._noun_fits(seen, pronoun):
                return actor
        return None

    def _noun_fits(self, seen: Seen, pronoun: Pronoun) -> bool:
        """« la Russie … elle », « la partie cambodgienne … celle-ci »: by the article before the state or body."""
        frame = self.frame
        article = frame.words[seen.token - 1] if frame.joined(seen.token) else ""
        return pronoun.feminine is (article == "la") and article in ("la", "le")

    def _they(self) -> tuple[Actor, ...]:
        """The last group or coordinated pair, else the last two people of different sides."""
        sentence = self.seen[-1].sentence if self.seen else 0
        for seen in reversed(self.seen[-12:]):
            if seen.sentence < sentence - 3:
                break
            if len(seen.actors) > 1 and seen.subject:
                return seen.actors
        return self._last_persons(2)


def _weight(actor: Actor) -> int:
    """How much one mention says that a text is about a side: people in office, then states and movements, then bodies."""
    if actor.kind == "person" and actor.office is not None:
        return 3
    return 2 if actor.kind == "state" or actor.side in MOVEMENTS else 1


_PARTIES = frozenset("protagonistes belligerants parties signataires".split())
_DEPUTY = {"foreign_minister": "deputy_foreign_minister", "minister": "minister"}
"""What « son adjoint » is, by whose he is."""
_LED = frozenset("dirigee conduite menee presidee emmenee dirige conduit mene preside".split())
_COMMON = frozenset(
    "regime administration cabinet direction executif pouvoir assemblee congres cour autorites".split()
)
_PRESENTED = frozenset(
    "presente presentee presentes remis remise depose remet presente presentera remettra deposera presenter remettre".split()
)
_JOINTS = frozenset(
    ("et", "et le", "et la", "et l'", "et m", "et mme", "ainsi que", "puis", "et son", "et sa")
)
_CLAUSE_OPENERS = frozenset(
    "qui que qu dont et ou mais lorsque quand si comme tandis alors puis car or quoique parce".split()
)
_MINISTRY_OF = {
    "foreign_minister": "foreign_ministry",
    "deputy_foreign_minister": "foreign_ministry",
    "defence_minister": "defence_ministry",
}
_PAST = "participants.past-holder"


def _equal(word: str) -> bool:
    """Whether the noun says that both hold the same office (« homologue »; a « hôte » may hold any)."""
    return word.startswith(
        ("homologue", "collegue", "confrere", "consœur", "consoeur", "alter", "pair", "vis")
    )


def _plausible_other(actor: Actor, phrase: Phrase) -> bool:
    return phrase.side is None or actor.side is None or actor.side != phrase.side


_HEADS = {
    "foreign_ministry": ("foreign_minister", "deputy_foreign_minister"),
    "presidency": ("head_of_state",),
    "government": ("head_of_government", "minister"),
    "defence_ministry": ("defence_minister",),
    "embassy": ("ambassador",),
    "delegation": (),
    "parliament": (),
}
_GOVERNORS = frozenset(
    """
    de d du des a au aux avec par pour chez en dans sur vers contre entre selon sous pres envers lors depuis
    """.split()
)
_TRANSPARENT = frozenset(
    """
    le la les l m mm mme son sa ses leur leurs ce cette un une excellence altesse majeste royale s e sm sem sar
    monsieur madame dr cheikh certain certaine
    """.split()
)


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if out and mention.start < out[-1].end:
            continue
        out.append(mention)
    return out
