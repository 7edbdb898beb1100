"""Two readouts side by side: what both tell, what one tells alone, where they contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from readouts.models import Agreement, Article, Comparison, Encounter, Topic
from readouts.render.article import name_in, source
from readouts.render.facts import Fact, of_agreement, of_encounter, of_topic, place_name
from readouts.render.marking import Mark, Marked, marked
from readouts.render.markup import Markup, element, joined
from readouts.render.palette import COMPARED
from readouts.render.parts import header, heading, switches
from readouts.spans import Span

__all__ = ["comparison_view"]

Found = TypeVar("Found")

_NESTING = ("both", "alone", "against")
_SAYS = {
    "both": "both tell it",
    "alone": "only this side tells it",
    "against": "they contradict each other",
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one side tells of a row: its id in the page, the fact, where it stands, and what to say there besides."""

    id: str
    fact: Fact
    spans: tuple[Span, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing that one side or both tell."""

    relation: str
    cells: tuple[_Cell | None, _Cell | None]
    label: str = ""


def comparison_view(
    compared: Comparison, articles: Sequence[Article], key: str, level: int, name: str | None = None
) -> Markup:
    """The fragment that shows a comparison; with the two articles that it is of, also their texts."""
    sections = {
        "Contradictions": list(_contradictions(compared, key)),
        "Encounters": list(_encounters(compared, articles, key)),
        "Topics": list(_topics(compared, key)),
        "Agreements": list(_agreements(compared, key)),
    }
    rows = [row for listed in sections.values() for row in listed]
    texts = [_text(article, rows, side, key) for side, article in enumerate(articles)]
    counts = {layer.name: sum(row.relation == layer.name for row in rows) for layer in COMPARED}
    return element(
        "article",
        header(
            key, level, name or "Two readouts compared", (),
            "Left what A tells, right what B tells. Hover over marked words, or tab to them, to see what they are.",
            f"#{key}-facts",
        ),
        switches("Show", COMPARED, counts),
        element(
            "div", *(_column(articles[side], texts[side], side, key, level + 1) for side in range(len(articles))),
            class_="ro-columns",
        ) if articles else None,
        element(
            "div",
            *(_table(title, listed, texts, key, level + 1) for title, listed in sections.items()),
            id=f"{key}-facts", tabindex=-1, class_="ro-tables", role="region", aria_label="Facts",
        ),
        class_="readouts ro-comparison", id=key, lang="en", aria_labelledby=f"{key}-title",
    )  # fmt: skip


def _title(article: Article, side: int) -> str:
    return " ".join(article.title.text.split()) if article.title else f"Readout {'AB'[side]}"


# --- the rows --------------------------------------------------------------------------------------------------------
def _contradictions(compared: Comparison, key: str) -> Iterable[_Row]:
    number = 0
    for pair in compared.encounters:
        for c in pair.contradictions:
            values = [place_name(v) if c.field == "initiator" else v for v in (c.a, c.b)]
            tellings = ((0, pair.a, c.a_evidence), (1, pair.b, c.b_evidence))
            cells = [
                _Cell(
                    f"{key}-c{number}{'ab'[side]}",
                    Fact(c.field, values[side], (), encounter.rule),
                    evidence,
                    f" – the other side: {values[1 - side]}",
                )
                for side, encounter, evidence in tellings
            ]
            yield _Row("against", (cells[0], cells[1]), c.field)
            number += 1


def _encounters(compared: Comparison, articles: Sequence[Article], key: str) -> Iterable[_Row]:
    names: Sequence[Callable[[str], str]] = [name_in(a) for a in articles] or [str, str]

    def cell(side: int, e: Encounter, id: str) -> _Cell:
        return _Cell(id, of_encounter(e, names[side]), e.evidence)

    pairs = [(pair.a, pair.b) for pair in compared.encounters]
    return _rows(pairs, compared.encounters_only_a, compared.encounters_only_b, cell, f"{key}-e")


def _topics(compared: Comparison, key: str) -> Iterable[_Row]:
    def cell(side: int, t: Topic, id: str) -> _Cell:
        return _Cell(id, of_topic(t), t.mentions)

    pairs = [(pair.a, pair.b) for pair in compared.topics]
    return _rows(pairs, compared.topics_only_a, compared.topics_only_b, cell, f"{key}-t")


def _agreements(compared: Comparison, key: str) -> Iterable[_Row]:
    def cell(side: int, a: Agreement, id: str) -> _Cell:
        return _Cell(id, of_agreement(a), (a.span,))

    pairs = [(pair.a, pair.b) for pair in compared.agreements]
    return _rows(pairs, compared.agreements_only_a, compared.agreements_only_b, cell, f"{key}-a")


def _rows(
    pairs: Iterable[tuple[Found, Found]],
    only_a: Iterable[Found],
    only_b: Iterable[Found],
    cell: Callable[[int, Found, str], _Cell],
    key: str,
) -> Iterable[_Row]:
    """What both tell, then what only the first tells, then what only the second does."""
    for n, (a, b) in enumerate(pairs):
        yield _Row("both", (cell(0, a, f"{key}{n}a"), cell(1, b, f"{key}{n}b")))
    for n, a in enumerate(only_a):
        yield _Row("alone", (cell(0, a, f"{key}only{n}a"), None))
    for n, b in enumerate(only_b):
        yield _Row("alone", (None, cell(1, b, f"{key}only{n}b")))


# --- the texts and the tables ----------------------------------------------------------------------------------------
def _text(article: Article, rows: Iterable[_Row], side: int, key: str) -> Marked:
    marks = [
        Mark(
            span.start,
            span.end,
            row.relation,
            f"{_SAYS[row.relation]} – {cell.fact.line()}{cell.beside}",
            cell.id,
        )
        for row in rows
        if (cell := row.cells[side]) is not None
        for span in cell.spans
    ]
    return marked(article.text, article.segments, marks, _NESTING, f"{key}-{'ab'[side]}")


def _column(article: Article, text: Marked, side: int, key: str, level: int) -> Markup:
    about = " · ".join(part for part in source(article) if part)
    id = f"{key}-{'ab'[side]}-title"
    return element(
        "section",
        heading(level, element("bdi", f"{'AB'[side]}: {_title(article, side)}", lang="fr"), id=id),
        element("p", about, class_="ro-about") if about else None,
        element("div", text.text, class_="ro-text", lang="fr"),
        aria_labelledby=id,
    )


def _table(
    title: str, rows: Sequence[_Row], texts: Sequence[Marked], key: str, level: int
) -> Markup:
    id = f"{key}-{title.lower()}"
    if not rows:
        return joined((heading(level, title, id=id), element("p", "none", class_="ro-none")))
    head = element("tr", *(element("th", side, scope="col") for side in ("", "A", "B")))
    body = [
        element(
            "tr",
            element(
                "th",
                element("span", row.label, class_="ro-fact") if row.label else None,
                element("span", _SAYS[row.relation], class_="ro-name"),
                scope="row",
            ),
            *(_cell(row.cells[side], texts[side] if texts else None) for side in range(2)),
            class_=f"ro-item ro-{row.relation}",
        )
        for row in rows
    ]
    table = element(
        "table", element("thead", head), element("tbody", joined(body)), aria_labelledby=id
    )
    return joined((heading(level, title, id=id), table))


def _cell(cell: _Cell | None, text: Marked | None) -> Markup:
    if cell is None:
        return element("td", "does not tell it", class_="ro-none")
    quotes = [
        text.quote(span, cell.id) if text else element("q", " ".join(span.text.split()), lang="fr")
        for span in cell.spans
    ]
    return element("td", cell.fact.entry(quotes), id=cell.id)
