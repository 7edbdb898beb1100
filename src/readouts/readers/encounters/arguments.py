"""Whom the noun phrase of a contact names itself: « entre X et Y », « franco-italien », « leur rencontre »."""

from __future__ import annotations

from readouts.clauses import subject
from readouts.findings import Actor, Mention
from readouts.readers.encounters import status
from readouts.readers.encounters.adjectives import side_of_name, sides_by_adjective
from readouts.readers.encounters.around import in_one_list, last_pair, participants_in
from readouts.readers.encounters.phrases import BACKWARD
from readouts.readers.encounters.places import place_of_name
from readouts.readers.encounters.syntax import Syntax
from readouts.text import COMMA
from readouts.vocabulary import words

__all__ = ["Arguments"]

_GATHERING = frozenset(("reunir", "rassembler", "opposer", "associer"))


class Arguments(Syntax):
    """A noun phrase and what stands inside it."""

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

    def _next_subject(self) -> list[Actor]:
        """« Lors d'un appel mercredi, X et Y ont évoqué »: the subject of the clause that follows."""
        scene = self.scene
        for group in scene.groups_between(self.noun.end, self.sentence[1]):
            if group.finite:
                return list(subject(scene.page, scene.cast, group))
        return []

    def arguments(self) -> list[Actor]:
        """The actors that the phrase itself names (« entre X et Y », « de la ministre », « avec son homologue »)."""
        out = self._fronted()
        # « réunion des chefs d'état-major de la Cédéao »: named inside the noun
        inside = self.scene.page.ends[self.noun.first]
        mentions = participants_in(self.scene, inside, self._next_contact(), skip=self.skip)
        named = -1
        place = place_of_name(self.scene, self.noun.end)
        if place is not None and self.noun.row.value in ("summit", "meeting", "talks"):
            named = self.scene.page.text.find(place[0], self.noun.end)
        role = ""
        for at, mention in enumerate(mentions):
            found = self.scene.preposition(mention.start)
            between = self.scene.page.fold[
                (mentions[at - 1].end if at else min(self.noun.end, mention.start)) : mention.start
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
            word = self.scene.word(self.scene.page.first_token(mention.start))
            if word in ("il", "ils", "elle", "elles"):
                continue  # « Quant aux entretiens avec X, ils ont porté sur »
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

    def _next_contact(self) -> int:
        """« Après un déjeuner avec X, une séance de travail avec Y et une visite chez Z »: each has its own."""
        scene = self.scene
        for noun in scene.nouns_between(self.noun.end, self.end):
            token = noun.first - 1
            if noun.row.value == "refused" or scene.word(token) not in ("un", "une", "des"):
                continue
            listed = scene.page.gaps[token] == COMMA or scene.word(token - 1) in ("et", "puis")
            if listed and scene.mentions_between(noun.end, noun.end + 40):
                return scene.page.starts[token]
        return self.end

    def _fronted(self) -> list[Actor]:
        """« Avec le ministre éthiopien, X, les discussions ont porté sur »: the partner stands in front."""
        if self.role != "subject" or self.phrase.preposition or not self.phrase.definite:
            return []
        scene = self.scene
        first = scene.page.first_token(self.sentence[0])
        if scene.word(first) != "avec" or scene.page.gaps[self.phrase.first] != COMMA:
            return []
        before = scene.mentions_between(self.sentence[0], self.at)
        return [a for m in before if m.how != "possessor" for a in m.actors if a.kind == "person"]

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
        else:  # « Lors de son entretien avec X, M. Wang a fait le point »
            following = self._next_subject()
            fronted = self.phrase.preposition in BACKWARD and any(
                a.kind == "person" for a in following
            )
            if len(following) > 1 if plural else fronted:
                return following
        for sentence in range(low, max(low - 3, -1), -1):
            begin, end = scene.page.sentences[sentence]
            for mention in reversed(scene.mentions_between(begin, min(end, self.at))):
                if mention.how == "possessor" or (plural and len(mention.actors) < 2):
                    continue
                if plural or any(a.kind == "person" for a in mention.actors):
                    return list(mention.actors)
        return last_pair(scene, low, self.at) if plural else []

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
