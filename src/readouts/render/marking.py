"""A text with its marks: cut wherever a finding begins or ends, each piece underlined once for each layer over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readouts.models import Segment
from readouts.render.markup import Markup, element, joined
from readouts.spans import Span

__all__ = ["Mark", "Marked", "marked"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text, the layer that it belongs to, what is said of it, and the id of the entry that says it."""

    start: int
    end: int
    layer: str
    fact: str
    entry: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The marked text, and the id of the piece that each finding begins with, by start, end and entry."""

    text: Markup
    anchors: Mapping[tuple[int, int, str], str]

    def quote(self, span: Span, entry: str) -> Markup:
        """The words of a finding, as a link to where they stand if they are shown."""
        words = element("bdi", " ".join(span.text.split()) or "…", lang="fr")
        anchor = self.anchors.get((span.start, span.end, entry))
        if anchor is None:
            return element("q", words)
        return element("q", element("a", words, href=f"#{anchor}"))


def marked(
    text: str, segments: Iterable[Segment], marks: Iterable[Mark], nesting: Sequence[str], key: str
) -> Marked:
    """The lines of a text with its marks. ``nesting`` are the layers, the widest first: the order in which they nest.

    A piece at which a finding begins can be focused and linked to; the others of that finding can be pointed at, so
    that a keyboard stops once at each. Linear in the text and in the marks but for sorting them.
    """
    coming = sorted(mark for mark in marks if mark.end > mark.start)
    anchors: dict[tuple[int, int, str], str] = {}
    lines: list[Markup] = []
    here: list[Mark] = []  # a quotation may run over several lines
    at = 0
    for segment in segments:
        start, end = segment.span.start, segment.span.end
        here = [mark for mark in here if mark.end > start]
        while at < len(coming) and coming[at].start < end:
            if coming[at].end > start:
                here.append(coming[at])
            at += 1
        pieces = _pieces(text, start, end, here, nesting, key, anchors)
        lines.append(element("p", joined(pieces), class_=f"ro-line ro-{segment.kind}"))
    return Marked(joined(lines), anchors)


def _pieces(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    nesting: Sequence[str],
    key: str,
    anchors: dict[tuple[int, int, str], str],
) -> Iterable[str]:
    borders = sorted(
        {start, end, *(max(m.start, start) for m in marks), *(min(m.end, end) for m in marks)}
    )
    active: list[Mark] = []
    ordered = sorted(marks)
    next_mark = 0
    for left, right in pairwise(borders):
        while next_mark < len(ordered) and max(ordered[next_mark].start, start) <= left:
            active.append(ordered[next_mark])
            next_mark += 1
        active = [mark for mark in active if mark.end > left]
        words = text[left:right]
        if not active:
            yield words
            continue
        begins = [m for m in active if (m.start, m.end, m.entry) not in anchors]
        anchor = f"{key}-at{left}" if begins else None
        anchors.update(((m.start, m.end, m.entry), f"{key}-at{left}") for m in begins)
        yield _piece(words, active, nesting, anchor)


def _piece(
    words: str, active: Sequence[Mark], nesting: Sequence[str], anchor: str | None
) -> Markup:
    facts: dict[str, dict[str, None]] = {}
    for mark in active:
        facts.setdefault(mark.layer, {})[mark.fact] = None
    inner: str = words
    for layer in reversed(nesting):
        if layer in facts:
            inner = element("span", inner, class_=f"ro-mark ro-{layer}")
    given = {
        f"data_{layer}": "".join(f"{fact}\n" for fact in told) for layer, told in facts.items()
    }
    entries = " ".join(dict.fromkeys(mark.entry for mark in active))
    if anchor is None:
        return element("mark", inner, **given)
    return element("mark", inner, id=anchor, tabindex=0, aria_describedby=entries, **given)
