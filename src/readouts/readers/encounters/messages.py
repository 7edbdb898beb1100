"""Who writes to whom: « a adressé un message à », « une lettre du Premier ministre », « de la part de »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readouts.clauses import subject
from readouts.findings import Actor, Mention
from readouts.readers.encounters.around import clitic_object, participants_in
from readouts.readers.encounters.parties import Parties
from readouts.readers.encounters.telling import Telling
from readouts.vocabulary import words

__all__ = ["one_for_each_sender", "read_message"]


def read_message(reading: Parties, telling: Telling) -> None:
    """Sender and recipients of a message; who only carries it takes no part."""
    senders = _named_senders(reading)
    carrier = _subject(reading)
    recipients = _recipients(reading)
    verb = reading.verb
    received = (
        verb is not None
        and not verb.passive
        and (verb.lemma == "recevoir" or reading.scene.word(verb.first - 1) in ("vu", "vue", "vus"))
    )
    if received:
        recipients += [a for a in carrier if a not in recipients]
    elif not senders and _hands_over(reading):
        telling.add_side(next((a.side for a in carrier if a.side), None))
        telling.initiator = telling.sides[0] if telling.sides else None
    elif not senders:
        senders = carrier
    if not senders and reading.phrase.possessive:
        senders = reading.possessors()
    if (
        reading.phrase.preposition == "dans"
        and reading.phrase.definite
        and not senders
        and not recipients
    ):
        return
    side = next((a.side for a in senders if a.side), telling.initiator)
    if side is None and senders == [] and carrier and not received:
        side = next((a.side for a in carrier if a.side), None)
    telling.initiator = side
    telling.senders = senders
    telling.add_side(side)
    for actor in (*senders, *recipients):
        telling.add(actor)
    for found in reading.adjectives():
        telling.add_side(found)


def _hands_over(reading: Parties) -> bool:
    """« a remis le message royal au président »: the letter told before, and who carries it."""
    phrase, verb = reading.phrase, reading.verb
    if verb is None or reading.role != "object" or verb.passive:
        return False
    return (
        phrase.definite
        and phrase.determiner in ("le", "la", "l")
        and verb.lemma in words("handing")
    )


def one_for_each_sender(telling: Telling) -> Iterator[Telling]:
    """« Des vœux sont parvenus de la part de MM. X et Y »: a message from each."""
    sides = {a.side for a in telling.senders} - {None}
    if telling.kind != "message" or len(sides) < 2:
        yield telling
        return
    others = [a for a in telling.people if a not in telling.senders]
    for sender in telling.senders:
        rest = [s for s in telling.sides if s not in sides]
        yield replace(
            telling,
            people=[*([sender] if sender.kind == "person" else []), *others],
            sides=[*([sender.side] if sender.side else []), *rest],
            initiator=sender.side,
            senders=[sender],
            anaphor=False,
        )


def _subject(reading: Parties) -> list[Actor]:
    scene, verb = reading.scene, reading.verb
    if verb is not None and reading.role == "object":
        return [] if verb.passive else list(subject(scene.page, scene.cast, verb))
    if reading.relative is not None:
        return list(subject(scene.page, scene.cast, reading.relative))
    participle = next(
        (g for g in scene.groups_between(reading.noun.end, reading.end) if g.tense == "participle"),
        None,
    )
    if participle is not None and reading.phrase.preposition in ("dans", "par", "avec"):
        return _before(reading) or _after(reading)
    if reading.phrase.preposition == "dans" and _mentions(reading):
        return _before(reading) or _after(reading)
    if reading.noun.row.id != "wishes" and not reading.phrase.definite and _mentions(reading):
        return _main_subject(reading)
    return []


def _main_subject(reading: Parties) -> list[Actor]:
    """« a dépêché un émissaire porteur d'un message pour X »: who acts in the sentence."""
    scene = reading.scene
    at = scene.group_before(reading.at)
    while at >= 0 and scene.groups[at].start >= reading.sentence[0]:
        if scene.groups[at].finite:
            return list(subject(scene.page, scene.cast, scene.groups[at]))
        at -= 1
    return []


def _before(reading: Parties) -> list[Actor]:
    """« comme le déplore le ministre dans une note »: the last person before."""
    scene = reading.scene
    mentions = [
        m for m in scene.mentions_between(reading.sentence[0], reading.at) if m.how != "possessor"
    ]
    return list(mentions[-1].actors) if mentions else []


