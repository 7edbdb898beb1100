"""What a clause does with a topic: discussed by all, raised by one, agreed, denied, or only the setting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.analysis import Analysis
from readouts.clauses import mentions_in, sides_of
from readouts.codes import COUNTRY_CODES
from readouts.findings import AgreementFinding, Cast, EncounterFinding, Place, StatementFinding
from readouts.readers.topics.denials import Denials
from readouts.readers.topics.markers import (
    ACTIVE,
    STRONG,
    Marker,
    Markers,
    aside_lines,
    listed_lines,
)
from readouts.readers.topics.passages import Passages
from readouts.readers.topics.places import Places, code_of
from readouts.readers.topics.raisers import Raisers
from readouts.readers.topics.references import asked_by
from readouts.readers.topics.surroundings import Surroundings
from readouts.readers.topics.wording import Candidate
from readouts.vocabulary import words
from readouts.vocabulary.rows import Organization

__all__ = ["QUARRELS", "Context", "Licence"]

_SNIPPET = 1200
"""Up to how many characters a text may be cut from a page that tells elsewhere who met."""
_REACH = 45
"""How many tokens to its left or right a phrase may have the wording that puts it on the table."""

QUARRELS = frozenset(
    "sanctions diplomatic_missions arms_control regional_conflict human_rights cyber interference "
    "military_cooperation nuclear_proliferation space territory ceasefire detainees".split()
)
"""The themes that are told as background of a dispute."""

_SPOKEN = ("raise", "told", "agenda", "voice", "commit", "setting")
"""What one side may do by itself."""

_SHOWING = words("topic_showing_verbs")
_FEARING = words("topic_fearing_verbs")
_ALONE = ("offered", "suspended")
"""What one side does by itself."""


_DENIED = frozenset(("pas", "non", "ni"))
_WHOSE = frozenset(("de", "du", "d"))
_GOVERNED = 12
"""How many tokens may stand between a verb and the noun or infinitive that it lends its sense to."""


def _sides_of_persons(cast: Cast) -> list[str]:
    """Where no encounter is told: the sides of the first persons named."""
    actors = [a for m in cast.mentions for a in m.actors if a.kind == "person"]
    return sides_of(actors)[:2]


@dataclass(slots=True, eq=False)
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
        agreed: Sequence[AgreementFinding] = (),
    ) -> None:
        self.analysis = analysis
        self.page = analysis.page
        self.cast = cast
        self.places = places
        self.quotes = sorted((s for s in statements if s.kind == "direct"), key=lambda s: s.start)
        self.quote_starts = [s.start for s in self.quotes]
        met = list(dict.fromkeys(side for e in encounters for side in e.sides))
        self.met = frozenset(met)
        long = sum(end - start for start, end in stretches) > _SNIPPET
        self.silent = long and not encounters
        self.passages = Passages(self.page, encounters)
        self.seated = met or _sides_of_persons(cast)
        self.parties = self.seated or cast.sides[:2]
        self.listed = listed_lines(analysis, stretches)
        self.asides = aside_lines(analysis)
        self.raisers = Raisers(analysis, cast, places, self.parties)
        self.markers = Markers.of(analysis)
        self.denials = Denials(analysis)
        self._presence: dict[int, str] = {}
        self.surroundings = Surroundings(analysis, self.markers, encounters)
        self.agreed = sorted(agreed, key=lambda a: a.start)

    # --- the decision ----------------------------------------------------------------------------------------------
    def licence(self, candidate: Candidate) -> Licence:
        """What the clause around a candidate does with it, and for whom (« Côté espagnol, l'accent est mis sur … »)."""
        licence = self._licence(candidate)
        if candidate.row == "credentials":  # a ceremony: nobody raises it
            licence.sides = []
        elif not licence.sides and licence.how in _SPOKEN:
            licence.sides = sides_of(self.raisers.announced(candidate.sentence, candidate.start))
            if not licence.sides and licence.how in ("commit", "told", "voice"):
                licence.sides = self.raisers.reporting(candidate.sentence, candidate.start)
        return licence

    def _licence(self, candidate: Candidate) -> Licence:
        markers = self.markers.around(candidate.sentence, candidate.first, candidate.last)
        if self.denials.in_time_clause(candidate, markers):
            return Licence("none")
        if self.page.line_at(candidate.start) in self.asides:
            return Licence("aside")
        asked = asked_by(self.page, self.raisers, candidate, self._points(candidate, markers))
        light = candidate.needs in ("act", "cue")
        if self.surroundings.called_off(candidate) and not asked:
            return Licence("denied")
        if self.denials.denied(candidate, markers):
            image = light and self._quote(candidate.start) is not None
            return Licence("none") if image else Licence("denied", asked)
        if light and (self._only_uttered(candidate, markers) or self.surroundings.venue(candidate)):
            return Licence("none")
        if asked:
            return Licence("raise", asked)
        left = self._left(candidate, markers)
        if self.denials.is_background(candidate, markers, left) or self.denials.left_behind(
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
        chosen = right if right is not None and right.value in STRONG else left or right
        if chosen is None or (candidate.needs == "act" and chosen.value not in STRONG):
            committed = self._committed(candidate)
            if committed is not None:
                return committed
        if chosen is not None and (
            self._takes_up(candidate, chosen) or self.surroundings.by_the_way(candidate, chosen)
        ):
            return Licence("none")
        if chosen is not None and chosen is right and self._introduced(candidate, markers):
            how = (
                chosen.value if chosen.value in STRONG else "agenda"
            )  # « Sur le gaz, ils se sont entendus »
            return Licence(how, self.raisers.of(chosen), chosen)
        if chosen is not None:
            return Licence(
                chosen.value,
                self.raisers.of(chosen) or self._first_person(candidate, chosen),
                chosen,
            )
        return self._around(candidate, markers)

    def _points(self, candidate: Candidate, markers: Sequence[Marker]) -> list[Marker]:
        """Those that may tell who asked for a point: « un entretien tenu à la demande de Rabat » is no point."""
        start = self.page.sentences[candidate.sentence][0]
        contact = self.passages.tells(start, candidate.start)
        return [m for m in markers if m.value != "point" or m.start > candidate.end or not contact]

    def _takes_up(self, candidate: Candidate, marker: Marker) -> bool:
        """« [Le prochain sommet] se concentrera sur l'énergie »: the meeting to come is where they will speak."""
        words, group = self.page.words, marker.group
        if marker.value == "agenda" and candidate.theme in (
            "bilateral_relations",
            "summit_preparation",
        ):
            # « À l'ordre du jour de [la commission mixte]: … »
            return 0 < candidate.first - marker.last <= 5 and words[marker.last + 1] in _WHOSE
        told = candidate.theme == "summit_preparation" and marker.start >= candidate.end
        return told and marker.value == "setting" and group is not None and not group.passive

    def _committed(self, candidate: Candidate) -> Licence | None:
        """« l'Inde livrera [des vaccins] »: what a clause of commitment is about is on the table."""
        at = bisect_right(self.agreed, candidate.start, key=lambda a: a.start) - 1
        for agreement in self.agreed[max(at - 1, 0) : at + 1]:
            if candidate.start < agreement.end:
                alone = len(agreement.parties) == 1 and agreement.status in _ALONE
                return Licence("commit", list(agreement.parties) if alone else [])
        return None

    def _only_uttered(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« a parlé d'un « [cimetière] sans stèles » »: a weak word of a quotation whose verb stands outside it."""
        quote = self._quote(candidate.start)
        if quote is None:
            return False
        return not any(
            m.value in ACTIVE and quote.start <= m.start and m.end <= quote.end for m in markers
        )

    def _told(self, candidate: Candidate) -> Licence:
        """« Bucarest a doublé la capacité de [l'interconnexion] »: whoever acts in the clause speaks of it."""
        group = next(
            (
                g
                for g in reversed(
                    self.surroundings.groups_between(
                        self.page.sentences[candidate.sentence][0], candidate.start
                    )
                )
                if g.finite and not g.passive
            ),
            None,
        )
        if _DENIED.intersection(self.page.words[candidate.first - 3 : candidate.first]):
            return Licence("none")  # « Donc pas d'[ingérence] », « et non plus le [transit] »
        past = group is not None and (group.tense == "pluperfect" or group.lemma in _FEARING)
        if past and candidate.theme in QUARRELS:
            return Licence("background")
        speaks = group is not None and ("speech" in group.rows or group.lemma in _SHOWING)
        sides = sides_of(self.raisers.acting(group)) if group is not None and speaks else []
        return Licence("told", sides if len(sides) == 1 else [])

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
        if self._introduced(candidate, markers):
            return Licence("agenda")
        if self.surroundings.answers(candidate):
            return Licence("discuss")
        present = self._present(candidate.sentence)
        if present == "joint":
            return Licence("commit")
        if present == "both" and (candidate.needs or candidate.theme in QUARRELS):
            return Licence("background")
        firm = candidate.needs in ("", "place") and candidate.theme != "bilateral_relations"
        return self._told(candidate) if firm else Licence("none")

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
        group = marker.group
        alone = group is not None and group.person == "1" and not group.plural  # « j'en parlerai »
        verb = group is not None and (alone or marker.value in ("voice", "commit", "raise"))
        inside = verb and quote.start <= marker.start
        return [quote.speaker.side] if inside else []

    def _gapped(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« côté A, on a soulevé les visas ; côté B, la pêche »: no verb stands between the sign and the phrase."""
        start = self.page.sentences[candidate.sentence][0]
        cut = self.page.fold.rfind(";", max(start, candidate.start - 300), candidate.start)
        return cut >= 0 and not any(
            g.finite for g in self.surroundings.groups_between(cut, candidate.end)
        )

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
        group = next((g for g in self.surroundings.groups_between(start, end) if g.finite), None)
        if group is not None and set(sides_of(self.raisers.acting(group))) >= parties:
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
            if candidate.first - marker.last > _REACH or self.denials.parted(
                marker.last, candidate.first
            ):
                break
            if best is None:
                best = marker
                asked = marker.value in ("commit", "voice") and self._asked_for(marker)
                if marker.settles and not asked:
                    return marker
                continue
            if not marker.settles:
                best = marker if self._claims(marker, best) else best
                continue
            return marker if self._governs(marker, best) else best
        return best

    def _claims(self, verb: Marker, noun: Marker) -> bool:
        """« pour exiger des explications sur [le sort de] »: an infinitive of raising before a mere noun."""
        near = noun.first - verb.last <= _GOVERNED // 2
        return noun.group is None and verb.group is not None and verb.value == "raise" and near

    def _asked_for(self, marker: Marker) -> bool:
        """« insisté pour [que la Turquie ratifie] »: whether the verb stands in a clause behind « que »."""
        before = self.page.words[max(marker.first - 7, 0) : marker.first]
        return "que" in before or "qu" in before

    def _governs(self, verb: Marker, inner: Marker) -> bool:
        """Whether a finite verb lends its sense to a noun or infinitive to its right (« a soulevé la question de »)."""
        near = inner.first - verb.last <= _GOVERNED * (2 if verb.value == "discuss" else 1)
        if inner.settles and verb.value != "raise":
            return False
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
            if marker.first - candidate.last > _REACH or self.denials.parted(
                candidate.last, marker.first
            ):
                return None
            group = marker.group
            if group is None:
                if marker.value == "agenda" and "before" not in marker.tags:
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
                return self.raisers.of(marker)
        return []

    def pair(self, position: int) -> list[str]:
        """The two states that share what a passage tells of, [] where they are not two."""
        states = [side for side in self.parties if side in COUNTRY_CODES]
        return self.passages.pair(position) or (states if len(states) == 2 else [])

    def home_of_war(self) -> str | None:
        """The state where an armed movement that the page names fights (« le M23 »: CD)."""
        for hit in self.analysis.hits.get("name", ()):
            if isinstance(hit.row, Organization) and hit.row.home is not None:
                return hit.row.home
        return None

    def addressee(self, candidate: Candidate, licence: Licence) -> str | None:
        """« la Barbade presse le président [haïtien] d'organiser les élections »: whom a demand is made of."""
        marker = licence.marker
        if marker is None or marker.value != "raise" or len(licence.sides) != 1:
            return None
        for mention in mentions_in(self.cast, marker.end, candidate.start):
            others = [s for s in sides_of(mention.actors) if s not in licence.sides]
            if others and others[0] in COUNTRY_CODES:
                return others[0]
        return None

    def _quote(self, position: int) -> StatementFinding | None:
        at = bisect_right(self.quote_starts, position) - 1
        return self.quotes[at] if at >= 0 and position < self.quotes[at].end else None
