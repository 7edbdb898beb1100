"""Who says the quoted words: rules in order of strength, from what touches the marks to the sentences around."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from readouts.findings import Actor, Mention
from readouts.readers.statements.incise import Incise, incises
from readouts.readers.statements.interview import Interview
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import NOBODY, Cue, Frame, Source, Stage

__all__ = ["Attribution", "Attributor", "Piece"]

_NEAR = 70
_LIGHT = frozenset(
    """comme ainsi que qu y il elle ils elles ce c nous m me lui leur l le la a alors toutefois aussi encore on en tout
    quant d abord ensuite puis et mais cependant egalement enfin toujours plus tard hier aujourd hui jeudi lundi mardi
    mercredi vendredi samedi dimanche avant ceci cela ont est""".split()
)
_JOIN = re.compile(r"^[\s,;.]*(?:et|puis|ou|mais|ainsi que|,|-|–|—)?\s*(?:que|qu['’]|de|d['’]|à|les?|la|l['’]|un|une)?\s*$", re.IGNORECASE)
_BE = ("est", "sont", "vient", "revient", "emane", "etait")
_FIRST_PERSON = re.compile(r"(?<!\w)(?:je|j['’]|nous|notre|nos|mon|ma|mes|m['’]|moi)(?!\w)", re.IGNORECASE)
_PAREN = re.compile(r"[\s,.]*[(–—-]\s*$")


@dataclass(slots=True)
class Attribution:
    """The source of some words, the cue that names it and the rule that found it."""

    source: Source
    cue: Cue | None
    rule: str


@dataclass(slots=True)
class Piece:
    """A stretch of quoted words between the marks and the incises."""

    start: int
    end: int
    quote: Quotation
    frame: Frame
    said: Attribution | None = None
    nested: bool = False


class Attributor:
    """Walks over the frames in order; remembers who spoke last."""

    def __init__(self, stage: Stage, interview: Interview) -> None:
        self.stage = stage
        self.interview = interview
        self.last: Attribution | None = None
        self.last_frame = -2
        self.body: Actor | None = None
        self.focus: Source | None = None

    # --- a frame ----------------------------------------------------------------------------------------------------------
    def attribute(self, frames: list[Frame]) -> list[Piece]:
        """The quoted pieces of all frames with their attribution, None where nobody is said to utter them."""
        out: list[Piece] = []
        for at, frame in enumerate(frames):
            pieces = self._frame(frames, at, frame)
            out.extend(pieces)
            self._remember(at, frame, pieces)
        return out

    def _frame(self, frames: list[Frame], at: int, frame: Frame) -> list[Piece]:
        pieces: list[Piece] = []
        if not frame.quotes:
            return pieces
        for quote in frame.quotes:
            if quote.level == 0:
                pieces.extend(self._pieces(frame, quote))
        for piece in reversed(pieces):  # from behind: « A » et « B », a dit X
            if piece.said is None:
                piece.said = self._tied(frame, piece, pieces)
        for piece in pieces:
            if piece.said is None:
                piece.said = self._untied(frames, at, frame, piece, pieces)
            self._resolve(piece.said, frame)
        nested = [p for q in frame.quotes if q.level == 1 and (p := self._nested(frame, q)) is not None]
        return sorted([*pieces, *nested], key=lambda p: (p.start, -p.end))

    def _pieces(self, frame: Frame, quote: Quotation) -> list[Piece]:
        """The quotation, cut where an attribution is set into it."""
        stage = self.stage
        found = [i for i in incises(stage, quote.start, quote.end) if i.cue.group is not None and i.cue.group.inverted != "on" and not self._in_nested(frame, quote, i)]
        if not found:
            return [Piece(quote.start, quote.end, quote, frame)]
        first = found[0]
        if not quote.closed:
            # « … est prête, cite le ministère. »: the closing mark is missing; who is led in front may be the speaker.
            stop = first.start
            quote.right = quote.end = self._strip(quote.start, stop)[1]
            return [Piece(quote.start, quote.end, quote, frame)]
        said = Attribution(self._incise_source(first, quote.end), first.cue, "statements.incise")
        pieces = [Piece(*self._strip(quote.start, first.start), quote, frame, said)]
        begin = first.end
        for following in found[1:]:
            pieces.append(Piece(*self._strip(begin, following.start), quote, frame, said))
            begin = following.end
        pieces.append(Piece(*self._strip(begin, quote.end), quote, frame, said))
        return [p for p in pieces if p.end - p.start >= 3]

    def _in_nested(self, frame: Frame, quote: Quotation, incise: Incise) -> bool:
        return any(q.level > quote.level and q.left <= incise.cue.start < q.right for q in frame.quotes if q is not quote)

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        text = self.stage.text
        while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;–—-"):
            end -= 1
        return start, end

    def _incise_source(self, incise: Incise, end: int) -> Source:
        """Who an incise names: the pronoun behind the verb or the noun phrase."""
        return self._verb_source(incise.cue, end) or Source(None, "pronoun")

    def _verb_source(self, cue: Cue, end: int) -> Source | None:
        stage, group = self.stage, cue.group
        assert group is not None
        if group.inverted is not None:
            if group.inverted == "on":
                return self._impersonal(cue, end)
            return self._pronoun(cue)
        return stage.after(cue, end)

    def _impersonal(self, cue: Cue, end: int) -> Source:
        """« lit-on dans son communiqué », « indique-t-on à l'Élysée », « se réjouit-on dans l'entourage de »."""
        stage = self.stage
        for noun in stage.nouns_in(cue.end, min(end, cue.end + _NEAR)):
            if stage.quoted(noun.start) is not stage.quoted(cue.start):
                break
            if noun.value in ("document", "joint"):
                return stage.noun(noun, end)
            if noun.value in ("unnamed", "according"):
                return NOBODY
        for mention in stage.mentions_in(cue.end, min(end, cue.end + 40)):
            if mention.how == "body" and len(mention.actors) == 1:
                return Source(mention.actors[0], "name")
            break
        return NOBODY

    def _pronoun(self, cue: Cue) -> Source:
        mentions = self.stage.mentions_in(cue.start, cue.end + 1)
        if self._unnamed_before(cue):
            return NOBODY
        for mention in mentions:
            if mention.how in ("pronoun", "group") and len(mention.actors) == 1:
                return Source(mention.actors[0], "pronoun")
        return Source(None, "pronoun")

    def _unnamed_before(self, cue: Cue) -> bool:
        """Whether the pronoun stands for a source without a name: « Selon une source … », prédit-elle."""
        group = cue.group
        last = self.focus
        return (
            last is not None and last.actor is None and last.how == "unnamed" and group is not None
            and (group.inverted in ("il", "elle") or group.inverted is None)
        )  # fmt: skip

    # --- ties, strongest first -------------------------------------------------------------------------------------------------
    def _tied(self, frame: Frame, piece: Piece, pieces: list[Piece]) -> Attribution | None:
        """What ties the words to a speaker within their sentence."""
        quote = piece.quote
        if self._is_name(frame, quote, certain=True):
            return None
        led = None if self._is_name(frame, quote) else self._led(frame, quote)
        if led is not None and led.rule == "statements.led" and led.source.how not in ("group", "unknown"):
            return led
        behind = self._behind(frame, quote, pieces)
        if behind is not None:
            return behind
        if self._is_name(frame, quote):
            return None
        if led is not None and led.source.how in ("group", "unknown"):
            return self._within(frame, quote) or led
        return led or self._within(frame, quote)

    def _is_name(self, frame: Frame, quote: Quotation, *, certain: bool = False) -> bool:
        """A title, name or word that is only shown in marks; ``certain``: even where an attribution follows."""
        stage = self.stage
        text = stage.text[quote.start : quote.end]
        short = text.count(" ") <= 7
        if not short or text[-1:] in ".!?…":
            return False
        i = stage.page.first_token(quote.left) - 1
        if i < 0 or stage.page.starts[i] < frame.start:
            return False
        gap = stage.text[stage.page.ends[i] : quote.left]
        if gap.strip(" \u00a0\u202f(") not in ("", "'", "’"):
            return False
        noun = None
        for candidate in stage.nouns_in(max(frame.start, quote.left - 40), quote.left):
            if candidate.last == i:
                noun = candidate
        if noun is None:
            return False
        if noun.value == "so-called":
            return True
        if noun.value == "naming" and certain:
            return text[:1].isupper() or text[:1].isdigit()
        if noun.value == "naming":
            # « a jugé l'accord « équilibré » » says something of the accord, « le plan « tous ensemble » » names it.
            return text[:1].isupper() or not stage.verbs_in(max(frame.start, noun.start - 25), noun.start)
        if noun.value == "named":
            verbs = stage.verbs_in(noun.start - 30, noun.end)
            return not any(v.group is not None and v.group.head == noun.first and v.group.finite and not v.group.passive for v in verbs)
        if noun.value == "document" and text[:1].isupper():
            return text.count(" ") <= 4
        return False

    def _led(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """An attribution in front: « X a déclaré : « …» », « a assuré que son pays « …» », « a qualifié de « …» »."""
        stage, text = self.stage, self.stage.text
        before = text[frame.start : quote.left].rstrip()
        previous = [q for q in frame.quotes if q.level == 0 and q.right <= quote.left]
        if before.endswith(":") or before.endswith("："):
            return self._introduced(frame, quote, "statements.led")
        if not before:
            return None
        verbs = [c for c in stage.verbs_in(frame.start, quote.left) if stage.quoted(c.start) is None]
        comma = before[-1] in ",;–—"
        barrier = max((c.end for c in stage.nouns_in(frame.start, quote.left) if c.value == "nothing"), default=-1)
        for cue in reversed(verbs[-4:]):
            gap = quote.left - cue.end
            if cue.start < barrier:
                break
            if cue.value == "urge" and self._under_another(cue, verbs):
                continue
            if cue.value == "colour" and gap > 25:
                continue
            if ";" in text[cue.end : quote.left]:
                break
            found = self._by_verb(frame, cue, previous)
            if found is None and self._plain(cue, quote):
                found = Source(None, "unknown")
            if found is None:
                continue
            strong = (not comma) and (cue.value in ("say", "write", "qualify") or gap <= 25)
            if cue.value == "urge" and gap > 25 or comma:
                strong = False
            return Attribution(found, cue, "statements.led" if strong else "statements.loosely-led")
        return None

    def _plain(self, cue: Cue, quote: Quotation) -> bool:
        """A finite verb that reports or qualifies, near enough to stand alone where its subject is not known."""
        group = cue.group
        if group is None or not group.finite or group.passive or group.person != "3":
            return False
        return cue.value in ("say", "qualify") and quote.left - cue.end < 100 or quote.left - cue.end <= 4 and cue.value == "urge"

    def _under_another(self, cue: Cue, verbs: list[Cue]) -> bool:
        """Whether the verb stands in what another verb reports: « a déclaré que la Russie ne voyait … »."""
        page = self.stage.page
        for other in verbs:
            if other.start >= cue.start:
                return False
            if other.value == "say" and other.group is not None and other.group.finite:
                between = page.words[other.last + 1 : min(cue.first, other.last + 9)]
                if "que" in between or "qu" in between:
                    return True
        return False

    def _by_verb(self, frame: Frame, cue: Cue, previous: list[Quotation]) -> Source | None:
        """Who does what a verb in front of the words tells."""
        stage, group = self.stage, cue.group
        assert group is not None
        if group.inverted is not None:
            return self._verb_source(cue, frame.end)
        if group.passive and cue.value != "qualify":
            if cue.value in ("say", "write") and group.tense != "participle":
                noun = next((n for n in stage.nouns_in(cue.end, min(frame.end, cue.end + 60)) if n.value in ("document", "joint")), None)
                return stage.noun(noun, frame.end) if noun is not None else None
            return None
        start = frame.start
        source = stage.before(cue, start)
        after = stage.after(cue, frame.end) if previous and cue.start >= previous[-1].right and self._touches(previous[-1], cue) else None
        if after is not None:
            return after
        if source is None and group.finite:
            source = self._subject_pronoun(cue)
        if source is None and (not group.finite or group.tense == "participle"):
            source = self._main_subject(frame, cue)
        if source is None and group.finite:
            source = stage.after(cue, frame.end)
        return source

    def _touches(self, quote: Quotation, cue: Cue) -> bool:
        return self.stage.text[quote.right : cue.start].strip(" ,-–—.\u00a0\u202f") == ""

    def _subject_pronoun(self, cue: Cue) -> Source | None:
        page = self.stage.page
        group = cue.group
        assert group is not None
        words = page.words[max(group.first - 2, 0) : group.head]
        for word in words:
            if word in ("il", "elle"):
                return NOBODY if self._unnamed_before(cue) else Source(None, "pronoun")
        return None

    def _main_subject(self, frame: Frame, cue: Cue) -> Source | None:
        """A gerund or infinitive has the subject of its sentence."""
        stage = self.stage
        for mention in stage.mentions_in(frame.start, frame.end):
            if stage.quoted(mention.start) is None and not stage.governed(stage.page.first_token(mention.start)):
                return stage.actor_of(mention)
        return Source(None, "pronoun")

    def _introduced(self, frame: Frame, quote: Quotation, rule: str) -> Attribution | None:
        """A colon in front: the verb nearest to it, the noun of words, or who stands in the sentence."""
        stage = self.stage
        start = frame.start
        previous = [q for q in frame.quotes if q.level == 0 and q.right <= quote.left]
        verbs = [c for c in stage.verbs_in(start, quote.left) if stage.quoted(c.start) is None]
        if verbs:
            cue = verbs[-1]
            found = self._by_verb(frame, cue, previous)
            if found is not None:
                return Attribution(found, cue, rule)
        nouns = [c for c in stage.nouns_in(start, quote.left) if stage.quoted(c.start) is None and c.value in ("words", "document", "according", "joint", "unnamed")]
        for cue in reversed(nouns):
            found = stage.named_after(cue, quote.left) if cue.value in ("words", "according") else stage.noun(cue, quote.left)
            if found is not None:
                return Attribution(found, cue, rule)
        found = self._anyone(start, quote.left)
        if found is not None:
            return Attribution(found, nouns[-1] if nouns else verbs[-1] if verbs else None, rule)
        if verbs or nouns:
            return Attribution(Source(None, "pronoun"), verbs[-1] if verbs else nouns[-1], rule)
        return None

    def _anyone(self, start: int, end: int) -> Source | None:
        """The last free mention of the sentence, a person before others; else any."""
        stage = self.stage
        mentions = [m for m in stage.mentions_in(start, end) if stage.quoted(m.start) is None and m.end <= end]
        free = [m for m in mentions if not stage.governed(stage.page.first_token(m.start))]
        for pool in (free, mentions):
            people = [m for m in pool if len(m.actors) == 1 and m.actors[0].kind == "person"]
            if people:
                return stage.actor_of(people[-1])
            if pool:
                return stage.actor_of(pool[-1])
        return None

    def _behind(self, frame: Frame, quote: Quotation, pieces: list[Piece]) -> Attribution | None:
        """An attribution right behind the words: « …», a dit X; « …», selon X; « …» et « …», a dit X."""
        stage, text, page = self.stage, self.stage.text, self.stage.page
        end = frame.end
        following = next((p for p in pieces if p.quote.left >= quote.right), None)
        bound = min(end, quote.right + _NEAR)
        if following is not None and _JOIN.match(text[quote.right : following.quote.left]):
            said = following.said
            if said is not None and said.rule in ("statements.behind", "statements.incise", "statements.chain"):
                return Attribution(said.source, said.cue, "statements.chain")
            return None
        for cue in sorted([*stage.verbs_in(quote.right, bound), *stage.nouns_in(quote.right, bound)], key=lambda c: c.start)[:4]:
            if stage.quoted(cue.start) is not None:
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
        if group is None or not group.finite or group.passive or cue.value not in ("say", "write", "colour"):
            return False
        return group.person == "3" and self.stage.text[quote.right : cue.start].strip(" \u00a0\u202f") in (",", "")

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
            if group.passive or cue.group.lemma in ("lire",) or group.inverted in ("on",):
                return self._impersonal(cue, end)
            return self._pronoun(cue)
        if group.tense in ("infinitive", "gerund", "past_gerund", "subjunctive"):
            return None
        words = stage.page.words[stage.page.first_token(quote.right) : group.head]
        if group.passive:
            # « il est dit dans le message », « est-il indiqué »
            return self._impersonal(cue, end) if "il" in words or cue.value in ("say", "write") else None
        for word in words:
            if word in ("il", "elle"):
                mention = next(iter(stage.mentions_in(quote.right, cue.end)), None)
                return stage.actor_of(mention) if mention is not None else Source(None, "pronoun")
            if word == "on":
                return self._impersonal(cue, end)
        if group.tense == "participle":
            # « …», dit par X ; « souligné » alone
            return None
        return stage.after(cue, end)

    def _within(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """An attribution elsewhere in the sentence: an incise at its end, « selon » anywhere."""
        stage = self.stage
        for incise in incises(stage, quote.right, frame.end):
            if stage.quoted(incise.cue.start) is None:
                return Attribution(self._incise_source(incise, frame.end), incise.cue, "statements.sentence")
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
        if first < len(page.words) and page.words[first] == "pour":
            for mention in stage.mentions_in(frame.start, min(frame.start + 30, quote.left)):
                if stage.text[mention.end : mention.end + 1] == "," and page.first_token(mention.start) - first <= 3:
                    return Attribution(stage.actor_of(mention), None, "statements.for")
        for cue in stage.nouns_in(quote.right, min(frame.end, quote.right + 40)):
            if cue.value in ("words", "document") and stage.text[quote.right : frame.end].lstrip(" \u00a0\u202f")[:1] in (":", ",", ";"):
                found = self._of_words(quote.right, frame.end, cue)
                if found is not None:
                    return found
        for cue in [*stage.nouns_in(quote.right, frame.end), *stage.nouns_in(frame.start, quote.left)]:
            if cue.value == "according" and stage.quoted(cue.start) is None:
                named = stage.named_after(cue, frame.end)
                if named is not None:
                    return Attribution(named, cue, "statements.sentence")
        return None

    # --- no tie in the sentence -------------------------------------------------------------------------------------------------
    def _untied(self, frames: list[Frame], at: int, frame: Frame, piece: Piece, pieces: list[Piece]) -> Attribution | None:
        quote = piece.quote
        if frame.kind != "body" or self._is_name(frame, quote):
            return None
        whole = self._whole(frame, pieces)
        if not whole:
            same = [p for p in pieces if p is not piece and p.said is not None and p.end <= piece.start]
            return None if not same or not self._continues(same[-1], piece) else Attribution(same[-1].said.source, same[-1].said.cue, "statements.chain")  # type: ignore[union-attr]
        earlier = [p for p in pieces if p.said is not None and p.end <= piece.start]
        if earlier and earlier[-1].said is not None:
            return Attribution(earlier[-1].said.source, earlier[-1].said.cue, "statements.chain")
        if frame.paragraph in self.interview.answers and self.interview.person is not None:
            return Attribution(Source(self.interview.person), None, "statements.answer")
        found = self._from_next(frames, at, frame)
        if found is not None:
            return found
        if self.last is not None and self.last_frame == at - 1 and frames[at - 1].paragraph == frame.paragraph and frames[at - 1].quotes:
            return Attribution(self.last.source, self.last.cue, "statements.chain")
        return self._from_previous(frames, at, frame) or self._from_following(frames, at, frame)

    def _from_following(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """« … » Le ministre n'a pas mâché ses mots. : who the sentence behind a paragraph's first words is about."""
        stage = self.stage
        if at + 1 >= len(frames) or (at and frames[at - 1].paragraph == frame.paragraph):
            return None
        following = frames[at + 1]
        if following.paragraph != frame.paragraph or following.quotes:
            return None
        for mention in stage.mentions_in(following.start, following.end)[:3]:
            first = stage.page.first_token(mention.start)
            if mention.start - following.start > 40 or stage.governed(first):
                return None
            if len(mention.actors) == 1 and mention.actors[0].kind == "person":
                return Attribution(stage.actor_of(mention), None, "statements.following")
        return None

    def _continues(self, earlier: Piece, piece: Piece) -> bool:
        between = self.stage.text[earlier.quote.right : piece.quote.left]
        return bool(_JOIN.match(between))

    def _whole(self, frame: Frame, pieces: list[Piece]) -> bool:
        """Whether the sentence is nothing but quotations."""
        text = self.stage.text
        at = frame.start
        for piece in pieces:
            if text[at : piece.quote.left].strip(" -–—,.\u00a0\u202f\n\t"):
                return False
            at = max(at, piece.quote.right)
        return not text[at : frame.end].strip(" -–—,.;:!?…\u00a0\u202f\n\t\"»”")

    def _from_next(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """« … » La formule est de X. « … » C'est en ces termes que X a annoncé la fin."""
        stage, page = self.stage, self.stage.page
        if at + 1 >= len(frames) or frames[at + 1].paragraph != frame.paragraph or frames[at + 1].quotes:
            return None
        following = frames[at + 1]
        signed = next(iter(stage.mentions_in(following.start, following.end)), None)
        if signed is not None and signed.end >= following.end - 1 and stage.text[following.start : signed.start].strip() in ("-", "–", "—", "("):
            return Attribution(stage.actor_of(signed), None, "statements.signed")
        first = page.first_token(following.start)
        opening = page.words[first : first + 4]
        nouns = [n for n in stage.nouns_in(following.start, min(following.end, following.start + 45)) if n.value == "words"]
        told = opening[:1] == ["ainsi"] or opening[:3] in (["c", "est", "ce"], ["voila", "ce", "que"])
        if not nouns and not told:
            return None
        cue = nouns[0] if nouns else None
        return self._of_words(following.start, following.end, cue)

    def _of_words(self, start: int, end: int, cue: Cue | None) -> Attribution | None:
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
        found = self._anyone(start, end)
        return Attribution(found, cue, "statements.next") if found is not None else None

    def _from_previous(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """Who the sentence before speaks of, where it stands in the same paragraph or ends with a colon."""
        stage = self.stage
        if at == 0:
            return None
        before = frames[at - 1]
        colon = stage.text[before.start : before.end].rstrip().endswith(":")
        if before.kind != "body" or (before.paragraph != frame.paragraph and not colon):
            return None
        if colon:
            fake = Quotation(frame.end, frame.end, before.end, before.end)
            return self._introduced(before, fake, "statements.previous")
        for cue in reversed(stage.verbs_in(before.start, before.end)):
            if cue.group is not None and cue.group.finite and stage.quoted(cue.start) is None and cue.value != "colour":
                found = self._by_verb(before, cue, [])
                if found is not None and found.how != "pronoun":
                    return Attribution(found, cue, "statements.previous")
        for mention in stage.mentions_in(before.start, before.end):
            if stage.governed(stage.page.first_token(mention.start)) or len(mention.actors) != 1:
                continue
            if mention.actors[0].kind == "person":
                return Attribution(stage.actor_of(mention), None, "statements.previous")
        return None

    # --- nested -----------------------------------------------------------------------------------------------------------------
    def _nested(self, frame: Frame, quote: Quotation) -> Piece | None:
        """A quotation within a quotation counts where its own speaker is named beside it."""
        stage, text = self.stage, self.stage.text
        outer = stage.quoted(quote.start)
        if outer is None:
            return None
        before = text[outer.start : quote.left].rstrip()
        start = self._sentence_start(outer, quote.left)
        verbs = [c for c in stage.verbs_in(start, quote.left) if c.group is not None and c.group.person == "3"]
        if verbs and (before.endswith(":") or (quote.left - verbs[-1].end <= 6 and verbs[-1].value == "say")):
            found = stage.before(verbs[-1], start)
            if found is not None and found.actor is not None:
                return Piece(quote.start, quote.end, quote, frame, Attribution(found, verbs[-1], "statements.nested"), True)
        for cue in stage.nouns_in(quote.right, min(outer.end, quote.right + 30)):
            if cue.value == "according":
                found = stage.named_after(cue, outer.end)
                if found is not None and found.actor is not None:
                    return Piece(quote.start, quote.end, quote, frame, Attribution(found, cue, "statements.nested"), True)
            break
        for cue in stage.verbs_in(quote.right, min(outer.end, quote.right + 12)):
            if cue.group is not None and cue.group.inverted is None and cue.group.finite and self._touches(quote, cue):
                found = stage.after(cue, outer.end)
                if found is not None and found.actor is not None:
                    return Piece(quote.start, quote.end, quote, frame, Attribution(found, cue, "statements.nested"), True)
            break
        return None

    def _sentence_start(self, outer: Quotation, position: int) -> int:
        page = self.stage.page
        start: int = page.sentences[page.sentence_at(position)][0]
        return max(outer.start, start)

    # --- memory -----------------------------------------------------------------------------------------------------------------
    def _resolve(self, said: Attribution | None, frame: Frame) -> None:
        """Pronouns and bare documents take whom the text has spoken of."""
        if said is None:
            return
        source = said.source
        if source.how == "pronoun" and frame.paragraph in self.interview.answers:
            said.source = source = Source(self.interview.person, "pronoun", source.channel)
        if source.how == "pronoun" and source.actor is None:
            last = self.last.source if self.last is not None else self.focus
            if last is not None:
                said.source = Source(last.actor, "pronoun", source.channel)
            else:
                # Nobody has spoken yet: who was named last, or who the next sentence names.
                found = self._anyone(max(0, frame.start - 600), frame.start) or self._anyone(frame.end, frame.end + 80)
                said.source = Source(found.actor if found else None, "pronoun", source.channel)
        elif source.how == "anaphor":
            same = self.stage.same or self._anyone(max(0, frame.start - 400), frame.start)
            said.source = Source(same.actor if same is not None else None, "pronoun", source.channel)
        elif source.how == "issuer":
            said.source = Source(self._issuer(frame), "document", source.channel)
        if said.source.actor is not None:
            self.last = said
            self.stage.same = said.source

    def _issuer(self, frame: Frame) -> Actor | None:
        """The body that a bare « communiqué » is of: the last one that was named as a source, else the page's."""
        if self.body is not None:
            return self.body
        if self.stage.cast.issuer is not None:
            return self.stage.cast.issuer
        for mention in reversed(self.stage.mentions_in(max(0, frame.start - 2500), frame.end)):
            if mention.how == "body" and len(mention.actors) == 1:
                return mention.actors[0]
        return None

    def _remember(self, at: int, frame: Frame, pieces: list[Piece]) -> None:
        """Who was the source in this frame, quoted or not."""
        said = [p.said for p in pieces if p.said is not None and not p.nested]
        if said:
            self.last, self.last_frame = said[-1], at
            self.focus = said[-1].source
        else:
            self.focus = self._reported(frame)
        for source in [s.source for s in said] + ([self.focus] if self.focus is not None else []):
            if source.actor is not None and source.actor.kind == "organization":
                self.body = source.actor
                if (source.actor.body or "").endswith("ministry"):
                    self.stage.ministry = source.actor
        focus = self.focus
        if focus is not None:
            self.stage.same = focus
        self.stage.source_before = focus is not None and focus.actor is None and focus.how == "unnamed"

    def _reported(self, frame: Frame) -> Source | None:
        """The source that a frame without quotations names."""
        stage = self.stage
        if frame.quotes:
            return None
        for cue in stage.nouns_in(frame.start, frame.end):
            if cue.value == "according":
                return stage.named_after(cue, frame.end)
        if not stage.verbs_in(frame.start, frame.end):
            return None
        for incise in incises(stage, frame.start, frame.end):
            source = self._incise_source(incise, frame.end)
            if source.how == "issuer":
                return Source(self._issuer(frame), "document")
            return source
        for cue in stage.verbs_in(frame.start, frame.end):
            if cue.value == "say" and cue.group is not None and cue.group.finite and not cue.group.passive:
                return stage.before(cue, frame.start)
        return None


def surface(text: str) -> str:
    """Words only, to tell a quotation that a heading repeats."""
    return " ".join(re.findall(r"\w+", text.lower()))


def mentions_near(mentions: list[Mention], starts: list[int], position: int) -> Mention | None:
    """The mention that ends last before a position."""
    at = bisect_right(starts, position) - 1
    return mentions[at] if at >= 0 else None


def first_person(text: str) -> bool:
    """Whether the words speak of « nous » or « je »."""
    return _FIRST_PERSON.search(text) is not None
