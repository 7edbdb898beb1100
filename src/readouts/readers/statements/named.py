"""Whom a noun names: a source without a name, the body that issued a document, whoever stands behind « selon »."""

from __future__ import annotations

from bisect import bisect_left

from readouts.analysis import Analysis
from readouts.findings import Actor, Cast, Layout, Mention
from readouts.readers.statements.scene import NOBODY, Cue, Scene, Source
from readouts.text import BREAK, JOINED, LINE
from readouts.vocabulary import words

__all__ = ["Named"]

_SOURCES = words("statement_sources")
_CONCERNED = ("interesse", "interessee")
_DOCUMENT = 800
"""A document or person that is taken up by its noun was told of within so many letters."""
_PLACES = {"premier": 0, "premiere": 0, "second": 1, "seconde": 1}
_DEFINITE = ("le", "la", "l", "ce", "cette", "du", "cet")
_LATTER = ("cette derniere", "ce dernier", "celle-ci", "celui-ci")


class Named(Scene):
    """The scene with everybody in it, and what is remembered of who has spoken."""

    def __init__(self, analysis: Analysis, layout: Layout, cast: Cast) -> None:
        super().__init__(analysis, layout, cast)
        self.source_before = False
        """Whether the sentence before speaks for a source without a name."""
        self.made: dict[str, Actor] = {}
        """Bodies that speak but stand nowhere in the cast."""
        self.same: Source | None = None
        """The last source of the text: « la même source »."""
        self.ministry: Actor | None = None
        """The ministry that was last named as a source."""

    def actor_of(self, mention: Mention) -> Source:
        if len(mention.actors) != 1:
            return Source(None, "group")
        how = "pronoun" if mention.how in ("pronoun", "group") else "name"
        words = self.page.fold[mention.start : mention.end]
        if self.source_before and words in _LATTER:
            return NOBODY
        if words in ("ministere", "le ministere"):
            own = self.ministry or self._ministry_of(mention)
            if own is not None:
                return Source(own, how)
        return Source(mention.actors[0], how)

    def _ministry_of(self, mention: Mention) -> Actor | None:
        """« M. Attaf s'est entretenu avec …, selon un communiqué du ministère »: that of the minister spoken of."""
        start = self.page.paragraphs[self.paragraph_at(mention.start)][0]
        for near in self.mentions_in(start, mention.start):
            actor = near.actors[0] if len(near.actors) == 1 else None
            if actor is None or actor.office != "foreign_minister" or actor.side is None:
                continue
            if not self.governed(self.page.first_token(near.start)):
                return self._body_of(actor.side)
        return None

    def noun(self, cue: Cue, end: int) -> Source:
        """Whom a noun of a source stands for: nobody by name, or the body that issued the document."""
        assert cue.hit is not None
        channel = cue.hit.row.tags[0] if cue.hit.row.tags else None
        if cue.value == "joint":
            return Source(None, "joint", channel)
        if cue.value == "unnamed" and cue.first > 0 and self.page.words[cue.first - 1] == "meme":
            return self.same or NOBODY  # « précise la même source »
        if cue.value == "unnamed" and self._definite(cue):
            return Source(None, "anaphor")  # « a conclu le responsable »
        if cue.value == "unnamed":
            follow = None if self.page.words[cue.first] in _SOURCES else self._apposed(cue, end)
            return follow if follow is not None else NOBODY
        if cue.first > 0 and self.page.words[cue.first - 1] == "meme" and self.same is not None:
            return Source(self.same.actor, "document", channel)  # « selon le même texte »
        mention = self._owner(cue, end)
        if mention is None and (adjective := self._adjective(cue)) is not None:
            return Source(self._body_of(adjective), "document", channel)
        if mention is not None:
            found = self.actor_of(mention)
            return Source(found.actor, "document", channel)
        return self._document_before(cue) or Source(None, "issuer", channel)

    def _document_before(self, cue: Cue) -> Source | None:
        """« Le communiqué final exige … « … », peut-on lire dans le texte »: the document told of."""
        if cue.first == 0 or self.page.words[cue.first - 1] not in _DEFINITE:
            return None
        start = self.page.paragraphs[self.paragraph_at(cue.start)][0]
        for other in reversed(self.nouns_in(max(start, cue.start - _DOCUMENT), cue.start)):
            if self.quoted(other.start) is not None or other.hit is None:
                continue
            if other.value == "joint":
                return Source(None, "joint", other.hit.row.tags[0])
            owner = self._owner(other, cue.start) if other.value == "document" else None
            if owner is not None:
                return Source(self.actor_of(owner).actor, "document", other.hit.row.tags[0])
        return None

    def concerned(self, i: int) -> Source | None:
        """« a répondu l'intéressée », « réplique de l'intéressé »: the last person of that gender spoken of, not who
        spoke last."""
        page = self.page
        if i >= len(page.words) or page.words[i] not in _CONCERNED:
            return None
        feminine = page.words[i] == "interessee"
        last = self.same.actor if self.same is not None else None
        for mention in reversed(
            self.mentions_in(max(0, page.starts[i] - _DOCUMENT), page.starts[i])
        ):
            actor = mention.actors[0] if len(mention.actors) == 1 else None
            if actor is None or actor.kind != "person" or actor is last:
                continue
            if actor.feminine is feminine or (actor.feminine is None and not feminine):
                return Source(actor, "pronoun")
        return None

    def counted(self, i: int) -> Source | None:
        """« Le premier a plaidé pour « … », le second … »: of the two persons of the sentences before."""
        page = self.page
        place = _PLACES.get(page.words[i]) if 0 < i < len(page.words) else None
        if place is None or page.words[i - 1] not in ("le", "la"):
            return None
        start = page.sentences[page.sentence_at(page.starts[i])][0]
        two: list[Actor] = []
        for mention in reversed(self.mentions_in(max(0, start - _DOCUMENT), start)):
            for actor in reversed(mention.actors):
                if mention.how != "pronoun" and actor.kind == "person" and actor not in two:
                    two.append(actor)
            if len(two) >= 2:
                return Source(two[1 - place], "pronoun")
        return None

    def _adjective(self, cue: Cue) -> str | None:
        """The side of an adjective right behind the noun: « le communiqué russe »."""
        names = self.analysis.hits["name"]
        at = bisect_left(names, cue.last + 1, key=lambda h: h.first)
        if at < len(names) and names[at].first == cue.last + 1:
            hit = names[at]
            if hit.slot.startswith("adjective") and hit.table == "country":
                return str(hit.row.id)
        return None

    def _body_of(self, side: str) -> Actor | None:
        """Who most likely issues a document of that side: its ministry, another body of it, the state."""
        own = [a for a in self.cast.actors if a.side == side and a.kind != "person"]
        own.sort(key=lambda a: (a.body != "foreign_ministry", a.kind != "organization"))
        if own and own[0].kind == "organization":
            return own[0]
        identity = f"{side}/foreign_ministry"
        return self.made.setdefault(
            identity,
            Actor(
                identity,
                "organization",
                identity,
                side,
                body="foreign_ministry",
                rule="statements.issuer",
            ),
        )

    def _definite(self, cue: Cue) -> bool:
        """Whether the noun takes up somebody spoken of before: « ce diplomate », « le responsable »."""
        words = self.page.words
        if cue.first == 0 or words[cue.first] in _SOURCES or cue.last > cue.first:
            return False
        return words[cue.first - 1] in ("le", "la", "l", "ce", "cet", "cette")

    def _apposed(self, cue: Cue, end: int) -> Source | None:
        """« un responsable, Ruwan Perera, »: a name set beside the unnamed noun."""
        page = self.page
        i = cue.last + 1
        steps = 0
        while i < len(page.words) and page.starts[i] < end and steps < 8:
            gap = self.text[page.ends[i - 1] : page.starts[i]]
            mention = self.mention_at(page.starts[i])
            if mention is not None and mention.how == "name":
                tail = self.text[mention.end : mention.end + 1]
                apposed = gap.strip() == "" or tail in ",.)" or mention.end >= end
                if (
                    apposed
                    and not self.groups_in(cue.end, mention.start)
                    and not self.governed(i)
                    and len(mention.actors) == 1
                    and mention.actors[0].kind == "person"
                ):
                    return self.actor_of(mention)
                if gap.strip() == ",":
                    return None
                i = page.token_at(mention.end - 1)
            if gap.strip() not in ("", ",", "-", "'", "’", "("):
                return None
            i += 1
            steps += 1
        return None

    def _owner(self, cue: Cue, end: int) -> Mention | None:
        """« communiqué du ministère »: the mention behind « de » or the adjective after the noun."""
        page = self.page
        i = cue.last + 1
        steps = 0
        while i < len(page.words) and page.starts[i] < end and steps < 9 and page.gaps[i] == JOINED:
            mention = self.mention_at(page.starts[i])
            if mention is not None:
                return mention
            if self.group_at(i):
                return None
            i += 1
            steps += 1
        return None

    def named_after(self, cue: Cue, end: int) -> Source | None:
        """Who stands behind « selon » or « la formule de »."""
        page = self.page
        i = cue.last + 1
        if cue.hit is not None and "pronoun" in cue.hit.row.tags:
            return Source(None, "pronoun")
        if any(w in _SOURCES for w in page.words[cue.first : i]):
            return NOBODY  # « de source diplomatique, on indique que X … »
        for _ in range(10):
            if i >= len(page.words) or page.starts[i] >= end:
                return None
            if page.gaps[i] in (BREAK, LINE) and not self._abbreviated(i):
                return None
            noun = self.noun_at(i)
            mention = self.mention_at(page.starts[i])
            if page.words[i] == "l" and (own := self.concerned(i + 1)) is not None:
                return own
            if mention is not None:
                return self.actor_of(mention)
            if noun is not None:
                if noun.value in ("unnamed", "document", "joint"):
                    return self.noun(noun, end)
                if noun.value == "nothing":
                    return None
                i = noun.last
            i += 1
        return None
