"""Quotations within quotations: they count where their own speaker is named beside them."""

from __future__ import annotations

from readouts.readers.statements.pieces import Attribution, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import Cue, Frame, Source, Stage

__all__ = ["nested"]


def nested(stage: Stage, speakers: Speakers, frame: Frame, quote: Quotation) -> Piece | None:
    """A quotation within a quotation counts where its own speaker is named beside it."""
    text = stage.text
    outer = stage.quoted(quote.start)
    if outer is None:
        return None
    before = text[outer.start : quote.left].rstrip()
    start = _sentence_start(stage, outer, quote.left)
    verbs = [
        c
        for c in stage.verbs_in(start, quote.left)
        if c.group is not None and c.group.person == "3"
    ]
    if verbs and (
        before.endswith(":") or (quote.left - verbs[-1].end <= 6 and verbs[-1].value == "say")
    ):
        found = stage.before(verbs[-1], start) or _pronoun(stage, outer, verbs[-1], start)
        if found is not None and found.actor is not None:
            return _piece(quote, frame, found, verbs[-1])
    for cue in stage.nouns_in(quote.right, min(outer.end, quote.right + 30)):
        if cue.value == "according":
            found = stage.named_after(cue, outer.end)
            if found is not None and found.actor is not None:
                return _piece(quote, frame, found, cue)
        break
    for cue in stage.verbs_in(quote.right, min(outer.end, quote.right + 12)):
        if (
            cue.group is not None
            and cue.group.inverted is None
            and cue.group.finite
            and speakers.touches(quote, cue)
        ):
            found = stage.after(cue, outer.end)
            if found is not None and found.actor is not None:
                return _piece(quote, frame, found, cue)
        break
    return None


def _pronoun(stage: Stage, outer: Quotation, cue: Cue, start: int) -> Source | None:
    """« J'ai eu Rubio au téléphone. Il m'a glissé : “ … ” »: who the words had just spoken of."""
    words = stage.page.words
    if not {"il", "elle"} & set(words[max(0, cue.first - 2) : cue.first + 1]):
        return None
    near = stage.mentions_in(outer.start, start)
    people = [m for m in near if len(m.actors) == 1 and m.actors[0].kind == "person"]
    return stage.actor_of(people[-1]) if people else None


def _sentence_start(stage: Stage, outer: Quotation, position: int) -> int:
    page = stage.page
    start: int = page.sentences[page.sentence_at(position)][0]
    return max(outer.start, start)


def _piece(quote: Quotation, frame: Frame, source: Source, cue: Cue) -> Piece:
    """A quotation within a quotation, with its own source."""
    said = Attribution(source, cue, "statements.nested")
    return Piece(quote.start, quote.end, quote, frame, said, nested=True)
