"""Which day or month is meant: « le 3 mai », « mardi 11 », « jeudi », « hier », « en mars »."""

from __future__ import annotations

import datetime as dt

from readouts.findings import Expression
from readouts.readers.dates.passage import Passage
from readouts.readers.dates.values import add_months, make, plus

__all__ = ["day_of", "month_of", "stated_year"]

_COMING_DAYS = 45
_NO_YEAR_DAYS = 35


def day_of(p: Passage, e: Expression, direction: str | None = None) -> dt.date | None:
    if e.month is not None and e.day is not None:
        year = stated_year(p, e)
        if year is not None:
            return make(year, e.month, e.day)
        return _day_month(p, e, direction)
    if e.day is not None:
        return _bare_day(p, e)
    if e.number is not None and e.month is not None and e.weekday is not None:
        return _nth_weekday(p, e, e.weekday, int(e.number))
    if e.weekday is not None:
        return _weekday(p, e, direction or p.direction(e))
    base = p.base(e)
    return None if base is None or e.amount is None else plus(base, e.amount)


def stated_year(p: Passage, e: Expression) -> int | None:
    if e.year is not None:
        return e.year
    if e.amount is not None:
        base = p.base(e)
        return None if base is None else base.year + e.amount
    return None


def _day_month(p: Passage, e: Expression, direction: str | None) -> dt.date | None:
    assert e.month is not None
    assert e.day is not None
    if e.turn in ("following", "previous") and p.anchor is not None:
        return _beside(p.anchor.day, e.month, e.day, after=e.turn == "following")
    context = p.context_year(e)
    if context is not None:
        day = make(context.year, e.month, e.day)
        return (
            day
            if day is None or day >= context.replace(day=1)
            else make(context.year + 1, e.month, e.day)
        )
    if p.reference is None:
        return None
    years = range(p.reference.year - 8, p.reference.year + 9)
    days = [day for year in years if (day := make(year, e.month, e.day)) is not None]
    if e.weekday is not None:
        matching = [day for day in days if day.weekday() == e.weekday]
        near = [day for day in matching if abs((day - p.reference).days) <= 370]
        days = near or days
    turned = direction or p.turned(e)
    if turned is None and p.prefer == "past":
        # Nothing tells: a day of the coming weeks rather than one of last year.
        coming = _pick(days, p.reference, "next")
        turned = "next" if coming and (coming - p.reference).days <= _COMING_DAYS else "last"
    if turned == "last" and not e.turn and e.weekday is None:
        # Nobody leaves out the year of a day nearly a year ago: « préparé pour le 9 février » on the 8th.
        coming = _pick(days, p.reference, "next")
        if coming and coming > p.reference and (coming - p.reference).days <= _NO_YEAR_DAYS:
            turned = "next"
    return _pick(days, p.reference, turned or "next")


def month_of(p: Passage, e: Expression) -> tuple[int, int] | None:
    assert e.month is not None
    year = stated_year(p, e)
    if year is not None:
        return year, e.month
    if e.turn == "following" and p.anchor is not None:
        at = p.anchor.day
        return at.year + (e.month <= at.month), e.month
    context = p.context_year(e)
    if context is not None:
        return context.year + (e.month < context.month), e.month
    if p.reference is None:
        return None
    reference = p.reference
    gap = (e.month - reference.month) % 12
    if e.turn == "next":
        return add_months(reference.year, reference.month, gap or 12)
    if e.turn in ("last", "previous"):
        return add_months(reference.year, reference.month, -((12 - gap) % 12 or 12))
    if e.turn == "this":
        return reference.year, e.month
    turned = p.turned(e)
    if turned is None and p.prefer == "past" and gap <= 1:
        turned = "next"  # nothing tells: the month to come rather than that of last year
    direction = turned or p.direction(e)
    if direction == "next" or (direction == "nearest" and gap < 6):
        return add_months(reference.year, reference.month, gap)
    return add_months(reference.year, reference.month, -((12 - gap) % 12))


