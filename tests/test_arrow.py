"""Arrow tables: a schema that others may rely on, one row an article or a finding, and no row lost."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, get_args

import pytest

from corpora import SEEDS
from readouts import Article, Lexicon, parse

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("readouts.arrow")

SENTENCE = "Lavrov a appelé Blinken jeudi."
SPAN = "struct<start: int64, end: int64, text: string>"
DATE = f"struct<span: {SPAN}, value: string, rule: string>"
COLUMNS = {
    "source": "string",
    "error": "string",
    "text": "string",
    "title": "string",
    "outlet": "string",
    "authors": "list<item: string>",
    "dateline": "string",
    "published": "string",
    "segments": f"list<item: struct<kind: string, span: {SPAN}, rule: string>>",
    "participants": "list<item: struct<id: string, kind: string, name: string, office: string, title: string, "
    f"body: string, side: string, role: string, mentions: list<item: {SPAN}>, rule: string>>",
    "encounters": "list<item: struct<kind: string, status: string, sides: list<item: string>, "
    f"participants: list<item: string>, date: {DATE}, place: string, initiator: string, "
    f"evidence: list<item: {SPAN}>, rule: string>>",
    "topics": "list<item: struct<theme: string, places: list<item: string>, instrument: string, "
    f"raised_by: list<item: string>, on_agenda: bool, mentions: list<item: {SPAN}>, rule: string>>",
    "agreements": "list<item: struct<status: string, parties: list<item: string>, instrument: string, "
    f"span: {SPAN}, hedged: bool, rule: string>>",
    "statements": f"list<item: struct<kind: string, span: {SPAN}, speaker: string, cue: {SPAN}, "
    "channel: string, rule: string>>",
    "dates": f"list<item: struct<span: {SPAN}, value: string, rule: string>>",
}
"""What tables written with one version are read with in the next: a change here breaks somebody's reader."""


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    return [parse.article(document.text, published=document.published) for document in SEEDS]


# --- the schema --------------------------------------------------------------------------------
def test_the_schema_is_stable() -> None:
    assert {field.name: str(field.type) for field in arrow.SCHEMA} == COLUMNS


def test_the_schema_has_every_field_of_the_models() -> None:
    assert set(Article.model_fields) <= set(arrow.SCHEMA.names)
    for layer in arrow.TABLES:
        model, _ = get_args(Article.model_fields[layer].annotation)
        columns = [field.name for field in arrow.SCHEMA.field(layer).type.value_type]
        assert sorted(columns) == sorted(model.model_fields), layer


# --- one row an article ------------------------------------------------------------------------
def test_to_table(seeds: list[Article]) -> None:
    table = arrow.to_table(seeds)
    assert table.schema.equals(arrow.SCHEMA)
    rows = table.to_pylist()
    assert [row["source"] for row in rows] == ["0", "1", "2", "3", "4"]
    for row, article in zip(rows, seeds, strict=True):
        plain = json.loads(article.model_dump_json())
        for layer in arrow.TABLES:
            assert row[layer] == plain[layer]
        assert row["text"] == article.text
        assert row["title"] == (article.title and article.title.text)
        assert row["published"] == plain["published"]
        assert row["error"] is None


def test_sources(seeds: list[Article]) -> None:
    assert arrow.to_table(seeds[:2], ["a", "b"]).column("source").to_pylist() == ["a", "b"]
    for sources in (["a"], ["a", "b", "c"]):
        with pytest.raises(ValueError, match="zip"):
            arrow.to_table(seeds[:2], sources)


def test_no_articles() -> None:
    assert arrow.to_table([]).schema.equals(arrow.SCHEMA)
    assert arrow.to_table(iter([])).num_rows == 0
    assert {table.num_rows for table in arrow.tables([]).values()} == {0}


def test_lone_surrogates() -> None:
    article = parse.article("Moscou \ud800 a réagi le 3 mai 2021\udfff.")
    (row,) = arrow.to_table([article]).to_pylist()
    assert row["text"] == "Moscou � a réagi le 3 mai 2021�."
    assert row["dates"][0]["span"]["text"] == "3 mai 2021"


# --- one table a layer -------------------------------------------------------------------------
FLAT = {
    "segments": "source position kind start end words rule",
    "participants": "source position id kind name office title body side role start end words rule",
    "encounters": "source position kind status sides participants date place initiator start end words rule",
    "topics": "source position theme places instrument raised_by on_agenda start end words rule",
    "agreements": "source position status parties instrument start end words hedged rule",
    "statements": "source position kind start end words speaker cue channel rule",
    "dates": "source position start end words value rule",
}


