"""Months and years: « mars 2022 », « novembre dernier », « août de la même année », « 2018-2020 »."""

from __future__ import annotations

from readouts.findings import Expression
from readouts.readers.dates import clocks, refusals
from readouts.readers.dates.grammar import Atoms, Found

__all__ = ["month_name", "month_tail", "short_year", "turn_at", "year_number"]


def turn_at(at: Atoms, k: int) -> str:
    """The direction of « prochain », « dernier », « suivant », « précédent », « courant » at a token."""
    word = at.word(k)
    words = at.calendar.words
    if word in words["next"]:
        return "next"
    if word in words["last"]:
        return "last"
    if word in ("suivant", "suivante"):
        return "following"
    if word in words["previous"]:
        return "previous"
    return "this" if word in words["current"] else ""


def month_name(at: Atoms, i: int) -> Found:
    """« mars 2022 », « novembre dernier », « août de la même année », « mai à juillet »."""
    found = at.make(i, i, "month", "month")
    found.month = at.calendar.months[at.words[i]]
    month_tail(at, found, i)
    j = found.last + 1
    word = at.word(j)
    if found.turn == "" and (
        (at.joined(j) and word in ("a", "et") and at.month(j + 1) > 0 and at.joined(j + 1))
        or (at.sep(j) == "-" and at.month(j) > 0)
    ):
        k = j if at.month(j) > 0 else j + 1
        until = at.make(k, k, "month", "month")
        until.month = at.month(k)
        consecutive = until.month == found.month % 12 + 1
        opened = at.word(i - 1) in (("de", "d") if word == "a" else ("entre",))
        if opened or (word != "a" and consecutive):
            month_tail(at, until, k)
            found.until, found.last, found.end = until, until.last, until.end
            found.rule = "dates.month-range"
            if found.year is None and until.year is not None:
                found.year = until.year - (found.month > until.month)
    if refusals.no_month(at, found):
        return []
    return [found]


def month_tail(at: Atoms, found: Expression, j: int) -> None:
    """What may follow a month: a year, « dernier », « de la même année », « de l'an prochain »."""
    k = j + 1
    if at.after_point(k) or (
        at.sep(k) in ("-", "/", ", ", " - ") and at.word(k)[:2] in ("19", "20")
    ):
        year = at.year(k)
        if year > 0 and (
            at.joined(k)
            or (at.sep(k) == ". " and at.words[j] not in at.calendar.months)
            or (at.sep(k) in ("-", "/") and found.day is not None)
            or (at.sep(j) == at.sep(k) == " - " and found.day is not None)
            or (at.sep(k) == ", " and found.day is not None and _closes_or_timed(at, k + 1))
        ):
            if not (
                at.gaps[k] == 0
                and at.word(k + 1) in at.calendar.words["counted"]
                and at.joined(k + 1)
            ):
                found.year = year
                at.extend(found, k)
            return
    if not at.joined(k):
        return
    word = at.word(k)
    if _short_year(at, found, k):
        found.year = century_in_words(int(word))
        at.extend(found, k)
        return
    if word == "de" and at.year(k + 1) > 0 and at.joined(k + 1) and found.year is None:
        found.year = at.year(k + 1)
        at.extend(found, k + 1)
        return
    turn = turn_at(at, k)
    if turn:
        found.turn = turn
        at.extend(found, k)
        return
    _year_phrase(at, found, k)


def century_in_words(year: int) -> int:
    """« mai 68 », « 6 juin 44 »: behind a month in words, 30 to 99 lie in the last century."""
    return 1900 + year


def _short_year(at: Atoms, found: Expression, k: int) -> bool:
    """Whether a number of two digits behind a month in words is its year: « mai 68 », not « Mai-68 »."""
    word = at.word(k)
    if not (len(word) == 2 and word.isdigit() and word >= "30"):
        return False
    if at.sep(k) != " " or (found.day is None and at.capital(found.first)):
        return False
    return (
        at.sep(k + 1)[:1] not in ("%", ":") and at.sep(k + 1) != "-" and not refusals.counts(at, k)
    )


def _closes_or_timed(at: Atoms, k: int) -> bool:
    """« Mercredi, 28 juillet, 2021 à 14:25 »: the year ends its phrase, or a time of day is next."""
    return _closes(at, k) or clocks.after(at.page.fold, at.page.ends[k - 1]) is not None


