"""Stamps of the page: what the page says beside a full date, stamps of other languages, the publication date."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from functools import lru_cache

from readouts.findings import Expression, Layout
from readouts.readers.dates.values import moment
from readouts.text import Page
from readouts.vocabulary.dates import calendar

__all__ = ["add_foreign", "mark", "stated"]

_LINE_LIMIT = 90
_STAMP_LINES = 25
_STAMP_TOKENS = 8
"""Words that may stand in front of a stamp of another language on its line."""
_PUBLISHED = re.compile(
    r"\b(?:publie|poste|mis[e]? en ligne|paru|diffuse|redige|ecrit|published|posted|created|cree|date)(?:e|es|s)?\b"
    r"(?! par [^\d]{60})|\bpublication\b|\bdate\s?:"
)
_UPDATED = re.compile(r"\b(?:mise? a jour|modifi|actualise|updated|maj|modified|derniere)\w*")
_DONE = re.compile(r"^(?:fait|signe|adopte)e? a [^.\d]{2,60}$")
_PLACED = re.compile(r"^[^\W\d_][^.,;:«»\d]{1,40}(?:, ?| \([^)]{1,30}\),? ?)(?:le |ce )?$")
_FOREIGN = re.compile(
    r"""
    (?<![^\W_])(?P<day>\d{1,2})[.]?[ ](?:de[ ]|thang[ ])?
    (?P<month>[^\W\d_]{3,14}|(?<=thang[ ])\d{1,2})[.,]?[ ](?:de[ ]|nam[ ])?(?P<year>(?:19|20)\d\d)
    (?:,?[ ](?:г\.?,?[ ])?(?:-[ ]|в[ ]|um[ ]|a[ ]las[ ])?(?P<time>\d{1,2}:\d\d))?
    | (?P<first>(?:19|20)\d\d)[.]?[ ](?P<named>[^\W\d_]{3,14})[ ](?P<last>\d{1,2})\b[.]?   # Hungarian, Lithuanian
    | (?P<cjk>(?:19|20)\d\d[年년][ ]?\d{1,2}[月월][ ]?\d{1,2}[日일])
    """,
    re.VERBOSE,
)


def mark(page: Page, found: list[Expression]) -> list[Expression]:
    """Say of every full date what the page writes in front of it on its line."""
    for expression in found:
        if not expression.full:
            continue
        if not page.lines:
            break
        start, end = page.lines[page.line_at(expression.start)]
        before = page.fold[max(start, expression.start - 80) : expression.start]
        published, updated = _last(_PUBLISHED, before), _last(_UPDATED, before)
        if updated >= 0 and updated > published:
            expression.cue = "updated"
        elif published >= 0:
            expression.cue = "published"
        elif expression.start - start <= 80 and _DONE.match(before.rstrip(" ,le").strip()):
            expression.cue = "done"
        elif end - expression.end <= 2 and expression.start - start <= 50 and _PLACED.match(before):
            expression.cue = "place"
        elif end - start <= 100 and (
            (expression.end - expression.start) * 5 >= (end - start) * 2
            or (
                expression.start - start <= 3
                and (expression.end - expression.start) * 4 >= end - start
            )
        ):
            expression.cue = "line"
        elif expression.start - start <= 50 and _PLACED.match(before):
            expression.cue = "opening"
    return found


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at


# --- other languages ---
def add_foreign(page: Page, found: list[Expression]) -> list[Expression]:
    """Full dates that stand in short lines in another language than French or English: « 27 марта 2024, 15:47 »."""
    taken = {page.line_at(e.start) for e in found if e.unit != "year"}
    added = []
    lines = page.lines
    for number in (
        *range(min(_STAMP_LINES, len(lines))),
        *range(max(_STAMP_LINES, len(lines) - 8), len(lines)),
    ):
        start, end = lines[number]
        if end - start > _LINE_LIMIT or number in taken:
            continue
        match = _FOREIGN.search(page.fold, start, end)
        if match is not None:
            expression = _foreign(page, match)
            if expression is not None:
                added.append(expression)
    if not added:
        return found
    kept = [e for e in found if not any(a.start <= e.start < a.end for a in added)]
    return sorted([*kept, *added], key=lambda e: e.start)


def _foreign(page: Page, match: re.Match[str]) -> Expression | None:
    words = calendar()
    named = match["month"] or match["named"]
    if named and (named in words.months or named in words.units):
        return None
    if (
        page.token_at(match.start()) - page.first_token(page.lines[page.line_at(match.start())][0])
        > _STAMP_TOKENS
    ):
        return None
    day = _parse(_in_order(page, match))
    if day is None:
        return None
    first, last = page.first_token(match.start()), page.token_at(match.end() - 1)
    found = Expression(match.start(), match.end(), first, last, "dates.foreign-stamp")
    found.year, found.month, found.day = day.year, day.month, day.day
    if match["time"] and int(match["time"].split(":")[0]) < 24 and int(match["time"][-2:]) < 60:
        found.time = match["time"].zfill(5)
    return found


def _in_order(page: Page, match: re.Match[str]) -> str:
    """The stamp's words, day first: « 2021. szeptember 7. » is « 7 szeptember 2021 »."""
    if match["cjk"]:
        return page.text[match.start("cjk") : match.end("cjk")]
    if match["first"]:
        month = page.text[match.start("named") : match.end("named")]
        return f"{match['last']} {month} {match['first']}"
    return page.text[match.start("day") : match.end("year")]


