"""Live pages: entries under the time of day, sometimes under their day, newest first or last."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.shapes import TIMED

__all__ = ["is_timed", "set_live_headings"]

_LONGEST = 130
_FEWEST = 2
"""So many entries make a live page."""


def set_live_headings(lines: Sequence[PageLine], start: int) -> int:
    """Entries' headings and the days over them; return where the article begins, now perhaps above its prose."""
    timed = [line for line in lines if is_timed(line) and _opens_entry(lines, line)]
    if len(timed) < _FEWEST:
        return start
    for line in timed:
        line.settle("heading", "heading.timed")
        line.section = False
        for above in (lines[line.index - 1],) if line.index else ():
            if _is_day(lines, above):
                above.settle("heading", "heading.day")
                above.section = False
    while start > 0 and lines[start - 1].rule in ("heading.timed", "heading.day"):
        start -= 1
    return start


def is_timed(line: PageLine) -> bool:
    """« 18h47 - Le dîner est annulé », « [18:47] », « 18.47 · Fumée blanche »."""
    if line.prose or len(line.text) > _LONGEST or line.kind not in (None, "boilerplate"):
        return False
    if line.kind == "boilerplate" and line.rule not in ("boilerplate.symbol", "boilerplate.live"):
        return False
    return TIMED.match(line.text) is not None


def _opens_entry(lines: Sequence[PageLine], line: PageLine) -> bool:
    """Prose follows, perhaps after the entry's own title, a caption or its author."""
    for other in lines[line.index + 1 : line.index + 4]:
        if other.prose:
            return True
        if is_timed(other) or other.kind == "boilerplate":
            return False
    return False


def _is_day(lines: Sequence[PageLine], line: PageLine) -> bool:
    """« Dimanche 19 mars » over the day's entries; with its year too, where the page has its own date above."""
    if line.kind not in (None, "byline") or line.words > 6:
        return False
    if line.kind is None:
        return bool(line.days or line.dates)
    if line.rule not in ("byline.stamp", "byline.date"):
        return False
    return any(other.kind == "byline" and other.dates for other in lines[: line.index])