def _closes(at: Atoms, k: int) -> bool:
    """« 22 août, 2023 10:17 »: after the year nothing, or a time of day."""
    return not at.joined(k) or at.word(k)[:1].isdigit()


def _year_phrase(at: Atoms, found: Expression, k: int) -> bool:
    """« de la même année », « de cette année », « de l'an dernier », « de l'année suivante »."""
    if at.word(k) != "de" or not at.joined(k + 1):
        return False
    k += 1
    if at.word(k) in ("la", "l"):
        k += 1
    if at.word(k) in ("cette", "meme") and at.word(k + 1) in ("annee", "an"):
        found.amount, found.narrative = 0, at.word(k) == "meme" or at.sep(k + 2) == "-"
        at.extend(found, k + 1 + (at.sep(k + 2) == "-" and at.word(k + 2) in ("la", "ci")))
        return True
    if at.word(k) in ("annee", "an"):
        turn = turn_at(at, k + 1)
        if turn and at.joined(k + 1):
            found.amount = 1 if turn in ("next", "following") else -1 if turn != "this" else 0
            found.narrative = turn in ("following", "previous")
            at.extend(found, k + 1)
            return True
        year = at.year(k + 1)
        if year > 0 and at.joined(k + 1):
            found.year = year
            at.extend(found, k + 1)
            return True
    return False


def short_year(at: Atoms, i: int) -> Found:
    """« en 97 », « depuis 98 », « fin 99 », « la saison 98-99 »: two figures, of the last century."""
    word, before = at.words[i], at.word(i - 1)
    if not (len(word) == 2 and word.isdigit() and word >= "30" and at.joined(i)):
        return []
    season = before in ("saison", "saisons", "exercice", "millesime")
    if not (season or at.is_in(i - 1, "before_short_year")):
        return []
    found = at.make(i, i, "short-year", "year")
    found.year = century_in_words(int(word))
    j = i + 1
    if season and at.sep(j) in ("-", "/") and at.word(j) == f"{(int(word) + 1) % 100:02}":
        found.until = at.make(j, j, "short-year", "year")
        found.until.year = found.year + 1
        at.extend(found, j)
        return [found]
    closed = not at.joined(j) and at.sep(j).strip() not in ("%", "°", "€", "$", "/", "-", ",-")
    decimal = at.word(j)[:1].isdigit() and at.sep(j) in (",", ".", ":", " ")
    if decimal or at.word(j) in at.calendar.units or not (closed or at.is_in(j, "after_year")):
        return []
    return [found]


def year_number(at: Atoms, i: int) -> Found:
    """« en 2016 », « 2018-2020 », « AIPA 2024 », « années 1990 »; quantities are refused."""
    year = at.year(i)
    if year < 0 or refusals.no_year(at, i, year):
        return []
    found = at.make(i, i, "year", "year")
    found.year = year
    decade = at.word(i - 1) == "annees"
    j = i + 1
    sep = at.sep(j)
    if sep in ("-", "/", " - ") and at.word(j).isdigit():
        end = at.year(j)
        if end < 0 and len(at.word(j)) == 2 and sep != " - ":
            end = year // 100 * 100 + int(at.word(j))
        if not year < end <= year + (1 if sep == "/" else 100) or at.sep(j + 1) == "-":
            return [found] if sep == " - " else []
        found.until = at.make(j, j, "year", "year")
        found.until.year = end
    elif at.joined(j) and at.word(j) in ("a", "et") and at.year(j + 1) > year and at.joined(j + 1):
        before = at.word(i - 1)
        opened = (
            before in ("de", "entre")
            if at.word(j) == "et"
            else before in ("de", "annees", "periode")
        )
        if (
            opened
            and not (at.word(j) == "et" and before == "de")
            and not refusals.no_year(at, j + 1, year)
        ):
            found.until = at.make(j + 1, j + 1, "year", "year")
            found.until.year = at.year(j + 1)
    if found.until is not None:
        found.last, found.end, found.rule = (
            found.until.last,
            found.until.end,
            "dates.year-range",
        )
    elif decade and year % 10 == 0:
        found.unit, found.rule = "decade", "dates.decade"
    return [found]
