"""Statements: quoted words with their speakers, as cases of marked text sorted by origin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from readouts.analysis import analyse
from readouts.findings import Layout, Line, StatementFinding
from readouts.readers import participants, statements
from readouts.vocabulary import built_in

CASES = Path(__file__).parent / "cases" / "statements"
_BLOCK = re.compile(r"^== (?P<id>\S+)\n(?P<text>.*?)(?=^== |\Z)", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(r"\[\[|\|(?P<speaker>[^|\[\]]+)\]\]")


@dataclass(frozen=True)
class Case:
    """A text without its marks, and what is quoted in it, in order of its start."""

    id: str
    text: str
    expected: tuple[tuple[str, str], ...]


def unmark(marked: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The plain text of a case with its quoted words and speakers; unbalanced marks are a mistake."""
    plain: list[str] = []
    size = 0
    open_: list[int] = []
    found: list[tuple[int, int, str]] = []
    at = 0
    for token in _TOKEN.finditer(marked):
        plain.append(marked[at : token.start()])
        size += token.start() - at
        at = token.end()
        if token["speaker"] is None:
            open_.append(size)
        else:
            found.append((open_.pop(), size, token["speaker"]))
    plain.append(marked[at:])
    text = "".join(plain)
    assert not open_, f"unbalanced marks in {marked!r}"
    return text, tuple((text[start:end], who) for start, end, who in sorted(found))


def cases(origin: str) -> list[Case]:
    """The cases of one file."""
    lines = (CASES / f"{origin}.txt").read_text("utf-8").splitlines()
    blocks = _BLOCK.finditer("\n".join(line for line in lines if not line.startswith("# ")))
    return [Case(b["id"], *unmark(b["text"].strip())) for b in blocks]


def statements_of(text: str) -> list[StatementFinding]:
    """The statements of a text whose lines are all body."""
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(s, e, "body", "test") for s, e in analysis.page.lines])
    return statements.read(analysis, layout, participants.read(analysis, layout, [], None))


def speaker(found: StatementFinding, expected: str) -> str:
    """The speaker as the cases write it; a person by the expected surname where the names agree."""
    actor = found.speaker
    if actor is None:
        return "unnamed"
    if actor.kind != "person":
        return f"{'state' if actor.kind == 'state' else actor.body}:{actor.side}"
    return expected if set(expected.split()) <= set(actor.name.split()) else actor.name


def quoted(case: Case) -> list[tuple[str, str]]:
    """What is read of a case, a final stop left out on both sides."""
    direct = [s for s in statements_of(case.text) if s.kind == "direct"]
    wanted = [who for _, who in case.expected] + [""] * len(direct)
    return [
        (bare(case.text[s.start : s.end]), speaker(s, w))
        for s, w in zip(direct, wanted, strict=False)
    ]


def bare(words: str) -> str:
    """The words without stops and spaces at their ends."""
    return words.strip(" .,\n\u00a0")


def expected(case: Case) -> list[tuple[str, str]]:
    """What a case asks for."""
    return [(bare(words), who) for words, who in case.expected]


@pytest.mark.parametrize("case", cases("attested"), ids=lambda c: c.id)
def test_attested(case: Case) -> None:
    assert quoted(case) == expected(case)


@pytest.mark.parametrize("case", cases("attested-countries"), ids=lambda c: c.id)
def test_attested_by_country(case: Case) -> None:
    assert quoted(case) == expected(case)


@pytest.mark.parametrize("case", cases("phenomena"), ids=lambda c: c.id)
def test_phenomena(case: Case) -> None:
    assert quoted(case) == expected(case)


@pytest.mark.parametrize("case", cases("synthetic"), ids=lambda c: c.id)
def test_synthetic(case: Case) -> None:
    assert quoted(case) == expected(case)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda c: c.id)
def test_negative(case: Case) -> None:
    assert quoted(case) == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda c: c.id)
def test_known_failure(case: Case) -> None:
    assert quoted(case) == expected(case)
