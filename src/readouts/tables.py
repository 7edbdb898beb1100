"""An article as tables on a terminal; needs rich (``pip install 'readouts[cli]'``)."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from readouts.models import Article

__all__ = ["print_tables"]

_WIDTH = 70


def print_tables(source: str, article: Article, console: Console | None = None) -> None:
    """Print the header of an article and a table for each layer that has something."""
    # Into a file or a pipe rich assumes 80 columns, where seven-column tables break every word.
    console = console or Console(width=None if sys.stdout.isatty() else 120)
    console.rule(escape(source))
    header = {
        "title": article.title.text if article.title else None,
        "outlet": article.outlet,
        "authors": ", ".join(article.authors),
        "dateline": article.dateline.text if article.dateline else None,
        "published": article.published.isoformat() if article.published else None,
    }
    for key, value in header.items():
        if value:
            console.print(f"[bold]{key}[/bold]  {escape(value)}", highlight=False)
    for title, columns, rows in _layers(article):
        if not rows:
            continue
        table = Table(title=title, title_justify="left", title_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(escape(str(cell or "")) for cell in row))
        console.print(table)


Layer = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def _layers(article: Article) -> Iterable[Layer]:
    def name(participant: str | None) -> str:
        return "" if participant is None else article[participant].name

    yield (
        "Participants",
        ("name", "office", "side", "role", "title"),
        [
            (p.name, p.office or p.body or p.kind, p.side, p.role, _short(p.title or ""))
            for p in article.participants
        ],
    )
    yield (
        "Encounters",
        ("kind", "status", "sides", "people", "date", "place", "initiator"),
        [
            (
                e.kind,
                e.status,
                " ".join(e.sides),
                ", ".join(name(p) for p in e.participants),
                e.date.value if e.date else "",
                e.place,
                e.initiator,
            )
            for e in article.encounters
        ],
    )
    yield (
        "Topics",
        ("theme", "places", "instrument", "raised by", "on the agenda", "words"),
        [
            (
                t.theme,
                " ".join(t.places),
                t.instrument,
                " ".join(t.raised_by),
                "yes" if t.on_agenda else "no",
                _short(t.mentions[0].text if t.mentions else ""),
            )
            for t in article.topics
        ],
    )
    yield (
        "Agreements",
        ("status", "parties", "instrument", "words"),
        [
            (
                f"{a.status}{' (hedged)' if a.hedged else ''}",
                " ".join(a.parties),
                a.instrument,
                _short(a.span.text),
            )
            for a in article.agreements
        ],
    )
    yield (
        "Statements",
        ("kind", "speaker", "channel", "words"),
        [
            (s.kind, name(s.speaker) or "unnamed", s.channel, _short(s.span.text))
            for s in article.statements
        ],
    )
    yield "Dates", ("words", "value"), [(d.span.text, d.value) for d in article.dates]
    kinds: dict[str, int] = {}
    for segment in article.segments:
        kinds[segment.kind] = kinds.get(segment.kind, 0) + 1
    yield "Segments", ("kind", "lines"), list(kinds.items())


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
