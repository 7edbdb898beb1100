"""Who meets whom: the subject of a verb and the partners that its construction names."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.findings import Actor, Mention
from readouts.readers.encounters.adjectives import sides_by_adjective
from readouts.readers.encounters.around import add_all, clitic_object, in_one_list, leaders_in
from readouts.readers.encounters.places import place_in
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.readers.encounters.view import View, subjects_of
from readouts.text import COMMA
from readouts.vocabulary import words

__all__ = ["awaited", "is_present", "partners", "summoned"]


def partners(view: View, telling: Telling) -> bool:
    """Subject and partners take part; a verb that needs one and has none tells no contact."""
    tags, group, scene = view.tags, view.group, view.scene
    wanted = {"with": "avec", "to": "a"}
    roles = {wanted[tag] for tag in tags if tag in wanted}
    found: list[Actor] = list(view.guests)
    if "object" in tags:
        roles |= {"par"} if view.passive else {""}
        if not view.passive and _noun_object(view):
            return False
        found += clitic_object(scene, group, () if view.passive else subjects_of(view))
        if not view.passive:
            found += _antecedent(view)
    if "with" in tags or ("object" in tags and view.passive):
        found += _with_whom(view, "avec" if "with" in tags else "par")
    if "to" in tags:
        found += clitic_object(scene, group, subjects_of(view))  # « doit lui rendre visite »
    others: list[Mention] = []
    officials = False
    hosted = False
    for at, mention in enumerate(view.right):
        if mention.how == "possessor":
            continue
        role = view.role(at)
        if role == "par" and role in roles:
            if hosted and not _also(view, mention):
                continue  # « reçu par le roi, trois jours après l'annonce par X du retrait »
            hosted = True
        if role in roles and (role != "" or mention.start < view.stop):
            if role == "" and _of_infinitive(view, mention):
                continue
            if _known_guest(view, at):
                telling.anaphor = True  # « Le président a accueilli son visiteur »
                found += [a for a in mention.actors if a.kind != "person"]
                continue
            if (
                role == ""
                and any(a.kind == "person" for a in found)
                and at
                and not _follows(view, at)
            ):
                continue
            found += mention.actors
            officials = officials or mention.how in ("office", "group", "counterpart")
        elif (role in ("entre", "avec") and mention.start < view.stop) or (
            "at" in tags and role in ("a", "de", "aupres") and mention.start < view.stop
        ):
            found += mention.actors
        elif role == "de" and is_present(scene, mention):
            others.append(mention)
        elif (
            role == "par"
            and mention.start < view.stop
            and leaders_in(scene, group.end, mention.end)
        ):
            found += mention.actors
    for mention in scene.mentions_between(view.start, group.start):
        fronted = mention.how != "possessor" and view.role_of(mention) == "de"
        if fronted and is_present(scene, mention):
            others.append(mention)  # « En présence du président X, Y et Z se sont rencontrés »
    if "person" in tags and "object" in tags and not any(a.kind == "person" for a in found):
        received = _delegation(view)
        officials = officials or bool(received)
        for side in received:
            telling.add_side(side)
    subjects = subjects_of(view)
    by_place = "host" in tags and view.passive and not found
    if (
        "person" in tags
        and not by_place
        and not officials
        and not any(
            a.kind == "person" or a.office for a in (*found, *(subjects if view.passive else ()))
        )
    ):
        return False
    if "mutual" in tags and not found and not subjects and group.plural:
        _officials(view, telling)
    elif "mutual" in tags and not telling.weak and group.plural:
        _delegations(view, telling, (*subjects, *found))
    if (
        "mutual" in tags
        and not telling.delegated
        and not found
        and len({a.side for a in subjects} - {None}) < 2
        and len(subjects) < 2
    ):
        return telling.initiator is not None
    alone = "mutual" not in tags and not found and not telling.sides
    if alone and not _received_there(view, telling, subjects):
        return False
    somebody = "mutual" in tags and not subjects and not group.plural and group.person == "3"
    if somebody and len({a.side for a in found if a.kind == "person"} - {None}) > 1:
        return False  # « Le président de la République s'est entretenu avec X et Y »: not X with Y
    if "several" in tags and len({a.side for a in found if a.kind == "person"} - {None}) < 2:
        return False
    if telling.delegated and len(telling.sides) < 2:
        return False
    for actor in (*subjects, *found):
        telling.add(actor)
    add_all(telling, others)
    if "sender" in tags and telling.status == "held" and group.lemma != "avoir":
        callers = found if view.passive else subjects  # « a été félicité par »
        telling.initiator = next((a.side for a in callers if a.side), telling.initiator)
    if telling.kind == "call" and "sender" in tags and _plea(view):
        return False
    if group.lemma == "accueillir" and _at_the_airport(view):
        return False
    if group.lemma in ("accepter", "admettre") and _consents(view):
        return False
    return bool(telling.sides)


def _with_whom(view: View, role: str) -> list[Actor]:
    """« son homologue chilien, avec lequel elle s'était concertée », « le roi, par qui il a été reçu »."""
    scene = view.scene
    first = scene.page.first_token(view.start)
    if scene.word(first) not in ("lequel", "laquelle", "lesquels", "lesquelles", "qui"):
        return []
    if first < 2 or scene.word(first - 1) != role:
        return []
    mention = scene.mention_at(scene.page.ends[first - 2] - 1)
    if mention is None or mention.how == "possessor":
        return []
    return [a for a in mention.actors if a.kind == "person"]


