"""The header: title, outlet, authors, dateline, stamp and issuer, read from lines that have their kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import Layout, Place
from readouts.readers.segments.authors import byline_pieces, find_authors
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.names import (
    families,
    is_city,
    is_institution,
    is_outlet,
    is_person,
    words_of,
)
from readouts.readers.segments.outlets import Outlets
from readouts.readers.segments.shapes import DATED, DATELINE, DOMAIN, PLACE_DATE
from readouts.text import fold

__all__ = ["fill"]


def fill(
    analysis: Analysis, lines: Sequence[PageLine], title: PageLine | None, layout: Layout
) -> None:
    """Set every field of the layout but its lines."""
    opening = _dateline(analysis, lines, layout)
    outlets = Outlets(analysis)
    outlets.collect(lines, opening)
    layout.outlet = outlets.best()
    layout.title = _title(analysis, lines, title, outlets)
    layout.authors = find_authors(analysis, lines, layout.outlet)
    layout.stamp = _stamp(lines)
    layout.issuer = _issuer(analysis, lines)


# --- title -----------------------------------------------------------------------------------------------------------
def _title(
    analysis: Analysis, lines: Sequence[PageLine], title: PageLine | None, outlets: Outlets
) -> Place | None:
    if title is None:
        return None
    parts = [line for line in lines if line.kind == "title"]
    start, end = parts[0].start, parts[-1].end
    text = analysis.page.text[start:end]
    mark = _MARKDOWN.match(text)
    if mark is not None:
        start += mark.end()
        text = analysis.page.text[start:end]
    named = _NAMED.match(text)
    if named is not None and named.end() + 8 < len(text):
        start += named.end()
        text = analysis.page.text[start:end]
    head = re.match(r"([^|]{3,40}?)\s+(?:\||::)\s+(?=\S)", text)
    if head is not None and (outlets.knows(head[1]) or is_outlet(analysis, head[1])):
        start += head.end()  # « L'Éveil du Sahel | Oslo et Praia signent un accord »
        text = analysis.page.text[start:end]
    for match in re.finditer(r"\s+(?:[|–—-]|::|»|\|\|)\s+", text):
        tail = text[match.end() :]
        if len(tail) <= 50 and (
            outlets.knows(tail) or (match.group().strip() == "|" and is_outlet(analysis, tail))
        ):
            end = start + match.start()
            break
    return start, end


_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_NAMED = re.compile(r"(?:objet|titre|sujet|intitulé|subject|title)\s?:\s*", re.IGNORECASE)
"""« Objet : Remise de don » in a mail, « Titre : … » in a form."""


# --- dateline --------------------------------------------------------------------------------------------------------
def _dateline(
    analysis: Analysis, lines: Sequence[PageLine], layout: Layout
) -> re.Match[str] | None:
    """Set ``dateline`` and ``body_start``; return what opens the body, if it has that shape."""
    body = [line for line in lines if line.kind == "body"]
    first = body[0].index if body else len(lines)
    opening: re.Match[str] | None = None
    for line in body[:3]:
        match = DATELINE.match(line.text)
        if match is not None and _is_opening(analysis, match):
            start = line.start + match.start("place")
            place = match["place"].rstrip(".")
            cut = re.search(r"\s?[,/]\s?(?=\S+$)", place)
            issuer, comma, _ = place.partition(", ")
            if comma and match["agency"] and fold(issuer) == fold(match["agency"]):
                layout.dateline = (start + len(issuer) + 2, start + len(place))
                return match  # « MONTSAME, Oulan-Bator, 4 mars. /MONTSAME/ »
            if cut is not None and DOMAIN.fullmatch(place[cut.end() :]):
                place = place[: cut.start()]  # « JAKARTA, KABARSELAT.CO - »
            layout.dateline = (start, start + len(place))
            return match
        site = _BRACKETED.match(line.text)
        if site is not None and _is_place(analysis, site[1]):
            layout.dateline = (line.start + site.start(1), line.start + site.end(1))
            return None
        if site is None and match is not None and _opens_with_agency(analysis, match):
            site = match
        opening = opening or site
    for line in lines[:first]:
        place = _own_place(analysis, line)
        if place is not None:
            layout.dateline = place
            return opening
    for line in lines[: first + 6]:
        match = _SLASHED.match(line.text) if line.rule == "byline.agency" else None
        over = [o.kind for o in lines[line.index + 1 : line.index + 2]] == ["body"]
        if match is not None and (over or line.text.count("/") > 1):
            layout.dateline = (line.start + match.start("place"), line.start + match.end("place"))
            return match
    for line in lines[first : first + 4]:  # under a standfirst
        if (
            line.rule in ("byline.name", "byline.place")
            and len(body) > 2
            and body[2].index > line.index
        ):
            place = _own_place(analysis, line)
            if place is not None:
                layout.dateline = place
                return opening
    return opening


def _own_place(analysis: Analysis, line: PageLine) -> Place | None:
    """The place in a byline above the article: « San José, le 3 mai », « ANKARA », « 11 février – Ottawa – … »."""
    if line.kind != "byline":
        return None
    if line.rule == "byline.place":
        return line.start, line.start + len(line.text.rstrip(" .,:–-"))
    match = PLACE_DATE.match(line.text) if line.rule == "byline.place-date" else None
    if match is not None:
        return line.start + match.start("place"), line.start + match.end("place")
    if line.rule == "byline.place-date":  # « Bakou, 3 avril, AzerNews »
        place = re.match(r"[^,\d]+?(?=,|\s[-–—]|\s\d|\sle\s)", line.text)
        return None if place is None else (line.start, line.start + place.end())
    if line.rule == "byline.name":  # « Marie Duhamel - Cité du Vatican »
        pieces = _DASH.split(line.text)
        if len(pieces) == 2 and is_person(analysis, pieces[0]):
            named = pieces[1].strip(" .")
            if _is_place(analysis, named, known=True):
                start = line.start + line.text.rindex(named)
                return start, start + len(named)
    return _listed_place(analysis, line) if line.dates and "|" not in line.text else None


_DASH = re.compile(r"\s[-–—]\s")


def _listed_place(analysis: Analysis, line: PageLine) -> Place | None:
    """A known place between a date and the name of an institution: « 11 février – Ottawa – Affaires mondiales »;
    between bars it is one of the byline's cells."""
    if any(is_person(analysis, piece) for piece in byline_pieces(line)):
        return None  # « Fatou Ndiaye, Niamey, 1er avril 2025 »: where the author sits
    at = 0
    for piece in re.split(r"(\s[-–—]\s|\s?[|•·/]\s?|,\s)", line.text):
        bare = piece.split(" (")[0].strip(" ,.")
        if bare and is_city(analysis, bare):
            start = line.start + at + piece.index(bare)
            return start, start + len(bare)
        at += len(piece)
    return None


