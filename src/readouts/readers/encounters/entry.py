"""One contact while its tellings are gathered: the facts of all of them in one telling."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.findings import DateFinding
from readouts.readers.encounters.sameness import finer_place, overlap
from readouts.readers.encounters.telling import Telling

__all__ = ["REACH", "Entry"]

REACH = 40
"""How many contacts back one is looked for: the work stays linear on a text of any length."""


@dataclass(slots=True, eq=False)
class Entry:
    """One contact: the tellings of it so far, their facts in one telling."""

    facts: Telling
    spans: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0

    def take(self, telling: Telling) -> None:
        facts = self.facts
        self.spans.append((telling.start, telling.end))
        self.last = telling.paragraph
        if facts.weak and not telling.weak:
            facts.kind, facts.weak = telling.kind, False
        elif (
            facts.kind == "meeting"
            and telling.kind == "call"
            and not telling.weak
            and facts.place is None
        ):
            facts.kind = "call"
        if not telling.open and not (telling.foretold and facts.status == "held"):
            facts.status = _status(facts.status, telling.status)
        for actor in telling.people:
            if actor not in facts.people:
                facts.people.append(actor)
        for side in telling.sides:
            facts.add_side(side)
        facts.date = _finer(facts.date, telling.date)
        if facts.place is None or (telling.place is not None and finer_place(facts, telling)):
            facts.place = telling.place
            facts.place_side = facts.place_side or telling.place_side
        facts.initiator = facts.initiator or telling.initiator
        facts.vague = facts.vague and telling.vague
        facts.memory = facts.memory and telling.memory


def _status(old: str, new: str) -> str:
    if "cancelled" in (old, new):
        return "cancelled"
    if "held" in (old, new):
        return "held"
    if "planned" in (old, new):
        return "planned"
    return old


def _finer(old: DateFinding | None, new: DateFinding | None) -> DateFinding | None:
    if old is None or new is None:
        return old or new
    if (
        old.value
        and new.value
        and overlap(old.value, new.value)
        and _width(new.value) < _width(old.value)
    ):
        return new
    return old


def _width(value: str) -> int:
    """How coarse a value is: minute 0, day 1, week 2, range 3, month 4, year 5."""
    if "T" in value:
        return 0
    if "/" in value:
        return 3
    if "W" in value:
        return 2
    return {10: 1, 7: 4}.get(len(value), 5)
