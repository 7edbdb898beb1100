"""Contacts told by a noun: « un entretien a eu lieu entre », « la visite à Ankara du ministre », « leur rencontre de Lyon »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readouts.clauses import VerbGroup, subject
from readouts.findings import Actor, Mention
from readouts.matching import Hit
from readouts.readers.encounters import status
from readouts.readers.encounters.around import (
    add_all,
    date_in,
    initiative_in,
    participants_in,
    place_in,
    sides_by_adjective,
)
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.text import BREAK, COMMA, LINE

__all__ = ["tellings_of_nouns"]

_DEFINITE = frozenset(
    ("le", "la", "l", "les", "ce", "cet", "cette", "ces", "du", "au", "des", "aux")
)
_POSSESSIVE = frozenset(("son", "sa", "ses", "leur", "leurs"))
_INDEFINITE = frozenset(
    (
        "un",
        "une",
        "de",
        "d",
        "plusieurs",
        "aucun",
        "aucune",
        "chaque",
        "tout",
        "toute",
        "deux",
        "trois",
    )
)
_RECALLING = frozenset(
    (
        "dernier",
        "derniere",
        "derniers",
        "dernieres",
        "precedent",
        "precedente",
        "precedents",
        "precedentes",
    )
)
_ORDINALS = frozenset(("premier", "premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme",
                       "neuvieme", "dixieme", "second", "seconde", "prochain", "prochaine", "nouveau", "nouvelle", "autre"))  # fmt: skip
_BEFORE = frozenset(
    (
        "lors",
        "cours",
        "issue",
        "terme",
        "apres",
        "depuis",
        "durant",
        "pendant",
        "suite",
        "sortie",
        "sortir",
    )
)


@dataclass(slots=True)
class _Phrase:
    """The noun phrase: its determiner, the preposition before it and the words between."""

    noun: Hit
    first: int
    determiner: str
    preposition: str
    modifiers: frozenset[str]

    @property
    def definite(self) -> bool:
        return self.determiner in _DEFINITE

    @property
    def possessive(self) -> bool:
        return self.determiner in _POSSESSIVE


def tellings_of_nouns(scene: Scene, stretches: Sequence[tuple[int, int]]) -> Iterator[Telling]:
    """The contacts that the nouns of some lines tell."""
    for start, end in stretches:
        for noun in scene.nouns_between(start, end):
            if noun.row.value == "refused" or "plan" in noun.row.tags or scene.in_quote(noun.start):
                continue
            telling = _Reading(scene, noun).telling()
            if telling is not None:
                yield telling


def _phrase(scene: Scene, noun: Hit) -> _Phrase | None:
    """The phrase of a noun; None where the word is a verb (« le roi rencontre »)."""
    group_at = scene.group_before(noun.end)
    group = scene.groups[group_at] if group_at >= 0 else None
    token = noun.first
    determiner, modifiers = "", []
    for _ in range(5):
        if token == 0 or scene.page.gaps[token] in (LINE, COMMA) or not scene.joined(token):
            break
        word = scene.word(token - 1)
        if word in _POSSESSIVE or word in _INDEFINITE or word in _DEFINITE:
            determiner = word
            token -= 1
            break
        if word == "a" or word in ("en", "et", "par", "qui", "il", "elle", "que", "sans", "pour"):
            break
        modifiers.append(word)
        token -= 1
    if group is not None and group.head == noun.first and group.finite and determiner == "":
        if scene.page.gaps[noun.first] not in (LINE, BREAK) and noun.first > 0:
            return None
    if determiner == "" and modifiers:
        token, modifiers = noun.first, []
    preposition = (
        "de"
        if determiner in ("du", "des", "d", "de")
        else "a"
        if determiner in ("au", "aux")
        else ""
    )
    if determiner in ("du", "au", "aux") or (
        determiner in ("des", "d", "de") and scene.word(token - 1) in _BEFORE
    ):
        preposition = scene.word(token - 1) if scene.word(token - 1) in _BEFORE else preposition
    elif token > 0 and scene.joined(token):
        before = scene.word(token - 1)
        if before in ("de", "d"):
            preposition = scene.word(token - 2) if scene.word(token - 2) in _BEFORE else "de"
        elif before == "a":
            preposition = "a" if scene.raw(token - 1) != "a" else ""
        elif before in scene_prepositions:
            preposition = before
    return _Phrase(noun, token, determiner, preposition, frozenset(modifiers))


scene_prepositions = frozenset(("en", "dans", "sur", "sous", "avec", "sans", "pour", "par", "vers", "apres", "avant", "depuis", "pendant",
                                "durant", "pres", "malgre", "des", "selon", "contre", "outre"))  # fmt: skip


class _Reading:
    """One noun read in its clause."""

    def __init__(self, scene: Scene, noun: Hit) -> None:
        self.scene = scene
        self.noun = noun
        self.tags: tuple[str, ...] = noun.row.tags
        page = scene.page
        self.sentence = page.sentences[page.sentence_at(noun.start)]

    def telling(self) -> Telling | None:
        scene, noun = self.scene, self.noun
        phrase = _phrase(scene, noun)
        if phrase is None or self._only_setting(phrase):
            return None
        self.phrase = phrase
        self.verb = self._verb()
        self._region()
        found = self._status()
        if found is None:
            return None
        telling = Telling(
            start=noun.start,
            end=noun.end,
            kind=noun.row.value,
            status=found,
            rule=f"encounters.noun.{noun.row.id}",
            weak="weak" in self.tags,
            vague="vague" in self.tags,
            plural=noun.row.value != "talks"
            and scene.word(noun.last).endswith("s")
            and scene.word(noun.first).endswith("s"),
        )
        self._participants(telling)
        self._circumstances(telling)
        telling.recalled = bool(phrase.modifiers & (_RECALLING | _ORDINALS))
        own = bool(self.own)
        telling.anaphor = (
            phrase.definite or phrase.possessive or phrase.determiner == ""
        ) and not own
        if phrase.determiner in ("ce", "cet", "cette", "ces"):
            telling.anaphor = True
        return telling

    # --- the place of the phrase in its sentence -----------------------------------------------------------------
    def _only_setting(self, phrase: _Phrase) -> bool:
        """« en marge du sommet », « à l'occasion de la réunion »: a frame, not a contact (a visit is one)."""
        scene, start = self.scene, scene_start(self.scene, phrase)
        cues = scene.cues_between(max(start - 40, 0), start + 1, "setting", "source")
        if not cues or self.noun.row.value == "visit":
            return False
        gap = scene.page.text[cues[-1].end : start].strip()
        return gap.count(" ") == 0 and len(gap) < 4 and cues[-1].end <= self.noun.start

    def _verb(self) -> VerbGroup | None:
        """The verb that the noun is the object or the subject of."""
        scene, phrase = self.scene, self.phrase
        start = scene.page.starts[phrase.first]
        self.role = ""
        relative = self._relative()
        if relative is not None:
            self.role = "relative"
            return relative
        if phrase.preposition in _BEFORE:
            return None
        before = scene.group_before(start)
        group = scene.groups[before] if before >= 0 else None
        if (
            group is not None
            and group.start >= scene.clause_start(start)
            and self._object_of(group, start)
        ):
            self.role = "object"
            return group
        if phrase.preposition in ("", "de") or True:
            after = self._next_finite()
            if after is not None and (
                phrase.preposition == "" or status.cue_values(after) & {"cancel", "postpone"}
            ):
                self.role = "subject"
                return after
        return None

    def _relative(self) -> VerbGroup | None:
        """« l'entretien que X et Y ont eu », « la session qui devait s'ouvrir »."""
        scene = self.scene
        end = scene.clause_end(self.noun.end)
        token = scene.page.first_token(end)
        if (
            end >= self.sentence[1]
            or scene.word(token) not in ("qui", "que", "qu", "dont", "auquel", "a", "ou")
            or token - self.noun.last > 9
        ):
            return None
        groups = [g for g in scene.groups_between(end, self.sentence[1]) if g.finite]
        if not groups or groups[0].first - token > 14:
            return None
        if scene.word(token) == "qui" and groups[0].first - token > 2:
            return None
        values = status.cue_values(groups[0])
        return (
            groups[0]
            if values & {"light", "occur", "cancel", "postpone", "plan", "invite", "propose"}
            else None
        )

    def _object_of(self, group: VerbGroup, start: int) -> bool:
        """Whether nothing but adverbs, dates, places and recipients stands between the verb and the noun phrase."""
        scene = self.scene
        if self.phrase.preposition not in ("", "de") and not (
            self.phrase.preposition in ("a", "en")
            and status.cue_values(group) & {"light", "propose", "invite", "cancel"}
        ):
            return False
        if self.phrase.preposition == "de" and not status.cue_values(group) & {
            "propose",
            "cancel",
            "light",
            "plan",
        }:
            return False
        if group.tense == "participle" and not group.coordinated:
            return False
        between = scene.page.text[group.end : start]
        if len(between) > 110:
            return False
        if scene.nouns_between(group.end, start):
            return False
        words = scene.page.words[group.last + 1 : self.phrase.first]
        return not any(w in ("que", "qu", "qui", "et", "lors", "issue", "cours") for w in words)

    def _next_finite(self) -> VerbGroup | None:
        """The verb that the noun phrase is the subject of: the next finite one that is not in a relative clause."""
        scene = self.scene
        token_after = self.noun.last + 1
        for group in scene.groups_between(self.noun.end, self.sentence[1]):
            if not group.finite:
                continue
            between = scene.page.words[token_after : group.first]
            if "que" in between or "qu" in between or len(between) > 45:
                return None
            if (
                scene.word(group.first - 1) in ("qui", "que", "dont")
                or scene.word(group.first) == "qui"
            ):
                continue
            if any(w in ("qui", "dont", "lequel", "laquelle") for w in between):
                commas = scene.page.text[self.noun.end : group.start].count(",")
                if commas < 2:
                    continue
            return group
        return None

    # --- the region that tells of it -----------------------------------------------------------------------------
    def _region(self) -> None:
        scene, noun = self.scene, self.noun
        start = scene.page.starts[self.phrase.first]
        self.start = scene.clause_start(start)
        self.end = scene.clause_end(noun.end)
        if self.verb is not None and self.role in ("relative", "subject"):
            values = status.cue_values(self.verb)
            if self.role == "relative" or values & {
                "occur",
                "cancel",
                "postpone",
                "plan",
                "light",
                "propose",
            }:
                self.end = max(self.end, scene.clause_end(self.verb.end))
        cues = scene.cues_between(
            noun.end, self.end, "topic", "source", "setting", "after", "spouse"
        )
        self.stop = min((c.start for c in cues if not _stated_plan(c)), default=self.end)
        if self.verb is not None and self.role == "object":
            self.left = self.verb.end
        else:
            self.left = start
        initiative = initiative_in(scene, self.start, self.end)
        self.initiative = initiative
        self.skip = [] if initiative is None else [initiative[2]]

    def _status(self) -> str | None:
        scene, noun, verb = self.scene, self.noun, self.verb
        adjectives = status.of_adjectives(
            scene, scene.page.starts[self.phrase.first], min(self.stop, self._phrase_end())
        )
        if self.phrase.preposition in _BEFORE:
            return (
                status.CANCELLED
                if adjectives == status.CANCELLED
                else status.PLANNED
                if adjectives
                else status.HELD
            )
        if verb is None:
            return adjectives or status.HELD
        values = status.cue_values(verb)
        fate = self._fate_by(verb, values)
        if fate is None:
            return None
        if adjectives == status.CANCELLED or fate == status.CANCELLED:
            return status.CANCELLED
        if adjectives == status.PLANNED and fate == status.HELD:
            return status.PLANNED
        return fate

    def _phrase_end(self) -> int:
        if self.verb is not None and self.role == "subject":
            return self.verb.start
        return self.end

    def _fate_by(self, verb: VerbGroup, values: set[str]) -> str | None:
        """The status that the verb gives the noun that it governs or says something of."""
        governor = verb.governor
        if "cancel" in values and not ("light" in values and verb.lemma == "suspendre"):
            return None if verb.negated else status.CANCELLED
        if "postpone" in values:
            return status.PLANNED
        if "occur" in values and self.role != "object" or "light" in values:
            found = status.of_verb(self.scene, verb)
            if found.proposer is not None:
                self.proposer = found.proposer
            return found.status
        if "propose" in values and self.role == "object":
            self.proposer = verb
            return None if verb.negated else status.PROPOSED
        if "invite" in values:
            self.proposer = verb
            return status.PROPOSED
        if "plan" in values:
            if verb.negated:
                return None
            return (
                status.PLANNED
                if self.role != "object" or verb.lemma not in ("confirmer", "accepter")
                else status.PLANNED
            )
        if verb.lemma == "etre" or governor is not None:
            found = status.of_verb(self.scene, verb)
            return found.status or status.HELD
        if self.role == "subject":
            return status.PLANNED if verb.tense == "future" and "occur" in values else status.HELD
        return status.HELD

    # --- who takes part --------------------------------------------------------------------------------------------
    def _participants(self, telling: Telling) -> None:
        scene, noun, phrase = self.scene, self.noun, self.phrase
        start = scene.page.starts[phrase.first]
        self.own: list[Actor] = []
        mentions = [m for m in participants_in(scene, noun.end, self.end, skip=self.skip)]
        for mention in mentions:
            if mention.how == "possessor" or (
                mention.start >= self.stop and not self._with(mention)
            ):
                continue
            self.own += mention.actors
        for side in sides_by_adjective(scene, start, min(self.stop, noun.end + 60)):
            if scene.mention_at_side(side, start, self.stop):
                continue
            telling.add_side(side)
        if self.verb is not None and self.role in ("object", "relative"):
            values = status.cue_values(self.verb)
            if values & {"light", "propose", "invite", "plan"} or self.role == "relative":
                self.own += subject(scene.page, scene.cast, self.verb)
                self.own += [
                    a
                    for m in participants_in(scene, self.verb.end, start, skip=self.skip)
                    if m.how != "possessor"
                    for a in m.actors
                ]
        for actor in self.own:
            telling.add(actor)
        proposer = getattr(self, "proposer", None)
        if proposer is not None:
            actors = subject(scene.page, scene.cast, proposer)
            telling.initiator = next((a.side for a in actors if a.side), None)
            for actor in actors:
                telling.add_side(actor.side)
        if phrase.possessive:
            for actor in self._possessors():
                telling.add(actor)
        if telling.sides:
            self.own = self.own or list(telling.people)

    def _with(self, mention: Mention) -> bool:
        return self.scene.preposition(mention.start) in ("avec", "entre")

    def _possessors(self) -> list[Actor]:
        """« leur rencontre », « sa visite »: the actors of the clause, else those told of last."""
        scene = self.scene
        plural = self.phrase.determiner in ("leur", "leurs")
        start = scene.page.starts[self.phrase.first]
        low = scene.page.sentence_at(start)
        group_at = scene.group_before(start)
        if group_at >= 0 and scene.groups[group_at].sentence == low:
            actors = subject(scene.page, scene.cast, scene.groups[group_at])
            if actors and (not plural or len(actors) > 1):
                return list(actors)
        for sentence in range(low, max(low - 3, -1), -1):
            begin, end = scene.page.sentences[sentence]
            for mention in reversed(scene.mentions_between(begin, min(end, start))):
                if mention.how == "possessor":
                    continue
                if plural and len(mention.actors) < 2:
                    continue
                if any(a.kind == "person" for a in mention.actors) or plural:
                    return list(mention.actors)
            if not plural:
                continue
        return []

    # --- when and where ------------------------------------------------------------------------------------------
    def _circumstances(self, telling: Telling) -> None:
        scene, noun = self.scene, self.noun
        start = (
            self.start
            if self.role in ("object", "relative") or self.verb is not None
            else scene.page.starts[self.phrase.first]
        )
        if self.phrase.preposition in _BEFORE:
            start = scene.page.starts[self.phrase.first]
        anchor = noun.end
        telling.date = date_in(scene, start, anchor, self.end)
        if telling.kind not in ("call", "video", "message"):
            found = place_in(scene, start, anchor, self.end)
            if found is not None:
                telling.place, telling.place_side = found
        if telling.kind in ("meeting", "talks", "visit", "summit"):
            near = scene.cues_between(start, self.end, "video")
            if near:
                telling.kind, telling.weak, telling.place = "video", False, None
            elif telling.weak and scene.cues_between(start, self.end, "phone"):
                telling.kind, telling.weak, telling.place = "call", False, None
        if telling.kind == "visit" and telling.place_side is not None:
            telling.add_side(telling.place_side)
        if self.initiative is not None and (self.role != "" or self.initiative[2][0] >= noun.start):
            telling.initiator = self.initiative[1]
            telling.add_side(self.initiative[1])
        if telling.kind == "message" and telling.people:
            sender = self._sender(telling)
            if sender is not None:
                telling.initiator = sender

    def _sender(self, telling: Telling) -> str | None:
        verb = self.verb
        if verb is not None and not verb.passive and self.role in ("object", "relative"):
            return telling.initiator or next(
                (a.side for a in subject(self.scene.page, self.scene.cast, verb) if a.side), None
            )
        return telling.initiator


def _stated_plan(cue: Hit) -> bool:
    return False


def scene_start(scene: Scene, phrase: _Phrase) -> int:
    return scene.page.starts[phrase.first]
