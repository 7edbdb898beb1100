"""Words reported without marks: « a déclaré que … », « …, a indiqué X », « selon X, … ». Only where all is plain."""

from __future__ import annotations

from bisect import bisect_right

from readouts.findings import StatementFinding
from readouts.readers.statements.incise import incises
from readouts.readers.statements.stage import Cue, Frame, Source, Stage
from readouts.vocabulary import words

__all__ = ["reported"]

_MIN = 12
_INFINITIVES = words("statement_infinitives")
"""Verbs whose infinitive tells what was said: « a dit vouloir … »."""


def reported(
    stage: Stage, frames: list[Frame], direct: list[StatementFinding]
) -> list[StatementFinding]:
    """Indirect speech in the body, where no quotation of the frame has the same attribution."""
    out: list[StatementFinding] = []
    starts = [s.start for s in direct]
    for frame in frames:
        if frame.kind != "body":
            continue
        at = bisect_right(starts, frame.end)
        quoted = at > 0 and direct[at - 1].start >= frame.start
        found = None if quoted else _behind(stage, frame) or _according(stage, frame)
        if found is None:
            found = _clause(stage, frame)
        if found is not None and not any(
            s.start <= found.start and found.end <= s.end for s in direct[max(0, at - 3) : at]
        ):
            out.append(found)
    return out


def _finding(
    frame: Frame, start: int, end: int, source: Source, cue: Cue, rule: str
) -> StatementFinding | None:
    if source.actor is None or end - start < _MIN:
        return None
    return StatementFinding(start, end, "indirect", source.actor, cue.place, source.channel, rule)


def _behind(stage: Stage, frame: Frame) -> StatementFinding | None:
    """« La Russie est ouverte au dialogue, a déclaré Lavrov. »"""
    for incise in incises(stage, frame.start, frame.end):
        group = incise.cue.group
        if group is None or incise.cue.value not in ("say", "write"):
            continue
        if group.inverted is not None:
            mention = next(iter(stage.mentions_in(incise.cue.start, incise.cue.end + 1)), None)
            source = stage.actor_of(mention) if mention is not None else None
        else:
            source = stage.after(incise.cue, frame.end)
        if source is not None:
            end = incise.start
            if incise.end < frame.end - 2 and incise.start - frame.start < frame.end - incise.end:
                end = _close(stage, frame.start, frame.end)  # « La France, a rappelé X, reste … »
            found = _finding(
                frame, frame.start, end, source, incise.cue, "statements.indirect-behind"
            )
            if found is not None:
                return found
    return None


def _according(stage: Stage, frame: Frame) -> StatementFinding | None:
    """« Selon le Kremlin, … »; « …, selon le Kremlin. »"""
    text = stage.text
    for cue in stage.nouns_in(frame.start, frame.end):
        if cue.value != "according" or stage.quoted(cue.start) is not None:
            continue
        if cue.hit is not None and cue.hit.row.tags:
            continue  # « la formule, lâchée par X » tells of quoted words only
        source = stage.named_after(cue, frame.end)
        if source is None or source.actor is None:
            return None
        if cue.start - frame.start < 3:
            comma = text.find(",", cue.end, frame.end)
            for mention in stage.mentions_in(cue.end, frame.end):
                if mention.start <= comma < mention.end:
                    comma = text.find(",", mention.end, frame.end)
            if comma >= 0:
                end = _close(stage, comma + 2, frame.end)
                return _finding(frame, comma + 2, end, source, cue, "statements.according")
            return None
        if text[max(frame.start, cue.start - 2) : cue.start].strip() == ",":
            return _finding(
                frame,
                frame.start,
                text.rfind(",", frame.start, cue.start),
                source,
                cue,
                "statements.according",
            )
        return None
    return None


def _clause(stage: Stage, frame: Frame) -> StatementFinding | None:
    """« Lavrov a confirmé que … »; « a dit vouloir … »."""
    page = stage.page
    for cue in stage.verbs_in(frame.start, frame.end):
        group = cue.group
        if group is None or cue.value not in ("say", "write") or not group.finite or group.passive:
            continue
        if stage.quoted(cue.start) is not None or group.inverted is not None:
            continue
        if _as(stage, cue):
            comma = stage.text.find(",", cue.end, frame.end)
            source = stage.after(cue, frame.end)
            if comma >= 0 and source is not None and cue.start - frame.start < 20:
                end = _close(stage, comma + 2, frame.end)
                return _finding(frame, comma + 2, end, source, cue, "statements.indirect-as")
            continue
        i = cue.last + 1
        wish = _wished(stage, cue)
        if wish is not None:
            source = stage.before(cue, frame.start)
            if source is not None:
                end = _close(stage, wish, frame.end)
                return _finding(frame, wish, end, source, cue, "statements.indirect-infinitive")
        for j in range(i, min(i + 6, len(page.words))):
            if page.starts[j] >= frame.end:
                break
            if page.words[j] in ("que", "qu"):
                if stage.quoted(page.starts[j]) is not None:
                    break
                if stage.after(cue, page.starts[j]) is not None:
                    break  # « La Russie est prête, a indiqué Lavrov, ajoutant que … »
                source = stage.before(cue, frame.start)
                if source is not None:
                    return _finding(
                        frame,
                        page.ends[j] + 1,
                        _close(stage, page.ends[j] + 1, frame.end),
                        source,
                        cue,
                        "statements.indirect",
                    )
                break
        else:
            continue
    return None


def _as(stage: Stage, cue: Cue) -> bool:
    """« Comme l'a rappelé Josep Borrell, … »."""
    return "comme" in stage.page.words[max(0, cue.first - 3) : cue.first + 1]


def _wished(stage: Stage, cue: Cue) -> int | None:
    """Where the infinitive begins that a verb reports: « a dit vouloir … », « assure être prêt à … »."""
    if cue.group is None or cue.group.lemma not in _INFINITIVES:
        return None
    for group in stage.groups_in(cue.end, cue.end + 12):
        if group.tense in ("infinitive", "past_infinitive") and group.first - cue.last <= 2:
            return group.start
        return None
    return None


def _close(stage: Stage, start: int, end: int) -> int:
    """Where the reported words end: at a semicolon, before an incise at the end, else without the stop."""
    semicolon = stage.text.find(";", start, end)
    if semicolon > start + _MIN:
        end = semicolon
    for incise in incises(stage, start, end):
        if incise.end >= end - 1 and incise.start > start + _MIN:
            end = incise.start
            break
    while end > start and stage.text[end - 1] in ".;:, \n":
        end -= 1
    return end
