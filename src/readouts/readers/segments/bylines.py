"""Lines that say who wrote, where and when, by their own words and shape."""

from __future__ import annotations

import re

from readouts.analysis import Analysis
from readouts.matching import Hit
from readouts.readers.segments.lines import Found, PageLine, at_start, cues, uncovered
from readouts.readers.segments.names import (
    families,
    is_agency,
    is_city,
    is_institution,
    is_name_piece,
    is_outlet,
    is_person,
    words_of,
)
from readouts.readers.segments.shapes import (
    BLOGGER,
    MADE_AT,
    PERSON,
    PLACE_DATE,
    SEPARATOR,
    SIGNATURE,
    TIME,
    TRAIL,
)
from readouts.vocabulary.holders import folded_given_names
from readouts.vocabulary.rows import Cue
from readouts.vocabulary.transliteration import fold_token

__all__ = [
    "agency_line",
    "ago",
    "blogger",
    "cued",
    "made_at",
    "place_agency",
    "place_date",
    "signature",
    "stamp",
]

_AGO = re.compile(
    r"^(?:publie |posted |mis a jour )?il y a \w+ (?:an|mois|jour|heure|minute|semaine)s?$|^\d+ \w+ ago$"
)
_INTRODUCED = re.compile(r"(?:\b(?:le|ce|on)|\)|[-–])\s*$")
_ENVOY_FOR = re.compile(r" (?:pour|de l'|des |du |de la |aupres) ?")
_AT_CITY = re.compile(r"[A-Z]{1,4}\s?[-–/]\s?([A-ZÀ-Þ][\w' -]{2,20})")
"""« CD - Rome »."""
_POSTED = re.compile(
    r"(?:De |D['’]|À |A )([A-ZÀ-Þ][\w' -]{2,20}?)(?:\s?:\s?|,\s)([A-ZÀ-Þ][^:,.]{4,40})"
)
"""« De Berne : Ada Roy », « À Rome, Ada Roy »: who wrote it, and from where."""
_FROM_OURS = re.compile(r"\bde (?:notre|nos) (?:correspondant|envoye)e?s?\b")
"""« APA-Bamako (Mali) De notre correspondant : Mohamed Konaté »."""
_AT_TIME = re.compile(r"(?:a|at) \d{1,2} ?[h:] ?\d\d$")
"""« À 13:51 » under its date."""
_TELEPHONE = re.compile(r"\d{2,4}[\s.-]\d{2,3}[\s.-]\d{2}")
"""« Service de presse : +32 2 000 00 00 »."""
_NEWSROOM = re.compile(
    r"par (?:la |notre |le |l')?(?:redaction|desk|service|equipe)\b(?: \S+){0,3}$"
)
"""« par Rédaction B24 », « Par la rédaction du Matin »."""
_LOWER_BY = re.compile(r"^(?:par|by)\s+[A-ZÀ-Þ]")
_BY = re.compile(r"^(?P<before>.{2,50}?)[\s,|–—-]+(?:[Pp]ar|[Bb]y)\s+(?P<rest>.+)$")


def made_at(analysis: Analysis, line: PageLine) -> Found:
    """« Fait à Bujumbura, le 14 juin 2024 »."""
    if len(line.text) <= 160 and MADE_AT.match(line.text):
        return "byline", "byline.made-at"
    return None


def place_date(analysis: Analysis, line: PageLine) -> Found:
    """« San José, le 20 février 2020 »."""
    if len(line.text) <= 80 and line.dates and PLACE_DATE.match(line.text):
        if any(at_start(line, hit) for hit, _ in cues(line, "byline", "agency", "print")):
            return None  # « Publié le 3 mai 2021 », « ABP 12 mars 2021 » name no place
        if line.dates[0][0] == line.start:
            return None  # « Vendredi 12 mars 2021 »
        place = line.text[: line.dates[0][0] - line.start]
        if is_outlet(analysis, place) or _is_writer(analysis, place):
            return None  # « L'Éveil du Sahel, 12 mars 2021 », « Ada Roy, le 12 mars 2021 »
        if "," not in place and not _INTRODUCED.search(place) and not is_city(analysis, place):
            return None  # « Studio Tamani 12 mars 2021 »
        return "byline", "byline.place-date"
    return None


def _is_writer(analysis: Analysis, text: str) -> bool:
    """« Gabrielle Thériault, dimanche 15 septembre 2024 »: a given name and a surname, not a town."""
    name = re.sub(r",?\s*(?:le|ce)?\s*$", "", text)
    given = fold_token(words_of(name)[0]) if words_of(name) else ""
    return (
        given in folded_given_names() and is_person(analysis, name) and not is_city(analysis, name)
    )


