"""What only looks like a date: homographs, names of things, quantities, and « aujourd'hui » for nowadays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.readers.dates.grammar import Atoms
from readouts.verbs import VerbGroup

__all__ = [
    "counts",
    "every_year",
    "hyphened",
    "no_month",
    "no_pointer",
    "no_season",
    "no_weekday",
    "no_year",
    "nowadays",
    "refused",
    "short_month",
]

_OF = ("de", "du", "d", "des")


def refused(at: Atoms, found: Expression) -> bool:
    """A date that is part of a thing's name: « rue du 4-Septembre », « Mouvement du 23 mars », « © 2024 »."""
    if found.rule in ("dates.day-month", "dates.day-range", "dates.year"):
        before = at.word(found.first - 1)
        if (
            before in ("du", "le", "de")
            and at.is_in(found.first - 2, "named_after")
            and at.joined(found.first)
        ):
            return found.year is None
    return False


def hyphened(at: Atoms, j: int) -> bool:
    """« 14-Juillet », « 11-Septembre » are names; « 12-mai-2021 » is a date."""
    return at.year(j + 1) < 0


def short_month(at: Atoms, j: int) -> bool:
    """« les 12 sept États »: an abbreviation that is a word too needs its point or a year."""
    word = at.word(j)
    if word in at.calendar.months:
        return False
    if word == "sept":
        return at.sep(j + 1)[:1] != "." and at.year(j + 1) < 0
    return False


def no_month(at: Atoms, found: Expression) -> bool:
    """Persons, planets and festivals: « Mme Mai », « vers Mars », « Avril Haines », « Octobre rouge »."""
    i = found.first
    if found.year is not None or found.turn or found.amount is not None or found.until is not None:
        return at.capital(i) and at.is_in(i - 1, "before_name") and found.year is None
    if at.sep(i) == "-" and at.word(i - 1) != "mi":
        return True
    if at.sep(i + 1) == "-" and at.joined(i + 1):
        return True
    if at.word(i + 1).isdigit() and at.joined(i + 1) and len(at.word(i + 1)) == 2:
        return True
    if not at.capital(i):
        return at.word(i - 1) == "planete"
    if at.is_in(i - 1, "before_name"):
        return True
    after = i + 1 < at.count and at.joined(i + 1)
    if after and at.page.text[at.page.starts[i + 1]].isupper():
        return True
    if at.opens(i):
        return after and at.word(i + 1) in ("rouge", "noir", "rose")
    return at.word(i - 1) not in at.calendar.words["before_month"] or (
        at.word(i - 1) in ("de", "d", "a", "et", "ou", "vers", "pour")
        and at.words[i] in ("mars", "mai", "avril", "juin")
    )


def no_weekday(at: Atoms, i: int) -> bool:
    """« chaque lundi », « un mardi », « mardi gras », « Vendredi saint », « Jeudi noir »."""
    if at.joined(i) and (
        at.word(i - 1) in at.calendar.words["before_any_day"]
        or at.word(i - 1) in at.calendar.ordinals
    ):
        return True  # « un mardi », « le premier lundi du mois »
    if at.joined(i + 1) and at.word(i + 1) in (
        "gras",
        "saint",
        "sainte",
        "noir",
        "noire",
        "sanglant",
    ):
        return True
    return (at.sep(i) == "-" and at.joined(i)) or _habitual(at, i)


_HABIT_BEFORE, _HABIT_AFTER = 12, 5


def _habitual(at: Atoms, i: int) -> bool:
    """« fermé le lundi », « travaillent le samedi », « du lundi au vendredi de 9 h à 18 h »: no day of the calendar."""
    if not at.joined(i) or at.word(i - 1) not in ("le", "du", "au"):
        return False
    if at.word(i - 1) == "le" and (
        at.word(i + 1) in at.calendar.words["pointed_day"] and at.joined(i + 1)
    ):
        return False
    page = at.page
    start, end = page.sentences[page.sentence_at(page.starts[i])]
    first = max(i - _HABIT_BEFORE, page.first_token(start))
    around = at.words[first : min(i + _HABIT_AFTER, page.first_token(end))]
    if not at.calendar.words["habits"].isdisjoint(around):
        return True
    return at.word(i - 1) == "le" and _all_present(at, i, first, end)


def _all_present(at: Atoms, i: int, first: int, end: int) -> bool:
    """Whether all the verbs near token i are in the present: what is told goes on year in, year out."""
    page, groups = at.page, at.analysis.groups
    low = bisect_left(groups, page.starts[first], key=lambda g: g.start)
    near = [
        g
        for g in groups[low : low + 6]
        if g.start < min(end, page.ends[i] + 40) and g.tense not in ("participle", "gerund")
    ]
    return bool(near) and all(
        g.tense == "present" and g.modal is None and g.lemma not in at.calendar.words["pointing"]
        for g in near
    )


