"""What a line is by its own words and shape: furniture, caption or byline; None where its neighbours decide."""

from __future__ import annotations

import re
from collections.abc import Callable

from readouts.analysis import Analysis
from readouts.matching import Hit
from readouts.readers.segments.lines import PageLine, cues, uncovered
from readouts.readers.segments.names import families, is_name_piece, is_outlet, is_person, words_of
from readouts.readers.segments.shapes import (
    CREDIT,
    DIGITS,
    EMBED,
    FILE_NAME,
    MADE_AT,
    PERSON,
    PLACE_DATE,
    READER,
    SEPARATOR,
    SIGNATURE,
    TIME,
    TRAIL,
)
from readouts.vocabulary.rows import Cue

__all__ = ["read_alone"]

_LONG = 260
_AGO = re.compile(
    r"^(?:publie |posted |mis a jour )?il y a \w+ (?:an|mois|jour|heure|minute|semaine)s?$|^\d+ \w+ ago$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright)", re.IGNORECASE)
_PHONE = re.compile(r"^(?:tel|fax|phone)?\W*[+(]?\d[\d\s().-]{7,}$|^.{0,60}\S+@\S+\.\w{2,}\W*$")
_COUNTED = re.compile(r"^\W*\d[\d\s.,]*\s*(?:k|m)?\W*(?P<word>[^\W\d]+)\W*$")
_ADDRESS = re.compile(
    r"(?:\b(?:rue|avenue|av\.|boulevard|bd|bp|b\.p\.|quai|place|chaussee|strasse|street|po box)\b.*\d.*|"
    r"^\d+,? (?:bis |ter )?(?:rue|avenue|boulevard|quai|place)\b.*)\b\d{4,6}\b|^b\.?p\.? \d+"
)
_IMPERATIVE = re.compile(r"\w{3,}ez\b")


_EMBEDDED = re.compile(r"[@#/\[]|www\.")
_CREDITED = re.compile(r"[©(/|:]|[Pp]hoto|PHOTO|, (?:à|au|de) |[A-ZÀ-Þ]{2}$")
_REFERENCE = re.compile(
    r"^(?:n ?[°o]\.?|nr\.?|ref(?:erence)?s?\.?|n/ref\.?) ?:? ?[\w.-]*\d[\w ./-]*$|^\w{2,8}(?:/\w{1,8}){2,}/?(?:19|20)\d\d$"
)
_BY = re.compile(r"^(?P<before>.{2,50}?)[\s,|–—-]+(?:[Pp]ar|[Bb]y)\s+(?P<rest>.+)$")


def read_alone(analysis: Analysis, line: PageLine) -> None:
    """Settle the line by the first rule that knows it."""
    if len(line.text) > _LONG:
        _long(line)
        return
    for rule in _SENTENCE_RULES if line.stop and line.words > 12 and not line.dates else _RULES:
        found = rule(analysis, line)
        if found is not None:
            line.settle(*found)
            return


Found = tuple[str, str] | None


def _long(line: PageLine) -> None:
    """A long line is prose unless furniture wording opens it; inside it, such wording is only a hint."""
    for hit, row in cues(line):
        if "any" in row.tags:
            line.soft = f"boilerplate.{row.value}"
            if hit.first == line.first:
                line.settle("boilerplate", f"boilerplate.{row.value}")
                return


# --- the rules, in order ---------------------------------------------------------------------------------------------
def _no_letters(analysis: Analysis, line: PageLine) -> Found:
    """« * », « 3 », « – » ; a date in figures alone is a stamp."""
    if not DIGITS.match(line.text) and line.text.lower() not in ("x", "o", "n/a"):
        return None
    if line.dates and len(line.text) <= 30:
        return "byline", "byline.stamp"
    return "boilerplate", "boilerplate.symbol"


def _reference(analysis: Analysis, line: PageLine) -> Found:
    """« N° 004/PM/CAB/2024 », « Réf. : 12/MAE »."""
    return (
        ("boilerplate", "boilerplate.reference")
        if len(line.text) <= 60 and _REFERENCE.match(line.fold)
        else None
    )


def _embed(analysis: Analysis, line: PageLine) -> Found:
    """An address or an embedded post."""
    if not _EMBEDDED.search(line.text):
        return None
    return ("boilerplate", "boilerplate.embed") if EMBED.search(line.text) else None


def _file_name(analysis: Analysis, line: PageLine) -> Found:
    """« IMG_20211203.jpg »."""
    return (
        ("caption", "caption.file")
        if len(line.text) <= 160 and FILE_NAME.search(line.text)
        else None
    )


def _made_at(analysis: Analysis, line: PageLine) -> Found:
    """« Fait à Bujumbura, le 14 juin 2024 »."""
    if len(line.text) <= 160 and MADE_AT.match(line.text):
        return "byline", "byline.made-at"
    return None