def place_agency(analysis: Analysis, line: PageLine) -> Found:
    """« Bakou, 3 avril, AzerNews », « TUNIS, 4 mai (TAP) » with nothing behind it."""
    if not (line.days or line.dates) or len(line.text) > 70 or line.stop or line.finite:
        return None
    start, end = (line.days or line.dates)[0]
    place = line.text[: start - line.start].strip(" ,-–—")
    behind = line.text[end - line.start :].strip(" ,()/-–—:")
    if not behind or not is_city(analysis, re.sub(r",?\s(?:le|ce)$", "", place)):
        return None
    named = is_outlet(analysis, behind) or (" " not in behind and behind[:1].isupper())
    return ("byline", "byline.place-date") if named else None


def stamp(analysis: Analysis, line: PageLine) -> Found:
    """A whole date, and beside it nothing but times, names, sections and byline words.

    A day without its year needs a time of day: « 8 FÉVR, 11:23 », « Hier à 18 h 40 ».
    """
    if not line.dates and line.days and len(line.text) <= 60 and TIME.search(line.fold):
        return ("byline", "byline.stamp") if _only_names(analysis, line) else None
    if len(line.text) > 160 or not line.dates or "©" in line.text:
        return None
    if "Ã" in line.text and len(line.text) <= 70 and line.words <= 12:
        return "byline", "byline.stamp"  # « PubliÃ© le 12 mars 2021 Ã  14h05 »
    return ("byline", "byline.stamp") if _only_names(analysis, line) else None


def blogger(analysis: Analysis, line: PageLine) -> Found:
    """« le blog de Philibert Lachaume, géographe à la retraite », « Un carnet tenu par Ada Roy »."""
    match = BLOGGER.match(line.text) if len(line.text) <= 120 and not line.stop else None
    if match is None:
        return None
    name = re.split(r",|\s[-–—|(]|\s(?:et|sur)\s", match["name"])[0]
    return ("byline", "byline.blogger") if is_person(analysis, name) else None


def ago(analysis: Analysis, line: PageLine) -> Found:
    """« il y a 2 heures »."""
    return (
        ("byline", "byline.ago")
        if len(line.text) <= 40 and _AGO.match(line.fold.strip(" ."))
        else None
    )


