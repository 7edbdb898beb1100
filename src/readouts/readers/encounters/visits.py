"""Who goes where, who proposes it, and who has invited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readouts.clauses import subject
from readouts.findings import Actor, Mention
from readouts.readers.encounters.adjectives import sides_by_adjective
from readouts.readers.encounters.around import clitic_object, participants_in
from readouts.readers.encounters.places import (
    place_as_object,
    place_in,
    place_meant,
    place_of_soil,
    place_taken_up,
)
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import View, a_person, subjects_of
from readouts.readers.encounters.when import date_in
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["goal", "invitation", "invitation_accepted", "proposed"]


def goal(view: View, telling: Telling) -> bool:
    """Who goes where: « se rendra à Belém », « est attendue à Séoul », « a séjourné en Mongolie »."""
    if "passive" in view.tags and not view.passive:
        return False
    if "clitic" in view.tags:
        return _taken_to(view, telling)
    if "passive" in view.tags:
        telling.status = "planned"
    subjects: Sequence[Actor] = view.guests or (subjects_of(view) if view.travels else ())
    if "sent" in view.tags:
        sent = [
            a
            for m in view.right
            if m.how != "possessor" and view.role_of(m) in ("", "et") and a_person(m)
            for a in m.actors
        ]
        if not sent:
            return False
        subjects = sent
    if not subjects:
        _delegation(view, telling)
    known = telling.people or telling.sides or telling.initiator is not None
    if not any(a.side for a in subjects) and not known:
        return False
    person = "person" in view.tags or view.group.lemma == "poser"  # « que les colis se posent »
    if person and not any(a.kind == "person" for a in subjects):
        return False
    found = _destination(view)
    if found is None:
        return False
    name, side = found
    for actor in subjects:
        telling.add(actor)
    telling.place, telling.place_side = name, side
    since = view.scene.dates_between(view.group.end, view.end)
    if since and _since(view.scene, since[0].start):
        telling.date_of_sentence = since[0]  # « séjourne depuis lundi à Nairobi »
    if side is not None and side in telling.sides and telling.initiator is None:
        return False
    telling.add_side(side)
    _at_home_of(view, telling, subjects)
    _together_with(view, telling, subjects)
    _to_consult(view, telling)
    if (
        telling.status == "proposed"
        and view.guests
        and len(telling.sides) == 2
        and telling.initiator in {a.side for a in subjects}
    ):
        telling.initiator = next((s for s in telling.sides if s != telling.initiator), None)
    return True


def _since(scene: Scene, position: int) -> bool:
    return scene.word(scene.page.first_token(position) - 1) == "depuis"


_DELEGATIONS = words("encounter_delegations")


def _delegation(view: View, telling: Telling) -> None:
    """« Une délégation ministérielle malienne a séjourné à Niamey »: a side that only an adjective names."""
    scene, group = view.scene, view.group
    start = max(view.start, scene.page.sentences[group.sentence][0])
    words = scene.page.words[scene.page.first_token(start) : group.first]
    if not _DELEGATIONS.isdisjoint(words):
        for side in sides_by_adjective(scene, start, group.start)[:1]:
            telling.add_side(side)
            telling.delegated = True


_BOUND = re.compile(r" a destination d| pour | vers ")


def _destination(view: View) -> tuple[str, str | None] | None:
    """« à Belém », « la Jordanie », « le sol cubain », « où il se trouvait lundi »."""
    scene, group = view.scene, view.group
    start = group.end
    if (
        group.lemma == "quitter"
    ):  # « quittera la capitale italienne jeudi à destination de Ljubljana »
        bound = _BOUND.search(scene.page.fold, group.end, view.end)
        start = group.end if bound is None else bound.start()
    found = place_in(scene, start, start, view.end)
    if found is None and "direct" in view.tags:
        found = place_as_object(scene, group.end, min(view.end, group.end + 40))
    if found is None and group.lemma in ("fouler", "poser", "mettre"):
        found = place_of_soil(scene, group.end, view.end)
    if found is None:
        found = place_taken_up(scene, group.end, view.end)
    there = any(scene.word(token) == "y" for token in range(group.first, group.head))
    if found is None and (there or "here" in view.tags):
        found = place_meant(scene, group)  # « l'a prié de s'y rendre »
    return found


def _at_home_of(view: View, telling: Telling, subjects: Sequence[Actor]) -> None:
    """« est attendu à Londres chez la ministre »: who goes to see somebody meets them."""
    ours = {a.side for a in subjects}
    for at, mention in enumerate(view.right):
        if mention.how == "possessor" or mention.start > view.stop:
            continue
        if view.role(at) not in ("chez", "aupres") and not _beside(view, mention):
            continue
        people = [a for a in mention.actors if a.kind == "person" and a.side not in ours]
        for actor in people:
            telling.add(actor)
            telling.kind = "meeting"


def _together_with(view: View, telling: Telling, subjects: Sequence[Actor]) -> None:
    """« se rendra à Accra pour y finaliser, avec son homologue, le calendrier »: who does something together meets."""
    scene, ours = view.scene, {a.side for a in subjects}
    if not any(
        g.tense == "infinitive" and g.governor is view.group
        for g in scene.groups_between(view.group.end, view.end)
    ):
        return
    for at, mention in enumerate(view.right):
        if mention.how != "possessor" and view.role(at) == "avec":
            for actor in mention.actors:
                if actor.kind == "person" and actor.side not in ours and actor.side is not None:
                    telling.add(actor)
                    telling.kind = "meeting"


def _to_consult(view: View, telling: Telling) -> None:
    """« Un groupe d'experts arméniens se rendra à Achgabat pour discuter des douanes »: officials at work."""
    scene = view.scene
    if not telling.delegated or telling.people:
        return
    for group in scene.groups_between(view.group.end, view.end):
        if group.tense == "infinitive" and group.lemma in words("consulting"):
            telling.kind = "talks"


