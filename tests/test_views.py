"""Comparisons and timelines as HTML: what stands in which column, what is counted, and hostile text there too."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpora import ROOT
from made import LAVROV, article, date, encounter
from markup import Node, Shown
from readouts import (
    Article,
    Comparison,
    Lexicon,
    TimelineEncounter,
    Topic,
    compare,
    parse,
    timeline,
)
from readouts.__main__ import main
from readouts.render import html, page
from readouts.render.palette import COMPARISON, TIMELINE, style_sheet
from test_render import HOSTILE, check_references, poisoned, visible

CALL = ROOT / "examples" / "one-call"
VALLETTA, WINDHOEK, AGENCY = TOLD = tuple(
    parse.article((CALL / f"{name}.txt").read_text("utf-8"))
    for name in ("la-valette", "windhoek", "agency")
)
COMPARED = compare(VALLETTA, WINDHOEK)
CONTACTS = timeline(TOLD)


# --- comparisons -------------------------------------------------------------------------------
def rows(shown: Shown, table: int) -> list[list[Node]]:
    """The cells of a table of the page, row by row, without its head."""
    body = shown.all("tbody")[table].element
    return [[Node(cell) for cell in row] for row in body]


def cells(shown: Shown, table: int) -> list[tuple[bool, bool]]:
    """For each row, whether the first and whether the second side tells it."""
    return [
        (row[1].words != "does not tell it", row[2].words != "does not tell it")
        for row in rows(shown, table)
    ]


def test_both_texts_stand_side_by_side() -> None:
    shown = Shown(page([("One call", COMPARED)], articles=(VALLETTA, WINDHOEK)))
    assert shown.lines == [s.span.text for told in (VALLETTA, WINDHOEK) for s in told.segments]
    assert [h.words for h in shown.all("h1")] == ["One call"]
    assert [h.words[:2] for h in shown.all("h2")][:2] == ["A:", "B:"]
    check_references(shown)


def test_each_finding_in_its_row_and_column() -> None:
    shown = Shown(page([("One call", COMPARED)], articles=(VALLETTA, WINDHOEK)))
    both, only_a, only_b = (True, True), (True, False), (False, True)
    assert cells(shown, 0) == [both] * len(COMPARED.contradictions)
    assert cells(shown, 1) == [both] * len(COMPARED.encounters)
    assert cells(shown, 2) == (
        [both] * len(COMPARED.topics)
        + [only_a] * len(COMPARED.topics_only_a)
        + [only_b] * len(COMPARED.topics_only_b)
    )
    assert cells(shown, 3) == [both, only_a, only_b]


def test_a_contradiction_names_its_field_and_both_values() -> None:
    shown = Shown(page([("One call", COMPARED)], articles=(VALLETTA, WINDHOEK)))
    for row, c in zip(rows(shown, 0), COMPARED.contradictions, strict=True):
        assert row[0].words.startswith(c.field)
        values = ("Namibie", "Malte") if c.field == "initiator" else (c.a, c.b)
        for cell, value in zip(row[1:], values, strict=True):
            assert cell.words.startswith(f"{value} ")


def test_marks_say_what_both_tell_and_what_one_does() -> None:
    shown = Shown(page([("One call", COMPARED)], articles=(VALLETTA, WINDHOEK)))
    marked = {mark.words: list(mark.facts) for mark in shown.marks}
    assert marked["coopération énergétique"] == ["both"]
    assert marked["visas"] == ["alone"]
    assert marked["mardi"] == marked["mercredi"] == ["against"]
    (fact,) = {mark.facts["against"] for mark in shown.marks if mark.words == "mardi"}
    assert fact.startswith("they contradict each other – date: 2024-03-12 [encounters.")
    assert fact.endswith("– the other side: 2024-03-13\n")


def test_a_comparison_without_its_texts() -> None:
    """In a notebook there is only the comparison: the words of each side are there, the texts are not."""
    shown = Shown(COMPARED._repr_html_())
    assert shown.lines == []
    assert shown.marks == []
    assert cells(shown, 3) == [(True, True), (True, False), (False, True)]
    assert "mardi" in rows(shown, 0)[0][1].words
    assert shown.styles == [style_sheet(COMPARISON)]


def test_an_empty_comparison() -> None:
    shown = Shown(html(Comparison()))
    assert [node.words for node in shown.all("p") if node.get("class") == "ro-none"] == ["none"] * 4


# --- timelines ---------------------------------------------------------------------------------
def test_each_contact_once_in_order() -> None:
    shown = Shown(page([("Contacts", CONTACTS)], articles=TOLD))
    items = [node.words for node in shown.all("li")]
    assert len(items) == len(CONTACTS) == 6
    for item, entry in zip(items, CONTACTS, strict=True):
        assert item.startswith(
            f"{entry.date and entry.date.value} {entry.kind}: ".replace("None", "no date")
        )
        assert entry.status in item
        assert all(name in item for name in entry.names)
        assert f"told by {len(entry.articles)} article" in item
        assert f" {entry.rule}" in item
    assert "told by 3 articles: Entretien téléphonique" in items[4]
    check_references_or_none(shown)


def check_references_or_none(shown: Shown) -> None:
    ids = shown.ids
    assert len(ids) == len(set(ids))


def test_years_are_headings_and_those_without_a_date_come_last() -> None:
    told = article(
        encounter(LAVROV, on="2021-02-04"), encounter(on="2020"), encounter(status="planned")
    )
    shown = Shown(html(timeline([told])))
    assert [h.words for h in shown.all("h3")] == ["2020", "2021", "Without a date"]
    assert "no date" in shown.all("li")[-1].words


def test_counts() -> None:
    shown = Shown(html(CONTACTS))
    assert [label.words for label in shown.all("label")] == [
        "held (3)",
        "planned (1)",
        "proposed (1)",
        "cancelled (1)",
    ]
    assert "6 contacts · told by 3 articles" in shown.all("header")[0].words
    assert shown.styles == [style_sheet(TIMELINE)]


def test_articles_without_a_title_are_numbered() -> None:
    shown = Shown(html(timeline([article(encounter(on="2021-02-04"))])))
    assert "told by 1 article: article 0" in shown.all("li")[0].words


def test_a_timeline_of_nothing() -> None:
    assert Shown(html(())).all("li") == []


def test_ten_thousand_contacts() -> None:
    template = article(encounter(LAVROV, on="2021-02-04"))
    (call,) = template.encounters
    days = [date(f"{1000 + n // 28:04}-01-{n % 28 + 1:02}") for n in range(10_000)]
    told = [
        template.model_copy(update={"encounters": (call.model_copy(update={"date": day}),)})
        for day in days
    ]
    entries = timeline(told)
    start = time.process_time()
    markup = html(entries)
    assert time.process_time() - start < 30
    assert markup.count("<li") == len(entries) == 10_000


# --- what goes with what -----------------------------------------------------------------------
def test_articles_that_do_not_belong() -> None:
    with pytest.raises(ValueError, match="by itself"):
        html(VALLETTA, articles=[VALLETTA])
    with pytest.raises(ValueError, match="two articles: 3 given"):
        html(COMPARED, articles=TOLD)
    with pytest.raises(ValueError, match="article 2, of 1 given"):
        html(CONTACTS, articles=[VALLETTA])


def test_all_sorts_on_one_page() -> None:
    shown = Shown(page([("a", VALLETTA), ("b", COMPARED), ("c", timeline([VALLETTA]))]))
    assert len(shown.styles) == 3
    assert [h.words for h in shown.all("h1")] == ["3 texts"]
    check_references(shown)


# --- hostile text ------------------------------------------------------------------------------
@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text(poison: str) -> None:
    made = poisoned(poison)
    clash = {"date": date("2021-02-05"), "place": f"x{poison}", "initiator": "US"}
    (met,) = made.encounters
    one = made.model_copy(
        update={"encounters": (met.model_copy(update={**clash, "initiator": "RU"}),)}
    )
    other = made.model_copy(
        update={"encounters": (met.model_copy(update={**clash, "place": poison}),)}
    )
    alone = Article(text="")
    pages: list[tuple[Comparison | tuple[TimelineEncounter, ...], tuple[Article, ...]]] = [
        (compare(one, other), (one, other)), (compare(one, other), ()), (compare(one, alone), (one, alone)),
        (timeline([one, other]), (one, other)), (timeline([one]), ()),
    ]  # fmt: skip
    tame = {COMPARISON: style_sheet(COMPARISON), TIMELINE: style_sheet(TIMELINE)}
    for compared, articles in pages:
        shown = Shown(page([(poison, compared)], articles=articles))
        assert shown.styles == [tame[COMPARISON if isinstance(compared, Comparison) else TIMELINE]]
        assert " ".join(visible(poison).split()) in " ".join(
            node.words for node in shown.all("article")
        )
        for node in shown.elements:
            assert node.tag in {*Shown.TAGS, "ol"}
            assert set(node.names) <= Shown.ATTRIBUTES
            assert (node.get("href") or "#").startswith("#")


def test_hostile_vocabulary_and_file_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the caller's own rows and the names of files say is text as well."""
    poison = "<img src=x onerror=alert(1)>"
    own = Lexicon.from_mapping(
        {"instrument": [{"id": poison, "forms": ["pacte de Bornholm"], "theme": "arms_control"}]}
    )
    found = parse.article("Les ministres ont évoqué le pacte de Bornholm.", lexicon=own)
    (topic,) = found.topics
    assert isinstance(topic, Topic)
    assert topic.instrument == poison
    assert poison in Shown(page([("a", found)])).panel
    for name in ("<img src=x>.txt", "<script>x<.txt"):
        (tmp_path / name).write_text("Moscou a réagi.", "utf-8")
    assert main([str(tmp_path), "--format", "html"]) == 0
    shown = Shown(capsys.readouterr().out)
    assert {node.tag for node in shown.elements} <= Shown.TAGS
    assert {"<img src=x>.txt", "<script>x<.txt"} <= {Path(h.words).name for h in shown.all("h2")}
