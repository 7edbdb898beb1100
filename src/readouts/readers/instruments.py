"""Named treaties and accords: those of the vocabulary, and any other that the text itself names.

A document noun with a proper name is one (« traité de Bornholm », « Protocole sur l'itinérance téléphonique »,
« traité sur la charte de l'énergie »); a document type with its parties or its plain subject is none (« l'accord
douanier entre la Belgique et le Togo », « un mémorandum d'entente relatif à la formation »).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache

from readouts.analysis import Analysis
from readouts.findings import InstrumentMention, Layout
from readouts.matching import Hit
from readouts.text import JOINED
from readouts.vocabulary import words

__all__ = ["read"]

_WITH_PLACE = words("instrument_with_place")
_NAMED = frozenset(
    """
    accord accords traite convention protocole statut charte memorandum pacte declaration processus
    acte accord-cadre arrangement code consensus
    """.split()
)
# A capital alone makes these a name; the others (Plan, Programme, Déclaration …) are as often a heading's capital.
_STRONG = words("instrument_strong")
_LINKS = frozenset("sur de du d des pour relatif relative contre portant concernant cadre".split())
_INSIDE = frozenset(
    "de du d des la le l les sur a au aux en pour contre et relatif relative portant concernant dans".split()
)
_STOPS = frozenset(
    """
    qui que qu dont ou avec par lors afin entre selon signe signee signes conclu conclue adopte adoptee ratifie
    ratifiee paraphe paraphee est a ont sont ainsi comme ce cette ces son sa ses leur leurs notre nos mais car si se
    il elle ils elles on nous depuis jusqu sous apres avant doit devrait sera serait ne n pas plus deja toujours
    actuellement aussi egalement dit tel telle tout toute
    """.split()
)
_OWNERS = words("instrument_owners")
_DEFINITE = frozenset("le la l les du des aux au dit dits nouveau d de".split())
_CONSENT = words("instrument_consent")
_LONGEST = 14


def read(analysis: Analysis, layout: Layout) -> list[InstrumentMention]:
    """Every mention of a named instrument, in the order of the text, none overlapping another."""
    known = analysis.hits.get("instrument", [])
    found = [
        InstrumentMention(
            hit.start, hit.end, hit.row.id, hit.row.theme.value if hit.row.theme else None
        )
        for hit in known
        if not hit.row.refused
    ]
    found.extend(_Names(analysis, known).read())
    found.sort(key=lambda mention: mention.start)
    return found


class _Names:
    """The instruments that no row lists."""

    def __init__(self, analysis: Analysis, known: list[Hit]) -> None:
        self.page = analysis.page
        self.known = [(hit.first, hit.last) for hit in known]
        self._firsts = [first for first, _ in self.known]
        self.places = {hit.first: hit for hit in analysis.hits.get("name", ())}
        self.verbs = {group.head for group in analysis.groups if group.finite}

    def read(self) -> list[InstrumentMention]:
        out: list[InstrumentMention] = []
        free = 0
        for i, word in enumerate(self.page.words):
            if word not in _document_words() or i < free or self._taken(i):
                continue
            last = self._place_name(i)
            if last is None:
                last = self._subject_name(i)
            if last is None or self._overlaps(i, last):
                continue
            out.append(self._mention(i, last))
            free = last + 1
        return out

    def _taken(self, i: int) -> bool:
        at = bisect_left(self._firsts, i + 1) - 1
        return at >= 0 and self.known[at][1] >= i

    def _overlaps(self, first: int, last: int) -> bool:
        at = bisect_left(self._firsts, first)
        return at < len(self.known) and self.known[at][0] <= last

    def _capital(self, i: int) -> bool:
        return self.page.text[self.page.starts[i]].isupper()

    def _joined(self, i: int) -> bool:
        return i < len(self.page.words) and self.page.gaps[i] == JOINED

    # --- « traité de Bornholm », « déclaration d'Alger » ------------------------------------------------------------
    def _place_name(self, i: int) -> int | None:
        page = self.page
        word = page.words[i]
        if word not in _WITH_PLACE or not self._definite(i) or self._consent(i):
            return None
        at = i + 1
        if self._joined(at) and page.words[at] in ("cadre", "paix") and word.startswith("accord"):
            at += 1
        if not (self._joined(at) and page.words[at] in ("de", "d", "du")):
            return None
        at += 1
        if self._joined(at) and page.words[at] in ("paix", "principes"):
            at += 1
            if not (self._joined(at) and page.words[at] in ("de", "d", "du")):
                return None
            at += 1
        if self._joined(at) and page.words[at] in ("l", "la", "le"):
            at += 1
        if not (self._joined(at) and self._capital(at)):
            return None
        place = self.places.get(at)
        if place is not None and not _is_town(place):
            return None
        if page.words[at] in _FIRST_WORDS:
            return None
        return self._proper(at, place)

    def _consent(self, i: int) -> bool:
        """« avec l'accord de Moscou », « sans l'accord d'Ankara »: leave, not a treaty."""
        before = self.page.words[max(i - 2, 0) : i]
        return self.page.words[i] == "accord" and any(word in _CONSENT for word in before)

    def _proper(self, at: int, place: Hit | None) -> int:
        page = self.page
        last = place.last if place is not None else at
        while (
            last + 1 < len(page.words)
            and page.gaps[last + 1] == JOINED
            and (self._capital(last + 1) or page.fold[page.starts[last + 1] - 1] == "-")
            and page.words[last + 1] not in _document_words()
        ):
            last += 1
        return last

    def _definite(self, i: int) -> bool:
        """Behind an article of its own (« le », « du », « au »), or with a capital or a plural."""
        page = self.page
        before = page.words[i - 1] if i and page.gaps[i] == JOINED else ""
        return before in _DEFINITE or self._capital(i)

    # --- « Protocole sur l'itinérance téléphonique », « traité sur la charte de l'énergie » --------------------------
    def _subject_name(self, i: int) -> int | None:
        page = self.page
        word = page.words[i]
        capital = self._capital(i) and self._mid_sentence(i)
        treaty = (
            word == "traite"
            and self._joined(i + 1)
            and page.words[i + 1] == "sur"
            and self._definite(i)
        )
        if not (treaty or (capital and word in _NAMED)):
            return None
        at = i + 1
        if self._joined(at) and page.words[at] == "cadre":
            at += 1
        # « Convention internationale sur … », « Accord commercial de … »
        adjectives = 0
        while self._joined(at) and page.words[at] not in _LINKS and adjectives < 3:
            if page.words[at] in _STOPS or at in self.verbs:
                return None
            at += 1
            adjectives += 1
        if not (self._joined(at) and page.words[at] in _LINKS):
            return None
        link = page.words[at]
        if (
            word not in _STRONG
            and word != "traite"
            and adjectives == 0
            and link in ("de", "du", "d", "des")
        ):
            return None
        nxt = at + 1
        while self._joined(nxt) and page.words[nxt] in ("la", "le", "l", "les", "a"):
            nxt += 1
        if not capital and link == "sur" and self._joined(nxt) and self._of_a_place(nxt):
            return None  # « le traité sur les Chagos »: what it is about, no name
        if not self._joined(nxt) or page.words[nxt] in _OWNERS:
            return None
        if (
            link in ("de", "du", "d", "des")
            and nxt in self.places
            and not _is_town(self.places[nxt])
        ):
            return None
        return self._phrase_end(at)

    def _of_a_place(self, at: int) -> bool:
        """Whether the phrase at a token is a place or a proper name (« l'archipel des Chagos »)."""
        for i in range(at, min(at + 4, len(self.page.words))):
            if not self._joined(i):
                return False
            if self._capital(i):
                return True
        return False

    def _mid_sentence(self, i: int) -> bool:
        """The capital is the word's own, not the sentence's."""
        page = self.page
        if i == 0 or page.gaps[i] != JOINED:
            return False
        before = page.words[i - 1]
        return not self._capital(i - 1) or before in (
            "l",
            "d",
            "le",
            "la",
            "les",
            "du",
            "un",
            "une",
            "au",
            "des",
        )

    def _phrase_end(self, at: int) -> int | None:
        """The last token of the noun phrase whose first preposition is at ``at``."""
        page = self.page
        last = at
        i = at
        while i < len(page.words) and i - at < _LONGEST and (i == at or page.gaps[i] == JOINED):
            word = page.words[i]
            if word in _STOPS or (i > at and i in self.verbs):
                break
            if word == "et" and not self._continues(i):
                break
            if word[0].isdigit() and page.words[i - 1] in ("de", "en", "du", "des"):
                break
            if word not in _INSIDE:
                last = i
            i += 1
        return last if last > at else None

    def _continues(self, i: int) -> bool:
        """« et » goes on with another noun of the name (« le commerce et l'investissement »)."""
        page = self.page
        if not self._joined(i + 1):
            return False
        following = page.words[i + 1]
        if following in ("la", "le", "l", "les", "de", "du", "des", "d"):
            return i + 2 not in self.verbs
        return i + 1 not in self.verbs and following not in _STOPS and len(following) > 4

    def _mention(self, first: int, last: int) -> InstrumentMention:
        page = self.page
        start, end = page.starts[first], page.ends[last]
        return InstrumentMention(start, end, slug(page.text[start:end]))


def slug(name: str) -> str:
    """The lower-case ASCII words of a name with hyphens; a plural document is named in the singular as it stands.

    >>> slug("Statut du fleuve Uruguay")
    'statut-du-fleuve-uruguay'
    """
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE")).lower()
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def _is_town(hit: Hit) -> bool:
    return any(sense.slot in ("city", "capital") for sense in hit.senses)


@cache
def _document_words() -> frozenset[str]:
    return _NAMED | _WITH_PLACE


_FIRST_WORDS = words("determiners") | frozenset(
    ("m", "mme", "president", "ministere", "gouvernement", "kremlin")
)
