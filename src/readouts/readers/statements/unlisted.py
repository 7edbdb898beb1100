"""Verbs of speech by their place alone: « … », a imagé la ministre ; « … », tambourine-t-il.

What stands right behind quoted words, or between commas with its pronoun turned round, reports them whatever verb it
is. The vocabulary lists the usual ones; this is for all the others.
"""

from __future__ import annotations

import re

from readouts.readers.statements.stage import Cue, Stage
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["unlisted"]

_JOINT = re.compile(r"^[\s\u00a0\u202f]*(?:[,–—-][\s\u00a0\u202f]*)?$")
_CLITICS = ("lui", "leur", "m", "nous", "vous", "s", "se", "y", "en", "l")
_HAVE = {
    "a": "past",
    "ont": "past",
    "avait": "pluperfect",
    "avaient": "pluperfect",
    "aurait": "conditional_past",
}
_BE = {
    "est": "past",
    "sont": "past",
    "etait": "pluperfect",
    "etaient": "pluperfect",
    "serait": "conditional_past",
}
_ENDS = "\u00bb\u201d\"' \u00a0\u202f"
_PRONOUNS = ("il", "elle", "ils", "elles", "on")
_PARTICIPLE = re.compile(r"\w{2,}(?:é|ée|és|ées|i|is|it|u|us|ert)$")
_PRESENT = re.compile(r"[^\W\d_]{3,}(?:e|t|d|it|ent|ait|aient)$")
_HEADS = frozenset("le la l les un une son sa ses leur ce cet cette m mme mm".split())
_NO_SPEECH = (
    "etre",
    "avoir",
    "pouvoir",
    "devoir",
    "falloir",
    "aller",
    "venir",
    "vouloir",
    "valoir",
    "suivre",
)
_NO_VERB = frozenset(
    """contre entre outre malgre comme quoique lorsque puisque devant pendant durant suivant moyennant concernant tant
    avant maintenant seulement notamment texte phrase note formule reste soit dont donc car sauf hormis toute tout
    quelque cette votre notre autre propre et est ont sont vient voire peut doit fut etait avait""".split()
)  # fmt: skip


def unlisted(stage: Stage) -> list[Cue]:
    """The cues that no list has, in order."""
    found: dict[int, Cue] = {}
    for quote in stage.outer:
        cue = _behind(stage, quote.right, quote.closed)
        if cue is not None:
            found.setdefault(cue.start, cue)
    for group in stage.groups:
        if group.inverted in _PRONOUNS and group.lemma == "avoir":
            cue = _turned(stage, group)
            if cue is not None:
                found.setdefault(cue.start, cue)
    listed = {c.last for c in stage.verbs}
    return [found[at] for at in sorted(found) if found[at].last not in listed]


def _behind(stage: Stage, position: int, closed: bool) -> Cue | None:
    """The verb right behind a closing mark, where its subject follows."""
    page = stage.page
    i = page.first_token(position)
    if not closed or i + 1 >= len(page.words):
        return None
    gap = stage.text[position : page.starts[i]]
    if not _JOINT.match(gap) or "\n" in gap or ("," not in gap and not _ended(stage, position)):
        return None
    first = i
    reflexive = False
    while i < first + 3 and i + 1 < len(page.words) and page.words[i] in _CLITICS:
        reflexive = reflexive or page.words[i] in ("s", "se")
        i += 1
    word = page.words[i]
    if word in _HAVE or (reflexive and word in _BE):
        return _compound(stage, first, i, reflexive)
    return _simple(stage, first, i, reflexive)


def _ended(stage: Stage, position: int) -> bool:
    """Whether the quoted words end in a stop of their own: « Enfin ! » tonne le ministre."""
    words = stage.text[max(0, position - 5) : position].rstrip(_ENDS)
    return words[-1:] in ("!", "?", "…", ",")


