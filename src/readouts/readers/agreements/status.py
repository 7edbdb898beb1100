"""How firm a commitment is: its status by lexeme, tense, modality, negation, and by who acts."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.codes import BODY_SIDES, MOVEMENTS
from readouts.findings import InstrumentMention
from readouts.matching import Hit
from readouts.readers.agreements.needs import Needs
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.words import Words, tagged
from readouts.verbs import VerbGroup
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["Statuses"]

_COMING_MODALS = frozenset(("aller", "devoir", "appreter", "compter"))
_DONE = frozenset(("past", "pluperfect"))
_OF_STATES = BODY_SIDES - MOVEMENTS
_CLOSING = frozenset(("finaliser", "boucler"))
_NAKED = frozenset(("infinitive", "past_infinitive"))


class Statuses:
    """Decides the status of what a verb tells."""

    def __init__(self, vocabulary: Words, parties: Parties, needs: Needs) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.parties = parties
        self.needs = needs

    def of(
        self,
        group: VerbGroup,
        actor: VerbGroup,
        row: Cue,
        sides: Sequence[str],
        noun: Hit | InstrumentMention | None,
        end: int,
    ) -> str:
        tags, status = row.tags, row.value
        failed = self.words.cue_of(actor) == "fail" and actor is not group
        negated = actor.negated or group.negated or self._not_doing(group)
        restricted = group.restricted and self._only(group)
        negated = negated or (group.restricted and not restricted)
        if failed or (negated and not self._no_less(actor, group)):
            return self._negated(group, actor, tags)
        later = tagged(tags, "later:")
        if later and (self._coming(actor) or self._would(actor, later, passive=group.passive)):
            if (
                later == "pending"
                and len(sides) == 1
                and self.parties.alone(actor, sides)
                and actor.tense == "future"
                and not group.passive
                and "avec" not in self.page.words[group.last + 1 : group.last + 8]
            ):
                return "offered"
            return later
        if later == "none" and actor.tense == "conditional":
            return "none"  # « sans cela, l'accord serait caduc »
        if status == "agreed" and "outer" in tags and self._still_negotiated(group, end):
            return "pending"
        if group.lemma in _CLOSING and actor.tense == "present" and not group.passive:
            return "pending"  # « finalisent un accord »
        if "coming" in tags and actor.modal != "pouvoir":
            return status
        if restricted and status == "agreed":
            return "offered"
        if "from" in tags and isinstance(noun, Hit) and row.id != "obtain-of":
            return noun.row.value or status
        if "joint-agreed" in tags and len(sides) > 1:
            return "agreed"
        if group.lemma == "decider" and self._of_members(group, sides):
            return "agreed"
        if row.id == "announce-gift" and group.lemma == "confirmer":
            return "reaffirmed"
        if row.id == "say-yes" and group.lemma in ("marquer", "exprimer"):
            near = min(end, self.words.reach(group.last, 4))
            if self.words.noun("will", group.end, near) is not None:
                return "reaffirmed"  # « ont marqué leur soutien à l'Accord de Paris »
        if row.id == "decide":
            return self._decision(group, actor, sides, end)
        if "joint" in tags and self.parties.alone(actor, sides) and not self._impersonal(actor):
            return "offered"
        if (
            "needs:will" in tags
            and isinstance(noun, Hit)
            and any("will" in getattr(s.row, "tags", ()) for s in noun.senses)
        ):
            return _will(noun, tags, sides, shared=group.plural)
        return status

    def _only(self, group: VerbGroup) -> bool:
        """« n'acceptera que des officiers »; not « n'a été signé. Je ne crois pas que … »."""
        page, stop = self.page, self.words.reach(group.head, 7)
        clause = self.words.clause_after(group.end, min(stop, page.sentences[group.sentence][1]))
        last = page.first_token(stop if clause is None else clause.start)
        return not {"que", "qu"}.isdisjoint(page.words[group.head : last])

    def _still_negotiated(self, group: VerbGroup, end: int) -> bool:
        """« conviennent de poursuivre la négociation d'une convention »."""
        following = self.words.groups_in(group.end, min(end, self.words.reach(group.last, 4)))
        if not following or following[0].lemma not in words("going_on"):
            return False
        deed = following[0]
        stop = min(end, self.words.reach(deed.last, 8))
        bargain = self.words.noun("tie", deed.end, min(end, self.words.reach(deed.last, 3)))
        if not isinstance(bargain, Hit) or not any(
            s.row.id == "bargaining" for s in bargain.senses
        ):
            return False
        return self.words.noun("document", bargain.end, stop) is not None

    def _not_doing(self, group: VerbGroup) -> bool:
        """« a indiqué ne pas être en mesure de … »."""
        before = self.page.words[max(group.first - 2, 0) : group.first]
        return group.tense in _NAKED and before[:1] == ["ne"] and before[-1] in ("pas", "plus")

    def _no_less(self, actor: VerbGroup, group: VerbGroup) -> bool:
        """« n'en a pas moins promis »: no negation."""
        return "moins" in self.page.words[actor.first : group.head]

    def _negated(self, group: VerbGroup, actor: VerbGroup, tags: Sequence[str]) -> str:
        inverse = tagged(tags, "not:") or "none"
        later = tagged(tags, "later:")
        yet = (
            "avant" in self.page.words[group.head : group.head + 4]
            or "encore" in self.page.words[actor.first : group.head + 4]
        )
        if later == "pending" and (yet or (self._coming(actor) and actor.modal != "pouvoir")):
            return "pending" if yet or actor.modal is not None else inverse
        if "jamais" in self.page.words[actor.first : group.head] and later == "pending":
            return "none"  # « que la Chambre n'a jamais ratifié »
        if yet or (group.first and self.page.words[group.first - 1] == "rien"):
            return "none"
        if "rien" in self.page.words[actor.first : group.head + 2] and later == "pending":
            return "none"
        return "offered" if inverse == "open" else inverse

    def _would(self, group: VerbGroup, later: str, *, passive: bool) -> bool:
        """« Téhéran accepterait de … », « Un accord y serait paraphé avant la fin de l'année »: not done yet."""
        coming = later == "offered" or (later == "pending" and passive)
        return coming and group.tense == "conditional" and group.modal is None

    def _impersonal(self, group: VerbGroup) -> bool:
        """« il a été décidé de … »: by all."""
        return (
            group.passive and group.first > 0 and self.page.words[group.first - 1] in ("il", "qu")
        )

    def _coming(self, group: VerbGroup) -> bool:
        if group.tense in ("future", "future_perfect") or group.modal in _COMING_MODALS:
            return group.tense not in ("past", "pluperfect", "conditional_past")
        return group.modal == "pouvoir" and group.tense in ("conditional", "future")

    def _decision(self, group: VerbGroup, actor: VerbGroup, sides: Sequence[str], end: int) -> str:
        """What one side alone decides counts as what it decides to do: to give, to leave, to refuse."""
        if self._not_to(group):
            return "refused"
        if self._impersonal(actor) or not self.parties.alone(actor, sides):
            return "agreed"
        for inner in self.words.groups_in(group.end, end):
            for own in inner.rows.get("agreement", ()):
                if isinstance(own.row, Cue) and inner.tense in _NAKED:
                    value = own.row.value
                    if value in ("suspended", "ended"):
                        return (
                            value
                            if self.needs.noun(tagged(own.row.tags, "needs:") or "bond", inner, end)
                            else "none"
                        )
                    if value == "refused" and inner.lemma == "renvoyer":
                        return self._sent_back(inner, end)
                    if value == "refused":
                        return value
                    return "offered" if value in ("offered", "agreed") else "none"
            break
        return (
            "offered"
            if self.words.noun("gift", group.end, self.words.reach(group.last, 4))
            else "none"
        )

    def _of_members(self, group: VerbGroup, sides: Sequence[str]) -> bool:
        """« L'Union européenne a décidé l'envoi de … »: its members together."""
        done = group.tense in _DONE and not group.negated and not self._not_to(group)
        return done and len(sides) == 1 and sides[0] in _OF_STATES

    def _sent_back(self, group: VerbGroup, end: int) -> str:
        """« a décidé de renvoyer son ambassadeur à Alger »: a gesture; only a request is sent back in refusal."""
        if self.needs.noun("request", group, end) is not None:
            return "refused"
        owner = self.page.words[group.last + 1 : group.last + 2]
        return "offered" if owner in (["son"], ["sa"], ["ses"], ["leur"], ["leurs"]) else "none"

    def _not_to(self, group: VerbGroup) -> bool:
        """« a décidé de ne pas signer »."""
        return "ne" in self.page.words[group.last + 1 : group.last + 4]


def _will(noun: Hit, tags: Sequence[str], sides: Sequence[str], *, shared: bool) -> str:
    """A will restated or shared is reaffirmed; one side's readiness is an offer."""
    own = [tag for sense in noun.senses for tag in getattr(sense.row, "tags", ())]
    if "refusal" in own:
        return "refused"
    shared = len(sides) > 1 or (shared and not sides)
    ready = noun.row.id == "readiness"  # a readiness said again is still an offer
    if "willing" in own and (ready or "again" not in tags) and not shared:
        return "offered"
    return "reaffirmed"
