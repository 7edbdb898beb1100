"""Attributions set into or behind the words they belong to: « …, a-t-il dit », « …, sourit l'économiste. »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readouts.readers.statements.stage import Cue, Stage
from readouts.text import BREAK, LINE

__all__ = ["Incise", "incise_of", "incises"]

_STOP = re.compile(r"[,;:.!?…–—\n]|\s-\s|$")
_FINITE_ON = ("on",)
_SPOKEN = ("say", "write", "colour", "urge", "qualify")
_LEADS = frozenset("comme ainsi que y il elle ce c nous m me lui leur l le qu on tout".split())


@dataclass(slots=True)
class Incise:
    """The cue with the stretch that it takes up: from its comma (``start``) to after its end (``end``)."""

    cue: Cue
    start: int
    end: int
    dash: bool


def incises(stage: Stage, start: int, end: int) -> list[Incise]:
    """The incises in a stretch, in order."""
    out: list[Incise] = []
    for cue in stage.verbs_in(start, end):
        if out and cue.start < out[-1].end:
            continue
        found = incise_of(stage, cue, start, end)
        if found is not None:
            out.append(found)
    return out


def incise_of(stage: Stage, cue: Cue, start: int, end: int) -> Incise | None:
    """The verb cue as an incise within the stretch, or None where it is no incise."""
    group = cue.group
    if group is None or not group.finite or group.person != "3":
        return None
    if group.tense in ("subjunctive", "participle"):
        return None
    page, text = stage.page, stage.text
    opened = _lead(stage, cue, start)
    if opened is None:
        return None
    at, dash = opened
    pronoun = group.inverted
    limit = end
    if pronoun is not None:
        if pronoun not in ("il", "elle", "ils", "elles", "on"):
            return None
        stop = cue.end
    else:
        if cue.value in ("urge", "qualify") and not dash:
            return None
        subject = _subject_end(stage, cue, end)
        if subject is None:
            return None
        stop = subject
    match = _STOP.search(text, stop, limit)
    close = match.start() if match else limit
    while match is not None and match.group() == "." and close < limit - 1 and not text[close + 1].isspace():
        match = _STOP.search(text, close + 1, limit)
        close = match.start() if match else limit
    finish = match.end() if match is not None and match.group() not in ("\n", "") else close
    if page.gaps[cue.first] in (BREAK, LINE) and text[page.starts[cue.first]].isupper():
        return None
    return Incise(cue, at, min(finish, end), dash)


def _lead(stage: Stage, cue: Cue, start: int) -> tuple[int, bool] | None:
    """Where the comma or dash in front of the verb stands; None where a word stands there."""
    text = stage.text
    i = cue.start
    while i > start and text[i - 1] in " \u00a0\u202f\u2009":
        i -= 1
    if i <= start:
        return None
    mark = text[i - 1]
    dash = False
    if mark in "-–—":
        before = text[max(start, i - 2) : i - 1]
        if i == cue.start and mark == "-":
            return None
        if before and not before[-1].isspace() and mark == "-":
            return None
        dash = True
        i -= 1
        while i > start and text[i - 1] in " \u00a0\u202f,":
            i -= 1
        if i <= start:
            return None
        return i, True
    if mark == ",":
        return i - 1, dash
    if mark in "!?…" or (mark == "." and text[max(start, i - 3) : i] == "..."):
        return i, dash
    return None


def _subject_end(stage: Stage, cue: Cue, end: int) -> int | None:
    """The end of the subject right behind the verb: a mention, an unnamed source or a document; else None."""
    page = stage.page
    i = cue.last + 1
    for _ in range(14):
        if i >= len(page.words) or page.starts[i] >= end or page.gaps[i] in (BREAK, LINE):
            if i >= len(page.words) or page.starts[i] >= end or page.words[i - 1] not in ("m", "mm", "dr", "mgr", "e"):
                return None
        mention = stage.mention_at(page.starts[i])
        if mention is not None and not stage.governed(i):
            return mention.end
        noun = stage.noun_at(i)
        if noun is not None and noun.value in ("unnamed", "document", "joint") and not stage.governed(i):
            return noun.end
        if page.words[i] in ("que", "qu", "qui", "si", "de") and i == cue.last + 1:
            return None
        if i == cue.last + 1 and page.words[i] in ("le", "la", "l", "les", "un", "une", "des", "son", "sa", "cet", "cette", "ce"):
            # « , résume le patron des armateurs » : a noun that the cast does not know.
            if _noun_phrase(stage, cue, end):
                return page.ends[min(i + 1, len(page.words) - 1)]
        if mention is not None:
            i = page.token_at(mention.end - 1)
        i += 1
    return None


def _noun_phrase(stage: Stage, cue: Cue, end: int) -> bool:
    """Whether only a noun phrase (no object and no clause) is left behind a present or past verb of speech."""
    group = cue.group
    assert group is not None
    return cue.value in ("say", "colour", "write") and group.tense in ("present", "past", "pluperfect", "imperfect", "conditional_past")
