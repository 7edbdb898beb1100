"""The page as a sequence: where the article begins and ends, its title, and what stands around it."""

from __future__ import annotations

from readouts.analysis import Analysis
from readouts.readers.segments.labelled import set_labelled
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.live import set_live_headings
from readouts.readers.segments.notices import set_notices_apart
from readouts.readers.segments.parts import read_above, read_below, read_inside, set_copies_apart
from readouts.readers.segments.prose import (
    article_end,
    article_start,
    captions_beside_credits,
    join_wrapped,
    mark_prose,
)
from readouts.readers.segments.title import find_title

__all__ = ["settle_all"]


def settle_all(analysis: Analysis, lines: list[PageLine]) -> PageLine | None:
    """Give every line that has no kind yet its kind; return the title's first line."""
    page = analysis.page
    set_labelled(analysis, lines)
    join_wrapped(page, lines)
    captions_beside_credits(lines)
    mark_prose(lines)
    _mark_note(lines)
    start = set_live_headings(lines, article_start(lines))
    title = find_title(analysis, lines, start)
    if title is not None and title.index >= start:
        start = next((line.index for line in lines[title.index :] if line.prose), title.index + 1)
    set_notices_apart(lines, start)
    end = article_end(lines, start)
    read_above(analysis, lines, start, title)
    read_inside(analysis, lines, start, end)
    read_below(analysis, lines, end)
    set_copies_apart(lines, title)
    return title


def _mark_note(lines: list[PageLine]) -> None:
    """A text without a paragraph (a note, a sentence, a phrase): its closed sentences, or its one line, are prose."""
    if any(line.prose for line in lines):
        return
    undecided = [line for line in lines if line.kind is None]
    closed = [
        line for line in undecided if line.text.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))
    ]
    for line in closed or (undecided if len(lines) == 1 else []):
        line.prose = True


_CLOSERS = " \u00a0\u202f»”\"')"
