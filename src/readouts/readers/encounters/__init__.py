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
from readouts.readers.encounters.undoing import afterwards
from readouts.readers.encounters.verbs import tellings_of_verbs
from readouts.readers.encounters.when import date_of_passage, in_a_name

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
    scene = Scene(analysis, layout, cast, dates, statements)
    if not _anything(analysis, scene):
        return []
    told = _tell(scene, layout.stretches("body"))
    headings = _tell(scene, layout.stretches("title", "heading"))
    for telling in headings:
        telling.heading = True
    if reference is not None:
        _foretell(scene, [*told, *headings], reference.isoformat()[:10])
    return merge(told + headings, cast.sides, scene.dateline)


def _anything(analysis: Analysis, scene: Scene) -> bool:
    """Whether any word of the text can tell a contact."""
    if analysis.hits["encounter"]:
        return True
    if any("encounter" in g.rows or g.modal == "aller" for g in analysis.groups):
        return True
    return bool(scene.cues_between(0, len(analysis.page.text), "phone", "video"))


def _foretell(scene: Scene, tellings: Sequence[Telling], today: str) -> None:
    """A present tense with a day to come tells what is planned (« se rend lundi à Lomé »), and so does what stands
    under such a day (« Lundi 16 : la ministre reçoit »), or is told with one in whatever tense (« sont d'accord qu'une
    rencontre se tienne en mai »); what took place was on no day to come.
    """
    for telling in tellings:
        if telling.status != "held":
            continue
        if telling.date is None and _after(telling.date_of_passage, today):
            if telling.present and _heads(scene, telling.date_of_passage):
                telling.date = telling.date_of_passage
            telling.date_of_passage = None
        if _after(telling.date, today):
            telling.status = "planned"


def _heads(scene: Scene, date: DateFinding | None) -> bool:
    """« Lundi 16 septembre », on a line of its own."""
    if date is None:
        return False
    start, end = scene.page.lines[scene.page.line_at(date.start)]
    return date.start - start < 6 and end - date.end < 6


def _after(date: DateFinding | None, today: str) -> bool:
    """Whether a day, or all of a month, is still to come."""
    value = (date.value or "") if date is not None else ""
    value = value.split("/")[0][:10]
    if "W" in value:
        return _monday(value) > today
    return len(value) in (4, 7, 10) and value > today[: len(value)]


def _monday(week: str) -> str:
    """The first day of « 2025-W32 »; empty where there is no such week."""
    try:
        return dt.date.fromisocalendar(int(week[:4]), int(week[6:8]), 1).isoformat()
    except ValueError:
        return ""


def _tell(scene: Scene, stretches: Sequence[Place]) -> list[Telling]:
    taken: set[int] = set()
    found = [*tellings_of_nouns(scene, stretches, taken)]
    found += tellings_of_verbs(scene, stretches, taken)
    found += tellings_of_cues(scene, stretches, sorted(t.start for t in found))
    found += tellings_of_ordinals(scene, stretches)
    found += rolls(scene, stretches)
    found += afterwards(scene, stretches)
    found.sort(key=lambda t: t.start)
    starts = [start for start, _ in scene.page.paragraphs]
    for telling in found:
        telling.paragraph = bisect_right(starts, telling.start) - 1
        held = telling.status == "held"
        if held and telling.date is not None and in_a_name(scene, telling.date):
            telling.date = None
        if telling.date is None and held:
            found_date = date_of_passage(scene, telling.start, stretches)
            telling.date_of_passage = found_date
            if telling.open and telling.anaphor:
                telling.place_of_passage = place_of_passage(scene, telling.start)
            telling.date_of_paragraph = (
                found_date is not None and found_date.start >= starts[telling.paragraph]
            )
    return [leg for telling in audiences(scene, found) for leg in legs(scene, telling)]
