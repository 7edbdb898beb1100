"""One wording of a theme in the prose, and the themes whose entries carry a place."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["PLACED", "Candidate"]

PLACED = frozenset(
    "regional_conflict ceasefire peace_talks nuclear_proliferation territory political_transition "
    "humanitarian_aid".split()
)
"""The themes whose entries carry the place that they are about, a side at the table too."""


@dataclass(slots=True, eq=False)
class Candidate:
    """One wording of a theme in the prose. ``first`` and ``last`` are tokens; ``places`` codes, in order."""

    start: int
    end: int
    first: int
    last: int
    theme: str
    row: str
    needs: str
    sentence: int
    places: list[str] = field(default_factory=list)
    instrument: str | None = None
    reach: int = 0  # the last token of the phrase with its places
    verb: bool = False
    joint: bool = False  # one entry for all its places (« la frontière syro-libanaise »)
    based: bool = (
        False  # a treaty named as the ground of something else (« sur la base de la Convention »)
    )
