"""The calendar vocabulary (``dates.toml``), typed, loaded once and indexed by folded token."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from readouts.text import fold
from readouts.vocabulary.files import contents

__all__ = ["Calendar", "Month", "Pointer", "Season", "Unit", "Weekday", "Zone", "calendar"]

Forms = tuple[str, ...]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: Forms
    examples: Forms = ()
    not_examples: Forms = ()


class Month(_Row):
    """A month: its names, its abbreviations, and its names in stamps of other languages."""

    id: int
    short: Forms = ()
    foreign: Forms = ()


class Weekday(_Row):
    """A day of the week, Monday being 0."""

    id: int
    short: Forms = ()
    foreign: Forms = ()


class Unit(_Row):
    """A span of time that is counted or pointed at."""

    id: str


class Season(_Row):
    """A season under its TIMEX3 code."""

    id: str


class Pointer(_Row):
    """A word that counts units from the day of the words, or from the date that the passage set (``narrative``)."""

    id: str
    unit: str
    amount: int
    narrative: bool = False


class Zone(_Row):
    """A time zone: minutes east of Greenwich in winter, and whose rule of summer time it follows."""

    id: str
    offset: int
    summer: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The vocabulary by folded token (or, for zones, folded phrase)."""

    months: dict[str, int] = field(default_factory=dict)
    short_months: dict[str, int] = field(default_factory=dict)
    foreign_months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    short_weekdays: dict[str, int] = field(default_factory=dict)
    foreign_weekdays: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    seasons: dict[str, str] = field(default_factory=dict)
    pointers: dict[str, Pointer] = field(default_factory=dict)
    zones: dict[str, Zone] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    rough_numbers: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)
    decades: dict[str, int] = field(default_factory=dict)
    auxiliaries: dict[str, str] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: tuple[_Row, ...] = ()


@cache
def calendar() -> Calendar:
    """The packaged calendar vocabulary."""
    data = contents("dates")
    months = TypeAdapter(tuple[Month, ...]).validate_python(data["month"])
    weekdays = TypeAdapter(tuple[Weekday, ...]).validate_python(data["weekday"])
    units = TypeAdapter(tuple[Unit, ...]).validate_python(data["unit"])
    seasons = TypeAdapter(tuple[Season, ...]).validate_python(data["season"])
    pointers = TypeAdapter(tuple[Pointer, ...]).validate_python(data["pointer"])
    zones = TypeAdapter(tuple[Zone, ...]).validate_python(data["zone"])
    return Calendar(
        months={fold(f): row.id for row in months for f in row.forms},
        short_months={fold(f): row.id for row in months for f in row.short},
        foreign_months={fold(f): row.id for row in months for f in row.foreign},
        weekdays={fold(f): row.id for row in weekdays for f in row.forms},
        short_weekdays={fold(f): row.id for row in weekdays for f in row.short},
        foreign_weekdays={fold(f): row.id for row in weekdays for f in row.foreign},
        units={fold(f): row.id for row in units for f in row.forms},
        seasons={fold(f): row.id for row in seasons for f in row.forms},
        pointers={fold(f): row for row in pointers for f in row.forms},
        zones={fold(f): row for row in zones for f in row.forms},
        numbers=_folded(data["numbers"]),
        rough_numbers=_folded(data["rough_numbers"]),
        ordinals=_folded(data["ordinals"]),
        decades=_folded(data["decades"]),
        auxiliaries={fold(word): tense for word, tense in data["auxiliaries"].items()},
        words={
            name: frozenset(fold(listed).replace("'", " ").split())
            for name, listed in data["words"].items()
        },
        rows=(*months, *weekdays, *units, *seasons, *pointers, *zones),
    )


def _folded(table: dict[str, int]) -> dict[str, int]:
    return {fold(word): number for word, number in table.items()}
