"""Tokens in hand: the atoms of dates (numbers, years, clock times, separators) at a token of the page."""

from __future__ import annotations

import re

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.text import COMMA, JOINED
from readouts.vocabulary.dates import Calendar, calendar

__all__ = ["Atoms", "Found", "century", "is_day"]

Found = list[Expression]

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:er|ere|re|st|nd|rd|th)?")
_SMALL = re.compile(r"\d{1,3}")


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(day: int, month: int) -> bool:
    """Whether some year has such a day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


def century(year: int) -> int:
    """The two-digit year policy: 00–68 are 2000–2068, 69–99 are 1969–1999 (as POSIX has it).

    >>> century(21), century(68), century(69), century(1996)
    (2021, 2068, 1969, 1996)
    """
    return year if year > 99 else year + (2000 if year <= 68 else 1900)


class Atoms:
    """What the tokens of one page are, asked one at a time; -1 or None where a token is not that atom."""

    def __init__(self, analysis: Analysis) -> None:
        page = analysis.page
        self.analysis = analysis
        self.page = page
        self.words = page.words
        self.gaps = page.gaps
        self.calendar: Calendar = calendar()
        self.count = len(page.words)
        self.free = 0
        """The first token that no expression holds yet."""
        self.dated = -10_000
        """The last token of the last day with its month."""

    def make(self, first: int, last: int, rule: str, unit: str = "day") -> Expression:
        """A new expression over these tokens."""
        page = self.page
        return Expression(page.starts[first], page.ends[last], first, last, f"dates.{rule}", unit)

    def extend(self, found: Expression, last: int) -> None:
        """Let the expression reach to a token."""
        found.last, found.end = last, self.page.ends[last]

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < self.count else ""

    def sep(self, i: int) -> str:
        """What stands between token i - 1 and token i, folded."""
        if not 0 < i < self.count:
            return "\n"
        return self.page.fold[self.page.ends[i - 1] : self.page.starts[i]]

    def joined(self, i: int) -> bool:
        """Whether token i follows the one before it within a phrase."""
        return 0 < i < self.count and self.gaps[i] == JOINED

    def near(self, i: int) -> bool:
        """As ``joined``, or with a comma between."""
        return self.joined(i) or (
            0 < i < self.count and self.gaps[i] == COMMA and self.sep(i).strip() == ","
        )

    def capital(self, i: int) -> bool:
        """A capital first letter, the word not in capitals throughout."""
        start = self.page.starts[i]
        text = self.page.text
        return text[start].isupper() and not text[start : self.page.ends[i]].isupper()

    def opens(self, i: int) -> bool:
        """Whether token i is the first of a sentence, line or quotation."""
        return (
            i == 0 or self.gaps[i] > COMMA or self.sep(i).strip()[:1] in ("«", '"', "“", ":", "<")
        )

    def is_in(self, i: int, name: str) -> bool:
        return self.word(i) in self.calendar.words[name]

    # --- numbers ---
    def day(self, i: int) -> int:
        """1 to 31 in digits (« 1er », « 07 »), or in letters before a month (« premier »)."""
        word = self.word(i)
        if not word:
            return -1
        if word[0].isdigit():
            match = _DAY.fullmatch(word) if len(word) <= 5 else None
            return int(match[1]) if match else -1
        return 1 if word == "premier" else -1

    def number(self, i: int) -> int:
        """A count in digits or letters (« trois », « 48 »)."""
        word = self.word(i)
        if word and word[0].isdigit():
            return int(word) if len(word) <= 3 and word.isascii() and word.isdigit() else -1
        return self.calendar.numbers.get(word, -1)

    def year(self, i: int) -> int:
        """A year of four digits that is no part of a longer number."""
        word = self.word(i)
        if len(word) != 4 or not (word.isascii() and word.isdigit()) or not "1000" <= word < "2200":
            return -1
        after = self.sep(i + 1)
        if after[:1] in (".", ",") and self.word(i + 1)[:1].isdigit() and len(after) == 1:
            return -1
        before = self.sep(i)
        if (
            before[-1:] in (".", ",")
            and len(before) == 1
            and self.word(i - 1)[-1:].isdigit()
            and len(self.word(i - 1)) > 2
        ):
            return -1
        return int(word)

    def month(self, i: int, *, short: bool = False) -> int:
        """A month's number; ``short``: abbreviations count too."""
        word = self.word(i)
        found = self.calendar.months.get(word)
        if found is None and short:
            found = self.calendar.short_months.get(word)
        return -1 if found is None else found

    def after_point(self, i: int) -> bool:
        """Whether token i follows at once, or behind the point of an abbreviation."""
        return self.joined(i) or self.sep(i) in (". ", ".")
