"""What stands above, inside and below the article, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, cues, uncovered
from readouts.readers.segments.mastheads import (
    has_slogan,
    is_author,
    is_masthead,
    is_tagline,
    names_blog,
)
from readouts.readers.segments.names import (
    families,
    is_institution,
    is_name_piece,
    is_office,
    is_outlet,
    is_person,
)
from readouts.readers.segments.openings import (
    closes_letter,
    heads_first,
    is_dateline,
    opens_letter,
    sums_up,
)
from readouts.readers.segments.prose import DEICTIC, ENDED, like_caption
from readouts.readers.segments.shapes import ITEM, SEPARATOR

__all__ = ["read_above", "read_below", "read_inside", "set_copies_apart"]


def read_above(
    analysis: Analysis, lines: Sequence[PageLine], start: int, title: PageLine | None
) -> None:
    """Mastheads, labels and standfirsts above the first paragraph."""
    top = -1 if title is None else title.index
    for line in lines[:start]:
        if line.kind is not None:
            continue
        if line.prose:
            line.settle("body", "body.standfirst")
        elif opens_letter(line) and line.index > top:
            line.settle("body", "body.salutation")
        elif sums_up(lines, line, start):
            line.settle("heading", "heading.summary")
        elif line.index < top or title is None:
            if _signs_over(analysis, lines, line):
                line.settle("byline", "byline.name")
            elif is_tagline(lines, line):
                line.settle("boilerplate", "boilerplate.slogan")
            elif is_masthead(analysis, line) or has_slogan(lines, line) or names_blog(lines, line):
                line.settle("byline", "byline.masthead")
            else:
                line.settle("boilerplate", "boilerplate.label")
        elif line.fold == (title.fold if title else ""):
            line.settle("boilerplate", "boilerplate.copy")
        elif is_dateline(analysis, lines, line, start):
            line.settle("byline", "byline.place")
        elif line.index == start - 1 and heads_first(lines, line):
            line.settle("heading", "heading.first")
        elif line.section or (line.soft and line.words < 25):
            line.settle("boilerplate", line.soft or "boilerplate.label")
        elif cues(line, "desk") and not uncovered(
            analysis, line, [h for h, _ in cues(line, "desk")]
        ):
            line.settle("caption", "caption.credit")
        elif is_masthead(analysis, line):
            pieces = [p for part in SEPARATOR.split(line.text) for p in part.split(", ")]
            alone = not any(is_person(analysis, piece) for piece in pieces)
            line.settle("byline", "byline.masthead" if alone else "byline.name")
        elif is_author(analysis, line):
            shown = lines[line.index - 1]
            if line.index and shown.rule == "caption.cue" and shown.words == 1:
                line.settle("caption", "caption.beside-credit")  # « Photo », and who is on it
            else:
                line.settle("byline", "byline.name")
        elif line.index == start - 1 and _TIMED.match(line.text):
            line.settle("heading", "heading.timed")
        elif ITEM.match(line.text) and line.words >= 3 and not line.text[0].isdigit():
            line.settle("body", "body.standfirst")
        elif line.words >= 7:
            if line.finite or line.stop or not DEICTIC.search(line.fold):
                line.settle("body", "body.standfirst")
            else:
                line.settle("caption", "caption.verbless")
        elif line.stop and line.words >= 3:
            line.settle("body", "body.short")
        else:
            line.settle("boilerplate", "boilerplate.label")


def _signs_over(analysis: Analysis, lines: Sequence[PageLine], line: PageLine) -> bool:
    """The blogger's name under « Billet de blog 9 mars 2023 », above the title."""
    return (
        line.index > 0
        and lines[line.index - 1].rule in ("byline.stamp", "byline.date", "byline.author")
        and not line.section
        and is_author(analysis, line)
    )


_TIMED = re.compile(r"^(?:\d{1,2}\s?[h:]\s?\d{2}\b|(?:\d{1,2}|[IVX]{1,4})\s?[.)–-]\s)\W*\w")
"""« 18h47 - Le dîner est annulé », « I. Contexte »: a heading that opens the article."""


