"""Whom a verb names: its subject in front of it or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left

from readouts.findings import Actor, Mention
from readouts.readers.statements.named import Named
from readouts.readers.statements.scene import NOBODY, Cue, Frame, Source
from readouts.text import BREAK, COMMA, JOINED, LINE
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["NOBODY", "Cue", "Frame", "Source", "Stage"]

_POSTPONED = 18
_BODY = 1200
"""A body that is taken up by its kind was named within so many letters."""
_ASIDE = 320
"""An aside between dashes is not longer than this."""
_DASH = re.compile(r"(?<=\s)[-–—](?=\s)")
_BODIES = words("statement_bodies")
_RELATIVE = ("qui", "lequel", "laquelle")
_BETWEEN = frozenset(
    "n ne y en lui elle se s a aussi quant toutefois pour sa part de son cote l le la les".split()
)


class Stage(Named):
    """The scene, and the subjects of its verbs."""

    def after(self, cue: Cue, end: int) -> Source | None:
        """The postponed subject of a verb: « a insisté à la télévision le porte-parole »."""
        page = self.page
        i = cue.last + 1
        stop = min(len(page.words), i + _POSTPONED)
        while i < stop and page.starts[i] < end:
            gap = self.text[page.ends[i - 1] : page.starts[i]]
            stopped = i > cue.last + 1 and any(c in gap for c in ":;!?")
            stopped = stopped or page.gaps[i] in (BREAK, LINE)
            if stopped and not self._abbreviated(i):
                return None
            if self.quoted(page.starts[i]) is not None and self.quoted(cue.start) is None:
                return None
            if page.words[i] == "l" and (own := self.concerned(i + 1)) is not None:
                return own
            mention = self.mention_at(page.starts[i])
            if mention is not None:
                if not self.governed(i) or self.spoken_for(mention, i):
                    return self.actor_of(mention)
                i = max(page.token_at(mention.end - 1), i) + 1
                continue
            noun = self.noun_at(i)
            if (
                noun is not None
                and noun.value in ("unnamed", "document", "joint")
                and not self.governed(i)
            ):
                return self.noun(noun, end)
            word = page.words[i]
            if word in _BODIES and page.words[i - 1] in ("l", "la", "le", "cette"):
                spoken = self._organization_before(cue.start)
                if spoken is not None:
                    return spoken
            if (
                word in ("que", "qu", "qui", "dont", "si")
                and page.gaps[i] == JOINED
                and i > cue.last
            ):
                return None
            if noun is not None and noun.value == "channel":
                merged = self.mention_at(page.starts[noun.last])
                if merged is not None and merged.end > noun.end + 2:
                    return self.actor_of(merged)  # « écrit sur X Antonio Tajani »
            i = noun.last + 1 if noun is not None else i + 1
        return None

    def _organization_before(self, position: int) -> Source | None:
        """« Le secrétaire général de l'ONU suit le dossier, a indiqué l'organisation »: the body spoken of last."""
        start = self.page.paragraphs[self.paragraph_at(position)][0]
        for mention in reversed(self.mentions_in(max(start, position - _BODY), position)):
            for actor in mention.actors[:1]:
                if actor.kind == "organization":
                    return Source(actor)
                if actor.office == "head_of_organization" and actor.side is not None:
                    return Source(self._own_body(actor.side))
        return None

    def _own_body(self, side: str) -> Actor:
        """The organisation of that code, from the cast where it stands there."""
        own = next(
            (a for a in self.cast.actors if a.side == side and a.kind == "organization"), None
        )
        identity = f"{side}/organization"
        made = Actor(
            identity, "organization", side, side, body="organization", rule="statements.body"
        )
        return own or self.made.setdefault(identity, made)

    def mention_after(self, cue: Cue) -> Mention | None:
        """The name that stands right behind the verb."""
        i = cue.last + 1
        if i >= len(self.page.words) or self.page.gaps[i] != JOINED:
            return None
        mention = self.mention_at(self.page.starts[i])
        return mention if mention is not None and mention.how == "name" else None

    def before(self, cue: Cue, start: int) -> Source | None:
        """The subject in front of a verb, outside the marks unless the verb stands inside them."""
        page = self.page
        inside = self.quoted(cue.start)
        for i in range(cue.first - 1, max(cue.first - 4, 0), -1):
            if self.page.words[i] not in _BETWEEN:
                if (counted := self.counted(i)) is not None:
                    return counted  # « Le second a rappelé que … »
                break
        antecedent = self._antecedent(cue, start)
        if antecedent is not None:
            return self.actor_of(antecedent)
        candidates = self.mentions_in(start, cue.start)
        aside = self._aside(start, cue.start)
        steps = 0
        floor = page.first_token(start)
        noun = self._subject_noun(cue, start)
        for mention in reversed(candidates):
            steps += 1
            if steps > 12:
                break
            if mention.end > cue.start or aside[0] <= mention.start < aside[1]:
                continue
            if self.quoted(mention.start) is not inside:
                continue
            first = page.first_token(mention.start)
            if self._lends_voice(mention):
                return self.actor_of(mention)
            if self.governed(first) and not self.spoken_for(mention, first):
                continue
            if self._is_object(mention, first, cue, floor):
                continue
            if noun is not None and noun.start > mention.end:
                return self.noun(noun, cue.start)
            if self._coordinated(mention, first):
                return Source(None, "group")
            return self._voice(mention, cue) or self.actor_of(mention)
        if noun is not None:
            return self.noun(noun, cue.start)
        return None

    def _aside(self, start: int, end: int) -> tuple[int, int]:
        """« M. X – que consulte le président Y – a souligné »: the stretch between dashes right before the verb."""
        low = max(start, end - _ASIDE)
        marks = [m.start() for m in _DASH.finditer(self.text, low, end)]
        if len(marks) < 2 or self.mentions_in(marks[-1], end):
            return (end, end)
        return marks[-2], marks[-1]

    def _antecedent(self, cue: Cue, start: int) -> Mention | None:
        """« avec son homologue indien, lequel a parlé d'un … »: who the relative pronoun right before takes up."""
        page = self.page
        i = cue.first - 1
        for _ in range(4):
            if i < 1 or page.starts[i] < start:
                return None
            if page.words[i] in _RELATIVE:
                break
            if page.words[i] not in _BETWEEN:
                return None
            i -= 1
        else:
            return None
        at = bisect_left(self.mention_starts, page.starts[i]) - 1
        if at < 0 or len(self.mentions[at].actors) != 1:
            return None
        mention = self.mentions[at]
        if mention.start < start or self.text[mention.end : page.starts[i]].strip(" ,") != "":
            return None
        return mention

    def _voice(self, mention: Mention, cue: Cue) -> Source | None:
        """« La France, par la voix de son ministre, a demandé »: the one whose voice it is."""
        for noun in self.nouns_in(mention.end, min(cue.start, mention.end + 60)):
            spoken = self.page.words[noun.first] in ("par", "sous")
            spoken = spoken and noun.start - mention.end < 6
            if noun.value == "voice" or (noun.value == "according" and spoken):
                return self.named_after(noun, cue.start)
        return None

    def _lends_voice(self, mention: Mention) -> bool:
        """« L'intendance, à travers sa porte-parole X, a … »: X speaks, whoever the subject is."""
        if mention.actors[0].kind != "person":
            return False
        near = self.nouns_in(max(0, mention.start - 45), mention.start)
        return any(
            n.value == "voice" and len(self.text[n.end : mention.start].split()) <= 3 for n in near
        )

    def spoken_for(self, mention: Mention, first: int) -> bool:
        """« le porte-parole du ministère », « le service de presse de la présidence »: the body speaks."""
        if mention.how not in ("body", "state"):
            return False
        words = self.page.words
        i = first - 1
        for _ in range(3):
            if i < 0 or words[i] not in ("de", "du", "d", "la", "l", "des", "le"):
                break
            i -= 1
        return i > 0 and (
            words[i] in ("parole", "services", "communication", "direction")
            or words[i - 1 : i + 1] == ["de", "presse"]
        )

    def _coordinated(self, mention: Mention, first: int) -> bool:
        """« Washington et Londres » before a plural verb: two who speak at once."""
        at = bisect_left(self.mention_starts, mention.start) - 1
        if at < 0 or first < 2 or self.mentions[at].actors == mention.actors:
            return False
        between = self.page.fold[self.mentions[at].end : mention.start]
        return between.strip() in (
            "et",
            "et le",
            "et la",
            "et l'",
            "et m.",
            "et mme",
            "et son",
            "et les",
        ) and not self.governed(self.page.first_token(self.mentions[at].start))

    def _subject_noun(self, cue: Cue, start: int) -> Cue | None:
        """An unnamed source or document that is the subject: no verb stands between it and the cue."""
        for noun in reversed(self.nouns_in(max(start, cue.start - 160), cue.start)):
            if noun.value not in ("unnamed", "document", "joint"):
                continue
            if self.quoted(noun.start) is not self.quoted(cue.start):
                return None
            at = bisect_left(self.group_firsts, noun.first)
            if (
                at < len(self.groups)
                and self.groups[at].first < cue.first
                and self.groups[at].finite
            ):
                return None
            if self.governed(noun.first) or self.mention_over(noun.start) is not None:
                continue
            return noun
        return None

    def _is_object(self, mention: Mention, first: int, cue: Cue, floor: int) -> bool:
        """« Lavrov a remercié Blinken et a déclaré »: Blinken does not declare."""
        at = bisect_left(self.group_firsts, first) - 1
        if at < 0:
            return False
        group = self.groups[at]
        if group.first < floor or group is cue.group:
            return False
        if not group.finite:
            # « Rubio, reçu à Kingston par Andrew Holness, avait prévenu »
            apposed = group.tense == "participle" and self.page.gaps[group.first] == COMMA
            return apposed and self.text[mention.end : mention.end + 1] == ","
        if group.inverted is not None:
            return False
        between = self.page.fold[mention.end : cue.start]
        if between.lstrip()[:1] == "," and self._relative(group):
            return True  # « Zelensky, qui recevait à Kiev son homologue X, a remercié »
        if first - group.last > 3:
            # « a reçu jeudi à Belgrade son homologue Petrov et a salué »: nobody new begins the second clause
            joined = all(self.page.gaps[i] == JOINED for i in range(group.last + 1, first + 1))
            return first - group.last <= 10 and joined and between.strip() in ("et", "puis")
        return " et " in between or between.lstrip()[:1] == ","

    def _relative(self, group: VerbGroup) -> bool:
        """Whether the verb stands in a relative clause: a relative pronoun right before it or its clitics."""
        words = self.page.words
        for i in range(group.first, max(group.first - 3, 0), -1):
            if words[i - 1] in _RELATIVE:
                return True
            if words[i - 1] not in _BETWEEN:
                return False
        return False
