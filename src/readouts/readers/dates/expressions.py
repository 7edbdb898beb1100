"""The grammar of dates over tokens: from numbers, names and pointing words to expressions, still unresolved.

The walk goes over the tokens once. A word that may open an expression has a rule (``_rules``), a number has several;
what a rule has found is then widened to the left (« fin », « ce », « soir du ») and to the right (« au soir »,
« à 18h45, heure de Moscou »). Every rule looks at a bounded number of tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.readers.dates import refusals, stamps
from readouts.readers.dates.days import bare_day, day_list, weekday_name
from readouts.readers.dates.formats import foreign, iso, numeric, registered
from readouts.readers.dates.grammar import Atoms, Found, century
from readouts.readers.dates.months import month_name, short_year, year_number
from readouts.readers.dates.pointers import (
    counted,
    ordinal,
    part_of_day,
    pointer,
    same,
    season,
    today,
    unit,
)
from readouts.readers.dates.widening import widen_left, widen_right
from readouts.vocabulary.dates import calendar

__all__ = ["find"]


def find(analysis: Analysis) -> list[Expression]:
    """Every date expression of the page, in order, none overlapping another."""
    found = _walk(Atoms(analysis))
    return stamps.mark(analysis.page, stamps.add_foreign(analysis.page, found))


def _walk(at: Atoms) -> Found:
    rules = _rules()
    out: Found = []
    done = 0
    for i in [i for i, word in enumerate(at.words) if word in rules or "0" <= word < ":"]:
        if i < done:
            continue
        found = rules.get(at.words[i], _number)(at, i)
        for expression in found:
            widen_left(at, expression)
            widen_right(at, expression)
            if not refusals.refused(at, expression):
                at.free = expression.last + 1
                if expression.day is not None and expression.month is not None:
                    at.dated = expression.last
                out.append(expression)
        if found:
            done = max(i, found[-1].last) + 1
    return out


def _number(at: Atoms, i: int) -> Found:
    if len(at.words[i]) == 4 and at.words[i].isdigit():
        if registered(at, i + 1):
            return []
        return iso(at, i) or year_number(at, i)
    if at.word(i - 1) == "annees" and len(at.words[i]) == 2 and at.words[i][1] == "0":
        found_one = at.make(i, i, "decade", "decade")
        found_one.year = (
            century(int(at.words[i])) if at.words[i] >= "30" else 2000 + int(at.words[i])
        )
        found_one.year -= 100 * (found_one.year >= 2030)
        return [found_one]
    if at.sep(i) == ":" and at.word(i - 1).isdigit():
        return []  # « 17:05, 27 mai » is no list of days
    if at.day(i) > 0:
        found = numeric(at, i) or day_list(at, i, i, None)
        if found:
            return found
    named = short_year(at, i) or counted(at, i) or ordinal(at, i)
    return named or (bare_day(at, i) if at.day(i) > 0 else [])


def _month_or_foreign(at: Atoms, i: int) -> Found:
    if at.day(i + 1) > 0 and at.year(i + 2) > 0 and at.sep(i + 2) == ", ":
        found = foreign(at, i)
        if found:
            return found
    return month_name(at, i)


def _short_month(at: Atoms, i: int) -> Found:
    """« sept. 2021 », « oct 2020 »: an abbreviation with a year."""
    if at.words[i] in at.calendar.short_weekdays:
        found = weekday_name(at, i)
        if found:
            return found
    month = at.calendar.short_months.get(at.words[i])
    if month is None:
        return []
    if at.words[i] == "sept" and (number := counted(at, i)):
        return number
    stamp = foreign(at, i)
    if stamp:
        return stamp
    if at.year(i + 1) < 0 or not at.after_point(i + 1) or at.words[i] == "mar":
        return []
    found_one = at.make(i, i + 1, "month", "month")
    found_one.month, found_one.year = month, at.year(i + 1)
    return [found_one]


_Rule = Callable[[Atoms, int], Found]


@cache
def _rules() -> dict[str, _Rule]:
    """The word that opens (or carries) an expression → the rule that reads it."""
    words = calendar()
    rules: dict[str, _Rule] = {}
    rules |= dict.fromkeys((w for w in words.foreign_months if len(w) > 2), foreign)
    rules |= dict.fromkeys((w for w in words.numbers if "-" not in w), counted)
    rules |= dict.fromkeys((*words.short_months, *words.short_weekdays), _short_month)
    rules |= dict.fromkeys((w for w in words.ordinals if w.isalpha()), ordinal)
    rules |= dict.fromkeys(words.seasons, season)
    rules |= dict.fromkeys(
        ("jour", "semaine", "mois", "an", "annee", "trimestre", "semestre", "weekend", "week"),
        unit,
    )
    rules |= dict.fromkeys((w for w in words.pointers if "-" not in w), pointer)
    rules |= dict.fromkeys(("aujourd", "aujourdhui"), today)
    rules |= {"meme": same}
    rules |= dict.fromkeys(
        ("soir", "matin", "nuit", "apres", "midi", "matinee", "soiree"), part_of_day
    )
    rules |= dict.fromkeys(words.months, _month_or_foreign)
    rules |= dict.fromkeys(words.weekdays, weekday_name)
    return rules
