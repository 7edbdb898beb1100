"""The page as a sequence: where the article begins and ends, which line is its title, what stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.names import is_institution, is_outlet, is_person
from readouts.readers.segments.shapes import BARE_CREDIT, DATELINE, ITEM, SEPARATOR
from readouts.text import Page, fold

__all__ = ["settle_all"]

_CLOSED = tuple('.!?…»")”;:')
_DEICTIC = re.compile(
    r"\b(?:a gauche|a droite|au centre|de dos|ici|ci-dessus|ci-contre|archives?|lors d|au moment d|le \d{1,2}(?:er)? \w+|"
    r"en (?:19|20)\d\d|(?:19|20)\d\d\W*$|posent?|pose avec|serre|serrent|arrive a|pendant)"
)
_PREFIX = 5
_HANGING = re.compile(
    r"\b(?:de|du|des|la|le|les|a|au|aux|et|en|sur|pour|par|avec|d'|l'|dans|entre|un|une|son|sa|ses|leur)$|[,:-]$"
)


def settle_all(analysis: Analysis, lines: list[PageLine]) -> PageLine | None:
    """Give every line that has no kind yet its kind; return the title's first line."""
    page = analysis.page
    _wrapped_prose(page, lines)
    _captions_beside_credits(lines)
    _mark_prose(lines)
    start = _article_start(lines)
    title = _find_title(analysis, lines, start)
    if title is not None and title.index >= start:
        start = next((line.index for line in lines[title.index :] if line.prose), title.index + 1)
    _notices(lines, start)
    end = _article_end(lines, start)
    _above(analysis, lines, start, title)
    _inside(analysis, lines, start, end)
    _below(analysis, lines, end)
    _copies(lines, title)
    return title


# --- prose -----------------------------------------------------------------------------------------------------------
def _wrapped_prose(page: Page, lines: list[PageLine]) -> None:
    """In a text that is cut at a fixed width, the lines of a long paragraph are prose together."""
    if not page.wrapped:
        return
    at = 0
    for start, end in page.paragraphs:
        block = []
        while at < len(lines) and lines[at].start < end:
            if lines[at].start >= start:
                block.append(lines[at])
            at += 1
        text = page.text[start:end]
        if (
            len(block) >= 2
            and (len(text) >= 100 or text.rstrip().endswith(_CLOSED))
            and text.upper() != text
        ):
            for line in block:
                line.kind, line.rule, line.prose, line.soft = None, "", True, ""


def _mark_prose(lines: list[PageLine]) -> None:
    for line in lines:
        if line.kind is None and not line.prose:
            line.prose = _is_prose(line)


_ENDED = re.compile(r"[.!?»\"”] ?[-–—(]{0,2} ?(?:fin|[A-Z]{2,5}(?:[/-][A-Za-z]{2,5})*)\)?\.?$")


def _is_prose(line: PageLine) -> bool:
    size = len(line.text)
    if size >= 60 and _ENDED.search(
        line.fold if line.fold.endswith(("fin", "fin)")) else line.text
    ):
        return True
    if line.soft and size < 260:
        return False
    if size >= 230:
        return True
    closed = line.text.rstrip().endswith(_CLOSED)
    if closed and (size >= 90 or (size >= 45 and line.words >= 8 and line.stop)):
        return not (
            size < 140 and line.text.rstrip().endswith(("?", "!", ":", "»", "…")) and not line.past
        )
    return size >= 60 and _opens_with_place(line)


def _opens_with_place(line: PageLine) -> bool:
    match = DATELINE.match(line.text)
    return match is not None and bool(match["agency"] or match["site"] or match["date"])


def _article_start(lines: Sequence[PageLine]) -> int:
    """The index of the first prose line that is no teaser of a list above the article."""
    for line in lines:
        if line.prose:
            return line.index
    return len(lines)


# --- captions --------------------------------------------------------------------------------------------------------
def _captions_beside_credits(lines: list[PageLine]) -> None:
    """« Le ministre … à Bruxelles, le 14 avril. » beside « Johanna Geron | Reuters »."""
    for line in lines:
        bare = line.rule in ("caption.credit", "caption.cue") and BARE_CREDIT.match(line.text)
        if line.rule != "caption.file" and not bare:
            continue
        beside = [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]
        for other in sorted(beside, key=lambda one: not one.stop):
            if other.kind is None and _like_caption(other) and not _only_headline(lines, other):
                other.settle("caption", "caption.beside-credit")
                break


