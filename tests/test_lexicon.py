"""A caller's own vocabulary: what it adds to a parse, and what is said of a row that is not valid."""

from __future__ import annotations

import pickle
from collections import defaultdict
from typing import Any

import pytest

from readouts import Article, Lexicon, LexiconError, ReadoutsError, parse, vocabulary
from readouts.vocabulary import built_in, built_in_rows

PUBLISHED = "2021-02-05"
OWN: dict[str, list[dict[str, Any]]] = {
    "instrument": [
        {"id": "traite-de-bornholm", "forms": ["traité de Bornholm"], "theme": "arms_control"}
    ],
    "phrase": [{"id": "pebbles", "theme": "trade", "forms": ["foire aux galets"]}],
    "organization": [
        {"id": "LHB", "forms": ["Ligue hanséatique de la Baltique", "LHB"]},
        {"id": "NATO", "forms": ["Pacte atlantide"]},
    ],
    "country": [{"id": "LU", "forms": ["Letzebourg"], "cities": ["Kleinbourg"]}],
    "office": [
        {
            "id": "stadtholder",
            "value": "head_of_government",
            "noun": [["stathouder", "stathoudère", "stathouders", "stathoudères"]],
        }
    ],
    "person": [
        {
            "id": "zlop",
            "forms": ["Pavel Zlop", "Paul Slopp"],
            "side": "LU",
            "office": "foreign_minister",
            "since": "2019-01-01",
            "until": "2022-12-31",
        },
        {"id": "von-ahn", "forms": ["Rita von Ahn"], "surname": "von Ahn", "side": "EU", "office": "envoy"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.from_mapping(OWN)


def read(text: str, lexicon: Lexicon | None) -> Article:
    return parse.article(text, published=PUBLISHED, lexicon=lexicon)


# --- what it adds ------------------------------------------------------------------------------
def test_an_instrument(lexicon: Lexicon) -> None:
    text = "La Russie et les États-Unis ont convenu de prolonger le traité de Bornholm."
    assert [a.instrument for a in read(text, lexicon).agreements] == ["traite-de-bornholm"]
    topics = read("Lavrov et Blinken ont évoqué le traité de Bornholm.", lexicon).topics
    assert [(t.theme, t.instrument) for t in topics] == [("arms_control", "traite-de-bornholm")]


def test_a_theme_phrase_and_its_plural(lexicon: Lexicon) -> None:
    for words in ("la foire aux galets", "les foires aux galets"):
        text = f"Lavrov et Blinken ont évoqué {words}."
        assert [t.theme for t in read(text, lexicon).topics] == ["trade"]
        assert [t.theme for t in read(text, None).topics] == []


def test_a_name_of_a_country(lexicon: Lexicon) -> None:
    text = "Le ministre des Affaires étrangères du Letzebourg, Kurt Braun, a rencontré jeudi Sergueï Lavrov."
    (found,) = read(text, lexicon).encounters
    assert found.sides == ("LU", "RU")
    assert read(text, None).encounters != (found,)


def test_an_organization(lexicon: Lexicon) -> None:
    article = read(
        "La Ligue hanséatique de la Baltique a réagi. « C'est fait », a déclaré la LHB.", lexicon
    )
    (speaker,) = (s.speaker for s in article.statements)
    assert speaker is not None
    assert (article[speaker].side, article[speaker].body) == ("LHB", "organization")


def test_more_wording_for_a_packaged_row(lexicon: Lexicon) -> None:
    """A row with a packaged id adds to it: NATO stays a party by its new name, and keeps the old ones."""
    for name in ("Le Pacte atlantide", "L'OTAN"):
        text = f"{name} et la Russie ont signé un accord."
        assert [a.parties for a in read(text, lexicon).agreements] == [("NATO", "RU")]
    row = lexicon.vocabulary.rows["organization"]["NATO"]
    assert getattr(row, "side", None) is True


def test_an_office(lexicon: Lexicon) -> None:
    text = "Le stathouder luxembourgeois, Kurt Braun, a rencontré jeudi Joe Biden à Washington."
    article = read(text, lexicon)
    assert ("Kurt Braun", "head_of_government", "LU") in {
        (p.name, p.office, p.side) for p in article.participants
    }


def test_persons_by_folded_name(lexicon: Lexicon) -> None:
    persons = lexicon.vocabulary.persons
    assert sorted(persons) == [
        ("paul", "slopp"), ("pavel", "zlop"), ("rita", "von", "ahn"), ("von", "ahn"), ("zlop",),
    ]  # fmt: skip
    (zlop,) = persons["zlop",]
    assert (zlop.name, zlop.side, zlop.office) == ("Pavel Zlop", "LU", "foreign_minister")
    assert [zlop.serves(day) for day in ("2018-12-31", "2019-01-01", "2022-12-31", "2023-01-01")] == [
        False, True, True, False,
    ]  # fmt: skip
    (ahn,) = persons["von", "ahn"]
    assert (ahn.surname, ahn.serves("0001-01-01"), ahn.serves("9998-01-01")) == (
        ("von", "ahn"), True, True,
    )  # fmt: skip
    assert persons["paul", "slopp"] == (zlop,)


def test_two_persons_of_one_name() -> None:
    row = {"forms": ["Ada Prior", "Prior"], "side": "GB", "office": "minister"}
    rows = [row | {"id": "a"}, row | {"id": "b", "forms": ["Ben Prior"], "side": "IE"}]
    persons = Lexicon.from_mapping({"person": rows}).vocabulary.persons
    assert [holder.side for holder in persons["prior",]] == ["GB", "IE"]


def test_the_packaged_vocabulary_has_no_persons_of_its_own() -> None:
    assert built_in().persons == {}


@pytest.mark.parametrize("name", ["Pavel Zlop", "Paul Slopp", "Zlop"])
def test_a_person(lexicon: Lexicon, name: str) -> None:
    article = read(f"{name} a rencontré jeudi Sergueï Lavrov à Genève.", lexicon)
    assert [(p.office, p.side) for p in article.participants][:1] == [("foreign_minister", "LU")]
    assert [e.sides for e in article.encounters] == [("LU", "RU")]


# --- as a value --------------------------------------------------------------------------------
def test_equal_by_value() -> None:
    one, other = Lexicon.from_mapping(OWN), Lexicon.from_mapping(OWN)
    assert one == other
    assert hash(one) == hash(other)
    assert one.vocabulary is not other.vocabulary
    assert one == other, "what was compiled is no part of the value"
    assert one != Lexicon.from_mapping({})
    assert one != Lexicon.from_mapping(OWN | {"phrase": []})
    assert len({one, other, Lexicon.from_mapping({})}) == 2


def test_pickling(lexicon: Lexicon) -> None:
    assert lexicon.vocabulary
    data = pickle.dumps(lexicon)
    assert len(data) < 10_000, "the compiled vocabulary does not travel"
    assert pickle.loads(data) == lexicon
    text = "Lavrov et Blinken ont évoqué le traité de Bornholm."
    assert read(text, pickle.loads(data)) == read(text, lexicon)


def test_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    real = vocabulary.extended

    def spy(rows: Any) -> Any:
        compiled.append(1)
        return real(rows)

    monkeypatch.setattr(vocabulary, "extended", spy)
    lexicon = Lexicon.from_mapping({"phrase": OWN["phrase"]})
    assert compiled == []
    for _ in range(3):
        read("Lavrov et Blinken ont évoqué la foire aux galets.", lexicon)
    list(parse.articles(["Rien."] * 3, lexicon=lexicon))
    assert compiled == [1]


def test_the_packaged_vocabulary_stays_as_it_is(lexicon: Lexicon) -> None:
    before = built_in()
    text = "Lavrov et Blinken ont évoqué la foire aux galets et le traité de Bornholm."
    read(text, lexicon)
    assert built_in() is before
    assert "bornholm" not in str(before.rows["instrument"].keys())
    alone = read(text, None)
    assert [t.theme for t in alone.topics] != [t.theme for t in read(text, lexicon).topics]


def test_rows_in_any_iterable() -> None:
    rows = (row for row in OWN["phrase"])
    assert Lexicon.from_mapping({"phrase": rows}) == Lexicon.from_mapping({"phrase": OWN["phrase"]})


def test_an_empty_lexicon_changes_nothing() -> None:
    text = "Lavrov a appelé Blinken jeudi."
    assert read(text, Lexicon.from_mapping({})) == read(text, None)


# --- rows that are not valid -------------------------------------------------------------------
PERSON = OWN["person"][0]
BAD: list[tuple[str, dict[str, Any], str]] = [
    ("unknown table", {"persons": []}, r"unknown table 'persons'.*person"),
    ("no list", {"phrase": {"id": "a"}}, r"phrase: give a list of rows, not dict"),
    ("text for rows", {"phrase": "abc"}, r"phrase: give a list of rows, not str"),
    ("nothing for rows", {"phrase": None}, r"phrase: give a list of rows, not NoneType"),
    ("no mapping", {"phrase": ["abc"]}, r"phrase row 0: give a mapping, not str"),
    ("unknown field", {"phrase": [{"id": "a", "form": ["b"]}]}, r"phrase row 0 \('a'\): form: Extra"),
    ("no id", {"phrase": [{"forms": ["b"]}]}, r"phrase row 0 \('no id'\): id: Field required"),
    ("empty id", {"phrase": [{"id": ""}]}, r"phrase row 0 \(''\): id: String"),
    ("text for forms", {"phrase": [{"id": "a", "forms": "b"}]}, r"phrase row 0 \('a'\): forms:"),
    ("id twice", {"phrase": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, r"phrase row 2 \('a'\): .*twice"),
    ("empty form", {"phrase": [{"id": "a", "forms": ["b", ""]}]}, r"row 0 \('a'\): the form ''"),
    ("blank form", {"instrument": [{"id": "a", "forms": [" "]}]}, r"row 0 \('a'\): the form ' '"),
    ("form without letters", {"instrument": [{"id": "a", "forms": ["…!"]}]}, r"'…!' has no letter"),
    ("long form", {"phrase": [{"id": "a", "forms": ["b" * 201]}]}, r"201 characters; 200"),
    ("theme that is none", {"phrase": [{"id": "a", "theme": "war"}]}, r"row 0 \('a'\): theme:"),
    ("three adjectives", {"country": [{"id": "LU", "adjective": ["a", "b", "c"]}]}, r"'LU'\): .*four"),
    ("three nouns", {"office": [{"id": "a", "noun": [["a", "b", "c"]]}]}, r"office row 0 .*four"),
    ("no infinitive", {"speech": [{"id": "a", "value": "say", "verbs": ["il parle"]}]}, r"'il parle'"),
    ("no verb", {"speech": [{"id": "a", "value": "say", "verbs": ["se"]}]}, r"'se' .*infinitive"),
    ("country that is none", {"country": [{"id": "ZZ", "forms": ["Syldavie"]}]}, r"id: 'ZZ'"),
    ("region that is none", {"region": [{"id": "ATLANTIS"}]}, r"id: 'ATLANTIS' .*SAHEL"),
    ("seat of nobody", {"seat": [{"id": "a", "body": "presidency", "side": "QQ"}]}, r"side: 'QQ'"),
    ("place that is none", {"phrase": [{"id": "a", "theme": "trade", "place": "QQ"}]}, r"place: 'QQ'"),
    ("one place of two that is none", {"phrase": [{"id": "a", "theme": "trade", "place": "FR+QQ"}]}, r"place: 'QQ'"),
    ("two places of an area", {"area": [{"id": "a", "place": "IL+PS"}]}, r"place: 'IL\+PS'"),
    ("area nowhere", {"area": [{"id": "a", "place": "QQ"}]}, r"area row 0 \('a'\): place: 'QQ'"),
    ("instrument nowhere", {"instrument": [{"id": "a", "places": ["FR", "QQ"]}]}, r"places: 'QQ'"),
    ("parties that are none", {"instrument": [{"id": "a", "parties": ["SAHEL"]}]}, r"parties: 'SAHEL'"),
    ("office that is none", {"office": [{"id": "a", "value": "czar"}]}, r"value: 'czar'.*minister"),
    ("kind that is none", {"encounter": [{"id": "a", "value": "tea"}]}, r"value: 'tea'.*call"),
    ("status that is none", {"agreement": [{"id": "a", "value": "maybe"}]}, r"value: 'maybe'.*agreed"),
    ("party that is none", {"organization": [{"id": "LHB", "side": True}]}, r"side: 'LHB'"),
    ("small acronym", {"organization": [{"id": "Ligue"}]}, r"id: .*capitals"),
    ("person of nobody", {"person": [PERSON | {"side": "Syldavie"}]}, r"'zlop'\): side: 'Syldavie'"),
    ("person in no office", {"person": [PERSON | {"office": "czar"}]}, r"'zlop'\): office:"),
    ("person without a name", {"person": [PERSON | {"forms": []}]}, r"'zlop'\): forms:"),
    ("person without a surname", {"person": [PERSON | {"surname": "–"}]}, r"surname: '–'"),
    ("person backwards", {"person": [PERSON | {"until": "2018-01-01"}]}, r"until: 2018-01-01 is before"),
    ("no day", {"person": [PERSON | {"since": "hier"}]}, r"'zlop'\): since:"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "message"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_not_valid(tables: dict[str, Any], message: str) -> None:
    with pytest.raises(LexiconError, match=f"(?s){message}") as caught:
        Lexicon.from_mapping(tables)
    assert next(iter(tables)) in str(caught.value), "the message names the table"
    assert isinstance(caught.value, ReadoutsError | ValueError)


def test_no_mapping_of_tables() -> None:
    with pytest.raises(LexiconError, match="mapping of tables"):
        Lexicon.from_mapping([("phrase", [])])  # type: ignore[arg-type]


def test_every_packaged_row_is_valid() -> None:
    """What the files hold is what a caller may give: a check that refuses one of these is wrong."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    seen = set()
    for table, row in built_in_rows():
        if (table, row.id) not in seen:
            seen.add((table, row.id))
            tables[table].append(row.model_dump(exclude_unset=True))
    assert sorted(Lexicon.from_mapping(tables).rows) == sorted(tables)
