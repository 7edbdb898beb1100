"""What the rules hand to one another: quoted pieces, attributions, and what is remembered from sentence to sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readouts.findings import Actor
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import Cue, Frame, Source

__all__ = ["JOIN", "Attribution", "Memory", "Piece", "first_person", "surface"]

# What joins two quotations of one breath: « … » et « … », « … », de « … ».
JOIN = re.compile(
    r"^[\s,;.]*(?:et|puis|ou|mais|ainsi que|,|-|–|—)?\s*(?:que|qu['’]|de|d['’]|à|les?|la|l['’]|un|une)?\s*$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:je|j['’]|nous|notre|nos|mon|ma|mes|m['’]|moi)(?!\w)", re.IGNORECASE
)


@dataclass(slots=True, eq=False)
class Attribution:
    """The source of some words, the cue that names it and the rule that found it."""

    source: Source
    cue: Cue | None
    rule: str


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of quoted words between the marks and the incises."""

    start: int
    end: int
    quote: Quotation
    frame: Frame
    said: Attribution | None = None
    nested: bool = False


@dataclass(slots=True, eq=False)
class Memory:
    """``last``: the last attribution, of the frame numbered ``frame``; ``focus``: the source that the frame
    before names; ``body``: the last ministry or organisation that was a source."""

    last: Attribution | None = None
    frame: int = -2
    body: Actor | None = None
    focus: Source | None = None


def surface(text: str) -> str:
    """Words only, to tell a quotation that a heading repeats."""
    return " ".join(re.findall(r"\w+", text.lower()))


def first_person(text: str) -> bool:
    """Whether the words speak of « nous » or « je »."""
    return _FIRST_PERSON.search(text) is not None
