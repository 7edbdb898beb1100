"""``parse_batches`` under real engines: the jobs of docs/how-to/engines.md, and a schema that stays."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpora import ROOT, SEEDS
from readouts import parse

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("readouts.arrow")

PAGE = ROOT / "docs" / "how-to" / "engines.md"
GOLDEN = ROOT / "tests" / "arrow_schema.txt"
SENTENCE = "Lavrov a appelé Blinken jeudi."


# --- the schema ----------------------------------------------------------------------------------
def described() -> str:
    """The schemas of ``to_table`` and of each flat table, a line a column, as pyarrow writes their types."""
    flat = {name: table.schema for name, table in arrow.tables([]).items()}
    parts = []
    for name, schema in {"to_table, parse_batches": arrow.SCHEMA, **flat}.items():
        lines = [f"    {field.name}: {field.type}" for field in schema]
        parts.append("\n".join([name, *lines]))
    return "\n\n".join(parts) + "\n"


def test_the_schema_is_as_it_was() -> None:
    """A change here breaks somebody's tables: it belongs into the changelog, under "Changed", before this file."""
    assert described() == GOLDEN.read_text("utf-8")


# --- batches -------------------------------------------------------------------------------------
def test_large_batches_come_back_in_several() -> None:
    """Engines pass ten thousand rows at once; what is found takes many times their room."""
    batch = pa.RecordBatch.from_pydict({"text": ["Rien."] * 1201})
    found = list(arrow.parse_batches([batch, batch.slice(0, 2)]))
    assert [out.num_rows for out in found] == [500, 500, 201, 2]
    names = [name for out in found for name in out.column("source").to_pylist()]
    assert names == [str(n) for n in range(1203)]


def test_an_error_that_nobody_foresaw(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in its row, with its type, and the job goes on."""
    real = parse.article

    def failing(text: str, **options: Any) -> Any:
        if text == "faulty":
            raise IndexError("list index out of range")
        return real(text, **options)

    monkeypatch.setattr(parse, "article", failing)
    batch = pa.RecordBatch.from_pydict({"text": [SENTENCE, "faulty", SENTENCE]})
    rows = [row for out in arrow.parse_batches([batch]) for row in out.to_pylist()]
    assert [row["error"] for row in rows] == [None, "IndexError: list index out of range", None]
    assert [row["text"] for row in rows] == [SENTENCE, "faulty", SENTENCE]


# --- Spark ---------------------------------------------------------------------------------------
def test_spark(tmp_path: Path) -> None:
    """The job of the page as it stands there, in local mode: every row comes back, the bad ones with their error."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("needs pyspark: pip install 'readouts[engines]'")
    if shutil.which("java") is None:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    import pyarrow.parquet as pq

    block = re.search(
        r'^```python title="spark_job.py"\n(.*?)^```$', PAGE.read_text("utf-8"), re.M | re.S
    )
    assert block is not None
    (tmp_path / "spark_job.py").write_text(block[1], "utf-8")
    texts: list[str | None] = [*(document.text for document in SEEDS), *[SENTENCE] * 25]
    days: list[str | None] = [d.published.isoformat() if d.published else None for d in SEEDS]
    days += ["2021-02-05"] * 25
    texts[9], days[13], texts[20] = None, "hier", "a" * 1_000_001
    sources = [f"page {n}" for n in range(len(texts))]
    pages = pa.table({"source": sources, "text": texts, "published": days})
    pq.write_table(pages, tmp_path / "pages.parquet", row_group_size=10)

    options = "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false"
    options += " --conf spark.sql.execution.arrow.maxRecordsPerBatch=4"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "spark_job.py", "pages.parquet", "articles.parquet"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=os.environ
        | {
            "PYSPARK_SUBMIT_ARGS": f"{options} pyspark-shell",
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    found = pq.read_table(tmp_path / "articles.parquet")
    assert found.schema.equals(arrow.SCHEMA)
    rows = {row["source"]: row for row in found.to_pylist()}
    assert sorted(rows) == sorted(sources)
    assert found.num_rows == len(sources)
    errors = {source: row["error"] for source, row in rows.items() if row["error"] is not None}
    assert sorted(errors) == ["page 13", "page 20", "page 9"]
    assert "NoneType" in errors["page 9"]
    assert "'hier'" in errors["page 13"]
    assert "1,000,001" in errors["page 20"]
    seeds = [parse.article(document.text, published=document.published) for document in SEEDS]
    expected = arrow.to_table(seeds, sources[: len(SEEDS)]).to_pylist()
    assert [rows[source] for source in sources[: len(SEEDS)]] == expected
