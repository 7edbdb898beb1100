"""Days of a month and of the week: « 12 mai », « 9 au 11 mars 2023 », « mardi 11 », « lundi à mercredi »."""

from __future__ import annotations

from itertools import pairwise

from readouts.findings import Expression
from readouts.readers.dates import refusals
from readouts.readers.dates.formats import numeric
from readouts.readers.dates.grammar import Atoms, Found, is_day
from readouts.readers.dates.months import month_tail, turn_at

__all__ = ["bare_day", "day_list", "weekday_name"]

_MAX_LISTED = 8


def day_list(at: Atoms, first: int, i: int, weekday: int | None) -> Found:
    """Days that share a month: « 12 mai », « 9 au 11 mars 2023 », « 11, 12 et 13 juin », « 9-11 mars »."""
    days: list[tuple[int, int, int | None]] = [(i, at.day(i), weekday)]
    through = False
    j = i + 1
    while at.month(j, short=True) < 0:
        step = _connector(at, j)
        if step is None or len(days) == _MAX_LISTED:
            return []
        j, to = step
        through = through or to
        named = at.calendar.weekdays.get(at.word(j))
        if named is not None:
            j += 1
        if at.day(j) < 0 or not (at.joined(j) or at.sep(j).strip() in ("-", "/", ",")):
            return []
        days.append((j, at.day(j), named))
        j += 1
    spaced = at.sep(j) == at.sep(j + 1) == " - " and at.year(j + 1) > 0  # « 14 - Septembre - 2019 »
    if not (at.joined(j) or at.sep(j) in ("-", "/", ". ") or spaced) or refusals.short_month(at, j):
        return []
    if at.sep(j) == "-" and refusals.hyphened(at, j):
        return []
    if len(days) > 1 and at.sep(j) != " " and at.sep(j) != "\n":
        return []
    return _with_month(at, first, days, through, j)


def _connector(at: Atoms, j: int) -> tuple[int, bool] | None:
    """A link between days at token j: where the next day stands, and whether it means « to »."""
    sep = at.sep(j)
    if sep in ("-", " - ", "/"):
        return (j, True) if at.day(j) > 0 else None
    if sep == ", ":
        if at.day(j) > 0 or at.word(j) in at.calendar.weekdays:
            return j, False
        j += at.word(j) in ("le", "les", "du")
        return (j, False) if at.day(j) > 0 or at.word(j) in at.calendar.weekdays else None
    if not at.joined(j):
        return None
    word = at.word(j)
    if word in ("au", "a"):
        return j + 1, True
    if word in ("et", "ou"):
        j += 1
        j += at.word(j) in ("le", "les", "du", "au")
        return j, False
    return None


def _with_month(
    at: Atoms, first: int, days: list[tuple[int, int, int | None]], through: bool, j: int
) -> Found:
    month = at.month(j, short=True)
    numbers = [day for _, day, _ in days]
    last = at.make(days[-1][0], j, "day-month")
    last.month, last.day, last.weekday = month, days[-1][1], days[-1][2]
    if not is_day(last.day, month):
        return _no_such_day(at, last, j) if len(days) == 1 else []
    month_tail(at, last, j)
    if len(days) == 1:
        last.first, last.start = first, at.page.starts[first]
        return _through(at, last)
    opening = at.make(first, last.last, "day-range")
    opening.year, opening.month, opening.day = last.year, month, days[0][1]
    opening.amount, opening.narrative, opening.turn = last.amount, last.narrative, last.turn
    opening.weekday = days[0][2]
    between = at.word(first - 1) == "entre" or at.word(first - 2) == "entre"
    consecutive = all(b == a + 1 for a, b in pairwise(numbers))
    if numbers[-1] <= numbers[0] or not (through or consecutive or between):
        return _apart(at, days, last)
    opening.until, opening.end, opening.rule = (
        last,
        last.end,
        last.rule.replace("month", "range"),
    )
    return [opening]


def _no_such_day(at: Atoms, found: Expression, j: int) -> Found:
    """« 31 avril »: worded as a date, and no day of the calendar."""
    found.rule = "dates.no-such-day"
    month_tail(at, found, j)
    return [found]


