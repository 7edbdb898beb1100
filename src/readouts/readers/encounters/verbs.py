"""Contacts told by a verb: « s'est entretenue avec », « a été reçu par », « se rendra à », « l'a appelé »."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from readouts.readers.encounters import status
from readouts.readers.encounters.adjectives import auspices_in
from readouts.readers.encounters.apart import day_by_day, one_by_one
from readouts.readers.encounters.around import remote_kind
from readouts.readers.encounters.company import beside, joined, led
from readouts.readers.encounters.partners import awaited, partners, summoned
from readouts.readers.encounters.phrases import phrase_of
from readouts.readers.encounters.places import (
    place_in,
    place_meant,
    place_taken_up,
)
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.settings import lend
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import View
from readouts.readers.encounters.visits import goal, invitation, invitation_accepted, proposed
from readouts.readers.encounters.when import date_before, date_beside, date_in
from readouts.verbs import VerbGroup
from readouts.vocabulary import built_in, words

__all__ = ["tellings_of_verbs"]


_OF_MOTION = frozenset(("future", "conditional", "past", "pluperfect", "subjunctive"))
"""Tenses in which « aller » before an infinitive is no auxiliary (« ira plaider sa cause à Luanda »)."""
_PARTICIPLES = frozenset(("receive", "welcome", "be-expected", "meet-mutual", "go"))
"""Rows whose bare participle tells a contact (« reçu par le roi », « attendu à Busan », « réunis à Doha »)."""


def tellings_of_verbs(
    scene: Scene, stretches: Sequence[tuple[int, int]], taken: Container[int]
) -> Iterator[Telling]:
    """The contacts that the verbs of some lines tell; ``taken``: the heads that a noun's telling has used."""
    for start, end in stretches:
        nouns = {
            hit.first
            for hit in scene.nouns_between(start, end)
            if phrase_of(scene, hit) is not None
        }
        for group in scene.groups_between(start, end):
            if group.head in nouns or group.head in taken or _of_noun(scene, group):
                continue
            rows = [found.row for found in group.rows.get("encounter", ())]
            if group.modal == "aller" and group.tense in _OF_MOTION:
                rows.append(built_in().rows["encounter"]["go"])
            if rows:
                read = (_telling(scene, group, row) for row in rows)
                telling = next((t for t in read if t is not None), None)
                if telling is not None and scene.may_tell(group.start, telling):
                    end = scene.clause_end(group.end)
                    for met in one_by_one(scene, group, telling):
                        yield from day_by_day(scene, group.end, end, met)
            if "accept" in status.cue_values(group):
                accepted = _accepted(scene, group)
                if accepted is not None:
                    yield accepted


def _of_noun(scene: Scene, group: VerbGroup) -> bool:
    """« Une rencontre ayant réuni X et Y »: the noun tells it."""
    if group.tense not in ("gerund", "past_gerund") or group.lemma not in ("reunir", "rassembler"):
        return False
    return any(
        hit.end >= group.start - 2 for hit in scene.nouns_between(group.start - 24, group.start)
    )


