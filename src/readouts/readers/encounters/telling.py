"""One place of the text that tells a contact, before tellings of the same contact are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.findings import Actor, DateFinding

__all__ = ["Telling"]


@dataclass(slots=True, eq=False)
class Telling:
    """What one clause tells of a contact.

    ``weak``: the kind yields to a surer one. ``anaphor``: takes up what was told (« l'entretien »), unless it has
    facts of its own that say otherwise. ``recalled``: another contact than the main one (« leur dernière rencontre »).
    ``gathering``: only tells who else was at one told before (« en présence de »). ``senders``: who sent a message, or
    whom those who join a contact stand beside. ``partner_only``: « les échanges avec X », by whoever the passage is
    about. ``foretold``: planned when somebody had said so, whatever became of it. ``again``: « se
    rencontrer à nouveau ». ``memory``: told in the pluperfect with a day of its own, which is nobody else's.
    """

    start: int
    end: int
    kind: str
    status: str
    rule: str
    weak: bool = False
    anaphor: bool = False
    vague: bool = False
    recalled: bool = False
    open: bool = False
    present: bool = False
    delegated: bool = False
    definite: bool = False
    ordinal: bool = False
    plural: bool = False
    heading: bool = False
    gathering: bool = False
    partner_only: bool = False
    foretold: bool = False
    again: bool = False
    memory: bool = False
    sides: list[str] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)
    date: DateFinding | None = None
    date_of_sentence: DateFinding | None = None
    date_of_passage: DateFinding | None = None
    date_of_paragraph: bool = False
    vague_word: bool = False
    place_of_passage: tuple[str, str | None] | None = None
    place: str | None = None
    place_side: str | None = None
    initiator: str | None = None
    senders: list[Actor] = field(default_factory=list)
    paragraph: int = 0

    @property
    def explicit(self) -> bool:
        """Held, with persons of two sides: a contact even inside a quotation."""
        return self.status == "held" and len({a.side for a in self.people} - {None}) > 1

    def add_side(self, side: str | None) -> None:
        if side is not None and side not in self.sides:
            self.sides.append(side)

    def add(self, actor: Actor) -> None:
        """A participant: a person for a side, or a side as such."""
        if actor.kind == "person" and actor not in self.people:
            self.people.append(actor)
        self.add_side(actor.side)