def _delegation(view: View) -> list[str]:
    """« a reçu une délégation turque », « reçoit une équipe d'experts de l'Union européenne »: its sides."""
    scene, group = view.scene, view.group
    if view.passive:
        return []
    last = scene.page.first_token(min(view.stop, view.end))
    for token in range(group.last + 1, min(last, group.last + 9)):
        if scene.page.words[token] in words("encounter_delegations"):
            if scene.preposition(scene.page.starts[token]):
                return []
            start = scene.page.starts[token]
            out = sides_by_adjective(scene, start, min(view.stop, start + 60))
            if not out:
                near = scene.mentions_between(start, min(view.stop, start + 90))
                out = [a.side for m in near[:1] for a in m.actors if a.side is not None]
            return out[:1]
    return []


def _known_guest(view: View, at: int) -> bool:
    """« son visiteur », « ses hôtes », with nobody named behind: whoever was told of."""
    mention = view.right[at]
    word = view.scene.word(view.scene.page.first_token(mention.start))
    if mention.how != "counterpart" or word not in words("guests"):
        return False
    after = view.right[at + 1 : at + 2]
    return not (after and after[0].start - mention.end < 30 and after[0].actors == mention.actors)


def _of_infinitive(view: View, mention: Mention) -> bool:
    """« ont accueilli la décision d'inculper le président X »: whom another verb is about."""
    scene = view.scene
    token = scene.page.first_token(mention.start) - 1
    while token > view.group.last + 1 and scene.word(token) in words("determiners"):
        token -= 1
    if token <= view.group.last + 1:
        return False
    return scene.word(token).endswith(("er", "ir")) and scene.word(token - 1) in ("de", "d")


def _also(view: View, mention: Mention) -> bool:
    """« …, puis par X », « par X et par Y », « par X et Y »: who receives them too."""
    scene = view.scene
    token = scene.page.first_token(mention.start)
    by = next((t for t in range(token - 1, max(token - 5, 0), -1) if scene.word(t) == "par"), None)
    if by is None:
        return True
    return scene.page.gaps[by] == COMMA or scene.word(by - 1) in ("et", "puis", "enfin", "ensuite")


def _antecedent(view: View) -> list[Actor]:
    """« le président tunisien, qu'elle avait rencontré en juillet »: whom the clause is about."""
    scene = view.scene
    first = scene.page.first_token(view.start)
    if scene.word(first) not in ("que", "qu") or first == 0:
        return []
    mention = scene.mention_at(scene.page.ends[first - 1] - 1)
    if mention is None or mention.how == "possessor":
        return []
    return [a for a in mention.actors if a.kind == "person"]


def _received_there(view: View, telling: Telling, subjects: Sequence[Actor]) -> bool:
    """« Reçu hier à Beyrouth, le président chypriote … »: the host is whose place it is."""
    if "host" not in view.tags or not view.passive or view.group.lemma == "accueillir":
        return False
    guests = {a.side for a in subjects if a.kind == "person"} - {None}
    found = place_in(view.scene, view.start, view.group.end, view.stop)
    if not guests or found is None or found[1] is None or found[1] in guests:
        return False
    telling.add_side(found[1])
    return True


def awaited(view: View, telling: Telling) -> bool:
    """« gagnera Port-Louis, où l'attend son collègue », « de l'autre côté l'attendait X »: who waits meets him."""
    scene, group = view.scene, view.group
    if view.passive or group.tense not in ("present", "imperfect", "future") or group.negated:
        return False
    waiting = [
        a
        for m in view.right
        if m.how != "possessor" and m.start - group.end < 60 and m.start < view.stop
        for a in m.actors
    ] or list(subjects_of(view))
    coming = clitic_object(scene, group, waiting)
    people = [a for a in (*coming, *waiting) if a.kind == "person" and a.side is not None]
    if not coming or len({a.side for a in people}) < 2:
        return False
    before = group.previous
    to_come = before is not None and before.tense == "future"
    telling.status = "planned" if to_come or group.tense == "future" else "held"
    for actor in people:
        telling.add(actor)
    return True


