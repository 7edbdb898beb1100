"""The headline: which line, and how many lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.mastheads import (
    has_slogan,
    names_and_says,
    names_blog,
    opens_with_institution,
)
from readouts.readers.segments.names import (
    is_chair,
    is_institution,
    is_office,
    is_outlet,
    is_person,
    is_state,
)
from readouts.readers.segments.openings import opens_letter
from readouts.readers.segments.shapes import BLOGGER, DATED, DATELINE, SEPARATOR, TRIAD
from readouts.text import Page

__all__ = ["find_title"]

_PREFIX = 5
_CANDIDATES = 40
"""So many lines above the article are looked at: the title stands near it."""

_HANGING = re.compile(
    r"\b(?:de|du|des|la|le|les|a|au|aux|et|en|sur|pour|par|avec|d'|l'|dans|entre|un|une|son|sa|ses|leur)$|[,:-]$"
)


# « COMMUNIQUÉ FINAL / de la réunion ministérielle »: a small preposition at the beginning of a line.
_CONTINUES = re.compile(
    r"(?:de|du|des|d['’]|à|au|aux|sur|entre|relati\w+|portant|adopté\w*|concernant)(?:\s|(?<=['’]))\S"
)


def find_title(analysis: Analysis, lines: list[PageLine], start: int) -> PageLine | None:
    marked = [o for o in lines[:start] if o.kind is None and o.text.startswith("# ")]
    if len(marked) == 1:  # Markdown's mark of the headline
        marked[0].settle("title", "title.marked")
        return marked[0]
    found = [line for line in lines[:start] if _may_be_title(line)]
    if not found:
        found = _late_titles(lines, start)
    if not found:
        found = [
            line for line in lines[:start]
            if line.section and (line.words >= 2 or _DOCUMENT.fullmatch(line.fold.strip(" .:-–—")))
        ][-1:]  # fmt: skip
    found = found[-_CANDIDATES:]
    known = _stems(analysis.page, [line for line in lines if line.prose])
    best, best_score = None, 1.0
    scores: dict[int, tuple[float, float]] = {}
    before = 0
    for line in found:
        shared = _shared(analysis.page, line, known)
        score = _title_score(analysis, lines, line, shared)
        scores[line.index] = (score, shared)
        if score - min(0.6 * before, 1.2) > best_score:
            best, best_score = line, score - min(0.6 * before, 1.2)
        before += score > 1.2
    if best is None:
        best = next(iter(_late_titles(lines, start) or _closed_titles(lines, start)), None)
    if best is None:
        best = next(
            (line for line in reversed(found[-3:]) if _last_resort(analysis, line, start)), None
        )
    if best is None:  # « NOTE VERBALE » under a letterhead
        best = next((o for o in lines[:start] if _is_document(o)), None)
    if best is None:  # « Point de presse du 18 mars 2014 », read as the day's stamp
        best = next((o for o in lines[:start] if _is_dated_document(o)), None)
        if best is not None:
            best.settle("title", "title.document")
        return best
    above = lines[best.index - 1] if best.index else None
    told = scores.get(best.index - 1, (0.0, 0.0))[0]
    if above is not None and above.kind is None and told > 0.5 and _shouts_over(above, best):
        best = above
    elif best.words >= 7:  # the standfirst says more of the body's words than the title above it
        score, shared = scores.get(best.index - 1, (0.0, 0.0))
        if shared >= 0.2 and score > 1.8 and lines[best.index - 1].words >= 4:
            best = lines[best.index - 1]
    best.settle("title", "title.headline")
    _wrapped_title(analysis, lines, best)
    return best


def _last_resort(analysis: Analysis, line: PageLine, start: int) -> bool:
    """The line right above the article, where nothing on the page reads like a title."""
    return (
        line.index >= start - 2
        and line.words >= 4
        and not is_institution(analysis, line.text)
        and not is_state(analysis, line.text)
        and ((line.finite and not line.upper) or not is_outlet(analysis, line.text))
        and line.text[0] not in "[(-–•*"
    )


def _may_be_title(line: PageLine) -> bool:
    return (
        line.kind is None
        and not line.section
        and not line.prose
        and not line.soft
        and not opens_letter(line)
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


def _closed_titles(lines: Sequence[PageLine], start: int) -> list[PageLine]:
    """A headline with a final stop: one sentence, and the byline under it."""
    if start + 2 >= len(lines) or len(lines[start].text) > 170 or DATELINE.match(lines[start].text):
        return []
    under = lines[start + 1].rule in ("byline.stamp", "byline.date", "byline.author")
    told = lines[start].finite or lines[start].words < 4
    above = start > 0 and lines[start - 1].rule in ("byline.stamp", "byline.date")
    apart = not told and (above or lines[start + 1].kind in ("byline", "boilerplate"))
    if (
        not under and not apart
    ):  # « Entretien avec M. X, Président de Y. », no verb, between two lines of the page
        return []
    return [lines[start]] if any(line.prose for line in lines[start + 2 :]) else []


def _shared(page: Page, line: PageLine, known: set[str]) -> float:
    """Which part of the line's longer words the article uses."""
    words = [w for w in page.words[line.first : line.last] if len(w) >= 4]
    return sum(w[:_PREFIX] in known for w in words) / len(words) if words else 0.0


