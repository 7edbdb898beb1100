"""The words of commitment around a place: nouns by class, cues by value, named sides, verb groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from readouts.analysis import Analysis
from readouts.findings import InstrumentMention
from readouts.matching import Hit
from readouts.readers.agreements.classes import CLASSES, WITH_INSTRUMENTS
from readouts.text import COMMA, JOINED, fold
from readouts.verbs import VerbGroup
from readouts.vocabulary import built_in, words
from readouts.vocabulary.rows import Country

__all__ = ["Candidate", "Words", "tagged"]

_ARTICLES = frozenset(
    """
    un une aucun aucune le la les des deux trois quatre cinq plusieurs second premier nouvel nouveau nouvelle ce cet
    cette ces son sa ses leur leurs notre nos quelque
    """.split()
)
_BODIES = words("agreement_bodies")
_FLOATED = words("agreement_floated")
_AGAIN = words("agreement_again")
_RELATIVES = frozenset("dont qui que qu lequel laquelle ou".split())
_SAME_CLAUSE = 14


@dataclass(slots=True, eq=False)
class Candidate:
    """A possible commitment. ``rank``: 0 verb, 1 adjective, 2 noun, 3 noun with a participle.

    ``wide``: where its noun begins, for a participle that a comma parts from it; the noun may be told otherwise.
    """

    start: int
    end: int
    status: str
    parties: list[str]
    hedged: bool
    rule: str
    rank: int
    wide: int | None = None


def tagged(tags: Sequence[str], prefix: str) -> str:
    """What follows the prefix in the first tag that has it, else nothing."""
    return next((tag[len(prefix) :] for tag in tags if tag.startswith(prefix)), "")


class Words:
    """Lookups in one text; every list is in the order of the text and searched by bisection."""

    def __init__(self, analysis: Analysis, instruments: Sequence[InstrumentMention]) -> None:
        self.page = analysis.page
        self.groups = analysis.groups
        self._groups = [group.start for group in self.groups]
        self.hits: list[Hit] = analysis.hits.get("agreement", [])
        self._hits = [hit.start for hit in self.hits]
        self._cues: dict[str, tuple[list[int], list[Hit]]] = {}
        for hit in analysis.hits.get("agreement_cue", []):
            starts, hits = self._cues.setdefault(hit.row.value, ([], []))
            starts.append(hit.start)
            hits.append(hit)
        self.named = sorted(instruments, key=lambda mention: mention.start)
        self._named = [mention.start for mention in self.named]
        self.names: list[Hit] = analysis.hits.get("name", [])
        self._names = self.name_starts = [hit.start for hit in self.names]
        self.adverbs = words("adverbs")
        self.bodies = _BODIES

    # --- nouns and cues --------------------------------------------------------------------------------------------
    def noun(self, kind: str, start: int, end: int) -> Hit | InstrumentMention | None:
        """The first noun of the class in a stretch, or a named instrument where the class takes one."""
        classes = CLASSES[kind]
        found: Hit | InstrumentMention | None = None
        for at in range(bisect_left(self._hits, start), len(self.hits)):
            hit = self.hits[at]
            if hit.start >= end:
                break
            if any(tag in classes for sense in hit.senses for tag in _tags(sense.row)):
                found = hit
                break
        if kind in WITH_INSTRUMENTS:
            at = bisect_left(self._named, start)
            if at < len(self.named) and self.named[at].start < end:
                mention = self.named[at]
                if found is None or mention.start < found.start:
                    found = mention
        return found

    def last_noun(self, kind: str, start: int, end: int) -> Hit | InstrumentMention | None:
        """The last noun of the class in a stretch."""
        found = self.noun(kind, start, end)
        following = found
        while following is not None:
            found = following
            following = self.noun(kind, found.end, end)
        return found

    def floated(self, last: int, stop: int) -> int | None:
        """« une trêve, proposée la veille par la Malaisie »: the « par » behind the participle, near a noun."""
        words_, gaps = self.page.words, self.page.gaps
        at = next(
            (i for i in range(last + 1, last + 5) if words_[i : i + 1] and words_[i] in _FLOATED),
            None,
        )
        if at is None or words_[at - 1] in ("ete", "a", "ont", "est", "sont", "avait", "avaient"):
            return None
        for i in range(at + 1, min(at + 5, len(words_))):
            if gaps[i] != JOINED or self.page.starts[i] >= stop:
                return None
            if words_[i] == "par":
                return i
        return None

    def organization(self, start: int, end: int) -> Hit | None:
        """A named organisation in a stretch (« quitter la CEDEAO »)."""
        for at in range(bisect_left(self._names, start), len(self.names)):
            hit = self.names[at]
            if hit.start >= end:
                return None
            if hit.sense("organization") is not None:
                return hit
        return None

    def cue(self, value: str, start: int, end: int) -> Hit | None:
        """The first cue of that value in a stretch."""
        if value not in self._cues:
            return None
        starts, hits = self._cues[value]
        at = bisect_left(starts, start)
        return hits[at] if at < len(hits) and starts[at] < end else None

    def sides(self, start: int, end: int) -> list[tuple[Hit, str]]:
        """The states and bodies named in a stretch, each with its code."""
        out = []
        for at in range(bisect_left(self._names, start), len(self.names)):
            hit = self.names[at]
            if hit.start >= end:
                break
            side = _side(hit)
            if side is None:
                continue
            prefix = self._prefix(hit)
            if prefix is not None:
                out.append((hit, prefix))
            out.append((hit, side))
        return out

    def _prefix(self, hit: Hit) -> str | None:
        """« la proposition franco-américaine »: the state in front of the hyphen."""
        page, before = self.page, hit.first - 1
        if before < 0 or not hit.slot.startswith("adjective"):
            return None
        if page.fold[page.ends[before] : hit.start] != "-":
            return None
        return _prefixes().get(page.words[before])

    def reach_of_sides(self, start: int, end: int) -> int:
        """Where the first named side of a stretch ends, else its start."""
        named = self.sides(start, end)
        return named[0][0].end if named else start

    # --- tokens ----------------------------------------------------------------------------------------------------
    def noun_start(self, position: int) -> int:
        """From the determiner in front of a noun, « l' » left out."""
        page = self.page
        i = page.first_token(position)
        while i > 0 and page.gaps[i] == JOINED and page.words[i - 1] in _ARTICLES:
            i -= 1
        return page.starts[i]

    def reach(self, token: int, count: int) -> int:
        """Where the token that comes ``count`` later ends."""
        return self.page.ends[min(token + count, len(self.page.ends) - 1)]

    def past_insertion(self, token: int) -> int:
        """« ont signé, au terme de cette séance, un mémorandum »: the last token of what stands between commas."""
        gaps = self.page.gaps
        if token + 1 >= len(gaps) or gaps[token + 1] != COMMA:
            return token
        for i in range(token + 2, min(token + 18, len(gaps))):
            if gaps[i] == COMMA:
                return i - 1
            if gaps[i] != JOINED:
                break
        return token

    def clause_start(self, group: VerbGroup) -> int:
        """Where a verb with its auxiliary and pronouns begins, the subject « nous » left out."""
        page, first = self.page, group.first
        while (
            first < group.head and page.words[first] in ("nous", "je", "j") and group.person == "1"
        ):
            first += 1
            if page.words[first] == "nous":
                break
        return page.starts[first]

    # --- verb groups -----------------------------------------------------------------------------------------------
    def before(self, position: int) -> int:
        """The index of the last group that begins before the position."""
        return bisect_right(self._groups, position - 1) - 1

    def group_before(self, position: int) -> VerbGroup | None:
        """The nearest group to the left in the same sentence."""
        at = self.before(position)
        if at < 0 or self.groups[at].sentence != self.page.sentence_at(position):
            return None
        return self.groups[at]

    def teller(self, group: VerbGroup) -> VerbGroup | None:
        """The verb to which « que » ties the clause."""
        before = self.group_before(group.start)
        if before is None or group.first - before.last > _SAME_CLAUSE:
            return None
        page = self.page
        commas = 0
        for i in range(before.last + 1, group.first):
            commas += page.gaps[i] == COMMA
            if page.words[i] in ("que", "qu"):
                relative = page.words[i - 1] == "ce" or (commas == 1 and page.gaps[i] == COMMA)
                if relative:
                    return None
                if page.words[i - 1] in ("et", "mais", "ou", "ni") and not self._tells(before):
                    return self._earlier_teller(before)
                return before
        return None

    def _tells(self, group: VerbGroup) -> bool:
        return self.cue_of(group) != ""

    def _earlier_teller(self, group: VerbGroup) -> VerbGroup | None:
        """« a confirmé que la Russie était prête à … et qu'elle réintégrerait … »: told by « confirmé »."""
        at = self.before(group.start)
        while at >= 0 and self.groups[at].sentence == group.sentence:
            if self.cue_of(self.groups[at]) in ("report", "demand", "wish"):
                return self.groups[at]
            at -= 1
        return None

    def threat(self, start: int, end: int) -> bool:
        """« promet des sanctions », but not « promet de lever les sanctions »."""
        cue = self.cue("threat", start, end)
        if cue is None:
            return False
        before = self.page.words[self.page.first_token(start) : cue.first]
        return not any(
            word.startswith(("lever", "leve", "alleg", "supprim", "renonc", "suspend"))
            for word in before
        )

    @staticmethod
    def again(teller: VerbGroup | None) -> bool:
        """« a réaffirmé que la France soutiendrait … », « …, a répété le ministre »: an old will restated."""
        return teller is not None and teller.lemma in _AGAIN

    def told_after(self, group: VerbGroup) -> VerbGroup | None:
        """« Kigali continuera à …, a déclaré le porte-parole »."""
        _, stop = self.page.sentences[group.sentence]
        for later in self.groups_in(group.end, stop):
            if self.page.gaps[later.first] == COMMA and self.cue_of(later) == "report":
                return later
        return None

    def clause_before(self, group: VerbGroup) -> VerbGroup | None:
        """The nearest finite group to the left of a group in its sentence."""
        at = self.before(group.start)
        while at >= 0 and self.groups[at].sentence == group.sentence:
            if self.heads_clause(self.groups[at]):
                return self.groups[at]
            at -= 1
        return None

    def closed_relative(self, group: VerbGroup) -> int | None:
        """« les deux pays, qui sont voisins, ont signé »: the pronoun of a relative clause that commas close."""
        before, page = self.clause_before(group), self.page
        if before is None or COMMA not in page.gaps[before.last + 1 : group.first + 1]:
            return None
        for i in range(before.first - 1, max(before.first - 8, 0), -1):
            if page.words[i] in _RELATIVES and page.gaps[i] == COMMA:
                return i
            if page.gaps[i] != JOINED:
                return None
        return None

    def clause_after(self, position: int, end: int) -> VerbGroup | None:
        """The first finite group in a stretch."""
        for at in range(bisect_left(self._groups, position), len(self.groups)):
            group = self.groups[at]
            if group.start >= end:
                return None
            if self.heads_clause(group):
                return group
        return None

    def groups_in(self, start: int, end: int) -> list[VerbGroup]:
        """The groups that begin in a stretch."""
        return self.groups[bisect_left(self._groups, start) : bisect_left(self._groups, end)]

    def heads_clause(self, group: VerbGroup) -> bool:
        """Finite, and no participle that only a comma ties to an earlier verb (« , consacré à … »)."""
        if not group.finite or self.page.words[group.head] == "cessez":
            return False  # « cessez-le-feu »
        if self.page.text[group.start - 1 : group.start] == "-":
            return False  # « accord-cadre »
        if not group.coordinated:
            return not self._adjectival(group)
        return self.page.gaps[group.first] != COMMA and not self._adjectival(group)

    def _adjectival(self, group: VerbGroup) -> bool:
        """« la trêve conclue mardi »: a participle that looks like a subjunctive, no « que » in front."""
        if group.tense != "subjunctive" or group.first != group.last:
            return False
        before = self.page.words[max(group.first - 12, 0) : group.first]
        return "que" not in before and "qu" not in before

    @staticmethod
    def cue_of(group: VerbGroup) -> str:
        """The value of the cue that a verb stands for, else nothing."""
        own = group.rows.get("agreement_cue", ())
        return str(getattr(own[0].row, "value", "")) if own else ""


@cache
def _prefixes() -> dict[str, str]:
    """The states by the first part of double adjectives (« franco- », « sino- »)."""
    rows = built_in().rows.get("country", {}).values()
    return {
        fold(prefix): row.id for row in rows if isinstance(row, Country) for prefix in row.prefix
    }


def _tags(row: object) -> tuple[str, ...]:
    return getattr(row, "tags", ())


def _side(hit: Hit) -> str | None:
    for sense in hit.senses:
        if sense.table == "country":
            return sense.row.id
        if sense.table == "seat":
            return str(getattr(sense.row, "side", "")) or None
        if sense.table == "organization" and getattr(sense.row, "side", False):
            return sense.row.id
    return None
