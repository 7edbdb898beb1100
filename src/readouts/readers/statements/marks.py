"""The marks of quotation: what each glyph looks like, and which side it and its surroundings give it."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["MARK", "WEAK", "Mark", "Quotation", "mark_of", "trim"]

# Every branch begins with one character of its own, not with a set of them, so that the scan skips plain text.
MARK = re.compile(
    r"â€œ|â€(?:\u009d|(?![™˜\w¦“”œ]))|Â[«»]|\?(?<![^\s'’(]\?)(?=[^\W\d_])|\?(?<=[\w)]\?)(?=[\s,.;:)]|$)"
    r"|&quot;|&laquo;|&raquo;|&ldquo;|&rdquo;|<<|>>|,,(?=[^\s,])|''(?!'\w)|``|´´|‘‘|’’|«|»|“|”|„|‟|\"|‹|›|‘|〝|〞|＂"
    + "".join(
        rf"|{mark}(?:(?<![^\W_].)(?=[^\W\d_]|\[)"  # « 'en chair et en os' »: before a word, not after a letter
        r"|(?<=[^\W_.!?…)].)(?![^\W_]|['’´])"  # and after one, not before a letter
        r"|(?<=[.!?…)].)(?![^\W_]|['’´]))"
        for mark in "'’´"
    )
)
_OPENING = {
    "«": "«", "&laquo;": "«", "<<": "«", "“": "“", "&ldquo;": "“", "``": "“", "‘‘": "“", "„": "„", ",,": "„", "‟": "„",
    "‹": "‹", "‘": "'", "〝": "“", "â€œ": "“", "Â«": "«",
}  # fmt: skip
_CLOSING = {
    "»": "«", "&raquo;": "«", ">>": "«", "”": "“", "&rdquo;": "“", "´´": "“", "’’": "“", "''": "„", "›": "‹", "〞": "“",
    "â€": "“", "â€\u009d": "“", "Â»": "«",
}  # fmt: skip
_EITHER = {'"': '"', "&quot;": '"', "＂": '"'}
_SINGLE = ("'", "’", "´")
WEAK = ("'", "?")
"""Faces that are marks only where another of the same face answers them: « est devenu ?un facteur nouveau? »."""
_PAUSE = ",;:.!?)]"
_SPACE = " \t\u00a0\u202f\u2009\u2002\u2003"


@dataclass(slots=True, eq=False)
class Quotation:
    """``start`` to ``end`` are the quoted words, ``left`` to ``right`` take in the marks.

    ``level`` is 0 for one that stands in none other; ``closed`` and ``opened`` say whether each mark is there;
    ``shape`` how it was read (``marks``, ``unclosed``, ``unopened``, ``dialogue``, ``bare``).
    """

    start: int
    end: int
    left: int
    right: int
    level: int = 0
    opened: bool = True
    closed: bool = True
    shape: str = "marks"
    face: str = "«"


@dataclass(slots=True, eq=False)
class Mark:
    """A mark as it stands; its ``face`` says which marks it goes with."""

    left: int
    right: int
    face: str
    side: int  # 1 opens, -1 closes, 0 either


def mark_of(text: str, match: re.Match[str], start: int, end: int) -> Mark:
    """What the mark is and which side its form and surroundings give it."""
    left, right = match.span()
    glyph = match.group()
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    far_before = text[max(start, left - 3) : left].rstrip()[-1:]
    far_after = text[right : min(end, right + 3)].lstrip()[:1]
    open_left = before.isspace() or before in "([{—–-:'’«“\"‹/>"
    open_right = after.isspace() or after in _PAUSE + '—–-»”"…/<'
    if glyph in _EITHER:
        side = 0
        if not after.isspace() and open_left and not (open_right and after in ",;.)"):
            side = 1
        elif after.isspace() and before in "'’" and text[max(start, left - 2) : left - 1].isalpha():
            side = 1  # « parle d'" un progrès " »
        elif (not before.isspace() and open_right) or (
            before.isspace() and (far_after in _PAUSE or not far_after) and far_after
        ):
            side = -1
        return Mark(left, right, '"', side)
    if glyph == "?":
        return Mark(left, right, "?", 1 if open_left and after.isalpha() else -1)
    if glyph in _SINGLE:
        return Mark(left, right, "'", 1 if not after.isspace() and open_left else -1)
    if glyph in _OPENING:
        face, side = _OPENING[glyph], 1
        wrong = (
            (far_after in ",;:)!?" or (far_after == "." and text[right:end].lstrip()[:2] != ".."))
            if far_after
            else True
        )
        if wrong and far_before:
            side = -1  # « pays « , a déclaré »
        elif not before.isspace() and before.isalnum() and open_right and glyph != "„":
            side = -1
        elif before in ".!?…" and after.isspace() and face in ("«", "“"):
            side = 0  # « »Nous verrons.« Le ministre », or a space was lost in front: the marks before say which
        return Mark(left, right, face, side)
    face, side = _CLOSING[glyph], -1
    if (
        (not far_before or before.isspace())
        and not after.isspace()
        and (after.isalnum() or after in "[(«")
    ):
        side = 1  # ”Les ministres
    elif before in "'’" and after.isalnum():
        side = 1  # d'”inscrire
    elif glyph == "''" and open_left and not open_right:
        side = 1
    elif not far_before and after.isspace():
        side = 1  # » at the head of a paragraph
    return Mark(left, right, face, side)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace()):
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    return start, end
