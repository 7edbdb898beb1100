"""Who an office without a name stands for: « le ministre russe », « le chef de l'État », « le Thaïlandais »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from readouts.findings import Actor
from readouts.readers.participants.frame import OF, Target
from readouts.readers.participants.groups import LEADERS, Groups
from readouts.readers.participants.phrases import Phrase
from readouts.vocabulary import tokens_of, words
from readouts.vocabulary.holders import holders_named

__all__ = ["Holders"]


class Holders(Groups):
    """Resolves offices and nationals."""

    def _demonyms(self) -> Iterator[tuple[int, Target]]:
        """« le Thaïlandais », « la Française »: a capitalised adjective in the singular, and no name after it."""
        frame = self.frame
        for i in frame.names:
            if not (frame.upper(i) and frame.joined(i) and frame.words[i - 1] in ("le", "la", "l")):
                continue
            target = frame.adjective(i)
            if target is None or target.side is None or frame.place(i) is not None:
                continue  # « la Suisse » is the country
            word = frame.words[target.last]
            if word.endswith("s") and not word.endswith(("ais", "ois")):
                continue
            follow = target.last + 1
            if follow < frame.count and frame.joined(follow) and frame.upper(follow):
                continue
            yield i, target

    def _national(self, i: int, target: Target) -> None:
        """The person in office of that side who was referred to last (« le Thaïlandais »)."""
        frame = self.frame
        feminine = (
            True if frame.words[i - 1] == "la" else False if frame.words[i - 1] == "le" else None
        )
        for actor in self._recent_persons():
            if actor.side == target.side and (
                actor.feminine is None or feminine is None or actor.feminine is feminine
            ):
                self._add(
                    i, target.last, frame.starts[i], frame.ends[target.last], (actor,), "office"
                )
                return
        unsided = [
            a
            for a in self._recent_persons()
            if a.side is None
            and a.office not in (None, "former")
            and (feminine is None or a.feminine is feminine)
        ]
        if len(unsided) == 1:
            unsided[0].side = target.side
            self._add(
                i, target.last, frame.starts[i], frame.ends[target.last], (unsided[0],), "office"
            )

    def _holder(self, phrase: Phrase) -> Actor | None:
        """The person an office phrase without a name stands for, else the state of its side."""
        if phrase.former and phrase.determiner != "definite":
            return None
        offices = self._offices(phrase)
        side = phrase.side
        if side is None and ("generic" in phrase.tags or phrase.value == "official"):
            after = phrase.last + 1
            if (
                after < self.frame.count
                and self.frame.joined(after)
                and self.frame.words[after] in ("de", "du", "d", "des")
            ):
                return (
                    None  # « le chef des Forces de soutien rapide »: of something that is not known
                )
        if phrase.word in ("notre", "nos", "mon", "ma", "votre"):
            return None
        if phrase.determiner == "possessive" and side is None:
            owner = self._owner(phrase)
            side = owner.side if owner is not None else None
            if side is None:
                return None
        person = self._kept(phrase, offices) or self._best(
            offices, side, phrase.feminine, generic=not phrase.value, phrase=phrase
        )
        if person is not None:
            if side is None and phrase.value in LEADERS:
                self.bare.setdefault(self._wording(phrase), person)
            if person.side is None and side is not None:
                if self._free(person):
                    person.side = side
                else:
                    self.votes.setdefault(person.id, Counter())[side] += 1
            return person
        person = self._minister_of(phrase, side)
        if person is not None:
            return person
        if (
            phrase.value
            and not phrase.former
            and phrase.determiner == "definite"
            and phrase.nested is False
        ):
            person = self._unknown(phrase, side)
            if person is not None:
                return person
        if side is None and phrase.value in LEADERS and phrase.determiner == "definite":
            side = (
                self.home
            )  # « le Premier ministre » of whom nobody speaks otherwise: that of the page
        return self.state(side) if side is not None and phrase.value != "spokesperson" else None

    def _back_in_office(self, actor: Actor, phrase: Phrase, side: str | None) -> bool:
        """« … de Manuel Valls. Le ministre français des Outre-mer »: who held another office of that state before."""
        if phrase.portfolio is None or side is None:
            return False
        found = holders_named(tokens_of(actor.name))
        return bool(found) and all(holder.side == side for holder in found)

    def _minister_of(self, phrase: Phrase, side: str | None) -> Actor | None:
        """« X, ministre iranien, … le chef de la diplomatie iranienne »: the one bare « ministre » of that side."""
        if (
            phrase.value not in ("foreign_minister", "defence_minister")
            or side is None
            or phrase.former
        ):
            return None
        found = [a for a in self._recent_persons() if a.side == side and a.office == "minister"]
        person = self.person_of.get(found[0].id) if len(found) == 1 else None
        if person is None or any(e.office is not None and not e.vague for e in person.evidence):
            return None
        found[0].office = phrase.value
        return found[0]

    def _wording(self, phrase: Phrase) -> str:
        frame = self.frame
        return frame.page.fold[frame.starts[phrase.first] : frame.ends[phrase.last]]

    def _kept(self, phrase: Phrase, offices: tuple[str, ...]) -> Actor | None:
        """« le Président de la République », « le chef de l'État » without a state mean one person throughout."""
        kept = self.bare.get(self._wording(phrase)) if phrase.side is None else None
        if kept is None or " " not in self._wording(phrase) or kept is self.beside:
            return None
        return kept if kept.office in offices and kept.feminine in (None, phrase.feminine) else None

    def _unknown(self, phrase: Phrase, side: str | None) -> Actor | None:
        """A person named just before without any office, whom this phrase now tells."""
        before = self.frame.words[max(phrase.first - 2, 0) : phrase.first]
        if len(before) == 2 and before[1] in OF and before[0] in words("relatives_of"):
            return None  # « Jared Kushner, gendre du président »
        sentence = self.frame.page.sentence_at(self.frame.starts[phrase.first])
        recent = [
            s
            for s in reversed(self.seen[-10:])
            if s.sentence >= sentence - 2 and len(s.actors) == 1
        ]
        for seen in [*(s for s in recent if s.subject), *(s for s in recent if not s.subject)]:
            actor = seen.actors[0]
            if actor.kind != "person" or actor.office is not None:
                continue
            if not self._free(actor) and not self._back_in_office(actor, phrase, side):
                continue
            if (actor.side is not None and actor.side != side) or (
                phrase.feminine is not None and actor.feminine not in (None, phrase.feminine)
            ):
                continue
            if seen.sentence == sentence and not seen.subject:
                continue
            if phrase.value == "minister" and phrase.portfolio is None:
                self.tentative.setdefault(actor.id, phrase.value)
                return actor
            actor.office = phrase.value
            actor.side = actor.side or side
            if actor.feminine is None:
                actor.feminine = phrase.feminine
            actor.rule = "participants.coreference"
            return actor
        return None
