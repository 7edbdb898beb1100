"""States, bodies, offices, counterparts, pronouns and groups, resolved in the order of the text."""

from __future__ import annotations

from collections import Counter

from readouts.findings import Actor, Cast, Mention
from readouts.readers.participants.frame import OF, Frame, Target
from readouts.readers.participants.linking import Item
from readouts.readers.participants.persons import Bearer
from readouts.readers.participants.roster import Roster
from readouts.readers.participants.titles import Phrase

__all__ = ["resolve"]


def resolve(frame: Frame, phrases: list[Phrase], items: list[Item], roster: Roster, bearers: list[Bearer]) -> Cast:
    """The cast: actors, and mentions that do not overlap, in order."""
    return _Resolver(frame, phrases, items, roster, bearers).run()


class _Resolver:
    def __init__(self, frame: Frame, phrases: list[Phrase], items: list[Item], roster: Roster, bearers: list[Bearer]) -> None:
        self.frame = frame
        self.phrases = phrases
        self.items = items
        self.roster = roster
        self.bearers = bearers
        self.actors: dict[str, Actor] = {p.actor.id: p.actor for p in roster.persons if p.actor is not None}
        self.mentions: list[Mention] = []

    def run(self) -> Cast:
        for item, person in self.bearers:
            assert person.actor is not None
            self.mentions.append(Mention(item.start, item.end, (person.actor,), "name"))
        taken = sorted((m.start, m.end) for m in self.mentions)
        self._states(taken)
        self.mentions.sort(key=lambda m: m.start)
        cast = Cast(list(self.actors.values()), _disjoint(self.mentions))
        cast.sides = self._main_sides(cast)
        return cast

    # --- states and bodies --------------------------------------------------------------------------------------------
    def state(self, side: str) -> Actor:
        key = f"state/{side}"
        return self.actors.setdefault(key, Actor(key, "state", side, side, rule="participants.state"))

    def body(self, side: str, body: str, name: str) -> Actor:
        key = f"{side}/{body}"
        return self.actors.setdefault(key, Actor(key, "organization", name, side, body=body, rule="participants.body"))

    def _states(self, taken: list[tuple[int, int]]) -> None:
        frame = self.frame
        at = 0
        inside: set[int] = set()
        for start, end in taken:
            first = frame.page.first_token(start)
            while first < frame.count and frame.starts[first] < end:
                inside.add(first)
                first += 1
        for phrase in self.phrases:
            if phrase.first in inside:
                continue
            if phrase.kind == "institution" and not phrase.nested and phrase.side is not None and phrase.value:
                self._institution(phrase, inside)
            elif phrase.kind == "office":
                inside.update(range(phrase.first, phrase.last + 1))
        del at
        for first, end, _ in frame.areas:
            for i in range(first, end):
                if i in inside or i not in frame.names:
                    continue
                target = frame.place(i)
                if target is None or target.side is None:
                    continue
                self._place(i, target)

    def _institution(self, phrase: Phrase, inside: set[int]) -> None:
        frame = self.frame
        start, end = frame.starts[phrase.first], frame.ends[phrase.last]
        side = phrase.side
        assert side is not None
        inside.update(range(phrase.first, phrase.last + 1))
        if phrase.value == "state":
            self.mentions.append(Mention(start, end, (self.state(side),), "state"))
        else:
            self.mentions.append(Mention(start, end, (self.body(side, phrase.value, frame.text[start:end]),), "body"))

    def _place(self, i: int, target: Target) -> None:
        frame = self.frame
        start, end = frame.starts[i], frame.ends[target.last]
        side = target.side
        assert side is not None
        if target.kind in ("seat", "organization"):
            self.mentions.append(Mention(start, end, (self.body(side, target.body or "organization", target.name),), "body"))
        elif target.kind == "country" and not self._locative(i) or target.kind == "capital" and self._acts(i, target.last):
            self.mentions.append(Mention(start, end, (self.state(side),), "state"))

    def _locative(self, i: int) -> bool:
        before = self.frame.words[i - 1] if self.frame.joined(i) else ""
        return before == "en"

    def _acts(self, first: int, last: int) -> bool:
        """A capital stands for its state where no preposition of place is before it."""
        frame = self.frame
        if not frame.joined(first):
            return True
        before = frame.words[first - 1]
        return before in ("que", "qu", "et", "mais", "selon", "par", "avec", "entre", "contre", "pour", "quant", "si", "comme")

    def _main_sides(self, cast: Cast) -> list[str]:
        weights: Counter[str] = Counter()
        for mention in cast.mentions:
            for actor in mention.actors:
                if actor.side is not None:
                    weights[actor.side] += 2 if actor.kind == "person" else 1
        return [side for side, _ in weights.most_common()]


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in mentions:
        if out and mention.start < out[-1].end:
            continue
        out.append(mention)
    return out


_UNUSED = OF
