"""Promises: what a side says that it will give, do or keep (« la Belgique fera don … »)."""

from __future__ import annotations

from readouts.clauses import VerbGroup
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.words import Candidate, Words
from readouts.text import COMMA
from readouts.vocabulary.rows import Cue

__all__ = ["Promises"]


class Promises:
    """Reads the verbs that are commitments only where they are to come."""

    def __init__(self, vocabulary: Words, extents: Extents, parties: Parties) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.parties = parties

    def read(self, group: VerbGroup, row: Cue) -> Candidate | None:
        """« la Belgique fera don … », « a promis que Copenhague financerait … », « va livrer »."""
        teller = self.words.teller(group)
        reported = teller is not None and self.words.cue_of(teller) == "report"
        coming = group.tense == "future" or (group.modal == "aller" and group.tense == "present")
        if group.tense == "conditional" and group.modal is None and reported:
            coming = True
        if not coming or group.negated or (group.modal not in (None, "aller")):
            return None
        if group.passive and not (row.value == "reaffirmed" and reported):
            return None
        if "told" in row.tags and not (
            reported or self.parties.speaker(group.start) is not None or self._told_after(group)
        ):
            return None
        relative = group.first > 0 and self.page.words[group.first - 1] in ("qui", "dont")
        if relative or not (reported or self._has_actor(group)):
            return None
        end = self.extents.end(group.start, group.end)
        if self.words.threat(group.start, min(end, self.words.reach(group.last, 6))):
            return None
        sides = self.parties.of(group, end=end)
        if not sides and teller is not None:
            sides = self.parties.of(teller)
        if not sides:
            return None
        status = "agreed" if len(sides) > 1 and row.value == "offered" else row.value
        return Candidate(
            self.words.clause_start(group), end, status, sides, False, f"agreements.{row.id}", 0
        )

    def _told_after(self, group: VerbGroup) -> bool:
        """« Kigali continuera à …, a déclaré le porte-parole »."""
        _, stop = self.page.sentences[group.sentence]
        following = self.words.groups_in(group.end, stop)
        return any(
            self.page.gaps[later.first] == COMMA and self.words.cue_of(later) == "report"
            for later in following
        )

    def _has_actor(self, group: VerbGroup) -> bool:
        """A side, « nous » or « les deux pays » right in front of the verb; not « qui », not a thing."""
        page = self.page
        before = page.words[group.first - 1] if group.first else ""
        if group.person == "1" or before in ("nous", "il", "elle", "ils", "elles"):
            return True
        if before in ("qui", "dont"):
            return False
        return self.parties.stands_before(group)
