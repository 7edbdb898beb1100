"""Which month, season, week or stretch is meant: « en mars », « l'été dernier », « du 3 au 5 mai »."""

from __future__ import annotations

import datetime as dt

from readouts.findings import Expression
from readouts.readers.dates.passage import Passage
from readouts.readers.dates.values import (
    add_months,
    make,
    month_value,
    plus,
    season_of,
    shifted,
    weekend,
    within,
)
from readouts.readers.dates.which_day import day_of, month_of, stated_year

__all__ = ["counted", "part_of_year", "range_of"]

Valued = tuple[str | None, dt.date | None]
"""A value, and a day of it for what follows to count from."""


def part_of_year(p: Passage, e: Expression) -> Valued:
    """Seasons, quarters and halves."""
    number = e.number or "Q1"
    month = season_of(number)
    year = stated_year(p, e)
    if year is None:
        reference = p.anchor.day if e.narrative and p.anchor else p.reference
        if reference is None:
            return None, None
        year = reference.year
        if number == "WI" and reference.month <= 2:
            year -= 1
        length = 6 if number[0] == "H" else 3
        over = reference.year * 12 + reference.month > year * 12 + month + length - 1
        begun = reference.year * 12 + reference.month >= year * 12 + month
        direction = e.turn or p.direction(e)
        if direction == "next" and (over or (e.turn == "next" and begun)):
            year += 1
        elif (direction in ("last", "previous") and not begun) or (
            e.turn in ("last", "previous") and not over
        ):
            year -= 1
    day = make(year, month, 1)
    return (None, None) if day is None else (f"{year:04}-{number}", day)


def counted(p: Passage, e: Expression) -> Valued:
    """« semaine prochaine », « ce mois-ci », « deux mois plus tard », « il y a un an »."""
    base = p.base(e)
    if base is None or e.amount is None:
        return None, None
    if e.unit == "weekend":
        return _weekend(p, e, base)
    unit = e.unit
    value = shifted(base, unit, e.amount)
    if value is None:
        return None, None
    if unit == "week":
        day = plus(base, 7 * e.amount)
    elif unit == "month":
        year, month = add_months(base.year, base.month, e.amount)
        day = make(year, month, 1)
    else:
        day = make(base.year + (e.amount if unit == "year" else 0), 1, 1)
    return value, day


def _weekend(p: Passage, e: Expression, base: dt.date) -> Valued:
    amount = e.amount or 0
    if e.turn == "this" and base.weekday() <= 4 and p.direction(e) == "last":
        amount = -1
    if e.turn == "next" and base.weekday() <= 4:
        amount = 0  # « le week-end prochain » is the one to come
    saturday = plus(base, 7 * amount + 5 - base.weekday())
    return (None, None) if saturday is None else (weekend(saturday), saturday)


def range_of(p: Passage, e: Expression, until: Expression) -> Valued:
    if e.weekday is not None and e.day is None:
        last = day_of(p, until, direction=p.direction(e))
        if last is None:
            return None, None
        first = plus(last, -((last.weekday() - e.weekday) % 7))
        if first is not None and p.reference and first < p.reference <= last and _ahead(p, e):
            first, last = plus(first, 7), plus(last, 7) or last
        return (None, None) if first is None else (f"{first}/{last}", first)
    if e.unit == "year":
        return f"{e.year:04}/{until.year:04}", make(e.year or 0, 1, 1)
    if e.day is not None and e.month is None and until.month is None:
        opening, closing = _value_alone(p, e), _value_alone(p, until)
        known = opening[0] is not None and closing[0] is not None
        return (f"{opening[0]}/{closing[0]}", opening[1]) if known else (None, None)
    start = _value_alone(p, e)
    if e.year is not None or e.amount is not None or start[1] is None:
        end = (
            _value_alone(p, until)
            if until.year is not None or e.amount is not None
            else (None, None)
        )
    else:
        year = start[1].year + ((until.month or 0) < (e.month or 0))
        end = _of_year(p, until, year)
    if end[0] is None and start[1] is not None:
        end = _of_year(p, until, start[1].year)
    if start[0] is None or end[0] is None:
        return None, None
    return f"{start[0]}/{end[0]}", start[1]


def _ahead(p: Passage, e: Expression) -> bool:
    return p.turned(e) == "next" and p.tenses.foretells(e)


def _value_alone(p: Passage, e: Expression) -> Valued:
    if e.unit == "month":
        found = month_of(p, e)
        return (
            (None, None)
            if found is None or not within(found[0])
            else (month_value(*found), dt.date(*found, 1))
        )
    day = day_of(p, e)
    return (None, None) if day is None else (str(day), day)


def _of_year(p: Passage, e: Expression, year: int) -> Valued:
    day = make(year, e.month or 1, e.day or 1)
    if day is None:
        return None, None
    return (month_value(day.year, day.month) if e.unit == "month" else str(day)), day
