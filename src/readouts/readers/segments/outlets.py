"""The outlet: every place where a page names who publishes it, weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.authors import byline_pieces
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.mastheads import SLOGAN
from readouts.readers.segments.names import (
    families,
    is_agency,
    is_house,
    is_institution,
    is_office,
    is_outlet,
    is_person,
    is_state,
    names_place,
    words_of,
)
from readouts.readers.segments.naming import (
    NUMBERED,
    clean_name,
    names_issuer,
    of_no_country,
    stands_for,
    without_article,
    written_out,
)
from readouts.readers.segments.shapes import DOMAIN, SEPARATOR
from readouts.text import fold

__all__ = ["Outlets"]

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?!\d)")


class Outlets:
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
            or not any(c.isalpha() for c in name)
        ):
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
        if self.names[best].isupper() and " " not in best and len(best) <= 6:
            full = next((key for key in self.weights if stands_for(best, key)), None)
            named = None if full or self.signed else written_out(self.lines, best)
            if named is not None:
                return named
            best = full or best
        for key in self.weights:  # « Mousson » in the dateline, « Agence Mousson » elsewhere
            if (
                key != best
                and f" {best} " in f" {key} "
                and len(key.split()) <= len(best.split()) + 2
                and self.weights[key] >= 2
            ):
                best = key
        if self.weights.get(without_article(best), 0.0) >= _PLAIN:
            best = without_article(
                best
            )  # « Le Réseau Boussole » above, « Réseau Boussole | 25 janvier » in the byline
        return self.names[best]

    def collect(self, lines: Sequence[PageLine], opening: re.Match[str] | None) -> None:
        self.lines = lines
        self.signed = opening is not None and "(" in opening.group()  # « ABUJA (AP) — »
        if opening is not None:
            groups = opening.groupdict()
            signed = _SIGNED.match(opening.string, opening.end())
            if groups.get("place") and not groups.get("agency"):
                if signed is not None:
                    self.add(signed[1], 3)  # « Téhéran - Pars Khabar - Le ministre »
                behind = re.match(r"[^.]{2,30}(?=\. )", opening.string[opening.end() :])
                if behind is not None and is_agency(self.analysis, behind[0]):
                    self.add(behind[0], 3)  # « Minsk, 21 avril – Belta. Le ministre »
            place = groups.get("place")
            known = place and any(v == "agency" for v, *_ in families(self.analysis, place))
            if place and (known or (place.isupper() and len(place) in (3, 4))):
                self.add(place, 3)  # « ANI - Une matinée entière … »
            for name in (groups.get("agency"), groups.get("site"), None if groups else opening[1]):
                if name and not any(c.isdigit() for c in name.split()[0]):
                    self.add(name, 3)
        self.state_above = any(is_state(self.analysis, line.text) for line in lines[:_HEAD])
        self._opening_name(lines)
        self._own_lines(lines)
        initials = [name for name in self.names.values() if name.isupper()]
        for line in lines[:4] if initials else ():  # « Iran Front Page » above « IFP – »
            if line.rule == "boilerplate.label" and any(stands_for(n, line.text) for n in initials):
                self.add(line.text, 2.5)
        for line in lines:
            if line.kind == "boilerplate":
                self._furniture(line)
            elif line.kind == "byline":
                self._byline(line)

    def _opening_name(self, lines: Sequence[PageLine]) -> None:
        """« Dakaractu – Le président … », where the name is a line of its own too."""
        first = next((line for line in lines if line.rule == "body.paragraph"), None)
        match = None if first is None else _SIGNED.match(first.text)
        if match is None or names_place(self.analysis, match[1]):
            return
        name = fold(match[1])
        if any(line.fold == name and line.kind in ("boilerplate", "byline") for line in lines):
            self.add(match[1], 4)

    def _own_lines(self, lines: Sequence[PageLine]) -> None:
        """« Par TéléSahel - 2 février », and « TéléSahel » again on a line or in a menu of its own."""
        alone = {
            SEPARATOR.split(line.fold)[0].split(".")[0]
            for line in lines
            if line.kind == "boilerplate"
        }
        for line in lines:
            if line.rule not in ("byline.author", "byline.date", "byline.stamp"):
                continue
            for piece in byline_pieces(line):
                name = re.sub(r"^(?:par|by)\s+", "", piece, flags=re.IGNORECASE)
                if " " not in name and len(name) > 3 and name[0].isupper() and fold(name) in alone:
                    self.add(name, 2.5)

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
        if line.index <= _HEAD and line.rule in ("boilerplate.menu", "boilerplate.list"):
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
            if body is not None and (_ADDRESS.fullmatch(first) or _HOME.fullmatch(fold(first))):
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

    def _heads_page(self, line: PageLine) -> bool:
        """« République du Sénégal / Ministère de l'Intégration africaine … »: the body that issues the page, as one
        cites it; in capitals or at full length it is only a letterhead."""
        if line.index > _HEAD or line.words > _CITED or line.text.isupper():
            return False
        return _CHIEF.match(line.fold) is not None and (line.index == 0 or self.state_above)

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
                # A ministry that owns its site is no publication: « © MAE Madagascar »
                self.add(name, 1 if is_institution(self.analysis, name) else 5)
            return

    def _byline(self, line: PageLine) -> None:
        if (
            line.rule == "byline.place-date"
        ):  # « Port-au-Prince, le 8 mai 2024 (Danube Info) », « Bakou, 3 avril, Silk »
            match = re.search(r"(?:\(+|,\s)([^(),\d]{2,40})\)*\W*$", line.text)
            if match is not None and match[1][0] != " ":
                name = match[1]
                if is_outlet(self.analysis, name) or (line.days and not line.dates):
                    self.add(name, 2.5)
            return
        if line.rule in (
            "byline.made-at",
            "byline.place-date",
            "byline.signature",
            "byline.desk",
        ):
            return
        if line.rule == "byline.signed":
            first = SEPARATOR.split(line.text)[0].strip()
            if re.fullmatch(r"[A-ZÀ-Þ]{2,6}", first):
                self.add(first, 3)
            elif DOMAIN.fullmatch(first):
                self.add(first, 2)  # « Cameroun-Info.Net »
            return
        if line.rule == "byline.blogger":
            return
        if line.rule == "byline.masthead":
            if is_state(self.analysis, line.text) or _RUN_ON.match(line.fold):
                return
            paper = any(v == "outlet" for v, *_ in families(self.analysis, line.text))
            if line.words == 2 and not paper and is_office(self.analysis, line.text):
                return  # « Le Ministre » in a letterhead; « L'Observateur » is a paper
            first = SEPARATOR.split(line.text)[0].strip()
            if re.fullmatch(r"[A-ZÀ-Þ]{2,6}", first) and first != line.text:
                kinds = {v for v, *_ in families(self.analysis, first)}
                named = first if not kinds & {"section", "menu"} else SEPARATOR.split(line.text)[1]
                self.add(named, 4)  # « AKP – Bureau du porte-parole »
                return
            if _ADDRESS.fullmatch(line.text):
                self.add(line.text, 2)
                return
            second = SEPARATOR.split(line.text)[1:2]
            if second and (is_outlet(self.analysis, first) or SLOGAN.match(second[0].strip())):
                self.add(first, 4)  # « Le Quotidien de Praia — Fondé en 1978 »
                return
            for piece in SEPARATOR.split(line.text):
                if piece and is_institution(self.analysis, piece):
                    if self._heads_page(line) or not of_no_country(self.analysis, piece):
                        self.add(piece, 4)
                    return
            self.add(line.text, 4)
            return
        sender = any("sender" in row.tags for _, row in cues(line, "byline"))
        source = any(
            "source" in row.tags for hit, row in cues(line, "byline") if hit.first == line.first
        )
        for piece in byline_pieces(line):
            name = (
                re.split(r"\s+(?:avec|et)\s+", piece)[0]
                if re.search(r"\s(?:avec|et)\s", piece)
                else piece
            )
            name = re.sub(r"^(?:par|by|pour|source)\s+", "", name.strip(), flags=re.IGNORECASE)
            name = _LED.sub("", name)
            employer = _FOR.search(piece)
            if employer is not None and not names_place(self.analysis, employer[1]):
                self.add(employer[1], 3)  # « Direct animé par Ada Roy pour Planète Minute »
                continue
            name = re.split(r"\s(?:pour|from|de l['’]agence)\s", name)[-1]
            if sender and is_institution(self.analysis, name):
                self.add(name, 4)
            elif is_outlet(self.analysis, name) and not is_person(self.analysis, name):
                if NUMBERED.search(
                    line.fold
                ):  # « La Lettre d'Erevan – n° 37 – mardi 18 janvier 2022 »
                    self.add(name, 2)
                kinds = {v for v, *_ in families(self.analysis, name)}
                if "section" in kinds and not kinds & {"agency"}:
                    continue  # « Point de presse du 12 mars »
                self.add(name, _weight(line, name, source=source, agency="agency" in kinds))


_SIGNED = re.compile(
    r"([A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,3})\s?[-–—]{1,2}\s(?=[A-ZÀ-Þ«\"])"
)
_RUN_ON = re.compile(r"(?:et|de|du|des|aupres) \w|d'\w")
"""« ET DES AFFAIRES ÉTRANGÈRES »: the rest of the line above."""
_CHIEF = re.compile(r"(?:le )?(?:ministere|secretariat d.etat|departement) ")
_HEAD, _CITED = 3, 12
"""A ministry that heads its page stands within so many lines of the top, and has so many words."""
_LED = re.compile(
    r"^(?:publi\w+|post\w+|textes?|rédig\w+|propos\w+|mis\w* en ligne|soumis\w*|ajout\w+|écrit\w*|diffus\w+)\s+par\s+",
    re.IGNORECASE,
)
"""« Publié par DK News »."""
_HOME = re.compile(r"(?:page d')?accueil|home")
_OWNER = re.compile(
    r"^([A-ZÀ-Þ][^.:!?©|]{2,45}?)\s?[-–—]?\s?(?:©|\([cC]\)|[Cc]opyright)\s?(?:19|20)\d\d"
)
"""« Algérie Presse Service © 2024 | Mentions légales »."""
_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/?")
"""« tass-fr.example.ru », all small: rather an address than a name."""
_PLAIN = 3
"""So much weight has a name without its article where a byline or a notice gives it so."""
_TRAILS = 100
"""Trails with a first step of their own; a page has a dozen."""
_FOR = re.compile(r"\spour\s((?:(?:Le|La|Les|l['’]|L['’])\s?)?[A-ZÀ-Þ][^()]{2,40})$")
_OF_SITE = re.compile(
    r"(?:cha[iî]ne\s(?:WhatsApp|YouTube|Telegram)\s(?:de\s|d['’]|du\s)?|[Aa]pplication\s(?:de\s|d['’])?|[Rr]etrouvez\s|[Ss]uivez\s|"
    r"[Aa]bonnez-vous\s(?:à|au)\s)(?P<a>[^.|,:!]{3,40}?)(?=\s+sur\b|\s+(?:en|et|pour)\b|[.|,:!]|$)"
    r"|^(?P<b>[^.|,:!]{3,40}?)\s(?:n['’]est\spas\sresponsable|décline\stoute)"
)


def _weight(line: PageLine, name: str, *, source: bool, agency: bool) -> float:
    """An agency at the top issues the page; one in a source line may only be quoted; an address is a poor name."""
    if source:
        return 2
    if agency:
        return 4 if line.rule == "byline.agency" and line.index <= 2 else 2.5
    return 2 if "." in name and " " not in name else 3
