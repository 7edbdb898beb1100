"""Who is at the table: the sides of the contact told last, of the speaker, and those named in a stretch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from readouts.analysis import Analysis
from readouts.clauses import mentions_in, sides_of
from readouts.findings import Cast, EncounterFinding, StatementFinding
from readouts.readers.agreements.words import Words

__all__ = ["Table"]

_NOT_LONG = 1500


class Table:
    """Sides by position and stretch, in one text."""

    def __init__(
        self,
        analysis: Analysis,
        vocabulary: Words,
        cast: Cast,
        statements: Sequence[StatementFinding],
        encounters: Sequence[EncounterFinding],
    ) -> None:
        self.page = analysis.page
        self.words = vocabulary
        self.cast = cast
        self.said = [s for s in statements if s.kind == "direct"]
        self._said = [s.start for s in self.said]
        self.met = sorted(
            ((start, e) for e in encounters if len(e.sides) > 1 for start, _ in e.spans[:3]),
            key=lambda pair: pair[0],
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
        return self.cast.sides[:2] if len(self.cast.sides) > 1 else self._first_named

    def recently(self, position: int) -> list[str]:
        """The sides of the last contact, where it was told not long before."""
        at = bisect_right(self._met, position)
        near = at and position - self.met[at - 1][0] < _NOT_LONG
        return self.together(position) if near or not self.met else []

    @cached_property
    def _first_named(self) -> list[str]:
        """The first two states that the text names, where nothing else tells who deals with whom."""
        stop = min(len(self.page.text), 800)
        first = list(dict.fromkeys(side for _, side in self.words.sides(0, stop)))[:2]
        return first if len(first) == 2 else []

    def speaker(self, position: int) -> list[str] | None:
        """The side of whoever speaks there; None outside a quotation."""
        at = bisect_right(self._said, position) - 1
        if at < 0 or self.said[at].end <= position:
            return None
        speaker = self.said[at].speaker
        return [speaker.side] if speaker is not None and speaker.side is not None else []

    def outsider(self, position: int) -> bool:
        """Words of a person without an office: an observer, whose « nous » and « ils » commit no side."""
        at = bisect_right(self._said, position) - 1
        if at < 0 or self.said[at].end <= position:
            return False
        speaker = self.said[at].speaker
        return (
            speaker is not None and speaker.kind == "person" and speaker.office in (None, "former")
        )

    # --- named sides -----------------------------------------------------------------------------------------------
    def between(self, start: int, end: int | None) -> list[str]:
        """« entre la Belgique et le Togo » in a stretch."""
        found = self._behind("entre", start, end)
        return found if len(found) > 1 else self._hyphened(start, end)

    def _hyphened(self, start: int, end: int | None) -> list[str]:
        """« l'accord américano-hongrois », « le protocole UE-Tunisie »: the two right behind the noun."""
        if end is None:
            return []
        token = self.page.token_at(start) if start else 0
        named = self.words.sides(start, min(end, self.words.reach(token, 4)))[:2]
        if len(named) < 2 or named[0][0].first - token > 3:
            return []
        (one, first), (other, second) = named
        joined = one is other or self.page.text[one.end : other.start] in ("-", "–")
        return [first, second] if joined and first != second else []

    def agents(self, start: int, end: int | None) -> list[str]:
        """« par le Burundi et la Tanzanie », « entre X et Y » in a stretch."""
        return self._behind("par", start, end) or self.between(start, end)

    def partners(self, start: int, end: int | None) -> list[str]:
        """« avec la Mongolie », « avec ce dernier » in a stretch."""
        return self._behind("avec", start, end)

    def _behind(self, preposition: str, start: int, end: int | None) -> list[str]:
        """The sides of the mentions coordinated behind the first such preposition."""
        if end is None:
            return []
        page = self.page
        for i in range(page.first_token(start), page.token_at(end - 1) + 1):
            if page.words[i] != preposition:
                continue
            following = [
                (m.start, m.end, sides_of(m.actors))
                for m in mentions_in(self.cast, page.ends[i], min(end, page.ends[i] + 140))
                if sides_of(m.actors)
            ]
            following += [
                (hit.start, hit.end, [side])
                for hit, side in self.words.sides(page.ends[i], min(end, page.ends[i] + 140))
            ]
            following.sort()
            if not following or page.first_token(following[0][0]) - i > 5:
                continue
            sides: list[str] = []
            reached = following[0][0]
            for begin, stop, found in following:
                if begin > reached and not self._coordinated(reached, begin):
                    break
                sides.extend(found)
                reached = max(reached, stop)
            return list(dict.fromkeys(sides))
        return []

    def _coordinated(self, left: int, right: int) -> bool:
        between = self.page.fold[left:right]
        return len(between) < 24 and (
            " et " in between or between.strip() in (",", ", la", ", le", ", l'", "et")
        )
