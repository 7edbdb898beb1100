"""Quoted words set beside somebody without a verb: « Mme X (« … ») », « Mme X, « … », », « « … » pour Mme X »."""

from __future__ import annotations

from readouts.findings import Mention
from readouts.readers.statements.pieces import Attribution
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import Frame, Stage

__all__ = ["apposed", "bracketed", "held_by", "under_colon"]

_ARTICLES = ("le", "la", "l", "les", "du", "de", "un", "une")
_COLON = 60
"""A clause between a colon and the words in it is not longer than this."""


def bracketed(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« La ministre Saleh (« Fière de cet accord ») et son homologue Etoundi (« Un jour historique ») ont posé »."""
    text = stage.text
    opening = text[frame.start : quote.left].rstrip()
    if not opening.endswith("(") or not text[quote.right : quote.right + 2].lstrip().startswith(
        ")"
    ):
        return None
    person = _person_until(stage, frame, frame.start + len(opening) - 1)
    return (
        None if person is None else Attribution(stage.actor_of(person), None, "statements.beside")
    )


def apposed(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« La ministre Saleh, « fière de cet accord », a posé avec son hôte »: what somebody is in words of his own."""
    text, page = stage.text, stage.page
    before = text[frame.start : quote.left].rstrip()
    follows = text[quote.right : quote.right + 2].lstrip()[:1] == ","
    if not (before.endswith(",") and follows and text[quote.start].islower()):
        return None
    if page.words[page.first_token(quote.start)] in _ARTICLES:
        return None  # « Hamid Reza, « le Faucon », »
    person = _person_until(stage, frame, frame.start + len(before) - 1)
    return (
        None if person is None else Attribution(stage.actor_of(person), None, "statements.beside")
    )


def held_by(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« « Un pas de géant » pour la ministre Saleh, « un pas de deux » pour son hôte »: no verb but in the words."""
    page = stage.page
    i = page.first_token(quote.right)
    if page.words[i : i + 1] != ["pour"] or stage.text[quote.right : page.starts[i]].strip():
        return None
    if any(g.finite and not stage.quoted(g.start) for g in stage.groups_in(frame.start, frame.end)):
        return None
    for j in range(i + 1, min(i + 4, len(page.words))):
        mention = stage.mention_at(page.starts[j])
        if mention is not None:
            person = len(mention.actors) == 1 and mention.actors[0].kind == "person"
            return Attribution(stage.actor_of(mention), None, "statements.for") if person else None
    return None


def under_colon(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« Le ministre Ngaro ne mâche pas ses mots : l'accord est « mort » »: a state of things in the words of whom the
    clause in front of the colon is about."""
    colon = stage.text.rfind(" :", frame.start, quote.left)
    if colon < 0 or quote.left - colon > _COLON or stage.quoted(colon) is not None:
        return None
    groups = stage.groups_in(colon, quote.left)
    stated = (
        bool(groups)
        and groups[-1].lemma == "etre"
        and groups[-1].last == (stage.page.first_token(quote.left) - 1)
    )
    acted = any(g.finite for g in stage.groups_in(quote.start, quote.end))
    if not (stated or acted):
        return None
    for mention in stage.mentions_in(frame.start, colon):
        first = stage.page.first_token(mention.start)
        if stage.governed(first) or stage.quoted(mention.start) is not None:
            continue
        speaks = len(mention.actors) == 1 and mention.actors[0].kind != "state"
        return Attribution(stage.actor_of(mention), None, "statements.colon") if speaks else None
    return None


def _person_until(stage: Stage, frame: Frame, end: int) -> Mention | None:
    """The person whose mention ends right in front of a place."""
    near = stage.mentions_in(max(frame.start, end - 120), end)
    if not near or stage.text[near[-1].end : end].strip() or len(near[-1].actors) != 1:
        return None
    mention = near[-1]
    return mention if mention.actors[0].kind == "person" else None
