"""Character references that a scraper left in a text (« d&#39;Iran », « &laquo; »), read as what they name."""

from __future__ import annotations

import re
from html import unescape

from readouts.text import to_nfc

__all__ = ["plain"]

_REFERENCE = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_MARKUP = "<>&"


def plain(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC without character references, and where each of its characters begins in the text as it came
    (None: the same places).

    >>> plain("d&#39;Iran")
    ("d'Iran", [0, 1, 6, 7, 8, 9, 10])
    """
    if "&" not in text or not _REFERENCE.search(text):
        return to_nfc(text)
    read, places = _unescaped(text)
    composed, origin = to_nfc(read)
    return composed, places if origin is None else [places[i] for i in origin]


def _unescaped(text: str) -> tuple[str, list[int]]:
    """The text with its references read; those that stand for mark-up or for nothing that prints stay as they are."""
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        char = unescape(match.group())
        if len(char) != 1 or char in _MARKUP or not (char.isprintable() or char == "\u00a0"):
            continue
        parts += (text[at : match.start()], char)
        origin.extend(range(at, match.start() + 1))
        at = match.end()
    parts.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return "".join(parts), origin
