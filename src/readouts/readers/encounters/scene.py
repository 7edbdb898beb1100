"""What stands around a position: mentions, dates, names, verb groups and cues of a stretch, and where a clause ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cached_property
from typing import Any, Protocol

from readouts.analysis import Analysis
from readouts.findings import Actor, Cast, DateFinding, Layout, Mention, StatementFinding
from readouts.matching import Hit
from readouts.readers.encounters.telling import Telling
from readouts.text import BREAK, COMMA, JOINED, LINE, Page
from readouts.verbs import VerbGroup
from readouts.vocabulary import words
from readouts.vocabulary.rows import Country

__all__ = ["ARTICLES", "PREPOSITIONS", "Scene"]


class _Placed(Protocol):
    start: int


PREPOSITIONS = words("prepositions") | {"a", "durant", "apres", "avant", "aupres"}
ARTICLES = frozenset(
    """
    le la les l un une ce cet cette ces son sa ses leur leurs notre nos deux trois quatre
    """.split()
)
_TITLES = words("encounter_titles")
_RELATIVES = frozenset(
    """
    qui dont lequel laquelle lesquels lesquelles auquel auxquels duquel lorsque lorsqu quand puisque puisqu tandis car
    parce alors quoique si
    """.split()
)
_NOT_QUE = words("encounter_not_que")
_OPENERS = _RELATIVES | {"que", "qu", "ou"}
_CLEFT = 14
"""As many tokens may stand between « c'est » and its « que »."""
_MARK = re.compile(r"[;:<>]|\s[-–—]\s")
_OPENING = re.compile(r'[«“"]')
_CLOSING = re.compile(r'[»”"]')
_PLAIN_GAPS = frozenset((" (", ") ", ". ", ".\n", ".\n\n", "). ", ").\n\n"))
"""Quotation marks around a few words inside a clause (« à une date ultérieure ») do not part it."""


