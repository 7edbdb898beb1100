"""From linked names to persons: which runs are names, whose short forms they are, which office and side each has."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

from readouts.findings import DateFinding
from readouts.readers.participants.frame import Frame
from readouts.readers.participants.linking import Item
from readouts.readers.participants.names import PARTICLES, Run, run_at
from readouts.readers.participants.roster import Evidence, Person, Roster, fold_token, key_of
from readouts.readers.participants.titles import Phrase
from readouts.vocabulary import tokens_of, words
from readouts.vocabulary.holders import Holder, given_names, holders_named, is_feminine

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


def persons(
    frame: Frame, items: list[Item], dates: list[DateFinding], reference: dt.date | None
) -> tuple[Roster, list[Bearer]]:
    """The persons of the text and, in order, the items that name them."""
    return _Caster(frame, items, dates, reference).cast()


class _Caster:
    def __init__(
        self,
        frame: Frame,
        items: list[Item],
        dates: list[DateFinding],
        reference: dt.date | None,
    ) -> None:
        self.frame = frame
        self.dates = dates
        self.items = items
        self.today = reference.isoformat()[:10] if reference is not None else "9998"
        self.undated = reference is None
        self.roster = Roster()
        self.bearers: dict[int, Person] = {}
        self.things = words("things_with_names")
        self.fates = words("fate_nouns")
        self.memorials = words("memorials")
        self.person_nouns = words("person_nouns") | self.fates
        self.verb_after = {g.first for g in frame.analysis.groups if g.finite}
        self.verb_before = {g.last + 1 for g in frame.analysis.groups if g.finite}
        self.lower = {
            w for w, capital in zip(frame.words, frame.capitals, strict=True) if not capital
        }

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
        return self.roster, bearers

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
                or self._in_office(holders_named().get((frame.words[i],), ())) is not None
                for i in (run.first, run.last)
            ]
            if not all(known):
                out.append(item)
                continue
            for i in (run.first, run.last):
                start, end = frame.starts[i], frame.ends[i]
                out.append(Item(i, i, start, end, Run(i, i, start, end), area=item.area))
        self.items[:] = out

    # --- names to persons -------------------------------------------------------------------------
    def _words(self, item: Item) -> list[str]:
        assert item.run is not None
        return self.frame.words[item.run.first : item.run.last + 1]

    def _name(self, item: Item) -> str:
        assert item.run is not None
        return " ".join(self.frame.text[item.run.start : item.run.end].split())

    def _enter(self, n: int, item: Item) -> None:
        person = self.roster.add(self._name(item), self._words(item))
        self.bearers[n] = person
        if item.feminine is not None and person.feminine is None:
            person.feminine = item.feminine

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

    def _plausible(self, item: Item) -> bool:
        """A run that no title confirms: two words at least, no place or thing, and placed like a person."""
        frame, run = self.frame, item.run
        assert run is not None
        if self._fated(run):
            return True
        if run.size < 2 or self._is_thing(run) or self._whole_line(run):
            return False
        if run.size == 2 and not any(c.isspace() for c in frame.text[run.start : run.end]):
            return False
        if any(
            i in frame.in_name and not (i == run.first and frame.in_name[i].table == "country")
            for i in range(run.first, run.last + 1)
        ):
            return False
        if any(
            frame.words[i] in frame.function_words
            and frame.words[i] not in PARTICLES
            and i == run.first
            for i in range(run.first, run.last + 1)
        ):
            return False
        if self._holders(tuple(self._words(item))):
            return True
        self._past_demonym(item, run)
        run = item.run
        assert run is not None
        if self._title_case(item, run) or self._determined(run) or self._label(run):
            return False
        if self._cased_surname(run):
            return True
        capitals = sum(frame.upper(i) for i in range(run.first, run.last + 1))
        if capitals < 2 or (item.area == "title" and self._shouting(run)):
            return False
        common = sum(
            frame.words[i] in self.lower for i in range(run.first, run.last + 1) if frame.upper(i)
        )
        if common:
            return False
        return self._placed(run)

    def _named_after(self, item: Item) -> bool:
        """« le monument du Président X », « l'avenue du Général Y »: a thing that bears the name."""
        frame, i = self.frame, item.first
        while frame.joined(i) and frame.words[i - 1] in ("de", "du", "d", "la", "le", "l", "des"):
            i -= 1
        return i < item.first and frame.joined(i) and frame.words[i - 1] in self.memorials

    def _determined(self, run: Run) -> bool:
        """« la Commission Mixte », « du Grand Tortue »: what has an article is no person."""
        frame = self.frame
        return frame.joined(run.first) and frame.words[run.first - 1] in _ARTICLES

    def _label(self, run: Run) -> bool:
        """« FANTA DIARRASSOUBA : Bonjour à toutes »: who speaks in a transcript, in capitals at the line's start."""
        frame = self.frame
        line = frame.page.lines[frame.page.line_at(run.start)]
        after = frame.text[run.end : run.end + 2].strip()
        return run.start - line[0] <= 2 and after[:1] == ":" and self._shouting(run)

    def _past_demonym(self, item: Item, run: Run) -> None:
        """« le Saint-Louisien Fallou Diakhaté »: the inhabitant's noun is no part of the name."""
        frame = self.frame
        for i in range(run.first + 1, run.last):
            if (
                frame.words[i - 1].endswith(_DEMONYM)
                and frame.between(i) == " "
                and fold_token(frame.words[i - 1]) not in _given_names()
                and fold_token(frame.words[i]) in _given_names()
            ):
                self._narrow(item, i, run.last)
                return

    def _title_case(self, item: Item, run: Run) -> bool:
        """A line in capitals throughout has no names of its own."""
        return item.area in ("title", "heading") and self._shouting(run) and run.size > 3

    def _whole_line(self, run: Run) -> bool:
        """A name alone on its line is a signature."""
        line = self.frame.page.lines[self.frame.page.line_at(run.start)]
        return run.start - line[0] <= 2 and line[1] - run.end <= 2

    def _cased_surname(self, run: Run) -> bool:
        """« MACRON Emmanuel », « Sètondji AKPLOGAN »: a surname in capitals beside a given name that is not."""
        frame = self.frame
        tokens = range(run.first, run.last + 1)
        loud = [i for i in tokens if frame.shouting(i)]
        plain = [i for i in tokens if frame.upper(i) and not frame.shouting(i)]
        return (
            bool(plain)
            and any(len(frame.words[i]) > 3 for i in loud)
            and not any(frame.words[i] in self.lower for i in plain)
        )

    def _shouting(self, run: Run) -> bool:
        return all(self.frame.shouting(i) for i in range(run.first, run.last + 1))

    def _placed(self, run: Run) -> bool:
        """Subject of a verb, object of an inverted one, or behind a preposition that takes people."""
        frame = self.frame
        after = run.last + 1
        genitive = frame.joined(run.first) and frame.words[run.first - 1] in ("de", "d", "du")
        if (
            not genitive
            and after in self.verb_after
            and after < frame.count
            and frame.joined(after)
        ):
            return True
        if not genitive and self._before_coordinated(after):
            return True
        if run.first in self.verb_before and frame.joined(run.first):
            return True
        before = frame.words[run.first - 1] if run.first and frame.joined(run.first) else ""
        if before in ("avec", "selon", "par", "et", "que", "qu", "chez"):
            return True
        if fold_token(frame.words[run.first]) in _given_names():
            return True
        return self._of_person(run.first) or self._national(run)

    def _before_coordinated(self, i: int) -> bool:
        """« X Y et Z W ont … »: another run of two capitals or more is coordinated, and a verb follows it."""
        frame = self.frame
        if i + 2 >= frame.count or not frame.joined(i) or frame.words[i] != "et":
            return False
        other = run_at(frame, i + 1, titled=False)
        return (
            other is not None
            and other.size > 1
            and other.last + 1 in self.verb_after
            and all(j not in frame.in_name for j in range(other.first, other.last + 1))
        )

    def _of_person(self, i: int) -> bool:
        """« l'arrestation (récente) de X », « un commentaire de X »."""
        frame = self.frame
        if not frame.joined(i) or frame.words[i - 1] not in ("de", "d"):
            return False
        return any(frame.words[j] in self.person_nouns for j in range(max(i - 4, 0), i - 1))

    def _national(self, run: Run) -> bool:
        frame = self.frame
        return bool(
            frame.joined(run.first)
            and frame.adjective(run.first - 1)
            and not frame.upper(run.first - 1)
        )

    def _fated(self, run: Run) -> bool:
        """A single name that only persons bear like this: « l'affaire X », « la libération de X »."""
        frame, i = self.frame, run.first
        word = frame.words[i]
        if (
            run.size > 1
            or len(word) < 4
            or not frame.joined(i)
            or i in frame.in_name
            or i in frame.offices
        ):
            return False
        if word in self.lower or word in frame.function_words or frame.shouting(i):
            return False
        before = frame.words[i - 1]
        if before == "affaire":
            return True
        return before in ("de", "d", "avec") and i >= 2 and frame.words[i - 2] in self.fates

    def _is_thing(self, run: Run) -> bool:
        """« la rue X », « l'aéroport X », « le journal X », a quoted title, an instrument."""
        frame, i = self.frame, run.first
        if not frame.joined(i):
            between = frame.between(i)
            return any(c in between for c in '«“"') and frame.text[run.end : run.end + 2].strip()[
                :1
            ] in ("»", "”", '"')
        before = frame.words[i - 1]
        if before in self.things:
            return True
        return (
            before in ("de", "du", "d", "la", "l") and i >= 2 and frame.words[i - 2] in self.things
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

    def _narrow(self, item: Item, first: int, last: int) -> None:
        frame = self.frame
        run = item.run
        assert run is not None
        if (first, last) == (run.first, run.last):
            return
        item.run = Run(first, last, frame.starts[first], frame.ends[last])
        item.first, item.last, item.start, item.end = (
            first,
            last,
            frame.starts[first],
            frame.ends[last],
        )

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

    def _half_of_name(self, i: int, found: tuple[Holder, ...]) -> bool:
        """« Saint-Louis », « la météo avec Benjamin »: a given name, or the second half of a hyphenated one."""
        frame = self.frame
        if frame.joined(i) and frame.between(i) in ("-", "‑") and frame.upper(i - 1):
            return True
        return fold_token(frame.words[i]) in _given_names() and not any(
            h.serves(self.today) for h in found
        )

    def _still_known(self, holder: Holder) -> bool:
        """In office, or out of it for less than twelve years: a bare surname may still mean this person."""
        return holder.serves(self.today) or int(holder.until[:4]) >= int(self.today[:4]) - 12

    def _in_office(self, found: tuple[Holder, ...]) -> Holder | None:
        """The tenure that is meant: the one that runs at the reference date, else the last before it."""
        serving = [h for h in found if h.serves(self.today)]
        if not serving:
            past = [h for h in found if h.since <= self.today]
            serving = [max(past, key=lambda h: h.until)] if past else []
        if len({h.tokens for h in serving}) > 1:
            serving = [h for h in serving if h.office == "head_of_state"] or serving
        return serving[0] if serving else None

    # --- office and side --------------------------------------------------------------------------
    def _witness(self, item: Item, person: Person) -> None:
        person.spans.append((item.start, item.end))
        if item.side is not None and person.side is None:
            person.side = item.side
        for phrase, own in item.phrases:
            if phrase.portfolio is not None or (phrase.value == "official" and phrase.sides):
                person.employed = True
            side = (
                own
                if own is not None
                else phrase.sides[0]
                if phrase.sides and (len(phrase.sides) == 1 or not item.group)
                else None
            )
            office = phrase.value or phrase.leads or None
            person.evidence.append(
                Evidence(
                    office,
                    side,
                    phrase.former,
                    self._title(phrase),
                    item.start,
                    vague=(office in _VAGUE and phrase.portfolio is None)
                    or self._may_be_less(office, side, phrase),
                )
            )
            if phrase.feminine is not None and person.feminine is None:
                person.feminine = phrase.feminine

    def _may_be_less(self, office: str | None, side: str | None, phrase: Phrase) -> bool:
        """« le sénateur X, ministre de … »; a « chancelier » of no state may be a minister of a Latin one."""
        return office == "legislator" or (
            side is None and self.frame.words[phrase.head].startswith("chanc")
        )

    def _adjective_before(self, item: Item, person: Person) -> None:
        """« d'anciens Marines américains Paul Whelan et Trevor Reed », « le Maldivien Ali Waheed Fulhu »."""
        frame, run = self.frame, item.run
        if run is None or person.side is not None or any(p.sides for p, _ in item.phrases):
            return
        i = run.first
        for _ in range(3):
            if not frame.joined(i):
                return
            before = i - 1
            hit = frame.in_name.get(before)
            target = frame.adjective(hit.first) if hit is not None and hit.last == before else None
            if target is not None:
                person.side = target.side
                return
            if frame.words[before] != "et" or i != run.first:
                return
            other = self._named_until.get(before - 1)
            if other is None:
                return
            i = other

    def _title(self, phrase: Phrase) -> str:
        frame = self.frame
        return frame.text[frame.starts[phrase.first] : frame.ends[phrase.last]]

    def _settle(self, person: Person) -> None:
        self._settle_gender(person)
        best = person.best()
        if best is not None and best.side is not None:
            person.side = best.side
        elif person.side is None:
            person.side = next((e.side for e in person.evidence if e.side is not None), None)
        if best is not None and best.office in _VAGUE and not best.former and not person.employed:
            # A rank or a bare « ministre » says less than the office that somebody known holds: « le général Sissi ».
            self._from_office_list(person, replace=True)
        if best is None:
            if not person.evidence or all(not e.title for e in person.evidence):
                self._from_office_list(person)
        elif person.side is None and not best.former:
            self._side_from_office_list(person, best)
        elif person.side is None:
            sides = {h.side for h in self._holders(tuple(_tokens(person.name)))}
            person.side = sides.pop() if len(sides) == 1 else None

    def _settle_gender(self, person: Person) -> None:
        """By the given name where the text does not tell; « le ministre » is said of women too."""
        tokens = _tokens(person.name)
        if len(tokens) < 2:
            return
        feminine = is_feminine(tokens[0])
        if person.feminine is None or (feminine and not self._addressed(person)):
            person.feminine = feminine if feminine is not None else person.feminine

    def _addressed(self, person: Person) -> bool:
        """Whether some mention has « M. » or « Mme »."""
        return any(
            bearer is person and self.items[n].courtesy for n, bearer in self.bearers.items()
        )

    def _side_from_office_list(self, person: Person, best: Evidence) -> None:
        found = self._holders(tuple(_tokens(person.name)))
        for holder in found:
            if holder.office == best.office:
                person.side = holder.side
                return
        sides = {holder.side for holder in found if len(person.key) > 1}
        if len(sides) == 1:
            person.side = sides.pop()

    def _holders(self, key: tuple[str, ...]) -> tuple[Holder, ...]:
        """Who bears this name; the tokens of a full name in any spelling, surname first or last."""
        found = holders_named().get(key) or ()
        if not found and len(key) > 1:
            found = (
                holders_named().get((*key[1:], key[0]))
                or _by_fold().get("".join(fold_token(k) for k in key))
                or ()
            )
        if not found and len(key) > 2:
            if any(len(k) == 1 for k in key):
                return self._holders(tuple(k for k in key if len(k) > 1))
            # « Raúl Castro Ruz »: a second surname
            found = tuple(h for h in holders_named().get(key[:-1]) or () if len(h.tokens) > 1)
        return found

    def _time_of(self, person: Person, holder: Holder) -> bool:
        """Whether the text speaks of the time in office: « l'administration X », « avec X en juin 2018 »."""
        frame = self.frame
        sentences = {frame.page.sentence_at(start) for start, _ in person.spans}
        for date in self.dates:
            value = (date.value or "")[:10]
            if frame.page.sentence_at(date.start) not in sentences:
                continue
            if value and holder.since[: len(value)] <= value <= holder.until:
                return True
        for start, _ in person.spans:
            i = frame.page.first_token(start)
            if any(w in _TENURE for w in frame.words[max(i - 3, 0) : i]):
                return True
        return False

    def _from_office_list(self, person: Person, *, replace: bool = False) -> None:
        key = tuple(t for t in _tokens(person.name))
        found = self._holders(key)
        holder = self._in_office(found) if found else None
        if holder is None or (person.side is not None and person.side != holder.side):
            return
        serving = holder.serves(self.today)
        if not serving and (replace or not (self.undated or self._time_of(person, holder))):
            person.rule = "participants.past-holder"
            return
        person.evidence.insert(0, Evidence(holder.office, holder.side, False, "", -1))
        person.side = holder.side
        person.rule = (
            "participants.holder" if holder.serves(self.today) else "participants.past-holder"
        )


_VAGUE = ("minister", "official", "military")
"""Offices that a more exact phrase goes before (« le ministre X », later « X, ministre des Affaires étrangères »)."""
_ARTICLES = frozenset(
    "la le l les au aux du des un une cette ce cet ces notre nos sa son ses leur leurs".split()
)
_DEMONYM = ("ien", "ienne", "ois", "oise", "ais", "aise", "een", "eenne")
_TENURE = frozenset(
    "administration presidence mandat ere gouvernement sous epoque equipe regime annees".split()
)


@cache
def _by_fold() -> dict[str, tuple[Holder, ...]]:
    """Holders by their full name, folded over spellings and written as one word."""
    out: dict[str, tuple[Holder, ...]] = {}
    for key, found in holders_named().items():
        if len(key) > 1:
            out.setdefault("".join(fold_token(k) for k in key), found)
    return out


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_token(name) for name in given_names())


def _tokens(name: str) -> list[str]:
    return tokens_of(name)
