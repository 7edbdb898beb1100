"""Which place a phrase is about: « la situation [au Sahel] », « la crise [yéménite] », « en Syrie et en Libye »."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.codes import BODY_SIDES, COUNTRY_CODES
from readouts.matching import Hit
from readouts.text import COMMA, JOINED, Page, fold
from readouts.vocabulary import Vocabulary, words
from readouts.vocabulary.rows import Area, Country, Organization, Region

__all__ = ["Places"]

_IN = frozenset("en a au aux dans sur vers".split())
_STAYING = ("en", "au", "aux")
_OF = frozenset("de du des d autour entre concernant contre".split())
_ARTICLES = frozenset("le la les l".split())
_FILLERS = words("topic_fillers")
_PARTS = words("topic_parts")
_RAVAGES = words("topic_ravages")
_PLANNED = words("topic_planned")
_TO_BODIES = frozenset("de du des d la le l les avec par etapes progressif".split())
_RIVERS = ("Tigre",)
"""Names that are a place of war only with their accent (« Tigré »)."""

_FILES = frozenset("dossier dossiers question questions".split())
"""« un dossier brûlant aux États-Unis » is not about them, « le dossier du Liban » is."""

_MAX_BETWEEN = 5


class Places:
    """The names of a page that a topic may be about, with look-up by token."""

    def __init__(self, analysis: Analysis) -> None:
        self.page = analysis.page
        self.hits = [
            hit
            for hit in analysis.hits.get("name", [])
            if isinstance(hit.row, (Area, Country, Region))
            and self.page.text[hit.start : hit.end] not in _RIVERS
        ]
        self._firsts = [hit.first for hit in self.hits]
        self.bodies = {
            hit.first: hit.row.id
            for hit in analysis.hits.get("name", [])
            if isinstance(hit.row, Organization) and hit.row.id in BODY_SIDES
        }

    def starting(self, low: int, high: int) -> list[Hit]:
        """The names whose first token is from ``low`` to ``high`` (excluded)."""
        at = bisect_left(self._firsts, low)
        out = []
        while at < len(self.hits) and self.hits[at].first < high:
            out.append(self.hits[at])
            at += 1
        return out

    def body(self, first: int, last: int) -> str | None:
        """The body in a phrase or right behind it (« le désarmement du [Hezbollah] »)."""
        page = self.page
        within = next((self.bodies[i] for i in range(first, last + 1) if i in self.bodies), None)
        if within is not None:
            return within
        for i in range(last + 1, min(last + 6, len(page.words))):
            if page.gaps[i] != JOINED:
                return None
            if i in self.bodies:
                return self.bodies[i] if i > last + 1 else None
            if page.words[i] not in _TO_BODIES:
                return None
        return None

    def inside(self, first: int, last: int) -> list[Hit]:
        """The names between two tokens, both included."""
        return self.starting(first, last + 1)

    def about(self, last: int, *, only_in: bool = False, adjective: bool = True) -> list[Hit]:
        """The names that a phrase ending at token ``last`` is about, coordinated ones too."""
        found = self._first(last, only_in=only_in, adjective=adjective)
        if found is None:
            return []
        found = self._victim(found) or found
        out = [found]
        while True:
            following = self._coordinated(out[-1])
            if following is None:
                return out
            out.append(following)

    def stranger(self, last: int, pair: Sequence[str]) -> str | None:
        """The state named behind a phrase in its clause that is none of a pair."""
        for hit in self.starting(last + 1, last + 9):
            joined = all(self.page.gaps[i] == JOINED for i in range(last + 1, hit.first + 1))
            code = code_of(hit) if joined else None
            if code in COUNTRY_CODES and code not in pair:
                return code
        return None

    def partner(self, last: int) -> str | None:
        """The state that a phrase ending at a token is made with (« un accord de paix avec [l'Arménie] »)."""
        page = self.page
        at = next((i for i in range(last + 1, last + 4) if page.words[i : i + 1] == ["avec"]), None)
        if at is None or any(page.gaps[i] != JOINED for i in range(last + 1, at + 1)):
            return None
        for hit in self.starting(at + 1, at + 3):
            return code_of(hit) if hit.slot == "form" and page.gaps[at + 1] == JOINED else None
        return None

    def _victim(self, hit: Hit) -> Hit | None:
        """« l'agression de la Russie contre [l'Ukraine] », « les frappes américaines en [Irak] »: where it hits."""
        for other in self.starting(hit.last + 2, hit.last + 6):
            between = self.page.words[hit.last + 1 : other.first]
            venue = other.slot in ("city", "capital")  # « le dossier syrien à Astana »
            struck = is_adjective(hit) and bool(_IN & set(between[:2])) and not venue
            against = between[0] == "contre" or struck
            if is_adjective(other) or any(
                self.page.gaps[i] != JOINED for i in range(hit.last + 1, other.first + 1)
            ):
                return None
            if against and "et" not in between:
                return other
        return None

    def _first(self, last: int, *, only_in: bool, adjective: bool) -> Hit | None:
        page = self.page
        apart = self._ravaged(last) or self._planned(last)
        if apart is not None:
            return apart
        for hit in self.starting(last + 1, last + 3 + _MAX_BETWEEN):
            between = page.words[last + 1 : hit.first]
            if any(page.gaps[i] != JOINED for i in range(last + 1, hit.first + 1)):
                return None
            if is_adjective(hit):
                people = page.text[hit.start].isupper() and between == ["des"]
                if people and adjective:
                    return hit  # « l'autodétermination des [Groenlandais] »
                near = len(between) <= 1 and not (between and between[0] in _IN | _OF)
                part = len(between) > 1 and between[0] in _IN | _OF and between[-1] in _PARTS
                if adjective and (near or part):  # « dans l'État [birman] d'Arakan »
                    return hit
                continue
            allowed = _IN if only_in else _OF if page.words[last] in _FILES else _IN | _OF
            if page.words[last] in _OF and all(w in _ARTICLES for w in between):
                return hit  # « l'indépendance de [Taïwan] »: the phrase has the preposition
            at = next((i for i, word in enumerate(between) if word in allowed), None)
            if between[:2] == ["aux", "cotes"] or between[:1] == ["avec"]:
                return None  # « combattre Daech aux côtés de la Russie »: a companion
            if at is None or at > 2 or "entre" in between[:at]:
                continue
            rest = between[at + 1 :]
            if all(
                w in _ARTICLES or w in _PARTS or w in _IN or w in _OF or len(w) <= 2 for w in rest
            ):
                return hit
        return None

    def _ravaged(self, last: int) -> Hit | None:
        """« la crise que traverse [le Venezuela] », « la guerre qui ravage [le Soudan] », « qui sévit au [Mali] »."""
        page = self.page
        at = last + 1 if page.words[last] in _RAVAGES else last + 3
        opened = page.words[at - 2 : at]
        if len(opened) < 2 or opened[0] not in ("qui", "que", "qu") or opened[1] not in _RAVAGES:
            return None
        for hit in self.starting(at, at + 5):
            between = page.words[at : hit.first]
            joined = all(page.gaps[i] == JOINED for i in range(last + 1, hit.first + 1))
            if joined and all(
                w in _ARTICLES or w in _IN or w in _PARTS or w in _OF for w in between
            ):
                return hit
            return None
        return None

    def _planned(self, last: int) -> Hit | None:
        """« les élections prévues le 13 avril en [Guinée-Bissau] »: a place behind the date."""
        page = self.page
        if page.words[last + 1 : last + 2] and page.words[last + 1] in _PLANNED:
            for hit in self.starting(last + 3, last + 9):
                joined = all(page.gaps[i] == JOINED for i in range(last + 1, hit.first + 1))
                placed = hit.slot == "form" and bool(
                    _IN & set(page.words[hit.first - 2 : hit.first])
                )
                return hit if joined and placed else None
        return None

    def _coordinated(self, hit: Hit) -> Hit | None:
        page = self.page
        for following in self.starting(hit.last + 1, hit.last + 8):
            between = page.words[hit.last + 1 : following.first]
            gaps = page.gaps[hit.last + 1 : following.first + 1]
            if any(gap not in (JOINED, COMMA) for gap in gaps):
                return None
            comma = gaps[0] == COMMA or COMMA in gaps
            joined = any(w in ("et", "ou", "ainsi") for w in between)
            if not (comma or joined):
                return None
            plain = all(
                w in _IN or w in _OF or w in _ARTICLES or w in _FILLERS or w in _PARTS
                for w in between
            )
            if page.words[hit.first - 1] in _STAYING and joined and not comma:
                plain = plain and bool(_IN & set(between))  # « en Syrie et [la Russie] appuie »
            if (
                plain
                and (between or is_adjective(hit))
                and is_adjective(following) == is_adjective(hit)
            ):
                return following
            return None
        return None


def compounded(page: Page, vocabulary: Vocabulary, hit: Hit) -> str | None:
    """« [syro]-libanaise »: the country that the first half of a compound adjective stands for."""
    first = page.words[hit.first - 1] if hit.first and is_adjective(hit) else ""
    if not first.endswith("o") or page.text[hit.start - 1] not in "-‑":
        return None
    for row in vocabulary.rows.get("country", {}).values():
        if isinstance(row, Country) and first in map(fold, row.prefix):
            return row.id
    return None


def is_adjective(hit: Hit) -> bool:
    """Whether the name stands as an adjective (« yéménite »)."""
    return hit.slot.startswith("adjective")


def code_of(hit: Hit) -> str | None:
    """The place code of a name: a country's, a region's, or that of the state that a conflict area lies in."""
    for sense in hit.senses:
        row = sense.row
        if isinstance(row, (Country, Region)):
            return row.id
        if isinstance(row, Area):
            return row.place
    return None
