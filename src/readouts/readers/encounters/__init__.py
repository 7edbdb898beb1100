"""Contacts between sides: from the clauses that tell one to one entry for each contact."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import (
    Cast,
    DateFinding,
    EncounterFinding,
    Layout,
    Place,
    StatementFinding,
)
from readouts.readers.encounters.company import rolls
from readouts.readers.encounters.merging import merge
from readouts.readers.encounters.nouns import tellings_of_nouns
from readouts.readers.encounters.places import place_of_passage
from readouts.readers.encounters.remote import tellings_of_cues
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.series import audiences, legs, tellings_of_ordinals
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.verbs import tellings_of_verbs
from readouts.readers.encounters.when import date_of_passage

__all__ = ["read"]


def read(
    analysis: Analysis,
    layout: Layout,
    cast: Cast,
    dates: Sequence[DateFinding],
    statements: Sequence[StatementFinding],
    reference: dt.date | None = None,
) -> list[EncounterFinding]:
    """Every contact that the body tells, in the order of the text. ``reference``: the day that the text was
    published.
    """
    if not analysis.hits["encounter"] and not any("encounter" in g.rows for g in analysis.groups):
        return []
    scene = Scene(analysis, layout, cast, dates, statements)
    told = _tell(scene, layout.stretches("body"))
    headings = _tell(scene, layout.stretches("title", "heading"))
    for telling in headings:
        telling.heading = True
    if reference is not None:
        _foretell([*told, *headings], reference.isoformat()[:10])
    return merge(told + headings, cast.sides)


def _foretell(tellings: Sequence[Telling], today: str) -> None:
    """A present tense with a day to come tells what is planned (« se rend lundi à Lomé »)."""
    for telling in tellings:
        if telling.status == "held" and telling.present and telling.date is not None:
            value = telling.date.value or ""
            if len(value.split("/")[0][:10]) == 10 and value[:10] > today:
                telling.status = "planned"


def _tell(scene: Scene, stretches: Sequence[Place]) -> list[Telling]:
    taken: set[int] = set()
    found = [*tellings_of_nouns(scene, stretches, taken)]
    found += tellings_of_verbs(scene, stretches, taken)
    found += tellings_of_cues(scene, stretches, sorted(t.start for t in found))
    found += tellings_of_ordinals(scene, stretches)
    found += rolls(scene, stretches)
    found.sort(key=lambda t: t.start)
    starts = [start for start, _ in scene.page.paragraphs]
    for telling in found:
        telling.paragraph = bisect_right(starts, telling.start) - 1
        if telling.date is None and telling.status == "held":
            found_date = date_of_passage(scene, telling.start, stretches)
            telling.date_of_passage = found_date
            if telling.open and telling.anaphor:
                telling.place_of_passage = place_of_passage(scene, telling.start)
            telling.date_of_paragraph = (
                found_date is not None and found_date.start >= starts[telling.paragraph]
            )
    return [leg for telling in audiences(scene, found) for leg in legs(scene, telling)]