def bare_day(at: Atoms, i: int) -> Found:
    """« Le 24, il était à Rome », « les 22 et 23 », « le 12 du même mois »: the month stands in what went before."""
    article = at.word(i - 1)
    if (
        article not in ("le", "les", "du", "au")
        or not at.joined(i)
        or not at.words[i][:1].isdigit()
    ):
        return []
    found = at.make(i, i, "bare-day")
    found.day = at.day(i)
    j = i + 1
    if at.joined(j) and _month_pointed(at, found, j):
        return [found]
    if not 0 <= i - at.dated <= _MONTH_REACH or at.words[i].endswith(("e", "eme")):
        return []
    through = article == "du" and at.word(j) == "au" and at.joined(j + 1) and _alone(at, j + 2)
    if through and at.day(j + 1) > found.day:  # « une mission a séjourné du 13 au 15 »
        found.until = at.make(j + 1, j + 1, "bare-day")
        found.until.day = at.day(j + 1)
        found.rule = "dates.bare-range"
        at.extend(found, j + 1)
        return [found]
    if article == "les":
        if at.word(j) not in ("et", "au") or at.day(j + 1) <= found.day or not at.joined(j + 1):
            return []
        if not _alone(at, j + 2):
            return []
        other = at.make(j + 1, j + 1, "bare-day")
        other.day = at.day(j + 1)
        return [found, other]
    return [found] if _alone(at, j) else []


_MONTH_REACH = 120
"""A day without its month stands within so many words of a day that had one."""


def _month_pointed(at: Atoms, found: Expression, j: int) -> bool:
    """« 12 du même mois », « 3 de ce mois », « 10 courant », « 3 du mois prochain »."""
    word = at.word(j)
    if word == "courant" and at.word(j + 1) != "de":
        found.turn = "this"
        at.extend(found, j)
        return True
    if word in ("du", "de") and at.word(j + 1) in ("meme", "ce") and at.word(j + 2) == "mois":
        found.turn = "this" if at.word(j + 1) == "ce" else ""
        at.extend(found, j + 2)
        return True
    if word == "du" and at.word(j + 1) == "mois" and at.joined(j + 2):
        turn = turn_at(at, j + 2)
        if turn in ("next", "last"):
            found.turn = turn
            at.extend(found, j + 2)
            return True
    return False


def _alone(at: Atoms, j: int) -> bool:
    """Whether the number ends its phrase: a stop, a comma, a little word that can follow a date."""
    if j >= at.count:
        return True
    if not at.joined(j):
        sep = at.sep(j)
        decimal = sep in (",", ".") or (at.word(j)[:1].isdigit() and sep.strip() != ".")
        return sep.strip()[:1] in (",", ".", ";", ":", ")", "", "!", "?", "»") and not decimal
    return at.is_in(j, "after_bare_day")


def _apart(at: Atoms, days: list[tuple[int, int, int | None]], last: Expression) -> Found:
    """« les 12 et 26 mai » are two dates; the month stands with the last."""
    out = []
    for token, day, weekday in days[:-1]:
        if not is_day(day, last.month or 1):
            continue
        one = at.make(token - (weekday is not None), token, "day-of-list")
        one.year, one.month, one.day, one.weekday = last.year, last.month, day, weekday
        one.amount, one.narrative, one.turn = last.amount, last.narrative, last.turn
        out.append(one)
    if last.weekday is not None:
        last.first -= 1
        last.start = at.page.starts[last.first]
    return [*out, last]


def _through(at: Atoms, opening: Expression) -> Found:
    """« 28 avril au 2 mai », « entre le 24 mai et le 3 juin », « 30 décembre 2020 - 2 janvier 2021 »."""
    j = opening.last + 1
    between = "entre" in (at.word(opening.first - 1), at.word(opening.first - 2))
    if at.joined(j) and (at.word(j) == "au" or (between and at.word(j) == "et")):
        j += 1
        j += at.word(j) in ("le",)
    elif at.sep(j) not in (" - ", "-"):
        return [opening]
    weekday = at.calendar.weekdays.get(at.word(j))
    if weekday is not None:
        j += 1
    k = j + 1
    month = at.month(k, short=True)
    if at.day(j) < 0 or month < 0 or not at.joined(k) or not is_day(at.day(j), month):
        return [opening]
    until = at.make(j, k, "day-month")
    until.day, until.month, until.weekday = at.day(j), month, weekday
    month_tail(at, until, k)
    opening.until, opening.last, opening.end = until, until.last, until.end
    opening.rule = "dates.day-range"
    if opening.year is None and until.year is not None:
        opening.year = until.year - ((opening.month or 1) > until.month)
    return [opening]


