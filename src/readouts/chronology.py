"""The contacts that many articles tell, each once, in the order of time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readouts.codes import EncounterStatus
from readouts.comparison import manner, surname
from readouts.models import Article, DateMention, Encounter, TimelineEncounter

__all__ = ["timeline"]


def timeline(articles: Iterable[Article]) -> tuple[TimelineEncounter, ...]:
    """The different encounters of many articles, each once, by date; those without a date come last.

    ``articles`` of an entry are the places (from 0) of the articles that tell it, the fullest first. One contact is
    one entry: the same sides, manner (remote, in person, message) and day, and persons that fit. One told with a wider
    date (a week, a month) or with none joins the only contact of those sides and that manner that it can mean, else it
    stands for itself. An entry has the persons of all that tell it, under their fullest names, and the firmest status.
    Linear in the number of encounters but for sorting them.

    >>> from readouts import parse
    >>> told = ["Lavrov a appelé Blinken jeudi.", "Antony Blinken s'est entretenu jeudi par téléphone avec Lavrov."]
    >>> entry, = timeline(parse.articles(told, published="2021-02-05"))
    >>> entry.date.value, entry.names, entry.articles
    ('2021-02-04', ('Lavrov', 'Antony Blinken'), (0, 1))
    """
    groups: dict[tuple[tuple[str, ...], str], list[_Telling]] = {}
    for place, article in enumerate(articles):
        for encounter in article.encounters:
            key = (tuple(sorted(encounter.sides)), manner(encounter))
            names = {p: article[p].name for p in encounter.participants}
            groups.setdefault(key, []).append(_Telling(place, encounter, names))
    entries = [_entry(contact) for told in groups.values() for contact in _contacts(told)]
    return tuple(sorted(entries, key=_chronology))


@dataclass(slots=True)
class _Telling:
    """One encounter of the article at ``place``; ``names`` are its persons' by id."""

    place: int
    encounter: Encounter
    names: dict[str, str]

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        date = self.encounter.date
        return (date.start, date.end) if date and date.start and date.end else None


@dataclass(slots=True, eq=False)
class _Contact:
    """The tellings of one contact."""

    told: list[_Telling] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)

    def add(self, telling: _Telling) -> None:
        self.told.append(telling)
        self.persons.update(map(surname, telling.names))


# --- one group: the same sides and manner ---------------------------------------------------------------------------
def _contacts(told: Sequence[_Telling]) -> list[_Contact]:
    """Those of a day first, then those that a wider date may join, then those without a date."""
    by_day: dict[dt.date, list[_Telling]] = {}
    wide: dict[tuple[dt.date, dt.date], list[_Telling]] = {}
    undated: dict[EncounterStatus, list[_Telling]] = {}
    for telling in told:
        days = telling.days
        if days is None:
            undated.setdefault(telling.encounter.status, []).append(telling)
        elif days[0] == days[1]:
            by_day.setdefault(days[0], []).append(telling)
        else:
            wide.setdefault(days, []).append(telling)
    dated = {day: _by_persons(tellings) for day, tellings in sorted(by_day.items())}
    contacts = [contact for found in dated.values() for contact in found]
    days_told = list(dated)
    for (first, last), tellings in sorted(wide.items()):
        at = bisect_left(days_told, first)
        # Two are as many as all: one telling may join only where there is just one.
        within = [c for day in days_told[at : at + 2] if day <= last for c in dated[day][:2]]
        contacts += _joined(tellings, within)
    for status, tellings in undated.items():
        alike = [c for c in contacts if c.told[0].encounter.status is status]
        contacts += _joined(tellings, alike)
    return contacts


def _joined(tellings: Sequence[_Telling], candidates: Sequence[_Contact]) -> list[_Contact]:
    """Let each telling join the only candidate where its persons fit; the contacts of those that do not."""
    if len(candidates) != 1:
        return _by_persons(tellings)
    (only,) = candidates
    known = set(only.persons)
    left = []
    for telling in tellings:
        names = set(map(surname, telling.names))
        if not known or not names or known & names:
            only.add(telling)
        else:
            left.append(telling)
    return _by_persons(left)


