"""The HTML of an article: valid, complete, and deaf to whatever the text would like it to do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from corpora import ALL, SEEDS
from made import BLINKEN, LAVROV, article, encounter, span
from markup import Shown, tree
from readouts import Article, parse
from readouts.render import html, page
from readouts.render.facts import FIRMNESS
from readouts.render.markup import Markup, element, encodable, joined
from readouts.render.palette import ARTICLE, LAYERS, style_sheet

NAMES = [layer.name for layer in LAYERS]
FULL = parse.article(SEEDS[1].text, published="2021-02-05")


# --- valid and complete ------------------------------------------------------------------------
@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name)
def test_the_text_is_all_there(source: Any) -> None:
    found = parse.article(source.text, published=source.published)
    for markup in (html(found), page([("a", found)])):
        assert Shown(markup).lines == [s.span.text for s in found.segments]


def test_a_page() -> None:
    markup = page([("a", FULL)])
    shown = Shown(markup)
    assert markup.startswith("<!DOCTYPE html>")
    assert FULL.title is not None
    assert shown.title == FULL.title.text
    assert len(shown.all("h1")) == len(shown.all("main")) == 1


def test_a_cell_is_no_document() -> None:
    assert not {"html", "head", "body", "main", "h1"} & set(re.findall(r"<(\w+)", html(FULL)))


def test_several_on_one_page() -> None:
    shown = Shown(page([("a & b.txt", FULL), ("<c>", Article(text=""))]))
    assert [h.text for h in shown.all("h1")] == ["2 texts"]
    headings = [h.words for h in shown.all("h2")]
    assert FULL.title is not None
    assert headings[0] == " ".join(FULL.title.text.split())
    assert "<c>" in headings


def test_no_article() -> None:
    assert Shown(page([])).title == "readouts"
    assert Shown(html(Article(text=""))).lines == []
    assert Shown(page([("a.txt", Article(text=""))])).title == "a.txt"


def test_nothing_from_elsewhere() -> None:
    markup = page([("a", FULL)])
    assert not re.search(
        r"(?i)<script|<link|<img|<iframe|<form|url\(|@import|\son\w+=|javascript:", markup
    )
    assert "http" not in "".join(Shown(markup).styles)


def test_the_same_article_gives_the_same_html() -> None:
    assert html(FULL) == html(FULL)
    assert page([("a", FULL)]) == page([("a", FULL)])


# --- ids: every one once, every reference to one that is there ----------------------------------
def check_references(shown: Shown) -> None:
    ids = shown.ids
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w-]+", id) for id in ids)
    references = [e.get("href")[1:] for e in shown.all("a")]
    for name in ("aria-describedby", "aria-labelledby"):
        references += [id for e in shown.elements for id in (e.get(name) or "").split()]
    assert references
    assert set(references) <= set(ids)


def test_references() -> None:
    check_references(Shown(page([("a", FULL), ("b", FULL)])))


def test_many_cells_on_one_page() -> None:
    """The outputs of a notebook stand on one page, and one article may be shown twice."""
    check_references(Shown(FULL._repr_html_() + FULL._repr_html_() + layered()._repr_html_()))


def test_a_key_of_the_caller_s() -> None:
    assert {id.split("-")[0] for id in Shown(html(FULL, key="mine")).ids} == {"mine"}


# --- the text and its marks --------------------------------------------------------------------
def layered() -> Article:
    """One finding of each layer, each on words of its own."""
    found = parse.article(
        "Lavrov a appelé Blinken le 3 mai 2021. Ils ont évoqué la Syrie. Ils ont accepté de geler les tirs."
    )
    spans = [span(n * 5, n * 5 + 4, found.text) for n in range(6)]
    people = (LAVROV, BLINKEN)
    given = {
        "text": found.text,
        "segments": found.segments,
        "topics": ({"theme": "trade", "on_agenda": True, "raised_by": ("US",), "mentions": (spans[2],), "rule": "t"},),
        "agreements": ({"status": "agreed", "span": spans[3], "rule": "a"},),
        "statements": (
            {"kind": "direct", "speaker": LAVROV[0], "span": spans[4], "rule": "s"},
        ),
        "dates": ({"value": "2021-05-03", "span": spans[5], "rule": "d"},),
    }  # fmt: skip
    made = article(encounter(LAVROV, BLINKEN, evidence=(spans[1],)), people=people, **given)
    person = made.participants[0].model_copy(update={"mentions": (spans[0],)})
    return made.model_copy(update={"participants": (person, *made.participants[1:])})


def test_every_layer_is_marked() -> None:
    made = layered()
    marks = Shown(html(made)).marks
    assert [list(mark.facts) for mark in marks] == [[name] for name in NAMES]
    assert [mark.words for mark in marks] == [made.text[n * 5 : n * 5 + 4] for n in range(6)]
    rules = [made.participants[0].rule, made.encounters[0].rule, "t", "a", "s", "d"]
    for mark, rule in zip(marks, rules, strict=True):
        assert f"[{rule}]" in "".join(mark.facts.values())


def test_findings_that_overlap_share_a_mark() -> None:
    made = layered()
    inner = made.dates[0].model_copy(update={"span": span(6, 8, made.text)})
    marks = Shown(html(made.model_copy(update={"dates": (inner,)}))).marks
    assert [(list(mark.facts), mark.words) for mark in marks][1:4] == [
        (["encounters"], made.text[5:6]),
        (["encounters", "dates"], made.text[6:8]),
        (["encounters"], made.text[8:9]),
    ]
    assert [mark.layers for mark in marks][1:4] == [
        ["encounters"],
        ["encounters", "dates"],
        ["encounters"],
    ]


def test_a_keyboard_stops_once_at_each_finding() -> None:
    """A finding cut into pieces can be focused at its first piece; the others can only be pointed at."""
    made = layered()
    inner = made.dates[0].model_copy(update={"span": span(6, 8, made.text)})
    marks = Shown(html(made.model_copy(update={"dates": (inner,)}))).marks
    assert [mark.stop for mark in marks][1:4] == [True, True, False]


def test_two_findings_of_a_layer_on_the_same_words() -> None:
    made = layered()
    (topic,) = made.topics
    other = topic.model_copy(update={"rule": "other"})
    marks = Shown(html(made.model_copy(update={"topics": (topic, other)}))).marks
    facts = next(mark.facts["topics"] for mark in marks if "topics" in mark.facts)
    assert re.findall(r"\[(\w+)\]\n", facts) == ["other", "t"]


def test_what_runs_over_several_lines_is_marked_in_each() -> None:
    text = "« Premier point.\n\nSecond point. » Fin."
    found = parse.article(text)
    words = span(2, text.index(" »"), text)
    statement = {"kind": "direct", "span": words, "rule": "s"}
    made = Article.model_validate(
        {"text": text, "segments": found.segments, "statements": (statement,)}
    )
    marks = Shown(html(made)).marks
    assert [(mark.words, mark.stop) for mark in marks] == [
        ("Premier point.", True),
        ("Second point.", False),
    ]


# --- switches, panel, names for those who cannot see --------------------------------------------
def test_every_layer_has_a_switch_and_rules() -> None:
    shown = Shown(html(FULL))
    boxes = [e for e in shown.all("input") if e.get("type") == "checkbox"]
    assert [box.get("value") for box in boxes] == NAMES
    assert all(box.get("checked") is not None for box in boxes)
    labels = [label.words for label in shown.all("label")]
    for name, label in zip(NAMES, labels, strict=True):
        assert re.fullmatch(rf"{name} ?\(\d+\)", label)
        assert f"input[value={name}]:checked) mark[data-{name}]{{" in style_sheet(ARTICLE)


def test_the_panel_tells_the_facts() -> None:
    made = layered().model_copy(
        update={"outlet": "Le Temps", "authors": ("Ada Prior",), "title": span(0, 6)}
    )
    shown = Shown(html(made))
    assert [h.words for h in shown.sections] == [
        "Encounters", "Topics", "Agreements, the firmest first", "Participants", "Statements", "Dates",
    ]  # fmt: skip
    header = shown.all("header")[0].words
    assert "Le Temps" in header
    assert "Ada Prior" in header
    for fact in (
        "call · Russie – États-Unis · held · Sergueï Lavrov, Antony Blinken",
        "Commerce · raised by États-Unis",
        "agreed: both commit themselves",
        "Sergueï Lavrov · quoted",
    ):
        assert fact in shown.panel


def test_agreements_by_firmness() -> None:
    made = layered()
    (one,) = made.agreements
    every = tuple(one.model_copy(update={"status": status}) for status in reversed(FIRMNESS))
    panel = Shown(html(made.model_copy(update={"agreements": every}))).panel
    places = [panel.index(words) for words in FIRMNESS.values()]
    assert places == sorted(places)


def test_an_entry_leads_to_its_words() -> None:
    shown = Shown(html(layered()))
    by_id = {e.get("id"): e for e in shown.elements if e.get("id")}
    for link in shown.links:
        assert by_id[link.get("href")[1:]].words == link.words


def test_a_focused_mark_is_described_by_its_entries() -> None:
    shown = Shown(html(FULL))
    by_id = {e.get("id"): e for e in shown.elements if e.get("id")}
    stops = [mark for mark in shown.marks if mark.stop]
    assert stops
    for mark in stops:
        rules = set(re.findall(r"\[([^\]]+)\]\n", "".join(mark.facts.values())))
        told = " ".join(by_id[id].words for id in mark.described_by)
        assert all(rule in told for rule in rules)


def test_languages_and_names() -> None:
    shown = Shown(page([("a", FULL)]))
    assert shown.all("html")[0].get("lang") == "en"
    text, *_ = [e for e in shown.elements if e.get("class") == "ro-text"]
    assert (text.get("lang"), text.get("role"), text.get("aria-label")) == ("fr", "region", "Text")
    assert shown.all("aside")[0].get("aria-label") == "Facts"
    levels = [int(e.tag[1]) for e in shown.elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


# --- the style sheet stays inside ---------------------------------------------------------------
def test_every_rule_is_about_us() -> None:
    """In a notebook a style sheet holds for the whole page: each selector must begin inside `.readouts`."""
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet(ARTICLE), flags=re.DOTALL)
    sheet = re.sub(r"@media[^{]*\{", "", sheet)
    selectors = re.findall(r"(?:^|[{}])\s*([^{}]+?)\s*\{", re.sub(r"\{[^{}]*\}", "{}", sheet))
    assert len(selectors) > 50
    ours = re.compile(r"((\[data-[\w-]+=\w+\]|\.vscode-\w+) )?\.readouts(-page)?\b")
    for selector in selectors:
        for part in re.split(r",(?![^(\[]*[)\]])", selector):
            assert ours.match(part.strip()), part
    assert "@keyframes" not in sheet


def test_motion_only_for_those_who_like_it() -> None:
    sheet = style_sheet(ARTICLE)
    calm = re.sub(
        r"@media \(prefers-reduced-motion:no-preference\)\{.*?\n\}", "", sheet, flags=re.DOTALL
    )
    assert "transition" in sheet
    assert not re.search(r"transition|animation|scroll-behavior", calm)


# --- hostile text ------------------------------------------------------------------------------
HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "&lt;b&gt; &amp; &#x3c;script&#x3e; &notanentity",
    "<!-- -->]]><![CDATA[ <?php ?>",
    "}body{display:none}/*",
    '"}*{background:url(//x.invalid)} ;--fact-dates:"x',
    "javascript:alert(1)",
    "</p></div></article><plaintext>",
    "a\0b\x1b[31m\x7f\x9b\ufdd0\uffff",
    "\u202ertl \u2028 \ufeff",
]


def poisoned(poison: str) -> Article:
    """A text that holds the poison, and findings that hold it in every field that takes a string."""
    text = f"{poison} Moscou a réagi. {poison}\n{poison}"
    whole = span(0, len(text), text)
    found = parse.article(text)
    person = {"id": poison, "kind": "person", "name": poison, "title": poison, "mentions": (whole,)}
    return Article.model_validate(
        {
            "text": text,
            "title": whole,
            "outlet": poison,
            "authors": (poison,),
            "dateline": whole,
            "segments": found.segments,
            "participants": ({**person, "rule": poison},),
            "encounters": (
                encounter(
                    participants=(poison,), place=poison, evidence=(whole,), rule=poison,
                    date={"value": poison, "span": whole, "rule": poison},
                ),
            ),
            "topics": (
                {"theme": "trade", "instrument": poison, "on_agenda": True, "mentions": (whole,), "rule": poison},
            ),
            "agreements": ({"status": "agreed", "instrument": poison, "span": whole, "rule": poison},),
            "statements": (
                {"kind": "direct", "speaker": poison, "channel": poison, "span": whole, "rule": poison},
            ),
            "dates": ({"value": poison, "span": whole, "rule": poison},),
        }
    )  # fmt: skip


def visible(poison: str) -> str:
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0\uffff]", "�", poison)


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text(poison: str) -> None:
    made = poisoned(poison)
    for markup in (html(made), page([(poison, made), (poison, made)]), page([(poison, made)])):
        shown = Shown(markup)
        assert "".join(shown.lines).count(visible(poison)) >= 3
        assert " ".join(visible(poison).split()) in shown.panel
        assert shown.styles == [style_sheet(ARTICLE)], "the style sheet is ours alone"
        assert [set(mark.facts) for mark in shown.marks] == [set(NAMES)] * len(shown.marks)
        for node in shown.elements:
            assert node.tag in Shown.TAGS
            assert set(node.names) <= Shown.ATTRIBUTES
            assert (node.get("href") or "#").startswith("#")
        check_references(shown)


def test_lone_surrogates() -> None:
    text = "Moscou \ud83d a réagi à\udfff Genève 🤝."
    found = parse.article(text)
    markup = page([("\udc80.txt", found)])
    assert markup.encode("utf-8")
    assert Shown(markup).lines == ["Moscou � a réagi à� Genève 🤝."]


def test_a_string_is_text_and_only_markup_is_markup() -> None:
    assert element("b", "<i>", Markup("<i></i>"), None, title='"&') == (
        '<b title="&quot;&amp;">&lt;i&gt;<i></i></b>'
    )
    assert joined(["<", Markup("&lt;")], "&") == "&lt;&amp;&lt;"
    assert element("input", checked=True, disabled=False, value=None) == "<input checked>"
    assert isinstance(joined([]), Markup)


def test_what_html_cannot_hold() -> None:
    kept = "\t\n é\u2028\U0001f91d"
    assert encodable(kept) == kept
    assert encodable("\0\x0b\x7f\x85\ufffe\U0001ffff\ud800") == "\N{REPLACEMENT CHARACTER}" * 7


def test_the_strict_parser_is_strict() -> None:
    for broken in ("<p><b></p>", "<a href='x' href='y'>x</a>", "&notanentity;", "<p>\0</p>"):
        with pytest.raises(AssertionError):
            tree(broken)
