"""Rows compiled for reading: a trie over folded tokens, the verb forms, and the rows by table and id.

What is compiled of the packaged rows is kept in ``packed.json`` (see ``packing``) as strings, one for each first word
of the trie, each verb form and each row. They are unfolded when a text first asks for them: a page touches few of them,
so a first parse need not build the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from readouts.vocabulary.conjugation import conjugate
from readouts.vocabulary.rows import Holder, Irregular, PersonRow, Row
from readouts.vocabulary.tables import (
    SENSES,
    TABLES,
    Folded,
    Sense,
    VerbRow,
    VerbRows,
    VerbSense,
    senses_of,
)
from readouts.vocabulary.wording import forms_of, is_acronym, parse_verb, tokens_of

if TYPE_CHECKING:
    from _collections_abc import dict_values

__all__ = ["Unfolding", "Vocabulary", "compile_rows", "compress", "expand", "joined", "parted"]

Trie = dict[str, Any]
"""A node: token → the node behind it, and ``SENSES`` → the senses of the form that ends here."""


class Unfolding(dict[str, Any]):
    """A dict whose values may be packed as strings; each is worked out when it is first asked for, and then kept.

    ``in`` unfolds nothing: a walk over a page asks it of every word, and the value of few.
    """

    __slots__ = ("unfold",)

    def __init__(self, packed: Mapping[str, Any], unfold: Callable[[str], Any]) -> None:
        super().__init__(packed)
        self.unfold = unfold

    def get(self, key: str, default: Any = None) -> Any:
        value = super().get(key, default)
        if value.__class__ is str and key in self:
            value = self[key] = self.unfold(value)
        return value

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if value.__class__ is str:
            value = self[key] = self.unfold(value)
        return value

    def each(self, keys: Iterable[str]) -> list[Any]:
        """The values of some keys in their order, None for what is no key: one call for all words of a page."""
        found = list(map(super().get, keys))
        if str in set(map(type, found)):  # at first, then ever less often
            return list(map(self.get, keys))
        return found

    def values(self) -> dict_values[str, Any]:
        for key in self:
            self[key]
        return super().values()

    def copy(self) -> Unfolding:
        return Unfolding(self, self.unfold)


def _nothing() -> Unfolding:
    return Unfolding({}, str)  # nothing is packed, so nothing is unfolded


@dataclass(slots=True)
class Vocabulary:
    """A compiled vocabulary.

    ``trie``: first token → node; ``verbs``: folded form → its ``VerbSense`` readings; ``auxiliaries``: the forms of
    avoir and être; ``verb_rows``: folded infinitive → the rows that use it; ``rows``: table → id → row; ``persons``:
    those of a caller's lexicon by folded name, each spelling of the whole name and the surname; ``lemmas``: the verbs
    that are conjugated.
    """

    trie: Unfolding = field(default_factory=_nothing)
    verbs: Unfolding = field(default_factory=_nothing)
    auxiliaries: frozenset[str] = frozenset()
    verb_rows: Unfolding = field(default_factory=_nothing)
    rows: Unfolding = field(default_factory=_nothing)
    persons: Mapping[tuple[str, ...], tuple[Holder, ...]] = field(default_factory=dict)
    lemmas: frozenset[str] = frozenset()


def compile_rows(
    rows: Iterable[tuple[str, Row]],
    irregulars: Mapping[str, Irregular],
    *,
    lemmas: Iterable[str] = (),
    base: Vocabulary | None = None,
) -> Vocabulary:
    """Compile rows, each with its table; ``lemmas`` are verbs to conjugate besides those of the rows.

    With ``base`` the rows are added to that vocabulary, which stays as it is.
    """
    known = base or Vocabulary()
    trie = _Growing(known.trie)
    tables: dict[str, dict[str, Row]] = {}
    verb_rows: dict[str, list[VerbRow]] = {}
    found: dict[str, None] = dict.fromkeys(lemmas)
    persons: list[PersonRow] = []
    for table, given in rows:
        if table not in tables:
            tables[table] = known.rows.get(table, _nothing()).copy()
        row = _completed(given, tables[table].get(given.id))
        tables[table][row.id] = row
        if isinstance(given, PersonRow):
            persons.append(given)
        for slot, form in forms_of(given):
            trie.insert(form, _sense(table, row, slot, form))
        for expression in getattr(given, "verbs", ()):
            lemma, reflexive, complement = parse_verb(expression)
            found[lemma] = None
            verb_rows.setdefault(lemma, []).append(VerbRow(table, row, reflexive, complement))
    new = [lemma for lemma in found if lemma not in known.lemmas]
    verbs = _conjugated(known.verbs, new, irregulars)
    vocabulary = Vocabulary(
        trie.whole,
        verbs,
        known.auxiliaries or _auxiliaries(verbs),
        known.verb_rows.copy(),
        known.rows.copy(),
        _persons(persons),
        known.lemmas.union(new),
    )
    for lemma, added in verb_rows.items():
        vocabulary.verb_rows[lemma] = VerbRows((*known.verb_rows.get(lemma, ()), *added))
    vocabulary.rows.update(tables)
    return vocabulary


class _Growing:
    """A trie with forms added; nodes of the one that it grew from are copied before they change."""

    def __init__(self, base: Unfolding) -> None:
        self.whole = base.copy()
        self._own: set[str] = set()

    def insert(self, form: str, sense: Sense) -> None:
        self._put(form, sense)
        if "œ" in form or "Œ" in form:
            self._put(form.replace("œ", "oe").replace("Œ", "OE"), sense)

    def _put(self, form: str, sense: Sense) -> None:
        first, *others = tokens_of(form)
        if first not in self._own:
            self._own.add(first)
            self.whole[first] = _copied(self.whole.get(first, {}))
        node = self.whole[first]
        for token in others:
            following = node.get(token)
            if following is None:
                following = node[token] = {}
            node = following
        senses = senses_of(node)
        if sense not in senses:
            node[SENSES] = (*senses, sense)


def _copied(node: Trie) -> Trie:
    return {token: below if token == SENSES else _copied(below) for token, below in node.items()}


def _sense(table: str, row: Row, slot: str, form: str) -> Sense:
    initial = form[:1]
    if not initial.isalpha():
        initial = next((c for c in form if c.isalpha()), "")
    return Sense(table, row, slot, initial.isupper(), is_acronym(form), TABLES[table].channel)


def _completed(row: Row, known: Row | None) -> Row:
    """A row that bears the id of an earlier one adds wording to it: what it does not say itself is as there."""
    if known is None:
        return row
    return known.model_copy(update={name: getattr(row, name) for name in row.model_fields_set})


# --- verbs -----------------------------------------------------------------------------------------------------------
def _conjugated(
    base: Unfolding, lemmas: Iterable[str], irregulars: Mapping[str, Irregular]
) -> Unfolding:
    """The verb forms of a vocabulary with those of more verbs."""
    forms: dict[str, list[VerbSense]] = {}
    for lemma in lemmas:
        for form, features in conjugate(lemma, irregulars).items():
            forms.setdefault(form, []).append(VerbSense(lemma, features, *_parted(features)))
    verbs = base.copy()
    for form, senses in forms.items():
        verbs[form] = (*base.get(form, ()), *senses)
    return verbs


@cache
def _parted(features: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """The last three fields of a ``VerbSense``; cached, since few sets of features make up all forms."""
    participle = next((f for f in features if f.startswith("PP")), "")
    others = tuple(f for f in features if not f.startswith("PP"))
    likely = (f for f in others if f in ("INF", "GER") or f[1:] in ("3s", "3p", "1p"))
    return participle, others, next(likely, others[0] if others else "")


def _auxiliaries(verbs: Unfolding) -> frozenset[str]:
    return frozenset(
        form
        for form, senses in verbs.items()
        if any(sense.lemma in ("avoir", "etre") for sense in senses)
    )


def _persons(rows: Iterable[PersonRow]) -> Mapping[tuple[str, ...], tuple[Holder, ...]]:
    """Folded tokens of each spelling and of the surname → those who bear it, as ``holders.holders_named`` has them."""
    out: dict[tuple[str, ...], dict[Holder, None]] = {}
    for row in rows:
        tokens, *others = (tuple(tokens_of(form)) for form in row.forms)
        holder = Holder(
            row.forms[0],
            tokens,
            tuple(tokens_of(row.surname)) if row.surname else tokens[-1:],
            row.side,
            row.office.value,
            row.since.isoformat() if row.since else "0000",
            row.until.isoformat() if row.until else "9999",
        )
        for key in (holder.tokens, holder.surname, *others):
            out.setdefault(key, {})[holder] = None
    return {key: tuple(found) for key, found in out.items()}


# --- packed ----------------------------------------------------------------------------------------------------------
def compress(vocabulary: Vocabulary) -> dict[str, Any]:
    """A compiled vocabulary as strings: what ``expand`` reads. The rows lose their tests, which reading never needs."""
    numbers: dict[int, int] = {}  # identity of a row → its number
    rows: list[str] = []
    senses: dict[str, int] = {}  # a sense as a string → its number

    def number(table: str, row: Row) -> int:
        known = numbers.get(id(row))
        if known is None:
            known = numbers[id(row)] = len(rows)
            tests = {"examples", "not_examples", "why"}
            rows.append(f"{table} {row.model_dump_json(exclude_unset=True, exclude=tests)}")
        return known

    def packed_sense(sense: Sense) -> str:
        key = f"{number(sense.table, sense.row)} {sense.slot} {sense.capital + 2 * sense.acronym}"
        return str(senses.setdefault(key, len(senses)))

    def lines(node: Trie, tail: tuple[str, ...]) -> Iterable[str]:
        for token, below in node.items():
            if token == SENSES:
                yield f"{' '.join(tail)}={' '.join(map(packed_sense, below))}"
            else:
                yield from lines(below, (*tail, token))

    def packed_verb_row(row: VerbRow) -> str:
        return f"{number(row.table, row.row)} {int(row.reflexive)} {' '.join(row.complement)}"

    # In this order the numbers of the rows follow the files.
    tables = {
        table: joined({row.id: str(number(table, row)) for row in found.values()})
        for table, found in vocabulary.rows.items()
    }
    trie = {first: "|".join(lines(node, ())) for first, node in vocabulary.trie.items()}
    return {
        "trie": joined(trie),
        "verbs": joined(
            {
                form: "|".join(f"{sense.lemma} {','.join(sense.features)}" for sense in found)
                for form, found in vocabulary.verbs.items()
            }
        ),
        "verb_rows": joined(
            {
                lemma: "|".join(map(packed_verb_row, found))
                for lemma, found in vocabulary.verb_rows.items()
            }
        ),
        "auxiliaries": sorted(vocabulary.auxiliaries),
        "lemmas": sorted(vocabulary.lemmas),
        "tables": tables,
        "senses": _listed(senses),
        "rows": _listed(rows).replace('"', _QUOTE),
    }


def joined(table: Mapping[str, str]) -> tuple[str, str]:
    """Keys and values as one string each: JSON reads two long strings in a third of the time of as many short ones."""
    for text in (*table, *table.values()):
        assert _BETWEEN not in text, text
    return _BETWEEN.join(table), _BETWEEN.join(table.values())


def parted(joined: Sequence[str]) -> dict[str, str]:
    """The table that ``joined`` joined."""
    keys, values = joined
    return dict(zip(keys.split(_BETWEEN), values.split(_BETWEEN), strict=True))


def _listed(texts: Iterable[str]) -> str:
    found = list(texts)
    assert not any(mark in text for text in found for mark in (_APART, _QUOTE))
    return _APART.join(found)


_BETWEEN, _APART = ";", "¦"
_QUOTE = "`"
"""What stands for the quotation marks of a row, which JSON would have to escape."""


def expand(packed: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary that ``compress`` packed; its parts are unfolded as they are asked for."""
    unpacker = _Unpacker(packed["rows"].split(_APART), packed["senses"].split(_APART))
    return Vocabulary(
        Unfolding(parted(packed["trie"]), unpacker.node),
        Unfolding(parted(packed["verbs"]), unpacker.verb),
        frozenset(packed["auxiliaries"]),
        Unfolding(parted(packed["verb_rows"]), unpacker.verb_rows),
        Unfolding(
            {
                table: Unfolding(parted(rows), unpacker.row)
                for table, rows in packed["tables"].items()
            },
            str,
        ),
        {},
        frozenset(packed["lemmas"]),
    )


