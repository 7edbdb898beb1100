"""The dated office-holders: tenures in order, without overlap or long gaps, names that can be found again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import pytest

from readouts.codes import SIDES
from readouts.vocabulary.holders import (
    HOLDER_OFFICES,
    SideTenures,
    Tenure,
    holders_named,
    holders_spelled,
    tenures,
)
from readouts.vocabulary.wording import tokens_of

LONGEST_GAP = dt.timedelta(days=365 * 2)
"""A vacancy, an interim or months that the row does not know; more is a holder left out."""

VACANT = {
    ("SN", "head_of_government", 2019): "the office was abolished until 2022",
    ("TD", "head_of_government", 2018): "the office was abolished until 2021",
    ("CG", "head_of_government", 2009): "the office was abolished until 2016",
    ("SD", "head_of_government", 2022): "no cabinet during the war",
    ("MG", "foreign_minister", 2009): "the ministers of the transition are left out",
    ("LB", "head_of_state", 2014): "parliament elected nobody",
    ("LB", "head_of_state", 2022): "parliament elected nobody",
    ("BD", "foreign_minister", 2006): "a caretaker government",
    ("MM", "head_of_government", 2011): "the office was abolished until 2016",
    ("MM", "head_of_government", 2021): "the head of the junta governs",
}
"""Side, office and year in which a long gap begins, and why it is none of ours."""

ROWS = [
    (row, office, getattr(row, office))
    for row in tenures()
    for office in HOLDER_OFFICES
    if getattr(row, office)
]
IDS = [f"{row.side}-{office}" for row, office, _ in ROWS]


def successions(listed: tuple[Tenure, ...]) -> Iterator[tuple[Tenure, Tenure]]:
    return pairwise(listed)


@pytest.mark.parametrize(("row", "office", "listed"), ROWS, ids=IDS)
def test_tenures_are_in_order_and_do_not_overlap(
    row: SideTenures, office: str, listed: tuple[Tenure, ...]
) -> None:
    for tenure in listed:
        assert tenure.until is None or tenure.since <= tenure.until, tenure
    for before, after in successions(listed):
        assert before.since <= after.since, (before, after)
        if not row.collegial:
            assert before.until is not None, f"{before.name} never ends before {after.name}"
            assert before.until <= after.since, (before, after)


@pytest.mark.parametrize(("row", "office", "listed"), ROWS, ids=IDS)
def test_tenures_leave_no_long_gap(
    row: SideTenures, office: str, listed: tuple[Tenure, ...]
) -> None:
    for before, after in successions(listed):
        if before.until is None or row.collegial:
            continue
        if (row.side, office, before.until.year) not in VACANT:
            assert after.since - before.until <= LONGEST_GAP, (before, after)


def test_every_side_is_a_code_and_stands_once() -> None:
    sides = [row.side for row in tenures()]
    assert set(sides) <= SIDES
    assert len(sides) == len(set(sides))


def test_surnames_are_part_of_the_name() -> None:
    for _, _, listed in ROWS:
        for tenure in listed:
            assert tenure.surname is None or tenure.surname in tenure.name, tenure


def test_a_name_finds_its_holder() -> None:
    found = holders_named(("vladimir", "poutine"))
    assert {h.side for h in found} == {"RU"}
    assert {h.office for h in found if h.serves("2010-01-01")} == {"head_of_government"}
    assert {h.office for h in found if h.serves("2021-05-20")} == {"head_of_state"}


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Vladimir Putin", "Vladimir Poutine"),
        ("Alexander Lukashenko", "Alexandre Loukachenko"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Nikol Pashinyan", "Nikol Pachinian"),
        ("Benyamin Netanyahu", "Benyamin Netanyahou"),
        ("Dmytro Kuleba", "Dmytro Kouleba"),
    ],
)
def test_a_full_name_as_other_languages_spell_it(written: str, listed: str) -> None:
    assert listed in {holder.name for holder in holders_spelled(tokens_of(written))}


def test_other_names_are_not_taken_for_a_holder() -> None:
    for name in ("Vladimir Putnam", "Alexandre Lukas", "Nicole Pachin", "Benjamin Netter"):
        assert holders_spelled(tokens_of(name)) == ()
