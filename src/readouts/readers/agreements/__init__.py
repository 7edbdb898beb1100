"""Agreements: every clause in which sides commit themselves, its extent, status, parties and instrument.

Candidates come from verbs (``verbs``; promises and denials in ``promises``, lists in ``lists``), from nouns (``nouns``;
documents in ``accords``, wills in ``wills``) and adjectives (``adjectives``) of the vocabulary. ``subjects`` asks
whether the subject can commit anybody, ``lookalikes`` whether the verb means a commitment; ``needs`` looks for what it
needs beside it, ``status`` says how firm it is, ``extent`` where it ends, ``parties`` who commits (``fronts`` what is
named in front of a verb, ``table`` who is at the table), ``words`` finds words around a place. Where candidates overlap
the first one holds.
"""

from __future__ import annotations

import re
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
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.nouns import Nouns
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.verbs import Verbs
from readouts.readers.agreements.words import Candidate, Words

__all__ = ["read"]

# « ce texte », « cet accord », « l'accord » with nothing behind it: an accord named before.
_THIS_TEXT = re.compile(
    r"""
    \b (?: ce | cet | cette | dudit | ledit | ladite ) \s
    (?: texte | accord | traite | pacte | protocole | convention | arrangement | memorandum | instrument | charte
      | declaration | document )
    \b
    | \b (?: l' | le\s | du\s | au\s ) (?: texte | accord | traite | pacte | arrangement | memorandum )
    (?= $ | [,;.] | \s (?: des\s que | si | qui | en | avant | apres | jusqu | a\s condition | et | mais ) \b )
    """,
    re.VERBOSE,
)
_NOT_LONG = 400


def read(
    analysis: Analysis,
    layout: Layout,
    cast: Cast,
    statements: Sequence[StatementFinding],
    encounters: Sequence[EncounterFinding],
    instruments: Sequence[InstrumentMention],
) -> list[AgreementFinding]:
    """The commitments of the body, in the order of the text."""
    vocabulary = Words(analysis, instruments)
    extents = Extents(analysis, vocabulary)
    parties = Parties(analysis, vocabulary, cast, statements, encounters)
    subjects = Subjects(analysis, vocabulary, cast)
    body = layout.stretches("body")
    candidates = Verbs(vocabulary, extents, parties, subjects, body).read()
    candidates += Nouns(vocabulary, extents, parties, subjects, body).read()
    named = vocabulary.named
    starts = [mention.start for mention in named]
    findings = []
    candidates = [
        c
        for c in candidates
        if (c.status == "agreed" and len(c.parties) > 1) or not parties.outsider(c.start)
    ]
    for candidate in _without_overlaps(candidates):
        at = bisect_right(starts, candidate.start - 1)
        instrument = None
        if at and named[at - 1].end > candidate.start:
            instrument = named[at - 1].id
        elif at < len(named) and named[at].start < candidate.end:
            instrument = named[at].id
        else:
            instrument = _taken_up(analysis, candidate, named[:at])
        findings.append(
            AgreementFinding(
                candidate.start,
                candidate.end,
                candidate.status,
                candidate.parties,
                instrument,
                candidate.hedged,
                candidate.rule,
            )
        )
    return findings


def _taken_up(
    analysis: Analysis, candidate: Candidate, before: Sequence[InstrumentMention]
) -> str | None:
    """« ce texte », « cet accord »: the one named last, not long before."""
    if not before or candidate.start - before[-1].end > _NOT_LONG:
        return None
    taken = _THIS_TEXT.search(analysis.page.fold, candidate.start, candidate.end)
    return None if taken is None else before[-1].id


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Of two that overlap the first one holds; a noun yields to the verb that governs it."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, c.rank, -c.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.rank < kept[-1].rank and kept[-1].rank > 1:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    reached = 0
    for candidate in kept:
        if candidate.wide is not None and reached <= candidate.wide:
            candidate.start = candidate.wide
        reached = candidate.end
    return kept