_ENVOYS = ("ambassad", "charge", "consul", "attache", "diplomat", "representant", "nonce")


def summoned(view: View, telling: Telling) -> bool:
    """« L'ambassadeur a été convoqué au ministère turc », « Lima a mandé le chargé d'affaires »: host and envoy."""
    scene, group = view.scene, view.group
    start = min(view.start, scene.page.sentences[group.sentence][0])
    words = scene.page.words[scene.page.first_token(start) : scene.page.first_token(view.end)]
    if not any(word.startswith(_ENVOYS) for word in words):
        return False
    subjects = list(subjects_of(view))
    right = [(view.role(at), m) for at, m in enumerate(view.right) if m.how != "possessor"]
    hosts = [a for role, m in right if role == "par" for a in m.actors]
    hosts += [a for role, m in right if role in ("a", "de") for a in m.actors if a.kind != "person"]
    if view.passive:
        envoys = subjects
        side = next((a.side for a in hosts if a.side), None)
        if side is None:
            named = sides_by_adjective(scene, group.end, view.end)
            side = next(iter(named), None)
    else:
        envoys = [a for role, m in right if role == "" and m.start < view.stop for a in m.actors]
        envoys += clitic_object(scene, group, subjects)
        hosts = subjects
        side = next((a.side for a in hosts if a.side), None)
    for actor in (*envoys, *hosts):
        if actor.kind == "person" and actor.side is not None:
            telling.add(actor)
        telling.add_side(actor.side)
    telling.add_side(side)
    telling.initiator = side
    return len(telling.sides) == 2


_OFFICIALS = words("encounter_officials")


def _officials(view: View, telling: Telling) -> None:
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


def _delegations(view: View, telling: Telling, actors: Sequence[Actor]) -> None:
    """« les délégations des deux pays se rencontreront »: talks."""
    if telling.kind != "meeting" or any(a.kind == "person" for a in actors):
        return
    scene, group = view.scene, view.group
    start = max(view.start, scene.page.sentences[group.sentence][0])
    if not _OFFICIALS.isdisjoint(scene.page.words[scene.page.first_token(start) : group.first]):
        telling.kind = "talks"


def _consents(view: View) -> bool:
    """« accepterait de ramener », « admet que », « (l'invitation), qui l'a acceptée »: consent, no audience."""
    scene, group = view.scene, view.group
    if scene.word(group.last + 1) in ("de", "d", "que", "qu"):
        return True
    if group.lemma == "admettre" and not view.passive:
        return not scene.cues_between(group.start, view.end, "person")  # « …, admet Kerry »
    near = scene.nouns_between(max(group.start - 240, 0), group.start)
    clitic = any(scene.word(t) in ("l", "la", "le", "les") for t in range(group.first, group.head))
    if clitic and group.lemma == "accepter":
        return True  # « Washington a proposé une évacuation. Les Palestiniens l'ont acceptée »
    return clitic and any("plan" in noun.row.tags for noun in near)


def _at_the_airport(view: View) -> bool:
    """« accueillie à l'aéroport par l'ambassadeur »: a welcome, no meeting."""
    words = view.scene.page.words
    first = view.scene.page.first_token(view.start)
    last = view.scene.page.first_token(view.end)
    return any(
        word in ("aeroport", "avion", "tarmac", "gare", "passerelle") for word in words[first:last]
    )


def _follows(view: View, at: int) -> bool:
    """A second mention without preposition is coordinated to the object or in apposition to it."""
    between = view.scene.page.fold[view.right[at - 1].end : view.right[at].start]
    return in_one_list(between)


def _noun_object(view: View) -> bool:
    """« a reçu une lettre », « a reçu un appel »: the noun tells the contact."""
    scene, group = view.scene, view.group
    nouns = scene.nouns_between(group.end, min(view.end, group.end + 40))
    first = next((m.start for m in view.right if m.how != "possessor"), view.end)
    return bool(nouns) and nouns[0].start < first and not scene.preposition(nouns[0].start)


def is_present(scene: Scene, mention: Mention) -> bool:
    """« en présence de », « accompagné de », « aux côtés de », « sous la houlette de »."""
    token = scene.page.first_token(mention.start)
    near = {scene.word(t) for t in range(max(token - 9, 0), token)}
    if near & {"sous", "par", "avec", "grace"} and near & words("auspices"):
        return True
    near = {scene.word(t) for t in range(max(token - 6, 0), token)}
    return bool(
        near
        & {"presence", "accompagne", "accompagnee", "accompagnes", "cotes", "entoure", "entouree"}
    )


_PLEA = frozenset(("a", "au", "aux"))


def _plea(view: View) -> bool:
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
