"""Which lines are the article's own sentences, and which are captions beside a credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.shapes import BARE_CREDIT, DATELINE
from readouts.text import Page

__all__ = [
    "DEICTIC",
    "ENDED",
    "article_end",
    "article_start",
    "captions_beside_credits",
    "join_wrapped",
    "like_caption",
    "mark_prose",
]

_CLOSED = tuple('.!?…»")”;:')
DEICTIC = re.compile(
    r"\b(?:a gauche|a droite|au centre|de dos|ici|ci-dessus|ci-contre|archives?|lors d|au moment d|"
    r"le \d{1,2}(?:er)? \w+|"
    r"en (?:19|20)\d\d|(?:19|20)\d\d\W*$|posent?|pose avec|serre|serrent|arrive a|pendant)"
)


def join_wrapped(page: Page, lines: list[PageLine]) -> None:
    """In a text that is cut at a fixed width, the lines of a long paragraph are prose together."""
    if not page.wrapped:
        return
    at = 0
    for start, end in page.paragraphs:
        block = []
        while at < len(lines) and lines[at].start < end:
            if lines[at].start >= start:
                block.append(lines[at])
            at += 1
        text = page.text[start:end]
        if (
            len(block) >= 2
            and (len(text) >= 100 or text.rstrip().endswith(_CLOSED))
            and text.upper() != text
        ):
            for line in block:
                line.kind, line.rule, line.prose, line.soft = None, "", True, ""


def mark_prose(lines: list[PageLine]) -> None:
    for line in lines:
        if line.kind is None and not line.prose:
            line.prose = _is_prose(line)


ENDED = re.compile(r"[.!?»\"”] ?[-–—(]{0,2} ?(?:fin|[A-Z]{2,5}(?:[/-][A-Za-z]{2,5})*)\)?\.?$")


def _is_prose(line: PageLine) -> bool:
    size = len(line.text)
    if size >= 60 and ENDED.search(line.fold if line.fold.endswith(("fin", "fin)")) else line.text):
        return True
    if line.soft and size < 260:
        return False
    if not line.index and size < 140 and line.text.rstrip().endswith("?"):
        return False  # a question that opens the page is its headline
    if size >= 230:
        return True
    closed = line.text.rstrip().endswith(_CLOSED)
    if (
        line.text.rstrip().endswith(")")
        and size < 200
        and not line.finite
        and ". " not in line.text
    ):
        return False  # « Niger - Entretien du ministre avec le président de la Commission (Abuja, 4 juillet 2023) »
    if closed and (size >= 90 or (size >= 45 and line.words >= 8 and line.stop)):
        return not (
            size < 140 and line.text.rstrip().endswith(("?", "!", ":", "»", "…")) and not line.past
        )
    return size >= 60 and _opens_with_place(line)


def _opens_with_place(line: PageLine) -> bool:
    match = DATELINE.match(line.text)
    return match is not None and bool(match["agency"] or match["site"] or match["date"])


def article_start(lines: Sequence[PageLine]) -> int:
    """The index of the first prose line that is no teaser of a list above the article."""
    for line in lines:
        if line.prose:
            return line.index
    return len(lines)


def captions_beside_credits(lines: list[PageLine]) -> None:
    """« Le ministre … à Bruxelles, le 14 avril. » beside « Johanna Geron | Reuters »."""
    for line in lines:
        bare = line.rule in ("caption.credit", "caption.cue") and BARE_CREDIT.match(line.text)
        if line.rule != "caption.file" and not bare:
            continue
        beside = [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]
        for other in sorted(beside, key=lambda one: not one.stop):
            if other.kind is None and like_caption(other) and not _only_headline(lines, other):
                other.settle("caption", "caption.beside-credit")
                break


def like_caption(line: PageLine) -> bool:
    """One sentence in the present or without a verb, no quotation, no heading."""
    text = line.text
    if (
        not 25 <= len(text) <= 260
        or line.past
        or text.rstrip().endswith("?")
        or any(mark in text for mark in '«“"')
        or line.section
    ):
        return False
    inner = re.findall(r"[a-zà-ÿ)]{3,}[.!?]\s+[A-ZÀ-Þ]", text)
    if len(inner) > 1:
        return False
    return line.stop or not line.finite or bool(DEICTIC.search(line.fold))


def _only_headline(lines: Sequence[PageLine], line: PageLine) -> bool:
    """Whether no other line above it could be the title, so that this one must be."""
    if line.stop or DATELINE.match(line.text):
        return DATELINE.match(line.text) is not None
    return all(
        not (other.kind is None and not other.section and other.words >= 3)
        for other in lines[max(line.index - 40, 0) : line.index]
    )


def article_end(lines: Sequence[PageLine], start: int) -> int:
    """The index of the last prose line."""
    for line in reversed(lines):
        if line.prose and line.index >= start:
            return line.index
    return start - 1
