"""Names over their transliterations: Sergueï, Serguei and Sergey are one name in French pages."""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

__all__ = ["ascii_name", "fold_token", "skeleton"]

_FOLDS = (
    ("gue", "ge"),
    ("gui", "gi"),
    ("ou", "u"),
    ("oo", "u"),
    ("tch", "ch"),
    ("tsch", "ch"),
    ("sch", "sh"),
    ("dj", "j"),
    ("dzh", "j"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("yy", "i"),
    ("iy", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("kh", "h"),
    ("ck", "k"),
    ("q", "k"),
    ("ii", "i"),
    ("ie", "e"),
    ("ss", "s"),
    ("tt", "t"),
    ("ll", "l"),
    ("ff", "v"),
    ("ph", "f"),
    ("c", "k"),
    ("zh", "z"),
)


_BLOCKS = frozenset((0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x1E, 0x1F, 0x20, 0x21))
"""Blocks of 256 code points that unidecode is asked for: Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation."""

# unidecode opens a table at the first character of a block: open them all now, so that no later parse does.
unidecode("".join(chr((block << 8) | 0xE1) for block in sorted(_BLOCKS)))


def ascii_name(name: str) -> str:
    """A name in ASCII letters; a character of another script stands as its code point, which keeps ids apart."""
    if name.isascii():
        return name
    return unidecode("".join(c if ord(c) >> 8 in _BLOCKS else f"u{ord(c):x}" for c in name))


@lru_cache(maxsize=4096)
def fold_token(word: str) -> str:
    """A name's token over common transliterations: Sergueï, Serguei and Sergey become one."""
    token = ascii_name(word).lower()
    token = re.sub("[^a-z0-9]", "", token)
    for old, new in _FOLDS:
        if old in token:  # which few are: the question costs less than the call
            token = token.replace(old, new)
    return token


_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("tsch|tch|sch|sh|ch|cz", "x"),  # Loukachenko, Lukashenko
        ("dzh|dj", "j"),
        ("kh|gh", "h"),
        ("ph|ff", "f"),
        ("ou|oo", "u"),  # Poutine, Putin
        ("ck|c|q", "k"),
        ("w", "v"),
        ("eu|oe", "e"),
        ("[jy]", "i"),
        ("ai|ei", "ei"),
        (r"(.)\1", r"\1"),
        ("z", "s"),
        ("ie", "e"),
        ("f$", "v"),
        ("er$", "r"),  # Alexandre, Alexander
        ("[eh]$", ""),
    )
)


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """A token of a full name over the spellings of other languages: Poutine and Putin, Chmyhal and Shmyhal are one.

    Coarser than ``fold_token``: it tells whole names apart, not single words.

    >>> skeleton("Loukachenko") == skeleton("Lukashenko"), skeleton("Alexandre") == skeleton("Alexander")
    (True, True)
    """
    token = re.sub("[^a-z]", "", ascii_name(word).lower())
    for pattern, plain in _SPELLINGS:
        token = pattern.sub(plain, token)
    return token
