"""Two readouts of one contact side by side: what both tell, what one tells, where they contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
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
from readouts.spans import Span

__all__ = ["compare", "manner", "surname"]

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
    status, instrument and parties, those without a named instrument by their words too. A contradiction has the words
    that tell it: the date, the place where the text names it, else what tells of the contact. The cost grows with the
    number of findings: each is held against at most 32 of its sort in the other readout, those at about its own rank.

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
            AlignedEncounters(a=x, b=y, contradictions=tuple(_contradictions(x, y, a.text, b.text)))
            for x, y in met
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


_NEAR = 32
"""How many findings with a common key one finding is held against at most."""


def _sharing(
    left: Sequence[Found], right: Sequence[Found], keys: Callable[[Found], Iterable[Hashable]]
) -> Iterable[tuple[int, int]]:
    """The places of those that share a key, each pair of places once; of many, those at about the same rank."""
    waiting: dict[Hashable, list[int]] = {}
    for i, item in enumerate(left):
        for key in dict.fromkeys(keys(item)):
            waiting.setdefault(key, []).append(i)
    for j, item in enumerate(right):
        rank = j * len(left) // len(right)
        near: dict[int, None] = {}
        for key in dict.fromkeys(keys(item)):
            same = waiting.get(key, [])
            first = 0
            if len(same) > _NEAR:
                first = min(max(0, bisect_left(same, rank) - _NEAR // 2), len(same) - _NEAR)
            near.update(dict.fromkeys(same[first : first + _NEAR]))
        yield from ((i, j) for i in near)


# --- encounters ----------------------------------------------------------------------------------------------------
def manner(encounter: Encounter) -> str:
    """``remote``, ``in person`` or ``message``."""
    if encounter.kind in _REMOTE:
        return "remote"
    return "in person" if encounter.kind in _IN_PERSON else "message"


@lru_cache(maxsize=4096)
def surname(person: str) -> str:
    """What the spellings of one last name have in common, from a person's id: its first letter and its consonants.

    A name of fewer than three consonants is kept as it is, since too many would look alike.

    >>> surname("sergei-lavrov"), surname("lawrow"), surname("xi-jinping"), surname("xi")
    ('lvrv', 'lvrv', 'jnpng', 'xi')
    """
    last = person.rsplit("-", 1)[-1]
    sounds = last
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    key = ""
    for letter in sounds:
        if (letter not in "aeiouh" and letter != key[-1:]) or not key:
            key += letter
    return key if len(key) > 2 else last


_SOUNDS = (
    ("tch", "c"), ("sch", "c"), ("ch", "c"), ("sh", "c"), ("ph", "f"), ("kh", "k"), ("qu", "k"), ("q", "k"),
    ("ck", "k"), ("w", "v"), ("y", "i"), ("tz", "z"), ("ts", "z"),
)  # fmt: skip
"""Letters that different transcriptions write for one sound, the longest first."""


def _contact_pairs(a: Article, b: Article) -> Iterable[_Pair]:
    for i, j in _sharing(a.encounters, b.encounters, _contact_keys):
        likeness = _likeness(a.encounters[i], b.encounters[j], first=i == j == 0)
        if likeness >= 0:
            yield _Pair(likeness, i, j)


def _contact_keys(encounter: Encounter) -> Iterable[Hashable]:
    """Its sides, and what finds the right one among very many of the same sides: its day and its persons."""
    for side in encounter.sides:
        yield side
        if encounter.date and encounter.date.start:
            yield side, encounter.date.start
            yield from ((side, encounter.date.start, surname(p)) for p in encounter.participants)


_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


def _likeness(x: Encounter, y: Encounter, first: bool) -> float:
    """How much speaks for one contact; below 0: two different ones. ``first``: each is the first of its readout."""
    score = 2.0 * first + (x.kind == y.kind) + (x.status == y.status) / 2
    score += _likeness_of_sides(set(x.sides), set(y.sides))
    persons = [{surname(person) for person in e.participants} for e in (x, y)]
    if all(persons):
        score += min(2, len(persons[0] & persons[1])) or -6
    if manner(x) != manner(y):
        score -= 6 if "message" in (manner(x), manner(y)) else 2.5
    gap = _gap(x, y)
    if gap is not None:
        score += 2 if gap <= _DAY else -4.5 if gap <= _WEEK else -9
        score += (not gap) / 4  # the same day rather than the day after
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


def _contradictions(
    x: Encounter, y: Encounter, text_a: str, text_b: str
) -> Iterable[Contradiction]:
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
            field=field,
            a=first,
            b=second,
            a_evidence=_words_for(field, x, text_a),
            b_evidence=_words_for(field, y, text_b),
        )


def _words_for(field: str, encounter: Encounter, text: str) -> tuple[Span, ...]:
    """The words that tell one fact of a contact: its date, its place where the text names it, else its evidence."""
    if field == "date" and encounter.date:
        return (encounter.date.span,)
    if field == "place" and encounter.place and encounter.evidence:
        told = encounter.evidence[-1].start
        found = [
            at
            for at in (text.find(encounter.place, told), text.rfind(encounter.place, 0, told))
            if at >= 0
        ]
        if found:
            start = min(found, key=lambda at: abs(at - told))
            return (Span(start=start, end=start + len(encounter.place), text=encounter.place),)
    return encounter.evidence


# --- topics and agreements -----------------------------------------------------------------------------------------
def _topic_pairs(a: Sequence[Topic], b: Sequence[Topic]) -> Iterable[_Pair]:
    """Same theme, and neither places nor instrument that differ; or the same instrument under two themes."""

    def keys(topic: Topic) -> Iterable[Hashable]:
        yield topic.theme
        yield topic.theme, topic.places, topic.instrument
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
    for i, j in _sharing(a, b, lambda x: [(x.status, x.instrument), (x.status, _stems(x))]):
        parties = set(a[i].parties), set(b[j].parties)
        if all(parties) and not parties[0] & parties[1]:
            continue
        common = len(words_a[i] & words_b[j]) / max(1, min(len(words_a[i]), len(words_b[j])))
        if a[i].instrument == b[j].instrument and (a[i].instrument or common >= _COMMON_WORDS):
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
