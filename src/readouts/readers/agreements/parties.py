"""Who commits: the subject's sides, both for what is done together, the speaker's for « nous » in a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.clauses import mentions_in, sides_of, subject
from readouts.codes import BODY_SIDES
from readouts.readers.agreements.fronts import Fronts
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Parties"]

_OUR = frozenset(("mon", "notre", "nos"))
_THEIR = frozenset(("son", "leur", "sa", "ses"))
_OWN_STATE = words("agreement_own_state")
_JOINT = words("agreement_joint")
_GATHERINGS = words("agreement_gatherings")
_OPPOSITE = words("agreement_opposite")
_ONE = frozenset(("son", "sa", "l", "le", "la"))
_TURNS = frozenset("en revanche par contre mais or puis pour autant ensuite enfin".split())
_PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
_PAIRS = frozenset("deux trois".split())
_ASSEMBLIES = BODY_SIDES - {
    "UN",
    "HAMAS",
    "HEZBOLLAH",
    "HOUTHIS",
    "TALIBAN",
    "M23",
    "POLISARIO",
    "IMF",
    "WHO",
    "ICC",
    "IAEA",
}
_JOINT_TEXTS = frozenset(("communiques", "communique", "declaration"))
_DEEPEST = 4


class Parties(Fronts):
    """Sides by verb group and stretch, in one text."""

    listed: frozenset[int] = frozenset()
    """The heads of verbs whose subject is the line above their list."""

    def joint_line(self, start: int, end: int) -> bool:
        """« Les deux Parties : », « À l'issue des entretiens, les ministres : »."""
        page = self.page
        first, last = page.first_token(start), page.token_at(end - 1)
        return any(word in _JOINT for word in page.words[max(first, last - 4) : last + 1])

    def other(self, group: VerbGroup) -> list[str]:
        """Of the two sides of the contact the one that does not act (« il en a rapporté la promesse … »)."""
        acting = self._acting(group, None)
        rest = [side for side in self.together(group.start) if side not in acting]
        return rest if len(rest) == 1 else []

    # --- by clause -------------------------------------------------------------------------------------------------
    def of(
        self,
        group: VerbGroup,
        *,
        partner: bool = False,
        end: int | None = None,
        one: bool = False,
        accord: bool = False,
    ) -> list[str]:
        """The sides that the clause of the group commits; ``one``: an act of one side (an offer).

        ``accord``: what it tells takes two (a treaty, a compromise).
        """
        if one and group.passive:
            return self.agents(group.start, end)
        if accord and partner and group.passive and not self.collective(group):
            both = self.agents(group.start, end) or self.together(group.start)
            if len(both) > 1:
                return both
        found = self._paired(group, self._acting(group, end))
        if partner and end is not None:
            found = list(dict.fromkeys([*found, *self.partners(group.end, end)]))
            if len(found) == 1 and "avec" in self._opening(group):
                # « Lundi, avec son homologue, elle a scellé … »
                floor = self.page.sentences[group.sentence][0]
                found = list(dict.fromkeys([*found, *self.partners(floor, group.start)]))
            if len(found) < 2:
                found = self.between(group.end, end) or found
        return found

    def _opening(self, group: VerbGroup) -> list[str]:
        """The words of a sentence in front of its first verb."""
        if self.words.clause_before(group) is not None:
            return []
        first = self.page.first_token(self.page.sentences[group.sentence][0])
        return self.page.words[max(first, group.first - 16) : group.first]

    def _paired(self, group: VerbGroup, found: list[str]) -> list[str]:
        """« tous deux », « les deux pays » beside a mediator or a host: the two states."""
        if len(found) < 3 or "deux" not in self._front(group):
            return found
        states = [side for side in found if side not in BODY_SIDES]
        return states if len(states) == 2 else found

    def _acting(self, group: VerbGroup, end: int | None, depth: int = 0) -> list[str]:
        if depth > _DEEPEST:
            return []
        if group.head in self.listed:  # « Les deux Parties : 1. Renouvellent … »
            return self.together(group.start)
        if group.tense in ("gerund", "past_gerund"):
            own = self._enumerated(group, [])
            if len(own) > 1:  # « Bucarest et Kiev n'étant pas arrivés à un terrain d'entente »
                return own
            alone = self.words.sides(self.page.starts[max(group.first - 3, 0)], group.start)
            if alone and alone[-1][0].last == group.first - 1:
                return [alone[-1][1]]  # « par les Pays-Bas, La Haye ayant donné son feu vert »
            main = self.words.clause_before(group) or self._clause_behind(group)
            if main is not None:
                return self._acting(main, end, depth + 1)
        position = group.start
        pronoun = self._pronoun(group)
        if group.person == "1" or (pronoun == "nous" and group.plural) or self._owned(group, _OUR):
            spoken = self.speaker(position)
            return self.together(position) if spoken is None else spoken
        if pronoun == "on":
            there = self._there(group)
            if there:
                return there
        if pronoun == "on" or (pronoun == "il" and group.passive):
            return self.between(position, end) or self.together(position)
        if self._owned(group, _THEIR):
            before = self.words.clause_before(group)
            if before is not None:
                return self._acting(before, None, depth + 1)
        if group.passive:
            agents = self.agents(position, end)
            if agents:
                return agents
            teller = self.words.clause_before(group)
            if (
                teller is not None
                and self.words.cue_of(teller) == "report"
                and teller.plural is False
            ):
                return self._acting(teller, None, depth + 1)
            return self._decided(group) or self.together(position)
        if pronoun in ("il", "elle") and self._goes_on(group):
            before = self.words.clause_before(group)
            if before is not None and before.plural is False and not before.inverted:
                earlier = self._acting(before, None, depth + 1)
                if len(earlier) == 1:
                    return earlier
        if pronoun in ("ils", "elles"):
            teller = self.words.teller(group)
            if teller is not None and teller.plural and teller.last + 3 >= group.first:
                told = self._acting(teller, None, depth + 1)
                if told:  # « Les autorités colombiennes ont répondu qu'elles ne céderaient pas »
                    return told
        if self._joint_text(group):
            return self.together(position)
        found = self._peoples(group) or self._two_named(group) or self._contrasted(group)
        if not found and self._front(group)[-1:] in (["interlocuteur"], ["interlocutrice"]):
            found = self._across(group, depth)
        found = found or sides_of(subject(self.page, self.cast, group))
        if group.plural and group.finite:
            found = self._enumerated(group, found)
        if self.collective(group):
            bodies = [side for side in found if side in BODY_SIDES] or self.collective_side(group)
            if bodies:
                return bodies
        if (
            len(found) > 1
            and not group.plural
            and group.finite
            and self._named_last(group, found[-1])
        ):
            found = found[-1:]
        if len(found) < 2 and group.plural and self._joint_subject(group):
            joint = self.together(position)
            if not found or (found[0] in joint and found[0] not in BODY_SIDES):
                return joint
        if not found and group.finite:
            found = self._institution(group) or self._nationals(group)
        if not found:
            before = self.words.clause_before(group)
            if before is not None and self._same_subject(before, group):
                return self._acting(before, None, depth + 1)
            if before is None and pronoun in ("il", "elle"):
                return self._told_of(group, depth)
            return self._across(group, depth)
        return found

    def _across(self, group: VerbGroup, depth: int) -> list[str]:
        """« Son interlocuteur s'y est refusé »: of the two at the table the one that did not act before."""
        front = self._front(group)[-2:]
        if group.plural or len(front) < 2 or front[1] not in _OPPOSITE or front[0] not in _ONE:
            return []
        start = self.page.sentences[max(group.sentence - 1, 0)][0]
        earlier = self.words.clause_after(start, group.start)
        acting = [] if earlier is None else self._acting(earlier, None, depth + 1)
        rest = [side for side in self.together(group.start) if side not in acting]
        return rest if len(acting) == 1 and len(rest) == 1 else []

    def _told_of(self, group: VerbGroup, depth: int) -> list[str]:
        """« La Belgique a rompu avec Kigali. Elle se dit disposée … »: the one who acts in the sentence before."""
        page, opening = self.page, self.page.first_token(self.page.sentences[group.sentence][0])
        front = page.words[opening : group.first]
        at = next((i for i, word in enumerate(front) if word in _PRONOUNS), None)
        if group.sentence == 0 or at is None:
            return []
        if any(word not in self.words.adverbs and word not in _TURNS for word in front[:at]):
            return []
        start, _ = self.page.sentences[group.sentence - 1]
        earlier = self.words.clause_after(start, group.start)
        if earlier is None or earlier.sentence != group.sentence - 1 or earlier.plural:
            return []
        if earlier.passive:
            sides = sides_of(subject(self.page, self.cast, earlier))
        else:
            sides = self._acting(earlier, None, depth + 1)
        return sides if len(sides) == 1 else []

    def _clause_behind(self, group: VerbGroup) -> VerbGroup | None:
        return self.words.clause_after(group.end, self.page.sentences[group.sentence][1])

    def _same_subject(self, before: VerbGroup, group: VerbGroup) -> bool:
        """« X a reçu Y et a accepté »: nothing but the coordinator stands in front of the verb."""
        i = group.first - 1
        while i > before.last and self.page.words[i] in self.words.adverbs:
            i -= 1
        return self.page.words[i] in ("et", "mais", "puis", "ou")

    def _goes_on(self, group: VerbGroup) -> bool:
        """« …, mais il a décliné »: the pronoun takes up the subject of the clause in front."""
        at = group.first - 2
        return at > 0 and self.page.words[at] in ("mais", "et")

    def _joint_subject(self, group: VerbGroup) -> bool:
        """The subject is a group of people of whom not all sides are known (« les ministres »)."""
        front = self._front(group)
        return (
            not front
            or any(word in _JOINT for word in front)
            or front[-1] in ("et", "mais", "puis")
        )

    def _joint_text(self, group: VerbGroup) -> bool:
        """« le communiqué commun promettait »."""
        front = self._front(group)
        return any(word in _JOINT_TEXTS for word in front) and any(
            word in ("commun", "conjoint", "commune", "conjointe", "final", "finale")
            for word in front
        )

    def stands_before(self, group: VerbGroup) -> bool:
        """A mention of someone, or a joint subject, right in front of the verb (adverbs left out)."""
        page = self.page
        before = self.words.clause_before(group)
        if before is not None and self._same_subject(before, group):
            return True
        i = group.first
        while i and page.words[i - 1] in self.words.adverbs:
            i -= 1
        if not i:
            return False
        limit = page.ends[i - 1]
        near = mentions_in(self.cast, max(limit - 80, 0), limit)
        if near and near[-1].end >= limit - 3 and near[-1].how != "possessor":
            return True
        return any(word in _JOINT or word in _OWN_STATE for word in self._front(group))

    def collective(self, group: VerbGroup, depth: int = 0) -> bool:
        """A gathering decides: « le Sommet », « les Chefs d'État »."""
        front = self._front(group)
        if any(word in _GATHERINGS for word in front) and not any(word in _PAIRS for word in front):
            return True
        before = self.words.clause_before(group)
        if before is None or depth > _DEEPEST or not self._same_subject(before, group):
            return False
        return self.collective(before, depth + 1)

    def collective_side(self, group: VerbGroup) -> list[str]:
        """The organisation whose gathering the text is about."""
        for side in (*self.together(group.start), *self.cast.sides[:4]):
            if side in _ASSEMBLIES:
                return [side]
        return []

    def _decided(self, group: VerbGroup) -> list[str]:
        """« une feuille de route a été adoptée » in the report of a gathering of an organisation."""
        bodies = self.collective_side(group)
        pair = [side for side in self.together(group.start) if side not in BODY_SIDES]
        return bodies if len(pair) < 2 or self.collective(group) else []

    def alone(self, group: VerbGroup, sides: Sequence[str]) -> bool:
        """One state acts, not several and not a gathering that decides."""
        if len(sides) > 1:
            return False
        if sides and sides[0] in _ASSEMBLIES and (group.plural or self.collective(group)):
            return False
        return bool(sides) or not group.plural
