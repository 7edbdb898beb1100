"""Whether two tellings may be of the same contact: kind, status, time, place, sides and people."""

from __future__ import annotations

import datetime as dt
from functools import cache

from readouts.findings import DateFinding
from readouts.readers.encounters.telling import Telling
from readouts.text import fold
from readouts.vocabulary import built_in

__all__ = ["compatible", "finer_place", "overlap", "same_date", "same_place"]


def _same_kind(entry: Telling, telling: Telling) -> bool:
    if entry.kind == telling.kind:
        return True
    if entry.kind == "visit" or telling.kind == "visit" or "message" in (entry.kind, telling.kind):
        return False
    if "summit" in (entry.kind, telling.kind) and not telling.anaphor:
        return (
            abs(entry.start - telling.start) < 200 and "bring-together" in entry.rule + telling.rule
        )
    if entry.weak or telling.weak:
        return True
    kinds = {entry.kind, telling.kind}
    if telling.definite and entry.delegated:
        return kinds <= {"meeting", "talks"}
    return telling.anaphor and kinds <= {"meeting", "talks", "summit"}


def _same_status(entry: Telling, telling: Telling) -> bool:
    pair = {entry.status, telling.status}
    dated = telling.date is not None and entry.date is None
    if dated and telling.status == "planned" and entry.status == "held":
        return bool(telling.foretold)  # « … à la suite du sommet, en 2026 »: the next one
    if pair == {"cancelled", "held"} and telling.status == "held" and telling.place:
        return bool(entry.place)  # « l'attention est portée sur les pourparlers ouverts en Égypte »
    if len(pair) == 1 or telling.open or telling.foretold:
        return True
    if "cancelled" in pair and not telling.anaphor:
        # « la visite de mai a été annulée » and « se rendra à Rabat en juin »
        shared = any(p in entry.people for p in telling.people) or bool(entry.date and telling.date)
        return shared or bool(entry.place and telling.place)
    if "held" in pair:
        return telling.open
    return True


def same_date(a: DateFinding | None, b: DateFinding | None) -> bool:
    if a is None or b is None or a.value is None or b.value is None:
        return True
    return overlap(a.value, b.value)


def overlap(a: str, b: str) -> bool:
    """Whether two TIMEX3 values may speak of the same time."""
    first = _bounds(a)
    second = _bounds(b)
    return first[0] <= second[1] and second[0] <= first[1]


def _bounds(value: str) -> tuple[str, str]:
    if "/" in value:
        low, high = value.split("/", 1)
        return low[:10], high[:10]
    if "W" in value:
        year, week = value.split("-W")
        try:
            monday = dt.date.fromisocalendar(int(year), int(week[:2]), 1)
        except ValueError:
            return value[:4], value[:4] + "-99"
        return monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    value = value[:10]
    return value, value + "-99" if len(value) < 10 else value


def same_place(entry: Telling, telling: Telling) -> bool:
    if entry.place is None or telling.place is None or fold(entry.place) == fold(telling.place):
        return True
    if entry.place_side is None or telling.place_side is None:
        return _is_country(entry.place) or _is_country(telling.place)
    return entry.place_side == telling.place_side and (
        _is_country(entry.place) or _is_country(telling.place)
    )


def finer_place(entry: Telling, telling: Telling) -> bool:
    """« au Mexique », and later « dans la ville de Guadalajara »."""
    if entry.place is None or telling.place is None:
        return False
    return _is_country(entry.place) and not _is_country(telling.place)


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        fold(form) for row in built_in().rows.get("country", {}).values() for form in row.forms
    )


def _is_country(place: str) -> bool:
    return fold(place) in _countries()


def _same_sides(entry: Telling, telling: Telling) -> bool:
    a, b = set(entry.sides), set(telling.sides)
    return not a or not b or a <= b or b <= a


def _same_people(entry: Telling, telling: Telling) -> bool:
    """Not two different persons for one side, unless they share somebody."""
    if not entry.people or not telling.people:
        return True
    for side in {a.side for a in entry.people} & {a.side for a in telling.people}:
        ours = [a for a in entry.people if a.side == side]
        theirs = [a for a in telling.people if a.side == side]
        if not any(a in ours for a in theirs):
            return False
    shared = [a for a in telling.people if a in entry.people]
    return bool(shared) or telling.anaphor


def compatible(entry: Telling, telling: Telling) -> bool:
    if (entry.delegated and telling.people and not (telling.anaphor or telling.definite)) or (
        telling.delegated and entry.people
    ):
        return False
    return (
        _same_kind(entry, telling)
        and _same_status(entry, telling)
        and same_date(entry.date, telling.date)
        and same_place(entry, telling)
        and _same_sides(entry, telling)
        and _same_people(entry, telling)
    )
