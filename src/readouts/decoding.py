"""The bytes of a file as text: UTF-8, or an error that names the encoding that they most likely have."""

from __future__ import annotations

__all__ = ["NotUtf8Error", "decode", "likely_encoding"]


class NotUtf8Error(ValueError):
    """Bytes that are not UTF-8; ``encoding`` is what they look like, None where nothing fits."""

    def __init__(self, where: str, encoding: str | None) -> None:
        self.encoding = encoding
        looks = f", it looks like {encoding}" if encoding else ""
        example = encoding or "WINDOWS-1252"
        super().__init__(
            f"not UTF-8 ({where}){looks}: convert it first, for example iconv -f {example} -t UTF-8"
        )


def decode(data: bytes) -> str:
    """UTF-8 as text, without the byte order mark; ``NotUtf8Error`` for all else.

    UTF-16 without a mark is refused too: where a text is plain ASCII its bytes are also UTF-8, with a NUL between
    every two letters.

    >>> decode("Genève".encode())
    'Genève'
    """
    wide = _wide(data)
    if wide and not _marked(data):
        raise NotUtf8Error("every other byte is NUL", wide)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {data[error.start]:#04x} at {error.start}"
        raise NotUtf8Error(where, likely_encoding(data)) from None


def likely_encoding(data: bytes) -> str | None:
    """The name, as iconv takes it, of the encoding in which these bytes are most like French; None where none is.

    >>> likely_encoding("Un œuf à Genève, déjà".encode("cp1252"))
    'WINDOWS-1252'
    """
    if wide := _marked(data) or _wide(data):
        return wide
    if _damaged(data):
        return None
    sample = data[:_SAMPLE]
    best = max(
        _SINGLE, key=lambda name: _likeness(sample, name)
    )  # the first of equals: the most common
    return best if _likeness(sample, best) >= _ENOUGH else None


_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SINGLE = {
    "WINDOWS-1252": "cp1252",
    "ISO-8859-15": "iso8859-15",
    "MACINTOSH": "mac-roman",
    "CP850": "cp850",
}
"""Encodings of one byte a letter that French was written in, by iconv's name, the most common first."""
_FRENCH = frozenset("éèêëàâäçùûüîïôöœæÉÈÊËÀÂÇÙÛÎÏÔŒÆ«»’‘“”–—…€°\N{NO-BREAK SPACE}")
_SAMPLE = 100_000
_ENOUGH = 0.9
"""The share of the letters beyond ASCII that must be French ones."""


def _likeness(data: bytes, name: str) -> float:
    letters = [c for c in data.decode(_SINGLE[name], "replace") if c > "\x7f"]
    return sum(c in _FRENCH for c in letters) / len(letters) if letters else 0.0


def _marked(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by the byte order mark."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of French, nearly every other byte is NUL."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "UTF-16LE"
    if even > 0.7 * half and odd < 0.1 * half:
        return "UTF-16BE"
    return None


def _damaged(data: bytes) -> bool:
    """UTF-8 with a broken byte here and there: most of what is beyond ASCII is well formed."""
    kept = data.decode("utf-8", "ignore")
    formed = sum(len(c.encode("utf-8")) for c in kept if c > "\x7f")
    beyond = sum(byte > 0x7F for byte in data)
    return formed > 0.5 * beyond
