"""Contacts told by a noun: « un entretien a eu lieu entre », « la visite à Ankara du ministre », « leur rencontre de Lyon »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readouts.clauses import VerbGroup, subject
from readouts.findings import Actor, Mention
from readouts.matching import Hit
from readouts.readers.encounters import status
from readouts.readers.encounters.around import (
    clitic_object,
    date_in,
    in_one_list,
    initiative_in,
    participants_in,
    place_in,
    place_of_name,
    remote_kind,
    sides_by_adjective,
)
from readouts.readers.encounters.messages import one_for_each_sender, read_message
from readouts.readers.encounters.phrases import BACKWARD, Phrase, phrase_of
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling

__all__ = ["tellings_of_nouns"]

_DEUX = re.compile(
    r"\b(?:les|des|aux|nos) deux (?:pays|parties|capitales|voisins|etats|gouvernements|camps|nations|pays voisins)\b"
)
_APART = frozenset(
    """
    que qu qui et lors issue cours mais car or puis donc tandis alors
    """.split()
)
_EVENTS = frozenset(("occur", "cancel", "postpone", "plan"))


def tellings_of_nouns(
    scene: Scene, stretches: Sequence[tuple[int, int]], taken: set[int]
) -> Iterator[Telling]:
    """The contacts that the nouns of some lines tell; the verbs used in reading them are added to ``taken``."""
    for start, end in stretches:
        for noun in scene.nouns_between(start, end):
            if noun.row.value == "refused" or "plan" in noun.row.tags:
                continue
            phrase = phrase_of(scene, noun)
            if (
                phrase is None
                or phrase.denied
                or ("bare" in noun.row.tags and not phrase.bare)
                or _only_setting(scene, phrase)
                or _only_manner(scene, phrase)
            ):
                continue
            reading = Reading(scene, phrase)
            telling = reading.telling()
            if telling is not None and scene.may_tell(noun.start, telling):
                taken |= reading.verbs_taken()
                yield from one_for_each_sender(telling)


def _only_setting(scene: Scene, phrase: Phrase) -> bool:
    """« en marge du sommet », « à l'occasion de la réunion »: a frame, not a contact (a visit is one)."""
    start = scene.page.starts[phrase.first]
    cues = scene.cues_between(max(start - 40, 0), start + 1, "setting", "source")
    if not cues or phrase.noun.row.value == "visit":
        return False
    gap = scene.page.text[cues[-1].end : start].strip()
    return gap.count(" ") == 0 and len(gap) < 4 and cues[-1].end <= phrase.noun.start


def _only_manner(scene: Scene, phrase: Phrase) -> bool:
    """« par visioconférence », « en audience », « à déjeuner »: how they met."""
    noun = phrase.noun
    if phrase.determiner or noun.first == 0 or noun.row.value == "visit":
        return False
    before = scene.word(noun.first - 1)
    return before in ("par", "en") or (before == "a" and noun.first == noun.last)


