"""Promises: what a side says that it will give, do or keep (« la Belgique fera don … »), and what it will not do."""

from __future__ import annotations

from readouts.clauses import mentions_in, sides_of
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.words import Candidate, Words
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["Promises"]

_AGREEING = words("agreement_agreeing")
_COMING = frozenset(("future", "conditional"))
_DETERMINERS = frozenset("les leurs deux trois tous toutes".split())
_ARTICLES = frozenset(("le", "la", "les", "l"))
_RELATIVES = frozenset(("qui", "dont"))
_PRONOUNS = frozenset(("nous", "il", "elle", "ils", "elles"))
_UNWILLING = frozenset(("vouloir", "compter"))


class Promises:
    """Reads the verbs that are commitments only where they are to come."""

    def __init__(
        self, vocabulary: Words, extents: Extents, parties: Parties, subjects: Subjects
    ) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.parties = parties
        self.subjects = subjects

    def read(self, group: VerbGroup, row: Cue) -> Candidate | None:
        """« la Belgique fera don … », « a promis que Copenhague financerait … », « va livrer »."""
        teller = self.words.teller(group)
        reported = teller is not None and self.words.cue_of(teller) == "report"
        reported = reported or self._promised_by_noun(group)
        if not self._to_come(group, reported=reported):
            return None
        after = self.words.told_after(group) or self._told_inside(group)
        told = reported or after is not None or self.parties.speaker(group.start) is not None
        if "told" in row.tags and not told:
            return None
        if group.lemma in ("donner", "rendre", "apporter") and not _ANSWERS.isdisjoint(
            self.page.words[group.last + 1 : group.last + 4]
        ):
            return None  # « donnera sa réponse le moment venu »
        if group.first and self.page.words[group.first - 1] in _RELATIVES:
            return None
        if group.passive:
            return self._thing(group, row, teller if reported else after)
        if not (reported or after is not None or self._has_actor(group)):
            return None
        if self.page.words[group.first - 1] in ("ils", "elles") and not told:
            return None
        if self.subjects.foreign(group) or self.subjects.private(group):
            return None
        end = self.extents.end(group.start, group.end)
        if self.words.threat(group.start, min(end, self.words.reach(group.last, 6))):
            return None
        sides = self.parties.of(group, end=end)
        if not sides and reported and teller is not None:
            sides = self.parties.of(teller)
        if not sides and after is not None:
            sides = self._tellers(after)
        if not sides and not (group.negated and group.person == "1"):
            return None
        found = self._candidate(group, row, sides, end)
        if self.words.again(teller if reported else after) and found.status == "offered":
            found.status = "reaffirmed"
        return found

    def empty_handed(self, group: VerbGroup) -> Candidate | None:
        """« a quitté Canberra sans avoir obtenu l'accord qu'il espérait sur l'uranium »: no agreement reached."""
        if group.tense not in ("infinitive", "past_infinitive") or not group.negated:
            return None
        page = self.page
        before = page.words[max(group.first - 2, 0) : group.first]
        if "sans" not in before or group.lemma not in words("reaching"):
            return None
        noun = self.words.noun("consensus", group.end, self.words.reach(group.last, 4))
        if noun is None:
            return None
        start = page.starts[group.first - 1 - before[::-1].index("sans")]
        end = self.extents.end(start, noun.end)
        return Candidate(
            start, end, "refused", self.parties.together(start), False, "agreements.empty-handed", 0
        )

    def nothing_given(self, group: VerbGroup) -> Candidate | None:
        """« Les négociations n'ont rien donné »: no agreement reached."""
        if group.lemma not in _YIELDING or "rien" not in self.page.words[group.first : group.head]:
            return None
        floor = self.page.sentences[group.sentence][0]
        noun = self.words.noun("talk", max(floor, group.start - 160), group.start)
        if noun is None or self.words.clause_after(noun.end, group.start) is not None:
            return None
        sides = self.parties.between(noun.end, group.start) or self.parties.together(group.start)
        start, end = self.words.noun_start(noun.start), self.extents.end(group.start, group.end)
        return Candidate(start, end, "refused", sides, False, "agreements.nothing-given", 0)

    def together_act(self, group: VerbGroup) -> Candidate | None:
        """« vont patrouiller ensemble dans le détroit »: what two sides will do together they have agreed."""
        if group.negated or group.passive or not group.plural or group.lemma in _STATES:
            return None
        if not self._to_come(group, reported=False) or group.rows.get("encounter"):
            return None
        page = self.page
        following = page.words[group.last + 1 : group.last + 4]
        at = next((i for i, word in enumerate(following) if word in words("jointly")), None)
        if at is None or (
            following[at] in ("commun", "concert") and following[at - 1] not in ("en", "de")
        ):
            return None
        end = self.extents.end(group.start, page.ends[group.last + 1 + at])
        sides = self.parties.of(group, end=end)
        if len(sides) < 2:
            return None
        start = self.words.clause_start(group)
        return Candidate(start, end, "agreed", sides, False, "agreements.together", 0)

    def agreed_after(self, group: VerbGroup) -> Candidate | None:
        """« Le comité se réunira à Alger, ont-elles arrêté », « …, sont convenus les deux ministres »."""
        if group.lemma not in _AGREEING or group.tense not in ("past", "present", "pluperfect"):
            return None
        if (
            self.page.gaps[group.first] != COMMA
            or group.passive
            or group.negated
            or not group.plural
        ):
            return None
        main = self.words.clause_before(group)
        if main is None or main.tense not in _COMING or main.negated:
            return None
        following = self.page.words[group.last + 1 : group.last + 3]
        if group.inverted is None and following[:1] and following[0] not in _DETERMINERS:
            return None
        floor, stop = self.page.sentences[group.sentence]
        start = max(floor, self.page.fold.rfind(";", floor, main.start) + 2)
        start = self.page.starts[self.page.first_token(start)]
        while self.page.words[self.page.first_token(start)] in _ARTICLES:
            start = self.page.starts[self.page.first_token(start) + 1]
        sides = self.parties.together(group.start)
        end = group.end
        if group.inverted is None:
            end = min(stop, self.extents.end(group.start, group.end))
        return Candidate(start, end, "agreed", sides, False, "agreements.agreed-after", -1)

    def _candidate(self, group: VerbGroup, row: Cue, sides: list[str], end: int) -> Candidate:
        status = row.value
        if group.negated:
            status = "refused"
        elif len(sides) > 1 and row.value == "offered":
            status = "agreed"
        start = self.words.clause_start(group)
        return Candidate(start, end, status, sides, False, f"agreements.{row.id}", 0)

    def _to_come(self, group: VerbGroup, *, reported: bool) -> bool:
        """In the future, with « aller », or as a verb of telling tells that: « livrerait », « allait livrer »."""
        if group.modal not in (None, "aller"):
            return False
        if group.tense == "conditional":
            return group.modal is None and reported
        if group.modal == "aller":
            return group.tense == "present" or (group.tense == "imperfect" and reported)
        return group.tense == "future"

    def _thing(self, group: VerbGroup, row: Cue, teller: VerbGroup | None) -> Candidate | None:
        """« deux appareils seront livrés, a promis le ministre », « le poste sera fermé »: of one side or of both."""
        if "told" in row.tags and not (row.value == "reaffirmed" and teller is not None):
            return None
        if teller is None and not self._settled(group):
            return None
        end = self.extents.end(group.start, group.end)
        sides = self.parties.agents(group.end, end)
        if not sides and teller is not None:
            sides = self._tellers(teller)
        if not sides:
            sides = self.parties.speaker(group.start) or self.parties.recently(group.start)
        if not sides:
            return None
        return self._candidate(group, row, sides, end)

    def _promised_by_noun(self, group: VerbGroup) -> bool:
        """« une promesse, ferme selon lui : que la France soutiendrait … », « l'assurance que Rome livrera … »."""
        page = self.page
        floor = page.first_token(page.sentences[group.sentence][0])
        for i in range(group.first - 1, max(group.first - 7, floor), -1):
            if page.words[i] in ("que", "qu"):
                noun = self.words.noun("grant", page.starts[max(i - 8, floor)], page.starts[i])
                return noun is not None
        return False

    def _settled(self, group: VerbGroup) -> bool:
        """A figure in the sentence (« à compter du 1er juin, le poste sera fermé »), or « un compromis : »."""
        start, stop = self.page.sentences[group.sentence]
        if ":" in self.page.text[start : group.start]:
            return True
        if " entre l" in self.page.fold[group.end : stop]:
            return True  # « Un dialogue sera ouvert entre leurs ministères »
        return any(c.isdigit() for c in self.page.text[start:stop])

    def _tellers(self, teller: VerbGroup) -> list[str]:
        """« …, a promis M. Xi », « …, promettent les Britanniques »: who tells it."""
        after = mentions_in(self.parties.cast, teller.end, teller.end + 8)
        if after and sides_of(after[0].actors):
            return sides_of(after[0].actors)
        named = self.words.sides(teller.end, self.words.reach(teller.last, 5))
        if named and named[0][0].first - teller.last < 3:
            return [named[0][1]]
        return self.parties.of(teller)

    def unwilling(self, group: VerbGroup) -> Candidate | None:
        """« ne veut pas démanteler … », « n'entend pas retirer sa plainte », « ne recevra pas les migrants »."""
        if not group.negated or group.passive or not group.finite or group.inverted:
            return None
        unwilling = self._will_not(group) or self._shall_not(group) or self._denies(group)
        if not unwilling or not self._has_actor(group) or self.subjects.foreign(group):
            return None
        end = self.extents.end(group.start, group.end)
        if self.words.cue("comment", group.start, end) is not None:
            return None
        sides = self.parties.of(group, end=end)
        if not sides:
            return None
        start = self.words.clause_start(group)
        return Candidate(start, end, "refused", sides, False, "agreements.unwilling", 0)

    def intends(self, group: VerbGroup) -> Candidate | None:
        """« entend financer deux écoles », « compte rouvrir son ambassade »: it will do what it says."""
        says = self._says_it_will(group)
        if says is not None:
            return says
        if group.negated or group.passive or not group.finite or group.inverted:
            return None
        if group.lemma == "entendre" and group.modal is None:
            following = self.words.groups_in(group.end, self.words.reach(group.last, 3))
            deed = following[0] if following and following[0].tense == "infinitive" else None
        else:
            deed = group if group.modal == "compter" else None
        if self.page.words[group.first - 1] in ("ils", "elles"):
            return None
        if (
            deed is None
            or group.tense not in ("present", "imperfect")
            or not self._has_actor(group)
        ):
            return None
        tags = [getattr(o.row, "tags", ()) for o in deed.rows.get("agreement", ())]
        if not any("future" in own and ("told" not in own or group.plural) for own in tags):
            return None
        end = self.extents.end(group.start, deed.end)
        sides = self.parties.of(group, end=end)
        if not sides or self.words.threat(deed.start, end):
            return None
        status = "reaffirmed" if len(sides) > 1 else "offered"
        return Candidate(
            self.words.clause_start(group), end, status, sides, False, "agreements.intends", 0
        )

    def _says_it_will(self, group: VerbGroup) -> Candidate | None:
        """« dit vouloir régler ses arriérés », « a affirmé vouloir rouvrir son ambassade »."""
        will = group.governor
        if group.tense != "infinitive" or will is None or will.lemma != "vouloir":
            return None
        teller = will.governor
        if teller is None or will.tense != "infinitive" or will.negated or group.negated:
            return None
        if self.words.cue_of(teller) != "report" or teller.last + 1 != will.first:
            return None
        if will.last + 1 != group.first or self.page.text[will.end : group.start] != " ":
            return None  # « a dit vouloir "avancer vite" »
        tags = [getattr(o.row, "tags", ()) for o in group.rows.get("agreement", ())]
        if not any("future" in own and "told" not in own for own in tags):
            return None
        sides = self.parties.of(teller)
        if not sides or self.subjects.foreign(teller) or self.subjects.private(teller):
            return None
        start, end = self.words.clause_start(teller), self.extents.end(teller.start, group.end)
        return Candidate(start, end, "offered", sides, False, "agreements.intends", 0)

    def _will_not(self, group: VerbGroup) -> bool:
        """« ne veut pas », « ne compte pas », « n'entend pas » and an infinitive."""
        if group.tense not in ("present", "imperfect"):
            return False
        if group.lemma == "entendre" and group.modal is None:
            following = self.words.groups_in(group.end, self.words.reach(group.last, 4))
            return bool(following) and following[0].tense == "infinitive"
        return group.modal in _UNWILLING and group.lemma not in _STATES

    def _denies(self, group: VerbGroup) -> bool:
        """« ne reconnaît pas l'annexion », « n'a pas voulu y associer la police »."""
        if group.lemma == "reconnaitre" and not group.reflexive and group.modal is None:
            following = self.page.words[group.last + 1 : group.last + 2]
            return group.tense in ("present", "future") and following not in (
                ["que"],
                ["qu"],
                ["avoir"],
            )
        willed = group.modal == "vouloir" and group.tense in ("past", "pluperfect")
        return willed and group.lemma not in _STATES

    def _shall_not(self, group: VerbGroup) -> bool:
        """« … que la Bolivie ne recevra pas les migrants », in words that somebody reports."""
        if group.modal is not None or group.reflexive or group.lemma in _STATES:
            return False
        teller = self.words.teller(group)
        reported = teller is not None and self.words.cue_of(teller) == "report"
        if group.tense == "conditional":
            return reported
        return group.tense == "future" and (reported or self.words.told_after(group) is not None)

    def _told_inside(self, group: VerbGroup) -> VerbGroup | None:
        """« Oslo, lui a-t-elle fait savoir, prendra à sa charge … »."""
        before = self.words.group_before(group.start)
        if before is None or self.page.gaps[group.first] != COMMA:
            return None
        inverted = before.inverted or self.page.gaps[before.first] == COMMA
        return before if inverted and self.words.cue_of(before) == "report" else None

    def _has_actor(self, group: VerbGroup) -> bool:
        """A side, « nous » or « les deux pays » right in front of the verb; not « qui », not a thing."""
        page = self.page
        before = page.words[group.first - 1] if group.first else ""
        if group.person == "1" or before in _PRONOUNS:
            return True
        if before in _RELATIVES:
            return False
        return self.parties.stands_before(group) or self._body(group)

    def _body(self, group: VerbGroup) -> bool:
        """« la marine chinoise », « la Banque de développement du Japon » right in front of the verb."""
        page = self.page
        start = page.starts[max(group.first - 3, 0)]
        named = self.words.sides(start, group.start)
        if not named or group.first - named[-1][0].last > 2:
            return False
        noun = page.words[max(named[-1][0].first - 1, 0)]
        return named[-1][0].slot.startswith("adjective") and noun in self.words.bodies


_ANSWERS = words("agreement_answers")
_YIELDING = frozenset("donner produire apporter regler resoudre".split())
_STATES = words("agreement_states")
