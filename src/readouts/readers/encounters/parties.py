"""Who takes part in a contact that a noun tells."""

from __future__ import annotations

import re

from readouts.clauses import subject
from readouts.findings import Actor, Mention
from readouts.readers.encounters import status
from readouts.readers.encounters.adjectives import auspices_in, side_of_name, sides_by_adjective
from readouts.readers.encounters.around import (
    clitic_object,
    in_one_list,
    leaders_in,
    participants_in,
)
from readouts.readers.encounters.phrases import BACKWARD
from readouts.readers.encounters.places import place_of_name, place_of_subject
from readouts.readers.encounters.syntax import Syntax
from readouts.readers.encounters.telling import Telling
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Parties"]

_GATHERING = frozenset(("reunir", "rassembler", "opposer", "associer"))
_HOSTING = frozenset("abriter accueillir heberger servir organiser".split())

_DEUX = re.compile(
    r"\b(?:les|des|aux|nos) deux (?:pays|parties|capitales|voisins|etats|gouvernements|camps|nations|pays voisins)\b"
)


class Parties(Syntax):
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
            self.phrase.preposition in BACKWARD
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
        self._both_or_three(telling)
        if "delegated" in self.tags:
            explicit = self.arguments()
            telling.people = [a for a in telling.people if a in explicit]

    def _hyphenated(self) -> list[str]:
        """« une réunion tripartite Djibouti–Yémen–Arabie saoudite »: names tied by dashes right behind the noun."""
        scene, out = self.scene, list[str]()
        reached = self.noun.end
        for hit in scene.names_between(self.noun.end, self.noun.end + 90):
            between = scene.page.text[reached : hit.start].strip()
            side = side_of_name(hit)
            if side is None or (out and between not in ("-", "–", "—", "/")) or len(between) > 24:
                break
            if not out and scene.preposition(hit.start):
                break
            out.append(side)
            reached = hit.end
        return out if len(out) > 1 else []

    def _moderators(self) -> list[Actor]:
        """« Facilitée par le ministre angolais, cette session a réuni … »: who chairs it, in front."""
        before = self.scene.page.first_token(self.at)
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

    def _both_or_three(self, telling: Telling) -> None:
        """« entre les deux pays », « des émissaires des deux capitales », « un sommet à trois »: the main sides."""
        main = self.scene.cast.sides
        clause = self.scene.page.fold[self.start : self.end]
        if (
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

    def _next_subject(self) -> list[Actor]:
        """« Lors d'un appel mercredi, X et Y ont évoqué »: the subject of the clause that follows."""
        scene = self.scene
        for group in scene.groups_between(self.noun.end, self.sentence[1]):
            if group.finite:
                return list(subject(scene.page, scene.cast, group))
        return []

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

    def _around(self, verb: VerbGroup) -> list[Actor]:
        """The verb's subject, and whom it names before the noun (« a eu avec elle un tête-à-tête »)."""
        scene = self.scene
        found = list(subject(scene.page, scene.cast, verb))
        for mention in participants_in(scene, verb.end, self.at, skip=self.skip):
            if mention.how != "possessor":
                found += mention.actors
        return found

    def arguments(self) -> list[Actor]:
        """The actors that the phrase itself names (« entre X et Y », « de la ministre », « avec son homologue »)."""
        out: list[Actor] = []
        mentions = participants_in(self.scene, self.noun.end, self.end, skip=self.skip)
        named = -1
        if self.noun.row.value in ("summit", "meeting", "talks") and place_of_name(
            self.scene, self.noun.end
        ):
            named = self.scene.page.text.find(" ", self.noun.end + 1) + 1
            named = next((m.start for m in mentions[:1]), -1)
        role = ""
        for at, mention in enumerate(mentions):
            found = self.scene.preposition(mention.start)
            between = self.scene.page.fold[
                (mentions[at - 1].end if at else self.noun.end) : mention.start
            ]
            if found in ("et", "") and at and in_one_list(between):
                found = role
            elif found == "" and not (at == 0 and between.strip(" («") == ""):
                if self._gathered(mention):
                    role = "gathered"
                    out += mention.actors
                else:
                    role = ""
                continue
            role = found
            if role == "" and at:
                continue
            if mention.how == "possessor" or mention.start == named:
                continue
            if mention.start >= self.stop and not self._with(mention):
                continue
            if (
                self.verb is not None
                and self.role == "subject"
                and self.verb.end <= mention.start
                and self._agent(mention)
            ):
                continue
            out += mention.actors
        return out

    def _gathered(self, mention: Mention) -> bool:
        """« Une visioconférence a réuni X et Y »."""
        verb = self.relative or self.verb
        if verb is not None and verb.lemma in _GATHERING and not verb.passive:
            return 0 <= mention.start - verb.end < 40
        near = self.scene.groups_between(max(mention.start - 60, self.noun.end), mention.start)
        return any(g.lemma in _GATHERING and g.tense in ("gerund", "past_gerund") for g in near)

    def _agent(self, mention: Mention) -> bool:
        """« a été confirmée par Moscou », « à la demande de Nairobi »."""
        verb = self.verb
        if verb is None or status.cue_values(verb) & {"light"}:
            return False
        return self.scene.preposition(mention.start) in ("par", "selon")

    def adjectives(self) -> list[str]:
        """The sides of nationality adjectives in the phrase that no mention stands for."""
        scene = self.scene
        limit = min(self.stop, self._phrase_end(self.noun.end + 60))
        found = sides_by_adjective(scene, self.at, limit)
        return [side for side in found if not scene.mention_at_side(side, self.at, limit)]

    def _phrase_end(self, limit: int) -> int:
        """Before a further noun phrase: « évoqué pendant le déjeuner la situation dans l'État birman »."""
        page = self.scene.page
        for token in range(self.noun.last + 1, min(self.noun.last + 14, len(page.words))):
            if page.starts[token] >= limit:
                break
            bare = page.words[token] in ("le", "la", "les", "l", "un", "une")
            bare = bare and self.scene.joined(token)
            before = page.words[token - 1]
            if bare and before not in words("prepositions") and before not in ("et", "ou"):
                return page.starts[token]
        return limit

    def _with(self, mention: Mention) -> bool:
        return self.scene.preposition(mention.start) in ("avec", "entre")

    def possessors(self) -> list[Actor]:
        """« leur rencontre », « sa visite »: the actors of the clause, else those told of last."""
        scene = self.scene
        plural = self.phrase.determiner in ("leur", "leurs", "notre", "nos")
        low = scene.page.sentence_at(self.at)
        group_at = scene.group_before(self.at)
        if group_at >= 0 and scene.groups[group_at].sentence == low:
            actors = subject(scene.page, scene.cast, scene.groups[group_at])
            if actors and (not plural or len(actors) > 1):
                return list(actors)
        elif plural:
            following = self._next_subject()
            if len(following) > 1:
                return following
        for sentence in range(low, max(low - 3, -1), -1):
            begin, end = scene.page.sentences[sentence]
            for mention in reversed(scene.mentions_between(begin, min(end, self.at))):
                if mention.how == "possessor" or (plural and len(mention.actors) < 2):
                    continue
                if plural or any(a.kind == "person" for a in mention.actors):
                    return list(mention.actors)
        return self._last_pair(low) if plural else []

    def _last_pair(self, sentence: int) -> list[Actor]:
        """« X est arrivé à l'Élysée, où Y l'attendait. Leur tête-à-tête »: the last two persons of two sides."""
        scene = self.scene
        start = scene.page.sentences[max(sentence - 2, 0)][0]
        out: list[Actor] = []
        for mention in reversed(scene.mentions_between(start, self.at)):
            for actor in mention.actors:
                if (
                    mention.how != "possessor"
                    and actor.kind == "person"
                    and actor not in out
                    and all(a.side is None or a.side != actor.side for a in out)
                ):
                    out.append(actor)
            if len(out) > 1:
                return out[:2]
        return []

    def _caller(self) -> str | None:
        """« un coup de fil de X à Y »: X called."""
        mentions = [
            m
            for m in participants_in(self.scene, self.noun.end, self.stop, skip=self.skip)
            if m.how != "possessor"
        ]
        roles = [self.scene.preposition(m.start) for m in mentions]
        if self.verb is not None and self.verb.lemma == "recevoir" and "de" in roles:
            return next((a.side for a in mentions[roles.index("de")].actors if a.side), None)
        if "de" in roles and "a" in roles and roles.index("de") < roles.index("a"):
            return next((a.side for a in mentions[roles.index("de")].actors if a.side), None)
        if roles[:1] == ["de"] and self.phrase.indefinite and not {"avec", "entre"} & set(roles):
            return next((a.side for a in mentions[0].actors if a.side), None)
        return None
