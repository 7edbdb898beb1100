"""Contacts told by a verb: « s'est entretenue avec », « a été reçu par », « se rendra à », « l'a appelé »."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from readouts.clauses import VerbGroup, subject
from readouts.findings import Actor, Mention
from readouts.readers.encounters import status
from readouts.readers.encounters.around import (
    add_all,
    clitic_object,
    date_before,
    date_in,
    in_one_list,
    initiative_in,
    leaders_in,
    participants_in,
    place_after_setting,
    place_in,
    place_meant,
    remote_kind,
    sides_by_adjective,
)
from readouts.readers.encounters.phrases import phrase_of
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling

__all__ = ["tellings_of_verbs"]


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
            if group.head in nouns or group.head in taken:
                continue
            rows = group.rows.get("encounter")
            if rows is not None:
                telling = _telling(scene, group, rows[0].row)
                if telling is not None and scene.may_tell(group.start, telling):
                    yield from _one_by_one(scene, group, telling)
            if "accept" in status.cue_values(group):
                accepted = _accepted(scene, group)
                if accepted is not None:
                    yield accepted


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
        return _invitation(scene, group)
    if "join" in tags:
        return _led(scene, group) if "lead" in tags else _joined(scene, group)
    fate = status.of_verb(scene, group)
    if fate.status is None or _counted(scene, group):
        return None
    telling = Telling(
        start=group.start,
        end=group.end,
        kind=row.value,  # type: ignore[attr-defined]
        status=fate.status,
        rule=f"encounters.verb.{row.id}",  # type: ignore[attr-defined]
        weak="weak" in tags,
    )
    view = _View(scene, group, tags)
    if fate.proposer is not None:
        if fate.invitation and fate.status == "planned":
            _invitation_accepted(view, telling, fate.proposer)
        else:
            _proposed(view, telling, fate.proposer)
    builder = _goal if "goal" in tags else _partners
    if not builder(view, telling):
        return None
    _circumstances(view, telling)
    if "signing" in tags and telling.date is not None and telling.date.start > group.end + 24:
        telling.date = date_in(scene, view.start, group.start, group.start)
    if "dated" in tags and not _dated(telling, tags):
        return None
    return telling


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


def _proposed(view: _View, telling: Telling, proposer: VerbGroup) -> None:
    """Who proposes, and to whom: for a visit the guest goes, else both take part."""
    scene = view.scene
    actors = list(subject(scene.page, scene.cast, proposer))
    invited = [
        a
        for m in participants_in(scene, proposer.end, view.group.start)
        if m.how != "possessor"
        for a in m.actors
    ] + clitic_object(scene, proposer, actors)
    if proposer.passive:
        actors, invited = invited, actors
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


def _invitation_accepted(view: _View, telling: Telling, group: VerbGroup) -> None:
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


_APART = frozenset(("separement", "successivement", "tour", "respectivement"))


def _one_by_one(scene: Scene, group: VerbGroup, telling: Telling) -> Iterator[Telling]:
    """« a reçu tour à tour X et Y »: one contact for each partner."""
    near = scene.page.words[group.first : group.last + 6]
    host = telling.people[0] if telling.people else None
    others = [a for a in telling.people if host is not None and a.side != host.side]
    if host is None or len({a.side for a in others}) < 2 or _APART.isdisjoint(near):
        yield telling
        return
    for other in others:
        yield replace(
            telling, people=[host, other], sides=[s for s in (host.side, other.side) if s]
        )


def _joined(scene: Scene, group: VerbGroup) -> Telling | None:
    """« a pris part à la rencontre », « Ont assisté à l'audience »: more people of a contact told before."""
    if group.negated:
        return None
    view = _View(scene, group, ())
    actors = list(_subjects(view))
    if not actors:
        actors = [
            a
            for m in view.right
            if m.how != "possessor" and view.role_of(m) in ("", "et")
            for a in m.actors
        ]
    y = any(scene.word(t) == "y" for t in range(group.first, group.last + 3))
    nouns = [n for n in scene.nouns_between(group.end, view.end) if n.row.value != "refused"]
    phrase = phrase_of(scene, nouns[0]) if nouns else None
    known = phrase is not None and (phrase.definite or phrase.possessive)
    people = [a for a in actors if a.kind == "person" and a.side is not None]
    if not people or not (y or known):
        return None
    telling = Telling(
        start=group.start, end=group.end, kind="join", status="held", rule="encounters.verb.join"
    )
    telling.plural = phrase is not None and scene.word(phrase.noun.first).endswith("s")
    for actor in people:
        telling.add(actor)
    if y and not scene.in_quote(group.start):
        for mention in scene.mentions_between(group.end, scene.page.sentences[group.sentence][1]):
            if mention.how != "possessor":
                for actor in mention.actors:
                    telling.add(actor)
    return telling


