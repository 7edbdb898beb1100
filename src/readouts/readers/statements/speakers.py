"""Whom a verb names: the subject behind or before it, a pronoun, « on », nobody."""

from __future__ import annotations

from bisect import bisect_left

from readouts.findings import Mention
from readouts.readers.statements.incise import Incise, incise_of
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import NOBODY, Cue, Frame, Source, Stage
from readouts.verbs import VerbGroup

__all__ = ["Speakers"]

_NEAR = 70
_QUOTED = 1200
"""A pronoun is not looked for further back than this."""
_DEPENDENT = ("gerund", "past_gerund", "infinitive", "past_infinitive")
_RELATIVE = ("qui", "que", "qu", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "ou")


class Speakers:
    """Reads the subject of a verb of speech from the stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def incise_source(self, incise: Incise, end: int) -> Source:
        """Who an incise names: the pronoun behind the verb or the noun phrase."""
        return self._verb_source(incise.cue, end) or Source(None, "pronoun")

    def _verb_source(self, cue: Cue, end: int) -> Source | None:
        stage, group = self.stage, cue.group
        assert group is not None
        if group.inverted is not None:
            if group.inverted == "on":
                return self.impersonal(cue, end)
            return self.pronoun(cue)
        return stage.after(cue, end)

    def impersonal(self, cue: Cue, end: int) -> Source:
        """« lit-on dans son communiqué », « indique-t-on à l'Élysée », « se réjouit-on dans l'entourage de »."""
        stage = self.stage
        for noun in stage.nouns_in(cue.end, min(end, cue.end + _NEAR)):
            if stage.quoted(noun.start) is not stage.quoted(cue.start):
                break
            if noun.value in ("document", "joint"):
                return stage.noun(noun, end)
            if noun.value in ("unnamed", "according"):
                return NOBODY
        for mention in stage.mentions_in(cue.end, min(end, cue.end + 40)):
            if mention.how == "body" and len(mention.actors) == 1:
                return Source(mention.actors[0], "name")
            break
        return NOBODY

    def pronoun(self, cue: Cue) -> Source:
        mentions = self.stage.mentions_in(cue.start, cue.end + 1)
        if self._unnamed_before(cue):
            return NOBODY
        plural = cue.group is not None and cue.group.inverted in ("ils", "elles")
        for mention in mentions:
            if mention.how in ("pronoun", "group") and len(mention.actors) == 1 and not plural:
                if self._only_spoken_of(mention, cue):
                    break
                return Source(mention.actors[0], "pronoun")
        return Source(None, "joint") if plural else Source(None, "pronoun")  # « ont-ils déclaré »

    def _only_spoken_of(self, mention: Mention, cue: Cue) -> bool:
        """« « … accablante pour Poutine », a-t-il déclaré »: who was last named within the quoted words is not he who
        says them."""
        stage = self.stage
        for near in reversed(stage.mentions_in(max(0, cue.start - _QUOTED), cue.start)):
            if near.how != "pronoun" and mention.actors[0] in near.actors:
                inside = stage.quoted(near.start)
                return inside is not None and stage.quoted(cue.start) is not inside
        return False

    def _unnamed_before(self, cue: Cue) -> bool:
        """Whether the pronoun stands for a source without a name: « Selon une source … », prédit-elle."""
        group = cue.group
        return (
            self.stage.source_before
            and group is not None
            and group.inverted in ("il", "elle", None)
        )

    def by_verb(self, frame: Frame, cue: Cue, previous: list[Quotation]) -> Source | None:
        """Who does what a verb in front of the words tells."""
        stage, group = self.stage, cue.group
        assert group is not None
        if group.inverted is not None:
            return self._verb_source(cue, frame.end)
        if group.passive and cue.value != "qualify":
            if cue.value in ("say", "write") and group.tense != "participle":
                near = [
                    *stage.nouns_in(cue.end, min(frame.end, cue.end + 60)),
                    *stage.nouns_in(
                        frame.start, cue.start
                    ),  # « Dans cette lettre il est écrit que … »
                ]
                noun = next((n for n in near if n.value in ("document", "joint")), None)
                return stage.noun(noun, frame.end) if noun is not None else None
            return None
        start = frame.start
        source = (
            self._main_verb(cue, start) if group.tense in _DEPENDENT else None
        ) or stage.before(cue, start)
        after = (
            stage.after(cue, frame.end)
            if previous and cue.start >= previous[-1].right and self.touches(previous[-1], cue)
            else None
        )
        if after is not None:
            return after
        if source is None and group.finite:
            source = self._subject_pronoun(cue)
        if source is None and (not group.finite or group.tense == "participle"):
            source = self._main_subject(frame, cue)
        if source is None and group.finite and not self._another_verb(cue, frame.end):
            source = stage.after(cue, frame.end)
        return source

    def _another_verb(self, cue: Cue, end: int) -> bool:
        """« Le ministre, qui dit « ne pas exclure » un retrait, a reçu M. X »: X belongs to the second verb."""
        stage = self.stage
        for mention in stage.mentions_in(cue.end, end):
            if stage.quoted(mention.start) is None:
                between = stage.groups_in(cue.end, mention.start)
                return any(g.finite and stage.quoted(g.start) is None for g in between)
        return False

    def _main_verb(self, cue: Cue, start: int) -> Source | None:
        """« X a fait part de …, précisant avoir évoqué avec Y « … » »: the subject of the finite verb in front."""
        stage = self.stage
        at = bisect_left(stage.group_firsts, cue.first)
        before = list(reversed(stage.groups[max(0, at - 8) : at]))
        # « X a indiqué que Y avait l'intention de …, ajoutant »: the verb of speech goes before what it reports
        told = [g for g in before if g.finite and self._reports(g)]
        for group in [*told, *before]:
            if group.start < start:
                return None
            if not group.finite or stage.quoted(group.start) is not stage.quoted(cue.start):
                continue
            if group.first and stage.page.words[group.first - 1] in _RELATIVE:
                continue
            if group.inverted is not None or group.person != "3":
                return None
            main = Cue(group.start, group.end, group.first, group.last, "say", group=group)
            # « La Russie est prête, a indiqué Lavrov, ajoutant que … »: the subject is behind the verb
            turned = incise_of(stage, main, start, cue.start)
            behind = stage.after(main, cue.start) if turned is not None else None
            return behind or stage.before(main, start)
        return None

    def _reports(self, group: VerbGroup) -> bool:
        """Whether « que » follows a finite verb of speech."""
        stage = self.stage
        spoken = any(c.value == "say" for c in stage.verbs_in(group.start, group.end))
        return spoken and any(
            w in ("que", "qu") for w in stage.page.words[group.last + 1 : group.last + 5]
        )

    def touches(self, quote: Quotation, cue: Cue) -> bool:
        return self.stage.text[quote.right : cue.start].strip(" ,-–—.\u00a0\u202f") == ""

    def _subject_pronoun(self, cue: Cue) -> Source | None:
        page = self.stage.page
        group = cue.group
        assert group is not None
        words = page.words[max(group.first - 2, 0) : group.head]
        for word in words:
            if word in ("il", "elle"):
                return NOBODY if self._unnamed_before(cue) else Source(None, "pronoun")
        return None

    def _main_subject(self, frame: Frame, cue: Cue) -> Source | None:
        """A gerund or infinitive has the subject of its sentence."""
        stage = self.stage
        for mention in stage.mentions_in(frame.start, frame.end):
            if stage.quoted(mention.start) is None and not stage.governed(
                stage.page.first_token(mention.start)
            ):
                return stage.actor_of(mention)
        return Source(None, "pronoun")

    def subject_person(self, start: int, end: int) -> Source | None:
        """The first person of the stretch who stands behind no preposition."""
        stage = self.stage
        for mention in stage.mentions_in(start, end):
            if len(mention.actors) != 1 or mention.actors[0].kind != "person":
                continue
            if stage.governed(stage.page.first_token(mention.start)):
                continue
            return stage.actor_of(mention)
        return None

    def anyone(self, start: int, end: int) -> Source | None:
        """The last free mention of the sentence, a person before others; else any."""
        stage = self.stage
        mentions = [
            m
            for m in stage.mentions_in(start, end)
            if stage.quoted(m.start) is None and m.end <= end
        ]
        free = [m for m in mentions if not stage.governed(stage.page.first_token(m.start))]
        for pool in (free, mentions):
            people = [m for m in pool if len(m.actors) == 1 and m.actors[0].kind == "person"]
            if people:
                return stage.actor_of(people[-1])
            if pool:
                return stage.actor_of(pool[-1])
        return None
