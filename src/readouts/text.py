"""The text as the readers see it: a fold of the same length, tokens, lines, sentences.

Everything here keeps one coordinate system: position *i* of the fold is position *i* of the text. Case, accents,
apostrophes, dashes and spaces are made plain by a one-to-one table; what would change lengths (NFC, ``lower`` of
``İ``, ``œ`` to ``oe``) is never done to a text whose offsets count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, cached_property, partial
from itertools import accumulate, pairwise
from typing import ClassVar

__all__ = ["BREAK", "COMMA", "JOINED", "LINE", "Page", "fold", "to_nfc"]


class _FoldTable(dict[int, str]):
    """Code point → one plain character; filled as characters turn up."""

    _PLAIN: ClassVar[dict[str, str]] = {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'", "＇": "'", "ʻ": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\N{SOFT HYPHEN}": "-",
        "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "ı": "i", "ə": "e", "Ə": "e",
        "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "þ": "t", "Œ": "œ", "Æ": "æ", "ſ": "s", "ẞ": "ß",
    }  # fmt: skip

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = self._PLAIN.get(char)
        if plain is None:
            if char.isspace():
                plain = char if char in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else " "
            else:
                base = unicodedata.normalize("NFKD", char)[0] if code > 127 else char
                plain = base.lower()[0] if base.isalnum() else char
                plain = self._PLAIN.get(
                    plain, plain
                )  # « Ð » as « ð »: what is folded stays as it is
        self[code] = plain
        return plain


_FOLD = _FoldTable()
# What ``lower`` alone does not fold: letters and marks beyond ASCII, and three characters of it.
_UNPLAIN = re.compile("[^\x00-\x08\n-\x1e -_a-\x7f]")
_SHORT, _FEW = 60, 40


def fold(text: str) -> str:
    """The text in lower case without accents, apostrophes and dashes made plain; same length.

    >>> fold("L’Élysée")
    "l'elysee"
    >>> len(fold("İstanbul – œuvre"))
    16
    """
    # A page of French has some fifteen characters that need it: to replace each takes 0.3 × the time of the table.
    if len(text) < _SHORT or len(unplain := set(_UNPLAIN.findall(text))) > _FEW:
        return text.translate(_FOLD)
    for char in unplain:
        text = text.replace(char, _FOLD[ord(char)])
    return text.lower()


def to_nfc(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, and where each of its characters begins in the text as it came (None: the same places).

    The list has one entry more than the NFC text, the length of the original. Composition is done run by run (a
    starter and what may compose with it), so one NFC character comes from one run.

    >>> to_nfc("cafe\N{COMBINING ACUTE ACCENT}s")
    ('cafés', [0, 1, 2, 3, 5, 6])
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    origin: list[int] = []
    starts = [i for i, c in enumerate(text) if not _JOINS[c]]
    if starts[:1] != [0]:
        starts.insert(0, 0)
    for start, end in pairwise((*starts, len(text))):
        run = text[start:end]
        composed = unicodedata.normalize("NFC", run)
        parts.append(composed)
        if len(composed) == 1:
            origin.append(start)
        elif composed == run:
            origin.extend(range(start, end))
        else:
            origin.extend(start + place for place in _places(run, composed))
    origin.append(len(text))
    return "".join(parts), origin


def _places(run: str, composed: str) -> list[int]:
    """Where in a run each character of its NFC begins: behind the least of it that yields the characters before."""
    places, place = [0], 0
    for done in range(1, min(len(composed), _LONGEST_RUN)):
        while not unicodedata.normalize("NFC", run[:place]).startswith(composed[:done]):
            place += 1
            if (
                place > _LONGEST_RUN
            ):  # no script needs as many marks: what is left is told one by one
                break
        places.append(place)
    behind = len(composed) - len(places)
    return places + [min(place + 1 + i, len(run)) for i in range(behind)]


class _Joins(dict[str, bool]):
    """Whether a character may compose with, or change places with, what is before it; filled as they turn up."""

    def __missing__(self, char: str) -> bool:
        first = unicodedata.normalize("NFD", char)[0]
        joins = unicodedata.combining(first) != 0 or first in _composing_starters()
        self[char] = joins
        return joins


@cache
def _composing_starters() -> frozenset[str]:
    """Characters that are no combining marks by their class and yet compose: Hangul jamo, some vowel signs."""
    found = {chr(c) for c in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for code in (*range(0x900, 0x3100), *range(0x10000, 0x20000)):  # where composites with such are
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(chr(int(parts[1], 16)))
    return frozenset(c for c in found if not unicodedata.combining(c))


_JOINS = _Joins()
_LONGEST_RUN = 32

JOINED, COMMA, LINE, BREAK = 0, 1, 2, 3
"""What stands between a token and the one before it: a space, hyphen or apostrophe (or a point inside an
abbreviation); other punctuation within a sentence; a line end; a sentence end."""

# In a group, so that ``split`` gives the words too.
_WORD = re.compile(r"([^\W_]+)")
_WRAPPED_WORD = re.compile(r"([^\W_]+(?:-\r?\n[^\W_]+)?)")
_LINES = re.compile(r"[^\s][^\n\r]*")
_STOPS = ".!?…"
_CLOSERS = "\"'»”’)]›"

_ABBREVIATIONS = frozenset(
    """
    m mm mme mmes mlle mlles me mgr dr pr prof st ste s e sem sar sm se art av apr env no n cf etc p pp vol ed ex fig
    janv fevr fev avr juil sept oct nov dec lun mar mer jeu ven sam dim gen gal col lt cdt cne cap amb hon rev sr jr
    mr mrs ms vs al tel ph adj dir dep min j.-c u.s
    """.split()
)
"""Words (folded) whose point does not end a sentence when more follows."""


class Page:
    """One text with what every reader needs of it, computed once.

    ``text`` is in NFC. ``starts``, ``ends`` and ``words`` describe its tokens (runs of letters and digits, folded);
    ``gaps[i]`` is what stands before token *i*. ``lines`` are the spans of the non-blank lines, outer white space
    left out. ``wrapped`` is true for a text whose lines are cut at a fixed width (old wire copy, mail).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.fold = fold(text)
        self.lines = self._find_lines()
        self.wrapped = self._is_wrapped()
        self._tokenize()

    @cached_property
    def accented(self) -> bool:
        """Whether the text has its accents (old wire copy and mail may have lost them)."""
        return any(c in self.text for c in "éèàê")

    # --- lines ---------------------------------------------------------------------------------------------------
    def _find_lines(self) -> list[tuple[int, int]]:
        lines = []
        for match in _LINES.finditer(self.text):
            start = match.start()
            lines.append((start, start + len(match.group().rstrip())))
        return lines

    def _is_wrapped(self) -> bool:
        """Many lines of nearly one width that go on in the next line in lower case."""
        if len(self.lines) < 8:
            return False
        text, going_on, long = self.text, 0, 0
        for (start, end), (following, _) in zip(self.lines, self.lines[1:], strict=False):
            if end - start > 100:
                return False
            if end - start >= 30:
                long += 1
                going_on += text[end - 1] not in '.!?»":' and text[following].islower()
        return long >= 6 and going_on * 3 >= long

    # --- tokens --------------------------------------------------------------------------------------------------
    def _tokenize(self) -> None:
        """One ``split`` into gaps and words by turns; where each ends is the running sum of the lengths."""
        parts = (_WRAPPED_WORD if self.wrapped else _WORD).split(self.fold)
        ends = list(accumulate(map(len, parts)))
        self.starts: list[int] = ends[0:-1:2]
        self.ends: list[int] = ends[1::2]
        self.words: list[str] = parts[1::2]
        if self.wrapped:
            self.words = [re.sub(r"-\r?\n", "", word) for word in self.words]
        gaps = parts[0:-1:2]
        known: dict[str, int] = _GAPS | {gap: self._gap(gap) for gap in set(gaps) - _GAPS.keys()}
        self.gaps: list[int] = [known[gap] for gap in gaps]

    def _gap(self, gap: str) -> int:
        if len(gap) > 40:
            return BREAK
        if "\n" in gap or "\r" in gap:
            if self.wrapped and not gap.strip(" \r\n-") and gap.count("\n") == 1:
                return JOINED
            return LINE if not any(c in gap for c in _STOPS) else BREAK
        if gap == ".":
            return JOINED
        stripped = gap.strip()
        if not stripped or (stripped in ("-", "'") and len(gap) == 1):
            return JOINED
        if stripped[0] in ".!?…":
            return BREAK if len(stripped) > 0 and gap != "." else JOINED
        return COMMA

    def token_at(self, position: int) -> int:
        """The index of the last token that starts at or before the position; -1 before the first."""
        return bisect_right(self.starts, position) - 1

    @cached_property
    def first_token(self) -> Callable[[int], int]:
        """The index of the first token that starts at or after a position: ``page.first_token(position)``.

        Readers ask this and ``sentence_at`` five hundred times a page: so they are bisections themselves, not methods
        that call one (0.02 of a parse).
        """
        return partial(bisect_left, self.starts)

    # --- sentences -----------------------------------------------------------------------------------------------
    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of the sentences, in order; a line end closes one except in a wrapped text."""
        out: list[tuple[int, int]] = []
        for start, end in self.paragraphs:
            out.extend(self._split(start, end))
        return out

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Spans of the paragraphs: the lines, or runs of lines where the text is wrapped."""
        if not self.wrapped:
            return self.lines
        out: list[tuple[int, int]] = []
        previous_full = False
        for start, end in self.lines:
            if out and previous_full and self.text[out[-1][1] : start].count("\n") == 1:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
            previous_full = end - start >= 30 or self.text[end - 1] in "-,"
        return out

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        text, out = self.text, []
        begin = start
        for match in _SENTENCE_END.finditer(text, start, end):
            if match.end() >= end:
                break
            following = text[match.end()]
            if match["stop"] == ".":
                if self._abbreviates(match.start(), begin, following):
                    continue
            elif following.islower():
                continue
            out.extend(self._bounded(begin, match.end("close")))
            begin = match.end()
        if begin < end:
            out.extend(self._bounded(begin, end))
        return out

    def _abbreviates(self, stop: int, begin: int, following: str) -> bool:
        """Whether a point ends no sentence: before a small letter, after an initial, « art. », « 3. » in front."""
        if following.islower() or following in ",;:":
            return True
        text, at = self.text, stop
        while at > begin and stop - at <= _LONGEST_SHORT_WORD and text[at - 1].isalnum():
            at -= 1
        if stop - at > _LONGEST_SHORT_WORD:
            return False
        word = text[at:stop]
        if len(word) == 1 and word.isupper():
            return True
        if fold(word) in _ABBREVIATIONS and not (word.islower() and len(word) > 4):
            return True
        return word.isdigit() and len(word) <= 2 and at == begin

    def _bounded(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentence, in pieces where it is longer than any sentence: readers may walk over one freely."""
        out = []
        while end - start > _LONGEST_SENTENCE:
            limit = start + _LONGEST_SENTENCE
            cut = self.fold.rfind(" ", start + 1, limit) + 1 or limit
            out.append((start, cut))
            start = cut
        out.append((start, end))
        return out

    @cached_property
    def sentence_at(self) -> Callable[[int], int]:
        """The index of the sentence that a position lies in (the one before, between two)."""
        return partial(bisect_right, [start for start, _ in self.sentences[1:]])

    @cached_property
    def line_at(self) -> Callable[[int], int]:
        """The index of the line that a position lies in."""
        return partial(bisect_right, [start for start, _ in self.lines[1:]])


_GAPS = {
    " ": JOINED,
    "'": JOINED,
    "-": JOINED,
    ", ": COMMA,
    ". ": BREAK,
    "": JOINED,
    " (": COMMA,
    ") ": COMMA,
}
# The look-behind and the possessive runs keep it linear on a page of points or of spaces. It stands behind the first
# point, so that the search leaps from point to point.
_SENTENCE_END = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…][.!?…])[.!?…]*+)(?P<close>[ \u00a0\u202f]?[\"'»”’)\]›]{0,3})"
    r"[ \t\u00a0\u202f\u2009\n\r]++(?=[\"'«“(\[‹–—-]?\S)"
)
_LONGEST_SHORT_WORD = 12
"""Letters of the longest word before a point that may be an abbreviation."""
_LONGEST_SENTENCE = 1500
"""Characters. The longest sentence of some fifty press pages has 470, an enumeration in a communiqué about 1,000."""
