"""Two readouts of one contact side by side: what both tell, what one tells, where they contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

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
    Topic,
)

__all__ = ["compare", "last_name", "manner"]

Found = TypeVar("Found")
Key = tuple[Hashable, ...]

_REMOTE = frozenset((EncounterKind.CALL, EncounterKind.VIDEO))
_IN_PERSON = frozenset(
    (EncounterKind.MEETING, EncounterKind.SUMMIT, EncounterKind.TALKS, EncounterKind.VISIT)
)


def compare(a: Article, b: Article) -> Comparison:
    """What two readouts both tell, what only one tells, and where they contradict each other.

    Encounters are aligned by sides, persons, manner (remote, in person, message), date and rank in the text, the
    surest pair first; a contradiction is a date, place, initiator, status or kind that both give and that differ
    (a month does not contradict a day in it). Topics are aligned by theme, places and instrument; agreements by
    status, instrument and parties, those without a named instrument by their words too.

    >>> from readouts import parse
    >>> a = parse.article("Lavrov a appelé Blinken jeudi.", published="2021-02-05")
    >>> b = parse.article("Blinken a appelé Lavrov vendredi.", published="2021-02-05")
    >>> [(c.field, c.a, c.b) for c in compare(a, b).contradictions if c.field == "date"]
    [('date', '2021-02-04', '2021-02-05')]
    """
    met, only_a, only_b = _align(a.encounters, b.encounters, _contact_pairs(a, b))
    topics, topics_a, topics_b = _align(a.topics, b.topics, _topic_pairs(a.topics, b.topics))
    agreed, agreed_a, agreed_b = _align(
        a.agreements, b.agreements, _agreement_pairs(a.agreements, b.agreements)
    )
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


class _Pair(NamedTuple):
    """Places of one finding in each readout, and how much speaks for their being the same."""

    likeness: float
    a: int
    b: int


def _align(
    left: Sequence[Found], right: Sequence[Found], pairs: Iterable[_Pair]
) -> tuple[list[tuple[Found, Found]], list[Found], list[Found]]:
    """The best pairs, no finding in two, in the order of the first readout; and what is left of each."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.a, pair.b)):
        if pair.a not in chosen and pair.b not in taken:
            chosen[pair.a] = pair.b
            taken.add(pair.b)
    return (
        [(left[i], right[chosen[i]]) for i in sorted(chosen)],
        [item for i, item in enumerate(left) if i not in chosen],
        [item for i, item in enumerate(right) if i not in taken],
    )


def _sharing(
    left: Sequence[Found], right: Sequence[Found], keys: Callable[[Found], Iterable[Hashable]]
) -> Iterable[tuple[int, int]]:
    """The places of those that share a key, each pair of places once."""
    waiting: dict[Hashable, list[int]] = {}
    for i, item in enumerate(left):
        for key in keys(item):
            waiting.setdefault(key, []).append(i)
    for j, item in enumerate(right):
        for i in dict.fromkeys(i for key in keys(item) for i in waiting.get(key, ())):
            yield i, j


# --- encounters ----------------------------------------------------------------------------------------------------
def manner(encounter: Encounter) -> str:
    """``remote``, ``in person`` or ``message``."""
    if encounter.kind in _REMOTE:
        return "remote"
    return "in person" if encounter.kind in _IN_PERSON else "message"


def last_name(person: str) -> str:
    """The last name in a person's id: what two spellings of one person most likely share.

    >>> last_name("sergei-lavrov"), last_name("lavrov")
    ('lavrov', 'lavrov')
    """
    return person.rsplit("-", 1)[-1]


def _contact_pairs(a: Article, b: Article) -> Iterable[_Pair]:
    for i, j in _sharing(a.encounters, b.encounters, lambda e: e.sides):
        likeness = _likeness(a.encounters[i], b.encounters[j], first=i == j == 0)
        if likeness >= 0:
            yield _Pair(likeness, i, j)


_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