def cued(analysis: Analysis, line: PageLine) -> Found:
    """« Publié le … », « Par … », « Source : … », « (Reportage X et Y) »."""
    if len(line.text) > 200:
        return None
    for hit, row in cues(line, "byline"):
        if (
            "line" in row.tags
            and not _TELEPHONE.search(line.text)
            and not TRAIL.match(line.text)
            and not uncovered(analysis, line, [h for h, _ in cues(line, "byline")])
        ):
            return "byline", "byline.desk"
        if (
            "start" in row.tags
            and at_start(line, hit)
            and _byline_goes_on(analysis, line, hit, row)
        ):
            return "byline", f"byline.{row.id.removeprefix('byline-')}"
        if "any" in row.tags and len(line.text) <= 120 and not line.stop and hit.first > line.first:
            before = line.text[: hit.start - line.start].strip(" ,(–—-|")
            if _ENVOY_FOR.match(line.fold, hit.end - line.start):
                continue  # « Hans Grundberg, envoyé spécial pour le Yémen »: no reporter
            if PERSON.match(before) or is_outlet(analysis, before):
                return "byline", "byline.name"
    if len(line.text) <= 120 and not line.stop and not line.finite and _FROM_OURS.search(line.fold):
        return "byline", "byline.author"
    if len(line.text) <= 30 and _AT_TIME.match(line.fold):
        return "byline", "byline.time"
    if len(line.text) <= 40 and not line.stop and _NEWSROOM.match(line.fold):
        return "byline", "byline.author"
    if _LOWER_BY.match(line.text) and len(line.text) <= 90 and not line.stop:
        name = re.split(r",|\s+(?:et|avec|pour|le)\s+|\s[-–—|(]", line.text[3:].strip())[0]
        if is_person(analysis, name) or is_outlet(analysis, name):
            return "byline", "byline.author"
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
    bare = after.lstrip(":, ").rstrip(" ).")
    if "source" in row.tags:
        room = 60 if line.finite or line.stop else 150
        return (colon or (hit.last > hit.first and len(after) <= room)) and not (
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
    if "named" in row.tags:
        writer = re.split(r",|\s+et\s+", piece)[0].strip()
        led = colon or line.fold[hit.end - line.start - 3 : hit.end - line.start] == "par"
        return led and is_person(analysis, writer) and not line.stop
    name = re.split(r",|\s+(?:et|avec|pour|\(|/|à)\s*|\s\(", piece)[0].strip()
    if bare[-1:] in ("?", "!"):
        return False  # « Journaliste : Que vous a-t-elle dit ? »
    if is_person(analysis, name, strict=False) or (colon and len(bare) <= 80):
        return not (line.stop and line.words > 22)
    short = len(line.text) <= 110 and not line.stop
    return (
        (hit.last > hit.first and short)
        or (short and colon)
        or (short and (is_outlet(analysis, name) or is_institution(analysis, name)))
    )


def signature(analysis: Analysis, line: PageLine) -> Found:
    """« np/ak/lm » or an agency alone."""
    if len(line.text) > 40:
        return None
    if (
        line.words
        and not uncovered(analysis, line, [h for h, _ in cues(line, "agency")])
        and cues(line, "agency")
    ):
        return "byline", "byline.agency"
    signed = _AT_CITY.fullmatch(line.text)
    if signed is not None and is_city(analysis, signed[1]):
        return "byline", "byline.signature"
    if SIGNATURE.match(line.text) and not any(row.value != "section" for _, row in cues(line)):
        if line.text.isupper() and "/" not in line.text and "." not in line.text:
            return None
        return "byline", "byline.signature"
    return None


def agency_line(analysis: Analysis, line: PageLine) -> Found:
    """« AA / Ankara / Elif Karaca », « Le Sahel Matinal (N'Djamena) »."""
    if line.stop or len(line.text) > 90 or line.words < 2:
        return None
    pieces = [p.strip() for p in re.split(r"\s?/\s?|\s[-–—]\s", line.text) if p.strip()]
    if (
        len(pieces) in (2, 3, 4)
        and re.fullmatch(r"[A-Z]{2,6}|Agence \w+", pieces[0])
        and any(is_person(analysis, p) for p in pieces[1:])
        and len(pieces) > 2
        and all(is_name_piece(analysis, p) for p in pieces)
    ):
        return "byline", "byline.agency"
    if (
        len(pieces) == 2
        and (line.index <= 1 or "/" in line.text)
        and is_city(analysis, pieces[1])
        and is_agency(analysis, pieces[0])
    ):
        return "byline", "byline.agency"  # « MTI / Budapest », « AA / Ankara »
    posted = _POSTED.fullmatch(line.text)
    if posted is not None and is_city(analysis, posted[1]) and is_person(analysis, posted[2]):
        return "byline", "byline.author"
    match = re.fullmatch(r"([^()]{3,40}) \(([^()]{3,30})\)", line.text)
    if (
        match
        and is_outlet(analysis, match[1])
        and ("place" in {v for v, *_ in families(analysis, match[2])})
    ):
        return "byline", "byline.name"
    return None


def _only_names(analysis: Analysis, line: PageLine) -> bool:
    """Whether the line holds, beside its date, only pieces of a byline."""
    text = line.text
    cut = []
    for start, end in line.dates or line.days:
        cut.append((start - line.start, end - line.start))
    for match in TIME.finditer(line.fold):
        cut.append(match.span())
    for match in _FIRST_DAY.finditer(line.fold):
        cut.append(match.span())
    for pattern in (_HIJRI, _NUMBER):
        cut.extend(match.span() for match in pattern.finditer(line.fold))
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


_FIRST_DAY = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di )?\d{1,2} ?(?:&|et|-|/|au) ?(?=(?:\w+di |dimanche )?\d)"
)
"""« Samedi 2 & dimanche 3 octobre 2021 »: what stands in front of the second day."""
_NUMBER = re.compile(
    r"\bp(?:age|p)?\.? ?\d{1,3}\b|#\d{1,4}\b|\bn ?[°o]\.? ?(?=[\w./-]{0,12}\d)[\w./-]+"
)
"""« Communiqué n° 214 | 23 juillet 2025 », « N° 12/2021 »."""
_HIJRI = re.compile(r"\b\d{1,2} [a-z' -]{4,20} 1[34]\d\d(?: ?h\b)?")
"""« 3 Rabie Ethani 1446 »."""
_LITTLE = frozenset(
    "le la les à par on at by du et de ce en the mis mise jour modifié modifiée maj page heure admin min l'".split()
)
