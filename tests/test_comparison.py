"""Two readouts of one contact: what is aligned, what only one tells, what they contradict each other in."""

from __future__ import annotations

from typing import Any

import pytest

from made import BIDEN, BLINKEN, LAVROV, POUTINE, article, encounter
from readouts import Article, Comparison, Span, compare, parse

# --- one call as the two sides tell it ---------------------------------------------------------
MOSCOW = """Communiqué du ministère russe des Affaires étrangères

À l'initiative de la partie américaine, le ministre russe des Affaires étrangères, Sergueï Lavrov, s'est entretenu \
jeudi 4 février par téléphone avec le secrétaire d'État américain, Antony Blinken.

Les deux ministres ont évoqué la prolongation du traité New Start et la situation en Syrie. Sergueï Lavrov a évoqué \
les sanctions. La Russie et les États-Unis ont convenu de prolonger le traité New Start.
"""
WASHINGTON = """Communiqué du département d'État

À l'initiative de la partie russe, le secrétaire d'État américain, Antony Blinken, s'est entretenu vendredi 5 février \
par téléphone avec le ministre russe des Affaires étrangères, Sergueï Lavrov.

Les deux ministres ont évoqué la prolongation du traité New Start et la situation en Ukraine. Antony Blinken a évoqué \
les droits de l'homme. La Russie et les États-Unis ont convenu de prolonger le traité New Start.
"""


@pytest.fixture(scope="module")
def both() -> Comparison:
    return compare(
        parse.article(MOSCOW, published="2021-02-06"),
        parse.article(WASHINGTON, published="2021-02-06"),
    )


def test_one_call_told_by_both(both: Comparison) -> None:
    (pair,) = both.encounters
    assert (pair.a.kind, pair.b.kind) == ("call", "call")
    assert pair.a.participants != ()
    assert both.encounters_only_a == both.encounters_only_b == ()


def test_their_contradictions(both: Comparison) -> None:
    assert [(c.field, c.a, c.b) for c in both.contradictions] == [
        ("date", "2021-02-04", "2021-02-05"),
        ("initiator", "US", "RU"),
    ]
    for contradiction in both.contradictions:
        for evidence, text in (
            (contradiction.a_evidence, MOSCOW),
            (contradiction.b_evidence, WASHINGTON),
        ):
            assert evidence
            assert all(text[s.start : s.end] == s.text for s in evidence)


def test_what_is_on_both_agendas(both: Comparison) -> None:
    assert ("arms_control", "new-start") in {(p.a.theme, p.a.instrument) for p in both.topics}
    assert {("regional_conflict", ("SY",)), ("sanctions", ())} <= {
        (t.theme, t.places) for t in both.topics_only_a
    }
    assert {("regional_conflict", ("UA",)), ("human_rights", ())} <= {
        (t.theme, t.places) for t in both.topics_only_b
    }


def test_what_both_agreed(both: Comparison) -> None:
    assert [(p.a.status, p.a.instrument) for p in both.agreements] == [("agreed", "new-start")]


def test_the_other_way_round(both: Comparison) -> None:
    back = compare(
        parse.article(WASHINGTON, published="2021-02-06"),
        parse.article(MOSCOW, published="2021-02-06"),
    )
    assert back.topics_only_a == both.topics_only_b
    assert [(c.field, c.b, c.a) for c in back.contradictions] == [
        (c.field, c.a, c.b) for c in both.contradictions
    ]


def test_a_readout_agrees_with_itself() -> None:
    readout = parse.article(MOSCOW, published="2021-02-06")
    same = compare(readout, readout)
    assert [(p.a, p.b) for p in same.encounters] == [(e, e) for e in readout.encounters]
    assert [(p.a, p.b) for p in same.topics] == [(t, t) for t in readout.topics]
    assert [(p.a, p.b) for p in same.agreements] == [(g, g) for g in readout.agreements]
    assert same.contradictions == ()
    assert same.encounters_only_a + same.encounters_only_b == ()


def test_nothing_and_something() -> None:
    assert compare(Article(text=""), Article(text="")) == Comparison()
    one = article(encounter(LAVROV, BLINKEN))
    assert compare(one, Article(text="")).encounters_only_a == one.encounters
    assert compare(Article(text=""), one).encounters_only_b == one.encounters


# --- which contacts are one --------------------------------------------------------------------
def pairs(a: Article, b: Article) -> list[tuple[int, int]]:
    found = compare(a, b)
    return [(a.encounters.index(p.a), b.encounters.index(p.b)) for p in found.encounters]


