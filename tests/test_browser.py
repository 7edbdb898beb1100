"""The page as a browser shows it: switches, facts on focus, colours, what a screen reader gets, what never happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Keys

from browser import MISSING, Browser, programs, started
from corpora import ROOT
from readouts import compare, parse, timeline
from readouts.render import cell, page
from readouts.render.palette import COMPARED, LAYERS, STATUSES
from test_palette import SCHEMES, contrast
from test_render import HOSTILE, layered, poisoned, visible

pytestmark = pytest.mark.skipif(programs() is None, reason=MISSING)

NAMES = [layer.name for layer in LAYERS]
VALLETTA, WINDHOEK = (
    parse.article((ROOT / "examples" / "one-call" / f"{name}.txt").read_text("utf-8"))
    for name in ("la-valette", "windhoek")
)
CONTACTS = timeline([VALLETTA, WINDHOEK])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as one:
        yield one


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three views, each in a file."""
    folder = tmp_path_factory.mktemp("pages")
    both = (VALLETTA, WINDHOEK)
    written = {
        "article": page([("la-valette.txt", VALLETTA)]),
        "comparison": page([("One call", compare(*both))], articles=both),
        "timeline": page([("Contacts", CONTACTS)], articles=both),
    }
    return {name: write(folder / f"{name}.html", markup) for name, markup in written.items()}


def write(path: Path, markup: str) -> Path:
    path.write_text(markup, "utf-8")
    return path


def press(browser: Browser, *keys: str) -> None:
    ActionChains(browser.driver).send_keys(*keys).perform()


def focused(browser: Browser) -> dict[str, str]:
    """What has the focus: its tag, words and facts."""
    found: dict[str, str] = browser.run(
        """const e = document.activeElement;
        return {tag: e.tagName, value: e.value || "", words: e.textContent, ...e.dataset}"""
    )
    return found


def stops(browser: Browser) -> list[dict[str, str]]:
    """Everything that Tab stops at, from the top of the page to its end."""
    found: list[dict[str, str]] = []
    browser.run("document.activeElement.blur(); getSelection().removeAllRanges()")
    while len(found) < 500:
        press(browser, Keys.TAB)
        here = focused(browser)
        if here["tag"] in {"BODY", "HTML"}:
            return found
        found.append(here)
    raise AssertionError("Tab never comes to an end")


def hex_of(colour: str) -> str:
    """``rgb(1, 2, 3)`` as ``#010203``."""
    parts = re.findall(r"[\d.]+", colour)
    assert colour.startswith("rgb("), colour
    return "#" + "".join(f"{int(part):02x}" for part in parts[:3])


def switch(browser: Browser, name: str) -> None:
    browser.run("document.querySelector(`input[value=${arguments[0]}]`).click()", name)


# --- nothing goes wrong, nothing goes out -------------------------------------------------------
@pytest.mark.parametrize("view", ["article", "comparison", "timeline"])
def test_no_complaint_and_no_request(view: str, browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages[view])
    assert browser.complaints() == []
    assert browser.requests() == [pages[view].as_uri()]
    assert browser.run("return document.compatMode") == "CSS1Compat"


def test_the_test_sees_complaints_and_requests(browser: Browser, tmp_path: Path) -> None:
    noisy = (
        "<!DOCTYPE html><title>x</title><script>console.error('no')</script><img src='gone.png'>"
    )
    browser.open(write(tmp_path / "noisy.html", noisy))
    assert any("no" in message for message in browser.complaints())
    assert len(browser.requests()) == 2


@pytest.mark.parametrize("view", ["article", "comparison", "timeline"])
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_runs_over_the_side(
    view: str, width: int, browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages[view])
    browser.resize(width, 900)
    assert browser.run("return document.documentElement.scrollWidth") <= width


# --- switches ----------------------------------------------------------------------------------
def lines(browser: Browser, layer: str) -> list[str]:
    return [
        browser.style(f".ro-mark.ro-{layer}", "textDecorationLine", place=place)
        for place in range(
            browser.run(
                "return document.querySelectorAll(arguments[0]).length", f".ro-mark.ro-{layer}"
            )
        )
    ]


@pytest.mark.parametrize("layer", NAMES)
def test_a_switch_hides_and_shows_its_layer(
    layer: str, browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["article"])
    words = browser.run("return document.querySelector('.ro-text').innerText")
    others = [name for name in NAMES if name != layer]
    before = {name: lines(browser, name) for name in NAMES}
    assert set(before[layer]) == {"underline"}
    browser.run("document.querySelector(`input[value=${arguments[0]}]`).focus()", layer)
    press(browser, Keys.SPACE)
    assert set(lines(browser, layer)) == {"none"}
    assert browser.style(f".ro-mark.ro-{layer}", "backgroundColor") == "rgba(0, 0, 0, 0)"
    assert {name: lines(browser, name) for name in others} == {
        name: before[name] for name in others
    }
    assert browser.run("return document.querySelector('.ro-text').innerText") == words, "words stay"
    press(browser, Keys.SPACE)
    assert {name: lines(browser, name) for name in NAMES} == before