def _like_caption(line: PageLine) -> bool:
    """One sentence in the present or without a verb, no quotation, no heading."""
    text = line.text
    if (
        not 25 <= len(text) <= 260
        or line.past
        or any(mark in text for mark in '«“"')
        or line.section
    ):
        return False
    inner = re.findall(r"[a-zà-ÿ)]{3,}[.!?]\s+[A-ZÀ-Þ]", text)
    if len(inner) > 1:
        return False
    return line.stop or not line.finite or bool(_DEICTIC.search(line.fold))


def _only_headline(lines: Sequence[PageLine], line: PageLine) -> bool:
    """Whether no other line above it could be the title, so that this one must be."""
    if line.stop or DATELINE.match(line.text):
        return DATELINE.match(line.text) is not None
    for other in lines[: line.index]:
        if other.kind is None and not other.section and other.words >= 3:
            return False
    return True


# --- the title -------------------------------------------------------------------------------------------------------
def _find_title(analysis: Analysis, lines: list[PageLine], start: int) -> PageLine | None:
    found = [line for line in lines[:start] if _may_be_title(line)]
    if not found:
        found = _late_titles(lines, start)
    if not found:
        found = [line for line in lines[:start] if line.section and line.words >= 2][-1:]
        if not found:
            return None
    known = _stems(analysis.page, [line for line in lines if line.prose])
    best, best_score = None, 1.0
    for at, line in enumerate(found):
        score = _title_score(analysis, lines, line, known) - 0.3 * at
        if score > best_score:
            best, best_score = line, score
    if best is None:
        best = next(iter(_late_titles(lines, start)), None)
    if best is None:
        return None
    best.settle("title", "title.headline")
    _wrapped_title(analysis, lines, best)
    return best


def _may_be_title(line: PageLine) -> bool:
    return (
        line.kind is None
        and not line.section
        and not line.prose
        and not line.soft
        and 8 <= len(line.text) <= 260
    )


def _late_titles(lines: Sequence[PageLine], start: int) -> list[PageLine]:
    """A headline after a slogan that reads like prose: a byline with a date stands right after it."""
    if start >= len(lines) or len(lines[start].text) > 130:
        return []
    for line in lines[start + 1 : start + 5]:
        following = lines[line.index + 1 : line.index + 2]
        if (
            _may_be_title(line)
            and following
            and following[0].rule in ("byline.stamp", "byline.date", "byline.author")
        ):
            lines[start].prose = False
            return [line]
    return []


def _stems(page: Page, lines: Sequence[PageLine]) -> set[str]:
    words = page.words
    return {
        words[i][:_PREFIX]
        for line in lines[:12]
        for i in range(line.first, line.last)
        if len(words[i]) >= 4
    }


def _title_score(
    analysis: Analysis, lines: Sequence[PageLine], line: PageLine, known: set[str]
) -> float:
    words = [w for w in analysis.page.words[line.first : line.last] if len(w) >= 4]
    shared = sum(w[:_PREFIX] in known for w in words) / len(words) if words else 0.0
    score = 3.0 * shared + min(line.words, 10) / 5
    following = lines[line.index + 1 : line.index + 4]
    if any(other.kind == "byline" for other in following):
        score += 0.7
    if line.words <= 2 and not shared:
        return 0.0
    if line.text.rstrip().endswith((":", ";", ",")) or (
        line.words <= 6 and is_outlet(analysis, line.text)
    ):
        score -= 1.5
    elif line.words <= 5 and _recurs(analysis.page, lines, line):
        score -= 1.5
    if (
        is_institution(analysis, line.text)
        and not line.finite
        and line.words <= 9
        and ":" not in line.text
    ):
        return 0.0
    if line.text[0] in "-–•(*":
        score -= 1.5
    if line.fold.startswith(("selon ", "d'apres ")):
        score -= 0.8
    if line.words <= 4 and is_person(analysis, line.text):
        score -= 1.5
    if any(other.fold == line.fold for other in lines[line.index + 1 :]):
        score += 1.0
    return score


def _recurs(page: Page, lines: Sequence[PageLine], line: PageLine) -> bool:
    """Whether the line's words stand inside other lines too, as an outlet's name does."""
    whole = sum(other.fold == line.fold for other in lines)
    return page.fold.count(line.fold) > whole