def every_year(at: Atoms, i: int) -> bool:
    """« les ventes augmentent en été », « été comme hiver »: seasons of any year."""
    page = at.page
    if (
        at.word(i + 1) == "comme"
        and at.joined(i + 1)
        and at.word(i + 2) in (*at.calendar.seasons, "en")
    ):
        return True
    start, end = page.sentences[page.sentence_at(page.starts[i])]
    return _all_present(at, i, max(i - _HABIT_BEFORE, page.first_token(start)), end)


def no_pointer(at: Atoms, first: int, last: int, *, narrative: bool) -> bool:
    """« à la veille du sommet », « il veille à », « au lendemain de l'attaque », « l'Europe de demain »."""
    before, after = at.word(first - 1), at.word(last + 1) if at.joined(last + 1) else ""
    if narrative:
        if before not in ("la", "le", "l", "des", "du", "cette", "avant") or not at.joined(first):
            return not at.opens(first)
        if at.word(first - 2) in at.calendar.words["leaving"] and at.joined(first - 1):
            return False  # « s'est retiré la veille de l'Initiative »
        return after in _OF and not _dated(at, last + 2)
    if at.words[last] == "hier":
        return before == "d" and at.word(first - 2) in ("monde", "europe")
    if at.words[last] == "demain":
        return before == "de" and at.is_in(first - 2, "tomorrow_of")
    return False


def _dated(at: Atoms, i: int) -> bool:
    """Whether a date follows: « la veille du 3 mai » is refused all the same, « le lendemain, de 8 h » is not."""
    return at.word(i)[:1].isdigit() and at.word(i + 1) in ("h", "heures")


def no_season(at: Atoms, i: int) -> bool:
    """« a été reçu », « le Printemps arabe », « le printemps de Prague »."""
    before = at.word(i - 1)
    if at.words[i] == "ete":
        text = at.page.text[at.page.starts[i] : at.page.ends[i]]
        if text not in ("été", "ete", "Été", "ÉTÉ", "ETE", "Eté"):
            return True
        if before not in ("l", "cet", "d", "en", "fin", "debut", "mi", "plein"):
            return True
        if before == "l" and at.word(i - 2) in (
            "a",
            "ont",
            "avait",
            "avaient",
            "aurait",
            "auraient",
            "ayant",
            "avoir",
            "qui",
            "ne",
            "n",
        ):
            return at.page.text[at.page.starts[i - 2] : at.page.ends[i - 2]] not in ("à", "À", "A")
    after = at.word(i + 1)
    return after in ("arabe", "arabes", "erable", "berbere") or (after in _OF and at.capital(i))


# --- years ---
def no_year(at: Atoms, i: int, year: int) -> bool:
    """A number of four digits that is a quantity, an identifier or part of a name of a file."""
    before = at.word(i - 1) if at.joined(i) else ""
    sep = at.sep(i)
    if sep == "-" and at.word(i - 1) == "mi":
        return _is_counted(at, i)
    if sep[-1:] in ("-", "_", "/", "@", "#", "+", "=", "€", "$", "£") or "©" in sep:
        return True
    if "copyright" in (before, at.word(i - 2)) and at.joined(i):
        return True
    if "©" in at.page.text[max(0, at.page.starts[i] - 3) : at.page.starts[i]]:
        return True
    after_sep = at.sep(i + 1)
    if after_sep[:1] in ("_", "%", "€", "$", "°", "@") or after_sep in (" €", " $", " %", " £"):
        return True
    if len(after_sep) == 1 and after_sep in ".:" and at.word(i + 1) and not at.opens(i + 1):
        return True
    if before in at.calendar.words["numbered"]:
        return True
    if len(before) <= 3 and before.isalpha() and at.is_in(i - 2, "numbered"):
        code = at.page.text[at.page.starts[i - 1] : at.page.ends[i - 1]]
        if code.isupper():
            return True  # « le vol AF 1984 »
    if before in at.calendar.words["before_year"] and not (before == "en" and counts(at, i)):
        return before != "depuis" and before not in ("annee", "annees", "an") and _is_counted(at, i)
    if at.word(i + 1) == "a" and at.joined(i + 2) and counts(at, i + 2):
        return True  # « de 1999 à 1850 euros »
    if before[-1:].isdigit() and sep == " ":
        return not 1900 <= year < 2100 or at.month(i - 1) < 0
    if counts(at, i):
        return True
    if year < 1900 and (year < 1500 or not at.is_in(i - 1, "before_old_year")):
        return True
    if before in ("plus", "moins", "que", "les", "des", "la", "une", "deux", "trois"):
        start = at.page.starts[i - 1]
        return at.page.text[start : start + 3].lower() != "dès"
    if before in ("de", "d") and at.word(i - 2) in (
        "plus",
        "moins",
        "pres",
        "quelque",
        "milliers",
        "total",
        "lors",
    ):
        return True
    return (
        before == "a" and at.joined(i - 1) and at.word(i - 2)[:1].isdigit() and at.year(i - 2) < 0
    )


def _is_counted(at: Atoms, i: int) -> bool:
    j = i + 1
    if not at.joined(j):
        return False
    word = at.word(j)
    if word == "pour":
        return at.word(j + 1) in ("cent", "mille")
    return word in at.calendar.words["counted"] or (
        word in ("de", "d") and at.word(j + 1) == "plus"
    )


