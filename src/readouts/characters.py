"""What a scraper made of a text's characters, read as what they were: character references (« d&#39;Iran »,
« &laquo; ») and mojibake, UTF-8 taken for Windows-1252 (« rÃ©union », « lâ€™accord »)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from readouts.text import to_nfc

__all__ = ["plain"]

Read = tuple[str, list[int] | None]
"""A text, and where each of its characters begins in the one that it was read from; None: the same places."""

_REFERENCE = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_MARKUP = "<>&"

# The bytes from 0x80 to 0xBF as Windows-1252 shows them, and as Latin-1 does: controls, up to 0x9F.
_BYTES = range(0x80, 0xC0)
_TRAIL = {chr(byte): byte for byte in _BYTES if byte != 0x85}  # U+0085 ends a line
_TRAIL |= {
    bytes([byte]).decode("cp1252"): byte for byte in _BYTES if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_ANY = f"[{re.escape(''.join(_TRAIL))}]"
# Two bytes (`Ã©`) or three (`â€™`); Æ and Ë begin what was garbled twice. A lone `Ã` or `Â` before a space is what is
# left of à and of a no-break space: their second byte shows as a no-break space, which was made plain or dropped.
_MOJIBAKE = re.compile(
    rf"[ÂÃÄÅÆË]{_ANY}|â[€‚„\x80\x82\x84]{_ANY}|(?<![A-ZÀ-Þ])(?:Ã (?=[,.)])|[ÂÃ](?= ))"
)
_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_EMPTY = re.compile(rf"(?<![^{_ENDS}])(?:[^\S{_ENDS}]|&(?:nbsp|#160|#[xX][aA]0);|Â)+(?![^{_ENDS}])")
"""Lines of no-break spaces alone: they stay as they are written, for a line that holds something has a segment."""
_TOLD_BY = ("Ã", "â€", "â\x80")
_TWICE = 2
"""A page can have been garbled and then once more (« rÃƒÂ©union »); three times was not met."""


def plain(text: str) -> Read:
    """The text in NFC without character references and mojibake, and where each character begins in it as it came.

    >>> plain("d&#39;Iran")
    ("d'Iran", [0, 1, 6, 7, 8, 9, 10])
    >>> plain("rÃ©union")
    ('réunion', [0, 1, 3, 4, 5, 6, 7, 8])
    """
    read: Read = (text, None)
    if "&" in text:
        read = _replaced(read, _REFERENCE, _named)
    read = _composed(read)
    if any(sign in read[0] for sign in _TOLD_BY):
        for _ in range(_TWICE):
            read = _replaced(read, _MOJIBAKE, _decoded)
        read = _composed(read)
    return read


def _composed(read: Read) -> Read:
    text, before = read
    composed, origin = to_nfc(text)
    return composed, _through(before, origin)


def _named(reference: str) -> str | None:
    """What a reference names; None for mark-up and for what does not print."""
    char = unescape(reference)
    return char if len(char) == 1 and char not in _MARKUP and _prints(char) else None


def _decoded(garbled: str) -> str | None:
    """The character whose bytes these characters show; None where there is none that prints."""
    lead, trail = garbled[0], garbled[1:].rstrip(" ")
    if not trail:
        return "à" if lead == "Ã" else "\N{NO-BREAK SPACE}"
    try:
        char = bytes([ord(lead), *(_TRAIL[c] for c in trail)]).decode()
    except UnicodeDecodeError:
        return None
    return char if _prints(char) else None


def _prints(char: str) -> bool:
    return char.isprintable() or char == "\N{NO-BREAK SPACE}"


def _replaced(
    read: Read, pattern: re.Pattern[str], replacement: Callable[[str], str | None]
) -> Read:
    """The text with what the pattern finds replaced by one character; what it has none for stays as it is."""
    text, before = read
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    empty = _EMPTY.finditer(text)
    line = next(empty, None)
    for match in pattern.finditer(text):
        while line is not None and line.end() <= match.start():
            line = next(empty, None)
        if line is not None and line.start() <= match.start():
            continue
        char = replacement(match.group())
        if char is not None:
            parts += (text[at : match.start()], char)
            origin.extend(range(at, match.start() + 1))
            at = match.end()
    if not parts:
        return read
    parts.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return "".join(parts), _through(before, origin)


def _through(before: list[int] | None, origin: list[int] | None) -> list[int] | None:
    """The places of one reading in the text that an earlier one began with."""
    if before is None or origin is None:
        return before if origin is None else origin
    return [before[place] for place in origin]
