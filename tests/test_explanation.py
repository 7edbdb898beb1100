"""``explain``: a line for each finding, with its place, its facts, its words and its rule."""

from __future__ import annotations

import re
from typing import Any

import pytest

from corpora import ALL, SEEDS
from made import BLINKEN, LAVROV, article, encounter, span
from properties import values
from readouts import Article, explain, parse

LINE = re.compile(r"(\w+) +(\d+:\d+|-) +(.*?) +« (.*) »  \[(.+)\]")


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)
def test_a_line_for_each_finding(document: Any) -> None:
    found = parse.article(document.text, published=document.published)
    lines = explain(found).split("\n")
    layers = (
        "segments",
        "participants",
        "encounters",
        "topics",
        "agreements",
        "statements",
        "dates",
    )
    assert [line.split()[0] for line in lines] == [
        layer for layer in layers for _ in getattr(found, layer)
    ]
    for line in lines:
        match = LINE.fullmatch(line)
        assert match, line
        if match[2] != "-":
            start, end = map(int, match[2].split(":"))
            assert 0 <= start < end <= len(document.text)


@pytest.mark.parametrize("document", SEEDS, ids=lambda document: document.name)
def test_every_rule_is_named(document: Any) -> None:
    found = parse.article(document.text, published=document.published)
    shown = {match[5] for line in explain(found).split("\n") if (match := LINE.fullmatch(line))}
    assert shown >= {
        item.rule
        for layer in ("segments", "participants", "encounters", "topics", "agreements", "statements", "dates")
        for item in getattr(found, layer)
    }  # fmt: skip
    assert any(isinstance(value, Article) for value in values(found))


def facts(**layers: Any) -> str:
    """The one line of an article with one finding, its blanks joined."""
    (line,) = [
        x for x in explain(article(**layers)).split("\n") if not x.startswith("participants")
    ]
    return " ".join(line.split())


def test_facts_of_an_encounter() -> None:
    told = encounter(LAVROV, BLINKEN, on="2021-02-04", place="Genève", initiator="US", rule="met")
    line = explain(article(told)).split("\n")[-1]
    assert " ".join(line.split()) == (
        "encounters 0:6 call held RU+US 2021-02-04 Genève initiative US « Ce qui » [met]"
    )


def test_facts_of_a_topic() -> None:
    given = {"theme": "ceasefire", "places": ("SY",), "instrument": "minsk", "raised_by": ("US",)}
    topic = given | {"on_agenda": False, "mentions": (span(), span(7, 11)), "rule": "t"}
    assert facts(topics=(topic,)) == (
        "topics 0:6 ceasefire SY minsk raised by US background « Ce qui » [t]"
    )
    assert "background" not in facts(topics=(topic | {"on_agenda": True},))


def test_facts_of_an_agreement() -> None:
    agreement = {
        "status": "offered",
        "parties": ("RU",),
        "hedged": True,
        "span": span(),
        "rule": "a",
    }
    assert facts(agreements=(agreement,)) == "agreements 0:6 offered RU hedged « Ce qui » [a]"


def test_facts_of_a_statement() -> None:
    statement = {"kind": "direct", "channel": "presse", "span": span(), "rule": "s"}
    assert facts(statements=(statement,)) == "statements 0:6 direct unnamed presse « Ce qui » [s]"


def test_facts_of_dates() -> None:
    date = {"value": None, "span": span(), "rule": "d"}
    assert facts(dates=(date,)) == "dates 0:6 unresolved « Ce qui » [d]"
    assert facts(dates=(date | {"value": "2021"},)) == "dates 0:6 2021 « Ce qui » [d]"


def test_what_has_no_place() -> None:
    assert explain(article(encounter(evidence=()))) == (
        f"{'encounters':<12}  {'-':<7} {'call held RU+US':<24} «  »  [made]"
    )


def test_long_words_are_cut_and_lines_joined() -> None:
    text = "Moscou\n\ta réagi " * 20
    line = explain(
        article(
            text=text, agreements=({"status": "agreed", "span": span(0, 300, text), "rule": "a"},)
        )
    )
    assert "\n" not in line
    words = re.search("« (.*) »", line)
    assert words
    assert words[1].startswith("Moscou a réagi Moscou")
    assert len(words[1]) == 60
    assert words[1].endswith("…")


def test_nothing_found() -> None:
    assert explain(Article(text="")) == ""
