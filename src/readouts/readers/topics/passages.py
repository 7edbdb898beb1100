"""Which contact a passage tells of: its sides are those at the table, and two neighbours share what is in dispute."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from readouts.codes import COUNTRY_CODES
from readouts.findings import EncounterFinding
from readouts.text import Page

__all__ = ["Passages"]


class Passages:
    """The encounters of a page by the places that tell them."""

    def __init__(self, page: Page, encounters: Sequence[EncounterFinding]) -> None:
        self.page = page
        told = sorted(
            (start, at)
            for at, encounter in enumerate(encounters)
            if len(encounter.sides) > 1
            for start, _ in encounter.spans
        )
        self._starts = [start for start, _ in told]
        self._sides = [encounters[at].sides for _, at in told]

    def sides(self, position: int) -> list[str]:
        """The sides of the contact told last before a position in its sentence or paragraph, else of the first."""
        if not self._sides:
            return []
        at = bisect_right(self._starts, position) - 1
        if at >= 0 and self.page.line_at(self._starts[at]) == self.page.line_at(position):
            return self._sides[at]
        return self._sides[0]

    def tells(self, start: int, end: int) -> bool:
        """Whether a contact is told between two places of the text."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def pair(self, position: int) -> list[str]:
        """The two states of the passage's contact, of the first one where it has more; [] without a pair."""
        for sides in (self.sides(position), self._sides[0] if self._sides else []):
            states = [side for side in sides if side in COUNTRY_CODES]
            if len(states) == 2:
                return states
        return []