_LANGUAGES = (
    "ru", "uk", "vi", "es", "pt", "de", "it", "nl", "pl", "tr", "ar", "fa", "zh",
    "ja", "ko", "ro", "el", "sr", "hu", "id",
)  # fmt: skip
"""The languages whose month names a French page is likely to carry over; dateparser's full list costs two seconds."""


@lru_cache(maxsize=1024)
def _parse(text: str) -> dt.date | None:
    """A full date in any language that dateparser knows; no clock is read, for nothing is filled in."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=_LANGUAGES,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": dt.datetime(2000, 1, 1),
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
        },
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = parser.get_date_data(text).date_obj
        except (
            ValueError,
            OverflowError,
            TypeError,
            KeyError,
            AttributeError,
            RecursionError,
            re.error,
        ):
            return None
    return None if found is None else found.date()


# --- the publication date ---
_RANK = {"published": 0, "line": 1, "place": 2, "": 3, "opening": 3, "done": 4, "updated": 5}


def stated(expressions: list[Expression], layout: Layout) -> dt.date | dt.datetime | None:
    """The publication date that the page states: its stamp, else its byline, else the dateline, else « Fait à »."""
    candidates = [e for e in expressions if e.full and moment(e) is not None]
    if layout.stamp is not None:
        for expression in candidates:
            if expression.start < layout.stamp[1] and layout.stamp[0] < expression.end:
                return moment(expression)
    best: tuple[int, int] | None = None
    chosen: Expression | None = None
    kinds = iter(layout.lines)
    line = next(kinds, None)
    for expression in candidates:
        while line is not None and line.end <= expression.start:
            line = next(kinds, None)
        rank = _stamp_rank(expression, line.kind if line is not None else "body")
        if rank is not None and (best is None or (rank, expression.start) < best):
            best, chosen = (rank, expression.start), expression
    return None if chosen is None else moment(chosen)


def _stamp_rank(expression: Expression, kind: str) -> int | None:
    """How good a stamp a full date is, 0 the best; None where it is none."""
    cue = expression.cue
    if kind == "byline":
        return _RANK[cue]
    if kind == "caption":
        return None
    if cue in ("published", "done") and kind != "boilerplate":
        return 2 if cue == "published" else 6
    if cue == "place" and kind in ("body", "title", "heading"):
        return 5
    if kind == "body" and cue in ("line", "opening"):
        return 7
    if kind == "boilerplate" and cue in ("published", "updated"):
        return 10
    return None
