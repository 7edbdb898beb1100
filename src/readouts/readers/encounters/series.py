"""Contacts of a series: « La première s'était tenue à Salto, la deuxième à Concordia », and one audience an
ambassador.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readouts.findings import Actor
from readouts.readers.encounters import status
from readouts.readers.encounters.places import place_in, stops_in, stops_stated
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.when import date_in
from readouts.vocabulary import words

__all__ = ["audiences", "legs", "tellings_of_ordinals"]

_ORDINALS = words("encounter_series_ordinals")
_BEFORE = frozenset(("la", "le"))


def tellings_of_ordinals(scene: Scene, stretches: Sequence[tuple[int, int]]) -> Iterator[Telling]:
    """« La première s'était tenue à Salto, en juin, et la deuxième à Concordia »: an ordinal for « the first
    session ».
    """
    for start, end in stretches:
        for cue in scene.cues_between(start, end, "recall", "planned"):
            word = scene.word(cue.last)
            if scene.nouns_between(cue.start, cue.end + 2):
                continue
            if word in _ORDINALS and cue.first == cue.last and scene.word(cue.first - 1) in _BEFORE:
                telling = _ordinal(scene, cue.start, cue.end, cue.last)
                if telling is not None:
                    yield telling


def _ordinal(scene: Scene, start: int, end: int, token: int) -> Telling | None:
    page = scene.page
    limit = page.sentences[page.sentence_at(start)][1]
    group = next((g for g in scene.groups_between(end, limit) if g.finite), None)
    found = "held"
    if group is not None and group.first - token <= 2:
        if "occur" not in status.cue_values(group) or group.negated:
            return None
        found = status.of_verb(scene, group).status or ""
        stop = scene.clause_end(group.end)
    elif (
        scene.word(token + 1) in ("a", "en") and scene.word(token - 2) in ("et", "puis", "ou")
    ) or page.words[token - 2 : token - 1] == []:
        stop = scene.clause_end(end)
    else:
        return None
    # the next of the series has facts of its own
    following = [
        c.start
        for c in scene.cues_between(end, stop, "recall", "planned")
        if scene.word(c.last) in _ORDINALS and scene.word(c.first - 1) in _BEFORE
    ]
    stop = min(following, default=stop)
    place = place_in(scene, end, end, stop)
    date = date_in(scene, end, end, stop)
    if place is None or not found:
        return None
    return Telling(
        start=start, end=end, kind="series", status=found, rule="encounters.series.ordinal",
        date=date, place=place[0], place_side=place[1], ordinal=True, recalled=True,
    )  # fmt: skip


def legs(scene: Scene, telling: Telling) -> list[Telling]:
    """One visit for each country of a tour."""
    if telling.kind != "visit":
        return [telling]
    sentence = scene.page.sentences[scene.page.sentence_at(telling.start)]
    end = scene.clause_end(telling.end)
    tour = scene.page.fold[telling.start : telling.end]
    at, stated = end, list[tuple[str, str | None]]()
    if "tournee" in tour or "periple" in tour or "visite" in tour:
        end = sentence[1]
        at, stated = stops_stated(scene, telling.end, end)
    if telling.place is None and not stated:
        return [telling]
    stops = stops_in(scene, telling.end, at)
    if telling.place is not None and [telling.place] != [name for name, _ in stops[:1]]:
        return [telling]
    first = len(stops)
    stops += [stop for stop in stated if stop not in stops]
    if len({side for _, side in stops}) < 2:
        return [telling]
    if stated and not telling.people:
        _traveller(scene, telling, sentence[0])
    visited = {side for _, side in stated} | {telling.place_side}
    home = [side for side in telling.sides if side not in visited]
    home += [a.side for a in telling.people if a.side and a.side not in (*home, telling.place_side)]
    # « en Israël lundi, et dans trois pays arabes : … »: the day is the first one's
    own = first > 0 and telling.date is not None and telling.end < telling.date.start < at
    return [
        replace(
            telling,
            place=name,
            place_side=side,
            date=None if own and index >= first and stated else telling.date,
            sides=[*home, *([side] if side and side not in home else [])],
        )
        for index, (name, side) in enumerate(stops)
        if side is not None
    ]


def _traveller(scene: Scene, telling: Telling, start: int) -> None:
    """« M. X s'attend à des discussions difficiles lors de cette tournée qui … »: the sentence's subject."""
    for mention in scene.mentions_between(start, telling.start):
        person = next((a for a in mention.actors if a.kind == "person" and a.side), None)
        if (
            person is not None
            and mention.how != "possessor"
            and not scene.preposition(mention.start)
        ):
            telling.add(person)
            telling.anaphor = telling.open = False
            return


def audiences(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """Credentials that several ambassadors present are one audience for each of them."""
    out: list[Telling] = []
    for telling in tellings:
        if telling.rule != "encounters.noun.credentials" or telling.status != "held":
            out.append(telling)
            continue
        out.extend(_each(scene, telling, tellings))
    return out


def _each(scene: Scene, telling: Telling, tellings: Sequence[Telling]) -> list[Telling]:
    hosts = [a for a in telling.people if a.office != "ambassador"]
    if not hosts or len({a.side for a in hosts}) != 1:
        return [telling]
    elsewhere = {
        a.id for t in tellings if t is not telling and t.status != "held" for a in t.people
    }
    guests = [
        a
        for a in _mentioned_after(scene, telling)
        if a.office == "ambassador"
        and a.side not in (None, hosts[0].side)
        and a.id not in elsewhere
    ]
    guests = list(
        dict.fromkeys([*(a for a in telling.people if a.office == "ambassador"), *guests])
    )
    if len(guests) < 2:
        return [telling]
    return [
        replace(
            telling,
            people=[*hosts, guest],
            sides=[s for s in (hosts[0].side, guest.side) if s],
            anaphor=False,
        )
        for guest in guests
    ]


def _mentioned_after(scene: Scene, telling: Telling) -> list[Actor]:
    end = scene.page.sentences[-1][1]
    start = scene.page.sentences[scene.page.sentence_at(telling.start)][0]
    return [a for m in scene.mentions_between(start, end) for a in m.actors if m.how == "name"]
