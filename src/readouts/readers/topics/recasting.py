"""Phrases whose theme or place the words around them settle: aid to refugees, sympathy, a heading's place."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.readers.topics.wording import PLACED, Candidate
from readouts.text import JOINED, Page
from readouts.vocabulary import words

__all__ = ["is_proper", "recast", "under_headings"]

_AROUND = 10
"""How many tokens before a phrase the noun may stand that it completes."""

_OPENING = 7
"""How many tokens into its sentence the place of a heading may stand."""


def recast(page: Page, candidates: Sequence[Candidate]) -> None:
    """Give each candidate the theme that the noun before it asks for."""
    _of_proliferation(candidates, page)
    for candidate in candidates:
        if candidate.theme == "migration" and _aided(page, candidate):
            candidate.theme, candidate.places = "humanitarian_aid", []  # « [nigérians] »: no place
        elif candidate.theme == "climate" and _bewailed(page, candidate):
            candidate.theme, candidate.needs = "disaster", ""
        elif candidate.theme == "military_cooperation" and _troubled(page, candidate):
            candidate.theme = "regional_conflict"


def _of_proliferation(candidates: Sequence[Candidate], page: Page) -> None:
    """« la question du [nucléaire] » where the page speaks of a programme or of enriched uranium: no energy."""
    programmes = [c for c in candidates if c.theme == "nuclear_proliferation"]
    if all(c.instrument is not None for c in programmes):
        return
    deals = [c for c in programmes if c.instrument is not None and c.places]
    placed = any(c.places for c in programmes)  # « le programme nucléaire nord-coréen »
    power = {c.sentence for c in candidates if c.theme == "energy" and not _atomic(page, c)}
    for candidate in candidates:
        fuel = candidate.theme == "energy" and candidate.sentence not in power
        arsenal = placed and (
            candidate.row == "strategic_stability-things" or _tested(page, candidate)
        )
        if arsenal or (fuel and _atomic(page, candidate)):
            candidate.theme, candidate.places = "nuclear_proliferation", []
            if deals:  # « relancer le deal [nucléaire] »
                candidate.instrument, candidate.places = deals[0].instrument, list(deals[0].places)


def _tested(page: Page, candidate: Candidate) -> bool:
    """« l'[essai nucléaire] », « des [missiles intercontinentaux] »: a deed of the programme."""
    arms = candidate.theme == "arms_control" and candidate.instrument is None
    return arms and page.words[candidate.first] in _TESTS


def _atomic(page: Page, candidate: Candidate) -> bool:
    """Whether a phrase is the one word « nucléaire » or « uranium »."""
    return candidate.first == candidate.last and page.words[candidate.first] in _ATOMIC


def is_proper(page: Page, first: int) -> bool:
    """« le gisement Grand [Tortue] Ahmeyim »: a common word between the capitals of a name."""
    if first == 0 or first + 1 >= len(page.words):
        return False
    around = (first - 1, first, first + 1)
    capital = all(page.text[page.starts[i]].isupper() for i in around)
    return capital and page.gaps[first] == JOINED and page.gaps[first + 1] == JOINED


def under_headings(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """« En ce qui concerne la Corée, ils ont parlé du programme nucléaire »: the heading's place is the matter's."""
    dropped = []
    for heading, following in _pairs(candidates):
        opens = page.first_token(page.sentences[heading.sentence][0]) >= heading.first - _OPENING
        beside = following.sentence == heading.sentence and following.first > heading.last
        comma = page.gaps[heading.last + 1 : heading.last + 2] not in ([JOINED], [])
        matter = following.theme in PLACED and following.row != "bare"
        if heading.row == "bare" and opens and beside and comma and matter:
            if following.instrument is None and not following.places:
                following.places = list(heading.places)
            if following.instrument is not None or following.places == heading.places:
                dropped.append(heading)
    return [c for c in candidates if not any(c is d for d in dropped)]


def _pairs(candidates: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """Each bare name with the first matter of its sentence that may lack a place."""
    out, bare = [], None
    for candidate in candidates:
        if candidate.row == "bare":
            bare = candidate if bare is None or bare.sentence != candidate.sentence else bare
        elif bare is not None and candidate.theme in PLACED:
            out.append((bare, candidate))
            bare = None
    return out


def _aided(page: Page, candidate: Candidate) -> bool:
    """« une aide de 12 millions d'euros pour les [déplacés] », « la prise en charge des [réfugiés] »."""
    people = page.words[candidate.first].startswith(_UPROOTED)
    return people and bool(_AID & set(_joined_before(page, candidate)))


def _bewailed(page: Page, candidate: Candidate) -> bool:
    """« la solidarité de son pays face à la [sécheresse] »: what struck the other side."""
    return bool(_SYMPATHY & set(_joined_before(page, candidate)))


def _troubled(page: Page, candidate: Candidate) -> bool:
    """« les [défis de sécurité] au Sahel »: what troubles a place."""
    return bool(candidate.places) and page.words[candidate.first] in _TROUBLES


def _joined_before(page: Page, candidate: Candidate) -> list[str]:
    """The words right before a phrase, back to the nearest comma or stop."""
    first = candidate.first
    while first > 0 and candidate.first - first < _AROUND and page.gaps[first] == JOINED:
        first -= 1
    return page.words[first : candidate.first]


_TESTS = frozenset("essai essais missile missiles tir tirs".split())
_TROUBLES = frozenset("defi defis probleme problemes".split())
_ATOMIC = ("nucleaire", "uranium")
_UPROOTED = ("refugie", "deplace")
_AID = words("topic_aid")
_SYMPATHY = words("topic_sympathy")
