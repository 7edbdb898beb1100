"""Articles as Arrow tables, for pandas, Polars, DuckDB and Spark; needs pyarrow (``pip install 'readouts[arrow]'``).

``to_table`` gives one row an article with nested columns, ``tables`` one flat table a layer (each row names its article
by ``source``), ``parse_batches`` parses record batches into record batches and is the function that Spark's
``mapInArrow`` takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from readouts import parse
from readouts.lexicon import Lexicon
from readouts.models import Article

__all__ = ["SCHEMA", "TABLES", "parse_batches", "tables", "to_table"]

_TEXTS = pa.list_(pa.string())
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
_DATE = pa.struct([("span", _SPAN), ("value", pa.string()), ("rule", pa.string())])


def _layer(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.list_(pa.struct([*fields, ("rule", pa.string())]))


SCHEMA = pa.schema(
    [
        ("source", pa.string()),
        ("error", pa.string()),
        ("text", pa.string()),
        ("title", pa.string()),
        ("outlet", pa.string()),
        ("authors", _TEXTS),
        ("dateline", pa.string()),
        ("published", pa.string()),
        ("segments", _layer(("kind", pa.string()), ("span", _SPAN))),
        (
            "participants",
            _layer(
                ("id", pa.string()),
                ("kind", pa.string()),
                ("name", pa.string()),
                ("office", pa.string()),
                ("title", pa.string()),
                ("body", pa.string()),
                ("side", pa.string()),
                ("role", pa.string()),
                ("mentions", pa.list_(_SPAN)),
            ),
        ),
        (
            "encounters",
            _layer(
                ("kind", pa.string()),
                ("status", pa.string()),
                ("sides", _TEXTS),
                ("participants", _TEXTS),
                ("date", _DATE),
                ("place", pa.string()),
                ("initiator", pa.string()),
                ("evidence", pa.list_(_SPAN)),
            ),
        ),
        (
            "topics",
            _layer(
                ("theme", pa.string()),
                ("places", _TEXTS),
                ("instrument", pa.string()),
                ("raised_by", _TEXTS),
                ("on_agenda", pa.bool_()),
                ("mentions", pa.list_(_SPAN)),
            ),
        ),
        (
            "agreements",
            _layer(
                ("status", pa.string()),
                ("parties", _TEXTS),
                ("instrument", pa.string()),
                ("span", _SPAN),
                ("hedged", pa.bool_()),
            ),
        ),
        (
            "statements",
            _layer(
                ("kind", pa.string()),
                ("span", _SPAN),
                ("speaker", pa.string()),
                ("cue", _SPAN),
                ("channel", pa.string()),
            ),
        ),
        ("dates", _layer(("span", _SPAN), ("value", pa.string()))),
    ]
)
"""One row an article. ``source`` names it, ``error`` says why it could not be parsed (the layers are then null).

``published`` is ISO 8601; offsets count characters (code points) of ``text``, ``end`` excluded.
"""

TABLES = ("segments", "participants", "encounters", "topics", "agreements", "statements", "dates")
"""The layers that ``tables`` gives a table each."""


def to_table(articles: Iterable[Article], sources: Sequence[str] | None = None) -> pa.Table:
    """One row an article, in ``SCHEMA``; ``sources`` name them, else their places from 0."""
    rows = [_row(article, source) for source, article in _named(articles, sources)]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def tables(
    articles: Iterable[Article], sources: Sequence[str] | None = None
) -> dict[str, pa.Table]:
    """One flat table a layer, by name: ``source``, ``position`` in its layer, and the finding's own columns.

    A span becomes ``start``, ``end`` and ``words``; an encounter's date its value.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for source, article in _named(articles, sources):
        row = _row(article, source)
        for name in TABLES:
            for position, found in enumerate(row[name]):
                rows[name].append({"source": source, "position": position, **_flat(found)})
    return {name: pa.Table.from_pylist(rows[name], schema=_flat_schema(name)) for name in TABLES}


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    published: str = "published",
    lexicon: Lexicon | None = None,
) -> Iterator[pa.RecordBatch]:
    """Record batches with a column of texts in, record batches in ``SCHEMA`` out: what ``mapInArrow`` takes.

    ``text`` and ``published`` name the columns (the second may be missing, its values null); a column ``source`` is
    passed on, without one a row is named by its place from 0. A row that cannot be parsed comes back with its
    ``error``; none is lost. Rows keep their order; a batch of more than 500 rows comes back as several.

    Raises ``ValueError`` for a batch without a column of texts.
    """
    place = 0
    for batch in batches:
        if text not in batch.schema.names:
            raise ValueError(
                f"no column {text!r} among {', '.join(batch.schema.names)}: name it with text="
            )
        # What is found takes many times the room of the text, and engines pass ten thousand rows at once.
        for first in range(0, max(1, batch.num_rows), _ROWS):
            rows = []
            for data in batch.slice(first, _ROWS).to_pylist():
                source = data.get("source")
                name = str(place if source is None else source)
                rows.append(_parsed(data[text], data.get(published), lexicon, name))
                place += 1
            yield pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


_ROWS = 500
"""The most in a batch that comes back."""


def _parsed(text: Any, published: Any, lexicon: Lexicon | None, source: str) -> dict[str, Any]:
    try:
        return _row(parse.article(text, published=published, lexicon=lexicon), source)
    except Exception as error:  # a job of millions goes on behind a row whose error nobody foresaw
        foreseen = isinstance(error, TypeError | ValueError)
        return {
            "source": source,
            "error": str(error) if foreseen else f"{type(error).__name__}: {error}",
            "text": text if isinstance(text, str) else None,
        }


def _named(
    articles: Iterable[Article], sources: Sequence[str] | None
) -> Iterator[tuple[str, Article]]:
    if sources is None:
        yield from ((str(place), article) for place, article in enumerate(articles))
    else:
        yield from zip(sources, articles, strict=True)


def _row(article: Article, source: str) -> dict[str, Any]:
    row = article.model_dump(mode="json")
    for key in ("title", "dateline"):
        row[key] = row[key]["text"] if row[key] else None
    row["source"] = source
    row["error"] = None
    return row


def _flat(found: Mapping[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in found.items():
        if key == "span":
            out.update(start=value["start"], end=value["end"], words=value["text"])
        elif key == "date":
            out["date"] = value["value"] if value else None
        elif key == "cue":
            out["cue"] = value["text"] if value else None
        elif key in ("mentions", "evidence"):
            out["start"] = value[0]["start"] if value else None
            out["end"] = value[0]["end"] if value else None
            out["words"] = value[0]["text"] if value else None
        else:
            out[key] = value
    return out


def _flat_schema(name: str) -> pa.Schema:
    fields = [("source", pa.string()), ("position", pa.int64())]
    for field in SCHEMA.field(name).type.value_type:
        if field.name in ("span", "mentions", "evidence"):
            fields += [("start", pa.int64()), ("end", pa.int64()), ("words", pa.string())]
        elif field.name in ("date", "cue"):
            fields.append((field.name, pa.string()))
        else:
            fields.append((field.name, field.type))
    return pa.schema(fields)
