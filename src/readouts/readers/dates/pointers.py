"""Words that point and count: « hier », « ce mois-ci », « semaine prochaine », « il y a trois jours », « cet été »."""

from __future__ import annotations

from readouts.findings import Expression
from readouts.readers.dates import refusals
from readouts.readers.dates.days import day_list, weekday_name
from readouts.readers.dates.grammar import Atoms, Found
from readouts.readers.dates.months import month_tail, turn_at
from readouts.readers.dates.widening import phase_before
from readouts.vocabulary import words

__all__ = [
    "SINGULAR",
    "counted",
    "ordinal",
    "part_of_day",
    "pointer",
    "same",
    "season",
    "today",
    "unit",
]

SINGULAR = words("date_singular")


def pointer(at: Atoms, i: int) -> Found:
    """« hier », « avant-hier », « demain », « le lendemain », « la veille »."""
    word, first = at.words[i], i
    if at.sep(i) == "-" and at.word(i - 1) in ("avant", "apres"):
        first, word = i - 1, f"{at.words[i - 1]}-{word}"
    row = at.calendar.pointers.get(word)
    if row is None or refusals.no_pointer(at, first, i, narrative=row.narrative):
        return []
    found = at.make(first, i, row.id)
    found.amount, found.narrative = row.amount, row.narrative
    return _named_too(at, found)


def _named_too(at: Atoms, found: Expression) -> Found:
    """« hier mardi 27 juillet », « demain jeudi », « aujourd'hui, lundi »: one day told twice is one date."""
    j = found.last + 1
    if at.word(j) not in at.calendar.weekdays or not at.near(j):
        return [found]
    named = weekday_name(at, j)
    if not named or named[0].until is not None or named[0].turn:
        return [found]
    if named[0].day is None:
        at.extend(found, named[0].last)
        return [found]
    named[0].first, named[0].start = found.first, found.start
    return named


def today(at: Atoms, i: int) -> Found:
    """« aujourd'hui », in three tokens' spellings."""
    last = i + 1 if at.words[i] == "aujourd" else i
    if last > i and at.word(last) != "hui":
        return []
    if refusals.nowadays(at.analysis, at, i, last):
        return []
    found = at.make(i, last, "today")
    found.amount = 0
    return _named_too(at, found)


def same(at: Atoms, i: int) -> Found:
    """« le même jour », « la même année », « cette même semaine »."""
    unit = at.calendar.units.get(
        at.word(i + 1), "day" if at.word(i + 1) in ("soir", "matin") else ""
    )
    if not unit or at.word(i + 1) not in SINGULAR | {"soir", "matin"} or not at.joined(i + 1):
        return []
    if at.word(i - 1) not in ("le", "la", "ce", "cette", "du", "au"):
        return []
    found = at.make(i, i + 1, "same", unit)
    found.amount, found.narrative = 0, True
    return [found]


def part_of_day(at: Atoms, i: int) -> Found:
    """« ce soir », « cette nuit », « cet après-midi », « ce soir-là », « le matin même », « la nuit dernière »."""
    if at.words[i] == "nuit" and at.joined(i + 1):
        amount = {"derniere": -1, "prochaine": 0}.get(at.word(i + 1))
        if amount is not None:
            found = at.make(i, i + 1, "last-night" if amount else "next-night")
            found.amount = amount
            return [found]
    last = i
    if at.words[i] == "apres":
        if at.word(i + 1) != "midi" or at.sep(i + 1) not in ("-", " "):
            return []
        last = i + 1
    if at.word(last + 1) == "meme" and at.joined(last + 1):
        return _very(at, i, last)
    if at.word(i - 1) not in ("ce", "cet", "cette") or not at.joined(i):
        return []
    found = at.make(i, last, "this-part")
    found.amount, found.turn = 0, "this"
    _there(at, found)
    return [found]


def _very(at: Atoms, i: int, last: int) -> Found:
    """« le matin même », « l'après-midi même »: a part of the day that the passage has set."""
    if at.word(i - 1) not in ("le", "l", "la") or not at.joined(i) or _of_what(at, last + 2):
        return []
    found = at.make(i, last + 1, "same-part")
    found.amount, found.narrative = 0, True
    return [found]


def _of_what(at: Atoms, j: int) -> bool:
    """« le soir même de l'élection », « le jour même où »: an event says which day."""
    return at.joined(j) and at.word(j) in ("de", "du", "des", "d", "ou")


def _there(at: Atoms, found: Expression) -> None:
    """« -là » points at the passage's date, « -ci » at the day of the words."""
    j = found.last + 1
    if at.sep(j) in ("-", " ") and at.word(j) in ("la", "ci") and at.joined(j):
        text = at.page.text[at.page.starts[j] : at.page.ends[j]]
        if at.sep(j) == "-" or text in ("là", "ci"):
            found.narrative = at.word(j) == "la"
            at.extend(found, j)


