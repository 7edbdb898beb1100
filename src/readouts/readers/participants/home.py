"""Where a text is at home: the country of its issuer or outlet, of its dateline, of the first town of its body."""

from __future__ import annotations

from readouts.readers.participants.frame import Frame
from readouts.vocabulary import words

__all__ = ["home_of", "scene_of", "stage_of"]

_LETTERHEAD = words("person_letterhead")


def home_of(frame: Frame) -> str | None:
    """The country of the page itself: its issuer, outlet or letterhead."""
    return _of_lines(frame, frame.layout.issuer or "", official=False) or (
        _of_lines(frame, frame.layout.outlet, official=True) if frame.layout.outlet else None
    )


def _of_lines(frame: Frame, text: str, *, official: bool) -> str | None:
    """The country that the lines with this name tell, or (not ``official``) those with a letterhead's word."""
    for line in frame.layout.lines:
        if line.kind not in ("byline", "boilerplate"):
            continue
        first, end = frame.page.first_token(line.start), frame.page.first_token(line.end)
        named = not official and any(w in _LETTERHEAD for w in frame.words[first:end])
        named = named or bool(text and text in frame.text[line.start : line.end])
        if not named or end - first > 12:
            continue
        for i in range(first, end):
            target = frame.place(i) or frame.adjective(i)
            if target is not None and target.side is not None and target.kind != "organization":
                return target.side
    return None


def scene_of(frame: Frame) -> str | None:
    """The country of the dateline (« ALGER – », « Glion (ats) - »)."""
    if frame.layout.dateline is not None:
        target = frame.place(frame.page.first_token(frame.layout.dateline[0]))
        return target.side if target is not None else None
    for line in [line for line in frame.layout.lines if line.kind == "body"][:3]:
        first = frame.page.first_token(line.start)
        target = frame.place(first) if first < frame.count else None
        if target is None or target.kind not in ("capital", "city"):
            continue
        follow = frame.between(target.last + 1)
        if any(c in follow for c in "(–—-:/"):
            return target.side
    return None


def stage_of(frame: Frame) -> str | None:
    """The country of the first town that the body says something happened in (« ce lundi à Nouakchott »)."""
    for first, end, kind in frame.areas:
        if kind != "body":
            continue
        for i in range(first + 1, min(end, first + 120)):
            if i in frame.names and frame.joined(i) and frame.words[i - 1] == "a":
                target = frame.place(i)
                if target is not None and target.kind in ("capital", "city"):
                    return target.side
    return None
