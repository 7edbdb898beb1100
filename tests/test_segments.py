"""Segments and header: whole pages, and single lines in a plain page."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from pages import CASES, FIELDS, KINDS, PageCase, pages
from readouts.analysis import analyse
from readouts.findings import Layout
from readouts.readers import dates, segments
from readouts.vocabulary import built_in

PAGE_FILES = (
    "synthetic.txt",
    "columns_and_translations.txt",
    "boxes_and_kickers.txt",
    "letterheads_and_senders.txt",
    "live_pages_and_bulletins.txt",
    "heads_and_feet.txt",
    "issuers_and_bylines.txt",
)
PAGES = [case for file in PAGE_FILES for case in pages(file)]
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


PLACES = {"top": 0, "head": 1, "inside": 2, "foot": 3}


def attested(file: str) -> list[tuple[str, str, str, str]]:
    """Place, entry of the list of phenomena, kind and line of every case of a file."""
    found = []
    for line in (CASES / file).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            place, entry, kind = line.partition(" | ")[0].split()
            found.append((place, entry, KINDS[kind], line.partition(" | ")[2]))
    return found


def kinds_with(place: str, line: str) -> tuple[list[str], list[str]]:
    """What the lines of a plain page with this line in it are read as, and those of the page alone."""
    page = [TITLE, FIRST, LAST]
    page.insert(PLACES[place], line)
    found = [one.kind for one in read("\n".join(page) + "\n").lines]
    return found, ["title", "body", "body"]


@pytest.mark.parametrize("case", attested("attested.txt"), ids=lambda case: case[3][:60])
def test_attested_lines(case: tuple[str, str, str, str]) -> None:
    place, _, kind, line = case
    found, others = kinds_with(place, line)
    others.insert(PLACES[place], kind)
    assert found == others


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", attested("known_failures.txt"), ids=lambda case: case[3][:60])
def test_attested_failures(case: tuple[str, str, str, str]) -> None:
    place, _, kind, line = case
    found, others = kinds_with(place, line)
    others.insert(PLACES[place], kind)
    assert found == others


def test_every_entry_has_attested_cases() -> None:
    entries = [entry for _, entry, _, _ in attested("attested.txt")]
    few = {str(n): entries.count(str(n)) for n in range(1, 10) if entries.count(str(n)) < 3}
    assert few == {}
    countries = (CASES / "attested.txt").read_text("utf-8").count("\n## ")
    assert countries >= 30
    assert len(entries) >= 200


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
