"""Which names and which office phrases belong together: title before, apposition after, lists, parentheses."""

from __future__ import annotations

from readouts.readers.participants.frame import Frame
from readouts.readers.participants.items import ARTICLES, Item
from readouts.readers.participants.ministers import Ministers
from readouts.readers.participants.names import Run
from readouts.readers.participants.phrases import Phrase
from readouts.text import BREAK, LINE
from readouts.vocabulary import words

__all__ = ["link"]

_PLACE_BEFORE = frozenset(
    (
        "a",
        "au",
        "aux",
        "en",
        "de",
        "du",
        "d",
        "entre",
        "vers",
        "depuis",
        "pour",
        "dans",
        "sur",
        "via",
        "contre",
        "l",
        "la",
        "le",
    )
)


_OF = frozenset(("de", "du", "des", "d"))


_LESS = ("official", "")
"""Offices that say less of somebody than that he is an ambassador."""


class _Linker(Ministers):
    """The walk over the names and phrases of a line."""

    def walk(self, first: int, end: int, kind: str) -> None:
        before = len(self.items)
        capitals, offices, phrases = self.frame.capitals, self.frame.offices, self.phrases
        free = first
        for i in range(first, end):
            if i >= free and (capitals[i] or i in phrases or i in offices):
                free = self._step(i, end)
        for item in self.items[before:]:
            item.area = kind

    def _step(self, i: int, end: int) -> int:
        frame = self.frame
        phrase = self.phrases.get(i)
        if phrase is not None:
            return self._at_phrase(phrase)
        hit = frame.offices.get(i)
        if hit is not None and hit.table == "courtesy" and hit.first == i:
            return self._at_courtesy(i)
        if frame.upper(i):
            return self._at_capital(i, end)
        return i + 1

    def _at_phrase(self, phrase: Phrase) -> int:
        if phrase.kind == "office":
            after = self._names_after(phrase)
            if after:
                return after
        frame = self.frame
        item = Item(phrase.first, phrase.last, frame.starts[phrase.first], frame.ends[phrase.last])
        item.phrases.append((phrase, None))
        self.items.append(item)
        return phrase.last + 1

    def _at_courtesy(self, i: int) -> int:
        frame = self.frame
        at, feminine, plural = self._courtesies(i)
        if at == i and not self._given_name(i):
            return i + 1  # « Mon Frère, Son Excellence … »: nobody is named behind it
        if at in self.phrases or at >= frame.count or self._article_then_phrase(at):
            return at
        if plural:
            return self._people(at, None, i) or at
        run = self._run(at, titled=True)
        if run is None or (self._after_of(run) and run.last in frame.in_name):
            return at  # « Notre Dame de Paris »
        item = self._person(run, i)
        item.feminine = feminine
        item.confirmed = item.courtesy = True
        self._presented(item)
        return self._after_person(item)

    def _article_then_phrase(self, at: int) -> bool:
        frame = self.frame
        return frame.words[at] in ARTICLES and at + 1 in self.phrases

    def _at_capital(self, i: int, end: int) -> int:
        frame = self.frame
        if frame.begins_sentence(i) and frame.words[i] in frame.function_words:
            return i + 1
        hit = frame.names.get(i)
        if hit is not None and not self._place_in_name(i, hit.last):
            return hit.last + 1
        run = self._run(i, titled=False)
        if run is None or self._abbreviation(run) or self._possessed_noun(run):
            return i + 1
        item = self._person(run, i)
        self._after_country(item)
        self._presented(item)
        return self._after_person(item)

    def _abbreviation(self, run: Run) -> bool:
        """« Le VPM, ministre de … », « la DGSE »: one word in capitals behind an article."""
        frame, i = self.frame, run.first
        return (
            run.size == 1 and frame.shouting(i) and frame.joined(i)
            and frame.words[i - 1] in (*ARTICLES, "les", "du", "au", "des", "aux")
        )  # fmt: skip

    def _after_country(self, item: Item) -> None:
        """« les ministres de l'Estonie (X), de la Lettonie (Y) »: a name in brackets after its country."""
        frame, run = self.frame, item.run
        if run is None or run.size < 2 or not frame.opening(run.first):
            return
        if frame.text[run.end : run.end + 1] != ")":
            return
        hit = frame.in_name.get(run.first - 1)
        target = frame.place(hit.first) if hit is not None and hit.last == run.first - 1 else None
        if target is None or target.kind != "country":
            return
        item.side, item.confirmed = target.side, True
        sentence = frame.page.sentence_at(run.start)
        for before in reversed(self.items[-8:-1]):
            phrase = before.phrase
            if frame.page.sentence_at(before.start) != sentence:
                return
            if phrase is not None and phrase.kind == "office" and phrase.plural:
                item.phrases.append((phrase, target.side))
                return

    def _place_in_name(self, i: int, last: int) -> bool:
        """« Washington Etcheverry »: a town's name right before another capital, and no preposition before it."""
        frame = self.frame
        hit = frame.names[i]
        if (
            last != i
            or hit.slot not in ("capital", "city", "form")
            or hit.table != "country"
            or i + 1 >= frame.count
        ):
            return False
        if (
            frame.text[frame.ends[i] : frame.starts[i + 1]] != " "
            or not frame.upper(i + 1)
            or i + 1 in frame.in_name
        ):
            return False
        return not (i > 0 and frame.joined(i) and frame.words[i - 1] in _PLACE_BEFORE)

    def _names_after(self, phrase: Phrase) -> int | None:
        """The names that the phrase is the title of: adjacent, or after a comma; the token after all of it."""
        frame = self.frame
        n = phrase.last + 1
        if n >= frame.count:
            return None
        if self._acronym(n):
            n += 1  # « le secrétaire général de l'Organisation … (OIF), X »
            if n >= frame.count:
                return None
        if (
            frame.comma(n)
            and frame.words[n] == "pays"
            and n + 2 < frame.count
            and frame.comma(n + 2)
        ):
            n += 2  # « le ministre omanais, pays frère, X »
        one = self.inner.get(phrase.last) if phrase.plural else None
        if one is not None and not one.plural and frame.between(n).strip() == "" and one.value:
            return self._inner_name(phrase, one, n)  # « l'un des conseillers du président X »
        if phrase.plural:
            gap = frame.between(n).strip()
            if gap not in ("", ",", "(", ":", "[") or (
                frame.gaps[n] == LINE and not frame.page.wrapped
            ):
                return None
            return self._people(n, phrase, phrase.first)
        gap = frame.between(n).strip(" )")
        if gap == "." and frame.words[phrase.last] == "i":
            gap = ""  # « le chargé d'affaires a.i. X »
        if gap not in ("", ",", "[", "(", "«", ":") or (
            frame.gaps[n] == LINE and not frame.page.wrapped
        ):
            return None
        if (
            gap == "«"
            or gap == ":"
            or (gap == "," and "counterpart" in phrase.tags and self._no_owner_before(phrase))
        ):
            return None
        if gap == "" and frame.words[phrase.last] in words("party_nouns"):
            n = self._past_party(n)
        inner = self.inner.get(phrase.last)
        if inner is not None and self._assists(phrase):
            inner = None  # « l'assistant du président Iouri Ouchakov »
        if inner is not None and gap in ("", "["):
            return self._inner_name(phrase, inner, n)
        at, feminine, plural = self._courtesies(n)
        rank = self.phrases.get(at)
        title = None
        if (
            rank is not None
            and rank.kind == "office"
            and rank.value in ("military", "ambassador", "official")
            and rank.first == at
            and at > n - 1
        ):
            title, at = rank, rank.last + 1
        elif (
            at + 1 in self.phrases
            and frame.words[at] in ARTICLES
            and (
                self.phrases[at + 1].value in ("military", "ambassador", "official")
                or ("counterpart" in phrase.tags and self.phrases[at + 1].value)
            )
            and not self.phrases[at + 1].plural
        ):
            title = self.phrases[at + 1]
            at = title.last + 1
        if (
            plural
            or at >= frame.count
            or (at > n and frame.gaps[at] == BREAK and frame.between(at).strip() not in (".", ""))
        ):
            return None
        other = self.phrases.get(at)
        if other is not None and other.kind == "office" and frame.upper(at):
            return None  # « le Président de la République, Chef de l'État, X », « le Ministre Directeur de Cabinet, X »
        run = self._run(at, titled=True)
        if (
            run is None
            or not self._may_bear(phrase, run, gap, at > n)
            or self._quoted_whole(phrase, run)
        ):
            return None
        item = self._person(run, phrase.first)
        item.feminine = feminine if feminine is not None else phrase.feminine
        item.confirmed = True
        item.courtesy = at > n
        less = phrase.value in _LESS or frame.words[phrase.head] in ("chef", "cheffe")
        if title is not None and title.value == "ambassador" and less:
            item.phrases.append((title, None))  # « le chef de la délégation, l'ambassadeur X »
            title = None
        item.phrases.append((phrase, None))
        if title is not None and "counterpart" in phrase.tags:
            item.phrases.append((title, None))  # « son homologue, le général X »
        return self._after_person(item)

    def _no_owner_before(self, phrase: Phrase) -> bool:
        """« À l'invitation de son homologue cap-verdien, Mme X … »: nobody before whose counterpart it is."""
        frame = self.frame
        begin = frame.page.first_token(
            frame.page.sentences[frame.page.sentence_at(frame.starts[phrase.first])][0]
        )
        if phrase.first - begin > 9:
            return False
        return not any(
            item.last < phrase.first and item.first >= begin and item.run is not None
            for item in self.items[-4:]
        ) and not any(
            frame.words[i] in ("il", "elle")
            or (i in frame.offices and frame.offices[i].table == "office")
            for i in range(begin, phrase.head)
        )

    def _inner_name(self, phrase: Phrase, inner: Phrase, n: int) -> int | None:
        """« la porte-parole du président X, Y »: the adjacent name is that of the inner office."""
        frame = self.frame
        at, feminine, _ = self._courtesies(n)
        run = self._run(at, titled=True) if at < frame.count else None
        if run is None or not self._may_bear(inner, run, "", at > n):
            return None
        item = self._person(run, inner.first)
        item.feminine = feminine if feminine is not None else inner.feminine
        item.confirmed = True
        item.phrases.append((inner, None))
        follow = run.last + 1
        if follow < frame.count and frame.comma(follow):
            at, feminine, _ = self._courtesies(follow)
            outer = self._run(at, titled=True) if at < frame.count else None
            if (
                outer is not None
                and outer.size > 1
                and self._may_bear(phrase, outer, ",", at > follow)
            ):
                other = self._person(outer, outer.first)
                other.feminine = feminine if feminine is not None else phrase.feminine
                other.confirmed = True
                other.phrases.append((phrase, None))
                return self._after_person(other)
        return run.last + 1

    def _people(self, at: int, phrase: Phrase | None, first: int) -> int | None:
        """« MM. X (Uruguay) et Y (Argentine) », « les présidents kazakhstanais X et mongol Y »."""
        frame = self.frame
        found: list[Item] = []
        sides: list[str | None] = []
        feminines: list[bool | None] = []
        i = at
        own: str | None = None
        while i < frame.count and len(found) < 10:
            i, feminine, _ = self._courtesies(i)
            if i >= frame.count:
                break
            rank = self.phrases.get(i)
            if rank is not None and rank.value == "military" and rank.last + 1 < frame.count:
                i = rank.last + 1
            elif rank is not None and found and rank.kind == "office":
                break  # « X et Donald Tusk, Premier ministre polonais »
            adjective = frame.adjective(i)
            if found and adjective is not None and not frame.upper(i):
                own = adjective.side
                i = adjective.last + 1
                continue
            run = self._run(i, titled=True)
            if run is None or not self._listable(run, phrase) or self._after_of(run):
                break
            item = self._person(run, first if not found and phrase is None else run.first)
            if not found and phrase is not None:
                item.first, item.start = phrase.first, frame.starts[phrase.first]
            item.confirmed = True
            item.courtesy = phrase is None
            item.feminine = (
                feminine if feminine is not None else (phrase.feminine if phrase else None)
            )
            i = run.last + 1
            item.group = -1
            side, i = self._bracketed_side(item, i)
            sides.append(side or own)
            own = None
            found.append(item)
            feminines.append(feminine)
            joint = frame.between(i).strip() if i < frame.count else "."
            if i < frame.count and frame.words[i] == "et" and joint in ("", ",", ")"):
                i += 1
            elif joint in (",", "),") and self._more_names(i):
                pass
            elif joint in (",", "),") and i < frame.count and frame.words[i] == "et":
                i += 1
            else:
                break
        if not found:
            return None
        if i > found[-1].last + 1 and frame.words[i - 1] == "et":
            i -= 1
        self._share(found, phrase, sides)
        if phrase is not None and phrase.portfolios:
            self._own_portfolios(found, phrase)
            i = self._further_ministers(found, i, phrase)
        elif phrase is not None and len(phrase.sides) == 1 and len(found) == 1:
            i = self._further_states(found, i, phrase)
        return self._after_people(found, i, phrase)

    def _more_names(self, i: int) -> bool:
        return self.frame.upper(i) or (
            i in self.frame.offices and self.frame.offices[i].table == "courtesy"
        )

    def _after_of(self, run: Run) -> bool:
        """« les pêcheurs de Guet Ndar » come from there; « MM. de Montclar et Roy » are called so."""
        i = run.first
        hit = self.frame.offices.get(i - 1) if i else None
        titled = hit is not None and hit.table == "courtesy" and self.frame.words[i - 1] != "dame"
        return self.frame.words[i] in _OF and not self.frame.upper(i) and not titled

    def _listable(self, run: Run, phrase: Phrase | None) -> bool:
        frame = self.frame
        hit = frame.in_name.get(run.first)
        return hit is None or (run.size > 1 and hit.last == hit.first and hit.table == "country")


def link(frame: Frame, phrases: list[Phrase]) -> list[Item]:
    """Names and phrases of the lines that are read, in order."""
    linker = _Linker(frame, phrases)
    for first, end, kind in frame.areas:
        linker.walk(first, end, kind)
    return linker.items
