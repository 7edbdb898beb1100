"""Who holds the top offices, with dates: ``holders.toml`` as typed rows, indexed by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from readouts.vocabulary.compiling import Unfolding, joined, parted
from readouts.vocabulary.files import compiled, contents
from readouts.vocabulary.rows import Holder
from readouts.vocabulary.transliteration import fold_token, skeleton
from readouts.vocabulary.wording import tokens_of

__all__ = [
    "HOLDER_OFFICES",
    "Holder",
    "Tenure",
    "compress",
    "folded_given_names",
    "given_names",
    "holders_named",
    "holders_spelled",
    "index_of_tenures",
    "is_feminine",
    "tenures",
]

HOLDER_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "head_of_organization")


class Tenure(BaseModel):
    """One person's time in one office, both days included; no ``until``: still serving when the row was written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=2)
    since: dt.date = Field(alias="from")
    until: dt.date | None = Field(default=None, alias="to")
    also: tuple[str, ...] = ()
    surname: str | None = None


class SideTenures(BaseModel):
    """The holders of one side, office by office, in order of time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    side: str
    head_of_state: tuple[Tenure, ...] = ()
    head_of_government: tuple[Tenure, ...] = ()
    foreign_minister: tuple[Tenure, ...] = ()
    head_of_organization: tuple[Tenure, ...] = ()
    collegial: bool = False


@cache
def tenures() -> tuple[SideTenures, ...]:
    """The rows as they stand in the file; one that is not valid raises."""
    return tuple(SideTenures.model_validate(row) for row in contents("holders")["holders"])


class Index(NamedTuple):
    """The office-holders by name, and the given names.

    ``named``: the tokens of a full name, a surname or another spelling, with spaces between → those who bear it;
    ``spelled``: the skeleton of a full name, written as one word → the same.
    """

    named: Unfolding
    spelled: Unfolding
    given: frozenset[str]
    folded: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]


def holders_named(tokens: Sequence[str]) -> tuple[Holder, ...]:
    """Those whose full name, surname or other spelling this is (folded tokens)."""
    found: tuple[Holder, ...] = _index().named.get(" ".join(tokens), ())
    return found


def holders_spelled(tokens: Sequence[str]) -> tuple[Holder, ...]:
    """Those whose full name is this one in another transliteration (« Vladimir Putin »)."""
    key = "".join(map(skeleton, tokens))
    found: tuple[Holder, ...] = _index().spelled.get(key, ())
    return found


def given_names() -> frozenset[str]:
    """Folded given names of the whole world, as French spells them: those listed, and those of the holders."""
    return _index().given


def folded_given_names() -> frozenset[str]:
    """The same, folded over transliterations."""
    return _index().folded


@cache
def _index() -> Index:
    """As it was packed, or made of the rows where a file was edited since."""
    packed = compiled("holders", ("holders", "given_names"))
    return index_of_tenures() if packed is None else _expand(packed)


def index_of_tenures() -> Index:
    """The index of the rows as they stand in the files."""
    named: dict[str, dict[Holder, None]] = {}
    given = set(_listed_names()["feminine"] | _listed_names()["masculine"])
    for holder, also in _holders():
        spellings = (tuple(tokens_of(form)) for form in also)
        for tokens in (holder.tokens, holder.surname, *spellings):
            named.setdefault(" ".join(tokens), {})[holder] = None
        if len(holder.tokens) > 1 and holder.surname[0] != holder.tokens[0]:
            given.add(holder.tokens[0])
    found = {name: tuple(bearers) for name, bearers in named.items()}
    spelled: dict[str, tuple[Holder, ...]] = {}
    for name, bearers in found.items():
        if " " in name:
            spelled.setdefault("".join(map(skeleton, name.split())), bearers)
    return Index(
        Unfolding(found, _never),
        Unfolding(spelled, _never),
        frozenset(given),
        frozenset(map(fold_token, given)),
        _listed_names()["feminine"],
        _listed_names()["masculine"],
    )


def _never(packed: str) -> Any:
    raise AssertionError(f"{packed!r}: nothing is packed in an index of rows")


def _holders() -> Iterator[tuple[Holder, tuple[str, ...]]]:
    """Every tenure as a ``Holder``, with the other spellings of its name."""
    for row in tenures():
        for office in HOLDER_OFFICES:
            for tenure in getattr(row, office):
                tokens = tuple(tokens_of(tenure.name))
                surname = tuple(tokens_of(tenure.surname)) if tenure.surname else tokens[-1:]
                until = tenure.until.isoformat() if tenure.until else "9999"
                since = tenure.since.isoformat()
                holder = Holder(tenure.name, tokens, surname, row.side, office, since, until)
                yield holder, tenure.also


def compress(index: Index) -> dict[str, Any]:
    """An index as strings; ``_expand`` reads it, and makes a ``Holder`` when a text first names one."""
    numbers: dict[Holder, int] = {}

    def packed(bearers: Sequence[Holder]) -> str:
        return " ".join(str(numbers.setdefault(holder, len(numbers))) for holder in bearers)

    named = {name: packed(bearers) for name, bearers in index.named.items()}
    spelled = {name: packed(bearers) for name, bearers in index.spelled.items()}
    return {
        "named": joined(named),
        "spelled": joined(spelled),
        "given": " ".join(sorted(index.given)),
        "folded": " ".join(sorted(index.folded)),
        "feminine": " ".join(sorted(index.feminine)),
        "masculine": " ".join(sorted(index.masculine)),
        "holders": [
            "\t".join((h.name, " ".join(h.surname), h.side, h.office, h.since, h.until))
            for h in numbers
        ],
    }


def _expand(packed: Mapping[str, Any]) -> Index:
    holders: Sequence[str] = packed["holders"]

    @cache
    def holder(number: int) -> Holder:
        name, surname, side, office, since, until = holders[number].split("\t")
        tokens = tuple(tokens_of(name))
        return Holder(name, tokens, tuple(surname.split()), side, office, since, until)

    def bearers(numbers: str) -> tuple[Holder, ...]:
        return tuple(holder(int(number)) for number in numbers.split())

    return Index(
        Unfolding(parted(packed["named"]), bearers),
        Unfolding(parted(packed["spelled"]), bearers),
        *(frozenset(packed[name].split()) for name in ("given", "folded", "feminine", "masculine")),
    )


@cache
def _listed_names() -> Mapping[str, frozenset[str]]:
    """The folded names of ``given_names.toml`` by gender."""
    return {
        gender: frozenset("".join(tokens_of(name)) for name in names.split())
        for gender, names in contents("given_names").items()
    }


def is_feminine(name: str) -> bool | None:
    """Whether a folded given name is a woman's; None where the lists do not know it, or know it as both.

    >>> is_feminine("antonia"), is_feminine("rupert"), is_feminine("camille")
    (True, False, None)
    """
    feminine, masculine = name in _index().feminine, name in _index().masculine
    return None if feminine == masculine else feminine
