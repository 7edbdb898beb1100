"""Where a commitment ends: the clause, not the rest of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from readouts.analysis import Analysis
from readouts.clauses import VerbGroup
from readouts.vocabulary import words

__all__ = ["Extents"]

# « ; », « : », a bracket, a spaced dash: the clause is over. A colon or dash inside figures has no space after it.
_HARD = re.compile(r" ?;|\s:\s|:\s|\s\(|\s[-–—]\s|,\s-\s")
# « , qui … », « , idée que … », « , ce qui … »: a comment on what is committed.
_COMMENT = re.compile(
    r"""
    ,\s(?: qui | que | qu' | dont | ou | auquel | lequel | laquelle | ce\s qui | ce\s que | ce\s dont | de\s quoi
      | avec | afin\s que | notant | precisant | ajoutant | soulignant | indiquant | rappelant | invoquant | estimant | declarant
      | affirmant | expliquant | comme | selon | un\s texte | idee | mesure | conformement\s a\s ce ) \b
    """,
    re.VERBOSE,
)
# « », a déclaré … », « ", a dit … »: the quotation closes and its attribution follows.
_CLOSING = re.compile(r"\s?[»”]|\s«\s?,|['\"]{1,2}(?=\s?(?:,|\.|;|-|$|\)))")
_COORDINATED = frozenset(("et", "mais", "puis", "tout"))
_SUBJECTS = frozenset(("il", "elle", "ils", "elles", "on", "nous", "je", "j"))
_LONGEST = 420


class Extents:
    """Ends of clauses in one page."""

    def __init__(self, analysis: Analysis) -> None:
        self.page = analysis.page
        self.groups = analysis.groups
        self._starts = [group.start for group in self.groups]
        cuts = [h for h in analysis.hits.get("agreement_cue", ()) if h.row.value == "cut"]
        self._cuts = [hit.start for hit in cuts]
        self._adverbs = words("adverbs")

    def end(self, start: int, after: int) -> int:
        """The end of the commitment that starts at ``start`` and whose trigger ends at ``after``."""
        page = self.page
        _, limit = page.sentences[page.sentence_at(start)]
        limit = min(limit, after + _LONGEST)
        folded = page.fold
        for pattern in (_HARD, _COMMENT):
            found = pattern.search(folded, after, limit)
            if found is not None:
                limit = found.start()
        limit = self._quotation(start, after, limit)
        at = bisect_left(self._cuts, after)
        if at < len(self._cuts) and self._cuts[at] < limit:
            limit = self._cuts[at]
        limit = self._next_clause(after, limit)
        return self._trim(after, limit)

    def _quotation(self, start: int, after: int, limit: int) -> int:
        """Before a closing mark that was not opened since the start."""
        text = self.page.text
        for found in _CLOSING.finditer(text, after, limit):
            inside = text[start : found.start()]
            mark = found.group().strip()
            if mark[0] in "»”":
                opened = inside.count("«") + inside.count("“") - inside.count("»") - inside.count("”")
            elif mark[0] == "«":
                opened = 0
            else:
                opened = inside.count('"') % 2 if '"' in mark else 1
            if opened <= 0:
                return found.start()
        return limit

    def _next_clause(self, after: int, limit: int) -> int:
        """Before « et », « mais » or a comma with a finite verb of its own behind it."""
        page = self.page
        at = bisect_left(self._starts, after)
        while at < len(self.groups) and self.groups[at].start < limit:
            group = self.groups[at]
            at += 1
            if not (group.finite or group.coordinated or group.tense == "participle"):
                continue
            cut = self._clause_start(group, after)
            if cut is not None:
                return cut
        return limit

    def _clause_start(self, group: VerbGroup, after: int) -> int | None:
        page = self.page
        floor = page.token_at(after - 1)
        first = group.first
        if group.tense == "participle" and not group.coordinated:
            return None
        i = first
        steps = 0
        while i > floor + 1 and steps < 12:
            word, gap = page.words[i - 1], page.gaps[i]
            if gap == 1 and group.inverted is None and steps and self._reports(group):
                return page.ends[i - 1]
            if word in ("que", "qu", "qui", "dont", "ou", "si", "lequel", "laquelle", "quand", "lorsque", "afin"):
                return self._relative(i - 1, floor)
            if word in _COORDINATED:
                if i == first or page.words[i] in self._adverbs or group.finite:
                    if page.gaps[i - 1] == 1 or i == first or steps:
                        return page.ends[i - 2]
            if gap == 1 and i == first:
                return page.ends[i - 1]
            i -= 1
            steps += 1
        # « ..., a déclaré le ministre »: a group right behind a comma.
        return None

    def _reports(self, group: VerbGroup) -> bool:
        return any(own.row.value == "report" for own in group.rows.get("agreement_cue", ()))

    def _relative(self, i: int, floor: int) -> int | None:
        """A restrictive clause stays in; one behind a comma or « et » ends the commitment."""
        page = self.page
        if page.gaps[i] == 1 and i > floor + 1:
            return page.ends[i - 1]
        return None

    def _trim(self, after: int, limit: int) -> int:
        text = self.page.text
        while limit > after and (text[limit - 1].isspace() or text[limit - 1] in ",;:.!?…-–—«“(\"'"):
            limit -= 1
        return max(limit, after)

    def groups_in(self, start: int, end: int) -> list[VerbGroup]:
        """The verb groups that begin in a stretch."""
        return self.groups[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, position: int) -> int:
        """The index of the last group that begins before the position."""
        return bisect_right(self._starts, position - 1) - 1
