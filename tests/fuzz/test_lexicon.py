"""Rows that nobody in their right mind would write: refused by name, or good for use; nothing else."""

from __future__ import annotations

import random
from typing import Any

import pytest

from readouts import Lexicon, LexiconError, parse
from readouts.vocabulary import OWN_TABLES, TABLES, built_in_rows

HOSTILE: list[Any] = [
    None, 0, -1, 1.5, True, 10**30, float("nan"), b"x", object(), {}, {"a": 1}, {"a"}, ("a",), [], [[]], [None],
    [["a"]],
    "", " ", "\0", "a\0b", "\ud800", "a\ud800b", "a\nb", "\u202eabc", "𝔘𝔫𝔦", "İ", "ẞ", "e\u0301", "ﬁ", "l'", " - ", "1",
    "(((", "[a-z]+*", "(?", "."*201, "é"*300, "a'"*50, "-1", "9999-99-99", "0001-01-01", ["a"]*3, ["\ud800"], ["(?"],
    ["a\0b"], ["-"], ["'"], ["l'"], ["ne pas"], ["se"], ["s'"], ["être"], ["pouvoir"], ["er"], ["oir"], ["zzer"], ["İ"],
]  # fmt: skip
"""What is put in place of a field, or beside those of a row."""


def rows(table: str) -> list[dict[str, Any]]:
    """Rows that are good before anything is done to them."""
    if table == "person":
        return [{"id": "zlop", "forms": ["Pavel Zlop"], "side": "LU", "office": "foreign_minister"}]
    own = [row.model_dump(exclude_unset=True) for name, row in built_in_rows() if name == table]
    return own or [{"id": "a", "forms": ["abc"]}]


def refusal(table: str, row: dict[str, Any]) -> str | None:
    """What is said of a row that is not taken."""
    try:
        Lexicon.from_mapping({table: [row]})
    except LexiconError as error:
        return str(error)
    return None


@pytest.mark.parametrize("table", OWN_TABLES)
def test_hostile_rows(table: str) -> None:
    chance = random.Random(table)
    good = rows(table)
    fields = sorted(TABLES[table].row.model_fields)
    refused = 0
    taken: dict[str, dict[str, Any]] = {}
    for _ in range(150):
        row = dict(chance.choice(good))
        for _ in range(chance.randrange(1, 3)):
            row[chance.choice(fields)] = chance.choice(HOSTILE)
        said = refusal(table, row)
        if said is None:
            taken[str(row["id"])] = row
        else:
            assert said.startswith(f"{table} row 0 ({str(row.get('id', 'no id'))[:60]!r}): ")
            refused += 1
    assert refused > 50
    # What was taken is good for use: it compiles, and a text with its forms parses.
    lexicon = Lexicon.from_mapping({table: list(taken.values())})
    forms = [form for row in taken.values() for form in row.get("forms", ())][:60]
    text = " ".join(forms) + ". Lavrov a rencontré Blinken jeudi."
    assert parse.article(text, published="2021-02-05", lexicon=lexicon).text == text
