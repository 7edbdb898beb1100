"""What is told of a topic elsewhere: whoever asked for a point, and a later sentence that speaks of it again."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.readers.topics.markers import Marker
from readouts.readers.topics.raisers import Raisers
from readouts.readers.topics.wording import Candidate
from readouts.text import Page

__all__ = ["asked_by", "referring", "referring_sides", "same_paragraph"]

_BEHIND = 8
"""How many tokens behind a phrase the one who asked for it may be told."""


def asked_by(
    page: Page, raisers: Raisers, candidate: Candidate, markers: Sequence[Marker]
) -> list[str]:
    """« Vaccins (point demandé par le Ghana) », « à la demande de Mexico, on y a parlé des … »."""
    for marker in markers:
        if marker.value != "point":
            continue
        behind = marker.start >= candidate.end
        if behind and marker.first - candidate.last > _BEHIND and not _starts_line(page, candidate):
            continue
        if page.line_at(marker.start) != page.line_at(candidate.start):
            continue
        side = raisers.side_after(marker.end)
        if side is not None and (behind or not _refused_between(candidate, marker, markers)):
            return [side]
    return []


def _refused_between(candidate: Candidate, point: Marker, markers: Sequence[Marker]) -> bool:
    return any(
        point.end <= m.start and m.end <= candidate.start and m.value == "refuse" for m in markers
    )


def _starts_line(page: Page, candidate: Candidate) -> bool:
    line = page.lines[page.line_at(candidate.start)]
    return candidate.first - page.first_token(line[0]) <= 3


# --- sentences that refer back ----------------------------------------------------------------------------------------
def referring(markers: Sequence[Marker]) -> str:
    """``denied``, ``discuss`` or ``raise`` where a sentence says that of the topic before it, else nothing."""
    if not any(m.value == "same" for m in markers):
        return ""
    for marker in markers:
        if marker.value == "deny":
            return "denied"
        group = marker.group
        if group is not None and marker.value in ("discuss", "setting", "raise"):
            return "denied" if group.negated else "raise" if marker.value == "raise" else "discuss"
    return ""


def referring_sides(raisers: Raisers, markers: Sequence[Marker]) -> list[str]:
    """Who raises the topic that a sentence refers back to."""
    for marker in markers:
        if marker.group is not None and marker.value in ("raise", "discuss"):
            return raisers.of(marker)
    return []


def same_paragraph(page: Page, earlier: int, later: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    start, end = page.sentences[earlier][0], page.sentences[later][0]
    return page.text.find("\n\n", start, end) < 0 and later - earlier <= 4
