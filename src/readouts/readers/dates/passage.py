"""What a page has told of its dates so far: what a pointing word counts from, and which year a bare day lies in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.readers.dates.direction import Tenses

__all__ = ["Passage"]

_VISIT_DAYS = 14
_NEAR_CONTEXT = 700
_NEAR_FRAME = 120
_LONG_AGO = 4
"""So many years make a sentence a piece of history: what goes on in it goes on then."""


@dataclass(slots=True, eq=False)
class _Anchor:
    """The last date that the passage has set, to its grain."""

    day: dt.date
    unit: str
    position: int
    explicit: bool
    frame: bool = False
    """« En 1997, … » or a part of it: what its sentence goes on to date lies in that year."""


class Passage:
    """The day of the words and the dates told so far; asked and fed in the order of the text."""

    def __init__(self, analysis: Analysis, reference: dt.date | None, prefer: str) -> None:
        self.reference = reference
        self.prefer = prefer
        self.tenses = Tenses(analysis)
        self.anchor: _Anchor | None = None
        self.day_anchor: _Anchor | None = None
        self.told: _Anchor | None = None
        self.document: dt.date | None = None
        self.in_context = False
        self.visit: tuple[dt.date, dt.date] | None = None
        self.month_named: tuple[int, int] | None = None
        self.below: dict[int, str] = {}
        """By the start of a headline's weekday: the direction that the body gives to the same weekday."""

    def to_come(self, day: dt.date) -> bool:
        return self.reference is not None and day > self.reference

    def base(self, e: Expression) -> dt.date | None:
        """The day that a pointing word counts from."""
        if e.narrative:
            anchor = self.day_anchor if e.unit == "day" else self.anchor
            ahead = e.unit == "day" and anchor is not None and self.to_come(anchor.day)
            if ahead and not self.tenses.foretells(e, anchor.position if anchor else 0):
                anchor = (
                    self.told
                )  # « la réunion est fixée au 20 juin. La veille, il avait reçu … »
            return self.reference if anchor is None else anchor.day
        if e.rule == "dates.this-day" and self.document is not None:
            return self.document  # « nous sommes réunis ce jour » under « San José, le 20 février »
        return self.reference

    def direction(self, e: Expression) -> str:
        """``next``, ``last`` or ``nearest``, from the words themselves, else from the clause's verb."""
        return self.turned(e) or ("next" if self.prefer == "future" else "last")

    def turned(self, e: Expression) -> str | None:
        """The direction where something tells it."""
        if e.turn in ("next", "following"):
            return "next"
        if e.turn in ("last", "previous"):
            return "last"
        return self.below.get(e.start) or self.tenses.direction(e) or None

    def context_year(self, e: Expression) -> dt.date | None:
        """The passage's date, where a bare month or day opens a sentence of a passage about another year."""
        anchor = self.anchor
        if anchor is not None and anchor.frame and not e.turn and e.weekday is None:
            near = e.start - anchor.position < _NEAR_FRAME
            if near and self.tenses.same_sentence(e, anchor.position):
                self.in_context = True
                return anchor.day
        if anchor is None or not anchor.explicit or anchor.unit not in ("day", "month"):
            return None
        if e.turn or e.weekday is not None or e.start - anchor.position > _NEAR_CONTEXT:
            return None
        if self.reference is None:
            return anchor.day
        if not anchor.day.year < self.reference.year:
            return None
        if not (self.tenses.opens_sentence(e) and self.tenses.narrates(e)) and not (
            e.day is None
            and self.tenses.goes_on(e, anchor.position)
            and self.reference.year - anchor.day.year >= _LONG_AGO
        ):
            return None
        self.in_context = True
        return anchor.day

    def remember(self, e: Expression, day: dt.date, value: str | None) -> None:
        if e.until is not None and value and e.unit == "day" and value.count("-") == 4:
            last = dt.date.fromisoformat(value.split("/")[1])
            if (last - day).days <= _VISIT_DAYS and self.visit is None:
                self.visit = (day, last)
        if e.narrative and (e.amount or 0) < 0:
            return  # a look back: the passage goes on from where it was
        if e.unit in ("year", "decade") and self.anchor is not None and e.year is None:
            self.anchor.frame = False
            return
        if e.unit in ("day", "month"):
            self.month_named = (day.year, day.month)
        if e.unit in ("day", "month", "year", "week", "season", "quarter", "half"):
            explicit = (
                e.year is not None
                or self.in_context
                or (self.anchor is not None and self.anchor.explicit and e.narrative)
            )
            frame = e.unit == "year" and e.until is None and self.tenses.frames(e)
            frame = frame or (self.in_context and self.anchor is not None and self.anchor.frame)
            self.anchor = _Anchor(day, e.unit, e.end, explicit, frame)
            aside = self.tenses.looks_back(e) or (
                self.day_anchor is not None and self.tenses.tells_source(e)
            )
            if e.unit == "day" and not aside and not self.only_named(e, day):
                self.day_anchor = self.anchor
                if not self.to_come(day):
                    self.told = self.anchor

    def only_named(self, e: Expression, day: dt.date) -> bool:
        """« l'esprit du 11 décembre », « la déclaration du 3 mai »: a thing's date, far behind what is being told."""
        told = self.day_anchor
        if told is None or (told.day - day).days <= _VISIT_DAYS:
            return False
        return self.tenses.nominal(e) and not self.tenses.opens_sentence(e)
