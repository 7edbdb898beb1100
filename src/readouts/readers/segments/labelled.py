"""A label alone over its value: « Auteur » over the name, « Source : » over the agency, « Date » over the day."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine, cues, uncovered
from readouts.readers.segments.mastheads import is_author
from readouts.readers.segments.names import is_agency, is_institution, is_outlet

__all__ = ["set_labelled"]

_LONGEST = 5
_VALUE = 14


def set_labelled(analysis: Analysis, lines: Sequence[PageLine]) -> None:
    """Settle the label and its value as bylines."""
    for line in lines[:-1]:
        if (
            not 1 <= line.words <= _LONGEST
            or line.kind == "byline"
            or not _is_label(analysis, line)
        ):
            continue
        value = lines[line.index + 1]
        if value.rule in ("byline.stamp", "byline.agency", "byline.place-date"):
            line.settle("byline", "byline.label")
        elif value.kind in (None, "boilerplate") and _names_issuer(analysis, value):
            line.settle("byline", "byline.label")
            value.settle("byline", "byline.name")


def _is_label(analysis: Analysis, line: PageLine) -> bool:
    """« Auteur », « Publié par : »: words of a byline and nothing else."""
    found = [(hit, row) for hit, row in cues(line, "byline") if "line" not in row.tags]
    return (
        bool(found) and not line.stop and uncovered(analysis, line, [hit for hit, _ in found]) == 0
    )


def _names_issuer(analysis: Analysis, value: PageLine) -> bool:
    if value.stop or value.finite or not 1 <= value.words <= _VALUE:
        return False
    return (
        is_author(analysis, value)
        or is_institution(analysis, value.text)
        or is_agency(analysis, value.text)
        or is_outlet(analysis, value.text)
    )