def unit(at: Atoms, i: int) -> Found:
    """« semaine prochaine », « ce mois-ci », « fin de l'année », « jour même », « cette année »."""
    word, last = at.words[i], i
    if word == "week":
        if at.word(i + 1) != "end":
            return []
        unit, last = "weekend", i + 1
    else:
        unit = at.calendar.units[word]
    if word not in SINGULAR or _names_month(at, i):
        return []
    found = at.make(i, last, f"this-{unit}", unit)
    before = at.word(i - 1) if at.joined(i) else ""
    j = last + 1
    if word == "jour" and at.word(j) == "meme" and at.joined(j):
        if _of_what(at, j + 1):
            return []
        found.amount, found.narrative = 0, True
        at.extend(found, j)
        return [found]
    if before in ("ce", "cet", "cette"):
        if at.word(i - 2) == "a" and word == "jour":
            return []
        found.amount, found.turn = 0, "this"
        if at.joined(j) and turn_at(at, j):
            _turned(at, found, j, turn_at(at, j))
        _there(at, found)
        return _dated_too(at, found) if word == "jour" and not found.narrative else [found]
    turn = turn_at(at, j) if at.joined(j) else ""
    if not turn and at.word(j) == "en" and at.word(j + 1) == "cours" and at.joined(j):
        turn, j = "this", j + 1
    if not turn and at.word(j) == "d" and at.word(j + 1) in ("apres", "avant") and at.joined(j):
        turn, j = "following" if at.word(j + 1) == "apres" else "previous", j + 1
    if (turn and word != "jour") or turn in ("following", "previous"):
        if at.number(i - 1) > 0 or before in (
            "les",
            "des",
            "ces",
            "ses",
            "par",
            "un",
            "une",
            "nos",
            "quelques",
        ):
            return []
        _turned(at, found, j, turn)
        return [found]
    if unit in ("weekend", "quarter", "half") and (turn := turn_at(at, i - 1)) and at.joined(i):
        found.first, found.start = i - 1, at.page.starts[i - 1]
        _turned(at, found, last, turn)
        return [found]
    if unit == "year" and at.year(last + 1) > 0 and at.joined(last + 1):
        return []  # « courant de l'année 2024 »
    if unit in ("week", "month", "year", "quarter", "half") and phase_before(at, i) is not None:
        found.amount = 0
        return [found]
    return []


def _dated_too(at: Atoms, found: Expression) -> Found:
    """« ce jour, lundi 10 mai 2021 », « en ce jour, 10 mai »: one day told twice is one date."""
    j = found.last + 1
    if at.near(j) and at.word(j) in at.calendar.weekdays:
        return _named_too(at, found)
    j += at.word(j) == "le"
    dated = day_list(at, j, j, None) if at.near(j) and at.day(j) > 0 else []
    if not dated or dated[0].until is not None:
        return [found]
    dated[0].first, dated[0].start = found.first, found.start
    return dated


def _names_month(at: Atoms, i: int) -> bool:
    """« mois d'octobre »: the month's own rule takes « mois de » in."""
    return at.words[i] == "mois" and at.word(i + 1) in ("de", "d") and at.month(i + 2) > 0


def _turned(at: Atoms, found: Expression, j: int, turn: str) -> None:
    found.amount = 1 if turn in ("next", "following") else 0 if turn == "this" else -1
    found.narrative = turn in ("following", "previous")
    found.turn = turn
    found.rule = f"dates.{turn}-{found.unit}"
    at.extend(found, j)


def counted(at: Atoms, i: int) -> Found:
    """« trois jours plus tôt », « il y a trois jours », « dans dix jours », « deux mois plus tard »."""
    if at.word(i - 1) == "annees" and at.joined(i) and (decade := _decade(at, i)):
        return decade
    count, j = at.number(i), i + 1
    if at.sep(j) == "-" and at.number(j) >= 0:  # « dix-sept », « vingt-deux »
        composed = at.calendar.numbers.get(f"{at.words[i]}-{at.words[j]}", count + at.number(j))
        count, j = composed, j + 1
    rough = at.calendar.rough_numbers.get(at.word(j), 0) if count == 1 else 0
    if rough and at.word(j + 1) in ("de", "d"):  # « il y a une quinzaine de jours »
        count, j = rough, j + 2
    unit = at.calendar.units.get(at.word(j))
    if count <= 0 or unit not in ("day", "week", "month", "year") or not at.joined(j):
        return []
    found = at.make(i, j, "counted", unit)
    ago = _ago(at, i)
    if ago is not None and not _half(at, j):
        found.first = ago
        found.amount, found.rule = -count, "dates.ago"
    elif at.joined(i) and at.word(i - 1) in ("dans", "sous", "ici") and not _half(at, j):
        if at.joined(j + 1) and at.word(j + 1) in ("de", "d", "sur"):
            return []
        found.first = i - 1 - (at.word(i - 1) == "ici" and at.word(i - 2) == "d")
        found.amount, found.rule = count, "dates.ahead"
    elif at.joined(i) and at.word(i - 1) in ("voila", "voici") and at.word(j + 1) not in _SINCE:
        found.first = i - 1  # « voilà deux ans » is a day, « voilà deux ans que » a duration
        found.amount, found.rule = -count, "dates.ago"
    else:
        return _later(at, found, j + 1, count)
    found.start = at.page.starts[max(found.first, 0)]
    found.first = max(found.first, 0)
    return [found]


