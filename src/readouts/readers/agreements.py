"""Agreements: every clause in which sides commit themselves, its extent, status, parties and instrument.

Candidates come from verbs, adjectives and nouns of the vocabulary (``agreements_triggers``); their ends are found in
``agreements_extent`` and who commits in ``agreements_parties``. Where candidates overlap the first one holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import (
    AgreementFinding,
    Cast,
    EncounterFinding,
    InstrumentMention,
    Layout,
    StatementFinding,
)
from readouts.readers.agreements_extent import Extents
from readouts.readers.agreements_parties import Parties
from readouts.readers.agreements_triggers import Candidate, Triggers

__all__ = ["read"]


def read(
    analysis: Analysis,
    layout: Layout,
    cast: Cast,
    statements: Sequence[StatementFinding],
    encounters: Sequence[EncounterFinding],
    instruments: Sequence[InstrumentMention],
) -> list[AgreementFinding]:
    """The commitments of the body, in the order of the text."""
    extents = Extents(analysis)
    parties = Parties(analysis, cast, statements, encounters)
    triggers = Triggers(analysis, layout, extents, parties, instruments)
    named = sorted(instruments, key=lambda mention: mention.start)
    starts = [mention.start for mention in named]
    findings = []
    for candidate in _without_overlaps(triggers.read()):
        at = bisect_right(starts, candidate.start - 1)
        instrument = None
        if at and named[at - 1].end > candidate.start:
            instrument = named[at - 1].id
        elif at < len(named) and named[at].start < candidate.end:
            instrument = named[at].id
        findings.append(
            AgreementFinding(
                candidate.start,
                candidate.end,
                candidate.status,
                candidate.parties,
                candidate.instrument or instrument,
                candidate.hedged,
                candidate.rule,
            )
        )
    return findings


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Verbs before adjectives before nouns where two overlap; else as they come."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, c.rank, -c.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.rank < kept[-1].rank and not candidate.inside:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept
