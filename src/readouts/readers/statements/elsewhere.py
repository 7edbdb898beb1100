"""An attribution elsewhere in the sentence, neither led up to nor right behind the words."""

from __future__ import annotations

import re
from itertools import pairwise

from readouts.readers.statements.incise import incises
from readouts.readers.statements.pieces import Attribution
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import Cue, Frame, Source, Stage

__all__ = ["Elsewhere"]

_CLOSED = re.compile(r"\s*(?:\w{2,12}\s*)?[:,;]")
"""« Un « non » sec : c'est la réponse de X »: the words have ended, and what they are follows."""
_BE = ("est", "sont", "vient", "revient", "emane", "etait")


class Elsewhere:
    """Reads what the rest of the sentence says of who speaks."""

    def __init__(self, stage: Stage, speakers: Speakers) -> None:
        self.stage = stage
        self.speakers = speakers

    def within(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """An attribution elsewhere in the sentence: an incise at its end, « selon » anywhere."""
        stage = self.stage
        for incise in incises(stage, quote.right, frame.end):
            if stage.quoted(incise.cue.start) is None:
                return Attribution(
                    self.speakers.incise_source(incise, frame.end),
                    incise.cue,
                    "statements.sentence",
                )
        for cue in stage.verbs_in(quote.right, frame.end):
            if stage.quoted(cue.start) is not None or cue.value not in ("say", "write"):
                continue
            group = cue.group
            words = stage.page.words[max(cue.first - 2, 0) : cue.first + 1]
            if group is not None and group.finite and "comme" in words:
                found = stage.after(cue, frame.end) or stage.before(cue, quote.right)
                if found is not None:
                    return Attribution(found, cue, "statements.sentence")
        page = stage.page
        first = page.first_token(frame.start)
        if page.words[first : first + 1] == ["pour"]:
            object_ = page.words[first + 1 : first + 2]
            if object_ in (["lui"], ["elle"]) and stage.text.startswith(",", page.ends[first + 1]):
                return Attribution(Source(None, "pronoun"), None, "statements.for")
        if first < len(page.words) and page.words[first] == "pour":
            for mention in stage.mentions_in(frame.start, min(frame.start + 30, quote.left)):
                if (
                    stage.text[mention.end : mention.end + 1] == ","
                    and page.first_token(mention.start) - first <= 3
                ):
                    return Attribution(stage.actor_of(mention), None, "statements.for")
        for cue in stage.nouns_in(quote.right, min(frame.end, quote.right + 40)):
            if cue.value in ("words", "document") and _CLOSED.match(
                stage.text, quote.right, frame.end
            ):
                told = self.of_words(quote.right, frame.end, cue)
                if told is not None:
                    return told
        shown = self._shown(frame, quote)
        if shown is not None:
            return shown
        left = max(frame.start, stage.text.rfind(";", frame.start, quote.left))
        right = stage.text.find(";", quote.right, frame.end)
        near = stage.nouns_in(left, quote.left) if left > frame.start else []
        for cue in [
            *near,
            *stage.nouns_in(quote.right, right if right >= 0 else frame.end),
            *stage.nouns_in(frame.start, quote.left),
            *stage.nouns_in(quote.right, frame.end),
        ]:
            if cue.value == "according" and stage.quoted(cue.start) is None:
                named = stage.named_after(cue, frame.end)
                if named is not None:
                    return Attribution(named, cue, "statements.sentence")
        return None

    def _shown(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """« … » : Viktor Orban ne décolère pas. « … » : telle est la ligne défendue par X."""
        stage = self.stage
        rest = stage.text[quote.right : frame.end].lstrip()
        if quote.left - frame.start > 2 or not rest.startswith((":", "–", "—")):
            return None
        if any(q.level == 0 and q.left > quote.right for q in frame.quotes):
            return None
        mentions = [m for m in stage.mentions_in(quote.right, frame.end) if len(m.actors) == 1]
        for mention in mentions:
            first = stage.page.first_token(mention.start)
            free = not stage.governed(first) or stage.page.words[first - 1] in ("par", "chez")
            if mention.actors[0].kind == "person" and free:
                return Attribution(stage.actor_of(mention), None, "statements.shown")
        return None

    def of_words(self, start: int, end: int, cue: Cue | None) -> Attribution | None:
        """Whose words they are: « la formule est de X », « c'est en ces termes que X a annoncé »."""
        stage, page = self.stage, self.stage.page
        for mention in stage.mentions_in(start, end):
            i = page.first_token(mention.start)
            behind = page.words[max(0, i - 4) : i]
            if any(a in _BE and b in ("de", "d", "du", "a") for a, b in pairwise(behind)):
                return Attribution(stage.actor_of(mention), cue, "statements.next")
        for verb in stage.verbs_in(start, end):
            if verb.group is not None and verb.group.finite:
                found = stage.before(verb, start) or stage.after(verb, end)
                if found is not None:
                    return Attribution(found, cue or verb, "statements.next")
        found = self.speakers.anyone(start, end)
        return Attribution(found, cue, "statements.next") if found is not None else None
