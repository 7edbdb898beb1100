"""The stages in order, and the one place where findings become models.

Everything heavy (vocabulary, patterns, dateparser) is behind this module, which ``readouts.parse`` imports at the
first parse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from readouts.analysis import analyse
from readouts.codes import REGIONS, SIDES, BodyKind
from readouts.findings import (
    Actor,
    AgreementFinding,
    Cast,
    DateFinding,
    EncounterFinding,
    Layout,
    StatementFinding,
    TopicFinding,
)
from readouts.models import Article
from readouts.readers import (
    agreements,
    dates,
    encounters,
    instruments,
    participants,
    segments,
    statements,
    topics,
)
from readouts.references import plain
from readouts.vocabulary import Vocabulary

__all__ = ["read"]

Published = dt.date | dt.datetime | None


def read(text: str, published: Published, vocabulary: Vocabulary, prefer: str = "past") -> Article:
    """Every layer of one text."""
    read_text, origin = plain(text)
    analysis = analyse(read_text, vocabulary)
    expressions = dates.find(analysis)
    layout = segments.read(analysis, expressions)
    reference = published or dates.stated(expressions, layout)
    when = dates.resolve(expressions, analysis, layout, reference, prefer=prefer)
    cast = participants.read(analysis, layout, when, reference)
    said = statements.read(analysis, layout, cast)
    met = encounters.read(analysis, layout, cast, when, said, reference)
    named = instruments.read(analysis, layout)
    agreed = agreements.read(analysis, layout, cast, said, met, named)
    tabled = topics.read(analysis, layout, cast, said, met, named, agreed)
    _assign_roles(cast, met, said)
    build = _Builder(text, origin)
    return Article.model_validate(
        build.article(layout, reference, cast, met, tabled, agreed, said, when)
    )


def _assign_roles(
    cast: Cast, met: Iterable[EncounterFinding], said: Iterable[StatementFinding]
) -> None:
    """Principal: takes part in an encounter; spokesperson: reported only as a source who speaks for a side."""
    for statement in said:
        speaker = statement.speaker
        if speaker is not None and speaker.role == "mentioned" and speaks_for_a_side(speaker):
            speaker.role = "spokesperson"
    for encounter in met:
        for person in encounter.people:
            person.role = "principal"


def speaks_for_a_side(actor: Actor) -> bool:
    """Whether the words of this actor count as those of a side or body."""
    if actor.kind != "person":
        return True
    return actor.side is not None and actor.office not in (None, "former")


def _parties(sides: Iterable[str]) -> list[str]:
    """Those that may act as a party: an organisation outside the closed list (CARICOM) is an actor but no side."""
    return [side for side in sides if side in SIDES]


def _own_side(actor: Actor) -> str | None:
    """The side of an actor; only an organisation may have one that is no party, its own acronym."""
    return actor.side if actor.side in SIDES or actor.body == BodyKind.ORGANIZATION else None


class _Builder:
    """Findings → nested dicts with spans of the text as it came, for one validation at the end."""

    def __init__(self, text: str, origin: list[int] | None) -> None:
        self.text = text
        self.origin = origin

    def span(self, start: int, end: int) -> dict[str, Any]:
        if self.origin is not None:
            start, end = self.origin[start], self.origin[end]
        return {"start": start, "end": end, "text": self.text[start:end]}

    def optional(self, stretch: tuple[int, int] | None) -> dict[str, Any] | None:
        return None if stretch is None else self.span(*stretch)

    def date(self, found: DateFinding) -> dict[str, Any]:
        return {"span": self.span(found.start, found.end), "value": found.value, "rule": found.rule}

    def article(
        self,
        layout: Layout,
        published: Published,
        cast: Cast,
        met: list[EncounterFinding],
        tabled: list[TopicFinding],
        agreed: list[AgreementFinding],
        said: list[StatementFinding],
        when: list[DateFinding],
    ) -> dict[str, Any]:
        return {
            "text": self.text,
            "title": self.optional(layout.title),
            "outlet": layout.outlet,
            "authors": layout.authors,
            "dateline": self.optional(layout.dateline),
            "published": published,
            "segments": [
                {"kind": line.kind, "span": self.span(line.start, line.end), "rule": line.rule}
                for line in layout.lines
            ],
            "participants": self.participants(cast, met, said),
            "encounters": [
                {
                    "kind": e.kind,
                    "status": e.status,
                    "sides": _parties(e.sides),
                    "participants": [p.id for p in e.people],
                    "date": None if e.date is None else self.date(e.date),
                    "place": e.place,
                    "initiator": e.initiator if e.initiator in SIDES else None,
                    "evidence": self._spans(e.spans),
                    "rule": e.rule,
                }
                for e in met
            ],
            "topics": [
                {
                    "theme": t.theme,
                    "places": [place for place in t.places if place in SIDES or place in REGIONS],
                    "instrument": t.instrument,
                    "raised_by": _parties(t.raised_by),
                    "on_agenda": t.on_agenda,
                    "mentions": self._spans(t.spans),
                    "rule": t.rule,
                }
                for t in tabled
            ],
            "agreements": [
                {
                    "status": a.status,
                    "parties": _parties(a.parties),
                    "instrument": a.instrument,
                    "span": self.span(a.start, a.end),
                    "hedged": a.hedged,
                    "rule": a.rule,
                }
                for a in agreed
            ],
            "statements": [
                {
                    "kind": s.kind,
                    "span": self.span(s.start, s.end),
                    "speaker": None if s.speaker is None else s.speaker.id,
                    "cue": self.optional(s.cue),
                    "channel": s.channel,
                    "rule": s.rule,
                }
                for s in said
            ],
            "dates": [self.date(found) for found in when],
        }

    def participants(
        self, cast: Cast, met: list[EncounterFinding], said: list[StatementFinding]
    ) -> list[dict[str, Any]]:
        mentions: dict[str, list[tuple[int, int]]] = {}
        for mention in cast.mentions:
            for actor in mention.actors:
                mentions.setdefault(actor.id, []).append((mention.start, mention.end))
        known = {actor.id: actor for actor in cast.actors}
        for extra in (*(p for e in met for p in e.people), *(s.speaker for s in said)):
            if extra is not None:
                known.setdefault(extra.id, extra)
        return [
            {
                "id": actor.id,
                "kind": actor.kind,
                "name": actor.name,
                "office": actor.office,
                "title": actor.title,
                "body": actor.body,
                "side": _own_side(actor),
                "role": actor.role,
                "mentions": self._spans(mentions.get(actor.id, ())),
                "rule": actor.rule,
            }
            for actor in known.values()
        ]

    def _spans(self, stretches: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
        return [self.span(start, end) for start, end in stretches]
