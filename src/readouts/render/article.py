"""An article: the text with its layers, and beside it the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readouts.models import Article
from readouts.render.facts import (
    FIRMNESS,
    Fact,
    of_agreement,
    of_date,
    of_encounter,
    of_participant,
    of_statement,
    of_topic,
)
from readouts.render.marking import Mark, Marked, marked
from readouts.render.markup import Markup, element, joined
from readouts.render.palette import LAYERS
from readouts.render.parts import header, heading, switches
from readouts.spans import Span

__all__ = ["NESTING", "article_view", "name_in", "source"]

_HINT = "Hover over marked words, or tab to them, to see what was found and the rule that found it."
NESTING = ("statements", "agreements", "encounters", "topics", "participants", "dates")
"""The widest first."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One finding: its id in the page, its layer, what is said of it, and where it stands."""

    id: str
    layer: str
    fact: Fact
    spans: tuple[Span, ...]
    group: str = ""


def article_view(article: Article, key: str, level: int, name: str | None = None) -> Markup:
    """The fragment that shows an article; ``key`` begins every id in it, ``level`` is that of its heading."""
    entries = list(_entries(article, key))
    marks = [
        Mark(span.start, span.end, entry.layer, entry.fact.line(), entry.id)
        for entry in entries
        for span in entry.spans
    ]
    shown = marked(article.text, article.segments, marks, NESTING, key)
    counts = {layer.name: sum(e.layer == layer.name for e in entries) for layer in LAYERS}
    title = " ".join(article.title.text.split()) if article.title else (name or "Untitled text")
    about = (name if article.title else None, *source(article))
    return element(
        "article",
        header(key, level, title, about, _HINT, f"#{key}-facts"),
        switches("Layers", LAYERS, counts),
        element("div", shown.text, class_="ro-text", lang="fr", role="region", aria_label="Text"),
        element("aside", _panel(entries, shown, level + 1), id=f"{key}-facts", tabindex=-1, aria_label="Facts"),
        class_="readouts ro-article", id=key, lang="en", aria_labelledby=f"{key}-title",
    )  # fmt: skip


def source(article: Article) -> tuple[str | None, ...]:
    """Outlet, authors, dateline and day of an article, None where it has none."""
    return (
        article.outlet,
        ", ".join(article.authors) or None,
        " ".join(article.dateline.text.split()) if article.dateline else None,
        f"published {article.published.isoformat()}" if article.published else None,
    )


def name_in(article: Article) -> Callable[[str], str]:
    """The name of a participant of this article by id."""
    return lambda participant: article[participant].name


def _entries(article: Article, key: str) -> Iterable[_Entry]:
    """Every finding, in the order of the panel."""
    name = name_in(article)
    firmness = {status: place for place, status in enumerate(FIRMNESS)}
    for n, e in enumerate(article.encounters):
        spans = (*e.evidence, e.date.span) if e.date else e.evidence
        yield _Entry(f"{key}-e{n}", "encounters", of_encounter(e, name), spans)
    for n, t in enumerate(article.topics):
        yield _Entry(f"{key}-t{n}", "topics", of_topic(t), t.mentions)
    for n, a in sorted(enumerate(article.agreements), key=lambda item: firmness[item[1].status]):
        yield _Entry(f"{key}-a{n}", "agreements", of_agreement(a), (a.span,), FIRMNESS[a.status])
    for n, p in enumerate(article.participants):
        yield _Entry(f"{key}-p{n}", "participants", of_participant(p), p.mentions, _KINDS[p.kind])
    for n, s in enumerate(article.statements):
        yield _Entry(f"{key}-s{n}", "statements", of_statement(s, name), (s.span,))
    for n, d in enumerate(article.dates):
        yield _Entry(f"{key}-d{n}", "dates", of_date(d), (d.span,))


_KINDS = {"person": "Persons", "organization": "Bodies", "state": "States"}

_SECTIONS = (
    ("encounters", "Encounters"),
    ("topics", "Topics"),
    ("agreements", "Agreements, the firmest first"),
    ("participants", "Participants"),
    ("statements", "Statements"),
    ("dates", "Dates"),
)


def _panel(entries: Sequence[_Entry], shown: Marked, level: int) -> Markup:
    sections = []
    for layer, title in _SECTIONS:
        own = [entry for entry in entries if entry.layer == layer]
        groups: dict[str, list[_Entry]] = {}
        for entry in own:
            groups.setdefault(entry.group, []).append(entry)
        parts: list[Markup] = []
        for group, members in groups.items():
            if group:
                parts.append(heading(level + 1, group))
            items = (_item(entry, shown) for entry in members)
            parts.append(element("ul", joined(items)))
        if not parts:
            parts.append(element("p", "none found", class_="ro-none"))
        sections.append(
            element(
                "section", heading(level, title), joined(parts), class_=f"ro-section ro-{layer}"
            )
        )
    return joined(sections)


def _item(entry: _Entry, shown: Marked) -> Markup:
    quotes = (shown.quote(span, entry.id) for span in entry.spans)
    return element("li", entry.fact.entry(quotes), id=entry.id)
