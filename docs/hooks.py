"""What mkdocs adds to the pages while it builds: figures and pages that are made, never copied.

``<!-- floors -->`` in a page becomes the table of ``benchmarks/quality/floors.toml``, ``<!-- codes: Role -->`` the
codes of that list, ``<!-- themes -->`` the themes with their labels, ``<!-- tables -->`` what a lexicon may hold;
``seed.html`` is what ``readouts.render`` makes of a seed.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from readouts import codes, parse, render
from readouts.vocabulary import OWN_TABLES, TABLES, theme_row
from readouts.vocabulary.rows import Row

SEED = "000_c479b67734fa4e8a"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the rendered seed, so that the page shows what the library of this very commit makes."""
    seeds = _root(config) / "seeds"
    published = tomllib.loads((seeds / "published.toml").read_text("utf-8"))
    text = (seeds / f"{SEED}.txt").read_bytes().decode("utf-8")
    article = parse.article(text, published=published[SEED])
    files.append(File.generated(config, "seed.html", content=render.page([(SEED, article)])))
    return files


def on_page_markdown(markdown: str, config: MkDocsConfig, **_: Any) -> str:
    """Put what is made where a page asks for it."""
    return ASKED.sub(lambda asked: _made(asked[1], asked[2], _root(config)), markdown)


ASKED = re.compile(r"<!-- (floors|themes|tables|codes)(?:: (\w+))? -->")


def _made(what: str, name: str | None, root: Path) -> str:
    if what == "floors":
        return floors_table(root)
    if what == "themes":
        return themes_table()
    if what == "tables":
        return tables_table()
    values = getattr(codes, name or "")
    listed = sorted(values) if isinstance(values, frozenset) else list(values)
    return " · ".join(f"`{code}`" for code in listed)


def themes_table() -> str:
    """Each theme with its French label and its IPTC Media Topics."""
    rows = ["| code | label | IPTC |", "| --- | --- | --- |"]
    for theme in codes.Theme:
        row = theme_row(theme)
        rows.append(f"| `{theme}` | {row.label} | {' '.join(row.iptc) or 'none'} |")
    return "\n".join(rows)


def tables_table() -> str:
    """The tables of a lexicon, those with the same rows together: what a row is and which keys of its own it has."""
    tables: dict[type[Row], list[str]] = {}
    for name in OWN_TABLES:
        tables.setdefault(TABLES[name].row, []).append(f"`{name}`")
    rows = ["| tables | a row is | keys beside those of every row |", "| --- | --- | --- |"]
    for row, names in tables.items():
        meaning = " ".join((row.__doc__ or "").replace("``", "`").split())
        keys = [f"`{key}`" for key in row.model_fields if key not in Row.model_fields]
        rows.append(f"| {' '.join(names)} | {meaning} | {' '.join(keys)} |")
    return "\n".join(rows)


def floors_table(root: Path) -> str:
    """The pinned floors as a table: a row for each corpus, a column for each layer and their mean."""
    floors = tomllib.loads((root / "benchmarks" / "quality" / "floors.toml").read_text("utf-8"))
    layers = list(next(iter(floors.values())))
    if any(list(figures) != layers for figures in floors.values()):
        raise PluginError("floors.toml: not every corpus has the same layers")
    rows = [["corpus", *layers[:-1], "mean"], ["---"] * (len(layers) + 1)]
    for corpus, figures in floors.items():
        rows.append([f"`{corpus}`", *(f"{value:.3f}" for value in figures.values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
