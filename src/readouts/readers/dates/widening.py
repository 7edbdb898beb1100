"""What belongs to an expression on its left (« fin », « ce », « soir du ») and right (« au soir », « à 18h45 »)."""

from __future__ import annotations

from readouts.findings import Expression
from readouts.readers.dates.grammar import Atoms, clock, zone_of
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
    if first == found.first and found.full and found.time is None:
        first = _timed_before(at, found, first)
    if first != found.first:
        found.first, found.start = first, at.page.starts[first]


def _timed_before(at: Atoms, found: Expression, first: int) -> int:
    """« 18:42 29.09.2021 »: the time of day in front of the whole date; the token where it begins."""
    hour, minute = at.word(first - 2), at.word(first - 1)
    clocked = first - 2 >= at.free and at.sep(first - 1) == ":" and at.sep(first) == " "
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
    if at.word(i) in ("du", "de", "d") and at.joined(i) and at.word(i - 1) in phases:
        return i - 1
    return None


def widen_right(at: Atoms, found: Expression) -> None:
    """Take in the part of the day and the time of day behind a day."""
    if found.unit != "day" or found.time is not None:
        return
    part = _part_after(at, found.last + 1)
    if part is not None:
        at.extend(found, part)
    if found.until is not None:
        return
    time = clock(at.page.fold, found.end)
    if time is None or (
        found.day is not None
        and found.year is None
        and found.month is None
        and found.weekday is None
    ):
        return
    end, found.time, match = time
    found.end, found.last = end, max(at.page.token_at(end - 1), found.last)
    zone = zone_of(match) if match else None
    found.zone = f"@{zone.id}" if isinstance(zone, Zone) else zone


def _part_after(at: Atoms, j: int) -> int | None:
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