def test_tables(seeds: list[Article]) -> None:
    found = arrow.tables(seeds)
    assert {name: " ".join(table.schema.names) for name, table in found.items()} == FLAT
    for layer, table in found.items():
        items = [
            (str(n), i, x) for n, a in enumerate(seeds) for i, x in enumerate(getattr(a, layer))
        ]
        rows = table.to_pylist()
        assert [(r["source"], r["position"], r["rule"]) for r in rows] == [
            (source, place, item.rule) for source, place, item in items
        ]
        for row in rows:
            if row["start"] is not None:
                text = seeds[int(row["source"])].text
                assert text[row["start"] : row["end"]] == row["words"]
        assert rows, f"no {layer} in the seeds: this test says nothing of them"


def test_an_encounter_without_evidence_and_date() -> None:
    from made import article, encounter

    (row,) = arrow.tables([article(encounter(evidence=()))])["encounters"].to_pylist()
    assert (row["start"], row["words"], row["date"]) == (None, None, None)
    assert row["sides"] == ["RU", "US"]


# --- batches in, batches out -------------------------------------------------------------------
def batch(**columns: Any) -> Any:
    return pa.RecordBatch.from_pydict(columns)


def test_bad_rows_are_kept() -> None:
    texts = [SENTENCE, None, SENTENCE, "a" * 1_000_001, ""]
    days = ["2021-02-05", None, "hier", None, None]
    (out,) = arrow.parse_batches([batch(text=texts, published=days)])
    assert out.schema.equals(arrow.SCHEMA)
    rows = out.to_pylist()
    assert [row["source"] for row in rows] == ["0", "1", "2", "3", "4"]
    assert [row["text"] for row in rows] == texts
    assert [bool(row["error"]) for row in rows] == [False, True, True, True, False]
    assert "NoneType" in rows[1]["error"]
    assert "'hier'" in rows[2]["error"]
    assert "1,000,001" in rows[3]["error"]
    assert rows[0]["dates"][0]["value"] == "2021-02-04"
    for layer in arrow.TABLES:
        assert rows[2][layer] is None
        assert rows[4][layer] == []


def test_texts_that_are_bytes() -> None:
    (out,) = arrow.parse_batches([batch(text=[SENTENCE.encode()])])
    (row,) = out.to_pylist()
    assert "decode" in row["error"]
    assert row["text"] is None


@pytest.mark.parametrize(
    ("day", "stored"),
    [
        (dt.date(2021, 2, 5), "2021-02-05"),
        (dt.datetime(2021, 2, 5, 18, 30), "2021-02-05T18:30:00"),
        ("2021-02-05", "2021-02-05"),
    ],
)
def test_dates_of_any_type(day: object, stored: str) -> None:
    (out,) = arrow.parse_batches([batch(text=[SENTENCE], published=[day])])
    (row,) = out.to_pylist()
    assert (row["published"], row["dates"][0]["value"]) == (stored, "2021-02-04")


def test_names_of_columns_and_sources() -> None:
    given = batch(corps=[SENTENCE] * 2, jour=["2021-02-05"] * 2, source=[7, None])
    rows = next(arrow.parse_batches([given], text="corps", published="jour")).to_pylist()
    assert [row["source"] for row in rows] == ["7", "1"]
    assert [row["dates"][0]["value"] for row in rows] == ["2021-02-04"] * 2


def test_a_batch_without_texts() -> None:
    with pytest.raises(ValueError, match=r"no column 'text' among body, published.*text="):
        list(arrow.parse_batches([batch(body=[SENTENCE], published=["2021-02-05"])]))


def test_batches_are_lazy_and_counted_on() -> None:
    given = []

    def source() -> Any:
        for n in range(3):
            given.append(n)
            yield batch(text=[SENTENCE] * 2)

    out = arrow.parse_batches(source())
    assert given == []
    assert next(out).column("source").to_pylist() == ["0", "1"]
    assert given == [0]
    assert [row for b in out for row in b.column("source").to_pylist()] == ["2", "3", "4", "5"]


def test_an_empty_batch() -> None:
    (out,) = arrow.parse_batches([batch(text=pa.array([], pa.string()))])
    assert out.num_rows == 0
    assert out.schema.equals(arrow.SCHEMA)


def test_batches_with_a_lexicon() -> None:
    lexicon = Lexicon.from_mapping(
        {"phrase": [{"id": "pebbles", "theme": "trade", "forms": ["foire aux galets"]}]}
    )
    given = [batch(text=["Lavrov et Blinken ont évoqué la foire aux galets."])]
    (row,) = next(arrow.parse_batches(given, lexicon=lexicon)).to_pylist()
    assert [topic["theme"] for topic in row["topics"]] == ["trade"]


def test_batches_equal_articles(seeds: list[Article]) -> None:
    days = [document.published and document.published.isoformat() for document in SEEDS]
    (out,) = arrow.parse_batches([batch(text=[d.text for d in SEEDS], published=days)])
    assert pa.Table.from_batches([out]).equals(arrow.to_table(seeds))