def _telling(scene: Scene, group: VerbGroup, row: object) -> Telling | None:
    tags: tuple[str, ...] = row.tags  # type: ignore[attr-defined]
    if group.tense == "participle" and row.id not in _PARTICIPLES:  # type: ignore[attr-defined]
        return None
    if group.tense == "participle" and group.lemma in (
        "voir",
        "aller",
        "venir",
        "partir",
        "arriver",
        "gagner",
        "revoir",
    ):
        return None
    if "plan" in tags:
        return invitation(scene, group)
    if row.id == "see" and _sees_done(scene, group):  # type: ignore[attr-defined]
        return None
    if "beside" in tags:
        return beside(scene, group)
    if "join" in tags:
        return led(scene, group) if "lead" in tags else joined(scene, group)
    fate = status.of_verb(scene, group)
    if fate.status is None or _counted(scene, group) or _fronted(scene, group, tags):
        return None
    telling = Telling(
        start=group.start,
        end=group.end,
        kind=row.value,  # type: ignore[attr-defined]
        status=fate.status,
        rule=f"encounters.verb.{row.id}",  # type: ignore[attr-defined]
        weak="weak" in tags,
    )
    view = View(scene, group, tags)
    if fate.proposer is not None:
        # who invites does not travel; who says he is ready to does
        view.travels = not fate.invitation and "invite" not in status.cue_values(fate.proposer)
        if fate.invitation and fate.status == "planned":
            invitation_accepted(view, telling, fate.proposer)
        else:
            proposed(view, telling, fate.proposer)
    if not _builder(tags)(view, telling):
        return None
    _circumstances(view, telling)
    if fate.invitation and fate.status == "planned" and telling.initiator is None:
        telling.initiator = telling.place_side  # « a accepté l'invitation à se rendre au Laos »
    if "signing" in tags:
        _signed_where(view, telling)
    if "told" in tags and (telling.status != "held" or group.tense not in ("past", "pluperfect")):
        return None
    if "dated" in tags and not _dated(telling, tags):
        return None
    if (
        telling.kind == "talks"
        and group.tense in ("present", "imperfect")
        and telling.date is None
        and telling.place is None
    ):
        return None  # « l'aide que l'Union négocie avec Le Caire »
    if group.lemma in _LOOSE and not (telling.people or telling.date or telling.place):
        return None  # « La France et l'Allemagne se sont retrouvées isolées »
    if "both" in tags and len({a.side for a in telling.people} - {None}) < 2:
        return None
    if telling.kind == "call" and telling.weak and telling.place is not None:
        telling.kind = "meeting"
    return telling


def _signed_where(view: View, telling: Telling) -> None:
    """« ont signé mardi à Quito une convention sur une école à Kolda »: day and place stand by the verb."""
    scene, group = view.scene, view.group
    if telling.date is not None and telling.date.start > group.end + 24:
        telling.date = date_in(scene, view.start, group.start, group.start)
    first = scene.page.first_token(group.end)
    last = scene.page.first_token(view.end)
    days = {scene.page.first_token(d.start) for d in scene.dates_between(group.end, view.end)}
    what = next(
        (
            t
            for t in range(first, last)
            if scene.word(t) in words("determiners") and not days & {t, t + 1}
        ),
        None,
    )
    if telling.place is None or what is None:
        return
    near = place_in(scene, view.start, group.end, scene.page.starts[what])
    at = scene.page.text.rfind(telling.place, 0, view.end)
    beside = scene.page.fold[at - 4 : at] == ", a " or scene.dates_between(at - 24, at)
    if near is not None or not beside:
        telling.place, telling.place_side = near or (None, None)


def _builder(tags: Sequence[str]) -> Callable[[View, Telling], bool]:
    """Which construction the row asks for."""
    if "goal" in tags:
        return goal
    if "await" in tags:
        return awaited
    return summoned if "summon" in tags else partners


_LOOSE = words("encounter_loose")


def _fronted(scene: Scene, group: VerbGroup, tags: Sequence[str]) -> bool:
    """« Joint par téléphone, le porte-parole … »: a participle, and what he told a newspaper."""
    start = scene.page.sentences[group.sentence][0]
    return "sender" in tags and group.start - start < 3 and group.inverted is None


def _sees_done(scene: Scene, group: VerbGroup) -> bool:
    """« souhaite voir ces diplomates œuvrer au rapprochement »: no meeting."""
    if group.lemma != "voir":
        return False
    for after in scene.groups_between(group.end + 2, scene.clause_end(group.end)):
        if after.tense == "infinitive" and after.governor is group:
            before = scene.word(after.first - 1)
            return before not in ("pour", "de", "a", "afin", "d") and bool(
                scene.page.text[group.end : after.start].strip()
            )
    return False


def _dated(telling: Telling, tags: Sequence[str]) -> bool:
    if telling.people and telling.kind == "talks":
        telling.kind = "meeting"
    if "signing" in tags:
        return telling.place is not None and len({a.side for a in telling.people} - {None}) > 1
    return telling.date is not None or telling.place is not None


def _counted(scene: Scene, group: VerbGroup) -> bool:
    """« se sont rencontrés plus de quinze fois », « s'entretiennent régulièrement »: no single contact."""
    after = scene.page.words[group.first : group.last + 9]
    if "regulierement" in after or "reprises" in after or "frequemment" in after:
        return True
    if "fois" not in after:
        return False
    before = after[max(after.index("fois") - 3, 0) : after.index("fois")]
    return not {"premiere", "derniere", "deuxieme", "une", "cette", "seconde", "troisieme"} & set(
        before
    )


