"""Tellings of one contact put together, and what they lack taken from the passage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.findings import DateFinding, EncounterFinding
from readouts.readers.encounters.sameness import compatible, overlap, same_date, same_place
from readouts.readers.encounters.telling import Telling

__all__ = ["merge"]

_REACH = 40
"""How many contacts back one is looked for: the work stays linear on a text of any length."""


@dataclass(slots=True)
class _Entry:
    """One contact: the tellings of it so far, their facts in one telling."""

    facts: Telling
    spans: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0

    def take(self, telling: Telling) -> None:
        facts = self.facts
        self.spans.append((telling.start, telling.end))
        self.last = telling.paragraph
        if facts.weak and not telling.weak:
            facts.kind, facts.weak = telling.kind, False
        elif (
            facts.kind == "meeting"
            and telling.kind == "call"
            and not telling.weak
            and facts.place is None
        ):
            facts.kind = "call"
        if not telling.open:
            facts.status = _status(facts.status, telling.status)
        for actor in telling.people:
            if actor not in facts.people:
                facts.people.append(actor)
        for side in telling.sides:
            facts.add_side(side)
        facts.date = _finer(facts.date, telling.date)
        facts.place = facts.place or telling.place
        facts.place_side = facts.place_side or telling.place_side
        facts.initiator = facts.initiator or telling.initiator
        facts.vague = facts.vague and telling.vague


def _status(old: str, new: str) -> str:
    if "cancelled" in (old, new):
        return "cancelled"
    if "held" in (old, new):
        return "held"
    if "planned" in (old, new):
        return "planned"
    return old


def _finer(old: DateFinding | None, new: DateFinding | None) -> DateFinding | None:
    if old is None or new is None:
        return old or new
    if (
        old.value
        and new.value
        and overlap(old.value, new.value)
        and _width(new.value) < _width(old.value)
    ):
        return new
    return old


def _width(value: str) -> int:
    """How coarse a value is: minute 0, day 1, week 2, range 3, month 4, year 5."""
    if "T" in value:
        return 0
    if "/" in value:
        return 3
    if "W" in value:
        return 2
    return {10: 1, 7: 4}.get(len(value), 5)


def _find(entries: Sequence[_Entry], telling: Telling) -> _Entry | None:
    own = bool(telling.people or telling.sides)
    for entry in reversed(entries[-_REACH:]):
        facts = entry.facts
        if not compatible(facts, telling):
            continue
        if (
            telling.recalled
            and not (telling.date and facts.date and same_date(facts.date, telling.date))
            and not (telling.place and facts.place)
        ):
            continue
        if telling.anaphor or not own:
            return entry
        if facts.recalled and not telling.recalled and not (facts.date and telling.date):
            continue
        return entry
    return None


def merge(tellings: Sequence[Telling], sides: Sequence[str]) -> list[EncounterFinding]:
    """Tellings in the order of the text → contacts."""
    entries: list[_Entry] = []
    for telling in tellings:
        if telling.kind == "accept":
            _accept(entries)
            continue
        if telling.gathering and entries:
            telling.kind = "join"
        if telling.kind == "join":
            _join(entries, telling)
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
        entry = _find(entries, telling)
        if entry is not None:
            entry.take(telling)
        elif telling.heading and not _announces(telling, entries):
            continue
        elif _stands_alone(telling, sides):
            entries.append(_Entry(telling, [(telling.start, telling.end)], telling.paragraph))
    _from_headings(entries, [t for t in tellings if t.heading])
    _complete_sides(entries, sides)
    entries = _without_covered_visits(entries)
    _inherit(entries)
    return [_finding(e) for e in entries if len(e.facts.sides) >= 2 or _host_only(e.facts)]


def _announces(telling: Telling, entries: Sequence[_Entry]) -> bool:
    """A title tells a contact of its own only where the body tells none."""
    return not entries and not telling.anaphor and len(telling.sides) > 1


def _from_headings(entries: Sequence[_Entry], headings: Sequence[Telling]) -> None:
    """« Visite de X à Praia » over meetings told without their place."""
    for heading in headings:
        if heading.kind == "visit" and heading.people:
            for entry in entries:
                if _during(heading, entry.facts):
                    _hand_over(heading, entry.facts)


def _host_only(facts: Telling) -> bool:
    """One side is enough for a visit, a summit, or talks that are to be held somewhere."""
    if not facts.sides:
        return False
    return facts.kind in ("visit", "summit") or (
        facts.kind == "talks" and facts.status != "held" and facts.place is not None
    )


def _accept(entries: Sequence[_Entry]) -> None:
    for entry in reversed(entries):
        if entry.facts.status == "proposed":
            entry.facts.status = "planned"
            return


def _join(entries: Sequence[_Entry], telling: Telling) -> None:
    """More people for the last gathering told, or for all of them (« ces deux rencontres »)."""
    for entry in reversed(entries):
        facts = entry.facts
        if facts.kind in ("meeting", "summit", "talks", "video") and facts.status == "held":
            for actor in telling.people:
                if actor not in facts.people:
                    facts.people.append(actor)
                facts.add_side(actor.side)
            if not telling.plural:
                return


def _placed(telling: Telling) -> bool:
    remote = telling.kind in ("call", "video", "message")
    return telling.date is not None and (remote or telling.place is not None)


def _stands_alone(telling: Telling, sides: Sequence[str]) -> bool:
    """Whether a telling is enough for a contact of its own."""
    if telling.open and telling.anaphor and telling.kind != "summit" and not _placed(telling):
        return False
    if telling.vague:
        if telling.definite and telling.status == "planned" and telling.date and telling.place:
            return True
        if telling.kind == "visit" and telling.place_side and telling.status != "held":
            return True
        return (len(telling.sides) >= 2 or telling.ordinal) and bool(telling.date or telling.place)
    if telling.people or telling.sides:
        return True
    if telling.kind == "message":
        return False
    if telling.status != "held" and not telling.anaphor:
        return True
    return telling.date is not None or telling.place is not None


def _complete_sides(entries: Sequence[_Entry], sides: Sequence[str]) -> None:
    """The other main side of the text, where only one is told."""
    main = list(sides[:2])
    traveller = next(
        (e.facts for e in entries if e.facts.people and e.facts.kind in ("visit", "meeting")), None
    )
    for entry in entries:
        facts = entry.facts
        if (
            facts.kind == "visit"
            and not facts.people
            and facts.sides
            and facts.sides[0] not in main
            and traveller
        ):
            guest = traveller.people[0]
            facts.people.append(guest)
            facts.add_side(guest.side)
        if len(facts.sides) >= 2 or (
            facts.kind == "summit" and facts.sides and len(facts.sides[0]) > 2
        ):
            continue
        if (
            facts.kind == "visit"
            and facts.place_side is None
            and facts.place is None
            and facts.people
        ):
            continue
        if (
            facts.kind in _IN_PERSON
            and facts.sides
            and facts.place_side not in (None, facts.sides[0])
            and facts.place_side not in _SEATS.get(facts.sides[0], ())
            and len(facts.people) > 1
        ):
            facts.add_side(facts.place_side)
            continue
        if not facts.sides or facts.sides[0] in main:
            for side in main:
                facts.add_side(side)
        elif main and facts.kind != "visit":
            facts.add_side(main[0])


def _without_covered_visits(entries: list[_Entry]) -> list[_Entry]:
    """A visit during which a meeting between the same sides is told is no entry of its own."""
    out = []
    for at, entry in enumerate(entries):
        visit = entry.facts
        if visit.kind == "visit":
            near = entries[max(at - _REACH, 0) : at + _REACH]
            during = [e for e in near if _during(visit, e.facts)]
            if during:
                for other in during:
                    _hand_over(visit, other.facts)
                continue
        out.append(entry)
    return out


def _during(visit: Telling, other: Telling) -> bool:
    if (
        other.kind not in ("meeting", "talks", "summit")
        or other.status == "cancelled"
        or visit.status in ("cancelled",)
    ):
        return False
    if visit.status != other.status:
        return False
    if not set(visit.sides) <= set(other.sides) and not set(other.sides) <= set(visit.sides):
        return False
    if visit.people and other.people and not any(p in other.people for p in visit.people):
        return False
    return same_date(visit.date, other.date) and same_place(visit, other)


def _hand_over(visit: Telling, meeting: Telling) -> None:
    meeting.initiator = meeting.initiator or visit.initiator
    if len(meeting.sides) < 2:  # « Elle a été reçue par le général X »: the guests of the visit
        for side in visit.sides:
            meeting.add_side(side)
    meeting.place = meeting.place or visit.place
    if meeting.date is None and visit.date is not None and visit.date.grain in ("day", "range"):
        meeting.date = visit.date


def _inherit(entries: Sequence[_Entry]) -> None:
    """A held contact without its own date or place has those that the passage has set."""
    told: list[Telling] = []
    for entry in sorted(entries, key=lambda e: e.spans[0]):
        facts = entry.facts
        if facts.status != "held" or facts.recalled:
            continue
        facts.date = facts.date or facts.date_of_sentence
        near = [other for other in told[-_REACH:] if set(other.sides) & set(facts.sides)]
        own_date = facts.date
        if facts.date is None:
            closer = near and near[-1].paragraph < facts.paragraph and facts.date_of_paragraph
            facts.date = near[-1].date if near and not closer else facts.date_of_passage
        if facts.place is None and facts.kind in _IN_PERSON:
            placed = [o for o in near if o.kind in (*_IN_PERSON, "visit") and o.place is not None]
            if placed and (own_date is None or _next_to(own_date, placed[-1].date)):
                facts.place = placed[-1].place
        told.append(facts)


_IN_PERSON = ("meeting", "talks", "summit")


def _next_to(own: DateFinding, other: DateFinding | None) -> bool:
    """The same time, or a day before or after (« La veille, il s'était entretenu avec … »)."""
    if other is None or own.value is None or other.value is None:
        return False
    try:
        days = dt.date.fromisoformat(own.value[:10]) - dt.date.fromisoformat(other.value[:10])
    except ValueError:
        return same_date(own, other)
    return same_date(own, other) or abs(days.days) == 1


_SEATS = {
    "EU": ("BE", "FR", "LU"),
    "NATO": ("BE",),
    "UN": ("US", "CH", "AT"),
    "AU": ("ET",),
    "ARAB_LEAGUE": ("EG",),
    "OSCE": ("AT",),
    "IAEA": ("AT",),
}


def _at_the_table(facts: Telling) -> list[str]:
    """The sides without the state that only lends an organisation its seat (the EU meets two others in Brussels)."""
    lender = facts.place_side
    lends = any(lender in _SEATS.get(side, ()) for side in facts.sides)
    if not lends or len(facts.sides) < 3 or any(a.side == lender for a in facts.people):
        return facts.sides
    return [side for side in facts.sides if side != lender]


def _finding(entry: _Entry) -> EncounterFinding:
    facts = entry.facts
    remote = facts.kind in ("call", "video", "message")
    return EncounterFinding(
        kind=facts.kind,
        status=facts.status,
        sides=sorted(_at_the_table(facts)),
        people=facts.people,
        date=facts.date,
        place=None if remote else facts.place,
        initiator=facts.initiator,
        spans=sorted(set(entry.spans)),
        rule=facts.rule,
    )
