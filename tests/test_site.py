"""The documentation builds strictly, without network, and the notebook runs and shows what it promises."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from corpora import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
NEEDED = ("mkdocs", "mkdocs_jupyter", "material", "mkdocstrings", "nbclient", "altair", "pandas")
needs_docs = pytest.mark.skipif(
    any(find_spec(name) is None for name in NEEDED),
    reason="needs the extra `docs`, which `make setup` installs",
)


def quiet(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own, so that other people's deprecations are no errors of ours."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it, elsewhere."""
    folder = tmp_path_factory.mktemp("site")
    done = quiet("-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@needs_docs
def test_every_page_is_built(site: Path) -> None:
    pages = {
        path.relative_to(ROOT / "docs").with_suffix("") for path in NOTEBOOK.parent.rglob("*.md")
    }
    missing = [
        str(page)
        for page in pages
        if not (site / (page if page.name == "index" else page / "index"))
        .with_suffix(".html")
        .exists()
    ]
    assert missing == []


@needs_docs
def test_reading_the_site_asks_nothing_of_others(site: Path) -> None:
    """No script, style sheet, font or picture comes from another host."""
    loads = re.compile(
        r'<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?//[^"]*"'
        r'|<link[^>]*rel="(?:stylesheet|preconnect)"[^>]*href="(?:https?:)?//[^"]*"'
        r'|<link[^>]*href="(?:https?:)?//[^"]*"[^>]*rel="(?:stylesheet|preconnect)"'
    )
    found = {
        f"{path.relative_to(site)}: {match[0][:120]}"
        for path in site.rglob("*.html")
        for match in loads.finditer(path.read_text("utf-8"))
    }
    assert found == set()


@needs_docs
def test_figures_are_those_that_are_pinned(site: Path) -> None:
    page = (site / "quality" / "index.html").read_text("utf-8")
    floors = tomllib.loads((ROOT / "benchmarks" / "quality" / "floors.toml").read_text("utf-8"))
    for corpus, figures in floors.items():
        cells = [f"<code>{corpus}</code>", *(f"{figure:.3f}" for figure in figures.values())]
        assert re.search(r"</td>\s*<td>".join(map(re.escape, cells)), page), corpus


@needs_docs
def test_doctests_of_the_reference_are_code(site: Path) -> None:
    """Markdown takes a bare ``>>>`` for three quotations in each other."""
    pages = [path.read_text("utf-8") for path in (site / "reference").rglob("*.html")]
    assert any("&gt;&gt;&gt; " in page for page in pages)
    assert not any(re.search(r"<blockquote>\s*<blockquote>", page) for page in pages)


@needs_docs
def test_the_seed_is_shown_as_it_is_rendered(site: Path) -> None:
    assert "appel téléphonique" in (site / "seed.html").read_text("utf-8")
    assert 'src="../../seed.html"' in (site / "how-to" / "looking" / "index.html").read_text(
        "utf-8"
    )


# --- the notebook ------------------------------------------------------------------------------
RUN = """
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
folder = {"metadata": {"path": sys.argv[2]}}
nbclient.NotebookClient(notebook, kernel_name="python3", resources=folder, timeout=300).execute()
nbformat.write(notebook, sys.argv[3])
"""


def test_the_notebook_is_kept_without_outputs() -> None:
    """Outputs in git would go stale, and differ on every machine."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert [
        cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")
    ] == []


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the notebook shows, cell by cell, when it is run from the root of a checkout."""
    done_notebook = tmp_path_factory.mktemp("notebook") / "done.ipynb"
    done = quiet("-c", RUN, str(NOTEBOOK), str(ROOT), str(done_notebook))
    assert done.returncode == 0, done.stderr
    cells = json.loads(done_notebook.read_text("utf-8"))["cells"]
    return [
        {kind: "".join(text) for kind, text in output["data"].items()}
        for cell in cells
        for output in cell.get("outputs", ())
        if "data" in output
    ]


@needs_docs
def test_the_notebook_looks_and_makes_frames(outputs: list[dict[str, Any]]) -> None:
    pages = [shown["text/html"] for shown in outputs if "text/html" in shown]
    assert "appel téléphonique" in pages[0]
    assert "readouts" in pages[0]
    frames = [page for page in pages if "dataframe" in page]
    assert any("2021-02-04" in frame for frame in frames)


@needs_docs
def test_the_notebook_plots_a_timeline_and_who_raised_what(outputs: list[dict[str, Any]]) -> None:
    charts = [
        html.unescape(shown["image/svg+xml"]) for shown in outputs if "image/svg+xml" in shown
    ]
    timeline, raised = charts
    assert {"RU–US", "call", "held", "2021"} <= set(re.findall(r">([^<>]+)<", timeline))
    assert {"US", "RU", "human_rights"} <= set(re.findall(r">([^<>]+)<", raised))
