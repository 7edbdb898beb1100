"""Which runs of capitalised words name a person where no title says so."""

from __future__ import annotations

import datetime as dt

from readouts.findings import DateFinding
from readouts.readers.participants.frame import Frame
from readouts.readers.participants.items import Item
from readouts.readers.participants.names import PARTICLES, Run, run_at
from readouts.readers.participants.roster import Person, Roster
from readouts.vocabulary import words
from readouts.vocabulary.holders import Holder, folded_given_names, holders_named, holders_spelled
from readouts.vocabulary.transliteration import fold_token

__all__ = ["Plausibility"]

_ARTICLES = frozenset(
    "la le l les au aux du des un une cette ce cet ces notre nos sa son ses leur leurs".split()
)

_ENGLISH = frozenset(("in", "of", "and", "the", "for"))

_NOUN_ENDINGS = tuple(words("noun_endings"))

_DEMONYM = ("ien", "ienne", "ois", "oise", "ais", "aise", "een", "eenne")


UNDATED = "9998"
"""The day that stands for « no reference date »: after every tenure that has ended."""


class Plausibility:
    """Tells persons from places and things."""

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
        self.today = reference.isoformat()[:10] if reference is not None else UNDATED
        self.undated = reference is None
        self.roster = Roster()
        self.bearers: dict[int, Person] = {}
        self._spelt: dict[str, Person] = {}
        """By the full name of the office-holder that they are: « Loukachenko » and « Lukashenko » on one page."""
        self._named_until: dict[int, int] = {}
        self.things = words("things_with_names")
        self.fates = words("fate_nouns")
        self.memorials = words("memorials")
        self.person_nouns = words("person_nouns") | self.fates
        self.verb_after = {g.first for g in frame.analysis.groups if g.finite}
        self.verb_before = {g.last + 1 for g in frame.analysis.groups if g.finite}
        self.lower = {
            w for w, capital in zip(frame.words, frame.capitals, strict=True) if not capital
        }

    def _words(self, item: Item) -> list[str]:
        assert item.run is not None
        return self.frame.words[item.run.first : item.run.last + 1]

    def _name(self, item: Item) -> str:
        assert item.run is not None
        return " ".join(self.frame.text[item.run.start : item.run.end].split())

    def _enter(self, n: int, item: Item) -> None:
        holders = {holder.name for holder in self._holders(tuple(self._words(item)))}
        holder = holders.pop() if len(holders) == 1 else None
        person = self._spelt.get(holder) if holder is not None else None
        if person is None and item.courtesy:
            person = self._by_first_name(self._words(item))
        if person is None:
            person = self.roster.add(self._name(item), self._words(item))
            if holder is not None:
                self._spelt[holder] = person
        self.bearers[n] = person
        if item.feminine is not None and person.feminine is None:
            person.feminine = item.feminine

    def _by_first_name(self, tokens: list[str]) -> Person | None:
        """« M. Phumtham », after « Phumtham Wechayachai »: many people are called by the first of their names."""
        if len(tokens) != 1 or self._in_office(self._holders(tuple(tokens))) is not None:
            return None
        return self.roster.called(fold_token(tokens[0]))

    def _plausible(self, item: Item) -> bool:
        """A run that no title confirms: two words at least, no place or thing, and placed like a person."""
        frame, run = self.frame, item.run
        assert run is not None
        if self._fated(run):
            return True
        if self._signs_off(run):
            return False
        if run.size < 2 or self._is_thing(run) or self._whole_line(run) or self._thing_name(run):
            return False
        if run.size == 2 and not any(c.isspace() for c in frame.text[run.start : run.end]):
            return False
        given = fold_token(frame.words[run.first]) in folded_given_names()
        if any(
            i in frame.in_name
            and not (i == run.first and frame.in_name[i].table == "country")
            and not (
                i == run.last == run.first + 1 and given and frame.in_name[i].table == "country"
            )
            for i in range(run.first, run.last + 1)
        ):
            return False  # « Jacques Paris » is called so
        if run.first in frame.in_name and (
            not frame.function_words.isdisjoint(frame.words[run.first + 1 : run.first + 2])
            or (frame.joined(run.first) and frame.words[run.first - 1] in _ENGLISH)
        ):
            return False  # « … et Israël Comment les Émirats … », « Made in Madagascar Exhibition »
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
        if self._common_noun(run):
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

    def _common_noun(self, run: Run) -> bool:
        """« Développement Économique », « Coopération Technique »: endings of nouns that no family has, and no given
        name before."""
        frame = self.frame
        if fold_token(frame.words[run.first]) in folded_given_names():
            return False
        return any(
            len(frame.words[i]) > 7 and frame.words[i].endswith(_NOUN_ENDINGS)
            for i in range(run.first, run.last + 1)
        )

    def _signs_off(self, run: Run) -> bool:
        """« À Washington, Anne Corpet. », « Les précisions de X Y. »: who tells it, on the radio."""
        frame = self.frame
        n = frame.page.sentence_at(run.start)
        begin, end = (frame.page.first_token(at) for at in frame.page.sentences[n])
        if run.last + 3 < end or run.first - begin not in (2, 3, 4, 5):
            return False
        if frame.words[begin] == "a":
            target = frame.place(begin + 1)
            return target is not None and target.last + 1 == run.first and frame.comma(run.first)
        before = frame.words[begin : run.first]
        return before[-1] in ("de", "d", "avec") and before[-2] in words("radio_pieces")

    def _shaped_like_name(self, item: Item, run: Run) -> bool:
        """Capitals throughout, and no word of a thing, a place or the dictionary of the page among them."""
        frame = self.frame
        if self._is_thing(run) or self._whole_line(run) or self._thing_name(run):
            return False
        if item.area != "body" or self._determined(run) or self._shouting(run):
            return False
        tokens = range(run.first, run.last + 1)
        plain = [i for i in tokens if frame.words[i] not in PARTICLES]
        return (
            all(frame.upper(i) for i in plain)
            and not any(i in frame.in_name or i in frame.offices for i in tokens)
            and not any(
                frame.words[i] in frame.function_words or frame.words[i] in self.lower
                for i in plain
            )
            and run.size <= 4
        )

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
                and fold_token(frame.words[i - 1]) not in folded_given_names()
                and fold_token(frame.words[i]) in folded_given_names()
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
        if not genitive and (self._before_coordinated(after) or self._before_relative(after)):
            return True
        if run.first in self.verb_before and frame.joined(run.first):
            return True
        before = frame.words[run.first - 1] if run.first and frame.joined(run.first) else ""
        if before in ("avec", "selon", "par", "et", "que", "qu", "chez"):
            return True
        if fold_token(frame.words[run.first]) in folded_given_names():
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

    def _before_relative(self, i: int) -> bool:
        """« à X Y qui lui a transmis un message », « X Y, qui est »: whom a clause with « qui » tells of."""
        frame = self.frame
        return i < frame.count and frame.words[i] == "qui" and (frame.joined(i) or frame.comma(i))

    def _of_person(self, i: int) -> bool:
        """« l'arrestation (récente) de X », « un commentaire de X »; not « a rencontré les pêcheurs de X »."""
        frame = self.frame
        if not frame.joined(i) or frame.words[i - 1] not in ("de", "d"):
            return False
        for j in range(i - 2, max(i - 5, -1), -1):
            if frame.words[j] in self.person_nouns:
                return True
            if frame.words[j] in _ARTICLES:
                return False
        return False

    def _national(self, run: Run) -> bool:
        frame, i = self.frame, run.first
        if not frame.joined(i) or frame.adjective(i - 1) is None:
            return False
        # « l'Autrichienne Ilse Baumgartner », « une Française, X »
        return not frame.upper(i - 1) or (frame.joined(i - 1) and frame.words[i - 2] in _ARTICLES)

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
        if frame.adjective(i - 1) is not None and frame.joined(i - 1) and not frame.upper(i - 1):
            return frame.words[i - 2] in self.things  # « le quotidien américain Washington Post »
        return (
            before in ("de", "du", "d", "la", "l") and i >= 2 and frame.words[i - 2] in self.things
        )

    def _thing_name(self, run: Run) -> bool:
        """« Radio Okapi », « Air Force One », « Orange Money »: words that stand in names of things."""
        return any(
            self.frame.words[i] in words("thing_words") for i in range(run.first, run.last + 1)
        )

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

    def _still_known(self, holder: Holder) -> bool:
        """In office, or out of it for less than twelve years: a bare surname may still mean this person.

        On a page without any date nothing speaks against an office-holder of the past.
        """
        if self.today == UNDATED:
            return True
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

    def _holders(self, key: tuple[str, ...]) -> tuple[Holder, ...]:
        """Who bears this name; the tokens of a full name in any spelling, surname first or last."""
        own = self.frame.analysis.vocabulary.persons.get(key)
        if own:  # the caller's lexicon knows better
            return own
        found = holders_named(key)
        if not found and len(key) > 1:
            found = holders_named((*key[1:], key[0])) or holders_spelled(key)
        if not found and len(key) > 2:
            if any(len(k) == 1 for k in key):
                return self._holders(tuple(k for k in key if len(k) > 1))
            # « Raúl Castro Ruz »: a second surname
            found = tuple(h for h in holders_named(key[:-1]) if len(h.tokens) > 1)
        return found
