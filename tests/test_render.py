"""The HTML page: valid, complete, and deaf to whatever the text would like it to do."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from corpora import ALL, SEEDS
from made import BLINKEN, LAVROV, article, encounter, span
from readouts import Article, parse
from readouts.render import LAYERS, html, page

VOID = {"input", "meta", "br"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "article", "fieldset", "legend", "label", "input", "div", "p",
    "mark", "aside", "h1", "h2", "ul", "li",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "class", "id", "type", "checked", "data-layer", "tabindex", "title",
    "aria-label", "aria-description",
}  # fmt: skip


class Strict(HTMLParser):
    """Every tag closes in its turn; ``text`` is that of the article, ``marks`` what is marked, ``panel`` the rest."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.styles: list[str] = []
        self.paragraphs: list[str] = []
        self.marks: list[tuple[str, str, str]] = []
        self.panel = ""
        self.title = ""
        self.feed(markup)
        self.close()
        assert self.open == [], f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        assert len({name for name, _ in attrs}) == len(attrs)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        self.tags.add(tag)
        if tag == "p":
            self.paragraphs.append("")
        if tag == "mark":
            self.marks.append((given["class"] or "", given["title"] or "", ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.styles.append(data)
        if self.open[-1:] == ["title"]:
            self.title += data
        if "p" in self.open:
            self.paragraphs[-1] += data
        if "mark" in self.open:
            layers, facts, words = self.marks[-1]
            self.marks[-1] = layers, facts, words + data
        if "aside" in self.open:
            self.panel += data + "\n"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def document(found: Article) -> Strict:
    return Strict(page([("a", found)]))


FULL = parse.article(SEEDS[1].text, published="2021-02-05")


# --- valid and complete ------------------------------------------------------------------------
@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name)
def test_the_text_is_all_there(source: Any) -> None:
    found = parse.article(source.text, published=source.published)
    for markup in (html(found), page([("a", found)])):
        assert Strict(markup).paragraphs == [s.span.text for s in found.segments]


def test_a_page() -> None:
    shown = document(FULL)
    assert {"html", "head", "title", "body"} <= shown.tags
    assert page([("a", FULL)]).startswith("<!DOCTYPE html>")
    assert FULL.title is not None
    assert shown.title == FULL.title.text


def test_a_cell() -> None:
    assert not {"html", "head", "body"} & Strict(html(FULL)).tags


def test_several_on_one_page() -> None:
    shown = Strict(page([("a & b.txt", FULL), ("<c>", Article(text=""))]))
    assert "h1" in shown.tags
    assert len(set(shown.ids)) == len(shown.ids) == 2


def test_no_article() -> None:
    assert Strict(page([])).title == "readouts"
    assert Strict(html(Article(text=""))).paragraphs == []


def test_nothing_from_elsewhere() -> None:
    markup = page([("a", FULL)])
    assert not re.search(
        r"(?i)<script|<link|<img|<iframe|url\(|@import|\son\w+=|javascript:", markup
    )
    assert "http" not in "".join(document(FULL).styles)


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
        "topics": ({"theme": "trade", "on_agenda": True, "mentions": (spans[2],), "rule": "t"},),
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
    marks = Strict(html(made)).marks
    assert [layers for layers, _, _ in marks] == list(LAYERS)
    assert [words for _, _, words in marks] == [made.text[n * 5 : n * 5 + 4] for n in range(6)]
    for layer, (_, facts, _) in zip(LAYERS, marks, strict=True):
        assert facts.startswith(f"{layer}: ")
        assert facts.endswith("]"), "the rule is named"


def test_every_layer_has_a_switch_and_a_style() -> None:
    markup = html(FULL)
    for layer in LAYERS:
        assert re.search(rf'<label class="{layer}"><input type="checkbox" checked', markup)
        assert f"input[data-layer={layer}]:checked) mark.{layer}{{" in markup


def test_findings_that_overlap_share_a_mark() -> None:
    made = layered()
    inner = made.dates[0].model_copy(update={"span": span(6, 8, made.text)})
    marks = Strict(html(made.model_copy(update={"dates": (inner,)}))).marks
    assert [(layers, words) for layers, _, words in marks][1:4] == [
        ("encounters", made.text[5:6]),
        ("encounters dates", made.text[6:8]),
        ("encounters", made.text[8:9]),
    ]


def test_what_runs_over_several_lines_is_marked_in_each() -> None:
    text = "« Premier point.\n\nSecond point. » Fin."
    found = parse.article(text)
    words = span(2, text.index(" »"), text)
    statement = {"kind": "direct", "span": words, "rule": "s"}
    made = Article.model_validate(
        {"text": text, "segments": found.segments, "statements": (statement,)}
    )
    assert [words for _, _, words in Strict(html(made)).marks] == [
        "Premier point.",
        "Second point.",
    ]


def test_the_panel_tells_the_facts() -> None:
    made = layered().model_copy(
        update={"outlet": "Le Temps", "authors": ("Ada Prior",), "title": span(0, 6)}
    )
    panel = Strict(html(made)).panel
    for fact in (
        "Le Temps",
        "Ada Prior",
        "Sergueï Lavrov",
        "call",
        "agreed",
        "Encounters",
        "Topics",
    ):
        assert fact in panel


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
    "a\0b\x1b[31m\x7f\x9b",
    "\u202ertl \u2028 \ufeff",
]


def poisoned(poison: str) -> Article:
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
                encounter(participants=(poison,), place=poison, evidence=(whole,), rule=poison),
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


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text(poison: str) -> None:
    made = poisoned(poison)
    visible = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "�", poison)
    for markup in (html(made), page([(poison, made), (poison, made)])):
        shown = Strict(markup)
        assert "".join(shown.paragraphs).count(visible) >= 3
        assert visible in shown.panel
        assert shown.styles[:1] == Strict(html(FULL)).styles[:1], "the style sheet is ours alone"


def test_lone_surrogates() -> None:
    text = "Moscou \ud83d a réagi à\udfff Genève 🤝."
    found = parse.article(text)
    markup = page([("\udc80.txt", found)])
    assert markup.encode("utf-8")
    assert Strict(markup).paragraphs == ["Moscou � a réagi à� Genève 🤝."]
