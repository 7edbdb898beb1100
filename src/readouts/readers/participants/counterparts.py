"""Whose counterpart, minister or envoy somebody is: « son homologue », « son adjoint, X », « son hôte »."""

from __future__ import annotations

from readouts.codes import COUNTRY_CODES, MOVEMENTS, SIDES
from readouts.findings import Actor
from readouts.readers.participants.incumbents import Holders
from readouts.readers.participants.memory import PAST_HOLDER, WINDOW
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.roster import Person
from readouts.readers.participants.titles import LATIN
from readouts.text import fold

__all__ = ["Counterparts"]

_COUNTERPART_OF = {"official": "minister", "head_of_organization": "foreign_minister"}
"""Of whom in a state a commissioner or a high representative is the counterpart."""

_DEPUTY = {"foreign_minister": "deputy_foreign_minister", "minister": "minister"}
"""What « son adjoint » is, by whose he is."""


class Counterparts(Holders):
    """Resolves counterparts and possessives."""

    def _counterpart_named(self, phrase: Phrase, person: Person, actor: Actor) -> None:
        other = self._possessor(phrase, actor)
        if other is not None:
            self.others[actor.id] = other
            self.faced.setdefault(other.id, set()).update(phrase.sides)
        if (
            other is not None
            and _equal(self.frame.words[phrase.head])
            and actor.office is None
            and other.office is not None
        ):
            actor.office = _COUNTERPART_OF.get(other.office, other.office)
            if other.side in COUNTRY_CODES or actor.side not in COUNTRY_CODES:
                actor.office = other.office
            actor.rule = "participants.counterpart"

    def _possessed(self, phrase: Phrase, actor: Actor) -> None:
        """« son ministre, X », « son ambassadrice à Bogota, X »: of the last state or person that acted."""
        owner = self._organization(phrase) or self._owner(phrase)
        if owner is None or owner is actor:
            return
        self.owners[actor.id] = owner
        if actor.side is None and owner.side is not None:
            actor.side = owner.side
        if actor.side in LATIN and fold(actor.title or "").startswith("chanc"):
            actor.office = "foreign_minister"  # « leur chancelier, Roberto Álvarez »
        named = owner.side in SIDES and owner.side not in COUNTRY_CODES | MOVEMENTS
        if (
            named
            and owner.kind != "person"
            and actor.office == "official"
            and phrase.tags & {"of-org", "of-state"}
        ):
            actor.office = "head_of_organization"  # « L'Otan … son secrétaire général, X »
        if "deputy-of" in phrase.tags and owner.office in _DEPUTY:
            actor.office = _DEPUTY[owner.office]
        if (
            actor.office == "minister"
            and phrase.portfolio is None
            and owner.title is not None
            and "diplomatie" in owner.title.lower()
        ):
            actor.office = "foreign_minister"

    def _organization(self, phrase: Phrase) -> Actor | None:
        """« son secrétaire général, X »: of the organisation named last."""
        if "of-org" not in phrase.tags:
            return None
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        for seen in reversed(self.seen[-8:]):
            if seen.sentence < sentence - 1:
                return None
            if seen.actors[0].body == "organization":
                return seen.actors[0]
        return None

    def _possessor(self, phrase: Phrase, actor: Actor | None) -> Actor | None:
        """Whose counterpart it is: the last subject before in the sentence (or the one before), else the next name."""
        frame = self.frame
        sentence = frame.page.sentence_at(frame.starts[phrase.first])
        best: Actor | None = None
        recent = list(reversed(self.seen[-WINDOW:]))
        here = [s for s in recent if s.sentence == sentence]
        acting = [
            s for s in here if s.subject and len(s.actors) == 1 and self._listed_again(phrase)
        ]
        for seen in [*acting, *recent]:
            if seen.sentence < sentence - 2:
                break
            for one in seen.actors:
                if (
                    one.kind not in ("person", "unnamed")
                    or one is actor
                    or not _plausible_other(one, phrase)
                ):
                    continue
                if seen.subject or seen.sentence == sentence:
                    return one
                best = best or one
        following = self._next_person(phrase.last, sentence, actor)
        return following or best

    def _listed_again(self, phrase: Phrase) -> bool:
        """« reçu par le président X, puis par son homologue »: the counterpart of whom all this happens to."""
        before = self.frame.words[max(phrase.first - 4, 0) : phrase.first]
        return "par" in before and ("puis" in before or "et" in before)

    def _counterpart(self, phrase: Phrase, start: int, end: int) -> None:
        frame = self.frame
        first, last = phrase.first, phrase.last
        if phrase.determiner not in ("possessive",):
            if (
                phrase.plural
                and phrase.determiner == "definite"
                and frame.words[phrase.head].startswith("interlocut")
            ):
                self._add(first, last, start, end, self._last_persons(phrase.number or 2), "group")
            elif phrase.determiner == "definite" and phrase.side is not None and not phrase.plural:
                guest = self._best((), phrase.side, phrase.feminine, generic=True)
                actor = guest or self.state(phrase.side)  # « l'hôte vietnamien », « l'invitée »
                self._add(first, last, start, end, (actor,), "office")
            return
        other = self._possessor(phrase, None)
        if other is not None:
            self.faced.setdefault(other.id, set()).update(phrase.sides)
        equal = _equal(frame.words[phrase.head])
        owners = self._last_group() if phrase.word in ("leur", "leurs") else ()
        fitting = [
            a
            for a in self._recent_persons()
            if a is not other and a not in owners and self._may_be(a, phrase, other, equal)
        ]
        if phrase.plural:
            actors = tuple(
                dict.fromkeys(a for a in fitting if other is None or a.side != other.side)
            )
            if not actors:
                actors = (
                    tuple(self.state(s) for s in phrase.sides)
                    or tuple(self.state(s) for s in self.sides if other is None or s != other.side)[
                        :1
                    ]
                )
            self._add(first, last, start, end, actors, "counterpart")
            return
        chosen = fitting[0] if fitting else None
        if chosen is None:
            chosen = next(
                (
                    p.actor
                    for p in self.persons
                    if p.actor is not None
                    and p.actor is not other
                    and p.actor not in owners
                    and self._may_be(p.actor, phrase, other, equal, known=True)
                ),
                None,
            )
        if chosen is None and phrase.side is not None:
            chosen = self.state(phrase.side)
            if equal and other is not None and other.office is not None:
                self.awaited.setdefault(other.office, phrase.side)
        if chosen is None and other is not None:
            chosen = next(
                (
                    self.state(s)
                    for s in self.sides[:2]
                    if s != other.side and other.side is not None
                ),
                None,
            )
        if chosen is not None:
            self._add(first, last, start, end, (chosen,), "counterpart")

    def _may_be(
        self, actor: Actor, phrase: Phrase, other: Actor | None, equal: bool, *, known: bool = False
    ) -> bool:
        if actor.rule == PAST_HOLDER or (phrase.side is not None and actor.side != phrase.side):
            return False
        if actor.side is not None and other is not None and actor.side == other.side:
            return False
        if (
            phrase.feminine is not None
            and actor.feminine is not None
            and actor.feminine != phrase.feminine
            and equal
        ):
            return False
        if (
            equal
            and other is not None
            and other.office is not None
            and actor.office not in (other.office, None)
        ):
            return False
        return actor.office is not None or not (known or phrase.side is not None)


def _equal(word: str) -> bool:
    """Whether the noun says that both hold the same office (« homologue »; a « hôte » may hold any)."""
    return word.startswith(
        (
            "homologue",
            "partenaire",
            "contraire",
            "collegue",
            "confrere",
            "consœur",
            "consoeur",
            "alter",
            "pair",
            "vis",
        )
    )


def _plausible_other(actor: Actor, phrase: Phrase) -> bool:
    return phrase.side is None or actor.side is None or actor.side != phrase.side
