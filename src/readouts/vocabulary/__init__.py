"""The packaged vocabulary: what the library knows of French and of the world, as data.

One TOML file a kind, each an array of rows a table; ``TABLES`` says which row class a table has and in which channel
its forms are matched. Everything is loaded once, at the first parse. A caller's own rows come as a ``Lexicon``.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from readouts.codes import Theme
from readouts.text import fold
from readouts.vocabulary.conjugation import conjugate
from readouts.vocabulary.files import contents
from readouts.vocabulary.rows import (
    Area,
    Country,
    Cue,
    Holder,
    Instrument,
    Irregular,
    OfficeRow,
    Organization,
    PersonRow,
    PhraseRow,
    Region,
    Row,
    Seat,
    ThemeRow,
)

__all__ = [
    "FILES",
    "OWN_TABLES",
    "TABLES",
    "Sense",
    "VerbSense",
    "Vocabulary",
    "built_in",
    "built_in_rows",
    "compile_rows",
    "conjugate",
    "forms_of",
    "irregular_verbs",
    "load_file",
    "parse_verb",
    "theme_row",
    "tokens_of",
    "words",
]


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is read: its row class, and the channel in which its forms are matched.

    Within one channel the longest form wins and hits never overlap; channels are independent of each other.
    """

    row: type[Row]
    channel: str


TABLES: Mapping[str, Table] = {
    "country": Table(Country, "name"),
    "region": Table(Region, "name"),
    "area": Table(Area, "name"),
    "organization": Table(Organization, "name"),
    "seat": Table(Seat, "name"),
    "office": Table(OfficeRow, "office"),
    "portfolio": Table(Cue, "office"),
    "institution": Table(Cue, "office"),
    "courtesy": Table(Cue, "office"),
    "group": Table(Cue, "office"),
    "speech": Table(Cue, "speech"),
    "encounter": Table(Cue, "encounter"),
    "encounter_cue": Table(Cue, "encounter_cue"),
    "theme": Table(ThemeRow, "theme"),
    "phrase": Table(PhraseRow, "theme"),
    "topic_cue": Table(Cue, "topic_cue"),
    "instrument": Table(Instrument, "instrument"),
    "agreement": Table(Cue, "agreement"),
    "agreement_cue": Table(Cue, "agreement_cue"),
    "layout": Table(Cue, "layout"),
    "verb": Table(Cue, "verb"),
    "person": Table(PersonRow, "person"),
}
"""Every table that holds matched rows. A table may stand in any file; a file may hold several."""

OWN_TABLES = tuple(TABLES)
"""The tables that a caller's ``Lexicon`` may have."""

FILES = (
    "places", "bodies", "offices", "speech", "encounters", "themes", "topics", "instruments", "agreements", "layout",
    "verbs",
)  # fmt: skip
"""The packaged files with rows to match (``grammar``, ``dates`` and ``holders`` are read by their own loaders)."""


class Sense(NamedTuple):
    """One meaning of a matched form: the table and row that it belongs to, and which field of the row (``slot``).

    ``capital`` asks for a capital at the form's first letter, ``acronym`` for capitals throughout; ``channel`` is the
    table's.
    """

    table: str
    row: Row
    slot: str
    capital: bool
    acronym: bool
    channel: str


class VerbSense(NamedTuple):
    """One reading of a verb form: the infinitive (folded, without ``se``) and its features.

    ``participle`` is the first feature of a participle (empty: it is none), ``others`` are the rest, ``preferred`` the
    one of these that a press text most likely means.
    """

    lemma: str
    features: tuple[str, ...]
    participle: str
    others: tuple[str, ...]
    preferred: str


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A row's verb expression: reflexive or not, and the words (folded) that must follow the verb."""

    table: str
    row: Row
    reflexive: bool
    complement: tuple[str, ...]


@dataclass(slots=True)
class Vocabulary:
    """A compiled vocabulary: the token trie, the verb forms and the rows by table and id.

    ``auxiliaries`` are the forms of avoir and être; ``persons`` those of a caller's lexicon by folded name: each
    spelling of the whole name, and the surname.
    """

    trie: dict[str, Any] = field(default_factory=dict)
    verbs: dict[str, tuple[VerbSense, ...]] = field(default_factory=dict)
    auxiliaries: frozenset[str] = frozenset()
    verb_rows: dict[str, tuple[VerbRow, ...]] = field(default_factory=dict)
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    persons: Mapping[tuple[str, ...], tuple[Holder, ...]] = field(default_factory=dict)


SENSES = ""
"""The key of a trie node under which its senses are kept: no token is the empty string."""


