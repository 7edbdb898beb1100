"""The event on whose margins a contact stands: « en marge du sommet de l'OTAN, qui se tient mardi à Vilnius »."""

from __future__ import annotations

from readouts.readers.encounters import status
from readouts.readers.encounters.places import place_in
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.when import date_in

__all__ = ["lend"]

_TELLING = frozenset(("occur", "light", "plan"))


def lend(scene: Scene, telling: Telling, start: int, end: int) -> None:
    """The day and place of the event for a contact without its own; ``start`` to ``end``: the rest of its clause."""
    cues = scene.cues_between(start, end, "setting")
    if not cues or telling.kind in ("call", "video", "message"):
        return
    low = cues[-1].end
    high = _relative(scene, end)
    if telling.place is None:
        telling.place, telling.place_side = place_in(scene, low, low, high or end) or (None, None)
    if telling.date is None and high is not None:
        telling.date = date_in(scene, end, end, high)


def _relative(scene: Scene, end: int) -> int | None:
    """Where the relative clause ends that says when or where the event takes place."""
    token = scene.page.first_token(end)
    if scene.word(token) not in ("qui", "que", "qu", "dont"):
        return None
    limit = scene.page.sentences[scene.page.sentence_at(end)][1]
    group = next((g for g in scene.groups_between(end, limit) if g.finite), None)
    if group is None or group.first - token > 6 or not status.cue_values(group) & _TELLING:
        return None
    return scene.clause_end(group.end)