def _wrapped_title(analysis: Analysis, lines: Sequence[PageLine], title: PageLine) -> None:
    """A headline over two or three lines without a blank one between: capitals go on, or the line hangs."""
    page = analysis.page
    before = title
    while before.index > 0:
        other = lines[before.index - 1]
        if (
            other.kind is not None
            or not _goes_on(page, other, before)
            or is_institution(analysis, other.text)
        ):
            break
        other.settle("title", "title.wrapped")
        before = other
    after = title
    while after.index + 1 < len(lines):
        other = lines[after.index + 1]
        if other.kind is not None or other.prose or not _goes_on(page, after, other):
            break
        other.settle("title", "title.wrapped")
        after = other


def _goes_on(page: Page, line: PageLine, other: PageLine) -> bool:
    if page.text[line.end : other.start].count("\n") != 1 or len(line.text) + len(other.text) > 260:
        return False
    if line.section or other.section or line.prose or line.words < 2 or other.stop:
        return False
    if line.upper and other.upper and (line.words >= 3 or page.wrapped):
        return True
    if line.upper != other.upper:
        return False
    return bool(_HANGING.search(line.fold)) or (page.wrapped and other.text[0].islower())


# --- the end ---------------------------------------------------------------------------------------------------------
def _notices(lines: list[PageLine], start: int) -> None:
    """Comments and lists of links: what they open is furniture until the article comes back."""
    total = sum(len(line.text) for line in lines if line.prose)
    seen = sum(len(line.text) for line in lines[:start] if line.prose)
    names: set[str] = set()
    state = ""
    for line in lines[start:]:
        if state == "tail":
            _to_furniture(line, "comment")
            continue
        if line.opens == "tail" and seen * 2 >= total:
            state = "tail"
            continue
        if line.rule == "boilerplate.rights" and seen * 10 >= total * 7 and line.index > start:
            state = "block"
            continue
        if line.opens == "block" and seen:
            state = "block"
            continue
        if state == "block":
            if _comes_back(line, names):
                state = ""
            elif line.kind is None or line.kind in ("caption", "byline"):
                if line.kind != "byline" or line.rule not in (
                    "byline.made-at",
                    "byline.signature",
                    "byline.source",
                ):
                    _to_furniture(line, "teaser")
                continue
            else:
                continue
        if line.prose and _stray(lines, line, names, seen * 10 >= total * 5):
            _to_furniture(line, "stray")
            continue
        if line.prose:
            seen += len(line.text)
            names |= _capitals(line)


_AFTER = frozenset(
    f"boilerplate.{family}"
    for family in "share follow subscribe related disclaimer rights print tags contact cookies stray teaser".split()
)


def _stray(lines: Sequence[PageLine], line: PageLine, names: set[str], late: bool) -> bool:
    """A sentence after furniture, late on the page, that names nothing of what the article names."""
    before = lines[line.index - 1] if line.index else None
    if not late or before is None or before.rule not in _AFTER or len(line.text) > 400:
        return False
    if any(other.prose for other in lines[line.index + 1 : line.index + 3]) or any(
        c in line.text for c in "«»“”"
    ):
        return False
    return not (_capitals(line) & names)


def _to_furniture(line: PageLine, what: str) -> None:
    line.prose = False
    if line.kind != "boilerplate":
        line.settle("boilerplate", f"boilerplate.{what}")


def _capitals(line: PageLine) -> set[str]:
    return {fold(w) for w in re.findall(r"(?<=[\s'’«(-])[A-ZÀ-Þ][\w-]{3,}", line.text)}


def _comes_back(line: PageLine, names: set[str]) -> bool:
    """A long sentence about the same names is the article again."""
    if (
        not line.prose
        or len(line.text) < 110
        or re.search(r"(?:lire la suite|read more|\[…\]|\[\.\.\.\])\W*$", line.fold)
    ):
        return False
    own = _capitals(line)
    return not own or len(own & names) * 4 >= len(own)


def _article_end(lines: Sequence[PageLine], start: int) -> int:
    """The index of the last prose line."""
    for line in reversed(lines):
        if line.prose and line.index >= start:
            return line.index
    return start - 1


