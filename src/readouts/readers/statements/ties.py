"""What ties quoted words to a speaker within their sentence, strongest first."""

from __future__ import annotations

import re
from itertools import pairwise

from readouts.readers.statements.incise import incises
from readouts.readers.statements.leads import Leads
from readouts.readers.statements.moods import given, moved
from readouts.readers.statements.pieces import JOIN, Attribution, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import NOBODY, Cue, Frame, Source, Stage
from readouts.text import JOINED

__all__ = ["Ties"]

_NEAR = 70
_LIGHT = frozenset(
    """comme ainsi que qu y il elle ils elles ce c nous m me lui leur l le la a alors toutefois aussi encore on en tout
    quant d abord ensuite puis et mais cependant egalement enfin toujours plus tard hier aujourd hui jeudi lundi mardi
    mercredi vendredi samedi dimanche avant ceci cela ont est""".split()
)
_RELAYS = (
    "rapporter",
    "relayer",
    "citer",
    "signaler",
    "relater",
    "informer",
    "reprendre",
    "publier",
    "titrer",
)
"""Verbs of a medium that hands on the words of another."""
_TOPICAL = ("evoquer", "aborder", "examiner", "mentionner", "detailler", "discuter", "celebrer")
_BE = ("est", "sont", "vient", "revient", "emane", "etait")
_GAP = 120
# « …, et son homologue, », « …, tandis que Kiev, », « … ; Athènes, »
_GAPPED = re.compile(
    r"\s*(?:[,;]\s*(?:et|puis|tandis\s+que|quand)?|et|tandis\s+que)[\s,]+[^.:!?]*$", re.IGNORECASE
)
_PAREN = re.compile(r"[\s,.]*[(–—-]\s*$")


