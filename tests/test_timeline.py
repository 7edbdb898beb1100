"""The contacts that many articles tell: each once, by date, whoever tells them and however they are spelt."""

from __future__ import annotations

import time
from typing import Any

import pytest

from made import BIDEN, BLINKEN, LAVROV, POUTINE, article, date, encounter
from readouts import Article, TimelineEncounter, parse, timeline

Line = tuple[str | None, tuple[str, ...], tuple[int, ...]]


def told(*articles: Article) -> list[Line]:
    """Date, names and articles of each entry."""
    return [(e.date.value if e.date else None, e.names, e.articles) for e in timeline(articles)]


BOTH = ("Sergueï Lavrov", "Antony Blinken")
CALL = encounter(LAVROV, BLINKEN, on="2021-02-04")


def test_nothing() -> None:
    assert timeline([]) == ()
    assert timeline([Article(text="")]) == ()


def test_by_date_and_those_without_last() -> None:
    found = told(
        article(encounter(POUTINE), encounter(LAVROV, BLINKEN, on="2021-03-19", kind="meeting")),
        article(CALL, encounter(LAVROV, on="2020", sides=("FR", "RU"))),
    )
    assert [line[0] for line in found] == ["2020", "2021-02-04", "2021-03-19", None]


def test_a_contact_that_two_articles_tell() -> None:
    assert told(article(CALL), article(), article(CALL)) == [("2021-02-04", BOTH, (0, 2))]


def test_told_twice_in_one_article() -> None:
    assert told(article(CALL, CALL)) == [("2021-02-04", BOTH, (0,))]


def test_any_iterable() -> None:
    assert len(timeline(article(CALL) for _ in range(3))) == 1


def test_other_sides_manner_or_day_are_other_contacts() -> None:
    others = [
        encounter(LAVROV, BLINKEN, on="2021-02-05"),
        encounter(LAVROV, BLINKEN, on="2021-02-04", kind="meeting"),
        encounter(LAVROV, BLINKEN, on="2021-02-04", kind="message"),
        encounter(LAVROV, BLINKEN, on="2021-02-04", sides=("EU", "RU", "US")),
    ]
    assert len(timeline([article(CALL, *others)])) == 5


def test_sides_in_another_order_and_video_are_the_same() -> None:
    again = encounter(LAVROV, BLINKEN, on="2021-02-04", sides=("US", "RU"), kind="video")
    assert [line[2] for line in told(article(CALL), article(again))] == [(0, 1)]


def test_two_meetings_of_one_day() -> None:
    """At a summit, the ministers meet and the presidents meet."""
    day = {"kind": "meeting", "on": "2021-06-16"}
    ministers = encounter(LAVROV, BLINKEN, **day)
    presidents = encounter(POUTINE, BIDEN, **day)
    nameless = encounter(**day)
    assert told(article(ministers, presidents), article(nameless), article(presidents)) == [
        ("2021-06-16", BOTH, (0, 1)),
        ("2021-06-16", ("Vladimir Poutine", "Joe Biden"), (0, 2)),
    ]


# --- persons -----------------------------------------------------------------------------------
SHORT = ("blinken", "Blinken", "foreign_minister", "US")
OTHER = ("serguei-lavrov", "Serguei Lavrov", "foreign_minister", "RU")


def test_a_surname_joins_the_full_name() -> None:
    short = article(encounter(LAVROV, SHORT, on="2021-02-04"), people=(SHORT,))
    for pair in ([article(CALL), short], [short, article(CALL)]):
        (entry,) = timeline(pair)
        assert (entry.participants, entry.names) == (("sergei-lavrov", "antony-blinken"), BOTH)


def test_another_spelling_joins() -> None:
    other = article(encounter(OTHER, BLINKEN, on="2021-02-04"), people=(OTHER,))
    (entry,) = timeline([article(CALL), other])
    assert len(entry.participants) == len(entry.names) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed ben Salmane", "Mohammad bin Salman"),
        ("Alexandre Loukachenko", "Aleksandr Lukashenko"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergueï Lavrov", "Sergej Lawrow"),
    ],
)
def test_transcriptions_join(one: str, other: str) -> None:
    def spelt(name: str) -> Article:
        somebody = (name.lower().replace(" ", "-"), name, "foreign_minister", "RU")
        return article(encounter(somebody, BLINKEN, on="2021-02-04"), people=(somebody,))

    for pair in ([spelt(one), spelt(other)], [spelt(other), spelt(one)]):
        (entry,) = timeline(pair)
        assert len(entry.participants) == len(entry.names) == 2
        assert entry.articles == (0, 1)


def test_two_of_one_name_at_one_table_stay_two() -> None:
    other = ("yekaterina-lavrov", "Iekaterina Lavrov", "adviser", "RU")
    couple = article(encounter(LAVROV, other, on="2021-02-04"), people=(other,))
    short = ("lavrov", "Lavrov", "foreign_minister", "RU")
    (entry,) = timeline([couple, article(encounter(short, on="2021-02-04"), people=(short,))])
    assert entry.names == ("Sergueï Lavrov", "Iekaterina Lavrov")


