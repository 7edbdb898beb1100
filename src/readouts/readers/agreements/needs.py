"""What a verb of commitment needs beside it: its document or deed, its will, « en », an infinitive."""

from __future__ import annotations

from readouts.findings import InstrumentMention
from readouts.matching import Hit
from readouts.readers.agreements.words import Words
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Needs"]

_REACH, _NEAR = 12, 6
_PRONOUN_REACH = 160
_TAKING_UP = frozenset(("il", "elle", "ils", "elles", "ci"))
_OBJECT_CLITICS = frozenset(("le", "la", "les", "l", "en", "y"))
_FEELING = frozenset("exprimer temoigner manifester adresser transmettre".split())
_DEFINITE = frozenset(("le", "la", "l", "leur", "notre", "cette", "cet"))
_OWN = frozenset(("sa", "son", "ses", "leur", "leurs", "notre", "nos"))
_ARTICLES = frozenset(("le", "la", "les", "l", "de", "du", "d", "des"))
_STATEHOOD = frozenset(("independance", "etat", "republique", "souverainete"))
_SUBJECT_FIRST = words("agreement_subject_first")


class Needs:
    """Looks around a verb for the words that make it a commitment."""

    def __init__(self, vocabulary: Words) -> None:
        self.page = vocabulary.page
        self.words = vocabulary

    def noun(
        self, kind: str, group: VerbGroup, end: int, *, near: bool = False
    ) -> Hit | InstrumentMention | None:
        """The noun of the class: behind the verb, or before it as its subject or what a pronoun takes up."""
        page = self.page
        if kind == "will":
            return self.will(group, end)
        if kind == "readiness":
            return self.readiness(group, end)
        if kind == "state":
            return self.state(group)
        reach = _NEAR if near or kind in ("bond", "deed", "core", "treaty") else _REACH
        limit = min(end, self.words.reach(self._past_insertions(group.last, reach), reach))
        clause = self.words.clause_after(group.end, limit)
        if clause is not None:
            limit = clause.start
        if kind == "treaty":  # « a quitté Canberra sans avoir obtenu l'accord »
            inner = self.words.groups_in(group.end, limit)
            limit = min([limit, *(g.start for g in inner if g.tense != "participle")])
        subject_first = (
            group.passive or group.lemma in _SUBJECT_FIRST or kind in ("talk", "subject")
        )
        if kind != "subject":
            behind = self.words.noun(kind, group.end, limit)
            if behind is not None and not self._setting(behind):
                return behind
            if kind == "treaty":
                organization = self.words.organization(
                    group.end, min(end, self.words.reach(group.last, 6))
                )
                if organization is not None:
                    return organization
        clitic = any(page.words[i] in _OBJECT_CLITICS for i in range(group.first, group.head))
        relative = any(
            w in ("que", "qu", "dont", "auquel", "duquel")
            for w in page.words[max(group.first - 7, 0) : group.first]
        )
        if not (subject_first or clitic or relative):
            return None
        floor = page.sentences[group.sentence][0]
        if kind == "treaty" and "en" in page.words[group.first : group.head]:
            return self.words.last_noun(kind, max(group.start - _PRONOUN_REACH, 0), group.start)
        before = None if clitic and group.finite else self._main_clause_before(group)
        if before is not None:
            floor = before.end
        stop = max(
            page.fold.rfind(";", floor, group.start),
            page.fold.rfind(" et ", floor, group.start) if before else -1,
        )
        floor = max(floor, stop)
        if page.words[group.first - 1] in ("qui", "que", "qu"):
            return self.words.last_noun(kind, floor, group.start)
        if kind == "subject" and page.words[group.first - 1] in _TAKING_UP:
            return self.words.last_noun(kind, max(group.start - _PRONOUN_REACH, 0), group.start)
        return self.words.noun(kind, floor, group.start)

    def _setting(self, noun: Hit | InstrumentMention) -> bool:
        """« a annoncé, à l'ouverture de la conférence, que »: where it was told, not what."""
        if not isinstance(noun, Hit) or noun.first < 2:
            return False
        page, i = self.page, noun.first - 1
        i -= page.words[i] in ("l", "la")
        if not i or page.words[i] not in ("a", "lors", "au"):
            return False
        return page.text[page.ends[i - 1] : page.starts[i]] == ", "

    def _main_clause_before(self, group: VerbGroup) -> VerbGroup | None:
        """The clause in front, but no relative that commas close: « un mémorandum, dont le texte est prêt, sera … »."""
        before, relative = self.words.clause_before(group), self.words.closed_relative(group)
        while before is not None and relative is not None and before.first > relative:
            before = self.words.clause_before(before)
        return before

    def readiness(self, group: VerbGroup, end: int) -> Hit | None:
        """« souligne sa disposition à »: the readiness of the one who speaks."""
        found = self.words.noun("will", group.end, min(end, self.words.reach(group.last, 4)))
        if not isinstance(found, Hit) or found.row.id != "readiness":
            return None
        own = self.page.words[group.last + 1 : found.first]
        return found if not _OWN.isdisjoint(own) else None

    def state(self, group: VerbGroup) -> Hit | None:
        """« a reconnu Israël », « a reconnu l'indépendance du Kosovo »: a country right behind the verb."""
        page = self.page
        near = self.words.sides(group.end, self.words.reach(group.last, 6))
        if not near:
            return None
        hit = near[0][0]
        between = page.words[group.last + 1 : hit.first]
        if hit.slot.startswith("adjective") or hit.sense("country") is None:
            return None
        words_between = {w for w in between if w not in _ARTICLES}
        return hit if words_between <= _STATEHOOD else None

    def _past_insertions(self, last: int, reach: int) -> int:
        """« ont signé le 15 juin, au terme d'un entretien, la déclaration »: what commas enclose is no distance."""
        past = self.words.past_insertion(last)
        if past > last or reach == _NEAR:
            return past
        for i in range(last + 1, min(last + reach, len(self.page.gaps) - 1)):
            if self.page.gaps[i + 1] == COMMA:
                return last + self.words.past_insertion(i) - i
            if self.page.gaps[i + 1] != JOINED:
                break
        return last

    def will(self, group: VerbGroup, end: int) -> Hit | None:
        """« réaffirmer leur attachement »: the noun is the verb's own object, not one inside it."""
        page = self.page
        if group.passive:  # « le soutien de Moscou à la Syrie a été réaffirmé »
            return self._told_will(group)
        last = self.words.past_insertion(group.last)
        found = self.words.noun("will", page.ends[last], min(end, self.words.reach(last, 7)))
        if not isinstance(found, Hit):
            return None
        if group.lemma in _FEELING and page.words[found.first] == "solidarite":
            return None  # « a exprimé la solidarité de son pays face à la sécheresse »
        between = page.words[last + 1 : found.first]
        partitive = "part" in between or "etat" in between or group.lemma == "assurer"
        if not partitive and any(
            word in ("de", "d", "des", "que", "qu", "sur", "pour") for word in between
        ):
            return None
        return found

    def _told_will(self, group: VerbGroup) -> Hit | None:
        """The will that is the subject of a passive, with a definite determiner."""
        floor = max(self.page.sentences[group.sentence][0], group.start - _PRONOUN_REACH)
        before = self._main_clause_before(group)
        found = self.words.noun(
            "will", max(floor, 0 if before is None else before.end), group.start
        )
        if not isinstance(found, Hit) or not found.first:
            return None
        return found if self.page.words[found.first - 1] in _DEFINITE else None

    def then_infinitive(self, group: VerbGroup) -> bool:
        """« ont accordé ce lundi de réactiver le comité »."""
        reach = 12 if group.lemma in ("charger", "mandater", "donner", "instruire") else 6
        following = self.words.groups_in(group.end, self.words.reach(group.last, reach))
        if not following or following[0].tense != "infinitive":
            return False
        return self.page.words[following[0].first - 1] in ("de", "d")

    def takes_up(self, group: VerbGroup) -> bool:
        """« n'en a pas voulu », « ne veut pas d'un arbitrage »."""
        words = self.page.words
        behind = words[group.last + 1 : group.last + 3]
        return "en" in words[group.first : group.head] or any(
            w in ("de", "d", "du") for w in behind
        )
