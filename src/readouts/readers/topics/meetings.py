"""The next meeting as a topic: an invitation, a proposal, an agreement to meet again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from readouts.clauses import sides_of
from readouts.findings import EncounterFinding, Place, TopicFinding
from readouts.readers.topics.candidates import Stretches
from readouts.readers.topics.context import Context
from readouts.readers.topics.markers import Marker
from readouts.readers.topics.places import code_of
from readouts.text import BREAK, LINE
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["next_meetings"]

_OPENERS = frozenset("invite invitation propose commit discuss".split())
_INVITED = 18
_PROPOSED = 9
_GIVEN = 8
_DISCUSSED = 30

_INVITES = re.compile(r"\b(?:invit|convi)(?:e|ent|ant|a|ait|er) ")
# « l'invite à », « invitant … à »
"""How many tokens may stand between the verb and what tells a meeting."""


def next_meetings(
    context: Context, stretches: Sequence[Place], encounters: Sequence[EncounterFinding]
) -> list[TopicFinding]:
    """One finding for each clause in which a next meeting is discussed, proposed or agreed."""
    proposed = [e for e in encounters if e.status == "proposed"]
    known = any(e.initiator for e in proposed)
    out: list[TopicFinding] = []
    inside = Stretches(stretches)
    for sentence, markers in context.markers.by_sentence.items():
        if not inside.hold(context.page.sentences[sentence][0]):
            continue
        for at, marker in enumerate(markers):
            if marker.value not in _OPENERS and not marker.proposes:
                continue
            following = [
                m
                for m in markers[at + 1 : at + 12]
                if m.value == "meeting" and m.start >= marker.end
            ]
            sides = _raisers(context, marker, following)
            if sides is not None and not _of_others(context, following, sides):
                out.append(_finding([] if known else sides, marker, "topics.next-meeting"))
    told = {context.page.sentence_at(f.spans[0][0]) for f in out}
    invited = [e for e in encounters if e.status == "planned" and _by_invitation(context, e, told)]
    return out + [_proposed(encounter) for encounter in (*proposed, *invited)]


def _by_invitation(context: Context, encounter: EncounterFinding, told: set[int]) -> bool:
    """« celle-ci l'invite à effectuer une visite officielle en mars »: a stay to come that a clause invites to."""
    if not encounter.spans:
        return False
    at = encounter.spans[0][0]
    sentence = context.page.sentence_at(at)
    start = context.page.sentences[sentence][0]
    before = context.page.fold[max(start, at - 60) : at]
    return sentence not in told and _INVITES.search(before) is not None


def _proposed(encounter: EncounterFinding) -> TopicFinding:
    sides = [encounter.initiator] if encounter.initiator else []
    spans = list(encounter.spans)
    return TopicFinding(
        "summit_preparation", (), None, sides, True, spans, "topics.proposed-encounter"
    )


def _raisers(context: Context, marker: Marker, following: Sequence[Marker]) -> list[str] | None:
    """Who proposes a meeting by this marker; [] for all together; None where it proposes none."""
    near = following[0].first - marker.last if following else 99
    if near <= _INVITED and _HOSTING & set(context.page.words[marker.last + 1 : marker.last + 5]):
        near = 0  # « a proposé mercredi d'accueillir à Antalya, d'ici à la fin du mois, un nouveau cycle »
    if following and _broken(context, marker, following[0]):
        near = 99
    if following and "par" in context.page.words[marker.last + 1 : following[0].first]:
        return None  # « sera examinée par le sommet de la Cédéao »
    if marker.value == "invite" and marker.group is not None and marker.group.negated:
        return None
    if marker.value == "invite" and marker.group is not None:
        stays = context.places.starting(marker.last + 1, marker.last + 5)
        if marker.group.passive:
            return _invited(context, marker)
        if marker.group.tense == "participle" or (near > _INVITED and not stays):
            return None
        return sides_of(context.raisers.acting(marker.group))[:1]
    if marker.value == "invitation":
        return _invitation(context, marker)
    if marker.value == "propose" and marker.group is None and near <= _PROPOSED:
        side = context.raisers.side_after(marker.end)
        return [side] if side is not None else []
    if marker.group is None or marker.group.negated:
        return None
    if marker.proposes and near <= _PROPOSED:
        return sides_of(context.raisers.acting(marker.group))[:1]
    if marker.value == "commit" and near <= _PROPOSED and marker.group.lemma in _AGREE:
        return []
    if marker.value == "discuss" and near <= 4 and _indefinite(context, following[0]):
        return []
    if marker.value == "discuss" and marker.settles and _to_come(context, marker, following):
        return context.raisers.of(marker)
    return None


