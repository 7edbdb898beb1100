"""One line of the page with what the rules ask of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from readouts.analysis import Analysis
from readouts.matching import Hit
from readouts.readers.segments.shapes import DATE, DIGITS
from readouts.vocabulary.rows import Cue

__all__ = ["DateExpression", "Found", "PageLine", "at_start", "cues", "page_lines", "uncovered"]

Found = tuple[str, str] | None
"""A kind and the rule that gives it; None where the rule does not know the line."""

_DIGIT = re.compile(r"\d")
_CLOSERS = "\"'»”’)]› \u00a0\u202f"
_NAMED = ("outlet", "agency", "desk", "institution", "house", "state")
_NOT_FURNITURE = ("caption", "byline", "salutation", "farewell", *_NAMED)
_NOISE = frozenset(
    "de la le les l du des d et sur a au aux en par via avec pour ou to on the of and in x n".split()
)


class DateExpression(Protocol):
    """What is asked of a date expression; ``full``: day, month and year."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(slots=True, eq=False)
class PageLine:
    """A line; ``kind`` and ``rule`` are set by the first rule that knows it.

    ``first`` and ``last`` are its tokens (``last`` excluded); ``dates``: full dates, ``days``: days without a year.
    ``section``: it reads like a section label, which is furniture outside the article and may be a heading inside
    it. ``opens``: « tail » or « block » (see layout.toml).
    ``soft``: furniture unless it stands among the article's paragraphs.
    """

    index: int
    start: int
    end: int
    text: str
    fold: str
    first: int
    last: int
    hits: list[Hit]
    dates: list[tuple[int, int]] = field(default_factory=list)
    days: list[tuple[int, int]] = field(default_factory=list)
    kind: str | None = None
    rule: str = ""
    section: bool = False
    opens: str = ""
    soft: str = ""
    finite: bool = False
    past: bool = False
    stop: bool = False
    prose: bool = False
    _upper: bool | None = None

    @property
    def words(self) -> int:
        return self.last - self.first

    @property
    def upper(self) -> bool:
        """All in capitals. Kept, since each verb of a line asks for it."""
        if self._upper is None:
            self._upper = self.text.upper() == self.text and not DIGITS.match(self.text)
        return self._upper

    def settle(self, kind: str, rule: str) -> None:
        self.kind, self.rule = kind, rule


def cues(line: PageLine, *values: str) -> list[tuple[Hit, Cue]]:
    """The line's layout hits of these families (all but names, bylines and captions where none is given)."""
    out: list[tuple[Hit, Cue]] = []
    for hit in line.hits:
        for sense in hit.senses:
            row = sense.row
            if isinstance(row, Cue) and (
                row.value in values if values else row.value not in _NOT_FURNITURE
            ):
                out.append((hit, row))
    return out


def at_start(line: PageLine, hit: Hit) -> bool:
    """At the first word, or after numbers and marks alone (« 3 réflexions sur », « – Avec l'Agence »)."""
    before = hit.start - line.start
    return before <= 8 and not any(c.isalpha() for c in line.text[:before])


def uncovered(analysis: Analysis, line: PageLine, hits: Sequence[Hit]) -> int:
    """How many words of the line are neither in these hits nor numbers nor little words."""
    words = analysis.page.words
    left = 0
    covered = {i for hit in hits for i in range(hit.first, hit.last + 1)}
    for i in range(line.first, line.last):
        if i not in covered and words[i] not in _NOISE and not words[i].isdigit():
            left += 1
    return left


def _is_day(expression: DateExpression) -> bool:
    """A day without its year: « 8 févr. », « hier »."""
    if getattr(expression, "unit", "") != "day" or getattr(expression, "until", None) is not None:
        return False
    return not getattr(expression, "full", False)


def page_lines(analysis: Analysis, expressions: Sequence[DateExpression]) -> list[PageLine]:
    """The lines of the page with their tokens, hits, dates and what their verbs say."""
    page = analysis.page
    hits = analysis.hits.get("layout", [])
    spans = sorted((e.start, e.end) for e in expressions if getattr(e, "full", False))
    others = sorted((e.start, e.end) for e in expressions if _is_day(e))
    groups = analysis.groups
    group_starts = [g.start for g in groups]
    out: list[PageLine] = []
    h = d = o = 0
    token = 0
    count = len(page.starts)
    for index, (start, end) in enumerate(page.lines):
        first = token
        if first < count and page.starts[first] < start:
            first = bisect_left(page.starts, start, first)
        token = bisect_left(page.starts, end, first)
        own: list[Hit] = []
        while h < len(hits) and hits[h].start < end:
            if hits[h].start >= start and hits[h].end <= end:
                own.append(hits[h])
            h += 1
        dates = []
        while d < len(spans) and spans[d][0] < end:
            if spans[d][0] >= start and spans[d][1] <= end:
                dates.append(spans[d])
            d += 1
        days = []
        while o < len(others) and others[o][0] < end:
            if others[o][0] >= start and others[o][1] <= end:
                days.append(others[o])
            o += 1
        line = PageLine(
            index,
            start,
            end,
            page.text[start:end],
            page.fold[start:end],
            first,
            token,
            own,
            dates,
            days,
        )
        if not dates and len(line.text) <= 200 and _DIGIT.search(line.text):
            line.dates = [(start + m.start(), start + m.end()) for m in DATE.finditer(line.fold)]
        bare = line.text.rstrip(_CLOSERS)
        line.stop = (
            bool(bare)
            and bare[-1] in ".!?…"
            and not (bare[-1] == "." and bare[-3:-2] == "." and len(bare) < 12)
        )
        for group in groups[bisect_left(group_starts, start) : bisect_left(group_starts, end)]:
            capital = group.start > start and page.text[group.start].isupper()
            if group.finite and not (capital and not line.upper):  # « Président de la République »
                line.finite = True
                if group.tense not in ("present", "subjunctive") or group.lemma in (
                    "avoir",
                    "etre",
                ):
                    line.past = True
        out.append(line)
    return out
