"""Runs of capitalised words that may be a person's name: « Rania bint Nasser Al Haddadine », « J.-Y. Le Drian ».

A run is read from its shape only: capitalised tokens, particles of many traditions between (or, after a title, before)
them, initials with their points, brackets around a part. Whether it names a person is for the cast to decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from readouts.matching import Hit
from readouts.readers.participants.frame import Frame
from readouts.text import LINE
from readouts.vocabulary import words

__all__ = ["LINEAGE", "PARTICLES", "Run", "initial_at", "run_at"]

PARTICLES = frozenset(
    """
    de du des d da das do dos di della del der den van von vom zu zur ter ten af av ben bin ibn bint bent al el
    ul ur ould abd abou abu bar la le las los y e o san mac mc ap ag st t 's
    """.split()
)
_ALONE = words("person_alone")
"""Particles that may open a name after a title (« le président al-Assad », « M. de La Fontaine »)."""
LINEAGE = words("person_lineage")
"""Particles behind which any word in capitals is a name."""
_NEXT_SENTENCE = words("person_next_sentence")
"""Articles in capitals that end no name: they open a sentence."""
_THINGS_OF = words("person_things_of")
"""Common nouns behind « du » or « de la » that make no name of what stands before."""
_RELATIVE = words("relative_pronouns")
_MAX_TOKENS = 8


@dataclass(slots=True, eq=False)
class Run:
    """Tokens ``first`` to ``last`` of a possible name and its stretch of text (brackets included)."""

    first: int
    last: int
    start: int
    end: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def run_at(frame: Frame, i: int, *, titled: bool) -> Run | None:
    """The run that begins at token i; ``titled``: a title, courtesy or office stands before it."""
    if i >= frame.count or not _opens(frame, i, titled):
        return None
    last = i
    while not frame.upper(last):
        last += 1
    j = last + 1
    while j < frame.count and j - i < _MAX_TOKENS:
        follow = _continues(frame, i, j)
        if follow is None:
            break
        last = follow
        j = last + 1
    while last > i and frame.words[last] in _NEXT_SENTENCE:
        last -= (
            1  # « le président Moon Jae-in Les deux hommes … »: a line end or point that was lost
        )
    start, end = frame.starts[i], frame.ends[last]
    text = frame.text
    if start and text[start - 1] == "[" and "]" in text[start:end]:
        start -= 1
    if text[end : end + 1] == "]" and "[" in text[start:end]:
        end += 1
    initial = last > i and frame.ends[last] - frame.starts[last] == 1 and frame.upper(last)
    if text[end : end + 1] == "." and initial:
        end += 1
    return Run(i, last, start, end)


def _opens(frame: Frame, i: int, titled: bool) -> bool:
    if frame.upper(i):
        return frame.words[i] != "ã"  # what is left of « à » where the encoding was mistaken
    if not titled or frame.words[i] not in _ALONE:
        return False
    j = i + 1
    while j < frame.count and frame.joined(j) and j - i <= 2:
        if frame.upper(j):
            # « le ministre de Poutine » has a complement, « M. de Montclar » a particle: « de » only after a courtesy.
            return True
        if frame.words[j] not in PARTICLES:
            return False
        j += 1
    return False


def _continues(frame: Frame, first: int, j: int) -> int | None:
    """The token that the run may extend to when it takes in token j (and particles before a capital), or None."""
    between = frame.text[frame.ends[j - 1] : frame.starts[j]]
    if not _bridges(frame, j, between):
        return None
    if frame.upper(j):
        return None if _foreign(frame, j) and not initial_at(frame, first, j) else j
    if between in ("'", "’") and len(frame.words[j]) < 3 and frame.upper(j - 1) and _cut(frame, j):
        return j  # « Samuel Eto'o »
    if frame.words[j] not in PARTICLES:
        if frame.words[j] in _RELATIVE:
            return None  # « Pierre Moscovici-qui accompagnait Chirac-profite … »: a dash that lost its spaces
        return j if between in ("-", "‑", "’", "'") and frame.upper(j - 1) else None
    if frame.words[j : j + 2] == ["de", "l"] and j + 2 < frame.count:
        return _elided(frame, first, j)
    k = j
    while k < frame.count and k - j < 4:
        if k > j and not _bridges(frame, k, frame.text[frame.ends[k - 1] : frame.starts[k]]):
            return None
        if frame.upper(k):
            if _foreign(frame, k) or _complement(frame, first, j, k):
                return None
            return k
        if frame.words[k] not in PARTICLES:
            return None
        k += 1
    return None


def initial_at(frame: Frame, first: int, j: int) -> bool:
    """« Michel Régis Onanga M. Ndiaye »: an initial inside a name, where nothing parts two people."""
    return (
        frame.words[j] == "m"
        and j - first > 1
        and all(frame.upper(k) and frame.joined(k) for k in (j - 1, j))
        and j + 1 < frame.count
        and frame.between(j + 1).strip() == "."
        and "\n" not in frame.between(j + 1)
        and frame.upper(j + 1)
        and j + 1 not in frame.offices
    )


def _cut(frame: Frame, j: int) -> bool:
    """Whether nothing of a name follows the letters behind the apostrophe."""
    return j + 1 >= frame.count or not (
        frame.joined(j + 1) and frame.between(j + 1) in ("'", "’", "-")
    )


def _elided(frame: Frame, first: int, j: int) -> int | None:
    """« Jean Claude de l'Estrac »: « de l' » before a capital that is no place, body or thing."""
    k = j + 2
    if not (
        frame.joined(j + 1)
        and frame.joined(k)
        and frame.upper(k)
        and frame.between(k) in ("'", "’")
    ):
        return None
    things = (
        frame.words[k] in words("things_with_names") or k in frame.offices or k in frame.in_name
    )
    return None if things or frame.upper(k - 1) else k


def _bridges(frame: Frame, j: int, between: str) -> bool:
    """Whether what stands between two tokens may stand within a name."""
    if between in (" ", "-", "'", "’", "\u00a0", "\u202f", "‑", "ʿ", "ʾ", "`"):
        return True
    if frame.gaps[j] == LINE or "\n" in between:
        return frame.page.wrapped and between.strip() == "" and between.count("\n") == 1
    plain = between.strip()
    if plain in (".", ".-", ""):
        size = frame.ends[j - 1] - frame.starts[j - 1]
        return (
            plain == ""
            or (size == 1 and frame.upper(j - 1))
            or (size == 2 and frame.words[j - 1] in ("ch", "jr", "ph", "th"))
        )
    return plain in ("]", "[") and frame.upper(j)


def _foreign(frame: Frame, j: int) -> bool:
    """A capitalised token that opens something else: an organisation, a courtesy, an office noun."""
    hit = frame.in_name.get(j)
    if hit is not None and hit.first == j and hit.table in ("organization", "seat"):
        return not _like_surname(frame, hit)
    office = frame.offices.get(j)
    if j and frame.words[j - 1] in LINEAGE:
        return False  # « Shakhbut bin Sultan bin Al Nahyan »
    return (
        office is not None
        and office.table in ("courtesy", "office")
        and office.row.id not in ("rank", "doctor")
    )


def _like_surname(frame: Frame, hit: Hit) -> bool:
    """« Thérèse Kayikwamba Wagner »: one word in ordinary case, right behind two others of a name."""
    i = hit.first
    return (
        hit.last == i
        and i > 1
        and not frame.shouting(i)
        and all(frame.joined(j) and frame.upper(j - 1) for j in (i, i - 1))
        and all(j not in frame.in_name for j in (i - 1, i - 2))
    )


def _complement(frame: Frame, first: int, j: int, k: int) -> bool:
    """Whether « de X » after a run is a complement (« Lavrov de Russie ») and not a particle of the name."""
    if frame.words[j] not in ("de", "du", "des", "d", "la", "le"):
        return False
    return frame.place(k) is not None or frame.words[k] in _THINGS_OF
