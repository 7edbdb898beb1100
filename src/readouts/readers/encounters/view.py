"""The clause of a verb that tells a contact: its subject, what stands to its right, and where its arguments stop."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.findings import Actor, Mention
from readouts.matching import Hit
from readouts.readers.encounters.around import (
    acting,
    aim_in,
    frames_in,
    in_one_list,
    initiative_in,
    last_pair,
    leaders_in,
    participants_in,
)
from readouts.readers.encounters.scene import Scene
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["View", "a_person", "subjects_of"]


def _goes_on(scene: Scene, start: int, end: int) -> int:
    """Where « , puis … », « , avant de … » begins."""
    page = scene.page
    for token in range(page.first_token(start), page.first_token(end)):
        if page.gaps[token] == COMMA and page.words[token] in ("puis", "avant", "ensuite"):
            return page.starts[token]
    return end


def one_after_other(scene: Scene, token: int) -> bool:
    """« l'un après l'autre », « l'une après l'autre »: how, not when."""
    return scene.word(token) == "apres" and scene.word(token - 1) in ("un", "une", "uns", "unes")


def in_brackets(scene: Scene, cue: Hit) -> bool:
    """« avait réuni, lors d'un sommet tripartite, X et Y »: what stands between commas stops nothing."""
    if cue.row.value not in ("after", "setting") or scene.page.gaps[cue.first] != COMMA:
        return False
    comma = scene.page.text.find(",", cue.end, cue.end + 90)
    between = scene.mentions_between(cue.end, comma)
    # « a rencontré, en marge de l'Assemblée générale des Nations unies, le président X »
    return comma >= 0 and not any(a.kind == "person" for m in between for a in m.actors)


class View:
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
                for c in frames_in(
                    scene, group.end, self.end, "topic", "source", "setting", "after", "spouse"
                )
                if not one_after_other(scene, c.first) and not in_brackets(scene, c)
            ),
            default=self.end,
        )
        self.aim = aim_in(scene, group.end, self.end)
        self.until = min(
            (
                c.start
                for c in frames_in(scene, group.end, self.end, "after")
                if not one_after_other(scene, c.first)
            ),
            default=self.end,
        )
        if scene.word(scene.page.first_token(self.start)) == "ou":
            # « …, où X le recevra, puis jeudi à Lomé »: the main clause goes on
            further = _goes_on(scene, group.end, self.end)
            self.stop, self.until, self.end = (
                min(x, further) for x in (self.stop, self.until, self.end)
            )
        initiative = initiative_in(scene, self.start, self.end)
        self.initiative = initiative
        skip = [] if initiative is None else [initiative[2]]
        self.right = participants_in(scene, group.end, self.end, skip=skip)
        self.guests: list[Actor] = []
        self.travels = True

    def role_of(self, mention: Mention) -> str:
        return self.scene.preposition(mention.start)

    @property
    def passive(self) -> bool:
        group = self.group
        if group.passive or group.tense == "participle":
            return True
        words = self.scene.page.words[group.first : group.head]
        return group.tense == "infinitive" and "etre" in words and not group.reflexive

    def _after_body(self, at: int, between: str) -> bool:
        """« , en marge de l'Assemblée des Nations unies, le président X »: no list of what meets."""
        before, here = self.right[at - 1], self.right[at]
        bodies = before.how == "body" and all(a.kind != "person" for a in before.actors)
        return bodies and a_person(here) and " et " not in between

    def role(self, at: int) -> str:
        """The preposition of the mention, that of the one before where it is coordinated or in apposition."""
        scene = self.scene
        role = scene.preposition(self.right[at].start)
        while role in ("et", "") and at > 0:
            between = scene.page.fold[self.right[at - 1].end : self.right[at].start]
            if not in_one_list(between) or self._after_body(at, between):
                return "" if role == "" else role
            at -= 1
            role = scene.preposition(self.right[at].start)
        return "" if role == "et" else role


def _nobody_before(scene: Scene, group: VerbGroup) -> bool:
    """« Réunis à Doha, … », « Le 28 mars, reçu à Paris par X, Y avait réclamé … »: whom it is said of comes behind."""
    start = scene.page.sentences[group.sentence][0]
    if group.start - start < 4:
        return True
    comma = scene.page.gaps[group.first] == COMMA
    nobody = not scene.mentions_between(start, group.start)
    return comma and nobody and not any(g.finite for g in scene.groups_between(start, group.start))


def _chief(group: VerbGroup) -> VerbGroup:
    """« avant de gagner Erbil pour rencontrer X »: who acts is told by the verb that the chain hangs on."""
    root = group
    for _ in range(4):
        if root.governor is None or root.governor is root:
            break
        root = root.governor
    hangs = root is not group and root.tense == "infinitive" and root.governor is None
    return root.previous if hangs and root.previous is not None else group


def subjects_of(view: View) -> tuple[Actor, ...]:
    """The verb's subject, with who leads the delegation that it is."""
    scene, group = view.scene, view.group
    fronted = group.tense == "participle" and _nobody_before(scene, group)
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
        if main is None and group.previous is not None:
            main = group.previous  # « a vu le roi avant de gagner Erbil »
        found = () if main is None else acting(scene, main)
    else:
        found = acting(scene, _chief(group))
    if scene.word(group.first - 2) in words("first_to") and group.previous is not None:
        found = acting(scene, group.previous)  # « a été un des premiers à avoir X au téléphone »
    if not found and group.plural:
        before = scene.page.words[max(group.first - 4, 0) : group.first]
        if "deux" in before and {"tous", "toutes"} & set(before):
            at = max(group.sentence - 1, 0)
            found = tuple(last_pair(scene, at, scene.page.sentences[group.sentence][0]))
    if group.person == "1" and not group.plural:
        speaker = scene.speaker_at(
            group.start
        )  # « J'ai eu M. Rubio au téléphone », a dit le ministre
        found = () if speaker is None else (speaker,)
    return (*found, *(a for a in leaders_in(scene, view.start, group.start) if a not in found))


def a_person(mention: Mention) -> bool:
    return any(actor.kind == "person" for actor in mention.actors)
