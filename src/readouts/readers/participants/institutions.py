"""Ministries, governments, delegations and states as such, with or without their side."""

from __future__ import annotations

from readouts.codes import COUNTRY_CODES
from readouts.findings import Actor
from readouts.readers.participants.frame import Target
from readouts.readers.participants.groups import MINISTERS
from readouts.readers.participants.introductions import Introductions
from readouts.readers.participants.memory import WINDOW
from readouts.readers.participants.phrases import Phrase
from readouts.text import fold
from readouts.vocabulary import words

__all__ = ["Institutions"]

_COMMON = words("person_common")

_MINISTRY_OF = {
    "foreign_minister": "foreign_ministry",
    "deputy_foreign_minister": "foreign_ministry",
    "defence_minister": "defence_ministry",
}
_BODY_OF = {**_MINISTRY_OF, "head_of_state": "presidency", "head_of_government": "government"}
"""For whom somebody speaks who speaks for a holder of the office."""

_HEADS = {
    "foreign_ministry": ("foreign_minister", "deputy_foreign_minister"),
    "presidency": ("head_of_state",),
    "government": ("head_of_government", "minister"),
    "defence_ministry": ("defence_minister",),
    "embassy": ("ambassador",),
    "delegation": (),
    "parliament": (),
}


class Institutions(Introductions):
    """Resolves bodies and states."""

    def _institution(self, phrase: Phrase, start: int, end: int) -> None:
        frame = self.frame
        side = phrase.side
        if phrase.plural and not side:
            if phrase.determiner in (
                "definite",
                "possessive",
                "demonstrative",
            ) and phrase.value in ("state", "government", "delegation"):
                sides = phrase.sides or None
                actors = (
                    tuple(self.state(s) for s in sides)
                    if sides
                    else self._states(phrase.number or 2)
                )
                self._add(phrase.first, phrase.last, start, end, actors, "group")
            return
        if phrase.value == "state":
            if side is not None:
                self._add(phrase.first, phrase.last, start, end, (self.state(side),), "state")
            return
        if side is None and self._of_a_thing(phrase):
            return
        if phrase.determiner in ("definite", "possessive", "demonstrative"):
            if "portfolio" in phrase.tags and phrase.portfolio is None:
                ministry = self._last_ministry(side)
                if ministry is not None:
                    self._add(phrase.first, phrase.last, start, end, (ministry,), "body")
                    return
            side = side or self._side_of_body(phrase)
        if side is not None and phrase.value:
            actor = self.body(side, phrase.value, frame.text[start:end])
            self._add(phrase.first, phrase.last, start, end, (actor,), "body")

    def _spokesperson(self, phrase: Phrase, start: int, end: int) -> None:
        """« la porte-parole du Quai d'Orsay », « un porte-parole du ministère »: who is named so elsewhere, else the
        body that speaks."""
        holder = self._holder(phrase) if phrase.determiner != "indefinite" else None
        if holder is not None:
            self._add(phrase.first, phrase.last, start, end, (holder,), "office")
            return
        body = self._spoken_body(phrase)
        if body is not None:
            self._add(phrase.first, phrase.last, start, end, (body,), "body")

    def _spoken_body(self, phrase: Phrase) -> Actor | None:
        """The body that somebody speaks for."""
        employer = phrase.employer
        if isinstance(employer, Target):
            known = employer.side is not None and employer.body is not None
            return (
                self.body(employer.side or "", employer.body or "", employer.name)
                if known
                else None
            )
        if employer is None:
            return None
        frame = self.frame
        name = frame.text[frame.starts[employer.first] : frame.ends[employer.last]]
        if employer.kind == "office":
            body = _BODY_OF.get(employer.value)
            return self.body(employer.side, body, name) if employer.side and body else None
        if "portfolio" in employer.tags and employer.portfolio is None:
            ministry = self._last_ministry(employer.side)
            if ministry is not None:
                return ministry
        side = employer.side or self._side_of_body(employer)
        return self.body(side, employer.value, name) if side is not None else None

    def _of_a_thing(self, phrase: Phrase) -> bool:
        """« le régime de la frontière », « la direction du port »: a word that is a body only where it has no such
        complement."""
        frame, i = self.frame, phrase.last + 1
        return (
            frame.words[phrase.head] in _COMMON
            and i < frame.count
            and frame.joined(i)
            and frame.words[i] in ("de", "d", "du", "des")
        )

    def _last_ministry(self, side: str | None) -> Actor | None:
        """« le ministère », « le ministère polonais » alone: the one (of that side) named last."""
        for seen in reversed(self.seen[-WINDOW:]):
            for actor in seen.actors:
                if side is not None and actor.side != side:
                    continue
                if actor.body in ("foreign_ministry", "defence_ministry", "government"):
                    return actor
                body = _MINISTRY_OF.get(actor.office or "")
                if body is not None and actor.kind == "person" and actor.side is not None:
                    return self.body(actor.side, body, "ministère")
        return None

    def _side_of_body(self, phrase: Phrase) -> str | None:
        """« le ministère » without a side: that of the last such body, else of the last fitting holder."""
        word = self.frame.words[phrase.head]
        if word not in ("ministere", "gouvernement", "presidence", "ambassade"):
            for person in self.persons:
                if (
                    person.actor is not None
                    and person.actor.side is not None
                    and any(word in fold(e.title) for e in person.evidence)
                ):
                    return person.actor.side
        wanted = _HEADS.get(phrase.value, ())
        if "portfolio" in phrase.tags and phrase.portfolio is None:
            wanted = MINISTERS
        for seen in reversed(self.seen[-WINDOW:]):
            for actor in seen.actors:
                if actor.side is None:
                    continue
                if actor.body == phrase.value or (
                    actor.kind == "person" and actor.office in wanted
                ):
                    return actor.side
        if phrase.determiner == "possessive":
            owner = self._owner(phrase)
            return owner.side if owner is not None else None
        if phrase.value in ("foreign_ministry", "presidency") and phrase.determiner == "definite":
            return self.home or self._speaking_side()
        return None

    def _speaking_side(self) -> str | None:
        """« Le porte-parole du Kremlin … Le ministère des Affaires étrangères … »: of the side that spoke last."""
        for seen in reversed(self.seen[-WINDOW:]):
            actor = seen.actors[0]
            if seen.subject and actor.kind == "person" and actor.side in COUNTRY_CODES:
                return actor.side
        return None

    def _target(self, i: int, target: Target) -> None:
        frame = self.frame
        start, end = frame.starts[i], frame.ends[target.last]
        side = target.side
        assert side is not None
        if target.kind in ("seat", "organization"):
            self._add(
                i,
                target.last,
                start,
                end,
                (self.body(side, target.body or "organization", target.name),),
                "body",
            )
        elif self.states.is_party(i, target):
            self._add(i, target.last, start, end, (self.state(side),), "state")
