"""Quotation marks into quoted stretches: one pass over the marks of each paragraph.

A mark has a face (what it looks like) and a side that its surroundings give it: « opens, » closes, " does either, and a
mark that stands the wrong way round (« pays « , a déclaré », « ”Les ministres ») is read by the spaces around it. Marks
of different faces may close each other, as scraped and machine-translated pages mix them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from readouts.readers.statements.marks import MARK, WEAK, Mark, Quotation, mark_of, trim
from readouts.text import Page

__all__ = ["MAX_LENGTH", "Quotation", "quotations"]

MAX_LENGTH = 3000
"""A quotation longer than this is taken for one whose closing mark was lost."""
_DEPTH = 6
_CONTINUED = 6


def quotations(
    page: Page,
    areas: list[tuple[int, int]],
    cut: Callable[[int, int], int | None],
    led: Callable[[int, int], int | None],
) -> list[Quotation]:
    """The quotations of the paragraphs that lie in the areas, in order, nested ones after what they stand in.

    ``cut(start, end)`` is where the words before end in an attribution that runs to the end of the stretch
    (« , a-t-il dit. »), else None: there a quotation ends whose closing mark is missing. ``led(start, end)`` is where
    the words begin that a verb of speech in the stretch leads to, else None: there one begins without its opening mark.
    """
    found: list[Quotation] = []
    marks = list(MARK.finditer(page.text))
    starts = [m.start() for m in marks]
    hanging: Quotation | None = None
    paragraphs_over, plain = 0, False
    for start, end in areas:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        inside = [mark_of(page.text, m, start, end) for m in marks[low:high]]
        if hanging is not None:
            joined = _continue(page, hanging, inside, start, end, plain)
            plain = plain or not inside
            paragraphs_over += 1
            if joined == "closed" or joined == "broken" or paragraphs_over > _CONTINUED:
                if joined != "closed":
                    _abandon(page, hanging)
                hanging, paragraphs_over = None, 0
            if joined != "broken":
                continue
        if not inside:
            continue
        own = _pair(page, inside, start, end, led)
        found.extend(own)
        if own and not own[-1].closed and own[-1].opened and own[-1].right == end:
            hanging, paragraphs_over, plain = own[-1], 0, False
            said = cut(hanging.start, end)
            if said is not None:
                _, hanging.end = trim(page.text, hanging.start, said)
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


# --- one paragraph ----------------------------------------
def _pair(
    page: Page, marks: list[Mark], start: int, end: int, led: Callable[[int, int], int | None]
) -> list[Quotation]:
    """Pair the marks of one paragraph with a stack; what is left open or closes nothing is mended at the end."""
    stack: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    lost: list[Mark] = []
    unopened: list[Mark] = []
    straight = sum(m.face == '"' for m in marks)  # those from here on
    for index, mark in enumerate(marks):
        side = mark.side
        straight -= mark.face == '"'
        if side == 0:
            side = -1 if any(_answers(m, mark) for m in stack) else 1
        elif side == -1 and not stack and _turns(page.text, marks, index, start):
            side = 1
        elif side == -1 and not stack and _swapped(marks, index, straight):
            side, marks[index + 1].side = 1, -1
        if side == 1 and mark.face in WEAK and not _closes_later(marks, index):
            continue
        if side == 1:
            stack.append(Mark(mark.left, mark.right, mark.face, 1))
            if len(stack) > _DEPTH:
                lost.append(stack.pop(0))
            continue
        at = _opener(stack, mark)
        if at is None:
            if mark.face not in WEAK and mark.side == -1:
                unopened.append(mark)
            continue
        lost.extend(m for m in stack[at + 1 :] if m.face not in WEAK)
        opener = stack[at]
        del stack[at:]
        if mark.left - opener.right <= MAX_LENGTH:
            pairs.append((opener, mark))
        else:
            lost.append(opener)
    out = [_quotation(page.text, a, b) for a, b in pairs]
    out.sort(key=lambda q: q.left)
    lost.extend(m for m in stack if m.face not in WEAK)
    lost.sort(key=lambda m: m.left)
    _mend_unclosed(page, out, lost, end)
    _mend_unopened(page, out, unopened, start, led)
    out.sort(key=lambda q: q.left)
    return out


def _answers(opener: Mark, mark: Mark) -> bool:
    """Whether a mark that may close closes this one: " only its like, „ and “ each other."""
    if mark.face == '"':
        return opener.face == '"'
    return opener.face not in WEAK


