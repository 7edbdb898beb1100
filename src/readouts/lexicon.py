"""A caller's own vocabulary, added to the built-in one.

The tables and their fields are those of the packaged files (``readouts/vocabulary/*.toml``); persons, who have no
table there but the dated office-holders, have one of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from readouts.codes import COUNTRY_CODES, REGIONS, SIDES
from readouts.errors import LexiconError

if TYPE_CHECKING:
    from readouts.vocabulary import Vocabulary
    from readouts.vocabulary.rows import Row

__all__ = ["Lexicon"]

_MAX_FORM = 200


class Lexicon(BaseModel):
    """Validated rows of the caller, by table. Make one with ``from_mapping``; it can be pickled and compared.

    A row that bears the id of a packaged one adds its wording to that row. A ``person`` has ``forms`` (the full name,
    then other spellings), ``side``, ``office`` and, where needed, ``surname``, ``since`` and ``until``.

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
    """The rows of each table, in the order given."""

    @classmethod
    def from_mapping(cls, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Lexicon:
        """A lexicon from plain data: table name → rows, as ``tomllib`` or ``json`` would give them.

        Raises ``LexiconError`` that names the table and the row for an unknown table, a field that is missing, unknown
        or of the wrong type, a code that the models do not have, a form without a letter or digit, or over 200
        characters, a verb that is no infinitive, and an id used twice.
        """
        if not isinstance(tables, Mapping):
            raise LexiconError(f"give a mapping of tables to rows, not {type(tables).__name__}")
        return cls(rows={table: tuple(_rows(table, rows)) for table, rows in tables.items()})

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with these rows."""
        from readouts.vocabulary import extended

        return extended((table, row) for table, rows in self.rows.items() for row in rows)

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
        _check_codes(label, table, row)
        yield row


def _check_forms(label: str, row: Row) -> None:
    from readouts.vocabulary import forms_of, tokens_of

    try:
        forms = list(forms_of(row))
    except ValueError as error:
        raise LexiconError(
            f"{label}: an adjective or noun has four forms (français, française, français, françaises)"
        ) from error
    for _, form in forms:
        if len(form) > _MAX_FORM:
            raise LexiconError(
                f"{label}: a form has {len(form)} characters; {_MAX_FORM} is the most"
            )
        if not tokens_of(form):
            raise LexiconError(f"{label}: the form {form!r} has no letter or digit")
    surname = getattr(row, "surname", None)
    if surname is not None and not tokens_of(surname):
        raise LexiconError(f"{label}: surname: {surname!r} has no letter or digit")
    for expression in getattr(row, "verbs", ()):
        _check_verb(label, expression)


def _check_codes(label: str, table: str, row: Row) -> None:
    """Codes of a row end up in the models, which are closed: one that these do not have is refused here."""
    for field, given, known in _codes(table, row):
        if given not in known:
            listed = ", ".join(sorted(known)) if len(known) < 40 else "the codes of readouts.codes"
            raise LexiconError(f"{label}: {field}: {given!r} is none of {listed}")
    if table == "organization" and row.id not in SIDES:
        if getattr(row, "side", False):
            raise LexiconError(f"{label}: side: {row.id!r} is no party that readouts.codes has")
        plain = row.id.replace("_", "")
        if not (plain.isascii() and plain.isalnum() and plain == plain.upper()):
            raise LexiconError(f"{label}: id: give the acronym or name in capitals (OMC, G5_SAHEL)")
    since, until = getattr(row, "since", None), getattr(row, "until", None)
    if since is not None and until is not None and until < since:
        raise LexiconError(f"{label}: until: {until} is before since, {since}")


def _codes(table: str, row: Row) -> Iterator[tuple[str, str, Collection[str]]]:
    """Field, code and the codes that the field may have, for each code of a row."""
    from readouts.vocabulary import built_in_rows

    if table in _CODED_IDS:
        yield "id", row.id, _CODED_IDS[table]
    if table == "theme":
        return
    if isinstance(side := getattr(row, "side", None), str):
        yield "side", side, SIDES
    for field in ("place", "places", "parties"):
        given = getattr(row, field, None) or ()
        if isinstance(given, str):  # a phrase may be about two places at once: IL+PS
            given = given.split("+") if table == "phrase" else (given,)
        for code in given:
            yield field, code, SIDES if field == "parties" else SIDES | REGIONS
    value = getattr(row, "value", None)
    if value is not None:
        known = {getattr(r, "value", "") for name, r in built_in_rows() if name == table}
        yield "value", value, known


_CODED_IDS: Mapping[str, Collection[str]] = {"country": COUNTRY_CODES, "region": REGIONS}
"""Tables whose rows are known by a code that the models have."""


def _check_verb(label: str, expression: str) -> None:
    from readouts.vocabulary import conjugate, irregular_verbs, parse_verb

    try:
        conjugate(parse_verb(expression)[0], irregular_verbs())
    except (ValueError, IndexError):
        raise LexiconError(
            f"{label}: verbs: {expression!r} does not begin with a French infinitive"
        ) from None
