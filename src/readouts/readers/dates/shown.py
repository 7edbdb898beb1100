"""Verbs that the vocabulary does not know, shown by their endings and auxiliaries: « débattra », « ont giflé »."""

from __future__ import annotations

from readouts.text import Page
from readouts.verbs import VerbGroup
from readouts.vocabulary.dates import calendar

__all__ = ["with_shown"]

_SIMPLE = ("present", "imperfect", "future", "conditional")
_ENDINGS = frozenset(("ra", "nt", "it", "er", "ir"))
"""The last two letters of « débattra », « débattront », « débattrait », « débattre » before its « e »."""
_PARTICIPLES = (
    *("é", "és", "ée", "ées", "i", "is", "it", "u", "us", "ue", "ues"),
    *("ert", "erts", "ait", "int"),
)
_REACH = 4
"""A participle stands within so many words of its auxiliary."""


def with_shown(page: Page, known: list[VerbGroup]) -> list[VerbGroup]:
    """The verb groups, and among them those that only their endings show, in order."""
    held: set[int] = set()
    for group in known:
        auxiliary = group.lemma in ("avoir", "etre") and group.modal is None
        opening = group.tense == "infinitive" and group.first == group.last
        if not (auxiliary and (group.tense in _SIMPLE or opening)):
            held.update(range(group.first, group.last + 1))
    auxiliaries, words = calendar().auxiliaries, calendar().words
    pointing, no_futures = words["pointing_forms"], words["no_futures"]
    extra = []
    for i, word in enumerate(page.words):
        if i in held:
            continue
        if word in auxiliaries:
            extra.extend(_compound(page, i))
        elif word in pointing:
            extra.extend(_pointing(page, i))
        elif word[-2:] in _ENDINGS and len(word) >= 5 and word not in no_futures:
            extra.extend(_simple(page, i))
    if not extra:
        return known
    taken = {g.first for g in extra}
    governors = {g.first: g.governor for g in known if g.governor is not None}
    for group in extra:
        group.governor = governors.get(group.first)
    return sorted([*(g for g in known if g.first not in taken), *extra], key=lambda g: g.start)


def _simple(page: Page, i: int) -> list[VerbGroup]:
    """« débattra », « débattrait », « débattèrent », « de planter »."""
    word, words = page.words[i], calendar().words
    text = page.text[page.starts[i] : page.ends[i]]
    if text[0].isupper() and not text.isupper():
        return []
    before = page.words[i - 1] if i and page.gaps[i] == 0 else ""
    infinitive = word.endswith(("er", "ir")) and word[-3:] != "ier"
    if word.endswith(("ra", "ront")):
        return _verb(page, i, i, "future")
    if before in words["determiners"] and not (
        infinitive
        and before in words["objects"]
        and page.words[i - 2] in words["before_infinitive"]
    ):
        return []
    if word.endswith(("rait", "raient")):
        stem = word.removesuffix("ait").removesuffix("aient")
        past = text.lower().endswith(("érait", "éraient")) or stem in words["stems_in_r"]
        return _verb(page, i, i, "imperfect" if past else "conditional")
    if word.endswith("erent") and "è" in text:
        return _verb(page, i, i, "past")
    if infinitive and (before in words["before_infinitive"] or before in words["objects"]):
        return _verb(page, i, i, "infinitive")
    return []


def _pointing(page: Page, i: int) -> list[VerbGroup]:
    """« sort en librairie jeudi », « affrontent Lyon samedi »: a present of what is to come."""
    before = page.words[i - 1] if i and page.gaps[i] == 0 else ""
    start, end = page.starts[i], page.ends[i]
    if before in calendar().words["determiners"] or not page.text[start].islower():
        return []
    if page.text[end - 1] == "é":
        return []  # « il a rejoué »
    return [VerbGroup(i, i, i, start, end, page.words[i], "present")]


def _compound(page: Page, i: int) -> list[VerbGroup]:
    """« a giflé », « avaient toutefois vendu », « s'est rendu »."""
    word, words = page.words[i], calendar().words
    opening = page.text[page.starts[i] : page.ends[i]]
    if opening not in (opening.lower(), opening.upper()) or opening in ("à", "À"):
        return []
    if page.words[i + 1 : i + 2] == ["lieu"]:  # « aurait lieu début mai »
        plain = {
            "aura": "future",
            "auront": "future",
            "aurait": "conditional",
            "auraient": "conditional",
        }
        return _verb(page, i, i + 1, plain[word]) if word in plain else []
    for j in range(i + 1, min(i + _REACH, len(page.words))):
        if page.gaps[j] != 0:
            break
        text = page.text[page.starts[j] : page.ends[j]]
        if (
            text.endswith(_PARTICIPLES)
            and len(text) > 2
            and page.words[j] not in words["no_participles"]
        ):
            if word in ("est", "sont") and not _moves(page, i, j):
                return _verb(page, i, j, "present")
            found = _verb(page, i, j, calendar().auxiliaries[word])
            for group in found:  # « a-t-il dit », « ont-ils dit »
                if page.fold[page.ends[i] : page.starts[i + 1]] == "-":
                    group.inverted = "il"
            return found
    return _verb(page, i, i, "future") if word in ("sera", "seront") else []


def _moves(page: Page, i: int, j: int) -> bool:
    """« est arrivé », « s'est rendu » tell the past; « est confirmé » a state."""
    return page.words[j].rstrip("es") in calendar().words["moved"] or page.words[max(i - 1, 0)] in (
        "s",
        "se",
    )


def _verb(page: Page, first: int, last: int, tense: str) -> list[VerbGroup]:
    start, end = page.starts[first], page.ends[last]
    return [VerbGroup(last, first, last, start, end, "", tense)]