class Reading:
    """One noun phrase read in its clause.

    ``verb`` is what it is the object or subject of (``role``), ``relative`` the verb of a relative clause upon it;
    ``start`` to ``end`` is the stretch that tells of it, ``stop`` where its arguments end.
    """

    def __init__(self, scene: Scene, phrase: Phrase) -> None:
        self.scene = scene
        self.phrase = phrase
        self.noun: Hit = phrase.noun
        self.tags: tuple[str, ...] = phrase.noun.row.tags
        page = scene.page
        self.sentence = page.sentences[page.sentence_at(self.noun.start)]
        self.at = page.starts[phrase.first]
        self.role = ""
        self.proposer: VerbGroup | None = None
        self.planned = False
        self.open = False
        self.relative = self._relative()
        self.verb = self._verb()
        self._region()

    def verbs_taken(self) -> set[int]:
        """The verbs of which the noun is the subject, or that stand in a relative clause upon it."""
        heads = {self.relative.head} if self.relative is not None else set()
        if self.verb is not None and self.role == "subject":
            heads.add(self.verb.head)
        return heads

    def telling(self) -> Telling | None:
        scene, noun, phrase = self.scene, self.noun, self.phrase
        if (
            self.verb is not None
            and self.role == "object"
            and (phrase.definite or phrase.possessive)
            and any(
                found.row.id in ("join", "lead") for found in self.verb.rows.get("encounter", ())
            )
        ):
            return None
        if self._wish_not_sent() or self._plea():
            return None
        found = self._status()
        if found is None:
            return None
        telling = Telling(
            start=noun.start,
            end=noun.end,
            kind=noun.row.value,
            status=found,
            rule=f"encounters.noun.{noun.row.id}",
            weak="weak" in self.tags,
            delegated="delegated" in self.tags,
            definite=phrase.definite and phrase.determiner != "des" and not phrase.ordinal,
            vague="vague" in self.tags,
            plural=noun.row.value in ("meeting", "call", "visit", "message")
            and scene.word(noun.first).endswith("s"),
            ordinal=phrase.ordinal,
            recalled=found == "held"
            and (
                phrase.last_one
                or (phrase.preposition in BACKWARD and (phrase.ordinal or phrase.indefinite))
            ),
        )
        if noun.row.value == "message":
            read_message(self, telling)
        else:
            self._participants(telling)
        self._circumstances(telling)
        own = bool(telling.people or telling.sides)
        if self._too_vague(telling):
            return None
        telling.anaphor = phrase.demonstrative or (
            (phrase.definite or phrase.possessive or phrase.determiner == "" or phrase.bare_after)
            and not own
        )
        verb = self.verb or self.relative
        telling.present = verb is None or verb.tense == "present"
        telling.open = self.open and telling.anaphor
        return telling

    def _wish_not_sent(self) -> bool:
        """« a présenté ses condoléances »: said, not sent."""
        if "sent" not in self.tags:
            return False
        verb = self.verb or self.relative
        return verb is None or verb.lemma not in (
            "adresser",
            "envoyer",
            "transmettre",
            "parvenir",
            "expedier",
            "faire",
        )

    def _plea(self) -> bool:
        """« un appel à la paix », « un entretien au Figaro »."""
        token = self.noun.last + 1
        if self.noun.row.id not in ("call", "interview-or-talk") or self.scene.word(token) not in (
            "a",
            "au",
            "aux",
        ):
            return False
        if self.scene.raw(token) == "a" and not self.scene.unaccented:
            return False
        if self.noun.row.id == "call":
            following = self.scene.mentions_between(self.noun.end, self.noun.end + 16)
            return not any(a.kind == "person" for m in following for a in m.actors)
        return self.scene.word(token) in ("au", "aux") and not self.scene.names_between(
            self.noun.end, self.noun.end + 20
        )

    def _too_vague(self, telling: Telling) -> bool:
        """« des négociations », « les entretiens entre Rome et Tunis »: contacts in general."""
        if telling.date is not None or telling.place is not None or telling.status != "held":
            return False
        if self.verb is not None and status.cue_values(self.verb) & {"light", "occur"}:
            return False
        if (
            telling.kind == "talks"
            and self.phrase.preposition not in BACKWARD
            and not self.phrase.demonstrative
        ):
            return True
        return telling.plural and telling.kind != "message" and not self.phrase.demonstrative

    # --- the place of the phrase in its sentence -----------------------------------------------------------------
    def _relative(self) -> VerbGroup | None:
        """« l'entretien que X et Y ont eu », « la session qui devait s'ouvrir »."""
        scene = self.scene
        end = scene.clause_end(self.noun.end)
        token = scene.page.first_token(end)
        if end >= self.sentence[1] or token - self.noun.last > 12:
            return None
        if scene.word(token) not in ("qui", "que", "qu", "auquel"):
            return None
        group = next((g for g in scene.groups_between(end, self.sentence[1]) if g.finite), None)
        if group is None or group.first - token > (2 if scene.word(token) == "qui" else 14):
            return None
        if (
            scene.mentions_between(self.noun.end, end)
            and scene.word(token) != "que"
            and token - self.noun.last > 4
        ):
            return None
        values = status.cue_values(group)
        return group if values & (_EVENTS | {"light", "invite", "propose"}) else None

    def _verb(self) -> VerbGroup | None:
        """The verb that the noun is the object or the subject of."""
        scene, phrase = self.scene, self.phrase
        before = scene.group_before(self.at)
        group = scene.groups[before] if before >= 0 else None
        if group is not None and group.start >= scene.clause_start(self.at):
            if (
                phrase.preposition == "pour"
                and "encounter" in group.rows
                and not scene.mentions_between(group.end, self.at)
            ):
                self.role = "purpose"
                return group
            if phrase.preposition not in BACKWARD and self._object_of(group):
                self.role = "object"
                return group
        if phrase.preposition not in BACKWARD:
            after = self._next_finite()
            if after is not None and (
                phrase.preposition == "" or status.cue_values(after) & {"cancel", "postpone"}
            ):
                self.role = "subject"
                return after
        return None

    def _object_of(self, group: VerbGroup) -> bool:
        """Whether nothing but adverbs, dates, places and recipients stands between the verb and the noun phrase."""
        scene, preposition = self.scene, self.phrase.preposition
        values = status.cue_values(group)
        if preposition == "a" and not values & {"light", "propose", "invite", "cancel"}:
            return False
        if preposition == "de" and not values & {
            "propose",
            "mention",
            "cancel",
            "light",
            "plan",
            "postpone",
            "predicate",
        }:
            return False
        if preposition not in ("", "de", "a"):
            return False
        if group.tense == "participle" and not group.coordinated:
            return False
        if self.at - group.end > 110 or scene.nouns_between(group.end, self.at):
            return False
        words = scene.page.words[group.last + 1 : self.phrase.first]
        if not _APART.isdisjoint(words):
            return False
        objects = scene.mentions_between(group.end, self.at)
        return all(m.how == "possessor" or scene.preposition(m.start) for m in objects)

    def _next_finite(self) -> VerbGroup | None:
        """The verb that the noun phrase is the subject of: the next finite one that is not in a relative clause."""
        scene = self.scene
        start = self.noun.end if self.relative is None else self.relative.end
        first = scene.page.first_token(start)
        for group in scene.groups_between(start, self.sentence[1]):
            if not group.finite:
                continue
            between = scene.page.words[first : group.first]
            if "que" in between or "qu" in between or len(between) > 45:
                return None
            if "qui" in between or scene.word(group.first) == "qui" or "dont" in between:
                if scene.page.text[start : group.start].count(",") < 2:
                    continue
            if ";" in scene.page.text[start : group.start]:
                return None
            return group
        return None

    # --- the region that tells of it -----------------------------------------------------------------------------
    def _region(self) -> None:
        scene, noun = self.scene, self.noun
        self.start = scene.clause_start(self.at)
        self.end = scene.clause_end(noun.end)
        if self.relative is not None:
            self.end = max(self.end, scene.clause_end(self.relative.end))
        if self.verb is not None and self.role == "subject":
            if status.cue_values(self.verb) & (_EVENTS | {"light", "propose"}):
                self.end = max(self.end, scene.clause_end(self.verb.end))
        gerund = next(
            (
                g
                for g in scene.groups_between(noun.end, self.end)
                if g.tense in ("gerund", "infinitive")
                and "encounter_cue" in g.rows
                and g is not self.verb
                and status.cue_values(g) & {"invite", "propose"}
            ),
            None,
        )
        if gerund is not None:
            self.end = gerund.start
        cues = scene.cues_between(
            noun.end, self.end, "topic", "source", "setting", "after", "spouse"
        )
        self.stop = min((c.start for c in cues), default=self.end)
        later = scene.cues_between(noun.end, self.end, "after")
        self.until = min((c.start for c in later), default=self.end)
        self.initiative = initiative_in(scene, self.start, self.end)
        self.skip = [] if self.initiative is None else [self.initiative[2]]

    # --- its status ------------------------------------------------------------------------------------------------
    def _status(self) -> str | None:
        scene = self.scene
        until = self.verb.start if self.verb is not None and self.role == "subject" else self.stop
        said = status.of_adjectives(
            scene, self.at, self.noun.end, max(min(self.stop, until), self.noun.end)
        )
        self.planned = said is not None
        around = status.of_head_noun(scene, self.at)
        if around is not None:
            return around
        if self.phrase.preposition in BACKWARD:
            self.open = self.phrase.definite or self.phrase.possessive
            return said or (status.PLANNED if self._in_future() else status.HELD)
        fate: str | None = None
        event: set[str] = set()
        if self.relative is not None:
            fate = self._fate_by(self.relative, "relative")
            if fate is None:
                return None
        if self.verb is not None:
            later = self._fate_by(self.verb, self.role)
            if later is None:
                return None
            event = status.cue_values(self.verb) & {
                "cancel",
                "postpone",
                "occur",
                "light",
                "propose",
                "invite",
            }
            fate = later if event or fate is None else fate
        if status.CANCELLED in (said, fate):
            return status.CANCELLED
        if said is not None and fate in (status.HELD, None):
            return said
        self.open = not event if self.verb is not None else fate is None
        return fate or status.HELD

    def _in_future(self) -> bool:
        """« Lors de sa visite, il rencontrera … »."""
        if self.phrase.preposition in ("depuis", "apres", "suite", "lendemain"):
            return False
        finite = [
            g for g in self.scene.groups_between(self.sentence[0], self.sentence[1]) if g.finite
        ]
        near = min(finite, key=lambda g: abs(g.start - self.at), default=None)
        return near is not None and (
            near.tense == "future"
            or (near.modal in ("devoir", "aller") and near.tense in ("present", "conditional"))
        )

    def _fate_by(self, verb: VerbGroup, role: str) -> str | None:
        """The status that a verb gives the noun that it governs or says something of; None: no contact."""
        values = status.cue_values(verb)
        if verb.lemma == "etre" and self.phrase.preposition == "en":
            return status.of_verb(self.scene, verb).status
        if "predicate" in values or (verb.lemma == "etre" and role == "object"):
            return None
        if "cancel" in values:
            return None if verb.negated else status.CANCELLED
        if "postpone" in values:
            return status.PLANNED
        if role == "purpose":
            if verb.lemma == "attendre":
                return status.PLANNED
            return status.of_verb(self.scene, verb).status
        if "about" in values and "plan" not in values and role != "object":
            return status.PLANNED if verb.tense == "future" else status.HELD
        if ("occur" in values and role != "object") or "light" in values:
            if (
                "occur" in values
                and verb.negated
                and verb.tense in ("past", "pluperfect")
                and (self.phrase.definite or self.planned)
            ):
                return status.CANCELLED
            idea = status.of_head_noun(self.scene, verb.start)
            if idea is not None:
                return idea
            found = status.of_verb(self.scene, verb)
            if found.proposer is not None:
                self.proposer = found.proposer
            return found.status
        if "mention" in values and role != "subject":
            return None if verb.negated else status.PROPOSED
        if "propose" in values and role != "subject":
            self.proposer = verb
            return None if verb.negated else status.PROPOSED
        if "invite" in values:
            self.proposer = verb
            return status.PROPOSED
        if "plan" in values:
            return None if verb.negated else status.PLANNED
        if verb.lemma == "etre":
            return status.of_verb(self.scene, verb).status or status.HELD
        return status.HELD

    # --- who takes part --------------------------------------------------------------------------------------------
    def _participants(self, telling: Telling) -> None:
        for actor in self.arguments():
            telling.add(actor)
        for side in self.adjectives():
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
        if self.verb is not None and not hosted and self._subject_takes_part(self.verb):
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
        self._counterpart(telling)
        self._both_or_three(telling)
        if "delegated" in self.tags:
            explicit = self.arguments()
            telling.people = [a for a in telling.people if a in explicit]

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
        if verb is None or verb.lemma not in ("reunir", "rassembler", "opposer") or verb.passive:
            return False
        return 0 <= mention.start - verb.end < 30

    def _agent(self, mention: Mention) -> bool:
        """« a été confirmée par Moscou », « à la demande de Nairobi »."""
        verb = self.verb
        if verb is None or status.cue_values(verb) & {"light"}:
            return False
        return self.scene.preposition(mention.start) in ("par", "selon")

    def adjectives(self) -> list[str]:
        """The sides of nationality adjectives in the phrase that no mention stands for."""
        scene = self.scene
        limit = min(self.stop, self.noun.end + 60)
        found = sides_by_adjective(scene, self.at, limit)
        return [side for side in found if not scene.mention_at_side(side, self.at, limit)]

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

    # --- when and where ------------------------------------------------------------------------------------------
    def _circumstances(self, telling: Telling) -> None:
        scene, noun = self.scene, self.noun
        whole = self.verb is not None and self.phrase.preposition not in BACKWARD
        start = self.start if whole else self.at
        if (
            self.role == "object"
            and self.verb is not None
            and not status.cue_values(self.verb) & {"light", "propose", "invite"}
        ):
            start = self.at
        after = (
            self.verb.end
            if self.verb is not None and self.role == "subject" and self.verb.end < self.end
            else noun.end
        )
        telling.date = date_in(scene, start, noun.end, self.until)
        announced = self.verb is not None and self.verb.lemma in (
            "annoncer",
            "confirmer",
            "evoquer",
        )
        if after != noun.end and not announced:
            telling.date = date_in(scene, after, after, self.end) or telling.date
        if telling.date is None and self.phrase.preposition in BACKWARD:
            telling.date = date_in(scene, scene.clause_start(self.at), self.at, self.at)
        remote = remote_kind(scene, start, self.until)
        if (
            remote is not None
            and telling.kind in ("meeting", "talks", "visit", "summit")
            and (remote == "video" or telling.weak)
        ):
            telling.kind, telling.weak = remote, False
        if telling.kind not in ("call", "video", "message"):
            found = place_in(scene, after, after, self.end) if after != noun.end else None
            found = found or place_in(scene, start, noun.end, self.until)
            found = place_of_name(scene, noun.end) or found
            if found is not None:
                telling.place, telling.place_side = found
        if telling.kind == "visit" and telling.place_side is not None:
            telling.add_side(telling.place_side)
        if telling.kind == "call" and telling.initiator is None and telling.people:
            telling.initiator = self._caller()
        if status.cue_values(self.verb) & {"postpone"} if self.verb is not None else False:
            if telling.date is not None and telling.date.start < self.verb.start:  # type: ignore[union-attr]
                telling.date = None
        if (
            telling.status == "cancelled"
            and self.initiative is not None
            and self.initiative[2][0] > noun.end
        ):
            self.initiative = None
        if self.initiative is not None and (
            self.verb is not None or self.initiative[2][0] >= noun.start
        ):
            telling.initiator = self.initiative[1]
            if telling.status != "cancelled":
                telling.add_side(self.initiative[1])

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
        return None
