"""Contacts one by one: « a reçu tour à tour X et Y », « s'est entretenu lundi avec X, et mardi avec Y »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from readouts.findings import Actor, Mention
from readouts.readers.encounters.around import in_one_list, participants_in
from readouts.readers.encounters.places import place_in
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import one_after_other
from readouts.readers.encounters.when import date_in
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["day_by_day", "one_by_one"]


def day_by_day(scene: Scene, anchor: int, end: int, telling: Telling) -> Iterator[Telling]:
    """« s'était entretenu lundi avec X, et hier avec Y », « se rend mardi à Kiev et jeudi à Varsovie »: a contact
    a day.

    ``anchor`` is where the verb or noun ends that tells it, ``end`` where its clause does.
    """
    cuts = _days(scene, anchor, end)
    named = [m for m in participants_in(scene, anchor, end) if m.how != "possessor"]
    if not cuts or telling.kind == "message":
        yield telling
        return
    first = [m for m in named if m.start < cuts[0] and not _beside(telling, m)]
    later = [(low, high) for low, high in zip(cuts, [*cuts[1:], end], strict=True)]
    partners = [_partners(scene, named, first, low, high) for low, high in later]
    places = [place_in(scene, low, low, high) for low, high in later]
    goes = telling.kind == "visit" and all(found is not None and found[1] for found in places)
    if not (goes or (first and all(partners))):
        yield telling
        return
    ours = {a.id for m in first for a in m.actors}
    theirs = {a.side for m in named for a in m.actors}
    others = [a for found in partners for a in found if a.id not in ours]
    apart = {a.id for a in others}
    hosts = [a for a in telling.people if a.id not in ours | apart]
    home = [s for s in telling.sides if s not in theirs and s != telling.place_side]
    home = list(dict.fromkeys([a.side for a in hosts if a.side] + home))
    place = place_in(scene, anchor, anchor, cuts[0])
    yield replace(
        telling,
        people=[a for a in telling.people if a.id not in apart],
        sides=[
            s for s in telling.sides if goes or s not in {a.side for a in others} - _sides(first)
        ],
        date=date_in(scene, anchor, anchor, cuts[0]) or telling.date,
        place=telling.place if place is None else place[0],
        place_side=telling.place_side if place is None else place[1],
    )
    for (low, high), found, where in zip(later, partners, places, strict=True):
        side = [where[1]] if goes and where is not None and where[1] else []
        yield replace(
            telling,
            start=low,
            people=[*hosts, *found],
            sides=list(dict.fromkeys([*home, *(a.side for a in found if a.side), *side])),
            date=date_in(scene, low, low, high),
            place=(where or place or (None, None))[0],
            place_side=(where or place or (None, None))[1],
            anaphor=False,
        )


def _sides(mentions: list[Mention]) -> set[str | None]:
    return {a.side for m in mentions for a in m.actors}


def _beside(telling: Telling, mention: Mention) -> bool:
    """Named in the clause, but not at the table."""
    return not any(a in telling.people or a.side in telling.sides for a in mention.actors)


def _days(scene: Scene, anchor: int, end: int) -> list[int]:
    """Where « et mardi », « puis, le lendemain », « , hier » begin a further contact of the same clause."""
    found = [d for d in scene.dates_between(anchor, end) if d.value is not None]
    out = []
    for date in found:
        token = scene.page.first_token(date.start)
        while scene.word(token - 1) in ("le", "la", "l", "ce"):
            token -= 1
        if scene.word(token - 1) in words("and_then") and scene.page.starts[token] > anchor + 12:
            following = scene.page.fold[date.end : date.end + 3].strip(" ,")
            if following and not following.startswith((".", ";", ")")):
                out.append(scene.page.starts[token - 1])
    return [at for at in out if len(found) > 1 or at != out[0]] if len(found) > 1 else []


def _partners(
    scene: Scene, named: list[Mention], first: list[Mention], low: int, high: int
) -> list[Actor]:
    """Who is met in one of the stretches: behind the preposition that the first partner has."""
    role = scene.preposition(first[0].start) if first else ""
    out: list[Actor] = []
    reached = -1
    for mention in named:
        if not low <= mention.start < high:
            continue
        own = scene.preposition(mention.start)
        listed = reached >= 0 and in_one_list(scene.page.fold[reached : mention.start])
        if listed or (own == role or (own in ("et", "avec") and role in ("", "avec"))):
            out += mention.actors
            reached = mention.end
    return out


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
    agents = _agents(scene, group, telling) if group.passive or group.tense == "participle" else []
    guests = [a for a in telling.people if a not in agents]
    if len(agents) == 1 and len(guests) > 1:  # « Reçus séparément par X, Y et Z … »
        host, others = agents[0], guests
    hosts = [a for a in telling.people if a.side == host.side]
    if len(others) == 1 and len(hosts) > 1:  # « X et Y rencontreront séparément Z »
        host, others = others[0], hosts
    if len(others) < 2 or (
        len({a.side for a in others}) < 2 and len(hosts) < 2 and not _in_turn(scene, group, others)
    ):
        yield telling
        return
    for other in others:
        yield replace(
            telling, people=[host, other], sides=[s for s in (host.side, other.side) if s]
        )


def _in_turn(scene: Scene, group: VerbGroup, others: list[Actor]) -> bool:
    """« avec le conseiller X, puis, dans la soirée, avec le ministre Y »: one after the other, of one side too."""
    end = scene.clause_end(group.end)
    told = scene.page.words[group.first : scene.page.first_token(end)]
    if not words("one_by_one").isdisjoint(told):
        return True
    ids = {a.id for a in others}
    named = [
        m for m in scene.mentions_between(group.end, end) if any(a.id in ids for a in m.actors)
    ]
    between = [scene.page.fold[a.end : b.start].split() for a, b in pairwise(named)]
    return any(not {"puis", "ensuite"}.isdisjoint(w.strip(",") for w in gap) for gap in between)


def _agents(scene: Scene, group: VerbGroup, telling: Telling) -> list[Actor]:
    """« reçus par X »: who receives them."""
    near = scene.mentions_between(group.end, scene.clause_end(group.end))
    found = [a for m in near if scene.preposition(m.start) == "par" for a in m.actors]
    return [a for a in telling.people if a in found]


def _apart(scene: Scene, group: VerbGroup, telling: Telling) -> bool:
    """Whether the partners were met one by one; who calls several people calls each of them."""
    last = scene.page.first_token(scene.clause_end(group.end))
    told = scene.page.words[group.first : max(last, group.last + 6)]
    if not words("one_by_one").isdisjoint(told):
        return True
    if "puis" in told[1:] and told[-1] != "puis":
        return True  # « avec le président X, puis avec son homologue Y »
    first = scene.page.first_token(scene.clause_start(group.start))
    if telling.rule in ("encounters.verb.phone-verbs", "encounters.verb.phone-to"):
        return not group.plural and words("together").isdisjoint(scene.page.words[first:last])
    return any(
        word == "apres" and one_after_other(scene, token)
        for token, word in enumerate(told, group.first)
    )