def test_spellings_that_the_parser_reads() -> None:
    texts = [
        "Sergueï Lavrov s'est entretenu jeudi par téléphone avec Antony Blinken.",
        "Sergey Lavrov a appelé jeudi Antony Blinken au téléphone.",
        "Lavrov s'est entretenu jeudi par téléphone avec son homologue américain Blinken.",
    ]
    (entry,) = timeline(parse.articles(texts, published="2021-02-05"))
    assert entry.articles == (0, 1, 2)
    assert set(entry.participants) == {"sergei-lavrov", "antony-blinken"}


def test_what_one_leaves_out_another_tells() -> None:
    (entry,) = timeline(
        [
            article(encounter(LAVROV, BLINKEN, on="2021-02-04")),
            article(encounter(on="2021-02-04", place="Genève", initiator="US")),
        ]
    )
    assert (entry.place, entry.initiator, entry.names) == ("Genève", "US", BOTH)


# --- wider dates and none ----------------------------------------------------------------------
@pytest.mark.parametrize("wide", ["2021-02", "2021-W05", "2021", "2021-02-03/2021-02-05", None])
def test_a_wider_date_or_none_joins_the_only_contact(wide: str | None) -> None:
    vague = article(encounter(LAVROV, BLINKEN, on=wide))
    assert told(article(CALL), vague) == [("2021-02-04", BOTH, (0, 1))]
    assert told(vague, article(CALL)) == [("2021-02-04", BOTH, (1, 0))]


def test_a_wider_date_that_may_mean_two_stands_for_itself() -> None:
    later = encounter(LAVROV, BLINKEN, on="2021-02-20")
    month = encounter(LAVROV, BLINKEN, on="2021-02")
    assert [line[0] for line in told(article(CALL, later, month))] == [
        "2021-02",
        "2021-02-04",
        "2021-02-20",
    ]


def test_a_date_that_lies_outside_does_not_join() -> None:
    assert len(told(article(CALL), article(encounter(LAVROV, BLINKEN, on="2021-03")))) == 2


def test_without_a_date_other_persons_or_another_status_do_not_join() -> None:
    others = [encounter(POUTINE, BIDEN), encounter(LAVROV, BLINKEN, status="planned")]
    assert len(told(article(CALL), article(*others))) == 3


def test_without_any_date() -> None:
    vague = encounter(LAVROV, BLINKEN)
    assert told(article(vague), article(vague)) == [(None, BOTH, (0, 1))]


def test_what_was_planned_and_then_held_is_held() -> None:
    for order in ((0, 1), (1, 0)):
        articles = [
            article(encounter(LAVROV, BLINKEN, on="2021-02-04", status="planned", place="Genève")),
            article(encounter(LAVROV, on="2021-02-04")),
        ]
        (entry,) = timeline([articles[i] for i in order])
        assert (entry.status, entry.place, entry.names) == ("held", "Genève", BOTH)


# --- an entry ----------------------------------------------------------------------------------
def test_evidence_lies_in_the_first_article() -> None:
    texts = [
        "Lavrov a appelé Blinken jeudi.",
        "Depuis Genève, Sergueï Lavrov a appelé jeudi Antony Blinken.",
    ]
    articles = list(parse.articles(texts, published="2021-02-05"))
    for entry in timeline(articles):
        text = articles[entry.articles[0]].text
        assert all(text[s.start : s.end] == s.text for s in entry.evidence)


def test_entries_are_valid_values() -> None:
    (entry,) = timeline([article(CALL), article(CALL)])
    assert TimelineEncounter.model_validate_json(entry.model_dump_json()) == entry
    assert TimelineEncounter.model_validate(entry.model_dump()) == entry


def test_the_order_of_articles_changes_the_places_only() -> None:
    articles = [
        article(CALL, encounter(POUTINE, on="2021-01-26")),
        article(encounter(SHORT, on="2021-02"), people=(SHORT,)),
        article(encounter(on="2021-02-04", place="Genève")),
    ]
    one, other = timeline(articles), timeline(articles[::-1])
    assert [(e.date, e.names, e.place) for e in one] == [(e.date, e.names, e.place) for e in other]


def test_ten_thousand_articles() -> None:
    """Many days, one day that everybody tells, many without a date: well under a minute."""
    template = article(encounter(LAVROV, on="2021-02-04"))
    (call,), lavrov = template.encounters, template.participants[0]
    articles = []
    for n in range(10_000):
        day = date(f"{2000 + n // 336:04}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}")
        somebody = lavrov.model_copy(update={"id": f"x-{n}", "name": f"X {n}"})
        facts: list[dict[str, Any]] = [
            {"date": day},
            {"date": day, "participants": ()},
            {"participants": (somebody.id,)},
            {"participants": (somebody.id,), "date": None},
            {"date": date("2021-02")},
            {"participants": (), "date": None},
        ]
        layers = {
            "encounters": tuple(call.model_copy(update=fact) for fact in facts),
            "participants": (lavrov, somebody),
        }
        articles.append(template.model_copy(update=layers))
    start = time.process_time()
    entries = timeline(articles)
    assert time.process_time() - start < 10
    assert len(entries) > 10_000
