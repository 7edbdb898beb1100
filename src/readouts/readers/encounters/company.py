"""More people of a contact that was told before: who took part in it, who led a delegation, who was called over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.readers.encounters.phrases import phrase_of
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import View, subjects_of
from readouts.verbs import VerbGroup

__all__ = ["beside", "joined", "led", "rolls"]


def rolls(scene: Scene, stretches: Sequence[tuple[int, int]]) -> Iterator[Telling]:
    """« Autour de la table : X, Y et Z. »: a sentence that only calls over who took part."""
    for start, end in stretches:
        for cue in scene.cues_between(start, end, "roll"):
            low, high = scene.page.sentences[scene.page.sentence_at(cue.start)]
            if cue.start - low > 8 or any(g.finite for g in scene.groups_between(cue.end, high)):
                continue
            telling = Telling(cue.start, cue.end, "join", "held", "encounters.cue.roll-call")
            for mention in scene.mentions_between(cue.end, high):
                if mention.how != "possessor":
                    for actor in mention.actors:
                        if actor.kind == "person" and actor.side is not None:
                            telling.add(actor)
            if len(telling.sides) > 1:
                yield telling


def joined(scene: Scene, group: VerbGroup) -> Telling | None:
    """« a pris part à la rencontre », « Ont assisté à l'audience »: more people of a contact told before."""
    if group.negated:
        return None
    view = View(scene, group, ())
    actors = list(subjects_of(view))
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


def beside(scene: Scene, group: VerbGroup) -> Telling | None:
    """« Le président était accompagné de sa ministre », « le général accompagnait le roi »: both took part."""
    if group.negated or group.tense in ("participle", "gerund", "infinitive"):
        return None
    view = View(scene, group, ())
    wanted = ("de", "par") if group.passive else ("",)
    others = [
        a
        for at, m in enumerate(view.right)
        if m.how != "possessor" and view.role(at) in wanted and m.start < view.stop
        for a in m.actors
    ]
    known, added = list(subjects_of(view)), others
    if not group.passive:
        known, added = added, known
    known = [a for a in known if a.kind == "person"]
    added = [a for a in added if a.kind == "person" and a.side is not None and a not in known]
    if not known or not added:
        return None
    telling = Telling(group.start, group.end, "join", "held", "encounters.verb.accompany")
    telling.senders = known
    for actor in added:
        telling.add(actor)
    return telling


def _there(scene: Scene, group: VerbGroup) -> bool:
    """« Le Yémen y était représenté par »."""
    return any(scene.word(t) == "y" for t in range(group.first - 1, group.head))


def led(scene: Scene, group: VerbGroup) -> Telling | None:
    """« La délégation omanaise était conduite par X »: X took part in what was told last."""
    if group.negated or group.tense in ("participle", "gerund", "infinitive"):
        return None
    view = View(scene, group, ())
    stretch = scene.page.fold[view.start : view.end]
    delegation = "delegation" in stretch or (group.lemma == "representer" and _there(scene, group))
    if not group.passive or not delegation:
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