_ADVERBS = 3


def _ago(at: Atoms, i: int) -> int | None:
    """Where « il y a » begins in front of a count, over « à peine », « tout juste », « environ »."""
    k = i - 1
    for _ in range(_ADVERBS):
        if at.word(k) == "a" and at.word(k - 1) == "y" and at.joined(k + 1):
            return k - 2 if at.word(k - 2) in ("il", "n") else k - 1
        if not at.is_in(k, "before_count") or not at.joined(k + 1):
            break
        k -= 1
    return None


def _decade(at: Atoms, i: int) -> Found:
    """« les années trente », « les années quatre-vingt-dix »."""
    last, name = i, at.words[i]
    while last < i + 2 and at.sep(last + 1) == "-":
        last += 1
        name = f"{name}-{at.words[last]}"
    ten = at.calendar.decades.get(name)
    if ten is None:
        return []
    found = at.make(i, last, "decade", "decade")
    found.year = 1900 + ten
    return [found]


_SINCE = ("que", "qu")


def _half(at: Atoms, j: int) -> bool:
    return at.word(j + 1) == "et" and at.word(j + 2) == "demi"


def _later(at: Atoms, found: Expression, j: int, count: int) -> Found:
    if not at.joined(j):
        return []
    word = at.word(j)
    if word == "plus" and at.word(j + 1) in ("tard", "tot") and at.joined(j + 1):
        count = count if at.word(j + 1) == "tard" else -count
        j += 1
    elif word == "auparavant":
        count = -count
    elif word in ("apres", "avant") and not at.joined(j + 1):
        count = count if word == "apres" else -count
    else:
        return []
    found.amount, found.narrative, found.rule = count, True, "dates.later"
    at.extend(found, j)
    return [found]


def ordinal(at: Atoms, i: int) -> Found:
    """« premier trimestre 2020 », « second semestre », « premier janvier », « T1 2020 »."""
    if at.words[i] == "premier" and at.month(i + 1) > 0 and at.joined(i + 1):
        return day_list(at, i, i, None)
    number = at.calendar.ordinals.get(at.words[i], 0)
    j = i + 1
    weekday = at.calendar.weekdays.get(at.word(j))
    if weekday is not None and number and at.joined(j):
        return _nth_weekday(at, i, weekday, number)
    if at.word(j) == "et" and at.word(j + 1) in at.calendar.ordinals:
        return []
    unit = at.calendar.units.get(at.word(j))
    if unit not in ("quarter", "half") or not at.joined(j) or number == 0:
        return []
    size = 4 if unit == "quarter" else 2
    if number == -1:
        if at.year(j + 1) < 0 and at.word(j + 1) not in ("de",):
            return []
        number = size
    if number > size:
        return []
    found = at.make(i, j, unit, unit)
    found.number = f"{'Q' if unit == 'quarter' else 'H'}{number}"
    month_tail(at, found, j)
    if (
        found.last == j
        and at.word(j + 1) == "de"
        and at.word(j + 2) == "l"
        and at.word(j + 3) == "annee"
    ):
        found.amount = 0
        at.extend(found, j + 3)
    return [found]


def _nth_weekday(at: Atoms, i: int, weekday: int, number: int) -> Found:
    """« premier lundi de décembre », « troisième jeudi de novembre 2003 », « dernier dimanche de mai »."""
    k = i + 3
    if at.word(i + 2) not in ("de", "d") or at.month(k) < 0 or not (at.joined(k) and number <= 4):
        return []
    found = at.make(i, k, "nth-weekday")
    found.weekday, found.month, found.number = weekday, at.month(k), str(number)
    month_tail(at, found, k)
    return [found]


def season(at: Atoms, i: int) -> Found:
    """« printemps 2022 », « cet été », « l'hiver dernier », « à l'automne »."""
    if refusals.no_season(at, i):
        return []
    found = at.make(i, i, "season", "season")
    found.number = at.calendar.seasons[at.words[i]]
    month_tail(at, found, i)
    j = found.last + 1
    if found.year is not None and at.sep(j) in ("-", "/") and at.year(j) == found.year + 1:
        at.extend(found, j)
    elif found.turn == "" and found.year is None and found.amount is None:
        before = at.word(i - 1)
        if before in ("ce", "cet"):
            found.turn = "this"
            _there(at, found)
            found.turn = "" if found.narrative else "this"
        elif phase_before(at, i) is None and not (
            (before in ("au", "en") and not (before == "en" and refusals.every_year(at, i)))
            or (
                before in ("l", "le")
                and at.word(i - 2)
                in ("a", "pour", "avant", "apres", "des", "depuis", "durant", "pendant", "ici")
            )
        ):
            return []
    return [found]