# --- the three parts -------------------------------------------------------------------------------------------------
def _above(
    analysis: Analysis, lines: Sequence[PageLine], start: int, title: PageLine | None
) -> None:
    """Mastheads, labels and standfirsts above the first paragraph."""
    top = -1 if title is None else title.index
    for line in lines[:start]:
        if line.kind is not None:
            continue
        if line.prose:
            line.settle("body", "body.standfirst")
        elif line.index < top or title is None:
            if is_masthead(analysis, line):
                line.settle("byline", "byline.masthead")
            else:
                line.settle("boilerplate", "boilerplate.label")
        elif line.fold == (title.fold if title else ""):
            line.settle("boilerplate", "boilerplate.copy")
        elif line.section or (line.soft and line.words < 25):
            line.settle("boilerplate", line.soft or "boilerplate.label")
        elif is_masthead(analysis, line):
            alone = len([p for p in SEPARATOR.split(line.text) if is_person(analysis, p)]) == 0
            line.settle("byline", "byline.masthead" if alone else "byline.name")
        elif _is_author(analysis, line):
            line.settle("byline", "byline.name")
        elif line.index == start - 1 and _TIMED.match(line.text):
            line.settle("heading", "heading.timed")
        elif line.words >= 7:
            if line.finite or line.stop or not _DEICTIC.search(line.fold):
                line.settle("body", "body.standfirst")
            else:
                line.settle("caption", "caption.verbless")
        elif line.stop and line.words >= 3:
            line.settle("body", "body.short")
        else:
            line.settle("boilerplate", "boilerplate.label")


_TIMED = re.compile(r"^(?:\d{1,2}\s?[h:]\s?\d{2}\b|(?:\d{1,2}|[IVX]{1,4})\s?[.)–-]\s)\W*\w")
"""« 18h47 - Le dîner est annulé », « I. Contexte »: a heading that opens the article."""


def is_masthead(analysis: Analysis, line: PageLine) -> bool:
    """The name of the outlet or the issuing body on a line of its own."""
    if line.section or line.words > 12 or line.stop:
        return False
    pieces = [p for p in SEPARATOR.split(line.text) if p.strip()]
    if line.index == 0 and 2 <= line.words <= 5 and is_outlet(analysis, line.text):
        return True
    if any(is_institution(analysis, p) and p[:1].isupper() for p in pieces[:2]):
        return True
    if line.words > 6 or len(pieces) > 2 or line.finite:
        return False
    if line.text[0].isupper() and 0 < line.words <= 5 and (line.words > 1 or len(line.text) > 5):
        if _named_as_outlet(analysis.page, line.fold):
            return True
    return is_outlet(analysis, line.text) and not _is_slogan(line)


def _named_as_outlet(page: Page, name: str) -> bool:
    """Whether the page names it elsewhere where outlets are named: in brackets, after ©, before a separator."""
    for match in re.finditer(re.escape(name), page.fold):
        before, after = (
            page.fold[max(match.start() - 14, 0) : match.start()],
            page.fold[match.end() : match.end() + 12],
        )
        if re.search(
            r"(?:\(|©|copyright|(?:19|20)\d\d|abonnez-vous a|sur|abonne a|suivez|/|lire) ?\Z",
            before,
        ) or re.match(
            r"(?:\) ?[-–—:]|,? (?:19|20)\d\d|\.? ?[-–—]? ?tous droits|,? (?:par|avec) )", after
        ):
            return True
    return False


def _is_slogan(line: PageLine) -> bool:
    """« Quotidien béninois d'informations générales »: says what the paper is, not its name."""
    rest = line.text.split()[1:]
    bare = [re.sub(r"^[dlDL][’']", "", w) for w in rest]
    return bool(rest) and not any(w[:1].isupper() or w[:1].isdigit() for w in bare)


def _is_author(analysis: Analysis, line: PageLine) -> bool:
    name = re.split(r",|\s[-–—|]\s|\s\(", line.text)[0]
    return line.words <= 8 and not line.stop and is_person(analysis, name)


def _inside(analysis: Analysis, lines: Sequence[PageLine], start: int, end: int) -> None:
    """Paragraphs, headings, captions and stray furniture of the article itself."""
    interview = _is_interview(lines[start : end + 1])
    for line in lines[start : end + 1]:
        if (
            line.rule in ("boilerplate.comments", "boilerplate.menu", "boilerplate.related")
            and line.opens
            and _heads(lines, line)
        ):
            line.kind = None
        if line.kind is not None:
            continue
        if line.prose:
            line.settle("body", "body.paragraph")
        elif line.soft:
            line.settle("boilerplate", line.soft)
        elif _is_heading(lines, line, end, interview):
            if _boxed(lines, line, end, interview):
                line.settle("boilerplate", "boilerplate.box")
            else:
                line.settle("heading", "heading.short")
        elif (
            _like_caption(line)
            and not line.finite
            and line.words >= 6
            and _DEICTIC.search(line.fold)
            and not ITEM.match(line.text)
        ):
            line.settle("caption", "caption.verbless")
        else:
            line.settle("body", "body.short")