def _is_place(analysis: Analysis, text: str, *, known: bool = False) -> bool:
    """Whether a short text is a place's name; ``known``: of the vocabulary, else of one that the article goes « à »."""
    final = len(words_of(text)) - 1
    if any(v == "place" and f == 0 and e == final for v, f, e in families(analysis, text)):
        return True
    if known or is_outlet(analysis, text) or is_institution(analysis, text):
        return False
    # A pattern with the name in it would have to be compiled for each name of each page.
    name, page = fold(text), analysis.page.fold
    return any(
        page.startswith(name, led.end())
        and not page[led.end() + len(name) : led.end() + len(name) + 1].isalnum()
        for led in _LED.finditer(page)
    )


_LED = re.compile(r"\b(?:a|de) ")


# « (Agence X) – Le ministre », « (Saint-Louis) – », « (Ouagadougou, 12 mars 2021). »
_BRACKETED = re.compile(r"^\(([^(),]{2,40})(?:,\s[^()]{4,40})?\)\s?[-–—:.]+\s")
# « AA / Ankara / Elif Karaca »
_SLASHED = re.compile(r"(?P<agency>[^/]{2,25}?)\s?/\s?(?P<place>[^/]{3,25}?)\s?(?:/|$)")


def _opens_with_agency(analysis: Analysis, match: re.Match[str]) -> bool:
    """« ANI - Une matinée entière … »: the agency stands where a place would."""
    if any(v == "agency" and f == 0 for v, f, _ in families(analysis, match["place"])):
        return True
    bare = not match["agency"] and not match["date"]
    return bare and _initials(analysis, match["place"])


