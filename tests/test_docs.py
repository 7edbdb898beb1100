"""The documents run: every snippet gives what it shows, every target and link that they name exists."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import readouts
from corpora import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r'^```(\w*)(?: title="([\w.]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)

FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
BESIDE = ("benchmarks", "docs", "examples", "seeds")
"""What a snippet finds beside it, as in a checkout."""
EXTRAS = {
    "altair", "dask", "duckdb", "pandas", "polars", "pyarrow", "pyspark", "ray", "rich", "trafilatura",
}  # fmt: skip
"""What only some users install; `make setup` installs what the pages need, so that CI runs them all."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in: what a snippet writes stays out of the repository."""
    for name in BESIDE:
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@each_page
def test_snippets_run(page: Path, desk: Path) -> None:
    """The blocks of a page are one session: files with a title are saved, Python and the command line run in turn."""
    text = page.read_text("utf-8")
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    names: dict[str, object] = {"__name__": "__main__"}
    report: list[str] = []
    for block in FENCE.finditer(text):
        language, title, code = block.groups()
        line = text.count("\n", 0, block.start(3))
        if title:
            (desk / title).write_text(code, "utf-8")
        elif language == "console":
            report += differences(code, f"{page.name}:{line}")
        elif language in {"python", "pycon"}:
            examples = parser.get_examples(code)
            assert examples, f"{page.name}:{line}: a Python snippet without >>> shows nothing"
            skip_without(examples)
            session = doctest.DocTest(examples, names, page.name, str(page), line, code)
            runner.run(session, out=report.append, clear_globs=False)
            names = session.globs
    assert not report, "".join(report)


def skip_without(examples: list[doctest.Example]) -> None:
    """Skip a page that imports an extra which is not installed here."""
    imported = {
        found[1] for e in examples if (found := re.match(r"(?:import|from) (\w+)", e.source))
    }
    missing = sorted(m for m in imported & EXTRAS if importlib.util.find_spec(m) is None)
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: `make setup` installs what the pages need")


def differences(code: str, where: str) -> list[str]:
    """How the output of the commands in a console block differs from what the block shows."""
    report = []
    checker = doctest.OutputChecker()
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        words = shlex.split(command)
        assert words[:3] == ["python", "-m", "readouts"], f"{where}: what is `{command}`?"
        done = subprocess.run(
            [sys.executable, *words[1:]],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            check=False,
        )
        said = done.stdout + done.stderr
        if not checker.check_output(shown, said, FLAGS):
            example = doctest.Example(command, shown)
            report.append(f"{where}: {checker.output_difference(example, said, FLAGS)}")
    return report


def test_a_wrong_console_output_is_seen(desk: Path) -> None:
    (desk / "page.txt").write_text("Moscou a réagi.", "utf-8")
    assert differences("$ python -m readouts page.txt --format json\n{...}\n", "here") == []
    assert differences("$ python -m readouts page.txt --format json\nnothing\n", "here")


def test_the_tutorial_has_the_seed_as_it_came() -> None:
    """Offsets shown there are those of the file in seeds/."""
    blocks = FENCE.finditer((ROOT / "docs" / "tutorial.md").read_text("utf-8"))
    (page,) = (block[3] for block in blocks if block[2] == "page.txt")
    assert page == (ROOT / "seeds" / "000_c479b67734fa4e8a.txt").read_text("utf-8") + "\n"


def test_the_readme_has_the_blind_figures() -> None:
    """They are kept in one place, and shown on the first page as they stand there."""
    kept = (ROOT / "benchmarks" / "quality" / "README.md").read_text("utf-8")
    rows = re.findall(
        r"^\|((?: 0\.\d{3} \|){9})$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert rows
    assert [row for row in rows if f"` |{row}" not in kept] == []


@each_page
def test_rows_are_valid(page: Path) -> None:
    """Each block of TOML is rows of vocabulary as the loader takes them."""
    for block in FENCE.finditer(page.read_text("utf-8")):
        if block[1] == "toml":
            assert readouts.Lexicon.from_mapping(tomllib.loads(block[3])).rows


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/tutorial.md"])
def test_the_first_pages_show_python(page: str) -> None:
    assert ">>> " in (ROOT / page).read_text("utf-8")


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
