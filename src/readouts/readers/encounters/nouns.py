"""Contacts told by a noun: « un entretien a eu lieu entre », « la visite à Ankara du ministre », « leur
rencontre de Lyon ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.readers.encounters import status
from readouts.readers.encounters.apart import day_by_day
from readouts.readers.encounters.around import remote_kind
from readouts.readers.encounters.messages import one_for_each_sender, read_message
from readouts.readers.encounters.occasions import Occasions
from readouts.readers.encounters.phrases import BACKWARD, Phrase, phrase_of
from readouts.readers.encounters.places import place_as_object, place_in, place_of_name
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.settings import lend
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.when import date_beside, date_in
from readouts.vocabulary import words

__all__ = ["Reading", "tellings_of_nouns"]


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
                telling.gathering = reading.only_present(telling)
                taken |= reading.verbs_taken()
                for met in one_for_each_sender(telling):
                    yield from day_by_day(scene, noun.end, reading.end, met)


def _only_setting(scene: Scene, phrase: Phrase) -> bool:
    """« en marge du sommet », « à l'occasion de la réunion »: a frame, not a contact (a visit is one)."""
    start = scene.page.starts[phrase.first]
    if scene.word(phrase.first - 1) == "ici":
        return True
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


def _presided_with(scene: Scene, at: int, start: int, end: int) -> bool:
    """« a coprésidé à Hanoï la 15e réunion du comité avec son homologue »: told by the noun, with both who preside."""
    before = scene.groups[scene.group_before(at)]
    near = [*scene.mentions_between(before.end, at), *scene.mentions_between(start, end)]
    return before.lemma in ("copresider", "presider") and any(
        scene.preposition(m.start) == "avec" and any(a.kind == "person" for a in m.actors)
        for m in near
        if m.how != "possessor"
    )


_SENDING = words("encounter_sending")
_DELEGATED = words("encounter_delegated")


