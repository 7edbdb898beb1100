"""What holds of every article, whatever the text: the corpora as they are, cut, mixed and made up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import ALL, QUALITY, SEEDS, Document, run_python
from properties import PROPERTIES, has_days_where_resolved, holds
from readouts import Article, parse

LAYERS: dict[str, Callable[..., object]] = {
    "segments": parse.segments,
    "participants": parse.participants,
    "encounters": parse.encounters,
    "topics": parse.topics,
    "agreements": parse.agreements,
    "statements": parse.statements,
}
PUBLISHED = "2021-02-05"


def parsed(document: Document) -> Article:
    return parse.article(document.text, published=document.published)


# --- on the corpora ----------------------------------------------------------------------------
@pytest.mark.parametrize("check", PROPERTIES, ids=lambda check: check.__name__)
@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_corpus(document: Document, check: Callable[[Article], None]) -> None:
    check(parsed(document))


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_the_text_is_kept_as_it_came(document: Document) -> None:
    assert parsed(document).text == document.text


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_two_runs_are_equal(document: Document) -> None:
    assert parsed(document) == parsed(document)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_one_layer_equals_the_layer_of_the_article(document: Document, layer: str) -> None:
    alone = LAYERS[layer](document.text, published=document.published)
    assert alone == getattr(parsed(document), layer)


def test_articles_equals_article() -> None:
    pairs = ((document.text, document.published) for document in ALL)
    assert list(parse.articles(pairs)) == [parsed(document) for document in ALL]


def test_the_corpora_exercise_the_properties() -> None:
    """On articles without findings every property above would hold, and say nothing."""
    found = [parsed(document) for document in SEEDS]
    for layer in [*LAYERS, "dates"]:
        assert sum(bool(getattr(article, layer)) for article in found) >= 4, layer
    assert any(encounter.participants for article in found for encounter in article.encounters)
    assert any(statement.speaker for article in found for statement in article.statements)


# --- in fresh interpreters ---------------------------------------------------------------------
DIGEST = """
import hashlib, json, sys
from pathlib import Path
from readouts import parse
digest = hashlib.sha256()
for gold in sorted(Path(sys.argv[1]).glob("*/gold/*.json")):
    text = (gold.parent.parent / "texts" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
    article = parse.article(text, published=json.loads(gold.read_text("utf-8"))["published"])
    digest.update(article.model_dump_json().encode())
print(digest.hexdigest())
"""


def test_hash_seeds_make_no_difference() -> None:
    digests = {run_python(DIGEST, str(QUALITY), PYTHONHASHSEED=seed) for seed in ("0", "1", "4242")}
    assert len(digests) == 1


AUDIT = """
import json, sys
from readouts import parse
texts = json.loads(sys.argv[1])
parse.article("Lavrov a rencontré Blinken.", published="2021-02-05")
seen = []
PREFIXES = ("open", "socket.", "os.", "glob.", "pathlib.", "shutil.", "subprocess.", "urllib.", "import")
sys.addaudithook(lambda event, arguments: seen.append(f"{event} {arguments}") if event.startswith(PREFIXES) else None)
for text, published in texts:
    parse.article(text, published=published)
found = seen[:]
if sys.argv[2:]:
    open(sys.argv[2]).close()
    found = seen[:]
print("\\n".join(found))
"""
SCRIPTS = [
    "Сергей Лавров a reçu 王毅 à Женева le 3 mai 2021, a déclaré le ministère. « Ελλάδα », a dit עברית.",
    "Le 31/12/2021 à 23h30, heure de Moscou ; March 27, 2024 15:47 ; il y a trois jours ; 3 mai à 9 h GMT",
    "M. Đặng Văn Minh et Mme Łucja Żółć se sont entretenus mercredi dernier à Hà Nội avec Recep Erdoğan.",
]


def audited(*probe: str) -> str:
    texts = [(document.text, str(document.published or "") or None) for document in ALL]
    return run_python(AUDIT, json.dumps(texts + [(text, PUBLISHED) for text in SCRIPTS]), *probe)


def test_a_parse_after_the_first_opens_nothing() -> None:
    """No file, no socket, no process, and no module that is imported late (which reads a file too)."""
    assert audited().strip() == ""


def test_the_audit_sees_a_file() -> None:
    assert "open" in audited(str(QUALITY / "floors.toml"))


# --- on generated text -------------------------------------------------------------------------
LINES = [line for document in ALL for line in document.text.splitlines(keepends=True)]
WORDS = sorted({word for document in ALL for word in re.findall(r"\S+\s*", document.text)})
MARKS = [
    *"«»“”\"'’()[]–—-,;:.!?…\n\r\t*@/0123456789",
    " ",
    "\N{NO-BREAK SPACE}",
    "\r\n",
    "<<",
    ">>",
]
ODD = [
    *"\ud83d\udc00\x00\x1c\x85\u2028\u200b\u202e\ufeff\u0301",
    "İ",
    "ß",
    "ﬁ",
    "Å",
    "e\u0301",
    "🇫🇷",
]

anything = st.text(st.one_of(st.characters(), st.sampled_from("\ud800\udfff«»’\n é")), max_size=200)
spliced = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(ODD)), max_size=80
).map("".join)
stacked = st.lists(st.sampled_from(LINES), max_size=12).map("".join)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A text of the corpora, cut at both ends, some lines gone, doubled or moved, some characters put in."""
    text = draw(st.sampled_from(ALL)).text
    first = draw(st.integers(0, len(text)))
    lines = text[first : draw(st.integers(first, len(text)))].splitlines(keepends=True)
    for _ in range(draw(st.integers(0, 6))):
        if not lines:
            break
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "insert"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.append(lines.pop(at))
            case _:
                middle = draw(st.integers(0, len(lines[at])))
                piece = draw(st.sampled_from(MARKS + ODD))
                lines[at] = lines[at][:middle] + piece + lines[at][middle:]
    return "".join(lines)


texts = st.one_of(anything, spliced, stacked, edited())
references = st.one_of(st.none(), st.dates().map(str))


@settings(max_examples=300)
@given(texts, references)
def test_generated_text(text: str, published: str | None) -> None:
    holds(parse.article(text, published=published), text)


@settings(max_examples=100)
@given(texts, references)
def test_generated_text_layer_by_layer(text: str, published: str | None) -> None:
    article = parse.article(text, published=published)
    for layer, function in LAYERS.items():
        assert function(text, published=published) == getattr(article, layer)


@settings(max_examples=100)
@given(texts, references, st.sampled_from(["past", "future"]))
def test_dates_of_generated_text(
    text: str, reference: str | None, prefer: Literal["past", "future"]
) -> None:
    for mention in parse.dates(text, reference=reference, prefer=prefer):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        has_days_where_resolved(mention)
