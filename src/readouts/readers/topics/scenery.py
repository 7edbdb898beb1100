"""What a theme's word names besides a matter: what is struck, whoever acts, the members of a government."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.topics.wording import Candidate
from readouts.text import COMMA, JOINED, Page
from readouts.vocabulary import words

__all__ = ["without_scenery"]

_BEFORE = 6
_AROUND = 9
"""How many tokens before a phrase, and on either side, the deed of war may stand."""

_VERB = 5
"""How many tokens behind an actor the verb may begin."""

_ENUMERATED = 160
"""How many characters a list in brackets may hold before a phrase."""


def without_scenery(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the wordings that name no matter between the sides."""
    heads = {g.first: g.passive for g in analysis.groups if g.finite}
    return [
        c
        for c in candidates
        if c.instrument is not None
        or c.verb
        or not (
            _acts(analysis.page, c, heads) or any(rule(analysis.page, c) for rule in _NO_MATTER)
        )
    ]


def _acts(page: Page, candidate: Candidate, heads: dict[int, bool]) -> bool:
    """« l'[artillerie] israélienne a visé le port », « les [médiateurs] de la CEDEAO se disent prêts »."""
    if candidate.first != candidate.last or page.words[candidate.first] not in _ACTORS:
        return False
    if page.words[max(candidate.first - 2, 0)] in _OF:
        return False  # « la modernisation de l'armée sera discutée »
    for at in range(candidate.last + 1, min(candidate.last + 1 + _VERB, len(page.words))):
        if page.gaps[at] != JOINED:
            return False
        if at in heads:
            return not heads[at]
    return False


def _addressed(page: Page, candidate: Candidate) -> bool:
    """« a accusé l'[armée] », « Sollicitée par l'AFP, l'[armée] … »: whom one speaks to or of."""
    at = candidate.first - 1
    at -= 1 if page.words[at] in _ARTICLES else 0
    single = candidate.first == candidate.last and page.words[candidate.first] in _ACTORS
    if not single or at < 0:
        return False
    opened = page.gaps[at + 1] == COMMA and any(
        word.startswith(_ASKED) for word in page.words[max(at - _BEFORE, 0) : at + 1]
    )
    return opened or page.words[at].startswith(_ACCUSED)


def _struck(page: Page, candidate: Candidate) -> bool:
    """« une frappe de [drone] », « la destruction de [sites de lancement] »: what fighting uses and what it hits."""
    if candidate.theme not in _HIT:
        return False
    words_before = _joined(page, candidate)
    return any(
        word in _BLOWS and words_before[i + 1 : i + 2] and words_before[i + 1] in _AT
        for i, word in enumerate(words_before)
    )


def _under_fire(page: Page, candidate: Candidate) -> bool:
    """« le [camp de réfugiés] où une frappe a tué dix personnes »: a place that is shelled."""
    if candidate.theme not in _CIVIL or candidate.needs:
        return False
    start = page.first_token(page.sentences[candidate.sentence][0])
    near = page.words[max(candidate.first - _AROUND, start) : candidate.last + _AROUND]
    return any(
        word in _FIRE or (word == "frappe" and near[i - 1 : i] in (["une"], ["la"], ["d"]))
        for i, word in enumerate(near)
    )


def _contended(page: Page, candidate: Candidate) -> bool:
    """« son adversaire à la prochaine [élection présidentielle] »: who somebody is."""
    return candidate.theme == "political_transition" and bool(
        _CONTENDERS.intersection(_joined(page, candidate))
    )


def _sheltered(page: Page, candidate: Candidate) -> bool:
    """« le président déchu, [réfugié] à l'ambassade »: where one person has gone."""
    told = page.words[candidate.first : candidate.last + 1]
    if told == ["asile"]:  # « sa demande d'[asile] »
        return page.words[candidate.first - 2 : candidate.first] == ["demande", "d"]
    alone = told in (["refugie"], ["refugiee"])
    behind = page.words[candidate.last + 1 : candidate.last + 2]
    return alone and bool(_WHERE.intersection(behind))


def _portfolio(page: Page, candidate: Candidate) -> bool:
    """« six membres du gouvernement (Finances, [Santé], …) »: the offices of those who come along."""
    low = max(0, candidate.start - _ENUMERATED)
    at = page.fold.rfind("(", low, candidate.start)
    if at < 0 or page.fold.find(")", at, candidate.start) >= 0:
        return False
    first = page.first_token(at)
    return bool(_MEMBERS.intersection(page.words[max(first - 4, 0) : first]))


def _joined(page: Page, candidate: Candidate) -> list[str]:
    """The words right before a phrase, back to the nearest comma or stop."""
    first = candidate.first
    while first > 0 and candidate.first - first < _BEFORE and page.gaps[first] == JOINED:
        first -= 1
    return page.words[first : candidate.first]


_NO_MATTER = (_addressed, _struck, _under_fire, _contended, _sheltered, _portfolio)
_HIT = frozenset("military_cooperation terrorism space health culture transport technology".split())
_CIVIL = frozenset("migration health culture transport".split())
_ARTICLES = frozenset("l la le les une un des".split())
_OF = frozenset("de d du des".split())
_AT = frozenset("de d du des contre sur par".split())
_WHERE = frozenset("a au aux dans en chez".split())
_ASKED = ("sollicite", "interroge", "contacte")
_ACCUSED = ("accus", "sollicit", "interrog")
_ACTORS = words("topic_actors")
_BLOWS = words("topic_blows")
_FIRE = words("topic_fire")
_CONTENDERS = words("topic_contenders")
_MEMBERS = words("topic_members")
