"""From linked names to persons: which runs are names, whose short forms they are, which office and side each has."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from readouts.findings import DateFinding
from readouts.readers.participants.evidence import Evidences
from readouts.readers.participants.frame import Frame
from readouts.readers.participants.items import Item
from readouts.readers.participants.names import PARTICLES, Run
from readouts.readers.participants.roster import Person, Roster, key_of
from readouts.vocabulary.holders import Holder, folded_given_names
from readouts.vocabulary.transliteration import fold_token

__all__ = ["Bearer", "persons"]

Bearer = tuple[Item, Person]

_NAME_WORDS = (
    "avec",
    "de",
    "d",
    "par",
    "selon",
    "a",
    "et",
    "contre",
    "pour",
    "chez",
    "envers",
    "que",
    "qu",
    "entre",
    "vers",
)


class _Caster(Evidences):
    """Makes the roster of one page."""

    def cast(self) -> tuple[Roster, list[Bearer]]:
        self._split_pairs()
        named = [(n, item) for n, item in enumerate(self.items) if item.run is not None]
        named = [(n, item) for n, item in named if not self._named_after(item)]
        sure = [(n, item) for n, item in named if item.confirmed]
        for n, item in sorted(sure, key=lambda pair: -len(self._words(pair[1]))):
            self._enter(n, item)
        for n, item in sorted(named, key=lambda pair: -len(self._words(pair[1]))):
            if n not in self.bearers and self._plausible(item):
                self._enter(n, item)
        for n, item in named:
            if n not in self.bearers and self._beside_person(n, item):
                self._enter(n, item)
        for n, item in named:
            if n not in self.bearers:
                self._try_known(n, item)
        for n, item in named:
            if n not in self.bearers:
                self._try_holder(n, item)
        bearers = [(self.items[n], self.bearers[n]) for n in sorted(self.bearers)]
        self._order(bearers)
        self._named_until = {
            item.run.last: item.run.first for item, _ in bearers if item.run is not None
        }
        for item, person in bearers:
            self._witness(item, person)
            self._adjective_before(item, person)
        for person in self.roster.persons:
            self._settle(person)
            person.known_as = self._known_as(person)
        return self.roster, bearers

    def _beside_person(self, n: int, item: Item) -> bool:
        """« Nelson Mandela et Kwame Nkrumah », « X, Y et Z »: coordinated with somebody who is a person."""
        frame, run = self.frame, item.run
        if run is None or run.size < 2 or not self._shaped_like_name(item, run):
            return False
        for other in (n - 1, n + 1):
            if other not in self.bearers:
                continue
            left, right = sorted((item, self.items[other]), key=lambda one: one.start)
            if frame.page.fold[left.end : right.start].strip() in (
                "et",
                ",",
                "et a",
                "et de",
                "et d'",
                ", et",
            ):
                return True
        return False

    def _split_pairs(self) -> None:
        """« l'appel Poutine-Trump »: two surnames joined by a hyphen are two people."""
        frame = self.frame
        bearers = {
            fold_token(frame.words[i.run.last])
            for i in self.items
            if i.run is not None and i.confirmed
        }
        doubled = {
            pair
            for i in self.items
            if i.run is not None and i.confirmed
            for pair in pairwise(frame.words[i.run.first : i.run.last + 1])
        }
        out: list[Item] = []
        for item in self.items:
            run = item.run
            if (
                run is None
                or item.confirmed
                or run.size != 2
                or frame.between(run.last) not in ("-", "–")
            ):
                out.append(item)
                continue
            if tuple(frame.words[run.first : run.last + 1]) in doubled:
                out.append(item)
                continue
            known = [
                fold_token(frame.words[i]) in bearers
                or self._in_office(self._holders((frame.words[i],))) is not None
                for i in (run.first, run.last)
            ]
            if not all(known):
                out.append(item)
                continue
            for i in (run.first, run.last):
                start, end = frame.starts[i], frame.ends[i]
                out.append(Item(i, i, start, end, Run(i, i, start, end), area=item.area))
        self.items[:] = out

    def _order(self, bearers: list[Bearer]) -> None:
        """Persons in the order of the text, each with its fullest name."""
        first: dict[int, int] = {}
        for item, person in bearers:
            first.setdefault(id(person), item.start)
            name = self._name(item)
            if len(name.split()) > len(person.name.split()):
                person.name = name
        self.roster.persons = sorted(
            (p for p in self.roster.persons if id(p) in first), key=lambda p: first[id(p)]
        )

    def _try_known(self, n: int, item: Item) -> None:
        """A short form of somebody named in full elsewhere."""
        run = item.run
        assert run is not None
        if self._is_thing(run) and run.size == 1:
            return
        for last in range(run.last, run.first - 1, -1):
            for first in range(run.first, last + 1):
                found = self._known(first, last)
                if found is not None:
                    self._narrow(item, first, last)
                    self.bearers[n] = found
                    return
            if last - run.first > 3:
                continue

    def _known(self, first: int, last: int) -> Person | None:
        frame = self.frame
        tokens = frame.words[first : last + 1]
        if first == last:
            if len(tokens[0]) < 2 or tokens[0] in PARTICLES or tokens[0] in frame.function_words:
                return None
            if first in frame.in_name and not self._surname_of_known(tokens[0]):
                return None
        return self.roster.find(key_of(tokens))

    def _surname_of_known(self, word: str) -> bool:
        return False

    def _try_holder(self, n: int, item: Item) -> None:
        """A bare name of somebody in office at the time (« Poutine », « la Kallas », « l'administration Biden »)."""
        run = item.run
        assert run is not None
        if self._is_thing(run):
            return
        frame = self.frame
        for first in range(run.first, run.last + 1):
            key = tuple(frame.words[first : run.last + 1])
            found = self._holders(key)
            if not found or (
                first == run.last
                and (first in frame.in_name or len(key[0]) < 2 or key[0] in frame.function_words)
            ):
                continue
            if len(key) == 1 and (key[0] in self.lower and frame.begins_sentence(first)):
                continue
            if len(key) == 1 and self._half_of_name(first, found):
                continue
            if first > run.first and self._other_given_name(first, found):
                continue
            holder = self._in_office(found)
            if len(key) < 2 and (
                holder is None
                or not self._still_known(holder)
                or (frame.shouting(first) and len(key[0]) < 5)
            ):
                continue
            self._narrow(item, first, run.last)
            self._enter(n, item)
            return

    def _other_given_name(self, first: int, found: tuple[Holder, ...]) -> bool:
        """« Sékou Traoré » is not the Traoré in office: a given name that is not his stands before the surname."""
        word = self.frame.words[first - 1]
        given = fold_token(word) in folded_given_names() and word not in self.lower
        return given and not any(word in holder.tokens for holder in found)

    def _half_of_name(self, i: int, found: tuple[Holder, ...]) -> bool:
        """« Saint-Louis », « la météo avec Benjamin »: a given name, or the second half of a hyphenated one."""
        frame = self.frame
        if frame.joined(i) and frame.between(i) in ("-", "‑") and frame.upper(i - 1):
            return True
        return fold_token(frame.words[i]) in folded_given_names() and not any(
            h.serves(self.today) for h in found
        )


def persons(
    frame: Frame, items: list[Item], dates: list[DateFinding], reference: dt.date | None
) -> tuple[Roster, list[Bearer]]:
    """The persons of the text and, in order, the items that name them."""
    return _Caster(frame, items, dates, reference).cast()
