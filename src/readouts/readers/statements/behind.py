"""What stands right behind quoted words: « … », a dit X ; « … », selon X ; « … » et « … », a dit X ; « … » (X)."""

from __future__ import annotations

import re

from readouts.readers.statements.pieces import JOIN, Attribution, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import NOBODY, Cue, Frame, Source, Stage
from readouts.text import JOINED

__all__ = ["Behind"]

_NEAR = 70
_LIGHT = frozenset(
    """comme ainsi que qu y il elle ils elles ce c nous m me lui leur l le la a alors toutefois aussi encore on en tout
    quant d abord ensuite puis et mais cependant egalement enfin toujours plus tard hier aujourd hui jeudi lundi mardi
    mercredi vendredi samedi dimanche avant ceci cela ont est""".split()
)
_ARTICLES = (
    "le",
    "la",
    "l",
    "les",
    "un",
    "une",
    "ce",
    "cet",
    "cette",
    "ces",
    "du",
    "des",
    "au",
    "aux",
)
_BLANK = " \u00a0\u202f"
_PAREN = re.compile(r"[\s,.]*[(–—-]\s*$")


class Behind:
    """Reads the attribution behind the words."""

    def __init__(self, stage: Stage, speakers: Speakers) -> None:
        self.stage = stage
        self.speakers = speakers

    def behind(self, frame: Frame, quote: Quotation, pieces: list[Piece]) -> Attribution | None:
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
        if self._quoted_subject(frame, quote):
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

    def _quoted_subject(self, frame: Frame, quote: Quotation) -> bool:
        """« Les « opérations spéciales » ont continué »: a noun in marks with its article is the verb's subject."""
        page = self.stage.page
        i = page.first_token(quote.left) - 1
        if i < 0 or page.starts[i] < frame.start or page.words[i] not in _ARTICLES:
            return False
        return (
            not self.stage.text[quote.right : quote.right + 3]
            .strip(_BLANK)
            .startswith((",", "–", "—", "-", ":"))
        )

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
