"""Who stands around a contact: mentions that may take part, leaders, pronouns, and who had the initiative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from readouts.clauses import subject
from readouts.findings import Actor, Mention
from readouts.matching import Hit
from readouts.readers.encounters.adjectives import side_of_name
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = [
    "acting",
    "add_all",
    "aim_in",
    "clitic_object",
    "frames_in",
    "in_one_list",
    "initiative_in",
    "last_pair",
    "leaders_in",
    "participants_in",
    "remote_kind",
]


def participants_in(
    scene: Scene, start: int, end: int, *, skip: Iterable[tuple[int, int]] = ()
) -> list[Mention]:
    """The mentions of a stretch that may take part: sources, spouses and frames left out."""
    out = []
    stretches = list(skip)
    for mention in scene.mentions_between(start, end):
        if any(low <= mention.start < high for low, high in stretches):
            continue
        cues = scene.cues_between(max(start, mention.start - 24), mention.start, "source", "spouse")
        if any(scene.page.text[c.end : mention.start].strip(" ,").count(" ") < 3 for c in cues):
            continue
        out.append(mention)
    return out


def frames_in(scene: Scene, start: int, end: int, *values: str) -> list[Hit]:
    """The cues that begin another matter; « depuis lundi », « pendant deux heures » only say when and how long."""
    return [
        cue
        for cue in scene.cues_between(start, end, *values)
        if cue.row.value != "after" or not _of_time(scene, cue)
    ]


def aim_in(scene: Scene, start: int, end: int) -> int:
    """Where « pour » and an infinitive begin (« pour mettre fin à la guerre en Ukraine »), else ``end``."""
    for group in scene.groups_between(start, end):
        if group.tense != "infinitive" or not group.first or scene.word(group.first - 1) != "pour":
            continue
        if "y" not in scene.page.words[group.first : group.head]:
            return scene.page.starts[group.first - 1]
    return end


def _of_time(scene: Scene, cue: Hit) -> bool:
    if scene.dates_between(cue.end, cue.end + 5):
        return True
    following = scene.page.words[cue.last + 1 : cue.last + 6]
    return (
        bool(following)
        and any(word in words("durations") for word in following[:5])
        and (scene.word(cue.first) in ("pendant", "durant", "apres", "depuis"))
    )


_LIST_WORDS = frozenset(
    """
    et ainsi que ou m mm mme mmes le la les l de du son sa ses leur d avec enfin puis aussi des
    """.split()
)


def in_one_list(between: str) -> bool:
    """Whether two mentions with this (folded) text between stand in one list or apposition."""
    inside = re.findall(r"[^\W_]+", between)
    if (
        "," not in between
        and "(" not in between
        and not {"et", "ainsi", "ou", "puis"} & set(inside)
    ):
        return False
    return len(inside) <= 4 and all(word in _LIST_WORDS for word in inside)


def acting(scene: Scene, group: VerbGroup) -> tuple[Actor, ...]:
    """Who does what the verb tells; « Il y aura des entretiens avec X » is of who acted in the sentence before."""
    found = subject(scene.page, scene.cast, group)
    if found or group.sentence == 0:
        return found
    here = [scene.word(token) for token in range(group.first - 1, group.head)]
    if "y" not in here or not {"il", "elle", "ils", "elles"} & set(here):
        return found
    start, end = scene.page.sentences[group.sentence - 1]
    before = next((g for g in scene.groups_between(start, end) if g.finite), None)
    told = () if before is None else subject(scene.page, scene.cast, before)
    if told and all(actor.kind == "person" for actor in told):
        return told
    word = "elle" if "elle" in here else "il"
    for mention in reversed(scene.mentions_between(start, end)):
        actor = mention.actors[0]
        if len(mention.actors) == 1 and actor.kind == "person" and actor.side is not None:
            return () if actor.feminine not in (None, word == "elle") else (actor,)
    return found


def last_pair(scene: Scene, sentence: int, until: int) -> list[Actor]:
    """« X est arrivé à l'Élysée, où Y l'attendait. Leur tête-à-tête »: the last two persons of two sides."""
    start = scene.page.sentences[max(sentence - 2, 0)][0]
    out: list[Actor] = []
    for mention in reversed(scene.mentions_between(start, until)):
        for actor in mention.actors:
            if (
                mention.how != "possessor"
                and actor.kind == "person"
                and actor not in out
                and all(a.side is None or a.side != actor.side for a in out)
            ):
                out.append(actor)
        if len(out) > 1:
            return out[:2]
    return []


_LED = words("encounter_led")


def leaders_in(scene: Scene, start: int, end: int) -> list[Actor]:
    """« une délégation conduite par X »: the persons who lead it."""
    out: list[Actor] = []
    mentions = [m for m in scene.mentions_between(start, end) if m.how != "possessor"]
    for at, mention in enumerate(mentions):
        token = scene.page.first_token(mention.start)
        before = scene.page.words[max(token - 6, 0) : token]
        led = "par" in before and not _LED.isdisjoint(before)
        listed = bool(out) and in_one_list(scene.page.fold[mentions[at - 1].end : mention.start])
        if led or listed:
            out += [a for a in mention.actors if a.kind == "person"]
    return out


def clitic_object(scene: Scene, group: VerbGroup, actors: Sequence[Actor] = ()) -> list[Actor]:
    """The person that an object pronoun stands for (« l'a reçue », « de le rencontrer », « lui a remis »).

    ``actors`` are the subject's, who cannot be meant.
    """
    for token in range(max(group.first - 1, 0), group.head):
        word = scene.word(token)
        if word in ("me", "m"):
            speaker = scene.speaker_at(group.start)
            return [] if speaker is None else [speaker]  # « Sa présidente m'a appelée dimanche »
        if word not in ("le", "la", "l", "lui", "les", "leur"):
            continue
        if token < group.first and not scene.joined(group.first):
            continue
        mention = scene.mention_at(scene.page.starts[token])
        if mention is not None:
            return list(mention.actors)
        if word in ("le", "la", "l", "lui"):
            # « Le roi X et le président Y lui ont adressé »: neither of them
            start = scene.page.sentences[group.sentence][0] if group.plural else group.start
            return _last_person(scene, start, word, actors)
    return []


def _last_person(scene: Scene, position: int, word: str, actors: Sequence[Actor]) -> list[Actor]:
    """The last single person before who agrees with the pronoun and is not of the subject's side."""
    ours = {a.side for a in actors}
    for mention in reversed(scene.mentions_between(max(position - 400, 0), position)):
        if mention.how == "possessor" or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if actor.kind != "person" or actor in actors or actor.side is None or actor.side in ours:
            continue
        if actor.feminine is not None and word in ("le", "la") and actor.feminine != (word == "la"):
            continue
        return [actor]
    return []


def add_all(telling: Telling, mentions: Iterable[Mention]) -> None:
    """All actors of some mentions take part; what only says whose somebody is, is no participant."""
    for mention in mentions:
        if mention.how == "possessor":
            continue
        for actor in mention.actors:
            telling.add(actor)


def remote_kind(scene: Scene, start: int, end: int) -> str | None:
    """« call » or « video » where the stretch says that they met at a distance."""
    for cue in scene.cues_between(start, end, "phone", "video"):
        return "call" if cue.row.value == "phone" else "video"
    return None


# --- initiative -------------------------------------------------------------------------------------------------------
def initiative_in(
    scene: Scene, start: int, end: int
) -> tuple[list[Actor], str | None, tuple[int, int]] | None:
    """Who had the initiative (« à l'invitation du ministre mongol ») and where that stands.

    Gives the actors, the side and the stretch of the phrase.
    """
    for cue in scene.cues_between(start, end, "initiative", "initiative_of", "wished"):
        limit = min(end, cue.end + 90)
        mentions = list(scene.mentions_between(cue.start, limit))
        if mentions and _close(scene, cue.end, mentions[0].start):
            actors = list(mentions[0].actors)
            side = next((a.side for a in actors if a.side), None)
            if side is None and len(mentions) > 1:
                side = next((a.side for a in mentions[1].actors if a.side), None)
            if side is not None:
                return actors, side, (cue.start, mentions[0].end)
        for hit in scene.names_between(cue.end, limit):
            side = side_of_name(hit)
            if side is not None:
                return [], side, (cue.start, hit.end)
    return None


def _close(scene: Scene, start: int, end: int) -> bool:
    return scene.page.text[start:end].count(" ") <= 8