THURSDAY, FRIDAY, BEFORE, LONG_BEFORE = "2021-02-04", "2021-02-05", "2021-02-02", "2021-01-26"
ONE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("nothing but the sides", encounter(), encounter()),
    ("a day apart", encounter(LAVROV, BLINKEN, on=THURSDAY), encounter(LAVROV, BLINKEN, on=FRIDAY)),
    ("days apart, the only ones", encounter(LAVROV, BLINKEN, on=THURSDAY),
     encounter(LAVROV, BLINKEN, on=BEFORE)),
    ("a day and its month", encounter(on=THURSDAY), encounter(on="2021-02")),
    ("call and video", encounter(LAVROV, on=THURSDAY), encounter(LAVROV, kind="video", on=THURSDAY)),
    ("call and meeting of a day", encounter(LAVROV, on=THURSDAY),
     encounter(LAVROV, kind="meeting", on=THURSDAY)),
    ("with a third side", encounter(LAVROV, BLINKEN),
     encounter(LAVROV, BLINKEN, sides=("RU", "US", "EU"))),
    ("host only", encounter(LAVROV, BLINKEN, kind="summit", on=THURSDAY),
     encounter(kind="summit", sides=("US",), on=THURSDAY)),
    ("sides in another order", encounter(), encounter(sides=("US", "RU"))),
]  # fmt: skip
TWO: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("other persons", encounter(LAVROV, BLINKEN, kind="visit", on=THURSDAY),
     encounter(POUTINE, BIDEN, on=LONG_BEFORE)),
    ("other persons, no dates", encounter(LAVROV, BLINKEN), encounter(POUTINE, BIDEN)),
    ("other persons, same day", encounter(LAVROV, BLINKEN, on=THURSDAY),
     encounter(POUTINE, BIDEN, on=THURSDAY)),
    ("long before", encounter(LAVROV, BLINKEN, on=THURSDAY),
     encounter(LAVROV, BLINKEN, on=LONG_BEFORE)),
    ("other sides", encounter(), encounter(sides=("RU", "FR"))),
    ("a message before the call", encounter(LAVROV, BLINKEN, on=THURSDAY),
     encounter(LAVROV, BLINKEN, kind="message", on=BEFORE)),
    ("no common side", encounter(sides=("FR", "DE")), encounter(sides=("RU", "US"))),
]  # fmt: skip


@pytest.mark.parametrize(("x", "y"), [c[1:] for c in ONE], ids=[c[0] for c in ONE])
def test_one_contact(x: dict[str, Any], y: dict[str, Any]) -> None:
    assert pairs(article(x), article(y)) == [(0, 0)]
    assert pairs(article(y), article(x)) == [(0, 0)]


@pytest.mark.parametrize(("x", "y"), [c[1:] for c in TWO], ids=[c[0] for c in TWO])
def test_two_contacts(x: dict[str, Any], y: dict[str, Any]) -> None:
    assert pairs(article(x), article(y)) == []
    assert pairs(article(y), article(x)) == []


def test_the_surest_pair_first() -> None:
    """The call of today is told second in one readout: it must not be taken for the recalled one."""
    today = encounter(LAVROV, BLINKEN, on=THURSDAY)
    recalled = encounter(POUTINE, BIDEN, on=LONG_BEFORE)
    assert pairs(article(today, recalled), article(recalled, today)) == [(0, 1), (1, 0)]


def test_another_spelling_of_a_person() -> None:
    other = ("serguei-lavrov", "Serguei Lavrov", "foreign_minister", "RU")
    a = article(encounter(LAVROV, BLINKEN), encounter(POUTINE, BIDEN))
    b = article(encounter(POUTINE, BIDEN), encounter(other), people=(other,))
    assert pairs(a, b) == [(0, 1), (1, 0)]


def test_each_contact_once() -> None:
    told = encounter(LAVROV, BLINKEN, on=THURSDAY)
    assert pairs(article(told), article(told, told)) == [(0, 0)]