def test_words_stay_visible_when_all_is_off(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    for name in NAMES:
        switch(browser, name)
    hidden = browser.run(
        """return [...document.querySelectorAll('.ro-text mark')].filter(
            mark => getComputedStyle(mark.querySelector('span:not(:has(span))')).visibility != 'visible').length"""
    )
    assert hidden == 0
    assert not [stop for stop in stops(browser) if stop["tag"] == "MARK"]


@pytest.mark.parametrize("view", ["comparison", "timeline"])
def test_a_switch_hides_rows(view: str, browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages[view])
    shown = "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).length"
    for layer in COMPARED if view == "comparison" else STATUSES:
        rows = browser.run(shown, f".ro-item.ro-{layer.name}")
        every = browser.run(shown, ".ro-item")
        switch(browser, layer.name)
        assert browser.run(shown, f".ro-item.ro-{layer.name}") == 0
        assert browser.run(shown, ".ro-item") == every - rows
        switch(browser, layer.name)
        assert browser.run(shown, ".ro-item") == every


# --- facts on focus and on hover ----------------------------------------------------------------
def fact(browser: Browser, selector: str) -> tuple[str, str]:
    """Whether the fact beside a mark is shown, and its words."""
    return browser.style(selector, "display", "::after"), browser.style(
        selector, "content", "::after"
    )


def test_a_keyboard_reaches_every_finding_and_sees_fact_and_rule(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["article"])
    browser.run("document.querySelector('input[value=dates]').focus()")
    rules: set[str] = set()
    assert fact(browser, "mark[data-encounters]")[0] == "none"
    while True:
        press(browser, Keys.TAB)
        here = focused(browser)
        if here["tag"] != "MARK":
            break
        display, content = fact(browser, "mark:focus")
        assert display == "block"
        assert browser.style("mark:focus", "outlineStyle") == "solid"
        told = [line for name in NAMES for line in here.get(name, "").splitlines()]
        assert told
        assert all(
            line.replace('"', "'") in content.replace('\\"', "'").replace("\\a ", "\n")
            for line in told
        )
        rules.update(re.findall(r"\[([\w.-]+)\]", content))
    found: tuple[Any, ...] = (
        *VALLETTA.participants, *VALLETTA.encounters, *VALLETTA.topics, *VALLETTA.agreements,
        *VALLETTA.statements, *VALLETTA.dates,
    )  # fmt: skip
    assert rules == {finding.rule for finding in found}


def test_hover_shows_the_fact_within_the_text(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    mark = browser.run("return document.querySelector('mark[data-agreements]')")
    ActionChains(browser.driver).move_to_element(mark).perform()
    display, content = fact(browser, "mark[data-agreements]")
    assert display == "block"
    assert "agreement: agreed · Malte – Namibie [agreements.agree]" in content
    ActionChains(browser.driver).move_by_offset(0, 300).perform()
    assert fact(browser, "mark[data-agreements]")[0] == "none"


def test_a_fact_of_a_layer_that_is_off_is_not_told(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["article"])
    both = "mark[data-encounters][data-dates]"
    assert "[dates." in fact(browser, both)[1]
    switch(browser, "dates")
    assert "[dates." not in fact(browser, both)[1]
    assert "[encounters." in fact(browser, both)[1]
    assert not [
        s
        for s in stops(browser)
        if s["tag"] == "MARK" and not set(s) - {"tag", "value", "words", "dates"}
    ]


def test_the_first_stop_leads_past_the_text(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    press(browser, Keys.TAB)
    assert focused(browser)["words"] == "Skip to the facts"
    assert browser.run("return document.activeElement.getBoundingClientRect().left") >= 0
    press(browser, Keys.ENTER)
    press(browser, Keys.TAB)
    assert browser.run("return document.activeElement.closest('aside') != null")


def test_an_entry_leads_to_its_words(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    browser.run("document.querySelector('aside .ro-agreements a').click()")
    assert browser.run(
        "return document.querySelector('mark:target').dataset.agreements"
    ).startswith("agreement: agreed")
    assert browser.style("mark:target", "outlineStyle") == "solid"
    assert browser.requests() == [pages["article"].as_uri()]


# --- colours -----------------------------------------------------------------------------------
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_each_layer_in_its_colours(
    layer: Any, scheme: str, browser: Browser, pages: dict[str, Path]
) -> None:
    """What the style sheet says is what is shown: 4.5:1 for the words in the text and for the switch."""
    browser.open(pages["article"])
    browser.prefer(prefers_color_scheme=scheme)
    mark, name = f".ro-mark.ro-{layer.name}", f".ro-switch.ro-{layer.name} .ro-name"
    tint = hex_of(browser.style(mark, "backgroundColor"))
    assert tint == layer.tint(scheme)
    assert contrast(hex_of(browser.style(mark, "color")), tint) >= 4.5
    assert (
        contrast(
            hex_of(browser.style(name, "color")), hex_of(browser.style(name, "backgroundColor"))
        )
        >= 4.5
    )
    assert hex_of(browser.style(mark, "textDecorationColor")) == layer.ink(scheme)
    assert browser.style(mark, "textDecorationStyle") == layer.line
    assert browser.style(mark, "textDecorationThickness") == f"{layer.width}px"


TEXTS = """.ro-about .ro-hint .ro-count .ro-fact .ro-quotes .ro-rule .ro-text h1 h2 h3 a td th .ro-day
    .ro-tellers""".split()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("view", ["article", "comparison", "timeline"])
def test_every_other_text_can_be_read(
    view: str, scheme: str, browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages[view])
    browser.prefer(prefers_color_scheme=scheme)
    pairs = browser.run(
        """const ground = e => {
            for (; e; e = e.parentElement) {
                const colour = getComputedStyle(e).backgroundColor
                if (colour != 'rgba(0, 0, 0, 0)') return colour
            }
            return 'none'
        }
        return arguments[0].flatMap(s => [...document.querySelectorAll(s)].map(
            e => [s, getComputedStyle(e).color, ground(e)]))""",
        TEXTS,
    )
    assert len(pairs) > 10
    for selector, text, ground in pairs:
        assert contrast(hex_of(text), hex_of(ground)) >= 4.5, (selector, text, ground)


def test_motion_only_for_those_who_like_it(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    for choice, seconds in (("no-preference", "0.15s"), ("reduce", "0s")):
        browser.prefer(prefers_reduced_motion=choice)
        assert browser.style(".ro-mark", "transitionDuration") == seconds


def test_lines_stay_where_the_system_takes_the_colours(
    browser: Browser, pages: dict[str, Path]
) -> None:
    """In a high-contrast mode tints are gone; the lines still tell the layers apart."""
    browser.open(pages["article"])
    browser.prefer(forced_colors="active")
    styles = {browser.style(f".ro-mark.ro-{n}", "textDecorationStyle") for n in NAMES}
    assert styles == {layer.line for layer in LAYERS}


# --- what a screen reader gets ------------------------------------------------------------------
def test_landmarks_headings_and_controls(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["article"])
    tree = browser.accessible()
    by_role: dict[str, list[dict[str, Any]]] = {}
    for node in tree:
        by_role.setdefault(node["role"], []).append(node)
    assert len(by_role["main"]) == 1
    assert [n["name"] for n in by_role["complementary"]] == ["Facts"]
    assert [n["name"] for n in by_role["region"]] == ["Text"]
    assert [n["name"] for n in by_role["group"]] == ["Layers"]
    boxes = by_role["checkbox"]
    assert [re.sub(r"\W*\d.*", "", box["name"]) for box in boxes] == NAMES
    assert {box["checked"] for box in boxes} == {"true"}
    title = " ".join(VALLETTA.title.text.split()) if VALLETTA.title else ""
    assert (by_role["heading"][0]["level"], by_role["heading"][0]["name"]) == (1, title)
    assert "Encounters" in [n["name"] for n in by_role["heading"]]
    marks = [n for n in by_role["mark"] if n.get("focusable")]
    assert len(marks) > 10
    for node in marks:
        assert re.search(r"\w+\.[\w.-]+", node["description"]), "the rule is in the description"


def test_tables_have_names_and_headers(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["comparison"])
    tree = browser.accessible()
    assert [n["name"] for n in tree if n["role"] == "table"] == [
        "Contradictions",
        "Encounters",
        "Topics",
        "Agreements",
    ]
    assert {"A", "B"} <= {n["name"] for n in tree if n["role"] == "columnheader"}
    rows = {n["name"] for n in tree if n["role"] == "rowheader"}
    fields = {
        f"{field} they contradict each other" for field in ("date", "initiator", "kind", "place")
    }
    assert rows == {"both tell it", "only this side tells it", *fields}


def test_two_columns_side_by_side_or_one_below_the_other(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["comparison"])
    places = """return [...document.querySelectorAll('.ro-columns > section')].map(
        e => [e.getBoundingClientRect().left, e.getBoundingClientRect().top])"""
    (left_a, top_a), (left_b, top_b) = browser.run(places)
    assert left_a < left_b
    assert top_a == top_b
    browser.resize(480, 900)
    (left_a, top_a), (left_b, top_b) = browser.run(places)
    assert left_a == left_b
    assert top_a < top_b


# --- among others on one page: a notebook --------------------------------------------------------
HOST = """<h1>Notebook</h1><h2>Cell</h2><p>Text with a <a href="#x">link</a>, <mark>a mark</mark>, <code>code</code>,
<q>a quotation</q>, <b>bold</b> <input type="checkbox" value="dates"></p><ul><li>one</li></ul><ol><li>two</li></ol>
<table><tr><th>head</th><td>cell</td></tr></table><aside>beside</aside><fieldset><legend>set</legend></fieldset>"""
LOOK = """return [...document.querySelectorAll('#host, #host *')].map(
    e => [...getComputedStyle(e)].map(name => name + getComputedStyle(e)[name]).join())"""


def notebook(cells: str, attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body {attributes}>'
        f'<div id="host">{HOST}</div><div id="cells">{cells}</div></body></html>'
    )


def test_cells_leave_the_page_as_it_is(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(tmp_path / "bare.html", notebook("")))
    bare = browser.run(LOOK)
    every = cell(VALLETTA) + cell(compare(VALLETTA, WINDHOEK)) + cell(CONTACTS) + cell(VALLETTA)
    browser.open(write(tmp_path / "cells.html", notebook(every)))
    assert browser.run(LOOK) == bare
    assert browser.complaints() == []
    assert browser.requests() == [(tmp_path / "cells.html").as_uri()]
    ids = browser.run("return [...document.querySelectorAll('#cells [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_switch_is_that_of_its_own_cell(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(tmp_path / "two.html", notebook(cell(VALLETTA) + cell(VALLETTA))))
    browser.run("document.querySelectorAll('#cells input[value=dates]')[1].click()")
    for place, line in ((1, "underline"), (2, "none")):
        look = f"#cells > article:nth-of-type({place}) .ro-mark.ro-dates"
        assert browser.style(look, "textDecorationLine") == line


@pytest.mark.parametrize(
    ("attributes", "reader", "dark"),
    [
        ('data-jp-theme-light="false"', "light", True),
        ('data-jp-theme-light="true"', "dark", False),
        ('class="vscode-dark"', "light", True),
        ('class="vscode-light"', "dark", False),
        ("", "dark", True),
        ("", "light", False),
    ],
)
def test_dark_where_the_notebook_is(
    attributes: str, reader: str, dark: bool, browser: Browser, tmp_path: Path
) -> None:
    browser.open(write(tmp_path / "theme.html", notebook(cell(VALLETTA), attributes)))
    browser.prefer(prefers_color_scheme=reader)
    ground = hex_of(browser.style("#cells .readouts", "backgroundColor"))
    assert ground == ("#16181d" if dark else "#ffffff")


# --- hostile text ------------------------------------------------------------------------------
RULES = "return [...document.styleSheets].map(s => s.cssRules.length)"


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text(poison: str, browser: Browser, tmp_path: Path) -> None:
    """Nothing runs, nothing is asked for, nothing is there but our elements; the words are shown as they stand."""
    browser.open(write(tmp_path / "tame.html", page([("tame", layered())])))
    rules, ground = browser.run(RULES), browser.style("body", "backgroundColor")
    made = poisoned(poison)
    path = write(tmp_path / "hostile.html", page([(poison, made)]))
    browser.open(path)
    assert browser.complaints() == []
    assert browser.requests() == [path.as_uri()]
    assert browser.run("return document.scripts.length") == 0
    assert (
        browser.run(
            "return document.querySelectorAll('img, iframe, object, plaintext, form').length"
        )
        == 0
    )
    handlers = """return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())
        .filter(name => name.startsWith('on') || name == 'style')"""
    assert browser.run(handlers) == []
    assert browser.run(RULES) == rules
    assert browser.style("body", "backgroundColor") == ground
    assert (
        browser.run("return document.querySelector('.ro-text').textContent").count(visible(poison))
        >= 3
    )
    content = fact(browser, "mark")[1]
    assert len(re.findall(r"\[", content)) >= len(NAMES), "every layer's fact is told"
    assert browser.style("mark", "backgroundImage", "::after") == "none"


def test_text_that_runs_backwards_turns_nothing_else_round(
    browser: Browser, tmp_path: Path
) -> None:
    """A right-to-left override in one quotation must not reach the words behind it."""
    made = poisoned("\u202eabc")
    browser.open(write(tmp_path / "rtl.html", page([("a", made)])))
    isolated = browser.run(
        "return [...document.querySelectorAll('bdi')].every(e => getComputedStyle(e).unicodeBidi.startsWith('isolate'))"
    )
    assert isolated
