"""Articles made by hand, for tests of what works on articles: no parser is run."""

from __future__ import annotations

from typing import Any

from readouts import Article, DateMention, Encounter, Participant, Span

LAVROV = ("sergei-lavrov", "Sergueï Lavrov", "foreign_minister", "RU")
BLINKEN = ("antony-blinken", "Antony Blinken", "foreign_minister", "US")
POUTINE = ("vladimir-putine", "Vladimir Poutine", "head_of_state", "RU")
BIDEN = ("joe-biden", "Joe Biden", "head_of_state", "US")
TEXT = "Ce qui s'est dit entre les deux capitales. " * 4


def span(start: int = 0, end: int = 6, text: str = TEXT) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def date(value: str | None) -> DateMention:
    return DateMention(span=span(), value=value, rule="made")


def person(id: str, name: str, office: str | None = None, side: str | None = None) -> Participant:
    return Participant.model_validate(
        {"id": id, "kind": "person", "name": name, "office": office, "side": side, "rule": "made"}
    )


def encounter(
    *people: tuple[str, str, str, str], on: str | None = None, **facts: Any
) -> dict[str, Any]:
    """A held call of Russia and the United States unless told otherwise; ``on`` is the value of its date."""
    given = {
        "kind": "call",
        "status": "held",
        "sides": ("RU", "US"),
        "participants": tuple(p[0] for p in people),
        "date": on and date(on),
        "evidence": (span(),),
        "rule": "made",
    }
    return given | facts


def article(
    *encounters: dict[str, Any], people: tuple[tuple[str, str, str, str], ...] = (), **layers: Any
) -> Article:
    """An article of these encounters; the persons that they name are its participants."""
    known = {p[0]: p for p in (LAVROV, BLINKEN, POUTINE, BIDEN)} | {p[0]: p for p in people}
    ids = dict.fromkeys(
        [*(p[0] for p in people), *(i for e in encounters for i in e["participants"])]
    )
    return Article.model_validate(
        {
            "text": TEXT,
            "participants": tuple(person(*known[i]) for i in ids),
            "encounters": tuple(Encounter.model_validate(e) for e in encounters),
        }
        | layers
    )
