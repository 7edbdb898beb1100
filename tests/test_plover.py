"""PLOVER records: every kind and status has its codes, and these are PLOVER's."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest

from corpora import SEEDS
from made import BIDEN, BLINKEN, LAVROV, POUTINE, TEXT, article, encounter, span
from readouts import (
    AgreementStatus,
    EncounterKind,
    EncounterStatus,
    Office,
    Theme,
    parse,
    to_plover,
)
from readouts.codes import SIDES

# --- the codes of PLOVER 2.0 -------------------------------------------------------------------
QUADS = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
}
AUXILIARY = ["historical", "future", "hypothetical", "negation"]
CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
    economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
    inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment
    technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
SECTORS = """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL
    SOC""".split()
FIELDS = {
    "id", "date", "time", "enddate", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "mode",
    "auxiliary_mode", "context", "text_info", "cite_info",
}  # fmt: skip


CITED = {"url", "title", "language", "publication", "license", "coder", "codebook", "version"}
NON_STATE = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}


def has_codes_of_plover(record: dict[str, Any]) -> None:
    assert set(record) == FIELDS
    assert record["event"] in QUADS[record["quad_code"]].split()
    assert record["mode"] in [None, *MODES.get(record["event"], "").split()]
    assert record["auxiliary_mode"] in [None, *AUXILIARY]
    assert set(record["context"]) <= set(CONTEXTS)
    for entity in record["actor"] + record["recipient"]:
        assert set(entity) == {"code", "sector", "entity_text", "identifier_id", "office", "gender"}
        if entity["code"] in NON_STATE:
            assert entity["sector"] in {None, "REB"}
        else:
            assert entity["sector"] in SECTORS
            assert re.fullmatch("[A-Z]{3}", entity["code"])
    assert set(record["cite_info"]) == CITED
    assert [set(told) for told in record["text_info"]] == [{"sequence", "start", "end"}] * len(
        record["text_info"]
    )


ISO3 = {"RU": "RUS", "US": "USA"}

# --- encounters --------------------------------------------------------------------------------
KIND_MODES = {
    "call": "phone", "video": "phone", "meeting": None, "summit": None, "talks": None, "visit": "visit",
    "message": None,
}  # fmt: skip
STATUS_MODES = {
    "held": None,
    "planned": "future",
    "proposed": "hypothetical",
    "cancelled": "negation",
}


@pytest.mark.parametrize(
    ("kind", "status"), list(itertools.product(EncounterKind, EncounterStatus))
)
def test_an_encounter(kind: EncounterKind, status: EncounterStatus) -> None:
    made = article(encounter(LAVROV, BLINKEN, kind=kind, status=status, on="2021-02-04"))
    (record,) = to_plover(made)
    has_codes_of_plover(record)
    assert record["event"] == "CONSULT"
    assert record["mode"] == KIND_MODES[kind.value]
    assert record["auxiliary_mode"] == STATUS_MODES[status.value]
    assert (record["date"], record["enddate"]) == ("2021-02-04", None)


@pytest.mark.parametrize("kind", ["meeting", "summit", "talks"])
def test_more_than_two_sides_are_multilateral(kind: str) -> None:
    (record,) = to_plover(article(encounter(kind=kind, sides=("FR", "RU", "UA"))))
    assert record["mode"] == "multilateral"


def test_the_initiator_is_the_actor() -> None:
    for initiator, other in (("RU", "US"), ("US", "RU")):
        (record,) = to_plover(article(encounter(LAVROV, BLINKEN, initiator=initiator)))
        assert [e["code"] for e in record["actor"]] == [ISO3[initiator]]
        assert [e["code"] for e in record["recipient"]] == [ISO3[other]]


def test_each_person_is_an_entity_and_a_side_without_one_too() -> None:
    (record,) = to_plover(article(encounter(LAVROV, POUTINE)))
    assert [(e["code"], e["entity_text"], e["office"]) for e in record["actor"]] == [
        ("RUS", "Sergueï Lavrov", "foreign_minister"),
        ("RUS", "Vladimir Poutine", "head_of_state"),
    ]
    assert [(e["code"], e["entity_text"]) for e in record["recipient"]] == [("USA", None)]


@pytest.mark.parametrize("office", Office)
def test_every_office_has_a_sector(office: Office) -> None:
    somebody = ("x", "X", office.value, "RU")
    (record,) = to_plover(article(encounter(somebody), people=(somebody,)))
    has_codes_of_plover(record)


def test_dates_and_places() -> None:
    (record,) = to_plover(article(encounter(on="2021-W05", place="Genève")))
    assert (record["date"], record["enddate"]) == ("2021-02-01", "2021-02-07")
    assert record["event_loc"] == "Genève"
    (record,) = to_plover(article(encounter()))
    assert (record["date"], record["enddate"], record["event_loc"]) == (None, None, None)


def test_where_the_text_says_so() -> None:
    (record,) = to_plover(article(encounter(evidence=(span(3, 9), span(11, 20)))))
    assert record["text_info"] == [
        {"sequence": 0, "start": 3, "end": 9},
        {"sequence": 1, "start": 11, "end": 20},
    ]
    assert record["event_text"] == TEXT[3:9]


def test_no_side_and_one() -> None:
    for sides in ((), ("RU",)):
        (record,) = to_plover(article(encounter(sides=sides)))
        assert [e["code"] for e in record["actor"]] == [ISO3[side] for side in sides]
        assert record["recipient"] == []


@pytest.mark.parametrize(
    ("value", "time"),
    [("2021-02-04", None), ("2021-02-04T18:30", "18:30"), ("2021-02-04TMO", None)],
)
def test_the_time_of_day(value: str, time: str | None) -> None:
    (record,) = to_plover(article(encounter(on=value)))
    assert (record["date"], record["time"]) == ("2021-02-04", time)


# --- codes and contexts ------------------------------------------------------------------------
@pytest.mark.parametrize("side", sorted(SIDES))
def test_every_side_has_a_code(side: str) -> None:
    (record,) = to_plover(article(encounter(sides=(side,))))
    has_codes_of_plover(record)


def test_codes_of_countries() -> None:
    (record,) = to_plover(article(encounter(sides=("FR", "DE", "CH", "EH", "EU", "HAMAS"))))
    entities = record["actor"] + record["recipient"]
    assert [(e["code"], e["sector"]) for e in entities] == [
        ("FRA", "GOV"), ("DEU", "GOV"), ("CHE", "GOV"), ("PRE", "GOV"), ("EUR", None), ("IMG", "REB"),
    ]  # fmt: skip


def topic(theme: str, *mentions: Any, on_agenda: bool = True) -> dict[str, Any]:
    return {"theme": theme, "on_agenda": on_agenda, "mentions": mentions, "rule": "made"}


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_has_contexts_and_media_topics(theme: Theme) -> None:
    made = article(encounter(), topics=(topic(theme.value),))
    (record,) = to_plover(made)
    has_codes_of_plover(record)
    assert record["context"][0] == "diplomatic"
    retired = {"20000601", "20000603", "20000604", "20000609"}  # by IPTC, on 2025-03-31
    assert made.topics[0].iptc
    assert all(re.fullmatch(r"\d{8}", code) and code not in retired for code in made.topics[0].iptc)


def test_contexts_are_those_of_what_is_on_the_table() -> None:
    topics = (topic("trade"), topic("health"), topic("cyber", on_agenda=False), topic("trade"))
    first, second = to_plover(article(encounter(), encounter(), topics=topics))
    assert first["context"] == ["diplomatic", "economic", "health"]
    assert second["context"] == ["diplomatic"], "what was recalled has a table of its own"


def test_contexts_of_an_agreement_are_those_that_its_words_name() -> None:
    topics = (topic("trade", span(15, 25)), topic("health", span(20, 25)))
    (record,) = to_plover(article(topics=topics, agreements=(commitment("agreed"),)))
    assert record["context"] == ["diplomatic", "economic"]


# --- agreements --------------------------------------------------------------------------------
EVENTS = {
    "agreed": ("AGREE", None, None),
    "reaffirmed": ("SUPPORT", None, None),
    "offered": ("AGREE", None, "future"),
    "pending": ("AGREE", None, "hypothetical"),
    "suspended": ("SANCTION", "discontinue", None),
    "ended": ("SANCTION", "withdraw", None),
    "refused": ("REJECT", "change", None),
}


def commitment(status: str, *parties: str) -> dict[str, Any]:
    return {"status": status, "parties": parties, "span": span(0, 20), "rule": "made"}


@pytest.mark.parametrize("status", AgreementStatus)
def test_an_agreement(status: AgreementStatus) -> None:
    (record,) = to_plover(article(agreements=(commitment(status.value, "RU", "US"),)))
    has_codes_of_plover(record)
    assert (record["event"], record["mode"], record["auxiliary_mode"]) == EVENTS[status.value]
    assert [e["code"] for e in record["actor"]] == ["RUS"]
    assert [e["code"] for e in record["recipient"]] == ["USA"]
    assert record["event_text"] == TEXT[:20]


def test_a_commitment_of_one_side_is_made_to_the_other() -> None:
    made = article(encounter(LAVROV, BLINKEN), agreements=(commitment("offered", "RU"),))
    _, record = to_plover(made)
    assert [e["code"] for e in record["actor"]] == ["RUS"]
    assert [e["code"] for e in record["recipient"]] == ["USA"]


def test_a_commitment_of_nobody() -> None:
    (record,) = to_plover(article(agreements=(commitment("agreed"),)))
    assert record["actor"] == record["recipient"] == []


# --- whole articles ----------------------------------------------------------------------------
def test_ids_and_source() -> None:
    made = article(
        encounter(LAVROV), encounter(BIDEN), outlet="Le Temps", title=span(0, 20),
        agreements=(commitment("agreed"),),
    )  # fmt: skip
    records = to_plover(made)
    assert [r["id"] for r in records] == ["0", "1", "2"]
    for record in records:
        assert record["cite_info"]["publication"] == "Le Temps"
        assert record["cite_info"]["title"] == TEXT[:20]
        assert record["cite_info"]["language"] == "fr"


@pytest.mark.parametrize("document", SEEDS, ids=lambda document: document.name)
def test_seeds(document: Any) -> None:
    found = parse.article(document.text, published=document.published)
    records = to_plover(found)
    assert len(records) == len(found.encounters) + len(found.agreements) > 0
    assert json.loads(json.dumps(records)) == list(records)
    for record in records:
        has_codes_of_plover(record)
