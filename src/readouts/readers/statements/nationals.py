"""Persons meant by their nationality alone: « …, a commenté le Thaïlandais », « l'Iranien a rétorqué »."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from readouts.analysis import Analysis
from readouts.findings import Actor, Mention
from readouts.text import JOINED

__all__ = ["with_nationals"]

_ARTICLES = {"le": False, "la": True, "l": None}
_OFFICES = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "envoy",
    "deputy_foreign_minister", "ambassador",
)  # fmt: skip


def with_nationals(analysis: Analysis, mentions: list[Mention]) -> list[Mention]:
    """The mentions and, in their order, those of a person whom the text names by nationality."""
    page = analysis.page
    starts = [m.start for m in mentions]
    added: list[Mention] = []
    for hit in analysis.hits["name"]:
        if hit.table != "country" or not hit.slot.startswith("adjective"):
            continue
        i = hit.first
        if i == 0 or page.words[i - 1] not in _ARTICLES or page.gaps[i] != JOINED:
            continue
        if not page.text[hit.start].isupper() or hit.last != hit.first:
            continue
        at = bisect_right(starts, hit.start) - 1
        if at >= 0 and mentions[at].end > hit.start:
            continue
        following = bisect_left(starts, hit.end)
        if following < len(starts) and starts[following] - hit.end < 2:
            continue  # « l'Angolais João Lourenço »: the name says it
        person = _person(mentions, at, str(hit.row.id), _ARTICLES[page.words[i - 1]])
        if person is not None:
            added.append(Mention(hit.start, hit.end, (person,), "office"))
    return sorted([*mentions, *added], key=lambda m: m.start) if added else mentions


def _person(mentions: list[Mention], at: int, side: str, feminine: bool | None) -> Actor | None:
    """The last person of that side who was named before, of that gender where it is known."""
    for mention in reversed(mentions[max(0, at - 60) : at + 1]):
        for actor in reversed(mention.actors):
            if actor.kind != "person" or actor.side != side or actor.office not in _OFFICES:
                continue
            if feminine is None or actor.feminine is None or actor.feminine == feminine:
                return actor
    return None
