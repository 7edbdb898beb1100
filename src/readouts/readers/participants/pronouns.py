"""Pronouns that may stand for a person: il, elle, ils, celui-ci, ce dernier; the impersonal « il » left out."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.readers.participants.frame import Frame
from readouts.vocabulary import words

__all__ = ["Pronoun", "pronouns"]

_PERSONAL = {
    "il": (False, False),
    "elle": (True, False),
    "ils": (False, True),
    "elles": (True, True),
}
_IMPERSONAL = frozenset(
    """
    agit agissait agira agirait faut fallait faudra faudrait fallu convient conviendrait convenait importe
    importait semble semblerait semblait reste restait existe existait appartient incombe suffit suffirait
    paraît ressort ressortait resulte ressortirait arrive arrivera
    """.split()
)
_IMPERSONAL_PARTICIPLE = words("person_impersonal_participle")
_DONE = words("person_done")
_BE = words("person_be")


@dataclass(slots=True, eq=False)
class Pronoun:
    """Tokens ``first`` to ``last``; ``near``: the last one named (« ce dernier »), not the subject."""

    first: int
    last: int
    feminine: bool | None
    plural: bool = False
    near: bool = False
    order: int | None = None
    """0 for « le premier », 1 for « le second »."""


def pronouns(frame: Frame) -> list[Pronoun]:
    """The pronouns of the lines that are read, in order."""
    out: list[Pronoun] = []
    words = frame.words
    for first, end, _ in frame.areas:
        for i in range(first, end):
            word = words[i]
            if word not in _HEADS:
                continue
            if word in _PERSONAL:
                feminine, plural = _PERSONAL[word]
                if (
                    not _impersonal(frame, i, end)
                    and not _object(frame, i)
                    and not _emphatic(frame, i)
                    and not _quoted(frame, i)
                ):
                    out.append(Pronoun(i, i, feminine, plural))
            elif (
                word in ("celui", "celle", "ceux", "celles")
                and i + 1 < end
                and words[i + 1] == "ci"
            ):
                out.append(
                    Pronoun(
                        i, i + 1, word in ("celle", "celles"), word in ("ceux", "celles"), near=True
                    )
                )
            elif (
                word in ("celui", "celle")
                and words[i + 1 : i + 2] == ["la"]
                and frame.between(i + 1) == "-"
            ):
                out.append(Pronoun(i, i + 1, word == "celle", order=0))
            elif (
                word in ("dernier", "derniere")
                and i > first
                and words[i - 1] in ("ce", "cette")
                and frame.joined(i)
            ):
                if (
                    i + 1 >= end
                    or not frame.joined(i + 1)
                    or words[i + 1] in frame.function_words
                    or not words[i + 1].isalpha()
                    or _verb(frame, i + 1)
                ):
                    out.append(Pronoun(i - 1, i, word == "derniere", near=True))
            elif (
                word in ("derniers", "dernieres")
                and i > first
                and words[i - 1] == "ces"
                and _verb(frame, i + 1)
            ):
                out.append(Pronoun(i - 1, i, word == "dernieres", True, near=True))
            elif (
                word in _ORDER
                and i > first
                and words[i - 1] in ("le", "la")
                and frame.joined(i)
                and i + 1 < end
                and (frame.comma(i + 1) or _verb(frame, i + 1))
                and frame.begins_clause(i - 1)
            ):
                out.append(Pronoun(i - 1, i, words[i - 1] == "la", order=_ORDER[word]))
            elif word in ("interesse", "interessee") and i > first and words[i - 1] == "l":
                out.append(Pronoun(i - 1, i, word == "interessee", near=True))
    return out


_ORDER = {"premier": 0, "premiere": 0, "second": 1, "seconde": 1}
_HEADS = frozenset(
    (
        *_PERSONAL, *_ORDER, "celui", "celle", "ceux", "celles", "dernier", "derniere", "derniers", "dernieres",
        "interesse", "interessee",
    )
)  # fmt: skip
"""The words that are asked what pronoun they are: one question for all the others."""


def _verb(frame: Frame, i: int) -> bool:
    return i < frame.count and (
        frame.words[i] in frame.analysis.vocabulary.verbs or frame.words[i] in _BE
    )


def _emphatic(frame: Frame, i: int) -> bool:
    """« reste, elle, acquise »: between commas it takes up a subject that is already there."""
    return frame.words[i] in ("elle", "elles") and frame.comma(i) and frame.comma(i + 1)


def _object(frame: Frame, i: int) -> bool:
    """« avec elle », « pour elles », « elle-même », « eux et elles »."""
    if (
        frame.words[i] in ("elle", "elles")
        and frame.joined(i)
        and frame.words[i - 1] in _BEFORE_OBJECT
    ):
        return True
    return (
        i + 1 < frame.count
        and frame.words[i + 1] in ("meme", "memes")
        and frame.between(i + 1) == "-"
    )


_BEFORE_OBJECT = frozenset(
    "avec pour chez sans contre entre de d a par envers sur vers selon".split()
)


def _impersonal(frame: Frame, i: int, end: int) -> bool:
    if frame.words[i] != "il":
        return False
    words = frame.words
    inverted = frame.joined(i) and frame.between(i) == "-"
    j = i + 1
    while j < end and words[j] in ("ne", "n", "en", "s", "se", "lui", "leur", "y", "me", "nous"):
        if (
            words[j] == "y"
            and j + 1 < end
            and words[j + 1] in ("a", "avait", "aura", "aurait", "eut")
        ):
            return True
        j += 1
    if inverted:
        return any(w in _IMPERSONAL_PARTICIPLE for w in words[i + 1 : min(i + 3, end)]) and words[
            i - 1
        ] in ("est", "etait")
    if words[i - 1 : i] == ["qu"] and words[max(i - 2, 0) : i - 1] == ["quoi"]:
        return True  # « quoi qu'il advienne », « quoi qu'il en soit »
    if j < end and words[j] in _BE and words[j + 1 : j + 2] and words[j + 1][0].isdigit():
        return words[j] in ("est", "etait", "sera")  # « il est 8 h 12 »
    if j < end and words[j] in _BE and _no_subject(frame, j, end):
        return True
    if j < end and words[j] in _IMPERSONAL:
        return words[j] != "arrive"
    if j < end and words[j] in _BE:
        tail = words[j + 1 : min(j + 5, end)]
        passive = words[j] in ("est", "etait", "sera", "serait", "fut") or "ete" in tail[:3]
        return (
            passive
            and any(w in _IMPERSONAL_PARTICIPLE for w in tail)
            and not _named_agent(frame, j, end)
        )
    return False


def _no_subject(frame: Frame, j: int, end: int) -> bool:
    """« il a été résolu de … », « il lui a été donné l'assurance … », « il y a été traité de … »: the participle is
    followed by what was done."""
    words = frame.words
    k = next((k for k in range(j, min(j + 5, end)) if words[k] in ("ete", "est", "etait")), None)
    if k is None or k + 2 >= end or words[k] != "ete":
        return False
    k += 1
    while k < end and words[k] in frame.function_words:
        k += 1
    if k + 1 >= end or not words[k].endswith(("e", "i", "is", "it", "u", "us")):
        return False
    return words[k] in _DONE and words[k + 1] in (
        "de",
        "d",
        "a",
        "au",
        "que",
        "qu",
        "l",
        "un",
        "une",
        "etat",
        "la",
        "du",
        "des",
    )


def _named_agent(frame: Frame, j: int, end: int) -> bool:
    return False


def _quoted(frame: Frame, i: int) -> bool:
    """Inside « … »: the words of somebody else."""
    start = frame.starts[i]
    text = frame.text
    opened = text.rfind("«", max(0, start - 600), start)
    if opened < 0:
        return False
    closed = text.rfind("»", opened, start)
    return closed < 0 and "\n" not in text[opened:start]
