"""The header: title, outlet, authors, dateline, stamp and issuer, read from lines that have their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readouts.analysis import Analysis
from readouts.findings import Layout, Place
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.names import families, is_institution, is_outlet, is_person, words_of
from readouts.readers.segments.shapes import DATELINE, PLACE_DATE, SEPARATOR, TIME
from readouts.text import fold

__all__ = ["fill"]

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?!\d)")


def fill(
    analysis: Analysis, lines: Sequence[PageLine], title: PageLine | None, layout: Layout
) -> None:
    """Set every field of the layout but its lines."""
    opening = _dateline(analysis, lines, layout)
    outlets = _Outlets(analysis)
    outlets.collect(lines, opening)
    layout.outlet = outlets.best()
    layout.title = _title(analysis, lines, title, outlets)
    layout.authors = _authors(analysis, lines, layout.outlet)
    layout.stamp = _stamp(lines)
    layout.issuer = _issuer(analysis, lines)


# --- title -----------------------------------------------------------------------------------------------------------
def _title(
    analysis: Analysis, lines: Sequence[PageLine], title: PageLine | None, outlets: _Outlets
) -> Place | None:
    if title is None:
        return None
    parts = [line for line in lines if line.kind == "title"]
    start, end = parts[0].start, parts[-1].end
    text = analysis.page.text[start:end]
    for match in re.finditer(r"\s+(?:[|–—-]|::|»|\|\|)\s+", text):
        tail = text[match.end() :]
        if len(tail) <= 50 and (
            outlets.knows(tail) or (match.group().strip() == "|" and is_outlet(analysis, tail))
        ):
            end = start + match.start()
            break
    return start, end


# --- dateline --------------------------------------------------------------------------------------------------------
def _dateline(
    analysis: Analysis, lines: Sequence[PageLine], layout: Layout
) -> re.Match[str] | None:
    """Set ``dateline`` and ``body_start``; return what opens the body, if it has that shape."""
    body = [line for line in lines if line.kind == "body"]
    first = body[0].index if body else len(lines)
    for line in body[:3]:
        match = DATELINE.match(line.text)
        if match is None or not _is_opening(analysis, match):
            site = re.match(r"^\(([^()]{2,40})\)\s?[-–—:]+\s", line.text)
            if site is not None:
                return site
            continue
        layout.dateline = (
            line.start + match.start("place"),
            line.start + match.start("place") + len(match["place"].rstrip(".")),
        )
        return match
    for line in lines[:first]:
        match = PLACE_DATE.match(line.text) if line.rule == "byline.place-date" else None
        if match is not None:
            layout.dateline = (line.start + match.start("place"), line.start + match.end("place"))
            return None
    for line in lines[: first + 6]:  # « AA / Ankara / Elif Karaca »
        match = _SLASHED.match(line.text) if line.rule == "byline.agency" else None
        if match is not None:
            layout.dateline = (line.start + match.start("place"), line.start + match.end("place"))
            return match
    return None


_SLASHED = re.compile(r"(?P<agency>[^/]{2,25}?)\s?/\s?(?P<place>[^/]{3,25}?)\s?/")


def _is_opening(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether it is a place: capitals, a date or agency beside it, or a name of the vocabulary."""
    place, close = match["place"], (match["close"] or "").strip()
    final = len(words_of(place)) - 1
    known = any(
        value == "place" and (first == 0 or last == final)
        for value, first, last in families(analysis, place)
    )
    if match["agency"] or match["date"]:
        return close != "|" or known or place.isupper() or bool(match["date"])
    if close in (":", "//"):
        return False
    if place.isupper() and sum(c.isalpha() for c in place) >= 3:
        return known or not any(value == "section" for value, *_ in families(analysis, place))
    before = match.string[match.start("close") - 1]
    return (
        known
        and match.group().endswith(" ")
        and (before == " " or close in ("|", "--", ".-", ". -"))
    )


