"""Every vocabulary row is its own test: what is marked in its examples is exactly what it matches there."""

from __future__ import annotations

import re

import pytest

from readouts.analysis import Analysis, analyse
from readouts.text import Page, fold
from readouts.vocabulary import FILES, TABLES, built_in, forms_of, load_file, tokens_of
from readouts.vocabulary.rows import Row

ROWS = [
    (name, table, row) for name in FILES for table, rows in load_file(name).items() for row in rows
]
MARK = re.compile(r"\[\[(.+?)\]\]")


def unmark(example: str) -> tuple[str, list[str]]:
    """The plain text of an example, and the words marked in it; an unbalanced mark is a mistake."""
    marked = MARK.findall(example)
    plain = MARK.sub(r"\1", example)
    assert "[[" not in plain, f"unbalanced mark in {example!r}"
    assert "]]" not in plain, f"unbalanced mark in {example!r}"
    return plain, marked


def matches(analysis: Analysis, table: str, row: Row) -> list[str]:
    """The words that a row matches: its forms, and the verbs that its expressions begin with."""
    page = analysis.page
    found = [
        (hit.start, hit.end)
        for hit in analysis.hits[TABLES[table].channel]
        if any(sense.table == table and sense.row.id == row.id for sense in hit.senses)
    ]
    for group in analysis.groups:
        if any(own.row.id == row.id for own in group.rows.get(table, ())):
            found.append((page.starts[group.head], page.ends[group.head]))
    return [page.text[start:end] for start, end in sorted(set(found))]


@pytest.mark.parametrize(
    ("file", "table", "row"), ROWS, ids=[f"{f}-{t}-{r.id}" for f, t, r in ROWS]
)
def test_row(file: str, table: str, row: Row) -> None:
    vocabulary = built_in()
    assert row.examples, f"{file}.toml [[{table}]] {row.id} has no example"
    for example in row.examples:
        plain, marked = unmark(example)
        assert matches(analyse(plain, vocabulary), table, row) == marked, example
    for example in row.not_examples:
        assert matches(analyse(example, vocabulary), table, row) == [], example


def test_every_form_has_a_token() -> None:
    for _, _, row in ROWS:
        for _, form in forms_of(row):
            assert tokens_of(form) == Page(form).words, form


def test_one_fold_for_words_and_pages() -> None:
    """A page is folded character by character as a word is; one for one, and what is folded stays as it is."""
    for start in range(0, 0x110000, 0x100):
        block = "".join(map(chr, range(start, start + 0x100)))
        folded = [fold(char) for char in block]
        assert {len(char) for char in folded} == {1}
        assert fold("".join(folded)) == "".join(folded) == fold(block)
        for char, plain in zip(
            block[:: 1 + start // 0x1000], folded[:: 1 + start // 0x1000], strict=True
        ):
            assert fold(f"{char} {'Élysée ' * 10}") == f"{plain} {'elysee ' * 10}"
