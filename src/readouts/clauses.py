"""Who does what a verb group tells: the little syntax around a verb.

No parse tree is built: what is to the left and right of a group within its sentence is enough for its subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readouts.findings import Actor, Cast, Mention
from readouts.text import COMMA, JOINED, Page
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["mentions_in", "sides_of", "subject"]

_CLAUSES = frozenset(
    ("que", "qu", "qui", "dont", "lequel", "laquelle", "lorsque", "tandis", "alors")
)


def mentions_in(cast: Cast, start: int, end: int) -> list[Mention]:
    """The mentions that begin in a stretch, in order."""
    mentions = cast.mentions
    low = bisect_left(mentions, start, key=lambda m: m.start)
    out = []
    while low < len(mentions) and mentions[low].start < end:
        out.append(mentions[low])
        low += 1
    return out


def sides_of(actors: Sequence[Actor]) -> list[str]:
    """The sides of some actors, each once, in order."""
    return list(dict.fromkeys(a.side for a in actors if a.side is not None))


_LONGEST_CHAIN = 8
"""Verbs of one subject in a row that are followed back (a text may have any number)."""

_BLOCKING = frozenset(
    "de d du des a au aux avec par pour chez en dans sur vers contre entre selon sous pres envers lors depuis".split()
)


def subject(page: Page, cast: Cast, group: VerbGroup, depth: int = 0) -> tuple[Actor, ...]:
    """Who does what the verb group tells: the actors of its subject, () where none is found.

    An inverted or postponed subject (« a déclaré le ministre », « a-t-il ajouté ») comes after the group; else it is
    the nearest free mention before it in the clause, with what is coordinated to it. An infinitive takes that of its
    governor; a coordinated participle that of the group before.
    """
    if group.governor is not None and group.tense in ("infinitive", "past_infinitive"):
        return subject(page, cast, group.governor, depth)
    start, end = page.sentences[group.sentence]
    if group.inverted is not None:
        after = [
            m
            for m in mentions_in(cast, group.start, group.end + 1)
            if m.how in ("pronoun", "group")
        ]
        if after:
            return after[0].actors
    before = [
        m
        for m in mentions_in(cast, start, group.start)
        if m.how != "possessor" and m.end <= group.start
    ]
    if depth < _LONGEST_CHAIN and _shares_subject(page, group):
        assert group.previous is not None
        shared = subject(page, cast, group.previous, depth + 1)
        if shared:
            return shared
    if before:
        # A relative clause: « Blinken, qui s'est entretenu … » has its antecedent right before « qui ».
        first = group.first
        if first > 0 and page.words[first - 1] == "qui":
            return _coordinated(page, before, len(before) - 1)
        for at in range(len(before) - 1, -1, -1):
            if not _governed(page, before[at]):
                return _coordinated(page, before, at)
        return ()
    following = [
        m for m in mentions_in(cast, group.end, min(end, group.end + 60)) if m.how != "possessor"
    ]
    if (
        following
        and page.first_token(following[0].start) - group.last <= 4
        and not _governed(page, following[0])
    ):
        return _coordinated_forward(page, following)
    return ()


def _shares_subject(page: Page, group: VerbGroup) -> bool:
    """« X a rencontré Y et s'est entretenu avec Z »: a verb right after « et » has the subject of the one before."""
    previous = group.previous
    if (
        previous is None
        or not group.finite
        or previous.plural != group.plural
        or group.inverted is not None
    ):
        return False
    i = group.first
    spoken = "speech" in group.rows and not group.reflexive
    if page.gaps[i] == COMMA and not spoken and page.text[page.ends[i - 1]] == ",":
        # « remercie sa consœur, se déclare favorable à … »
        between = page.words[previous.last + 1 : i]
        return page.starts[i] - page.ends[i - 1] == 2 and _CLAUSES.isdisjoint(between)
    for _ in range(4):
        if i <= previous.last + 1 or page.gaps[i] not in (JOINED, COMMA):
            return False
        word = page.words[i - 1]
        if word in ("et", "puis", "mais"):
            return page.words[i - 2] not in ("ni", "soit")
        if word not in words("adverbs"):
            return False
        i -= 1
    return False


def _governed(page: Page, mention: Mention) -> bool:
    """Whether the mention stands behind a preposition (« avec Blinken », « de la Russie »)."""
    i = page.first_token(mention.start) - 1
    steps = 0
    while i >= 0 and steps < 3:
        word = page.words[i]
        if page.gaps[i + 1] not in (JOINED,):
            return False
        if word in _BLOCKING:
            return True
        if word not in (
            "le",
            "la",
            "les",
            "l",
            "m",
            "mm",
            "mme",
            "son",
            "sa",
            "leur",
            "leurs",
            "ses",
            "ce",
            "cette",
        ):
            return False
        i -= 1
        steps += 1
    return False


def _coordinated(page: Page, mentions: Sequence[Mention], at: int) -> tuple[Actor, ...]:
    actors = list(mentions[at].actors)
    listed = False
    while at > 0:
        between = page.fold[mentions[at - 1].end : mentions[at].start]
        joined = " et " in between or between.strip() in ("et", "ainsi que")
        # « S'agissant du Mali, Attaf a plaidé »: what a preposition governs is no subject beside another
        joined = joined or (between.strip() == "," and not _governed(page, mentions[at - 1]))
        # « X, son homologue Y et le ministre Z »: a list of three or more
        further = listed and _next_in_list(between) and not _governed(page, mentions[at - 1])
        if not (joined or further):
            break
        if len(between) > 60 or "." in between.replace("m.", ""):
            break
        listed = listed or " et " in between
        at -= 1
        actors = [*mentions[at].actors, *actors]
    return tuple(dict.fromkeys(actors))


def _next_in_list(between: str) -> bool:
    """« , son », « , le », « , chinois, »: nothing but a comma, a determiner or one adjective."""
    stripped = between.strip()
    if not stripped.startswith(","):
        return False
    inside = stripped.strip(",").split()
    return all(word in words("determiners") for word in inside) or (
        len(inside) == 1 and stripped.endswith(",")
    )


def _coordinated_forward(page: Page, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    actors = list(mentions[0].actors)
    for left, right in pairwise(mentions):
        if page.fold[left.end : right.start].strip(" ,") not in (
            "et",
            "et m.",
            "et mme",
            "et le",
            "et la",
            "et l'",
        ):
            break
        actors.extend(right.actors)
    return tuple(dict.fromkeys(actors))
