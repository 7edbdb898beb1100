"""Contacts between sides, case by case: what each sentence tells, whole lists only."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from readouts import parse

CASES = Path(__file__).parent / "cases" / "encounters"
PUBLISHED = dt.date(2024, 3, 14)


def _load(origin: str) -> list[Any]:
    """The cases of one file; what is known to fail is a strict xfail."""
    with (CASES / f"{origin}.toml").open("rb") as file:
        cases = tomllib.load(file)["case"]
    return [
        pytest.param(
            case,
            id=case["text"][:60],
            marks=[pytest.mark.xfail(strict=True)] if case.get("known_failure") else [],
        )
        for case in cases
    ]


def _written(line: str) -> tuple[str, ...]:
    """A line of a case, its lists sorted: « meeting held TD,NE | Kolomi | 2024-03-12 | Niamey | - »."""
    head, people, *rest = (part.strip() for part in line.split("|"))
    kind, status, sides = head.split()
    return (kind, status, _sorted(sides), _sorted(people), *rest)


def _sorted(listed: str) -> str:
    return (
        ",".join(sorted(part.strip() for part in listed.split(",") if part.strip() != "-")) or "-"
    )


def _read(case: dict[str, Any]) -> list[tuple[str, ...]]:
    article = parse.article(case["text"], published=case.get("published", PUBLISHED))
    people = {actor.id: actor.name for actor in article.participants}
    expected = ",".join(line.split("|")[1] for line in case["expected"])
    known = [name.strip() for name in expected.split(",") if name.strip() not in ("", "-")]
    out: list[tuple[str, ...]] = []
    for met in article.encounters:
        names = [_surname(people[person], known) for person in met.participants]
        day = "-" if met.date is None or met.date.value is None else met.date.value
        out.append(
            (
                met.kind.value,
                met.status.value,
                _sorted(",".join(met.sides)),
                _sorted(",".join(names)),
                day,
                met.place or "-",
                met.initiator or "-",
            )
        )
    return out


def _surname(name: str, known: list[str]) -> str:
    """The form in which the case names the person, else the whole name."""
    return next((form for form in known if name == form or name.endswith(" " + form)), name)


def _check(case: dict[str, Any]) -> None:
    assert sorted(_read(case)) == sorted(_written(line) for line in case["expected"])


@pytest.mark.parametrize("case", _load("synthetic"))
def test_synthetic(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("wordings"))
def test_wordings(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("constructions"))
def test_constructions(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("tellings"))
def test_one_contact_told_in_several_ways(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("families"))
def test_families(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("surroundings"))
def test_clauses_and_sentences_around(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("passages"))
def test_passages(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("attested"))
def test_attested(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", _load("negative"))
def test_negative(case: dict[str, Any]) -> None:
    _check(case)


def _by_country() -> list[Any]:
    """« country | entries | day | text => line ;; line », one case a line; « ! family | » in front is not read yet."""
    out = []
    for line in (CASES / "attested_by_country.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        known = line.startswith("! ")
        if known:
            line = line.split(" | ", 1)[1]
        head, told = line.split(" =>")
        country, entries, day, text = (part.strip() for part in head.split("|", 3))
        case = {
            "text": text,
            "published": dt.date.fromisoformat(day),
            "expected": [part.strip() for part in told.split(";;") if part.strip()],
        }
        marks = [pytest.mark.xfail(strict=True)] if known else []
        out.append(pytest.param(case, id=f"{country}-{entries}-{text[:40]}", marks=marks))
    return out


@pytest.mark.parametrize("case", _by_country())
def test_attested_by_country(case: dict[str, Any]) -> None:
    _check(case)
