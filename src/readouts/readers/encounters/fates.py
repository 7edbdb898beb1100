"""The status of a contact that a noun tells: from its adjectives, its head noun and the verbs that govern it."""

from __future__ import annotations

from collections.abc import Set

from readouts.readers.encounters import status
from readouts.readers.encounters.parties import Parties
from readouts.readers.encounters.phrases import BACKWARD
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Fates"]


class Fates(Parties):
    """A noun phrase whose verbs say whether the contact took place."""

    planned = False
    host: str | None = None
    open = False
    over = False

    def fate(self) -> str | None:
        scene = self.scene
        self._before_the_aim()
        until = self.verb.start if self.verb is not None and self.role == "subject" else self.stop
        if self.verb is not None and self.verb.lemma in ("rester", "demeurer", "etre"):
            until = self.end  # « reste acquise pour le mois de mars »
        said = status.of_adjectives(
            scene,
            self.at,
            self.noun.end,
            max(until if until == self.end else min(self.stop, until), self.noun.end),
        )
        self.planned = said is not None
        if self._invited_to():
            return status.PROPOSED
        around = status.of_head_noun(scene, self.at)
        if around == status.PROPOSED and self._idea_accepted():
            return status.PLANNED
        if around is not None:
            return around
        if self.phrase.preposition == "pour" and self.verb is None and self.phrase.indefinite:
            near = scene.page.words[max(self.phrase.first - 4, 0) : self.phrase.first]
            if said is None and not words("initiatives").isdisjoint(near):
                return status.PROPOSED  # « l'initiative allemande pour une conférence de paix »
        if self.phrase.preposition in BACKWARD:
            self.open = self.phrase.definite or self.phrase.possessive
            return said or (status.PLANNED if self._in_future() else status.HELD)
        fate: str | None = None
        event: Set[str] = frozenset()
        if self.relative is not None:
            fate = self._fate_by(self.relative, "relative")
            if fate is None:
                return None
        if self.verb is not None:
            later = self._fate_by(self.verb, self.role)
            if later is None and said == status.PROPOSED and self.verb.negated:
                return (
                    said  # « Une réunion souhaitée par Asmara n'a pas eu l'agrément de Djibouti »
                )
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
        if said is not None and self.verb is not None and "mention" in status.cue_values(self.verb):
            return said  # « en évoquant la rencontre prévue entre X et Y »
        if said is not None and fate in (status.HELD, None) and not self._came_about(event):
            return said
        self.open = not event if self.verb is not None else fate is None
        return fate or status.HELD

    def _idea_accepted(self) -> bool:
        """« a accepté le principe de cette entrevue », « ont retenu l'idée d'un sommet »."""
        at = self.scene.group_before(self.at)
        group = self.scene.groups[at] if at >= 0 else None
        if group is None or group.negated or group.start < self.scene.clause_start(self.at):
            return False
        accepts = "accept" in status.cue_values(group) or group.lemma in words("adopting")
        return accepts and group.tense in ("past", "pluperfect", "present")

    def _before_the_aim(self) -> None:
        """« a profité de cet appel pour confirmer sa venue au forum prévu en mai »: the aim is another matter."""
        first = self.phrase.first
        before = self.scene.page.words[max(first - 4, 0) : first]
        if any(word.startswith(("profit", "saisi")) for word in before):
            self.stop = self.end = self.until = min(self.aim, self.end)

    def _came_about(self, event: Set[str]) -> bool:
        """« La rencontre tant attendue a enfin eu lieu », « L'entrevue, demandée par Lima, a duré une heure »."""
        verb = self.verb
        if verb is None or verb.tense not in ("past", "pluperfect"):
            return False
        said = status.cue_values(verb)
        return "occur" in event or (
            self.role == "subject" and "about" in said and "plan" not in said
        )

    def _invited_to(self) -> bool:
        """« a remis l'invitation du Premier ministre pour la visite du président »: who invites has the initiative."""
        scene = self.scene
        if self.phrase.preposition not in ("pour", "a") or self.noun.row.value != "visit":
            return False
        start = max(self.sentence[0], self.at - 90)
        plans = [n for n in scene.nouns_between(start, self.at) if "plan" in n.row.tags]
        if not plans or scene.groups_between(plans[-1].end, self.at):
            return False
        hosts = [
            a
            for m in scene.mentions_between(plans[-1].end, self.at)
            if m.how != "possessor" and scene.preposition(m.start) == "de"
            for a in m.actors
        ]
        self.host = next((a.side for a in hosts if a.side), None)
        return True

    def _in_future(self) -> bool:
        """« Lors de sa visite, il rencontrera … », « Après un entretien qui durera une heure »."""
        behind = self.scene.groups_between(self.noun.end, self.noun.end + 30)
        if any(g.tense == "future" and self.scene.word(g.first - 1) == "qui" for g in behind):
            return True
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
        if role == "agent":
            return status.of_verb(self.scene, verb).status
        if verb.lemma == "etre" and self.phrase.preposition == "en":
            return status.of_verb(self.scene, verb).status
        if "predicate" in values or (verb.lemma == "etre" and role == "object"):
            return self._cleft_fate() if self._cleft(verb) else None
        if verb.lemma in words("denying") and not verb.negated and role != "purpose":
            return None  # « Une rencontre secrète a été démentie par Damas »
        if "cancel" in values:
            return None if verb.negated else status.CANCELLED
        if "postpone" in values or self._put_off(verb, role):
            return status.PLANNED
        if role == "purpose":
            if verb.lemma == "attendre":
                return status.PLANNED
            return status.of_verb(self.scene, verb).status
        if "about" in values and "plan" not in values and role != "object":
            to_come = verb.tense == "future" or verb.modal in ("devoir", "aller")
            return status.PLANNED if to_come else status.HELD
        if role == "subject" and verb.modal == "devoir" and verb.lemma in words("ending"):
            return (
                status.HELD if verb.tense == "present" else status.of_verb(self.scene, verb).status
            )
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
        if verb.negated and (verb.lemma == "maintenir" or (verb.modal == "pouvoir" and values)):
            return status.CANCELLED
        if "plan" in values and role == "object" and self._over():
            self.over = True
            return status.HELD
        if verb.lemma == "accepter" and self.noun.row.value == "call" and role == "object":
            return status.of_verb(self.scene, verb).status  # « en acceptant un coup de fil de X »
        if "plan" in values:
            return None if verb.negated else status.PLANNED
        if verb.lemma == "etre" and role == "subject" and self.phrase.indefinite:
            said = set(self.scene.page.words[verb.last + 1 : verb.last + 4])
            if said & words("conceivable"):
                return status.PROPOSED  # « une réunion avec le président russe était possible »
            if said & words("called_for"):
                return None
        if verb.lemma == "etre":
            return status.of_verb(self.scene, verb).status or status.HELD
        return status.HELD

    def _over(self) -> bool:
        """« a annoncé la fin des pourparlers », « a confirmé l'échec des négociations »: they took place."""
        before = self.scene.page.words[max(self.phrase.first - 2, 0) : self.phrase.first + 1]
        return not words("encounter_over").isdisjoint(before)

    def _cleft(self, verb: VerbGroup) -> bool:
        """« C'est un coup de fil du roi à l'émir qui avait tout dégelé »: told, not only named."""
        scene = self.scene
        if scene.word(verb.first - 1) != "c" or not (
            self.phrase.indefinite or self.phrase.definite
        ):
            return False
        last = scene.page.first_token(self.sentence[1])
        return "qui" in scene.page.words[self.noun.last : last]

    def _cleft_fate(self) -> str:
        """« c'est surtout le sommet du 12 juin qui permettra de … »: by the verb behind « qui »."""
        behind = (g for g in self.scene.groups_between(self.noun.end, self.sentence[1]) if g.finite)
        verb = next(behind, None)
        return status.PLANNED if verb is not None and verb.tense == "future" else status.HELD

    def _put_off(self, verb: VerbGroup, role: str) -> bool:
        """« La visite a été remise à juin »; a letter that is remitted to somebody was not put off."""
        return (
            verb.lemma == "remettre"
            and role == "subject"
            and verb.passive
            and self.noun.row.value != "message"
            and "creds" not in self.tags
        )
