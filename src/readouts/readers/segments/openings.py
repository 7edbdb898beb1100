"""What a line is that opens the article or closes it: a dateline, a salutation, a first heading."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, at_start, cues
from readouts.readers.segments.names import families, is_city
from readouts.readers.segments.prose import DEICTIC
from readouts.readers.segments.shapes import ITEM

__all__ = ["closes_letter", "heads_first", "is_dateline", "opens_letter", "sums_up"]

_DATED_BYLINES = (
    "byline.stamp",
    "byline.date",
    "byline.masthead",
    "byline.name",
    "byline.author",
    "byline.agency",
)


def heads_first(lines: Sequence[PageLine], line: PageLine) -> bool:
    """A heading between the byline and the first paragraph, where the article has others like it further on: « Lundi 14
    avril » in an agenda, « La dynamique du changement » in a speech."""
    above = lines[line.index - 1] if line.index else None
    day = bool(line.days or line.dates) and line.words <= 6
    if above is None or above.kind == "title" or line.stop or line.words > 12 or line.section:
        return False
    if not day and (line.finite or line.words < 4 or above.rule not in _DATED_BYLINES):
        return False
    if DEICTIC.search(line.fold) and not day:
        return False
    return any(
        other.kind is None
        and not other.prose
        and not other.stop
        and other.words <= 12
        and (not day or other.days or other.dates)
        and other.text[:1].isupper()
        and before.prose
        and after.prose
        for before, other, after in zip(
            lines[line.index :], lines[line.index + 1 :], lines[line.index + 2 :], strict=False
        )
    )


def opens_letter(line: PageLine) -> bool:
    """« Chères et chers compatriotes, », « Mesdames, Messieurs, »: a letter's first words."""
    if line.words > 12 or line.text.rstrip()[-1] not in ",!":
        return False
    return any(at_start(line, hit) for hit, _ in cues(line, "salutation"))


def closes_letter(line: PageLine) -> bool:
    """« À très bientôt, », « Bien à vous. »: its last ones."""
    if line.words > 12 or line.text.rstrip()[-1].isalnum():
        return False
    return any(at_start(line, hit) for hit, _ in cues(line, "farewell"))


def sums_up(lines: Sequence[PageLine], line: PageLine, start: int) -> bool:
    """« L'essentiel » over the items that open the article."""
    if line.index != start - 1 or start >= len(lines) or not line.section or line.index < 1:
        return False
    return (
        line.words <= 5
        and bool(ITEM.match(lines[start].text))
        and not lines[start].text[0].isdigit()
    )


def is_dateline(analysis: Analysis, lines: Sequence[PageLine], line: PageLine, start: int) -> bool:
    """« ANKARA » alone above the first paragraph, « Praia » beside the author or the date."""
    if line.kind is None and is_city(analysis, line.text):
        around = [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]
        return any(o.kind == "byline" and line.fold not in o.fold for o in around)
    if line.index != start - 1 or not line.upper or not 1 <= line.words <= 4:
        return False
    return any(
        value == "place" and first == 0 and last == line.words - 1
        for value, first, last in families(analysis, line.text)
    )
