"""Quotation marks into quoted stretches: one pass over the marks of each paragraph.

A mark has a face (what it looks like) and a side that its surroundings give it: « opens, » closes, " does either, and a
mark that stands the wrong way round (« pays « , a déclaré », « ”Les ministres ») is read by the spaces around it. Marks
of different faces may close each other, as scraped and machine-translated pages mix them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from readouts.text import Page

__all__ = ["MAX_LENGTH", "Quotation", "quotations"]

MAX_LENGTH = 3000
"""A quotation longer than this is taken for one whose closing mark was lost."""
_DEPTH = 6
_CONTINUED = 6

# Every branch begins with one character of its own, not with a set of them, so that the scan skips plain text.
_MARK = re.compile(
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
_WEAK = ("'", "?")
"""Faces that are marks only where another of the same face answers them: « est devenu ?un facteur nouveau? »."""
_PAUSE = ",;:.!?)]"
_SPACE = " \t\u00a0\u202f\u2009\u2002\u2003"


@dataclass(slots=True)
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


@dataclass(slots=True)
class _Mark:
    left: int
    right: int
    face: str
    side: int  # 1 opens, -1 closes, 0 either


def quotations(
    page: Page, areas: list[tuple[int, int]], cut: Callable[[int, int], int | None]
) -> list[Quotation]:
    """The quotations of the paragraphs that lie in the areas, in order, nested ones after what they stand in.

    ``cut(start, end)`` is where the words before end in an attribution that runs to the end of the stretch
    (« , a-t-il dit. »), else None: there a quotation ends whose closing mark is missing.
    """
    found: list[Quotation] = []
    marks = list(_MARK.finditer(page.text))
    starts = [m.start() for m in marks]
    hanging: Quotation | None = None
    paragraphs_over = 0
    for start, end in areas:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        inside = [_mark(page.text, m, start, end) for m in marks[low:high]]
        if hanging is not None:
            joined = _continue(page, hanging, inside, start, end)
            paragraphs_over += 1
            if joined == "closed" or joined == "broken" or paragraphs_over > _CONTINUED:
                if joined != "closed":
                    _abandon(page, hanging)
                hanging, paragraphs_over = None, 0
            if joined != "broken":
                continue
        if not inside:
            continue
        own = _pair(page, inside, start, end)
        found.extend(own)
        if own and not own[-1].closed and own[-1].opened and own[-1].right == end:
            hanging, paragraphs_over = own[-1], 0
            said = cut(hanging.start, end)
            if said is not None:
                _, hanging.end = _trim(page.text, hanging.start, said)
                hanging.right, hanging = said, None
        else:
            last = next((q for q in own if not q.closed), None)
            if last is not None and last is not own[-1]:
                _abandon(page, last)
    if hanging is not None:
        _abandon(page, hanging)
    found = [q for q in found if q.end > q.start]
    found.sort(key=lambda q: (q.start, -q.end))
    _levels(found)
    return found


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
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
        elif (not before.isspace() and open_right) or (
            before.isspace() and (far_after in _PAUSE or not far_after) and far_after
        ):
            side = -1
        return _Mark(left, right, '"', side)
    if glyph == "?":
        return _Mark(left, right, "?", 1 if open_left and after.isalpha() else -1)
    if glyph in _SINGLE:
        return _Mark(left, right, "'", 1 if not after.isspace() and open_left else -1)
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
        return _Mark(left, right, face, side)
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
    return _Mark(left, right, face, side)


# --- one paragraph ----------------------------------------
def _pair(page: Page, marks: list[_Mark], start: int, end: int) -> list[Quotation]:
    """Pair the marks of one paragraph with a stack; what is left open or closes nothing is mended at the end."""
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    lost: list[_Mark] = []
    unopened: list[_Mark] = []
    for index, mark in enumerate(marks):
        side = mark.side
        if side == 0:
            side = -1 if any(m.face == '"' for m in stack) else 1
        elif side == -1 and not stack and _turns(page.text, marks, index, start):
            side = 1
        elif side == -1 and not stack and _swapped(marks, index):
            side, marks[index + 1].side = 1, -1
        if side == 1 and mark.face in _WEAK and not _closes_later(marks, index):
            continue
        if side == 1:
            stack.append(_Mark(mark.left, mark.right, mark.face, 1))
            if len(stack) > _DEPTH:
                lost.append(stack.pop(0))
            continue
        at = _opener(stack, mark)
        if at is None:
            if mark.face not in _WEAK and mark.side == -1:
                unopened.append(mark)
            continue
        lost.extend(m for m in stack[at + 1 :] if m.face not in _WEAK)
        opener = stack[at]
        del stack[at:]
        if mark.left - opener.right <= MAX_LENGTH:
            pairs.append((opener, mark))
        else:
            lost.append(opener)
    out = [_quotation(page.text, a, b) for a, b in pairs]
    out.sort(key=lambda q: q.left)
    lost.extend(m for m in stack if m.face not in _WEAK)
    lost.sort(key=lambda m: m.left)
    _mend_unclosed(page, out, lost, end)
    _mend_unopened(page, out, unopened, start)
    out.sort(key=lambda q: q.left)
    return out


def _opener(stack: list[_Mark], mark: _Mark) -> int | None:
    """The open mark that this one closes: the nearest of its own face, else the last one of another face."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].face == mark.face:
            return at
    if mark.face in _WEAK or not stack:
        return None
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].face not in _WEAK:
            return at
    return None


def _closes_later(marks: list[_Mark], index: int) -> bool:
    """Whether a single mark that opens is closed soon; else it is an apostrophe."""
    left, face = marks[index].left, marks[index].face
    for mark in marks[index + 1 : index + 9]:
        if mark.face == face and mark.side == -1:
            return mark.left - left <= 400
    return False


