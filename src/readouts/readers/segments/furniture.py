"""What a line is by its own words and shape: furniture, caption or byline; None where its neighbours decide."""

from __future__ import annotations

import re
from collections.abc import Callable

from readouts.analysis import Analysis
from readouts.matching import Hit
from readouts.readers.segments import bylines
from readouts.readers.segments.lines import Found, PageLine, at_start, cues, uncovered
from readouts.readers.segments.names import families, words_of
from readouts.readers.segments.shapes import (
    CREDIT,
    DESK_CREDIT,
    DIGITS,
    EMBED,
    FILE_ENDING,
    FILE_NAME,
    READER,
    SEPARATOR,
    TRAIL,
)
from readouts.vocabulary.rows import Cue

__all__ = ["read_alone"]

_LONG = 260
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright)", re.IGNORECASE)
_PHONE = re.compile(r"^(?:tel|fax|phone)?\W*[+(]?\d[\d\s().-]{7,}$|^.{0,60}\S+@\S+\.\w{2,}\W*$")
_COUNTED = re.compile(r"^\W*\d[\d\s.,]*\s*(?:k|m)?\W*(?P<word>[^\W\d]+)\W*$")
_ADDRESS = re.compile(
    r"(?:\b(?:rue|avenue|av\.|boulevard|bd|bp|b\.p\.|quai|place|chaussee|strasse|street|po box)\b.*\d.*|"
    r"^\d+,? (?:bis |ter )?(?:rue|avenue|boulevard|quai|place)\b.*)\b\d{4,6}\b|^b\.?p\.? \d+"
    r"|^[^.:;]{3,60}, \d{1,4},? (?:bis,? |ter,? )?(?:rue|avenue|boulevard|quai|place|chemin|route|allee)\b[^.;]{0,60}$"
)
_IMPERATIVE = re.compile(r"\w{3,}ez\b")


_HOME = re.compile(r"(?:page d'|retour a l')?(?:accueil|home|menu|navigation|rubriques?)\b")
"""« Accueil - Monde » is a trail; « EN DIRECT - Oslo reçoit Lima » a headline with its kicker."""
_NUMBERED = re.compile(r"[\d@]")
_EMBEDDED = re.compile(r"[@#/\[]|www\.")
_INITIALS = re.compile(r"\((?:[A-Za-z]{2,6}[-/]){1,3}[a-z]{1,4}\)\W*$")
# The look-ahead passes over plain text in a fifth of the time of all the branches.
_CREDITED = re.compile(
    r"(?=[©(/|:@Pp,A-ZÀ-Þ.!?»])"
    r"(?:[©(/|:@]|[Pp]hoto|PHOTO|, (?:à|au|de) |[A-ZÀ-Þ]{2}$|[.!?»] [A-ZÀ-Þ][^.!?:;]{1,50}\.?$"
    r"|public(?<=omaine public)|[.!?] \[[^\[\]]+\]$)"
)
_FREE = tuple(f"ibre{s} de droit{t}" for s in ("", "s") for t in ("", "s"))
_PAGE_NUMBER = re.compile(r"(?:page|p\.) ?\d{1,3}(?: ?(?:/|sur|de|of) ?\d{1,3})?$")
_MARKDOWN = re.compile(r"#{1,6}\s\S")
"""« ## Une visite en deux temps »: a heading of a page that was written in Markdown."""
_REFERENCE = re.compile(
    r"^(?:n ?[°o]\.?|nr\.?|ref(?:erence)?s?\.?|n/ref\.?) ?:? ?[\w.-]*\d[\w ./-]*$"
    r"|^\w{2,8}(?:/\w{1,8}){2,}/?(?:19|20)\d\d$"
)


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
    if len(line.text) > 60 or line.dates or line.days:
        return None  # « N°452 du vendredi 3 juin 2022 » is the paper's date
    found = _REFERENCE.match(line.fold) or _PAGE_NUMBER.match(line.fold)
    return ("boilerplate", "boilerplate.reference") if found else None


def _printed(analysis: Analysis, line: PageLine) -> Found:
    """« Imprimé le 14/03/2021 à 10:12 », « Page consultée le 3 mai »: the reader's day, not the text's."""
    if len(line.text) > 100 or not (line.dates or line.days) or (line.stop and line.words > 10):
        return None
    if any(at_start(line, hit) for hit, _ in cues(line, "print")):
        return "boilerplate", "boilerplate.print"
    return None


def _embed(analysis: Analysis, line: PageLine) -> Found:
    """An address or an embedded post."""
    if not _EMBEDDED.search(line.text):
        return None
    return ("boilerplate", "boilerplate.embed") if EMBED.search(line.text) else None


def _file_name(analysis: Analysis, line: PageLine) -> Found:
    """« IMG_20211203.jpg »."""
    return (
        ("caption", "caption.file")
        if len(line.text) <= 160 and (FILE_ENDING.search(line.text) or FILE_NAME.match(line.text))
        else None
    )


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


