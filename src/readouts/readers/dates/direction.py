"""Which way a bare weekday, day or month points: the words beside it, the plan it is part of, its clause's verb."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.readers.dates import plans
from readouts.readers.dates.shown import with_shown
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary.dates import calendar

__all__ = ["Tenses"]

_AHEAD = ("future", "conditional", "subjunctive")
_BEHIND = ("past", "pluperfect", "conditional_past", "past_infinitive", "past_gerund")
_REACH = 18
"""How many tokens a verb governs a date over."""


class Tenses:
    """The verbs of the page, asked about one expression at a time."""

    def __init__(self, analysis: Analysis) -> None:
        self.page = analysis.page
        self.words = calendar().words
        self.analysis = analysis

    @cached_property
    def groups(self) -> list[VerbGroup]:
        """The verb groups, those too that only their endings show."""
        return with_shown(self.page, self.analysis.groups)

    def direction(self, e: Expression) -> str:
        """``next``, ``last``, ``nearest``, or empty where nothing tells."""
        before = plans.link_words(self.page, e)
        if self._dateline(e):
            return "last"
        if "remonte" in before or plans.since_then(self.page, e):
            return "last"
        if "ici" in before or self.page.words[e.last + 1 : e.last + 3] == ["au", "plus"]:
            return "next"  # « d'ici à juin », « le 5 mai au plus tard »
        planned = plans.planned(self.page, self.groups, e)
        if planned:
            return planned
        group, distance = self._governing(e)
        if "pour" in before and not self.opens_sentence(e):
            # « acquise pour le mois de mars », « préparé pour le 9 »
            return plans.unless_cancelled(self.page, self.groups, e)
        if before & {"avant", "jusqu", "dela"} and (
            group is None
            or group.tense not in _BEHIND
            or group.negated
            or ("jusqu" in before and group.lemma in self.words["until"])
        ):
            return "next"
        if "compter" in before or "partir" in before:
            return "last" if group is not None and group.tense in _BEHIND else "next"
        if group is not None and plans.of_meeting(self.page, e, group):
            return "next"
        if plans.participle_before(self.page, e):
            return "last"
        if plans.apposed(self.page, e, None if group is None else group.start):
            return "last"
        if plans.fit_for(self.page, e):
            return "next"
        told = "" if group is None else self._by_verb(e, group, distance)
        return told or ("last" if plans.of_past_event(self.page, e) else "")

    def _dateline(self, e: Expression) -> bool:
        """« MOSCOU, 12 mai (TASS) - », « Lomé, 9 avril – »: the day of the dispatch."""
        page = self.page
        if e.day is None or page.fold[max(0, e.start - 2) : e.start] != ", ":
            return False
        start = page.lines[page.line_at(e.start)][0] if page.lines else 0
        after = page.fold[e.end : e.end + 3].lstrip()[:1]
        return 0 < e.first - page.first_token(start) <= 4 and after in ("(", "-", ":", ")")

    def foretells(self, e: Expression, told: int | None = None) -> bool:
        """Whether the clause speaks of what is to come: its verb; where it has none, a day told in its sentence."""
        group, _ = self._governing(e)
        if group is None and told is not None:
            return self.same_sentence(e, told)
        return group is not None and (group.tense in _AHEAD or group.modal == "aller")

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
            if group.last >= e.first:
                continue  # « en été » itself
            if group.inverted and COMMA in page.gaps[group.last + 1 : e.first + 1]:
                continue  # « …, a-t-il dit, dès septembre »: the incise is over
            distance = e.first - group.last
            if distance > _REACH:
                break
            if self._cut(group.last + 1, e.first):
                break
            if (k and self._is_object(groups[k - 1], group)) or self._is_noun(group):
                continue
            if page.words[group.first] == "soit" and page.gaps[group.first] == COMMA:
                continue  # « une semaine après, soit le 15 juin »
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

    def _is_object(self, before: VerbGroup, group: VerbGroup) -> bool:
        """« prendront place », « a abordé leur sort »: a noun that only looks like a verb, at once behind a verb."""
        apart = group.first - before.last
        determined = apart == 2 and self.page.words[group.first - 1] in self.words["determiners"]
        return (
            group.first == group.last
            and (apart == 1 or determined)
            and group.tense in ("present", "subjunctive")
            and before.tense not in ("participle", "gerund")
        )

    def _is_noun(self, group: VerbGroup) -> bool:
        """« pour la venue d'Auxerre samedi », « en visite à Rome jeudi »: only the form is a verb's."""
        named = group.first == group.last and group.tense == "participle" and group.first > 0
        if named and self.page.gaps[group.first] == 0:
            return self.page.words[group.first - 1] in self.words["articles"]
        return self._is_state_of(group)

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
            if i < last - 1 and page.words[i] == "qui" and page.words[i - 1] not in ("ce", "a"):
                return True  # « film qui change d'objet fin février »
        return False

    def _by_verb(self, e: Expression, group: VerbGroup, distance: int) -> str:
        tense, lemma, modal = group.tense, group.lemma, group.modal
        named = e.unit == "month" and self.nominal(e)  # « le recensement de mars devrait »
        if modal == "devoir" or lemma == "devoir":
            if tense in ("imperfect", "conditional_past"):
                if group.negated:
                    return "last"  # « rien ne devait filtrer samedi »
                return "next" if e.weekday is not None and e.day is None else "nearest"
            return "last" if tense in _BEHIND else "nearest" if named else "next"
        if modal == "venir" and tense in ("present", "imperfect"):
            return "last"
        if modal == "aller":
            return "next" if tense in ("present", "future") else "last"
        if modal in self.words["willing"] and tense == "present":
            return "next"
        if tense == "present" and lemma in self.words["pointing_forms"]:
            return "next"
        if tense == "past_infinitive" and group.governor and group.governor.tense in _AHEAD:
            return "next"  # « devra avoir quitté Bruxelles mercredi »
        if self.nominal(e) and not (tense == "infinitive" and e.until is not None):
            return (
                ""
                if tense in _BEHIND or tense == "present"
                else "nearest"
                if tense in _AHEAD
                else ""
            )
        if tense in _AHEAD:
            return "next"
        if tense in _BEHIND and e.month is not None and plans.has_purpose(self.page, e, group):
            return "nearest"
        if tense in _BEHIND or (tense == "imperfect" and e.month is not None and e.day is not None):
            return "last"
        if tense == "infinitive":
            if self._achieved(group):
                return "last"
            return "next" if group.governor is not None or distance <= _REACH else ""
        if tense == "participle":
            return "last"
        if tense == "present" and lemma in self.words["pointing"]:
            return "next"
        return ""

    def _achieved(self, group: VerbGroup) -> bool:
        """« s'est vu remettre mardi », « est venu présenter lundi », « reçu à déjeuner mardi »: it came about."""
        governor = group.governor
        if governor is None or governor.negated or governor.tense not in (*_BEHIND, "participle"):
            return False
        return governor.lemma in self.words["achieving"] or group.lemma in self.words["meals"]

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
        if "deja" in self.page.words[group.first : group.last + 2]:
            return True  # « Il avait déjà abordé leur sort vendredi »
        return not self.words["relatives"].isdisjoint(
            self.page.words[max(0, group.first - 5) : group.first + 1]
        )

    def tells_source(self, e: Expression) -> bool:
        """« dans un communiqué publié vendredi », « une note de jeudi »: when the source spoke, not what it tells."""
        i, words = e.first - 1, self.page.words
        return i > 0 and self.page.gaps[e.first] == 0 and words[i] in self.words["made_public"]

    def frames(self, e: Expression) -> bool:
        """« en 1997 », « en 2027 »: when the sentence's events are, where « que celle de 1997 » compares."""
        words, i = self.page.words, e.first - 1
        if i < 0 or words[i] != "en":
            return False
        return i == 0 or words[i - 1] not in ("qu", "que", "comme", "depuis")

    def same_sentence(self, e: Expression, before: int) -> bool:
        page = self.page
        return bool(page.sentences) and before >= page.sentences[page.sentence_at(e.start)][0]

    def goes_on(self, e: Expression, before: int) -> bool:
        """« Arrêté en mars 1944, il est déporté en juin »: the same sentence goes on, and not to what is to come."""
        if not self.same_sentence(e, before):
            return False
        group, _ = self._governing(e)
        return group is None or (group.tense not in _AHEAD and group.modal is None)

    def narrates(self, e: Expression) -> bool:
        """Whether the clause tells in a past tense."""
        group, _ = self._governing(e)
        return group is None or group.tense in ("past", "pluperfect", "imperfect")