def _beside(view: View, mention: Mention) -> bool:
    """« auprès du président »."""
    token = view.scene.page.first_token(mention.start)
    return "aupres" in view.scene.page.words[max(token - 3, 0) : token]


def _taken_to(view: View, telling: Telling) -> bool:
    """« un périple qui la mènera ensuite à Tunis »: who is led, and where to."""
    scene, group = view.scene, view.group
    if not any(
        scene.word(t) in ("le", "la", "l", "les") for t in range(group.first - 1, group.head)
    ):
        return False
    people = clitic_object(scene, group)
    found = place_in(scene, group.end, group.end, view.end)
    if found is None or not people:
        return False
    for actor in people:
        telling.add(actor)
    telling.place, telling.place_side = found
    if telling.place_side is None or telling.place_side in telling.sides:
        return False
    telling.add_side(telling.place_side)
    return True


def proposed(view: View, telling: Telling, proposer: VerbGroup) -> None:
    """Who proposes, and to whom: for a visit the guest goes, else both take part."""
    scene = view.scene
    actors = list(subject(scene.page, scene.cast, proposer))
    invited = [
        a
        for m in participants_in(scene, proposer.end, view.group.start)
        if m.how != "possessor"
        for a in m.actors
    ] + clitic_object(scene, proposer, actors)
    invited = invited or _whom_to(scene, proposer)
    if proposer.passive or _seen(scene, proposer):
        actors, invited = invited, actors
        if not actors:
            actors = _agents(scene, view.group.end, scene.page.sentences[view.group.sentence][1])
    telling.initiator = next((a.side for a in actors if a.side), None)
    for actor in invited:
        telling.add(actor)
    for actor in actors:
        if telling.kind == "visit":
            telling.add_side(actor.side)
        else:
            telling.add(actor)
    view.guests = invited
    view.start = min(view.start, proposer.start)


def _whom_to(scene: Scene, group: VerbGroup) -> list[Actor]:
    """« le Premier ministre, auquel il a transmis une invitation à se rendre à »: who is invited."""
    first = scene.page.first_token(scene.clause_start(group.start))
    if scene.word(first) not in ("auquel", "laquelle", "qui") or first < 2:
        return []
    if scene.word(first) != "auquel" and scene.word(first - 1) != "a":
        return []
    token = first if scene.word(first) == "auquel" else first - 1
    mention = scene.mention_at(scene.page.ends[token - 1] - 1)
    return [] if mention is None else [a for a in mention.actors if a.kind == "person"]


def _seen(scene: Scene, group: VerbGroup) -> bool:
    """« s'est vu adresser une invitation »: the subject is who is invited."""
    return group.tense == "infinitive" and scene.word(group.first - 1) in (
        "vu",
        "vue",
        "vus",
        "vues",
    )


def _agents(scene: Scene, start: int, end: int) -> list[Actor]:
    """« … par son homologue »."""
    return [
        a
        for m in participants_in(scene, start, end)
        if m.how != "possessor" and scene.preposition(m.start) == "par"
        for a in m.actors
    ]


def invitation_accepted(view: View, telling: Telling, group: VerbGroup) -> None:
    """« a accepté l'invitation de X à se rendre »: the subject goes, X has invited."""
    scene = view.scene
    view.guests = list(subject(scene.page, scene.cast, group))
    hosts = [
        a
        for m in participants_in(scene, group.end, view.group.start)
        if m.how != "possessor"
        for a in m.actors
    ]
    telling.initiator = next((a.side for a in hosts if a.side), None)
    telling.add_side(telling.initiator)
    for actor in view.guests:
        telling.add(actor)
    view.start = min(view.start, group.start)


def invitation(scene: Scene, group: VerbGroup) -> Telling | None:
    """« a invité son homologue à Quito »: a visit proposed, where no verb after it says what to."""
    view = View(scene, group, ())
    if group.negated:
        return None
    nested = [
        g
        for g in scene.groups_between(group.end, view.end)
        if any(found.row.value != "join" for found in g.rows.get("encounter", ()))  # type: ignore[attr-defined]
    ]
    nouns = [n for n in scene.nouns_between(group.end, view.end) if n.row.value != "refused"]
    if nested or nouns:
        return None
    found = place_in(scene, group.end, group.end, view.end)
    if found is None:
        return None
    subjects = subjects_of(view)
    guests = [
        a for m in view.right if m.how != "possessor" and m.start < view.stop for a in m.actors
    ]
    guests += clitic_object(scene, group, subjects)
    if view.passive:
        guests, subjects = list(subjects), tuple(_agents(scene, group.end, view.end))
        if not any(a.kind == "person" for a in guests):
            return None
    elif not subjects:
        return None
    if not guests:
        return None
    telling = Telling(
        start=group.start,
        end=group.end,
        kind="visit",
        status="proposed",
        rule="encounters.verb.invite",
    )
    telling.place, telling.place_side = found
    telling.initiator = next((a.side for a in subjects if a.side), None)
    if view.passive and telling.initiator is None:
        telling.initiator = telling.place_side
    telling.add_side(telling.initiator)
    for actor in guests:
        telling.add(actor)
    telling.add_side(telling.place_side)
    if len(telling.sides) < 2 and view.passive and telling.place_side is None:
        host = next((s for s in scene.cast.sides[:2] if s not in telling.sides), None)
        telling.add_side(host)
        telling.initiator = host
    if len(telling.sides) < 2:
        return None
    telling.date = date_in(scene, view.start, group.end, view.end)
    return telling
