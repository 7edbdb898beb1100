"""Verb groups: which verb, in which tense and voice, negated or not.

A verb group is an auxiliary or modal chain with its head verb (« n'a toutefois pas encore été reçu »), read from the
tokens by a few closed classes. It says which verb, in which tense and voice, whether negated, and which vocabulary rows
the verb with its complement stands for. Who acts is told by ``clauses.subject``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from readouts.text import BREAK, COMMA, JOINED, LINE, Page
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
_AUXILIARIES = ("avoir", "etre")
_SEMI = {  # verb (folded) → preposition before the infinitive that makes it a semi-auxiliary
    "venir": "de", "appreter": "a", "devoir": "", "pouvoir": "", "aller": "", "vouloir": "", "falloir": "",
    "compter": "", "faire": "", "souhaiter": "", "esperer": "", "tenir": "a",
}  # fmt: skip
_PART_HOSTS = ("pris", "prend", "prenn", "prena", "prit", "prirent", "fait")
_BE_ONLY = frozenset(("sommes", "suis"))
_INFINITIVES = frozenset(("infinitive", "past_infinitive"))
_REFLEXIVE = frozenset(("se", "s", "me", "te"))
_PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "je", "j", "nous", "vous", "tu", "ce", "c")
)

_STANDING_ALONE = frozenset("deux trois quatre tous toutes certains certaines plusieurs".split())
_THEY_HAVE = frozenset(
    "ont sont avaient etaient auront seront furent eurent auraient seraient".split()
)
_HAVE = frozenset("a ont avait avaient aura auront aurait auraient ai avons".split())

_UNITED_WHAT = frozenset(("etats", "arabes", "emirats", "royaume", "nations", "provinces"))

_NOT_FINITE = frozenset(("infinitive", "past_infinitive", "gerund", "past_gerund", "participle"))

_MAX_BETWEEN = 9
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
        self.determiners = words("determiners")
        self.prepositions = words("prepositions")
        self.with_etre = words("with_etre")
        self.crossed = _crossed()
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
        checked = _CHECKED.get(self.words[head])
        if checked is not None and not checked(self, head):
            return None
        chosen = self._reading(head, senses)
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

    def _reading(
        self, i: int, senses: Sequence[VerbSense]
    ) -> tuple[int, str, str, int | None] | None:
        """The rank, lemma and feature that fit here, and the auxiliary of a participle; None where it is no verb."""
        words = self.words
        auxiliary: int | None = None
        searched = False
        best: tuple[int, str, str, int | None] | None = None
        for sense in senses:
            if words[i] in _BE_ONLY and sense.lemma not in _AUXILIARIES:
                continue
            participle, others = sense.participle, sense.others
            if participle and i and words[i - 1] in _ARTICLES and self.gaps[i] == JOINED:
                continue  # « a eu une entrevue »
            if participle and others and self._nobody_speaks(i, sense):
                others = ()  # « Réunis hier à Niamey, les ministres … »
            accented = None
            if participle:
                # The search to the left is what costs here: only a participle has an auxiliary.
                if not searched:
                    auxiliary = None if self._inverted_after(i) else self._auxiliary_before(i)
                    searched = True
                if sense.lemma.endswith("er"):
                    accented = self._accented(i, sense.lemma)
            if (
                participle
                and (accented or auxiliary is not None or not others)
                and accented is not False
            ):
                rank = 3 if auxiliary is not None else 2 if accented or not others else 1
                candidate = (rank, sense.lemma, participle, auxiliary)
            elif participle and accented is False and auxiliary is not None and self._no_accents():
                candidate = (3, sense.lemma, participle, auxiliary)
            elif others and accented is not True:
                feature = sense.preferred
                if feature not in ("INF", "GER") and self._is_noun(i):
                    continue
                if feature == "GER" and self._nominal_gerund(i):
                    continue
                if feature == "INF" and self._nominal_infinitive(i):
                    continue
                rank = 2 if sense.lemma not in _AUXILIARIES else 1
                candidate = (rank, sense.lemma, feature, None)
            else:
                continue
            if best is None or candidate[0] > best[0]:
                best = candidate
        return best

    # --- words that are verbs only on a condition ------------------------------------------------------------------
    def _without_grave(self, i: int) -> bool:
        """« a », not « à »; « dû », not « du »."""
        return self.page.text[self.starts[i] : self.page.ends[i]] in ("a", "dû", "dus", "DÛ")

    def _closes(self, i: int) -> bool:
        """« clos », not in « à huis clos »."""
        return not i or self.words[i - 1] != "huis"

    def _is_taken(self, i: int) -> bool:
        """« part » and « acte », not in « a pris part à », « fait part de », « prend acte »."""
        return not i or not self.words[i - 1].startswith(_PART_HOSTS)

    def _unites(self, i: int) -> bool:
        """« unis », not in « les États-Unis », « les Émirats arabes unis »."""
        return not i or self.words[i - 1] not in _UNITED_WHAT

    def _enters(self, i: int) -> bool:
        """« entre » is a verb after its pronoun or before « en » and « dans » (« entre en vigueur »)."""
        words = self.words
        before = words[i - 1] if i else ""
        after = words[i + 1] if i + 1 < len(words) else ""
        return before in ("il", "elle", "on", "qui", "n", "ne", "y") or after in ("en", "dans")

    def _several_before(self, i: int) -> bool:
        """« ils président », « les ministres y président », not « Mamadou Diallo, président malien »."""
        if not i or self.gaps[i] != JOINED:
            return False
        before = self.words[i - 1]
        return before in ("ils", "elles", "qui", "y", "la", "le", "l") or before.endswith("s")

    def _inverted_after(self, i: int) -> bool:
        """« écrit-il », « dit-elle »: a verb with its pronoun behind it has no auxiliary in front."""
        page = self.page
        j = i + 1
        return (
            j < len(self.words)
            and self.words[j] in ("il", "elle", "ils", "elles", "on")
            and page.fold[page.ends[i] : self.starts[j]] == "-"
        )

    def _accented(self, i: int, lemma: str) -> bool | None:
        """Whether the ending of a first-group form is written with an accent; None where it has another ending."""
        at = self.starts[i] + len(lemma) - 2
        if at >= self.page.ends[i]:
            return None
        char = self.page.text[at]
        return True if char in "éÉ" else False if char in "eE" else None

    def _no_accents(self) -> bool:
        page = self.page
        return page.wrapped or not page.accented

    def _is_noun(self, i: int) -> bool:
        """A finite reading is refused after a determiner, an adjective-like number or a preposition."""
        page = self.page
        if i == 0 or self.gaps[i] in (BREAK, LINE):
            return False
        before = self.words[i - 1]
        if before.isdecimal() and self.words[i].endswith("s") and self.gaps[i] == JOINED:
            return len(before) != _YEAR  # « 187 livres d'uranium »
        if self.gaps[i] == COMMA:
            return self._listed(i)
        if before in ("le", "la", "les", "l", "leur", "nous", "vous"):
            if i >= 2 and self.gaps[i - 1] == JOINED and self.words[i - 2] in _OBJECT_HOSTS:
                return False
            if self.words[i] in _HAVE and page.text[self.starts[i]] not in "àÀ":
                return False  # « la ministre l'a convié », « », leur a rétorqué le ministre »
            if i >= 2 and before in ("le", "l") and self.words[i - 2] == "comme":
                return False  # « comme le déplore le ministre »
            if before in ("l", "les") and self.words[i].endswith(_NO_NOUN_ENDS):
                return False  # « où l'attendait son collègue »
            if self.words[i].endswith(_FUTURE_ENDS) and self.words[i] != "aura":
                return False  # « où le ministre angolais le recevra »
            return before not in ("nous", "vous")
        if before == "a":
            return page.text[self.starts[i - 1]] in "àÀ"
        if before in _STANDING_ALONE and self.words[i] in _THEY_HAVE:
            return False  # « Tous deux ont convenu », « certains sont partis »
        if before == "un" and i >= 2 and page.text[self.starts[i - 1]] == "U":
            named = self.gaps[i - 1] == JOINED and page.text[self.starts[i - 2]].isupper()
            return not named  # « Kim Jong Un a envoyé »
        return before in self.determiners or (before in self.prepositions and before != "en")

    def _listed(self, i: int) -> bool:
        """« (Écologie, Finances, Travail) », « Nousseirat (centre) »: named among others, or alone in brackets."""
        page = self.page
        before = page.text[page.ends[i - 1] : self.starts[i]]
        if "," in before:
            return (
                page.text[self.starts[i]].isupper()
                and page.text[self.starts[i] + 1 :][:1].islower()
            )
        return "(" in before and page.text[page.ends[i] : page.ends[i] + 1] == ")"

    def _nobody_speaks(self, i: int, sense: VerbSense) -> bool:
        """A form that is else only « je » or « tu » has, at the head of a sentence."""
        if sense.preferred[1:] not in ("1s", "2s") or sense.lemma in _AUXILIARIES:
            return False
        return not i or self.gaps[i] in (BREAK, LINE)

    def _nominal_gerund(self, i: int) -> bool:
        """« le dirigeant », « les participants », not « en les rencontrant »."""
        words = self.words
        if not i or self.gaps[i] != JOINED or words[i - 1] not in self.determiners:
            return False
        if words[i - 1] in ("l", "les", "leur", "leurs") or self.gaps[i - 1] == COMMA:
            return False  # « une lettre l'invitant à », « , le priant de »
        return i < 2 or words[i - 2] not in ("en", "ne", "tout")

    def _nominal_infinitive(self, i: int) -> bool:
        words = self.words
        before = words[i - 1] if i else ""
        if before == "le" and words[i] not in _NOUN_INFINITIVES:
            return False  # « doit le rencontrer », « de le voir »
        return before in ("le", "un", "du", "au", "ce", "son") and self.gaps[i] == JOINED

    # --- to the left -----------------------------------------------------------------------------------------------
    def _quote_ends(self, i: int) -> bool:
        """Whether a quotation mark stands before the token: « c'est fini », écrit-il."""
        gap = self.page.text[self.page.ends[i - 1] : self.starts[i]]
        return any(mark in gap for mark in '»”"›')

    def _auxiliary_before(self, i: int) -> int | None:
        """The nearest form of avoir or être to the left, over adverbs, clitics and two commas."""
        page, auxiliaries = self.page, self.vocabulary.auxiliaries
        steps, commas = 0, 0
        while i > 0 and steps < _MAX_BETWEEN:
            gap = self.gaps[i]
            if gap != JOINED:
                commas += 1
                if gap != COMMA or commas > 2 or self._quote_ends(i):
                    return None
            i -= 1
            word = self.words[i]
            if (
                word in auxiliaries
                and page.text[self.starts[i]] not in "àÀ"
                and (word in ("avoir", "etre") or not self._is_noun(i))
            ):
                return i
            if word not in self.crossed and not (word.endswith("ment") and len(word) > 7):
                return None
            steps += 1
        return None

    def _compound(self, group: VerbGroup, feature: str, at: int | None) -> None:
        """Tense and voice of a participle by its auxiliary, that at a token, or by the participle before it."""
        if at is None and self._inverted_after(group.head):
            at = self._auxiliary_before(group.head)
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
            outer = self._auxiliary_before(at)
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
            if sense.lemma in _AUXILIARIES:
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
                if self._is_noun(i):
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
                and self.words[i] not in _HAVE
                and not (i >= 2 and self.words[i - 2] in _OBJECT_HOSTS)
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


