"""Who says the quoted words: sentence by sentence, with the memory of who spoke last."""

from __future__ import annotations

from readouts.findings import Actor
from readouts.readers.statements.incise import Incise, incises
from readouts.readers.statements.interview import Interview
from readouts.readers.statements.nesting import nested
from readouts.readers.statements.pieces import Attribution, Memory, Piece
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.speakers import Speakers
from readouts.readers.statements.stage import Cue, Frame, Source, Stage
from readouts.readers.statements.surroundings import Surroundings
from readouts.readers.statements.ties import Ties

__all__ = ["Attributor"]


class Attributor:
    """Walks over the frames in order; remembers who spoke last."""

    def __init__(self, stage: Stage, interview: Interview) -> None:
        self.stage = stage
        self.interview = interview
        self.memory = Memory()
        self.speakers = Speakers(stage)
        self.ties = Ties(stage, self.speakers)
        self.surroundings = Surroundings(stage, self.speakers, self.ties, self.memory, interview)

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
                piece.said = self.ties.tied(frame, piece, pieces)
        for piece in pieces:
            if piece.said is None:
                piece.said = self.surroundings.untied(frames, at, frame, piece, pieces)
            if piece.said is not None and piece.said.source.how == "pronoun":
                self._turn(frames, at, piece.said)
            self._resolve(piece.said, frame)
        within = [
            p
            for q in frame.quotes
            if q.level == 1 and (p := nested(self.stage, self.speakers, frame, q)) is not None
        ]
        return sorted([*pieces, *within], key=lambda p: (p.start, -p.end))

    def _pieces(self, frame: Frame, quote: Quotation) -> list[Piece]:
        """The quotation, cut where an attribution is set into it."""
        stage = self.stage
        found = [
            i
            for i in incises(stage, quote.start, quote.end)
            if i.cue.group is not None
            and i.cue.group.inverted != "on"
            and not self._in_nested(frame, quote, i)
        ]
        if not found:
            return [Piece(quote.start, quote.end, quote, frame)]
        first = found[0]
        if not quote.closed:
            # « … est prête, cite le ministère. »: the closing mark is missing; who is led in front may be the speaker.
            stop = first.start
            quote.right = quote.end = self._strip(quote.start, stop)[1]
            return [Piece(quote.start, quote.end, quote, frame)]
        said = Attribution(
            self.speakers.incise_source(first, quote.end), first.cue, "statements.incise"
        )
        pieces = [Piece(*self._strip(quote.start, first.start), quote, frame, said)]
        begin = first.end
        for following in found[1:]:
            pieces.append(Piece(*self._strip(begin, following.start), quote, frame, said))
            begin = following.end
        pieces.append(Piece(*self._strip(begin, quote.end), quote, frame, said))
        return [p for p in pieces if p.end - p.start >= 3]

    def _in_nested(self, frame: Frame, quote: Quotation, incise: Incise) -> bool:
        return any(
            q.level > quote.level and q.left <= incise.cue.start < q.right
            for q in frame.quotes
            if q is not quote
        )

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        text = self.stage.text
        while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;–—-"):
            end -= 1
        return start, end

    def _resolve(self, said: Attribution | None, frame: Frame) -> None:
        """Pronouns and bare documents take whom the text has spoken of."""
        if said is None:
            return
        source = said.source
        if source.how == "pronoun" and frame.paragraph in self.interview.answers:
            said.source = source = Source(self.interview.person, "pronoun", source.channel)
        if source.how == "pronoun" and source.actor is None:
            last = self.memory.last.source if self.memory.last is not None else self.memory.focus
            if last is not None:
                said.source = Source(last.actor, "pronoun", source.channel)
            else:
                # Nobody has spoken yet: who was named last, who the sentence itself or the next one names.
                found = (
                    self.speakers.anyone(max(0, frame.start - 600), frame.start)
                    or self.speakers.subject_person(frame.start, frame.end)
                    or self.speakers.anyone(frame.end, frame.end + 80)
                )
                said.source = Source(found.actor if found else None, "pronoun", source.channel)
        elif source.how == "anaphor":
            same = self.stage.same or self.speakers.anyone(max(0, frame.start - 400), frame.start)
            said.source = Source(
                same.actor if same is not None else None, "pronoun", source.channel
            )
        elif source.how == "issuer":
            said.source = Source(self._issuer(frame), "document", source.channel)
        if said.source.actor is not None:
            self.memory.last = said
            self.stage.same = said.source

    def _of_sentence(self, said: Attribution) -> Source | None:
        """« Il en est ressorti avec une promesse, « ferme » selon lui »: who the sentence is about so far."""
        cue = said.cue
        if cue is None or cue.value != "according":
            return None
        page = self.stage.page
        return self.speakers.subject_person(
            page.sentences[page.sentence_at(cue.start)][0], cue.start
        )

    def _turn(self, frames: list[Frame], at: int, said: Attribution) -> None:
        """« Trump leur a remis une lettre. « … », leur a-t-il prédit. »: the pronoun behind quoted words takes up
        who was the source of the sentence before, else its subject."""
        own = self._of_sentence(said)
        if own is not None:
            said.source = Source(own.actor, "pronoun", said.source.channel)
            return
        cue = said.cue
        pronoun = self._pronoun_of(cue) if cue is not None else ""
        if (
            pronoun not in ("il", "elle", "")
            or at == 0
            or frames[at].paragraph in self.interview.answers
        ):
            return
        before = frames[at - 1]
        if before.paragraph != frames[at].paragraph or before.kind != "body":
            return
        feminine = (pronoun == "elle") if pronoun else None
        known = self.memory.focus
        if known is not None and known.actor is None and known.how == "unnamed":
            return
        if known is not None and known.actor is not None:
            candidates = [known.actor]
        else:
            candidates = []
            for mention in self.stage.mentions_in(before.start, before.end):
                first = self.stage.page.first_token(mention.start)
                if self.stage.quoted(mention.start) is None and not self.stage.governed(first):
                    candidates.extend(mention.actors[:1] if len(mention.actors) == 1 else [])
        for actor in candidates:
            fits = feminine is None or actor.feminine in (None, feminine)
            if actor.kind == "person" and fits:
                said.source = Source(actor, "pronoun", said.source.channel)
                return

    def _pronoun_of(self, cue: Cue) -> str | None:
        """The pronoun that is the subject of a verb: turned round or right in front of it."""
        group = cue.group
        if group is None:
            if cue.hit is None or "pronoun" not in cue.hit.row.tags:
                return None
            last = self.stage.page.words[cue.last]
            return {"lui": "il", "elle": "elle"}.get(last, "")
        if group.inverted is not None:
            return group.inverted
        near = self.stage.page.words[max(0, group.head - 3) : group.head]
        return next((w for w in reversed(near) if w in ("il", "elle")), None)

    def _issuer(self, frame: Frame) -> Actor | None:
        """The body that a bare « communiqué » is of: the last one that was named as a source, else the page's."""
        if self.memory.body is not None:
            return self.memory.body
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
            self.memory.last, self.memory.frame = said[-1], at
            self.memory.focus = said[-1].source
        else:
            self.memory.focus = self._reported(frame)
        for source in [s.source for s in said] + (
            [self.memory.focus] if self.memory.focus is not None else []
        ):
            if source.actor is not None and source.actor.kind == "organization":
                self.memory.body = source.actor
                if (source.actor.body or "").endswith("ministry"):
                    self.stage.ministry = source.actor
        focus = self.memory.focus
        if focus is not None:
            self.stage.same = focus
        self.stage.source_before = (
            focus is not None and focus.actor is None and focus.how == "unnamed"
        )

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
            source = self.speakers.incise_source(incise, frame.end)
            if source.how == "issuer":
                return Source(self._issuer(frame), "document")
            return source
        for cue in stage.verbs_in(frame.start, frame.end):
            if (
                cue.value == "say"
                and cue.group is not None
                and cue.group.finite
                and not cue.group.passive
            ):
                return stage.before(cue, frame.start)
        return None
