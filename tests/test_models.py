"""The models as values: closed, frozen, comparable, portable; the codes are those of the annotation guide."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import pickle
import re
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from pydantic.json_schema import JsonSchemaMode

import readouts
from corpora import SEEDS
from readouts import (
    Agreement,
    AgreementStatus,
    Article,
    BodyKind,
    Comparison,
    DateMention,
    Encounter,
    EncounterKind,
    EncounterStatus,
    Office,
    Participant,
    ParticipantKind,
    Role,
    Segment,
    SegmentKind,
    Span,
    Statement,
    StatementKind,
    Theme,
    TimelineEncounter,
    Topic,
    parse,
)
from readouts.codes import BODY_SIDES, COUNTRY_CODES, REGIONS

MODELS = [
    value
    for name in readouts.__all__
    if inspect.isclass(value := getattr(readouts, name)) and issubclass(value, BaseModel)
]
FUNCTIONS = [getattr(parse, name) for name in parse.__all__ if name != "MAX_CHARS"] + [
    readouts.compare,
    readouts.explain,
    readouts.timeline,
    readouts.to_plover,
]


def span(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def encounter(**facts: Any) -> Encounter:
    given = {"kind": "call", "status": "held", "sides": ("RU", "US"), "evidence": (), "rule": "r"}
    return Encounter.model_validate(given | facts)


def person(**facts: Any) -> Participant:
    given = {"id": "sergei-lavrov", "kind": "person", "name": "Sergueï Lavrov", "rule": "r"}
    return Participant.model_validate(given | facts)


def body(side: str | None, kind: str = "organization") -> Participant:
    return person(id=f"{side}/{kind}", kind="organization", body=kind, side=side)


# --- closed codes ------------------------------------------------------------------------------
CODES: dict[type[StrEnum], str] = {
    SegmentKind: "title byline heading body caption boilerplate",
    ParticipantKind: "person organization state",
    Office: """head_of_state head_of_government foreign_minister deputy_foreign_minister defence_minister minister
        head_of_organization ambassador envoy adviser spokesperson legislator military intelligence_chief official
        former""",
    BodyKind: """presidency foreign_ministry government defence_ministry parliament embassy delegation
        organization""",
    Role: "principal spokesperson mentioned",
    EncounterKind: "call video meeting summit talks visit message",
    EncounterStatus: "held planned proposed cancelled",
    AgreementStatus: "agreed reaffirmed offered pending suspended ended refused",
    StatementKind: "direct indirect",
    Theme: """bilateral_relations diplomatic_missions summit_preparation arms_control strategic_stability
        nuclear_proliferation european_security regional_conflict ceasefire peace_talks military_cooperation terrorism
        cyber space sanctions trade energy climate health human_rights detainees interference political_transition
        migration humanitarian_aid food_security development culture technology crime territory multilateralism
        transport disaster""",
}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.__name__)
def test_codes_are_those_of_the_guide(code: type[StrEnum]) -> None:
    assert [member.value for member in code] == CODES[code].split()


def test_every_exported_code_is_checked() -> None:
    exported = {getattr(readouts, name) for name in readouts.__all__}
    codes = {c for c in exported if inspect.isclass(c) and issubclass(c, StrEnum)}
    assert codes == set(CODES)


def test_sides_and_regions_are_those_of_the_guide() -> None:
    bodies = """EU UN NATO AU ECOWAS OSCE IAEA G7 G20 BRICS ASEAN ARAB_LEAGUE GCC OIC OIF CSTO SCO EAC SADC AES
        G5_SAHEL IMF WHO ICC HAMAS HEZBOLLAH HOUTHIS TALIBAN M23 POLISARIO"""
    regions = (
        "MIDDLE_EAST SAHEL BALKANS ARCTIC INDO_PACIFIC CAUCASUS GREAT_LAKES HORN_OF_AFRICA AFRICA"
    )
    assert sorted(bodies.split()) == sorted(BODY_SIDES)
    assert sorted(regions.split()) == sorted(REGIONS)
    assert len(COUNTRY_CODES) == 250  # the 249 of ISO 3166-1, and XK
    assert {"PS", "XK", "TW", "SS"} <= COUNTRY_CODES
    assert not (COUNTRY_CODES | BODY_SIDES) & REGIONS
    # The guide gives Australia and the African Union one code.
    both = COUNTRY_CODES & BODY_SIDES
    assert both == {"AU"}
    assert "UK" not in COUNTRY_CODES


# --- closed and frozen -------------------------------------------------------------------------
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_frozen_and_closed(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_no_field_can_be_set_or_added() -> None:
    found = encounter()
    with pytest.raises(ValidationError, match="frozen"):
        found.place = "Genève"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        encounter(mood="cordial")
    with pytest.raises(ValidationError, match="frozen"):
        span("Moscou").start = 3  # type: ignore[misc]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_lists_are_tuples(model: type[BaseModel]) -> None:
    kinds = [str(field.annotation) for field in model.model_fields.values()]
    assert [kind for kind in kinds if re.search(r"\b(list|set|List|Set)\[", kind)] == []


# --- sides -------------------------------------------------------------------------------------
@pytest.mark.parametrize("code", ["UK", "fr", "France", "", "URSS", "SAHEL", "FR "])
def test_a_side_that_is_none(code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        encounter(sides=("RU", code))
    message = str(caught.value)
    assert repr(code) in message
    assert "ISO 3166-1 alpha-2" in message
    assert "NATO" in message
    with pytest.raises(ValidationError, match="alpha-2"):
        encounter(initiator=code)
    with pytest.raises(ValidationError, match="alpha-2"):
        person(side=code)
    with pytest.raises(ValidationError, match="alpha-2"):
        Agreement(status=AgreementStatus.AGREED, parties=(code,), span=span("a"), rule="r")


@pytest.mark.parametrize("code", ["RU", "PS", "XK", "TW", "EU", "G5_SAHEL", "HAMAS"])
def test_a_side_that_is_one(code: str) -> None:
    assert encounter(sides=("FR", code), initiator=code).sides == ("FR", code)


def test_places_are_sides_or_regions() -> None:
    topic = {"theme": "ceasefire", "on_agenda": True, "mentions": (), "rule": "r"}
    assert Topic.model_validate(topic | {"places": ("SY", "SAHEL")}).places == ("SY", "SAHEL")
    with pytest.raises(ValidationError, match="HORN_OF_AFRICA") as caught:
        Topic.model_validate(topic | {"places": ("SYRIE",)})
    assert "'SYRIE'" in str(caught.value)
    with pytest.raises(ValidationError, match="alpha-2"):
        Topic.model_validate(topic | {"raised_by": ("SAHEL",)})


def test_organizations_that_are_no_side_have_a_name_in_capitals() -> None:
    assert [body(side).side for side in ("OMC", "GAZPROM", "G7_PLUS", "UN", None)] == [
        "OMC", "GAZPROM", "G7_PLUS", "UN", None,
    ]  # fmt: skip
    for side in ("Omc", "ONU Femmes", "ÉTAT", "_"):
        with pytest.raises(ValidationError, match="alpha-2"):
            body(side)
    with pytest.raises(ValidationError, match="alpha-2"):
        body("OMC", "foreign_ministry")
    assert body("RU", "foreign_ministry").body is BodyKind.FOREIGN_MINISTRY


def test_only_organizations_have_a_body() -> None:
    with pytest.raises(ValidationError, match="needs a body"):
        person(kind="organization")
    with pytest.raises(ValidationError, match="only an organization"):
        person(body="presidency")
    with pytest.raises(ValidationError, match="only an organization"):
        person(kind="state", body="government", side="RU")


# --- JSON --------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_json_schema(model: type[BaseModel]) -> None:
    modes: list[JsonSchemaMode] = ["validation", "serialization"]
    for mode in modes:
        schema = json.loads(json.dumps(model.model_json_schema(mode=mode)))
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False
        assert sorted(schema["properties"]) == sorted(model.model_fields)


def test_json_schema_says_what_texts_and_codes_are() -> None:
    schema = Article.model_json_schema()
    assert schema["properties"]["text"]["type"] == "string"
    assert schema["$defs"]["Span"]["properties"]["text"]["type"] == "string"
    assert schema["$defs"]["Theme"]["enum"] == CODES[Theme].split()
    assert Span.model_json_schema(mode="serialization")["properties"]["text"]["type"] == "string"


ARTICLE = parse.article(SEEDS[0].text, published="2024-03-27")
VALUES: list[BaseModel] = [
    ARTICLE,
    parse.article(SEEDS[1].text, published=dt.datetime(2021, 2, 5, tzinfo=dt.UTC)),
    readouts.compare(ARTICLE, ARTICLE),
    *readouts.timeline([ARTICLE]),
    encounter(date=DateMention(span=span("jeudi"), value=None, rule="r"), place="Genève"),
    body("OMC"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_round_trips(value: BaseModel) -> None:
    model = type(value)
    assert model.model_validate_json(value.model_dump_json()) == value
    assert model.model_validate(value.model_dump()) == value
    assert model.model_validate(json.loads(json.dumps(value.model_dump(mode="json")))) == value
    copy = pickle.loads(pickle.dumps(value))
    assert copy == value
    assert hash(copy) == hash(value)


@pytest.mark.parametrize(
    "published",
    [
        dt.date(2021, 2, 5),
        dt.datetime(2021, 2, 5),
        dt.datetime(2021, 2, 5, 18, 30),
        dt.datetime(2021, 2, 5, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))),
        None,
    ],
    ids=str,
)
def test_a_date_stays_a_date_and_a_datetime_a_datetime(published: dt.date | None) -> None:
    article = Article(text="Moscou", published=published)
    again = Article.model_validate_json(article.model_dump_json())
    assert again.published == published
    assert isinstance(again.published, dt.datetime) == isinstance(published, dt.datetime)


def test_lone_surrogates() -> None:
    text = "Moscou \ud83d a réagi\udfff."
    clean = "Moscou � a réagi�."
    article = Article(text=text, title=span(text), outlet="\udc80", authors=("a\ud800",))
    assert article.model_dump()["text"] == text
    assert article.model_dump()["title"]["text"] == text
    assert Article.model_validate(article.model_dump()) == article
    assert pickle.loads(pickle.dumps(article)) == article
    data = json.loads(article.model_dump_json())
    assert data == article.model_dump(mode="json")
    assert (data["text"], data["title"]["text"], data["outlet"]) == (clean, clean, "�")
    assert data["authors"] == ["a�"]
    assert len(clean) == len(text)


# --- equality and hash -------------------------------------------------------------------------
def test_equal_by_value() -> None:
    assert encounter() == encounter()
    assert hash(encounter()) == hash(encounter())
    assert encounter() != encounter(place="Genève")
    assert len({encounter(), encounter(), encounter(kind="visit")}) == 2
    again = parse.article(SEEDS[0].text, published="2024-03-27")
    assert again == ARTICLE
    first = again.participants[0]
    assert again[first.id] is first  # its index is no part of its value
    assert again == ARTICLE
    assert len({again, ARTICLE}) == 1
    assert parse.article(SEEDS[0].text, published="2024-03-28") != again
    assert again != 3


def test_articles_hash_apart() -> None:
    articles = [Article(text=f"Moscou a réagi {n} fois") for n in range(100)]
    assert len({hash(article) for article in articles}) == 100


# --- an article --------------------------------------------------------------------------------
def test_body() -> None:
    lines = ["Partager", "Un titre", "Moscou a réagi.", "Photo : AFP", "Washington aussi."]
    kinds = ["boilerplate", "title", "body", "caption", "body"]
    text = "\r\n\n".join(lines)
    segments = [
        Segment(kind=SegmentKind(kind), span=span(line, text.index(line)), rule="r")
        for line, kind in zip(lines, kinds, strict=True)
    ]
    assert Article(text=text, segments=tuple(segments)).body == "Moscou a réagi.\nWashington aussi."
    assert Article(text="").body == ""


def test_participants_by_id() -> None:
    article = Article(text="Lavrov", participants=(person(),))
    assert article["sergei-lavrov"] is article.participants[0]
    for missing in ("lavrov", "", 0):
        with pytest.raises(KeyError, match=repr(missing)):
            article[missing]  # type: ignore[index]


def test_a_pickled_article_is_indexed_anew() -> None:
    article = Article(text="Lavrov", participants=(person(),))
    assert article["sergei-lavrov"].name == "Sergueï Lavrov"
    assert b"_by_id" not in pickle.dumps(article)
    assert pickle.loads(pickle.dumps(article))["sergei-lavrov"].name == "Sergueï Lavrov"


def test_repr_html() -> None:
    assert "<article" in ARTICLE._repr_html_()


@pytest.mark.parametrize("theme", Theme)
def test_topics_have_a_label_and_codes(theme: Theme) -> None:
    topic = Topic(theme=theme, on_agenda=True, mentions=(), rule="r")
    assert topic.label[0].isupper()
    assert all(re.fullmatch(r"\d{8}", code) for code in topic.iptc)
    retired = {"20000601", "20000603", "20000604", "20000609"}
    assert retired & set(topic.iptc) == set()


# --- the days of a value -----------------------------------------------------------------------
DAYS = [
    ("2021-05-20", "2021-05-20", "2021-05-20"),
    ("2021-12-30T23:30", "2021-12-30", "2021-12-30"),
    ("2021-12-30T23:30+03:00", "2021-12-30", "2021-12-30"),
    ("2021-12-30T23:30Z", "2021-12-30", "2021-12-30"),
    ("2021-11", "2021-11-01", "2021-11-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-12", "2023-12-01", "2023-12-31"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("2021-W20", "2021-05-17", "2021-05-23"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2021-W20-WE", "2021-05-22", "2021-05-23"),
    ("2020-Q1", "2020-01-01", "2020-03-31"),
    ("2020-Q4", "2020-10-01", "2020-12-31"),
    ("2020-H1", "2020-01-01", "2020-06-30"),
    ("2020-H2", "2020-07-01", "2020-12-31"),
    ("2023-SP", "2023-03-01", "2023-05-31"),
    ("2023-SU", "2023-06-01", "2023-08-31"),
    ("2023-FA", "2023-09-01", "2023-11-30"),
    ("2023-WI", "2023-12-01", "2024-02-29"),
    ("2022-05-03/2022-05-05", "2022-05-03", "2022-05-05"),
    ("2021-11/2022-02", "2021-11-01", "2022-02-28"),
    ("2021-05-20T10:00/2021-05-20T12:00", "2021-05-20", "2021-05-20"),
    ("199", "1990-01-01", "1999-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("9999-12", "9999-12-01", "9999-12-31"),
    (None, None, None),
    # Values that no reader gives, but that JSON from elsewhere may hold.
    ("2021-02-30", None, None),
    ("2021-13", None, None),
    ("2021-W54", None, None),
    ("2021-Q5", None, None),
    ("2021-H3", None, None),
    ("0000", None, None),
    ("9999-WI", None, None),
    ("9999-W52", None, None),
    ("hier", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("value", "first", "last"), DAYS)
def test_days_of_a_value(value: str | None, first: str | None, last: str | None) -> None:
    mention = DateMention(span=span("jeudi"), value=value, rule="r")
    assert (mention.start and mention.start.isoformat()) == first
    assert (mention.end and mention.end.isoformat()) == last


# --- docstrings --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "thing", [*MODELS, *FUNCTIONS, *CODES], ids=lambda thing: getattr(thing, "__name__", "")
)
def test_docstrings_say_what(thing: object) -> None:
    assert inspect.getdoc(thing), f"{thing} has no docstring"


FINDINGS = [
    Span,
    Segment,
    DateMention,
    Participant,
    Encounter,
    Topic,
    Agreement,
    Statement,
    Article,
]


@pytest.mark.parametrize("thing", [*FINDINGS, *FUNCTIONS], ids=lambda thing: thing.__name__)
def test_docstrings_have_a_french_example(thing: object) -> None:
    """An attested wording in French quotation marks, or a snippet that runs on French text."""
    text = inspect.getdoc(thing) or ""
    assert re.search(r"« [^»]+ »|>>> ", text), f"{thing} shows no example"


def test_every_model_is_exported() -> None:
    from readouts import models

    assert {m.__name__ for m in MODELS} >= set(models.__all__) - {"spans_of"}
    assert {Comparison, TimelineEncounter} <= set(MODELS)
