"""What is on the table between the sides.

A phrase of the vocabulary is a topic where its clause puts it on the table: the object of a verb of discussing or
raising, the content of something agreed or offered, a point of an agenda, an official's own words. What is said not
to be discussed and what the sides quarrel over in the background are topics that are not on the agenda.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readouts.analysis import Analysis
from readouts.codes import COUNTRY_CODES
from readouts.findings import (
    AgreementFinding,
    Cast,
    EncounterFinding,
    InstrumentMention,
    Layout,
    StatementFinding,
    TopicFinding,
)
from readouts.readers.topics.bare import bare_places
from readouts.readers.topics.candidates import body_stretches, find_candidates
from readouts.readers.topics.context import QUARRELS, Context, Licence
from readouts.readers.topics.meetings import next_meetings
from readouts.readers.topics.merging import findings_of, merged
from readouts.readers.topics.places import Places
from readouts.readers.topics.recasting import under_headings
from readouts.readers.topics.references import referring, referring_sides, same_paragraph
from readouts.readers.topics.wording import PLACED, Candidate
from readouts.vocabulary import words

__all__ = ["read"]

_BY_CUE = ("discuss", "setting", "raise", "agenda", "list")

_NEAR = 14
"""How many tokens a weak word may stand from the act that it depends on."""

_BY_ACT = (*_BY_CUE, "commit", "refuse", "denied")


def read(
    analysis: Analysis,
    layout: Layout,
    cast: Cast,
    statements: Sequence[StatementFinding],
    encounters: Sequence[EncounterFinding],
    instruments: Sequence[InstrumentMention],
    agreed: Sequence[AgreementFinding] = (),
) -> list[TopicFinding]:
    """The topics of a text, in the order of their first mention."""
    stretches = body_stretches(layout)
    places = Places(analysis)
    context = Context(analysis, cast, statements, encounters, stretches, places, agreed)
    candidates = find_candidates(analysis, stretches, cast, instruments, places)
    candidates += bare_places(context, candidates, stretches)
    candidates.sort(key=lambda c: (c.start, -c.end))
    judged = _judge(context, under_headings(analysis.page, candidates))
    _inherit_places(context, judged)
    findings = [f for c, licence in judged for f in findings_of(context, c, licence)]
    findings += next_meetings(context, stretches, encounters)
    findings.sort(key=lambda f: f.spans[0] if f.spans else (0, 0))
    return merged(findings)


# --- licences --------------------------------------------------------------------------------------------------------
def _judge(context: Context, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Licence]]:
    """Each candidate with what its clause does with it; umbrella terms beside their parts left out."""
    for candidate in candidates:
        _between_the_parties(context, candidate)
    judged = [(c, _own(context, c, context.licence(c))) for c in candidates]
    _refer_back(context, judged)
    judged = [(c, licence) for c, licence in judged if _counts(c, licence)]
    return _absorb(_without_umbrellas(_without_headings(context, judged)))


def _between_the_parties(context: Context, candidate: Candidate) -> None:
    """« les tensions entre Moscou et Paris » of the parties themselves are about their relations."""
    places = set(candidate.places)
    if len(places) < 2 or not places <= set(context.parties):
        return
    if candidate.row == "situation":
        candidate.theme, candidate.places = "bilateral_relations", []
    elif candidate.theme == "regional_conflict" and not candidate.needs:
        candidate.places = []  # « la concertation sur les [enjeux régionaux] entre Paris et Dakar »


def _own(context: Context, candidate: Candidate, licence: Licence) -> Licence:
    """« tourner la page », « renouer »: what the sides do with their relations is on the table by itself."""
    if candidate.row == "bilateral-acts" and licence.how in ("none", "background"):
        return Licence("none") if _dated(context, candidate) else Licence("commit")
    if (
        candidate.theme == "bilateral_relations"
        and not candidate.needs
        and licence.how in ("background", "commit")
        and licence.marker is None
    ):
        return Licence("none") if _dated(context, candidate) else Licence("commit", licence.sides)
    return licence


def _dated(context: Context, candidate: Candidate) -> bool:
    """« ont établi des relations en 1972 », « entretiennent des relations depuis 1992 »: as they have long been."""
    behind = context.page.words[candidate.reach : candidate.reach + _DATED]
    return any(len(word) == 4 and word.isdigit() for word in behind)


def _refer_back(context: Context, judged: list[tuple[Candidate, Licence]]) -> None:
    """« Ce point n'a pas été traité », « En parlerez-vous ? »: a sentence that speaks of the topic before it."""
    if not judged:
        return
    own = {c.sentence for c, licence in judged if licence.how != "none"}
    kept = [
        i for i, (c, how) in enumerate(judged) if _counts(c, how) or c.needs not in ("act", "cue")
    ]
    sentences = [judged[i][0].sentence for i in kept]
    for sentence, markers in sorted(context.markers.by_sentence.items()):
        how = "" if sentence in own else referring(markers)
        before = bisect_left(sentences, sentence)
        if not how or not before:
            continue
        at = kept[before - 1]
        if how == "denied":
            near = kept[max(before - 6, 0) : before]
            at = next((i for i in reversed(near) if judged[i][1].how != "none"), at)
        candidate, licence = judged[at]
        if not same_paragraph(context.page, candidate.sentence, sentence):
            continue
        if how == "denied":
            judged[at] = (candidate, Licence("denied"))
        elif licence.how in ("none", "background", "quote", "told"):
            judged[at] = (candidate, Licence(how, referring_sides(context.raisers, markers)))


