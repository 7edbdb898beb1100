"""What the name of an outlet is made of: numbers and company forms cut off, initials written out, articles left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.names import families, is_institution, names_place, words_of
from readouts.text import fold

__all__ = [
    "NUMBERED",
    "clean_name",
    "names_issuer",
    "of_no_country",
    "stands_for",
    "without_article",
    "written_out",
]

NUMBERED = re.compile(r"#\d|\b(?:n ?[°o]|num(?:ero)?|vol|edition)\.? ?\d")
"""« La Lettre d'Erevan – n° 37 »: an issue, not a name."""
_NUMBER = re.compile(
    r"[\s,–—|·(-]+(?:#|n\s?[°º]|num[ée]ro|[ée]dition)\.?\s?\d[\d\s]*\)?$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"(?<=\w)\s*©.*$|(?<=\w)\s(?:suivre|s['’]abonner|abonnez-vous|follow|écouter)$", re.IGNORECASE
)
"""« Par AFP © 2025 AFP », « Texte par : RFI Suivre »."""
_RIGHTS_BEFORE = re.compile(
    r"^\W*(?:(?:©|copyright)\W*)?(?:19|20)\d\d\s+(?=[A-ZÀ-Þ])", re.IGNORECASE
)
"""« (© 2025 Afriquinfos) - »."""
_FREQUENCY = re.compile(r"[\s,–-]+\d{2,3}[.,]\d\s?(?:FM|fm|MHz)?$|\s+FM\s\d{2,3}[.,]\d$")
"""« RADIO KIVU OUVERTE 98.4 FM »."""
_COMPANY = re.compile(
    r",\s(?:soci[ée]t[ée]|coop[ée]rative|association|entreprise|groupe|SA|SAS|SARL)\s.*$|[\s,]+(?:inc|ltée?|ltd|llc|corp|s\.?a\.?r\.?l|s\.?a\.?s|s\.?p\.?r\.?l|a\.?s\.?b\.?l|s\.?p\.?a|gmbh|plc|S\.?A)\.?$",
    re.IGNORECASE,
)
"""« © Cap diplomatie inc. »: the company form is no part of the paper's name."""
_LITTLE = frozenset("de du des d l la le les et en pour".split())
_MINISTRY = re.compile(
    r"(?:ministere|bureau|service(?! public)|cabinet|secretariat|direction|cellule)\b"
    r"(?!.* (?:republique|royaume|federation|etat) d)"
)
_ARTICLES = ("le ", "la ", "les ", "l ")


def clean_name(name: str) -> str:
    """The name alone: « Agence Lagune Presse (ALP », « Radio Kivu 98.4 FM », « Cap diplomatie inc. »."""
    name = _RIGHTS_BEFORE.sub("", re.sub(r"\s+", " ", name)).strip(" .,:;–—-|·©()[]\u00a0\u202f")
    name = _FREQUENCY.sub("", _NUMBER.sub("", _BEHIND.sub("", name)))
    if len(name.split()) > 1:
        name = _COMPANY.sub("", name)
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")].strip()
    return name


def stands_for(acronym: str, name: str) -> bool:
    """« ANI » is the « Agence nationale de l'information »."""
    content = [word for word in name.split() if word not in _LITTLE]
    return len(content) > 1 and _spells(acronym, content)


def _spells(acronym: str, content: Sequence[str]) -> bool:
    """Whether each word gives its first letter, and perhaps a further one: « YTA », the « Yerkir Téléagence »."""
    at = 0
    for n, word in enumerate(content):
        if at >= len(acronym) or word[0] != acronym[at]:
            return False
        at += 1
        inner = acronym[at : at + 1]
        following = content[n + 1][0] if n + 1 < len(content) else ""
        if inner and inner != following and inner in word[2:]:
            at += 1
    return at == len(acronym)


def written_out(lines: Sequence[PageLine], acronym: str) -> str | None:
    """« AA / Ankara » above, and « l'Agence Anadolu » named in full in the page's furniture."""
    for line in lines:
        for hit, _ in cues(line, "agency") if line.kind == "boilerplate" else ():
            name = line.text[hit.start - line.start : hit.end - line.start]
            if stands_for(acronym, " ".join(words_of(name))):
                return name
    return None


def without_article(key: str) -> str:
    """« le reseau boussole » → « reseau boussole »."""
    return next((key[len(a) :] for a in _ARTICLES if key.startswith(a)), key)


def names_issuer(analysis: Analysis, name: str) -> bool:
    """A body by its full name, not « Ministère » alone nor a section of its site."""
    words = words_of(name)
    if len(words) < 3 or not is_institution(analysis, name):
        return False
    return not any(
        v in ("section", "menu") and not f and e == len(words) - 1
        for v, f, e in families(analysis, name)
    )


def of_no_country(analysis: Analysis, name: str) -> bool:
    """« MINISTÈRE DES AFFAIRES ÉTRANGÈRES »: a letterhead that every state has, and no publication's name."""
    if not _MINISTRY.match(fold(name)):
        return False  # « AKP – Bureau du porte-parole » names its body
    return not names_place(analysis, name)
