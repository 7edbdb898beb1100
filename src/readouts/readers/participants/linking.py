"""Which names and which office phrases belong together: title before, apposition after, lists, parentheses."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.readers.participants.frame import Frame
from readouts.readers.participants.names import PARTICLES, Run, run_at
from readouts.readers.participants.titles import Phrase
from readouts.text import BREAK, LINE
from readouts.vocabulary import words

__all__ = ["Item", "link"]

_THEN = frozenset(
    (
        "alors",
        "actuel",
        "actuelle",
        "actuellement",
        "egalement",
        "aussi",
        "lui",
        "elle",
        "meme",
        "desormais",
        "nouveau",
        "nouvelle",
    )
)
_ARTICLES = frozenset(("le", "la", "l"))


@dataclass(slots=True, eq=False)
class Item:
    """A name with the phrases tied to it, or a phrase that stands alone. Tokens ``first`` to ``last``."""

    first: int
    last: int
    start: int
    end: int
    run: Run | None = None
    phrases: list[tuple[Phrase, str | None]] = field(default_factory=list)
    """Each phrase with the one side of it that is this person's, where it has several."""
    side: str | None = None
    feminine: bool | None = None
    confirmed: bool = False
    courtesy: bool = False
    group: int = 0
    area: str = "body"

    @property
    def phrase(self) -> Phrase | None:
        return self.phrases[0][0] if self.phrases else None


def link(frame: Frame, phrases: list[Phrase]) -> list[Item]:
    """Names and phrases of the lines that are read, in order."""
    linker = _Linker(frame, phrases)
    for first, end, kind in frame.areas:
        linker.walk(first, end, kind)
    return linker.items