def _likeness(x: Encounter, y: Encounter, first: bool) -> float:
    """How much speaks for one contact; below 0: two different ones. ``first``: each is the first of its readout."""
    score = 2.0 * first + (x.kind == y.kind) + (x.status == y.status) / 2
    score += _likeness_of_sides(set(x.sides), set(y.sides))
    persons = [{last_name(person) for person in e.participants} for e in (x, y)]
    if all(persons):
        score += min(2, len(persons[0] & persons[1])) or -6
    if manner(x) != manner(y):
        score -= 6 if "message" in (manner(x), manner(y)) else 2.5
    gap = _gap(x, y)
    if gap is not None:
        score += 2 if gap <= _DAY else -4.5 if gap <= _WEEK else -9
    return score


def _likeness_of_sides(a: set[str], b: set[str]) -> float:
    """A readout may leave out a host or a third party; two must be common, or all that one of them names."""
    if a == b:
        return 0
    return -1 if len(a & b) > 1 or a <= b or b <= a else -9


def _gap(x: Encounter, y: Encounter) -> dt.timedelta | None:
    """How far the days of two contacts lie apart, 0 where they share one; None where a date is missing."""
    if not (x.date and y.date and x.date.start and x.date.end and y.date.start and y.date.end):
        return None
    return max(x.date.start - y.date.end, y.date.start - x.date.end, dt.timedelta())


def _contradictions(x: Encounter, y: Encounter) -> Iterable[Contradiction]:
    days = [e.date.value.split("T")[0] if e.date and e.date.value else None for e in (x, y)]
    values: tuple[tuple[str, str | None, str | None], ...] = (
        ("date", days[0], days[1]),
        ("place", x.place, y.place),
        ("initiator", x.initiator, y.initiator),
        ("status", x.status.value, y.status.value),
        ("kind", x.kind.value, y.kind.value),
    )
    for field, first, second in values:
        if first is None or second is None or _folded(first) == _folded(second):
            continue
        if field == "date" and _gap(x, y) == dt.timedelta():
            continue
        yield Contradiction(
            field=field, a=first, b=second, a_evidence=x.evidence, b_evidence=y.evidence
        )


# --- topics and agreements -----------------------------------------------------------------------------------------
def _topic_pairs(a: Sequence[Topic], b: Sequence[Topic]) -> Iterable[_Pair]:
    """Same theme, and neither places nor instrument that differ; or the same instrument under two themes."""

    def keys(topic: Topic) -> Iterable[Hashable]:
        yield topic.theme
        if topic.instrument:
            yield topic.instrument

    for i, j in _sharing(a, b, keys):
        x, y = a[i], b[j]
        if _differ(x.instrument, y.instrument) or _differ(x.places, y.places):
            continue
        equal = (x.theme == y.theme, x.places == y.places, x.instrument == y.instrument)
        yield _Pair(sum(equal), i, j)


def _differ(first: object, second: object) -> bool:
    """Whether both are given and are not the same."""
    return bool(first) and bool(second) and first != second


def _agreement_pairs(a: Sequence[Agreement], b: Sequence[Agreement]) -> Iterable[_Pair]:
    """Same status and instrument, parties that do not exclude each other, and, without an instrument, common words."""
    words_a, words_b = [_stems(x) for x in a], [_stems(x) for x in b]
    for i, j in _sharing(a, b, lambda agreement: [(agreement.status, agreement.instrument)]):
        parties = set(a[i].parties), set(b[j].parties)
        if all(parties) and not parties[0] & parties[1]:
            continue
        common = len(words_a[i] & words_b[j]) / max(1, min(len(words_a[i]), len(words_b[j])))
        if a[i].instrument or common >= _COMMON_WORDS:
            yield _Pair(common + (parties[0] == parties[1]), i, j)


_COMMON_WORDS = 0.3
"""The share of the shorter clause's words that two tellings of one commitment have in common at least."""


def _stems(agreement: Agreement) -> frozenset[str]:
    """The longer words of a commitment, without its verb and cut short: « prolongation » counts as « prolonger »."""
    words = re.findall(r"[^\W\d_]{4,}", _folded(agreement.span.text))
    return frozenset(word[:5] for word in words[1:] if len(word) > 4) or frozenset(words)


def _folded(text: str) -> str:
    from readouts.text import fold  # builds its tables and patterns when it is imported

    return fold(text)
