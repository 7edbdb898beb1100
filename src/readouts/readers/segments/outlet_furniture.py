"""Where a page's furniture names who publishes it: notices of rights, menus, trails, prompts to follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.names import (
    families,
    is_house,
    is_institution,
    is_outlet,
    words_of,
)
from readouts.readers.segments.naming import NUMBERED, clean_name, names_issuer
from readouts.readers.segments.shapes import SEPARATOR
from readouts.text import fold

__all__ = ["ADDRESS", "HEAD", "FurnitureNames"]

HEAD = 3
"""Within so many lines of the top stand menus and letterheads."""


_KINDS = frozenset(
    (
        "newsletter",
        "infolettre",
        "lettre",
        "bulletin",
        "la lettre",
        "le bulletin",
        "journal",
        "magazine",
    )
)
"""What a publication is, and no name of one."""


class FurnitureNames:
    """Candidates with weights, in the order in which the page names them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.weights: dict[str, float] = {}
        self.names: dict[str, str] = {}
        self.recurring: dict[str, bool] = {}
        self.state_above = False
        self.lines: Sequence[PageLine] = ()
        self.signed = False

    def add(self, name: str, weight: float) -> None:
        name = clean_name(name)
        key = " ".join(words_of(name))
        if (
            len(self.weights) > 60
            or len(key) < 2
            or len(name) > 110
            or "@" in name
            or NUMBERED.search(fold(name))
            or key in _KINDS
            or not any(c.isalpha() for c in name)
        ):
            return
        self.names.setdefault(key, name)
        self.weights[key] = self.weights.get(key, 0.0) + weight

    def knows(self, name: str) -> bool:
        return " ".join(words_of(name)) in self.weights

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
        owner = _OWNER.match(line.text)
        if owner is not None:
            self.add(owner[1], 5)
            return
        match = _OF_SITE.search(line.text)
        if match is not None:
            name = next(g for g in match.groups() if g)
            if is_outlet(self.analysis, name):
                self.add(name, 2.5)
        if line.index <= HEAD and line.rule in ("boilerplate.menu", "boilerplate.list"):
            cells = [cell for cell in SEPARATOR.split(line.text) if cell]
            if len(cells) > 2 and is_house(self.analysis, cells[0]):
                self.add(cells[0], 2.5)  # « Élysée | Le Président | Agenda | Boutique »
        if line.rule in ("boilerplate.label", "boilerplate.menu"):
            name, mark, _ = line.text.partition(" - ")
            if mark and is_outlet(self.analysis, name) and len(name.split()) <= 4:
                self.add(name, 2.5)  # « Levant Matin - Toute l'actualité du Proche-Orient »
        if line.rule == "boilerplate.trail":
            first, *steps = SEPARATOR.split(line.text)
            body = next((s for s in steps[:1] if names_issuer(self.analysis, s)), None)
            if body is not None and (ADDRESS.fullmatch(first) or _HOME.fullmatch(fold(first))):
                self.add(
                    body, 3
                )  # « gob.mx > Secrétariat des Relations extérieures > Salle de presse »
                return
            last = len(words_of(first)) - 1
            kinds = {v for v, f, e in families(self.analysis, first) if f == 0 and e == last}
            named = last > 0 and self._recurs(fold(first))
            if not kinds & {"section", "menu", "place", "breadcrumb"} and (
                named or is_outlet(self.analysis, first) or self._leads_to_sections(line)
            ):
                self.add(first, 2.5)

    def _recurs(self, words: str) -> bool:
        """Whether the page has the words twice; asked of so many trails, as a site's own name is in the first."""
        if words not in self.recurring:
            if len(self.recurring) >= _TRAILS:
                return False
            text = self.analysis.page.fold
            at = text.find(words)
            self.recurring[words] = text.find(words, at + len(words)) > at
        return self.recurring[words]

    def _leads_to_sections(self, line: PageLine) -> bool:
        """« Asie Centrale 24 » Actualités » Ouzbékistan »: a name of words with capitals, then a section of a site."""
        first, *rest = SEPARATOR.split(line.text)
        if not rest or not 2 <= len(first.split()) <= 4:
            return False
        if any(not (w[0].isupper() or w[0].isdigit()) for w in first.split() if len(w) > 3):
            return False
        last = len(words_of(rest[0])) - 1
        return any(
            v in ("section", "menu") and f == 0 and e == last
            for v, f, e in families(self.analysis, rest[0])
        )

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
            piece = _RIGHTS_BEHIND.sub("", piece) or piece
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
                # A ministry that owns its site is no publication: « © MAE Madagascar »
                self.add(name, 1 if is_institution(self.analysis, name) else 5)
            return


_OWNER = re.compile(
    r"^([A-ZÀ-Þ][^.:!?©|]{2,45}?)\s?[-–—]?\s?(?:©|\([cC]\)|[Cc]opyright)\s?(?:19|20)\d\d"
)
"""« Algérie Presse Service © 2024 | Mentions légales »."""
ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/?")
"""« tass-fr.example.ru », all small: rather an address than a name."""
_HOME = re.compile(r"(?:page d')?accueil|home")
_TRAILS = 100
"""Trails with a first step of their own; a page has a dozen."""
_OF_SITE = re.compile(
    r"(?:cha[iî]ne\s(?:WhatsApp|YouTube|Telegram)\s(?:de\s|d['’]|du\s)?|[Aa]pplication\s(?:de\s|d['’])?|[Rr]etrouvez\s|[Ss]uivez\s|"
    r"[Aa]bonnez-vous\s(?:à|au)\s)(?P<a>[^.|,:!]{3,40}?)(?=\s+sur\b|\s+(?:en|et|pour)\b|[.|,:!]|$)"
    r"|^(?P<b>[^.|,:!]{3,40}?)\s(?:n['’]est\spas\sresponsable|décline\stoute)"
)
_RIGHTS_BEHIND = re.compile(
    r"(?:^|\s)(?:(?:tous\s(?:les\s)?)?droits\s(?:réservés|de\sreproduction)|all\srights|reproduction\s).*$",
    re.IGNORECASE,
)
"""« © 2026 MapExpress Tous droits réservés »."""
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?!\d)")
