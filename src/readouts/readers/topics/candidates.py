"""Where the text words a theme: phrases of the vocabulary and named instruments, look-alikes left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from readouts.analysis import Analysis
from readouts.codes import Theme
from readouts.findings import Cast, InstrumentMention, Layout, Place
from readouts.matching import Hit
from readouts.readers.topics.composed import head_of
from readouts.readers.topics.interrupted import theme_hits
from readouts.readers.topics.modifiers import without_modifiers
from readouts.readers.topics.offices import office_zones
from readouts.readers.topics.places import Places, code_of, compounded, is_adjective
from readouts.readers.topics.recasting import is_proper, recast
from readouts.readers.topics.scenery import without_scenery
from readouts.readers.topics.wording import PLACED, Candidate
from readouts.text import JOINED, Page, fold
from readouts.verbs import MAX_COMPLEMENT_GAP
from readouts.vocabulary import words
from readouts.vocabulary.rows import Instrument, PhraseRow, Row, ThemeRow

__all__ = ["Stretches", "body_stretches", "find_candidates"]

_ABROAD = frozenset(
    "military_cooperation sanctions human_rights detainees terrorism interference".split()
)
"""Other themes that are often about a third side, told right behind the phrase."""


class Stretches:
    """Stretches of the text, for asking what lies in them."""

    def __init__(self, stretches: Sequence[Place]) -> None:
        self._ends = [end for _, end in sorted(stretches)]
        self._starts = [start for start, _ in sorted(stretches)]

    def hold(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]


def find_candidates(
    analysis: Analysis,
    stretches: Sequence[Place],
    cast: Cast,
    instruments: Sequence[InstrumentMention],
    places: Places,
) -> list[Candidate]:
    """Every wording of a theme within the stretches, in order."""
    finder = _Finder(analysis, stretches, cast, instruments, places)
    return finder.find()


class _Finder:
    def __init__(
        self,
        analysis: Analysis,
        stretches: Sequence[Place],
        cast: Cast,
        instruments: Sequence[InstrumentMention],
        places: Places,
    ) -> None:
        self.analysis = analysis
        self.page: Page = analysis.page
        self.stretches = Stretches(stretches)
        self.places = places
        self.instruments = sorted(instruments, key=lambda m: m.start)
        self.offices = office_zones(analysis)
        self.verbs = {group.head for group in analysis.groups if group.finite}
        self.office_starts = [s for s, _ in self.offices]
        self.bodies = analysis.hits.get("name", [])
        self.body_starts = [h.start for h in self.bodies]
        self.persons = [
            m for m in cast.mentions if m.how in ("name", "office", "body", "counterpart")
        ]
        self.person_starts = [m.start for m in self.persons]

    def find(self) -> list[Candidate]:
        out = [c for m in self.instruments if (c := self._instrument(m)) is not None]
        for hit in theme_hits(self.analysis):
            candidate = self._phrase(hit)
            if candidate is not None:
                out.append(candidate)
        page = self.page
        for group in self.analysis.groups:
            for own in group.rows.get("phrase", ()):
                row = own.row
                if (
                    isinstance(row, PhraseRow)
                    and row.theme is not None
                    and self.stretches.hold(page.starts[group.head])
                    and not self._named_person(page.starts[group.head])
                    and not self._frees_a_place(row, group.last)
                    and not (
                        group.tense == "participle" and page.words[group.head - 1] in ("d", "l")
                    )
                ):
                    last = max(group.head, group.last)
                    reach = self._complement_end(last, own.complement)
                    out.append(self._verb(group.head, last, reach, row))
                    break
        out.sort(key=lambda c: (c.start, -c.end))
        recast(page, out)
        return without_modifiers(page, without_scenery(self.analysis, out))

    # --- one candidate ---------------------------------------------------------------------------------------------
    def _phrase(self, hit: Hit) -> Candidate | None:
        if not self.stretches.hold(hit.start) or self._in_office(hit) or self._in_body(hit):
            return None
        rows = [row for s in hit.senses if (row := _phrase_row(s.row)) is not None]
        if not rows or any(row.theme is None for row in rows):
            return None
        if self._in_instrument(hit.start, hit.end):
            return None
        holder = self._in_person(hit)
        if holder is not None and (holder == "office" or str(rows[0].theme) not in _OF_BODIES):
            return None
        if hit.first == hit.last and not any(self._spelled(hit, row) for row in rows):
            return None
        before = self.page.words[max(hit.first - 2, 0) : hit.first]
        if hit.first == hit.last and before[:1] in (["s"], ["se"]) and before[-1] in _BEING:
            return None  # « s'est réfugié dans un café »
        if hit.first == hit.last and hit.first in self.verbs:
            return None  # « que l'Union [finance] un hôpital »
        for row in sorted(rows, key=lambda row: (row.needs != "", row.place is None)):
            candidate = self._of_row(hit, row)
            if candidate is not None:
                light = candidate.needs == "act" and is_proper(self.page, hit.first)
                return None if light else candidate
        return None

    def _spelled(self, hit: Hit, row: PhraseRow) -> bool:
        """Whether one word has the accents of the row's form: « maïs » and not « mais », « taxe » and not « taxé »."""
        told = self.page.text[hit.start : hit.end].lower()
        if told.isascii() and told not in _HOMOGRAPHS:
            return True  # a text that lost its accents
        folded = self.page.fold[hit.start : hit.end]
        alike = [
            f for f in row.forms if len(told) - len(f) in (0, 1) and folded.startswith(fold(f))
        ]
        return not alike or any(told.startswith(f.lower()) for f in alike)

    def _of_row(self, hit: Hit, row: PhraseRow) -> Candidate | None:
        theme = str(row.theme)
        candidate = Candidate(
            hit.start,
            hit.end,
            hit.first,
            hit.last,
            theme,
            row.id,
            row.needs,
            self.page.sentence_at(hit.start),
        )
        candidate.reach = hit.last
        if row.needs == "pair" and not self._pair(hit):
            return None
        if row.needs == "head" and not self._headed(candidate):
            return None
        if row.place is not None:
            candidate.places = row.place.split("+")
            candidate.joint = len(candidate.places) > 1
        elif row.needs in ("place", "place_in"):
            self._place(candidate, only_in=row.needs == "place_in")
            if not candidate.places:
                return None
        elif theme in PLACED or theme in _ABROAD:
            self._place(candidate, only_in=False)
        else:
            self._named(candidate)
        return candidate

    def _headed(self, candidate: Candidate) -> bool:
        """« les [tarifs aériens] »: an adjective makes a phrase with a noun of matters, right before it or not."""
        head = head_of(self.page, candidate.first)
        if head is None:
            return False
        candidate.needs = "act"
        if head == candidate.first - 1:
            candidate.first, candidate.start = head, self.page.starts[head]
        return True

    def _frees_a_place(self, row: PhraseRow, last: int) -> bool:
        """« libérer [Mossoul] », « relâcher [400 mètres cubes] »: neither a town nor water is a detainee."""
        if row.theme != "detainees":
            return False
        things = _UNHELD.intersection(self.page.words[last + 1 : last + 5])
        return bool(things or self.places.starting(last + 1, last + 3))

    def _complement_end(self, last: int, complement: Sequence[str]) -> int:
        """The last token of a verb's fixed complement (« mettre fin à la [guerre] »)."""
        if not complement:
            return last
        after = last + 1
        following = self.page.words[after : after + len(complement) + MAX_COMPLEMENT_GAP]
        return after + following.index(complement[-1]) if complement[-1] in following else last

    def _verb(self, first: int, last: int, reach: int, row: PhraseRow) -> Candidate:
        page = self.page
        start, end = page.starts[first], page.ends[last]
        candidate = Candidate(
            start,
            end,
            first,
            last,
            str(row.theme),
            row.id,
            row.needs,
            page.sentence_at(start),
            reach=reach,
            verb=True,
        )
        if row.place is not None:
            candidate.places = row.place.split("+")
        elif str(row.theme) in PLACED | _ABROAD:
            shared = page.words[reach + 1 : reach + 2] == ["entre"]  # « la frontière entre A et B »
            near = self.places.starting(reach + 1, reach + (9 if shared else 6))
            codes = [code for hit in near if (code := code_of(hit)) is not None]
            candidate.places = codes[: 2 if shared else 1]
            candidate.joint = len(candidate.places) > 1
        return candidate

    def _instrument(self, mention: InstrumentMention) -> Candidate | None:
        if not self.stretches.hold(mention.start):
            return None
        page = self.page
        first, last = (
            page.first_token(mention.start),
            page.token_at(max(mention.end - 1, mention.start)),
        )
        theme = mention.theme or self._theme_within(mention)
        if theme is None or self._format(first):
            return None
        known = self.analysis.vocabulary.rows.get("instrument", {}).get(mention.id)
        about = list(known.places) if isinstance(known, Instrument) and theme in PLACED else []
        return Candidate(
            mention.start, mention.end, first, last, theme, "instrument", "", page.sentence_at(mention.start),
            places=about, instrument=mention.id, reach=last, based=self._based(first),
        )  # fmt: skip

    def _format(self, first: int) -> bool:
        """« la coordination dans le [format d'Astana] »: only the way in which they meet."""
        return self.page.words[max(first - 2, 0) : first + 1] == ["dans", "le", "format"]

    def _based(self, first: int) -> bool:
        return bool(_GROUND & set(self.page.words[max(first - 6, 0) : first]))

    def _theme_within(self, mention: InstrumentMention) -> str | None:
        """The theme of an instrument that the vocabulary does not know: that of the words in or right behind it."""
        sentence = self.page.sentences[self.page.sentence_at(mention.start)]
        hits = self.analysis.hits.get("theme", [])
        at = bisect_left(hits, mention.start, key=lambda h: h.start)
        fallback: str | None = None
        for hit in hits[at : at + 6]:
            row = _phrase_row(hit.row)
            if row is None or row.theme is None or hit.start >= sentence[1]:
                continue
            if row.needs in ("place", "place_in", "pair", "cue"):
                continue
            if hit.end <= mention.end:
                return str(row.theme)
            if fallback is None and hit.start - mention.end < 90:
                fallback = str(row.theme)
        return fallback or self._theme_before(mention, sentence[0], hits)

    def _theme_before(
        self, mention: InstrumentMention, start: int, hits: Sequence[Hit]
    ) -> str | None:
        """« [l'enseignement religieux], que garantit l'Accord de Dili »: the theme of the words right before it."""
        at = bisect_left(hits, mention.start, key=lambda h: h.start) - 1
        if at < 0 or hits[at].start < start or mention.start - hits[at].end > _NEAR_TREATY:
            return None
        row = _phrase_row(hits[at].row)
        if row is None or row.theme is None or row.needs in ("place", "place_in", "pair"):
            return None
        return str(row.theme)

    # --- places ----------------------------------------------------------------------------------------------------
    def _place(self, candidate: Candidate, *, only_in: bool) -> None:
        within = self.places.inside(candidate.first, candidate.last)
        if candidate.theme != "territory":  # « le statut des [Kouriles] » is of whose they are
            within = [hit for hit in within if hit.slot not in ("city", "capital")]
        hits = within or self.places.about(candidate.last, only_in=only_in)
        if within and candidate.theme in _ABROAD and all(is_adjective(h) for h in within):
            hits = self.places.about(candidate.last, only_in=True, adjective=False) or within
        codes = [code for hit in hits if (code := code_of(hit)) is not None]
        other = None
        if hits and candidate.theme == "territory":  # « la frontière syro-libanaise »
            other = compounded(self.page, self.analysis.vocabulary, hits[0])
        if other is not None and len(codes) == 1:
            candidate.places = [other, *codes]
            candidate.reach, candidate.joint = max(candidate.last, hits[0].last), True
            return
        candidate.places = list(dict.fromkeys(codes))
        candidate.joint = len(codes) == 2 and self._jointly(candidate.last, hits)
        if hits:
            candidate.reach = max(candidate.last, hits[-1].last)

    def _named(self, candidate: Candidate) -> None:
        """« les déplacés de [Gaza] », « la faim en [Afrique] »: a country by name; of people, a nation too."""
        for hit in self.places.inside(candidate.first, candidate.last):
            if hit.slot == "form" and (code := code_of(hit)) is not None:
                candidate.places.append(code)
        body = None
        if candidate.theme in _WITH_BODIES:
            body = self.places.body(candidate.first, candidate.last)
        if body is not None:  # « les relations avec [l'Union européenne] »
            candidate.places.append(body)
            return
        right_behind = self.page.words[candidate.last + 1 : candidate.last + 2]
        if right_behind == ["avec"]:  # « les relations avec [la Chine] »
            following = self.places.starting(candidate.last + 2, candidate.last + 4)
            named = [code for h in following if h.slot == "form" and (code := code_of(h))]
            candidate.places.extend(named[:1])
            return
        people = candidate.theme == "migration"  # « les réfugiés [maliens] »
        for hit in self.places.about(candidate.last, adjective=people):
            code = code_of(hit)
            own = hit.slot == "form" and right_behind[0] in _PLACING
            if code is not None and (own or (people and is_adjective(hit))):
                candidate.places.append(code)
                candidate.reach = max(candidate.reach, hit.last)

    def _jointly(self, last: int, hits: Sequence[Hit]) -> bool:
        """« entre la Thaïlande et le Cambodge »: two places of one matter."""
        between = self.page.words[last + 1 : hits[0].first]
        return "entre" in between

    def _pair(self, hit: Hit) -> bool:
        """Whether « relations » is followed by two sides: « russo-turques », « entre A et B », « avec le Togo »."""
        page = self.page
        words = page.words[hit.last + 1 : hit.last + 4]
        if (
            words
            and words[0].endswith("o")
            and len(words[0]) > 3
            and page.fold.startswith("-", page.ends[hit.last + 1])
        ):
            return True
        if words and words[0] == "avec":
            return True
        for i in range(hit.last + 1, min(hit.last + 9, len(page.words))):
            if page.gaps[i] != JOINED:
                break
            if page.words[i] in ("entre", "unissant", "liant", "unissent", "lient"):
                return True
        adjectives = [
            h for h in self.places.starting(hit.last + 1, hit.last + 4) if is_adjective(h)
        ]
        return len(adjectives) >= 2 and page.fold[adjectives[0].end : adjectives[1].start] == "-"

    # --- what is none ----------------------------------------------------------------------------------------------
    def _in_office(self, hit: Hit) -> bool:
        at = bisect_right(self.office_starts, hit.first) - 1
        return at >= 0 and self.offices[at][0] < hit.first <= self.offices[at][1]

    def _in_body(self, hit: Hit) -> bool:
        at = bisect_right(self.body_starts, hit.start) - 1
        return (
            at >= 0
            and self.bodies[at].end >= hit.end
            and self.bodies[at].end - self.bodies[at].start > hit.end - hit.start
        )

    def _in_person(self, hit: Hit) -> str | None:
        """How the person is told that a phrase is part of (« le président de [l'Union africaine] »), if any."""
        at = bisect_right(self.person_starts, hit.start) - 1
        within = at >= 0 and self.persons[at].end >= hit.end
        return self.persons[at].how if within else None

    def _named_person(self, position: int) -> bool:
        """« [Gracia] Yamba Kazadi »: a verb's form that is a person's name."""
        at = bisect_right(self.person_starts, position) - 1
        return at >= 0 and self.persons[at].how == "name" and position < self.persons[at].end

    def _in_instrument(self, start: int, end: int) -> bool:
        at = bisect_right(self.instruments, start, key=lambda m: m.start) - 1
        return at >= 0 and start < self.instruments[at].end


def _phrase_row(row: Row) -> PhraseRow | None:
    """A row of wording; the forms of a theme's own row (a caller's too) name it wherever it is on the table."""
    if isinstance(row, ThemeRow):
        return _of_theme(row.id)
    return row if isinstance(row, PhraseRow) else None


@cache
def _of_theme(theme: Theme) -> PhraseRow:
    return PhraseRow(id=str(theme), theme=theme)


_WITH_BODIES = ("bilateral_relations", "arms_control")
_BEING = frozenset("est sont etait etaient".split())
_UNHELD = words("topic_unheld")
_NEAR_TREATY = 40
_OF_BODIES = (
    "multilateralism",
    "terrorism",
    "military_cooperation",
    "humanitarian_aid",
    "health",
    "crime",
)
"""The themes that a body's own name may word."""
_PLACING = frozenset("de du des d en a au aux dans".split())
_HOMOGRAPHS = words("topic_homographs")
_GROUND = words("topic_grounds")


def body_stretches(layout: Layout) -> list[Place]:
    """Where topics are told: the prose, else the headline where there is none."""
    return layout.stretches("body") or layout.stretches("title", "heading")