class Ties:
    """The rules that look at one sentence."""

    def __init__(self, stage: Stage, speakers: Speakers) -> None:
        self.stage = stage
        self.speakers = speakers
        self.leads = Leads(stage, speakers)

    def tied(self, frame: Frame, piece: Piece, pieces: list[Piece]) -> Attribution | None:
        """What ties the words to a speaker within their sentence."""
        quote = piece.quote
        if self.leads.is_name(frame, quote, certain=True):
            return None
        if quote.shape == "unopened":
            return self._behind(frame, quote, pieces)
        near = moved(self.stage, frame, quote) or given(self.stage, frame, quote)
        if near is not None:
            return near
        gapped = self._gapped(frame, quote)
        if gapped is not None:
            return gapped
        led = None if self.leads.is_name(frame, quote) else self.leads.led(frame, quote)
        behind = self._behind(frame, quote, pieces)
        if (
            led is not None
            and led.rule == "statements.led"
            and led.source.how not in ("group", "unknown")
            and not (behind is not None and self._outranks(behind, led, quote))
        ):
            return led
        if behind is not None:
            return behind
        if self.leads.is_name(frame, quote):
            return None
        if led is not None and led.source.how in ("group", "unknown"):
            return self._within(frame, quote) or (None if self._topical(led, quote) else led)
        return led or self._within(frame, quote)

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
        if not inside or len(inside[0].actors) != 1 or inside[-1].end >= end - 1:
            return None
        mention = inside[0]
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
        colon = self.stage.text[max(0, quote.left - 4) : quote.left].rstrip().endswith(":")
        return colon and gap in (",", "") and not plain and (person or source.how == "unnamed")

    def _behind(self, frame: Frame, quote: Quotation, pieces: list[Piece]) -> Attribution | None:
        """An attribution right behind the words: « …», a dit X; « …», selon X; « …» et « …», a dit X."""
        stage, text, page = self.stage, self.stage.text, self.stage.page
        end = frame.end
        following = next((p for p in pieces if p.quote.left >= quote.right), None)
        bound = min(end, quote.right + _NEAR)
        if following is not None and JOIN.match(text[quote.right : following.quote.left]):
            said = following.said
            if said is not None and said.rule in (
                "statements.behind",
                "statements.incise",
                "statements.chain",
            ):
                return Attribution(said.source, said.cue, "statements.chain")
            return None
        for cue in sorted(
            [*stage.verbs_in(quote.right, bound), *stage.nouns_in(quote.right, bound)],
            key=lambda c: c.start,
        )[:4]:
            if stage.quoted(cue.start) is not None or ";" in text[quote.right : cue.start]:
                break
            if not self._light(quote.right, cue.first):
                signed = self._signed_before(quote, cue)
                if signed is not None:
                    return Attribution(signed, cue, "statements.behind")
                break
            if cue.group is not None:
                found = self._verb_behind(cue, quote, end)
                if found is None and self._speaks(cue, quote):
                    found = Source(None, "anaphor" if self._definite_behind(cue) else "unknown")
                if found is not None:
                    return Attribution(found, cue, "statements.behind")
            elif cue.value == "according":
                named = stage.named_after(cue, end)
                return Attribution(named or NOBODY, cue, "statements.behind")
        i = page.first_token(quote.right)
        if i < len(page.starts) and page.starts[i] < end:
            gap = text[quote.right : page.starts[i]]
            mention = stage.mention_at(page.starts[i])
            if mention is not None and _PAREN.match(gap) and mention.end >= end - 3:
                return Attribution(stage.actor_of(mention), None, "statements.signed")
        return None

    def _speaks(self, cue: Cue, quote: Quotation) -> bool:
        """Whether the verb alone, right behind the words, shows that somebody said them."""
        group = cue.group
        if (
            group is None
            or not group.finite
            or group.passive
            or cue.value not in ("say", "write", "colour")
        ):
            return False
        if self.stage.page.words[cue.first] == "en" and cue.last - cue.first == 1:
            return False  # « …, en somme. »
        return group.person == "3" and self.stage.text[quote.right : cue.start].strip(
            " \u00a0\u202f"
        ) in (",", "")

    def _definite_behind(self, cue: Cue) -> bool:
        page = self.stage.page
        i = cue.last + 1
        return i < len(page.words) and page.words[i] in ("le", "la", "l", "ce", "cet", "cette")

    def _light(self, start: int, first: int) -> bool:
        page = self.stage.page
        i = page.first_token(start)
        return first - i <= 5 and all(w in _LIGHT for w in page.words[i:first])

    def _signed_before(self, quote: Quotation, cue: Cue) -> Source | None:
        """« …», Peskov a déclaré. : the order of machine translation."""
        stage = self.stage
        if cue.group is None or not cue.group.finite or cue.value in ("urge", "qualify"):
            return None
        gap = stage.text[quote.right : quote.right + 2].lstrip()
        if not gap.startswith(","):
            return None
        follow = stage.text[cue.end : cue.end + 1]
        if follow not in ".,;\n" and follow:
            return None
        found = stage.before(cue, quote.right)
        return found

    def _verb_behind(self, cue: Cue, quote: Quotation, end: int) -> Source | None:
        group = cue.group
        assert group is not None
        stage = self.stage
        if group.inverted is not None:
            if group.passive or group.lemma == "lire" or group.inverted in ("on",):
                return self.speakers.impersonal(cue, end)
            return self.speakers.pronoun(cue)
        if group.tense == "infinitive" and self._said_so(cue, quote):
            return stage.after(cue, end)
        if group.tense in ("infinitive", "gerund", "past_gerund", "subjunctive"):
            return None
        words = stage.page.words[stage.page.first_token(quote.right) : group.head]
        if group.passive:
            # « il est dit dans le message », « est-il indiqué »
            return (
                self.speakers.impersonal(cue, end)
                if "il" in words or cue.value in ("say", "write")
                else None
            )
        for word in words:
            if word in ("il", "elle"):
                named = stage.mention_after(cue)
                if named is not None:
                    return stage.actor_of(named)  # « il a dit Choque »
                mention = next(iter(stage.mentions_in(quote.right, cue.end)), None)
                return stage.actor_of(mention) if mention is not None else Source(None, "pronoun")
            if word == "on":
                return self.speakers.impersonal(cue, end)
        if group.tense == "participle":
            # « …», dit par X ; « souligné » alone
            return None
        return stage.after(cue, end)

    def _said_so(self, cue: Cue, quote: Quotation) -> bool:
        """« …», s'est contenté de dire un porte-parole ; « …», a cru bon d'ajouter le ministre."""
        page = self.stage.page
        i = page.first_token(quote.right)
        if cue.first - i > 6 or any(
            self.stage.page.gaps[j] != JOINED for j in range(i + 1, cue.first + 1)
        ):
            return False
        return any(
            g.finite and g.person == "3" for g in self.stage.groups_in(quote.right, cue.start)
        )

    def _within(self, frame: Frame, quote: Quotation) -> Attribution | None:
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
            if cue.value in ("words", "document") and stage.text[quote.right : frame.end].lstrip(
                " \u00a0\u202f"
            )[:1] in (":", ",", ";"):
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

    def nested(self, frame: Frame, quote: Quotation) -> Piece | None:
        """A quotation within a quotation counts where its own speaker is named beside it."""
        stage, text = self.stage, self.stage.text
        outer = stage.quoted(quote.start)
        if outer is None:
            return None
        before = text[outer.start : quote.left].rstrip()
        start = self._sentence_start(outer, quote.left)
        verbs = [
            c
            for c in stage.verbs_in(start, quote.left)
            if c.group is not None and c.group.person == "3"
        ]
        if verbs and (
            before.endswith(":") or (quote.left - verbs[-1].end <= 6 and verbs[-1].value == "say")
        ):
            found = stage.before(verbs[-1], start)
            if found is not None and found.actor is not None:
                return _nested(quote, frame, found, verbs[-1])
        for cue in stage.nouns_in(quote.right, min(outer.end, quote.right + 30)):
            if cue.value == "according":
                found = stage.named_after(cue, outer.end)
                if found is not None and found.actor is not None:
                    return _nested(quote, frame, found, cue)
            break
        for cue in stage.verbs_in(quote.right, min(outer.end, quote.right + 12)):
            if (
                cue.group is not None
                and cue.group.inverted is None
                and cue.group.finite
                and self.speakers.touches(quote, cue)
            ):
                found = stage.after(cue, outer.end)
                if found is not None and found.actor is not None:
                    return _nested(quote, frame, found, cue)
            break
        return None

    def _sentence_start(self, outer: Quotation, position: int) -> int:
        page = self.stage.page
        start: int = page.sentences[page.sentence_at(position)][0]
        return max(outer.start, start)


def _nested(quote: Quotation, frame: Frame, source: Source, cue: Cue) -> Piece:
    """A quotation within a quotation, with its own source."""
    said = Attribution(source, cue, "statements.nested")
    return Piece(quote.start, quote.end, quote, frame, said, nested=True)
