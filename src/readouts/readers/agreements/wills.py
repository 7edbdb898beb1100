"""Wills that nouns tell, and whose they are: « notre appui à Alger reste entier », « la détermination mutuelle »."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.matching import Hit
from readouts.readers.agreements.adjectives import Adjectives
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.verbless import verbless
from readouts.readers.agreements.words import Candidate, Words

__all__ = ["Wills"]

_TIES = frozenset("que qu qui dont ou si lequel laquelle".split())
_STAYING = frozenset(("rester", "demeurer", "etre"))


class Wills:
    """The nouns of will in one text."""

    def __init__(
        self,
        vocabulary: Words,
        extents: Extents,
        parties: Parties,
        subjects: Subjects,
        body: Sequence[tuple[int, int]],
    ) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.parties = parties
        self.subjects = subjects
        self.adjectives = Adjectives(vocabulary, extents, parties, subjects)
        self.body = body
        self._body = [start for start, _ in body]

    def _owner(self, hit: Hit, end: int) -> list[str]:
        """Whose: « de Washington », « russe », « du Kremlin » within a few words."""
        page = self.page
        named = self.words.sides(hit.end, min(end, self.words.reach(hit.last, 4)))
        if not named:
            return []
        first = named[0][0]
        owners = [side for hit, side in named if hit is first]
        before = page.words[first.first - 1]
        adjectival = first.sense("country") is not None and first.slot.startswith("adjective")
        if adjectival or before in ("de", "d", "du", "des", "la", "le", "l", "les"):
            return owners
        return []

    def common_will(self, hit: Hit) -> Candidate | None:
        """« La détermination mutuelle à interagir … a été soulignée », « notre appui à Alger reste entier »."""
        end = self.extents.end(hit.start, hit.end)
        stands = self._stands(hit)
        if stands is not None:
            return stands
        if "refusal" in hit.row.tags:
            told = verbless(self.words, self.extents, hit, self._owner(hit, end))
            if told is not None:
                return told
        if "common" not in hit.row.tags:
            cue = self.words.cue("common", hit.end, self.words.reach(hit.last, 1))
            if cue is None or "support" in hit.row.tags:
                return None
        return self._noun(hit, end, "reaffirmed", self.parties.together(hit.start))

    def _stands(self, hit: Hit) -> Candidate | None:
        """« notre appui à la candidature d'Alger reste entier », « l'engagement de Rome demeure total »."""
        group = self.words.clause_after(hit.end, self.words.reach(hit.last, 14))
        if group is None or group.lemma not in _STAYING or "refusal" in hit.row.tags:
            return None
        cue = self.words.cue("whole", group.end, self.words.reach(group.last, 4))
        if cue is None or group.sentence != self.page.sentence_at(hit.start):
            return None
        before = self.page.words[hit.first - 1] if hit.first else ""
        ours = self.parties.speaker(hit.start) if before in ("notre", "nos", "mon") else None
        sides = ours or self._owner(hit, group.start) or self.parties.of(group)
        start = (
            self.page.starts[hit.first - 1]
            if ours is not None
            else self.words.noun_start(hit.start)
        )
        status = "refused" if group.negated else "reaffirmed"
        return (
            Candidate(start, cue.end, status, sides, False, "agreements.stands", 2)
            if sides
            else None
        )

    def _noun(self, hit: Hit, end: int, status: str, sides: list[str]) -> Candidate:
        start = self.words.noun_start(hit.start)
        end = self._before_its_verb(hit, end)
        return Candidate(start, end, status, sides, False, f"agreements.{hit.row.id}", 2)

    def _before_its_verb(self, hit: Hit, end: int) -> int:
        """« la promesse de Rome de … inquiète »: the noun is a subject, its verb is not what is committed."""
        group = self.words.clause_after(hit.end, end)
        if group is None or "document" in hit.row.tags or self.extents.counted(group):
            return end
        inside = self.page.words[hit.last + 1 : group.first]
        if any(word in _TIES for word in inside):
            return end
        return self.page.ends[group.first - 1]