def _counts(candidate: Candidate, licence: Licence) -> bool:
    if licence.how in ("background", "aside"):
        return candidate.instrument is not None or (
            candidate.theme in QUARRELS and candidate.needs not in ("cue", "pair", "act")
        )
    if candidate.needs == "cue":
        return licence.how in _BY_CUE or licence.how == "denied"
    if candidate.needs == "act":
        away = abs(candidate.first - licence.marker.last) if licence.marker is not None else 0
        return licence.how in _BY_CUE or (licence.how in _BY_ACT and away <= _NEAR)
    return licence.how != "none"


def _without_headings(
    context: Context, judged: list[tuple[Candidate, Licence]]
) -> list[tuple[Candidate, Licence]]:
    """« la coopération bilatérale, notamment [le commerce] », « l'agenda : [le gaz], … »: its parts tell it."""
    parts = {
        id(before)
        for (before, _), (candidate, _) in pairwise(judged)
        if before.theme == "bilateral_relations"
        and candidate.theme != before.theme
        and not before.places
        and _HEADINGS.intersection(context.page.words[before.first : before.last + 1])
        and before.sentence == candidate.sentence
        and context.surroundings.exemplified(before.reach, candidate.first)
    }
    return [(c, how) for c, how in judged if id(c) not in parts]


def _without_umbrellas(judged: list[tuple[Candidate, Licence]]) -> list[tuple[Candidate, Licence]]:
    """« les questions régionales, notamment X »: the general phrase is no topic beside a particular one."""
    particular = {c.sentence for c, _ in judged if c.theme in _PARTICULAR and not _general(c)}
    return [(c, how) for c, how in judged if not (_general(c) and c.sentence in particular)]


def _general(candidate: Candidate) -> bool:
    return candidate.theme == "regional_conflict" and not candidate.places


def _adopt(judged: Sequence[tuple[Candidate, Licence]]) -> None:
    """« la liberté de navigation, sur la base de la Convention »: the treaty is told for the topic before it."""
    for (before, _), (candidate, _) in pairwise(judged):
        beside = before.instrument is None and before.sentence == candidate.sentence
        if candidate.instrument is not None and candidate.based and beside:
            candidate.theme, candidate.places = before.theme, list(before.places)


def _absorb(judged: list[tuple[Candidate, Licence]]) -> list[tuple[Candidate, Licence]]:
    """A phrase beside a treaty of its own theme in one sentence belongs to the treaty's entry."""
    _adopt(judged)
    treaties: dict[tuple[int, str], Candidate] = {}
    for candidate, _ in judged:
        if candidate.instrument is not None:
            treaties.setdefault((candidate.sentence, candidate.theme), candidate)
    out = []
    for candidate, licence in judged:
        treaty = treaties.get((candidate.sentence, candidate.theme))
        if (
            candidate.instrument is None
            and treaty is not None
            and not set(candidate.places) - set(treaty.places)
        ):
            continue
        out.append((candidate, licence))
    return out