def _accepted(scene: Scene, group: VerbGroup) -> Telling | None:
    """« M. X a accepté cette invitation »: what was proposed is planned."""
    start, end = group.end, scene.clause_end(group.end)
    if group.passive:
        start, end = scene.clause_start(group.start), group.start
    for noun in scene.nouns_between(start, end):
        if "plan" in noun.row.tags and not group.negated:
            return Telling(
                start=group.start,
                end=group.end,
                kind="accept",
                status="planned",
                rule="encounters.verb.accept",
            )
    there = any(scene.word(t) == "y" for t in range(group.first - 1, group.head))
    taken_up = any(scene.word(t) in ("l", "la") for t in range(group.first - 1, group.head))
    if taken_up and any(
        "plan" in noun.row.tags
        for noun in scene.nouns_between(max(group.start - 240, 0), group.start)
    ):
        there = True  # « …, et la partie iranienne l'a acceptée »
    if there and not group.negated and group.finite:  # « Il y a acquiescé »
        return Telling(group.start, group.end, "accept", "planned", "encounters.verb.accept")
    return None


def _main_clause(view: View, telling: Telling) -> None:
    """« Il le répétera jeudi à Bruxelles à M. Rubio, qu'il doit voir »: the day and place are the main clause's."""
    scene, main = view.scene, view.group.previous
    token = scene.page.first_token(view.start)
    if main is None or telling.date is not None or main.sentence != view.group.sentence:
        return
    if scene.word(token) not in ("que", "qu", "qui", "auquel") or main.tense not in _TO_COME:
        return
    if (
        scene.word(token) in ("que", "qu")
        and scene.mention_at(scene.page.ends[token - 1] - 1) is None
    ):
        return
    telling.date = date_in(scene, scene.page.sentences[main.sentence][0], main.end, view.start)
    if telling.place is None:
        telling.place, telling.place_side = place_in(scene, main.end, main.end, view.start) or (
            None,
            None,
        )


_TO_COME = frozenset(("future", "conditional"))


def _circumstances(view: View, telling: Telling) -> None:
    scene, group = view.scene, view.group
    until = min(view.until, view.stop) if "dated" in view.tags else view.until
    telling.date = date_in(scene, view.start, group.end, until)
    telling.present = group.tense == "present" and group.modal is None
    telling.memory = group.tense == "pluperfect" and telling.date is not None
    behind = scene.page.fold[group.start : group.end + 14]
    telling.again = " nouveau" in behind and (" a " in behind or " de " in behind)
    before = group.previous
    if telling.status == "planned" and before is not None and group.tense == "conditional":
        # « avait indiqué qu'il s'entretiendrait avec X »: what was told as held since
        telling.foretold = before.tense == "pluperfect" and before.sentence == group.sentence
    if telling.status == "held" and telling.date is None and group.tense == "past_infinitive":
        telling.date_of_sentence = date_beside(scene, group)
    elif telling.status == "held" and telling.date is None:
        telling.date_of_sentence = date_before(scene, group.sentence, view.start)
    if telling.place is None and (telling.weak or telling.kind not in ("call", "video", "message")):
        found = (
            place_in(scene, group.end, group.end, min(view.stop, view.aim))
            or place_meant(scene, group)
            or place_in(scene, view.start, group.end, min(view.stop, view.aim))
            or place_taken_up(scene, group.end, view.until)
        )
        if found is not None:
            telling.place, telling.place_side = found
    if telling.status == "planned":
        _main_clause(view, telling)
    lend(scene, telling, group.end, view.end)
    if telling.kind in ("meeting", "talks", "visit"):
        remote = remote_kind(scene, view.start, view.end)
        if remote == "video" or (remote == "call" and telling.weak):
            telling.kind, telling.weak, telling.place = remote, False, None
    if telling.kind == "call" and remote_kind(scene, view.start, view.end) == "video":
        telling.kind = "video"  # « ont joint par visioconférence »
    if telling.kind in ("meeting", "talks", "summit"):
        for side_of in auspices_in(scene, group.end, view.end):
            telling.add_side(side_of)
    if view.initiative is not None:
        actors, side, _ = view.initiative
        telling.initiator = side
        telling.add_side(side)
        if telling.kind not in ("visit",):
            for actor in actors:
                if actor.kind == "person" and not telling.people:
                    telling.add(actor)
