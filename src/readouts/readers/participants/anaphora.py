"""States, bodies, offices, counterparts, pronouns and groups, resolved in the order of the text.

One walk over all that may refer to somebody. Each reference is resolved to the most recent actor that fits in number,
gender, office and side; where nobody fits, to the state of its side; where no side is known either, it is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from readouts.codes import MOVEMENTS
from readouts.findings import Actor, Cast, Mention
from readouts.readers.participants.institutions import Institutions
from readouts.readers.participants.items import Item
from readouts.readers.participants.memory import WINDOW, Event, Seen
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.pronouns import Pronoun, pronouns
from readouts.readers.participants.roster import Person
from readouts.vocabulary import words

__all__ = ["Resolver"]

_BESIDE = 12
"""Characters between two that are named together."""
_PARTIES = frozenset("protagonistes belligerants parties signataires".split())


class Resolver(Institutions):
    """The walk; ``mentions`` and ``seen`` grow as it goes on."""

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
        places = list(frame.names)
        for first, end, _ in frame.areas:
            for i in places[bisect_left(places, first) : bisect_left(places, end)]:
                target = frame.place(i) if i not in inside else None
                if target is not None and target.side is not None:
                    events.append(Event(i, target=target))
        events.extend(Event(i, demonym=target) for i, target in self._demonyms() if i not in inside)
        for pronoun in pronouns(frame):
            if pronoun.first not in inside:
                events.append(Event(pronoun.first, pronoun=pronoun))
        events.sort(key=lambda e: e.token)
        return events

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
        if right.start - left.end > _BESIDE:
            return False
        between = self.frame.page.fold[left.end : right.start]
        if between.strip(" ,").split(" ")[0] not in ("et", "avec"):
            return False
        a, b = left.actors[0].side, right.actors[0].side
        return (
            len(left.actors) == len(right.actors) == 1
            and a is not None
            and b is not None
            and a != b
        )

    def _name(self, item: Item, person: Person) -> None:
        actor, frame = person.actor, self.frame
        assert actor is not None
        for phrase, _ in item.phrases:
            if "counterpart" in phrase.tags:
                self._counterpart_named(phrase, person, actor)
            elif (
                phrase.side is None
                and phrase.determiner == "possessive"
                and ("human" not in phrase.tags or frame.words[phrase.head] in words("nationals"))
            ):
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
        awaited = self.awaited.get(actor.office or "")
        if actor.side is None and awaited not in (None, *self.faced.get(actor.id, ())):
            actor.side = awaited
        self._lead_delegation(item, actor)
        self._coordinate(item, actor)
        self._await(item, actor)
        if actor.office is None and self._free(actor) and self._presents_credentials(item):
            actor.office, actor.rule = "ambassador", "participants.credentials"
        self._add(item.first, item.last, item.start, item.end, (actor,), "name")

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
        elif phrase.value == "spokesperson" and not phrase.plural:
            self._spokesperson(phrase, start, end)
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

    def _alone(self, actor: Actor) -> bool:
        return len(self.persons) == 1 and self.persons[0].actor is actor

    def _subject_before(self, pronoun: Pronoun) -> Actor | None:
        """The last subject of that gender in this sentence or the one or two before, else the last person."""
        sentence = self.frame.page.sentence_at(self.frame.starts[pronoun.first])
        fallback: Actor | None = None
        for seen in reversed(self.seen[-WINDOW:]):
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


def _weight(actor: Actor) -> int:
    """How much one mention says that a text is about a side: people, then states, then bodies."""
    if actor.kind == "person" and actor.office is not None:
        return 3
    return 2 if actor.kind == "state" or actor.side in MOVEMENTS else 1


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if out and mention.start < out[-1].end:
            continue
        out.append(mention)
    return out
