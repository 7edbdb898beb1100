"""What ties quoted words to a speaker within their sentence, strongest first."""

from __future__ import annotations

import re

from readouts.readers.statements.behind import Behind
from readouts.readers.statements.beside import apposed, bracketed, held_by, under_colon
from readouts.readers.statements.elsewhere import Elsewhere
from readouts.readers.statements.incise import incises
from readouts.readers.statements.leads import Leads
from readouts.readers.statements.moods import acting, given, halved, moved
from readouts.readers.statements.pieces import Attribution, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.relatives import by_agent, for_whom
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import Frame, Stage
from readouts.vocabulary import words

__all__ = ["Ties"]

_RELAYS = words("statement_relays")
"""Verbs of a medium that hands on the words of another."""
_TOPICAL = ("evoquer", "aborder", "examiner", "mentionner", "detailler", "discuter", "celebrer")
_FACTS = (
    "confirmer",
    "annoncer",
    "evoquer",
    "infirmer",
    "dementir",
    "reveler",
    "devoiler",
    "detailler",
)
"""Verbs whose quoted object in a headline is a thing, not words."""
_GAP = 120
# « …, et son homologue, », « …, tandis que Kiev, », « … ; Athènes, »
_GAPPED = re.compile(
    r"\s*(?:[,;]\s*(?:et|puis|tandis\s+que|quand)?|et|tandis\s+que)[\s,]+[^.:!?]*$", re.IGNORECASE
)