@cache
def load_file(name: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of one packaged file, by table; a row that is not valid raises with its file and row."""
    try:
        data = contents(name)
    except FileNotFoundError:
        return {}
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
    """The packaged vocabulary, compiled."""
    # Nearly all that is made here lives on: to look for garbage among it meanwhile costs a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return compile_rows(built_in_rows())
    finally:
        if collecting:
            gc.enable()


def compile_rows(rows: Iterable[tuple[str, Row]]) -> Vocabulary:
    """Compile rows into a trie over folded tokens and a table of verb forms."""
    vocabulary = Vocabulary()
    verb_rows: dict[str, list[VerbRow]] = {}
    lemmas: dict[str, None] = dict.fromkeys(sorted(words("modals")))
    lemmas.update({"avoir": None, "etre": None, "faire": None, "venir": None})
    persons: list[PersonRow] = []
    for table, given in rows:
        row = _completed(given, vocabulary.rows.setdefault(table, {}).get(given.id))
        vocabulary.rows[table][row.id] = row
        if isinstance(given, PersonRow):
            persons.append(given)
        for slot, form in forms_of(given):
            _insert(vocabulary.trie, table, row, slot, form)
        for expression in getattr(given, "verbs", ()):
            lemma, reflexive, complement = parse_verb(expression)
            lemmas[lemma] = None
            verb_rows.setdefault(lemma, []).append(VerbRow(table, row, reflexive, complement))
    forms: dict[str, list[VerbSense]] = {}
    for lemma in lemmas:
        for form, features in conjugate(lemma, irregular_verbs()).items():
            forms.setdefault(form, []).append(VerbSense(lemma, features, *_parted(features)))
    vocabulary.verbs = {form: tuple(senses) for form, senses in forms.items()}
    vocabulary.auxiliaries = frozenset(
        form
        for form, senses in forms.items()
        if any(sense.lemma in ("avoir", "etre") for sense in senses)
    )
    vocabulary.verb_rows = {lemma: tuple(found) for lemma, found in verb_rows.items()}
    vocabulary.persons = _persons(persons)
    return vocabulary


def _completed(row: Row, known: Row | None) -> Row:
    """A row that bears the id of an earlier one adds wording to it: what it does not say itself is as there."""
    if known is None:
        return row
    return known.model_copy(update={name: getattr(row, name) for name in row.model_fields_set})


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


@cache
def _parted(features: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """The last three fields of a ``VerbSense``; cached, since few sets of features make up all forms."""
    participle = next((f for f in features if f.startswith("PP")), "")
    others = tuple(f for f in features if not f.startswith("PP"))
    likely = (f for f in others if f in ("INF", "GER") or f[1:] in ("3s", "3p", "1p"))
    return participle, others, next(likely, others[0] if others else "")


def parse_verb(expression: str) -> tuple[str, bool, tuple[str, ...]]:
    """An infinitive expression in parts.

    >>> parse_verb("s'entretenir")
    ('entretenir', True, ())
    >>> parse_verb("mettre sur la table")
    ('mettre', False, ('sur', 'la', 'table'))
    """
    tokens = fold(expression).replace("'", " ").replace("-", " ").split()
    reflexive = tokens[0] in ("se", "s")
    if reflexive:
        tokens = tokens[1:]
    return tokens[0], reflexive, tuple(tokens[1:])


def forms_of(row: Row) -> Iterator[tuple[str, str]]:
    """The forms of a row, each with its slot."""
    for form in row.forms:
        yield "form", form
        if isinstance(row, PhraseRow):
            yield "form", plural_phrase(form)
    adjective: tuple[str, ...] = getattr(row, "adjective", ())
    if adjective:
        for group in (adjective, *getattr(row, "adjective_also", ())):
            yield from zip(_ADJECTIVE_SLOTS, group, strict=True)
    if isinstance(row, OfficeRow):
        for nouns in row.noun:
            yield from zip(_NOUN_SLOTS, nouns, strict=True)
    if isinstance(row, Country):
        for form in row.capital:
            yield "capital", form
        for form in row.cities:
            yield "city", form


def plural_phrase(form: str) -> str:
    """A noun phrase with its head and adjectives in the plural.

    >>> plural_phrase("droit de douane"), plural_phrase("réseau électrique"), plural_phrase("accord commercial")
    ('droits de douane', 'réseaux électriques', 'accords commerciaux')
    """
    head, joint, rest = form, "", ""
    found = _LINK.search(form)
    if found is not None:
        head, joint, rest = form[: found.start()], found.group(), form[found.end() :]
    return " ".join(_plural(word) for word in head.split(" ")) + joint + rest


_LINK = re.compile(
    r" (?:d['’]|l['’]|(?:de|du|des|à|au|aux|en|sur|contre|pour|sans|par|avec|entre|dans|vers|et|non) )"
)


def _plural(word: str) -> str:
    if not word or word[-1] in "sxz" or word.isupper() or not word[-1].isalpha():
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


_NOUN_SLOTS = ("m", "f", "mp", "fp")
_ADJECTIVE_SLOTS = ("adjective_m", "adjective_f", "adjective_mp", "adjective_fp")


def _insert(trie: dict[str, Any], table: str, row: Row, slot: str, form: str) -> None:
    initial = form[:1]
    if not initial.isalpha():
        initial = next((c for c in form if c.isalpha()), "")
    channel = TABLES[table].channel
    sense = Sense(table, row, slot, initial.isupper(), _is_acronym(form), channel)
    _put(trie, form, sense)
    if "œ" in form or "Œ" in form:
        _put(trie, form.replace("œ", "oe").replace("Œ", "OE"), sense)


def _put(trie: dict[str, Any], form: str, sense: Sense) -> None:
    node = trie
    for token in tokens_of(form):
        following = node.get(token)
        if following is None:
            following = node[token] = {}
        node = following
    senses = node.get(SENSES, ())
    if sense not in senses:
        node[SENSES] = (*senses, sense)


def _is_acronym(form: str) -> bool:
    if not form.isupper() or " " in form:
        return False
    letters = [c for c in form if c.isalpha()]
    return 2 <= len(letters) <= 7 and all(c.isupper() for c in letters)


_TOKEN = re.compile(r"[^\W_]+")


def tokens_of(form: str) -> list[str]:
    """The tokens of a form, as ``Page`` cuts a text."""
    return _TOKEN.findall(form.lower() if form.isascii() else fold(form))
