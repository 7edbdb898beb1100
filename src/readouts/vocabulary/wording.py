"""The written forms of a row, and how a form is cut into the tokens that a page is cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readouts.text import fold
from readouts.vocabulary.rows import Country, OfficeRow, PhraseRow, Row

__all__ = ["forms_of", "is_acronym", "parse_verb", "plural_phrase", "tokens_of"]


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


def is_acronym(form: str) -> bool:
    """Whether a form is asked for in capitals throughout: one word of two to seven letters, all capitals."""
    if not form.isupper() or " " in form:
        return False
    letters = [c for c in form if c.isalpha()]
    return 2 <= len(letters) <= 7 and all(c.isupper() for c in letters)


_TOKEN = re.compile(r"[^\W_]+")


def tokens_of(form: str) -> list[str]:
    """The tokens of a form, as ``Page`` cuts a text."""
    return _TOKEN.findall(form.lower() if form.isascii() else fold(form))
