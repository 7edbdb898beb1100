"""Interviews: answers that stand in marks of their own below a question belong to the one who is asked."""

from __future__ import annotations

from collections import Counter

from readouts.findings import Actor
from readouts.readers.statements.attribution import Attribution, Piece
from readouts.readers.statements.stage import Frame, Source, Stage

__all__ = ["interviewee"]


def interviewee(stage: Stage, frames: list[Frame], pieces: list[Piece]) -> None:
    """Give the answers without an attribution to the person interviewed."""
    answers = [p for p in pieces if p.said is None and not p.nested and _answers(stage, frames, p)]
    if not answers:
        return
    who = _asked(stage, pieces, answers[0].start)
    if who is None:
        return
    for piece in answers:
        piece.said = Attribution(Source(who), None, "statements.answer")


def _answers(stage: Stage, frames: list[Frame], piece: Piece) -> bool:
    """A quotation that fills its paragraph, right below a question."""
    text = stage.text
    page = stage.page
    at = stage.paragraph_at(piece.start)
    start, end = page.paragraphs[at]
    quote = piece.quote
    if quote.left - start > 2 or at == 0:
        return False
    above = text[slice(*page.paragraphs[at - 1])].rstrip()
    rest = text[quote.right : end].strip(" .,\u00a0\u202f")
    asks = above.endswith(("?", "…", "...", "?»")) and not above.startswith(("«", '"', "“"))
    return asks and not rest


def _asked(stage: Stage, pieces: list[Piece], position: int) -> Actor | None:
    """Who is attributed most among the answers, else the first person that the text names in its prose."""
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for piece in pieces:
        if piece.said is None or piece.nested:
            continue
        actor = piece.said.source.actor
        if actor is not None and actor.kind == "person":
            counts[actor.id] += 1
            actors[actor.id] = actor
    if counts:
        return actors[counts.most_common(1)[0][0]]
    named: Counter[str] = Counter()
    for mention in stage.mentions_in(0, position):
        if len(mention.actors) == 1 and mention.actors[0].kind == "person":
            actor = mention.actors[0]
            named[actor.id] += 1
            actors.setdefault(actor.id, actor)
    authors = {name.split()[-1].lower() for name in stage.layout.authors if name.split()}
    for actor_id, _ in named.most_common():
        if actors[actor_id].name.split()[-1].lower() not in authors:
            return actors[actor_id]
    return None
