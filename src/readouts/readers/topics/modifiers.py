"""Two wordings side by side of which one says only of what the other is (« la coopération dans la [santé] »)."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.readers.topics.wording import Candidate
from readouts.text import JOINED, Page
from readouts.vocabulary import words

__all__ = ["without_modifiers"]


def without_modifiers(page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what only completes the phrase before it (« la formation professionnelle [des gens de mer] »)."""
    out: list[Candidate] = []
    for candidate in candidates:
        while out and any(rule(page, out[-1], candidate) for rule in _GIVES_WAY):
            out.pop()
        if not out or not any(rule(page, out[-1], candidate) for rule in _IS_LEFT_OUT):
            out.append(candidate)
    return out


# --- the first gives way to the second --------------------------------------------------------------------------------
def _umbrella(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« la coopération dans le domaine de la santé » is of health alone."""
    if before.theme != "bilateral_relations" or candidate.theme == "bilateral_relations":
        return False
    between = _between(page, before, candidate)
    return 1 <= len(between) <= 9 and bool(_FIELD & set(between)) and "et" not in between


def _only_place(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« la situation au Xinjiang »: the name is a theme's own wording, not the place of a war."""
    at = page.starts[before.reach]
    return before.needs.startswith("place") and before.end <= candidate.start <= at < candidate.end


def _general(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« l'état de la [coopération agricole] » is of agriculture."""
    within = before.start < candidate.start < before.end
    return within and before.theme == "bilateral_relations" and candidate.needs == "act"


def _held(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« les policiers kosovars [arrêtés] » is of those who are held."""
    people = before.needs == "act" or page.words[before.first] in _PEOPLE
    if candidate.theme != "detainees" or candidate.verb or not people:
        return False
    near = 1 <= candidate.first - before.last <= 3
    return near and before.sentence == candidate.sentence


def _carried(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« l'aéroport aux [vols humanitaires] », « des bateaux de [réfugiés] »: a mere thing, then what it is about."""
    light = before.needs == "act" and candidate.needs not in ("act", "cue")
    if not light or before.theme == candidate.theme:
        return False
    return tuple(_between(page, before, candidate)) in _COMPLEMENTS


# --- the second is left out -------------------------------------------------------------------------------------------
def _within(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """A phrase inside the one before it, or inside its verb's complement (« mettre fin à la [guerre] »)."""
    return candidate.start < before.end or (before.verb and candidate.first <= before.reach)


def _completes(page: Page, before: Candidate, candidate: Candidate) -> bool:
    """« l'embargo sur la [viande] », « l'accord sur le transport des [marchandises] »: what the first is of."""
    between = _between(page, before, candidate)
    treaty = before.instrument is not None or candidate.instrument is not None
    if treaty or not 1 <= len(between) <= 2:
        return False
    light = candidate.needs in ("act", "cue")
    firm = before.needs not in ("act", "cue")
    return (between[0] in _OF and (firm or light)) or (light and between[0] in _AT)


def _between(page: Page, before: Candidate, candidate: Candidate) -> list[str]:
    """The words between two phrases of one sentence where nothing parts them, else none."""
    stretch = range(before.last + 1, candidate.first + 1)
    if before.sentence != candidate.sentence or any(page.gaps[i] != JOINED for i in stretch):
        return []
    return page.words[before.last + 1 : candidate.first]


_PEOPLE = frozenset("homme hommes femme femmes chef chefs opposant opposants".split())
_GIVES_WAY = (_umbrella, _only_place, _general, _held, _carried)
_IS_LEFT_OUT = (_within, _completes)
_OF = ("de", "du", "des", "d", "pour")
_AT = ("dans", "a", "au", "aux", "en", "sur")
_FIELD = words("topic_field")
_COMPLEMENTS = frozenset(
    tuple(words.split())
    for words in ("de", "d", "du", "des", "aux", "au", "a la", "a l", "pour", "pour les")
)