class Ties:
    """The rules that look at one sentence."""

    def __init__(self, stage: Stage, speakers: Speakers) -> None:
        self.stage = stage
        self.speakers = speakers
        self.leads = Leads(stage, speakers)
        self.back = Behind(stage, speakers)
        self.elsewhere = Elsewhere(stage, speakers)

    def tied(self, frame: Frame, piece: Piece, pieces: list[Piece]) -> Attribution | None:
        """What ties the words to a speaker within their sentence."""
        quote = piece.quote
        if self.leads.is_name(frame, quote, certain=True):
            return None
        if quote.shape == "unopened":
            return self.back.behind(frame, quote, pieces)
        near = (
            bracketed(self.stage, frame, quote)
            or for_whom(self.stage, frame, quote)
            or by_agent(self.stage, frame, quote)
            or moved(self.stage, frame, quote)
            or given(self.stage, frame, quote)
        )
        if near is not None:
            return near
        gapped = self._gapped(frame, quote)
        if gapped is not None:
            return gapped
        led = None if self.leads.is_name(frame, quote) else self.leads.led(frame, quote)
        behind = self.back.behind(frame, quote, pieces)
        if led is not None and frame.kind != "body" and self._shown(led, quote):
            return None
        if led is not None and behind is None:
            led = self._closing(frame, quote, led) or led
        if (
            led is not None
            and led.rule == "statements.led"
            and led.source.how not in ("group", "unknown")
            and not (behind is not None and self._outranks(behind, led, quote))
        ):
            return led
        if behind is not None:
            return behind
        split = halved(self.stage, frame, quote)
        if split is not None:
            return split
        if self.leads.is_name(frame, quote):
            return None
        if led is not None and led.source.how in ("group", "unknown"):
            return self.elsewhere.within(frame, quote) or (
                None if self._topical(led, quote) else led
            )
        return (
            led
            or self.elsewhere.within(frame, quote)
            or acting(self.stage, frame, quote)
            or held_by(self.stage, frame, quote)
            or apposed(self.stage, frame, quote)
            or under_colon(self.stage, frame, quote)
        )

    def _shown(self, led: Attribution, quote: Quotation) -> bool:
        """« Washington confirme ses « pourparlers » avec Moscou » as a headline: a noun in marks that is a fact's."""
        group = led.cue.group if led.cue is not None else None
        if group is None or group.lemma not in _FACTS:
            return False
        words, at = self.stage.page.words, self.stage.page.first_token(quote.left) - 1
        few = self.stage.text.count(" ", quote.start, quote.end) <= 2
        return few and at >= 0 and words[at] in self.stage.determiners

    def _closing(self, frame: Frame, quote: Quotation, led: Attribution) -> Attribution | None:
        """« La Türkiye espère une « véritable négociation », a déclaré jeudi le ministre Fidan »: the incise that ends
        the sentence says whose words a body's hopes and views are."""
        actor = led.source.actor
        if actor is None or actor.kind == "person":
            return None
        for incise in incises(self.stage, quote.right, frame.end):
            cue = incise.cue
            if cue.value not in ("say", "write") or incise.end < frame.end - 2:
                continue
            if cue.group is None or cue.group.lemma in _RELAYS:
                return None
            found = self.speakers.incise_source(incise, frame.end)
            if found.actor is not None and found.actor.kind == "person":
                return Attribution(found, cue, "statements.led")
        return None

    def _gapped(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """« X a exprimé son « inquiétude », et Y, sa « solidarité » »: a second speaker under the verb of the first."""
        stage = self.stage
        before = [q for q in frame.quotes if q.level == 0 and q.right <= quote.left]
        if not before or quote.left - before[-1].right > _GAP:
            return None
        start, end = before[-1].right, quote.left
        if not _GAPPED.match(stage.text, start, end) or stage.text[quote.left - 2] == ":":
            return None
        if any(g.finite for g in stage.groups_in(start, end)):
            return None
        inside = stage.mentions_in(start, end)
        counted = stage.counted(stage.page.first_token(end) - 1)
        spoken = [c for c in stage.verbs_in(frame.start, before[-1].left) if c.group is not None]
        first = stage.page.words[max(0, spoken[-1].first - 1)] if spoken else ""
        if counted is not None and first in (
            "premier",
            "premiere",
        ):  # no « a jugé le premier « … » »
            return Attribution(counted, spoken[-1], "statements.gapped")
        if not inside or len(inside[0].actors) != 1 or inside[-1].end >= end - 1:
            return None
        mention = inside[0]
        if stage.verbs_in(start, mention.start):
            return None  # « a salué un accord « … » et appelé Kigali à cesser « … » »
        if stage.governed(stage.page.first_token(mention.start)):
            return None
        verbs = [c for c in stage.verbs_in(frame.start, before[-1].left) if c.group is not None]
        if not verbs:
            return None
        return Attribution(stage.actor_of(mention), verbs[-1], "statements.gapped")

    def _topical(self, led: Attribution, quote: Quotation) -> bool:
        """« Ils ont évoqué les « nouvelles routes de la soie » »: a topic in marks is nobody's words."""
        group = led.cue.group if led.cue is not None else None
        if group is None or group.lemma not in _TOPICAL:
            return False
        at = self.stage.page.first_token(quote.left) - 1
        return at >= 0 and self.stage.page.words[at] in ("le", "la", "les", "l")

    def _outranks(self, behind: Attribution, led: Attribution, quote: Quotation) -> bool:
        """« Il ne veut rien entendre : « … », a lâché X »: who is named right behind the words speaks, not the
        state or verb in front; a medium that hands on (« rapporte l'agence ») does not."""
        cue, source = behind.cue, behind.source
        if behind.rule != "statements.behind" or cue is None:
            return False
        if source.how in ("unknown", "group", "anaphor", "issuer"):
            return False
        if cue.group is not None and cue.group.lemma in _RELAYS:
            return False
        if cue.group is not None and not cue.group.finite:
            return False
        person = source.actor is not None and source.actor.kind == "person"
        if led.source.actor is not None and led.source.actor.kind != "person" and person:
            return True
        front = led.cue
        plain = front is not None and front.value == "say" and quote.left - front.end < 4
        gap = self.stage.text[quote.right : cue.start].strip()
        if front is not None and front.group is not None and front.group.modal and gap == ",":
            return True  # « X doit évoquer « … », a ajouté Irna »: what is planned is not yet said
        colon = self.stage.text[max(0, quote.left - 4) : quote.left].rstrip().endswith(":")
        known = source.actor is not None or source.how == "unnamed"
        return colon and gap in (",", "") and not plain and known