# --- outlet ----------------------------------------------------------------------------------------------------------
class _Outlets:
    """Candidates with weights, in the order in which the page names them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.weights: dict[str, float] = {}
        self.names: dict[str, str] = {}

    def add(self, name: str, weight: float) -> None:
        name = re.sub(r"\s+", " ", name).strip(" .,:;–—-|·©()[]\u00a0\u202f")
        key = " ".join(words_of(name))
        if not key or len(name) > 70 or not any(c.isalpha() for c in name):
            return
        self.names.setdefault(key, name)
        self.weights[key] = self.weights.get(key, 0.0) + weight

    def knows(self, name: str) -> bool:
        return " ".join(words_of(name)) in self.weights

    def best(self) -> str | None:
        best, best_weight = None, 0.0
        for key, weight in self.weights.items():
            total = weight + sum(
                0.5 * other for name, other in self.weights.items()
                if name != key and (f" {key} " in f" {name} " or f" {name} " in f" {key} ")
            )  # fmt: skip
            if total > best_weight:
                best, best_weight = key, total
        if best is None or best_weight < 2:
            return None
        for key in self.weights:  # « Mousson » in the dateline, « Agence Mousson » elsewhere
            if (
                key != best
                and f" {best} " in f" {key} "
                and len(key.split()) <= len(best.split()) + 2
                and self.weights[key] >= 2
            ):
                best = key
        return self.names[best]

    def collect(self, lines: Sequence[PageLine], opening: re.Match[str] | None) -> None:
        if opening is not None:
            groups = opening.groupdict()
            for name in (groups.get("agency"), groups.get("site"), None if groups else opening[1]):
                if name and not any(c.isdigit() for c in name.split()[0]):
                    self.add(name, 3)
        for line in lines:
            if line.kind == "boilerplate":
                self._furniture(line)
            elif line.kind == "byline":
                self._byline(line)

    def _furniture(self, line: PageLine) -> None:
        for hit, row in cues(line):
            rest = line.text[hit.end - line.start :]
            phrase = fold(line.text[hit.start - line.start : hit.end - line.start])
            if phrase.endswith("sur") and (
                row.id == "promoted" or phrase.startswith("en savoir plus")
            ):
                if (
                    row.id == "promoted"
                    or is_outlet(self.analysis, rest)
                    or re.match(r"\s*(?:Le|La|Les|L['’])", rest)
                ):
                    self.add(rest, 6)
                return
            if phrase == "appeared first on" or phrase == "first published on":
                self.add(rest, 6)
                return
        if re.match(r"^\W*(?:©|\(c\)|copyright)", line.text, re.IGNORECASE) or any(
            row.id == "rights"
            and fold(line.text[hit.start - line.start : hit.end - line.start]).startswith(
                (
                    "tous droits",
                    "copyright",
                    "all rights",
                    "tout droit",
                    "reproduction",
                    "toute repro",
                )
            )
            for hit, row in cues(line, "rights")
        ):
            self._rights(line)
            return
        match = _OF_SITE.search(line.text)
        if match is not None:
            name = next(g for g in match.groups() if g)
            if is_outlet(self.analysis, name):
                self.add(name, 2.5)
        if line.rule == "boilerplate.trail":
            first = SEPARATOR.split(line.text)[0]
            last = len(words_of(first)) - 1
            kinds = {v for v, f, e in families(self.analysis, first) if f == 0 and e == last}
            named = last > 0 and self.analysis.page.fold.count(fold(first)) > 1
            if not kinds & {"section", "menu", "place", "breadcrumb"} and (
                named or is_outlet(self.analysis, first)
            ):
                self.add(first, 2.5)

    def _rights(self, line: PageLine) -> None:
        text = re.sub(
            r"^(?:\W|(?:©|\(c\)|copyright)\s|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\s|tous droits réservés\b)*",
            "",
            line.text,
            flags=re.IGNORECASE,
        )
        text = re.sub(r"^\s*by\s", "", text)
        skipped = not line.text.strip(" ©")[:1].isdigit() and bool(
            re.match(r"\W*tous droits", line.fold)
        )
        for piece in re.split(r"\s[-–—|]\s|[|·•]|\.\s|,\s|\s{2,}|(?<=\d\d)\s[-–]\s|$", text):
            name = _YEARS.sub("", piece).strip(" .,-–—:;©\u00a0\u202f")
            if not name:
                continue
            plain = [v for v, *_ in families(self.analysis, name)]
            if "rights" in plain or "cookies" in plain or "disclaimer" in plain:
                skipped = True
                continue
            if (
                skipped
                and not is_outlet(self.analysis, name)
                and not is_institution(self.analysis, name)
            ):
                return
            if len(name.split()) <= 7 and (
                name[0].isupper() or name[0].isdigit() or is_outlet(self.analysis, name)
            ):
                self.add(name, 5)
            return

    def _byline(self, line: PageLine) -> None:
        if line.rule in (
            "byline.made-at",
            "byline.place-date",
            "byline.signature",
            "byline.signed",
            "byline.desk",
        ):
            return
        if line.rule == "byline.masthead":
            for piece in SEPARATOR.split(line.text):
                if piece and is_institution(self.analysis, piece):
                    self.add(piece, 4)
                    return
            self.add(line.text, 4)
            return
        source = any(
            "source" in row.tags for hit, row in cues(line, "byline") if hit.first == line.first
        )
        for piece in _pieces(line):
            name = (
                re.split(r"\s+(?:avec|et)\s+", piece)[0]
                if re.search(r"\s(?:avec|et)\s", piece)
                else piece
            )
            name = re.sub(r"^(?:par|by|pour|source)\s+", "", name.strip(), flags=re.IGNORECASE)
            if is_outlet(self.analysis, name) and not is_person(self.analysis, name):
                agency = any(v == "agency" for v, *_ in families(self.analysis, name))
                self.add(name, 2 if source or agency else 3)


_OF_SITE = re.compile(
    r"(?:cha[iî]ne\s(?:WhatsApp|YouTube|Telegram)\s(?:de\s|d['’]|du\s)?|[Aa]pplication\s(?:de\s|d['’])?|[Rr]etrouvez\s|[Ss]uivez\s|"
    r"[Aa]bonnez-vous\s(?:à|au)\s)(?P<a>[^.|,:!]{3,40}?)(?=\s+sur\b|\s+(?:en|et|pour)\b|[.|,:!]|$)"
    r"|^(?P<b>[^.|,:!]{3,40}?)\s(?:n['’]est\spas\sresponsable|décline\stoute)"
)


def _pieces(line: PageLine) -> Iterator[str]:
    """The pieces of a byline between its separators, dates and times taken out."""
    rest = list(line.text)
    for start, end in line.dates:
        rest[start - line.start : end - line.start] = "|" * (end - start)
    for match in TIME.finditer(line.fold):
        rest[match.start() : match.end()] = "|" * (match.end() - match.start())
    text = re.sub(
        r"\((?:selon|d['’]apr[eè]s|avec|via|source)[^()]*\)?",
        "|",
        "".join(rest),
        flags=re.IGNORECASE,
    )
    for piece in re.split(r"[|·•»›>()\[\],;:/]+|\s[-–—]+\s?|[-–—]\s|\s{2,}", text):
        piece = re.sub(
            r"\s+(?:le|on|du|à|at|in|dans|(?:in|dans)\s\w+)$", "", piece.strip(" .\u00a0\u202f")
        )
        if piece:
            yield piece


# --- authors ---------------------------------------------------------------------------------------------------------
_LEAD = re.compile(
    r"^(?:.{0,80}?\b(?:par|by)\s+|(?:posté|publié|écrit|rédigé|recueilli|propos recueillis|réalisé)\w*\s+(?:par\s+)?"
    r"|(?:de|avec|par)?\s*(?:notre|nos)\s+(?:correspondant|envoyé)\w*(?:\s+(?:spécia\w+|permanent\w*|particuli\w+))?(?:\s+(?:à|au|aux|en)\s+.+)?\s*"
    r"|reportage\s+(?:de\s+|par\s+)?|correspondance\s+(?:de\s+|particulière\s+de\s+)?|texte\s+(?:et photos?\s+)?(?:de\s+)?"
    r"|(?:aut(?:eur|rice)e?s?|author|signé|rédaction)\s+|un (?:article|reportage|texte) de\s+|une (?:analyse|enquête|chronique) de\s+)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s+(?:et|and|&|avec)\s+")


def _authors(analysis: Analysis, lines: Sequence[PageLine], outlet: str | None) -> list[str]:
    """The persons in the bylines, in the order of the page."""
    out: dict[str, str] = {}
    own = " ".join(words_of(outlet or ""))
    for line in lines:
        if line.kind != "byline" or line.rule in (
            "byline.made-at",
            "byline.place-date",
            "byline.masthead",
            "byline.source",
            "byline.agency",
        ):
            continue
        for piece in _pieces(line):
            bare = _LEAD.sub("", piece, count=1)
            led = bare != piece
            for part in _JOINED.split(bare):
                name = re.sub(r"^(?:Mme|M\.|Mlle|Dr|Pr|Me)\s+", "", part.strip(" .,"))
                key = " ".join(words_of(name))
                if (
                    key
                    and key != own
                    and is_person(analysis, name, strict=not led)
                    and not is_outlet_only(analysis, name, led)
                ):
                    out.setdefault(key, name)
    return list(out.values())


def is_outlet_only(analysis: Analysis, name: str, led: bool) -> bool:
    """A capitalised pair that is a section or a place and not led by « par »."""
    found = families(analysis, name)
    if not led and any(v in ("section", "menu", "place") for v, *_ in found):
        return True
    return is_institution(analysis, name)


# --- stamp and issuer ------------------------------------------------------------------------------------------------
def _stamp(lines: Sequence[PageLine]) -> Place | None:
    """The date that the page gives as its own: « publié le » first, then bylines in order, then the closing date."""
    found = [line for line in lines if line.kind == "byline" and line.dates]
    for rule in ("byline.date", None, "byline.made-at"):
        for line in found:
            if line.rule == rule or (rule is None and line.rule != "byline.made-at"):
                return line.dates[0]
    for line in lines:  # « Berne, 02.05.2022 - La conseillère … »
        match = DATELINE.match(line.text) if line.kind == "body" and line.dates else None
        if match is not None and match["date"] and line.dates[0][1] <= line.start + match.end():
            return line.dates[0]
    return None


def _issuer(analysis: Analysis, lines: Sequence[PageLine]) -> str | None:
    """An institution in the masthead or named as the source."""
    for line in lines:
        if line.kind != "byline":
            continue
        for piece in _pieces(line):
            if is_institution(analysis, piece) and not is_person(analysis, piece):
                return piece
    return None
