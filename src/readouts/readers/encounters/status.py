"""Whether a contact took place: by tense, modal, governor and cue."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from readouts.readers.encounters.scene import Scene
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Fate", "cue_values", "of_adjectives", "of_head_noun", "of_verb"]

HELD, PLANNED, PROPOSED, CANCELLED, POSTPONED = (
    "held",
    "planned",
    "proposed",
    "cancelled",
    "postponed",
)


@dataclass(slots=True, eq=False)
class Fate:
    """The status of a contact and the group that proposes it, where one does; ``status`` None: no contact at all."""

    status: str | None
    proposer: VerbGroup | None = None
    invitation: bool = False


_PAST = frozenset(("past", "pluperfect", "conditional_past", "past_infinitive", "past_gerund"))
_COMING = frozenset(("future", "conditional", "future_perfect"))
_PLEAS = words("encounter_pleas")
_HOPES = words("encounter_hopes")
_PERMISSIONS = words("encounter_permissions")


def cue_values(group: VerbGroup) -> Set[str]:
    """The values of the cue rows that a verb group stands for."""
    rows = group.rows.get("encounter_cue")
    return {row.row.value for row in rows} if rows else _NO_VALUES  # type: ignore[attr-defined]


_NO_VALUES: Set[str] = frozenset()


def of_verb(scene: Scene, group: VerbGroup) -> Fate:
    """The status of what the verb itself tells (« rencontrera », « devait se rendre », « a proposé de recevoir »)."""
    if group.tense in ("infinitive", "past_infinitive") and group.modal is None:
        return _of_infinitive(scene, group)
    if group.tense == "participle":
        to_be = _to_be(scene, group)
        return Fate(HELD) if to_be is None else of_verb(scene, to_be)
    if group.tense in ("gerund", "past_gerund"):
        return Fate(HELD)
    wished = _wished(scene, group)
    if wished is not None:
        return wished
    if group.negated and group.modal == "pouvoir" and group.tense == "conditional":
        return Fate(None)  # « ne pourrait venir que si … »
    if group.negated:
        return Fate(CANCELLED if _to_come(group) else None)
    if group.modal == "falloir":
        return Fate(None)
    if group.modal == "venir":
        return Fate(HELD)
    if group.modal in _HOPES:
        if group.tense in ("past", "pluperfect") and group.modal == "pouvoir":
            return Fate(HELD)
        return Fate(PROPOSED)
    if group.modal in ("devoir", "aller", "appreter", "compter"):
        return Fate(PLANNED)
    if _hypothetical(scene, group):
        return Fate(None)
    return Fate(PLANNED if group.tense in _COMING else HELD)


def _wished(scene: Scene, group: VerbGroup) -> Fate | None:
    """« a proposé que les ministres se parlent jeudi »: proposed; « exige qu'il se rende », « faute »: no contact."""
    if group.tense not in ("subjunctive", "present", "imperfect") or group.modal is not None:
        return None
    first = scene.page.first_token(scene.clause_start(group.start))
    if scene.word(first) not in ("que", "qu"):
        return None
    at = scene.group_before(scene.page.starts[first])
    while at > 0 and not scene.groups[at].finite:
        at -= 1
    before = scene.groups[at] if at >= 0 else None
    if before is None or before.sentence != group.sentence or first - before.last > 8:
        return None
    if before.lemma not in words("proposing"):
        if group.tense != "subjunctive":
            return None
        # « ont convenu que le ministre se rende à Riga », but « il n'est pas sûr qu'il fasse le voyage »
        agreed = bool(cue_values(before) & {"plan", "accept"})
        agreed = agreed or "accord" in scene.page.words[before.first : first]
        return Fate(PLANNED if agreed and not before.negated else None)
    return Fate(None if before.negated else PROPOSED, before)


