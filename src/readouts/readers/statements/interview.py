"""Interviews: answers that stand in marks of their own below a question belong to the one who is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from readouts.findings import Actor
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import Stage

__all__ = ["Interview", "interview"]


@dataclass(slots=True, eq=False)
class Interview:
    """The paragraphs (by number) that are answers, and who gives them."""

    answers: set[int] = field(default_factory=set)
    person: Actor | None = None


def interview(
    stage: Stage, areas: list[tuple[int, int, str]], quotes: list[Quotation]
) -> Interview:
    """The answers among the areas: a quotation opens the paragraph and the paragraph above asks something."""
    found = Interview()
    opening = {q.left for q in quotes if q.level == 0}
    first = -1
    for number in range(1, len(areas)):
        start, _end, _ = areas[number]
        above = stage.text[areas[number - 1][0] : areas[number - 1][1]].rstrip()
        asked = above.endswith(("?", "…", "...", "? »")) and areas[number - 1][0] not in opening
        chained = number - 1 in found.answers
        if start in opening and (asked or chained):
            found.answers.add(number)
            if first < 0:
                first = start
    if found.answers:
        found.person = _asked(stage, first)
    return found


def _asked(stage: Stage, position: int) -> Actor | None:
    """The person whom the text above the answers speaks of most; its authors do not count."""
    named: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for mention in stage.mentions_in(0, position):
        if len(mention.actors) == 1 and mention.actors[0].kind == "person":
            actor = mention.actors[0]
            named[actor.id] += 1
            actors.setdefault(actor.id, actor)
    authors = {name.split()[-1].lower() for name in stage.layout.authors if name.split()}
    for actor_id, _ in named.most_common():
        if actors[actor_id].name.split()[-1].lower() not in authors:
            return actors[actor_id]
    return None