def _initials(analysis: Analysis, place: str) -> bool:
    """« IFP – Le ministre … »: three or four capitals that the article never goes to."""
    return (
        len(place) in (3, 4)
        and place.isupper()
        and place.isalpha()
        and not _is_place(analysis, place)
    )


def _is_opening(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether it is a place: capitals, a date or agency beside it, or a name of the vocabulary."""
    place, close = match["place"], (match["close"] or "").strip()
    final = len(words_of(place)) - 1
    if _opens_with_agency(analysis, match):
        return False
    known = any(
        value == "place" and (first == 0 or last == final)
        for value, first, last in families(analysis, place)
    )
    if close == ".":
        return known and place.isupper()
    if match["agency"] or match["date"]:
        return close != "|" or known or place.isupper() or bool(match["date"])
    if close in (":", "//") or (close == "|" and not known and not place.isupper()):
        return False
    if _initials(analysis, place) and not known:
        return False
    if place.isupper() and sum(c.isalpha() for c in place) >= 3:
        return known or not any(value == "section" for value, *_ in families(analysis, place))
    before = match.string[match.start("close") - 1]
    return (
        known
        and match.group().endswith(" ")
        and (before == " " or close in ("|", "--", ".-", ". -"))
    )


# --- stamp and issuer ------------------------------------------------------------------------------------------------
def _stamp(lines: Sequence[PageLine]) -> Place | None:
    """The date that the page gives as its own: « publié le » first, then bylines in order, then the closing date."""
    found = [line for line in lines if line.kind == "byline" and line.dates]
    if found:
        return min(found, key=_stamp_rank).dates[0]
    for line in lines:  # « Berne, 02.05.2022 - La conseillère … »
        match = DATELINE.match(line.text) if line.kind == "body" and line.dates else None
        if match is not None and match["date"] and line.dates[0][1] <= line.start + match.end():
            return line.dates[0]
    for (
        line
    ) in lines:  # « Point de presse du 18 mars 2014 », « Revue de presse du 9 février 2021 : … »
        if (
            line.kind == "title"
            and line.dates
            and (line.rule == "title.document" or DATED.match(line.fold))
        ):
            return line.dates[0]
        if line.kind == "title" and (closing := _closing_date(line)) is not None:
            return closing
    return None


def _closing_date(line: PageLine) -> Place | None:
    """« Entretien de la ministre avec son homologue (4 mars 2025) »: the day in brackets at the title's end."""
    if not line.dates:
        return None
    start, end = line.dates[-1]
    behind = line.text[end - line.start :].strip()
    return (start, end) if behind == ")" and line.text[start - line.start - 1] == "(" else None


def _stamp_rank(line: PageLine) -> int:
    """« Publié le » first, then other bylines, then « Mis à jour le », then « Fait à »."""
    if line.rule == "byline.made-at":
        return 3
    if _REVISED.match(line.fold):
        return 2
    return 0 if line.rule == "byline.date" else 1


_REVISED = re.compile(r"(?:(?:date de |derniere )?(?:modifi|mise? a jour|actualis)|updated|last)")


def _issuer(analysis: Analysis, lines: Sequence[PageLine]) -> str | None:
    """An institution in the masthead or named as the source."""
    for line in lines:
        if line.kind != "byline":
            continue
        for piece in byline_pieces(line):
            if is_institution(analysis, piece) and not is_person(analysis, piece):
                return piece
    return None
