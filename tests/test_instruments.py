"""Instruments: every case of ``cases/instruments`` is a text whose marks are the named treaties, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readouts.analysis import analyse
from readouts.findings import Layout
from readouts.readers import instruments
from readouts.vocabulary import built_in, load_file

CASES = Path(__file__).parent / "cases" / "instruments"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z0-9-]+)\]\]")


def cases() -> list[str]:
    return [
        line
        for path in sorted(CASES.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]


@pytest.mark.parametrize("line", cases())
def test_case(line: str) -> None:
    text = MARK.sub(r"\1", line)
    assert "[[" not in text, f"an unbalanced mark: {line}"
    assert "]]" not in text, f"an unbalanced mark: {line}"
    found = instruments.read(analyse(text, built_in()), Layout())
    assert [(text[m.start : m.end], m.id) for m in found] == MARK.findall(line)


def test_ids_are_words_with_hyphens() -> None:
    for row in load_file("instruments")["instrument"]:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.id), row.id