def _led(scene: Scene, group: VerbGroup) -> Telling | None:
    """« La délégation omanaise était conduite par X »: X took part in what was told last."""
    if group.negated or group.tense in ("participle", "gerund", "infinitive"):
        return None
    view = _View(scene, group, ())
    stretch = scene.page.fold[view.start : view.end]
    if not group.passive or "delegation" not in stretch:
        return None
    people = [
        a
        for at, m in enumerate(view.right)
        if view.role(at) == "par"
        for a in m.actors
        if a.kind == "person"
    ]
    if not people:
        return None
    telling = Telling(
        start=group.start, end=group.end, kind="join", status="held", rule="encounters.verb.lead"
    )
    for actor in people:
        telling.add(actor)
    return telling


def a_person(mention: Mention) -> bool:
    return any(actor.kind == "person" for actor in mention.actors)


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
    return None


class _View:
    """The clause of a verb group: where it begins, where it ends, and where its arguments stop."""

    def __init__(self, scene: Scene, group: VerbGroup, tags: Sequence[str]) -> None:
        self.scene = scene
        self.group = group
        self.tags = tags
        self.start = scene.clause_start(group.start)
        self.end = scene.clause_end(group.end)
        self.stop = min(
            (
                c.start
                for c in scene.cues_between(
                    group.end, self.end, "topic", "source", "setting", "after", "spouse"
                )
            ),
            default=self.end,
        )
        self.until = min(
            (c.start for c in scene.cues_between(group.end, self.end, "after")), default=self.end
        )
        initiative = initiative_in(scene, self.start, self.end)
        self.initiative = initiative
        skip = [] if initiative is None else [initiative[2]]
        self.right = participants_in(scene, group.end, self.end, skip=skip)
        self.guests: list[Actor] = []

    def role_of(self, mention: Mention) -> str:
        return self.scene.preposition(mention.start)

    @property
    def passive(self) -> bool:
        return self.group.passive or self.group.tense == "participle"

    def role(self, at: int) -> str:
        """The preposition of the mention, that of the one before where it is coordinated or in apposition."""
        scene = self.scene
        role = scene.preposition(self.right[at].start)
        while role in ("et", "") and at > 0:
            between = scene.page.fold[self.right[at - 1].end : self.right[at].start]
            if not in_one_list(between):
                return "" if role == "" else role
            at -= 1
            role = scene.preposition(self.right[at].start)
        return "" if role == "et" else role


def _subjects(view: _View) -> tuple[Actor, ...]:
    """The verb's subject, with who leads the delegation that it is."""
    scene, group = view.scene, view.group
    fronted = (
        group.tense == "participle" and group.start - scene.page.sentences[group.sentence][0] < 4
    )
    if fronted or (
        group.governor is None
        and group.tense
        in (
            "infinitive",
            "past_infinitive",
            "gerund",
            "past_gerund",
        )
    ):
        # « Après avoir rencontré X, le ministre … est rentré »
        end = scene.page.sentences[group.sentence][1]
        main = next((g for g in scene.groups_between(view.end, end) if g.finite), None)
        found = () if main is None else subject(scene.page, scene.cast, main)
    else:
        found = subject(scene.page, scene.cast, group)
    return (*found, *(a for a in leaders_in(scene, view.start, group.start) if a not in found))


