"""Words that a clause gives to somebody in it: « un diplomate, pour qui « … » », « qualifié de « … » par X »."""

from __future__ import annotations

from readouts.readers.statements.pieces import Attribution
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import NOBODY, Frame, Source, Stage

__all__ = ["by_agent", "for_whom"]

_REACH = 14
_VIEWS = (("pour",), ("selon",), ("d", "apres"), ("yeux", "de"), ("avis", "de"), ("dire", "de"))
"""What makes the pronoun behind it the one whose view the clause is."""
_BLANK = " \u00a0\u202f"
_PRONOUNS = ("qui", "lequel", "laquelle", "lesquels", "lesquelles")


def for_whom(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """The antecedent of « pour qui », « selon lequel », « aux yeux de qui » in front of the words."""
    page = stage.page
    floor = page.first_token(frame.start)
    last = page.first_token(quote.left) - 1
    for i in range(last, max(floor + 1, last - _REACH), -1):
        if page.words[i] not in _PRONOUNS:
            continue
        view = next((v for v in _VIEWS if tuple(page.words[i - len(v) : i]) == v), None)
        if view is None or stage.quoted(page.starts[i]) is not None:
            continue
        if any(c.value == "say" for c in stage.verbs_in(page.ends[i], quote.left)):
            return None
        found = _antecedent(stage, frame, i - len(view))
        return Attribution(found, None, "statements.for") if found is not None else None
    return None


def by_agent(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« qualifiée de « clé » par Rutte », « accusé de « trahison » par Bakou »: the agent of a participle."""
    page = stage.page
    i = page.first_token(quote.right)
    if page.words[i : i + 1] != ["par"] or stage.text[quote.right : page.starts[i]].strip(_BLANK):
        return _agent_in_front(stage, frame, quote)
    cues = stage.verbs_in(max(frame.start, quote.left - 40), quote.left)
    group = cues[-1].group if cues else None
    if group is None or not (group.passive or group.tense == "participle"):
        return None
    for j in range(i + 1, min(i + 5, len(page.words))):
        mention = stage.mention_at(page.starts[j])
        if mention is not None:
            return Attribution(stage.actor_of(mention), cues[-1], "statements.agent")
        noun = stage.noun_at(j)
        if noun is not None and noun.value == "unnamed":
            return Attribution(NOBODY, cues[-1], "statements.agent")
    return None


def _agent_in_front(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« ont été démentis par l'ambassade américaine, « formellement » »: the agent stands before the comma."""
    near = stage.mentions_in(max(frame.start, quote.left - 120), quote.left)
    if (
        not near
        or len(near[-1].actors) != 1
        or stage.text[near[-1].end : quote.left].strip() != ","
    ):
        return None
    page = stage.page
    first = page.first_token(near[-1].start)
    before = page.words[max(0, first - 2) : first]
    cues = stage.verbs_in(max(frame.start, near[-1].start - 30), near[-1].start)
    if "par" not in before or not cues or cues[-1].group is None:
        return None
    group = cues[-1].group
    spoken = cues[-1].value == "say" and (group.passive or group.tense == "participle")
    return Attribution(stage.actor_of(near[-1]), cues[-1], "statements.agent") if spoken else None


def _antecedent(stage: Stage, frame: Frame, first: int) -> Source | None:
    """Who stands right before the clause that begins at a token: a mention, or a source without a name."""
    page = stage.page
    begin = page.starts[first]
    for word in ("aux", "a", "de", "l", "au"):
        if page.words[first - 1] == word and page.gaps[first] == 0:
            begin = page.starts[first - 1]
            first -= 1
    near = stage.mentions_in(max(frame.start, begin - 160), begin)
    if near and stage.text[near[-1].end : begin].strip(" ,\u00a0\u202f") == "":
        return stage.actor_of(near[-1])
    for noun in reversed(stage.nouns_in(max(frame.start, begin - 50), begin)):
        between = page.words[noun.last + 1 : first]
        if (
            noun.value == "unnamed"
            and len(between) <= 4
            and not any(m.start > noun.end for m in near)
        ):
            return NOBODY
    return None