def _place_date(analysis: Analysis, line: PageLine) -> Found:
    """« San José, le 20 février 2020 »."""
    if len(line.text) <= 80 and line.dates and PLACE_DATE.match(line.text):
        return "byline", "byline.place-date"
    return None


def _stamp(analysis: Analysis, line: PageLine) -> Found:
    """A whole date, and beside it nothing but times, names, sections and byline words."""
    if len(line.text) > 160 or not line.dates:
        return None
    return ("byline", "byline.stamp") if _only_names(analysis, line) else None


def _ago(analysis: Analysis, line: PageLine) -> Found:
    """« il y a 2 heures »."""
    return (
        ("byline", "byline.ago")
        if len(line.text) <= 40 and _AGO.match(line.fold.strip(" ."))
        else None
    )


def _byline_cue(analysis: Analysis, line: PageLine) -> Found:
    """« Publié le … », « Par … », « Source : … », « (Reportage X et Y) »."""
    if len(line.text) > 200:
        return None
    for hit, row in cues(line, "byline"):
        if "line" in row.tags and not uncovered(
            analysis, line, [h for h, _ in cues(line, "byline")]
        ):
            return "byline", "byline.desk"
        if (
            "start" in row.tags
            and _at_start(line, hit)
            and _byline_goes_on(analysis, line, hit, row)
        ):
            return "byline", f"byline.{row.id.removeprefix('byline-')}"
        if "any" in row.tags and len(line.text) <= 120 and not line.stop and hit.first > line.first:
            before = line.text[: hit.start - line.start].strip(" ,(–—-|")
            if PERSON.match(before) or is_outlet(analysis, before):
                return "byline", "byline.name"
    match = _BY.search(line.text) if len(line.text) <= 140 and not line.stop else None
    if match is not None:
        name = re.split(r",|\s+(?:et|avec|and|le|on|à)\s+|\s[-–—|(]", match["rest"])[0]
        before = match["before"].strip(" ,|–—-")
        if is_person(analysis, name) and is_name_piece(analysis, before):
            return "byline", "byline.author"
    return None


def _byline_goes_on(analysis: Analysis, line: PageLine, hit: Hit, row: Cue) -> bool:
    rest = line.text[hit.end - line.start :]
    after = rest.strip()
    if not after.strip(" .:)"):
        return "source" in row.tags or "stamp" in row.tags
    colon = after.startswith(":")
    bare = after.lstrip(": ").rstrip(" ).")
    if "source" in row.tags:
        return (colon or (hit.last > hit.first and len(after) <= 60)) and not (
            line.stop and line.words > 25
        )
    if "stamp" in row.tags:
        single = hit.last == hit.first
        dated = (
            bool(line.dates)
            or (after[:1].isdigit() and len(line.text) < 80)
            or bool(TIME.search(line.fold))
        )
        return (
            (dated or colon or is_name_piece(analysis, bare))
            and (not single or colon or dated)
            and not (line.stop and line.words > 22)
        )
    piece = SEPARATOR.split(bare)[0]
    name = re.split(r",|\s+(?:et|avec|pour|\(|/|à)\s*|\s\(", piece)[0].strip()
    if is_person(analysis, name, strict=False) or (colon and len(bare) <= 80):
        return not (line.stop and line.words > 22)
    short = len(line.text) <= 110 and not line.stop
    return (
        hit.last > hit.first and short or (short and colon) or (short and is_outlet(analysis, name))
    )


def _signature(analysis: Analysis, line: PageLine) -> Found:
    """« np/ak/lm » or an agency alone."""
    if len(line.text) > 40:
        return None
    if (
        line.words
        and not uncovered(analysis, line, [h for h, _ in cues(line, "agency")])
        and cues(line, "agency")
    ):
        return "byline", "byline.agency"
    if SIGNATURE.match(line.text) and not any(row.value != "section" for _, row in cues(line)):
        if line.text.isupper() and "/" not in line.text and "." not in line.text:
            return None
        return "byline", "byline.signature"
    return None


def _rights(analysis: Analysis, line: PageLine) -> Found:
    """« © Le Matin 2024 »: a year or a word of rights makes it a notice and no credit."""
    if not _RIGHTS.match(line.text):
        return None
    if _YEAR.search(line.text) or any(
        row.value == "rights" and hit.first > line.first for hit, row in cues(line)
    ):
        return "boilerplate", "boilerplate.rights"
    if line.text.lstrip()[:1].lower() == "c":
        return "boilerplate", "boilerplate.rights"
    return "caption", "caption.credit"


