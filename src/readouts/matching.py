"""From vocabulary and page to hits: one walk over the tokens, every channel at once.

The longest form wins within a channel and hits of one channel never overlap. Matching is on the fold; a sense that
asks for a capital (names) or for capitals throughout (acronyms) is checked against the text itself.
"""

from __future__ import annotations

from typing import Any

from readouts.text import BREAK, JOINED, Page
from readouts.vocabulary import SENSES, TABLES, Sense, Vocabulary, senses_of

__all__ = ["Hit", "scan"]

_CHANNELS = tuple(dict.fromkeys(table.channel for table in TABLES.values()))


class Hit:
    """A matched form: its span, its tokens (``first`` to ``last``, included) and what it may mean.

    ``senses`` holds one sense at least; ``table``, ``row`` and ``slot`` are those of the first.
    """

    __slots__ = ("end", "first", "last", "row", "senses", "slot", "start", "table")

    def __init__(
        self, start: int, end: int, first: int, last: int, senses: tuple[Sense, ...]
    ) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.senses = senses
        sense = senses[0]
        self.table = sense.table
        self.row: Any = sense.row
        self.slot = sense.slot

    def sense(self, table: str) -> Sense | None:
        """The first sense of that table, if any."""
        for sense in self.senses:
            if sense.table == table:
                return sense
        return None

    def __repr__(self) -> str:
        return f"Hit({self.start}, {self.end}, {self.table}/{self.row.id}/{self.slot})"


def scan(page: Page, vocabulary: Vocabulary) -> dict[str, list[Hit]]:
    """Every hit, by channel, in the order of the text."""
    out: dict[str, list[Hit]] = {channel: [] for channel in _CHANNELS}
    free: dict[str, int] = dict.fromkeys(_CHANNELS, 0)
    words, starts, ends, text = page.words, page.starts, page.ends, page.text
    gaps = [*page.gaps, BREAK]  # a form ends where the text ends
    for i, node in enumerate(vocabulary.trie.each(words)):
        if node is None:
            continue
        if SENSES not in node and (gaps[i + 1] != JOINED or words[i + 1] not in node):
            continue  # most words: « de », « la », « et » begin forms, and are none
        best: dict[str, tuple[int, tuple[Sense, ...]]] | None = None
        j = i
        while True:
            if SENSES in node:
                senses = node[SENSES]
                if senses.__class__ is not tuple:
                    senses = senses_of(node)
                for sense in senses:
                    channel = sense.channel
                    if free[channel] > i:
                        continue
                    if sense.capital and not _cased(text, starts[i], ends[j], sense):
                        continue
                    if best is None:
                        best = {channel: (j, (sense,))}
                        continue
                    known = best.get(channel)
                    best[channel] = (
                        (j, (*known[1], sense)) if known and known[0] == j else (j, (sense,))
                    )
            j += 1
            if gaps[j] != JOINED:
                break
            node = node.get(words[j])
            if node is None:
                break
        if best is not None:
            for channel, (last, own) in best.items():
                out[channel].append(Hit(starts[i], ends[last], i, last, own))
                free[channel] = last + 1
    return out


def _cased(text: str, start: int, end: int, sense: Sense) -> bool:
    first = text[start]
    if not first.isupper():
        return first.isdigit()
    if not sense.acronym:
        return True
    stretch = text[start:end]
    return stretch.upper() == stretch or (len(stretch) > 3 and stretch[1:].islower())
