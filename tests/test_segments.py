"""Segments and header: whole pages, and single lines in a plain page."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from pages import CASES, FIELDS, PageCase, pages
from readouts.analysis import analyse
from readouts.findings import Layout
from readouts.readers import dates, segments
from readouts.vocabulary import built_in

PAGES = [
    case
    for file in ("synthetic.txt", "more.txt", "third.txt", "fourth.txt", "fifth.txt")
    for case in pages(file)
]
TITLE = "Le ministre béninois reçoit son homologue népalais à Cotonou"
FIRST = (
    "Le ministre béninois des Affaires étrangères, Koffi Dossou, a reçu lundi à Cotonou son homologue népalais, "
    "Hari Thapa, pour un entretien consacré aux visas et aux liaisons aériennes."
)
LAST = (
    "Les deux ministres ont décidé de réunir la commission mixte avant la fin de l'année. Koffi Dossou se rendra à "
    "Katmandou au printemps, a indiqué son ministère dans un communiqué."
)


def read(text: str) -> Layout:
    analysis = analyse(text, built_in())
    return segments.read(analysis, dates.find(analysis))


def table(file: str) -> dict[str, Any]:
    return tomllib.loads((CASES / file).read_text("utf-8"))


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_kinds(case: PageCase) -> None:
    found = read(case.text)
    own = [line for line in case.lines if line]
    assert [case.text[line.start : line.end] for line in found.lines] == own
    read_as = [(line.kind, text) for line, text in zip(found.lines, own, strict=True)]
    assert read_as == list(zip(case.kinds, own, strict=True))


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_header(case: PageCase) -> None:
    found = read(case.text)

    def words(stretch: tuple[int, int] | None) -> str | None:
        return None if stretch is None else " ".join(case.text[slice(*stretch)].split())

    header = {
        "title": words(found.title),
        "outlet": found.outlet,
        "authors": "; ".join(found.authors) or None,
        "dateline": words(found.dateline),
        "stamp": words(found.stamp),
        "issuer": found.issuer,
    }
    if case.header["issuer"] is None:
        header["issuer"] = None  # a page says so only where it is asked
    assert header == {key: case.header[key] for key in FIELDS}


@pytest.mark.parametrize(
    "marked", [line for group in table("datelines.toml").values() for line in group["lines"]]
)
def test_dateline(marked: str) -> None:
    before, mark, rest = marked.partition("[[")
    place, _, after = rest.partition("]]")
    line = before + place + after
    text = f"{TITLE}\n{line}\n{LAST}\n"
    found = read(text)
    assert (text[slice(*found.dateline)] if found.dateline else "") == (place if mark else "")


@pytest.mark.parametrize(
    "case", [c for group in table("bylines.toml").values() for c in group], ids=lambda c: c["line"]
)
def test_byline(case: dict[str, Any]) -> None:
    found = read(f"{TITLE}\n{case['line']}\n{FIRST}\n{LAST}\n")
    assert [line.kind for line in found.lines] == ["title", "byline", "body", "body"]
    assert found.authors == case["authors"]


PLACED = [
    (place, kind, line)
    for place, kinds in table("places.toml").items()
    if not place.startswith("known")
    for kind, lines in kinds.items()
    for line in lines
]


@pytest.mark.parametrize(("place", "kind", "line"), PLACED, ids=[line for _, _, line in PLACED])
def test_single_line(place: str, kind: str, line: str) -> None:
    if place == "inside":
        found = read(f"{TITLE}\n{FIRST}\n{line}\n{LAST}\n")
        assert [one.kind for one in found.lines] == ["title", "body", kind, "body"]
    else:
        found = read(f"{TITLE}\n{FIRST}\n{LAST}\n{line}\n")
        assert [one.kind for one in found.lines] == ["title", "body", "body", kind]


FAILING = [
    (kind, line)
    for kind, lines in table("places.toml")["known_failures_inside"].items()
    for line in lines
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("kind", "line"), FAILING, ids=[line for _, line in FAILING])
def test_known_failures(kind: str, line: str) -> None:
    found = read(f"{TITLE}\n{FIRST}\n{line}\n{LAST}\n")
    assert [one.kind for one in found.lines] == ["title", "body", kind, "body"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "*", "Lire aussi", "3\n4\n5\n", "«" * 3000, "A - " * 2000, "(" * 5000]
)
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert len(found.lines) == len(text.split()) or len(found.lines) <= 1
