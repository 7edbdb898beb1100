"""Clock times beside a day: « à 18h45, heure de Moscou » behind it, « vers 15 h 30, hier » in front of it."""

from __future__ import annotations

import re
from functools import cache

from readouts.vocabulary.dates import Zone, calendar

__all__ = ["Clock", "after", "before", "of_part", "zone_of"]

Clock = tuple[int, str, re.Match[str]]
"""Where a time of day begins or ends, HH:MM, and the match (for ``zone_of``)."""

_LEADS = (
    r"(?:a partir de|vers|des|aux alentours de|aux environs de|autour de|(?:un )?peu avant|(?:un )?peu apres"
    r"|a|at|kl)"
)
_OF_DAY = r"[ ](?:du|de[ ]l'|de[ ]la)[ ]?(?P<part>matin|soir|apres-midi|nuit)(?![^\W_])"
_TWELVE_MORE = {"soir": (5, 11), "apres-midi": (1, 7)}
"""From hour to hour: what « du soir » and « de l'après-midi » put in the second half of the day."""


@cache
def _after() -> re.Pattern[str]:
    """« à 18h45 », « , 8 h 30 », « - 20:15 (GMT+7) », « vers 20 heures », « à midi », « at 3:45 PM »."""
    zones = "|".join(sorted((re.escape(form) for form in calendar().zones), key=len, reverse=True))
    return re.compile(
        rf"""
        [ ]?(?:[,|(/-][ ]{{0,3}}|[ ]{{1,3}}|\n)           # « 2021 - 20:15 », « mars 2019 à 22:14 », « , 07h45 »
        (?:{_LEADS.replace(" ", "[ ]")}[ \n])?
        (?:
            (?P<hour>[01]?\d|2[0-4])
            (?: [ ]?h[ ]?(?P<minute>[0-5]\d)(?:min|mn)?(?![^\W_])
              | [ ]?:[ ]?(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?:[ ]?(?:hrs?|horas)\b\.?)?(?![^\W_])
              | [ ]?heures?(?:[ ](?P<minute3>[0-5]\d))?(?![^\W_])
              | [ ]?h(?![^\W_])
              | (?=[ ]?[ap]\.?m\b)
            )
          | (?P<named>midi|minuit|zero[ ]heure)(?![^\W_])
        )
        (?:[ ]?(?P<half>[ap])\.?m\b\.?|{_OF_DAY})?
        (?P<zoned>
            [ ]?(?:,[ ]|[(\[])?[ ]?
            (?: (?P<base>gmt|utc)[ ]?(?P<shift>[+-][ ]?\d{{1,2}}(?::?[0-5]\d)?)
              | (?P<zone>{zones})(?![^\W_])
              | heures?[ ]locales?
            )
            [)\]]?
        )?
        """,
        re.VERBOSE,
    )


_BEFORE = re.compile(
    rf"""
    (?<![^\W_])(?<!\by[ ])(?:{_LEADS.replace(" ", "[ ]")})[ ]
    (?P<at>(?:
        (?P<hour>[01]?\d|2[0-4])[ ]?(?:h(?:eures?)?[ ]?(?P<minute>[0-5]\d)?|:(?P<minute2>[0-5]\d))
        (?:{_OF_DAY})?
      | (?P<named>midi|minuit|zero[ ]heure)
    ))(?P<comma>,)?[ ](?:le[ ])?\Z
    """,
    re.VERBOSE,
)
_OPENED = re.compile(r"\d ?(?:h|heures?)? ?\d{0,2} \Z")
_BEFORE_LONG = 40
"""A time of day with what leads to it is not longer than this."""


def after(fold: str, position: int) -> Clock | None:
    """The time of day that stands behind a position: its end."""
    match = _after().match(fold, position)
    if match is None:
        return None
    time = _time(match)
    return None if time is None else (match.end(), time, match)


def before(fold: str, position: int) -> Clock | None:
    """The time of day that ends right in front of a position: its start, without the preposition.

    None for the end of a stretch (« de 14 h à 16 h mardi »): a date has one time.
    """
    low = max(0, position - _BEFORE_LONG)
    match = _BEFORE.search(fold[low:position])
    if match is None or _OPENED.search(fold, max(0, low - 12), low + match.start()):
        return None
    time = _time(match)
    return None if time is None else (low + match.start("at"), time, match)


def _time(match: re.Match[str]) -> str | None:
    """HH:MM of a time of day; None where no clock shows it."""
    parts = match.groupdict()
    if parts["named"]:
        return "12:00" if parts["named"] == "midi" else "00:00"
    hour = int(parts["hour"])
    minute = int(parts["minute"] or parts["minute2"] or parts.get("minute3") or 0)
    if parts.get("half") == "p" and hour < 12:
        hour += 12
    if parts.get("half") == "a" and hour == 12:
        hour = 0
    if hour == 24 and minute:
        return None
    time = f"{hour % 24:02}:{minute:02}"
    return of_part(time, parts["part"] or "")


def of_part(time: str, part: str) -> str:
    """The time counted to twenty-four, where a part of the day stands beside it.

    >>> of_part("08:00", "soir"), of_part("03:30", "apres-midi"), of_part("20:00", "soir")
    ('20:00', '15:30', '20:00')
    """
    first, last = _TWELVE_MORE.get(part, (24, 24))
    hour = int(time[:2])
    return f"{hour + 12:02}{time[2:]}" if first <= hour <= last else time


def zone_of(match: re.Match[str]) -> Zone | str | None:
    """The zone of a clock time: an offset as ISO 8601 writes it, a row with a rule of summer time, or None."""
    parts = match.groupdict()
    if parts.get("shift"):
        shift = parts["shift"].replace(" ", "").replace(":", "")
        digits = shift[1:]
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        return f"{shift[0]}{int(hours):02}:{minutes}" if int(hours) <= 14 else None
    return calendar().zones[parts["zone"]] if parts.get("zone") else None