def read_inside(analysis: Analysis, lines: Sequence[PageLine], start: int, end: int) -> None:
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
        if _signs_above(analysis, lines, line, start):
            line.settle("byline", "byline.name")
        elif line.prose:
            line.settle("body", "body.paragraph")
        elif _signed_by_outlet(analysis, line, start):
            line.settle("byline", "byline.masthead")
        elif line.soft:
            line.settle("boilerplate", line.soft)
        elif _is_caption(lines, line):
            line.settle("caption", "caption.verbless")
        elif _is_heading(lines, line, end, interview):
            if _boxed(lines, line, end, interview):
                line.settle("boilerplate", "boilerplate.box")
            else:
                line.settle("heading", "heading.short")
        elif _closed_heading(lines, line):
            line.settle("heading", "heading.closed")
        elif (
            like_caption(line)
            and not line.finite
            and line.words >= 6
            and DEICTIC.search(line.fold)
            and not ITEM.match(line.text)
        ):
            line.settle("caption", "caption.verbless")
        else:
            line.settle("body", "body.short")


def _is_caption(lines: Sequence[PageLine], line: PageLine) -> bool:
    """« M. Déby à Doha, le 9 mars 2025 », and words that the next caption repeats before its credit."""
    following = lines[line.index + 1 : line.index + 2]
    if (
        following
        and following[0].kind == "caption"
        and line.words >= 3
        and following[0].fold.startswith(line.fold.rstrip(" .,"))
    ):
        return True
    if line.finite or line.past or line.words < 5 or ITEM.match(line.text) or not line.dates:
        return False
    return line.dates[-1][1] >= line.start + len(line.text.rstrip(" .)"))


def _signs_above(analysis: Analysis, lines: Sequence[PageLine], line: PageLine, start: int) -> bool:
    """The author's name between the standfirst and the date: « Maëlle QUESNEL »."""
    if line.index > start + 4 or line.prose or not is_author(analysis, line):
        return False
    pieces = [p.strip() for p in SEPARATOR.split(line.text) if p.strip()]
    if len(pieces) == 2 and is_name_piece(analysis, pieces[1]):
        return True  # « Marie Duhamel - Cité du Vatican »
    beside = [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]
    if any(other.kind == "byline" for other in beside):
        return True
    after = [o for o in lines[line.index + 1 : line.index + 4] if o.kind != "boilerplate"]
    return bool(after) and after[0].rule in ("byline.date", "byline.stamp")


def _signed_by_outlet(analysis: Analysis, line: PageLine, start: int) -> bool:
    """« Vatican News » between the standfirst and the text."""
    if not start < line.index <= start + 2 or line.prose or line.section or line.words > 4:
        return False
    last = line.words - 1
    return any(
        value == "agency" and not first and end == last
        for value, first, end in families(analysis, line.text)
    ) or (line.words > 1 and not line.stop and is_outlet(analysis, line.text))


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
        re.search(r"(?<!rendez-)\bvous\b|\bvotre\b|\bvos\b", line.fold) for line in asked
    )


def _is_heading(lines: Sequence[PageLine], line: PageLine, end: int, interview: bool) -> bool:
    text = line.text.rstrip()
    if len(text) > 110 or line.words > 16 or line.words == 0 or line.index >= end:
        return False
    if _DASHED.match(text):
        return True
    if _TURN.match(text):
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


_DASHED = re.compile(r"^(?P<mark>[-–—*]{1,3})\s.{2,70}\s(?P=mark)$")
"""« - La fumée et le feu - »: a heading as agencies set it."""
_TURN = re.compile(r"^(?:[A-ZÀ-Þ]\.[ -]?){1,4}\s?[:–—-]\s")
"""« F. D. : Et le M23 ? »: a turn of a conversation."""


def _closed_heading(lines: Sequence[PageLine], line: PageLine) -> bool:
    """« Jusqu'à la mort. » between two paragraphs: a few words without a verb, though a point closes them."""
    text = line.text.rstrip()
    if line.finite or not 2 <= line.words <= 7 or len(text) > 50 or not text.endswith("."):
        return False
    if not text[0].isupper() or any(c in text[:-1] for c in '.«»"“”:') or ITEM.match(text):
        return False
    before, after = lines[line.index - 1], lines[line.index + 1 : line.index + 2]
    return (
        line.index > 0
        and before.prose
        and len(before.text) >= 100
        and bool(after)
        and after[0].prose
        and len(after[0].text) >= 100
    )


