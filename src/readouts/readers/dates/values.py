"""Arithmetic on calendar values: from parts to the strings that TIMEX3 writes."""

from __future__ import annotations

import datetime as dt

from readouts.findings import Expression
from readouts.vocabulary.dates import Zone, calendar

__all__ = [
    "add_months",
    "day_value",
    "moment",
    "month_value",
    "offset",
    "season_of",
    "shifted",
    "weekend",
    "within",
]

FIRST_YEAR, LAST_YEAR = 1, 9990
"""Values outside these years are left unresolved: no calendar reaches beyond."""


def within(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def day_value(day: dt.date) -> str:
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month so many months on.

    >>> add_months(2022, 11, 3), add_months(2022, 1, -1)
    ((2023, 2), (2021, 12))
    """
    at = year * 12 + month - 1 + count
    return at // 12, at % 12 + 1


def make(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is none (29 February of a common year, a year out of bounds)."""
    if not within(year):
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def plus(day: dt.date, days: int) -> dt.date | None:
    try:
        found = day + dt.timedelta(days=days)
    except OverflowError:
        return None
    return found if within(found.year) else None


def week_value(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def weekend(day: dt.date) -> str | None:
    """The two days of the weekend of the day's week."""
    saturday = plus(day, 5 - day.weekday())
    sunday = None if saturday is None else plus(saturday, 1)
    return None if saturday is None or sunday is None else f"{saturday}/{sunday}"


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_of(number: str) -> int:
    """The month in which a season, quarter or half begins."""
    if number in _SEASON_MONTHS:
        return _SEASON_MONTHS[number]
    return (int(number[1]) - 1) * (3 if number[0] == "Q" else 6) + 1


def shifted(day: dt.date, unit: str, count: int) -> str | None:
    """The value of the unit that lies so many units from the day's own."""
    if unit == "day":
        found = plus(day, count)
        return None if found is None else day_value(found)
    if unit in ("week", "weekend"):
        found = plus(day, 7 * count)
        if found is None:
            return None
        return week_value(found) if unit == "week" else weekend(found)
    if unit in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[unit]
        year, month = add_months(day.year, day.month, count * size)
        if not within(year):
            return None
        if unit == "month":
            return month_value(year, month)
        return f"{year:04}-{'Q' if unit == 'quarter' else 'H'}{(month - 1) // size + 1}"
    year = day.year + count * (10 if unit == "decade" else 1)
    if not within(year):
        return None
    return f"{year // 10:03}" if unit == "decade" else f"{year:04}"


# --- times ---
def offset(zone: str | None, day: dt.date | None) -> str:
    """The zone as ISO 8601 writes it; « heure de Paris » has summer time by the rule of its continent."""
    if zone is None or not zone.startswith("@"):
        return zone or ""
    row = next(row for row in calendar().rows if isinstance(row, Zone) and row.id == zone[1:])
    minutes = row.offset + (
        60 if row.summer and day is not None and _summer(row.summer, day) else 0
    )
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _summer(rule: str, day: dt.date) -> bool:
    """Europe: last Sunday of March to last Sunday of October; America: second of March to first of November."""
    if not within(day.year):
        return False
    if rule == "europe":
        return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, which: int) -> dt.date:
    if which > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def moment(expression: Expression) -> dt.date | dt.datetime | None:
    """A full date as a date, with its time as a datetime; None where the calendar has no such day."""
    if not expression.full:
        return None
    day = make(expression.year or 0, expression.month or 0, expression.day or 0)
    if day is None or expression.time is None:
        return day
    zone = offset(expression.zone, day)
    return dt.datetime.fromisoformat(f"{day.isoformat()}T{expression.time}:00{zone}")
