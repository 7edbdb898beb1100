"""Words that look like verbs: which are verbs where they stand, in which form, and with which auxiliary.

French verb forms are nouns, adjectives and prepositions as well (« entre », « la visite », « les invités »); what
stands around one tells which it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from readouts.text import BREAK, COMMA, JOINED, LINE, Page
from readouts.vocabulary import VerbSense, Vocabulary, words

__all__ = ["AUXILIARIES", "HAVE", "OBJECT_HOSTS", "Homographs"]

AUXILIARIES = ("avoir", "etre")
_PART_HOSTS = ("pris", "prend", "prenn", "prena", "prit", "prirent", "fait")
_BE_ONLY = frozenset(("sommes", "suis"))
_UNITED_WHAT = frozenset(("etats", "arabes", "emirats", "royaume", "nations", "provinces"))
_MAX_BETWEEN = 9
_STANDING_ALONE = frozenset("deux trois quatre tous toutes certains certaines plusieurs".split())
_THEY_HAVE = frozenset(
    "ont sont avaient etaient auront seront furent eurent auraient seraient".split()
)
HAVE = frozenset("a ont avait avaient aura auront aurait auraient ai avons".split())
_ARTICLES = frozenset(("un", "une", "cette"))
_NOUN_INFINITIVES = frozenset(
    """
    pouvoir devoir savoir avoir etre vouloir dejeuner diner souper gouter souvenir lever coucher parler faire dire
    repentir rire plaisir loisir manger boire toucher baiser vivre
    """.split()
)
"""Infinitives that are nouns as well: behind « le » they are (« le pouvoir », « le déjeuner »)."""
_FUTURE_ENDS = tuple("era eront erait eraient vra vront vrait dra dront ira iront".split())
_YEAR = 4
_NO_NOUN_ENDS = ("attend", "dait", "vait", "nait", "tait", "sait", "gait", "cait", "yait", "aient")
OBJECT_HOSTS = frozenset("il elle ils elles on qui ne n se je j nous vous me tu".split())
"""After these a « le », « la », « les », « leur » is a pronoun, and what follows a verb."""


class Homographs:
    """Reads the verb forms of one page."""

    def __init__(self, page: Page, vocabulary: Vocabulary) -> None:
        self.page = page
        self.words, self.gaps, self.starts = page.words, page.gaps, page.starts
        self.vocabulary = vocabulary
        self.determiners = words("determiners")
        self.prepositions = words("prepositions")
        self.crossed = _crossed()

    def reading(
        self, i: int, senses: Sequence[VerbSense]
    ) -> tuple[int, str, str, int | None] | None:
        """The rank, lemma and feature that fit here, and the auxiliary of a participle; None where it is no verb."""
        words = self.words
        checked = _CHECKED.get(words[i])
        if checked is not None and not checked(self, i):
            return None
        auxiliary: int | None = None
        searched = False
        best: tuple[int, str, str, int | None] | None = None
        for sense in senses:
            if words[i] in _BE_ONLY and sense.lemma not in AUXILIARIES:
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
                    auxiliary = None if self.inverted_after(i) else self.auxiliary_before(i)
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
                if feature not in ("INF", "GER") and self.is_noun(i):
                    continue
                if feature == "GER" and self._nominal_gerund(i):
                    continue
                if feature == "INF" and self._nominal_infinitive(i):
                    continue
                rank = 2 if sense.lemma not in AUXILIARIES else 1
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

    def inverted_after(self, i: int) -> bool:
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

    def is_noun(self, i: int) -> bool:
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
            if i >= 2 and self.gaps[i - 1] == JOINED and self.words[i - 2] in OBJECT_HOSTS:
                return False
            if self.words[i] in HAVE and page.text[self.starts[i]] not in "àÀ":
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
        if sense.preferred[1:] not in ("1s", "2s") or sense.lemma in AUXILIARIES:
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

    def auxiliary_before(self, i: int) -> int | None:
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
                and (word in ("avoir", "etre") or not self.is_noun(i))
            ):
                return i
            if word not in self.crossed and not (word.endswith("ment") and len(word) > 7):
                return None
            steps += 1
        return None


@cache
def _crossed() -> frozenset[str]:
    """What may stand between an auxiliary and its participle."""
    others = "t il elle ils elles on ce nous vous je ete etre avoir la suite".split()
    days = "lundi mardi mercredi jeudi vendredi samedi dimanche matin soir dernier".split()
    return words("adverbs") | words("negations") | frozenset(others) | frozenset(days)


_CHECKED: Mapping[str, Callable[[Homographs, int], bool]] = {
    "a": Homographs._without_grave,
    "du": Homographs._without_grave,
    "entre": Homographs._enters,
    "clos": Homographs._closes,
    "president": Homographs._several_before,
    "resident": Homographs._several_before,
    "part": Homographs._is_taken,
    "acte": Homographs._is_taken,
    "uni": Homographs._unites,
    "unis": Homographs._unites,
    "unies": Homographs._unites,
}
"""Words that are no verbs in most places: what is asked of a place before anything else. Half of all verb forms of a
page are « à » and « du »."""
