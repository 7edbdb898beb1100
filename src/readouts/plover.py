"""An article as PLOVER event records (political event ontology, openeventdata/PLOVER, version 2.0).

The mapping loses what PLOVER has no place for: video calls, letters, initiative, firmness and treaties.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from readouts.codes import (
    AgreementStatus,
    EncounterKind,
    EncounterStatus,
    Office,
    Theme,
)
from readouts.models import Agreement, Article, Encounter, Participant, Topic
from readouts.spans import Span

__all__ = ["to_plover"]

_CONSULT_MODE = {
    EncounterKind.CALL: "phone",
    EncounterKind.VIDEO: "phone",
    EncounterKind.VISIT: "visit",
}
"""The others have a mode only where more than two sides take part: ``multilateral``."""
_AUXILIARY = {
    EncounterStatus.HELD: None,
    EncounterStatus.PLANNED: "future",
    EncounterStatus.PROPOSED: "hypothetical",
    EncounterStatus.CANCELLED: "negation",
}
_AGREEMENT_EVENT = {
    AgreementStatus.AGREED: ("AGREE", None),
    AgreementStatus.REAFFIRMED: ("SUPPORT", None),
    AgreementStatus.OFFERED: ("AGREE", "future"),
    AgreementStatus.PENDING: ("AGREE", "hypothetical"),
    AgreementStatus.SUSPENDED: ("SANCTION", None),
    AgreementStatus.ENDED: ("SANCTION", None),
    AgreementStatus.REFUSED: ("REJECT", None),
}
_AGREEMENT_MODE = {
    AgreementStatus.SUSPENDED: "discontinue",
    AgreementStatus.ENDED: "withdraw",
    AgreementStatus.REFUSED: "change",
}
_QUAD = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "REJECT": "verbal conflict",
    "SANCTION": "material conflict",
}
_SECTOR = {
    Office.LEGISLATOR: "LEG",
    Office.MILITARY: "MIL",
    Office.DEFENCE_MINISTER: "MIL",
    Office.INTELLIGENCE_CHIEF: "SPY",
    Office.FORMER: "ELI",
}

Record = dict[str, Any]


def to_plover(article: Article) -> tuple[Record, ...]:
    """The encounters and agreements of an article as PLOVER records, one dict each.

    Keys are PLOVER's (``id``, ``event``, ``mode``, ``actor``, ``recipient``, ``quad_code``, ``date``, ``time``,
    ``enddate``, ``event_loc``, ``event_text``, ``context``, ``text_info``, ``cite_info``). An actor has its ``code``
    (ISO 3166-1 alpha-3, or PLOVER's for what is no state), ``sector``, ``entity_text`` and ``office``; what no text
    tells (``identifier_id``, ``gender``, ``url``, ``license``) is None. An encounter is CONSULT with its mode, an
    agreement AGREE, SUPPORT, REJECT or SANCTION. What is to come has the auxiliary mode ``future``, what is proposed
    ``hypothetical``, what was cancelled ``negation``. The contexts of the first encounter are those of what is on its
    table, of an agreement those of the topics that its words name.

    >>> from readouts import parse
    >>> record, = to_plover(parse.article("Lavrov a appelé Blinken au téléphone.", published="2021-02-05"))
    >>> record["event"], record["mode"]
    ('CONSULT', 'phone')
    >>> [actor["code"] for actor in record["actor"] + record["recipient"]]
    ['RUS', 'USA']
    """
    table = [topic.theme for topic in article.topics if topic.on_agenda]
    records = [
        _consult(article, e, table if n == 0 else []) for n, e in enumerate(article.encounters)
    ]
    records += [_commitment(article, a) for a in article.agreements]
    for number, record in enumerate(records):
        record["id"] = str(number)
        record["cite_info"] = {
            "url": None,
            "title": article.title.text if article.title else None,
            "language": "fr",
            "publication": article.outlet,
            "license": None,
            "coder": "readouts",
            "codebook": "PLOVER",
            "version": "2.0",
        }
    return tuple(records)


def _consult(article: Article, encounter: Encounter, table: list[Theme]) -> Record:
    initiator = encounter.initiator
    sides = sorted(encounter.sides, key=lambda side: side != initiator)
    people = [article[p] for p in encounter.participants]
    start = encounter.date.start if encounter.date else None
    end = encounter.date.end if encounter.date else None
    return {
        "event": "CONSULT",
        "mode": _CONSULT_MODE.get(encounter.kind, "multilateral" if len(sides) > 2 else None),
        "auxiliary_mode": _AUXILIARY[encounter.status],
        "quad_code": _QUAD["CONSULT"],
        "actor": _entities(sides[:1], people),
        "recipient": _entities(sides[1:], people),
        "context": _contexts(table),
        "date": start.isoformat() if start else None,
        "time": _time(encounter.date.value if encounter.date else None),
        "enddate": end.isoformat() if end and end != start else None,
        "event_loc": encounter.place,
        **_text(encounter.evidence),
    }


def _commitment(article: Article, agreement: Agreement) -> Record:
    event, auxiliary = _AGREEMENT_EVENT[agreement.status]
    parties = list(agreement.parties)
    others = [side for e in article.encounters for side in e.sides if side not in parties]
    common = len(parties) > 1
    return {
        "event": event,
        "mode": _AGREEMENT_MODE.get(agreement.status),
        "auxiliary_mode": auxiliary,
        "quad_code": _QUAD[event],
        "actor": _entities(parties[:1] if common else parties, ()),
        "recipient": _entities(parties[1:] if common else list(dict.fromkeys(others))[:1], ()),
        "context": _contexts(t.theme for t in article.topics if _told_in(t, agreement.span)),
        "date": None,
        "time": None,
        "enddate": None,
        "event_loc": None,
        **_text((agreement.span,)),
    }


def _told_in(topic: Topic, span: Span) -> bool:
    return any(mention.start < span.end and span.start < mention.end for mention in topic.mentions)


def _contexts(themes: Iterable[Theme]) -> list[str]:
    """PLOVER's contexts of what is on the table; every contact of sides is diplomatic."""
    known = _codes()["context"]
    return list(dict.fromkeys(["diplomatic", *(c for theme in themes for c in known[theme])]))


def _time(value: str | None) -> str | None:
    """The time of day of a TIMEX3 value: « 2021-02-04T18:30 » is at 18:30; a part of a day (``TMO``) is none."""
    time = value.partition("T")[2] if value else ""
    return time if time[:1].isdigit() else None


def _entities(sides: list[str], people: list[Participant] | tuple[()]) -> list[Record]:
    """One entity a side, and the persons who take part for it."""
    out: list[Record] = []
    for side in sides:
        persons: list[Participant | None] = [p for p in people if p.side == side]
        out.extend(_entity(side, person) for person in persons or [None])
    return out


def _entity(side: str, person: Participant | None) -> Record:
    office = person.office if person else None
    return {
        "code": _code(side),
        "sector": _sector(side, person),
        "entity_text": person.name if person else None,
        "identifier_id": None,
        "office": office.value if office else None,
        "gender": None,
    }


def _code(side: str) -> str:
    """PLOVER's code. ``AU`` stands for Australia and for the African Union alike: ISO 3166-1 has it first."""
    found: str = _codes()["country"].get(side) or _codes()["body"][side]
    return found


def _sector(side: str, person: Participant | None) -> str | None:
    """A state without a person acts by its government; PLOVER has no sector for those of an organisation."""
    if side not in _codes()["country"]:
        return "REB" if _code(side) == "IMG" else None
    if person is None:
        return "GOV"
    return _SECTOR.get(person.office, "GOV") if person.office else "UNK"


@cache
def _codes() -> dict[str, dict[str, Any]]:
    """``plover.toml``: contexts by theme, codes by body and by country."""
    found: dict[str, dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("plover.toml").read_text("utf-8")
    )
    return found


def _text(evidence: tuple[Span, ...]) -> Record:
    first = evidence[0] if evidence else None
    return {
        "event_text": first.text if first else None,
        "text_info": [
            {"sequence": n, "start": s.start, "end": s.end} for n, s in enumerate(evidence)
        ],
    }
