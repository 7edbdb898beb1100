"""Dates in figures and stamps: « 2021-05-12 », « 12.05.2021 », « March 27, 2024 »."""

from __future__ import annotations

import re

from readouts.readers.dates.grammar import Atoms, Found, century, is_day

__all__ = ["foreign", "iso", "numeric", "registered"]

_ISO = re.compile(
    r"""
    (\d{4})([-/.])(\d\d)\2(\d\d)                                  # 2021-05-12
    (?:t(\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(z|[+-]\d\d:?\d\d)?)?  # T18:30:00+02:00
    (?![^\W_]|-\d{4})
    """,
    re.VERBOSE,
)
_NUMERIC = re.compile(r"(\d{1,2})[ ]?([./-])[ ]?(\d{1,2})[ ]?\2[ ]?(\d{4}|\d\d)(?![^\W_]|[./-]\d)")
_SHORT_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})(?![^\W_]|[./-]\d)")


def iso(at: Atoms, i: int) -> Found:
    """« 2021-05-12 », « 2021-05-12T18:30Z »."""
    match = _ISO.match(at.page.fold, at.page.starts[i])
    if match is None:
        return []
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    if not (is_day(day, month) and 1000 <= year < 2200):
        return []
    found = at.make(i, at.page.token_at(match.end() - 1), "iso")
    found.end = match.end()
    found.year, found.month, found.day = year, month, day
    if match[5] and int(match[5]) < 24 and int(match[6]) < 60:
        found.time = f"{match[5]}:{match[6]}"
        if match[7]:
            zone = match[7].replace(":", "")
            found.zone = "+00:00" if zone == "z" else f"{zone[:3]}:{zone[3:]}"
    return [found]


def numeric(at: Atoms, i: int) -> Found:
    """« 12.05.2021 », « 12/5/21 », « 07.09.2023 », « le 12/05 »."""
    page = at.page
    if at.sep(i) in (".", "/", "-") and at.word(i - 1)[-1:].isdigit() and not registered(at, i):
        return []
    match = _NUMERIC.match(page.fold, page.starts[i])
    if match is None:
        short = _SHORT_NUMERIC.match(page.fold, page.starts[i])
        if short and at.word(i - 1) in ("le", "du", "au") and is_day(int(short[1]), int(short[2])):
            found = at.make(i, i + 1, "numeric")
            found.day, found.month = int(short[1]), int(short[2])
            return [found]
        return []
    day, month, year = int(match[1]), int(match[3]), century(int(match[4]))
    if not is_day(day, month):
        day, month = month, day
    if not is_day(day, month) or not 1000 <= year < 2200:
        return []
    plain = match[2] == "/" or (match[2] == "." and len(match[1]) == 2 == len(match[3]))
    if len(match[4]) == 2 and not plain and at.word(i - 1) not in ("le", "du", "au"):
        return []
    found = at.make(i, page.token_at(match.end() - 1), "numeric")
    found.year, found.month, found.day = year, month, day
    j = found.last + 1
    if at.word(j) == "au" and at.joined(j) and at.word(i - 1) == "du" and at.joined(j + 1):
        until = numeric(at, j + 1)
        if until and until[0].year is not None:
            found.until, found.rule = until[0], "dates.day-range"
            found.last, found.end = until[0].last, until[0].end
    return [found]


def registered(at: Atoms, i: int) -> bool:
    """« 2519-07-12-2022 » alone on its line: a document's number, and the day at token i, the page's first."""
    number = at.word(i - 1)
    if at.dated >= 0:
        return False  # under « 12 mai 2021 17:20 » it is only a number
    if at.sep(i) != "-" or not 2 < len(number) < 6 or not number.isdigit() or at.year(i + 2) < 0:
        return False
    ends = i + 3 >= at.count or "\n" in at.sep(i + 3)
    return at.sep(i + 1) == at.sep(i + 2) == "-" and "\n" in at.sep(i - 1) and ends


def foreign(at: Atoms, i: int) -> Found:
    """« March 27, 2024 15:47 », « 27 March 2024 »; a full date only."""
    month = at.calendar.foreign_months.get(
        at.words[i], at.calendar.short_months.get(at.words[i], -1)
    )
    if month < 0 and at.words[i] in at.calendar.months:
        month = at.calendar.months[at.words[i]]
    day, year = at.day(i + 1), at.year(i + 2)
    if day > 0 and year > 0 and at.after_point(i + 1) and (at.near(i + 2)):
        found = at.make(i, i + 2, "month-day-year")
    else:
        day, year = at.day(i - 1), at.year(i + 1)
        near = at.joined(i) or at.sep(i) in ("-", " ")
        if not (
            day > 0
            and year > 0
            and near
            and (at.after_point(i + 1) or at.sep(i + 1) in ("-", ", "))
        ):
            return []
        if i - 1 < at.free:
            return []
        found = at.make(i - 1, i + 1, "day-month-year")
    if not is_day(day, month):
        return []
    found.year, found.month, found.day = year, month, day
    before = at.word(found.first - 1)
    if before in at.calendar.foreign_weekdays and at.near(found.first):
        found.first -= 1
        found.start = at.page.starts[found.first]
    return [found]
