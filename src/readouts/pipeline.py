"""The stages in order, and the one place where findings become models.

Everything heavy (vocabulary, patterns, dateparser) is behind this module, which ``readouts.parse`` imports at the
first parse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from types import GenericAlias
from typing import Any

from pydantic import BaseModel, TypeAdapter

from readouts.analysis import analyse
from readouts.characters import plain
from readouts.codes import REGIONS, SIDES, BodyKind
from readouts.findings import (
    Actor,
    AgreementFinding,
    Cast,
    DateFinding,
    EncounterFinding,
    Expression,
    InstrumentMention,
    Layout,
    StatementFinding,
    TopicFinding,
)
from readouts.models import (
    Agreement,
    Article,
    DateMention,
    Encounter,
    Participant,
    Segment,
    Statement,
    Topic,
)
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
from readouts.vocabulary import Vocabulary

__all__ = ["Reading", "read", "read_layer"]

Published = dt.date | dt.datetime | None


def read(text: str, published: Published, vocabulary: Vocabulary, prefer: str = "past") -> Article:
    """Every layer of one text."""
    return Reading(text, published, vocabulary, prefer).article()


def read_layer(
    layer: str, text: str, published: Published, vocabulary: Vocabulary, prefer: str = "past"
) -> Any:
    """One layer of a text by its field of ``Article``, without the stages that it does not rest on."""
    return Reading(text, published, vocabulary, prefer).layer(layer)


class Reading:
    """One text on its way through the stages. Each is run when it is first asked for, after those that it rests on."""

    def __init__(
        self, text: str, published: Published, vocabulary: Vocabulary, prefer: str
    ) -> None:
        read_text, origin = plain(text)
        self.published = published
        self.prefer = prefer
        self.analysis = analyse(read_text, vocabulary)
        self.build = _Builder(text, origin)

    # --- the stages, in their order ------------------------------------------------------------------------------
    @cached_property
    def expressions(self) -> list[Expression]:
        return dates.find(self.analysis)

    @cached_property
    def layout(self) -> Layout:
        return segments.read(self.analysis, self.expressions)

    @cached_property
    def reference(self) -> Published:
        return self.published or dates.stated(self.expressions, self.layout)

    @cached_property
    def when(self) -> list[DateFinding]:
        return dates.resolve(
            self.expressions, self.analysis, self.layout, self.reference, prefer=self.prefer
        )

    @cached_property
    def cast(self) -> Cast:
        return participants.read(self.analysis, self.layout, self.when, self.reference)

    @cached_property
    def said(self) -> list[StatementFinding]:
        return statements.read(self.analysis, self.layout, self.cast)

    @cached_property
    def met(self) -> list[EncounterFinding]:
        return encounters.read(
            self.analysis, self.layout, self.cast, self.when, self.said, self.reference
        )

    @cached_property
    def named(self) -> list[InstrumentMention]:
        return instruments.read(self.analysis, self.layout)

    @cached_property
    def agreed(self) -> list[AgreementFinding]:
        return agreements.read(
            self.analysis, self.layout, self.cast, self.said, self.met, self.named
        )

    @cached_property
    def tabled(self) -> list[TopicFinding]:
        return topics.read(
            self.analysis, self.layout, self.cast, self.said, self.met, self.named, self.agreed
        )

    # --- the models ----------------------------------------------------------------------------------------------
    def article(self) -> Article:
        layers = {name: self._plain(name) for name in _LAYERS}
        header = self.build.header(self.layout, self.reference)
        return Article.model_validate({**header, **layers})

    def layer(self, name: str) -> Any:
        return _adapter(name).validate_python(self._plain(name))

    def _plain(self, name: str) -> list[dict[str, Any]]:
        build = self.build
        match name:
            case "segments":
                return build.segments(self.layout)
            case "participants":
                _assign_roles(self.met, self.said)
                return build.participants(self.cast, self.met, self.said)
            case "encounters":
                return build.encounters(self.met)
            case "topics":
                return build.topics(self.tabled)
            case "agreements":
                return build.agreements(self.agreed)
            case "statements":
                return build.statements(self.said)
            case _:
                return build.dates(self.when)


_LAYERS: Mapping[str, type[BaseModel]] = {
    "segments": Segment,
    "participants": Participant,
    "encounters": Encounter,
    "topics": Topic,
    "agreements": Agreement,
    "statements": Statement,
    "dates": DateMention,
}


@cache
def _adapter(layer: str) -> TypeAdapter[Any]:
    """What validates one layer alone; built when it is first asked for."""
    listed: Any = GenericAlias(tuple, (_LAYERS[layer], ...))
    return TypeAdapter(listed)


def _assign_roles(met: Iterable[EncounterFinding], said: Iterable[StatementFinding]) -> None:
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

    def line(self, start: int, end: int) -> dict[str, Any]:
        """A whole line: what reads as white space at its ends (`&nbsp;`) belongs to it as the text has it."""
        if self.origin is None:
            return self.span(start, end)
        text, start, end = self.text, self.origin[start], self.origin[end]
        while start and text[start - 1] not in "\n\r":
            start -= 1
        while end < len(text) and text[end] not in "\n\r":
            end += 1
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        line = line.strip()
        return {"start": start, "end": start + len(line), "text": line}

    def optional(self, stretch: tuple[int, int] | None) -> dict[str, Any] | None:
        return None if stretch is None else self.span(*stretch)

    def date(self, found: DateFinding) -> dict[str, Any]:
        return {"span": self.span(found.start, found.end), "value": found.value, "rule": found.rule}

    def header(self, layout: Layout, published: Published) -> dict[str, Any]:
        return {
            "text": self.text,
            "title": self.optional(layout.title),
            "outlet": layout.outlet,
            "authors": layout.authors,
            "dateline": self.optional(layout.dateline),
            "published": published,
        }

    def segments(self, layout: Layout) -> list[dict[str, Any]]:
        return [
            {"kind": line.kind, "span": self.line(line.start, line.end), "rule": line.rule}
            for line in layout.lines
        ]

    def encounters(self, met: Iterable[EncounterFinding]) -> list[dict[str, Any]]:
        return [
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
        ]

    def topics(self, tabled: Iterable[TopicFinding]) -> list[dict[str, Any]]:
        return [
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
        ]

    def agreements(self, agreed: Iterable[AgreementFinding]) -> list[dict[str, Any]]:
        return [
            {
                "status": a.status,
                "parties": _parties(a.parties),
                "instrument": a.instrument,
                "span": self.span(a.start, a.end),
                "hedged": a.hedged,
                "rule": a.rule,
            }
            for a in agreed
        ]

    def statements(self, said: Iterable[StatementFinding]) -> list[dict[str, Any]]:
        return [
            {
                "kind": s.kind,
                "span": self.span(s.start, s.end),
                "speaker": None if s.speaker is None else s.speaker.id,
                "cue": self.optional(s.cue),
                "channel": s.channel,
                "rule": s.rule,
            }
            for s in said
        ]

    def dates(self, when: Iterable[DateFinding]) -> list[dict[str, Any]]:
        return [self.date(found) for found in when]

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
