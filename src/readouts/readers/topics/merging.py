"""From judged wording to entries: what a topic is about, who raises it, one entry for each."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.codes import BODY_SIDES, COUNTRY_CODES
from readouts.findings import TopicFinding
from readouts.readers.topics.context import Context, Licence
from readouts.readers.topics.wording import PLACED, Candidate

__all__ = ["findings_of", "merged"]


def findings_of(context: Context, candidate: Candidate, licence: Licence) -> list[TopicFinding]:
    """The entries of one candidate: one for each place."""
    absent = _from_outside(context, licence)
    agenda = licence.how not in ("denied", "background", "aside") and not absent
    sides = licence.sides if agenda or absent or licence.how == "denied" else []
    span = (candidate.start, candidate.end)
    soft = licence.marker is not None and "soft" in licence.marker.tags  # thanks and praise
    rule = "topics.absent" if absent else "topics.voice" if soft else f"topics.{licence.how}"
    about = _places(context, candidate, licence)
    return [
        TopicFinding(
            candidate.theme, place, candidate.instrument, list(sides), agenda, [span], rule
        )
        for place in about
    ]


def _from_outside(context: Context, licence: Licence) -> bool:
    """« Berlin s'inquiète du retrait américain »: a side that sits at no table of the page, or there is none."""
    away = context.silent or (
        bool(context.met and licence.sides) and context.met.isdisjoint(licence.sides)
    )
    return away and licence.how in ("raise", "told", "commit", "voice", "quote")


def _places(context: Context, candidate: Candidate, licence: Licence) -> list[tuple[str, ...]]:
    if candidate.theme in PLACED:
        if candidate.joint:
            return [tuple(sorted(candidate.places))]
        if candidate.places:
            return [(place,) for place in candidate.places]
        speaker = licence.sides[0] if len(licence.sides) == 1 else None
        if candidate.theme == "political_transition" and speaker in COUNTRY_CODES:
            return [(speaker,)]
        return [()]
    seated = context.passages.sides(candidate.start) or context.seated
    third = [p for p in candidate.places if p not in seated and p in COUNTRY_CODES | BODY_SIDES]
    return [(p,) for p in third] or [()]


_TOGETHER = ("topics.discuss", "topics.setting", "topics.agenda", "topics.list")
_FIRM = ("topics.discuss", "topics.setting", "topics.raise")
_WEAK = (
    "topics.voice",
    "topics.commit",
    "topics.quote",
    "topics.refuse",
    "topics.told",
    "topics.absent",
)


def merged(findings: Sequence[TopicFinding]) -> list[TopicFinding]:
    """One entry for each theme, places and instrument; the sides that raise it together."""
    groups: dict[tuple[str, tuple[str, ...], str | None], list[TopicFinding]] = {}
    for finding in findings:
        groups.setdefault((finding.theme, finding.places, finding.instrument), []).append(finding)
    return _placed([_entry(group) for group in groups.values()])


def _placed(entries: Sequence[TopicFinding]) -> list[TopicFinding]:
    """« la crise au Niger … une solution à la crise »: told in passing without a place, it is of the one told."""
    known = {e.theme for e in entries if e.places}
    return [
        e
        for e in entries
        if e.places
        or e.instrument is not None
        or e.theme not in known & PLACED
        or e.rule not in _WEAK
    ]


def _entry(group: Sequence[TopicFinding]) -> TopicFinding:
    first = group[0]
    weak = first.rule in _WEAK
    sides: dict[str, None] = {}
    for finding in group:
        if finding.rule not in _WEAK:
            sides.update(dict.fromkeys(finding.raised_by))
    together = any(f.rule in _TOGETHER and not f.raised_by for f in group)
    if not sides and weak and not together:
        sides.update(dict.fromkeys(first.raised_by))
    denied = any(f.rule == "topics.denied" for f in group) and not any(
        f.rule in _FIRM for f in group
    )
    agenda = any(f.on_agenda for f in group) and not denied
    spans = [span for f in group for span in f.spans]
    return TopicFinding(
        first.theme,
        first.places,
        first.instrument,
        list(sides),
        agenda,
        spans,
        first.rule,
    )