@cache
def _crossed() -> frozenset[str]:
    """What may stand between an auxiliary and its participle."""
    others = "t il elle ils elles on ce nous vous je ete etre avoir la suite".split()
    days = "lundi mardi mercredi jeudi vendredi samedi dimanche matin soir dernier".split()
    return words("adverbs") | words("negations") | frozenset(others) | frozenset(days)


_ARTICLES = frozenset(("un", "une", "cette"))
_NOUN_INFINITIVES = frozenset(
    """
    pouvoir devoir savoir avoir etre vouloir dejeuner diner souper gouter souvenir lever coucher parler faire dire
    repentir rire plaisir loisir manger boire toucher baiser vivre
    """.split()
)
"""Infinitives that are nouns as well: behind « le » they are (« le pouvoir », « le déjeuner »)."""
_FUTURE_ENDS = (
    "era",
    "eront",
    "erait",
    "eraient",
    "vra",
    "vront",
    "vrait",
    "dra",
    "dront",
    "ira",
    "iront",
)
_YEAR = 4
_NO_NOUN_ENDS = ("attend", "dait", "vait", "nait", "tait", "sait", "gait", "cait", "yait", "aient")
_OBJECT_HOSTS = frozenset("il elle ils elles on qui ne n se je j nous vous me tu".split())
"""After these a « le », « la », « les », « leur » is a pronoun, and what follows a verb."""

_CHECKED: Mapping[str, Callable[[_Reader, int], bool]] = {
    "a": _Reader._without_grave,
    "du": _Reader._without_grave,
    "entre": _Reader._enters,
    "clos": _Reader._closes,
    "president": _Reader._several_before,
    "resident": _Reader._several_before,
    "part": _Reader._is_taken,
    "acte": _Reader._is_taken,
    "uni": _Reader._unites,
    "unis": _Reader._unites,
    "unies": _Reader._unites,
}
"""Words that are no verbs in most places: what is asked of a place before anything else. Half of all verb forms of a
page are « à » and « du »."""
