"""Lines that are only a name: the outlet's, the issuing body's, the author's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.names import (
    families,
    is_chair,
    is_institution,
    is_outlet,
    is_person,
    is_state,
)
from readouts.readers.segments.naming import NUMBERED, stands_for
from readouts.readers.segments.shapes import BLOGGER, SEPARATOR
from readouts.text import Page, fold
from readouts.vocabulary.holders import folded_given_names
from readouts.vocabulary.transliteration import fold_token

__all__ = [
    "SLOGAN",
    "SLOGAN_BEHIND",
    "has_slogan",
    "is_author",
    "is_masthead",
    "is_tagline",
    "names_and_says",
    "names_blog",
    "opens_with_institution",
]

_TOP = 6
"""A state's name and a ministry's full style stand within so many lines of the top."""
_FOOT = 30
"""So many lines at the foot are looked at for what blogs have there."""
_LOOKED_UP = 60
"""So many lines at the top are looked for elsewhere on the page."""


def is_masthead(analysis: Analysis, line: PageLine) -> bool:
    """The name of the outlet or the issuing body on a line of its own."""
    if line.index <= _TOP and (is_state(analysis, line.text) or is_chair(analysis, line.text)):
        return True
    if line.index <= 1 and names_and_says(line):
        return True  # « Genève internationale — le magazine »
    if line.stop or line.words > (12 if line.finite else 26):
        return False
    if (
        line.words > 12
    ):  # « Ministère des Affaires étrangères, de la Coopération et des Burkinabè de l'extérieur »
        return line.index <= _TOP and opens_with_institution(analysis, line)
    if line.section and not is_institution(analysis, line.text):
        return False
    if line.fold.startswith(("par ", "by ", "edition du ", "edition de ")):
        return False
    if line.index == 0 and _capitalised(analysis, line):
        return True
    pieces = [p for p in SEPARATOR.split(line.text) if p.strip()]
    longest = 9 if BLOGGER.match(line.text) else 5
    if (
        line.index == 0
        and 2 <= line.words <= longest
        and is_outlet(analysis, line.text, loose=True)
    ):
        return True
    if any(is_institution(analysis, p) and p[:1].isupper() for p in pieces[:2]):
        return True
    if (
        line.index <= _TOP
        and SLOGAN_BEHIND.search(line.text[:60])
        and not line.finite
        and not line.stop
    ):
        return True  # « Le Grand Bazar, quotidien en ligne de la route de la soie »
    if (
        line.index <= _TOP
        and len(pieces) == 2
        and not line.finite
        and is_outlet(analysis, pieces[0])
    ):
        return True  # « Le Quotidien de Praia — Fondé en 1978 »
    if (
        line.index <= 1
        and 2 <= line.words <= 6
        and not line.finite
        and _initialled(analysis.page, line)
    ):
        return True
    if line.words > 6 or len(pieces) > 2 or line.finite:
        return False
    short = 0 < line.words <= 5 and (line.words > 1 or len(line.text) > 5)
    if (
        short
        and line.text[0].isupper()
        and line.index < _LOOKED_UP
        and _named_as_outlet(analysis.page, line.fold)
    ):
        return True
    return is_outlet(analysis, line.text) and not _is_slogan(line)


def _capitalised(analysis: Analysis, line: PageLine) -> bool:
    """« Danube Hebdoscope », « Echos du Sahel »: two to four words in capitals that open the page, and no label."""
    if (
        not 2 <= line.words <= 4
        or line.finite
        or line.dates
        or any(c in line.text for c in ":?!;,|/«»…0123456789")
    ):
        return False
    words = [w for w in line.text.split() if fold(w) not in _SMALL]
    if len(words) < 2 or fold_token(fold(words[0])) in folded_given_names():
        return False
    if not all(w[:1].isupper() or w[:2].lower() in ("d'", "d’", "l'", "l’") for w in words):
        return False
    found = families(analysis, line.text)
    return not any(v in ("section", "place", "menu", "state", "byline", "label") for v, *_ in found)


_SMALL = frozenset("de du des d la le les l et en sur au aux a".split())


def opens_with_institution(analysis: Analysis, line: PageLine) -> bool:
    """Whether an institution's name is the first thing on the line, without an article."""
    return any(v == "institution" and first == 0 for v, first, _ in families(analysis, line.text))


def _named_as_outlet(page: Page, name: str) -> bool:
    """Whether the page names it elsewhere where outlets are named: in brackets, after ©, before a separator."""
    end = 0
    while (at := page.fold.find(name, end)) >= 0:
        end = at + max(len(name), 1)
        before, after = page.fold[max(at - 14, 0) : at], page.fold[end : end + 12]
        if before.endswith("\n") and re.match(r" ?[–—-]{1,2} \w", after):
            return True  # « Dakaractu – Le président … » below
        if re.search(
            r"(?:\(|©|copyright|(?:19|20)\d\d|abonnez-vous a|sur|abonne a|suivez|/|lire|application|newsletter de|"
            r"site de|lecteurs de|equipe de|bienvenue sur|soutenez|retrouvez) ?\Z",
            before,
        ) or re.match(
            r"(?:\) ?[-–—:]|,? (?:19|20)\d\d|\.? ?[-–—]? ?tous droits|,? (?:par|avec) "
            r"| vous propose| sur (?:googl|whats|faceb|teleg))",
            after,
        ):
            return True
    return False


_SIGNED = re.compile(r"\((?P<a>[A-Z]{2,6})\)\s?[-–—.:]|©\s?(?:(?:19|20)\d\d\s)?(?P<b>[A-Z]{2,6})\b")


