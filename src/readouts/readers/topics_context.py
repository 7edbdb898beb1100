"""What a clause does with a topic: discussed by all, raised by one, agreed, denied, or only the setting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.analysis import Analysis
from readouts.clauses import VerbGroup, mentions_in, sides_of, subject
from readouts.findings import Actor, Cast, EncounterFinding, Place, StatementFinding
from readouts.readers.topics_candidates import Candidate
from readouts.readers.topics_places import Places, code_of
from readouts.text import COMMA, JOINED
from readouts.vocabulary.rows import Cue

__all__ = ["ACTIVE", "Context", "Licence", "Marker"]

ACTIVE = ("discuss", "setting", "raise", "voice", "commit", "refuse", "agenda")
_STRONG = ("discuss", "setting", "raise", "agenda")
_REACH = 45
_GOVERNED = 12
"""How many tokens to its left or right a phrase may have the wording that puts it on the table."""


@dataclass(slots=True)
class Marker:
    """A place where the text speaks of discussing: the wording's value, its tokens and its verb group."""

    start: int
    end: int
    first: int
    last: int
    value: str
    group: VerbGroup | None
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Licence:
    """How a phrase is on the table. ``how``: a marker's value, or ``quote``, ``list``, ``scene``, ``denied``,
    ``background``, ``none``; ``sides`` those that bring it up."""

    how: str
    sides: list[str] = field(default_factory=list)
    marker: Marker | None = None