def _after(reading: Parties) -> list[Actor]:
    """« Dans un message à X, le roi a salué »: the subject of the sentence."""
    scene = reading.scene
    for group in scene.groups_between(reading.noun.end, reading.sentence[1]):
        if group.finite:
            return list(subject(scene.page, scene.cast, group))
    return []


_DESTINED = frozenset("intention attention adresse endroit".split())


def _role(reading: Parties, mention: Mention) -> str:
    """The preposition before a mention; « à l'intention de » is « à »."""
    scene = reading.scene
    found = scene.preposition(mention.start)
    token = scene.page.first_token(mention.start)
    if found == "de" and not _DESTINED.isdisjoint(scene.page.words[max(token - 4, 0) : token]):
        return "a"
    return found


def _named_senders(reading: Parties) -> list[Actor]:
    """« une lettre du président », « de la part de MM. X et Y », « envoyé par le roi »."""
    out: list[Actor] = []
    role = ""
    for mention in _mentions(reading):
        found = _role(reading, mention)
        role = role if found in ("et", "") else found
        if role in ("de", "par"):
            out += mention.actors
    return out


def _recipients(reading: Parties) -> list[Actor]:
    scene = reading.scene
    out: list[Actor] = []
    role = ""
    for mention in _mentions(reading):
        found = _role(reading, mention)
        role = role if found in ("et", "") else found
        if role in ("a", "pour", "aupres"):
            out += mention.actors
    verb = reading.verb
    if verb is not None and reading.role == "object":
        for mention in participants_in(scene, verb.end, reading.at, skip=reading.skip):
            if scene.preposition(mention.start) in ("a", "aupres"):
                out += mention.actors
        out = out or _relative_recipient(reading)
        if verb.passive:  # « À celui-ci est transmis le message écrit du président »
            for mention in participants_in(scene, reading.start, verb.start):
                if scene.preposition(mention.start) == "a" and mention.how != "possessor":
                    out += mention.actors
    if not out and reading.phrase.preposition in ("dans", "par"):
        out += _addressed(reading)
    if not out and words("carrying") & {
        scene.word(t) for t in range(reading.phrase.first - 2, reading.phrase.first)
    }:
        out += _received_by(reading)
    return list(dict.fromkeys(out))


def _received_by(reading: Parties) -> list[Actor]:
    """« le président a reçu X, porteur d'un message du roi »: who receives the bearer."""
    scene = reading.scene
    at = scene.group_before(reading.at)
    while at >= 0 and scene.groups[at].start >= reading.sentence[0]:
        group = scene.groups[at]
        if group.lemma in ("recevoir", "accueillir", "rencontrer"):
            if not group.passive and group.tense != "participle":
                return list(subject(scene.page, scene.cast, group))
            near = scene.mentions_between(group.end, reading.at)
            return [a for m in near if scene.preposition(m.start) == "par" for a in m.actors]
        at -= 1
    return []


def _addressed(reading: Parties) -> list[Actor]:
    """« Dans une lettre, la ministre presse le président de … »: whom the main verb is about."""
    scene = reading.scene
    main = next(
        (g for g in scene.groups_between(reading.noun.end, reading.sentence[1]) if g.finite), None
    )
    if main is None:
        return []
    ours = {a.side for a in subject(scene.page, scene.cast, main)}
    for mention in participants_in(scene, main.end, scene.clause_end(main.end))[:2]:
        if mention.how != "possessor" and scene.preposition(mention.start) in ("", "a", "aupres"):
            found = [a for a in mention.actors if a.kind == "person" and a.side not in ours]
            if found:
                return found
    return []


def _relative_recipient(reading: Parties) -> list[Actor]:
    """« le président, à qui elle a remis une lettre »; « lui a remis »."""
    scene, verb = reading.scene, reading.verb
    assert verb is not None
    meant = clitic_object(scene, verb, list(subject(scene.page, scene.cast, verb)))
    if meant and any(scene.word(t) in ("lui", "leur") for t in range(verb.first, verb.head)):
        return meant
    start = scene.page.first_token(scene.clause_start(verb.start))
    if scene.word(start) in ("qui", "lequel", "laquelle", "auquel") and (
        scene.word(start - 1) == "a" or scene.word(start) == "auquel"
    ):
        before = [
            m
            for m in scene.mentions_between(reading.sentence[0], scene.page.starts[start])
            if m.how != "possessor"
        ]
        if before:
            return list(before[-1].actors)
    return []


def _mentions(reading: Parties) -> list[Mention]:
    found = participants_in(
        reading.scene, reading.noun.end, min(reading.end, reading.stop), skip=reading.skip
    )
    return [m for m in found if m.how != "possessor"]
