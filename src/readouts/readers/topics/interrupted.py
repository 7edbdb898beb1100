"""Phrases of a theme that one adjective interrupts: « la coopération [chinoise] scientifique »."""

from __future__ import annotations

from bisect import bisect_left

from readouts.analysis import Analysis
from readouts.matching import Hit
from readouts.readers.topics.places import is_adjective
from readouts.text import JOINED
from readouts.vocabulary import TABLES, Sense, senses_of, words

__all__ = ["theme_hits"]

_CHANNEL = "theme"
_BEFORE = 3
"""How many words of the phrase may stand before the adjective."""


def theme_hits(analysis: Analysis) -> list[Hit]:
    """The hits of the theme channel, those that an interrupted phrase covers left out for it."""
    plain = analysis.hits.get(_CHANNEL, [])
    longer = _interrupted(analysis)
    covered = {t for hit in longer for t in range(hit.first, hit.last + 1)}
    return [*(hit for hit in plain if hit.first not in covered), *longer]


def _interrupted(analysis: Analysis) -> list[Hit]:
    """Hits over one word that the vocabulary's form lacks, where no plain hit reaches beyond them."""
    page = analysis.page
    plain = analysis.hits.get(_CHANNEL, [])
    lasts = [hit.last for hit in plain]
    skipped = words("topic_interposed")
    places = {
        h.first for h in analysis.hits.get("name", []) if h.first == h.last and is_adjective(h)
    }
    out: list[Hit] = []
    places.update(i for i, word in enumerate(page.words) if word in skipped)
    for i in sorted(places):
        if not 0 < i < len(page.words) - 1:
            continue
        for first in range(max(i - _BEFORE, 0), i):
            found = _walk(analysis, first, i)
            if found is None:
                continue
            last, senses = found
            at = bisect_left(lasts, first)
            whole = at == len(plain) or plain[at].first >= first
            end = bisect_left(lasts, last)
            if whole and (end == len(plain) or plain[end].first > last or lasts[end] == last):
                out.append(Hit(page.starts[first], page.ends[last], first, last, senses))
            break
    return out


def _walk(analysis: Analysis, first: int, skipped: int) -> tuple[int, tuple[Sense, ...]] | None:
    """The longest form from a token on, one token passed over; its last token and senses."""
    page = analysis.page
    node = analysis.vocabulary.trie.get(page.words[first])
    best: tuple[int, tuple[Sense, ...]] | None = None
    i = first
    while node is not None:
        if i > skipped:
            senses = tuple(
                s for s in senses_of(node) if TABLES[s.table].channel == _CHANNEL and not s.capital
            )
            best = (i, senses) if senses else best
        i += 1
        if i >= len(page.words) or page.gaps[i] != JOINED:
            break
        if i == skipped:
            i += 1
            if i >= len(page.words) or page.gaps[i] != JOINED:
                break
        node = node.get(page.words[i])
    return best