class _Linker:
    def __init__(self, frame: Frame, phrases: list[Phrase]) -> None:
        self.frame = frame
        self.items: list[Item] = []
        self.phrases = {p.first: p for p in phrases if not p.nested}
        self.inner = {p.last: p for p in phrases if p.nested and p.kind == "office"}
        self.things = words("things_with_names")
        self.groups = 0

    # --- the walk ---------------------------------------------------------------------------------
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
        if at in self.phrases or at >= frame.count or self._article_then_phrase(at):
            return at
        if plural:
            return self._people(at, None, i) or at
        run = self._run(at, titled=True)
        if run is None:
            return at
        item = self._person(run, i)
        item.feminine = feminine
        item.confirmed = item.courtesy = True
        return self._after_person(item)

    def _article_then_phrase(self, at: int) -> bool:
        frame = self.frame
        return frame.words[at] in _ARTICLES and at + 1 in self.phrases

    def _at_capital(self, i: int, end: int) -> int:
        frame = self.frame
        if frame.begins_sentence(i) and frame.words[i] in frame.function_words:
            return i + 1
        hit = frame.names.get(i)
        if hit is not None and not self._place_in_name(i, hit.last):
            return hit.last + 1
        run = self._run(i, titled=False)
        if run is None:
            return i + 1
        item = self._person(run, i)
        self._after_country(item)
        return self._after_person(item)

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

    # --- names ------------------------------------------------------------------------------------
    def _run(self, i: int, *, titled: bool) -> Run | None:
        frame = self.frame
        run = run_at(frame, i, titled=titled)
        if run is None or all(
            frame.words[j] in frame.function_words or frame.words[j] in PARTICLES
            for j in range(run.first, run.last + 1)
        ):
            return None
        # A run never runs into a phrase or a courtesy.
        for j in range(run.first + 1, run.last + 1):
            hit = frame.offices.get(j)
            if j in self.phrases or (
                hit is not None
                and hit.table == "courtesy"
                and hit.row.id in ("m", "mme", "mm", "mmes", "excellency")
            ):
                run.last = j - 1
                run.end = frame.ends[run.last]
                break
        return run

    def _person(self, run: Run, first: int) -> Item:
        frame = self.frame
        item = Item(first, run.last, min(frame.starts[first], run.start), run.end, run)
        self.items.append(item)
        return item

    def _courtesies(self, i: int) -> tuple[int, bool | None, bool]:
        """Past the words of courtesy and rank at token i: the token after, the gender and whether they are plural."""
        frame = self.frame
        feminine: bool | None = None
        plural = False
        for _ in range(6):
            hit = frame.offices.get(i)
            if hit is not None and hit.table == "courtesy":
                tags = hit.row.tags
                if "m" in tags or "f" in tags:
                    feminine = "f" in tags
                plural = plural or "plural" in tags
                follow = hit.last + 1
            elif (
                frame.words[i] in _ARTICLES
                and (rank := frame.offices.get(i + 1)) is not None
                and rank.table == "courtesy"
            ):
                follow = i + 1
            elif frame.words[i : i + 2] in (["un", "certain"], ["une", "certaine"]):
                feminine = frame.words[i] == "une"
                follow = i + 2
            else:
                break
            if follow >= frame.count or frame.text[
                frame.ends[follow - 1] : frame.starts[follow]
            ].strip() not in ("", ".", "-", "["):
                break
            if frame.gaps[follow] == LINE and not frame.page.wrapped:
                break
            i = follow
        return i, feminine, plural

    def _names_after(self, phrase: Phrase) -> int | None:
        """The names that the phrase is the title of: adjacent, or after a comma; the token after all of it."""
        frame = self.frame
        n = phrase.last + 1
        if n >= frame.count:
            return None
        if self._acronym(n):
            n += 1  # « le secrétaire général de l'Organisation … (OIF), X »
        if (
            frame.comma(n)
            and frame.words[n] == "pays"
            and n + 2 < frame.count
            and frame.comma(n + 2)
        ):
            n += 2  # « le ministre omanais, pays frère, X »
        if phrase.plural:
            gap = frame.between(n).strip()
            if gap not in ("", ",", "(", ":", "[") or (
                frame.gaps[n] == LINE and not frame.page.wrapped
            ):
                return None
            return self._people(n, phrase, phrase.first)
        gap = frame.between(n).strip(" )")
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
        inner = self.inner.get(phrase.last)
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
            and frame.words[at] in _ARTICLES
            and self.phrases[at + 1].value in ("military", "ambassador", "official")
        ):
            title = self.phrases[at + 1]
            at = title.last + 1
        if (
            plural
            or at >= frame.count
            or (at > n and frame.gaps[at] == BREAK and frame.between(at).strip() not in (".", ""))
        ):
            return None
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
        item.phrases.append((phrase, None))
        if title is not None and "counterpart" in phrase.tags:
            item.phrases.append((title, None))  # « son homologue, le général X »
        return self._after_person(item)

    def _acronym(self, n: int) -> bool:
        """« (OIF) »: an abbreviation in brackets, and more after it."""
        frame = self.frame
        if not (frame.opening(n) and frame.shouting(n) and n + 1 < frame.count):
            return False
        return frame.between(n + 1).strip() in (")", "),")

    def _quoted_whole(self, phrase: Phrase, run: Run) -> bool:
        """« Amiral X » between quotation marks is a ship's name."""
        frame = self.frame
        opened = any(c in frame.between(phrase.first) for c in '«“"')
        return opened and frame.text[run.end : run.end + 2].strip()[:1] in ("»", "”", '"')

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

    def _may_bear(self, phrase: Phrase, run: Run, gap: str, courtesy: bool) -> bool:
        """Whether a run after a phrase is the name of its holder."""
        frame = self.frame
        if courtesy:
            return True
        hit = frame.in_name.get(run.first)
        if hit is not None and (run.size == 1 or hit.last > hit.first or hit.table != "country"):
            return False
        if frame.words[run.first] in ("de", "du", "d", "la", "le") and not frame.upper(run.first):
            return False
        if (
            frame.function_words
            and frame.words[run.first] in frame.function_words
            and run.size == 1
        ):
            return False
        if gap in (",", "("):
            if run.size == 1 and gap == ",":
                return phrase.determiner in ("definite", "possessive") and self._closes(run.last)
            return phrase.determiner != "indefinite" or "human" in phrase.tags
        return True

    def _closes(self, last: int) -> bool:
        frame = self.frame
        return last + 1 >= frame.count or frame.between(last + 1).strip()[:1] in (
            ",",
            ")",
            ".",
            ":",
            ";",
        )

    # --- several names ----------------------------------------------------------------------------
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
            adjective = frame.adjective(i)
            if found and adjective is not None and not frame.upper(i):
                own = adjective.side
                i = adjective.last + 1
                continue
            run = self._run(i, titled=True)
            if run is None or not self._listable(run, phrase):
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
        return self._after_people(found, i, phrase)

    def _more_names(self, i: int) -> bool:
        return self.frame.upper(i) or (
            i in self.frame.offices and self.frame.offices[i].table == "courtesy"
        )

    def _listable(self, run: Run, phrase: Phrase | None) -> bool:
        frame = self.frame
        hit = frame.in_name.get(run.first)
        return hit is None or (run.size > 1 and hit.last == hit.first and hit.table == "country")

    def _bracketed_side(self, item: Item, i: int) -> tuple[str | None, int]:
        """« (Uruguay) », « (France, président) » after a name: the side, and the token after."""
        frame = self.frame
        if i < frame.count and frame.opening(i):
            target = frame.adjective(i) or frame.place(i)
            if target is not None and target.side is not None:
                j = target.last + 1
                if j < frame.count and frame.between(j).strip()[:1] == ")":
                    item.last = target.last
                    item.end = frame.ends[target.last] + 1
                    return target.side, j
            if item.courtesy or item.group:
                close = frame.text.find(")", frame.starts[i], frame.starts[i] + 40)
                if close > 0 and "\n" not in frame.text[frame.starts[i] : close]:
                    return None, frame.page.first_token(close)
        return None, i

    def _share(self, found: list[Item], phrase: Phrase | None, sides: list[str | None]) -> None:
        """Give each of several people the phrase, and the side that is theirs."""
        self.groups += 1
        shared = phrase.sides if phrase is not None else []
        for n, item in enumerate(found):
            item.group = self.groups
            side = sides[n] if n < len(sides) else None
            if side is None and len(shared) == len(found):
                side = shared[n]
            elif side is None and any(sides) and shared and n == 0:
                side = shared[0]
            if phrase is not None:
                item.phrases.append((phrase, side))
            elif side is not None:
                item.side = side

    def _after_people(self, found: list[Item], i: int, phrase: Phrase | None) -> int:
        """« , respectivement ministre danois du Climat et ministre polonais de l'Énergie », « , ministres … »."""
        frame = self.frame
        j = i
        if j >= frame.count or not (frame.comma(j) or frame.opening(j)):
            return i
        while j < frame.count and (frame.words[j] == "respectivement" or frame.words[j] in _THEN):
            j += 1
        if j < frame.count and frame.words[j] in ("le", "la", "l", "les"):
            j += 1
        first = self.phrases.get(j)
        if first is None or first.kind != "office":
            return self._after_person(found[-1])
        if first.plural:
            self._share(found, first, [])
            found[-1].last, found[-1].end = first.last, frame.ends[first.last]
            return first.last + 1
        titles = [first]
        at = first.last + 1
        while at < frame.count and len(titles) < len(found):
            if frame.words[at] == "et" or frame.comma(at):
                k = at + (frame.words[at] == "et")
                while k < frame.count and frame.words[k] in ("le", "la", "l", "respectivement"):
                    k += 1
                other = self.phrases.get(k)
                if other is None:
                    break
                titles.append(other)
                at = other.last + 1
            else:
                break
        if len(titles) == len(found):
            for item, title in zip(found, titles, strict=True):
                item.phrases.append((title, None))
            found[-1].last, found[-1].end = titles[-1].last, frame.ends[titles[-1].last]
            return at
        return self._after_person(found[-1])

    # --- apposition -------------------------------------------------------------------------------
    def _after_person(self, item: Item) -> int:
        """Take in the appositions after a name; the token after them."""
        frame = self.frame
        for _ in range(3):
            i = item.last + 1
            if i >= frame.count:
                return i
            found = self._apposition(i)
            if found is None:
                side, after = self._bracketed_side(item, i)
                if side is not None and (
                    item.confirmed or (item.run is not None and item.run.size > 1)
                ):
                    item.side = item.side or side
                    return after
                return i
            if found.plural:
                return self._shared_apposition(item, found)
            item.phrases.append((found, None))
            item.confirmed = True
            item.last, item.end = found.last, frame.ends[found.last]
            if item.feminine is None:
                item.feminine = found.feminine
        return item.last + 1

    def _apposition(self, i: int) -> Phrase | None:
        frame = self.frame
        gap = frame.between(i).strip()
        if gap not in (",", "(", "") or frame.gaps[i] in (LINE, BREAK):
            return None
        j = i
        then = False
        if gap == "," and frame.words[j] == "en":
            j = self._capacity(j)
        while j < frame.count and frame.words[j] in _THEN and j - i < 3:
            then = True
            j += 1
        if gap == "" and not (then and frame.words[i] == "alors"):
            return None
        determined = j < frame.count and frame.words[j] in (
            "le",
            "la",
            "l",
            "son",
            "sa",
            "un",
            "une",
            "notre",
        )
        if determined:
            j += 1
        phrase = self.phrases.get(j)
        if phrase is None or phrase.kind != "office" or (j > i and not frame.joined(j)):
            return None
        if "counterpart" in phrase.tags and not (
            determined and frame.words[j - 1] in ("son", "sa")
        ):
            return None
        if determined and gap == ",":
            after = phrase.last + 1
            if after < frame.count and frame.between(after).strip()[:1] not in (
                ",",
                ".",
                ")",
                ";",
                ":",
                "»",
            ):
                return None
            at, _, _ = self._courtesies(after) if after < frame.count else (after, None, False)
            # « Avec Blinken, le ministre russe, Sergueï Lavrov, … »: the phrase is the title of what follows.
            if (
                after < frame.count
                and frame.comma(after)
                and frame.upper(at)
                and run_at(frame, at, titled=True) is not None
            ):
                run = run_at(frame, at, titled=True)
                if run is not None and self._closes(run.last) and at not in frame.in_name:
                    return None
        return phrase

    def _capacity(self, j: int) -> int:
        """Past « en sa qualité d' », « en tant que », « en qualité de »."""
        words = self.frame.words
        if words[j + 1 : j + 2] == ["tant"]:
            return j + 3
        if words[j + 1 : j + 2] == ["qualite"]:
            return j + 3
        if words[j + 2 : j + 3] == ["qualite"]:
            return j + 4
        return j

    def _shared_apposition(self, item: Item, phrase: Phrase) -> int:
        """« X et Y, ministres de … »: the phrase is that of all the names before it that are coordinated."""
        frame = self.frame
        found = [item]
        for before in reversed(self.items[:-1]):
            if before.run is None or len(found) > 6:
                break
            between = (
                frame.page.fold[before.end : found[0].start]
                .replace("m.", "")
                .replace("mme", "")
                .strip()
            )
            if between not in ("et", ",", ", et", "et le", "et la", "et l'", "ainsi que"):
                break
            found.insert(0, before)
        self._share(found, phrase, [])
        for one in found:
            one.confirmed = True
        item.last, item.end = phrase.last, frame.ends[phrase.last]
        return phrase.last + 1


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
