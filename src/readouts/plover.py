"""An article as PLOVER event records (political event ontology, openeventdata/PLOVER, version 2.0).

The mapping loses what PLOVER has no place for: video calls, letters, initiative, firmness and treaties.
"""

from __future__ import annotations

from typing import Any

from readouts.codes import (
    AgreementStatus,
    EncounterKind,
    EncounterStatus,
    Office,
)
from readouts.models import Agreement, Article, Encounter, Participant
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

    Keys are PLOVER's (``event``, ``mode``, ``actor``, ``recipient``, ``quad_code``, ``date``, ``enddate``,
    ``event_loc``, ``event_text``, ``text_info``, ``cite_info``); codes of sides stay ISO 3166-1 alpha-2. An encounter
    is CONSULT with its mode, an agreement AGREE, SUPPORT, REJECT or SANCTION. What is to come has the auxiliary mode
    ``future``, what is proposed ``hypothetical``, what was cancelled ``negation``.

    >>> from readouts import parse
    >>> record, = to_plover(parse.article("Lavrov a appelé Blinken au téléphone.", published="2021-02-05"))
    >>> record["event"], record["mode"]
    ('CONSULT', 'phone')
    """
    records = [_consult(article, e) for e in article.encounters]
    records += [_commitment(article, a) for a in article.agreements]
    for number, record in enumerate(records):
        record["id"] = str(number)
        record["cite_info"] = {
            "title": article.title.text if article.title else None,
            "publication": article.outlet,
            "language": "fr",
            "coder": "readouts",
        }
    return tuple(records)


def _consult(article: Article, encounter: Encounter) -> Record:
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
        "context": ["diplomatic"],
        "date": start.isoformat() if start else None,
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
        "context": ["diplomatic"],
        "date": None,
        "enddate": None,
        "event_loc": None,
        **_text((agreement.span,)),
    }


def _entities(sides: list[str], people: list[Participant] | tuple[()]) -> list[Record]:
    """One entity a side, and the persons who take part for it."""
    out: list[Record] = []
    for side in sides:
        persons = [p for p in people if p.side == side]
        out.extend(
            {
                "code": side,
                "sector": _SECTOR.get(p.office, "GOV") if p.office else None,
                "entity_text": p.name,
                "office": p.office.value if p.office else None,
            }
            for p in persons
        )
        if not persons:
            out.append({"code": side, "sector": "GOV", "entity_text": None, "office": None})
    return out


def _text(evidence: tuple[Span, ...]) -> Record:
    first = evidence[0] if evidence else None
    return {
        "event_text": first.text if first else None,
        "text_info": [{"start": s.start, "end": s.end} for s in evidence],
    }