class _Unpacker:
    """Strings to nodes, readings and rows. A row is made once, so that it stays one object wherever it is met."""

    def __init__(self, rows: Sequence[str], senses: Sequence[str]) -> None:
        self._packed_rows = rows
        self._packed_senses = senses
        self._rows: dict[int, tuple[str, Row]] = {}
        self._senses: dict[int, Sense] = {}
        self._folded: dict[str, Folded] = {}

    def row(self, number: str) -> Row:
        return self._row(int(number))[1]

    def node(self, lines: str) -> Trie:
        node: Trie = {}
        known = self._folded
        for line in lines.split("|"):
            tail, _, senses = line.partition("=")
            at = node
            for token in tail.split():
                at = at.setdefault(token, {})
            if senses not in known:
                known[senses] = Folded(senses, self._senses_of)
            at[SENSES] = known[senses]
        return node

    def _senses_of(self, numbers: str) -> tuple[Sense, ...]:
        return tuple(self._sense(int(number)) for number in numbers.split())

    def verb(self, readings: str) -> tuple[VerbSense, ...]:
        return tuple(_reading(reading) for reading in readings.split("|"))

    def verb_rows(self, rows: str) -> VerbRows:
        found = (row.split(" ", 2) for row in rows.split("|"))
        return VerbRows(
            VerbRow(*self._row(int(number)), reflexive == "1", tuple(complement.split()))
            for number, reflexive, complement in found
        )

    def _row(self, number: int) -> tuple[str, Row]:
        known = self._rows.get(number)
        if known is None:
            table, _, data = self._packed_rows[number].partition(" ")
            row = TABLES[table].row.model_validate_json(data.replace(_QUOTE, '"'))
            known = self._rows[number] = (table, row)
        return known

    def _sense(self, number: int) -> Sense:
        known = self._senses.get(number)
        if known is None:
            row, slot, marks = self._packed_senses[number].split(" ")
            table, found = self._row(int(row))
            capital, acronym = marks in "13", marks in "23"
            known = Sense(table, found, slot, capital, acronym, TABLES[table].channel)
            self._senses[number] = known
        return known


def _reading(packed: str) -> VerbSense:
    lemma, _, features = packed.partition(" ")
    listed = tuple(features.split(","))
    return VerbSense(lemma, listed, *_parted(listed))