def counts(at: Atoms, i: int) -> bool:
    """Whether the number counts what follows: a known unit, « de plus », or a lower-case plural."""
    if _is_counted(at, i):
        return True
    j = i + 1
    if not at.joined(j) or at.sep(j) == "-":
        return False
    word = at.word(j)
    if word in at.calendar.words["after_year"] or not word.isalpha():
        return False
    if not at.page.text[at.page.starts[j]].islower():
        return False
    if word in ("h", "heure", "heures"):
        return True
    return (word[-1] in "sx" and not word.endswith(("es", "is", "us", "ifs", "ants", "ents"))) or (
        word.endswith("es") and at.page.text[at.page.ends[j] - 2] not in "éÉ"
    )


# --- nowadays ---
def _told_today(analysis: Analysis, at: Atoms, first: int) -> bool:
    """Whether an act stands right in front: « a annoncé aujourd'hui que », « confirme aujourd'hui que »."""
    groups = analysis.groups
    low = bisect_left(groups, at.page.starts[first], key=lambda g: g.start) - 1
    if low < 0 or first - groups[low].last > 3 or groups[low].modal is not None:
        return False
    group = groups[low]
    return group.tense in _SPOKEN or (group.tense == "present" and _acts(at, group))


def _acts(at: Atoms, group: VerbGroup) -> bool:
    words = at.calendar.words
    acts = group.lemma in words["today_acts"] and not group.passive  # « sommes soumis » is a state
    return acts or group.lemma in words["pointing"]


def _reported(groups: Sequence[VerbGroup], group: VerbGroup) -> bool:
    """« a estimé que rien ne justifiait aujourd'hui une guerre »: an imperfect that stands for a present."""
    at = bisect_left(groups, group.start, key=lambda g: g.start)
    before = groups[at - 1] if at else None
    return before is not None and before.tense == "past" and group.first - before.last <= 8


_SPOKEN = ("past", "future", "pluperfect", "future_perfect", "conditional_past")


def nowadays(analysis: Analysis, at: Atoms, first: int, last: int) -> bool:
    """« aujourd'hui » for the present age: beside a comparison, a state of affairs, a noun in apposition.

    It is the day itself where the clause tells an event, past (« a déclaré aujourd'hui ») or to come (« sera reçu
    aujourd'hui »), where a time of day follows, and where the sentence has no verb (a headline).
    """
    page = at.page
    before = at.word(first - 1) if at.joined(first) else ""
    after = at.word(last + 1) if at.joined(last + 1) else ""
    if after == "a" and at.word(last + 2)[:1].isdigit():
        return False
    if before == "est" and after in ("que", "qu") and at.word(first - 2) in ("c", "ce"):
        return False  # « C'est aujourd'hui que s'ouvrent à Medan »
    if before in ("encore", "d", "meme", "comme"):
        if before == "d" and at.is_in(first - 2, "of_today"):
            return False
        return at.joined(first)
    if after in ("que", "qu"):
        return not _told_today(
            analysis, at, first
        )  # « a déclaré aujourd'hui que », « aujourd'hui que tout va »
    if after in ("encore", "plus", "comme"):
        return True
    if before in ("jusqu", "qu") or at.word(first - 2) == "jusqu":
        return True
    sentence = page.sentence_at(page.starts[first])
    groups = analysis.groups
    low = bisect_left(groups, page.sentences[sentence][0], key=lambda g: g.start)
    start, end = page.starts[first], page.ends[last]
    nearest = None
    for group in groups[low : low + 40]:
        if group.start >= page.sentences[sentence][1]:
            break
        if group.tense in ("participle", "gerund", "infinitive") and group.modal is None:
            continue
        distance = start - group.end if group.end <= start else group.start - end
        if nearest is None or distance < nearest[0]:
            nearest = (distance, group)
    if nearest is None:
        return after not in ("a", "en", "dans", "sur", "") and not at.opens(first)
    distance, group = nearest
    if distance > 90:
        return True
    if group.tense in _SPOKEN or group.modal in ("devoir", "aller", "venir"):
        # « Dobrowolski, aujourd'hui apiculteur, a dit »: an apposition, whatever the verb.
        apposed = (
            at.gaps[first] == 1 and at.joined(last + 1) and after not in at.calendar.words["verbal"]
        )
        return apposed and group.start > end and at.sep(first).strip() == ","
    if group.tense == "present" or (group.tense == "imperfect" and _reported(groups, group)):
        low, high = page.sentences[sentence]
        around = page.fold[max(low, start - 200) : min(high, end + 200)]
        if "hier" in around.split() or "demain" in around.split():
            return False
        return (
            (group.lemma == "etre" and after not in ("a", "en"))
            or group.lemma in ("avoir", "pouvoir", "devoir", "falloir", "faire")
            or (not at.opens(first) and not _acts(at, group))
        )
    return group.tense not in ("imperfect",)
