"""Where a commitment ends: with its clause, not with the sentence."""

from __future__ import annotations

import re

from readouts.analysis import Analysis
from readouts.readers.agreements.words import Words
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup

__all__ = ["Extents"]

# « ; », « : », a bracket, a spaced dash: the clause is over.
_HARD = re.compile(r"(?=[\s;:,])(?: ?;|\s:\s|:\s|\s\(|\s[-–—]\s|,\s-\s)")
# « , qui … », « , idée que … », « , ce qui … », « , signé à … »: a comment on what is committed.
_COMMENT = re.compile(
    r"""
    ,\s(?: qui | que | qu' | dont | ou | auquel | lequel | laquelle | ce\s (?: qui | que | dont ) | de\s quoi
      | afin\s que | notant | precisant | ajoutant | soulignant | indiquant | rappelant | invoquant | estimant
      | declarant | affirmant | expliquant | comme | selon | un\s texte | idee | mesure
      | conformement\s a\s ce | (?: (?: peu | juste | bien | longtemps )\s )? (?: apres | avant )
      | alors | tandis | lors | tout\s en | et\s ce | a\s savoir | a-t-on
      | et\s(?! (?: de | d' | a | que | qu' | du | des | notamment | en | par\s ) \b ) | a\s charge
      | (?: un | une )\s (?: idee | offre | decision | proposition | mesure | initiative | demande
        | option | condition )
      | (?: signe | conclu | paraphe | adopte | ratifie ) e?s?
      ) \b
    """,
    re.VERBOSE,
)
# « Alors que … », « Si … », « Selon … »: a clause or phrase that stands in front of the main clause.
_OPENING = re.compile(
    r"(?:alors|tandis|apres|bien|des) qu|si |puisqu|comme |lorsqu|quand |selon |conformement |contrairement "
)
# « », a déclaré … », « ", a dit … »: the quotation closes.
_CLOSING = re.compile(r"\s?[»”]|\s«\s?,|['\"]{1,2}(?=\s?(?:,|\.|;|-|$|\)))")
_COORDINATORS = frozenset(("et", "mais", "puis", "tout"))
_SUBORDINATORS = frozenset("que qu qui dont ou si lequel laquelle quand lorsque afin".split())
_LONGEST = 420


