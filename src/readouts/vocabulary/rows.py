"""The typed rows of the vocabulary, one class a table.

A row carries its own tests: in ``examples`` the spans in ``[[ ]]`` are exactly what the row matches there, and in
``not_examples`` it matches nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from readouts.codes import BodyKind, Office, Theme

Forms = tuple[str, ...]


class Row(BaseModel):
    """What every row has: an ``id`` unique in its table, the written ``forms``, and its tests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    forms: Forms = ()
    examples: Forms = ()
    not_examples: Forms = ()
    why: str = ""


class Country(Row):
    """A state: its names, adjectives (masculine and feminine singular, the same plural), capital and towns."""

    adjective: Forms = ()
    adjective_also: tuple[Forms, ...] = ()
    prefix: Forms = ()
    capital: Forms = ()
    cities: Forms = ()


class Region(Row):
    """A region that a topic may be about."""

    adjective: Forms = ()
    adjective_also: tuple[Forms, ...] = ()


class Area(Row):
    """A conflict area, and the side that it counts as."""

    place: str | None = None
    adjective: Forms = ()
    adjective_also: tuple[Forms, ...] = ()


class Organization(Row):
    """An international organisation, agency or company; ``side``: one that acts as a party; ``home``: the state where
    an armed movement fights."""

    side: bool = False
    home: str | None = None
    adjective: Forms = ()
    adjective_also: tuple[Forms, ...] = ()


class Seat(Row):
    """A proper name that stands for a body of a state (the Kremlin, the Quai d'Orsay)."""

    body: BodyKind
    side: str


class Cue(Row):
    """Wording that a reader acts on.

    ``value`` is the code that it stands for; ``forms`` are fixed phrases, ``verbs`` infinitives, with their fixed
    complement where they have one (« mettre sur la table »), conjugated by the loader; ``tags`` are finer marks that
    the reader's module explains.
    """

    value: str = ""
    verbs: Forms = ()
    tags: Forms = ()


class OfficeRow(Row):
    """A noun of office: ``noun`` has its [masculine, feminine, masculine plural, feminine plural], ``value`` the code.

    ``side``: the only side that has such an office; ``tags`` are explained in ``offices.toml``.
    """

    value: str = ""
    noun: tuple[Forms, ...] = ()
    side: str | None = None
    tags: Forms = ()


class ThemeRow(Row):
    """A theme: its French label, its IPTC Media Topics, and the phrases and verbs that name it."""

    id: Theme
    label: str
    iptc: Forms = ()
    verbs: Forms = ()


class PhraseRow(Row):
    """Wording of a theme: noun phrases (their plural is made by the loader) and verbs.

    ``theme`` None marks a look-alike that must not be read as any theme. ``place``: what the phrase itself is about
    (« programme nucléaire iranien »: IR; « conflit israélo-palestinien », one entry of both: IL+PS). ``needs``: what
    else must be there: ``cue`` a verb or heading of discussing right before it, ``act`` that or an agreement,
    ``place`` a place that it is about (« la situation en … »; ``place_in``: only behind en, à, dans, sur),
    ``pair`` two sides (« les relations … »), ``head`` a noun of matters before it (« la coopération [agricole] »).
    """

    theme: Theme | None = None
    place: str | None = None
    needs: Literal["", "cue", "act", "place", "place_in", "pair", "head"] = ""
    verbs: Forms = ()


class Instrument(Row):
    """A named treaty or accord; ``theme``: the theme of a topic that names it; ``refused``: a look-alike."""

    theme: Theme | None = None
    places: Forms = ()
    parties: Forms = ()
    refused: bool = False


class PersonRow(Row):
    """A person of a caller's lexicon: ``forms`` are the full name and its other spellings.

    ``surname`` is the last word of the full name unless it is given; ``since`` and ``until`` are the first and last
    day in office, open where they are not given.
    """

    forms: Forms = Field(min_length=1)
    side: str
    office: Office
    surname: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


class Holder(NamedTuple):
    """A person in office: ``tokens`` and ``surname`` are folded, ``since`` and ``until`` ISO days ("9999" for now)."""

    name: str
    tokens: tuple[str, ...]
    surname: tuple[str, ...]
    side: str
    office: str
    since: str
    until: str

    def serves(self, day: str) -> bool:
        """Whether that ISO day lies in the tenure."""
        return self.since <= day <= self.until


class Irregular(BaseModel):
    """The principal parts of an irregular verb, or of all verbs that end like it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    present: Forms = Field(min_length=6, max_length=6)
    imperfect: str
    future: str
    simple: Forms = Field(min_length=2, max_length=2)
    participle: str
    subjunctive: Forms = Field(min_length=2, max_length=2)
    gerund: str


Channel = Literal[
    "name", "office", "speech", "encounter", "topic", "instrument", "agreement", "layout"
]
