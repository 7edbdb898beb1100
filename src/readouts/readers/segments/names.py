"""Names in bylines and mastheads: who is a person, what is an outlet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from readouts.analysis import Analysis
from readouts.patterns import Pattern
from readouts.readers.segments.shapes import DOMAIN, PERSON
from readouts.text import fold
from readouts.vocabulary import senses_of, words
from readouts.vocabulary.rows import Cue

__all__ = [
    "TITLED",
    "families",
    "is_agency",
    "is_chair",
    "is_city",
    "is_house",
    "is_institution",
    "is_name_piece",
    "is_office",
    "is_outlet",
    "is_person",
    "is_state",
    "names_place",
    "words_of",
]

_NOBODY = words("segment_nobody")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:l['’]|le |la |les |the |el )\S", re.IGNORECASE)
TITLED = re.compile(r"^(?:[Ll]['’]|(?:Le|La|Les|The|El|LE|LA|LES|THE|EL) )[\W\d]*[A-ZÀ-Þ0-9]")
"""« Le Baobab du soir », « L'Essor »: an article and a capital."""
_ARTICLES = frozenset("le la l".split())
_COMPOUND = re.compile(
    r"(?=.{5,30}$)[A-Z0-9][\w-]*\w(?:infos?|news|actus?|web|medias?|mag|tv|360|express|presse|times|hebdo)"
    r"|(?=.{5,30}$)(?:actu|info|news|radio|web|tele|télé)-?[A-ZÀ-Þ]\w+",
    re.IGNORECASE,
)
"""« H24info », « MapExpress », « Seneweb », « Actu-Togo »: what sites call themselves, in one word."""
_EDITION = re.compile(
    r"[A-ZÀ-Þ][\w-]{2,20}\s(?:24|24h|360|7|2\.0)|[A-Z][A-Z0-9]{1,5}[\s-](?i:français|francais|french|france|afrique|africa|monde|world|international|info|news|tv)"
)
"""« TRT Français », « BBC Afrique », « RT France »."""
_VIETNAMESE = frozenset(
    "thi van duc hoai minh quang thanh xuan huu ngoc cong dinh khanh hong anh tien hai quoc manh".split()
)
"""Middle names behind the surname « Le »."""
_OF = frozenset("de du des d".split())
_LOWER = frozenset("de du des d l la le les et en sur au aux a pour".split())


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a short text, folded, as ``Page`` cuts them."""
    return tuple(_WORD.findall(fold(text)))


def families(analysis: Analysis, text: str) -> list[tuple[str, int, int]]:
    """The layout families that occur in a short text, with their token spans (first, last)."""
    tokens = words_of(text)
    out: list[tuple[str, int, int]] = []
    for i, node in enumerate(analysis.vocabulary.trie.each(tokens)):
        for j in range(i, len(tokens)):
            node = node if j == i else node.get(tokens[j])
            if node is None:
                break
            for sense in senses_of(node):
                if sense.table == "layout" and isinstance(sense.row, Cue):
                    out.append((sense.row.value, i, j))
                elif sense.table in ("country", "region", "area"):
                    out.append(("place", i, j))
    return out


def is_person(analysis: Analysis, text: str, *, strict: bool = True) -> bool:
    """Whether the text is a person's name and nothing else; not strict: one word is enough (after « Par »)."""
    text = text.strip()
    if not text or len(text) > 60 or _DIGIT.search(text):
        return False
    if text.startswith(("l'", "l’")):
        return False  # « Le blog de l'Afrique »
    tokens = words_of(text)
    if any(t in _NOBODY for t in tokens) or all(len(t) == 1 for t in tokens):
        return False
    if not PERSON.match(text) and (
        strict or len(tokens) != 1 or not text[0].isupper() or len(text) < 3
    ):
        return False
    if _EDITION.fullmatch(text) or _COMPOUND.fullmatch(text):
        return False
    if len(tokens) == 1 and text.isupper() and len(text) <= 5:
        return False  # « par ADI »: initials of an agency
    if _ARTICLE.match(text) and text.split()[0].lower() in ("le", "la", "les", "the", "l'"):
        if (
            text.split()[0] not in ("Le", "La")
            or families(analysis, text)
            or is_office(analysis, text)
        ):
            return False
        # « Par Le Drian », « Le Thi Thu Hang »; « Le Temps » beside a date is a paper
        return (len(tokens) == 2 and not strict) or (len(tokens) > 2 and tokens[1] in _VIETNAMESE)
    found = families(analysis, text)
    last = len(tokens) - 1
    if any(first == 0 and end == last for _, first, end in found):
        return False
    labels = {
        i for value, first, end in found if value in ("section", "place")
        for i in range(first, end + 1)
    }  # fmt: skip
    if len(labels) == len(tokens):  # « International Maroc Panama »
        return False
    return not any(value in ("outlet", "agency", "institution") for value, _, _ in found)


def is_office(analysis: Analysis, text: str) -> bool:
    """« Le Ministre », « La Directrice » above a signature: an article and an office."""
    node = analysis.vocabulary.trie.get(words_of(text)[-1]) if words_of(text) else None
    return node is not None and any(sense.table == "office" for sense in senses_of(node))


