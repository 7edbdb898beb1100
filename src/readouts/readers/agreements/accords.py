"""Accords that a noun names: made, on their way, lapsed, floated by somebody, denied."""

from __future__ import annotations

from readouts.matching import Hit
from readouts.readers.agreements.wills import Wills
from readouts.readers.agreements.words import Candidate
from readouts.text import COMMA, JOINED
from readouts.vocabulary import words

__all__ = ["Accords"]

_AUXILIARIES = words("agreement_auxiliaries")
_STAYING = frozenset(("rester", "demeurer", "etre"))
_DEFINITE = frozenset(("l", "le", "la", "cet", "ce", "cette"))
_RESTING = frozenset(
    "apres depuis malgre selon outre vertu termes grace suite conformement".split()
)
_NO = frozenset(("aucun", "aucune", "nul", "nulle"))
_TIES = frozenset("que qu qui dont ou si lequel laquelle".split())


class Accords(Wills):
    """The documents in one text."""

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
        floated = self._floated(hit, sentence_end)
        if floated is not None:
            return floated
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
        if made is None and "core" in hit.row.tags:
            return self._standing(hit)
        if made is not None and stop is not None and stop < made.start:
            return None
        if (
            made is None
            or "core" not in hit.row.tags
            or self.page.gaps[hit.first + 1 : made.first].count(COMMA)
        ):
            return None
        return self._made(hit, made)

    def _floated(self, hit: Hit, stop: int) -> Candidate | None:
        """« une trêve, proposée la veille par la Malaisie », « l'envoi d'une mission, suggéré par Ankara »."""
        token = self.words.floated(hit.last, stop)
        if token is None:
            return None
        end = self._own_clause_behind(token, stop)
        sides = self.parties.agents(self.page.starts[token], end)
        if not sides:
            return None
        start = self.words.noun_start(hit.start)
        return Candidate(start, end, "offered", sides, False, "agreements.floated", 3)

    def _own_clause_behind(self, token: int, stop: int) -> int:
        """Where the agent behind « par » ends: at the next comma or verb."""
        page = self.page
        for i in range(token + 1, min(token + 12, len(page.gaps) - 1)):
            clause = self.words.clause_after(page.starts[i], page.ends[i])
            if page.ends[i] >= stop or page.gaps[i + 1] != JOINED or clause is not None:
                return page.ends[i] if clause is None else page.ends[i - 1]
        return page.ends[min(token + 3, len(page.ends) - 1)]

    def _standing(self, hit: Hit) -> Candidate | None:
        """« après l'accord entre Moscou et Kiev sur le transit »: concluded, since other things rest on it."""
        page, last = self.page, hit.last + 1
        before = page.words[max(hit.first - 4, 0) : hit.first]
        if last >= len(page.words) or page.words[last] != "entre" or len(before) < 2:
            return None
        if before[-1] not in _DEFINITE or _RESTING.isdisjoint(before):
            return None
        end = self._own_clause(hit, self.extents.end(hit.start, hit.end))
        sides = self.parties.between(hit.end, end)
        if len(sides) < 2:
            return None
        return self._noun(hit, end, "agreed", sides)

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
        while group is not None and group.lemma in _STAYING and not group.negated:
            group = self.words.clause_after(group.end, limit)
        return None if group is None else group.start

    def _made(self, hit: Hit, made: Hit) -> Candidate | None:
        page = self.page
        if page.words[made.first].startswith("negoci") and (
            page.words[made.last + 1 : made.last + 2] == ["depuis"]
        ):
            return None  # « le protocole, négocié depuis 2023, pourrait être paraphé »
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
        end = self._own_clause(hit, self.extents.end(hit.start, hit.end))
        sides = self.parties.between(hit.start, end) or self.parties.together(hit.start)
        return Candidate(hit.start, end, "refused", sides, False, f"agreements.{hit.row.id}", 2)

    def _denied(self, hit: Hit) -> bool:
        """« aucun compromis », « pas de trêve »."""
        before = self.page.words[max(hit.first - 2, 0) : hit.first]
        if before[-1:] and before[-1] in _NO:
            return True
        return len(before) == 2 and before[0] in ("pas", "point") and before[1] in ("de", "d")
