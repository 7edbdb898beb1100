"""Contacts one by one: « a reçu tour à tour X et Y » is a contact with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import one_after_other
from readouts.verbs import VerbGroup

__all__ = ["one_by_one"]

_APART = frozenset(
    """
    separement successivement tour respectivement individuellement
    """.split()
)
_TOGETHER = frozenset(
    "trois quatre ensemble conjoint conjointe conjointement commun groupe".split()
)


def one_by_one(scene: Scene, group: VerbGroup, telling: Telling) -> Iterator[Telling]:
    """« a reçu tour à tour X et Y »: one contact for each partner."""
    host = telling.people[0] if telling.people else None
    others = [a for a in telling.people if host is not None and a.side != host.side]
    if host is None or not _apart(scene, group, telling):
        yield telling
        return
    sides = [s for s in telling.sides if s != host.side]
    if not others and len(sides) > 1:  # « a téléphoné tour à tour aux deux Premiers ministres »
        for side in sides:
            yield replace(telling, people=[host], sides=[s for s in (host.side, side) if s])
        return
    hosts = [a for a in telling.people if a.side == host.side]
    if len(others) == 1 and len(hosts) > 1:  # « X et Y rencontreront séparément Z »
        host, others = others[0], hosts
    if len(others) < 2 or (len({a.side for a in others}) < 2 and len(hosts) < 2):
        yield telling
        return
    for other in others:
        yield replace(
            telling, people=[host, other], sides=[s for s in (host.side, other.side) if s]
        )


def _apart(scene: Scene, group: VerbGroup, telling: Telling) -> bool:
    """Whether the partners were met one by one; who calls several people calls each of them."""
    last = scene.page.first_token(scene.clause_end(group.end))
    words = scene.page.words[group.first : max(last, group.last + 6)]
    if not _APART.isdisjoint(words):
        return True
    if "puis" in words[1:] and words[-1] != "puis":
        return True  # « avec le président X, puis avec son homologue Y »
    first = scene.page.first_token(scene.clause_start(group.start))
    if telling.rule in ("encounters.verb.phone-verbs", "encounters.verb.phone-to"):
        return _TOGETHER.isdisjoint(scene.page.words[first:last])
    return any(
        word == "apres" and one_after_other(scene, token)
        for token, word in enumerate(words, group.first)
    )