class Scene:
    """One text as the encounter reader sees it; every look-up is by bisection."""

    def __init__(
        self,
        analysis: Analysis,
        layout: Layout,
        cast: Cast,
        dates: Sequence[DateFinding],
        statements: Sequence[StatementFinding],
    ) -> None:
        self.analysis = analysis
        self.page = analysis.page
        self.layout = layout
        self.cast = cast
        self.dates = sorted(dates, key=_start)
        self.quotes = sorted((s for s in statements if s.kind == "direct"), key=_start)
        self.names = analysis.hits["name"]
        towns = {hit.first for hit in self.names if hit.slot in ("city", "capital")}
        self.nouns = analysis.hits["encounter"]
        refused = (hit for hit in self.nouns if hit.row.value == "refused")
        # « un accord de libre échange avec l'Inde »: a word of a noun phrase
        things = {token for hit in refused for token in range(hit.first, hit.last + 1)}
        self.groups = [
            g
            for g in analysis.groups
            if not _is_no_verb(self.page, g, towns) and not (g.first == g.last and g.head in things)
        ]
        self.cues = analysis.hits["encounter_cue"]
        self.phrases: dict[Hit, Any] = {}
        """What ``phrase_of`` has read, which is built upon this module."""
        self._clauses: dict[int, tuple[list[int], list[int], list[int]]] = {}
        self._cue_values = frozenset(cue.row.value for cue in self.cues)
        # Each list beside where its items start: there is hardly a rule that asks none of them.
        self._mentions_at = [mention.start for mention in cast.mentions]
        self._dates_at = [date.start for date in self.dates]
        self._quotes_at = [quote.start for quote in self.quotes]
        self._names_at = [name.start for name in self.names]
        self._nouns_at = [noun.start for noun in self.nouns]
        self._cues_at = [cue.start for cue in self.cues]
        self._groups_at = [group.start for group in self.groups]

    @cached_property
    def written_small(self) -> frozenset[str]:
        """The words that the text writes with a small letter: no names."""
        raw = (self.raw(token) for token in range(len(self.page.words)))
        return frozenset(word for word in raw if word[:1].islower())

    # --- look-ups ------------------------------------------------------------------------------------------------
    def mentions_between(self, start: int, end: int) -> Sequence[Mention]:
        at = self._mentions_at
        return self.cast.mentions[bisect_left(at, start) : bisect_left(at, end)]

    def dates_between(self, start: int, end: int) -> Sequence[DateFinding]:
        at = self._dates_at
        return self.dates[bisect_left(at, start) : bisect_left(at, end)]

    def names_between(self, start: int, end: int) -> Sequence[Hit]:
        at = self._names_at
        return self.names[bisect_left(at, start) : bisect_left(at, end)]

    def nouns_between(self, start: int, end: int) -> Sequence[Hit]:
        at = self._nouns_at
        return self.nouns[bisect_left(at, start) : bisect_left(at, end)]

    def cues_between(self, start: int, end: int, *values: str) -> list[Hit]:
        """The cues of a stretch, of these values where some are given."""
        if values and self._cue_values.isdisjoint(values):
            return []  # most that is asked for is nowhere on the page
        at = self._cues_at
        found = self.cues[bisect_left(at, start) : bisect_left(at, end)]
        return [cue for cue in found if cue.row.value in values] if values else found

    def groups_between(self, start: int, end: int) -> Sequence[VerbGroup]:
        at = self._groups_at
        return self.groups[bisect_left(at, start) : bisect_left(at, end)]

    def group_before(self, position: int) -> int:
        """The index of the last verb group that starts before the position; -1 where there is none."""
        return bisect_left(self._groups_at, position) - 1

    def mention_at(self, position: int) -> Mention | None:
        """The mention that covers the position."""
        at = bisect_right(self._mentions_at, position) - 1
        if at >= 0 and self.cast.mentions[at].end > position:
            return self.cast.mentions[at]
        return None

    def mention_at_side(self, side: str, start: int, end: int) -> bool:
        """Whether an actor of that side is mentioned in a stretch."""
        return any(
            a.side == side
            for m in self.mentions_between(start, end)
            if m.how != "possessor"
            for a in m.actors
        )

    def in_quote(self, position: int) -> bool:
        at = bisect_right(self._quotes_at, position) - 1
        return at >= 0 and self.quotes[at].end > position

    def may_tell(self, position: int, telling: Telling) -> bool:
        """Words quoted of a body tell contacts as the text does; a person's only where they name persons of two
        sides.
        """
        at = bisect_right(self._quotes_at, position) - 1
        if at < 0 or self.quotes[at].end <= position:
            return True
        speaker = self.quotes[at].speaker
        if speaker is not None and speaker.office == "spokesperson":
            return True  # speaks for a body
        if speaker is None or speaker.kind == "person":
            own = speaker in telling.people and len({a.side for a in telling.people} - {None}) > 1
            return telling.explicit or (own and bool(telling.date or telling.place))
        return True

    def speaker_at(self, position: int) -> Actor | None:
        """The person whose words stand at a position: who « je » is there."""
        at = bisect_right(self._quotes_at, position) - 1
        if at < 0 or self.quotes[at].end <= position:
            return None
        speaker = self.quotes[at].speaker
        return speaker if speaker is not None and speaker.kind == "person" else None

    @cached_property
    def dateline(self) -> tuple[str, str] | None:
        """The town in front of the text (« Djibouti, 12 janvier (ADI) – ») and the side that it lies in."""
        if self.layout.dateline is None:
            return None
        start, end = self.layout.dateline
        for hit in self.names_between(start, end):
            if hit.slot in ("city", "capital", "form") and isinstance(hit.row, Country):
                return self.page.text[hit.start : hit.end], hit.row.id
        return None

    # --- words ---------------------------------------------------------------------------------------------------
    def word(self, token: int) -> str:
        return self.page.words[token] if 0 <= token < len(self.page.words) else ""

    def raw(self, token: int) -> str:
        if not 0 <= token < len(self.page.words):
            return ""
        return self.page.text[self.page.starts[token] : self.page.ends[token]]

    def preposition(self, position: int) -> str:
        """The preposition that governs the phrase at a position, « et » where it is coordinated, else the empty
        string.
        """
        page = self.page
        token = page.first_token(position)
        for _ in range(7):
            if token > 1 and self.word(token - 1) in words("kin") and page.gaps[token] == COMMA:
                token -= 1  # « avec son frère, le président X »
            if token <= 0 or not self.joined(token):
                return ""
            token -= 1
            word = page.words[token]
            if word in ("a", "du", "des", "au", "aux", "de", "d") or word in PREPOSITIONS:
                if word == "a" and self.raw(token) == "a" and not self.unaccented:
                    return ""
                if word == "des" and self.word(token - 1) in PREPOSITIONS and self.joined(token):
                    return self.word(token - 1)  # « avec des représentants de »
                return (
                    "de" if word in ("d", "du", "des") else "a" if word in ("au", "aux") else word
                )
            if word in ("et", "ou", "que"):
                return "et" if word != "que" or self.word(token - 1) == "ainsi" else ""
            if word not in ARTICLES and word not in _TITLES:
                return ""
        return ""

    def joined(self, token: int) -> bool:
        """Whether nothing but a space, or the point of a title (« M. »), stands before the token."""
        page = self.page
        gap = page.gaps[token]
        return gap == JOINED or (gap == BREAK and token > 0 and page.words[token - 1] in _TITLES)

    @property
    def unaccented(self) -> bool:
        """A text that has lost its accents: « a » may be « à »."""
        if self._unaccented is None:
            self._unaccented = not any(c in self.page.text for c in "éèàê")
        return self._unaccented

    _unaccented: bool | None = None

    # --- clauses -------------------------------------------------------------------------------------------------
    def clause_start(self, position: int) -> int:
        """Where the clause of a position begins: after the last boundary before it in its sentence."""
        at = self.page.sentence_at(position)
        tokens, starts, _ = self._boundaries(at)
        found = bisect_left(tokens, self.page.first_token(position)) - 1
        return starts[found] if found >= 0 else self.page.sentences[at][0]

    def clause_end(self, position: int) -> int:
        """Where the clause of a position ends: before the next boundary or the next finite verb."""
        page = self.page
        at = page.sentence_at(max(position - 1, 0))
        end = page.sentences[at][1]
        first = page.first_token(position)
        tokens, _, ends = self._boundaries(at)
        found = bisect_left(tokens, first)
        if found < len(tokens):
            end = min(end, ends[found])
        groups = self.groups
        for index in range(bisect_left(self._groups_at, position), len(groups)):
            group = groups[index]
            if group.start >= end:
                break
            if group.first >= first and group.finite and not self._is_preposition(group):
                return page.starts[group.first]
        return end

    def _boundaries(self, sentence: int) -> tuple[list[int], list[int], list[int]]:
        """The tokens of a sentence at which a clause begins or after which one ends, and where the next begins
        and the one before ends."""
        known = self._clauses.get(sentence)
        if known is not None:
            return known
        page = self.page
        start, end = page.sentences[sentence]
        tokens: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        words, gaps = page.words, page.gaps
        last = len(words) - 1
        for token in range(page.first_token(start), page.first_token(end)):
            if words[token] in _OPENERS and self._opens_clause(token):
                tokens.append(token)
                starts.append(page.starts[token])
                ends.append(page.starts[token])
            elif token < last and gaps[token + 1] != JOINED and self._marked(token):
                tokens.append(token)
                starts.append(page.starts[token + 1])
                ends.append(page.ends[token])
        self._clauses[sentence] = (tokens, starts, ends)
        return self._clauses[sentence]

    def _is_preposition(self, group: VerbGroup) -> bool:
        """« a Berne » in a text that has lost its accents."""
        if group.first != group.last or self.word(group.head) != "a" or not self.unaccented:
            return False
        following = self.word(group.head + 1)
        return following in ("l", "la", "son", "sa", "leur") or (
            following != "" and self.raw(group.head + 1)[:1].isupper()
        )

    def _opens_clause(self, token: int) -> bool:
        page, word = self.page, self.page.words[token]
        if word in _RELATIVES:
            if word == "alors":
                return self.word(token + 1) == "que"
            return word != "si" or page.gaps[token] != JOINED
        if word in ("que", "qu"):
            return (
                self.word(token - 1) not in _NOT_QUE
                and not self._cleft(token)
                and not self._only(token)
            )
        return word == "ou" and self.raw(token) in ("où", "Où")

    def _only(self, token: int) -> bool:
        """« ne l'avait reçu qu'une fois cette année, à Téhéran »: one clause."""
        at = self.group_before(self.page.starts[token])
        if at < 0 or not self.groups[at].restricted:
            return False
        group = self.groups[at]
        near = token - group.last <= 8
        return near and group.sentence == self.page.sentence_at(self.page.starts[token])

    def _cleft(self, token: int) -> bool:
        """« C'est aujourd'hui à Medan que s'ouvrent … »: one clause, its day and place in front."""
        page = self.page
        first = page.first_token(page.sentences[page.sentence_at(page.starts[token])][0])
        if token - first > _CLEFT or page.words[first : first + 1] not in (["c"], ["ce"]):
            return False
        return self.word(first + 1) in ("est", "etait", "fut", "sera") and not any(
            page.words[at] in ("que", "qu", "qui") for at in range(first, token)
        )

    def _marked(self, token: int) -> bool:
        """Whether a mark that parts clauses follows the token."""
        page = self.page
        if page.gaps[token + 1] == LINE:
            return not page.wrapped
        end, following = page.ends[token], page.starts[token + 1]
        if following - end == 2 and page.text[end] == ",":
            return False
        between = page.text[end:following]
        if between in _PLAIN_GAPS:
            return False
        if _OPENING.search(between):
            return not _CLOSING.search(page.text, following, following + 40)
        if _CLOSING.search(between):
            return not _OPENING.search(page.text, max(end - 40, 0), end)
        return _MARK.search(between) is not None


