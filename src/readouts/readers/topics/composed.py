"""Phrases that an adjective gives their theme: « la coopération [agricole] et [universitaire] »."""

from __future__ import annotations

from readouts.text import COMMA, JOINED, Page
from readouts.vocabulary import words

__all__ = ["head_of"]

_FARTHEST = 8
"""How many tokens the noun may stand before its adjective."""


def head_of(page: Page, first: int) -> int | None:
    """The token of the noun of matters that an adjective belongs to, over other adjectives; None without one.

    « les relations économiques, scientifiques et [culturelles] » has « relations »; « la capitale [économique] » none.
    """
    for i in range(first - 1, max(first - _FARTHEST, -1), -1):
        if page.gaps[i + 1] not in (JOINED, COMMA):
            return None
        word = page.words[i]
        if word in _HEADS:
            return i
        if word not in _JOINTS and word not in _INTERPOSED and not word.endswith(_ADJECTIVES):
            return None
    return None


_HEADS = words("topic_heads")
_INTERPOSED = words("topic_interposed")
_JOINTS = frozenset(("et", "ou", "puis", "ainsi", "que"))
_ADJECTIVES = tuple(
    "que ques el els elle elles al aux ale ales aire aires if ive ifs ives ier iers iere ieres ien iens ienne iennes "
    "ain aine ains aines ais aise ois oise oises o".split()
)
"""The endings of adjectives of matters and of nations (« franco-tunisienne »)."""
