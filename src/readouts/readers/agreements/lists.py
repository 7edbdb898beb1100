"""Several commitments behind one verb: a line each under « nous avons décidé : », an infinitive each otherwise."""

from __future__ import annotations

from collections.abc import Callable

from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.words import Candidate, Words
from readouts.text import COMMA
from readouts.verbs import VerbGroup

__all__ = ["Lists", "infinitives"]

_PREPOSITIONS = {"de": "de", "d": "de", "a": "a", "pour": "pour"}
_LONGEST_LIST = 25
_NAKED = frozenset(("infinitive", "past_infinitive"))


def infinitives(vocabulary: Words, last: int, candidate: Candidate) -> list[Candidate]:
    """« est disposée à importer …, à construire … et à accorder … »: an entry for each infinitive.

    ``last`` is the last token of the verb or adjective that commits. Only infinitives with the first one's own
    preposition count, so that « prêts à aider Apia à reconstruire » stays one.
    """
    page = vocabulary.page
    groups = vocabulary.groups_in(page.ends[last], candidate.end)
    first = next((group for group in groups if group.tense in _NAKED), None)
    if first is None or first.first - 1 - vocabulary.past_insertion(last) > 3:
        return [candidate]
    tie = _PREPOSITIONS.get(page.words[first.first - 1])
    out = [candidate]
    for group in groups:
        at = group.first - 1
        if group is first or group.tense not in _NAKED:
            if group.finite:
                break
            continue
        if _PREPOSITIONS.get(page.words[at]) != tie or tie is None:
            continue
        coordinated = page.words[at - 1] in ("et", "puis", "ou", "enfin")
        if not (coordinated or page.gaps[at] == COMMA):
            continue
        stop = at - 1
        while page.words[stop] in ("et", "puis", "ou", "enfin"):
            stop -= 1
        last_one = out[-1]
        end = last_one.end
        last_one.end = page.ends[stop]
        out.append(
            Candidate(
                group.start, end, candidate.status, list(candidate.parties), candidate.hedged,
                candidate.rule + "-too", candidate.rank,
            )
        )  # fmt: skip
    return out


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

    def header(self, group: VerbGroup) -> tuple[int, int] | None:
        """« Les deux Parties : » above « b) affranchissent … »: the line that the items have as their subject."""
        page = self.page
        line = page.line_at(group.start)
        start, _ = page.lines[line]
        begin = _item(page.fold[start : group.end])
        if group.first != page.first_token(start + (begin or 0)) or group.tense != "present":
            return None
        for above in range(line - 1, max(line - _LONGEST_LIST, -1), -1):
            top, stop = page.lines[above]
            if page.text[stop - 1 : stop] == ":":
                return top, stop
            if _item(page.fold[top:stop]) is None and page.text[top:stop].strip():
                return None
        return None

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