def _initialled(page: Page, line: PageLine) -> bool:
    """« Yerkir Téléagence » over « EREVAN (YTA). »: the agency's initials open the text or close the page."""
    found = _SIGNED.search(page.text)
    return found is not None and stands_for((found["a"] or found["b"]).lower(), line.fold)


_ISSUER = re.compile(
    r"(?:agence|office|societe|radio|television|portail|chaine) (?:nationale?|publique?)\b"
)
"""« Agence nationale de l'information », « Radio nationale »: lower case, and yet a name."""


_EDITION = re.compile(r"[A-Z]\w+(?:\s[A-ZÀ-Þ0-9]\w*)?\s(?:en|in)\s\w+$")
"""« RT en français », « Radio Pékin en espagnol »: an edition by its language."""
_EPITHET = re.compile(r"(?:L['’]\s?|(?:Le|La|Les)\s)[A-ZÀ-Þ]\w+\s(?!d['’])[a-zà-ÿ]\w{3,}$")
"""« L'Indépendant européen », « La Tribune diplomatique »: an article, a capital and one epithet."""


def _is_slogan(line: PageLine) -> bool:
    """« Quotidien béninois d'informations générales »: says what the paper is, not its name."""
    if _ISSUER.match(line.fold) or _EDITION.match(line.text) or _EPITHET.match(line.text):
        return False
    rest = line.text.split()[1:]
    bare = [re.sub(r"^[dlDL][’']", "", w) for w in rest]
    return bool(rest) and not any(w[:1].isupper() or w[:1].isdigit() for w in bare)


SLOGAN = re.compile(
    r"(?:(?:le|la|l['’]|votre|un|une|premier|première)\s?)?(?:\w+\s)?(?:quotidien|magazine|journal|hebdo(?:madaire)?|"
    r"mensuel|site|portail|média|revue|blog|agence|radio|chaîne|webmagazine|fil|bulletin|lettre|infolettre|périodique"
    r"|feuille|organe)\b",
    re.IGNORECASE,
)
"""What a publication says of itself: « le quotidien panafricain en ligne », « Le média des voisins »."""


_SAYS = re.compile(
    r"(?:(?:le|la|les|l['’]|un|une|toute\sl['’])\s?)?(?:chroniques?|carnets?|notes|regards?|récits|actualités?|infos?|lettre)\s",
    re.IGNORECASE,
)
"""« chroniques de l'océan Indien », « toute l'actualité du fleuve » behind a name."""

SLOGAN_BEHIND = re.compile(
    r"(?<=\w),\s(?:le\s|la\s|l['’]|votre\s|un\s|une\s|premier\s|première\s)?"
    r"(?:quotidien|magazine|journal|hebdomadaire|mensuel|site|portail|média|revue|blog|radio|chaîne|webzine)\s[a-zà-ÿ]"
)


def names_and_says(line: PageLine) -> bool:
    """A name, a dash or a bar, and what the publication is."""
    pieces = [p for p in SEPARATOR.split(line.text) if p.strip()]
    if len(pieces) != 2 or line.stop or line.words > 16 or not pieces[0][:1].isupper():
        return False
    short = len(pieces[0].split()) <= 5
    says = SLOGAN.match(pieces[1].strip()) or _SAYS.match(pieces[1].strip())
    return says is not None and (short or not line.finite)


def has_slogan(lines: Sequence[PageLine], line: PageLine) -> bool:
    """The first line of the page, where the next one says what kind of publication it is."""
    under = lines[line.index + 1 : line.index + 2]
    return (
        line.index <= 1
        and 1 <= line.words <= 5
        and not line.finite
        and not line.stop
        and not line.section
        and line.text[0].isupper()
        and bool(under)
        and under[0].words <= 14
        and not under[0].finite
        and SLOGAN.match(under[0].text) is not None
    )


_KEPT = re.compile(
    r"\s[–—-]\s(?:(?:un|le|mon|votre)\s)?(?:blog(?:ue)?|magazine|journal|site|média|revue|quotidien|carnet|podcast)\b",
    re.IGNORECASE,
)


_LOWER_WORD = re.compile(r"(?<=[\s'’])(?!dans|pour|avec|depuis)[a-zà-ÿ]{4,}")


def is_tagline(lines: Sequence[PageLine], line: PageLine) -> bool:
    """« Le portail du Gouvernement suisse », « Géopolitique et colères – blog tenu depuis 2009 » under the name."""
    if not 0 < line.index <= _TOP or line.finite or line.text.isupper():
        return False
    if lines[line.index - 1].rule != "byline.masthead" or _ISSUER.match(line.fold):
        return False
    if NUMBERED.search(line.fold) or not _LOWER_WORD.search(line.text):
        return False  # « Agence de Presse Africaine » is a name
    return SLOGAN.match(line.text) is not None or _KEPT.search(line.text) is not None


def names_blog(lines: Sequence[PageLine], line: PageLine) -> bool:
    """The first line of a page that has a blog's furniture at its foot: « Un diplomate au jardin »."""
    if line.index or line.section or line.finite or line.stop or not 2 <= line.words <= 8:
        return False
    return any("blog" in row.tags for other in lines[-_FOOT:] for _, row in cues(other))


def is_author(analysis: Analysis, line: PageLine) -> bool:
    text = re.sub(r"^\((?:é|e|s|sé|signé)\)\s*", "", line.text)
    name = re.split(r",|\s[-–—|]\s|\s\(", text)[0]
    return line.words <= 8 and not line.stop and is_person(analysis, name)
