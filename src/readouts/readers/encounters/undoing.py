"""What undoes, hosts or attends a contact told before: « il a annulé », « qu'il avait invitée », « y a exigé »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.findings import Actor
from readouts.readers.encounters import status
from readouts.readers.encounters.around import acting
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import View
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["afterwards"]


def afterwards(scene: Scene, stretches: Sequence[tuple[int, int]]) -> Iterator[Telling]:
    """What clauses say of a contact told just before them."""
    for start, end in stretches:
        for group in scene.groups_between(start, end):
            if scene.in_quote(group.start):
                continue
            telling = _undone(scene, group) or _invited(scene, group) or _there(scene, group)
            if telling is not None:
                yield telling


def _undone(scene: Scene, group: VerbGroup) -> Telling | None:
    """« M. Valls devait se rendre à Moroni ; il a annulé », « … ; il s'est décommandé », « … ; il n'est pas venu »."""
    if group.tense not in ("past", "pluperfect") or group.passive or not group.finite:
        return None
    cancels = "cancel" in status.cue_values(group) and not group.negated
    cancels = cancels and group.lemma in words("giving_up")
    cancels = cancels or (group.reflexive and group.lemma == "decommander" and not group.negated)
    stays = group.negated and group.lemma in words("turning_up")
    if not (cancels or stays):
        return None
    end = scene.clause_end(group.end)
    objects = scene.nouns_between(group.end, end) or scene.mentions_between(group.end, end)
    if objects and not (group.reflexive and group.lemma == "decommander"):
        return None
    actors = [a for a in acting(scene, group) if a.kind == "person"]
    if not actors:
        return None
    telling = Telling(group.start, group.end, "undo", "cancelled", "encounters.verb.give-up")
    telling.people = actors
    return telling


def _invited(scene: Scene, group: VerbGroup) -> Telling | None:
    """« son homologue, qu'il avait invitée en avril »: at whose initiative the contact was that is told there."""
    if group.lemma not in ("inviter", "convier") or group.tense not in ("past", "pluperfect"):
        return None
    if group.negated or group.passive:
        return None
    first = scene.page.first_token(scene.clause_start(group.start))
    if scene.word(first) not in ("que", "qu") or first == 0:
        return None
    mention = scene.mention_at(scene.page.ends[first - 1] - 1)
    hosts = acting(scene, group)
    if mention is None or not hosts or hosts[0].side is None:
        return None
    telling = Telling(group.start, group.end, "invited", "held", "encounters.verb.had-invited")
    telling.senders = [a for a in mention.actors if a.kind == "person"]
    telling.initiator = hosts[0].side
    return telling if telling.senders else None


def _there(scene: Scene, group: VerbGroup) -> Telling | None:
    """« Le ministre X y a exigé », « La partie haïtienne, conduite par Y »: who was at the talks told before."""
    people: list[Actor] = []
    if group.tense == "participle" and group.lemma in ("conduire", "diriger", "mener", "emmener"):
        before = scene.page.words[max(group.first - 5, 0) : group.first]
        if {"partie", "delegation", "equipe", "cote"} & set(before):
            view = View(scene, group, ())
            people = [
                a for at, m in enumerate(view.right[:2]) if view.role(at) == "par" for a in m.actors
            ]
    elif group.finite and "speech" in group.rows and group.tense in ("past", "pluperfect"):
        there = any(scene.word(t) == "y" for t in range(group.first - 1, group.head))
        people = list(acting(scene, group)) if there else []
    people = [a for a in people if a.kind == "person" and a.side is not None]
    if not people:
        return None
    telling = Telling(group.start, group.end, "attend", "held", "encounters.verb.attend")
    telling.people = people
    return telling
