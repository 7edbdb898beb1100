"""What a noun phrase of a contact is not, or by whom and when: settings, trips at home, words to the public."""

from __future__ import annotations

from readouts.clauses import subject
from readouts.readers.encounters import status
from readouts.readers.encounters.fates import Fates
from readouts.readers.encounters.telling import Telling
from readouts.vocabulary import words

__all__ = ["Occasions"]


class Occasions(Fates):
    """A noun phrase asked whether it tells a contact of its own at all."""

    def _to_the_public(self) -> bool:
        """« une note adressée aux rédactions », « un message à la nation »: to no other side."""
        if self.noun.row.value != "message":
            return False
        near = self.scene.cues_between(self.noun.end, min(self.stop, self.noun.end + 40), "public")
        between = [m for c in near[:1] for m in self.scene.mentions_between(self.noun.end, c.start)]
        return bool(near) and not any(a.kind == "person" for m in between for a in m.actors)

    def _goes_there(self) -> bool:
        """« l'invitation à se rendre en visite au Laos »: told by the verb."""
        if self.noun.row.value != "visit" or self.phrase.preposition not in ("en", ""):
            return False
        if self.scene.word(self.noun.first - 1) != "en":
            return False
        before = self.scene.groups_between(self.at - 40, self.at)
        near = [
            g for g in before if g.last >= self.noun.first - 2 and g.first < self.noun.first - 1
        ]
        return any(r.row.id == "go" for g in near for r in g.rows.get("encounter", ()))

    def _at_home(self) -> bool:
        """« son déplacement dans la région Vakinankaratra »: within one's own country."""
        if self.noun.row.value != "visit":
            return False
        behind = range(self.noun.last + 1, self.noun.last + 6)
        return any(
            self.scene.word(t) in words("inland")
            and self.scene.word(t - 1) in ("le", "la", "l", "les")
            for t in behind
        )

    def _at_an_event(self) -> bool:
        """« Les échanges se poursuivent au sommet FII », « s'est exprimé à la réunion »: where something else was."""
        if self.phrase.preposition != "a" or self.verb is not None or self.relative is not None:
            return False
        return self.phrase.definite and self.noun.row.value in ("summit", "meeting", "talks")

    def _taken_part_in(self) -> bool:
        """« X, Y et Z ont participé lundi à Séoul au 9e sommet trilatéral », « ont coprésidé le sommet »: told here."""
        assert self.verb is not None
        sides = {a.side for a in subject(self.scene.page, self.scene.cast, self.verb)} - {None}
        return len(sides) > 1 or (self.noun.row.value == "summit" and bool(sides))

    def _asked_by_a_party(self) -> bool:
        """Who asks for a meeting is there; who invites to one may be."""
        if self.initiative is None or self.noun.row.value not in ("meeting", "call", "video"):
            return False
        asked = self.scene.page.fold[self.initiative[2][0] :][:24]
        return "invit" not in asked

    def _long_ago(self) -> bool:
        """« avaient signé l'accord à l'issue d'un tête-à-tête »: another one than that of the passage."""
        before = [g for g in self.scene.groups_between(self.sentence[0], self.at) if g.finite]
        after = [g for g in self.scene.groups_between(self.at, self.sentence[1]) if g.finite]
        main = before[-1:] or after[:1]
        return not main or main[0].tense == "pluperfect"

    def _sits(self) -> bool:
        """« la prochaine session de la commission économique mixte »: officials hold it."""
        if self.noun.row.id != "session":
            return False
        behind = self.scene.page.words[self.noun.last + 1 : self.noun.last + 6]
        return any(
            word.startswith(("commission", "comite", "groupe", "mecanisme")) for word in behind
        )

    def _partner_only(self, telling: Telling) -> bool:
        """« Les échanges avec le ministre X ont porté sur »: with whom, by whoever the passage is about."""
        verb = self.verb
        if verb is None or self.role != "subject" or "about" not in status.cue_values(verb):
            return False
        if verb.tense not in ("past", "pluperfect") or not self.phrase.definite:
            return False
        sides = {a.side for a in telling.people} - {None}
        return len(sides) == 1 and telling.kind in ("meeting", "call", "video", "talks")
