"""Statements: quoted words and reported ones, each with who says them, by what cue and where.

Marks are paired first (``quotation``), then sentences that no quotation is cut by become frames, in which attributions
are looked for from the strongest to the weakest (``attribution``); what is reported without marks comes last
(``indirect``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from readouts.analysis import Analysis
from readouts.findings import Cast, Layout, StatementFinding
from readouts.readers.statements.attribution import Attributor
from readouts.readers.statements.bare import bare_quotations, words_led_to
from readouts.readers.statements.incise import incise_of
from readouts.readers.statements.indirect import reported
from readouts.readers.statements.interview import interview
from readouts.readers.statements.pieces import Piece, surface
from readouts.readers.statements.quotation import Quotation, quotations
from readouts.readers.statements.stage import Frame, Stage
from readouts.readers.statements.unlisted import unlisted

__all__ = ["read"]

_LONG, _MANY = 4000, 24  # characters and quotations of one frame
_READ = ("title", "heading", "body")


def read(analysis: Analysis, layout: Layout, cast: Cast) -> list[StatementFinding]:
    """The statements of one text, in order of their start."""
    stage = Stage(analysis, layout, cast)
    areas = _areas(stage, layout)

    def cut(start: int, end: int) -> int | None:
        for cue in reversed(stage.verbs_in(start, end)[-3:]):
            found = incise_of(stage, cue, start, end)
            if found is not None and found.end >= end - 1:
                return found.start
        return None

    def led(start: int, end: int) -> int | None:
        return words_led_to(stage, start, end)

    quotes = quotations(stage.page, [(start, end) for start, end, _ in areas], cut, led)
    stage.set_quotes(quotes)
    stage.add_verbs(unlisted(stage))
    bare = bare_quotations(stage, areas)
    if bare:
        quotes = sorted([*quotes, *bare], key=lambda q: (q.start, -q.end))
        stage.set_quotes(quotes)
    frames = _frames(stage, areas, quotes)
    pieces = Attributor(stage, interview(stage, areas, quotes)).attribute(frames)
    found = [_finding(stage, p) for p in _kept(stage, pieces)]
    found.extend(reported(stage, frames, found))
    found.sort(key=lambda s: (s.start, s.end))
    return found


def _areas(stage: Stage, layout: Layout) -> list[tuple[int, int, str]]:
    """The paragraphs that are read, with the kind of their lines."""
    kinds = {line.start: line.kind for line in layout.lines}
    out: list[tuple[int, int, str]] = []
    for start, end in stage.page.paragraphs:
        kind = kinds.get(start, "body")
        if kind in _READ:
            out.append((start, end, kind))
    return out


def _frames(
    stage: Stage, areas: list[tuple[int, int, str]], quotes: list[Quotation]
) -> list[Frame]:
    """The sentences of the areas, those that a quotation runs across joined into one."""
    sentences = stage.page.sentences
    starts = [s for s, _ in sentences]
    frames: list[Frame] = []
    for index, (start, end, kind) in enumerate(areas):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        for first, last in sentences[low:high]:
            inside = stage.quoted(first)
            if (
                frames
                and inside is not None
                and inside.left < first
                and first < inside.right
                and inside.left >= frames[-1].start
            ):
                if inside.start >= first and inside.left > frames[-1].start:
                    # « … dit. " La porte est ouverte ", a-t-il ajouté »: the mark alone is the last sentence's
                    frames[-1].end = inside.left
                    frames.append(Frame(inside.left, last, kind, index))
                else:
                    frames[-1].end = last
            else:
                frames.append(Frame(first, last, kind, index))
    begin = [f.start for f in frames]
    for quote in quotes:
        at = bisect_right(begin, quote.left) - 1
        if at >= 0:
            frames[at].quotes.append(quote)
    return [part for frame in frames for part in _bounded(frame)]


def _bounded(frame: Frame) -> list[Frame]:
    """A frame as it is, or cut between quotations where it is too long or has too many of them."""
    if frame.end - frame.start <= _LONG and len(frame.quotes) <= _MANY:
        return [frame]
    parts: list[Frame] = []
    current = Frame(frame.start, frame.end, frame.kind, frame.paragraph)
    for quote in frame.quotes:
        full = len(current.quotes) >= _MANY or quote.right - current.start > _LONG
        if quote.level == 0 and full and current.quotes:
            current.end = quote.left
            parts.append(current)
            current = Frame(quote.left, frame.end, frame.kind, frame.paragraph)
        if quote.left - current.start > _LONG:
            current.start = quote.left - _LONG
        current.quotes.append(quote)
    if current.quotes:
        current.end = min(current.end, current.quotes[-1].right + _LONG)
    else:
        current.end = min(current.end, current.start + _LONG)
    return [*parts, current]


def _kept(stage: Stage, pieces: list[Piece]) -> list[Piece]:
    """The pieces that somebody says; what a heading or title repeats is left out."""
    # Nothing is left of a quotation that begins with its attribution (« « , a-t-il dit »).
    said = [p for p in pieces if p.said is not None and p.end > p.start]
    body = {surface(stage.text[p.start : p.end]) for p in said if p.frame.kind == "body"}
    whole = " | ".join(sorted(body))
    return [
        p
        for p in said
        if p.frame.kind == "body" or surface(stage.text[p.start : p.end]) not in whole
    ]


def _finding(stage: Stage, piece: Piece) -> StatementFinding:
    said = piece.said
    assert said is not None
    return StatementFinding(
        piece.start,
        piece.end,
        "direct",
        said.source.actor,
        said.cue.place if said.cue is not None else None,
        channel(stage, piece, said.source.channel),
        said.rule,
    )


def channel(stage: Stage, piece: Piece, known: str | None) -> str | None:
    """Where the words were said: a channel named in the sentence, else the document that has them."""
    for cue in stage.nouns_in(piece.frame.start, piece.frame.end):
        if cue.value == "channel" and stage.quoted(cue.start) is None and cue.hit is not None:
            return str(cue.hit.row.tags[0])
    said = piece.said
    if (
        said is not None
        and said.cue is not None
        and said.cue.group is not None
        and said.cue.group.lemma in ("tweeter", "twitter", "retweeter", "poster")
    ):
        return "réseau social"
    if known is None:
        for cue in stage.nouns_in(piece.frame.start, piece.frame.end):
            if cue.value == "document" and stage.quoted(cue.start) is None and cue.hit is not None:
                before = stage.page.words[max(0, cue.first - 3) : cue.first]
                if "dans" in before:
                    return str(cue.hit.row.tags[0])
    return known