def _turns(text: str, marks: list[_Mark], index: int, start: int) -> bool:
    """Whether a closing mark that closes nothing opens instead: « . » Antony Blinken s'est déclaré prêt.  » »."""
    mark = marks[index]
    if index + 1 >= len(marks) or marks[index + 1].side == 1 or mark.face in _WEAK:
        return False
    apart = text[mark.left - 1 : mark.left + 2]
    if apart in (" ” ", " ´´ ") and marks[index + 1].left - mark.right <= 200:
        return marks[index + 1].face == mark.face  # « les relations ” excellentes ” »
    before = text[start : mark.left].rstrip()
    after = text[mark.right : mark.right + 2].lstrip()[:1]
    return after.isupper() and (not before or before[-1] in ".!?:…")


def _swapped(marks: list[_Mark], index: int) -> bool:
    """« Malgré" quelques difficultés "– dit-il »: two marks that stand the wrong way round, the rest of the paragraph
    in pairs."""
    mark, rest = marks[index], marks[index + 1 :]
    if mark.face != '"' or not rest or rest[0].face != '"' or rest[0].side != 1:
        return False
    same = sum(m.face == '"' for m in rest)
    return same % 2 == 1 and rest[0].left - mark.right <= 300


def _quotation(text: str, opener: _Mark, closer: _Mark) -> Quotation:
    start, end = _trim(text, opener.right, closer.left)
    return Quotation(start, end, opener.left, closer.right, face=opener.face)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace()):
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    return start, end


# --- marks that are missing ----------------------------------------
def _mend_unclosed(page: Page, out: list[Quotation], lost: list[_Mark], end: int) -> None:
    """An opening mark without a closing one runs on to the next quotation or the end of the paragraph for now."""
    lefts = [q.left for q in out]
    free = -1
    for mark in lost:
        if mark.left < free:
            continue
        at = bisect_right(lefts, mark.left)
        if at and any(q.right > mark.left for q in out[max(0, at - 4) : at]):
            continue  # a stray mark inside a quotation
        if mark.right >= end:
            continue
        bound = end
        following = lefts[at] if at < len(lefts) else end
        if following < end:
            bound = min(bound, _sentence_end(page, mark.right, end))
        start, stop = _trim(page.text, mark.right, min(bound, mark.right + MAX_LENGTH))
        if stop > start:
            out.append(
                Quotation(
                    start,
                    stop,
                    mark.left,
                    stop if bound < end else end,
                    closed=False,
                    shape="unclosed",
                    face=mark.face,
                )
            )
            free = stop
            if following == end:
                break
    out.sort(key=lambda q: q.left)


def _sentence_end(page: Page, position: int, end: int) -> int:
    at = page.sentence_at(position)
    return min(page.sentences[at][1], end) if page.sentences else end


def _mend_unopened(page: Page, out: list[Quotation], unopened: list[_Mark], start: int) -> None:
    """A closing mark without an opening one closes its sentence."""
    taken = sorted(q.right for q in out)
    for mark in unopened:
        begin = max(start, page.sentences[page.sentence_at(mark.left)][0])
        at = bisect_right(taken, mark.left)
        if at:
            begin = max(begin, taken[at - 1])
        first, last = _trim(page.text, begin, mark.left)
        while first < last and page.text[first] in ",;:.-–— ":
            first += 1
        if last - first >= 12 and last - first <= MAX_LENGTH and " " in page.text[first:last]:
            out.append(
                Quotation(
                    first, last, first, mark.right, opened=False, shape="unopened", face=mark.face
                )
            )


def _abandon(page: Page, quotation: Quotation) -> None:
    """No closing mark came: the quotation ends with its sentence."""
    end = _sentence_end(page, quotation.start, quotation.right)
    # A mark and its letter may stand in the sentence before: take the sentence that the words are in.
    quotation.start, quotation.end = _trim(page.text, quotation.start, max(end, quotation.start))
    quotation.right = quotation.end


def _continue(page: Page, hanging: Quotation, marks: list[_Mark], start: int, end: int) -> str:
    """Take a further paragraph into a quotation that hangs open: ``closed``, ``open`` or ``broken``."""
    if end - hanging.start > MAX_LENGTH:
        return "broken"
    if not marks:
        return "open"  # perhaps closed further on; if not, the quotation falls back to its sentence
    text = page.text
    rest = marks
    if text[start : marks[0].left].strip() == "" and marks[0].face == hanging.face:
        rest = marks[1:]  # « at the head of each paragraph
        headed = True
    else:
        headed = False
    depth = 0
    for mark in rest:
        if mark.face == "?":
            continue
        if mark.side == 1 or (mark.side == 0 and depth == 0 and mark.face != hanging.face):
            depth += 1
        elif mark.face in _WEAK:
            continue
        elif depth:
            depth -= 1
        else:
            if mark.left - hanging.start > MAX_LENGTH or (not headed and mark.face != hanging.face):
                return "broken"
            _, hanging.end = _trim(text, hanging.start, mark.left)
            hanging.right, hanging.closed, hanging.shape = mark.right, True, "paragraphs"
            return "closed"
        if not headed and mark.side == 1:
            return "broken"
    if not headed:
        return "broken"
    hanging.end = hanging.right = end
    return "open"


def _levels(found: list[Quotation]) -> None:
    open_: list[int] = []
    for quotation in found:
        while open_ and open_[-1] <= quotation.start:
            open_.pop()
        quotation.level = len(open_)
        open_.append(quotation.right)
