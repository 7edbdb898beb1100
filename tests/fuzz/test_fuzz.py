"""A bounded run of the fuzzer: the same inputs on every run; and what longer runs have found, which stays mended."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import ALL, SEEDS, Document
from fuzz.__main__ import data, tried
from fuzz.checks import check, normal_forms_agree
from fuzz.inputs import KINDS, LANGUAGES, Choices, Input, decoded, long_line
from readouts import parse

RANDOM = 2000
"""Inputs of the random run here; ``make fuzz`` goes on to a million."""


@pytest.mark.parametrize("block", range(8))
def test_random_inputs(block: int) -> None:
    reports = {}
    for number in range(block, RANDOM, 8):
        given = decoded(data(number))
        if (report := tried(given)) is not None:
            reports[number, given.kind] = report
    assert not reports, "\n".join(f"{key}: {report}" for key, report in reports.items())


@settings(max_examples=400)
@given(st.binary(min_size=8, max_size=200))
def test_inputs_that_hypothesis_makes(raw: bytes) -> None:
    check(decoded(raw))


def test_every_kind_is_tried() -> None:
    """And makes texts that differ: a decoder that yields one text over and over tests nothing."""
    texts: dict[str, set[str]] = {}
    for number in range(RANDOM):
        given = decoded(data(number))
        texts.setdefault(given.kind, set()).add(given.text)
    assert texts.keys() == {kind.__name__ for kind in KINDS}
    assert {kind: len(found) for kind, found in texts.items() if len(found) < 40} == {}
    assert any(decoded(data(number)).thorough for number in range(RANDOM))


def test_the_fuzzer_sees_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = parse.article("Moscou a réagi.")
    monkeypatch.setattr(parse, "article", lambda text, **options: wrong)
    report = tried(Input("made", None, "Un autre texte.", thorough=True))
    assert report is not None
    assert "AssertionError" in report


@pytest.mark.parametrize("unit", range(6))
def test_a_long_line(unit: int) -> None:
    """Sixty thousand characters without a line end; a million in the long run."""
    text = long_line(Choices(bytes([92, unit]) + bytes(range(60, 160))))
    assert len(text) > 50_000
    assert "\n" not in text
    assert tried(Input("long_line", "2021-02-05", text, thorough=False)) is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda line: line[:2])
def test_other_languages(language: str) -> None:
    check(Input("other_languages", "2021-05-21", language[3:], thorough=True))


# --- normal forms ----------------------------------------------------------------------------------
ACCENTED = [d for d in ALL if unicodedata.normalize("NFD", d.text) != d.text]


@pytest.mark.parametrize("document", ACCENTED, ids=lambda document: document.name)
def test_nfd_has_the_findings_of_nfc(document: Document) -> None:
    """The same findings, each at the place that composing makes of its own."""
    text = unicodedata.normalize("NFD", document.text)
    day = None if document.published is None else document.published.isoformat()
    given = Input("nfd", day, text, thorough=True)
    normal_forms_agree(given, parse.article(text, published=day))


def test_the_comparison_of_normal_forms_sees_a_shift() -> None:
    text = unicodedata.normalize("NFD", SEEDS[0].text)
    article = parse.article(text, published="2021-02-05")
    date = article.dates[0]
    span = date.span.model_copy(update={"start": date.span.start - 1, "text": "x" + date.span.text})
    moved = article.model_copy(
        update={"dates": (date.model_copy(update={"span": span}), *article.dates[1:])}
    )
    with pytest.raises(AssertionError):
        normal_forms_agree(Input("nfd", "2021-02-05", text, thorough=True), moved)


# --- what was found ----------------------------------------------------------------------------------
FOUND = {
    "a verb at the end behind « que »": "parole-l qu porte- précise",
    "an organisation for a place": "porte-décentralisation Autorité intergouvernementale pour le développement",
    "a group of states for a place": "a=triangle de Weimar tenue du scrutin",
    "a programme for a place": "COVAX président Conseil de transition",
    "a nukta before an accent": "propose\u093c\u0301",
    "marks that change places": "is Yan Da\u05b0\u0302",
    "a stroke before a tilde": "s, Esteban A\u0338\u0303",
    "a pair at the end": "relation usso",
    "nothing left of a quotation": "› ,estime Kremlin –in",
    "a quotation that begins with its attribution": '<<,fit savoir “" Dr',
    "a side that is no party": "Macron non-alignés a reçu ministre Dr",
    "an agent that is not there": "L'accord a été rejeté par la",
    "a host's verb at once": "leur chancelière Xi par téléphone",
    "capitals back to the beginning": "Bakou,  (COURRIER !",
    "« qu' » at the end behind a name": "Navalny.qu",
    "a mark under an accent that is composed": "a expliqué\u0327 M. Kjeldgaard son\u3099",
    "a complement four words off": "Lavrov a rappelé hier soir son ancienne excellente ambassadrice",
    "an acronym at the end": "Les Chefs d’État de la Communauté d’Afrique de l’Est (CAE)",
}
"""Each the least of an input that failed, with what was wrong."""


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(text: str) -> None:
    check(Input("found", None, text, thorough=True))