def _caption_cue(analysis: Analysis, line: PageLine) -> Found:
    """« Photo : service de presse », « De gauche à droite … »."""
    for hit, row in cues(line, "caption"):
        if "start" in row.tags and _at_start(line, hit):
            rest = line.text[hit.end - line.start :].lstrip()
            single = hit.last == hit.first
            if (
                not rest
                or not single
                or rest[0] in ":.|/–-©("
                or (line.words <= 12 and not line.stop)
            ):
                return "caption", "caption.cue"
        elif "any" in row.tags and not line.past:
            return "caption", "caption.cue"
    return None


def _credit(analysis: Analysis, line: PageLine) -> Found:
    """A credit at the end: « Photo Inès Koffi / Le Matin », « (à g.) », « (JEANNE MORVAN / LE FIL) »."""
    if not _CREDITED.search(line.text) or any(row.value == "rights" for _, row in cues(line)):
        return None
    return ("caption", "caption.credit") if CREDIT.search(line.text) else None


def _furniture_start(analysis: Analysis, line: PageLine) -> Found:
    """Furniture wording at the beginning of the line, or anywhere in it where it is unmistakable."""
    for hit, row in cues(line):
        if "any" in row.tags and len(line.text) <= _LONG:
            if (
                line.stop
                and line.words > 12
                and not _at_start(line, hit)
                and row.value in ("rights", "related", "disclaimer")
            ):
                line.soft = f"boilerplate.{row.value}"
                continue
            return "boilerplate", f"boilerplate.{row.value}"
        if (
            not {"start", "label"}.isdisjoint(row.tags)
            and _at_start(line, hit)
            and _starts_furniture(analysis, line, hit, row)
        ):
            _opening(analysis, line, hit, row)
            return "boilerplate", f"boilerplate.{row.value}"
    return None


def _starts_furniture(analysis: Analysis, line: PageLine, hit: Hit, row: Cue) -> bool:
    rest = line.text[hit.end - line.start :].lstrip(" \u00a0\u202f")
    if not rest or rest[0] in ":|·•/>›»(–—-+" or rest.isdigit():
        return len(line.text) <= 200
    if "label" in row.tags:
        return False
    if _IMPERATIVE.match(line.fold[hit.start - line.start :]):
        return len(line.text) <= 200
    if hit.last > hit.first:
        return len(line.text) <= 200 and not (line.stop and line.words > 30)
    return line.words <= (5 if line.stop else 7)


def _opening(analysis: Analysis, line: PageLine, hit: Hit, row: Cue) -> None:
    """A header with nothing after it opens what follows."""
    for mark in ("tail", "block"):
        if mark in row.tags and not (uncovered(analysis, line, [hit]) and mark == "block"):
            line.opens = mark


def _furniture_line(analysis: Analysis, line: PageLine) -> Found:
    """A line that is nothing but furniture: « Facebook Twitter Courriel », « Commentaires (12) »."""
    found = [(h, r) for h, r in cues(line)]
    if not found or len(line.text) > 200:
        return None
    hits = [h for h, _ in found]
    if uncovered(analysis, line, hits) == 0:
        if all(r.value == "section" for _, r in found):
            line.section = True
            return None
        plain = next(r for _, r in found if r.value != "section")
        for mark in ("tail", "block"):
            if any(mark in r.tags for _, r in found):
                line.opens = mark
        # « Environnement », « Réactions » may head a chapter: the neighbours decide.
        return "boilerplate", f"boilerplate.{plain.value}"
    pieces = [p for p in SEPARATOR.split(line.text) if p.strip()]
    if len(pieces) >= 2 and not line.stop and len(line.text) / len(pieces) <= 32:
        plain_hits = [h for h, r in found if r.value != "section"]
        if len({h.first for h in plain_hits}) * 2 >= len(pieces):
            return "boilerplate", "boilerplate.menu"
    return None


def _trail(analysis: Analysis, line: PageLine) -> Found:
    """« Accueil > International > Amériques »."""
    if len(line.text) > 220 or (line.stop and ">" not in line.text):
        return None
    opening = next((h for h, r in cues(line) if r.id == "menu" and h.first == line.first), None)
    if (
        opening is not None
        and line.text[opening.end - line.start :].lstrip()[:1] in "/|>›»→-–:"
        and line.words > 1
    ):
        return "boilerplate", "boilerplate.trail"
    return (
        ("boilerplate", "boilerplate.trail")
        if TRAIL.match(line.text) and "«" not in line.text
        else None
    )


