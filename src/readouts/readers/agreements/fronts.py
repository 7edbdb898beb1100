"""What stands in front of a verb: the words, the pronoun, and the sides that are named there."""

from __future__ import annotations

from itertools import pairwise

from readouts.clauses import mentions_in, sides_of
from readouts.codes import BODY_SIDES
from readouts.readers.agreements.table import Table
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Fronts"]

_OWN_STATE = words("agreement_own_state")
_INSTITUTIONS = words("agreement_institutions")
_CONTRASTED = frozenset(("elle", "lui", "elles", "eux"))
_STATES = frozenset(("pays", "etats", "capitales", "nations", "gouvernements", "voisins"))
_PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
_BEFORE = 6
_FAR = 400


class Fronts(Table):
    """The words in front of the verbs of one text."""

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
        if page.words[i - 1] in ("lequel", "laquelle") and page.gaps[i - 1] == COMMA:
            named = self.words.sides(page.starts[max(i - 5, 0)], page.starts[i - 1])
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
