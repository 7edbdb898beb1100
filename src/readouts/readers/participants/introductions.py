"""People told of before they are named, and what they do that says who they are."""

from __future__ import annotations

from readouts.codes import SIDES
from readouts.findings import Actor
from readouts.readers.participants.counterparts import Counterparts
from readouts.readers.participants.items import Item
from readouts.readers.participants.memory import PAST_HOLDER
from readouts.vocabulary import words

__all__ = ["Introductions"]

_LED = words("person_led")

_REPRESENTED = frozenset("representee representees represente representes".split())

_PRESENTED = words("person_presented")


class Introductions(Counterparts):
    """Ties names to offices that came before them."""

    def _lead_delegation(self, item: Item, actor: Actor) -> None:
        """« une délégation du Hamas dirigée par X »: of the delegation's side."""
        frame = self.frame
        if actor.side is not None or not frame.joined(item.first):
            return
        if self._by_minister(item):
            last = self.seen[-1]
            if last.how == "state" and item.first - last.token < 7:
                actor.side = last.actors[0].side  # « celle de la Somalie par le vice-ministre X »
            return
        if frame.words[item.first - 1] != "par":
            return
        if frame.words[item.first - 2] in _LED:
            self._lead_mission(item, actor)
        if actor.side is not None or not self.mentions:
            return
        last = self.seen[-1]
        if "celle" in frame.words[max(item.first - 5, 0) : item.first] and last.how == "state":
            actor.side = last.actors[0].side  # « la délégation …, celle de Moscou par X »
            return
        beside = frame.starts[item.first - 1] - self.mentions[-1].end <= 1
        if last.how == "state" and (beside or frame.words[item.first - 2] in _REPRESENTED):
            actor.side = last.actors[
                0
            ].side  # « la partie X était représentée par …, la partie Y par … »
            return
        if frame.words[item.first - 2] not in _LED:
            return
        if last.actors[0].body == "delegation" and item.first - last.token < 12:
            actor.side = last.actors[0].side

    def _by_minister(self, item: Item) -> bool:
        """« …, celle de la Somalie par le vice-ministre X »."""
        words = self.frame.words[max(item.first - 8, 0) : item.first]
        return (
            words[-2:-1] == ["par"]
            and words[-1] in ("le", "la", "l")
            and "celle" in words
            and bool(self.seen)
        )

    def _lead_mission(self, item: Item, actor: Actor) -> None:
        """« une médiation onusienne conduite par X », « la mission de l'Union africaine dirigée par Y »."""
        frame = self.frame
        for k in range(item.first - 3, max(item.first - 10, -1), -1):
            if frame.words[k] not in words("person_missions"):
                continue
            for n in range(k + 1, item.first - 2):
                target = frame.adjective(n) or frame.place(n)
                if target is not None and target.side in SIDES:
                    actor.side = target.side
                    if frame.words[k] == "mediation" and actor.office is None:
                        actor.office, actor.rule = "envoy", "participants.announced"
                    return
            return

    def _await(self, item: Item, actor: Actor) -> None:
        """« Le nouvel ambassadeur du Pérou a présenté … Ancien consul, X Y a … »: named in the next sentence."""
        if self.awaiting is None or actor.office not in (None, "former") or actor.side is not None:
            return
        sentence, office, side = self.awaiting
        here = self.frame.page.sentence_at(item.start)
        human = any("human" in phrase.tags for phrase, _ in item.phrases)
        if human or not 0 < here - sentence <= 2 or actor.rule == PAST_HOLDER:
            return
        if self._governed(item.first) or self._object(item.first):
            return
        if any(
            p.actor is not None and p.actor.office == office and p.actor.side == side
            for p in self.persons
        ):
            return
        actor.office, actor.side, actor.rule = office, side, "participants.announced"

    def _presents_credentials(self, item: Item) -> bool:
        """« S.E. Mme X a remis hier ses lettres de créance … »: whoever does is an ambassador."""
        frame = self.frame
        end = frame.page.sentences[frame.page.sentence_at(item.start)][1]
        words = frame.words[item.last + 1 : min(frame.page.first_token(end), item.last + 22)]
        return (
            any(
                a in ("ses", "leurs", "les")
                and b == "lettres"
                and c == "de"
                and d in ("creance", "creances")
                for a, b, c, d in zip(words, words[1:], words[2:], words[3:], strict=False)
            )
            and not self._governed(item.first)
            and any(w in _PRESENTED for w in words[:6])
        )

    def _coordinate(self, item: Item, actor: Actor) -> None:
        """« X et Y » of one country or of none told: who « les deux hommes » are then."""
        if not self.mentions:
            return
        before = self.mentions[-1]
        if before.how != "name" or self.frame.text[before.end : item.start] not in (
            " et ",
            " et M. ",
            " et Mme ",
        ):
            return
        other = before.actors[0]
        self._assign(other, actor)
        if other is not actor and other.side == actor.side:
            self.pair = (self.frame.page.sentence_at(item.start), (other, actor))

    def _assign(self, left: Actor, right: Actor) -> None:
        """« les ministres thaïlandais et cambodgien … X et Y ont paraphé … »: told of before, now named."""
        if not self.announced or any(
            a.office is not None or a.side is not None or not self._free(a) for a in (left, right)
        ):
            return
        office, sides = self.announced.pop()
        for actor, side in zip((left, right), sides, strict=True):
            actor.office, actor.side, actor.rule = office, side, "participants.announced"
