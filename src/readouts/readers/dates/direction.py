"""Which way a bare weekday, day or month points: the words beside it, the plan it is part of, its clause's verb."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from itertools import pairwise

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary.dates import calendar

__all__ = ["Tenses"]

_AHEAD = ("future", "conditional", "subjunctive")
_BEHIND = ("past", "pluperfect", "conditional_past", "past_infinitive", "past_gerund")
_SIMPLE = ("present", "imperfect", "future", "conditional")
_AUXILIARIES = {
    "a": "past", "ont": "past", "ai": "past", "avons": "past", "est": "past", "sont": "past",
    "avait": "pluperfect", "avaient": "pluperfect", "etait": "pluperfect", "etaient": "pluperfect",
    "aura": "future", "auront": "future", "sera": "future", "seront": "future",
    "aurait": "conditional_past", "auraient": "conditional_past",
}  # fmt: skip
_ENDINGS = frozenset(("ra", "nt", "it", "er", "ir"))
_MOVED = frozenset(
    """
    arriv parti venu revenu all entr rentr rest tomb mort n devenu deced sorti mont descendu pass retourn survenu
    intervenu parvenu convenu repart reparti
    """.split()
)
_PARTICIPLES = (
    "é",
    "és",
    "ée",
    "ées",
    "i",
    "is",
    "it",
    "u",
    "us",
    "ue",
    "ues",
    "ert",
    "erts",
    "ait",
    "int",
)
_DETERMINERS = frozenset(
    "le la les l un une des ce cet cette son sa ses leur leurs du au aux".split()
)
_OBJECTS = ("le", "la", "les", "l", "leur")
_NO_PARTICIPLES = frozenset(
    """
    plus jamais depuis lieu peu ici ainsi aussi parmi lui midi lundi mardi mercredi jeudi vendredi samedi mais tout
    """.split()
)
_NO_FUTURES = frozenset("opera camera ultra extra infra sahara ankara".split())
_RELATIVES = frozenset(("qui", "que", "qu", "dont", "ou", "lequel", "laquelle"))
_WILLING = frozenset("vouloir pouvoir compter souhaiter esperer entendre falloir".split())
"""« veut mettre fin vendredi à », « compte se rendre lundi à »."""
_REACH = 18
"""How many tokens a verb governs a date over."""
_LINKS = frozenset(
    "de du d des le la les l a au aux en pour ce cet cette vers fin debut mi mois the jour".split()
)


_MOVED_TO = (
    "annonc", "report", "repouss", "differ", "decal", "deplac", "avanc", "renvoy", "ajourn", "confirm", "acquis",
    "promis", "reten", "convenu", "arret", "souhait", "esper", "prepar", "cale", "inscri",
)  # fmt: skip
"""Participles that tell of a plan only where the date is what they aim at."""


@cache
def _done() -> frozenset[str]:
    """Participles whose endings do not show that they are: « saisies », « parvenue », « remis »."""
    return frozenset(
        stem + end for stem in calendar().words["done"] for end in ("", "e", "s", "es")
    )


class Tenses:
    """The verbs of the page, asked about one expression at a time."""

    def __init__(self, analysis: Analysis) -> None:
        self.page = analysis.page
        self.words = calendar().words
        self.analysis = analysis

    @cached_property
    def groups(self) -> list[VerbGroup]:
        """The verb groups, and among them those that only their endings show, in order."""
        known = self.analysis.groups
        held: set[int] = set()
        for group in known:
            auxiliary = group.lemma in ("avoir", "etre") and group.modal is None
            if not (auxiliary and group.tense in _SIMPLE):
                held.update(range(group.first, group.last + 1))
        extra = [
            group
            for i, word in enumerate(self.page.words)
            if (word[-2:] in _ENDINGS or word in _AUXILIARIES) and i not in held
            for group in self._by_ending(i)
        ]
        if not extra:
            return known
        taken = {g.first for g in extra}
        return sorted([*(g for g in known if g.first not in taken), *extra], key=lambda g: g.start)

    def _by_ending(self, i: int) -> list[VerbGroup]:
        """A verb that the vocabulary does not know: « débattra », « ont giflé », « de planter »."""
        page = self.page
        word = page.words[i]
        if len(word) < 5 and word not in _AUXILIARIES:
            return []
        if (
            page.text[page.starts[i]].isupper()
            and not page.text[page.starts[i] : page.ends[i]].isupper()
        ):
            return []
        before = page.words[i - 1] if i and page.gaps[i] == 0 else ""
        if word in _AUXILIARIES:
            return self._compound(i)
        if word.endswith(("ra", "ront")) and word not in _NO_FUTURES:
            return self._verb(i, i, "future")
        if before in _DETERMINERS and not (
            word.endswith(("er", "ir"))
            and before in _OBJECTS
            and page.words[i - 2] in ("de", "d", "a", "pour")
        ):
            return []
        if word.endswith(("rait", "raient")):
            return self._verb(i, i, "conditional")
        if word.endswith("erent") and "è" in page.text[page.starts[i] : page.ends[i]]:
            return self._verb(i, i, "past")
        if (
            before in ("de", "d", "a", "pour", "se", "s", "lui", "y", *_OBJECTS)
            and word.endswith(("er", "ir"))
            and word[-3:] != "ier"
        ):
            return self._verb(i, i, "infinitive")
        return []

    def _compound(self, i: int) -> list[VerbGroup]:
        """« a giflé », « avaient toutefois vendu », « s'est rendu »."""
        page = self.page
        if page.words[i] == "a" and page.text[page.starts[i]] not in "aA":
            return []
        for j in range(i + 1, min(i + 4, len(page.words))):
            if page.gaps[j] != 0:
                return []
            text = page.text[page.starts[j] : page.ends[j]]
            if (
                text.endswith(_PARTICIPLES)
                and len(text) > 2
                and page.words[j] not in _NO_PARTICIPLES
            ):
                if page.words[i] in ("est", "sont") and not self._moves(i, j):
                    return self._verb(i, j, "present")
                found = self._verb(i, j, _AUXILIARIES[page.words[i]])
                for group in found:  # « a-t-il dit », « ont-ils dit »
                    if page.fold[page.ends[i] : page.starts[i + 1]] == "-":
                        group.inverted = "il"
                return found
        return []

    def _moves(self, i: int, j: int) -> bool:
        """« est arrivé », « s'est rendu » tell the past; « est confirmé » a state."""
        return self.page.words[j].rstrip("es") in _MOVED or self.page.words[max(i - 1, 0)] in (
            "s",
            "se",
        )

    def _verb(self, first: int, last: int, tense: str) -> list[VerbGroup]:
        page = self.page
        start, end = page.starts[first], page.ends[last]
        return [VerbGroup(last, first, last, start, end, "", tense)]

    def direction(self, e: Expression) -> str:
        """``next``, ``last``, ``nearest``, or empty where nothing tells."""
        before = self._link_words(e)
        if self._dateline(e):
            return "last"
        if "depuis" in before or "remonte" in before:
            return "last"
        if "ici" in before or self.page.words[e.last + 1 : e.last + 3] == ["au", "plus"]:
            return "next"  # « d'ici à juin », « le 5 mai au plus tard »
        planned = self._planned(e)
        if planned:
            return planned
        group, distance = self._governing(e)
        if "pour" in before and not self.opens_sentence(e):
            return self._unless_cancelled(
                e
            )  # « acquise pour le mois de mars », « préparé pour le 9 »
        if before & {"avant", "jusqu"} and (
            group is None or group.tense not in _BEHIND or group.negated
        ):
            return "next"
        if "compter" in before or "partir" in before:
            return "last" if group is not None and group.tense in _BEHIND else "next"
        if self._participle_before(e):
            return "last"
        if group is None:
            return ""
        return self._by_verb(e, group, distance)

    def _dateline(self, e: Expression) -> bool:
        """« MOSCOU, 12 mai (TASS) - », « Lomé, 9 avril – »: the day of the dispatch."""
        page = self.page
        if e.day is None or page.fold[max(0, e.start - 2) : e.start] != ", ":
            return False
        start = page.lines[page.line_at(e.start)][0] if page.lines else 0
        after = page.fold[e.end : e.end + 3].lstrip()[:1]
        return 0 < e.first - page.first_token(start) <= 4 and after in ("(", "-", ":", ")")

    # --- the words beside it ---
    def _link_words(self, e: Expression) -> set[str]:
        """The few words in front that a direction may stand in (« d'ici à la fin juin », « à compter du »)."""
        page, i = self.page, e.first
        found: set[str] = set()
        for _ in range(5):
            i -= 1
            if i < 0 or page.gaps[i + 1] > COMMA:
                break
            if page.words[i] != "partir" or page.words[i - 1] == "a":
                found.add(page.words[i])
            if page.words[i] not in _LINKS:
                break
        return found

    def _planned(self, e: Expression) -> str:
        """« prévue le 7 mars », « attendu jeudi à », « fixées au 12 novembre »; called off: the nearest."""
        page, i = self.page, e.first
        steps = 0
        while i > 0 and steps < 6 and page.gaps[i] <= COMMA:
            i -= 1
            steps += 1
            word = page.words[i]
            if word in self.words["planned"]:
                if (
                    i > 0
                    and page.words[i - 1] in ("a", "ont", "avait", "avaient")
                    and word.startswith("annonc")
                ):
                    return ""
                if word.startswith(_MOVED_TO) and not self._aimed(e, i):
                    return ""  # « reportée mercredi » tells when it was put off
                return self._unless_cancelled(e)
            if page.gaps[i + 1] == COMMA and steps > 1:
                break
        return ""

    def _aimed(self, e: Expression, participle: int) -> bool:
        """« au », « pour », « à » right in front of the date, behind the participle: « repoussée au 26 avril »."""
        i = e.first - 1
        while i > participle and self.page.words[i] in ("le", "la", "les", "ce", "l"):
            i -= 1
        return i > participle and self.page.words[i] in ("pour", "au", "aux", "a", "jusqu")

    def _unless_cancelled(self, e: Expression) -> str:
        """A plan points ahead, unless the sentence says that it came to nothing."""
        page = self.page
        end = page.sentences[page.sentence_at(e.start)][1]
        i, steps = e.last + 1, 0
        while i < len(page.words) and page.starts[i] < end and steps < 40:
            if page.words[i] in self.words["cancelled"]:
                return "nearest"
            i += 1
            steps += 1
        later = bisect_left(self.groups, e.end, key=lambda g: g.start)
        for group in self.groups[later : later + 2]:
            if group.start < end and group.tense == "pluperfect":
                return "nearest"  # « calée au 3 novembre, avait pourtant sauté »
        return "next"

    def foretells(self, e: Expression) -> bool:
        """Whether the clause speaks of what is to come."""
        group, _ = self._governing(e)
        return group is not None and (group.tense in _AHEAD or group.modal == "aller")

    def _purpose(self, e: Expression, group: VerbGroup) -> bool:
        """« rendez-vous a été pris pour un entretien à Yaoundé, les 4 et 5 novembre »: the date of the purpose."""
        words = self.page.words[group.last + 1 : e.first]
        return any(
            word == "pour" and after in ("un", "une", "des", "leur", "sa", "son")
            for word, after in pairwise(words)
        )

    def _participle_before(self, e: Expression) -> bool:
        """« une lettre envoyée mercredi », « signés en mars »: over a preposition or article."""
        page, i = self.page, e.first - 1
        while i > e.first - 4 and i > 0 and page.words[i] in _LINKS and page.gaps[i + 1] == 0:
            i -= 1
        if i < 1 or page.gaps[i + 1] != 0 or page.words[i - 1] in _DETERMINERS:
            return False
        text = page.text[page.starts[i] : page.ends[i]]
        if page.words[i - 1] in ("sera", "seront", "serait", "etre", "soit", "soient"):
            return False
        if page.words[i] in _done():
            return page.text[page.starts[i]].islower()
        return text.endswith(("ée", "és", "ées")) and not text.endswith(
            ("tés", "musée", "armée", "année", "journée")
        )

    # --- the verb ---
    def _governing(self, e: Expression) -> tuple[VerbGroup | None, int]:
        """The verb of the expression's clause: the nearest before it, else the next one after it."""
        page, groups = self.page, self.groups
        sentence = page.sentences[page.sentence_at(e.start)] if page.sentences else (0, 0)
        at = bisect_left(groups, e.start, key=lambda g: g.start)
        behind: tuple[VerbGroup, int] | None = None
        for k in range(at - 1, max(at - 4, -1), -1):
            group = groups[k]
            if group.start < sentence[0]:
                break
            if group.inverted and COMMA in page.gaps[group.last + 1 : e.first + 1]:
                continue  # « …, a-t-il dit, dès septembre »: the incise is over
            distance = e.first - group.last
            if distance > _REACH:
                break
            if self._cut(group.last + 1, e.first):
                break
            if (k and self._is_object(groups[k - 1], group)) or self._is_state_of(group):
                continue
            behind = group, distance
            break
        if behind is not None and behind[0].tense == "gerund" and behind[1] > 6:
            behind = None
        if behind is not None:
            return behind
        for group in groups[at : at + 6]:
            if group.start >= sentence[1] or group.first - e.last > 30:
                break
            if (
                group.tense in ("participle", "gerund", "infinitive", "past_infinitive")
                and group.modal is None
            ):
                continue
            return group, group.first - e.last
        return None, 0

    @staticmethod
    def _is_object(before: VerbGroup, group: VerbGroup) -> bool:
        """« prendront place », « rendra visite »: a noun that only looks like a verb, at once behind a verb."""
        return (
            group.first == group.last
            and group.first == before.last + 1
            and group.tense in ("present", "subjunctive")
            and before.tense not in ("participle", "gerund")
        )

    def _is_state_of(self, group: VerbGroup) -> bool:
        """« En visite à Rome les 2 et 3 mars, il a … », « , en marche depuis lundi, »: a noun behind « en »."""
        page = self.page
        if group.tense != "present" or group.modal is not None or not group.last:
            return False
        en = group.first if page.words[group.first] == "en" else group.first - 1
        if page.words[en] != "en" or group.last - en != 1:
            return False
        return (
            en == 0 or page.gaps[en] > 0 or page.words[en - 1] in ("est", "etait", "sera", "sont")
        )

    def _cut(self, first: int, last: int) -> bool:
        """Whether a clause begins between two tokens: « ; », two commas, « qui », « dont »."""
        page = self.page
        commas = 0
        for i in range(first, last + 1):
            if page.gaps[i] == COMMA:
                gap = page.fold[page.ends[i - 1] : page.starts[i]]
                if ";" in gap or ":" in gap:
                    return True
                commas += 1
                if commas > 2:
                    return True
            if i < last and page.words[i] in ("qui", "dont", "plus") and page.gaps[i] == COMMA:
                return True
        return False

    def _by_verb(self, e: Expression, group: VerbGroup, distance: int) -> str:
        tense, lemma, modal = group.tense, group.lemma, group.modal
        if modal == "devoir" or lemma == "devoir":
            if tense in ("imperfect", "conditional_past"):
                return "next" if e.weekday is not None and e.day is None else "nearest"
            return "last" if tense in _BEHIND else "next"
        if modal == "venir" and tense in ("present", "imperfect"):
            return "last"
        if modal == "aller":
            return "next" if tense == "present" else "last"
        if modal in _WILLING and tense == "present":
            return "next"
        if self.nominal(e):
            return (
                ""
                if tense in _BEHIND or tense == "present"
                else "nearest"
                if tense in _AHEAD
                else ""
            )
        if tense in _AHEAD:
            return "next"
        if tense in _BEHIND and e.month is not None and self._purpose(e, group):
            return "nearest"
        if tense in _BEHIND:
            return "last"
        if tense == "infinitive":
            return "next" if group.governor is not None or distance <= _REACH else ""
        if tense == "participle":
            return "last"
        if tense == "present" and lemma in self.words["pointing"]:
            return "next"
        return ""

    def nominal(self, e: Expression) -> bool:
        """« le sommet de juin », « l'appel du 7 décembre »: the date belongs to a noun, not to the verb."""
        page, i = self.page, e.first
        if i < 2 or page.gaps[i] > 0:
            return False
        word = page.words[i - 1]
        if word not in ("de", "du", "d"):
            return False
        return not any(
            g.last == i - 2
            for g in self.groups[
                max(0, bisect_left(self.groups, e.start, key=lambda g: g.start) - 1) :
            ][:1]
        )

    # --- the passage ---
    def opens_sentence(self, e: Expression) -> bool:
        """Whether the expression is among the first words of its sentence (« En mars, », « Le 12 mars »)."""
        page = self.page
        start = page.sentences[page.sentence_at(e.start)][0] if page.sentences else 0
        return e.first - page.first_token(start) <= 2

    def looks_back(self, e: Expression) -> bool:
        """Whether the expression stands in « qui s'étaient parlé le 3 mai »: an aside, not the passage's next step."""
        if self.opens_sentence(e):
            return False
        group, _ = self._governing(e)
        if group is None or group.tense != "pluperfect":
            return False
        return not _RELATIVES.isdisjoint(self.page.words[max(0, group.first - 5) : group.first + 1])

    def narrates(self, e: Expression) -> bool:
        """Whether the clause tells in a past tense."""
        group, _ = self._governing(e)
        return group is None or group.tense in ("past", "pluperfect", "imperfect")
