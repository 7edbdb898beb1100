"""Tellings of one contact put together."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.findings import EncounterFinding
from readouts.readers.encounters.completing import (
    complete_sides,
    during,
    finding,
    hand_over,
    inherit,
    without_covered_visits,
)
from readouts.readers.encounters.entry import REACH, Entry
from readouts.readers.encounters.sameness import compatible, same_date
from readouts.readers.encounters.telling import Telling

__all__ = ["merge"]


def _find(entries: Sequence[Entry], telling: Telling) -> Entry | None:
    """The contact that a telling is of: the last that may be, rather one that has all the persons told."""
    own = bool(telling.people or telling.sides)
    best: Entry | None = None
    most = -1
    for entry in reversed(entries[-REACH:]):
        if not _may_be(entry, telling, own=own):
            continue
        shared = sum(person in entry.facts.people for person in telling.people)
        if shared > most:
            best, most = entry, shared
        if shared == len(telling.people):
            break
    return best


def _may_be(entry: Entry, telling: Telling, *, own: bool) -> bool:
    facts = entry.facts
    if not compatible(facts, telling):
        return False
    if telling.again and (facts.date or facts.place) and not (telling.date and facts.date):
        return False
    if (
        telling.recalled
        and not (telling.date and facts.date and same_date(facts.date, telling.date))
        and not (telling.place and facts.place)
    ):
        return False
    if telling.anaphor or not own:
        return True
    return not facts.recalled or telling.recalled or bool(facts.date and telling.date)


def merge(
    tellings: Sequence[Telling], sides: Sequence[str], dateline: tuple[str, str] | None = None
) -> list[EncounterFinding]:
    """Tellings in the order of the text → contacts; ``dateline``: the town in front of the text and its side."""
    entries: list[Entry] = []
    taken_up: Telling | None = None
    unjoined: list[Telling] = []
    for telling in tellings:
        if telling.kind == "accept":
            _accept(entries)
            continue
        if telling.kind in ("undo", "invited", "attend"):
            _afterwards(entries, telling)
            continue
        if telling.gathering and entries:
            telling.kind = "join"
        if telling.kind == "join":
            if not _join(entries, telling):
                unjoined.append(telling)
            continue
        if telling.plural and telling.anaphor:
            continue
        if telling.kind == "series":
            last = next(
                (
                    e.facts
                    for e in reversed(entries)
                    if e.facts.kind in ("talks", "summit", "meeting")
                ),
                None,
            )
            if last is None:
                continue
            telling.kind, telling.sides = last.kind, list(last.sides)
        if telling.kind == "message" and telling.anaphor and not entries:
            continue
        if telling.rule == "encounters.noun.wishes" and _at_the_talks(telling, entries):
            continue
        if telling.partner_only:
            _by_whom(entries, telling)
        entry = _find(entries, telling)
        if entry is not None:
            entry.take(telling)
        elif telling.heading and not _announces(telling, entries):
            continue
        elif _stands_alone(telling, sides):
            entries.append(Entry(telling, [(telling.start, telling.end)], telling.paragraph))
        elif taken_up is None and _only_taken_up(telling):
            taken_up = telling
    if taken_up is not None and len(sides) > 1 and not any(_told(e.facts) for e in entries):
        _stand_for(taken_up, sides)
        entries.append(Entry(taken_up, [(taken_up.start, taken_up.end)], taken_up.paragraph))
        for telling in unjoined:
            _join(entries, telling)
    _from_headings(entries, [t for t in tellings if t.heading])
    complete_sides(entries, sides)
    entries = without_covered_visits(entries)
    inherit(entries, dateline)
    return [finding(e) for e in entries if len(e.facts.sides) >= 2 or _host_only(e.facts)]


def _by_whom(entries: Sequence[Entry], telling: Telling) -> None:
    """« Les échanges avec le ministre X ont porté sur »: by who met most of those before, else by the first named."""
    near = [e.facts for e in entries[-REACH:] if e.facts.status == "held"]
    met = [a for facts in near for a in facts.people if a.side and a.side not in telling.sides]
    if met:
        telling.add(max(dict.fromkeys(met), key=met.count))


def _only_taken_up(telling: Telling) -> bool:
    """« … à l'issue de la deuxième session de pourparlers », where nothing else tells it."""
    held = telling.open and telling.anaphor and telling.status == "held"
    return held and telling.kind in ("talks", "meeting", "summit") and not telling.vague_word


def _at_the_talks(wishes: Telling, entries: Sequence[Entry]) -> bool:
    """« … et lui a adressé ses vœux », by one of those who are speaking to the other: said, not sent."""
    if wishes.date is not None or len(wishes.people) < 2 or wishes.status != "held":
        return False
    return any(
        entry.facts.kind in ("call", "video", "meeting", "talks")
        and entry.facts.status == "held"
        and all(person in entry.facts.people for person in wishes.people)
        for entry in entries[-REACH:]
    )


