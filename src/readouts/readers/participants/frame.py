"""The page as the participants reader walks it: tokens with their case, hits by the token they begin at, read lines."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from readouts.analysis import Analysis
from readouts.codes import MOVEMENTS
from readouts.findings import Layout
from readouts.matching import Hit
from readouts.text import BREAK, COMMA, JOINED, LINE
from readouts.vocabulary import words
from readouts.vocabulary.holders import given_names
from readouts.vocabulary.rows import Country, Organization, Row, Seat

__all__ = ["OF", "READ_KINDS", "Frame", "Target"]

READ_KINDS = ("title", "heading", "body")

OF = frozenset(("de", "du", "d", "des"))
_ARTICLES = frozenset(("la", "l", "le", "les"))


class Target:
    """What a complement or adjective points to: a side, and the body of it where one is named."""

    __slots__ = ("body", "kind", "last", "name", "side")

    def __init__(
        self, last: int, side: str | None, kind: str, body: str | None = None, name: str = ""
    ) -> None:
        self.last = last
        self.side = side
        self.kind = kind  # country, city, organization, seat, area
        self.body = body
        self.name = name


class Frame:
    """One analysis with what the steps of this reader share."""

    def __init__(self, analysis: Analysis, layout: Layout) -> None:
        self.analysis = analysis
        self.layout = layout
        self.page = page = analysis.page
        self.words = page.words
        self.gaps = page.gaps
        self.starts = page.starts
        self.ends = page.ends
        self.text = page.text
        self.count = len(page.words)
        self.names: dict[int, Hit] = {h.first: h for h in analysis.hits["name"]}
        self.offices: dict[int, Hit] = {h.first: h for h in analysis.hits["office"]}
        self.in_name: dict[int, Hit] = {
            i: h for h in analysis.hits["name"] for i in range(h.first, h.last + 1)
        }

    @cached_property
    def areas(self) -> list[tuple[int, int, str]]:
        """Token ranges [first, end) of the lines that are read, with their kind."""
        page = self.page
        out = []
        for line in self.layout.lines:
            if line.kind in READ_KINDS:
                first, end = page.first_token(line.start), page.first_token(line.end)
                if end > first:
                    out.append((first, end, line.kind))
        return out

    @cached_property
    def capitals(self) -> list[bool]:
        """For each token whether it begins with a capital that says something: lines all in capitals have none."""
        text = self.text
        out = [text[start].isupper() for start in self.starts]
        for first, end, _ in self.areas:
            stretch = text[self.starts[first] : self.ends[end - 1]]
            if stretch.upper() == stretch or sum(out[first:end]) * 10 > (end - first) * 9:
                letters = [c for c in stretch if c.isalpha()]
                if len(letters) > 14 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
                    out[first:end] = [False] * (end - first)
                    for i in self._given(first, end):
                        out[i] = True
        return out

    def _given(self, first: int, end: int) -> list[int]:
        """« LE MINISTRE MAXIME PRÉVOT A REÇU »: the tokens of a line in capitals that a given name begins."""
        out: list[int] = []
        verbs, given = self.analysis.vocabulary.verbs, given_names()
        for i in range(first, end - 1):
            if self.words[i] not in given or i in self.in_name or self.words[i - 1] in _ARTICLES:
                continue
            last = i
            while (
                last + 1 < min(end, i + 4)
                and self.joined(last + 1)
                and self.words[last + 1] not in self.function_words
                and self.words[last + 1] not in verbs
                and last + 1 not in self.in_name
                and last + 1 not in self.offices
            ):
                last += 1
            if last > i:
                out.extend(range(i, last + 1))
        return out

    @cached_property
    def predicates(self) -> frozenset[int]:
        """The tokens at which a finite verb begins."""
        return frozenset(g.first for g in self.analysis.groups if g.finite)

    @cached_property
    def kinshasa(self) -> bool:
        """Whether « le Congo » is the one whose capital is Kinshasa: the other is not named but by that word."""
        named: dict[str, bool] = {}
        for hit in self.names.values():
            for sense in hit.senses:
                if isinstance(sense.row, Country) and sense.row.id in ("CD", "CG"):
                    plain = self.words[hit.first : hit.last + 1] == ["congo"]
                    named[sense.row.id] = named.get(sense.row.id, False) or not plain
        return named.get("CD", False) and not named.get("CG", False)

    @cached_property
    def european(self) -> bool:
        """Whether « Bruxelles » stands for the European Union: that is named, and Belgium is not."""
        union = belgium = False
        for hit in self.names.values():
            for sense in hit.senses:
                row = sense.row
                union = union or (isinstance(row, Organization) and row.id == "EU")
                belgium = belgium or (
                    isinstance(row, Country) and row.id == "BE" and sense.slot != "capital"
                )
        return union and not belgium

    @cached_property
    def african_union(self) -> bool:
        """Whether « AU » is the African Union: it is named, and Australia is not."""
        rows = [s.row for hit in self.names.values() for s in hit.senses]
        union = any(isinstance(row, Organization) and row.id == "AU" for row in rows)
        return union and not any(isinstance(row, Country) and row.id == "AU" for row in rows)

    @cached_property
    def commissions(self) -> list[tuple[int, str]]:
        """Where organisations with a commission of their own are named, in order: « la Commission » is of one."""
        return sorted(
            (hit.first, sense.row.id)
            for hit in self.names.values()
            for sense in hit.senses
            if isinstance(sense.row, Organization) and sense.row.id in _WITH_COMMISSION
        )

    def commission(self, i: int) -> str:
        """Whose commission the word at the token is: that of the body named last before, else the only one, else
        the European Union's."""
        named = self.commissions
        at = bisect_left(named, (i, ""))
        if at:
            return named[at - 1][1]
        ids = {side for _, side in named}
        return ids.pop() if len(ids) == 1 else "EU"

    @cached_property
    def movements(self) -> list[tuple[int, str]]:
        """Where armed or political movements are named, in order."""
        return sorted(
            (hit.first, sense.row.id)
            for hit in self.names.values()
            for sense in hit.senses
            if isinstance(sense.row, Organization) and sense.row.id in MOVEMENTS
        )

    @cached_property
    def movement(self) -> str | None:
        """The one armed or political movement that the text names: whom « les rebelles » means."""
        found = {side for _, side in self.movements}
        return found.pop() if len(found) == 1 else None

    def movement_before(self, i: int) -> str | None:
        """The movement named last before the token: which one « ce mouvement » is."""
        at = bisect_left(self.movements, (i, ""))
        return self.movements[at - 1][1] if at else None

    def upper(self, i: int) -> bool:
        """Whether the token begins with a capital that says something."""
        return self.capitals[i]

    def shouting(self, i: int) -> bool:
        """Whether the token is in capitals throughout."""
        word = self.text[self.starts[i] : self.ends[i]]
        return word.isupper() and len(word) > 1

    def joined(self, i: int) -> bool:
        """Whether only a space, hyphen or apostrophe stands before the token (no line end)."""
        return 0 < i < self.count and self.gaps[i] == JOINED

    def comma(self, i: int) -> bool:
        """Whether a plain comma stands before the token."""
        return (
            0 < i < self.count
            and self.gaps[i] == COMMA
            and self.text[self.ends[i - 1] : self.starts[i]].strip() == ","
        )

    def opening(self, i: int) -> bool:
        """Whether a parenthesis opens before the token."""
        return 0 < i < self.count and self.text[self.ends[i - 1] : self.starts[i]].strip() == "("

    def between(self, i: int) -> str:
        """The text between the token and the one before."""
        return self.text[self.ends[i - 1] : self.starts[i]] if 0 < i < self.count else "\n"

    def begins_sentence(self, i: int) -> bool:
        """Whether the token opens a sentence, a line or a quotation."""
        if i == 0 or self.gaps[i] in (BREAK, LINE):
            return True
        between = self.between(i)
        return any(c in between for c in '«“":–—(') or " - " in between

    def begins_clause(self, i: int) -> bool:
        """Whether the token opens a sentence, or a clause behind a comma, « et », « que »."""
        return (
            self.begins_sentence(i)
            or self.comma(i)
            or (self.joined(i) and self.words[i - 1] in ("et", "que", "mais", "tandis", "si"))
        )

    # --- what a token points to -------------------------------------------------------------------
    def adjective(self, i: int) -> Target | None:
        """The side that an adjective of nationality (or of an organisation) at the token stands for."""
        hit = self.names.get(i)
        if hit is None:
            return None
        for sense in hit.senses:
            if sense.slot.startswith("adjective"):
                return Target(hit.last, _side_of(sense.row), "adjective", name=sense.slot)
        return None

    def place(self, i: int) -> Target | None:
        """The country, town, organisation or seat named at the token."""
        hit = self.names.get(i)
        if hit is None:
            return None
        for sense in hit.senses:
            if sense.slot.startswith("adjective"):
                continue
            row = sense.row
            if isinstance(row, Country):
                if row.id == "CG" and self.kinshasa and self.words[i : hit.last + 1] == ["congo"]:
                    return Target(hit.last, "CD", "country", name="Congo")
                kind = "country" if sense.slot == "form" else sense.slot
                if kind == "capital" and row.id == "BE" and self.european:
                    return Target(hit.last, "EU", kind, name=self.text[hit.start : hit.end])
                return Target(hit.last, row.id, kind, name=self.text[hit.start : hit.end])
            if isinstance(row, Organization):
                return Target(
                    hit.last, row.id, "organization", "organization", self.text[hit.start : hit.end]
                )
            if isinstance(row, Seat):
                return Target(
                    hit.last, row.side, "seat", row.body.value, self.text[hit.start : hit.end]
                )
            return Target(hit.last, _side_of(row), "area", name=self.text[hit.start : hit.end])
        return None

    def state(self, i: int) -> Target | None:
        """A country at the token, behind its kind where that is written (« la République du », « l'État de »)."""
        found = self.place(i)
        if found is not None:
            return found
        word = self.words[i] if i < self.count else ""
        if word not in _STATE_NOUNS:
            return None
        j = i + 1
        for _ in range(4):
            if not self.joined(j):
                return None
            target = self.adjective(j)
            if target is not None:
                return Target(target.last, target.side, "country")
            if self.words[j] in OF or self.words[j] in _ARTICLES:
                j = self.skip_articles(j + 1)
                found = self.place(j) if j < self.count and self.gaps[j] == JOINED else None
                return found if found is not None and found.kind in ("country", "area") else None
            j += 1
        return None

    def skip_articles(self, i: int) -> int:
        """The first token at or after this one that is no article."""
        while (
            i < self.count
            and self.words[i] in _ARTICLES
            and self.gaps[i] == JOINED
            and self.gaps[min(i + 1, self.count - 1)] == JOINED
        ):
            i += 1
        return i

    function_words = (
        words("determiners") | words("prepositions") | words("subordinators") | words("coordinators")
        | words("adverbs") | words("subject_pronouns") | words("clitics") | words("relative_pronouns")
        | words("negations") | words("person_openers")
    )  # fmt: skip
    """Words that open sentences with a capital and begin no name."""


def _side_of(row: Row) -> str | None:
    if isinstance(row, Country | Organization):
        return row.id
    if isinstance(row, Seat):
        return row.side
    place = getattr(row, "place", None)
    return place if isinstance(place, str) and place.isupper() else None


_WITH_COMMISSION = frozenset("EU AU ECOWAS CEEAC CEMAC UEMOA COI".split())
_STATE_NOUNS = words("person_state_nouns")
