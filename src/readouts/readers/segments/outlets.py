"""The outlet: every place where a page names who publishes it, weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.readers.segments.authors import byline_pieces
from readouts.readers.segments.lines import PageLine, cues
from readouts.readers.segments.mastheads import SLOGAN, SLOGAN_BEHIND
from readouts.readers.segments.names import (
    TITLED,
    families,
    is_agency,
    is_institution,
    is_office,
    is_outlet,
    is_person,
    is_state,
    names_place,
)
from readouts.readers.segments.naming import (
    NUMBERED,
    of_no_country,
    stands_for,
    without_article,
    written_out,
)
from readouts.readers.segments.outlet_furniture import ADDRESS, HEAD, FurnitureNames
from readouts.readers.segments.shapes import DOMAIN, SEPARATOR
from readouts.text import fold

__all__ = ["Outlets"]


class Outlets(FurnitureNames):
    """Candidates with weights, in the order in which the page names them."""

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
        self.state_above = any(is_state(self.analysis, line.text) for line in lines[:HEAD])
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

    def _heads_page(self, line: PageLine) -> bool:
        """« République du Sénégal / Ministère de l'Intégration africaine … »: the body that issues the page, as one
        cites it; in capitals or at full length it is only a letterhead."""
        if line.index > HEAD or line.words > _CITED or line.text.isupper():
            return False
        return _CHIEF.match(line.fold) is not None and (line.index == 0 or self.state_above)

    def _signs_as_paper(self, name: str) -> bool:
        """« Le Figaro », « Burkina 24 » below the text; not « Le Directeur de la Communication »."""
        if (
            len(name.split()) > 3
            or fold(name).lstrip("( ").startswith("source")
            or not is_outlet(self.analysis, name)
        ):
            return False
        return not is_institution(self.analysis, name) and not is_office(self.analysis, name)

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
            elif DOMAIN.fullmatch(first) or self._signs_as_paper(first):
                self.add(first, 2)  # « Cameroun-Info.Net », « Le Figaro »
            return
        if line.rule == "byline.blogger":
            return
        if line.rule == "byline.site":
            self.add(line.text, 3)
            return
        if line.rule == "byline.masthead":
            if is_state(self.analysis, line.text) or _RUN_ON.match(line.fold):
                return
            paper = any(v == "outlet" for v, *_ in families(self.analysis, line.text))
            if line.words == 2 and not paper and is_office(self.analysis, line.text):
                return  # « Le Ministre » in a letterhead; « L'Observateur » is a paper
            apposed = SLOGAN_BEHIND.search(line.text)
            if apposed is not None:
                self.add(line.text[: apposed.start()], 4)
                return
            first = SEPARATOR.split(line.text)[0].strip()
            if re.fullmatch(r"[A-ZÀ-Þ]{2,6}", first) and first != line.text:
                kinds = {v for v, *_ in families(self.analysis, first)}
                named = first if not kinds & {"section", "menu"} else SEPARATOR.split(line.text)[1]
                self.add(named, 4)  # « AKP – Bureau du porte-parole »
                return
            if ADDRESS.fullmatch(line.text):
                self.add(line.text, 2)
                return
            second = SEPARATOR.split(line.text)[1:2]
            if second and (is_outlet(self.analysis, first) or SLOGAN.match(second[0].strip())):
                self.add(first, 4)  # « Le Quotidien de Praia — Fondé en 1978 »
                return
            if second and first and _PRESS_DESK.match(fold(second[0])):
                self.add(first, 4)  # « Conseil européen – Service de presse »
                return
            at = re.match(r"(.{2,40}?)\s(?:à|au|aux|en)\s[A-ZÀ-Þ][\w' -]+$", line.text)
            if at is not None and is_agency(self.analysis, at[1]):
                self.add(at[1], 4)  # « Agence France-Presse à Moscou »
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
        initials = re.match(r"([A-Z]{2,6})\s?[/|–-]\s?(?:[Pp]ar|[Bb]y)\s", line.text)
        if initials is not None:
            self.add(initials[1], 2.5)  # « OLJ / Par Jeanine Jalkh »
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
                if "section" in kinds and not kinds & {"agency"} and not TITLED.match(name):
                    continue  # « Point de presse du 12 mars »; « Le Monde » is a paper
                self.add(name, _weight(line, name, source=source, agency="agency" in kinds))


_SIGNED = re.compile(
    r"([A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,3})\s?[-–—]{1,2}\s(?=[A-ZÀ-Þ«\"])"
)
_RUN_ON = re.compile(r"(?:et|de|du|des|aupres) \w|d'\w")
"""« ET DES AFFAIRES ÉTRANGÈRES »: the rest of the line above."""
_CHIEF = re.compile(r"(?:le )?(?:ministere|secretariat d.etat|departement) ")
_CITED = 12
"""A ministry that heads its page stands within so many lines of the top, and has so many words."""
_LED = re.compile(
    r"^(?:publi\w+|post\w+|textes?|rédig\w+|propos\w+|mis\w* en ligne|soumis\w*|ajout\w+|écrit\w*|diffus\w+)\s+par\s+",
    re.IGNORECASE,
)
"""« Publié par DK News »."""
_PLAIN = 3
"""So much weight has a name without its article where a byline or a notice gives it so."""
_PRESS_DESK = re.compile(
    r"(?:service|bureau|salle|direction|cellule|porte-parol|porte parol|communication|presse)"
)
_FOR = re.compile(r"\spour\s((?:(?:Le|La|Les|l['’]|L['’])\s?)?[A-ZÀ-Þ][^()]{2,40})$")


def _weight(line: PageLine, name: str, *, source: bool, agency: bool) -> float:
    """An agency at the top issues the page; one in a source line may only be quoted; an address is a poor name."""
    if source:
        return 2
    if agency:
        return 4 if line.rule == "byline.agency" and line.index <= 2 else 2.5
    return 2 if "." in name and " " not in name else 3