def _partners(view: _View, telling: Telling) -> bool:
    """Subject and partners take part; a verb that needs one and has none tells no contact."""
    tags, group, scene = view.tags, view.group, view.scene
    wanted = {"with": "avec", "to": "a"}
    roles = {wanted[tag] for tag in tags if tag in wanted}
    found: list[Actor] = list(view.guests)
    if "object" in tags:
        roles |= {"par"} if view.passive else {""}
        if not view.passive and _noun_object(view):
            return False
        found += clitic_object(scene, group, () if view.passive else _subjects(view))
    others: list[Mention] = []
    for at, mention in enumerate(view.right):
        if mention.how == "possessor":
            continue
        role = view.role(at)
        if role in roles and (role != "" or mention.start < view.stop):
            if (
                role == ""
                and any(a.kind == "person" for a in found)
                and at
                and not _follows(view, at)
            ):
                continue
            found += mention.actors
        elif role in ("entre", "avec") and mention.start < view.stop:
            found += mention.actors
        elif role == "de" and _present(scene, mention):
            others.append(mention)
        elif (
            role == "par"
            and mention.start < view.stop
            and leaders_in(scene, group.end, mention.end)
        ):
            found += mention.actors
    subjects = _subjects(view)
    if "person" in tags and not any(
        a.kind == "person" or a.office for a in (*found, *(subjects if view.passive else ()))
    ):
        return False
    if "mutual" in tags and not found and not subjects and group.plural:
        _officials(view, telling)
    if (
        "mutual" in tags
        and not telling.delegated
        and not found
        and len({a.side for a in subjects} - {None}) < 2
        and len(subjects) < 2
    ):
        return telling.initiator is not None
    if "mutual" not in tags and not found:
        return False
    if telling.delegated and len(telling.sides) < 2:
        return False
    for actor in (*subjects, *found):
        telling.add(actor)
    add_all(telling, others)
    if "sender" in tags and telling.status == "held":
        telling.initiator = next((a.side for a in subjects if a.side), telling.initiator)
    if telling.kind == "call" and "sender" in tags and _plea(view):
        return False
    if group.lemma == "accueillir" and _at_the_airport(view):
        return False
    return bool(telling.sides)


_OFFICIALS = frozenset(
    """
    fonctionnaires experts techniciens delegations negociateurs emissaires representants diplomates equipes ministeres
    comites commissions delegues officiels
    """.split()
)


def _officials(view: _View, telling: Telling) -> None:
    """« Des hauts fonctionnaires chiliens et boliviens se sont réunis »: sides that only adjectives name."""
    scene, group = view.scene, view.group
    sentence = scene.page.sentences[group.sentence][0]
    start = max(view.start, sentence)
    words = scene.page.words[scene.page.first_token(start) : group.first]
    for side in sides_by_adjective(scene, start, group.start):
        telling.add_side(side)
    for mention in scene.mentions_between(start, group.start):
        for actor in mention.actors:
            telling.add_side(actor.side)
    telling.delegated = True
    if telling.kind == "meeting" and not _OFFICIALS.isdisjoint(words):
        telling.kind = "talks"


def _at_the_airport(view: _View) -> bool:
    """« accueillie à l'aéroport par l'ambassadeur »: a welcome, no meeting."""
    words = view.scene.page.words
    first = view.scene.page.first_token(view.start)
    last = view.scene.page.first_token(view.end)
    return any(
        word in ("aeroport", "avion", "tarmac", "gare", "passerelle") for word in words[first:last]
    )


def _follows(view: _View, at: int) -> bool:
    """A second mention without preposition is coordinated to the object or in apposition to it."""
    between = view.scene.page.fold[view.right[at - 1].end : view.right[at].start]
    return in_one_list(between)


def _noun_object(view: _View) -> bool:
    """« a reçu une lettre », « a reçu un appel »: the noun tells the contact."""
    scene, group = view.scene, view.group
    nouns = scene.nouns_between(group.end, min(view.end, group.end + 40))
    first = next((m.start for m in view.right if m.how != "possessor"), view.end)
    return bool(nouns) and nouns[0].start < first and not scene.preposition(nouns[0].start)