def _compound(stage: Stage, first: int, at: int, reflexive: bool) -> Cue | None:
    """« a imagé la ministre », « s'est exprimé Diop », « leur a-t-il prédit »."""
    page = stage.page
    tense = _HAVE.get(page.words[at]) or _BE[page.words[at]]
    i, pronoun = at + 1, None
    if i + 1 < len(page.words) and page.words[i] == "t" and page.words[i + 1] in _PRONOUNS:
        pronoun, i = page.words[i + 1], i + 2
    elif (
        i < len(page.words) and page.words[i] in _PRONOUNS and stage.text[page.starts[i] - 1] == "-"
    ):
        pronoun, i = page.words[i], i + 1
    adverbs = words("adverbs")
    steps = 0
    while i < len(page.words) and steps < 3 and page.words[i] in adverbs:
        i, steps = i + 1, steps + 1
    if i >= len(page.words) or page.gaps[i] not in (JOINED, COMMA):
        return None
    participle = stage.text[page.starts[i] : page.ends[i]]
    if page.words[i] in ("ete", "eu") or not _PARTICIPLE.match(participle):
        return None
    return _cue(stage, first, i, tense, pronoun, reflexive)


def _simple(stage: Stage, first: int, i: int, reflexive: bool) -> Cue | None:
    """« tambourine le ministre », « grimace-t-il », « s'emballait-elle »."""
    page = stage.page
    surface = stage.text[page.starts[i] : page.ends[i]]
    if page.words[i] in _NO_VERB or not surface.islower() or not _PRESENT.match(surface):
        return None
    if page.words[i] in stage.prepositions or page.words[i] in words("adverbs"):
        return None
    group = stage.group_from(first, i)
    if group is not None and (group.lemma in _NO_SPEECH or group.passive or not group.finite):
        return None
    j, pronoun = i + 1, None
    if j < len(page.words) and page.words[j] == "t" and stage.text[page.starts[j] - 1] == "-":
        j += 1
    if j < len(page.words) and page.words[j] in _PRONOUNS and stage.text[page.starts[j] - 1] == "-":
        pronoun = page.words[j]
    elif not _subject_at(stage, i, j):
        return None
    return _cue(stage, first, i if pronoun is None else j, "present", pronoun, reflexive)


def _subject_at(stage: Stage, i: int, j: int) -> bool:
    """Whether a subject begins right behind the verb."""
    page = stage.page
    if j > i + 1 or j >= len(page.words) or page.gaps[j] != JOINED:
        return False
    return page.words[j] in _HEADS or stage.mention_at(page.starts[j]) is not None


def _turned(stage: Stage, group: VerbGroup) -> Cue | None:
    """« …, a-t-elle imagé, … » wherever it stands: a comma or mark in front, a participle behind."""
    page = stage.page
    i = group.first
    while i > 0 and page.words[i - 1] in _CLITICS and page.gaps[i] == JOINED:
        i -= 1
    before = stage.text[max(0, page.starts[i] - 3) : page.starts[i]].rstrip()[-1:]
    if before not in (",", "»", "”", '"', "!", "?", "…", "–", "—", ";") or not before:
        return None
    j = group.last + 1
    adverbs = words("adverbs")
    while j < len(page.words) and j < group.last + 3 and page.words[j] in adverbs:
        j += 1
    if j >= len(page.words) or page.gaps[j] != JOINED or page.words[j] in ("ete", "eu"):
        return None
    if not _PARTICIPLE.match(stage.text[page.starts[j] : page.ends[j]]):
        return None
    return _cue(stage, i, j, "past", group.inverted, False)


def _cue(
    stage: Stage, first: int, last: int, tense: str, pronoun: str | None, reflexive: bool
) -> Cue | None:
    page = stage.page
    start, end = page.starts[first], page.ends[last]
    group = VerbGroup(
        last, first, last, start, end, "", tense,
        reflexive=reflexive, inverted=pronoun, sentence=page.sentence_at(start),
    )  # fmt: skip
    cue = Cue(start, end, first, last, "say", group=group)
    if pronoun is None:
        source = stage.after(cue, page.sentences[group.sentence][1])
        if source is None:
            return None
    return cue