def _boxed(lines: Sequence[PageLine], line: PageLine, end: int, interview: bool) -> bool:
    """Three and more short lines in a row are a box; the last of them may head what follows."""
    run = 1
    at = line.index - 1
    while at >= 0 and run < 3 and lines[at].rule == "boilerplate.box":
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


def read_below(analysis: Analysis, lines: Sequence[PageLine], end: int) -> None:
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
        if line.rule == "byline.date" and _REVISED.match(line.fold) and _stamped(lines, line.index):
            line.settle("boilerplate", "boilerplate.revised")
        if line.kind is not None:
            continue
        if _ON_NETWORKS.search(line.fold) and not line.stop:
            attached = False
            line.settle("boilerplate", "boilerplate.follow")
            continue
        if (
            attached
            and ENDED.search(line.fold if line.fold.endswith(("fin", "fin)")) else line.text)
            and line.words >= 4
        ):
            line.settle("body", "body.last")
            continue
        if attached and _INITIALS.fullmatch(line.text):
            line.settle("byline", "byline.signature")
            continue
        if attached and closes_letter(line):
            line.settle("body", "body.farewell")
            continue
        asked = lines[line.index - 1].text.rstrip().endswith("?") and line.stop
        cried = line.words == 2 and line.text.rstrip().endswith("!")
        whole = (line.stop and (line.words >= 3 or asked or cried)) or line.words >= 14
        if attached and not line.soft and whole and line.text[0] not in "(*":
            line.settle("body", "body.last")
        elif (
            attached
            and not line.soft
            and (is_author(analysis, line) or is_masthead(analysis, line))
        ):
            line.settle(*_signed(analysis, lines, line))
        elif attached and ITEM.match(line.text) and not line.text[0].isdigit() and line.words >= 3:
            line.settle("body", "body.item")
        elif (
            line.index == len(lines) - 1
            and line.words <= 4
            and not line.soft
            and not line.fold.startswith("source")
            and "  " not in line.text
            and not is_office(analysis, line.text)
            and is_outlet(analysis, line.text)
        ):
            line.settle("byline", "byline.site")  # « Actu-Togo », the last word of the page
        else:
            attached = False
            line.settle("boilerplate", line.soft or "boilerplate.after")


def _signed(analysis: Analysis, lines: Sequence[PageLine], line: PageLine) -> tuple[str, str]:
    """Who signs below the text; « Direction de la communication » over its telephone number is an address."""
    under = lines[line.index + 1 : line.index + 2]
    reached = under and (
        under[0].rule == "boilerplate.address" or _REACHED.match(under[0].fold) is not None
    )
    if reached and is_institution(analysis, line.text):
        return "boilerplate", "boilerplate.contact"
    return "byline", "byline.signed"


_INITIALS = re.compile(r"(?!FIN|END|PUB|TAG|FR|EN)[A-ZÀ-Þ]{2,3}")
"""« TM » right below the last paragraph."""
_REACHED = re.compile(r"(?:tel|telephone|fax|courriel|e-?mail|contact)\b")
_ON_NETWORKS = re.compile(
    r"\b(?:sur|on) (?:google (?:news|actualites?|discover|play)|whatsapp|facebook|twitter|x|telegram|instagram|linkedin"
    r"|youtube|tiktok|threads|bluesky|les reseaux(?: sociaux)?|l'app store|app store|mobile|android|ios)\W*$"
)
"""« Danube Info sur Google News »."""
_REVISED = re.compile(
    r"(?:date de (?:la )?(?:derniere )?|page |contenu )(?:modifi|mise? a jour|actualis|revis)"
)


def _stamped(lines: Sequence[PageLine], below: int) -> bool:
    """Whether the page's head has a date already, so that « Date de modification : … » at its foot is furniture."""
    return any(
        line.kind == "byline" and line.dates and line.rule != "byline.made-at"
        for line in lines[:below]
    )


def set_copies_apart(lines: Sequence[PageLine], title: PageLine | None) -> None:
    """The title again, and the title whose first copy was « Title | Site »."""
    if title is None:
        return
    for line in lines[title.index + 1 :]:
        again = line.fold == title.fold or (
            len(line.fold) >= 25
            and title.fold.startswith(f"{line.fold} ")
            and len(title.fold) - len(line.fold) < 50
        )
        if again and line.kind != "title":
            line.settle("boilerplate", "boilerplate.copy")
