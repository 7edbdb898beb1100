"""The packaged vocabulary: what the library knows of French and of the world, as data.

One TOML file a kind, each an array of rows a table; ``TABLES`` says which row class a table has and in which channel
its forms are matched. Everything is loaded once, at the first parse. A caller's own rows come as a ``Lexicon``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from readouts.codes import Theme
from readouts.text import fold
from readouts.vocabulary.compiling import Vocabulary, compile_rows, expand
from readouts.vocabulary.conjugation import conjugate
from readouts.vocabulary.files import compiled, contents
from readouts.vocabulary.rows import Irregular, Row, ThemeRow
from readouts.vocabulary.tables import (
    OWN_TABLES,
    SENSES,
    TABLES,
    Sense,
    VerbRow,
    VerbSense,
    senses_of,
)
from readouts.vocabulary.wording import forms_of, parse_verb, tokens_of

__all__ = [
    "FILES",
    "OWN_TABLES",
    "SENSES",
    "TABLES",
    "Sense",
    "VerbRow",
    "VerbSense",
    "Vocabulary",
    "built_in",
    "built_in_rows",
    "compile_rows",
    "compiled_from_rows",
    "conjugate",
    "extended",
    "forms_of",
    "irregular_verbs",
    "load_file",
    "parse_verb",
    "senses_of",
    "theme_row",
    "tokens_of",
    "uncollected",
    "words",
]

FILES = (
    "places", "bodies", "offices", "speech", "encounters", "themes", "topics", "instruments", "agreements", "layout",
)  # fmt: skip
"""The packaged files with rows to match (``grammar``, ``dates`` and ``holders`` are read by their own loaders)."""


@cache
def load_file(name: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of one packaged file, by table; a row that is not valid raises with its file and row."""
    data = contents(name)
    return {table: _rows(table, rows, f"{name}.toml") for table, rows in data.items()}


def _rows(table: str, rows: Any, source: str) -> tuple[Row, ...]:
    if table not in TABLES:
        raise ValueError(f"{source}: unknown table [[{table}]]; the tables are {', '.join(TABLES)}")
    model = TABLES[table].row
    found: list[Row] = []
    for data in rows:
        try:
            found.append(model.model_validate(data))
        except ValidationError as error:
            raise ValueError(f"{source}: [[{table}]] {data.get('id')!r}: {error}") from None
    seen: set[str] = set()
    for row in found:
        if row.id in seen:
            raise ValueError(f"{source}: [[{table}]] has two rows {row.id!r}")
        seen.add(row.id)
    return tuple(found)


@cache
def irregular_verbs() -> Mapping[str, Irregular]:
    """The irregular verb families of ``grammar.toml``, by folded ending."""
    rows = TypeAdapter(tuple[Irregular, ...]).validate_python(contents("grammar")["irregular"])
    return {fold(row.id): row for row in rows}


@cache
def words(name: str) -> frozenset[str]:
    """A closed word class of ``grammar.toml``, folded: ``words("negations")``."""
    listed = contents("grammar")["words"]
    if name not in listed:
        raise KeyError(f"grammar.toml has no word class {name!r}; it has {', '.join(listed)}")
    return frozenset(fold(listed[name]).replace("'", "").split())


def theme_row(theme: Theme) -> ThemeRow:
    """The vocabulary row of a theme, with its label and IPTC codes."""
    for row in load_file("themes").get("theme", ()):
        if isinstance(row, ThemeRow) and row.id is theme:
            return row
    raise KeyError(theme)


def built_in_rows() -> list[tuple[str, Row]]:
    """Every packaged row to match, with its table."""
    return [
        (table, row) for name in FILES for table, rows in load_file(name).items() for row in rows
    ]


@cache
def built_in() -> Vocabulary:
    """The packaged vocabulary, compiled: as it was packed, or from the rows where a file was edited since."""
    with uncollected():
        packed = compiled("vocabulary", (*FILES, "grammar"))
        return compiled_from_rows() if packed is None else expand(packed)


def compiled_from_rows() -> Vocabulary:
    """The packaged rows, compiled; some 30,000 forms and as many of verbs."""
    lemmas = (*sorted(words("modals")), "avoir", "etre", "faire", "venir")
    return compile_rows(built_in_rows(), irregular_verbs(), lemmas=lemmas)


def extended(rows: Iterable[tuple[str, Row]]) -> Vocabulary:
    """The packaged vocabulary with more rows."""
    return compile_rows(rows, irregular_verbs(), base=built_in())


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: nearly all that loading makes lives on, and to look for garbage among it meanwhile
    costs a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
