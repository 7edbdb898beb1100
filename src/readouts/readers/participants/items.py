"""A name with the office phrases tied to it, and what both kinds of tie need."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from readouts.readers.participants.frame import Frame
from readouts.readers.participants.names import LINEAGE, PARTICLES, Run, initial_at, run_at
from readouts.readers.participants.phrases import Phrase
from readouts.text import LINE
from readouts.vocabulary import words
from readouts.vocabulary.holders import folded_given_names
from readouts.vocabulary.transliteration import fold_token

__all__ = ["ARTICLES", "Item", "Items"]

ARTICLES = frozenset(("le", "la", "l"))

_OF_DYNASTIES = words("person_of_dynasties")
"""Words in the names of those whom the title « cheikh » stands in front of."""


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


class Items:
    """Runs of names, courtesies and brackets."""

    def __init__(self, frame: Frame, phrases: list[Phrase]) -> None:
        self.frame = frame
        self.items: list[Item] = []
        self.phrases = {p.first: p for p in phrases if not p.nested}
        self.inner = {p.last: p for p in phrases if p.nested and p.kind == "office"}
        self.things = words("things_with_names")
        self.groups = 0

    def _run(self, i: int, *, titled: bool) -> Run | None:
        frame = self.frame
        run = run_at(frame, i, titled=titled)
        if run is None or all(
            frame.words[j] in frame.function_words or frame.words[j] in PARTICLES
            for j in range(run.first, run.last + 1)
        ):
            return None
        if titled and run.size > 2 and self._abbreviated(run):
            run.first += 1  # « le député LFI Bastien Lachaud »
            run.start = frame.starts[run.first]
        # A run never runs into a phrase or a courtesy.
        for j in range(run.first + 1, run.last + 1):
            hit = frame.offices.get(j)
            if frame.words[j - 1] in LINEAGE:
                continue
            if j in self.phrases or (
                hit is not None
                and hit.table == "courtesy"
                and hit.row.id in ("m", "mme", "mm", "mmes", "excellency")
                and not initial_at(frame, run.first, j)
            ):
                run.last = j - 1
                run.end = frame.ends[run.last]
                break
        return run

    def _abbreviated(self, run: Run) -> bool:
        """Whether the first word is a party's or body's initials and the others are a name in ordinary case."""
        frame = self.frame
        first = run.first
        return (
            frame.shouting(first)
            and frame.ends[first] - frame.starts[first] < 6
            and frame.between(first + 1) == " "
            and not any(frame.shouting(i) for i in range(first + 1, run.last + 1))
            and fold_token(frame.words[first + 1]) in folded_given_names()
        )

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
                if self._given_name(i):
                    break
                tags = hit.row.tags
                if "m" in tags or "f" in tags:
                    feminine = "f" in tags
                plural = plural or "plural" in tags
                follow = hit.last + 1
            elif (
                frame.words[i] in ARTICLES
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

    def _given_name(self, i: int) -> bool:
        """« Cheikh Naji », « Cheikh Ould Zeidane » are called so; « le cheikh X », « Cheikh X ben Y » have a title."""
        frame = self.frame
        if frame.words[i] != "cheikh" or not frame.upper(i) or frame.shouting(i):
            return False
        titled = (*ARTICLES, "altesse", "eminence", "sa", "prince", "emir")
        if frame.joined(i) and frame.words[i - 1] in titled:
            return False
        if frame.words[i + 1 : i + 2] in (["ould"], ["mint"]):
            return True
        run = run_at(frame, i + 1, titled=True) if frame.joined(i + 1) else None
        if run is None or not _OF_DYNASTIES.isdisjoint(frame.words[run.first : run.last + 1]):
            return False
        return run.size > 1 or frame.words[run.first] not in self._of_dynasty

    @cached_property
    def _of_dynasty(self) -> frozenset[str]:
        """Names that « ben » or « Al » follows somewhere, as in « Tamim ben Hamad »: « Cheikh Tamim » has a title."""
        tokens = self.frame.words
        return frozenset(a for a, b in pairwise(tokens) if b in _OF_DYNASTIES)

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
        if "listed" in phrase.tags and not gap and run.size == 1:
            return False  # « (la fête de l'Armée et) celle de la Souveraineté Retrouvée »
        if (
            frame.function_words
            and frame.words[run.first] in frame.function_words
            and run.size == 1
        ):
            return False
        if gap in (",", "("):
            if run.size == 1 and gap == ",":
                return phrase.determiner in ("definite", "possessive") and self._closes(run.last)
            # « Un haut responsable russe de la sécurité, X Y, »: two words, and closed again
            closed = run.size > 1 and self._closes(run.last)
            return phrase.determiner != "indefinite" or "human" in phrase.tags or closed
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

    def _acronym(self, n: int) -> bool:
        """« (OIF) »: an abbreviation in brackets, and more after it."""
        frame = self.frame
        if not (frame.opening(n) and frame.shouting(n)):
            return False
        return frame.text[frame.ends[n] : frame.ends[n] + 1] == ")"

    def _bracketed_side(self, item: Item, i: int) -> tuple[str | None, int]:
        """« (Uruguay) », « (France, président) » after a name: the side, and the token after."""
        frame = self.frame
        if i < frame.count and frame.opening(i):
            target = frame.adjective(i) or frame.place(i)
            if target is not None and target.side is not None:
                end = frame.ends[target.last]
                if frame.text[end : end + 1] == ")":
                    item.last, item.end = target.last, end + 1
                    return target.side, target.last + 1
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