def _told(facts: Telling) -> bool:
    return facts.status == "held" and facts.kind in (
        "talks",
        "meeting",
        "summit",
        "visit",
        "call",
        "video",
    )


def _stand_for(telling: Telling, sides: Sequence[str]) -> None:
    """A contact that is only taken up is one of the main sides, when and where the passage is."""
    for side in sides[:2]:
        telling.add_side(side)
    telling.recalled = False
    if telling.place is None and telling.place_of_passage is not None:
        telling.place, telling.place_side = telling.place_of_passage


def _announces(telling: Telling, entries: Sequence[Entry]) -> bool:
    """A title tells a contact of its own only where the body tells none."""
    return not entries and not telling.anaphor and len(telling.sides) > 1


def _from_headings(entries: Sequence[Entry], headings: Sequence[Telling]) -> None:
    """« Visite de X à Praia » over meetings told without their place."""
    for heading in headings:
        if heading.kind == "visit" and heading.people:
            for entry in entries:
                if during(heading, entry.facts):
                    hand_over(heading, entry.facts)


def _host_only(facts: Telling) -> bool:
    """One side is enough for a visit, a summit, or talks that are to be held somewhere."""
    if not facts.sides:
        return False
    body = len(facts.sides[0]) > 2 and facts.kind in ("meeting", "talks") and not facts.weak
    if body and not facts.people and facts.date is not None and facts.place is not None:
        return True  # « Une réunion des ministres de la Cédéao s'est tenue vendredi à Abuja »
    if facts.kind == "visit" and facts.place is None and facts.people and facts.status == "held":
        return False  # « Son déplacement vise à … »: one who travels, and to nobody
    return facts.kind in ("visit", "summit") or (
        facts.kind == "talks" and facts.status != "held" and facts.place is not None
    )


def _accept(entries: Sequence[Entry]) -> None:
    for entry in reversed(entries):
        if entry.facts.status == "proposed":
            entry.facts.status = "planned"
            return


def _afterwards(entries: Sequence[Entry], telling: Telling) -> None:
    """A clause that undoes, hosts or attends what was told at most a paragraph before."""
    for entry in reversed(entries[-REACH:]):
        facts = entry.facts
        if telling.paragraph - entry.last > 1:
            return
        if telling.kind == "undo":
            if facts.status in ("planned", "proposed") and any(
                p in facts.people for p in telling.people
            ):
                facts.status = "cancelled"
                return
        elif telling.kind == "invited":
            if facts.initiator is None and all(p in facts.people for p in telling.senders):
                facts.initiator = telling.initiator
                return
        elif facts.kind in _GATHERINGS and facts.status == "held":
            for person in telling.people:
                if person.side in facts.sides and person not in facts.people:
                    facts.people.append(person)
            return


def _join(entries: Sequence[Entry], telling: Telling) -> bool:
    """More people for the last gathering told, or for all of them (« ces deux rencontres »)."""
    joined = False
    for entry in reversed(entries):
        facts = entry.facts
        if telling.senders and not all(person in facts.people for person in telling.senders):
            continue
        if facts.kind in _GATHERINGS and facts.status == "held":
            for actor in telling.people:
                if actor not in facts.people:
                    facts.people.append(actor)
                facts.add_side(actor.side)
            joined = True
            if not telling.plural:
                break
    return joined


_GATHERINGS = ("meeting", "summit", "talks", "video")


def _placed(telling: Telling) -> bool:
    remote = telling.kind in ("call", "video", "message")
    return telling.date is not None and (remote or telling.place is not None)


def _stands_alone(telling: Telling, sides: Sequence[str]) -> bool:
    """Whether a telling is enough for a contact of its own."""
    if telling.partner_only and len({a.side for a in telling.people} - {None}) > 1:
        return True
    if telling.open and telling.anaphor and telling.kind != "summit" and not _placed(telling):
        return False
    if telling.vague:
        if telling.definite and telling.status == "planned" and telling.date and telling.place:
            return True
        if telling.kind == "visit" and telling.place_side and telling.status != "held":
            return True
        if telling.status == "proposed" and len({a.side for a in telling.people} - {None}) > 1:
            return True  # « Pékin réclame un appel entre Mme Joly et M. Wang »
        return (len(telling.sides) >= 2 or telling.ordinal) and bool(telling.date or telling.place)
    if telling.people or telling.sides:
        return True
    if telling.kind == "message":
        return False
    if telling.status != "held" and not telling.anaphor:
        return True
    return telling.date is not None or telling.place is not None
