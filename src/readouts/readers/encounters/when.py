"""When a contact took or is to take place: which of the dates around it is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.findings import DateFinding
from readouts.readers.encounters.scene import Scene
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["date_before", "date_beside", "date_in", "date_of_passage", "in_a_name"]

_NOT_OWN = words("encounter_not_own")
_DATED_THINGS = words("encounter_dated_things")
"""« l'accord de 2010 »: the date of a thing."""


def date_in(scene: Scene, start: int, anchor: int, end: int) -> DateFinding | None:
    """The date of a contact told at ``anchor``: the nearest one after it in the stretch, else the nearest before."""
    after = [d for d in scene.dates_between(anchor, end) if _own(scene, d)]
    before = [d for d in scene.dates_between(start, anchor) if _own(scene, d)]
    candidates = after[:1] + before[-1:]
    if len(candidates) > 1 and len(candidates[0].value or "") == 4:
        candidates.sort(key=lambda d: len(d.value or "") < 10)  # « l'exposition universelle 2030 »
    for found in candidates:
        if found.value is not None:
            return found
    return None


_LINKS = frozenset(("le", "la", "l", "au", "a", "du", "de", "d", "en", "fin", "les"))
_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*\.?\s*[-–—:]")


def _in_dateline(scene: Scene, found: DateFinding) -> bool:
    """« La Havane, 1er sept. (RHC).- Le ministre »."""
    start = scene.page.lines[scene.page.line_at(found.start)][0]
    return found.start - start < 40 and _DATELINE.match(scene.page.text, found.end) is not None


def _in_brackets(scene: Scene, found: DateFinding) -> bool:
    """« la guerre de Corée (1950-1953) », « élu (2019) »: the years of something else."""
    text, value = scene.page.text, found.value or ""
    around = (
        text[max(found.start - 1, 0) : found.start] == "("
        and text[found.end : found.end + 1] == ")"
    )
    return around and all(len(part) == 4 for part in value.split("/"))


def _own(scene: Scene, found: DateFinding) -> bool:
    if _in_dateline(scene, found) or _in_brackets(scene, found):
        return False
    page = scene.page
    first = page.first_token(page.sentences[page.sentence_at(found.start)][0])
    token = page.first_token(found.start)
    before = page.words[max(token - 3, first) : token]
    for back in range(1, len(before) + 1):  # « Avant cela, le 11 janvier, … »
        if page.gaps[token - back + 1] == COMMA:
            before = before[len(before) - back + 1 :]
            break
    if before and before[-1] not in _LINKS:
        before = before[-2:]
    if before[-1:] == ["des"] and "dès" in page.text[max(found.start - 5, 0) : found.start].lower():
        return False
    if before[-1:] and before[-1] in ("de", "du", "d") and not _DATED_THINGS.isdisjoint(before):
        return False
    if "fois" in before and page.words[token] in ("cette", "ce", "ces"):
        return False  # « pour la première fois cette année »
    if page.words[token] == "fin" and {"ici", "avant"} & set(before):
        return True  # « avant la fin de l'année », « d'ici à la fin du mois »
    return _NOT_OWN.isdisjoint(before)


def in_a_name(scene: Scene, found: DateFinding) -> bool:
    """« le Future Investment Forum 2026 »: the year that an event is called after."""
    token = scene.page.first_token(found.start)
    if len(found.value or "") != len("2026") or token == 0:
        return False
    named = scene.raw(token - 1)[:1].isupper() and scene.page.ends[token - 1] == found.start - 1
    return named and scene.word(token - 1) not in _BEFORE_YEARS


_BEFORE_YEARS = _LINKS | {"depuis", "courant", "debut", "mi", "avant", "apres", "pour", "vers"}


def date_before(scene: Scene, sentence: int, end: int) -> DateFinding | None:
    """The last date of the sentence before a relative clause (« s'est rendu en janvier à Rome, où il a été reçu »)."""
    token = scene.page.first_token(end)
    if scene.word(token) not in ("ou", "qui", "auquel", "que", "laquelle", "lequel"):
        return None
    start = scene.page.sentences[sentence][0]
    found = [d for d in scene.dates_between(start, end) if _own(scene, d) and d.value is not None]
    return found[-1] if found else None


def date_beside(scene: Scene, group: VerbGroup) -> DateFinding | None:
    """« a annoncé jeudi avoir eu un entretien »: the day of the words, where nothing else says when."""
    if group.governor is None:
        return None
    found = scene.dates_between(group.governor.end, group.start)
    return next((date for date in found if date.value is not None), None)


def _of_thing(scene: Scene, found: DateFinding) -> bool:
    """« le lancement du 6 janvier », « les attentats du 11 septembre »: no day of the passage."""
    token = scene.page.first_token(found.start)
    if scene.word(token - 1) not in ("du", "des", "de", "d"):
        return False
    noun = scene.page.starts[max(token - 2, 0)]
    return not scene.nouns_between(noun - 24, noun + 1)


def _to_come(scene: Scene, found: DateFinding) -> bool:
    """« un cessez-le-feu qui doit entrer en vigueur dimanche »: no day of what took place."""
    at = scene.group_before(found.start)
    group = scene.groups[at] if at >= 0 else None
    if group is None or group.sentence != scene.page.sentence_at(found.start):
        return False
    return group.tense in ("future", "conditional") or (
        group.modal in ("devoir", "aller") and group.tense == "present"
    )


def date_of_passage(
    scene: Scene, position: int, stretches: Sequence[tuple[int, int]]
) -> DateFinding | None:
    """The day that the sentence of a position or the two before it have set."""
    at = scene.page.sentence_at(position)
    start = max(scene.page.sentences[max(at - 2, 0)][0], stretches[0][0] if stretches else 0)
    for found in reversed(scene.dates_between(start, position)):
        if (
            found.value is not None
            and len(found.value.split("T")[0]) == 10
            and _own(scene, found)
            and not _of_thing(scene, found)
            and not _to_come(scene, found)
        ):
            return found
    return None