def is_outlet(analysis: Analysis, text: str, *, loose: bool = False) -> bool:
    """Whether a short text reads like the name of a publication, a site or an agency.

    ``loose``: an article and small letters are enough (« L'ours des Ardennes »), as at the top of a page.
    """
    text = text.strip(" .,:;–—-|()")
    if not text or len(text) > 60 or " : " in text:
        return False  # « Mali-Mauritanie : Diop dépêché à Nouakchott »
    if DOMAIN.search(text) and "@" not in text and " " not in text:
        return True
    if not (text[0].isupper() or text[0].isdigit() or text[:2].lower() in ("l'", "l’")):
        return False
    tokens = words_of(text)
    if len(tokens) > 8 or not tokens:
        return False
    if _COMPOUND.fullmatch(text) or _EDITION.fullmatch(text):
        return True
    found = families(analysis, text)
    if any(
        value == "agency" and last - first + 1 >= len(tokens) - 2 for value, first, last in found
    ):
        return True
    capitals = sum(
        1
        for w in text.split()
        if w[:1].isupper()
        or w[:1].isdigit()
        or fold(w) in _LOWER
        or w[:2] in ("d'", "d’", "l'", "l’")
    )
    if capitals * 2 < len(text.split()):
        return False
    if any(value == "outlet" for value, _, _ in found) and len(tokens) >= 2:
        return True
    titled = (_ARTICLE if loose else TITLED).match(text)
    return bool(titled) and 2 <= len(tokens) <= 6


def is_agency(analysis: Analysis, text: str) -> bool:
    """Whether a short text is a news agency of the vocabulary and nothing else."""
    last = len(words_of(text)) - 1
    return any(
        value == "agency" and not first and end == last
        for value, first, end in families(analysis, text)
    )


def is_institution(analysis: Analysis, text: str) -> bool:
    """« Ambassade de France en Mongolie », « SPF Affaires étrangères »."""
    if len(text) > 110:
        return False
    found = families(analysis, text)
    if any(value in ("section", "menu") and first == 0 for value, first, _ in found):
        found = [
            one for one in found if one[0] != "institution" or one[1] == 0
        ]  # « Actualités du ministère »
    if any(value == "institution" and first <= 2 for value, first, _ in found):
        return True
    return is_house(analysis, text)


def is_house(analysis: Analysis, text: str) -> bool:
    """« Élysée », « Le Quai d'Orsay », « France Diplomatie »: a house that issues texts and nothing else."""
    final = len(words_of(text)) - 1
    return any(
        value == "house" and first <= (text[:1] in "lL") and last == final
        for value, first, last in families(analysis, text)
    )


def is_chair(analysis: Analysis, text: str) -> bool:
    """« Premier ministre du Canada », « Le Président de la République du Bénin »: an office with its country alone."""
    tokens = words_of(text)
    if not 3 <= len(tokens) <= 10 or any(c in text for c in ':?!;,«"0123456789'):
        return False
    at = 1 if tokens[0] in _ARTICLES else 0
    node: dict[str, Any] | None = analysis.vocabulary.trie
    end = 0
    for i in range(at, len(tokens)):
        node = None if node is None else node.get(tokens[i])
        if node is None:
            break
        if any(sense.table == "office" for sense in senses_of(node)):
            end = i + 1
    if not end or end >= len(tokens) - 1 or tokens[end] not in _OF:
        return False
    rest = families(analysis, " ".join(tokens[end:]))
    final = len(tokens) - end - 1
    return any(v in ("place", "state") and f <= 2 and e == final for v, f, e in rest) or any(
        v == "state" and f <= 2 and is_state(analysis, " ".join(tokens[end + f :]))
        for v, f, _ in rest
    )


def is_state(analysis: Analysis, text: str) -> bool:
    """« Royaume du Maroc », « RÉPUBLIQUE DE GUINÉE »: a state by its formal name and nothing else."""
    tokens = words_of(text)
    if not 2 <= len(tokens) <= 8 or any(c in text for c in ":?!;,"):
        return False
    found = [
        last for value, first, last in families(analysis, text) if value == "state" and not first
    ]
    if not found:
        return False
    if len(tokens) - 1 in found:
        return True
    return any(token in ("de", "du", "d", "des") for token in tokens[1:-1])


def names_place(analysis: Analysis, text: str) -> bool:
    """Whether a country or a city is named; « Marocains résidant à l'étranger » names none."""
    tokens = words_of(text)
    for i in range(len(tokens)):
        node: dict[str, Any] | None = analysis.vocabulary.trie
        for token in tokens[i:]:
            node = None if node is None else node.get(token)
            if node is None:
                break
            if any(
                sense.table in ("country", "region", "area")
                and sense.slot in ("form", "capital", "cities")
                for sense in senses_of(node)
            ):
                return True
    return False


def is_city(analysis: Analysis, text: str) -> bool:
    """Whether a short text is a city of the vocabulary and nothing else."""
    node: dict[str, Any] | None = analysis.vocabulary.trie
    for token in words_of(text):
        node = None if node is None else node.get(token)
    return node is not None and any(
        sense.table == "country" and sense.slot == "capital" for sense in senses_of(node)
    )


_BY = Pattern(r"^(?:par|by|selon|d['’]après|source|avec|et|in|dans|on)\s+", re.IGNORECASE)
_ISSUE = Pattern(r"^(?:(?:édition|edition|numéro|no|vol|page|lu|vu)\b|n°)", re.IGNORECASE)
_TOGETHER = Pattern(r"\s+(?:et|avec|and|&|selon|à)\s+")


def is_name_piece(analysis: Analysis, text: str) -> bool:
    """A piece of a byline: a person, an outlet, a place, a section label, or one word."""
    text = _BY.sub("", text.strip())
    if not text:
        return True
    tokens = words_of(text)
    if len(tokens) <= 1:
        return True
    if is_person(analysis, text) or is_outlet(analysis, text):
        return True
    if is_institution(analysis, text) and len(tokens) <= 8:
        return True
    last = len(tokens) - 1
    if any(first == 0 and end == last for _, first, end in families(analysis, text)):
        return True
    if len(tokens) <= 6 and _ISSUE.match(text):
        return True
    split = _TOGETHER.split(text)
    return len(split) > 1 and all(is_name_piece(analysis, piece) for piece in split)
