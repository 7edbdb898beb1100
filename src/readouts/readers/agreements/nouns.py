"""Commitments told by a noun: « le retrait du traité », « les accords conclus à Genève », « aucun compromis »."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from readouts.matching import Hit
from readouts.readers.agreements.lists import infinitives
from readouts.readers.agreements.verbless import verbless
from readouts.readers.agreements.wills import Wills
from readouts.readers.agreements.words import Candidate
from readouts.text import COMMA, JOINED
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
_STAYING = frozenset(("rester", "demeurer", "etre"))
_TAKING_AWAY = words("agreement_taking_away")
_BREAKING = frozenset(("rupture", "arret", "gel"))
_NO = frozenset(("aucun", "aucune", "nul", "nulle"))


class Nouns(Wills):
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
        if cue is None or self.page.words[cue.first - 1] in _AUXILIARIES:
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

    def document(self, hit: Hit) -> Candidate | None:
        """« un accord, en négociation depuis 2017 », « les accords conclus à Genève »."""
        if "core" in hit.row.tags and self._denied(hit):
            return self.nothing(hit)
        sentence_end = self.page.sentences[self.page.sentence_at(hit.start)][1]
        limit = min(sentence_end, self.words.reach(hit.last, 14))
        stop = self._main_clause(hit.end, limit)
        pending = self.words.cue("pending", hit.end, limit if stop is None else stop)
        if pending is not None and self.words.noun("dispute", hit.end, pending.start) is not None:
            pending = None  # « un traité qui résolve les questions en suspens »
        if pending is not None:
            end = max(self.extents.end(hit.start, pending.end), pending.end)
            sides = self.parties.between(hit.start, end) or self.parties.together(hit.start)
            return self._noun(hit, end, "pending", sides)
        before = self.words.cue("pending", self.page.starts[max(hit.first - 5, 0)], hit.start)
        if before is not None and hit.first - before.last <= 2 and self._stays(before):
            start = self.words.group_before(before.start)
            end = self.extents.end(hit.start, hit.end)
            begin = before.start if start is None else start.start
            return Candidate(
                begin, end, "pending", self._both(hit, end), False, "agreements.pending", 3
            )
        lapsed = self._lapsed(hit, limit, stop)
        if lapsed is not None:
            return lapsed
        made = self.words.cue("made", hit.end, limit)
        if made is not None and stop is not None and stop < made.start:
            return None
        if (
            made is None
            or "core" not in hit.row.tags
            or self.page.gaps[hit.first + 1 : made.first].count(COMMA)
        ):
            return None
        return self._made(hit, made)

    def _stays(self, cue: Hit) -> bool:
        """« Demeure en discussion la Convention … »: the subject comes behind."""
        group = self.words.group_before(cue.end)
        return group is not None and group.lemma in _STAYING and group.last >= cue.first - 1

    def _lapsed(self, hit: Hit, limit: int, stop: int | None) -> Candidate | None:
        """« la convention de pêche entre X et Y, échue le 30 avril », « l'accord, suspendu depuis mai »."""
        for value, status in (("ended", "ended"), ("suspended", "suspended")):
            cue = self.words.cue(value, hit.end, limit)
            if cue is None or (stop is not None and stop < cue.start) or self._aided(cue):
                continue
            copula = self.words.group_before(cue.start)
            if copula is not None and copula.start > hit.end and copula.reported:
                continue  # « sans cela, l'accord serait caduc »
            end = self._own_clause(cue, self.extents.end(cue.start, cue.end))
            return Candidate(
                self.words.noun_start(hit.start), end, status, self._both(hit, end), False,
                "agreements.lapsed", 3,
            )  # fmt: skip
        return None

    def _both(self, hit: Hit, end: int) -> list[str]:
        return self.parties.between(hit.start, end) or self.parties.together(hit.start)

    def _aided(self, cue: Hit) -> bool:
        """Behind an auxiliary the participle is a verb, and read as one."""
        return cue.first > 0 and self.page.words[cue.first - 1] in _AUXILIARIES

    def _main_clause(self, start: int, limit: int) -> int | None:
        """Where the first finite verb other than « être » begins."""
        group = self.words.clause_after(start, limit)
        while group is not None and group.lemma == "etre" and not group.negated:
            group = self.words.clause_after(group.end, limit)
        return None if group is None else group.start

    def _made(self, hit: Hit, made: Hit) -> Candidate | None:
        page = self.page
        if made.first and page.words[made.first - 1] in (
            "ete",
            "a",
            "ont",
            "est",
            "sont",
            "etre",
            "avait",
            "avaient",
        ):
            return None
        end = self._own_clause(made, self.extents.end(hit.start, made.end))
        if self._of_others(made):
            return None
        apart = page.gaps[made.first] != JOINED
        start = made.start if apart else self.words.noun_start(hit.start)
        sides = (
            self.parties.between(hit.start, end)
            or self.parties.agents(made.start, end)
            or self.parties.together(hit.start)
        )
        wide = self.words.noun_start(hit.start) if apart else None
        return Candidate(start, end, "agreed", sides, False, "agreements.made", 3, wide)

    def _of_others(self, made: Hit) -> bool:
        """« l'accord conclu avec le Likoud », « négocié par le syndicat »: those who concluded it are no side."""
        page, last = self.page, min(made.last + 6, len(self.page.words) - 2)
        for i in range(made.last + 1, last):
            if page.gaps[i] not in (JOINED, COMMA):
                return False
            if page.words[i] in ("entre", "avec", "par"):
                stop = self.words.reach(i, 6)
                if self.words.sides(page.ends[i], stop):
                    return False
                following = page.text[page.starts[i + 1] : page.starts[i + 1] + 1]
                return following.isalpha() and not self.subjects.commits_from(i + 1)
        return False

    def _own_clause(self, made: Hit, end: int) -> int:
        """« selon les ententes conclues à Doha, les otages … »: the clause behind is not what was agreed."""
        page = self.page
        group = self.words.clause_after(made.end, end)
        if group is None:
            return end
        inside = range(made.last + 1, group.first)
        for i in inside:
            if page.gaps[i] == COMMA:
                return page.ends[i - 1]
            if page.words[i] in _TIES:
                return end
        return page.ends[group.first - 1] if group.first - 1 > made.last else end

    def nothing(self, hit: Hit) -> Candidate | None:
        """« Là, aucun compromis. », « Pas d'accord entre Londres et Bruxelles sur les quotas. »"""
        end = self.extents.end(hit.start, hit.end)
        sides = self.parties.between(hit.start, end) or self.parties.together(hit.start)
        return Candidate(hit.start, end, "refused", sides, False, f"agreements.{hit.row.id}", 2)

    def _denied(self, hit: Hit) -> bool:
        """« aucun compromis », « pas de trêve »."""
        before = self.page.words[max(hit.first - 2, 0) : hit.first]
        if before[-1:] and before[-1] in _NO:
            return True
        return len(before) == 2 and before[0] in ("pas", "point") and before[1] in ("de", "d")

    def past(self, hit: Hit) -> Candidate | None:
        """« contrairement aux engagements pris à Sotchi »."""
        end = self._own_clause(hit, self.extents.end(hit.start, hit.end))
        sides = self.parties.agents(hit.end, end) or self.parties.together(hit.start)
        return self._noun(hit, end, "agreed", sides)


_TIES = frozenset("que qu qui dont ou si lequel laquelle".split())
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
