"""The persons in the bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readouts.analysis import Analysis
from readouts.patterns import Pattern
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.names import families, is_institution, is_person, words_of
from readouts.readers.segments.shapes import TIME

__all__ = ["byline_pieces", "find_authors"]


def byline_pieces(line: PageLine) -> Iterator[str]:
    """The pieces of a byline between its separators, dates and times taken out."""
    rest = list(line.text)
    for start, end in line.dates:
        rest[start - line.start : end - line.start] = "|" * (end - start)
    for match in TIME.finditer(line.fold):
        rest[match.start() : match.end()] = "|" * (match.end() - match.start())
    pictures = _PICTURES.search(line.text)
    if pictures is not None:
        del rest[pictures.start() :]
    text = _LABELLED.sub("|", "".join(rest))
    for stretch in _SEPARATORS.split(_SOURCE.sub("|", text)):
        piece = _LEFT_OVER.sub("", stretch.strip(" .\u00a0\u202f"))
        if piece:
            yield piece


_SOURCE = Pattern(r"\((?:selon|d['’]apr[eè]s|avec|via|source)[^()]*\)?", re.IGNORECASE)
_SEPARATORS = Pattern(r"[|·•»›>()\[\],;:/]+|\s[-–—]+\s?|[-–—]\s|\s{2,}|\.(?<=[a-zà-ÿ]{3}\.)\s")
_LEFT_OVER = Pattern(r"\s+(?:le|on|du|à|at|in|dans|(?:in|dans)\s\w+)$")
"""« Ada Roy le [12 mars] »."""
_PICTURES = Pattern(
    r"[\s,.;(–—-]+(?:photos?|photographies?|images?|dessins?|illustrations?|infographies?|vidéos?|montage|traduction"
    r"|traduit\s\w+|adaptation)(?:\s(?:de|par)\s|\s?:\s|\s(?=[A-ZÀ-Þ])).*$",
    re.IGNORECASE,
)
"""« Texte : Ada Roy. Photos : Paul Girard », « Par Ada Roy, traduit de l'anglais par X »: not who wrote it."""
_LABELLED = Pattern(
    r"\s(?:Catégories?|Rubriques?|Publication|Section|Mots[- ]clés|Lu|Clics|Date|Lecture|Thème)\s?:"
)
"""« Écrit par : Halimatou Seyni Catégorie : Journal »."""
_LEAD = Pattern(
    r"^(?:.{0,80}?\b(?:par|by)\s+|(?:posté|publié|écrit|rédigé|recueilli|propos recueillis|réalisé)\w*\s+(?:par\s+)?"
    r"|(?:de|avec|par)?\s*(?:notre|nos)\s+(?:correspondant|envoyé)\w*(?:\s+(?:spécia\w+|permanent\w*|particuli\w+))?(?:\s+(?:à|au|aux|en)\s+.+)?\s*"
    r"|reportage\s+(?:de\s+|par\s+)?|correspondance\s+(?:de\s+|particulière\s+de\s+)?"
    r"|texte\s+(?:et photos?\s+)?(?:de\s+)?"
    r"|(?:(?:le|la|un|une|mon|ce|l['’])\s?)?(?:blog(?:ue)?|site\s(?:personnel|perso)|page|carnets?|chroniques?|billets?|notes)"
    r"(?:\s(?:personnels?|perso|tenue?s?|animée?s?|écrite?s?|signée?s?|politique|diplomatique))*\s(?:de\s|d['’]|par\s)"
    r"|(?:aut(?:eur|rice)e?s?|author|signé|rédaction)\s+"
    r"|un (?:article|reportage|texte) de\s+|une (?:analyse|enquête|chronique) de\s+)",
    re.IGNORECASE,
)
_LEAD_ALONE = re.compile(
    r"(?:auteure?|autrice|author|par|by|signé|(?:écrit|rédigé|publié|posté|soumis|proposé)e?\spar)",
    re.IGNORECASE,
)
"""« Auteur : Casimir »: one word is enough behind it."""
_JOINED = re.compile(r"\s+(?:et|and|&|avec)\s+")
_ALSO = re.compile(r"^(?:(?:et|and|&|avec)\s+)?(?:(?:Mme|M\.|Mlle|Dr|Pr|Me)\s+)?")
"""« Par Ada Roy, Vienne, et Kamran Pourzand »."""
_FOR = re.compile(r"\s(?:pour|for)\s")
"""« Direct animé par Ada Roy pour Planète Minute »."""


def find_authors(analysis: Analysis, lines: Sequence[PageLine], outlet: str | None) -> list[str]:
    """The persons in the bylines, in the order of the page."""
    out: dict[str, str] = {}
    own = " ".join(words_of(outlet or ""))
    told = {word for line in lines if line.kind == "title" for word in words_of(line.text)}
    for line in lines:
        if line.kind != "byline" or line.rule in (
            "byline.made-at",
            "byline.place-date",
            "byline.masthead",
            "byline.source",
            "byline.agency",
        ):
            continue
        lead = False
        for piece in byline_pieces(line):
            bare = _LEAD.sub("", piece, count=1)
            led = lead or bare != piece
            lead = _LEAD_ALONE.fullmatch(piece) is not None
            for part in _JOINED.split(bare):
                name = _FOR.split(_ALSO.sub("", part.strip(" .,")))[0]
                key = " ".join(words_of(name))
                if (
                    key
                    and key != own
                    and is_person(analysis, name, strict=not led)
                    and not is_outlet_only(analysis, name, led)
                    and (led or not told.issuperset(words_of(name)))
                ):
                    out.setdefault(key, name)
    whole = {key: set(key.split()) for key in out}
    bearers: dict[str, list[set[str]]] = {}
    for words in whole.values():
        for word in words:
            bearers.setdefault(word, []).append(words)
    return [
        name  # « Innocent Mugabo », and « Publié par Innocent » below
        for key, name in out.items()
        if not any(whole[key] < other for other in min((bearers[w] for w in whole[key]), key=len))
    ]


def is_outlet_only(analysis: Analysis, name: str, led: bool) -> bool:
    """A capitalised pair that is a section or a place and not led by « par »."""
    found = families(analysis, name)
    last = len(words_of(name)) - 1
    if not led and any(
        v in ("section", "place") or (v == "menu" and last == end - first)
        for v, first, end in found
    ):
        return True
    return is_institution(analysis, name)
