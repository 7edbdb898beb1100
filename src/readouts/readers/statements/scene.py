"""The text as words and what stands where in it: quotations, cues of speech, mentions, verb groups, prepositions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from readouts.analysis import Analysis
from readouts.findings import Actor, Cast, Layout, Mention
from readouts.matching import Hit
from readouts.readers.statements.nationals import with_nationals
from readouts.readers.statements.quotation import Quotation
from readouts.text import BREAK, JOINED, LINE
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["NOBODY", "Cue", "Frame", "Scene", "Source"]

_NOMINAL = ("document", "according", "joint", "words")
_RANK = {"say": 0, "write": 1, "qualify": 2, "urge": 3, "colour": 4, "receive": 5}


@dataclass(slots=True, eq=False)
class Source:
    """Who a cue names: an actor, or nobody by name (``actor`` None). ``how``: name, pronoun, document, unnamed."""

    actor: Actor | None
    how: str = "name"
    channel: str | None = None


NOBODY = Source(None, "unnamed")


@dataclass(slots=True, eq=False)
class Cue:
    """A verb (``group``) or noun (``hit``) of speech with its ``value``; ``first`` and ``last`` are tokens."""

    start: int
    end: int
    first: int
    last: int
    value: str
    group: VerbGroup | None = None
    hit: Hit | None = None

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(slots=True, eq=False)
class Frame:
    """A sentence that no quotation is cut by, with the quotations in it. ``kind``: of the line that it is in."""

    start: int
    end: int
    kind: str
    paragraph: int
    quotes: list[Quotation] = field(default_factory=list)


class Scene:
    """What the rules of attribution look at; bisection only, nothing is scanned twice."""

    def __init__(self, analysis: Analysis, layout: Layout, cast: Cast) -> None:
        self.analysis = analysis
        self.page = page = analysis.page
        self.text = page.text
        self.layout = layout
        self.cast = cast
        self.prepositions = words("prepositions")
        self.determiners = words("determiners")
        self.mentions = with_nationals(analysis, [m for m in cast.mentions if m.how != "possessor"])
        self.mention_starts = [m.start for m in self.mentions]
        self.groups = analysis.groups
        self.group_firsts = [g.first for g in self.groups]
        self.nouns = [
            Cue(h.start, h.end, h.first, h.last, h.row.value, hit=h)
            for h in analysis.hits["speech"]
        ]
        nominal = {c.first for c in self.nouns if c.value in _NOMINAL}
        cues = [
            c
            for g in self.groups
            if (c := self._verb(g)) is not None
            and not (
                g.tense == "participle" and g.first in nominal
            )  # « le communiqué », « cité par »
        ]
        self.verbs = [c for c in cues if c.value != "receive"]
        self.receipts = [c for c in cues if c.value == "receive"]
        self.verb_starts = [c.start for c in self.verbs]
        self.noun_starts = [c.start for c in self.nouns]
        self.lefts: list[int] = []
        self.outer: list[Quotation] = []
        self.paragraph_starts = [start for start, _ in page.paragraphs]

    def paragraph_at(self, position: int) -> int:
        """The index of the paragraph that the position lies in."""
        return max(0, bisect_right(self.paragraph_starts, position) - 1)

    def _verb(self, group: VerbGroup) -> Cue | None:
        rows = group.rows.get("speech")
        if not rows:
            return None
        value = min((getattr(r.row, "value", "say") for r in rows), key=lambda v: _RANK.get(v, 9))
        _starts, ends = self.page.starts, self.page.ends
        return Cue(
            group.start,
            max(group.end, ends[group.head]),
            group.first,
            group.last,
            value,
            group=group,
        )

    # --- where ----------------------------------------
    def set_quotes(self, quotes: list[Quotation]) -> None:
        self.outer = [q for q in quotes if q.level == 0]
        self.lefts = [q.left for q in self.outer]

    def add_verbs(self, cues: list[Cue]) -> None:
        """Take in cues that no list of verbs has."""
        self.verbs = sorted([*self.verbs, *cues], key=lambda c: c.start)
        self.verb_starts = [c.start for c in self.verbs]

    def quoted(self, position: int) -> Quotation | None:
        """The outermost quotation that the position stands in."""
        at = bisect_right(self.lefts, position) - 1
        if at >= 0 and position < self.outer[at].right:
            return self.outer[at]
        return None

    def verbs_in(self, start: int, end: int) -> list[Cue]:
        return self.verbs[bisect_left(self.verb_starts, start) : bisect_left(self.verb_starts, end)]

    def receipts_in(self, start: int, end: int) -> list[Cue]:
        """Verbs by which one gets the words of another."""
        low = bisect_left(self.receipts, start, key=lambda c: c.start)
        return self.receipts[low : bisect_left(self.receipts, end, key=lambda c: c.start)]

    def nouns_in(self, start: int, end: int) -> list[Cue]:
        return self.nouns[bisect_left(self.noun_starts, start) : bisect_left(self.noun_starts, end)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self.mention_starts, start)
        return self.mentions[low : bisect_left(self.mention_starts, end)]

    def mention_at(self, position: int) -> Mention | None:
        at = bisect_left(self.mention_starts, position)
        if at < len(self.mentions) and self.mention_starts[at] == position:
            return self.mentions[at]
        return None

    def mention_over(self, position: int) -> Mention | None:
        at = bisect_right(self.mention_starts, position) - 1
        if at >= 0 and self.mentions[at].end > position:
            return self.mentions[at]
        return None

    def between(self, start: int, end: int) -> str:
        return self.text[start:end]

    def governed(self, first: int) -> bool:
        """Whether the noun phrase whose noun is at the token stands behind a preposition."""
        page = self.page
        i = first - 1
        for _ in range(4):
            if i < 0 or page.gaps[i + 1] != JOINED:
                return False
            word = page.words[i]
            if word in ("de", "d", "des") and i > 1 and page.words[i - 1] in ("un", "une"):
                i -= 2 + (
                    page.words[i - 2] == "l"
                )  # « un de ses députés », « l'une des conseillères »
                continue
            if word in ("d", "de", "des") and page.gaps[i] in (BREAK, LINE):
                return True
            if word == "des":
                # « des » : of the, or some; some only where nothing nominal stands before it.
                return i > 0 and page.gaps[i] == JOINED and not self._verb_before(i)
            if word in self.prepositions:
                return True
            if word not in self.determiners and word not in (
                "m",
                "mm",
                "mme",
                "meme",
                "autre",
                "propre",
                "certain",
            ):
                return False
            i -= 1
        return False

    def _verb_before(self, i: int) -> bool:
        at = bisect_left(self.group_firsts, i) - 1
        return at >= 0 and self.groups[at].last == i - 1

    def noun_at(self, i: int) -> Cue | None:
        at = bisect_left(self.noun_starts, self.page.starts[i])
        if at < len(self.nouns) and self.nouns[at].first == i:
            return self.nouns[at]
        return None

    def group_over(self, i: int) -> bool:
        """Whether the token is part of a verb group that is no bare participle."""
        at = bisect_right(self.group_firsts, i) - 1
        return at >= 0 and self.groups[at].last >= i and self.groups[at].tense != "participle"

    def groups_in(self, start: int, end: int) -> list[VerbGroup]:
        """The verb groups whose head stands in the stretch."""
        low = bisect_left(self.group_firsts, self.page.first_token(start))
        out: list[VerbGroup] = []
        while low < len(self.groups) and self.groups[low].start < end:
            out.append(self.groups[low])
            low += 1
        return out

    def group_from(self, first: int, head: int) -> VerbGroup | None:
        """The verb group whose head is at a token, begun at or after another."""
        at = bisect_left(self.group_firsts, first)
        for group in self.groups[at : at + 3]:
            if group.head == head:
                return group
        return None

    def group_at(self, i: int) -> bool:
        at = bisect_left(self.group_firsts, i)
        return at < len(self.groups) and self.groups[at].first == i and self.groups[at].finite

    def _abbreviated(self, i: int) -> bool:
        return self.page.words[i - 1] in ("m", "mm", "dr", "mgr", "s", "e", "st", "mme")
