"""The words beside a day that place it: the plan that it is part of, the participle that it dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from readouts.findings import Expression
from readouts.text import COMMA, Page
from readouts.verbs import VerbGroup
from readouts.vocabulary.dates import calendar

__all__ = [
    "apposed",
    "fit_for",
    "has_purpose",
    "link_words",
    "of_meeting",
    "of_past_event",
    "participle_before",
    "planned",
    "since_then",
    "unless_cancelled",
]

_LINKED = 5
_PLAN_WORDS = 6
_CANCELLED_WORDS = 40
"""How far the words of a link, a plan and its end may stand from the day."""


@cache
def _done() -> frozenset[str]:
    """Participles whose endings do not show that they are: « saisies », « parvenue », « remis »."""
    return frozenset(
        stem + end for stem in calendar().words["done"] for end in ("", "e", "s", "es")
    )


@cache
def _announcing() -> tuple[str, ...]:
    """Stems of the participles that tell of a plan only where the day is what they aim at."""
    return tuple(sorted(calendar().words["announcing"]))


def link_words(page: Page, e: Expression) -> set[str]:
    """The few words in front that a direction may stand in (« d'ici à la fin juin », « à compter du »)."""
    i, links = e.first, calendar().words["links"]
    found: set[str] = set()
    for _ in range(_LINKED):
        i -= 1
        if i < 0 or page.gaps[i + 1] > COMMA:
            break
        if page.words[i] == "pour" and page.words[i - 1] == "jour":
            break  # « jour pour jour »
        if page.words[i] != "partir" or page.words[i - 1] == "a":
            found.add(page.words[i])
        if page.words[i] not in links:
            break
    return found


def planned(page: Page, groups: Sequence[VerbGroup], e: Expression) -> str:
    """« prévue le 7 mars », « attendu jeudi à », « fixées au 12 novembre »; called off: the nearest."""
    i, steps, words = e.first, 0, calendar().words
    while i > 0 and steps < _PLAN_WORDS and page.gaps[i] <= COMMA:
        i -= 1
        steps += 1
        word = page.words[i]
        if word in words["planned"]:
            if i > 0 and page.words[i - 1] in words["to_have"] and word.startswith("annonc"):
                return ""  # « a annoncé jeudi »
            if word.startswith("convoqu") and _summoned(page, i):
                return ""
            if word.startswith(_announcing()) and not _aimed(page, e, i):
                return ""  # « reportée mercredi » tells when it was put off
            return unless_cancelled(page, groups, e)
        if page.gaps[i + 1] == COMMA and steps > 1:
            break
    return ""


def _summoned(page: Page, i: int) -> bool:
    """« a convoqué mardi », « l'ambassadeur, convoqué mardi »: somebody was called in; « une session est convoquée
    mardi », « convoquée courant décembre » is a plan."""
    before = page.words[i - 1] if i else ""
    if before in calendar().words["to_have"] or before == "ete":
        return True
    return page.words[i] in ("convoque", "convoques") and before not in ("est", "sont")


def _aimed(page: Page, e: Expression, participle: int) -> bool:
    """« au », « pour », « à » right in front of the date, behind the participle: « repoussée au 26 avril ».

    « à l'automne », « au printemps » only say when: « annoncée à l'automne ».
    """
    i, words = e.first - 1, calendar().words
    while i > participle and page.words[i] in ("le", "la", "les", "ce", "l"):
        i -= 1
    if i <= participle:
        return False
    if e.unit == "season" and page.words[participle].startswith(("annonc", "confirm")):
        return page.words[i] in ("pour", "jusqu")
    return page.words[i] in words["aims"]


def unless_cancelled(page: Page, groups: Sequence[VerbGroup], e: Expression) -> str:
    """A plan points ahead, unless the sentence says that it came to nothing."""
    end = page.sentences[page.sentence_at(e.start)][1]
    i, steps = e.last + 1, 0
    while i < len(page.words) and page.starts[i] < end and steps < _CANCELLED_WORDS:
        if page.words[i] in calendar().words["cancelled"]:
            return "nearest"
        i += 1
        steps += 1
    later = bisect_left(groups, e.end, key=lambda g: g.start)
    for group in groups[later : later + 2]:
        if group.start < end and group.tense == "pluperfect":
            return "nearest"  # « calée au 3 novembre, avait pourtant sauté »
    return "next"


def has_purpose(page: Page, e: Expression, group: VerbGroup) -> bool:
    """« rendez-vous a été pris pour un entretien à Yaoundé, les 4 et 5 novembre »: the date of the purpose."""
    words = page.words[group.last + 1 : e.first]
    return any(
        word == "pour" and after in calendar().words["of_purpose"]
        for word, after in pairwise(words)
    )


_FIT_WORDS = 9


def fit_for(page: Page, e: Expression) -> bool:
    """« forfait pour le match de samedi », « prêt pour la venue d'Auxerre samedi »: who is fit for it or not."""
    i, words, seen = e.first, calendar().words, False
    for _ in range(_FIT_WORDS):
        i -= 1
        if i < 0 or page.gaps[i + 1] > 0:
            return False
        if seen:
            return page.words[i] in words["fit"]
        seen = page.words[i] == "pour"
    return False


def since_then(page: Page, e: Expression) -> bool:
    """« depuis sa prise de fonction mi-décembre », « depuis l'arrivée lundi des experts »: the day has been."""
    i = e.first
    for _ in range(_FIT_WORDS):
        i -= 1
        if i < 0 or page.gaps[i + 1] > 0:
            return False
        if page.words[i] == "depuis":
            return True
    return False


_EVENT_WORDS = 12


def of_past_event(page: Page, e: Expression) -> bool:
    """« jugé pour l'assassinat d'un touriste, le 21 juin à Nice »: the day of what has happened."""
    i, words = e.first, calendar().words
    for _ in range(_EVENT_WORDS):
        i -= 1
        if i < 0 or page.gaps[i + 1] > COMMA:
            return False
        if page.words[i] in words["past_events"]:
            return True
    return False


def apposed(page: Page, e: Expression, verb: int | None) -> bool:
    """« Blessé à la cuisse dimanche contre Nantes, le milieu sera absent »: the participle that opens the sentence."""
    if verb is None or verb < e.end or not page.sentences:
        return False
    start = page.sentences[page.sentence_at(e.start)][0]
    first = page.first_token(start)
    text = page.text[page.starts[first] : page.ends[first]]
    shown = text.endswith(("é", "ée", "és", "ées")) and text[0].isupper() and len(text) > 4
    named = page.words[first] in calendar().words["apposed"]
    if not (shown or named or page.words[first] in _done()) or e.first - first > 12:
        return False
    commas = [
        i for i in range(first + 1, e.last + 30) if i < len(page.gaps) and page.gaps[i] == COMMA
    ]
    return bool(commas) and e.last < commas[0] and page.starts[commas[0]] <= verb


def of_meeting(page: Page, e: Expression, group: VerbGroup) -> bool:
    """« confirme une rencontre jeudi à Astana »: the day of the meeting that is announced, not of the words."""
    words, i = calendar().words, e.first
    if e.weekday is None or i < 2 or page.gaps[i] or page.words[i - 1] not in words["meetings"]:
        return False
    return page.words[i - 2] in words["of_one"] and group.lemma in words["announces"]


def participle_before(page: Page, e: Expression) -> bool:
    """« une lettre envoyée mercredi », « signés en mars »: over a preposition or article."""
    words, i = calendar().words, e.first - 1
    while i > e.first - 4 and i > 0 and page.words[i] in words["links"] and page.gaps[i + 1] == 0:
        i -= 1
    if i < 1 or page.gaps[i + 1] != 0 or page.words[i - 1] in words["determiners"]:
        return False
    text = page.text[page.starts[i] : page.ends[i]]
    if page.words[i - 1] in words["to_be"]:
        return False
    if page.words[i] in _done():
        return text.islower()
    if text.endswith(
        "é"
    ):  # « le président renversé le 26 juillet », and no « député », « sécurité »
        return text.islower() and not (text.endswith("ité") or page.words[i] in words["nouns_in_e"])
    return text.endswith(("ée", "és", "ées")) and not text.endswith(
        ("tés", "musée", "armée", "année", "journée")
    )