class Context:
    """The markers of a page by sentence, and what they make of a candidate."""

    def __init__(
        self,
        analysis: Analysis,
        cast: Cast,
        statements: Sequence[StatementFinding],
        encounters: Sequence[EncounterFinding],
        stretches: Sequence[Place],
        places: Places,
    ) -> None:
        self.analysis = analysis
        self.page = analysis.page
        self.cast = cast
        self.places = places
        self.quotes = sorted((s for s in statements if s.kind == "direct"), key=lambda s: s.start)
        self.quote_starts = [s.start for s in self.quotes]
        self.parties = (
            list(dict.fromkeys(side for e in encounters for side in e.sides)) or cast.sides[:2]
        )
        self.listed = listed_lines(analysis, stretches)
        self.markers = self._markers()
        self._presence: dict[int, str] = {}

    def _markers(self) -> dict[int, list[Marker]]:
        page, found = self.page, []
        for group in self.analysis.groups:
            rows = group.rows.get("topic_cue")
            if not rows and group.modal == "souhaiter":
                found.append(
                    Marker(group.start, group.end, group.first, group.last, "raise", group)
                )
            elif rows:
                cue = next((r.row for r in rows if isinstance(r.row, Cue)), None)
                value, tags = (cue.value, cue.tags) if cue is not None else ("", ())
                if group.modal == "souhaiter" and value == "commit":
                    value = "raise"
                if group.tense == "participle" and self._is_noun(group.first):
                    continue
                found.append(
                    Marker(group.start, group.end, group.first, group.last, value, group, tags)
                )
        for hit in self.analysis.hits.get("topic_cue", []):
            found.append(Marker(hit.start, hit.end, hit.first, hit.last, hit.row.value, None))
        found.sort(key=lambda m: (m.start, m.end))
        out: dict[int, list[Marker]] = {}
        for marker in found:
            out.setdefault(page.sentence_at(marker.start), []).append(marker)
        return out

    def _is_noun(self, first: int) -> bool:
        """« le traité », « un arrangement » : a participle behind a determiner or at a capital."""
        page = self.page
        before = page.words[first - 1] if first and page.gaps[first] == JOINED else ""
        return before in _DETERMINERS or (page.text[page.starts[first]].isupper() and before != "")

    # --- the decision ----------------------------------------------------------------------------------------------
    def licence(self, candidate: Candidate) -> Licence:
        """What the clause around a candidate does with it."""
        markers = self.markers.get(candidate.sentence, [])
        if self._in_time_clause(candidate, markers):
            return Licence("none")
        if self._denied(candidate, markers):
            return Licence("denied")
        asked = self._asked_by(candidate, markers)
        if asked:
            return Licence("raise", asked)
        left = self._left(candidate, markers)
        if self._is_background(candidate, markers, left) or self._left_behind(
            candidate, markers, left
        ):
            return Licence("background")
        relative = self._relative(candidate, markers)
        if relative:
            return Licence("raise", relative)
        right = (
            self._right(candidate, markers)
            if left is None or left.value in ("voice", "refuse")
            else None
        )
        chosen = right if right is not None and right.value in _STRONG else left or right
        if chosen is not None:
            return Licence(
                chosen.value, self.raisers(chosen) or self._first_person(candidate, chosen), chosen
            )
        return self._around(candidate, markers)

    def _around(self, candidate: Candidate, markers: Sequence[Marker]) -> Licence:
        """Without a verb of its own: a quotation, a list, the telling of an encounter."""
        quote = self._quote(candidate.start)
        if quote is not None:
            speaker = quote.speaker
            if (
                speaker is None
                or speaker.side is None
                or (speaker.kind == "person" and speaker.office in (None, "former"))
            ):
                return Licence("none")
            return Licence("quote", [speaker.side])
        if self.page.line_at(candidate.start) in self.listed:
            return Licence("list")
        if any(
            m.value in ("raise", "discuss", "setting") and m.end <= candidate.start for m in markers
        ) and self._gapped(candidate, markers):
            return Licence("discuss")
        present = self._present(candidate.sentence)
        if present == "joint":
            return Licence("commit")
        if present == "both":
            return Licence("background")
        return Licence("none")

    def _first_person(self, candidate: Candidate, marker: Marker) -> list[str]:
        """Inside a person's words, what « nous » offer or ask is that person's side's."""
        quote = self._quote(candidate.start)
        if (
            quote is None
            or quote.speaker is None
            or quote.speaker.kind != "person"
            or quote.speaker.side is None
        ):
            return []
        verb = marker.group is not None and marker.value in ("voice", "commit", "raise")
        inside = verb and quote.start <= marker.start
        return [quote.speaker.side] if inside else []

    def _gapped(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« côté A, on a soulevé les visas ; côté B, la pêche »: no verb stands between the sign and the phrase."""
        cut = self.page.fold.rfind(";", self.page.sentences[candidate.sentence][0], candidate.start)
        return cut >= 0 and not any(
            g.finite and cut < g.start < candidate.end for g in self._groups_of(candidate.sentence)
        )

    def _groups_of(self, sentence: int) -> list[VerbGroup]:
        start, end = self.page.sentences[sentence]
        groups = self.analysis.groups
        low = bisect_left(groups, start, key=lambda g: g.start)
        return groups[low : bisect_left(groups, end, key=lambda g: g.start)]

    def _present(self, sentence: int) -> str:
        """``joint`` where both parties are the subject of a sentence without a cue, ``both`` where both stand in it."""
        parties = set(self.parties[:2])
        if len(parties) < 2:
            return ""
        if sentence not in self._presence:
            self._presence[sentence] = self._presence_of(sentence, parties)
        return self._presence[sentence]

    def _presence_of(self, sentence: int, parties: set[str]) -> str:
        start, end = self.page.sentences[sentence]
        group = next((g for g in self._groups_of(sentence) if g.finite), None)
        if group is not None and set(sides_of(self.acting(group))) >= parties:
            return "joint"
        named = {side for m in mentions_in(self.cast, start, end) for side in sides_of(m.actors)}
        token = self.page.first_token(start)
        named |= {
            c
            for h in self.places.starting(token, self.page.first_token(end))
            if (c := code_of(h)) is not None
        }
        return "both" if named >= parties else ""

    # --- left and right --------------------------------------------------------------------------------------------
    def _left(self, candidate: Candidate, markers: Sequence[Marker]) -> Marker | None:
        """The wording to the left that governs: the nearest, or the finite verb that the nearest depends on."""
        best: Marker | None = None
        for marker in reversed(markers):
            if marker.value not in ACTIVE or marker.end > candidate.start:
                continue
            if candidate.first - marker.last > _REACH or self._parted(marker.last, candidate.first):
                break
            if best is None:
                best = marker
                if _settles(marker):
                    return marker
                continue
            if not _settles(marker):
                continue
            return marker if self._governs(marker, best) else best
        return best

    def _governs(self, verb: Marker, inner: Marker) -> bool:
        """Whether a finite verb lends its sense to a noun or infinitive to its right (« a soulevé la question de »)."""
        near = inner.first - verb.last <= _GOVERNED
        if inner.group is None:
            return (
                near
                and verb.value != "refuse"
                and (verb.value != "voice" or inner.value in ("agenda", "commit"))
            )
        return near and inner.value in ("commit", "voice", "refuse")

    def _right(self, candidate: Candidate, markers: Sequence[Marker]) -> Marker | None:
        introduced = self._introduced(candidate, markers)
        for marker in markers:
            if marker.start < candidate.end or marker.value not in ACTIVE:
                continue
            if marker.first - candidate.last > _REACH or self._parted(candidate.last, marker.first):
                return None
            group = marker.group
            if group is None:
                if marker.value == "agenda":
                    return marker
                continue
            if marker.value in ("setting", "agenda") or (
                marker.value in ("discuss", "raise")
                and (group.passive or group.tense == "participle")
            ):
                return marker
            if marker.value in ("commit", "voice") and group.passive:
                return marker
            if introduced and group.finite:
                return marker
        return None

    def _introduced(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« S'agissant du droit d'accise, … », « Sur les visas, … »."""
        return any(
            m.value == "about"
            and m.end <= candidate.start
            and candidate.first - m.last <= 4
            and self.opens(m)
            for m in markers
        )

    def opens(self, marker: Marker) -> bool:
        """Whether a marker opens its sentence."""
        start = self.page.sentences[self.page.sentence_at(marker.start)][0]
        return marker.first - self.page.first_token(start) <= 2

    def _relative(self, candidate: Candidate, markers: Sequence[Marker]) -> list[str]:
        """« les quotas, que la délégation mongole souhaitait voir relevés »: who does what the clause behind tells."""
        page = self.page
        between = page.words[candidate.reach + 1 : candidate.reach + 5]
        at = next((i for i, w in enumerate(between) if w in ("que", "qu", "dont")), None)
        if at is None:
            return []
        for marker in markers:
            if (
                marker.group is not None
                and marker.value == "raise"
                and 0 < marker.first - candidate.reach <= 12
            ):
                return self.raisers(marker)
        return []

    def _parted(self, first: int, last: int) -> bool:
        """Whether a semicolon or a contrast stands between two tokens."""
        page = self.page
        stretch = page.fold[page.ends[first] : page.starts[last]] if last > first else ""
        return bool(_CONTRAST.search(stretch))

    # --- denied, background, time ------------------------------------------------------------------------------------
    def _denied(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        for marker in markers:
            far = (
                marker.first - candidate.last
                if marker.start > candidate.end
                else candidate.first - marker.last
            )
            if far > 30 or (
                marker.start >= candidate.end and self._parted(candidate.last, marker.first)
            ):
                continue
            if (
                marker.start < candidate.start
                and marker.last < candidate.first
                and self._parted(marker.last, candidate.first)
            ):
                continue
            if marker.value == "deny":
                return True
            group = marker.group
            if (
                group is None
                or not group.negated
                or marker.value not in ("discuss", "setting", "raise")
            ):
                continue
            if marker.start > candidate.end:
                if (group.passive or marker.value == "setting") and not self._active_between(
                    markers, candidate.end, marker.start
                ):
                    return True
            elif not self._active_between(markers, marker.end, candidate.start) and (
                marker.value != "raise" or "mention" in marker.tags
            ):
                return True
        return False

    def _active_between(self, markers: Sequence[Marker], start: int, end: int) -> bool:
        return any(
            start <= m.start
            and m.end <= end
            and m.value in ("discuss", "setting", "raise", "commit")
            and m.group
            for m in markers
        )

    def _is_background(
        self, candidate: Candidate, markers: Sequence[Marker], left: Marker | None
    ) -> bool:
        for marker in markers:
            if marker.value == "background" and marker.end <= candidate.start:
                near = candidate.first - marker.last <= 30
                later = left is not None and left.start > marker.end
                if near and not later and not self._comma_clause(marker.last, candidate.first):
                    return True
        return False

    def _left_behind(
        self, candidate: Candidate, markers: Sequence[Marker], left: Marker | None
    ) -> bool:
        """« a suspendu sa participation au traité »: told as something that one side did, not as a subject."""
        for marker in markers:
            if (
                marker.value != "leave"
                or marker.end > candidate.start
                or candidate.first - marker.last > 30
            ):
                continue
            if marker.group is not None and (not marker.group.finite or marker.group.passive):
                continue
            if left is None or left.end <= marker.start and left.value in ("voice", "commit"):
                return True
        return False

    def _comma_clause(self, first: int, last: int) -> bool:
        """Whether a comma and then a verb stand between two tokens (the clause of the setting is over)."""
        between = range(first + 1, last + 1)
        verbs = self.analysis.vocabulary.verbs
        return last - first > 6 and any(
            self.page.gaps[i] == COMMA
            and self.page.words[i] not in ("a", "de", "et", "au")
            and self.page.words[i] not in verbs
            for i in between
        )

    def _in_time_clause(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        page = self.page
        for marker in markers:
            if (
                marker.value != "time"
                or marker.end > candidate.start
                or candidate.first - marker.last > 5
            ):
                continue
            between = page.words[marker.last + 1 : candidate.first]
            if any(page.gaps[i] != JOINED for i in range(marker.last + 1, candidate.first + 1)):
                continue
            if sum(w not in _SMALL for w in between) <= 1:
                return candidate.theme != "disaster" or page.words[marker.first] != "a"
        return False

    # --- sentences that refer back ---------------------------------------------------------------------------------
    def referring(self, markers: Sequence[Marker]) -> str:
        """``denied``, ``discuss`` or ``raise`` where a sentence says that of the topic before it, else nothing."""
        if not any(m.value == "same" for m in markers):
            return ""
        for marker in markers:
            if marker.value == "deny":
                return "denied"
            group = marker.group
            if group is not None and marker.value in ("discuss", "setting", "raise"):
                return (
                    "denied" if group.negated else "raise" if marker.value == "raise" else "discuss"
                )
        return ""

    def referring_sides(self, markers: Sequence[Marker]) -> list[str]:
        """Who raises the topic that a sentence refers back to."""
        for marker in markers:
            if marker.group is not None and marker.value in ("raise", "discuss"):
                return self.raisers(marker)
        return []

    def same_paragraph(self, earlier: int, later: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        sentences = self.page.sentences
        return (
            self.page.text.find("\n\n", sentences[earlier][0], sentences[later][0]) < 0
            and later - earlier <= 4
        )

    # --- who ---------------------------------------------------------------------------------------------------------
    def raisers(self, marker: Marker) -> list[str]:
        """The side that a marker's subject stands for, where it is not all of them."""
        group = marker.group
        if group is None or marker.value in ("setting", "agenda", "refuse"):
            return []
        if marker.value == "discuss" and (group.plural or group.tense == "past_infinitive"):
            return []
        if self._for_both(group):
            return []
        bare = group.tense == "participle" and self._coordinated_to(group) is None
        if group.passive or bare:
            return self._agent(group) if marker.value in ("raise", "discuss") else []
        if (
            group.reflexive
            and marker.value == "discuss"
            or (marker.value == "discuss" and self._together(group))
        ):
            return []
        sides = sides_of(self.acting(group))
        if marker.value == "raise" and self._together(group) and group.plural:
            return []
        if len(sides) > 1 and set(sides) >= set(self.parties[:2]):
            return []
        if len(sides) > 1 and len(sides) >= len(self.parties) > 1:
            return []
        if len(sides) > 1 and marker.value != "raise":
            return []
        if len(sides) == 1 and len(sides[0]) > 2 and group.plural:
            return []  # « les chefs d'État de la Communauté »: all of them
        return sides

    def acting(self, group: VerbGroup) -> tuple[Actor, ...]:
        """The actors of a group's subject; a verb behind « et » without a subject of its own has that before it."""
        before = self._coordinated_to(group)
        if before is not None:
            return subject(self.page, self.cast, before)
        return subject(self.page, self.cast, group)

    def _coordinated_to(self, group: VerbGroup) -> VerbGroup | None:
        page = self.page
        i = group.first - 1
        while i > 0 and page.words[i] in _BESIDE and page.gaps[i + 1] in (JOINED, COMMA):
            i -= 1
        if (
            i < 0
            or page.words[i] not in ("et", "puis", "mais")
            or not (group.finite or group.tense == "participle")
        ):
            return None
        at = bisect_left(self.analysis.groups, group.start, key=lambda g: g.start) - 1
        while at >= 0 and self.analysis.groups[at].sentence == group.sentence:
            earlier = self.analysis.groups[at]
            if earlier.finite:
                own = any(
                    m.start > page.starts[i]
                    for m in mentions_in(self.cast, earlier.end, group.start)
                    if m.how != "possessor"
                )
                return (
                    None
                    if own
                    or earlier.inverted
                    or page.words[earlier.first - 1 : earlier.first] == ["qui"]
                    else earlier
                )
            at -= 1
        return None

    def _for_both(self, group: VerbGroup) -> bool:
        """« s'est entretenu avec lui pour évoquer », « a permis aux deux ministres d'aborder »."""
        if group.tense not in ("infinitive", "past_infinitive"):
            return False
        before = self.page.words[max(group.first - 7, 0) : group.first]
        if before[-1:] == ["pour"] or "afin" in before[-2:]:
            return True
        return before[-1:] in (["de"], ["d"]) and any(w.startswith("perm") for w in before)

    def _together(self, group: VerbGroup) -> bool:
        return "avec" in self.page.words[group.last + 1 : group.last + 6]

    def _agent(self, group: VerbGroup) -> list[str]:
        page = self.page
        words = page.words[group.last + 1 : group.last + 9]
        if "par" not in words:
            return []
        by = page.ends[group.last + 1 + words.index("par")]
        following = mentions_in(self.cast, by, by + 40)
        return sides_of(following[0].actors)[:1] if following else []

    def _asked_by(self, candidate: Candidate, markers: Sequence[Marker]) -> list[str]:
        """« Vaccins (point demandé par le Ghana) », « à la demande de Mexico, on y a parlé des … »."""
        for marker in markers:
            if marker.value != "point":
                continue
            before = marker.start >= candidate.end
            if before and marker.first - candidate.last > 8 and not self._starts_line(candidate):
                continue
            if self.page.line_at(marker.start) != self.page.line_at(candidate.start):
                continue
            side = self.side_after(marker.end)
            if side is not None and (before or not self._other_raiser(candidate, marker, markers)):
                return [side]
        return []

    def _other_raiser(self, candidate: Candidate, point: Marker, markers: Sequence[Marker]) -> bool:
        return any(
            point.end <= m.start and m.end <= candidate.start and m.value in ("refuse",)
            for m in markers
        )

    def _starts_line(self, candidate: Candidate) -> bool:
        line = self.page.lines[self.page.line_at(candidate.start)]
        return candidate.first - self.page.first_token(line[0]) <= 3

    def side_after(self, position: int) -> str | None:
        """The side named right behind a position: an actor's, or a state's by name."""
        page = self.page
        following = mentions_in(self.cast, position, position + 50)
        for mention in following[:1]:
            if not re.search(r"[.;]", page.text[position : mention.start]):
                sides = sides_of(mention.actors)
                if sides:
                    return sides[0]
        token = page.first_token(position)
        for hit in self.places.starting(token, token + 4):
            code = code_of(hit)
            if code is not None:
                return code
        return None

    def _quote(self, position: int) -> StatementFinding | None:
        at = bisect_right(self.quote_starts, position) - 1
        return self.quotes[at] if at >= 0 and position < self.quotes[at].end else None


_CONTRAST = re.compile(r";|\btandis que\b|\balors que\b|, mais\b")
_BESIDE = frozenset(
    "a en outre aussi egalement ensuite enfin par ailleurs notamment surtout".split()
)
_DETERMINERS = frozenset(
    "le la les l un une du des au aux ce cet cette ces son sa ses leur leurs nouveau".split()
)
_SMALL = frozenset(
    "le la les l de du des d un une cette ce cet son sa ses leur leurs a au aux".split()
)


def _settles(marker: Marker) -> bool:
    """A verb that tells by itself what is done with a topic (« ont discuté », « dit avoir discuté »)."""
    return marker.group is not None and (
        marker.group.finite or marker.group.tense == "past_infinitive"
    )


def listed_lines(analysis: Analysis, stretches: Sequence[Place]) -> set[int]:
    """The lines that are points of an agenda or of a list that a line with a colon opens."""
    page = analysis.page
    out: set[int] = set()
    opened = False
    for start, end in stretches:
        number = page.line_at(start)
        text = page.text[start:end].rstrip()
        point = _POINT.match(page.text, start, end) is not None
        if point and opened:
            out.add(number)
        elif not point:
            opened = text.endswith(":")
    return out


# A point of a list: « 1. Vaccins », « – d'ouvrir … », « • Énergie ».
_POINT = re.compile(r"\s*(?:\d{1,2}\s?[.)°/-]|[-–—•*·▪]|[a-h]\))\s*")