class Extents:
    """Ends of clauses in one text."""

    def __init__(self, analysis: Analysis, vocabulary: Words) -> None:
        self.page = analysis.page
        self.words = vocabulary
        self._openings: dict[int, tuple[int, int] | None] = {}

    def end(self, start: int, after: int) -> int:
        """The end of the commitment that starts at ``start`` and whose trigger ends at ``after``."""
        page = self.page
        _, limit = page.sentences[page.sentence_at(start)]
        after = page.ends[self.words.past_insertion(page.token_at(after - 1))]
        limit = min(limit, after + _LONGEST)
        if page.fold[after : after + 3].strip(" ").startswith(":") and limit - after > 12:
            after += 3
        for pattern in (_HARD, _COMMENT):
            found = pattern.search(page.fold, after, limit)
            if found is not None:
                limit = found.start()
        limit = self._quotation(start, after, limit)
        cut = self.words.cue("cut", after, limit)
        if cut is not None:
            limit = cut.start
        limit = self._next_clause(after, self._main_clause(start, after, limit))
        return self._trim(after, limit)

    def _main_clause(self, start: int, after: int, limit: int) -> int:
        """« Alors que le pacte expire en juin, Quito et Lima … »: a clause in front ends at its comma."""
        page = self.page
        opening, _ = page.sentences[page.sentence_at(start)]
        if not _OPENING.match(page.fold, opening) or "," in page.fold[opening:start]:
            return limit
        comma = page.fold.find(", ", after, limit)
        if (
            comma < 0
            or self.words.clause_after(comma, page.sentences[page.sentence_at(start)][1]) is None
        ):
            return limit
        return comma

    def _quotation(self, start: int, after: int, limit: int) -> int:
        """Before a closing mark that was not opened since the start."""
        text = self.page.text
        for found in _CLOSING.finditer(text, after, limit):
            opened_here = text[max(start - 2, 0) : start].strip() in ("«", '"', "“")
            if found.start() <= after + 1 or (
                opened_here
                and found.start() - start < 40
                and text[found.end() + 1 : found.end() + 2].islower()
            ):
                continue  # « mettent la dernière main » au traité
            inside = text[start : found.start()]
            mark = found.group().strip()
            if mark[0] in "»”":
                opened = sum(inside.count(c) for c in "«“") - sum(inside.count(c) for c in "»”")
            elif mark[0] == "«":
                opened = 0
            else:
                opened = inside.count('"') % 2 if '"' in mark else 1
            if opened <= 0:
                return found.start()
        return limit

    def _next_clause(self, after: int, limit: int) -> int:
        """Before « et », « mais » or a comma with a finite verb of its own behind it."""
        own = whole = self._has_complement_clause(after)
        floor = self.page.token_at(after - 1)
        for group in self.words.groups_in(after, limit):
            if not (group.finite or group.coordinated) or self.counted(group):
                continue
            if own and group.finite:
                own = False
                continue
            opening = self._opening(group)
            if whole and opening is not None and self._goes_on(opening[0]):
                continue
            if opening is not None and opening[0] > floor + 1:
                return opening[1]
            if opening == (floor + 1, self.page.ends[floor]) and (
                self.page.words[floor + 1] == "mais"
            ):
                return opening[1]  # « s'y est refusé, mais a promis … »
        return limit

    def counted(self, group: VerbGroup) -> bool:
        """« livrer 50 000 tonnes de blé »: behind a figure stands a noun."""
        before = self.page.words[group.first - 1] if group.first else ""
        return before[:1].isdigit() and self.page.gaps[group.first] == JOINED

    def _has_complement_clause(self, after: int) -> bool:
        """« … pour que la commission se réunisse »: the first finite verb behind it is what is committed."""
        page = self.page
        first = page.first_token(after)
        return any(word in ("que", "qu") for word in page.words[first : first + 3])

    def _goes_on(self, token: int) -> bool:
        """« ont convenu que X et que Y »: the second clause is committed too."""
        return not _SUBORDINATORS.isdisjoint(self.page.words[token + 1 : token + 2])

    def _opening(self, group: VerbGroup) -> tuple[int, int] | None:
        """The first token of the clause of a group, and where what is before it ends.

        Kept, since each of the commitments in front of a group asks for it.
        """
        if group.head not in self._openings:
            self._openings[group.head] = self._find_opening(group)
        return self._openings[group.head]

    def _find_opening(self, group: VerbGroup) -> tuple[int, int] | None:
        page = self.page
        named = self.words.sides(page.starts[max(group.first - 3, 0)], group.start)
        if named and named[-1][0].last == group.first - 1:  # « …, Lisbonne ne l'a pas fait »
            i = named[-1][0].first
            i -= page.words[i - 1] in ("la", "le", "l", "les")
            if i > 0 and page.gaps[i] == COMMA:
                return i, page.ends[i - 1]
        for i in range(group.first, max(group.first - 12, 0), -1):
            word, gap = page.words[i - 1], page.gaps[i]
            if gap == COMMA and (i == group.first or self.words.cue_of(group) == "report"):
                return i, page.ends[i - 1]
            if word in _SUBORDINATORS and i > 2 and page.words[i - 2] == "et":
                return i - 2, page.ends[i - 3]
            if word in _SUBORDINATORS:
                return (i - 1, page.ends[i - 2]) if page.gaps[i - 1] == COMMA else None
            if word in _COORDINATORS and (word != "tout" or page.words[i] == "en"):
                if word == "et" and "entre" in page.words[max(i - 6, 0) : i - 1]:
                    return None  # « l'accord conclu entre Bangkok et Phnom Penh a expiré »
                return i - 1, page.ends[i - 2]
        return None

    def _trim(self, after: int, limit: int) -> int:
        text = self.page.text
        while limit > after and (
            text[limit - 1].isspace() or text[limit - 1] in ",;:.!?…-–—«“(\"'"
        ):
            limit -= 1
        limit = max(limit, after)
        return limit + 1 if self._closes(after, limit) else limit

    def _closes(self, after: int, limit: int) -> bool:
        """« ont convenu de se revoir "à la fin du mois" »: the mark that closes what was opened inside."""
        text = self.page.text
        mark = text[limit : limit + 1]
        if mark == '"':
            return text.count('"', after, limit) % 2 == 1
        return mark == "”" and text.count("“", after, limit) > text.count("”", after, limit)
