"""The page as a sequence: where the article begins and ends, its title, and what stands around it."""

from __future__ import annotations

from itertools import pairwise

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
    _mark_headline_told_twice(lines)
    _set_dashed_headings(lines)
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
    _join_bylines(lines)
    return title


def _mark_headline_told_twice(lines: list[PageLine]) -> None:
    """A closed sentence that opens the page and stands again over the article is its headline."""
    for line in lines[:_TOP]:
        copies = [
            other for other in lines[line.index + 1 : line.index + _TOP] if other.fold == line.fold
        ]
        if line.prose and copies and len(line.text) <= _LONGEST_HEADLINE:
            for one in (line, *copies):
                one.prose = False
            return


def _set_dashed_headings(lines: list[PageLine]) -> None:
    """« - Cessez-le-feu à Rafah », each over a paragraph of its own: where a dash marks no list."""
    alone = [line for line in lines if line.kind is None and _dashed_alone(lines, line)]
    if len(alone) > 1:
        for line in alone:
            line.settle("heading", "heading.dashed")


def _dashed_alone(lines: list[PageLine], line: PageLine) -> bool:
    if line.prose or line.stop or line.words > 16 or not line.text.startswith(("- ", "– ", "— ")):
        return False
    before = lines[line.index - 1] if line.index else None
    after = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if before is None or after is None or not after.prose:
        return False
    listed = before.text.rstrip().endswith((":", ";", ",")) or before.text[0] in _DASHES
    return not listed and after.text[0] not in _DASHES


def _join_bylines(lines: list[PageLine]) -> None:
    """« Par » or « et » alone on a line over a name."""
    for line, under in pairwise(lines):
        if (
            line.kind == "boilerplate"
            and under.kind == "byline"
            and line.fold.strip(" :") in _JOINS
        ):
            line.settle("byline", "byline.author")


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


_JOINS = ("par", "by", "et", "and", "avec")
_DASHES = "-–—•"
_TOP = 5
_LONGEST_HEADLINE = 200
_CLOSERS = " \u00a0\u202f»”\"')"
