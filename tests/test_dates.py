"""Dates: every case of ``cases/dates`` is a text whose marks are its dates, in order, and no others."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from readouts import parse
from readouts.analysis import analyse
from readouts.findings import Layout, Line
from readouts.readers import dates
from readouts.readers.dates.grammar import century
from readouts.readers.dates.values import offset
from readouts.vocabulary import built_in
from readouts.vocabulary.dates import calendar

ORIGINS = ("attested", "attested_press", "newspaper", "synthetic", "negative")
CASES = Path(__file__).parent / "cases" / "dates"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")


@dataclass(frozen=True)
class Case:
    """A text, the day that it is read from, and the dates that it holds."""

    text: str
    reference: str | None
    prefer: str
    expected: tuple[tuple[int, str, str | None], ...]


def marked(text: str) -> tuple[str, tuple[tuple[int, str, str | None], ...]]:
    """The text without its marks, and where each marked stretch begins, with its value."""
    plain, expected, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        expected.append((len(plain), match[1], None if match[2] == "?" else match[2]))
        plain += match[1]
        at = match.end()
    plain += text[at:]
    assert "[[" not in plain, f"an unbalanced mark: {text}"
    assert "]]" not in plain, f"an unbalanced mark: {text}"
    return plain, tuple(expected)


def cases(origin: str) -> list[Case]:
    found = []
    for line in (CASES / f"{origin}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            reference, text = line.split(" | ", 1)
            day = reference.rstrip(">")
            prefer = "future" if reference.endswith(">") else "past"
            plain, expected = marked(text)
            found.append(Case(plain, None if day == "-" else day, prefer, expected))
    return found


def read(case: Case) -> tuple[tuple[int, str, str | None], ...]:
    found = parse.dates(case.text, reference=case.reference, prefer=case.prefer)  # type: ignore[arg-type]
    return tuple((d.span.start, d.span.text, d.value) for d in found)


@pytest.mark.parametrize("origin", ORIGINS)
def test_cases(origin: str) -> None:
    wrong = [(c.text, read(c), c.expected) for c in cases(origin) if read(c) != c.expected]
    assert wrong == []


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case.text[:40])
@pytest.mark.xfail(strict=True)
def test_known_failures(case: Case) -> None:
    assert read(case) == case.expected


def test_the_cases_are_many() -> None:
    assert sum(len(cases(origin)) for origin in ORIGINS) >= 250


def entries(origin: str) -> dict[int, list[bool]]:
    """For each entry of the list of phenomena (`## 69 weekdays`): whether each case of it holds a date."""
    found: dict[int, list[bool]] = {}
    entry = 0
    for line in (CASES / f"{origin}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            entry = int(line.split()[1])
        elif line and not line.startswith("#"):
            found.setdefault(entry, []).append("[[" in line)
    return found


def test_every_entry_has_attested_and_negative_cases() -> None:
    attested, made = entries("attested_press"), entries("newspaper")
    for entry in range(68, 79):
        assert sum(attested[entry]) + sum(made[entry]) >= 3, entry
        assert any(attested[entry]), entry
        assert not all([*attested[entry], *made[entry]]), entry


# --- the vocabulary is its own test ------------------------------------------------------------
@pytest.mark.parametrize("row", calendar().rows, ids=lambda row: str(row.forms[0]))
def test_rows(row: object) -> None:
    for example in row.examples:  # type: ignore[attr-defined]
        expected = re.findall(r"\[\[(.*?)\]\]", example)
        text = example.replace("[[", "").replace("]]", "")
        found = [d.span.text for d in parse.dates(text, reference="2021-05-14")]
        assert found == expected, example
    for example in row.not_examples:  # type: ignore[attr-defined]
        assert parse.dates(example, reference="2021-05-14") == (), example


# --- tables and policies -----------------------------------------------------------------------
@pytest.mark.parametrize("two", range(100))
def test_two_digit_years(two: int) -> None:
    year = century(two)
    assert year % 100 == two
    assert 1969 <= year <= 2068
    assert [d.value for d in parse.dates(f"Le 12/05/{two:02}.")] == [f"{year}-05-12"]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_every_form(month: int) -> None:
    words = calendar()
    for name, number in words.months.items():
        if number == month:
            assert [d.value for d in parse.dates(f"le 3 {name} 2021")] == [f"2021-{month:02}-03"]
            assert [d.value for d in parse.dates(f"en {name} 2021")] == [f"2021-{month:02}"]
    for name, number in words.short_months.items():
        if number == month:
            assert [d.value for d in parse.dates(f"le 3 {name}. 2021")] == [f"2021-{month:02}-03"]
    for name, number in words.foreign_months.items():
        if number == month:
            assert [d.value for d in parse.dates(f"3 {name} 2021")] == [f"2021-{month:02}-03"]


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("@central-european", "2021-03-27", "+01:00"),
        ("@central-european", "2021-03-28", "+02:00"),
        ("@central-european", "2021-10-30", "+02:00"),
        ("@central-european", "2021-10-31", "+01:00"),
        ("@american-eastern", "2021-03-13", "-05:00"),
        ("@american-eastern", "2021-03-14", "-04:00"),
        ("@american-eastern", "2021-11-07", "-05:00"),
        ("@iran", "2021-07-01", "+03:30"),
        ("+07:00", "2021-07-01", "+07:00"),
        (None, "2021-07-01", ""),
    ],
)
def test_offsets(zone: str | None, day: str, expected: str) -> None:
    assert offset(zone, dt.date.fromisoformat(day)) == expected


# --- the date that the page states ---------------------------------------------------------------
STATED = [
    ("Publié le 14/03/2023\nDernière modification le 17/03/2023", "byline", "2023-03-14"),
    ("Mis à jour le 17/03/2023, publié le 14/03/2023", "byline", "2023-03-14"),
    ("Mercredi 8 mai 1996 - Page 3", "byline", "1996-05-08"),
    ("Posté par Romaric HOUNSOU le 24 octobre 2018 à 19:12", "byline", "2018-10-24T19:12:00"),
    ("Vendredi, 23/03/2018 - 20:15 (GMT+7)", "byline", "2018-03-23T20:15:00+07:00"),
    ("San José, le 20 février 2020", "body", "2020-02-20"),
    ("Il a parlé du 3 mai 2001.\nFait à Bujumbura, le 14 juin 2024", "body", "2024-06-14"),
    ("MOSCOU, 12 mai (TASS) - Il a parlé.", "body", None),
    ("Publié le 31/02/2023", "byline", None),
    ("Visite du 9 au 11 mars 2023", "title", None),
]


@pytest.mark.parametrize(("text", "kind", "expected"), STATED)
def test_stated(text: str, kind: str, expected: str | None) -> None:
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(s, e, kind, "test") for s, e in analysis.page.lines])
    found = dates.stated(dates.find(analysis), layout)
    assert (None if found is None else found.isoformat()) == expected


def test_captions_and_furniture_are_not_read() -> None:
    text = "Il a parlé mardi.\nPhoto du 3 mai 2021\nArchives mai 2019"
    analysis = analyse(text, built_in())
    kinds = ("body", "caption", "boilerplate")
    lines = [Line(s, e, k, "test") for (s, e), k in zip(analysis.page.lines, kinds, strict=True)]
    found = dates.resolve(dates.find(analysis), analysis, Layout(lines=lines), dt.date(2021, 5, 14))
    assert [f.value for f in found] == ["2021-05-11"]


# --- any text ------------------------------------------------------------------------------------
LONG = [
    "1 2 3 ",
    "1, 2, 3, ",
    "mai ",
    "12/",
    "1-",
    "9 au ",
    "9",
    "lundi et ",
    "il fait aujourd'hui ",
    "a ",
    "fin du ",
]


@pytest.mark.parametrize("unit", LONG)
def test_long_runs_are_read_in_linear_time(unit: str) -> None:
    """Forty thousand characters take under a second or two; a quadratic rule would take minutes."""
    text = unit * (40_000 // len(unit))
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(s, e, "body", "test") for s, e in analysis.page.lines])
    found = dates.find(analysis)
    dates.stated(found, layout)
    dates.resolve(found, analysis, layout, dt.date(2021, 5, 14))


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max, dt.date(2020, 2, 29), None])
def test_no_reference_is_too_far(day: dt.date | None) -> None:
    text = " ".join(case.text for origin in ("attested", "synthetic") for case in cases(origin))
    for found in parse.dates(text, reference=day):
        assert found.value is None or found.start is not None