def _archives(analysis: Analysis, line: PageLine) -> Found:
    """« Hans Grundberg devant le Conseil (archives) »."""
    if line.stop or not line.fold.endswith(("(archives)", "(archive)", "[archives]", "- archives")):
        return None
    return "caption", "caption.credit"


def _caption_cue(analysis: Analysis, line: PageLine) -> Found:
    """« Photo : service de presse », « De gauche à droite … »."""
    for hit, row in cues(line, "caption"):
        if "start" in row.tags and at_start(line, hit):
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


_LONG_FOR_PICTURE = 30
"""Words that no picture has under it."""


def _credit(analysis: Analysis, line: PageLine) -> Found:
    """A credit at the end: « Photo Inès Koffi / Le Matin », « (à g.) », « (JEANNE MORVAN / LE FIL) »."""
    if not (_CREDITED.search(line.text) or line.text.endswith(_FREE)):
        return None
    if any(row.value == "rights" for _, row in cues(line)):
        return None
    if _INITIALS.match(line.text):
        return None  # « (dpa-afp/jt) »: who wrote the dispatch
    if bylines.agency_line(analysis, line) is not None:
        return None
    agencies = [hit for hit, _ in cues(line, "agency")]
    if agencies and line.index and not uncovered(analysis, line, agencies):
        return None  # « (Keystone-ATS) » on a line of its own
    credit = CREDIT.search(line.text) or DESK_CREDIT.search(line.text)
    if credit is None or _signs_article(line, credit.group()):
        return None
    return "caption", "caption.credit"


def _signs_article(line: PageLine, credit: str) -> bool:
    """« … et de la conseillère du Premier ministre, Mme Aïnina. AMI »: the agency behind the last paragraph."""
    bare = credit.strip(" .-–")
    return line.words > _LONG_FOR_PICTURE and line.finite and bare.isalpha() and bare.isupper()


def _furniture_start(analysis: Analysis, line: PageLine) -> Found:
    """Furniture wording at the beginning of the line, or anywhere in it where it is unmistakable."""
    for hit, row in cues(line):
        if "any" in row.tags and len(line.text) <= _LONG:
            if (
                line.stop
                and line.words > 12
                and not at_start(line, hit)
                and row.value in ("rights", "related", "disclaimer")
            ):
                line.soft = f"boilerplate.{row.value}"
                continue
            return "boilerplate", f"boilerplate.{row.value}"
        if (
            not {"start", "label"}.isdisjoint(row.tags)
            and at_start(line, hit)
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
    sections = sum(r.value == "section" for _, r in found)
    plain_row = sections >= 3 and not line.stop and not any(c in line.text for c in ",:")
    if plain_row and uncovered(analysis, line, hits) == 1:
        return "boilerplate", "boilerplate.menu"  # « Journal Affaires Société Sports »
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
    if opening is not None and line.words > 1:
        rest = line.text[opening.end - line.start :].lstrip()
        home = _HOME.match(line.fold) is not None
        headline = not home and max(len(piece.split()) for piece in SEPARATOR.split(rest)) > 5
        if rest[:1] in ("/|>›»→-–:" if home else "/|>›»→") and rest and not headline:
            return "boilerplate", "boilerplate.trail"
    return (
        ("boilerplate", "boilerplate.trail")
        if TRAIL.match(line.text) and "«" not in line.text
        else None
    )


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
    if line.fold.startswith("#") and not _MARKDOWN.match(line.text):
        return "boilerplate", "boilerplate.tags"
    return None


def _address(analysis: Analysis, line: PageLine) -> Found:
    """A postal address, a telephone number or a mail address."""
    if not _NUMBERED.search(line.text):
        return None
    if (
        len(line.text) <= 160
        and (_ADDRESS.search(line.fold) or _PHONE.match(line.fold))
        and not line.finite
    ):
        return "boilerplate", "boilerplate.address"
    return None


def _reader(analysis: Analysis, line: PageLine) -> Found:
    """« Koffi229 dit : … »: only a hint, a speaker may open a paragraph so."""
    hinted = ":" in line.text or "ago" in line.fold or " y a " in line.fold
    if hinted and len(line.text) <= _LONG and READER.match(line.text):
        line.soft = "boilerplate.reader"
    return None


_RULES: tuple[Callable[[Analysis, PageLine], Found], ...] = (
    _no_letters,
    _reference,
    _embed,
    _file_name,
    _printed,
    bylines.made_at,
    bylines.place_date,
    bylines.place_agency,
    bylines.ago,
    bylines.blogger,
    _rights,
    _archives,
    bylines.cued,
    bylines.stamp,
    _caption_cue,
    _furniture_line,
    _credit,
    _furniture_start,
    _trail,
    bylines.agency_line,
    _labels,
    bylines.signature,
    _list_of_names,
    _address,
    _reader,
)


_SENTENCE_RULES = (
    _embed, _file_name, bylines.made_at, _rights, bylines.cued, _caption_cue, _credit, _furniture_start, _trail,
    _address, _reader,
)  # fmt: skip
"""What a line that reads like a sentence may be all the same."""
