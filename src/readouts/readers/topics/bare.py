"""A bare name as a topic: « ils ont parlé de l'Iran », « a évoqué le Venezuela et Haïti », « 2. Mali. »."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.findings import Place
from readouts.matching import Hit
from readouts.readers.topics.candidates import Stretches
from readouts.readers.topics.context import Context
from readouts.readers.topics.places import code_of, is_adjective
from readouts.readers.topics.wording import Candidate
from readouts.text import COMMA, JOINED
from readouts.vocabulary import words

__all__ = ["bare_places"]

_LEMMAS = words("topic_bare_verbs")
_JOINTS = words("topic_joints")
_CLOSING = ("sur", "de", "du", "des")
_LISTS = _JOINTS | frozenset("ainsi que puis y compris mais ou encore".split())


def bare_places(
    context: Context, candidates: Sequence[Candidate], stretches: Sequence[Place]
) -> list[Candidate]:
    """Candidates for names of third states that stand right behind a verb of discussing, or in its list."""
    starts = _openings(context)
    reached = {c.reach for c in candidates}
    umbrellas = {c.reach for c in candidates if c.theme == "regional_conflict" and not c.places}
    covered = {t for c in candidates for t in range(c.first, c.reach + 1)}
    out: list[Candidate] = []
    inside = Stretches(stretches)
    passed: set[int] = set()
    for hit in context.places.hits:
        code = code_of(hit)
        if code is None and _exemplifies(context, hit, umbrellas):
            passed.add(hit.last)  # « la péninsule coréenne, [la Syrie] »
        if (
            code is None
            or code in context.seated
            or is_adjective(hit)
            or hit.first in covered
            or hit.slot == "city"
        ):
            continue
        agent = "par" in context.page.words[max(hit.first - 2, 0) : hit.first]
        if agent or not inside.hold(hit.start):
            continue
        if (
            _follows(context, hit, starts, _JOINTS)
            or (out and _follows(context, hit, {out[-1].last}, _LISTS))
            or (_follows(context, hit, reached, _LISTS, comma=True) and _listed(context, hit))
            or _dominates(context, hit)
            or _exemplifies(context, hit, umbrellas)
            or _follows(context, hit, passed, _LISTS)
        ):
            out.append(_candidate(context, hit, code))
    return out


def _openings(context: Context) -> set[int]:
    """The last tokens of the verbs and headings that take a bare name as their object."""
    out = set()
    for markers in context.markers.by_sentence.values():
        for marker in markers:
            group = marker.group
            if group is None:
                opens = marker.value == "about" and context.opens(marker)
                noun = marker.value == "discuss" and context.page.words[marker.last] == "sur"
                if opens or noun or marker.value == "agenda":
                    out.add(marker.last)
                continue
            spoken = marker.value in ("discuss", "setting", "raise") and group.lemma in _LEMMAS
            if spoken and not (group.negated or group.passive or group.lemma == "etre"):
                out.add(group.last)
    return out


def _follows(
    context: Context, hit: Hit, ends: set[int], joints: frozenset[str], *, comma: bool = True
) -> bool:
    page = context.page
    i = hit.first
    while i > 0 and hit.first - i <= 6:
        if page.gaps[i] not in (JOINED, COMMA) or (page.gaps[i] == COMMA and not comma):
            return False
        i -= 1
        if i in ends:
            return hit.first - i > 1 or page.gaps[hit.first] == COMMA or page.words[i] in _CLOSING
        if page.words[i] not in joints:
            return False
    return False


def _exemplifies(context: Context, hit: Hit, umbrellas: set[int]) -> bool:
    """« les questions régionales, telles que [la Syrie] et l'Iran », « notamment [le Sahel] »: one of an umbrella."""
    page, i, example = context.page, hit.first, False
    while i > 0 and hit.first - i <= 7 and page.gaps[i] in (JOINED, COMMA):
        i -= 1
        if i in umbrellas:
            return example
        example = example or page.words[i] in _EXAMPLES
        if page.words[i] not in _LISTS and page.words[i] not in _EXAMPLES:
            return False
    return False


def _dominates(context: Context, hit: Hit) -> bool:
    """« Ni Gaza ni [l'Ukraine] n'étaient au menu », « [L'Ukraine] a dominé l'entretien »: such a verb's subject."""
    page = context.page
    i, end = hit.last + 1, min(hit.last + 9, len(page.words))
    verbs = _settings(context, page.sentence_at(hit.start))
    names = {h.first: h.last for h in context.places.starting(i, end)}
    opens = page.gaps[hit.first - 1] != JOINED or page.words[hit.first - 1] in _HEADS
    while opens and i < end and page.gaps[i] in (JOINED, COMMA):
        if i in verbs:
            return True
        if i in names:
            i = names[i] + 1
        elif page.words[i] in _SUBJECTS:
            i += 1
        else:
            return False
    return False


def _settings(context: Context, sentence: int) -> set[int]:
    """The first tokens of the verbs of a sentence whose subject is what is spoken of."""
    return {
        m.group.first
        for m in context.markers.by_sentence.get(sentence, ())
        if m.group is not None
        and m.group.finite
        and (m.value == "setting" or (m.value in ("discuss", "raise") and m.group.passive))
    }


_EXAMPLES = words("topic_examples")
_HEADS = frozenset("le la les l et ni ou".split())
_SUBJECTS = frozenset("le la les l et ni ou puis ont a n ne aussi egalement surtout".split())


def _listed(context: Context, hit: Hit) -> bool:
    """Whether the name is one more of a list (« parler du climat, de l'Iran », not « des déplacés de Gaza »)."""
    page = context.page
    before = page.words[max(hit.first - 2, 0) : hit.first]
    parted = any(
        page.gaps[i] == COMMA or page.words[i] in ("et", "ainsi", "puis")
        for i in range(max(hit.first - 3, 1), hit.first + 1)
    )
    return parted and any(w in ("de", "du", "d", "sur") for w in before)


def _candidate(context: Context, hit: Hit, code: str) -> Candidate:
    sentence = context.page.sentence_at(hit.start)
    return Candidate(
        hit.start,
        hit.end,
        hit.first,
        hit.last,
        "regional_conflict",
        "bare",
        "cue",
        sentence,
        [code],
        reach=hit.last,
    )