# --- contradictions ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("place", "Genève", "Vienne"),
        ("initiator", "RU", "US"),
        ("status", "held", "planned"),
        ("kind", "call", "video"),
    ],
)
def test_a_contradiction(field: str, a: str, b: str) -> None:
    one = article(encounter(LAVROV, BLINKEN, **{field: a}))
    other = article(encounter(LAVROV, BLINKEN, **{field: b}))
    assert [(c.field, c.a, c.b) for c in compare(one, other).contradictions] == [(field, a, b)]
    assert compare(one, one).contradictions == ()
    if field in ("place", "initiator"):
        silent = article(encounter(LAVROV, BLINKEN))
        assert compare(one, silent).contradictions == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (THURSDAY, "2021-02"),
        (THURSDAY, "2021-W05"),
        (THURSDAY, "2021-02-04T18:30+03:00"),
        ("2021-02-03/2021-02-05", THURSDAY),
        (THURSDAY, None),
    ],
)
def test_a_wider_date_contradicts_nothing(a: str, b: str | None) -> None:
    found = compare(article(encounter(LAVROV, on=a)), article(encounter(LAVROV, on=b)))
    assert len(found.encounters) == 1
    assert found.contradictions == ()


def test_accents_and_case_contradict_nothing() -> None:
    one, other = article(encounter(place="Évian")), article(encounter(place="EVIAN"))
    assert compare(one, other).contradictions == ()


# --- topics and agreements ---------------------------------------------------------------------
def topic(theme: str, *places: str, instrument: str | None = None) -> dict[str, Any]:
    given = {"theme": theme, "places": places, "instrument": instrument, "rule": "made"}
    return given | {"on_agenda": True, "mentions": ()}


def agreement(
    words: str, *parties: str, status: str = "agreed", instrument: str | None = None
) -> dict[str, Any]:
    span = Span(start=0, end=len(words), text=words)
    given = {"status": status, "parties": parties, "instrument": instrument}
    return given | {"span": span, "rule": "made"}


def with_topics(*topics: dict[str, Any]) -> Article:
    return article(topics=topics)


def with_agreements(*agreements: dict[str, Any]) -> Article:
    return article(agreements=agreements)


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        (topic("trade"), topic("trade"), True),
        (topic("trade"), topic("energy"), False),
        (topic("ceasefire", "SY"), topic("ceasefire", "UA"), False),
        (topic("ceasefire", "SY"), topic("ceasefire"), True),
        (topic("arms_control", instrument="new-start"), topic("arms_control"), True),
        (topic("arms_control", instrument="new-start"), topic("arms_control", instrument="inf"), False),
        (topic("arms_control", instrument="new-start"),
         topic("strategic_stability", instrument="new-start"), True),
    ],
)  # fmt: skip
def test_topics(x: dict[str, Any], y: dict[str, Any], same: bool) -> None:
    found = compare(with_topics(x), with_topics(y))
    assert (len(found.topics), len(found.topics_only_a), len(found.topics_only_b)) == (
        (1, 0, 0) if same else (0, 1, 1)
    )


def test_the_topic_with_the_same_places_first() -> None:
    a = with_topics(topic("ceasefire"), topic("ceasefire", "SY"))
    found = compare(a, with_topics(topic("ceasefire", "SY")))
    assert [p.a.places for p in found.topics] == [("SY",)]
    assert [t.places for t in found.topics_only_a] == [()]


CONSULATES = "ont convenu de rouvrir leurs consulats"
PRISONERS = "ont convenu d'échanger mille prisonniers"


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        (agreement(CONSULATES), agreement("se sont entendus pour la réouverture des consulats"), True),
        (agreement(CONSULATES, "RU", "US"), agreement(PRISONERS, "RU", "US"), False),
        (agreement(CONSULATES), agreement(CONSULATES, status="offered"), False),
        (agreement(CONSULATES, "RU", "US"), agreement(CONSULATES), True),
        (agreement(CONSULATES, "RU"), agreement(CONSULATES, "US"), False),
        (agreement("ont prolongé l'accord", instrument="inf"),
         agreement("la reconduction", instrument="inf"), True),
        (agreement("ont prolongé l'accord", instrument="inf"),
         agreement("ont prolongé l'accord", instrument="npt"), False),
    ],
)  # fmt: skip
def test_agreements(x: dict[str, Any], y: dict[str, Any], same: bool) -> None:
    found = compare(with_agreements(x), with_agreements(y))
    counts = len(found.agreements), len(found.agreements_only_a), len(found.agreements_only_b)
    assert counts == ((1, 0, 0) if same else (0, 1, 1))


def test_agreements_are_paired_by_their_words() -> None:
    a = with_agreements(agreement(CONSULATES), agreement(PRISONERS))
    b = with_agreements(agreement(PRISONERS), agreement(CONSULATES))
    assert [(p.a.span.text, p.b.span.text) for p in compare(a, b).agreements] == [
        (CONSULATES, CONSULATES),
        (PRISONERS, PRISONERS),
    ]
