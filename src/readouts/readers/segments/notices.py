"""Comments, lists of links and stray sentences of the site: where the article is interrupted or over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.readers.segments.lines import PageLine
from readouts.text import fold

__all__ = ["set_notices_apart"]


def set_notices_apart(lines: list[PageLine], start: int) -> None:
    """Comments and lists of links: what they open is furniture until the article comes back."""
    total = sum(len(line.text) for line in lines if line.prose)
    seen = sum(len(line.text) for line in lines[:start] if line.prose)
    names = _Names()
    state = ""
    for line in lines[start:]:
        if state == "tail":
            _to_furniture(line, "comment")
            continue
        if line.opens == "tail" and seen * 2 >= total:
            state = "tail"
            continue
        if line.rule == "boilerplate.rights" and seen * 10 >= total * 7 and line.index > start:
            state = "block"
            continue
        if line.opens == "block" and seen:
            state = "block"
            continue
        if state == "block":
            if _comes_back(line, names):
                state = ""
            elif line.kind is None or line.kind in ("caption", "byline"):
                if line.kind != "byline" or line.rule not in (
                    "byline.made-at",
                    "byline.signature",
                    "byline.source",
                ):
                    _to_furniture(line, "teaser")
                continue
            else:
                continue
        if line.prose and _stray(lines, line, names, seen * 10 >= total * 5):
            _to_furniture(line, "stray")
            continue
        if line.prose:
            seen += len(line.text)
            names.take(line)


_AFTER = frozenset(
    f"boilerplate.{family}"
    for family in "share follow subscribe related disclaimer rights print tags contact cookies stray teaser".split()
)


class _Names:
    """The names of the article so far; read off its lines when they are first asked for, which few pages do."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._found: set[str] = set()

    def take(self, line: PageLine) -> None:
        self._lines.append(line)

    def found(self) -> set[str]:
        while self._lines:
            self._found |= _capitals(self._lines.pop())
        return self._found


def _stray(lines: Sequence[PageLine], line: PageLine, names: _Names, late: bool) -> bool:
    """A sentence after furniture, late on the page, that names nothing of what the article names."""
    before = lines[line.index - 1] if line.index else None
    if not late or before is None or before.rule not in _AFTER or len(line.text) > 400:
        return False
    if any(other.prose for other in lines[line.index + 1 : line.index + 3]) or any(
        c in line.text for c in "«»“”"
    ):
        return False
    return _capitals(line).isdisjoint(names.found())


def _to_furniture(line: PageLine, what: str) -> None:
    line.prose = False
    if line.kind != "boilerplate":
        line.settle("boilerplate", f"boilerplate.{what}")


def _capitals(line: PageLine) -> set[str]:
    return {fold(w) for w in re.findall(r"(?<=[\s'’«(-])[A-ZÀ-Þ][\w-]{3,}", line.text)}


def _comes_back(line: PageLine, names: _Names) -> bool:
    """A long sentence about the same names is the article again."""
    if (
        not line.prose
        or len(line.text) < 110
        or re.search(r"(?:lire la suite|read more|\[…\]|\[\.\.\.\])\W*$", line.fold)
    ):
        return False
    own = _capitals(line)
    return not own or len(own & names.found()) * 4 >= len(own)
