"""Commitments told by a noun: « le retrait du traité », « les accords conclus à Genève », « aucun compromis »."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from readouts.matching import Hit
from readouts.readers.agreements.accords import Accords
from readouts.readers.agreements.lists import infinitives
from readouts.readers.agreements.verbless import verbless
from readouts.readers.agreements.words import Candidate
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["Nouns"]

_COMING = frozenset(("future", "future_perfect"))
_WITNESSED = words("agreement_witnessed")
_CONTENT = 8
_AUXILIARIES = words("agreement_auxiliaries")
_SUMS = words("agreement_sums")
_TAKING_PLACE = words("agreement_taking_place")
_LEADING = words("agreement_leading")
_TAKING_AWAY = words("agreement_taking_away")
_BREAKING = frozenset(("rupture", "arret", "gel"))


class Nouns(Accords):
    """Reads the commitments that nouns tell in one text, and has the adjectives read."""

    def read(self) -> list[Candidate]:
        """The candidates, in the order of their words."""
        out: list[Candidate] = []
        for hit in self.words.hits:
            if not self._in_body(hit.start):
                continue
            tags = hit.row.tags
            for tag, rule in _RULES:
                if tag in tags:
                    candidate = rule(self, hit)
                    if candidate is not None:
                        several = tag == "adjective" and candidate.end > hit.end
                        last = (
                            hit.last
                            if self.page.words[hit.last] not in ("a", "de", "d")
                            else hit.last - 1
                        )
                        out.extend(
                            infinitives(self.words, last, candidate) if several else [candidate]
                        )
                        break
        return out

    def _in_body(self, position: int) -> bool:
        at = bisect_right(self._body, position) - 1
        return at >= 0 and position < self.body[at][1]

    # --- nouns -----------------------------------------------------------------------------------------------------
    def proposal(self, hit: Hit) -> Candidate | None:
        """« la proposition de Washington d'organiser un sommet », « les propositions présentées par Moscou »."""
        end = self.extents.end(hit.start, hit.end)
        owner = self._owner(hit, end)
        if not owner and hit.row.id == "proposal":
            owner = self.parties.agents(hit.end, end)
        if not owner:
            return None
        if hit.row.id in ("grant", "refusal"):
            told = verbless(self.words, self.extents, hit, owner)
            if told is not None:
                return told
        if end - self.words.reach_of_sides(hit.end, end) < _CONTENT:
            return None
        if hit.row.id != "proposal" and not self._goes_on(hit, end):
            return None
        if hit.row.id == "decision" and not self._gives(hit, end):
            return None
        return self._noun(hit, end, hit.row.value, owner)

    def _goes_on(self, hit: Hit, end: int) -> bool:
        """« l'engagement de Berlin à livrer »: an infinitive follows."""
        limit = min(end, self.words.reach(hit.last, 8))
        return any(group.tense == "infinitive" for group in self.words.groups_in(hit.end, limit))

    def _gives(self, hit: Hit, end: int) -> bool:
        """« la décision de l'Inde de livrer 50 000 tonnes de blé »: to give something, and not wished for."""
        before = self.words.group_before(hit.start)
        if before is not None and self.words.cue_of(before) in ("demand", "wish"):
            return False
        deeds = self.words.groups_in(hit.end, min(end, self.words.reach(hit.last, 8)))
        if not deeds or deeds[0].lemma in _TAKING_AWAY:
            return False
        rows = deeds[0].rows.get("agreement", ())
        given = [o.row for o in rows if isinstance(o.row, Cue)]
        return any(row.value == "offered" and "future" in row.tags for row in given)

    def exit(self, hit: Hit) -> Candidate | None:
        """« le retrait des États-Unis du Traité FNI », « la suspension des consultations »."""
        kind = "core" if "exit" in hit.row.tags else "bond"
        end = self.extents.end(hit.start, hit.end)
        noun = self.words.noun(kind, hit.end, min(end, self.words.reach(hit.last, 7)))
        if noun is None and self.page.words[hit.first] in _BREAKING:
            noun = self.words.noun("relations", hit.end, min(end, self.words.reach(hit.last, 5)))
        if noun is None and "exit" in hit.row.tags:
            noun = self.words.organization(hit.end, min(end, self.words.reach(hit.last, 5)))
        if noun is None:
            return None
        governor = self.words.group_before(hit.start)
        if governor is not None and self.words.cue_of(governor) in ("demand", "wish"):
            return None
        owner = self._owner(hit, end) if "exit" in hit.row.tags else []
        if isinstance(noun, Hit) and [s.row.id for s in noun.senses[:1]] == owner:
            owner = []  # « leur retrait de la CEDEAO »: what is left
        if not owner and governor is not None:
            owner = self.parties.of(governor)
        return self._noun(hit, end, hit.row.value, owner)

    def making(self, hit: Hit) -> Candidate | None:
        """« la signature de l'accord »: pending where it is awaited, agreed where it took place."""
        end = self.extents.end(hit.start, hit.end)
        pending = self.words.cue("pending", hit.end, min(end, self.words.reach(hit.last, 8)))
        if pending is not None:
            return self._noun(hit, max(end, pending.end), "pending", self._both(hit, end))
        follows = self._follows(hit)
        if follows is not None:
            return follows
        if self.words.noun("document", hit.end, min(end, self.words.reach(hit.last, 5))) is None:
            return None
        sides = self.parties.between(hit.start, end) or self.parties.together(hit.start)
        if self.words.cue("awaited", hit.end, self.words.reach(hit.last, 12)) is not None:
            return self._noun(hit, end, "pending", sides)
        before = self.words.group_before(hit.start)
        if before is None:
            return self._noun(hit, end, "agreed", sides) if self._bare(hit) else None
        awaited = before.lemma in ("attendre", "prevoir", "preparer") or (
            (before.tense in _COMING or before.modal in ("devoir", "aller"))
            and self.words.cue_of(before) != "demand"
        )
        witnessed = before.lemma in _WITNESSED or any(
            word in ("temoin", "temoins", "presence")
            for word in self.page.words[before.last : hit.first]
        )
        if not awaited and not witnessed:
            return None
        return self._noun(hit, end, "pending" if awaited else "agreed", sides)

    def _follows(self, hit: Hit) -> Candidate | None:
        """« La signature suivra en mai », « la ratification interviendra à l'automne »."""
        group = self.words.clause_after(hit.end, self.words.reach(hit.last, 7))
        before = self.page.words[hit.first - 1] if hit.first else ""
        if (
            group is None
            or group.lemma not in _TAKING_PLACE
            or before not in ("la", "l", "sa", "leur")
        ):
            return None
        if group.negated or not (group.tense in _COMING or group.modal in ("devoir", "aller")):
            return None
        end = self.extents.end(group.start, group.end)
        sides = self._both(hit, end)
        return Candidate(
            self.words.noun_start(hit.start), end, "pending", sides, False, "agreements.follows", 0
        )

    def _bare(self, hit: Hit) -> bool:
        """« Samoa : signature d'un accord »: a sentence without a verb."""
        _, stop = self.page.sentences[self.page.sentence_at(hit.start)]
        return self.words.clause_after(hit.end, stop) is None

    def promised(self, hit: Hit) -> Candidate | None:
        """« les 62 millions d'euros promis par Londres », « l'aide alimentaire offerte par Séoul »."""
        cue = self.words.cue("promised", hit.end, self.words.reach(hit.last, 5))
        if cue is None:
            sentence = self.page.sentences[self.page.sentence_at(hit.start)]
            return self._floated(hit, sentence[1])
        if self.page.words[cue.first - 1] in _AUXILIARIES:
            return None
        if self.words.clause_after(hit.end, cue.start) is not None:
            return None
        end = self._own_clause(cue, self.extents.end(cue.start, cue.end))
        sides = self.parties.agents(cue.start, end)
        if not sides:
            return None
        first = hit.first
        while first and (
            self.page.words[first - 1][0].isdigit() or self.page.words[first - 1] in _SUMS
        ):
            first -= 1
        start = self.page.starts[first]
        return Candidate(start, end, "offered", sides, False, "agreements.promised", 3)

    def bargaining(self, hit: Hit) -> Candidate | None:
        """« les négociations en cours pour relancer l'accord »."""
        end = self.extents.end(hit.start, hit.end)
        before = self.words.group_before(hit.start)
        led = before is not None and before.lemma in _LEADING and not before.negated
        led = led and before is not None and hit.first - before.last <= 4
        if not led and self.words.cue("under-way", hit.end, self.words.reach(hit.last, 4)) is None:
            return None
        if self.words.noun("core", hit.end, min(end, self.words.reach(hit.last, 9))) is None:
            return None
        if before is not None and (
            self.words.cue_of(before) in ("demand", "wish")
            or before.modal in ("vouloir", "souhaiter")
        ):
            return None
        sides = self.parties.between(hit.start, end)
        if not sides and led and before is not None:
            sides = self.parties.of(before, partner=True, end=end)
        return self._noun(hit, end, "pending", sides)

    def past(self, hit: Hit) -> Candidate | None:
        """« contrairement aux engagements pris à Sotchi »."""
        end = self._own_clause(hit, self.extents.end(hit.start, hit.end))
        sides = self.parties.agents(hit.end, end) or self.parties.together(hit.start)
        return self._noun(hit, end, "agreed", sides)


_RULES: tuple[tuple[str, Callable[[Nouns, Hit], Candidate | None]], ...] = (
    ("adjective", lambda nouns, hit: nouns.adjectives.adjective(hit)),
    ("phrase", lambda nouns, hit: nouns.adjectives.phrase(hit)),
    ("failure", lambda nouns, hit: nouns.adjectives.failure(hit)),
    ("nothing", Nouns.nothing),
    ("past", Nouns.past),
    ("proposal", Nouns.proposal),
    ("exit", Nouns.exit),
    ("pause", Nouns.exit),
    ("making", Nouns.making),
    ("bargaining", Nouns.bargaining),
    ("money", Nouns.promised),
    ("bounty", Nouns.promised),
    ("gift", Nouns.promised),
    ("will", Nouns.common_will),
    ("document", Nouns.document),
)
