"""The noun phrase of a contact in its sentence: the verb that governs it and the stretch that tells of it."""

from __future__ import annotations

from collections.abc import Set

from readouts.matching import Hit
from readouts.readers.encounters import status
from readouts.readers.encounters.around import aim_in, frames_in, initiative_in
from readouts.readers.encounters.phrases import BACKWARD, Phrase
from readouts.readers.encounters.scene import Scene
from readouts.text import COMMA
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["EVENTS", "Syntax"]

_APART = frozenset(
    """
    que qu qui et lors issue cours mais car or puis donc tandis alors
    """.split()
)
_BEING = frozenset(("etre", "rester", "demeurer", "figurer"))
EVENTS = frozenset(("occur", "cancel", "postpone", "plan"))


def _meets(verb: VerbGroup) -> bool:
    found = verb.rows.get("encounter", ())
    return any(row.row.value == "meeting" and "mutual" in row.row.tags for row in found)  # type: ignore[attr-defined]


_STOPPING = frozenset(("que", "qu", "car", "puisque", "puisqu", "parce"))
"""Behind them another clause has a subject of its own (« Entrevue capitale car ni X ni Y … »)."""


class Syntax:
    """One noun phrase read in its clause.

    ``verb`` is what it is the object or subject of (``role``), ``relative`` the verb of a relative clause upon it;
    ``start`` to ``end`` is the stretch that tells of it, ``stop`` where its arguments end.
    """

    def __init__(self, scene: Scene, phrase: Phrase) -> None:
        self.scene = scene
        self.phrase = phrase
        self.noun: Hit = phrase.noun
        self.tags: tuple[str, ...] = phrase.noun.row.tags
        page = scene.page
        self.sentence = page.sentences[page.sentence_at(self.noun.start)]
        self.at = page.starts[phrase.first]
        self.role = ""
        self.proposer: VerbGroup | None = None
        self.planned = False
        self.open = False
        self.relative = self._relative()
        self.verb = self._verb()
        self._region()

    def verbs_taken(self) -> set[int]:
        """The verbs of which the noun is the subject, or that stand in a relative clause upon it."""
        heads = {self.relative.head} if self.relative is not None else set()
        if self.verb is not None and self.role == "subject":
            heads.add(self.verb.head)
        if self.verb is not None and self.role == "purpose" and _meets(self.verb):
            heads.add(self.verb.head)  # « se retrouvent vendredi pour leur huitième sommet »
        return heads

    def _relative(self) -> VerbGroup | None:
        """« l'entretien que X et Y ont eu », « la session qui devait s'ouvrir »."""
        scene = self.scene
        end = scene.clause_end(self.noun.end)
        token = scene.page.first_token(end)
        if end >= self.sentence[1] or token - self.noun.last > 12:
            return None
        if scene.word(token) not in ("qui", "que", "qu", "auquel"):
            return None
        group = next((g for g in scene.groups_between(end, self.sentence[1]) if g.finite), None)
        if group is None or group.first - token > (2 if scene.word(token) == "qui" else 14):
            return None
        values = status.cue_values(group)
        if (
            scene.mentions_between(self.noun.end, end)
            and scene.word(token) != "que"
            and token - self.noun.last > 4
            and not (
                "occur" in values and scene.word(token) == "qui"
            )  # « le 5e sommet Union africaine-Union européenne, qui se tiendra à »
        ):
            return None
        if self.noun.row.value == "visit" and "encounter" in group.rows:
            return group  # « la mission qui devait se poser à Accra »
        return group if values & (EVENTS | {"light", "invite", "propose"}) else None

    def _verb(self) -> VerbGroup | None:
        """The verb that the noun is the object or the subject of."""
        scene, phrase = self.scene, self.phrase
        before = scene.group_before(self.at)
        group = scene.groups[before] if before >= 0 else None
        if group is not None and group.start >= scene.clause_start(self.at):
            if (
                phrase.preposition == "pour"
                and "encounter" in group.rows
                and not scene.mentions_between(group.end, self.at)
            ):
                self.role = "purpose"
                return group
            if phrase.preposition == "par" and not self.phrase.plain and self._agent_of(group):
                self.role = "agent"
                return group
            if phrase.preposition not in BACKWARD and self._object_of(group):
                self.role = "object"
                return group
        if phrase.preposition not in BACKWARD:
            after = self._next_finite()
            if after is not None and self._somebody_acts(after):
                return None
            if after is not None and (
                phrase.preposition == "" or status.cue_values(after) & {"cancel", "postpone"}
            ):
                self.role = "subject"
                return after
        return None

    def _somebody_acts(self, verb: VerbGroup) -> bool:
        """« Après un déjeuner avec X, une visite chez Y, le président Z a reçu »: Z does, not the visit."""
        near = [
            m for m in self.scene.mentions_between(self.noun.end, verb.start) if m.end <= verb.start
        ]
        if not near or any(a.kind != "person" for a in near[-1].actors):
            return False
        last = near[-1]
        token = self.scene.page.first_token(last.start)
        while token and self.scene.word(token - 1) in ("le", "la", "m", "mme", "l"):
            token -= 1
        between = self.scene.page.text[last.end : verb.start].strip()
        close = not between or (between == "," and last.how == "name")
        return close and self.scene.page.gaps[token] == COMMA and last.how in ("name", "office")

    def _agent_of(self, group: VerbGroup) -> bool:
        """« doit se conclure mardi par une réunion », « sera examinée dimanche à Accra par le sommet »."""
        between = self.scene.mentions_between(group.end, self.at)
        return group.finite and all(self.scene.preposition(m.start) for m in between)

    def _object_of(self, group: VerbGroup) -> bool:
        """Whether nothing but adverbs, dates, places and recipients stands between the verb and the noun phrase."""
        scene, preposition = self.scene, self.phrase.preposition
        values = status.cue_values(group)
        if preposition == "a" and not values & {"light", "propose", "invite", "cancel"}:
            return False
        if preposition == "a" and "cancel" in values and group.lemma != "renoncer":
            return False  # « a suspendu sa participation au comité »
        if preposition == "de" and not values & {
            "propose",
            "mention",
            "cancel",
            "light",
            "plan",
            "postpone",
            "predicate",
        }:
            return False
        if preposition == "de" and "cancel" in values and self.phrase.first - group.last > 3:
            return False  # « ont suspendu leur participation à la préparation du sommet »
        if preposition not in ("", "de", "a"):
            return False
        if group.tense == "participle" and not group.coordinated:
            return False
        if self.at - group.end > 110 or scene.nouns_between(group.end, self.at):
            return False
        days = scene.dates_between(
            group.end, self.at
        )  # « ont coprésidé, les 23 et 24 juillet, le sommet »
        between = range(group.last + 1, self.phrase.first)
        if any(
            scene.word(t) in _APART
            and not any(d.start <= scene.page.starts[t] < d.end for d in days)
            for t in between
        ):
            return False
        objects = scene.mentions_between(group.end, self.at)
        return all(m.how == "possessor" or scene.preposition(m.start) for m in objects)

    def _next_finite(self) -> VerbGroup | None:
        """The verb that the noun phrase is the subject of: the next finite one that is not in a relative clause."""
        scene = self.scene
        start = self.noun.end if self.relative is None else self.relative.end
        first = scene.page.first_token(start)
        for group in scene.groups_between(start, self.sentence[1]):
            if not group.finite:
                continue
            between = scene.page.words[first : group.first]
            if not _STOPPING.isdisjoint(between) or len(between) > 45:
                return None
            relative = "qui" in between or scene.word(group.first) == "qui" or "dont" in between
            if relative and scene.page.text[start : group.start].count(",") < 2:
                continue
            if self._apposed(group):
                continue
            if ";" in scene.page.text[start : group.start]:
                return None
            return group
        return None

    def _on_the_agenda(self) -> bool:
        """« Une entrevue est aussi à l'agenda », « Sa visite reste à l'étude »."""
        verb = self.verb
        if verb is None or verb.lemma not in _BEING:
            return False
        cues = self.scene.cues_between(verb.end, verb.end + 40, "planned", "wished", "postponed")
        return bool(cues) and self.scene.clause_end(verb.end) > cues[0].start

    def _apposed(self, group: VerbGroup) -> bool:
        """« La visite du ministre, d'abord inscrite au 15 avril, est annulée »: a participle, whatever its form."""
        scene, token = self.scene, group.first
        if group.first != group.last or not scene.word(token).endswith(("it", "is", "ut", "ert")):
            return False
        while token > group.first - 4 and scene.page.gaps[token] != COMMA:
            if scene.word(token - 1) not in words("adverbs"):
                return False
            token -= 1
        if scene.page.gaps[token] != COMMA:
            return False
        return any(g.finite for g in scene.groups_between(group.end, self.sentence[1]))

    def _region(self) -> None:
        scene, noun = self.scene, self.noun
        self.start = scene.clause_start(self.at)
        self.end = scene.clause_end(noun.end)
        if self.relative is not None:
            self.end = max(self.end, scene.clause_end(self.relative.end))
        says: Set[str] = frozenset() if self.verb is None else status.cue_values(self.verb)
        if (
            self.verb is not None
            and self.role == "subject"
            and (
                says & (EVENTS | {"light", "propose"})
                or self.verb.lemma == "durer"
                or self._on_the_agenda()
            )
        ):
            self.end = max(self.end, scene.clause_end(self.verb.end))
        gerund = next(
            (
                g
                for g in scene.groups_between(noun.end, self.end)
                if g.tense in ("gerund", "infinitive")
                and "encounter_cue" in g.rows
                and g is not self.verb
                and status.cue_values(g) & {"invite", "propose"}
            ),
            None,
        )
        if gerund is not None:
            self.end = gerund.start
        cues = frames_in(scene, noun.end, self.end, "topic", "source", "setting", "after", "spouse")
        self.aim = aim_in(scene, noun.end, self.end)
        self.stop = min((self.aim, *(c.start for c in cues)))
        later = frames_in(scene, noun.end, self.end, "after")
        self.until = min((c.start for c in later), default=self.end)
        self.initiative = initiative_in(scene, self.start, self.end)
        self.skip = [] if self.initiative is None else [self.initiative[2]]
