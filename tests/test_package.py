"""The package as a whole: what importing it costs, what it names, who may import whom, what it never touches."""

from __future__ import annotations

import ast
import graphlib
import importlib
import json
import tomllib
from pathlib import Path

import pytest

import readouts
from corpora import ROOT, run_python

SOURCE = ROOT / "src" / "readouts"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    .removesuffix("__init__")
    .rstrip("."): path
    for path in sorted(SOURCE.rglob("*.py"))
}
"""Every module of the package by its name inside it; the package itself is the empty name."""


# --- importing is cheap ------------------------------------------------------------------------
IMPORT = """
import json, re, sys
import pydantic, regex
class Model(pydantic.BaseModel):   # what pydantic reads and loads for any model is not ours
    field: int
opened, compiled = [], []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
def spy(module, name):
    real = getattr(module, name)
    def wrapper(pattern, *rest, **more):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.startswith("readouts"):
            compiled.append(f"{caller}: {pattern!r}")
        return real(pattern, *rest, **more)
    setattr(module, name, wrapper)
for module in (re, regex):
    for name in ("compile", "match", "search", "fullmatch", "finditer", "findall", "sub", "split"):
        spy(module, name)
before = set(sys.modules)
if sys.argv[2:]:
    open(sys.argv[2]).close()
__import__(sys.argv[1])
print(json.dumps({"modules": sorted(set(sys.modules) - before), "opened": opened, "compiled": compiled}))
"""


def imported(name: str, *probe: str) -> dict[str, list[str]]:
    """The modules that the import loads, the files opened and the patterns compiled by it."""
    found: dict[str, list[str]] = json.loads(run_python(IMPORT, name, *probe))
    return found


@pytest.mark.parametrize("name", ["readouts", "readouts.parse"])
def test_import_loads_nothing_heavy(name: str) -> None:
    after = imported(name)
    assert name in after["modules"]
    heavy = {"dateparser", "tzlocal", "rich", "pyarrow", "spacy", "multiprocessing"}
    assert heavy & set(after["modules"]) == set()
    data = [path for path in after["opened"] if not path.endswith((".py", ".pyc", ".so", ".pyd"))]
    assert [path for path in data if Path(path).is_file()] == []
    assert after["compiled"] == []


def test_the_import_test_sees_a_vocabulary() -> None:
    assert imported("readouts", str(ROOT / "pyproject.toml"))["opened"][0].endswith(".toml")


def test_parse_is_a_module_under_both_names() -> None:
    assert importlib.import_module("readouts.parse") is readouts.parse


# --- the public names --------------------------------------------------------------------------
PUBLIC = [
    "Agreement",
    "AgreementStatus",
    "AlignedAgreements",
    "AlignedEncounters",
    "AlignedTopics",
    "Article",
    "BodyKind",
    "Comparison",
    "Contradiction",
    "DateMention",
    "Encounter",
    "EncounterKind",
    "EncounterStatus",
    "Lexicon",
    "LexiconError",
    "Office",
    "Participant",
    "ParticipantKind",
    "ReadoutsError",
    "Role",
    "Segment",
    "SegmentKind",
    "Span",
    "Statement",
    "StatementKind",
    "TextTooLongError",
    "Theme",
    "TimelineEncounter",
    "Topic",
    "WorkerError",
    "compare",
    "explain",
    "parse",
    "timeline",
    "to_plover",
]


def test_all_is_pinned() -> None:
    """A new public name is a promise: add it here and to the changelog on purpose."""
    assert sorted(readouts.__all__) == PUBLIC


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert readouts.__version__ == project["version"]


def test_all_names_exist() -> None:
    assert [name for name in readouts.__all__ if not hasattr(readouts, name)] == []


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_each_module_says_what_it_offers(name: str) -> None:
    if name == "arrow":
        pytest.importorskip("pyarrow")
    module = importlib.import_module(f"readouts.{name}".rstrip("."))
    assert module.__doc__, f"readouts.{name} has no docstring"
    missing = [public for public in getattr(module, "__all__", []) if not hasattr(module, public)]
    assert missing == []


def test_no_exported_function_has_a_module_s_name() -> None:
    """`parse` alone is both a public name and a module."""
    assert {name for name in readouts.__all__ if name in MODULES} == {"parse"}


