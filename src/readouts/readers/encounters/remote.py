"""Contacts that only a cue of distance tells: « Au téléphone, X et Y ont remis l'ouvrage sur le métier »."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readouts.clauses import subject
from readouts.findings import Actor
from readouts.matching import Hit
from readouts.readers.encounters import status
from readouts.readers.encounters.around import participants_in
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.when import date_in
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["tellings_of_cues"]

_CONDITIONS = words("encounter_conditions")
"""« joint par téléphone, le député … » spoke to a newspaper."""


def tellings_of_cues(
    scene: Scene, stretches: Sequence[tuple[int, int]], told: Sequence[int]
) -> Iterator[Telling]:
    """Calls between persons of two sides where no noun or verb told one; ``told``: where those stand, in order."""
    for start, end in stretches:
        for cue in scene.cues_between(start, end, "phone", "video"):
            low, high = scene.page.sentences[scene.page.sentence_at(cue.start)]
            if bisect_left(told, low) < bisect_left(told, high) or scene.in_quote(cue.start):
                continue
            if scene.word(cue.first - 1) in _CONDITIONS or _of_noun(scene, cue):
                continue
            telling = _of_cue(scene, cue, low, high)
            if telling is not None:
                yield telling


def _of_noun(scene: Scene, cue: Hit) -> bool:
    """« l'enseignement à distance », « les achats en ligne »: no way of meeting."""
    if scene.word(cue.last) not in ("distance", "ligne") or scene.page.gaps[cue.first] == COMMA:
        return False
    return not any(g.last == cue.first - 1 for g in scene.groups_between(cue.start - 40, cue.start))


def _of_cue(scene: Scene, cue: Hit, low: int, high: int) -> Telling | None:
    group = _main_verb(scene, cue, low, high)
    if group is None or group.negated:
        return None
    fate = status.of_verb(scene, group).status
    people = _people(scene, group, high)
    if fate not in (status.HELD, status.PLANNED) or len({a.side for a in people}) < 2:
        return None
    telling = Telling(
        start=cue.start,
        end=cue.end,
        kind="call" if cue.row.value == "phone" else "video",
        status=fate,
        rule=f"encounters.cue.{cue.row.id}",
        date=date_in(scene, low, cue.start, high),
    )
    for actor in people:
        telling.add(actor)
    return telling


def _main_verb(scene: Scene, cue: Hit, low: int, high: int) -> VerbGroup | None:
    """The finite verb of the cue's clause: the last before it, else the first after it."""
    start = max(low, scene.clause_start(cue.start))
    before = [g for g in scene.groups_between(start, cue.start) if g.finite]
    if before:
        return before[-1]
    return next((g for g in scene.groups_between(cue.end, high) if g.finite), None)


def _people(scene: Scene, group: VerbGroup, end: int) -> list[Actor]:
    """The persons of known sides who act, and those named after « avec » or « à »."""
    found = list(subject(scene.page, scene.cast, group))
    for mention in participants_in(scene, group.end, min(end, scene.clause_end(group.end))):
        if mention.how != "possessor" and scene.preposition(mention.start) in ("avec", "a"):
            found += mention.actors
    return [a for a in dict.fromkeys(found) if a.kind == "person" and a.side is not None]
