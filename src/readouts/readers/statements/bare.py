"""Words whose marks were lost, and dialogue behind a dash: « Nous avons besoin de gaz, - a-t-il dit. »."""

from __future__ import annotations

import re
from bisect import bisect_right

from readouts.readers.statements.incise import incise_of
from readouts.readers.statements.pieces import first_person
from readouts.readers.statements.quotation import MAX_LENGTH, Quotation
from readouts.readers.statements.stage import Stage
from readouts.text import JOINED

__all__ = ["bare_quotations"]

_COLON = 30
"""A colon stands within so many letters behind its verb."""
_LONG = 800  # a sentence without marks that is longer is prose
_CLOSING_DASH = re.compile(r"\s[-–—]\s")
_DASHES = ("– ", "— ", "- ", "―", "–\u00a0", "—\u00a0", "–\u202f", "—\u202f")


def bare_quotations(stage: Stage, areas: list[tuple[int, int, str]]) -> list[Quotation]:
    """Sentences that an attribution shows to be somebody's words though no marks are left."""
    out: list[Quotation] = []
    page = stage.page
    kinds = {start: kind for start, _, kind in areas}
    ends = {start: end for start, end, _ in areas}
    dialogue = [s for s in kinds if kinds[s] == "body" and stage.text.startswith(_DASHES, s)]
    done: set[int] = set()
    for start in dialogue:
        end = ends[start]
        if stage.quoted(start) is not None or end - start > MAX_LENGTH:
            continue
        if _has_marks(stage, start, end):
            continue  # an item of a list, with quotations of its own
        for cue in stage.verbs_in(start, end):
            found = incise_of(stage, cue, start + 2, end)
            if (
                found is not None
                and stage.quoted(cue.start) is None
                and (found.dash or first_person(stage.text[start : min(cue.start, start + _LONG)]))
            ):
                out.append(Quotation(start + 2, end, start, end, shape="dialogue", face="–"))
                done.add(start)
                break
    for cue in stage.verbs:
        group = cue.group
        if group is None or stage.quoted(cue.start) is not None:
            continue
        start, end = page.sentences[group.sentence]
        if cue.start - start > _LONG:
            continue
        paragraph = page.paragraphs[stage.paragraph_at(start)][0]
        if kinds.get(paragraph) != "body" or paragraph in done:
            continue
        found = incise_of(stage, cue, start, end)
        if (
            found is None
            or not 12 <= found.start - start <= _LONG
            or any(q.left <= start < q.right for q in out[-1:])
        ):
            continue
        words = stage.text[start : found.start]
        if found.dash and _CLOSING_DASH.search(words):
            continue  # « deux nations - l'Egypte et la Jordanie - avaient reconnu Israël »
        near = bisect_right(stage.lefts, start)
        if any(q.left < end and q.right > start for q in stage.outer[max(0, near - 1) : near + 2]):
            continue
        if found.dash or first_person(words):
            out.append(
                Quotation(
                    start,
                    found.start,
                    start,
                    found.start,
                    closed=False,
                    opened=False,
                    shape="bare",
                    face="–",
                )
            )
    return out


def words_led_to(stage: Stage, start: int, end: int) -> int | None:
    """Where the words begin that a verb of speech leads to: behind its « que », its colon, « parlé d'un »."""
    page = stage.page
    verbs = [c for c in stage.verbs_in(start, end) if c.group is not None and c.group.person == "3"]
    if not verbs:
        return None
    cue = verbs[-1]
    colon = stage.text.find(":", cue.end, end)
    if 0 <= colon < cue.end + _COLON:
        return colon + 1
    for i in range(cue.last + 1, min(cue.last + 4, len(page.words))):
        if page.starts[i] >= end or page.gaps[i] != JOINED:
            return None
        if cue.value == "say" and page.words[i] in ("que", "qu"):
            after = page.ends[i]
            return after + (stage.text[after : after + 1] in ("'", "’", " "))
        if page.words[i] in ("un", "une") and page.words[i - 1] == "d" and cue.value == "urge":
            return page.ends[i] + 1
    return None


def _has_marks(stage: Stage, start: int, end: int) -> bool:
    """Whether a quotation with both marks stands in the stretch."""
    at = bisect_right(stage.lefts, start)
    return any(q.left < end and q.closed and q.opened for q in stage.outer[at : at + 1])