_STAYS = words("stays")
_TALKS = frozenset(("negociations", "pourparlers", "discussions"))
_HOSTING = words("topic_hosting")
_PAST = words("settings")
_AGREE = words("topic_agree_verbs")
_GIVE = words("topic_give_verbs")
_TAKE = words("topic_take_verbs")


def _invited(context: Context, marker: Marker) -> list[str]:
    """« a été convié à Victoria », « a été invitée par son homologue »: by the agent, else the place's side."""
    agent = context.raisers.of(marker)
    if agent:
        return agent
    stays = context.places.starting(marker.last + 1, marker.last + 5)
    code = code_of(stays[0]) if stays else None
    return [code] if code in context.parties else []


def _to_come(context: Context, marker: Marker, following: Sequence[Marker]) -> bool:
    """« Il y a été traité de la trêve, ainsi que [de la venue] de l'envoyé à Beyrouth »."""
    words = context.page.words
    for meeting in following:
        if meeting.first - marker.last > _DISCUSSED or _broken(context, marker, meeting):
            return False
        if any(g.finite for g in context.surroundings.groups_between(marker.end, meeting.start)):
            return False  # « On a parlé deux heures, résume celui qui présidait la rencontre »
        before = words[max(meeting.first - 5, 0) : meeting.first]
        named = words[meeting.first] in _STAYS and before[-1:] in (["la"], ["une"], ["le"], ["du"])
        if named and not _PAST & set(before):
            return True
    return False


def _invitation(context: Context, marker: Marker) -> list[str] | None:
    """« lui a transmis une invitation à … », « a accepté cette invitation »; « à l'invitation de » is none."""
    page, groups = context.page, context.analysis.groups
    if page.words[max(marker.first - 1, 0)] == "sur" or page.words[
        max(marker.first - 2, 0) : marker.first
    ] == ["a", "l"]:
        return None
    at = bisect_left(groups, marker.start, key=lambda g: g.start) - 1
    while at >= 0 and groups[at].sentence == page.sentence_at(marker.start):
        group = groups[at]
        if marker.first - group.last > _GIVEN:
            return None
        if group.lemma in _GIVE:
            return sides_of(context.raisers.acting(group))[:1]
        if group.lemma in _TAKE:
            return _inviting(context, marker, group)
        at -= 1
    return None


def _inviting(context: Context, marker: Marker, group: VerbGroup) -> list[str]:
    """« le roi a accepté l'invitation à se rendre en Belgique »: the other of the two at the table."""
    guests = sides_of(context.raisers.acting(group))
    others = [side for side in context.pair(marker.start) if side not in guests]
    return others if len(guests) == 1 and len(others) == 1 else []


def _of_others(context: Context, following: Sequence[Marker], sides: Sequence[str]) -> bool:
    """« abriter un nouveau cycle de négociations entre Erevan et Bakou »: a host's talks between others."""
    meeting = following[0] if following else None
    told = context.page.words[meeting.first : meeting.last + 4] if meeting is not None else []
    if meeting is None or not _TALKS.intersection(told) or "entre" not in told:
        return False
    at = meeting.first + told.index("entre") + 1
    between = [code_of(hit) for hit in context.places.starting(at, at + 6)]
    seated = set(sides) or set(context.parties)
    return len(between) > 1 and not set(between) & seated


def _indefinite(context: Context, meeting: Marker) -> bool:
    before = context.page.words[max(meeting.first - 2, 0) : meeting.first]
    return any(
        w in ("une", "un", "prochain", "prochaine", "future", "eventuelle", "eventuel")
        for w in before
    )


def _broken(context: Context, marker: Marker, other: Marker) -> bool:
    return any(
        context.page.gaps[i] in (BREAK, LINE) for i in range(marker.last + 1, other.first + 1)
    )


def _finding(sides: list[str], marker: Marker, rule: str) -> TopicFinding:
    return TopicFinding(
        "summit_preparation", (), None, sides, True, [(marker.start, marker.end)], rule
    )