def _opener(stack: list[Mark], mark: Mark) -> int | None:
    """The open mark that this one closes: the nearest of its own face, else the last one of another face."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].face == mark.face:
            return at
    if mark.face in WEAK or not stack:
        return None
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].face not in WEAK:
            return at
    return None


def _closes_later(marks: list[Mark], index: int) -> bool:
    """Whether a single mark that opens is closed soon; else it is an apostrophe."""
    left, face = marks[index].left, marks[index].face
    for mark in marks[index + 1 : index + 9]:
        if mark.face == face and mark.side == -1:
            return mark.left - left <= 400
    return False


def _turns(text: str, marks: list[Mark], index: int, start: int) -> bool:
    """Whether a closing mark that closes nothing opens instead: « . » Antony Blinken s'est déclaré prêt.  » »."""
    mark = marks[index]
    if index + 1 >= len(marks) or marks[index + 1].side == 1 or mark.face in WEAK:
        return False
    apart = text[mark.left - 1 : mark.left + 2]
    if apart in (" ” ", " ´´ ") and marks[index + 1].left - mark.right <= 200:
        return marks[index + 1].face == mark.face  # « les relations ” excellentes ” »
    before = text[start : mark.left].rstrip()
    after = text[mark.right : mark.right + 2].lstrip()[:1]
    return after.isupper() and (not before or before[-1] in ".!?:…")


def _swapped(marks: list[Mark], index: int, straight: int) -> bool:
    """« Malgré" quelques difficultés "– dit-il »: two marks that stand the wrong way round, the rest of the paragraph
    in pairs; ``straight`` of them follow."""
    mark = marks[index]
    following = marks[index + 1] if index + 1 < len(marks) else None
    if mark.face != '"' or following is None or following.face != '"' or following.side != 1:
        return False
    return straight % 2 == 1 and following.left - mark.right <= 300


def _quotation(text: str, opener: Mark, closer: Mark) -> Quotation:
    start, end = trim(text, opener.right, closer.left)
    return Quotation(start, end, opener.left, closer.right, face=opener.face)


# --- marks that are missing ----------------------------------------
def _mend_unclosed(page: Page, out: list[Quotation], lost: list[Mark], end: int) -> None:
    """An opening mark without a closing one runs on to the next quotation or the end of the paragraph for now."""
    lefts = [q.left for q in out]
    others = [m.left for m in lost]
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
        after = bisect_right(others, mark.left)
        following = min(following, others[after] if after < len(others) else end)
        if following < end:
            bound = min(bound, _sentence_end(page, mark.right, end))
        start, stop = trim(page.text, mark.right, min(bound, mark.right + MAX_LENGTH))
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


def _mend_unopened(
    page: Page,
    out: list[Quotation],
    unopened: list[Mark],
    start: int,
    led: Callable[[int, int], int | None],
) -> None:
    """A closing mark without an opening one closes what a verb of speech leads to, else its sentence."""
    taken = sorted(q.right for q in out)
    for mark in unopened:
        said = max(
            start, trim(page.text, start, mark.left)[1] - 2
        )  # « une épicerie. » »: the sentence that is over
        begin = max(start, page.sentences[page.sentence_at(said)][0])
        at = bisect_right(taken, mark.left)
        if at:
            begin = max(begin, taken[at - 1])
        words = led(begin, mark.left)
        first, last = trim(page.text, begin if words is None else words, mark.left)
        while first < last and page.text[first] in ",;:.-–— ":
            first += 1
        if last - first >= 12 and last - first <= MAX_LENGTH and " " in page.text[first:last]:
            out.append(
                Quotation(
                    first,
                    last,
                    first,
                    mark.right,
                    opened=False,
                    shape="unopened" if words is None else "marks",
                    face=mark.face,
                )
            )


def _abandon(page: Page, quotation: Quotation) -> None:
    """No closing mark came: the quotation ends with its sentence."""
    end = _sentence_end(page, quotation.start, quotation.right)
    # A mark and its letter may stand in the sentence before: take the sentence that the words are in.
    quotation.start, quotation.end = trim(page.text, quotation.start, max(end, quotation.start))
    quotation.right = quotation.end


def _continue(
    page: Page, hanging: Quotation, marks: list[Mark], start: int, end: int, plain: bool
) -> str:
    """Take a further paragraph into a quotation that hangs open: ``closed``, ``open`` or ``broken``.

    Either each paragraph has the mark at its head or none has: ``plain`` says that one without was passed.
    """
    if end - hanging.start > MAX_LENGTH:
        return "broken"
    if not marks:
        return "open"  # perhaps closed further on; if not, the quotation falls back to its sentence
    text = page.text
    rest = marks
    if text[start : marks[0].left].strip() == "" and marks[0].face == hanging.face:
        if plain:
            return "broken"
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
        elif mark.face in WEAK:
            continue
        elif depth:
            depth -= 1
        else:
            if mark.left - hanging.start > MAX_LENGTH or (not headed and mark.face != hanging.face):
                return "broken"
            _, hanging.end = trim(text, hanging.start, mark.left)
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