_OF = frozenset("de d du des par".split())
_BEFORE_NOUNS = words("encounter_before_nouns")


def _is_no_verb(page: Page, group: VerbGroup, towns: Container[int]) -> bool:
    """« à Vienne », « a rendu visite à », « à la même table »: words that only look like verbs."""
    if group.last == group.first + 1 == group.head and page.words[group.first] == "en":
        # « se rendra en visite au Laos », not « qui en visite un »
        subjects = ("il", "elle", "on", "qui", "ils", "elles", "n", "ne", "nous", "je", "j")
        return group.tense == "present" and page.words[group.first - 1] not in subjects
    if group.first != group.last:
        return False
    if group.head in towns and page.text[group.start].isupper():
        return True
    if group.first == 0 or not group.finite:
        return False
    if group.coordinated and page.gaps[group.first] == COMMA:
        # « a reçu le ministre, accompagné de l'ambassadeur »: a participle upon the object
        planned = {found.row.value for found in group.rows.get("encounter_cue", ())}  # type: ignore[attr-defined]
        following = page.words[group.last + 1 : group.last + 2]
        told = "encounter" in group.rows
        return not _OF.isdisjoint(following) or (
            not told and bool(planned & {"plan", "postpone", "cancel"})
        )
    before = page.words[group.first - 1]
    if group.lemma == "visiter" and before.startswith("rend"):
        return True
    return before in _BEFORE_NOUNS and page.gaps[group.first] == JOINED


def _start(item: _Placed) -> int:
    return item.start
