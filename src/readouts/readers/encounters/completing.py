"""What contacts lack, taken from the passage and from one another: sides, places, days, the visit around a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readouts.findings import DateFinding, EncounterFinding
from readouts.readers.encounters.entry import REACH, Entry
from readouts.readers.encounters.sameness import same_date, same_place
from readouts.readers.encounters.telling import Telling

__all__ = ["complete_sides", "during", "finding", "hand_over", "inherit", "without_covered_visits"]


def complete_sides(entries: Sequence[Entry], sides: Sequence[str]) -> None:
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
            facts.kind in ("summit", "meeting", "talks")
            and facts.sides
            and len(facts.sides[0]) > 2
            and not facts.people
            and (facts.kind == "summit" or (facts.date is not None and facts.place is not None))
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
        alone = facts.status == "proposed" and len(facts.people) == 1
        if alone and facts.place is None and facts.date is None:
            continue  # « le président souhaite une discussion internationale »: with whom, nobody says
        if not facts.sides or facts.sides[0] in main:
            for side in main:
                facts.add_side(side)
        elif main and facts.kind != "visit":
            facts.add_side(main[0])


def without_covered_visits(entries: list[Entry]) -> list[Entry]:
    """A visit during which a meeting between the same sides is told is no entry of its own."""
    out = []
    for at, entry in enumerate(entries):
        visit = entry.facts
        if visit.kind == "visit":
            near = entries[max(at - REACH, 0) : at + REACH]
            met = [e for e in near if during(visit, e.facts)]
            if met:
                for other in met:
                    hand_over(visit, other.facts)
                continue
        out.append(entry)
    return out


def during(visit: Telling, other: Telling) -> bool:
    if (
        other.kind not in ("meeting", "talks", "summit")
        or other.status == "cancelled"
        or visit.status in ("cancelled",)
    ):
        return False
    if visit.status != other.status:
        return False
    if visit.status != "held" and other.kind == "talks" and not (other.date or other.place):
        return False  # « se rendra à Canberra le 20 mars », and talks to come some day
    if visit.status != "held" and visit.people and not other.people and visit.date is None:
        return False  # « a accepté de se rendre en Belgique », and a conference there some day
    if not set(visit.sides) <= set(other.sides) and not set(other.sides) <= set(visit.sides):
        return False
    if visit.people and other.people and not any(p in other.people for p in visit.people):
        return False
    return _while_there(visit.date, other.date) and same_place(visit, other)


def _while_there(visit: DateFinding | None, other: DateFinding | None) -> bool:
    """The day of the visit, or one of the days after the arrival (« arrive mardi, rencontrera mercredi »)."""
    if same_date(visit, other):
        return True
    arrival, day = ((d.value or "").split("T")[0] if d else "" for d in (visit, other))
    if len(arrival) != len("2024-03-14") or len(day) != len(arrival):
        return False
    try:
        after = dt.date.fromisoformat(day) - dt.date.fromisoformat(arrival)
    except ValueError:
        return False
    return 0 <= after.days <= _STAY


_STAY = 2
"""Days after the arrival at which somebody is still there."""


def hand_over(visit: Telling, meeting: Telling) -> None:
    meeting.initiator = meeting.initiator or visit.initiator
    if len(meeting.sides) < 2:  # « Elle a été reçue par le général X »: the guests of the visit
        for side in visit.sides:
            meeting.add_side(side)
    met = {a.side for a in meeting.people}
    if meeting.people:
        # « La visite de X doit s'achever par un entretien avec Y »
        meeting.people += [a for a in visit.people if a.side not in met and a.side in meeting.sides]
    meeting.place = meeting.place or visit.place
    if meeting.date is None and visit.date is not None and visit.date.grain in ("day", "range"):
        meeting.date = visit.date


def inherit(entries: Sequence[Entry], dateline: tuple[str, str] | None = None) -> None:
    """A held contact without its own date or place has those that the passage, or the dateline, has set."""
    told: list[Telling] = []
    for entry in sorted(entries, key=lambda e: e.spans[0]):
        facts = entry.facts
        if facts.status != "held" or facts.recalled:
            continue
        facts.date = facts.date or facts.date_of_sentence
        near = [other for other in told[-REACH:] if set(other.sides) & set(facts.sides)]
        own_date = facts.date
        if facts.date is None:
            closer = near and near[-1].paragraph < facts.paragraph and facts.date_of_paragraph
            facts.date = near[-1].date if near and not closer else facts.date_of_passage
        if facts.place is None and facts.kind in _IN_PERSON:
            placed = [o for o in near if o.kind in (*_IN_PERSON, "visit") and o.place is not None]
            if placed and (own_date is None or _next_to(own_date, placed[-1].date)):
                facts.place = placed[-1].place
            elif not placed and dateline is not None and dateline[1] in facts.sides:
                facts.place, facts.place_side = dateline
        if not facts.memory:
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


def finding(entry: Entry) -> EncounterFinding:
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
