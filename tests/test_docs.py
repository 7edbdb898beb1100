"""The documents run: every Python snippet gives what it shows, every target that they name exists."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest

import readouts
from corpora import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each_page
def test_snippets_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of a page are one session, run in the root of the repository."""
    monkeypatch.chdir(ROOT)
    text = page.read_text("utf-8")
    parser = doctest.DocTestParser()
    examples = []
    for block in FENCE.finditer(text):
        if block[1] not in {"python", "pycon"}:
            continue
        line = text.count("\n", 0, block.start(2))
        found = parser.get_examples(block[2])
        assert found, f"{page.name}:{line}: a Python snippet without >>> shows nothing"
        for example in found:
            example.lineno += line
        examples += found
    session = doctest.DocTest(examples, {"__name__": "__main__"}, page.name, str(page), 0, text)
    report: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        session, out=report.append
    )
    assert not failed, "".join(report)


@each_page
def test_rows_are_valid(page: Path) -> None:
    """Each block of TOML is rows of vocabulary as the loader takes them."""
    for block in FENCE.finditer(page.read_text("utf-8")):
        if block[1] == "toml":
            assert readouts.Lexicon.from_mapping(tomllib.loads(block[2])).rows


def test_the_readme_shows_python() -> None:
    assert ">>> " in (ROOT / "README.md").read_text("utf-8")


@each_page
def test_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE))
    assert named <= targets


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if not link.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / link).exists(), link