def _beside(anchor: dt.date, month: int, day: int, *, after: bool) -> dt.date | None:
    """« le 2 juillet suivant »: the first such day behind the date that the passage has set."""
    own = make(anchor.year, month, day)
    if own is None or (own > anchor) == after:
        return own
    return make(anchor.year + (1 if after else -1), month, day)


def _nth_weekday(p: Passage, e: Expression, weekday: int, number: int) -> dt.date | None:
    """« premier lundi de décembre »; -1: the last one of the month."""
    found = month_of(p, e)
    opening = None if found is None else make(*found, 1)
    if opening is None:
        return None
    first = plus(opening, (weekday - opening.weekday()) % 7)
    if first is None or number > 0:
        return None if first is None else plus(first, 7 * (number - 1))
    fifth = plus(first, 28)
    return fifth if fifth is not None and fifth.month == first.month else plus(first, 21)


def _bare_day(p: Passage, e: Expression) -> dt.date | None:
    """« mardi 11 »: the month that the passage has named, where the weekday agrees; else the nearest that does."""
    if e.turn and p.reference is not None and e.weekday is None:
        away = {"next": 1, "last": -1}.get(e.turn, 0)
        return make(*add_months(p.reference.year, p.reference.month, away), e.day or 1)
    if p.month_named is not None:
        day = make(*p.month_named, e.day or 1)
        if day is not None and (e.weekday is None or day.weekday() == e.weekday):
            if p.reference is None or day >= p.reference or not p.tenses.foretells(e):
                return day
            # « du 5 au 7 février … Le deuxième s'ouvrira le 18 », told in March
            months = (add_months(p.reference.year, p.reference.month, n) for n in (0, 1))
            ahead = [
                found for found in (make(*at, e.day or 1) for at in months) if found is not None
            ]
            return next((found for found in ahead if found >= p.reference), day)
    if p.reference is None:
        return None
    months = (add_months(p.reference.year, p.reference.month, n) for n in range(-6, 7))
    days = [day for year, month in months if (day := make(year, month, e.day or 1)) is not None]
    days = [day for day in days if e.weekday is None or day.weekday() == e.weekday]
    return _pick(days, p.reference, p.direction(e))


def _weekday(p: Passage, e: Expression, direction: str) -> dt.date | None:
    if p.reference is None or e.weekday is None:
        return None
    reference, ahead = p.reference, (e.weekday - p.reference.weekday()) % 7
    if e.turn == "week":
        monday = plus(reference, -reference.weekday() + 7 * (e.amount or 0))
        return None if monday is None else plus(monday, e.weekday)
    if e.turn == "following" and p.anchor is not None:
        return plus(p.anchor.day, (e.weekday - p.anchor.day.weekday() - 1) % 7 + 1)
    if e.turn == "previous" and p.anchor is not None:
        return plus(p.anchor.day, -((p.anchor.day.weekday() - e.weekday - 1) % 7 + 1))
    if e.turn in ("next", "following"):
        return plus(reference, (ahead if e.amount else ahead or 7) + 7 * (e.amount or 0))
    if e.turn in ("last", "previous"):
        return plus(reference, -((7 - ahead) % 7 or 7))
    back = plus(reference, -((7 - ahead) % 7))
    if direction == "next":
        told = p.day_anchor
        if not ahead and told and p.to_come(told.day) and p.tenses.same_sentence(e, told.position):
            ahead = 7  # on a Tuesday: « lundi à Clairefontaine, avant de s'envoler mardi »
        return plus(reference, ahead)
    if p.visit is not None and back is not None and not p.visit[0] <= back <= p.visit[1]:
        inside = plus(p.visit[0], (e.weekday - p.visit[0].weekday()) % 7)
        if inside is not None and inside <= min(p.visit[1], reference):
            return inside
    if direction == "nearest" and ahead <= 1:
        return plus(reference, ahead)
    return back


def _pick(days: list[dt.date], reference: dt.date, direction: str) -> dt.date | None:
    if not days:
        return None
    if direction == "next":
        return next((day for day in days if day >= reference), days[-1])
    if direction == "nearest":
        return min(days, key=lambda day: (abs((day - reference).days), day))
    return next((day for day in reversed(days) if day <= reference), days[0])