def _by_persons(tellings: Sequence[_Telling]) -> list[_Contact]:
    """Tellings of one time parted by who took part; those that name nobody belong to the first."""
    contacts: list[_Contact] = []
    by_name: dict[str, _Contact] = {}
    for telling in sorted(tellings, key=lambda telling: not telling.names):
        names = list(map(surname, telling.names))
        contact = next((by_name[name] for name in names if name in by_name), None)
        if contact is None and not names and contacts:
            contact = contacts[0]
        if contact is None:
            contact = _Contact()
            contacts.append(contact)
        contact.add(telling)
        for name in names:
            by_name.setdefault(name, contact)
    return contacts


# --- one contact ---------------------------------------------------------------------------------------------------
_FIRMEST = (
    EncounterStatus.HELD,
    EncounterStatus.CANCELLED,
    EncounterStatus.PLANNED,
    EncounterStatus.PROPOSED,
)


def _entry(contact: _Contact) -> TimelineEncounter:
    """One entry of all that tell a contact: the fullest telling of the firmest status, with what the others add."""
    told = sorted(contact.told, key=_fullness)
    fullest = told[0].encounter
    people = _people(told)
    dates = [telling.encounter.date for telling in told if telling.days is not None]
    given = {
        "participants": tuple(people),
        "date": fullest.date if told[0].days or not dates else min(dates, key=_width),
        "place": fullest.place or _first(telling.encounter.place for telling in told),
        "initiator": fullest.initiator or _first(t.encounter.initiator for t in told),
        "names": tuple(people.values()),
        "articles": tuple(dict.fromkeys([told[0].place, *sorted(t.place for t in told)])),
    }
    return TimelineEncounter.model_construct(**{**fullest.__dict__, **given})


def _fullness(telling: _Telling) -> tuple[int, dt.timedelta, int, bool, int]:
    encounter = telling.encounter
    return (
        _FIRMEST.index(encounter.status),
        _width(encounter.date),
        -len(encounter.participants),
        encounter.place is None,
        telling.place,
    )


def _width(date: DateMention | None) -> dt.timedelta:
    """How long a time a date covers; none covers any."""
    return date.end - date.start if date and date.start and date.end else dt.timedelta.max


def _people(told: Sequence[_Telling]) -> dict[str, str]:
    """The persons by id, each once however spelt: « Blinken » is Antony Blinken where both are told."""
    names: dict[str, str] = {}
    for telling in told:
        for person, name in telling.names.items():
            if len(name) > len(names.get(person, "")):
                names[person] = name
    return {person: names[person] for person in _joined_spellings(names, told)}


def _joined_spellings(names: Iterable[str], told: Sequence[_Telling]) -> Iterable[str]:
    """One id a person: the fullest of those with one surname, but two whom one telling names together stay two."""
    apart: dict[str, set[str]] = {}
    for telling in told:
        own: dict[str, list[str]] = {}
        for person in telling.names:
            own.setdefault(surname(person), []).append(person)
        for same in own.values():
            if len(same) > 1:
                for person in same:
                    apart.setdefault(person, set()).update(same)
    groups: dict[str, list[set[str]]] = {}
    for person in names:
        known = groups.setdefault(surname(person), [])
        group = next((g for g in known if not apart.get(person, set()) & g), None)
        if group is None:
            known.append({person})
        else:
            group.add(person)
    order = {person: place for place, person in enumerate(names)}
    for known in groups.values():
        yield from (min(group, key=lambda person: (-len(person), order[person])) for group in known)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _chronology(entry: TimelineEncounter) -> tuple[bool, dt.date, tuple[str, ...], str, int]:
    day = entry.date.start if entry.date else None
    return (day is None, day or dt.date.min, entry.sides, entry.kind, entry.articles[0])
