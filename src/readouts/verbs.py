"""Verb groups: which verb, in which tense and voice, negated or not.

A verb group is an auxiliary or modal chain with its head verb (« n'a toutefois pas encore été reçu »), read from the
tokens by a few closed classes. It says which verb, in which tense and voice, whether negated, and which vocabulary rows
the verb with its complement stands for. Who acts is told by ``clauses.subject``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.homographs import AUXILIARIES, HAVE, OBJECT_HOSTS, Homographs
from readouts.text import COMMA, JOINED, Page
from readouts.vocabulary import VerbRow, VerbSense, Vocabulary, words

__all__ = ["MAX_COMPLEMENT_GAP", "VerbGroup", "verb_groups"]

_TENSE = {
    "P": "present", "I": "imperfect", "F": "future", "C": "conditional", "S": "past", "J": "subjunctive",
}  # fmt: skip
_COMPOUND = {
    "present": "past", "imperfect": "pluperfect", "future": "future_perfect", "conditional": "conditional_past",
    "past": "past", "subjunctive": "past", "infinitive": "past_infinitive", "gerund": "past_gerund",
    "past_infinitive": "past_infinitive",
}  # fmt: skip
_SEMI = {  # verb (folded) → preposition before the infinitive that makes it a semi-auxiliary
    "venir": "de", "appreter": "a", "devoir": "", "pouvoir": "", "aller": "", "vouloir": "", "falloir": "",
    "compter": "", "faire": "", "souhaiter": "", "esperer": "", "tenir": "a",
}  # fmt: skip
_INFINITIVES = frozenset(("infinitive", "past_infinitive"))
_REFLEXIVE = frozenset(("se", "s", "me", "te"))
_PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "je", "j", "nous", "vous", "tu", "ce", "c")
)


_NOT_FINITE = frozenset(("infinitive", "past_infinitive", "gerund", "past_gerund", "participle"))

MAX_COMPLEMENT_GAP = 4


@dataclass(slots=True, eq=False)
class VerbGroup:
    """One verb with its auxiliaries. ``first``, ``last`` and ``head`` are token indices, ``start`` and ``end`` offsets.

    ``tense``: present, past (compound and historic), pluperfect, imperfect, future, future_perfect, conditional,
    conditional_past, subjunctive, infinitive, past_infinitive, gerund, past_gerund, participle (bare, adjectival).
    ``modal``: the lemma of a modal or semi-auxiliary in front (devoir, pouvoir, aller, vouloir, venir …), whose tense
    is then ``tense``. ``restricted``: « ne … que ». ``inverted``: the pronoun after the verb (« a-t-il déclaré »).
    ``rows``: vocabulary rows by table. ``governor``: the group that an infinitive depends on. ``previous``: the last
    finite group before it in the sentence.
    """

    head: int
    first: int
    last: int
    start: int
    end: int
    lemma: str
    tense: str
    modal: str | None = None
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    restricted: bool = False
    plural: bool = False
    person: str = "3"
    inverted: str | None = None
    coordinated: bool = False
    sentence: int = 0
    rows: dict[str, list[VerbRow]] = field(default_factory=dict)
    governor: VerbGroup | None = None
    previous: VerbGroup | None = None

    @property
    def reported(self) -> bool:
        """In the conditional of report (« aurait accepté », « serait prêt »)."""
        return self.tense in ("conditional", "conditional_past")

    @property
    def finite(self) -> bool:
        return self.tense not in _NOT_FINITE


def verb_groups(page: Page, vocabulary: Vocabulary) -> list[VerbGroup]:
    """The verb groups of the page, in order."""
    return _Reader(page, vocabulary).read()


class _Reader:
    def __init__(self, page: Page, vocabulary: Vocabulary) -> None:
        self.page = page
        self.words, self.gaps, self.starts = page.words, page.gaps, page.starts
        self.vocabulary = vocabulary
        self.adverbs = words("adverbs")
        self.clitics = words("clitics")
        self.negations = words("negations")
        self.with_etre = words("with_etre")
        self.homographs = Homographs(page, vocabulary)
        self.groups: list[VerbGroup] = []

    def read(self) -> list[VerbGroup]:
        page, groups = self.page, self.groups
        for i, senses in enumerate(self.vocabulary.verbs.each(self.words)):
            if senses is None:
                continue
            group = self._group(i, senses)
            if group is None:
                continue
            # A participle swallows the auxiliary that was read as a verb of its own before.
            while groups and groups[-1].last >= group.first:
                groups.pop()
            group.sentence = page.sentence_at(group.start)
            if group.tense in _INFINITIVES:
                self._link(group)
            groups.append(group)
        finite: VerbGroup | None = None
        for group in groups:
            self._rows(group)
            if finite is not None and finite.sentence == group.sentence:
                group.previous = finite
            if group.finite:
                finite = group
        return self.groups

    # --- one group -------------------------------------------------------------------------------------------------
    def _group(self, head: int, senses: Sequence[VerbSense]) -> VerbGroup | None:
        chosen = self.homographs.reading(head, senses)
        if chosen is None:
            return None
        _, lemma, feature, auxiliary = chosen
        page = self.page
        group = VerbGroup(head, head, head, self.starts[head], page.ends[head], lemma, "")
        if feature.startswith("PP"):
            self._compound(group, feature, auxiliary)
        elif feature == "INF":
            group.tense = "infinitive"
            self._modal(group)
        elif feature == "GER":
            group.tense = "gerund"
        else:
            self._finite(group, feature)
        self._clitics(group)
        self._negation(group)
        self._inversion(group)
        group.start = self.starts[group.first]
        return group

    def _compound(self, group: VerbGroup, feature: str, at: int | None) -> None:
        """Tense and voice of a participle by its auxiliary, that at a token, or by the participle before it."""
        if at is None and self.homographs.inverted_after(group.head):
            at = self.homographs.auxiliary_before(group.head)
        if at is None:
            before = self.groups[-1] if self.groups else None
            group.tense = "participle"
            if (
                before is not None
                and feature == "PPm"
                and before.tense in ("past", "pluperfect", "conditional_past", "future_perfect")
                and self._coordinated_after(before, group.head)
            ):
                group.tense, group.coordinated = before.tense, True
                group.plural, group.person, group.modal = before.plural, before.person, before.modal
            return
        lemma, feature = self._auxiliary_reading(at)
        group.first = at
        passive = lemma == "etre"
        if feature.startswith("PP"):  # « été » : the auxiliary of the passive, itself compound
            outer = self.homographs.auxiliary_before(at)
            if outer is None:
                group.tense, group.passive = "participle", True
                return
            group.first = outer
            lemma, feature = self._auxiliary_reading(outer)
            group.passive = True
            self._set_tense(group, feature, compound=True)
            return
        if (
            passive
            and group.lemma not in self.with_etre
            and not self._reflexive_before(group.first)
        ):
            group.passive = True
            self._set_tense(group, feature, compound=False)
        else:
            self._set_tense(group, feature, compound=True)

    def _auxiliary_reading(self, at: int) -> tuple[str, str]:
        for sense in self.vocabulary.verbs[self.words[at]]:
            if sense.lemma in AUXILIARIES:
                finite = [f for f in sense.features if f[1:] in ("3s", "3p", "1p", "1s")]
                return sense.lemma, (finite or list(sense.features))[0]
        raise AssertionError("not an auxiliary")

    def _set_tense(self, group: VerbGroup, feature: str, *, compound: bool) -> None:
        if feature == "INF":
            tense = "infinitive"
            inner = self.groups[-1] if self.groups else None
            if inner is not None and inner.head == group.first and inner.modal is not None:
                # « devrait être signé »: the auxiliary was read as an infinitive with its modal.
                group.first, group.modal, group.tense = inner.first, inner.modal, inner.tense
                group.plural, group.person = inner.plural, inner.person
                group.negated, group.restricted = inner.negated, inner.restricted
                return
            self._modal(group)
            if group.modal is not None:
                tense = group.tense
                group.tense = (
                    _COMPOUND.get(tense, tense) if compound and tense == "infinitive" else tense
                )
                return
        elif feature == "GER":
            tense = "gerund"
        else:
            tense = _TENSE[feature[0]]
            group.plural = feature.endswith("p")
            group.person = feature[1]
        group.tense = _COMPOUND.get(tense, tense) if compound else tense

    def _finite(self, group: VerbGroup, feature: str) -> None:
        group.tense = _TENSE[feature[0]]
        group.plural = feature.endswith("p")
        group.person = feature[1]

    def _modal(self, group: VerbGroup) -> None:
        """A modal in front of an infinitive lends the group its tense: « doivent se rencontrer », « va signer »."""
        i = group.first
        steps = 0
        while i > 0 and steps < 6 and self.gaps[i] in (JOINED, COMMA):
            i -= 1
            steps += 1
            word = self.words[i]
            for sense in self.vocabulary.verbs.get(word, ()):
                joint = _SEMI.get(sense.lemma)
                if joint is None or any(f.startswith(("INF", "GER")) for f in sense.features):
                    continue
                if (
                    joint
                    and joint not in self.words[i + 1 : group.first]
                    and joint[0] not in self.words[i + 1 : group.first]
                ):
                    continue
                if self.homographs.is_noun(i):
                    continue
                before = len(self.groups)
                known = self.groups[before - 1] if before else None
                if known is not None and known.head == i:
                    group.modal = known.lemma
                    group.tense = known.tense
                    group.plural, group.person = known.plural, known.person
                    group.first = min(group.first, known.first)
                    group.negated, group.restricted = known.negated, known.restricted
                    return
            if not (
                word in self.adverbs
                or word in self.clitics
                or word in ("de", "d", "a")
                or word in self.negations
                or word in ("il", "elle", "ils", "elles", "on", "t")
            ):
                break
        if group.tense == "":
            group.tense = "infinitive"

    def _clitics(self, group: VerbGroup) -> None:
        """Take in the clitics and « ne » in front of the group; a reflexive one marks it."""
        group.reflexive = self._reflexive_before(group.first) or (
            group.head != group.first and self._reflexive_before(group.head)
        )
        i = group.first
        while i > 0 and self.gaps[i] == JOINED and self.words[i - 1] in self.clitics:
            if (
                self.words[i - 1] in ("le", "la", "les", "l", "leur")
                and self.words[i] not in HAVE
                and not (i >= 2 and self.words[i - 2] in OBJECT_HOSTS)
            ):
                break
            i -= 1
        group.first = i

    def _reflexive_before(self, i: int) -> bool:
        steps = 0
        while i > 0 and self.gaps[i] == JOINED and steps < 3:
            i -= 1
            steps += 1
            word = self.words[i]
            if word in _REFLEXIVE:
                return True
            if word == "nous" and i > 0:
                if self.words[i - 1] == "nous":
                    return True
                # « Nous, ministres de …, nous sommes réunis », but not « En conséquence, nous avons décidé »
                if (
                    self.gaps[i] == COMMA
                    and self.words[i + 1] in ("sommes", "etions", "serons")
                    and "nous" in self.words[max(i - 60, 0) : i - 1]
                ):
                    return True
            if word not in ("y", "en", "lui", "leur", "le", "la", "les", "l"):
                return False
        return False

    def _negation(self, group: VerbGroup) -> None:
        page = self.page
        if group.tense in ("participle",):
            group.negated = group.negated or (
                group.first > 0 and self.words[group.first - 1] in ("non", "jamais")
            )
            return
        left = self.words[max(group.first - 3, 0) : group.head]
        if "ne" in left or "n" in left:
            sentence_end = page.sentences[page.sentence_at(page.starts[group.first])][1]
            inside = self.words[group.first : min(group.last + 7, page.first_token(sentence_end))]
            if any(w in self.negations and w != "ni" for w in inside) or "ni" in inside:
                group.negated = True
            elif (
                "que" in self.words[group.head + 1 : group.head + 8]
                or "qu" in self.words[group.head + 1 : group.head + 8]
            ):
                group.restricted = True
            else:
                sentence = page.sentences[page.sentence_at(self.starts[group.first])]
                first = page.first_token(sentence[0])
                if any(
                    w in ("aucun", "aucune", "personne", "rien", "nul", "ni", "nulle")
                    for w in self.words[first : group.first]
                ):
                    group.negated = True
                else:
                    # « ne » alone negates pouvoir, savoir, cesser, oser; elsewhere it is expletive.
                    bare = ("pouvoir", "savoir", "cesser", "oser", "daigner")
                    group.negated = group.lemma in bare or group.modal in bare
        elif group.tense in ("infinitive", "past_infinitive") and group.first > 0:
            before = self.words[max(group.first - 2, 0) : group.first]
            if "sans" in before:
                group.negated = True

    def _inversion(self, group: VerbGroup) -> None:
        page = self.page
        for i in range(group.first + 1, group.head):
            if self.words[i] in _PRONOUNS and page.fold[self.starts[i] - 1] == "-":
                group.inverted = self.words[i]
                return
        i = group.head + 1
        if i < len(self.words) and self.words[i] == "t" and self.gaps[i] == JOINED:
            i += 1
        if (
            i < len(self.words)
            and self.words[i] in _PRONOUNS
            and page.fold[self.starts[i] - 1] == "-"
        ):
            group.inverted = self.words[i]
            group.last = i
            group.end = page.ends[i]

    # --- to other groups and to the vocabulary ---------------------------------------------------------------------
    def _coordinated_after(self, before: VerbGroup, head: int) -> bool:
        page = self.page
        if page.sentence_at(self.starts[head]) != page.sentence_at(self.starts[before.head]):
            return False
        i = head - 1
        while i > before.head and self.words[i] in self.adverbs and self.words[i] not in ("et",):
            i -= 1
        return self.words[i] in ("et", "puis", "ou", "mais", "ni") or (
            self.gaps[i + 1] == COMMA and i > before.head
        )

    def _link(self, group: VerbGroup) -> None:
        """Who governs an infinitive."""
        for before in reversed(self.groups[-4:]):
            if (
                self.page.sentence_at(before.start) != group.sentence
                or group.head - before.last > 14
            ):
                return
            if before.head < group.first:
                between = self.words[before.last + 1 : group.first]
                if any(w in ("qui", "dont", "ou", "lequel", "laquelle") for w in between):
                    return
                group.governor = before
                return

    def _rows(self, group: VerbGroup) -> None:
        rows = self.vocabulary.verb_rows.get(group.lemma)
        if rows is None:
            return
        # A complement may begin behind this many other words.
        following = self.words[group.last + 1 : group.last + 2 + MAX_COMPLEMENT_GAP]
        best: dict[str, int] = {}
        for row in rows.beginning(following):
            if row.reflexive != group.reflexive and not (
                row.reflexive and group.tense == "participle"
            ):
                continue
            length = len(row.complement)
            if length and not self._has_complement(group.last, row.complement):
                continue
            known = best.get(row.table, -1)
            if length > known:
                best[row.table] = length
                group.rows[row.table] = [row]
            elif length == known:
                group.rows[row.table].append(row)

    def _has_complement(self, at: int, complement: tuple[str, ...]) -> bool:
        """Whether its words follow a token in their order, with a few others between."""
        words, gaps = self.words, self.gaps
        skipped, found = 0, 0
        for i in range(at + 1, min(at + 1 + len(complement) + MAX_COMPLEMENT_GAP, len(words))):
            if gaps[i] > COMMA:
                return False
            if words[i] == complement[found]:
                found += 1
                if found == len(complement):
                    return True
            else:
                skipped += 1
                if skipped > MAX_COMPLEMENT_GAP:
                    return False
        return False
