"""Two readouts of one contact: what is aligned, what only one tells, what they contradict each other in."""

from __future__ import annotations

import time
from typing import Any

import pytest

from corpora import ROOT
from made import BIDEN, BLINKEN, LAVROV, POUTINE, article, date, encounter
from readouts import Article, Comparison, Span, compare, parse
from readouts.comparison import surname
from readouts.models import spans_of

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


# --- one call of examples/one-call, seen from La Valette and from Windhoek ---------------------
CALL = ROOT / "examples" / "one-call"


@pytest.fixture(scope="module")
def readouts() -> tuple[Article, Article]:
    valletta, windhoek = (CALL / f"{name}.txt" for name in ("la-valette", "windhoek"))
    return parse.article(valletta.read_text("utf-8")), parse.article(windhoek.read_text("utf-8"))


def words(spans: tuple[Span, ...], told: Article) -> list[str]:
    """The words of spans, as the text that they lie in has them."""
    return [told.text[span.start : span.end] for span in spans]


def test_every_field_that_can_contradict(readouts: tuple[Article, Article]) -> None:
    a, b = readouts
    found = [
        (c.field, c.a, c.b, words(c.a_evidence, a), words(c.b_evidence, b))
        for c in compare(a, b).contradictions
    ]
    call = (["Entretien téléphonique", "s'est entretenue"], ["s'est entretenu", "s'est entretenu"])
    assert found == [
        ("date", "2024-03-12", "2024-03-13", ["mardi"], ["mercredi"]),
        ("initiator", "NA", "MT", *call),
        ("kind", "call", "video", *call),
        ("place", "Windhoek", "La Valette", ["Windhoek"], ["La Valette"]),
    ]


def test_both_contacts_are_aligned(readouts: tuple[Article, Article]) -> None:
    found = compare(*readouts)
    assert [(p.a.kind, p.b.kind, p.a.status) for p in found.encounters] == [
        ("call", "video", "held"),
        ("meeting", "meeting", "planned"),
    ]
    assert found.encounters_only_a == found.encounters_only_b == ()


def test_topics_of_both_and_of_one(readouts: tuple[Article, Article]) -> None:
    found = compare(*readouts)
    assert [p.a.theme for p in found.topics] == ["energy", "trade"]
    assert [(t.theme, t.places, t.raised_by) for t in found.topics_only_a] == [
        ("regional_conflict", ("SD",), ()),
        ("human_rights", (), ("MT",)),
    ]
    assert [(t.theme, t.raised_by) for t in found.topics_only_b] == [
        ("terrorism", ()),
        ("diplomatic_missions", ("NA",)),
    ]


def test_agreements_of_both_and_of_one(readouts: tuple[Article, Article]) -> None:
    found = compare(*readouts)
    assert [(p.a.status, p.a.parties) for p in found.agreements] == [("agreed", ("MT", "NA"))]
    assert [(g.status, g.parties) for g in found.agreements_only_a] == [("offered", ("MT",))]
    assert [(g.status, g.parties) for g in found.agreements_only_b] == [("refused", ("NA",))]


def test_every_span_lies_in_its_own_text(readouts: tuple[Article, Article]) -> None:
    a, b = readouts
    found = compare(a, b)
    pairs: list[Any] = [*found.encounters, *found.topics, *found.agreements]
    sides: list[tuple[Article, Any]] = [
        (a, (found.encounters_only_a, found.topics_only_a, found.agreements_only_a)),
        (b, (found.encounters_only_b, found.topics_only_b, found.agreements_only_b)),
        (a, tuple(p.a for p in pairs)),
        (b, tuple(p.b for p in pairs)),
        (a, tuple(c.a_evidence for c in found.contradictions)),
        (b, tuple(c.b_evidence for c in found.contradictions)),
    ]
    for told, findings in sides:
        spans = list(spans_of(findings))
        assert spans
        assert words(tuple(spans), told) == [span.text for span in spans]


def test_a_status_can_contradict_too() -> None:
    a = parse.article(
        "Ninette Zerafa, ministre maltaise des Affaires étrangères, s'est entretenue le 12 mars 2024 par "
        "téléphone avec le ministre namibien des Affaires étrangères, Tangeni Haufiku."
    )
    b = parse.article(
        "L'entretien téléphonique du 12 mars 2024 entre le ministre namibien des Affaires étrangères, "
        "Tangeni Haufiku, et la ministre maltaise des Affaires étrangères, Ninette Zerafa, a été annulé."
    )
    assert [(c.field, c.a, c.b) for c in compare(a, b).contradictions] == [
        ("status", "held", "cancelled")
    ]


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


# --- what it costs -----------------------------------------------------------------------------
def many(count: int, *, turned: bool = False) -> Article:
    """As many contacts of the same sides, topics of one theme and agreements of one status as told."""
    order = range(count)
    days = [f"{1700 + n // 336:04}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in order]
    letters = ["".join("bcdfghjklm"[int(digit)] for digit in f"{n:05}") for n in order]
    template = article(
        encounter(on=THURSDAY),
        topics=(topic("trade"),),
        agreements=(agreement("ont convenu", "RU"),),
    )
    (met,), (theme,), (agreed,) = template.encounters, template.topics, template.agreements
    layers: dict[str, list[Any]] = {
        "encounters": [met.model_copy(update={"date": date(day)}) for day in days],
        "topics": [theme.model_copy(update={"instrument": name}) for name in letters],
        "agreements": [
            agreed.model_copy(update={"span": Span(start=0, end=20, text=f"ont convenu de {name}")})
            for name in letters
        ],
    }
    return template.model_copy(
        update={name: tuple(found[::-1] if turned else found) for name, found in layers.items()}
    )


def test_ten_thousand_findings_of_each_layer() -> None:
    """Every two share a key, and the order is turned round: still linear, and each finds its own."""
    a, b = many(10_000), many(10_000, turned=True)
    start = time.process_time()
    found = compare(a, b)
    assert time.process_time() - start < 30
    assert [p.a.date and p.a.date.value for p in found.encounters] == [
        p.b.date and p.b.date.value for p in found.encounters
    ]
    assert len(found.encounters) == len(found.topics) == len(found.agreements) == 10_000
    assert all(p.a.span.text == p.b.span.text for p in found.agreements)


@pytest.mark.parametrize(
    "spellings",
    ["lavrov lawrow lavroff", "zelensky zelenskyy zelenski", "loukachenko lukashenko", "salmane salman",
     "erdogan erdohan"],
)  # fmt: skip
def test_spellings_of_a_surname(spellings: str) -> None:
    first, *others = spellings.split()
    alike = [surname(f"x-{other}") == surname(first) for other in others]
    assert alike == [spelt not in ("lavroff", "erdohan") for spelt in others]


def test_surnames_that_differ() -> None:
    names = "biden blinken macron merkel lavrov lapid trump truss xi li le meloni milei sunak sanchez scholz".split()
    assert len({surname(name) for name in names}) == len(names)
