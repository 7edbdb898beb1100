"""Words whose sentence names nobody: who spoke before, whom the next sentence names, who is interviewed."""

from __future__ import annotations

from readouts.readers.statements.interview import Interview
from readouts.readers.statements.pieces import JOIN, Attribution, Memory, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import Frame, Source, Stage
from readouts.readers.statements.ties import Ties

__all__ = ["Surroundings"]

_SIGNATURE = 220
"""A line that is longer is no signature."""


class Surroundings:
    """The rules that look at the sentences around."""

    def __init__(
        self, stage: Stage, speakers: Speakers, ties: Ties, memory: Memory, interview: Interview
    ) -> None:
        self.stage = stage
        self.speakers = speakers
        self.ties = ties
        self.leads = ties.leads
        self.memory = memory
        self.interview = interview

    def untied(
        self, frames: list[Frame], at: int, frame: Frame, piece: Piece, pieces: list[Piece]
    ) -> Attribution | None:
        quote = piece.quote
        if frame.kind != "body" or self.leads.is_name(frame, quote):
            return None
        whole = self._whole(frame, pieces)
        if not whole:
            same = [
                p for p in pieces if p is not piece and p.said is not None and p.end <= piece.start
            ]
            said = same[-1].said if same and self._continues(same[-1], piece) else None
            if said is None and piece is pieces[-1]:
                said_so = self._told_next(frames, at, frame)
                if said_so is not None:
                    return said_so
            if said is None:
                return self._goes_on(frames, at, frame, piece)
            return None if said is None else Attribution(said.source, said.cue, "statements.chain")
        if quote.shape == "unopened" and not (at and frames[at - 1].quotes):
            return None  # a stray closing mark at the end of prose
        earlier = [p for p in pieces if p.said is not None and p.end <= piece.start]
        if earlier and earlier[-1].said is not None:
            return Attribution(earlier[-1].said.source, earlier[-1].said.cue, "statements.chain")
        if frame.paragraph in self.interview.answers and self.interview.person is not None:
            return Attribution(Source(self.interview.person), None, "statements.answer")
        found = self._signed_below(frames, at) or self._from_next(frames, at, frame)
        if found is not None:
            return found
        if (
            self.memory.last is not None
            and self.memory.frame == at - 1
            and frames[at - 1].paragraph == frame.paragraph
            and frames[at - 1].quotes
        ):
            return Attribution(self.memory.last.source, self.memory.last.cue, "statements.chain")
        return (
            self._from_previous(frames, at, frame)
            or self._from_following(frames, at, frame)
            or self._after_report(frames, at, frame)
        )

    def _after_report(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """A paragraph that is all quotation, under one that reports somebody's words without marks."""
        focus = self.memory.focus
        if at == 0 or focus is None or focus.actor is None or focus.actor.kind == "state":
            return None
        before = frames[at - 1]
        below = before.kind == "body" and frame.paragraph == before.paragraph + 1
        last = at + 1 == len(frames) or frames[at + 1].paragraph != frame.paragraph
        if not below or not last or before.quotes:
            return None
        return Attribution(focus, None, "statements.previous")

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
        return bool(JOIN.match(between))

    def _whole(self, frame: Frame, pieces: list[Piece]) -> bool:
        """Whether the sentence is nothing but quotations."""
        text = self.stage.text
        at = frame.start
        for piece in pieces:
            if text[at : piece.quote.left].strip(" -–—,.\u00a0\u202f\n\t"):
                return False
            at = max(at, piece.quote.right)
        return not text[at : frame.end].strip(' -–—,.;:!?…\u00a0\u202f\n\t"»”')

    def _signed_below(self, frames: list[Frame], at: int) -> Attribution | None:
        """« … » and on the line below « – L'honorable X, ministre des Affaires étrangères »."""
        stage = self.stage
        if at + 1 >= len(frames):
            return None
        below = frames[at + 1]
        if (
            below.paragraph == frames[at].paragraph
            or below.quotes
            or below.end - below.start > _SIGNATURE
        ):
            return None
        line = stage.text[below.start : below.end]
        dashed = line.lstrip()[:1] in ("-", "–", "—", "―", "(", "~", "•")
        mention = next(iter(stage.mentions_in(below.start, below.end)), None)
        if mention is None or len(mention.actors) != 1 or mention.actors[0].kind == "state":
            return None
        if mention.start - below.start > (25 if dashed else 3):
            return None
        groups = [
            g
            for g in stage.groups_in(mention.end, below.end)
            if g.finite and not (g.start - 1 >= 0 and stage.text[g.start - 1] in "'’")
        ]
        if groups or (not dashed and line.rstrip()[-1:] in ".!?:"):
            return None
        if not dashed and mention.actors[0].kind != "person":
            return None
        return Attribution(stage.actor_of(mention), None, "statements.signed")

    def _from_next(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """« … » La formule est de X. « … » C'est en ces termes que X a annoncé la fin."""
        stage, page = self.stage, self.stage.page
        if (
            at + 1 >= len(frames)
            or frames[at + 1].paragraph != frame.paragraph
            or frames[at + 1].quotes
        ):
            return None
        following = frames[at + 1]
        signed = next(iter(stage.mentions_in(following.start, following.end)), None)
        if (
            signed is not None
            and signed.end >= following.end - 1
            and stage.text[following.start : signed.start].strip() in ("-", "–", "—", "(")
        ):
            return Attribution(stage.actor_of(signed), None, "statements.signed")
        first = page.first_token(following.start)
        opening = page.words[first : first + 4]
        nouns = [
            n
            for n in stage.nouns_in(following.start, min(following.end, following.start + 45))
            if n.value == "words"
        ]
        told = opening[:1] == ["ainsi"] or opening[:3] in (
            ["c", "est", "ce"],
            ["voila", "ce", "que"],
        )
        if not nouns and not told:
            return None
        cue = nouns[0] if nouns else None
        return self.ties.elsewhere.of_words(following.start, following.end, cue)

    def _goes_on(
        self, frames: list[Frame], at: int, frame: Frame, piece: Piece
    ) -> Attribution | None:
        """« Il a dit que Paris était « vigilante ». La France a « passé tous les messages ». »: a clause in marks, in
        the sentence right behind somebody's words and with nobody else to say it."""
        stage, last = self.stage, self.memory.last
        if last is None or self.memory.frame != at - 1 or not frames[at - 1].quotes:
            return None
        told = [c for c in stage.verbs_in(frame.start, piece.start) if not stage.quoted(c.start)]
        if frames[at - 1].paragraph != frame.paragraph or told:
            return None
        groups = stage.groups_in(piece.start, piece.end)
        clause = any(g.finite or g.tense in ("participle", "infinitive") for g in groups)
        if not clause or stage.text.count(" ", piece.start, piece.end) < 1:
            return None
        return Attribution(last.source, last.cue, "statements.chain")

    def _told_next(self, frames: list[Frame], at: int, frame: Frame) -> Attribution | None:
        """X « est un dictateur ». C'est ce qu'a écrit Y. : the sentence behind tells who said the one before."""
        if at + 1 >= len(frames) or frames[at + 1].paragraph != frame.paragraph:
            return None
        following = frames[at + 1]
        first = self.stage.page.first_token(following.start)
        opening = self.stage.page.words[first : first + 4]
        if following.quotes:
            return None
        nouns = self.stage.nouns_in(following.start, min(following.end, following.start + 20))
        whose = (
            any(n.value == "words" for n in nouns) and "est" in opening
        )  # « Le mot est de son hôte. »
        if opening[:3] != ["c", "est", "ce"] and not whose:
            return None
        return self.ties.elsewhere.of_words(following.start, following.end, None)

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
            return self.leads.introduced(before, fake, "statements.previous")
        for cue in reversed(stage.verbs_in(before.start, before.end)):
            if (
                cue.group is not None
                and cue.group.finite
                and stage.quoted(cue.start) is None
                and cue.value != "colour"
            ):
                found = self.speakers.by_verb(before, cue, [])
                if found is not None and found.how != "pronoun":
                    return Attribution(found, cue, "statements.previous")
        for mention in stage.mentions_in(before.start, before.end):
            if stage.governed(stage.page.first_token(mention.start)) or len(mention.actors) != 1:
                continue
            if mention.actors[0].kind == "person":
                return Attribution(stage.actor_of(mention), None, "statements.previous")
        return None
