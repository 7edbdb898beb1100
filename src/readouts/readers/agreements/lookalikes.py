"""Verbs that only look like commitments: nouns of the same form, other senses of the verb, comments, threats."""

from __future__ import annotations

from collections.abc import Callable

from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.words import Words
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["LookAlikes"]

_NOMINAL = frozenset("de d du des un une ces cette aucun aucune nombreux nombreuses".split())
_GERUNDS = words("agreement_gerunds")
_NO_AGENT = words("agreement_no_agent")
_CONTACTS = words("agreement_contacts")
_SIGNING = words("agreement_signing")
_DRAFTING = words("agreement_drafting")
_PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
_DONE = frozenset(("past", "pluperfect"))


class LookAlikes:
    """Asks one rule after the other about a verb of commitment and the row that fired."""

    def __init__(self, vocabulary: Words, parties: Parties, subjects: Subjects) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.parties = parties
        self.subjects = subjects

    def matches(self, group: VerbGroup, row: Cue) -> bool:
        """Whether one of the rules takes the verb for a look-alike."""
        return any(rule(self, group, row) for rule in _RULES)

    def _next(self, group: VerbGroup, count: int = 1) -> list[str]:
        return self.page.words[group.last + 1 : group.last + 1 + count]

    def noun(self, group: VerbGroup, row: Cue) -> bool:
        """« de nombreuses options pour », « en signe de », « maintenant »: no verb at all."""
        if group.lemma == "passer" and self.page.words[group.head - 1] == "en":
            return True  # « sont en passe de conclure »
        if group.first != group.last or not group.first:
            return False
        word, before = self.page.words[group.first], self.page.words[group.first - 1]
        if word == "maintenant" and before != "en":
            return True
        if word == "signe" and before in ("en", "le", "ce", "comme"):
            return True
        return group.finite and before in _NOMINAL and self.page.gaps[group.first] == JOINED

    def in_passing(self, group: VerbGroup, row: Cue) -> bool:
        """« en refusant de … », « débloquant ainsi l'aide »: how it is done, or what follows from it."""
        if group.tense != "gerund" or row.value == "reaffirmed" or group.lemma == "dire":
            return False
        if self.page.words[max(group.first - 1, 0)] == "en" or (
            self.page.words[group.first] == "en"
        ):
            return True
        return group.lemma not in _GERUNDS or self.page.gaps[group.first] != COMMA

    def engaged(self, group: VerbGroup, row: Cue) -> bool:
        """« s'est engagé dans l'armée », « continuer à s'engager »: no pledge."""
        if group.lemma != "engager" or row.id != "pledge":
            return False
        following = self._next(group)
        at = group.last + 1
        bare = at >= len(self.page.gaps) or self.page.gaps[at] not in (JOINED, COMMA)
        return bare or (
            following in (["dans"], ["avec"], ["comme"]) and "a" not in self._next(group, 9)
        )

    def opinion(self, group: VerbGroup, row: Cue) -> bool:
        """« cela suggère que », « a suggéré que les deux options se valent »."""
        return group.lemma == "suggerer" and bool({"que", "qu"} & set(self._next(group, 2)))

    def ability(self, group: VerbGroup, row: Cue) -> bool:
        """« a été en mesure de suivre le navire »: what somebody could do, no will."""
        return (
            row.id == "intend"
            and group.tense in _DONE
            and "mesure" in self.page.words[group.first : group.last + 4]
        )

    def kept_out(self, group: VerbGroup, row: Cue) -> bool:
        """« a été exclu de la course », « il n'est pas exclu que », « a été autorisé à enregistrer »."""
        if group.lemma == "exclure" and group.passive:
            return not self.parties.agents(group.start, self.words.reach(group.last, 8))
        if group.lemma == "exclure":
            return group.tense == "participle"
        return (
            group.lemma == "autoriser"
            and group.passive
            and self._next(group) == ["a"]
            and "par" not in self._next(group, 12)
        )

    def arrested(self, group: VerbGroup, row: Cue) -> bool:
        """« il avait été arrêté »: a person."""
        before = self.page.words[max(group.first - 1, 0)]
        return group.lemma == "arreter" and group.passive and before in _PRONOUNS

    def could_have(self, group: VerbGroup, row: Cue) -> bool:
        """« aurait pu conclure cet accord »: did not."""
        return group.modal == "pouvoir" and group.tense == "conditional_past"

    def grudge(self, group: VerbGroup, row: Cue) -> bool:
        """« n'en veulent pas à la Russie »."""
        if row.id != "want-none":
            return False
        following = [w for w in self._next(group, 4) if w not in ("pas", "plus", "du", "tout")]
        return following[:1] in (["a"], ["au"], ["aux"])

    def high(self, group: VerbGroup, row: Cue) -> bool:
        """« la pression est élevée »: not raised to a rank."""
        return (
            group.lemma in ("elever", "hisser")
            and group.passive
            and not {"a", "au", "en"} & set(self._next(group, 3))
        )

    def takes_place(self, group: VerbGroup, row: Cue) -> bool:
        """« Cet accord intervient dans un contexte tendu »: told before, only placed here."""
        return (
            row.id == "reach"
            and group.lemma == "intervenir"
            and group.tense == "present"
            and not group.plural
        )

    def by_others(self, group: VerbGroup, row: Cue) -> bool:
        """« candidature rejetée par la Cour constitutionnelle »: the agent is nobody who commits a side."""
        if not group.passive:
            return False
        page = self.page
        _, stop = page.sentences[group.sentence]
        end = min(stop, self.words.reach(group.last, 10))
        for i in range(group.last + 1, page.token_at(end - 1)):
            if page.gaps[i] not in (JOINED, COMMA):
                return False
            if page.words[i] == "par":
                after = page.words[i + 1 : i + 3]
                noun = after[1:] if after[:1] in (["la"], ["le"], ["l"]) else after[:1]
                if not _NO_AGENT.isdisjoint(noun) or self.parties.agents(page.starts[i], end):
                    return False
                return not self.subjects.commits_from(i + 1)
        return False

    def ought(self, group: VerbGroup, row: Cue) -> bool:
        """« doivent respecter la souveraineté »: an obligation, not a will."""
        return row.id == "stand-for" and group.modal in ("devoir", "pouvoir", "falloir")

    def called_off(self, group: VerbGroup, row: Cue) -> bool:
        """« a renoncé à la visite qu'il devait faire »: a contact, which is read elsewhere."""
        return row.id == "renounce" and not _CONTACTS.isdisjoint(self._next(group, 4))

    def planned(self, group: VerbGroup, row: Cue) -> bool:
        """« prévoient de conclure un accord »: told by the second verb."""
        if row.id != "agree-to" or group.lemma != "prevoir":
            return False
        following = self.words.groups_in(group.end, self.words.reach(group.last, 3))
        return bool(following) and following[0].lemma in _SIGNING

    def conceded(self, group: VerbGroup, row: Cue) -> bool:
        """« il a convenu qu'une consultation aurait été utile », « qui lui convient mieux »: one concedes, it suits."""
        if group.lemma != "convenir" or group.plural or group.passive or group.reflexive:
            return False
        if {"lui", "leur", "me", "nous"} & set(self.page.words[group.first : group.head]):
            return True
        return self._next(group) in (["que"], ["qu"])

    def welcomed(self, group: VerbGroup, row: Cue) -> bool:
        """« ont accueilli favorablement la décision du tribunal »: an opinion; a request would be granted."""
        if row.id != "say-yes" or group.lemma != "accueillir":
            return False
        near = self.words.reach(group.last, 6)
        if "decision" in self._next(group, 6):
            return True
        return self.words.noun("request", group.end, near) is None

    def not_to(self, group: VerbGroup, row: Cue) -> bool:
        """« ont confirmé l'importance de poursuivre »: no infinitive of the verb itself."""
        if row.id != "confirm-to":
            return False
        following = [w for w in self._next(group, 4) if w not in ("a", "nouveau", "tous", "deux")]
        return following[:1] not in (["de"], ["d"])

    def obtained(self, group: VerbGroup, row: Cue) -> bool:
        """« a obtenu le retrait des navires »: of whom is not said."""
        return row.id == "obtain-of" and self._next(group) not in (["de"], ["d"], ["du"])

    def made_up(self, group: VerbGroup, row: Cue) -> bool:
        """« La Cour a été créée en 1998 », « cet accord constituera la base »: nobody agrees there and then."""
        if row.id == "restore" and group.passive and group.tense == "present":
            return True  # « la frontière est ouverte »
        if row.id != "set-up":
            return False
        if not group.passive:
            return self.subjects.text(group)
        end = self.words.reach(group.last, 10)
        told = self.words.teller(group)
        common = self.words.cue("common", group.end, end) is not None
        return not (common or told is not None or self.parties.agents(group.start, end))

    def drafted(self, group: VerbGroup, row: Cue) -> bool:
        """« travaille sur les accords internationaux »: one alone, and no negotiation."""
        if row.id != "negotiate" or group.passive or group.lemma not in _DRAFTING:
            return False
        end = self.words.reach(group.last, 20)
        return len(self.parties.of(group, partner=True, end=end)) < 2


_RULES: tuple[Callable[[LookAlikes, VerbGroup, Cue], bool], ...] = (
    LookAlikes.noun,
    LookAlikes.in_passing,
    LookAlikes.engaged,
    LookAlikes.opinion,
    LookAlikes.ability,
    LookAlikes.kept_out,
    LookAlikes.arrested,
    LookAlikes.could_have,
    LookAlikes.grudge,
    LookAlikes.high,
    LookAlikes.takes_place,
    LookAlikes.by_others,
    LookAlikes.ought,
    LookAlikes.called_off,
    LookAlikes.planned,
    LookAlikes.conceded,
    LookAlikes.welcomed,
    LookAlikes.not_to,
    LookAlikes.obtained,
    LookAlikes.made_up,
    LookAlikes.drafted,
)