def _stems(page: Page, lines: Sequence[PageLine]) -> set[str]:
    return {
        word[:_PREFIX]
        for line in lines[:12]
        for word in page.words[line.first : line.last]
        if len(word) >= 4
    }


def _title_score(
    analysis: Analysis, lines: Sequence[PageLine], line: PageLine, shared: float
) -> float:
    score = 3.0 * shared + min(line.words, 10) / 5
    following = lines[line.index + 1 : line.index + 4]
    if any(other.kind == "byline" for other in following):
        score += 0.7
    elif _dated_above(lines, line) and following and following[0].prose:
        score += 1.0
    if line.words <= 2 and not shared:
        return 0.0
    if line.text.rstrip().endswith((":", ";", ",")) or (
        line.words <= 6
        and (shared < 0.6 or line.index == 0 or line.words < 3)
        and (
            is_outlet(analysis, line.text, loose=True)
            or (line.words <= 5 and _recurs(analysis.page, lines, line))
        )
    ):
        score -= 1.5
    if line.index <= _LETTERHEAD and is_chair(analysis, line.text):
        return 0.0  # « Premier ministre du Canada »
    if is_state(analysis, line.text) or _is_motto(analysis, lines, line) or has_slogan(lines, line):
        return 0.0
    styled = line.words <= 9 or (line.words <= 16 and opens_with_institution(analysis, line))
    if styled and is_institution(analysis, line.text) and not line.finite and ":" not in line.text:
        return max(score - 2.0, 0.0) if _ARTICLE.match(line.fold) else 0.0
    if line.index == 0 and line.words <= 9 and BLOGGER.match(line.text):
        return 0.0  # « Le blog de l'Afrique des Grands Lacs »
    if line.index <= 1 and names_and_says(line):
        return 0.0  # « Le Bloc-notes du Piton — chroniques de l'océan Indien »
    if names_blog(lines, line) and not _over_prose(lines, line):
        return 0.0
    if line.index <= _LETTERHEAD and not line.finite and _ISSUE.search(line.fold):
        return 0.0
    if line.index <= _TOP and _NUMBER_OF.fullmatch(line.text):
        return 0.0
    if _repeats_name(lines, line):
        return 0.0  # « Le Pays », and « Éditions Le Pays - Burkina Faso » under it
    if _invites(line) and shared < 0.6:
        score -= 1.5
    if line.text.count("  ") + line.text.count("\t") >= 1 and not line.stop:
        score -= 1.5
    first = SEPARATOR.split(line.text)[0]
    if first != line.text and shared < 0.4 and is_outlet(analysis, first) and not line.finite:
        score -= 1.5
    if line.text[0] in "-–•(*":
        score -= 1.5
    if line.fold.startswith(("selon ", "d'apres ")):
        score -= 0.8
    if line.words <= 4 and is_person(analysis, line.text):
        score -= 1.5
    if line.words <= 2 and is_office(analysis, line.text):
        return 0.0
    if any(other.fold == line.fold for other in lines[line.index + 1 : line.index + 60]):
        score += 1.0
    return score


