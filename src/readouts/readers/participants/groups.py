"""Who several people or states are: « les deux ministres », « les parties », « ils », « le premier … le second »."""

from __future__ import annotations

from readouts.codes import COUNTRY_CODES
from readouts.findings import Actor
from readouts.readers.participants.memory import PAST_HOLDER, Memory
from readouts.readers.participants.phrases import Phrase
from readouts.text import fold

__all__ = ["LEADERS", "MINISTERS", "Groups"]

MINISTERS = ("minister", "foreign_minister", "defence_minister", "deputy_foreign_minister")

LEADERS = ("head_of_state", "head_of_government")

_DIPLOMATS = (
    "ambassador",
    "foreign_minister",
    "deputy_foreign_minister",
    "envoy",
    "spokesperson",
    "adviser",
    "official",
)

_WIDE = {
    "minister": MINISTERS,
    "head_of_state": ("head_of_state", "head_of_organization"),
    "head_of_government": ("head_of_government",),
    "official": ("official", "head_of_organization", "envoy"),
    "head_of_organization": ("head_of_organization",),
    "envoy": ("envoy", "official"),
}


class Groups(Memory):
    """Resolves what refers to several."""

    def _last_group(self) -> tuple[Actor, ...]:
        """The people of the last group (« les deux ministres … avec leur collègue polonais »)."""
        return next((s.actors for s in reversed(self.seen[-6:]) if len(s.actors) > 1), ())

    def _last_persons(self, number: int) -> tuple[Actor, ...]:
        """The last so many persons of different sides, in the order of the text; two just coordinated before others."""
        if (
            number == 2
            and self.pair is not None
            and self.seen
            and self.pair[0] >= self.seen[-1].sentence - 1
        ):
            return self.pair[1]
        out: list[Actor] = []
        for actor in self._recent_persons():
            if actor.office in ("spokesperson",) or (
                actor.office is None and actor.side is None and len(self.persons) > number
            ):
                continue
            if all(actor.side is None or one.side != actor.side for one in out):
                out.append(actor)
            if len(out) == number:
                return tuple(reversed(out))
        return self._states(number) if len(out) < number else tuple(reversed(out))

    def _states(self, number: int, *, countries: bool = False) -> tuple[Actor, ...]:
        sides = [
            s
            for s in self.sides
            if s != "UN" and (not countries or s in COUNTRY_CODES or s == "EU")
        ][:number]
        return tuple(self.state(side) for side in sides) if len(sides) == number else ()

    def _several(self, phrase: Phrase) -> tuple[Actor, ...]:
        """« les ministres russe et américain », « les deux présidents », « les chefs de la diplomatie »."""
        if phrase.determiner not in ("definite", "possessive", "demonstrative"):
            return ()
        offices = self._offices(phrase)
        if phrase.word == "ses" and not phrase.sides:
            owner = self._owner(phrase)
            return () if owner is None or owner.side is None else (self.state(owner.side),)
        if not phrase.sides and phrase.value:
            for value, group in reversed(self.groups):
                if value in offices and phrase.number in (0, len(group)):
                    return group
        if phrase.sides:
            out = []
            for side in phrase.sides:
                person = self._best(offices, side, None, generic=not phrase.value)
                if person is not None and person.side is None:
                    person = None
                out.append(person if person is not None else self.state(side))
            group = tuple(dict.fromkeys(out))
            if phrase.value and len(group) == 2 and all(a.kind == "state" for a in group):
                self.announced.append((phrase.value, list(phrase.sides[:2])))
            self.groups.append((phrase.value, group))
            return group
        if phrase.value == "head_of_state":
            offices = ("head_of_state",)
            if self.frame.words[phrase.head].startswith("president"):
                chairs = self._chairs(phrase.number or 2)
                if chairs:
                    return chairs
        if not phrase.number and phrase.value in ("legislator", "official", "military", "adviser"):
            return ()
        number = phrase.number or (
            3 if len(self.sides) > 2 and self._office_count(offices) == 3 else 2
        )
        here = self._subject_here(phrase)
        found: list[Actor] = []
        for actor in [
            *self._recent_persons(),
            *(p.actor for p in self.persons if p.actor is not None),
        ]:
            if actor in found or actor.rule == PAST_HOLDER or actor is here:
                continue
            if actor.office not in offices and (offices or actor.office is None):
                continue
            if all(actor.side is None or one.side != actor.side for one in found):
                found.append(actor)
            if len(found) == number:
                self.groups.append((phrase.value, tuple(reversed(found))))
                return tuple(reversed(found))
        if phrase.number and phrase.value and len(found) == number - 1:
            self._promote(phrase, found)
        if len(found) == number:
            return tuple(found)
        return self._states(number)

    def _chairs(self, number: int) -> tuple[Actor, ...]:
        """« les deux présidents » of assemblies: the last so many people, if all are legislators."""
        last = [a for a in self._recent_persons() if a.office is not None][:number]
        if len(last) < number or any(a.office != "legislator" for a in last):
            return ()
        return tuple(reversed(last))

    def _subject_here(self, phrase: Phrase) -> Actor | None:
        """« l'Angolais X avait prié les deux chefs d'État »: who acts on them is none of them."""
        if not self._object(phrase.first) and not self._governed(phrase.first):
            return None
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        for seen in reversed(self.seen[-6:]):
            if seen.sentence != sentence:
                return None
            if seen.subject and len(seen.actors) == 1 and seen.actors[0].kind == "person":
                return seen.actors[0]
        return None

    def _promote(self, phrase: Phrase, found: list[Actor]) -> None:
        """« les deux présidents » where one of two people has no office yet: he is the other."""
        for actor in self._recent_persons():
            if actor.office is None and actor not in found and self._free(actor):
                actor.office = (
                    found[0].office
                    if phrase.value == "minister" and phrase.portfolio is None
                    else phrase.value
                )
                actor.rule = "participants.group"
                found.append(actor)
                return

    def _office_count(self, offices: tuple[str, ...]) -> int:
        return sum(p.actor is not None and p.actor.office in offices for p in self.persons)

    def _offices(self, phrase: Phrase) -> tuple[str, ...]:
        if not phrase.value:
            word = self.frame.words[phrase.head]
            if word.startswith("diplomate"):
                return _DIPLOMATS
            if word.startswith(("dirigeant", "leader", "numero", "homme")):
                return LEADERS
            return ()
        if phrase.value == "minister" and phrase.portfolio is not None:
            return ("minister",)
        return _WIDE.get(phrase.value, (phrase.value,))

    def _best(
        self,
        offices: tuple[str, ...],
        side: str | None,
        feminine: bool | None,
        *,
        generic: bool,
        phrase: Phrase | None = None,
    ) -> Actor | None:
        def fits(actor: Actor, *, strict: bool) -> bool:
            if actor.rule == PAST_HOLDER or (actor is self.beside and side is None):
                return False
            if (offices and actor.office not in offices) or (not offices and actor.office is None):
                return False
            if side is not None and actor.side is not None and actor.side != side:
                return False
            if strict and side is not None and actor.side is None:
                return False
            return feminine is None or actor.feminine in (None, feminine)

        recent = [a for a in self._recent_persons() if fits(a, strict=False)]
        if feminine is not None:
            recent = [a for a in recent if a.feminine is feminine] or recent
        if side is not None:
            recent = [a for a in recent if a.side == side] or recent
        if offices and recent:
            exact = [a for a in recent if a.office == offices[0]]
            if side is None and len(offices) > 1 and exact and offices[0] != "minister":
                recent = exact
        if phrase is not None and len(recent) > 1:
            recent = self._prefer(recent, phrase)
        if recent:
            return recent[0]
        if generic:
            return None
        later = [
            p.actor for p in self.persons if p.actor is not None and fits(p.actor, strict=True)
        ]
        return later[0] if len({a.id for a in later}) == 1 or (later and side is not None) else None

    def _prefer(self, recent: list[Actor], phrase: Phrase) -> list[Actor]:
        """Among several who fit: who bears this very title, and who is not already another part of the sentence."""
        word = self.frame.page.fold[self.frame.starts[phrase.head] : self.frame.ends[phrase.head]][
            :8
        ]
        titled = [a for a in recent if self._bears(a, word)]
        if phrase.side is None:
            sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
            here = {a.id for s in self.seen[-8:] if s.sentence == sentence for a in s.actors}
            free = [a for a in (titled or recent) if a.id not in here]
            if free:
                return self._topic_first(free, sentence)
        return titled or recent

    def _topic_first(self, actors: list[Actor], sentence: int) -> list[Actor]:
        """Of several who fit, first the subject of the sentence before."""
        if len(actors) < 2:
            return actors
        topics = {
            s.actors[0].id
            for s in self.seen[-12:]
            if s.subject and s.sentence == sentence - 1 and len(s.actors) == 1
        }
        return [a for a in actors if a.id in topics] or actors

    def _bears(self, actor: Actor, word: str) -> bool:
        person = self.person_of.get(actor.id)
        return person is not None and any(word in fold(e.title) for e in person.evidence)

    def _of_pair(self, order: int) -> Actor | None:
        """« le premier … le second »: of the two people named together last."""
        for seen in reversed(self.seen[-12:]):
            if len(seen.actors) == 2:
                return seen.actors[order]
        if self.pair is not None:
            return self.pair[1][order]
        last = [s.actors[0] for s in self.seen[-12:] if s.how == "name"]
        two = list(dict.fromkeys(last))[-2:]
        return two[order] if len(two) == 2 else None

    def _they(self) -> tuple[Actor, ...]:
        """The last group or coordinated pair, else the last two people of different sides."""
        sentence = self.seen[-1].sentence if self.seen else 0
        for seen in reversed(self.seen[-12:]):
            if seen.sentence < sentence - 3:
                break
            if len(seen.actors) > 1 and seen.subject:
                return seen.actors
        return self._last_persons(2)
