"""From expressions to values: the day of the words, the direction of the verb, the date that the passage has set."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass

from readouts.analysis import Analysis
from readouts.findings import DateFinding, Expression, Layout
from readouts.readers.dates import direction as tense
from readouts.readers.dates.values import (
    add_months,
    make,
    month_value,
    offset,
    plus,
    season_of,
    shifted,
    weekend,
    within,
)

__all__ = ["resolve"]

_READ = ("title", "byline", "heading", "body")
_GRAINS = {"weekend": "range", "half": "quarter", "decade": "range"}
_VISIT_DAYS = 14
_COMING_DAYS = 45
_NEAR_CONTEXT = 700
_NO_YEAR_DAYS = 35


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
    resolver = _Resolver(analysis, day if day is None or within(day.year) else None, prefer)
    starts = [line.start for line in layout.lines]
    out = []
    for expression in expressions:
        at = bisect_right(starts, expression.start) - 1
        kind = layout.lines[at].kind if at >= 0 else "body"
        if kind not in _READ and len(layout.lines) > 1:
            continue
        value = resolver.value(expression, kind, layout.lines[at].start if at >= 0 else 0)
        grain = "range" if value and "/" in value else expression.unit
        grain = "minute" if expression.time and grain == "day" else _GRAINS.get(grain, grain)
        out.append(DateFinding(expression.start, expression.end, value, expression.rule, grain))
    return out


@dataclass(slots=True)
class _Anchor:
    """The last date that the passage has set, to its grain."""

    day: dt.date
    unit: str
    position: int
    explicit: bool


class _Resolver:
    def __init__(self, analysis: Analysis, reference: dt.date | None, prefer: str) -> None:
        self.analysis = analysis
        self.reference = reference
        self.prefer = prefer
        self.tenses = tense.Tenses(analysis)
        self.anchor: _Anchor | None = None
        self.day_anchor: _Anchor | None = None
        self.told: _Anchor | None = None
        self.document: dt.date | None = None
        self.in_context = False
        self.visit: tuple[dt.date, dt.date] | None = None
        self.month_named: tuple[int, int] | None = None

    # --- one expression ---
    def value(self, e: Expression, kind: str, line: int) -> str | None:
        if kind == "body" and self._updates(e, line):
            self.reference = (
                make(e.year or self._year_or_0(), e.month or 0, e.day or 0) or self.reference
            )
        self.in_context = False
        value, day = self._value(e)
        if (
            day is not None
            and e.full
            and self.document is None
            and e.cue in ("place", "published", "line")
        ):
            self.document = day
        if kind != "byline" and day is not None:
            self._remember(e, day, value)
        return value

    def _year_or_0(self) -> int:
        return 0 if self.reference is None else self.reference.year

    def _updates(self, e: Expression, line: int) -> bool:
        """« Mise à jour, lundi 4 mars, 8 h 30. – »: what follows is told on that day."""
        fold = self.analysis.page.fold
        return (
            e.month is not None
            and e.day is not None
            and e.start - line < 30
            and fold.startswith(("mise a jour", "maj", "actualisation", "edit"), line)
        )

    def _value(self, e: Expression) -> tuple[str | None, dt.date | None]:
        """The value, and a day of it for what follows to count from."""
        if e.until is not None:
            return self._range(e, e.until)
        if e.unit == "day":
            day = self._day(e)
            if day is None:
                return None, None
            zone = offset(e.zone, day)
            return (f"{day}T{e.time}{zone}" if e.time else str(day)), day
        if e.number is not None:
            return self._part_of_year(e)
        if e.unit == "month" and e.month is not None:
            found = self._month(e)
            if found is None or not within(found[0]):
                return None, None
            return month_value(*found), dt.date(*found, 1)
        if e.unit in ("year", "decade") and e.year is not None:
            day = make(e.year, 1, 1)
            return (None if day is None else shifted(day, e.unit, 0)), day
        return self._counted(e)

    def _range(self, e: Expression, until: Expression) -> tuple[str | None, dt.date | None]:
        if e.weekday is not None and e.day is None:
            last = self._day(until, direction=self._direction(e))
            if last is None:
                return None, None
            first = plus(last, -((last.weekday() - e.weekday) % 7))
            return (None, None) if first is None else (f"{first}/{last}", first)
        if e.unit == "year":
            return f"{e.year:04}/{until.year:04}", make(e.year or 0, 1, 1)
        start = self._value_alone(e)
        if e.year is not None or e.amount is not None or start[1] is None:
            end = (
                self._value_alone(until)
                if until.year is not None or e.amount is not None
                else (None, None)
            )
        else:
            year = start[1].year + ((until.month or 0) < (e.month or 0))
            end = self._of_year(until, year)
        if end[0] is None and start[1] is not None:
            end = self._of_year(until, start[1].year)
        if start[0] is None or end[0] is None:
            return None, None
        return f"{start[0]}/{end[0]}", start[1]

    def _value_alone(self, e: Expression) -> tuple[str | None, dt.date | None]:
        if e.unit == "month":
            found = self._month(e)
            return (
                (None, None)
                if found is None or not within(found[0])
                else (month_value(*found), dt.date(*found, 1))
            )
        day = self._day(e)
        return (None, None) if day is None else (str(day), day)

    def _of_year(self, e: Expression, year: int) -> tuple[str | None, dt.date | None]:
        day = make(year, e.month or 1, e.day or 1)
        if day is None:
            return None, None
        return (month_value(day.year, day.month) if e.unit == "month" else str(day)), day

    def _to_come(self, day: dt.date) -> bool:
        return self.reference is not None and day > self.reference

    # --- days ---
    def _day(self, e: Expression, direction: str | None = None) -> dt.date | None:
        if e.month is not None and e.day is not None:
            year = self._stated_year(e)
            if year is not None:
                return make(year, e.month, e.day)
            return self._day_month(e, direction)
        if e.day is not None:
            return self._bare_day(e)
        if e.weekday is not None:
            return self._weekday(e, direction or self._direction(e))
        base = self._base(e)
        return None if base is None or e.amount is None else plus(base, e.amount)

    def _stated_year(self, e: Expression) -> int | None:
        if e.year is not None:
            return e.year
        if e.amount is not None:
            base = self._base(e)
            return None if base is None else base.year + e.amount
        return None

    def _base(self, e: Expression) -> dt.date | None:
        """The day that a pointing word counts from."""
        if e.narrative:
            anchor = self.day_anchor if e.unit == "day" else self.anchor
            ahead = e.unit == "day" and anchor is not None and self._to_come(anchor.day)
            if ahead and not self.tenses.foretells(e):
                anchor = (
                    self.told
                )  # « la réunion est fixée au 20 juin. La veille, il avait reçu … »
            return self.reference if anchor is None else anchor.day
        if e.rule == "dates.this-day" and self.document is not None:
            return self.document  # « nous sommes réunis ce jour » under « San José, le 20 février »
        return self.reference

    def _day_month(self, e: Expression, direction: str | None) -> dt.date | None:
        assert e.month is not None
        assert e.day is not None
        context = self._context_year(e)
        if context is not None:
            day = make(context.year, e.month, e.day)
            return (
                day
                if day is None or day >= context.replace(day=1)
                else make(context.year + 1, e.month, e.day)
            )
        if self.reference is None:
            return None
        years = range(self.reference.year - 8, self.reference.year + 9)
        days = [day for year in years if (day := make(year, e.month, e.day)) is not None]
        if e.weekday is not None:
            matching = [day for day in days if day.weekday() == e.weekday]
            near = [day for day in matching if abs((day - self.reference).days) <= 370]
            days = near or days
        turned = direction or self._turned(e)
        if turned is None and self.prefer == "past":
            # Nothing tells: a day of the coming weeks rather than one of last year.
            coming = _pick(days, self.reference, "next")
            turned = "next" if coming and (coming - self.reference).days <= _COMING_DAYS else "last"
        if turned == "last" and not e.turn and e.weekday is None:
            # Nobody leaves out the year of a day nearly a year ago: « préparé pour le 9 février » on the 8th.
            coming = _pick(days, self.reference, "next")
            if (
                coming
                and coming > self.reference
                and (coming - self.reference).days <= _NO_YEAR_DAYS
            ):
                turned = "next"
        return _pick(days, self.reference, turned or "next")

    def _bare_day(self, e: Expression) -> dt.date | None:
        """« mardi 11 »: the month that the passage has named, where the weekday agrees; else the nearest that does."""
        if e.turn == "this" and self.reference is not None and e.weekday is None:
            return make(self.reference.year, self.reference.month, e.day or 1)
        if self.month_named is not None:
            day = make(*self.month_named, e.day or 1)
            if day is not None and (e.weekday is None or day.weekday() == e.weekday):
                return day
        if self.reference is None:
            return None
        months = (add_months(self.reference.year, self.reference.month, n) for n in range(-6, 7))
        days = [day for year, month in months if (day := make(year, month, e.day or 1)) is not None]
        days = [day for day in days if e.weekday is None or day.weekday() == e.weekday]
        return _pick(days, self.reference, self._direction(e))

    def _weekday(self, e: Expression, direction: str) -> dt.date | None:
        if self.reference is None or e.weekday is None:
            return None
        reference, ahead = self.reference, (e.weekday - self.reference.weekday()) % 7
        if e.turn == "week":
            monday = plus(reference, -reference.weekday() + 7 * (e.amount or 0))
            return None if monday is None else plus(monday, e.weekday)
        if e.turn == "following" and self.anchor is not None:
            return plus(self.anchor.day, (e.weekday - self.anchor.day.weekday() - 1) % 7 + 1)
        if e.turn == "previous" and self.anchor is not None:
            return plus(self.anchor.day, -((self.anchor.day.weekday() - e.weekday - 1) % 7 + 1))
        if e.turn in ("next", "following"):
            return plus(reference, (ahead if e.amount else ahead or 7) + 7 * (e.amount or 0))
        if e.turn in ("last", "previous"):
            return plus(reference, -((7 - ahead) % 7 or 7))
        back = plus(reference, -((7 - ahead) % 7))
        if direction == "next":
            return plus(reference, ahead)
        if (
            self.visit is not None
            and back is not None
            and not self.visit[0] <= back <= self.visit[1]
        ):
            inside = plus(self.visit[0], (e.weekday - self.visit[0].weekday()) % 7)
            if inside is not None and inside <= min(self.visit[1], reference):
                return inside
        if direction == "nearest" and ahead <= 1:
            return plus(reference, ahead)
        return back

    # --- months and more ---
    def _month(self, e: Expression) -> tuple[int, int] | None:
        assert e.month is not None
        year = self._stated_year(e)
        if year is not None:
            return year, e.month
        if e.turn == "following" and self.anchor is not None:
            at = self.anchor.day
            return at.year + (e.month <= at.month), e.month
        context = self._context_year(e)
        if context is not None:
            return context.year + (e.month < context.month), e.month
        if self.reference is None:
            return None
        reference = self.reference
        gap = (e.month - reference.month) % 12
        if e.turn == "next":
            return add_months(reference.year, reference.month, gap or 12)
        if e.turn in ("last", "previous"):
            return add_months(reference.year, reference.month, -((12 - gap) % 12 or 12))
        if e.turn == "this":
            return reference.year, e.month
        turned = self._turned(e)
        if turned is None and self.prefer == "past" and gap <= 1:
            turned = "next"  # nothing tells: the month to come rather than that of last year
        direction = turned or self._direction(e)
        if direction == "next" or (direction == "nearest" and gap < 6):
            return add_months(reference.year, reference.month, gap)
        return add_months(reference.year, reference.month, -((12 - gap) % 12))

    def _part_of_year(self, e: Expression) -> tuple[str | None, dt.date | None]:
        """Seasons, quarters and halves."""
        number = e.number or "Q1"
        month = season_of(number)
        year = self._stated_year(e)
        if year is None:
            reference = self.anchor.day if e.narrative and self.anchor else self.reference
            if reference is None:
                return None, None
            year = reference.year
            if number == "WI" and reference.month <= 2:
                year -= 1
            length = 6 if number[0] == "H" else 3
            over = reference.year * 12 + reference.month > year * 12 + month + length - 1
            begun = reference.year * 12 + reference.month >= year * 12 + month
            direction = e.turn or self._direction(e)
            if direction == "next" and (over or (e.turn == "next" and begun)):
                year += 1
            elif (direction in ("last", "previous") and not begun) or (
                e.turn in ("last", "previous") and not over
            ):
                year -= 1
        day = make(year, month, 1)
        return (None, None) if day is None else (f"{year:04}-{number}", day)

    def _counted(self, e: Expression) -> tuple[str | None, dt.date | None]:
        """« semaine prochaine », « ce mois-ci », « deux mois plus tard », « il y a un an »."""
        base = self._base(e)
        if base is None or e.amount is None:
            return None, None
        if e.unit == "weekend":
            return self._weekend(e, base)
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

    def _weekend(self, e: Expression, base: dt.date) -> tuple[str | None, dt.date | None]:
        amount = e.amount or 0
        if e.turn == "this" and base.weekday() <= 4 and self._direction(e) == "last":
            amount = -1
        saturday = plus(base, 7 * amount + 5 - base.weekday())
        return (None, None) if saturday is None else (weekend(saturday), saturday)

    # --- direction and context ---
    def _direction(self, e: Expression) -> str:
        """``next``, ``last`` or ``nearest``, from the words themselves, else from the clause's verb."""
        return self._turned(e) or ("next" if self.prefer == "future" else "last")

    def _turned(self, e: Expression) -> str | None:
        """The direction where something tells it."""
        if e.turn in ("next", "following"):
            return "next"
        if e.turn in ("last", "previous"):
            return "last"
        return self.tenses.direction(e) or None

    def _context_year(self, e: Expression) -> dt.date | None:
        """The passage's date, where a bare month or day opens a sentence of a passage about another year."""
        anchor = self.anchor
        if anchor is None or not anchor.explicit or anchor.unit not in ("day", "month"):
            return None
        if e.turn or e.weekday is not None or e.start - anchor.position > _NEAR_CONTEXT:
            return None
        if self.reference is None:
            return anchor.day
        if not anchor.day.year < self.reference.year or not self.tenses.opens_sentence(e):
            return None
        if not self.tenses.narrates(e):
            return None
        self.in_context = True
        return anchor.day

    def _remember(self, e: Expression, day: dt.date, value: str | None) -> None:
        if e.until is not None and value and e.unit == "day" and value.count("-") == 4:
            last = dt.date.fromisoformat(value.split("/")[1])
            if (last - day).days <= _VISIT_DAYS and self.visit is None:
                self.visit = (day, last)
        if e.narrative and (e.amount or 0) < 0:
            return  # a look back: the passage goes on from where it was
        if e.unit in ("year", "decade") and self.anchor is not None and e.year is None:
            return
        if e.unit in ("day", "month"):
            self.month_named = (day.year, day.month)
        if e.unit in ("day", "month", "year", "week", "season", "quarter", "half"):
            explicit = (
                e.year is not None
                or self.in_context
                or (self.anchor is not None and self.anchor.explicit and e.narrative)
            )
            self.anchor = _Anchor(day, e.unit, e.end, explicit)
            if e.unit == "day" and not self.tenses.looks_back(e) and not self._only_named(e, day):
                self.day_anchor = self.anchor
                if not self._to_come(day):
                    self.told = self.anchor

    def _only_named(self, e: Expression, day: dt.date) -> bool:
        """« l'esprit du 11 décembre », « la déclaration du 3 mai »: a thing's date, far behind what is being told."""
        told = self.day_anchor
        if told is None or (told.day - day).days <= _VISIT_DAYS:
            return False
        return self.tenses.nominal(e) and not self.tenses.opens_sentence(e)


def _pick(days: list[dt.date], reference: dt.date, direction: str) -> dt.date | None:
    if not days:
        return None
    if direction == "next":
        return next((day for day in days if day >= reference), days[-1])
    if direction == "nearest":
        return min(days, key=lambda day: (abs((day - reference).days), day))
    return next((day for day in reversed(days) if day <= reference), days[0])
