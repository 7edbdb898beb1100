"""Who takes part in a contact that a noun tells."""

from __future__ import annotations

import re

from readouts.clauses import subject
from readouts.findings import Actor
from readouts.readers.encounters import status
from readouts.readers.encounters.adjectives import auspices_in
from readouts.readers.encounters.arguments import Arguments
from readouts.readers.encounters.around import (
    acting,
    clitic_object,
    in_one_list,
    leaders_in,
    participants_in,
)
from readouts.readers.encounters.partners import is_present
from readouts.readers.encounters.phrases import BACKWARD, phrase_of
from readouts.readers.encounters.places import place_of_subject
from readouts.readers.encounters.telling import Telling
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Parties"]

_HOSTING = words("encounter_hosting")

_DEUX = re.compile(
    r"\b(?:les|des|aux|nos) deux (?:pays|parties|capitales|voisins|etats|gouvernements|camps|nations|pays voisins)\b"
)


class Parties(Arguments):
    """A noun phrase and the people and sides around it."""

    def _participants(self, telling: Telling) -> None:
        for actor in self.arguments():
            telling.add(actor)
        for side in (
            *self._hyphenated(),
            *self.adjectives(),
            *auspices_in(self.scene, self.noun.end, self.end),
        ):
            telling.add_side(side)
        if self.scene.word(self.phrase.first - 1) == "dont":
            self._antecedent(telling)
        if (
            (self.phrase.preposition in BACKWARD or self._listed())
            and len(telling.sides) < 2
            and not self.phrase.definite
            and not self.phrase.possessive
            and not self.phrase.bare_after
        ):
            self._main_subject(telling)
        hosted = self.proposer is not None and telling.kind == "visit"
        hosted = hosted or (telling.status == "proposed" and self.proposer is None)
        if (
            self.verb is not None
            and not hosted
            and self._subject_takes_part(self.verb)
            and not self._only_host(telling)
        ):
            for actor in self._around(self.verb):
                telling.add(actor)
        if self.relative is not None and self.scene.word(self.relative.first - 1) != "qui":
            for actor in self._relative_subject(self.relative):
                telling.add(actor)
        if self.noun.row.value == "visit" and self.phrase.preposition == "en":
            for actor in self._visitor():
                telling.add(actor)
        if self.proposer is not None:
            self._proposed(telling, self.proposer)
        if self.phrase.possessive:
            for actor in self.possessors():
                telling.add(actor)
            if not telling.sides and self.phrase.determiner in ("leur", "leurs"):
                telling.sides += self.scene.cast.sides[:2]
        if telling.kind in ("talks", "meeting", "summit") and self.at > self.sentence[0] + 12:
            for actor in self._moderators():
                telling.add(actor)
        self._counterpart(telling)
        self._for_whom(telling)
        self._both_or_three(telling)
        decided = self.verb is not None and telling.kind == "talks" and telling.status == "planned"
        if decided and self.verb is not None and self.role == "object":
            decided = not status.cue_values(self.verb) & {"light", "occur"}
        if "delegated" in self.tags or (decided and self.role == "object"):
            explicit = self.arguments()
            telling.people = [a for a in telling.people if a in explicit]

    def _listed(self) -> bool:
        """« Après un déjeuner avec X, une séance de travail avec Y »: governed like the one before."""
        scene, first = self.scene, self.phrase.first
        if self.verb is not None or self.phrase.preposition or not self.phrase.indefinite:
            return False
        if scene.page.gaps[first] != COMMA and scene.word(first - 1) not in ("et", "puis"):
            return False
        before = scene.nouns_between(self.sentence[0], self.at)
        phrase = phrase_of(scene, before[-1]) if before else None
        return phrase is not None and phrase.preposition in BACKWARD

    def _moderators(self) -> list[Actor]:
        """« Facilitée par le ministre angolais, cette session a réuni … »: who chairs it, in front."""
        before = self.scene.page.first_token(self.at)
        fronted = [
            a
            for m in self.scene.mentions_between(self.sentence[0], self.at)
            if m.how != "possessor" and self.scene.preposition(m.start) == "de"
            if is_present(self.scene, m)
            for a in m.actors
        ]
        if fronted:
            return fronted  # « Sous l'égide du Togo, X et Y ont mené des pourparlers »
        if self.scene.page.gaps[before] != COMMA:
            return []
        return leaders_in(self.scene, self.scene.clause_start(self.at), self.at)

    def _only_host(self, telling: Telling) -> bool:
        """« Oslo abritera des pourparlers entre Lima et Quito »: the host of what two others hold."""
        verb = self.verb
        return verb is not None and verb.lemma in _HOSTING and len(telling.sides) > 1

    def hosting_place(self) -> tuple[str, str | None] | None:
        """« Chişinău abritera la réunion », « La capitale qatarie a servi de cadre à »: where the subject lies."""
        verb = self.verb
        at = self.scene.group_before(self.at)
        being = self.scene.groups[at] if at >= 0 else None
        if self.scene.word(self.phrase.first - 2) in words("scenes") and being is not None:
            # « Bruxelles a été le théâtre d'une réunion »
            return place_of_subject(self.scene, self.scene.clause_start(being.start), being.start)
        if verb is None or verb.lemma not in _HOSTING or verb.passive or self.role != "object":
            return None
        return place_of_subject(self.scene, self.scene.clause_start(verb.start), verb.start)

    def _proposed(self, telling: Telling, proposer: VerbGroup) -> None:
        """Who proposes it, and to whom."""
        scene = self.scene
        actors = subject(scene.page, scene.cast, proposer)
        telling.initiator = next((a.side for a in actors if a.side), None)
        others = clitic_object(scene, proposer, list(actors))
        for mention in participants_in(scene, proposer.end, self.at, skip=self.skip):
            if mention.how != "possessor":
                others += mention.actors
        for actor in (*actors, *others):
            if telling.kind == "visit" and actor in actors:
                telling.add_side(actor.side)
            else:
                telling.add(actor)

    def _counterpart(self, telling: Telling) -> None:
        """« la rencontre avec son homologue »: the one whose counterpart it is takes part too."""
        scene = self.scene
        if telling.kind == "visit" or len(telling.people) != 1:
            return
        stretch = scene.page.fold[self.noun.end : self.end]
        if "homologue" not in stretch and "collegue" not in stretch:
            return
        other = telling.people[0]
        for mention in reversed(scene.mentions_between(max(self.at - 400, 0), self.at)):
            for actor in mention.actors:
                if (
                    actor.kind == "person"
                    and mention.how != "possessor"
                    and actor.side not in (None, other.side)
                ):
                    telling.add(actor)
                    return

    def _for_whom(self, telling: Telling) -> None:
        """« Henry est à New York. Une entrevue avec X est aussi à l'agenda »: who acted in the sentence before."""
        scene = self.scene
        if telling.kind not in ("meeting", "call", "video") or len(telling.sides) != 1:
            return
        at = scene.page.sentence_at(self.at)
        if not (self.phrase.indefinite and self._partnered() and at) or self.role == "object":
            return
        start, end = scene.page.sentences[at - 1]
        before = next((g for g in scene.groups_between(start, end) if g.finite), None)
        actors = () if before is None else subject(scene.page, scene.cast, before)
        if len(actors) == 1 and actors[0].kind == "person" and actors[0].side not in telling.sides:
            telling.add(actors[0])

    def _both_or_three(self, telling: Telling) -> None:
        """« entre les deux pays », « des émissaires des deux capitales », « un sommet à trois »: the main sides."""
        main = self.scene.cast.sides
        clause = self.scene.page.fold[self.start : self.end]
        if "quadripartite" in clause or "quadrilateral" in clause or "a quatre" in clause:
            self._fill(telling, 4)
        elif (
            "trilateral" in clause
            or "tripartite" in clause
            or "a trois" in clause
            or "trois pays" in clause
            or "trois voisins" in clause
        ):
            if len(telling.sides) < 3:
                for side in main[: 3 if len(telling.sides) == 0 else 2]:
                    telling.add_side(side)
        elif (len(telling.sides) < 2 or telling.kind == "talks") and _DEUX.search(clause):
            for side in main[:2]:
                telling.add_side(side)

    def _fill(self, telling: Telling, number: int) -> None:
        """« une réunion quadripartite »: as many sides as it has, the last that were named."""
        scene = self.scene
        start = scene.page.sentences[max(scene.page.sentence_at(self.at) - 1, 0)][0]
        named = [a.side for m in scene.mentions_between(start, self.sentence[1]) for a in m.actors]
        states = [side for side in dict.fromkeys(named) if side is not None and len(side) == 2]
        others = [side for side in (*states, *scene.cast.sides[:2]) if side not in telling.sides]
        others = list(dict.fromkeys(others))
        if len(telling.sides) + len(others) == number:
            for side in others:
                telling.add_side(side)
        elif len(telling.sides) < 2:
            for side in scene.cast.sides[:2]:
                telling.add_side(side)

    def _relative_subject(self, verb: VerbGroup) -> list[Actor]:
        """« l'entretien que X et Y ont eu », « la visite que devait effectuer X »."""
        scene = self.scene
        found = list(subject(scene.page, scene.cast, verb))
        if found:
            return found
        mentions = [m for m in scene.mentions_between(verb.end, self.end) if m.how != "possessor"]
        for at, mention in enumerate(mentions):
            role = scene.preposition(mention.start)
            if role == "" or (
                role == "et"
                and at
                and in_one_list(scene.page.fold[mentions[at - 1].end : mention.start])
            ):
                found += mention.actors
        return found

    def _visitor(self) -> list[Actor]:
        """« X est en visite à Dacca », « X, en visite à Dacca, … », « En visite à Dacca, X … »."""
        scene = self.scene
        before = [
            m for m in scene.mentions_between(self.sentence[0], self.at) if m.how != "possessor"
        ]
        at = scene.group_before(self.at)
        group = scene.groups[at] if at >= 0 and scene.groups[at].start >= self.sentence[0] else None
        if group is not None and group.lemma in ("etre", "trouver", "arriver"):
            return list(subject(scene.page, scene.cast, group))
        return list(before[-1].actors) if before else self._next_subject()

    def _antecedent(self, telling: Telling) -> None:
        """« les ministres kényan et tanzanien, dont la visioconférence … »."""
        scene = self.scene
        before = [
            m for m in scene.mentions_between(self.sentence[0], self.at) if m.how != "possessor"
        ]
        if before:
            for actor in before[-1].actors:
                telling.add(actor)

    def _main_subject(self, telling: Telling) -> None:
        """« a proposé …, lors d'un appel avec X »: who acts in the sentence had the contact."""
        scene = self.scene
        at = scene.group_before(self.at)
        if at < 0 or scene.groups[at].start < self.sentence[0]:
            for actor in self._next_subject():
                telling.add(actor)
            return
        while at >= 0 and scene.groups[at].start >= self.sentence[0]:
            actors = subject(scene.page, scene.cast, scene.groups[at])
            if actors and not any(a.side in telling.sides for a in actors):
                for actor in actors:
                    telling.add(actor)
                return
            at -= 1

    def _subject_takes_part(self, verb: VerbGroup) -> bool:
        if self.role == "purpose":
            return True
        if verb.lemma == "faire" and self.scene.word(verb.last + 1) in ("etat", "part", "mention"):
            return False  # « a fait état des discussions menées »
        values = status.cue_values(verb)
        if verb.lemma in ("preparer", "annoncer", "confirmer", "prevoir", "promettre"):
            return False
        if self.noun.row.value == "visit":
            return self.role == "object" and "light" in values
        return self.role == "object" and bool(values & {"light", "plan"})

    def _partnered(self) -> bool:
        """« Il y aura des entretiens avec X »: somebody has them."""
        near = self.scene.mentions_between(self.noun.end, self.end)
        return any(self.scene.preposition(m.start) == "avec" for m in near)

    def _around(self, verb: VerbGroup) -> list[Actor]:
        """The verb's subject, and whom it names before the noun (« a eu avec elle un tête-à-tête »)."""
        scene = self.scene
        found = list(
            acting(scene, verb) if self._partnered() else subject(scene.page, scene.cast, verb)
        )
        for mention in participants_in(scene, verb.end, self.at, skip=self.skip):
            if mention.how != "possessor":
                found += mention.actors
        return found
