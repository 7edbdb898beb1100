"""The grammar of dates over tokens: from numbers, names and pointing words to expressions, still unresolved.

The walk goes over the tokens once. A word that may open an expression has a rule (``RULES``, in the order in which
they are tried for a number); what a rule has found is then widened to the left (« fin », « ce », « soir du ») and to
the right (« au soir », « à 18h45, heure de Moscou »). Every rule looks at a bounded number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from readouts.analysis import Analysis
from readouts.findings import Expression
from readouts.readers.dates import refusals, stamps
from readouts.readers.dates.grammar import Atoms, century, clock, zone_of
from readouts.vocabulary.dates import Zone, calendar

__all__ = ["find"]

Found = list[Expression]

_ISO = re.compile(
    r"""
    (\d{4})([-/.])(\d\d)\2(\d\d)                                  # 2021-05-12
    (?:t(\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(z|[+-]\d\d:?\d\d)?)?  # T18:30:00+02:00
    (?![^\W_])
    """,
    re.VERBOSE,
)
_NUMERIC = re.compile(r"(\d{1,2})[ ]?([./-])[ ]?(\d{1,2})[ ]?\2[ ]?(\d{4}|\d\d)(?![^\W_]|[./-]\d)")
_SHORT_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})(?![^\W_]|[./-]\d)")
_MAX_LISTED = 8
_SINGULAR = frozenset(
    ("jour", "semaine", "mois", "an", "annee", "trimestre", "semestre", "weekend", "week")
)


def find(analysis: Analysis) -> list[Expression]:
    """Every date expression of the page, in order, none overlapping another."""
    finder = _Finder(analysis)
    found = finder.find()
    return stamps.mark(analysis.page, stamps.add_foreign(analysis.page, found))


class _Finder:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.page = analysis.page
        self.at = Atoms(analysis.page)
        self.free = 0
        """The first token that no expression holds yet."""

    def find(self) -> Found:
        rules, out = _rules(), []
        words, i, count = self.page.words, 0, len(self.page.words)
        while i < count:
            word = words[i]
            rule = rules.get(word)
            if rule is None:
                if not "0" <= word[0] <= "9":
                    i += 1
                    continue
                rule = _Finder._number
            found = rule(self, i)
            if not found:
                i += 1
                continue
            for expression in found:
                self._widen_left(expression)
                self._widen_right(expression)
                if refusals.refused(self.at, expression):
                    continue
                self.free = expression.last + 1
                out.append(expression)
            i = max(i, found[-1].last) + 1
        return out

    def _make(self, first: int, last: int, rule: str, unit: str = "day") -> Expression:
        return Expression(
            self.page.starts[first], self.page.ends[last], first, last, f"dates.{rule}", unit
        )

    # --- numbers ---------------------------------------------------------------------------------------------------
    def _number(self, i: int) -> Found:
        at = self.at
        if len(at.words[i]) == 4 and at.words[i].isdigit():
            return self._iso(i) or self._year(i)
        if at.word(i - 1) == "annees" and len(at.words[i]) == 2 and at.words[i][1] == "0":
            found_one = self._make(i, i, "decade", "decade")
            found_one.year = (
                century(int(at.words[i])) if at.words[i] >= "30" else 2000 + int(at.words[i])
            )
            found_one.year -= 100 * (found_one.year >= 2030)
            return [found_one]
        if at.day(i) > 0:
            found = self._numeric(i) or self._day_list(i, i, None)
            if found:
                return found
        return self._counted(i) or self._ordinal(i)

    def _iso(self, i: int) -> Found:
        """« 2021-05-12 », « 2021-05-12T18:30Z »."""
        match = _ISO.match(self.page.fold, self.page.starts[i])
        if match is None:
            return []
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if not (_is_day(day, month) and 1000 <= year < 2200):
            return []
        found = self._make(i, self.page.token_at(match.end() - 1), "iso")
        found.end = match.end()
        found.year, found.month, found.day = year, month, day
        if match[5] and int(match[5]) < 24 and int(match[6]) < 60:
            found.time = f"{match[5]}:{match[6]}"
            if match[7]:
                zone = match[7].replace(":", "")
                found.zone = "+00:00" if zone == "z" else f"{zone[:3]}:{zone[3:]}"
        return [found]

    def _numeric(self, i: int) -> Found:
        """« 12.05.2021 », « 12/5/21 », « 07.09.2023 », « le 12/05 »."""
        page, at = self.page, self.at
        if at.sep(i) in (".", "/", "-") and at.word(i - 1)[-1:].isdigit():
            return []
        match = _NUMERIC.match(page.fold, page.starts[i])
        if match is None:
            short = _SHORT_NUMERIC.match(page.fold, page.starts[i])
            if (
                short
                and at.word(i - 1) in ("le", "du", "au")
                and _is_day(int(short[1]), int(short[2]))
            ):
                found = self._make(i, i + 1, "numeric")
                found.day, found.month = int(short[1]), int(short[2])
                return [found]
            return []
        day, month, year = int(match[1]), int(match[3]), century(int(match[4]))
        if not _is_day(day, month):
            day, month = month, day
        if not _is_day(day, month) or not 1000 <= year < 2200:
            return []
        if len(match[4]) == 2 and match[2] == "-" and at.word(i - 1) not in ("le", "du", "au"):
            return []
        found = self._make(i, page.token_at(match.end() - 1), "numeric")
        found.year, found.month, found.day = year, month, day
        return [found]

    def _day_list(self, first: int, i: int, weekday: int | None) -> Found:
        """Days that share a month: « 12 mai », « 9 au 11 mars 2023 », « 11, 12 et 13 juin », « 9-11 mars »."""
        at = self.at
        days: list[tuple[int, int, int | None]] = [(i, at.day(i), weekday)]
        through = False
        j = i + 1
        while at.month(j, short=True) < 0:
            step = self._connector(j)
            if step is None or len(days) == _MAX_LISTED:
                return []
            j, to = step
            through = through or to
            named = at.calendar.weekdays.get(at.word(j))
            if named is not None:
                j += 1
            if at.day(j) < 0 or not (at.joined(j) or at.sep(j) in ("-", "/", ", ")):
                return []
            days.append((j, at.day(j), named))
            j += 1
        if not (at.joined(j) or at.sep(j) in ("-", "/", ". ")) or refusals.short_month(at, j):
            return []
        if at.sep(j) == "-" and refusals.hyphened(at, j):
            return []
        if len(days) > 1 and at.sep(j) != " " and at.sep(j) != "\n":
            return []
        return self._with_month(first, days, through, j)

    def _connector(self, j: int) -> tuple[int, bool] | None:
        """A link between days at token j: where the next day stands, and whether it means « to »."""
        at = self.at
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
        self, first: int, days: list[tuple[int, int, int | None]], through: bool, j: int
    ) -> Found:
        at = self.at
        month = at.month(j, short=True)
        numbers = [day for _, day, _ in days]
        last = self._make(days[-1][0], j, "day-month")
        last.month, last.day, last.weekday = month, days[-1][1], days[-1][2]
        if not _is_day(last.day, month):
            return []
        self._month_tail(last, j)
        if len(days) == 1:
            last.first, last.start = first, self.page.starts[first]
            return self._through(last)
        opening = self._make(first, last.last, "day-range")
        opening.year, opening.month, opening.day = last.year, month, days[0][1]
        opening.amount, opening.narrative, opening.turn = last.amount, last.narrative, last.turn
        opening.weekday = days[0][2]
        between = at.word(first - 1) == "entre" or at.word(first - 2) == "entre"
        consecutive = all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))
        if numbers[-1] <= numbers[0] or not (through or consecutive or between):
            return self._apart(days, last)
        opening.until, opening.end, opening.rule = (
            last,
            last.end,
            last.rule.replace("month", "range"),
        )
        return [opening]

    def _apart(self, days: list[tuple[int, int, int | None]], last: Expression) -> Found:
        """« les 12 et 26 mai » are two dates; the month stands with the last."""
        out = []
        for token, day, weekday in days[:-1]:
            if not _is_day(day, last.month or 1):
                continue
            one = self._make(token, token, "day-of-list")
            one.year, one.month, one.day, one.weekday = last.year, last.month, day, weekday
            one.amount, one.narrative, one.turn = last.amount, last.narrative, last.turn
            out.append(one)
        return [*out, last]

    def _through(self, opening: Expression) -> Found:
        """« 28 avril au 2 mai », « entre le 24 mai et le 3 juin », « 30 décembre 2020 - 2 janvier 2021 »."""
        at = self.at
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
        if at.day(j) < 0 or month < 0 or not at.joined(k) or not _is_day(at.day(j), month):
            return [opening]
        until = self._make(j, k, "day-month")
        until.day, until.month, until.weekday = at.day(j), month, weekday
        self._month_tail(until, k)
        opening.until, opening.last, opening.end = until, until.last, until.end
        opening.rule = "dates.day-range"
        if opening.year is None and until.year is not None:
            opening.year = until.year - ((opening.month or 1) > until.month)
        return [opening]

    # --- years -----------------------------------------------------------------------------------------------------
    def _year(self, i: int) -> Found:
        """« en 2016 », « 2018-2020 », « AIPA 2024 », « années 1990 »; quantities are refused."""
        at = self.at
        year = at.year(i)
        if year < 0 or refusals.no_year(at, i, year):
            return []
        found = self._make(i, i, "year", "year")
        found.year = year
        decade = at.word(i - 1) == "annees"
        j = i + 1
        sep = at.sep(j)
        if sep in ("-", "/", " - ") and at.word(j).isdigit():
            end = at.year(j)
            if end < 0 and len(at.word(j)) == 2 and sep != " - ":
                end = year // 100 * 100 + int(at.word(j))
            if not year < end <= year + 100 or at.sep(j + 1) == "-":
                return [found] if sep == " - " else []
            found.until = self._make(j, j, "year", "year")
            found.until.year = end
        elif (
            at.joined(j)
            and at.word(j) in ("a", "et")
            and at.year(j + 1) > year
            and at.joined(j + 1)
        ):
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
                found.until = self._make(j + 1, j + 1, "year", "year")
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

    # --- months ----------------------------------------------------------------------------------------------------
    def _month(self, i: int) -> Found:
        """« mars 2022 », « novembre dernier », « août de la même année », « mai à juillet »."""
        at = self.at
        found = self._make(i, i, "month", "month")
        found.month = at.calendar.months[at.words[i]]
        self._month_tail(found, i)
        j = found.last + 1
        word = at.word(j)
        if found.turn == "" and (
            (at.joined(j) and word in ("a", "et") and at.month(j + 1) > 0 and at.joined(j + 1))
            or (at.sep(j) == "-" and at.month(j) > 0)
        ):
            k = j if at.month(j) > 0 else j + 1
            until = self._make(k, k, "month", "month")
            until.month = at.month(k)
            consecutive = until.month == found.month % 12 + 1
            if (word == "a" and at.word(i - 1) in ("de", "d")) or (word != "a" and consecutive):
                self._month_tail(until, k)
                found.until, found.last, found.end = until, until.last, until.end
                found.rule = "dates.month-range"
                if found.year is None and until.year is not None:
                    found.year = until.year - (found.month > until.month)
        if refusals.no_month(at, found):
            return []
        return [found]

    def _month_tail(self, found: Expression, j: int) -> None:
        """What may follow a month: a year, « dernier », « de la même année », « de l'an prochain »."""
        at = self.at
        k = j + 1
        if at.after_point(k) or at.sep(k) in ("-", "/", ", ") and at.word(k)[:2] in ("19", "20"):
            year = at.year(k)
            if year > 0 and (
                at.joined(k)
                or at.sep(k) == ". "
                and at.words[j] not in at.calendar.months
                or at.sep(k) in ("-", "/")
                and found.day is not None
            ):
                if not (
                    at.gaps[k] == 0
                    and at.word(k + 1) in at.calendar.words["counted"]
                    and at.joined(k + 1)
                ):
                    found.year = year
                    self._extend(found, k)
                return
        if not at.joined(k):
            return
        word = at.word(k)
        if word == "de" and at.year(k + 1) > 0 and at.joined(k + 1) and found.year is None:
            found.year = at.year(k + 1)
            self._extend(found, k + 1)
            return
        turn = _turn(at, k)
        if turn:
            found.turn = turn
            self._extend(found, k)
            return
        self._year_phrase(found, k)

    def _year_phrase(self, found: Expression, k: int) -> bool:
        """« de la même année », « de cette année », « de l'an dernier », « de l'année suivante »."""
        at = self.at
        if at.word(k) != "de" or not at.joined(k + 1):
            return False
        k += 1
        if at.word(k) in ("la", "l"):
            k += 1
        if at.word(k) in ("cette", "meme") and at.word(k + 1) in ("annee", "an"):
            found.amount, found.narrative = 0, at.word(k) == "meme" or at.sep(k + 2) == "-"
            self._extend(found, k + 1 + (at.sep(k + 2) == "-" and at.word(k + 2) in ("la", "ci")))
            return True
        if at.word(k) in ("annee", "an"):
            turn = _turn(at, k + 1)
            if turn and at.joined(k + 1):
                found.amount = 1 if turn in ("next", "following") else -1 if turn != "this" else 0
                found.narrative = turn in ("following", "previous")
                self._extend(found, k + 1)
                return True
            year = at.year(k + 1)
            if year > 0 and at.joined(k + 1):
                found.year = year
                self._extend(found, k + 1)
                return True
        return False

    def _extend(self, found: Expression, last: int) -> None:
        found.last, found.end = last, self.page.ends[last]

    # --- days of the week -------------------------------------------------------------------------------------------
    def _weekday(self, i: int) -> Found:
        """« mercredi », « mardi 11 juin », « Vendredi, 23/03/2018 », « lundi à mardi », « jeudi en huit »."""
        at = self.at
        weekday = at.calendar.weekdays.get(
            at.words[i], at.calendar.short_weekdays.get(at.words[i], 0)
        )
        dated = self._weekday_dated(i, weekday)
        if dated:
            return dated
        if at.words[i] not in at.calendar.weekdays or refusals.no_weekday(at, i):
            return []
        found = self._make(i, i, "weekday")
        found.weekday = weekday
        j = i + 1
        if not at.joined(j):
            return [found]
        word = at.word(j)
        other = at.calendar.weekdays.get(at.word(j + 1)) if at.joined(j + 1) else None
        if word in ("a", "au", "et") and other is not None and at.day(j + 2) < 0:
            if word != "et" or other == (weekday + 1) % 7:
                found.until = self._make(j + 1, j + 1, "weekday")
                found.until.weekday = other
                found.rule = "dates.weekday-range"
                self._extend(found, j + 1)
            return [found]
        turn = _turn(at, j)
        if turn:
            found.turn = turn
            self._extend(found, j)
        elif word == "en" and at.word(j + 1) in ("huit", "8", "quinze", "15"):
            found.turn = "next"
            found.amount = 1 if at.word(j + 1) in ("huit", "8") else 2
            self._extend(found, j + 1)
        elif word == "de" and at.word(j + 1) in ("la", "cette") and at.word(j + 2) == "semaine":
            turn = _turn(at, j + 3) if at.joined(j + 3) else ""
            if at.word(j + 1) == "cette" or turn:
                found.amount = {"next": 1, "following": 1, "": 0, "this": 0}.get(turn, -1)
                found.turn = "week"
                self._extend(found, j + 2 + bool(turn))
        return [found]

    def _weekday_dated(self, i: int, weekday: int) -> Found:
        at = self.at
        j = i + 1
        pointed = at.words[i] in at.calendar.short_weekdays and at.sep(j) == ". "
        if not (at.near(j) or pointed):
            return []
        if at.word(j) == "le" and at.joined(j + 1):
            j += 1
        if at.day(j) < 0:
            return []
        found = self._numeric(j)
        if not found:
            found = self._day_list(i, j, weekday)
        if found:
            found[0].first, found[0].start = i, self.page.starts[i]
            found[0].weekday = weekday
            return found
        alone = at.words[i] in at.calendar.weekdays and at.joined(j) and j == i + 1
        if alone and at.words[j][0].isdigit() and not refusals.counts(at, j):
            bare = self._make(i, j, "weekday-day")
            bare.weekday, bare.day = weekday, at.day(j)
            return [bare]
        return []

    # --- pointing words -----------------------------------------------------------------------------------------------
    def _pointer(self, i: int) -> Found:
        """« hier », « avant-hier », « demain », « le lendemain », « la veille »."""
        at = self.at
        word, first = at.words[i], i
        if at.sep(i) == "-" and at.word(i - 1) in ("avant", "apres"):
            first, word = i - 1, f"{at.words[i - 1]}-{word}"
        row = at.calendar.pointers.get(word)
        if row is None or refusals.no_pointer(at, first, i, narrative=row.narrative):
            return []
        found = self._make(first, i, row.id)
        found.amount, found.narrative = row.amount, row.narrative
        return [found]

    def _today(self, i: int) -> Found:
        """« aujourd'hui », in three tokens' spellings."""
        at = self.at
        last = i + 1 if at.words[i] == "aujourd" else i
        if last > i and at.word(last) != "hui":
            return []
        if refusals.nowadays(self.analysis, at, i, last):
            return []
        found = self._make(i, last, "today")
        found.amount = 0
        return [found]

    def _same(self, i: int) -> Found:
        """« le même jour », « la même année », « cette même semaine »."""
        at = self.at
        unit = at.calendar.units.get(
            at.word(i + 1), "day" if at.word(i + 1) in ("soir", "matin") else ""
        )
        if not unit or at.word(i + 1) not in _SINGULAR | {"soir", "matin"} or not at.joined(i + 1):
            return []
        if at.word(i - 1) not in ("le", "la", "ce", "cette", "du", "au"):
            return []
        found = self._make(i, i + 1, "same", unit)
        found.amount, found.narrative = 0, True
        return [found]

    def _part(self, i: int) -> Found:
        """« ce soir », « cette nuit », « cet après-midi », « ce soir-là »."""
        at = self.at
        if at.word(i - 1) not in ("ce", "cet", "cette") or not at.joined(i):
            return []
        last = i
        if at.words[i] == "apres":
            if at.word(i + 1) != "midi" or at.sep(i + 1) not in ("-", " "):
                return []
            last = i + 1
        found = self._make(i, last, "this-part")
        found.amount, found.turn = 0, "this"
        self._there(found)
        return [found]

    def _there(self, found: Expression) -> None:
        """« -là » points at the passage's date, « -ci » at the day of the words."""
        at = self.at
        j = found.last + 1
        if at.sep(j) in ("-", " ") and at.word(j) in ("la", "ci") and at.joined(j):
            text = self.page.text[self.page.starts[j] : self.page.ends[j]]
            if at.sep(j) == "-" or text in ("là", "ci"):
                found.narrative = at.word(j) == "la"
                self._extend(found, j)

    # --- spans of time --------------------------------------------------------------------------------------------------
    def _unit(self, i: int) -> Found:
        """« semaine prochaine », « ce mois-ci », « fin de l'année », « jour même », « cette année »."""
        at = self.at
        word, last = at.words[i], i
        if word == "week":
            if at.word(i + 1) != "end":
                return []
            unit, last = "weekend", i + 1
        else:
            unit = at.calendar.units[word]
        if word not in _SINGULAR or self._names_month(i):
            return []
        found = self._make(i, last, f"this-{unit}", unit)
        before = at.word(i - 1) if at.joined(i) else ""
        j = last + 1
        if word == "jour" and at.word(j) == "meme" and at.joined(j):
            found.amount, found.narrative = 0, True
            self._extend(found, j)
            return [found]
        if before in ("ce", "cet", "cette"):
            if at.word(i - 2) == "a" and word == "jour":
                return []
            found.amount, found.turn = 0, "this"
            if at.joined(j) and _turn(at, j):
                self._turned(found, j, _turn(at, j))
            self._there(found)
            return [found]
        turn = _turn(at, j) if at.joined(j) else ""
        if not turn and at.word(j) == "en" and at.word(j + 1) == "cours" and at.joined(j):
            turn, j = "this", j + 1
        if not turn and at.word(j) == "d" and at.word(j + 1) in ("apres", "avant") and at.joined(j):
            turn, j = "following" if at.word(j + 1) == "apres" else "previous", j + 1
        if turn and word != "jour" or turn in ("following", "previous"):
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
            self._turned(found, j, turn)
            return [found]
        if unit in ("weekend", "quarter", "half") and (turn := _turn(at, i - 1)) and at.joined(i):
            found.first, found.start = i - 1, self.page.starts[i - 1]
            self._turned(found, last, turn)
            return [found]
        if (
            unit in ("week", "month", "year", "quarter", "half")
            and self._phase_before(i) is not None
        ):
            found.amount = 0
            return [found]
        return []

    def _names_month(self, i: int) -> bool:
        """« mois d'octobre »: the month's own rule takes « mois de » in."""
        at = self.at
        return at.words[i] == "mois" and at.word(i + 1) in ("de", "d") and at.month(i + 2) > 0

    def _turned(self, found: Expression, j: int, turn: str) -> None:
        found.amount = 1 if turn in ("next", "following") else 0 if turn == "this" else -1
        found.narrative = turn in ("following", "previous")
        found.turn = turn
        found.rule = f"dates.{turn}-{found.unit}"
        self._extend(found, j)

    def _counted(self, i: int) -> Found:
        """« trois jours plus tôt », « il y a trois jours », « dans dix jours », « deux mois plus tard »."""
        at = self.at
        count, j = at.number(i), i + 1
        if at.sep(j) == "-" and at.number(j) >= 0:  # « dix-sept », « vingt-deux »
            composed = at.calendar.numbers.get(f"{at.words[i]}-{at.words[j]}", count + at.number(j))
            count, j = composed, j + 1
        unit = at.calendar.units.get(at.word(j))
        if count <= 0 or unit not in ("day", "week", "month", "year") or not at.joined(j):
            return []
        found = self._make(i, j, "counted", unit)
        if at.joined(i) and at.word(i - 1) == "a" and at.word(i - 2) == "y" and not self._half(j):
            found.first = i - 3 if at.word(i - 3) in ("il", "n") else i - 2
            found.amount, found.rule = -count, "dates.ago"
        elif at.joined(i) and at.word(i - 1) in ("dans", "sous", "ici") and not self._half(j):
            if at.joined(j + 1) and at.word(j + 1) in ("de", "d", "sur"):
                return []
            found.first = i - 1
            found.amount, found.rule = count, "dates.ahead"
        else:
            return self._later(found, j + 1, count)
        found.start = self.page.starts[max(found.first, 0)]
        found.first = max(found.first, 0)
        return [found]

    def _half(self, j: int) -> bool:
        return self.at.word(j + 1) == "et" and self.at.word(j + 2) == "demi"

    def _later(self, found: Expression, j: int, count: int) -> Found:
        at = self.at
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
        self._extend(found, j)
        return [found]

    def _ordinal(self, i: int) -> Found:
        """« premier trimestre 2020 », « second semestre », « premier janvier », « T1 2020 »."""
        at = self.at
        if at.words[i] == "premier" and at.month(i + 1) > 0 and at.joined(i + 1):
            return self._day_list(i, i, None)
        number = at.calendar.ordinals.get(at.words[i], 0)
        j = i + 1
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
        found = self._make(i, j, unit, unit)
        found.number = f"{'Q' if unit == 'quarter' else 'H'}{number}"
        self._month_tail(found, j)
        if (
            found.last == j
            and at.word(j + 1) == "de"
            and at.word(j + 2) == "l"
            and at.word(j + 3) == "annee"
        ):
            found.amount = 0
            self._extend(found, j + 3)
        return [found]

    def _season(self, i: int) -> Found:
        """« printemps 2022 », « cet été », « l'hiver dernier », « à l'automne »."""
        at = self.at
        if refusals.no_season(at, i):
            return []
        found = self._make(i, i, "season", "season")
        found.number = at.calendar.seasons[at.words[i]]
        self._month_tail(found, i)
        j = found.last + 1
        if found.year is not None and at.sep(j) in ("-", "/") and at.year(j) == found.year + 1:
            self._extend(found, j)
        elif found.turn == "" and found.year is None and found.amount is None:
            before = at.word(i - 1)
            if before in ("ce", "cet"):
                found.turn = "this"
                self._there(found)
                found.turn = "" if found.narrative else "this"
            elif self._phase_before(i) is None and not (
                before in ("au", "en")
                or (
                    before in ("l", "le")
                    and at.word(i - 2)
                    in ("a", "pour", "avant", "apres", "des", "depuis", "durant", "pendant", "ici")
                )
            ):
                return []
        return [found]

    # --- stamps of other languages ---------------------------------------------------------------------------------------
    def _foreign(self, i: int) -> Found:
        """« March 27, 2024 15:47 », « 27 March 2024 »; a full date only."""
        at = self.at
        month = at.calendar.foreign_months.get(
            at.words[i], at.calendar.short_months.get(at.words[i], -1)
        )
        if month < 0 and at.words[i] in at.calendar.months:
            month = at.calendar.months[at.words[i]]
        day, year = at.day(i + 1), at.year(i + 2)
        if day > 0 and year > 0 and at.after_point(i + 1) and (at.near(i + 2)):
            found = self._make(i, i + 2, "month-day-year")
        else:
            day, year = at.day(i - 1), at.year(i + 1)
            near = at.joined(i) or at.sep(i) in ("-", " ")
            if not (
                day > 0
                and year > 0
                and near
                and (at.after_point(i + 1) or at.sep(i + 1) in ("-", ", "))
            ):
                return []
            if i - 1 < self.free:
                return []
            found = self._make(i - 1, i + 1, "day-month-year")
        if not _is_day(day, month):
            return []
        found.year, found.month, found.day = year, month, day
        before = at.word(found.first - 1)
        if before in at.calendar.foreign_weekdays and at.near(found.first):
            found.first -= 1
            found.start = self.page.starts[found.first]
        return [found]

    def _month_or_foreign(self, i: int) -> Found:
        at = self.at
        if at.day(i + 1) > 0 and at.year(i + 2) > 0 and at.sep(i + 2) == ", ":
            found = self._foreign(i)
            if found:
                return found
        return self._month(i)

    def _short_month(self, i: int) -> Found:
        """« sept. 2021 », « oct 2020 »: an abbreviation with a year."""
        at = self.at
        if at.words[i] in at.calendar.short_weekdays:
            found = self._weekday(i)
            if found:
                return found
        month = at.calendar.short_months.get(at.words[i])
        if month is None:
            return []
        if at.words[i] == "sept" and (counted := self._counted(i)):
            return counted
        stamp = self._foreign(i)
        if stamp:
            return stamp
        if at.year(i + 1) < 0 or not at.after_point(i + 1) or at.words[i] == "mar":
            return []
        found_one = self._make(i, i + 1, "month", "month")
        found_one.month, found_one.year = month, at.year(i + 1)
        return [found_one]

    # --- widening ------------------------------------------------------------------------------------------------------
    def _widen_left(self, found: Expression) -> None:
        """Take in « ce », « fin », « mois de », « année », « soir du » in front of the expression."""
        at = self.at
        first = found.first
        for _ in range(4):
            step = self._step_left(found, first)
            if step is None or step < self.free:
                break
            first = step
        if first != found.first:
            found.first, found.start = first, self.page.starts[first]

    def _step_left(self, found: Expression, first: int) -> int | None:
        at = self.at
        if first == 0 or not at.joined(first):
            return None
        word, second = at.word(first - 1), at.word(first - 2)
        if (
            found.unit == "month"
            and word in ("de", "d")
            and second == "mois"
            and at.joined(first - 1)
        ):
            return first - 2
        if (
            found.unit in ("year", "decade")
            and word in ("annee", "annees", "an")
            and found.year is not None
        ):
            return first - 1
        if found.unit != "day":
            phase = self._phase_before(first)
            if phase is not None:
                return phase
        if word in ("ce", "cet", "cette") and not (word == "ce" and found.unit == "year"):
            if found.turn == "" and found.weekday is not None:
                found.turn = "this"
            return first - 1
        if found.unit == "day" and word in ("du", "de", "d"):
            if second in at.calendar.words["part_before"] and at.joined(first - 1):
                if second == "midi":
                    return first - 3 if at.word(first - 3) == "apres" else None
                return first - 2
        return None

    def _phase_before(self, first: int) -> int | None:
        """Where « fin », « début », « mi- » stands in front of a token, over « du », « de la », « de l' », « d' »."""
        at = self.at
        phases = at.calendar.words["phase"]
        i = first - 1
        if not at.joined(first):
            return None
        if at.word(i) in phases:
            return i
        if at.word(i) in ("la", "l", "cet", "cette", "ce") and at.joined(i):
            i -= 1
        if at.word(i) in ("du", "de", "d") and at.joined(i) and at.word(i - 1) in phases:
            return i - 1
        return None

    def _widen_right(self, found: Expression) -> None:
        """Take in the part of the day and the time of day behind a day."""
        at = self.at
        if found.unit != "day" or found.time is not None:
            return
        part = self._part_after(found.last + 1)
        if part is not None:
            self._extend(found, part)
        if found.until is not None:
            return
        time = clock(self.page.fold, found.end)
        if time is None or (
            found.day is not None
            and found.year is None
            and found.month is None
            and found.weekday is None
        ):
            return
        end, found.time, match = time
        found.end, found.last = end, max(self.page.token_at(end - 1), found.last)
        zone = zone_of(match) if match else None
        found.zone = f"@{zone.id}" if isinstance(zone, Zone) else zone

    def _part_after(self, j: int) -> int | None:
        at = self.at
        if not at.joined(j):
            return None
        word = at.word(j)
        if word == "au" and at.word(j + 1) in ("soir", "matin", "petit") and at.joined(j + 1):
            return j + 1 + (at.word(j + 1) == "petit")
        if (
            word == "en"
            and at.word(j + 1) in ("fin", "debut", "milieu")
            and at.word(j + 2) in ("de", "d")
        ):
            if at.word(j + 3) in ("journee", "soiree", "matinee"):
                return j + 3
            return j + 4 if at.word(j + 3) == "apres" and at.word(j + 4) == "midi" else None
        if word == "apres":
            return j + 1 if at.word(j + 1) == "midi" and at.sep(j + 1) in ("-", " ") else None
        if word in ("matin", "soir", "midi", "nuit"):
            return j
        return None


def _turn(at: Atoms, k: int) -> str:
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


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


_Rule = Callable[[_Finder, int], Found]


@cache
def _rules() -> dict[str, _Rule]:
    """The word that opens (or carries) an expression → the rule that reads it."""
    words = calendar()
    rules: dict[str, _Rule] = {}
    rules |= dict.fromkeys((w for w in words.foreign_months if len(w) > 2), _Finder._foreign)
    rules |= dict.fromkeys((w for w in words.numbers if "-" not in w), _Finder._counted)
    rules |= dict.fromkeys((*words.short_months, *words.short_weekdays), _Finder._short_month)
    rules |= dict.fromkeys((w for w in words.ordinals if w.isalpha()), _Finder._ordinal)
    rules |= dict.fromkeys(words.seasons, _Finder._season)
    rules |= dict.fromkeys(
        ("jour", "semaine", "mois", "an", "annee", "trimestre", "semestre", "weekend", "week"),
        _Finder._unit,
    )
    rules |= dict.fromkeys((w for w in words.pointers if "-" not in w), _Finder._pointer)
    rules |= dict.fromkeys(("aujourd", "aujourdhui"), _Finder._today)
    rules |= {"meme": _Finder._same}
    rules |= dict.fromkeys(
        ("soir", "matin", "nuit", "apres", "midi", "matinee", "soiree"), _Finder._part
    )
    rules |= dict.fromkeys(words.months, _Finder._month_or_foreign)
    rules |= dict.fromkeys(words.weekdays, _Finder._weekday)
    return rules
