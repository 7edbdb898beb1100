"""Which stretches name an office, whose words are no topic (« le ministre de l'Énergie »)."""

from __future__ import annotations

from readouts.analysis import Analysis
from readouts.readers.topics.places import is_adjective
from readouts.text import COMMA, JOINED, Page
from readouts.vocabulary import words

__all__ = ["office_zones"]


def office_zones(analysis: Analysis) -> list[tuple[int, int]]:
    """Stretches of tokens that name an office (« ministre mongol de l'Environnement et du Tourisme »)."""
    page = analysis.page
    adjectives = frozenset(h.last for h in analysis.hits.get("name", []) if is_adjective(h))
    verbs = frozenset(group.first for group in analysis.groups if group.finite)
    out: list[tuple[int, int]] = []
    for hit in analysis.hits.get("topic_cue", []):
        if hit.row.value == "office" and not (out and hit.first <= out[-1][1]):
            out.append((hit.first, _office_end(page, adjectives, verbs, hit.last)))
    return out


def _office_end(page: Page, adjectives: frozenset[int], verbs: frozenset[int], last: int) -> int:
    """The last token of an office: over joints to capitals, nationalities and single words behind a joint."""
    end, i = last, last + 1
    while i < min(len(page.words), last + 16):
        gap, word = page.gaps[i], page.words[i]
        if gap != JOINED and not (gap == COMMA and word in ("de", "du", "des", "d")):
            break
        behind = page.words[i - 1]
        if i in verbs:
            break  # « le ministre [a parlé] de la pêche »
        if word in ("a", "au") and _NO_PORTFOLIO.intersection(page.words[i + 1 : i + 2]):
            break  # « une lettre au ministre [au sujet] des visas »
        if word == "et" and i + 1 < len(page.words):
            follows = page.words[i + 1] in ("de", "du", "des", "d", "a", "au", "aux")
            if not follows and not page.text[page.starts[i + 1]].isupper():
                break
        elif word in ("le", "la", "les", "l") and behind not in _OFFICE_JOINTS:
            break
        elif word not in _OFFICE_JOINTS:
            capital = page.text[page.starts[i]].isupper()
            if (
                not capital
                and behind not in _OFFICE_JOINTS
                and i not in adjectives
                and word not in _OFFICE_TAILS
            ):
                break
            end = i
        i += 1
    return end


_OFFICE_JOINTS = frozenset("de du des d la le l les et a au aux".split())
_NO_PORTFOLIO = words("topic_no_portfolio")
_OFFICE_TAILS = words("topic_office_tails")