def weekday_name(at: Atoms, i: int) -> Found:
    """« mercredi », « mardi 11 juin », « Vendredi, 23/03/2018 », « lundi à mardi », « jeudi en huit »."""
    weekday = at.calendar.weekdays.get(at.words[i], at.calendar.short_weekdays.get(at.words[i], 0))
    dated = _weekday_dated(at, i, weekday)
    if dated:
        return dated
    if at.words[i] not in at.calendar.weekdays or refusals.no_weekday(at, i):
        return []
    found = at.make(i, i, "weekday")
    found.weekday = weekday
    j = i + 1
    if not at.joined(j):
        return [found]
    word = at.word(j)
    other = at.calendar.weekdays.get(at.word(j + 1)) if at.joined(j + 1) else None
    if word in ("a", "au", "et") and other is not None and at.day(j + 2) < 0:
        between = at.word(i - 1) == "entre"
        if word != "et" or between or other == (weekday + 1) % 7:
            found.until = at.make(j + 1, j + 1, "weekday")
            found.until.weekday = other
            found.rule = "dates.weekday-range"
            at.extend(found, j + 1)
            turn = turn_at(at, j + 2) if at.joined(j + 2) else ""
            if turn:  # « samedi et dimanche prochains »
                found.turn = found.until.turn = turn
                at.extend(found, j + 2)
        return [found]
    turn = turn_at(at, j)
    if turn:
        dated = _dated_too(at, i, j + 1, weekday)
        if dated:
            return dated
        found.turn = turn
        at.extend(found, j)
    elif word == "en" and at.word(j + 1) in ("huit", "8", "quinze", "15"):
        found.turn = "next"
        found.amount = 1 if at.word(j + 1) in ("huit", "8") else 2
        at.extend(found, j + 1)
    elif word == "de" and at.word(j + 1) in ("la", "cette") and at.word(j + 2) == "semaine":
        turn = turn_at(at, j + 3) if at.joined(j + 3) else ""
        if at.word(j + 1) == "cette" or turn:
            found.amount = {"next": 1, "following": 1, "": 0, "this": 0}.get(turn, -1)
            found.turn = "week"
            at.extend(found, j + 2 + bool(turn))
    return [found]


def _dated_too(at: Atoms, i: int, j: int, weekday: int) -> Found:
    """« dimanche prochain 23 février », « jeudi dernier, 12 mars »: one day told twice is one date."""
    j += at.word(j) == "le"
    if not at.near(j) or at.day(j) < 0 or at.month(j + 1) < 0:
        return []
    return day_list(at, i, j, weekday)


def _weekday_dated(at: Atoms, i: int, weekday: int) -> Found:
    j = i + 1
    pointed = at.words[i] in at.calendar.short_weekdays and at.sep(j) == ". "
    if not (at.near(j) or pointed):
        return []
    if at.words[i] in at.calendar.short_weekdays and at.sep(j) == ", " and at.word(j) == "le":
        return []  # « Par Anthony Sam, le 12 mars »
    if at.word(j) in ("matin", "soir") and at.near(j + 1) and at.day(j + 1) > 0:
        if at.month(j + 2) < 0:
            return []
        j += 1  # « jeudi matin 5 février »
    if at.word(j) == "le" and at.joined(j + 1):
        j += 1
    if at.day(j) < 0:
        return []
    found = numeric(at, j)
    if not found:
        found = day_list(at, i, j, weekday)
    if found:
        found[0].first, found[0].start = i, at.page.starts[i]
        found[0].weekday = weekday
        return found
    alone = at.words[i] in at.calendar.weekdays and at.joined(j) and j == i + 1
    if alone and at.words[j][0].isdigit() and not refusals.counts(at, j):
        bare = at.make(i, j, "weekday-day")
        bare.weekday, bare.day = weekday, at.day(j)
        return [bare]
    return []
