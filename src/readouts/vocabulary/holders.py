"""Who holds the top offices, with dates: ``holders.toml`` as typed rows, indexed by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from readouts.vocabulary import tokens_of
from readouts.vocabulary.files import contents
from readouts.vocabulary.rows import Holder

__all__ = [
    "HOLDER_OFFICES",
    "Holder",
    "Tenure",
    "given_names",
    "holders",
    "holders_named",
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


@cache
def holders() -> tuple[tuple[Holder, tuple[str, ...]], ...]:
    """Every tenure as a ``Holder``, with the other spellings of its name."""
    return tuple(_holders())


def _holders() -> Iterator[tuple[Holder, tuple[str, ...]]]:
    for row in tenures():
        for office in HOLDER_OFFICES:
            for tenure in getattr(row, office):
                tokens = tuple(tokens_of(tenure.name))
                surname = tuple(tokens_of(tenure.surname)) if tenure.surname else tokens[-1:]
                until = tenure.until.isoformat() if tenure.until else "9999"
                yield (
                    Holder(
                        tenure.name,
                        tokens,
                        surname,
                        row.side,
                        office,
                        tenure.since.isoformat(),
                        until,
                    ),
                    tenure.also,
                )


@cache
def holders_named() -> Mapping[tuple[str, ...], tuple[Holder, ...]]:
    """Folded tokens of a full name, a surname or another spelling → those who bear it."""
    out: dict[tuple[str, ...], dict[Holder, None]] = {}
    for holder, also in holders():
        for key in (holder.tokens, holder.surname, *(tuple(tokens_of(form)) for form in also)):
            out.setdefault(key, {})[holder] = None
    return {key: tuple(found) for key, found in out.items()}


@cache
def _listed_names() -> Mapping[str, frozenset[str]]:
    """The folded names of ``given_names.toml`` by gender."""
    return {
        gender: frozenset("".join(tokens_of(name)) for name in names.split())
        for gender, names in contents("given_names").items()
    }


@cache
def given_names() -> frozenset[str]:
    """Folded given names of the whole world, as French spells them: those listed, and those of the holders."""
    listed = _listed_names()
    return (
        listed["feminine"]
        | listed["masculine"]
        | {
            holder.tokens[0]
            for holder, _ in holders()
            if len(holder.tokens) > 1 and holder.surname[0] != holder.tokens[0]
        }
    )


def is_feminine(name: str) -> bool | None:
    """Whether a folded given name is a woman's; None where the lists do not know it, or know it as both.

    >>> is_feminine("antonia"), is_feminine("rupert"), is_feminine("camille")
    (True, False, None)
    """
    listed = _listed_names()
    feminine, masculine = name in listed["feminine"], name in listed["masculine"]
    return None if feminine == masculine else feminine
