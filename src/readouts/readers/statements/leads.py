"""Attributions in front of the words: « X a déclaré que « … » », « X : « … » », and names that are none."""

from __future__ import annotations

import re
from itertools import pairwise

from readouts.readers.statements.incise import incise_of
from readouts.readers.statements.pieces import Attribution
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import NOBODY, Cue, Frame, Source, Stage
from readouts.vocabulary import words

__all__ = ["Leads"]

_LINKS = frozenset(
    "que comme qui dont mais donc car puis quand lorsque tres trop plus moins aussi".split()
)

_REPORTED = 15
"""So many words after a verb of speech « que » opens what it reports."""
_WORD = re.compile(r"[^\W\d_]{2}")
_ADJECTIVES = ("complete", "explicite", "critique", "ferme", "manifeste", "illustre", "continue")
_ARTICLES = ("le", "la", "l", "les", "ce", "cette", "du", "au", "aux", "des", "son", "sa")
_CALLED = ("dit", "dite", "dits", "dites")
_COMPLEMENTS = ("de ", "du ", "des ", "d'", "d’", "à ", "en ")


class Leads:
    """What leads up to a quotation within its sentence."""

    def __init__(self, stage: Stage, speakers: Speakers) -> None:
        self.stage = stage
        self.speakers = speakers

    def led(self, frame: Frame, quote: Quotation) -> Attribution | None:
        """An attribution in front: « X a déclaré : « …» », « a assuré que son pays « …» », « a qualifié de « …» »."""
        stage, text = self.stage, self.stage.text
        before = text[frame.start : quote.left].rstrip()
        previous = [q for q in frame.quotes if q.level == 0 and q.right <= quote.left]
        if before.endswith(":") or before.endswith("："):
            return self.introduced(frame, quote, "statements.led")
        if not before:
            return None
        verbs = [
            c for c in stage.verbs_in(frame.start, quote.left) if stage.quoted(c.start) is None
        ]
        comma = before[-1] in ",;–—"
        barrier = max(
            (c.end for c in stage.nouns_in(frame.start, quote.left) if c.value == "nothing"),
            default=-1,
        )
        for cue in reversed(verbs[-4:]):
            gap = quote.left - cue.end
            if cue.start < barrier:
                break
            if cue.value == "urge" and self._under_another(cue, verbs):
                continue
            if cue.value == "colour" and gap > 25 and " :" not in text[cue.end : quote.left]:
                continue
            if ";" in text[cue.end : quote.left]:
                break
            found = self._incised(frame, quote, cue) or self.speakers.by_verb(frame, cue, previous)
            if found is not None and self._same_side(frame, cue, found, verbs):
                continue
            if found is None and self._plain(cue, quote):
                found = Source(None, "unknown")
            if found is None:
                continue
            strong = (not comma) and (cue.value in ("say", "write", "qualify") or gap <= 25)
            if (cue.value == "urge" and gap > 25) or comma:
                strong = False
            return Attribution(found, cue, "statements.led" if strong else "statements.loosely-led")
        return None

    def _incised(self, frame: Frame, quote: Quotation, cue: Cue) -> Source | None:
        """« La France, a rappelé M. X, est « prête » »: the subject behind the verb of an incise in front."""
        group = cue.group
        if group is None or group.inverted is not None or cue.value not in ("say", "write"):
            return None
        if group.lemma in words("statement_relays"):
            return None  # « a prévenu ses pairs, raconte un témoin, qu'il ne « lâcherait rien » »
        incise = incise_of(self.stage, cue, frame.start, quote.left)
        if incise is None or self.stage.text[incise.end - 1 : incise.end] != ",":
            return None
        return self.stage.after(cue, incise.end)

    def _plain(self, cue: Cue, quote: Quotation) -> bool:
        """A finite verb that reports or qualifies, near enough to stand alone where its subject is not known."""
        group = cue.group
        if group is None or not group.finite or group.passive or group.person != "3":
            return False
        adjective = group.first == group.last and self.stage.page.words[group.first] in _ADJECTIVES
        if adjective and group.tense == "present":
            return False  # « la restauration complète du « deal nucléaire » »
        return (cue.value in ("say", "qualify") and quote.left - cue.end < 100) or (
            cue.value == "urge" and quote.left - cue.end <= (12 if group.lemma == "parler" else 4)
        )

    def _under_another(self, cue: Cue, verbs: list[Cue]) -> bool:
        """Whether the verb stands in what another verb reports: « a déclaré que la Russie ne voyait … »."""
        page = self.stage.page
        for other in verbs:
            if other.start >= cue.start:
                return False
            if other.value == "say" and self._reports(other):
                between = page.words[other.last + 1 : min(cue.first, other.last + _REPORTED)]
                if "que" in between or "qu" in between:
                    return True
        return False

    def _reports(self, other: Cue) -> bool:
        """A finite verb, or the infinitive of « avant d'assurer que … »."""
        group = other.group
        return group is not None and (group.finite or group.tense == "infinitive")

    def _same_side(self, frame: Frame, cue: Cue, found: Source, verbs: list[Cue]) -> bool:
        """« X a déclaré que son pays considérait … comme « … » »: X says it, not the country."""
        if (
            found.actor is None
            or found.actor.kind == "person"
            or not self._under_another(cue, verbs)
        ):
            return False
        for other in verbs:
            if other.start >= cue.start:
                return False
            if other.value == "say" and other.group is not None and other.group.finite:
                outer = self.speakers.by_verb(frame, other, [])
                actor = outer.actor if outer is not None else None
                if actor is not None and actor.kind == "person":
                    # « X avait prévenu que Kiev ne signerait plus de « chèque en blanc » »: who acts does not speak
                    acts = cue.value in ("urge", "write")
                    return acts or actor.side == found.actor.side or self._own(cue)
        return False

    def _own(self, cue: Cue) -> bool:
        """Whether « son pays » or « son gouvernement » stands in front of the verb."""
        words = self.stage.page.words[max(0, cue.first - 30) : cue.first]
        return any(
            a in ("son", "leur") and b in ("pays", "gouvernement", "etat", "peuple")
            for a, b in pairwise(words)
        )

    def introduced(self, frame: Frame, quote: Quotation, rule: str) -> Attribution | None:
        """A colon in front: the verb nearest to it, the noun of words, or who stands in the sentence."""
        stage = self.stage
        start = frame.start
        previous = [q for q in frame.quotes if q.level == 0 and q.right <= quote.left]
        verbs = [c for c in stage.verbs_in(start, quote.left) if stage.quoted(c.start) is None]
        handed = self._handed(start, quote)
        if handed is not None and (not verbs or verbs[-1].end < handed.start):
            found = stage.named_after(handed, quote.left)
            if found is not None:
                return Attribution(found, handed, rule)
        if verbs and not self._of_noun(verbs[-1], start):
            cue = verbs[-1]
            found = self.speakers.by_verb(frame, cue, previous)
            if found is not None:
                return Attribution(found, cue, rule)
        nouns = [
            c
            for c in stage.nouns_in(start, quote.left)
            if stage.quoted(c.start) is None
            and c.value in ("words", "document", "according", "joint", "unnamed")
            and (c.value != "unnamed" or stage.mention_over(c.start) is None)
        ]
        for cue in reversed(nouns):
            if stage.page.words[cue.first] == "question" and cue.start - start < 4:
                asked = stage.text[cue.end : quote.left].strip() == ":"
                if asked:
                    return Attribution(NOBODY, cue, rule)  # « Question : « Êtes-vous prêt ? » »
            if cue.value in ("document", "joint") and self._medium(cue):
                writer = self.speakers.subject_person(start, quote.left)
                if writer is not None:
                    return Attribution(writer, cue, rule)
            found = (
                stage.named_after(cue, quote.left)
                if cue.value in ("words", "according")
                else stage.noun(cue, quote.left)
            )
            if found is not None:
                return Attribution(found, cue, rule)
        found = self.speakers.anyone(start, quote.left)
        if found is not None:
            return Attribution(found, nouns[-1] if nouns else verbs[-1] if verbs else None, rule)
        if verbs or nouns:
            return Attribution(Source(None, "pronoun"), verbs[-1] if verbs else nouns[-1], rule)
        return None

    def _of_noun(self, cue: Cue, start: int) -> bool:
        """« Question d'un pêcheur, entendue au marché : »: a participle that belongs to the noun of the words."""
        group = cue.group
        if group is None or group.tense != "participle" or group.head == 0:
            return False
        page = self.stage.page
        comma = self.stage.text[page.ends[group.first - 1] : cue.start].strip() == ","
        nouns = self.stage.nouns_in(start, cue.start)
        return comma and any(n.value == "words" for n in nouns)

    def _handed(self, start: int, quote: Quotation) -> Cue | None:
        """« X a cité une phrase prononcée par Y : « … » »: the last word of who said it first."""
        for cue in reversed(self.stage.nouns_in(start, quote.left)):
            if cue.value == "according" and cue.hit is not None and "quoted" in cue.hit.row.tags:
                return cue if self.stage.quoted(cue.start) is None else None
        return None

    def _medium(self, cue: Cue) -> bool:
        """« dans un message », « par communiqué »: where somebody says it."""
        words = self.stage.page.words[max(0, cue.first - 3) : cue.first]
        return any(w in ("dans", "par", "via", "sur") for w in words)

    def _proper(self, frame: Frame, quote: Quotation, i: int) -> bool:
        """« du régiment « Azov » », « l'hebdomadaire « Le Point » »: a noun with a name in capitals beside it."""
        stage, page = self.stage, self.stage.page
        text = stage.text[quote.start : quote.end]
        word = page.words[i]
        if not (text[:1].isupper() and text.count(" ") <= 4) or any(c in text for c in ",;:.!?…"):
            return False
        if len(word) < 3 or not stage.text[page.starts[i]].islower():
            return False
        if stage.text[page.ends[i] : quote.left].strip():
            return False
        if (
            word in stage.prepositions
            or word in stage.determiners
            or word in words("adverbs")
            or word in _LINKS
            or stage.group_over(i)
        ):
            return False
        before = page.words[max(page.first_token(frame.start), i - 4) : i]
        spoken = stage.verbs_in(max(frame.start, quote.left - 60), quote.left)
        return not (spoken and any(w in ("un", "une") for w in before))

    def _entitled(self, quote: Quotation, i: int) -> bool:
        """« la « Déclaration d'Abidjan » », « le « Pacte pour l'avenir » »: a document by its title."""
        page, text = self.stage.page, self.stage.text
        first = page.first_token(quote.start)
        if page.words[i] not in _ARTICLES or not text[quote.start : quote.start + 1].isupper():
            return False
        named = page.words[first] in words("statement_titles") and quote.end - quote.start <= 80
        return named and not any(g.finite for g in self.stage.groups_in(quote.start, quote.end))

    def _capitals(self, quote: Quotation, i: int) -> bool:
        """« l'« Agence France Presse » », « la « Maison Commune » »: all that counts in it has a capital."""
        page = self.stage.page
        if page.words[i] not in _ARTICLES:
            return False
        first, last = page.first_token(quote.start), page.token_at(quote.end - 1)
        long = [j for j in range(first, last + 1) if page.ends[j] - page.starts[j] > 3]
        return 2 <= len(long) <= 5 and all(self.stage.text[page.starts[j]].isupper() for j in long)

    def _nickname(self, quote: Quotation, i: int) -> bool:
        """« Hamid Reza, dit « le Faucon », »: a name that he is called by."""
        text, page = self.stage.text, self.stage.page
        return (
            page.words[i] == "dit"
            and text[max(0, page.starts[i] - 3) : page.starts[i]].rstrip()[-1:] == ","
            and text[quote.start : quote.end].count(" ") <= 3
            and text[quote.right : quote.right + 1] in (",", ")")
        )

    def _called(self, quote: Quotation, i: int) -> bool:
        """« l'accord dit « de Minsk » », « l'opération dite « des deux rives » »: what it is called by."""
        quoted = self.stage.text[quote.start : quote.end].lower()
        return self.stage.page.words[i] in _CALLED and quoted.startswith(_COMPLEMENTS)

    def is_name(self, frame: Frame, quote: Quotation, *, certain: bool = False) -> bool:
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
        if (
            not _WORD.search(text)  # « un dialogue « 2+2 » »
            or self._entitled(quote, i)
            or self._capitals(quote, i)
            or self._proper(frame, quote, i)
            or self._nickname(quote, i)
            or self._called(quote, i)
        ):
            return True
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
            return text[:1].isupper() or not stage.verbs_in(
                max(frame.start, noun.start - 25), noun.start
            )
        if noun.value == "named":
            verbs = stage.verbs_in(noun.start - 30, noun.end)
            return not any(
                v.group is not None
                and v.group.head == noun.first
                and v.group.finite
                and not v.group.passive
                for v in verbs
            )
        if noun.value == "document" and text[:1].isupper():
            return text.count(" ") <= 4
        return False