def _to_be(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """« a demandé à être reçu »: the infinitive that a participle belongs to."""
    at = scene.group_before(group.start)
    before = scene.groups[at] if at >= 0 else None
    if before is None or before.lemma != "etre" or before.tense != "infinitive":
        return None
    return before if before.last == group.first - 1 and before.governor is not None else None


def _to_come(group: VerbGroup) -> bool:
    return group.tense in _COMING or group.modal in ("devoir", "aller")


def _hypothetical(scene: Scene, group: VerbGroup) -> bool:
    """« s'il se rendait à Kiev »: no contact."""
    start = scene.clause_start(group.start)
    token = scene.page.first_token(start)
    word, following = scene.word(token), scene.word(token + 1)
    if word != "si" and not (word == "s" and following in ("il", "ils")):
        return False
    return group.tense in ("imperfect", "present", "pluperfect")


def _of_infinitive(scene: Scene, group: VerbGroup) -> Fate:
    before = scene.word(group.first - 1)
    two_before = scene.word(group.first - 2)
    if group.negated or before == "sans" or _refused(scene, group):
        return Fate(None)
    if before in ("apres",) or group.tense == "past_infinitive":
        return Fate(HELD)
    if two_before == "avant" and group.previous is not None:
        return Fate(of_verb(scene, group.previous).status or HELD)  # « avant de gagner Erbil »
    governor = group.governor
    if before == "a" and two_before in words("first_to"):
        # « a été un des premiers à avoir X au téléphone », but « le premier à rencontrer X sera Y »
        told = group.previous
        return Fate(None) if told is None or told.lemma != "etre" else of_verb(scene, told)
    noun = _noun_of_plan(scene, group)
    if noun is not None:
        return Fate(noun, governor, invitation=True)
    if governor is None:
        return Fate(PLANNED if before in ("de", "d", "a") else HELD)
    if governor.lemma in _PLEAS or governor.modal == "falloir":
        return Fate(None)
    values = cue_values(governor)
    if _honoured(scene, group):
        return of_verb(scene, governor)
    if governor.lemma in ("etre", "avoir", "savoir") and not values & {"plan", "propose"}:
        ready = _pret(scene, group)
        talking = group.lemma in ("negocier", "discuter", "dialoguer")
        return Fate(PROPOSED if ready and not talking else None, governor)
    if before == "pour" and governor.passive and governor.lemma in words("floated"):
        return Fate(PROPOSED)
    if before == "pour" and governor.lemma == "attendre":
        return Fate(PLANNED)  # « est attendu à Ankara pour y rencontrer »
    if before == "pour" and not _PERMISSIONS.isdisjoint(
        scene.page.words[governor.last + 1 : group.first]
    ):
        return Fate(
            None
        )  # « ont donné leur feu vert à la Commission pour engager des négociations »
    if before == "pour" or two_before == "afin":
        return of_verb(scene, governor) if governor is not group else Fate(HELD)
    if "invite" in values:
        return Fate(None if governor.negated else PROPOSED, governor)
    if "propose" in values or "invite" in values:
        return Fate(None if governor.negated else PROPOSED, governor)
    if "cancel" in values:
        return Fate(CANCELLED)
    if (
        governor.lemma == "etre"
        and _pret(scene, group)
        and group.lemma in ("negocier", "discuter", "dialoguer")
    ):
        return Fate(None)
    if values & {"plan", "accept", "postpone"} or governor.lemma == "charger":
        if governor.negated:
            return Fate(None)
        return Fate(PLANNED)
    if _pret(scene, group) and not values:
        return Fate(PROPOSED, governor if _ready(scene, group) else None)
    if _pret(scene, group):
        return Fate(
            None
            if "light" not in cue_values(group)
            and group.lemma in ("negocier", "discuter", "dialoguer")
            else PROPOSED,
            governor,
        )
    return Fate(of_verb(scene, governor).status)


_HONOURS = words("encounter_honours")
_REFUSALS = words("encounter_refusals")


def _honoured(scene: Scene, group: VerbGroup) -> bool:
    """« a eu l'honneur d'être introduit auprès de », « aura l'occasion de rencontrer »: it is what « avoir » says."""
    governor = group.governor
    if governor is None or governor.lemma not in ("avoir", "saisir", "profiter", "donner"):
        return False
    return not _HONOURS.isdisjoint(scene.page.words[governor.last + 1 : group.first])


def _refused(scene: Scene, group: VerbGroup) -> bool:
    """« son refus d'accueillir l'ambassadeur »: no contact."""
    before = scene.page.words[max(group.first - 2, 0) : group.first]
    return before[-1:] in (["de"], ["d"]) and not _REFUSALS.isdisjoint(before)


def _noun_of_plan(scene: Scene, group: VerbGroup) -> str | None:
    """« une invitation à se rendre », « la proposition de rencontrer »."""
    start = scene.page.starts[max(group.first - 14, 0)]
    for noun in reversed(scene.nouns_between(start, group.start)):
        if "plan" in noun.row.tags and scene.page.sentence_at(noun.start) == group.sentence:
            accepted = group.governor is not None and "accept" in cue_values(group.governor)
            return PLANNED if accepted and not group.governor.negated else PROPOSED  # type: ignore[union-attr]
    return None


def _ready(scene: Scene, group: VerbGroup) -> bool:
    return any(
        scene.word(t)[:4] in ("pret", "disp", "favo")
        for t in range(max(group.first - 3, 0), group.first)
    )


def _pret(scene: Scene, group: VerbGroup) -> bool:
    words = {scene.word(t) for t in range(max(group.first - 6, 0), group.first)}
    return bool(
        words
        & {
            "pret",
            "prete",
            "prets",
            "pretes",
            "dispose",
            "disposee",
            "favorable",
            "proposition",
            "offre",
            "projet",
            "possibilite",
            "idee",
        }
    )


def of_head_noun(scene: Scene, start: int) -> str | None:
    """The status that the noun before gives (« l'annulation de la visite », « l'idée d'un sommet »)."""
    for cue in scene.cues_between(max(start - 24, 0), start + 6, "undone", "put_off", "idea"):
        if 0 <= start - cue.end <= 1 or cue.start < start <= cue.end:
            return {"undone": CANCELLED, "put_off": PLANNED, "idea": PROPOSED}[cue.row.value]
    return None


_ADJECTIVES = {
    "wished": PROPOSED,
    "planned": PLANNED,
    "postponed": POSTPONED,
    "cancelled": CANCELLED,
}


def of_adjectives(scene: Scene, start: int, noun_end: int, end: int) -> str | None:
    """The status that participles and adjectives of a noun phrase give (« prévue jeudi », « annulée »)."""
    status = None
    for cue in scene.cues_between(start, end, "wished", "planned", "postponed", "cancelled"):
        found = _ADJECTIVES[cue.row.value]
        word = scene.word(cue.last)
        bare = word == "venir" or word.startswith(("prochain", "futur"))
        if bare and cue.start - noun_end > 2:
            continue  # « un message pour le nouvel an à venir »
        if found == CANCELLED:
            return CANCELLED
        status = found
    return PLANNED if status == POSTPONED else status