def _over_prose(lines: Sequence[PageLine], line: PageLine) -> bool:
    under = lines[line.index + 1 : line.index + 2]
    return bool(under) and under[0].prose


def _is_document(line: PageLine) -> bool:
    return (
        line.kind is None
        and not line.section
        and _DOCUMENT.fullmatch(line.fold.strip(" .:-–—")) is not None
    )


def _is_dated_document(line: PageLine) -> bool:
    return (
        line.rule == "byline.stamp" and DATED.match(line.fold) is not None and ":" not in line.text
    )


def _shouts_over(above: PageLine, line: PageLine) -> bool:
    """« NIAMEY-COTONOU : LE DÉGEL ? » over a standfirst in small letters; a kicker says less."""
    if not above.upper or line.upper or above.section or above.prose or above.words < 3:
        return False
    return above.words >= 6 or ":" in above.text or above.text.rstrip()[-1] in "?!"


def _dated_above(lines: Sequence[PageLine], line: PageLine) -> bool:
    """Between its date and its first paragraph: where blogs have their headline."""
    return line.index > 1 and lines[line.index - 1].rule == "byline.stamp"


def _is_motto(analysis: Analysis, lines: Sequence[PageLine], line: PageLine) -> bool:
    """« Un Peuple - Un But - Une Foi » under the state's name or over the ministry's."""
    if line.index > _LETTERHEAD or not TRIAD.match(line.text):
        return False
    beside = [*lines[max(line.index - 1, 0) : line.index], *lines[line.index + 1 : line.index + 2]]
    return any(is_state(analysis, o.text) or is_institution(analysis, o.text) for o in beside)


_LETTERHEAD = 8
_DOCUMENT = re.compile(r"communiques?|declarations?|discours|allocution|readout|note verbale")
"""What an official text calls itself, where it has no other headline."""
_ISSUE = re.compile(r"\b(?:n ?[°o]|num(?:ero)?|vol|edition)\.? ?\d{1,5}\b.{0,30}\b(?:19|20)\d\d")
"""« Bulletin de l'ambassade de France en Namibie – n° 27, mai 2022 »."""
_NUMBER_OF = re.compile(
    r"(?P<name>[^.:?!]{3,45}?)[\s,]*[–—|·(-]?\s*(?:[Nn]\s?[°ºo]|[Nn]uméro|[Éé]dition|[Vv]ol)\.?\s?\d[\d\s]{0,6}\)?"
)
"""« Lettre du Nord – n° 61 », « Le Fil (numéro 12) »: a newsletter's own line, not what it tells."""
_TOP = 2
_ARTICLE = re.compile(r"(?:l'|le |la |les )")
_INVITES = re.compile(r"(?:\w{2,}(?:er|ir|ez)|voir|lire|suivre)\b(?!-vous)")


def _invites(line: PageLine) -> bool:
    """« Réécouter l'émission (19 min) », « Signaler un contenu »: a button that begins with its verb."""
    return line.words <= 7 and ":" not in line.text and bool(_INVITES.match(line.fold))


def _repeats_name(lines: Sequence[PageLine], line: PageLine) -> bool:
    above = lines[line.index - 1] if 0 < line.index <= _TOP else None
    return (
        above is not None
        and 1 < above.words < line.words <= 7
        and not line.finite
        and f" {above.fold} " in f" {line.fold} "
    )


def _recurs(page: Page, lines: Sequence[PageLine], line: PageLine) -> bool:
    """Whether the line's words stand inside other lines too, as an outlet's name does."""
    whole = sum(other.fold == line.fold for other in lines[:2000])
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
    if "  " in line.text or "\t" in line.text:
        return False
    if line.section or other.section or line.prose or line.words < 2 or other.stop:
        return False
    if line.words <= 8 and _CONTINUES.match(other.text):
        return True
    if line.upper and other.upper and (line.words >= 3 or page.wrapped):
        return True
    if line.upper != other.upper:
        return False
    return bool(_HANGING.search(line.fold)) or (page.wrapped and other.text[0].islower())
