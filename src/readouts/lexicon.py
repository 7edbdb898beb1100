"""A caller's own vocabulary, added to the built-in one.

The tables and their fields are those of the packaged files (``readouts/vocabulary/*.toml``); persons, who have no
table there but the dated office-holders, have one of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from readouts.errors import LexiconError

if TYPE_CHECKING:
    from readouts.vocabulary import Vocabulary
    from readouts.vocabulary.rows import Row

__all__ = ["Lexicon"]

_MAX_FORM = 200


class Lexicon(BaseModel):
    """Validated rows of the caller, by table. Make one with ``from_mapping``; it can be pickled and compared.

    The vocabulary that it makes with the built-in one is compiled at its first use and kept: make one lexicon and pass
    it to every call.

    >>> from readouts import Lexicon, parse
    >>> lexicon = Lexicon.from_mapping({
    ...     "instrument": [{"id": "traite-de-bornholm", "forms": ["traité de Bornholm"]}],
    ... })
    >>> [row.id for row in lexicon.rows["instrument"]]
    ['traite-de-bornholm']
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: Mapping[str, tuple[Any, ...]]

    @classmethod
    def from_mapping(cls, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Lexicon:
        """A lexicon from plain data: table name → rows, as ``tomllib`` or ``json`` would give them.

        Raises ``LexiconError`` that names the table and the row for an unknown table, a field that is missing, unknown
        or of the wrong type, a form without a letter or digit, or over 200 characters, and an id used twice.
        """
        return cls(rows={table: tuple(_rows(table, rows)) for table, rows in tables.items()})

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with these rows."""
        from readouts.vocabulary import built_in_rows, compile_rows

        own = ((table, row) for table, rows in self.rows.items() for row in rows)
        return compile_rows([*built_in_rows(), *own])

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        state["__dict__"] = {"rows": self.rows}
        return state

    def __hash__(self) -> int:
        return hash(tuple(sorted((table, len(rows)) for table, rows in self.rows.items())))


def _rows(table: str, rows: Any) -> Iterable[Row]:
    from readouts.vocabulary import OWN_TABLES, TABLES

    if table not in OWN_TABLES:
        raise LexiconError(f"unknown table {table!r}: a lexicon may have {', '.join(OWN_TABLES)}")
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise LexiconError(f"{table}: give a list of rows, not {type(rows).__name__}")
    seen: set[str] = set()
    for number, data in enumerate(rows):
        if not isinstance(data, Mapping):
            raise LexiconError(f"{table} row {number}: give a mapping, not {type(data).__name__}")
        label = f"{table} row {number} ({str(data.get('id', 'no id'))[:60]!r})"
        try:
            row = TABLES[table].row.model_validate(dict(data))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"]) or "row"
            raise LexiconError(f"{label}: {field}: {first['msg']}") from None
        if row.id in seen:
            raise LexiconError(f"{label}: the id is used twice")
        seen.add(row.id)
        _check_forms(label, row)
        yield row


def _check_forms(label: str, row: Row) -> None:
    from readouts.vocabulary import forms_of, tokens_of

    try:
        forms = list(forms_of(row))
    except ValueError as error:
        raise LexiconError(
            f"{label}: adjective: give four forms (français, française, français, françaises)"
        ) from error
    for _, form in forms:
        if len(form) > _MAX_FORM:
            raise LexiconError(
                f"{label}: a form has {len(form)} characters; {_MAX_FORM} is the most"
            )
        if not tokens_of(form):
            raise LexiconError(f"{label}: the form {form!r} has no letter or digit")
    for expression in getattr(row, "verbs", ()):
        _check_verb(label, expression)


def _check_verb(label: str, expression: str) -> None:
    from readouts.vocabulary import conjugate, irregular_verbs, parse_verb

    try:
        conjugate(parse_verb(expression)[0], irregular_verbs())
    except (ValueError, IndexError):
        raise LexiconError(
            f"{label}: verbs: {expression!r} does not begin with a French infinitive"
        ) from None
