"""Agreements: every case of ``cases/agreements`` is a text whose marks are its commitments, and no others.

A mark is ``[[status SIDES | words]]``, with ``| instrument`` behind where there is one; ``¶`` stands for a line end.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readouts.analysis import analyse
from readouts.codes import SIDES, AgreementStatus
from readouts.findings import Layout, Line
from readouts.readers import agreements, encounters, instruments, participants, statements
from readouts.vocabulary import built_in

CASES = Path(__file__).parent / "cases" / "agreements"
MARK = re.compile(r"\[\[([a-z]+)((?: [A-Z_0-9]+)*) \| (.*?)(?: \| ([a-z0-9-]+))?\]\]")

Entry = tuple[str, list[str], str, str | None]


def cases(name: str) -> list[tuple[str, list[Entry]]]:
    """The texts of one file with what is to be found in each; a mark that is not read is a mistake."""
    out = []
    for line in (CASES / f"{name}.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        marked = line.replace(" ¶ ", "\n")
        entries: list[Entry] = [
            (m[1], sorted(m[2].split()), m[3], m[4]) for m in MARK.finditer(marked)
        ]
        text = MARK.sub(lambda m: m[3], marked)
        assert "[[" not in text, f"an unbalanced mark: {line}"
        assert "]]" not in text, f"an unbalanced mark: {line}"
        for status, sides, _, _ in entries:
            assert status in set(AgreementStatus), line
            assert set(sides) <= SIDES, line
        out.append((text, entries))
    return out


def found(text: str) -> list[Entry]:
    """What the reader finds in a text that is all body."""
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(s, e, "body", "test") for s, e in analysis.page.lines])
    cast = participants.read(analysis, layout, [], None)
    said = statements.read(analysis, layout, cast)
    met = encounters.read(analysis, layout, cast, [], said)
    named = instruments.read(analysis, layout)
    return [
        (a.status, sorted(a.parties), text[a.start : a.end], a.instrument)
        for a in agreements.read(analysis, layout, cast, said, met, named)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *cases("synthetic"),
        *cases("wordings"),
        *cases("passages"),
        *cases("attested"),
        *cases("negative"),
    ],
)
def test_case(text: str, expected: list[Entry]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="not read yet")
def test_known_failure(text: str, expected: list[Entry]) -> None:
    assert found(text) == expected