def _agency_line(analysis: Analysis, line: PageLine) -> Found:
    """« AA / Ankara / Elif Karaca », « Le Sahel Matinal (N'Djamena) »."""
    if line.stop or len(line.text) > 90 or line.words < 2:
        return None
    pieces = [p.strip() for p in re.split(r"\s?/\s?", line.text) if p.strip()]
    if (
        len(pieces) in (2, 3, 4)
        and re.fullmatch(r"[A-Z]{2,6}|Agence \w+", pieces[0])
        and any(is_person(analysis, p) for p in pieces[1:])
        and len(pieces) > 2
        and all(is_name_piece(analysis, p) for p in pieces)
    ):
        return "byline", "byline.agency"
    match = re.fullmatch(r"([^()]{3,40}) \(([^()]{3,30})\)", line.text)
    if (
        match
        and is_outlet(analysis, match[1])
        and ("place" in {v for v, *_ in families(analysis, match[2])})
    ):
        return "byline", "byline.name"
    return None


def _labels(analysis: Analysis, line: PageLine) -> Found:
    """« INTERNATIONAL · INDONÉSIE », « Tchad »: nothing but sections and places."""
    if line.stop or line.dates or line.words > 8 or not line.words:
        return None
    pieces = [
        p.strip() for p in re.split(r"\s*[|·•>/,;]\s*|\s[-–—]\s|\s{2,}", line.text) if p.strip()
    ]
    for piece in pieces:
        last = len(words_of(piece)) - 1
        if not any(
            v in ("section", "place", "menu") and f == 0 and e == last
            for v, f, e in families(analysis, piece)
        ):
            return None
    line.section = True
    return None


def _list_of_names(analysis: Analysis, line: PageLine) -> Found:
    """Three and more short pieces with wide gaps or bars and no stop: a menu or a list of tags."""
    if line.stop or line.dates or len(line.text) > 200:
        return None
    for mark in ("  ", "|", "·", "•", "\t", " / "):
        pieces = [p.strip() for p in line.text.split(mark) if p.strip()]
        if len(pieces) >= 3 and all(len(p) <= 35 for p in pieces):
            return "boilerplate", "boilerplate.list"
    if line.fold.startswith("#"):
        return "boilerplate", "boilerplate.tags"
    return None


def _address(analysis: Analysis, line: PageLine) -> Found:
    """A postal address, a telephone number or a mail address."""
    if (
        len(line.text) <= 160
        and (_ADDRESS.search(line.fold) or _PHONE.match(line.fold))
        and not line.finite
    ):
        return "boilerplate", "boilerplate.address"
    return None


def _reader(analysis: Analysis, line: PageLine) -> Found:
    """« Koffi229 dit : … »: only a hint, a speaker may open a paragraph so."""
    if len(line.text) <= _LONG and READER.match(line.text):
        line.soft = "boilerplate.reader"
    return None


_RULES: tuple[Callable[[Analysis, PageLine], Found], ...] = (
    _no_letters,
    _reference,
    _embed,
    _file_name,
    _made_at,
    _place_date,
    _ago,
    _rights,
    _byline_cue,
    _stamp,
    _caption_cue,
    _furniture_line,
    _credit,
    _furniture_start,
    _trail,
    _agency_line,
    _labels,
    _signature,
    _list_of_names,
    _address,
    _reader,
)


_SENTENCE_RULES = (
    _embed, _file_name, _made_at, _rights, _byline_cue, _caption_cue, _credit, _furniture_start, _trail, _address,
    _reader,
)  # fmt: skip
"""What a line that reads like a sentence may be all the same."""


def _at_start(line: PageLine, hit: Hit) -> bool:
    """At the first word, or after numbers and marks alone (« 3 réflexions sur », « – Avec l'Agence »)."""
    before = line.text[: hit.start - line.start]
    return not any(c.isalpha() for c in before) and len(before) <= 8


def _only_names(analysis: Analysis, line: PageLine) -> bool:
    """Whether the line holds, beside its date, only pieces of a byline."""
    text = line.text
    cut = []
    for start, end in line.dates:
        cut.append((start - line.start, end - line.start))
    for match in TIME.finditer(line.fold):
        cut.append(match.span())
    for hit, row in cues(line):
        if row.value != "section" or hit.last > hit.first:
            cut.append((hit.start - line.start, hit.end - line.start))
    for hit, _ in cues(line, "byline"):
        cut.append((hit.start - line.start, hit.end - line.start))
    rest = list(text)
    for start, end in cut:
        rest[start:end] = "|" * (end - start)
    pieces = re.split(r"[|·•»›>()\[\],;:/]+|\s[-–—]\s?|[-–—]\s", "".join(rest))
    total = 0
    for piece in pieces:
        bare = piece.strip(" .\u00a0\u202f")
        if not any(c.isalpha() for c in bare) or len(bare) <= 2:
            continue
        if bare.lower() in _LITTLE:
            continue
        total += 1
        if not is_name_piece(analysis, bare):
            return False
    return total <= 4


_LITTLE = frozenset(
    "le la les à par on at by du et de ce en the mis mise jour modifié modifiée maj page heure admin min l'".split()
)
