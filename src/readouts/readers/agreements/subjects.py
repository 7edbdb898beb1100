"""Whether the subject of a verb can commit anybody: « les entreprises ont refusé » and « ceux qui refusent » cannot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.clauses import mentions_in, sides_of, subject
from readouts.findings import Cast, Mention
from readouts.matching import Hit
from readouts.readers.agreements.words import Words
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Subjects"]

_LONGEST = 16
_DEEPEST = 4
_NO_OFFICE = (None, "former")
_SOMETIMES = frozenset(("des", "du", "de", "d"))
_DETERMINERS = words("determiners") - _SOMETIMES
_GOVERNING = words("prepositions") | _SOMETIMES | {"et", "ou"}
_OPENING = frozenset("que qu et mais ou si lorsque quand car puisque comme alors".split())
_BEFORE_NOUN = words("agreement_before_noun")
_COMMITTING = (
    words("agreement_joint")
    | words("agreement_own_state")
    | words("agreement_gatherings")
    | words("agreement_institutions")
    | words("agreement_bodies")
    | words("agreement_committing")
)
_NO_NOUN = words("subject_pronouns") | _GOVERNING | words("coordinators") | {"y", "en", "ne", "n"}
_PROFESSION = "profession"
_OF_STATE = ("office", "institution", "courtesy")
_THEY = frozenset(("ils", "elles", "on"))
_ANYBODY = frozenset(("ceux", "celles", "celui", "celle", "tous", "quiconque"))
_THAT = frozenset(("cela", "ceci", "ca", "rien", "personne", "certains", "certaines", "beaucoup"))
_BELIEVING = words("agreement_believing")
_SOURCES = words("agreement_sources")


class Subjects:
    """The noun phrases in front of verbs, in one text."""

    def __init__(self, analysis: Analysis, vocabulary: Words, cast: Cast) -> None:
        self.page = analysis.page
        self.words = vocabulary
        self.cast = cast
        self.mentions = cast.mentions
        self._mentions = [mention.start for mention in cast.mentions]
        self.offices = [
            hit
            for hit in analysis.hits.get("office", [])
            if any(s.table in _OF_STATE and s.row.id != _PROFESSION for s in hit.senses)
        ]
        self._offices = [hit.start for hit in self.offices]
        self._heads = {g.head for g in vocabulary.groups if g.finite}

    def foreign(self, group: VerbGroup) -> bool:
        """The noun right in front of the verb is neither a side, an office, a body nor a group of them."""
        if not group.finite or group.inverted or group.person == "1":
            return False
        last = self._end(group)
        if last is None or self._mentioned(last):
            return False
        if self.page.words[last] in _THAT:
            return True
        if self.page.words[last] in _ANYBODY:
            return self.page.words[last + 1] == "qui"
        head = self._head(last)
        return head is not None and not self._commits(head)

    def private(self, group: VerbGroup) -> bool:
        """The subject is a person without an office, who commits nobody else."""
        if self.words.sides(self.page.starts[max(group.first - 1, 0)], group.start):
            return False  # « Londres et Maurice mettent … »
        if self.page.words[max(group.first - 1, 0)] in words("agreement_opposite"):
            return False  # « Son interlocuteur a refusé »
        actors = subject(self.page, self.cast, group) if group.person != "1" else ()
        return bool(actors) and all(
            actor.kind == "person" and actor.office in _NO_OFFICE for actor in actors
        )

    def unnamed(self, group: VerbGroup, depth: int = 0) -> bool:
        """« l'interlocuteur a accepté », or a line of a list that begins with its verb: somebody does."""
        page = self.page
        if (
            not group.finite
            or group.passive
            or group.first == page.first_token(page.sentences[group.sentence][0])
        ):
            return True
        if not page.text[page.sentences[group.sentence][0] : group.start].strip(
            " -–•*.)0123456789"
        ):
            return True
        if page.words[group.first - 1] in _THEY:
            return True
        if page.words[group.first - 1] in words("coordinators") and depth < _DEEPEST:
            before = self.words.clause_before(group)
            return before is not None and self.unnamed(before, depth + 1)
        last = self._end(group)
        head = None if last is None else self._head(last)
        return head is not None and self._commits(head)

    def owners(self, group: VerbGroup) -> list[str]:
        """« les autorités de transition du Tchad ont proposé », « l'administration de Joe Biden a décidé »: whose."""
        last = self._end(group) if group.finite and not group.passive else None
        head = None if last is None else self._head(last)
        if last is None or head is None or self.page.words[head] not in _COMMITTING:
            return []
        start, end = self.page.starts[head], self.page.ends[last]
        named = [(hit.start, side) for hit, side in self.words.sides(start, end)]
        named += [
            (m.start, side)
            for m in mentions_in(self.cast, start, end)
            for side in sides_of(m.actors)
        ]
        return [side for _, side in sorted(named)[:1]]

    def commits_from(self, token: int) -> bool:
        """Whether the noun phrase that begins there can commit: « par les deux ministres »."""
        page = self.page
        while token < len(page.words) - 1 and (
            page.words[token] in _DETERMINERS or page.words[token] in _BEFORE_NOUN
        ):
            token += 1
        return self._commits(token)

    def text(self, group: VerbGroup) -> bool:
        """The subject is an accord or another document."""
        last = self._end(group)
        head = None if last is None else self._head(last)
        if head is None:
            return False
        position = self.page.starts[head]
        return self.words.noun("document", position, self.page.ends[head]) is not None

    def doubted(self, group: VerbGroup) -> bool:
        """Wished, demanded, or what only an observer says or believes: « des experts estiment qu'Ankara acceptera »."""
        teller = self.words.teller(group)
        if teller is None:
            return False
        if self.words.cue_of(teller) in ("demand", "wish") or teller.lemma in _BELIEVING:
            return True
        return not self.reports(teller)

    def reports(self, teller: VerbGroup) -> bool:
        """« le ministre a indiqué que », « selon une source »; not « certains disent que »."""
        if self.private(teller):
            return False
        if not self.foreign(teller):
            return True
        last = self._end(teller)
        head = None if last is None else self._head(last)
        return head is not None and self.page.words[head] in _SOURCES

    def _head(self, last: int) -> int | None:
        """The noun of the phrase that ends there, behind its determiner and the adjectives in front."""
        start = self._start(last)
        if start is None:
            return None
        words_, head = self.page.words, start
        while head < last and (words_[head] in _BEFORE_NOUN or words_[head][0].isdigit()):
            head += 1
        return head

    def _end(self, group: VerbGroup) -> int | None:
        """The last token of the noun phrase right in front of the verb, or of the « qui » in front of it."""
        page, i = self.page, group.first - 1
        adverbs = self.words.adverbs
        while i > 0 and page.words[i] in adverbs and page.words[i] not in _NO_NOUN:
            i -= page.gaps[i + 1] == JOINED
            if page.gaps[i + 1] != JOINED:
                return None
        if i < 0 or page.gaps[i + 1] != JOINED:
            return None
        if i and page.words[i] == "qui" and page.gaps[i] in (JOINED, COMMA):
            i -= 1
        elif page.words[i] in _NO_NOUN:
            return None
        return i

    def _start(self, last: int) -> int | None:
        """The token behind the determiner of the phrase that ends there; None where there is none or a side in it."""
        page = self.page
        for i in range(last, max(last - _LONGEST, 0) - 1, -1):
            if i != last and (page.gaps[i + 1] != JOINED or i in self._heads):
                return None
            if page.words[i] in _GOVERNING and page.words[i] not in _SOMETIMES:
                continue
            before = page.words[i - 1] if i and page.gaps[i] == JOINED else ""
            if page.words[i] in _SOMETIMES:
                if (not before or before in _OPENING) and page.words[i] != "du":
                    return i + 1
            elif page.words[i] in _DETERMINERS and before not in _GOVERNING:
                return i + 1 if i < last else None
        return None

    def _commits(self, head: int) -> bool:
        return (
            self.page.words[head] in _COMMITTING
            or self._mentioned(head)
            or _covering(self.words.names, self.words.name_starts, self.page.starts[head])
            or _covering(self.offices, self._offices, self.page.starts[head])
        )

    def _mentioned(self, token: int) -> bool:
        position = self.page.starts[token]
        at = bisect_right(self._mentions, position) - 1
        if at < 0:
            return False
        mention: Mention = self.mentions[at]
        return mention.end > position and mention.how != "possessor"


def _covering(hits: Sequence[Hit], starts: Sequence[int], position: int) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and hits[at].end > position
