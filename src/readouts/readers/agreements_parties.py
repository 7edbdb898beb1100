"""Who commits: the subject's sides, both for what is done together, the speaker's for « nous » in a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.clauses import VerbGroup, mentions_in, sides_of, subject
from readouts.codes import BODY_SIDES
from readouts.findings import Cast, EncounterFinding, Mention, StatementFinding

__all__ = ["Parties"]

_OURS = frozenset(("mon", "notre", "nos"))
_JOINT_WORDS = ("parties", "deux", "trois", "tous", "ministres", "dirigeants", "interlocuteurs", "presidents", "pays", "sommet", "participants", "signataires", "delegations", "hotes", "diplomates", "capitales", "gouvernements")


class Parties:
    """Sides by verb group and stretch, in one text."""

    def __init__(
        self,
        analysis: Analysis,
        cast: Cast,
        statements: Sequence[StatementFinding],
        encounters: Sequence[EncounterFinding],
    ) -> None:
        self.page = analysis.page
        self.cast = cast
        self.said = [s for s in statements if s.kind == "direct"]
        self._said = [s.start for s in self.said]
        self.met = sorted(
            ((start, e) for e in encounters if len(e.sides) > 1 for start, _ in e.spans[:3]), key=lambda x: x[0]
        )
        self._met = [start for start, _ in self.met]

    # --- contexts --------------------------------------------------------------------------------------------------
    def together(self, position: int) -> list[str]:
        """The sides that « les parties » means here: of the last contact told before, else the first of the text."""
        at = bisect_right(self._met, position)
        if at:
            return list(self.met[at - 1][1].sides)
        if self.met:
            return list(self.met[0][1].sides)
        return self.cast.sides[:2] if len(self.cast.sides) > 1 else []

    def speaker(self, position: int) -> list[str] | None:
        """The side of whoever speaks there; None outside a quotation."""
        at = bisect_right(self._said, position) - 1
        if at < 0 or self.said[at].end <= position:
            return None
        speaker = self.said[at].speaker
        return [speaker.side] if speaker is not None and speaker.side is not None else []

    # --- by clause -------------------------------------------------------------------------------------------------
    def of(self, group: VerbGroup, *, partner: bool = False, end: int | None = None) -> list[str]:
        """The sides that the clause of the group commits."""
        word = self._pronoun(group)
        position = group.start
        found: list[str] = []
        if word in ("nous", "je", "j") or word in _OURS or self._ours(group):
            spoken = self.speaker(position)
            found = spoken if spoken else self.together(position)
        elif word == "on" or (word == "il" and self._impersonal(group)):
            found = self.between(position, end) or self.together(position)
        elif group.passive:
            found = self.agents(position, end) or self.together(position)
        else:
            found = sides_of(subject(self.page, self.cast, group))
            if len(found) < 2 and self._several(group):
                joint = self.together(position)
                if not found or (found[0] in joint and self._unresolved(group)):
                    found = joint
        if partner and end is not None:
            with_whom = self.partners(position, end)
            found = list(dict.fromkeys([*found, *with_whom]))
            if len(found) < 2:
                found = self.between(position, end) or found
        return found

    def _pronoun(self, group: VerbGroup) -> str:
        page = self.page
        if group.inverted:
            return group.inverted
        i = group.first
        # « nous » may have been taken in as a clitic.
        if page.words[i] == "nous" and i < group.head:
            return "nous"
        return page.words[i - 1] if i and page.gaps[i] == 0 else ""

    def _ours(self, group: VerbGroup) -> bool:
        """« mon gouvernement », « mon pays », « notre pays » right before the verb."""
        page = self.page
        return any(
            page.words[i] in _OURS and page.words[i + 1] in ("pays", "gouvernement", "etat", "peuple", "administration", "nation")
            for i in range(max(group.first - 3, 0), group.first - 1)
        )

    def _impersonal(self, group: VerbGroup) -> bool:
        return group.passive or group.lemma in ("convenir", "decider")

    def _several(self, group: VerbGroup) -> bool:
        return group.plural and group.person == "3"

    def _unresolved(self, group: VerbGroup) -> bool:
        """The subject is a group of people of whom only one side is known (« les ministres »)."""
        page = self.page
        near = page.words[max(group.first - 5, 0) : group.first]
        return any(word in near for word in _JOINT_WORDS) or "ils" in near or "elles" in near

    def between(self, start: int, end: int | None) -> list[str]:
        """« entre la Belgique et le Togo », « par le Burundi et la Tanzanie» in a stretch."""
        return self._after(("entre",), start, end)

    def agents(self, start: int, end: int | None) -> list[str]:
        return self._after(("par",), start, end) or self.between(start, end)

    def partners(self, start: int, end: int | None) -> list[str]:
        return self._after(("avec",), start, end)

    def _after(self, prepositions: tuple[str, ...], start: int, end: int | None) -> list[str]:
        if end is None:
            return []
        page = self.page
        first, last = page.first_token(start), page.token_at(end - 1)
        for i in range(first, last + 1):
            if page.words[i] not in prepositions:
                continue
            following = [m for m in mentions_in(self.cast, page.ends[i], min(end, page.ends[i] + 120)) if m.actors]
            if not following or page.first_token(following[0].start) - i > 4:
                continue
            sides = list(sides_of(following[0].actors))
            for left, right in zip(following, following[1:], strict=False):
                joint = page.fold[left.end : right.start]
                if len(joint) > 12 or not (" et " in joint or joint.strip() in (",", "et")):
                    break
                sides.extend(sides_of(right.actors))
            return list(dict.fromkeys(sides))
        return []

    def near(self, start: int, end: int) -> list[Mention]:
        return mentions_in(self.cast, start, end)

    @staticmethod
    def alone(sides: Sequence[str], *, plural: bool) -> bool:
        """One state acts, not several and not an organisation that decides."""
        return len(sides) == 1 and not (sides[0] in BODY_SIDES and plural)