# --- imports go one way ------------------------------------------------------------------------
RANKS = [
    {"errors", "codes", "spans", "decoding"},
    {"models", "text", "characters", "patterns"},
    {"vocabulary"},
    {"lexicon", "matching"},
    {"findings", "homographs"},
    {"verbs"},
    {"clauses"},
    {"analysis"},
    {"readers"},
    {"pipeline"},
    {"batches"},
    {"parse"},
    {"comparison", "chronology", "explanation", "plover", "render", "tables", "arrow"},
    {""},
    {"__main__"},
]
"""Who may import whom: a module imports from its own rank and from those above it in this list, no reader another
reader. `vocabulary` and `readers` stand for their modules; the empty name is `readouts` itself."""

INSIDE_FUNCTIONS = {("models", "vocabulary"), ("models", "render"), ("batches", "parse")}
"""Imports against the order that are allowed inside a function, where they cost nothing at import: the properties of
the models that show a label or a page, and the worker that calls the public parser."""


def rank(module: str) -> int:
    """The place of a module in the order; a module that has none is an error."""
    top = module.split(".")[0]
    for place, names in enumerate(RANKS):
        if top in names:
            return place
    raise AssertionError(f"readouts.{module} has no rank: decide its place in RANKS")


def layer(module: str) -> str:
    """The reader that a module in `readers` is part of: `topics` has `topics_places`, `dates` has `dates.grammar`."""
    return module.split(".")[1].split("_")[0] if "." in module else ""


def imports(module: str) -> set[tuple[str, bool]]:
    """The modules of this package that a module imports, and whether inside a function."""
    path = MODULES[module]
    package = ["readouts", *module.split(".")] if module else ["readouts"]
    if path.name != "__init__.py":
        package = package[:-1]
    found: set[tuple[str, bool]] = set()

    def add(dotted: list[str], names: list[str], late: bool) -> None:
        if dotted[:1] != ["readouts"]:
            return
        for name in names or [""]:
            inner = ".".join([*dotted[1:], name]).strip(".")
            found.add((inner if inner in MODULES else ".".join(dotted[1:]), late))

    def walk(node: ast.AST, late: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    add(alias.name.split("."), [], late)
            elif isinstance(child, ast.ImportFrom):
                base = package[: len(package) - child.level + 1] if child.level else []
                dotted = base + (child.module.split(".") if child.module else [])
                add(dotted, [alias.name for alias in child.names], late)
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            walk(child, late or inside)

    walk(ast.parse(path.read_text("utf-8")), False)
    return found - {(module, False), (module, True)}


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    own = rank(module)
    for target, late in sorted(imports(module)):
        tops = (module.split(".")[0], target.split(".")[0])
        if late and tops in INSIDE_FUNCTIONS:
            continue
        assert rank(target) <= own, f"readouts.{module} imports readouts.{target}"
        if tops == ("readers", "readers"):
            assert layer(module) == layer(target), (
                f"{module} imports {target}: pass it as an argument"
            )


def test_no_module_imports_itself_through_others() -> None:
    graph = {
        module: {target for target, late in imports(module) if not late and target != module}
        for module in MODULES
    }
    graph = {
        module: {t for t in targets if not module.startswith(f"{t}.")}
        for module, targets in graph.items()
    }
    list(graphlib.TopologicalSorter(graph).static_order())


# --- what it never touches ---------------------------------------------------------------------
CLOCKS = {"today", "now", "utcnow"}
ELSEWHERE = {"environ", "getenv", "basicConfig", "getLogger", "urlopen"}
OUTPUT = {"print", "input", "open"}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_no_clock_no_environment_no_output(module: str) -> None:
    """The package is a function of its arguments; only `python -m readouts` prints and opens files."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            assert "time" not in names, f"line {node.lineno}: imports a clock"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ELSEWHERE, f"line {node.lineno}: {node.attr}"
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                asks = called.attr in CLOCKS and not node.args
                assert not asks, f"line {node.lineno}: {called.attr}() asks a clock"
            if isinstance(called, ast.Name):
                assert called.id not in OUTPUT, f"line {node.lineno}: {called.id}()"


# --- the repository ----------------------------------------------------------------------------
def test_seeds_are_the_texts_of_the_corpus() -> None:
    corpus = ROOT / "benchmarks" / "quality" / "seeds" / "texts"
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")}
    assert seeds == {path.name: path.read_bytes() for path in corpus.glob("*.txt")}
    assert len(seeds) == 5