def _present(scene: Scene, mention: Mention) -> bool:
    """« en présence de », « accompagné de », « aux côtés de »."""
    token = scene.page.first_token(mention.start)
    words = {scene.word(t) for t in range(max(token - 5, 0), token)}
    return bool(
        words
        & {"presence", "accompagne", "accompagnee", "accompagnes", "cotes", "entoure", "entouree"}
    )


_PLEA = frozenset(("a", "au", "aux"))


def _plea(view: _View) -> bool:
    """« a appelé Moscou à libérer », « appelle à la retenue »."""
    scene, group = view.scene, view.group
    if group.lemma != "appeler":
        return False
    if scene.cues_between(view.start, view.end, "phone"):
        return False
    end = scene.page.first_token(view.end)
    infinitives = {
        g.first for g in scene.groups_between(group.end, view.end) if g.tense == "infinitive"
    }
    for token in range(group.last + 1, min(end, group.last + 26)):
        if scene.word(token) == "a" and (token + 1 in infinitives or token == group.last + 1):
            return True
        if scene.word(token) in ("au", "aux") and token <= group.last + 8:
            return True
    return False


def _goal(view: _View, telling: Telling) -> bool:
    """Who goes where: « se rendra à Belém », « est attendue à Séoul », « a séjourné en Mongolie »."""
    scene, group = view.scene, view.group
    if "passive" in view.tags and not view.passive:
        return False
    if "passive" in view.tags:
        telling.status = "planned"
    subjects: Sequence[Actor] = view.guests or (() if telling.initiator else _subjects(view))
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
    if not any(a.side for a in subjects) and not telling.people and telling.initiator is None:
        return False
    found = place_in(scene, group.end, group.end, view.end)
    if found is None:
        return False
    name, side = found
    for actor in subjects:
        telling.add(actor)
    telling.place, telling.place_side = name, side
    if side is not None and side in telling.sides and telling.initiator is None:
        return False
    telling.add_side(side)
    if (
        telling.status == "proposed"
        and len(telling.sides) == 2
        and telling.initiator in {a.side for a in subjects}
    ):
        telling.initiator = next((s for s in telling.sides if s != telling.initiator), None)
    return True


def _circumstances(view: _View, telling: Telling) -> None:
    scene, group = view.scene, view.group
    telling.date = date_in(scene, view.start, group.end, view.until)
    telling.present = group.tense == "present" and group.modal is None
    if telling.status == "held" and telling.date is None:
        telling.date_of_sentence = date_before(scene, group.sentence, view.start)
    if telling.place is None and telling.kind not in ("call", "video", "message"):
        found = (
            place_in(scene, view.start, group.end, view.stop)
            or place_after_setting(scene, group.end, view.until)
            or place_meant(scene, group)
        )
        if found is not None:
            telling.place, telling.place_side = found
    if telling.kind in ("meeting", "talks", "visit"):
        remote = remote_kind(scene, view.start, view.end)
        if remote == "video" or (remote == "call" and telling.weak):
            telling.kind, telling.weak, telling.place = remote, False, None
    if view.initiative is not None:
        actors, side, _ = view.initiative
        telling.initiator = side
        telling.add_side(side)
        if telling.kind not in ("visit",):
            for actor in actors:
                if actor.kind == "person" and not telling.people:
                    telling.add(actor)


def _invitation(scene: Scene, group: VerbGroup) -> Telling | None:
    """« a invité son homologue à Quito »: a visit proposed, where no verb after it says what to."""
    view = _View(scene, group, ())
    if group.negated or view.passive:
        return None
    nested = [g for g in scene.groups_between(group.end, view.end) if g.rows.get("encounter")]
    nouns = [n for n in scene.nouns_between(group.end, view.end) if n.row.value != "refused"]
    if nested or nouns:
        return None
    found = place_in(scene, group.end, group.end, view.end)
    if found is None:
        return None
    subjects = _subjects(view)
    guests = [
        a for m in view.right if m.how != "possessor" and m.start < view.stop for a in m.actors
    ]
    guests += clitic_object(scene, group, subjects)
    if not guests or not subjects:
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
    telling.add_side(telling.initiator)
    for actor in guests:
        telling.add(actor)
    telling.add_side(telling.place_side)
    telling.date = date_in(scene, view.start, group.end, view.end)
    return telling
