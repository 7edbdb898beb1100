"""What is said of a finding: one line beside the text, and one entry of the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from readouts.codes import AgreementStatus
from readouts.models import Agreement, DateMention, Encounter, Participant, Statement, Topic
from readouts.render.markup import Markup, element, joined
from readouts.vocabulary import theme_row
from readouts.vocabulary.files import contents

__all__ = [
    "FIRMNESS",
    "Fact",
    "of_agreement",
    "of_date",
    "of_encounter",
    "of_participant",
    "of_statement",
    "of_topic",
    "place_name",
]

FIRMNESS = {
    AgreementStatus.AGREED: "agreed: both commit themselves",
    AgreementStatus.REAFFIRMED: "reaffirmed: an earlier commitment again",
    AgreementStatus.OFFERED: "offered: one side is ready to",
    AgreementStatus.PENDING: "pending: still to be settled",
    AgreementStatus.SUSPENDED: "suspended: put on hold",
    AgreementStatus.ENDED: "ended: left or terminated",
    AgreementStatus.REFUSED: "refused",
}
"""How firm a commitment is, the firmest first, in words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding in words: what it is, what is told of it, and the rule that decided it.

    ``french`` is whether ``head`` is in the language of the text.
    """

    sort: str
    head: str
    details: tuple[str, ...]
    rule: str
    french: bool = False

    def line(self) -> str:
        """All of it in one line: « call: Indonésie – Sénégal · held · 2024-03-12 [encounters.verb.call] »."""
        return f"{self.sort}: {' · '.join((self.head, *self.details))} [{self.rule}]"

    def entry(self, quotes: Iterable[Markup] = ()) -> Markup:
        """What a panel shows of it; ``quotes`` are the words that tell it."""
        head = element("b", self.head, lang="fr" if self.french else None)
        told = [element("span", detail) for detail in self.details]
        listed = joined(quotes, " ")
        return joined(
            (
                element("span", joined((head, *told), " · "), class_="ro-fact"),
                element("span", listed, class_="ro-quotes") if listed else None,
                element("code", self.rule, class_="ro-rule", title="the rule that decided it"),
            ),
            " ",  # where no style sheet parts them
        )


@cache
def _names() -> dict[str, str]:
    rows = (
        *contents("bodies")["organization"],
        *contents("places")["region"],
        *contents("places")["country"],
    )
    names: dict[str, str] = {}
    for row in rows:
        name = row["forms"][0] if row.get("forms") else row["id"]
        name = name[0].upper() + name[1:]
        # One code may stand for two: AU for Australia and for the African Union.
        names[row["id"]] = f"{names[row['id']]} / {name}" if row["id"] in names else name
    return names


def place_name(code: str) -> str:
    """The French name of a side or a region; the code where the vocabulary has none."""
    return _names().get(code, code)


@cache
def _instruments() -> dict[str, str]:
    return {row["id"]: row["forms"][0] for row in contents("instruments")["instrument"]}


def _sides(codes: Iterable[str], between: str = " – ") -> str:
    return between.join(map(place_name, codes))


def _told(*details: object) -> tuple[str, ...]:
    return tuple(str(detail) for detail in details if detail)


def _words(code: str | None) -> str | None:
    return code and code.replace("_", " ")


def of_participant(p: Participant) -> Fact:
    """Name; office or body, side, role."""
    sort = {"person": "person", "organization": "body", "state": "state"}[p.kind]
    office = p.title or _words(p.office) or _words(p.body)
    side = p.side and place_name(p.side)
    return Fact(sort, p.name, _told(office, side if side != p.name else None, p.role), p.rule, True)


def of_encounter(e: Encounter, name: Callable[[str], str]) -> Fact:
    """Kind; sides, status, date, place, persons, initiative. ``name`` is that of a participant's id."""
    details = _told(
        _sides(e.sides),
        e.status,
        e.date and (e.date.value or f"« {e.date.span.text} »"),
        e.place,
        ", ".join(map(name, e.participants)),
        e.initiator and f"at the initiative of {place_name(e.initiator)}",
    )
    return Fact("encounter", e.kind, details, e.rule)


def of_topic(t: Topic) -> Fact:
    """Theme; places, treaty, who raised it, whether it was on the table."""
    details = _told(
        _sides(t.places, ", "),
        t.instrument and _instruments().get(t.instrument, t.instrument),
        t.raised_by and f"raised by {_sides(t.raised_by, ', ')}",
        None if t.on_agenda else "background only",
    )
    return Fact("topic", theme_row(t.theme).label, details, t.rule, True)


def of_agreement(a: Agreement) -> Fact:
    """Status; parties, treaty, whether hedged."""
    details = _told(
        _sides(a.parties),
        a.instrument and _instruments().get(a.instrument, a.instrument),
        a.hedged and "hedged",
    )
    return Fact("agreement", a.status, details, a.rule)


def of_statement(s: Statement, name: Callable[[str], str]) -> Fact:
    """Speaker; quoted or reported, and where it was said."""
    sort = {"direct": "quoted", "indirect": "reported"}[s.kind]
    speaker = name(s.speaker) if s.speaker else "unnamed source"
    return Fact("statement", speaker, _told(sort, s.channel), s.rule, s.speaker is not None)


def of_date(d: DateMention) -> Fact:
    """Value."""
    return Fact("date", d.value or "unresolved", (), d.rule)
