"""Attributions set into or behind the words they belong to: « …, a-t-il dit », « …, sourit l'économiste. »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readouts.readers.statements.stage import Cue, Stage
from readouts.text import BREAK, COMMA, LINE

__all__ = ["Incise", "incise_of", "incises"]

_STOP = re.compile(r"[,;:.!?…–—\n]|\s-\s|$")
_FULL = re.compile(r"[.!?…»”\n]")
_REACH = 400
_NOUNS = ("unnamed", "document", "joint")
_CLAUSES = ("que", "qu", "qui", "si", "de", "d")
_ARTICLES = ("le", "la", "l", "les", "un", "une", "des", "son", "sa", "cet", "cette", "ce")
_ABBREVIATED = ("m", "mm", "dr", "mgr", "e")
_TOLD = ("present", "past", "pluperfect", "imperfect", "conditional_past")


@dataclass(slots=True, eq=False)
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
    limit = min(end, stop + _REACH)
    match = _STOP.search(text, stop, limit)
    close = match.start() if match else limit
    while (
        match is not None
        and match.group() == "."
        and close < limit - 1
        and not text[close + 1].isspace()
    ):
        match = _STOP.search(text, close + 1, limit)
        close = match.start() if match else limit
    if match is not None and match.group() == "," and pronoun is None:
        trailing = next(iter(stage.groups_in(close, close + 3)), None)
        stopped = _FULL.search(text, close, limit)
        if trailing is not None and trailing.tense == "gerund" and stopped is not None:
            match = stopped  # « …, commentait un diplomate, citant aussi le ministre X. … »
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
    bare: int | None = None  # the end of a noun phrase that the cast does not know
    for _ in range(14):
        if i >= len(page.words) or page.starts[i] >= end:
            return bare
        if page.gaps[i] in (BREAK, LINE) and page.words[i - 1] not in _ABBREVIATED:
            return bare
        if bare is not None and page.gaps[i] == COMMA:
            return bare
        mention = stage.mention_at(page.starts[i])
        if mention is not None and not stage.governed(i):
            return _apposed_end(stage, mention.end, end)
        noun = stage.noun_at(i)
        if noun is not None and noun.value in _NOUNS and not stage.governed(i):
            return noun.end
        if i == cue.last + 1:
            if page.words[i] in _CLAUSES:
                return None
            if page.words[i] in _ARTICLES and _noun_phrase(cue):
                bare = page.ends[min(i + 1, len(page.words) - 1)]
        if mention is not None:
            i = page.token_at(mention.end - 1)
        i += 1
    return bare


def _apposed_end(stage: Stage, position: int, end: int) -> int:
    """« le ministre ouzbek, Rustam Karimov »: a mention set beside the subject belongs to it."""
    for _ in range(3):
        following = next(iter(stage.mentions_in(position, min(end, position + 4))), None)
        if following is None or stage.text[position : following.start].strip() not in (
            ",",
            ", M.",
            ", Mme",
            "",
        ):
            return position
        position = following.end
    return position


def _noun_phrase(cue: Cue) -> bool:
    """Whether a noun phrase behind the verb may be its subject: « résume le patron des armateurs »."""
    group = cue.group
    assert group is not None
    return cue.value in ("say", "colour", "write") and group.tense in _TOLD
