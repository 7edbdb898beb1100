"""The persons of a text: names joined over their short forms, with the evidence for office, side and gender."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from readouts.findings import Actor
from readouts.readers.participants.names import PARTICLES
from readouts.vocabulary.transliteration import ascii_name, fold_token

__all__ = ["Evidence", "Person", "Roster", "key_of", "slug_of"]

_CIVIL = ("minister", "official", "adviser", "envoy", "ambassador", "intelligence_chief")
"""What goes before a mere rank: « le général X, gouverneur de la province »."""

_ABOVE = ("foreign_minister", "defence_minister", "head_of_government", "head_of_state")
"""What goes before « ministre de la Justice » where somebody is both."""


def key_of(words: list[str]) -> tuple[str, ...]:
    """The tokens of a name that count for joining: folded, without particles and initials' points."""
    key = tuple(fold_token(w) for w in words if w.lower() not in PARTICLES or len(words) == 1)
    return key or tuple(fold_token(w) for w in words)


def slug_of(name: str) -> str:
    """The id of a person: the same for the spellings of one name.

    >>> slug_of("Sergueï Lavrov"), slug_of("Sergey Lavrov")
    ('sergei-lavrov', 'sergei-lavrov')
    """
    words = re.findall(r"[a-z0-9]+", ascii_name(name).lower().replace("'", ""))
    out = []
    for word in words:
        for old, new in (
            ("gue", "ge"),
            ("gui", "gi"),
            ("tch", "ch"),
            ("ou", "u"),
            ("ey", "ei"),
            ("iy", "i"),
            ("yy", "y"),
        ):
            word = word.replace(old, new)
        out.append(word)
    return "-".join(out) or "person"


@dataclass(slots=True, eq=False)
class Evidence:
    """One phrase that gives a person an office."""

    office: str | None
    side: str | None
    former: bool
    title: str
    start: int
    vague: bool = False
    equal: bool = False
    """« son collègue », « son homologue »: of another state, and of no office of its own."""
    bare: bool = False
    """« la présidente X »: of what, the phrase does not say."""
    chairs: bool = False
    """« le président du Sénat », « la présidente du Conseil européen »: what such a president presides over."""
    deposed: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """One person: all the forms of the name, fullest first found, and what the text says."""

    name: str
    key: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    feminine: bool | None = None
    side: str | None = None
    rule: str = "participants.name"
    employed: bool = False
    """The text itself says which ministry or body: the list of office-holders has nothing to add."""
    known_as: str | None = None
    """The full name in the list of office-holders, which makes one id of « Poutine » and « Vladimir Putin »."""
    actor: Actor | None = None

    def best(self) -> Evidence | None:
        """The phrase that decides the office: a current one before a former, one with a code before one without."""
        found: Evidence | None = None
        for e in self.evidence:
            if e.office is None:
                continue
            if e.deposed:
                return e
            if (
                found is None
                or (found.former and not e.former)
                or (found.vague and not e.vague and not e.former)
                or (found.office == "minister" and e.office in _ABOVE and not e.former)
                or (found.office == "head_of_state" and found.bare and e.chairs and not e.former)
                or (
                    found.office == "military"
                    and found.vague
                    and e.office in _CIVIL
                    and not e.former
                )
            ):
                found = e
        return found


class Roster:
    """The persons found so far, by token of their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.by_token: dict[str, dict[Person, int]] = {}
        self.by_last: dict[str, dict[Person, None]] = {}

    def add(self, name: str, words: list[str]) -> Person:
        """The person of that name: one known, whose name this is a form of, or a new one."""
        key = key_of(words)
        known = self.find(key)
        if known is not None:
            if len(key) > len(known.key):
                known.key = key
                known.name = name
                self._index(known)
            return known
        person = Person(name, key)
        self.persons.append(person)
        self._index(person)
        return person

    def _index(self, person: Person) -> None:
        for token in person.key:
            bearers = self.by_token.setdefault(token, {})
            bearers.setdefault(person, len(bearers))
        self.by_last.setdefault(person.key[-1], {})[person] = None

    def find(self, key: tuple[str, ...], feminine: bool | None = None) -> Person | None:
        """The one person whose name has these tokens, or is a shorter form of it."""
        if not any(token in self.by_token for token in key):
            return None
        fitting = [p for p in self._candidates(key) if agree(key, p.key)]
        if len(fitting) > 1:
            fitting.sort(key=lambda person: self._place(key, person))
        if len(fitting) > 1 and feminine is not None:
            fitting = [p for p in fitting if p.feminine in (None, feminine)] or fitting
        if len(fitting) > 1:
            surname = [p for p in fitting if p.key[-1] == key[-1]]
            fitting = surname or fitting
        return fitting[-1] if fitting else None

    def called(self, token: str) -> Person | None:
        """The one person whose name begins with the token, where nobody has it as a surname."""
        bearers = list(islice(self.by_token.get(token, {}), 2))
        if len(bearers) != 1 or bearers[0].key[0] != token or len(bearers[0].key) < 2:
            return None
        return bearers[0]

    def _place(self, key: tuple[str, ...], person: Person) -> tuple[int, int]:
        """By token of the key, then as the bearers of that token came into the text."""
        return next(
            (place, bearers[person])
            for place, token in enumerate(key)
            if person in (bearers := self.by_token.get(token, {}))
        )

    def _candidates(self, key: tuple[str, ...]) -> Iterable[Person]:
        """Who may ``agree``: a longer name has the key's rarest token too, any other ends in one of its tokens.

        Not all bearers of every token: that would be everybody called Jean, for each of them; and of those only the
        last, since who is named again after so many others of that name is told by the whole name.
        """
        fewest = min((self.by_token.get(token, {}) for token in key), key=len)
        found = dict.fromkeys(_last(fewest))
        for token in key:
            found.update(dict.fromkeys(_last(self.by_last.get(token, {}))))
        return found


def _last(bearers: dict[Person, Any]) -> Iterable[Person]:
    return islice(reversed(bearers), _NAMESAKES)


def agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names may be forms of one: the shorter one's tokens are all in the longer."""
    if len(a) > len(b):
        a, b = b, a
    if not set(a) <= set(b):
        return _close(a, b)
    return not (
        len(a) == 1
        and len(b) > 1
        and a[0] == b[0]
        and len(b) == 2
        and not _east_asian(b)
        and b[1] not in _REGNAL
    )


def _close(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Full names with one surname and given names that begin alike (« Alexeï », « Aleksei »; « V. », « Vladimir »)."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    x, y = a[0], b[0]
    return x[:1] == y[:1] and (len(x) == 1 or len(y) == 1 or _one_edit(x, y))


def _one_edit(x: str, y: str) -> bool:
    if abs(len(x) - len(y)) > 1 or min(len(x), len(y)) < 4:
        return False
    i = 0
    while i < min(len(x), len(y)) and x[i] == y[i]:
        i += 1
    return x[i + 1 :] == y[i + 1 :] or x[i:] == y[i + 1 :] or x[i + 1 :] == y[i:]


_NAMESAKES = 30
"""Bearers of one name among whom a person is looked for: more than any page has."""
_REGNAL = frozenset("i iv v vi vii viii ix x xi xii xiv xvi".split())
"""Folded: « Felipe VI » is « Felipe » too."""


def _east_asian(key: tuple[str, ...]) -> bool:
    """Whether the first token may be the surname: a short one of one syllable (Xi, Kim, Wang, Yoon)."""
    return len(key[0]) <= 5
