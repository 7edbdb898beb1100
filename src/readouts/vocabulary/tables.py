"""Which tables the vocabulary has, and what a match or a verb form means: the records that compiling makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, Self

from readouts.vocabulary.rows import (
    Area,
    Country,
    Cue,
    Instrument,
    OfficeRow,
    Organization,
    PersonRow,
    PhraseRow,
    Region,
    Row,
    Seat,
    ThemeRow,
)

__all__ = [
    "OWN_TABLES",
    "SENSES",
    "TABLES",
    "Folded",
    "Sense",
    "Table",
    "VerbRow",
    "VerbRows",
    "VerbSense",
    "senses_of",
]


class Table(NamedTuple):
    """How a table is read: its row class, and the channel in which its forms are matched.

    Within one channel the longest form wins and hits never overlap; channels are independent of each other.
    """

    row: type[Row]
    channel: str


TABLES: Mapping[str, Table] = {
    "country": Table(Country, "name"),
    "region": Table(Region, "name"),
    "area": Table(Area, "name"),
    "organization": Table(Organization, "name"),
    "seat": Table(Seat, "name"),
    "office": Table(OfficeRow, "office"),
    "portfolio": Table(Cue, "office"),
    "institution": Table(Cue, "office"),
    "courtesy": Table(Cue, "office"),
    "group": Table(Cue, "office"),
    "speech": Table(Cue, "speech"),
    "encounter": Table(Cue, "encounter"),
    "encounter_cue": Table(Cue, "encounter_cue"),
    "theme": Table(ThemeRow, "theme"),
    "phrase": Table(PhraseRow, "theme"),
    "topic_cue": Table(Cue, "topic_cue"),
    "instrument": Table(Instrument, "instrument"),
    "agreement": Table(Cue, "agreement"),
    "agreement_cue": Table(Cue, "agreement_cue"),
    "layout": Table(Cue, "layout"),
    "verb": Table(Cue, "verb"),
    "person": Table(PersonRow, "person"),
}
"""Every table that holds matched rows. A table may stand in any file; a file may hold several."""

OWN_TABLES = tuple(TABLES)
"""The tables that a caller's ``Lexicon`` may have."""


class Sense(NamedTuple):
    """One meaning of a matched form: the table and row that it belongs to, and which field of the row (``slot``).

    ``capital`` asks for a capital at the form's first letter, ``acronym`` for capitals throughout; ``channel`` is the
    table's.
    """

    table: str
    row: Row
    slot: str
    capital: bool
    acronym: bool
    channel: str


class VerbSense(NamedTuple):
    """One reading of a verb form: the infinitive (folded, without ``se``) and its features.

    ``participle`` is the first feature of a participle (empty: it is none), ``others`` are the rest, ``preferred`` the
    one of these that a press text most likely means.
    """

    lemma: str
    features: tuple[str, ...]
    participle: str
    others: tuple[str, ...]
    preferred: str


class VerbRow(NamedTuple):
    """A row's verb expression: reflexive or not, and the words (folded) that must follow the verb."""

    table: str
    row: Row
    reflexive: bool
    complement: tuple[str, ...]


class VerbRows(tuple[VerbRow, ...]):
    """The rows of one verb, in their order."""

    _by_first: dict[str, list[int]]
    """First word of the complement, empty where a row has none → the places of its rows."""
    _bare: list[VerbRow]

    def __new__(cls, rows: Iterable[VerbRow]) -> Self:
        self = super().__new__(cls, rows)
        self._by_first = {"": []}
        for place, row in enumerate(self):
            first = row.complement[0] if row.complement else ""
            self._by_first.setdefault(first, []).append(place)
        self._bare = [self[place] for place in self._by_first[""]]
        return self

    def beginning(self, following: Sequence[str]) -> list[VerbRow]:
        """Those without complement, and those whose complement begins with one of these words.

        Of twenty rows that a verb has (« faire » has 158) three are left to look at.
        """
        by_first = self._by_first
        if by_first.keys().isdisjoint(following):
            return self._bare
        places = {*by_first[""], *chain(*(by_first.get(word, ()) for word in following))}
        return [self[place] for place in sorted(places)]


SENSES = ""
"""The key of a trie node under which its senses are kept: no token is the empty string."""


class Folded:
    """The senses of a packed node that no page has met yet."""

    __slots__ = ("numbers", "unfold")

    def __init__(self, numbers: str, unfold: Callable[[str], tuple[Sense, ...]]) -> None:
        self.numbers = numbers
        self.unfold = unfold


def senses_of(node: dict[str, Any]) -> tuple[Sense, ...]:
    """What the form may mean that ends at a node of the trie; () where none ends there."""
    senses: tuple[Sense, ...] | Folded = node.get(SENSES, ())
    if isinstance(senses, Folded):
        senses = node[SENSES] = senses.unfold(senses.numbers)
    return senses
