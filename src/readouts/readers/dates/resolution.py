"""From expressions to values: the day of the words, the direction of the verb, the date that the passage has set."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from readouts.analysis import Analysis
from readouts.findings import DateFinding, Expression, Layout
from readouts.readers.dates.passage import Passage
from readouts.readers.dates.values import make, month_value, offset, shifted, within
from readouts.readers.dates.which_day import day_of, month_of
from readouts.readers.dates.which_span import counted, part_of_year, range_of

__all__ = ["resolve"]

_READ = ("title", "byline", "heading", "body")
_GRAINS = {"weekend": "range", "half": "quarter", "decade": "range"}


def resolve(
    expressions: list[Expression],
    analysis: Analysis,
    layout: Layout,
    reference: dt.date | dt.datetime | None,
    *,
    prefer: str = "past",
) -> list[DateFinding]:
    """The expressions in title, byline, headings and body, with their values."""
    day = reference.date() if isinstance(reference, dt.datetime) else reference
    passage = Passage(analysis, day if day is None or within(day.year) else None, prefer)
    starts = [line.start for line in layout.lines]
    out = []
    for place, expression in enumerate(expressions):
        at = bisect_right(starts, expression.start) - 1
        kind = layout.lines[at].kind if at >= 0 else "body"
        if kind not in _READ and len(layout.lines) > 1:
            continue
        if kind == "body" and _updates(
            analysis, expression, layout.lines[at].start if at >= 0 else 0
        ):
            _move_reference(passage, expression)
        if kind in ("title", "heading"):
            _as_below(passage, expression, expressions[place + 1 : place + 1 + _BELOW])
        value = _told(passage, expression, kind)
        grain = "range" if value and "/" in value else expression.unit
        grain = "minute" if expression.time and grain == "day" else _GRAINS.get(grain, grain)
        out.append(DateFinding(expression.start, expression.end, value, expression.rule, grain))
    return out


_BELOW = 8
"""So many dates below a headline are asked which day its bare weekday is."""


def _as_below(passage: Passage, e: Expression, below: list[Expression]) -> None:
    """« Concert à Metz mardi » over « En concert mardi 1er juin »: the body tells which."""
    if e.weekday is None or e.day is not None or e.until or e.turn or passage.turned(e):
        return
    for other in below:
        if other.weekday != e.weekday or other.until is not None or other.turn:
            continue
        if other.day is not None and other.month is not None:
            e.day, e.month, e.year = other.day, other.month, other.year
        else:
            passage.below[e.start] = passage.turned(other) or ""
        return


def _updates(analysis: Analysis, e: Expression, line: int) -> bool:
    """« Mise à jour, lundi 4 mars, 8 h 30. – »: what follows is told on that day."""
    return (
        e.month is not None
        and e.day is not None
        and e.start - line < 30
        and analysis.page.fold.startswith(("mise a jour", "maj", "actualisation", "edit"), line)
    )


def _move_reference(passage: Passage, e: Expression) -> None:
    year = e.year or (0 if passage.reference is None else passage.reference.year)
    passage.reference = make(year, e.month or 0, e.day or 0) or passage.reference


def _told(passage: Passage, e: Expression, kind: str) -> str | None:
    """The value of an expression, which the passage then knows."""
    passage.in_context = False
    value, day = _value(passage, e)
    if (
        day is not None
        and e.full
        and passage.document is None
        and e.cue in ("place", "published", "line")
    ):
        passage.document = day
    if kind != "byline" and day is not None:
        passage.remember(e, day, value)
    return value


def _value(p: Passage, e: Expression) -> tuple[str | None, dt.date | None]:
    """The value, and a day of it for what follows to count from."""
    if e.until is not None:
        return range_of(p, e, e.until)
    if e.unit == "day":
        day = day_of(p, e)
        if day is None:
            return None, None
        zone = offset(e.zone, day)
        return (f"{day}T{e.time}{zone}" if e.time else str(day)), day
    if e.number is not None:
        return part_of_year(p, e)
    if e.unit == "month" and e.month is not None:
        found = month_of(p, e)
        if found is None or not within(found[0]):
            return None, None
        return month_value(*found), dt.date(*found, 1)
    if e.unit in ("year", "decade") and e.year is not None:
        day = make(e.year, 1, 1)
        return (None if day is None else shifted(day, e.unit, 0)), day
    return counted(p, e)
