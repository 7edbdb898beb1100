"""What belongs to an expression on its left (« fin », « ce », « soir du ») and right (« au soir », « à 18h45 »)."""

from __future__ import annotations

import re

from readouts.findings import Expression
from readouts.readers.dates import clocks
from readouts.readers.dates.grammar import Atoms
from readouts.vocabulary.dates import Zone

__all__ = ["phase_before", "widen_left", "widen_right"]


def widen_left(at: Atoms, found: Expression) -> None:
    """Take in « ce », « fin », « mois de », « année », « soir du » in front of the expression."""
    first = found.first
    for _ in range(4):
        step = _step_left(at, found, first)
        if step is None or step < at.free:
            break
        first = step
    if found.unit == "day" and found.time is None and found.until is None:
        first = _timed_before(at, found, first)
    if first != found.first:
        found.first, found.start = first, at.page.starts[first]


def _timed_before(at: Atoms, found: Expression, first: int) -> int:
    """« à 10 h mardi », « vers 15 h 30, hier », « 18:42 29.09.2021 »: the token where the time of day begins."""
    page = at.page
    clock = clocks.before(page.fold, page.starts[first])
    if clock is None:
        return _stamped_before(at, found, first) if found.full else first
    start, time, match = clock
    token = page.first_token(start)
    apart = (
        match["comma"] and found.amount is None and found.month is None
    )  # « rendez-vous à 10 h, mardi sera libre »
    if token < at.free or apart or clocks.after(page.fold, found.end) is not None:
        return first
    found.time = time
    return token


def _stamped_before(at: Atoms, found: Expression, first: int) -> int:
    """« 18:42 29.09.2021 », « 17:05, 27-May-2024 »: a time of day in front of the whole date."""
    hour, minute = at.word(first - 2), at.word(first - 1)
    clocked = first - 2 >= at.free and at.sep(first - 1) == ":" and at.sep(first) in (" ", ", ")
    if not clocked or not (hour.isdigit() and minute.isdigit()) or at.sep(first - 2)[-1:] == ":":
        return first
    if len(hour) > 2 or len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
        return first
    found.time = f"{int(hour):02}:{minute}"
    return first - 2


def _step_left(at: Atoms, found: Expression, first: int) -> int | None:
    if first == 0 or not at.joined(first):
        return None
    word, second = at.word(first - 1), at.word(first - 2)
    if found.unit == "month" and word in ("de", "d") and second == "mois" and at.joined(first - 1):
        return first - 2
    half = second in ("quinzaine", "moitie") and at.word(first - 3) in at.calendar.ordinals
    if half and found.unit in ("month", "year") and word in ("de", "d", "du"):
        return first - 3  # « première quinzaine de mars »
    if (
        found.unit in ("year", "decade")
        and word in ("annee", "annees", "an")
        and found.year is not None
    ):
        return first - 1
    if found.unit != "day":
        phase = phase_before(at, first)
        if phase is not None:
            return phase
    if word == "meme" and second == "ce" and found.weekday is not None:
        found.turn = found.turn or "this"
        return first - 2
    if word in ("ce", "cet", "cette") and not (word == "ce" and found.unit == "year"):
        if found.turn == "" and found.weekday is not None:
            found.turn = "this"
        return first - 1
    whole = found.unit == "day" and word in ("du", "de", "d") and at.joined(first - 1)
    if whole and second in at.calendar.words["part_before"]:
        if second == "midi":
            return first - 3 if at.word(first - 3) == "apres" else None
        return first - 2
    return None


def phase_before(at: Atoms, first: int) -> int | None:
    """Where « fin », « début », « mi- » stands in front of a token, over « du », « de la », « de l' », « d' »."""
    phases = at.calendar.words["phase"]
    i = first - 1
    if not at.joined(first):
        return None
    if at.word(i) in phases:
        return i
    if at.word(i) in ("la", "l", "cet", "cette", "ce") and at.joined(i):
        i -= 1
    if at.word(i) in ("du", "de", "d", "des") and at.joined(i) and at.word(i - 1) in phases:
        return i - 1
    return None


def widen_right(at: Atoms, found: Expression) -> None:
    """Take in the part of the day and the time of day behind a day."""
    if found.unit != "day":
        return
    part = _part_after(at, found.last + 1)
    if part is not None:
        at.extend(found, part)
    very = at.word(found.last + 1) == "meme" and at.joined(found.last + 1)
    if very and found.turn == "this" and found.weekday is not None:
        at.extend(found, found.last + 1)  # « ce mercredi même »
    named = at.words[found.last] if at.words[found.last] != "midi" else "apres-midi"
    if found.time is not None:
        found.time = clocks.of_part(found.time, named)
        return
    if found.until is not None:
        return
    time = clocks.after(at.page.fold, found.end)
    if time is None or (
        found.day is not None
        and found.year is None
        and found.month is None
        and found.weekday is None
    ):
        return
    end, clock, match = time
    zoned = not _only_a_word(at, match)
    if not zoned:
        end = match.start("zoned")
    if "(" in match[0][:3] and ")" not in match[0]:
        if at.page.fold[end : end + 1] != ")":
            return  # « samedi (20 h, salle des fêtes) »
        end += 1
    found.time = clocks.of_part(clock, named)
    found.end, found.last = end, max(at.page.token_at(end - 1), found.last)
    zone = clocks.zone_of(match) if zoned else None
    found.zone = f"@{zone.id}" if isinstance(zone, Zone) else zone


def _only_a_word(at: Atoms, match: re.Match[str]) -> bool:
    """« à 18 h et », « à 20 h est »: an acronym of a zone is in capitals."""
    start, end = match.span("zone")
    return 0 < end - start <= 4 and not at.page.text[start:end].isupper()


def _part_after(at: Atoms, j: int) -> int | None:
    """The last token of a part of the day from token j on: « soir », « au matin », « en fin d'après-midi »."""
    if not at.joined(j):
        return None
    word = at.word(j)
    if word == "au" and at.word(j + 1) in ("soir", "matin", "petit") and at.joined(j + 1):
        return j + 1 + (at.word(j + 1) == "petit")
    if (
        word == "dans"
        and at.word(j + 1) in ("la", "l")
        and at.word(j + 2) in ("journee", "soiree", "matinee", "nuit", "apres")
    ):
        return j + 2 + (at.word(j + 2) == "apres")
    if word == "en" and at.word(j + 1) in ("journee", "soiree", "matinee"):
        return j + 1
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