def _heads(lines: Sequence[PageLine], line: PageLine) -> bool:
    """A word that is furniture elsewhere heads a chapter where paragraphs stand on both sides."""
    if any(c.isdigit() for c in line.text) or line.text.rstrip().endswith(":"):
        return False
    before, after = lines[line.index - 1 : line.index], lines[line.index + 1 : line.index + 2]
    return (
        bool(before and after)
        and before[0].kind == "body"
        and after[0].prose
        and line.opens == "tail"
    )


def _is_interview(lines: Sequence[PageLine]) -> bool:
    """Short questions to « vous », or that turn with paragraphs."""
    asked = [
        line for line in lines
        if line.kind is None and line.text.rstrip().endswith("?") and len(line.text) <= 250
    ]  # fmt: skip
    return len(asked) >= 3 or any(
        re.search(r"\bvous\b|\bvotre\b|\bvos\b", line.fold) for line in asked
    )


def _is_heading(lines: Sequence[PageLine], line: PageLine, end: int, interview: bool) -> bool:
    text = line.text.rstrip()
    if len(text) > 110 or line.words > 16 or line.words == 0 or line.index >= end:
        return False
    if text[-1] in ".;:,…" or (text[-1] in '»"”' and re.search(r"[.!?…,]\W*$", text)):
        return False
    if text[-1] == "?" and interview:
        return False
    if ITEM.match(text) and not re.match(r"^(?:\d{1,2}|[IVX]{1,5})\s?[.)–-]\s?[A-ZÀ-Þ«]", text):
        return False
    if text[0].islower():
        return False
    following = next(
        (
            other
            for other in lines[line.index + 1 : end + 1]
            if other.kind not in ("caption", "boilerplate")
        ),
        None,
    )
    if following is None or following.kind == "byline":
        return False
    return following.prose or following.kind is None


def _boxed(lines: Sequence[PageLine], line: PageLine, end: int, interview: bool) -> bool:
    """Three and more short lines in a row are a box; the last of them may head what follows."""
    run = 1
    at = line.index - 1
    while at >= 0 and (lines[at].rule == "boilerplate.box"):
        run += 1
        at -= 1
    at = line.index + 1
    following = 0
    while at <= end and lines[at].kind is None and not lines[at].prose and following < 3:
        if not _is_heading(lines, lines[at], end, interview):
            break
        following += 1
        at += 1
    return following > 0 and run + following >= 3


def _below(analysis: Analysis, lines: Sequence[PageLine], end: int) -> None:
    """What follows the last paragraph: a last short sentence, a signature, else furniture."""
    attached = end >= 0
    for line in lines[end + 1 :]:
        if line.kind == "boilerplate":
            attached = False
        if (
            line.rule == "caption.credit"
            and line.text.startswith("©")
            and (not attached or is_outlet(analysis, line.text[1:]))
        ):
            line.settle("boilerplate", "boilerplate.rights")
        if line.kind is not None:
            continue
        if (
            attached
            and _ENDED.search(line.fold if line.fold.endswith(("fin", "fin)")) else line.text)
            and line.words >= 4
        ):
            line.settle("body", "body.last")
            continue
        asked = lines[line.index - 1].text.rstrip().endswith("?") and line.stop
        if (
            attached
            and not line.soft
            and line.stop
            and (line.words >= 3 or asked)
            and line.text[0] not in "(*"
        ):
            line.settle("body", "body.last")
        elif (
            attached
            and not line.soft
            and (_is_author(analysis, line) or is_masthead(analysis, line))
        ):
            line.settle("byline", "byline.signed")
        elif attached and ITEM.match(line.text) and not line.text[0].isdigit():
            line.settle("body", "body.item")
        else:
            attached = False
            line.settle("boilerplate", line.soft or "boilerplate.after")


def _copies(lines: Sequence[PageLine], title: PageLine | None) -> None:
    if title is None:
        return
    for line in lines[title.index + 1 :]:
        if line.fold == title.fold and line.kind != "title":
            line.settle("boilerplate", "boilerplate.copy")
