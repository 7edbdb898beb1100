"""Who commits: the subject's sides, both for what is done together, the speaker's for « nous » in a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readouts.clauses import mentions_in, sides_of, subject
from readouts.codes import BODY_SIDES
from readouts.readers.agreements.table import Table
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Parties"]

_OUR = frozenset(("mon", "notre", "nos"))
_THEIR = frozenset(("son", "leur", "sa", "ses"))
_OWN_STATE = words("agreement_own_state")
_JOINT = words("agreement_joint")
_GATHERINGS = words("agreement_gatherings")
_INSTITUTIONS = words("agreement_institutions")
_CONTRASTED = frozenset(("elle", "lui", "elles", "eux"))
_OPPOSITE = words("agreement_opposite")
_ONE = frozenset(("son", "sa", "l", "le", "la"))
_STATES = frozenset(("pays", "etats", "capitales", "nations", "gouvernements", "voisins"))
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
_BEFORE = 6
_DEEPEST = 4
_FAR = 400


class Parties(Table):
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
            if len(found) < 2:
                found = self.between(group.end, end) or found
        return found

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
        if (
            group.sentence == 0
            or self.page.starts[group.first - 1] != (self.page.sentences[group.sentence][0])
        ):
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

    def _peoples(self, group: VerbGroup) -> list[str]:
        """« que les Israéliens et les Palestiniens s'étaient mis d'accord »: peoples right in front of the verb."""
        if not group.plural or not group.finite or group.inverted:
            return []
        floor = max(self.page.sentences[group.sentence][0], group.start - _FAR)
        named = self.words.sides(floor, group.start)
        if len(named) < 2 or named[-1][0].last != group.first - 1:
            return []
        (one, first), (other, second) = named[-2:]
        between = self.page.words[one.last + 1 : other.first]
        before = self.page.words[max(one.first - 1, 0)]
        peoples = all(hit.slot.startswith("adjective") for hit in (one, other))
        if not peoples or between not in (["et", "les"], ["et"]) or before != "les":
            return []
        return [first, second]

    def _two_named(self, group: VerbGroup) -> list[str]:
        """« …, seules l'Égypte et la Jordanie … Les deux pays ont signé »: the two that were named side by side."""
        front = self._front(group)
        if "deux" not in front or _STATES.isdisjoint(front) or not group.plural:
            return []
        start = self.page.sentences[max(group.sentence - 1, 0)][0]
        named = [
            (hit, side)
            for hit, side in self.words.sides(start, group.start)
            if not hit.slot.startswith("adjective") and side not in BODY_SIDES
        ]
        for (one, first), (other, second) in reversed(list(pairwise(named))):
            between = self.page.fold[one.end : other.start]
            if first != second and " et " in f" {between} " and len(between) < 12:
                return [first, second]
        return []

    def _contrasted(self, group: VerbGroup) -> list[str]:
        """« Lima, elle, n'en veut pas », « L'Iran, a-t-il dit, est prêt », « Celle-ci … »: the one named last."""
        page, i = self.page, group.first
        if i < 3 or not group.finite:
            return []
        if page.words[i - 1] in _CONTRASTED and page.gaps[i] == COMMA == page.gaps[i - 1]:
            named = self.words.sides(page.starts[max(i - 4, 0)], page.starts[i - 1])
            return [named[-1][1]] if named and named[-1][0].last == i - 2 else []
        inserted = self.words.group_before(group.start)
        if (
            inserted is not None
            and inserted.inverted
            and page.gaps[i] == COMMA == page.gaps[inserted.first]
        ):
            named = self.words.sides(page.starts[max(inserted.first - 3, 0)], inserted.start)
            if named and named[-1][0].last == inserted.first - 1:
                return [named[-1][1]]
        latter = page.words[i - 1] in ("dernier", "derniere") and page.words[i - 2] in (
            "ce",
            "cette",
        )
        if latter or (page.words[i - 1] == "ci" and page.words[i - 2] in ("celui", "celle")):
            near = list(mentions_in(self.cast, max(group.start - _FAR, 0), page.starts[i - 2]))
            sides = [sides_of(m.actors) for m in near if sides_of(m.actors)]
            return sides[-1] if sides and len(sides[-1]) == 1 else []
        return []

    def _enumerated(self, group: VerbGroup, found: list[str]) -> list[str]:
        """« L'Afrique du Sud, le Botswana et la Namibie ont lancé »: all that are listed in front of the verb."""
        floor = self.page.sentences[group.sentence][0]
        named = self.words.sides(max(floor, group.start - _FAR), group.start)
        if len(named) < 2 or named[-1][0].last != group.first - 1:
            return found
        if found and named[-1][1] not in found and named[-2][1] not in found:
            return found
        listed = [named[-1][1]]
        reached = named[-1][0].start
        for hit, side in reversed(named[:-1]):
            if hit.slot.startswith("adjective") or not self._coordinated(hit.end, reached):
                break
            if self.page.words[max(hit.first - 1, 0)] in ("a", "en", "de", "d"):
                break  # « Réunis à Malabo, le Gabon et le Cameroun décident »
            listed.append(side)
            reached = hit.start
        listed.reverse()
        return list(dict.fromkeys(listed)) if len(listed) > max(1, len(found)) else found

    def _there(self, group: VerbGroup) -> list[str]:
        """« Côté rwandais, on jure … », « À Bruxelles, on assure … »: those of the one side named in front."""
        floor = self.page.sentences[group.sentence][0]
        named = list(dict.fromkeys(side for _, side in self.words.sides(floor, group.start)))
        return named if len(named) == 1 else []

    def _institution(self, group: VerbGroup) -> list[str]:
        """« L'organisation se dit prête … »: the organisation named last."""
        front = self._front(group)
        if not front or front[-1] not in _INSTITUTIONS:
            return []
        named = self.words.sides(max(group.start - 3 * _FAR, 0), group.start)
        bodies = [side for _, side in named if side in BODY_SIDES]
        return bodies[-1:]

    def _nationals(self, group: VerbGroup) -> list[str]:
        """« Les chancelleries argentine et britannique ont gelé … »: by the adjectives right in front of the verb."""
        floor = self.page.starts[max(group.first - 5, 0)]
        named = self.words.sides(max(floor, self.page.sentences[group.sentence][0]), group.start)
        if not named or named[-1][0].last != group.first - 1:
            return []
        sides = [side for hit, side in named if hit.slot.startswith("adjective")]
        first = named[-1][0].first
        if not sides and self.page.words[max(first - 1, 0)] in ("la", "le", "l", "les"):
            governed = self.page.words[max(first - 2, 0)] in words("prepositions")
            return [] if governed else [named[-1][1]]
        return sides if group.plural or len(sides) == 1 else []

    def _named_last(self, group: VerbGroup, side: str) -> bool:
        """« Selon Islamabad, Kaboul aurait accepté »: a verb in the singular has the nearest side as its subject."""
        start = max(self.page.sentences[group.sentence][0], group.start - _FAR)
        near = [m for m in mentions_in(self.cast, start, group.start) if sides_of(m.actors)]
        return bool(near) and sides_of(near[-1].actors) == [side]

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

    def _pronoun(self, group: VerbGroup) -> str:
        page = self.page
        if group.inverted:
            return group.inverted
        i = group.first
        if page.words[i] == "nous" and i < group.head and group.person == "1":
            return "nous"
        while i and page.gaps[i] == JOINED and page.words[i - 1] in self.words.adverbs:
            if page.words[i - 1] in _PRONOUNS:
                break
            i -= 1
        return page.words[i - 1] if i and page.gaps[i] == JOINED else ""

    def _owned(self, group: VerbGroup, owners: frozenset[str]) -> bool:
        """« mon gouvernement », « son pays » right before the verb."""
        page = self.page
        return any(
            page.words[i] in owners and page.words[i + 1] in _OWN_STATE
            for i in range(max(group.first - 4, 0), group.first - 1)
        )

    def _front(self, group: VerbGroup) -> list[str]:
        """The words in front of the verb, in its sentence."""
        floor = self.page.first_token(self.page.sentences[group.sentence][0])
        before, stop = self.words.clause_before(group), group.first
        relative = self.words.closed_relative(group)
        if relative is not None:
            stop = relative
        elif before is not None:
            floor = max(floor, before.last + 1)
        front = self.page.words[max(stop - _BEFORE, floor) : stop]
        if "unis" in front:
            front = [word for word in front if word != "etats"]
        return [word for word in front if word != "pays"] if "bas" in front else front

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
