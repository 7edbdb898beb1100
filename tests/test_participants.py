"""Participants: persons with office and side, and what refers to them, as cases sorted by origin.

``tests/cases/participants/*.txt``: a case begins with ``== id`` and, where one is passed, the reference date; ``>``
lines list every person as ``name | office | side`` in the order of the text (``-``: none). In ``mentions.txt`` every
mention that is no name is marked in the text: ``[[deux ministres|group:a+b]]``.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from readouts.analysis import analyse
from readouts.findings import Cast, Layout, Line
from readouts.readers import participants
from readouts.vocabulary import built_in

CASES = Path(__file__).parent / "cases" / "participants"
_MARK = re.compile(r"\[\[(?P<words>[^\[\]|]+)\|(?P<who>[^\[\]|]+)\]\]")


@dataclass
class Case:
    """A text, its reference date and the persons that are in it."""

    id: str
    reference: dt.date | None
    lines: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def cases(origin: str) -> list[Case]:
    """The cases of one file."""
    out: list[Case] = []
    for line in (CASES / f"{origin}.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            name, _, day = line[3:].strip().partition(" ")
            out.append(Case(name, dt.date.fromisoformat(day) if day else None))
        elif line.startswith("> "):
            out[-1].persons.append(line[2:].strip())
        elif line.strip() and not line.startswith("# "):
            out[-1].lines.append(line)
    assert len({case.id for case in out}) == len(out), f"{origin}.txt has two cases of one id"
    return out


def cast_of(text: str, reference: dt.date | None) -> Cast:
    """The cast of a text whose lines are all body."""
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(s, e, "body", "test") for s, e in analysis.page.lines])
    return participants.read(analysis, layout, [], reference)


def persons_of(case: Case) -> list[str]:
    """The persons found, as the cases write them."""
    return [
        f"{actor.name} | {actor.office or '-'} | {actor.side or '-'}"
        for actor in cast_of(case.text, case.reference).actors
        if actor.kind == "person"
    ]


def ids(found: list[Case]) -> list[str]:
    return [case.id for case in found]


ATTESTED, SYNTHETIC, NEGATIVE = cases("attested"), cases("synthetic"), cases("negative")
COUNTRIES, PHENOMENA = cases("attested-countries"), cases("phenomena")
FAILURES, MENTIONS = cases("known_failures"), cases("mentions")


@pytest.mark.parametrize("case", COUNTRIES, ids=ids(COUNTRIES))
def test_attested_by_country(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", PHENOMENA, ids=ids(PHENOMENA))
def test_phenomena(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", ATTESTED, ids=ids(ATTESTED))
def test_attested(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", SYNTHETIC, ids=ids(SYNTHETIC))
def test_synthetic(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", NEGATIVE, ids=ids(NEGATIVE))
def test_negative(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", FAILURES, ids=ids(FAILURES))
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(case: Case) -> None:
    assert persons_of(case) == case.persons


@pytest.mark.parametrize("case", MENTIONS, ids=ids(MENTIONS))
def test_mentions(case: Case) -> None:
    expected = [(m["words"], m["who"]) for m in _MARK.finditer(case.text)]
    plain = _MARK.sub(lambda m: m["words"], case.text)
    assert "[[" not in plain
    assert "]]" not in plain
    found = [
        (plain[m.start : m.end], f"{m.how}:{'+'.join(a.id for a in m.actors)}")
        for m in cast_of(plain, case.reference).mentions
        if m.how != "name"
    ]
    assert found == expected


def test_mentions_never_overlap_and_stand_in_order() -> None:
    for case in (*ATTESTED, *SYNTHETIC, *NEGATIVE):
        mentions = cast_of(case.text, case.reference).mentions
        for left, right in pairwise(mentions):
            assert left.end <= right.start, case.id


def test_spellings_of_one_person_have_one_id() -> None:
    spellings = ("Sergueï Lavrov", "Serguei Lavrov", "Sergey Lavrov", "Sergei Lavrov")
    found = {
        actor.id
        for name in spellings
        for actor in cast_of(f"Le ministre russe {name} a parlé.", None).actors
        if actor.kind == "person"
    }
    assert found == {"sergei-lavrov"}
