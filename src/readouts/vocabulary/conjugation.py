"""French verbs: from an infinitive to its folded forms, each with its tense and person.

The forms are folded (no accents), so the orthographic changes of ``préférer`` or ``lancer`` vanish; what is left are
the doubling of ``appeler``, the ``ge`` of ``engager``, the ``y`` of ``employer`` and the irregular families of
``grammar.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from readouts.text import fold
from readouts.vocabulary.rows import Irregular

__all__ = ["GERUND", "INFINITIVE", "PARTICIPLE", "conjugate"]

INFINITIVE, PARTICIPLE, GERUND = "INF", "PP", "GER"
_Add = Callable[[str, str], None]
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")


def conjugate(infinitive: str, irregulars: Mapping[str, Irregular]) -> dict[str, tuple[str, ...]]:
    """Folded forms of a verb → their features.

    A feature is a tense letter and a person (``P3s``: P present, I imperfect, F future, C conditional, S past
    historic, J subjunctive), ``INF``, ``PP`` (with gender and number: ``PPm``, ``PPf``, ``PPms``, ``PPfs``; the last
    ``s`` is the plural) or ``GER``.

    >>> from readouts.vocabulary import irregular_verbs
    >>> forms = conjugate("convenir", irregular_verbs())
    >>> forms["conviendront"], forms["convenues"]
    (('F3p',), ('PPfs',))
    """
    verb = fold(infinitive)
    out: dict[str, list[str]] = {}

    def add(form: str, feature: str) -> None:
        _note(out, form, feature)

    family = _family(verb, irregulars)
    if family is not None:
        prefix = verb[: len(verb) - len(fold(family.id))]
        _irregular(prefix, family, add)
    elif verb.endswith("er") and not verb.endswith(_CHANGING):
        # Four verbs in five: one stem throughout, so the endings are worked out once.
        return {verb[:-2] + ending: features for ending, features in _endings().items()}
    elif verb.endswith("er"):
        _first_group(verb, add)
    elif verb.endswith("ir"):
        _second_group(verb, add)
    else:
        raise ValueError(
            f"{infinitive!r}: no verb of the first or second group and in no irregular family"
        )
    add(verb, INFINITIVE)
    return {form: tuple(features) for form, features in out.items()}


_CHANGING = ("ger", "yer", "eler", "eter")
"""Verbs of the first group whose stem changes: engageons, emploie, appelle, jette."""


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """The endings of the first group with their features."""
    out: dict[str, list[str]] = {}
    _first_group("er", lambda form, feature: _note(out, form, feature))
    _note(out, "er", INFINITIVE)
    return {ending: tuple(features) for ending, features in out.items()}


def _note(out: dict[str, list[str]], form: str, feature: str) -> None:
    features = out.setdefault(form, [])
    if feature not in features:
        features.append(feature)


def _family(verb: str, irregulars: Mapping[str, Irregular]) -> Irregular | None:
    for cut in range(len(verb)):
        found = irregulars.get(verb[cut:])
        if found is not None:
            return found
    return None


def _tenses(
    add: _Add,
    present: Sequence[str],
    imperfect: str,
    future: str,
    simple: Sequence[str],
    participle: str,
    subjunctive: Sequence[str],
    gerund: str,
) -> None:
    for person, form in zip(_PERSONS, present, strict=True):
        add(form, "P" + person)
    for person, ending in zip(_PERSONS, _IMPERFECT, strict=True):
        add(imperfect + ending, "I" + person)
        add(future + ending, "C" + person)
    for person, ending in zip(_PERSONS, _FUTURE, strict=True):
        add(future + ending, "F" + person)
    for person, form in zip(("3s", "3p"), simple, strict=True):
        add(form, "S" + person)
    for person, form in zip(("3s", "3p"), subjunctive, strict=True):
        add(form, "J" + person)
    plural = participle if participle.endswith("s") else participle + "s"
    add(participle, "PPm")
    add(plural, "PPms")
    add(participle + "e", "PPf")
    add(participle + "es", "PPfs")
    add(gerund, GERUND)


def _irregular(prefix: str, family: Irregular, add: _Add) -> None:
    def whole(part: str) -> str:
        return prefix + fold(part)

    _tenses(
        add,
        [whole(p) for p in family.present],
        whole(family.imperfect),
        whole(family.future),
        [whole(p) for p in family.simple],
        whole(family.participle),
        [whole(p) for p in family.subjunctive],
        whole(family.gerund),
    )


def _first_group(verb: str, add: _Add) -> None:
    stem = verb[:-2]
    soft = stem + "e" if stem.endswith("g") else stem  # engageons, engageait
    weak = [stem]  # before a mute e
    if stem.endswith("y"):
        weak.append(stem[:-1] + "i")
    if stem.endswith(("el", "et")):
        weak.append(stem + stem[-1])
    for mute in weak:
        present = [mute + "e", mute + "es", mute + "e", soft + "ons", stem + "ez", mute + "ent"]
        _tenses(
            add,
            present,
            soft,
            mute + "er",
            [soft + "a", stem + "erent"],
            stem + "e",
            [mute + "e", mute + "ent"],
            soft + "ant",
        )
        add(stem + "ions", "I1p")


def _second_group(verb: str, add: _Add) -> None:
    stem = verb[:-1]
    _tenses(
        add,
        [stem + "s", stem + "s", stem + "t", stem + "ssons", stem + "ssez", stem + "ssent"],
        stem + "ss",
        verb,
        [stem + "t", stem + "rent"],
        stem,
        [stem + "sse", stem + "ssent"],
        stem + "ssant",
    )