class Reading(Occasions):
    """One noun phrase read to a telling."""

    def telling(self) -> Telling | None:
        scene, noun, phrase = self.scene, self.noun, self.phrase
        if (
            self.verb is not None
            and self.role == "object"
            and ((phrase.definite and phrase.determiner != "des") or phrase.possessive)
            and not _presided_with(scene, self.at, self.noun.end, self.stop)
            and not self._taken_part_in()
            and self.relative is None
            and any(
                found.row.id in ("join", "lead") for found in self.verb.rows.get("encounter", ())
            )
        ):
            return None
        at = scene.group_before(self.at)
        if phrase.preposition == "de" and at >= 0 and scene.groups[at].lemma == "honorer":
            return None  # « honorer Madagascar de sa visite » is told by the verb
        if (
            phrase.plain
            and scene.word(phrase.first - 1).startswith("rend")
            and noun.row.value == "visit"
        ):
            return None  # « lui rendre visite »: so is this
        if self.verb is not None and self.verb.lemma == "repondre" and not phrase.indefinite:
            return None  # « a répondu à l'appel du président »: a plea
        if self._goes_there() or self._at_an_event() or self._at_home() or self._to_the_public():
            return None
        if self._wish_not_sent() or self._plea() or self._body_at_rest():
            return None
        if phrase.preposition.startswith("suivi") and not self.arguments():
            return None  # « un tête-à-tête, suivi d'une séance élargie »: the same contact goes on
        found = self.fate()
        if found is None:
            return None
        telling = Telling(
            start=noun.start,
            end=noun.end,
            kind=noun.row.value,
            status=found,
            rule=f"encounters.noun.{noun.row.id}",
            weak="weak" in self.tags,
            delegated="delegated" in self.tags or self._sits(),
            definite=phrase.definite and phrase.determiner != "des" and not phrase.ordinal,
            vague="vague" in self.tags,
            plural=noun.row.value in ("meeting", "call", "visit", "message")
            and scene.word(noun.first).endswith("s"),
            ordinal=phrase.ordinal,
            vague_word="vague" in self.tags and noun.row.id != "session",
            recalled=found == "held"
            and (
                phrase.last_one
                or (
                    phrase.preposition in BACKWARD
                    and (phrase.ordinal or (phrase.indefinite and self._long_ago()))
                )
            ),
        )
        if noun.row.value == "message":
            read_message(self, telling)
        else:
            self._participants(telling)
            telling.partner_only = self._partner_only(telling)
        self._circumstances(telling)
        if "together" in self.tags and len({a.side for a in telling.people} - {None}) < 2:
            return None
        own = bool(telling.people or set(telling.sides) - {telling.initiator})
        if self._too_vague(telling):
            return None
        if (
            telling.status == "held"
            and scene.word(noun.first) == "venue"
            and self._to_come(telling)
        ):
            telling.status = "planned"
        telling.anaphor = phrase.demonstrative or (
            (phrase.definite or phrase.possessive or phrase.determiner == "" or phrase.bare_after)
            and not own
        )
        verb = self.verb or self.relative
        past = verb is not None and verb.tense == "pluperfect"
        telling.memory = past and telling.date is not None
        telling.present = verb is None or verb.tense == "present"
        telling.open = telling.anaphor and (self.open or self._asked_for(telling))
        return telling

    def _to_come(self, telling: Telling) -> bool:
        """« ont préparé la venue de X à Lomé »: whose coming is spoken of is still to come."""
        if telling.recalled or self.phrase.preposition in BACKWARD or not self.phrase.definite:
            return False
        verb = self.verb if self.role == "subject" else self.relative
        return verb is None or "occur" not in status.cue_values(verb)

    def _asked_for(self, telling: Telling) -> bool:
        """« C'est la Pologne qui avait réclamé le rendez-vous »: who wanted the one that was told."""
        verb = self.proposer
        if verb is None or telling.date is not None or telling.place is not None:
            return False
        plain = self.phrase.determiner in ("le", "la", "l") and not self.phrase.ordinal
        return plain and verb.tense in ("past", "pluperfect") and telling.kind != "visit"

    def _left(self) -> tuple[str, str | None] | None:
        """« a quitté mercredi l'Australie au terme d'un séjour de trois jours »."""
        at = self.scene.group_before(self.at)
        verb = self.scene.groups[at] if at >= 0 else None
        if verb is None or verb.lemma != "quitter" or verb.start < self.sentence[0]:
            return None
        return place_as_object(self.scene, verb.end, self.at)

    def _body_at_rest(self) -> bool:
        """« un comité d'experts », where it does not sit: a body, no contact."""
        if "committee" not in self.tags or self.phrase.preposition in BACKWARD:
            return False
        verb = self.relative or self.verb
        return verb is None or not status.cue_values(verb) & {
            "occur",
            "light",
            "cancel",
            "postpone",
        }

    def _wish_not_sent(self) -> bool:
        """« a présenté ses condoléances »: said, not sent."""
        if "sent" not in self.tags:
            return False
        verbs = [g for g in (self.verb, self.relative) if g is not None]
        verbs += self.scene.groups_between(self.noun.end, self.stop)[:2]
        return not any(verb.lemma in _SENDING for verb in verbs)

    def _plea(self) -> bool:
        """« un appel à la paix », « un entretien au Figaro »."""
        token = self.noun.last + 1
        if self.scene.word(token) in words("interviewed") and self.scene.word(token + 1) in (
            "par",
            "a",
        ):
            return bool(self.noun.row.id == "interview-or-talk")  # « Entretien réalisé par X et Y »
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
        if telling.date is not None or telling.place is not None:
            return False
        be = self.verb is not None and self.verb.lemma == "etre" and self.role == "subject"
        if be and telling.kind == "talks" and not self.planned and not telling.people:
            return (
                True  # « l'espoir que les négociations entre les deux pays seraient constructives »
            )
        if telling.status != "held":
            return False
        if self.verb is not None and status.cue_values(self.verb) & {"light", "occur"}:
            return False
        if self.over and telling.sides:
            return False
        if telling.partner_only:
            return False
        if (
            telling.kind == "talks"
            and self.phrase.preposition not in BACKWARD
            and not self.phrase.demonstrative
        ):
            return True
        return telling.plural and telling.kind != "message" and not self.phrase.demonstrative

    def _kind_by_parties(self, telling: Telling) -> None:
        """« a reçu la visite de son homologue » is a meeting; « des discussions avec le Hamas » are talks."""
        sides = {a.side for a in telling.people} - {None}
        if telling.kind == "visit" and self.verb is not None and self.verb.lemma == "recevoir":
            if len(sides) > 1:
                telling.kind = "meeting"
        elif (
            self.noun.row.id == "exchange"
            and telling.kind == "meeting"
            and not telling.people
            and len(telling.sides) > 1
            and self.scene.word(self.noun.last) in _DELEGATED
        ):
            telling.kind = "talks"

    def only_present(self, telling: Telling) -> bool:
        """« L'audience s'est déroulée en présence de X et Y »: more people of what was told, no other contact."""
        if not (self.phrase.definite and telling.people):
            return False
        if telling.kind in ("visit", "message") or telling.status != "held":
            return False
        there = self.scene.page.fold.find(" presence d", self.noun.end, self.end)
        if there < 0:
            return False
        before = self.scene.mentions_between(self.noun.end, there)
        return not any(a in telling.people for m in before for a in m.actors)

    def _circumstances(self, telling: Telling) -> None:
        scene, noun = self.scene, self.noun
        whole = self.verb is not None and self.phrase.preposition not in BACKWARD
        start = self.start if whole else self.at
        if (
            self.role == "object"
            and self.verb is not None
            and not status.cue_values(self.verb) & {"light", "propose", "invite", "occur"}
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
        later = {"apres", "depuis", "lendemain", "suite"} if self.phrase.definite else set[str]()
        if telling.date is None and self.phrase.preposition in BACKWARD - later:
            telling.date = date_in(scene, scene.clause_start(self.at), self.at, self.at)
        told = self.verb if whole else None
        if telling.date is None and told is not None and told.tense == "past_infinitive":
            telling.date_of_sentence = date_beside(scene, told)
        remote = remote_kind(scene, start, self.until)
        if (
            remote is not None
            and telling.kind in ("meeting", "talks", "visit", "summit")
            and (remote == "video" or telling.weak)
        ):
            telling.kind, telling.weak = remote, False
        if telling.kind not in ("call", "video", "message"):
            found = place_in(scene, after, after, self.end) if after != noun.end else None
            found = found or place_in(scene, start, noun.end, min(self.until, self.aim))
            found = place_of_name(scene, noun.end) or found
            if found is None and self.phrase.preposition == "lors":
                low = scene.clause_start(self.at)
                found = place_in(scene, low, self.at, self.at)
            if found is not None:
                telling.place, telling.place_side = found
            elif self.noun.row.value != "visit":
                telling.place, telling.place_side = self.hosting_place() or (None, None)
        if self.noun.row.value != "visit":
            lend(scene, telling, noun.end, self.end)
        if self.noun.row.id == "conversation" and remote is None:
            found = place_in(scene, start, noun.end, self.until)
            if found is not None:
                telling.kind, telling.weak = "meeting", False
                telling.place, telling.place_side = found
        if (
            telling.kind == "visit"
            and telling.place is None
            and self.phrase.preposition in BACKWARD
        ):
            telling.place, telling.place_side = self._left() or (None, None)
        if telling.kind == "visit" and telling.place_side is not None:
            telling.add_side(telling.place_side)
        self._kind_by_parties(telling)
        if telling.kind == "call" and telling.initiator is None and telling.people:
            telling.initiator = self._caller()
        if (
            self.verb is not None
            and "postpone" in status.cue_values(self.verb)
            and telling.date is not None
            and telling.date.start < self.verb.start
        ):
            telling.date = None  # « La visite du 3 mai a été reportée »
        if telling.status == "cancelled" and telling.date is not None and self.role == "object":
            first = scene.page.first_token(telling.date.start)
            if scene.word(first) in ("ce", "hier", "aujourd"):
                telling.date = None  # « a annulé son voyage ce jeudi »: when it was called off
        if (
            telling.status == "cancelled"
            and self.initiative is not None
            and self.initiative[2][0] > noun.end
        ):
            self.initiative = None
        telling.initiator = telling.initiator or self.host
        if self.initiative is not None and (
            self.verb is not None or self.initiative[2][0] >= noun.start
        ):
            telling.initiator = self.initiative[1]
            if telling.status != "cancelled":
                telling.add_side(self.initiative[1])
            sides = {a.side for a in telling.people}
            if self._asked_by_a_party() and len(sides) == 1 and self.initiative[1] not in sides:
                for actor in self.initiative[0]:
                    if actor.kind == "person":
                        telling.add(
                            actor
                        )  # « Une entrevue sollicitée par l'ambassadeur avec le ministre »