_PARTICULAR = PLACED | {"transport"}
_WARS = ("regional_conflict", "ceasefire", "peace_talks", "humanitarian_aid")


_HEADINGS = words("topic_umbrellas")
_COMMON = words("topic_shared")
_OWN = words("topic_own_ground")
_DATED = 7
"""How many tokens behind what they did its year may stand."""

_BESIDE = 4
"""How many tokens further the second of two phrases may begin."""


def _shared(context: Context, candidate: Candidate, licence: Licence, known: str | None) -> None:
    """« la délimitation maritime », « les points de passage » of two neighbours are about both."""
    told = context.page.words[candidate.first : candidate.last + 1]
    pair = context.pair(candidate.start)
    other = context.places.stranger(candidate.last, pair)
    if other is not None and len(licence.sides) == 1 and _COMMON.intersection(told):
        pair = [licence.sides[0], other]  # « le bornage mené par les forces russes », says Tbilissi
    if pair and (_COMMON.intersection(told) or (known is None and not _OWN.intersection(told))):
        candidate.places, candidate.joint = pair, True


def _made_with(context: Context, candidate: Candidate, licence: Licence) -> None:
    """« un traité de paix avec l'Azerbaïdjan », says Erevan: of the two that make it."""
    partner = context.places.partner(candidate.last)
    if partner is None:
        return
    others = licence.sides if len(licence.sides) == 1 else context.pair(candidate.start)
    makers = [side for side in others if side != partner and side in COUNTRY_CODES]
    alone = makers if len(makers) == 1 else []
    candidate.places, candidate.joint = [*alone, partner], bool(alone)


def _own_country(context: Context, candidate: Candidate, licence: Licence) -> bool:
    """« a exposé les besoins de son pays en matière d'[aide humanitaire] »: of whoever raises it."""
    told = context.page.words[max(candidate.first - 8, 0) : candidate.last + 6]
    own = any(pair == ("son", "pays") for pair in pairwise(told))
    return own and len(licence.sides) == 1 and licence.sides[0] in COUNTRY_CODES


def _same_people(earlier: Candidate, later: Candidate) -> None:
    """« les réfugiés et les déplacés [de Gaza] »: two phrases of one theme side by side are about one place."""
    beside = earlier.sentence == later.sentence and later.first - earlier.last <= _BESIDE
    if beside and earlier.theme == later.theme and not earlier.places:
        earlier.places = list(later.places)


def _inherit_places(context: Context, judged: Sequence[tuple[Candidate, Licence]]) -> None:
    """A phrase without a place of its own is about that of its theme, of its sentence, of the war that is told."""
    known: dict[str, str] = {}
    for candidate, _ in judged:
        if candidate.theme in PLACED and candidate.places:
            known.setdefault(candidate.theme, candidate.places[0])
    war = next((known[theme] for theme in _WARS if theme in known), None) or context.home_of_war()
    states = [side for side in context.parties if side in COUNTRY_CODES]
    alone = states[0] if len(states) == 1 and len(context.parties) > 1 else None
    before: Candidate | None = None
    for (earlier, _), (later, _) in pairwise(judged):
        _same_people(earlier, later)
    for candidate, licence in judged:
        if candidate.theme not in PLACED or candidate.instrument is not None:
            continue
        if not candidate.places and candidate.theme == "political_transition":
            asked = context.addressee(candidate, licence)
            candidate.places = [asked] if asked is not None else []
        if not candidate.places and candidate.theme == "peace_talks":
            _made_with(context, candidate, licence)
        if not candidate.places and _own_country(context, candidate, licence):
            candidate.places = list(licence.sides)
        if not candidate.places and candidate.theme == "territory":
            _shared(context, candidate, licence, known.get("territory"))
        if not candidate.places and candidate.theme != "regional_conflict":
            beside = before.places[-1] if before and before.sentence == candidate.sentence else None
            place = known.get(candidate.theme)
            if place is None and candidate.theme != "nuclear_proliferation":
                place = beside
            if place is None and candidate.theme in _WARS:
                place = war
            if place is None and len(licence.sides) != 1:
                place = alone
            candidate.places = [place] if place is not None else []
            pair = context.pair(candidate.start)
            if not candidate.places and candidate.theme == "ceasefire" and pair:
                candidate.places, candidate.joint = pair, True
        if candidate.places:
            before = candidate
