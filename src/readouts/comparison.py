"""Two readouts of one contact side by side, and the contacts that many articles tell, each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from readouts.codes import EncounterKind
from readouts.models import (
    Agreement,
    AlignedAgreements,
    AlignedEncounters,
    AlignedTopics,
    Article,
    Comparison,
    Contradiction,
    Encounter,
    TimelineEncounter,
    Topic,
)

__all__ = ["compare", "timeline"]

Found = TypeVar("Found")
Key = tuple[Hashable, ...]

_REMOTE = frozenset((EncounterKind.CALL, EncounterKind.VIDEO))
_IN_PERSON = frozenset(
    (EncounterKind.MEETING, EncounterKind.SUMMIT, EncounterKind.TALKS, EncounterKind.VISIT)
)


def compare(a: Article, b: Article) -> Comparison:
    """What two readouts both tell, what only one tells, and where they contradict each other.

    Encounters are aligned by sides and manner (remote, in person, message), then by date and persons; a contradiction
    is a date, place, initiator, status or kind that both give and that differ. Topics are aligned by theme, places and
    instrument, agreements by status, instrument and parties.
    """
    met, only_a, only_b = _align_encounters(a, b)
    topics, topics_a, topics_b = _align(a.topics, b.topics, _topic_key, _topic_theme)
    agreed, agreed_a, agreed_b = _align(a.agreements, b.agreements, _agreement_key, None)
    return Comparison(
        encounters=tuple(
            AlignedEncounters(a=x, b=y, contradictions=tuple(_contradictions(x, y))) for x, y in met
        ),
        encounters_only_a=tuple(only_a),
        encounters_only_b=tuple(only_b),
        topics=tuple(AlignedTopics(a=x, b=y) for x, y in topics),
        topics_only_a=tuple(topics_a),
        topics_only_b=tuple(topics_b),
        agreements=tuple(AlignedAgreements(a=x, b=y) for x, y in agreed),
        agreements_only_a=tuple(agreed_a),
        agreements_only_b=tuple(agreed_b),
    )


def timeline(articles: Iterable[Article]) -> tuple[TimelineEncounter, ...]:
    """The different encounters of many articles, each once, by date; those without a date come last.

    ``articles`` of an entry are the places (from 0) of the articles that tell it. One contact is one entry where sides
    and manner agree and the days overlap; one told without a date joins the only dated one of the same persons and
    status in its own article's company, else it stands alone. Linear in the number of encounters but for the sort.
    """
    groups: dict[Key, list[tuple[int, Article, Encounter]]] = {}
    for place, article in enumerate(articles):
        for encounter in article.encounters:
            groups.setdefault(_timeline_key(encounter), []).append((place, article, encounter))
    entries = [_merged(told) for told in groups.values()]
    return tuple(sorted(entries, key=_chronology))


# --- encounters ----------------------------------------------------------------------------------------------------
def _manner(encounter: Encounter) -> str:
    if encounter.kind in _REMOTE:
        return "remote"
    return "in person" if encounter.kind in _IN_PERSON else "message"


def _first_day(encounter: Encounter) -> dt.date | None:
    return encounter.date.start if encounter.date else None


def _align_encounters(
    a: Article, b: Article
) -> tuple[list[tuple[Encounter, Encounter]], list[Encounter], list[Encounter]]:
    left: dict[Key, list[Encounter]] = {}
    for encounter in a.encounters:
        left.setdefault((frozenset(encounter.sides), _manner(encounter)), []).append(encounter)
    pairs: list[tuple[Encounter, Encounter]] = []
    only_b: list[Encounter] = []
    for encounter in b.encounters:
        candidates = left.get((frozenset(encounter.sides), _manner(encounter)), [])
        best = max(candidates, key=lambda x: _likeness(x, encounter), default=None)
        if best is None or _likeness(best, encounter) < 0:
            only_b.append(encounter)
        else:
            candidates.remove(best)
            pairs.append((best, encounter))
    matched = {id(x) for x, _ in pairs}
    return pairs, [x for x in a.encounters if id(x) not in matched], only_b


def _likeness(x: Encounter, y: Encounter) -> int:
    """How much speaks for one contact; below 0: two different ones."""
    score = len(set(x.participants) & set(y.participants)) + (x.kind == y.kind)
    if x.participants and y.participants and not set(x.participants) & set(y.participants):
        score -= 3
    first, second = x.date, y.date
    if first and second and first.start and first.end and second.start and second.end:
        near = dt.timedelta(days=1)
        if first.start <= second.end + near and second.start <= first.end + near:
            score += 2
        else:
            score -= 4
    return score


def _contradictions(x: Encounter, y: Encounter) -> Iterable[Contradiction]:
    dates = [e.date.value.split("T")[0] if e.date and e.date.value else None for e in (x, y)]
    values: tuple[tuple[str, str | None, str | None], ...] = (
        ("date", dates[0], dates[1]),
        ("place", x.place, y.place),
        ("initiator", x.initiator, y.initiator),
        ("status", x.status.value, y.status.value),
        ("kind", x.kind.value, y.kind.value),
    )
    for field, first, second in values:
        if first is not None and second is not None and first.casefold() != second.casefold():
            if field == "date" and not _disjoint(x, y):
                continue
            yield Contradiction(
                field=field, a=first, b=second, a_evidence=x.evidence, b_evidence=y.evidence
            )


def _disjoint(x: Encounter, y: Encounter) -> bool:
    """Whether two dates share no day: « en avril » does not contradict « le 12 avril »."""
    if not (x.date and y.date and x.date.start and x.date.end and y.date.start and y.date.end):
        return True
    return x.date.end < y.date.start or y.date.end < x.date.start


def _timeline_key(encounter: Encounter) -> Key:
    sides, manner = tuple(sorted(encounter.sides)), _manner(encounter)
    day = _first_day(encounter)
    if day is not None:
        return (sides, manner, day)
    return (sides, manner, encounter.status, tuple(sorted(encounter.participants)))


def _merged(told: Sequence[tuple[int, Article, Encounter]]) -> TimelineEncounter:
    """One entry of all that tell a contact: the fullest telling, with the persons of all."""
    fullest = max(told, key=lambda t: (len(t[2].participants), t[2].place is not None, -t[0]))[2]
    persons = dict.fromkeys(p for _, _, e in told for p in e.participants)
    names = {p: article[p].name for _, article, e in reversed(told) for p in e.participants}
    place = fullest.place or next((e.place for _, _, e in told if e.place), None)
    initiator = fullest.initiator or next((e.initiator for _, _, e in told if e.initiator), None)
    return TimelineEncounter(
        **fullest.model_copy(
            update={
                "participants": tuple(persons),
                "place": place,
                "initiator": initiator,
            }
        ).__dict__,
        names=tuple(names[p] for p in persons),
        articles=tuple(dict.fromkeys(place for place, _, _ in told)),
    )


def _chronology(entry: TimelineEncounter) -> tuple[bool, dt.date, tuple[str, ...], str]:
    day = _first_day(entry)
    return (day is None, day or dt.date.min, entry.sides, entry.kind)


# --- topics and agreements -----------------------------------------------------------------------------------------
def _topic_key(topic: Topic) -> Key:
    return (topic.theme, topic.places, topic.instrument)


def _topic_theme(topic: Topic) -> Key:
    return (topic.theme, topic.places)


def _agreement_key(agreement: Agreement) -> Key:
    return (agreement.status, agreement.instrument, frozenset(agreement.parties))


def _align(
    left: Sequence[Found],
    right: Sequence[Found],
    key: Callable[[Found], Key],
    looser: Callable[[Found], Key] | None,
) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """Pairs with equal keys, then with equal looser keys, and what is left on each side."""
    pairs: list[tuple[Found, Found]] = []
    rest_left, rest_right = list(left), list(right)
    for function in filter(None, (key, looser)):
        waiting: dict[Key, list[Found]] = {}
        for item in rest_left:
            waiting.setdefault(function(item), []).append(item)
        unmatched = []
        for item in rest_right:
            same = waiting.get(function(item))
            if same:
                pairs.append((same.pop(0), item))
            else:
                unmatched.append(item)
        rest_left = [item for items in waiting.values() for item in items]
        rest_right = unmatched
    return pairs, rest_left, rest_right
