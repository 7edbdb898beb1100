"""Lists under « nous avons décidé : », one commitment a line."""

from __future__ import annotations

from collections.abc import Callable

from readouts.clauses import VerbGroup
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.words import Candidate, Words

__all__ = ["Lists"]


class Lists:
    """Reads the items that a verb of commitment introduces."""

    def __init__(self, vocabulary: Words, extents: Extents, in_body: Callable[[int], bool]) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.in_body = in_body

    def _own_verb(self, start: int) -> bool:
        """« 1. réaffirment … »: the item has a finite verb, and is read by itself."""
        at = self.words.before(start + 1)
        return at >= 0 and self.words.groups[at].start == start and self.words.groups[at].finite

    def items(self, group: VerbGroup, candidate: Candidate) -> list[Candidate]:
        """« nous avons décidé : » and a list: one entry a line."""
        page = self.page
        if not group.finite:
            return []
        line = page.line_at(group.start)
        _, stop = page.lines[line]
        if page.text[stop - 1] != ":" or len(page.fold[candidate.end : stop].strip(" :,")) > 20:
            return []
        items = []
        for start, end in page.lines[line + 1 : line + 25]:
            begin = _item(page.fold[start:end])
            if begin is None or not self.in_body(start) or self._own_verb(start + begin):
                break
            first = start + begin
            finish = self.extents.end(first, min(first + 12, end))
            items.append(
                Candidate(
                    first, finish, candidate.status, list(candidate.parties), candidate.hedged,
                    candidate.rule + "-list", 0,
                )
            )  # fmt: skip
            if page.text[end - 1] == ".":
                break
        return items


def _item(line: str) -> int | None:
    """Where the words of a list item begin behind its mark and « de », None where the line is no item."""
    i = 0
    while i < len(line) and not line[i].isalnum():
        i += 1
    marked = i > 0
    if line[i : i + 1].isalnum() and line[i + 1 : i + 2] in (")", ".", "°"):
        marked, i = True, i + 2
        while i < len(line) and line[i] == " ":
            i += 1
    for lead in ("de ", "d'", "a ", "que ", "qu'"):
        if line.startswith(lead, i):
            return i + len(lead)
    return i if marked else None
