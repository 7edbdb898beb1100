"""An article as a self-contained HTML page: the text with its layers marked, and a panel of facts.

No script and nothing from elsewhere: the switches are check boxes that style sheets act on. Everything that comes from
the text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from readouts.codes import AgreementStatus
from readouts.models import Article
from readouts.spans import Span

__all__ = ["html", "page"]

LAYERS = ("participants", "encounters", "topics", "agreements", "statements", "dates")

_FIRMNESS = tuple(AgreementStatus)
# Okabe and Ito's palette, which the colour-blind can tell apart, each with its own underline too.
_STYLE = """
.readouts{font:16px/1.6 system-ui,sans-serif;color-scheme:light dark;color:CanvasText;background:Canvas;
 display:grid;grid-template-columns:minmax(0,2fr) minmax(16rem,1fr);gap:1.5rem;padding:1rem}
.readouts .switches{grid-column:1/-1;border:0;padding:0;margin:0}
.readouts .switches label{margin-right:1rem;border-bottom:3px solid var(--c);white-space:nowrap}
.readouts .text p{margin:0 0 .8em;white-space:pre-wrap;overflow-wrap:anywhere}
.readouts .text .title{font-weight:700;font-size:1.2em}
.readouts .text .boilerplate,.readouts .text .caption,.readouts .text .byline{opacity:.65;font-size:.85em}
.readouts .text .heading{font-weight:700}
.readouts mark{background:none;color:inherit;border-bottom:2px solid transparent}
.readouts mark:focus{outline:2px solid Highlight}
.readouts aside h2{font-size:1em;margin:1em 0 .2em}
.readouts aside ul{margin:0;padding-left:1.2em}
@media (max-width:50rem){.readouts{grid-template-columns:1fr}}
"""
_COLOURS = {
    "participants": ("#0072B2", "solid"),
    "encounters": ("#D55E00", "double"),
    "topics": ("#009E73", "dotted"),
    "agreements": ("#CC79A7", "dashed"),
    "statements": ("#56B4E9", "solid"),
    "dates": ("#E69F00", "dotted"),
}


def html(article: Article) -> str:
    """The article as an HTML fragment that a notebook shows as it is."""
    return _encodable(f"<style>{_style()}</style>{_fragment(article, 0)}")


def page(articles: Sequence[tuple[str, Article]]) -> str:
    """A whole HTML document with one or more articles, each under its name."""
    parts = []
    for number, (name, article) in enumerate(articles):
        heading = f"<h1>{escape(name)}</h1>" if len(articles) > 1 else ""
        parts.append(heading + _fragment(article, number))
    title = articles[0][1].title.text if articles and articles[0][1].title else "readouts"
    return _encodable(
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_style()}</style></head><body>{''.join(parts)}</body></html>"
    )


def _style() -> str:
    rules = [_STYLE]
    for layer, (colour, line) in _COLOURS.items():
        rules.append(f".readouts .{layer}{{--c:{colour}}}")
        rules.append(
            f".readouts:has(input[data-layer={layer}]:checked) mark.{layer}"
            f"{{border-bottom:3px {line} {colour};background:color-mix(in srgb,{colour} 14%,transparent)}}"
        )
    return "".join(rules)


def _fragment(article: Article, number: int) -> str:
    switches = "".join(
        f'<label class="{layer}"><input type="checkbox" checked data-layer="{layer}"> {layer}</label>'
        for layer in LAYERS
    )
    return (
        f'<article class="readouts" id="readouts-{number}" lang="fr">'
        f'<fieldset class="switches"><legend>Layers</legend>{switches}</fieldset>'
        f'<div class="text">{_text(article)}</div><aside aria-label="Facts">{_panel(article)}</aside></article>'
    )


Marked = tuple[int, int, str, str]


def _marked(article: Article) -> list[Marked]:
    """Start, end, layer and fact of everything that is marked, in order."""
    out: list[Marked] = []

    def add(layer: str, spans: Iterable[Span], fact: str, rule: str) -> None:
        out.extend((s.start, s.end, layer, f"{fact} [{rule}]") for s in spans if s.end > s.start)

    for p in article.participants:
        facts = " ".join(filter(None, (p.name, p.office, p.body, p.side, p.role)))
        add("participants", p.mentions, facts, p.rule)
    for e in article.encounters:
        date = e.date.value if e.date else None
        facts = " ".join(filter(None, (e.kind, e.status, "-".join(e.sides), date, e.place)))
        add("encounters", e.evidence, facts, e.rule)
    for t in article.topics:
        raised = f"raised by {' '.join(t.raised_by)}" if t.raised_by else None
        add(
            "topics",
            t.mentions,
            " ".join(filter(None, (t.label, *t.places, t.instrument, raised))),
            t.rule,
        )
    for a in article.agreements:
        add("agreements", [a.span], " ".join((a.status, *a.parties)), a.rule)
    for s in article.statements:
        speaker = article[s.speaker].name if s.speaker else "unnamed"
        add("statements", [s.span], f"{s.kind} {speaker}", s.rule)
    for d in article.dates:
        add("dates", [d.span], d.value or "unresolved", d.rule)
    return sorted(out)


def _text(article: Article) -> str:
    marked = _marked(article)
    out = []
    at = 0
    here: list[Marked] = []  # a quotation may run over several lines
    for segment in article.segments:
        start, end = segment.span.start, segment.span.end
        here = [mark for mark in here if mark[1] > start]
        while at < len(marked) and marked[at][0] < end:
            if marked[at][1] > start:
                here.append(marked[at])
            at += 1
        out.append(f'<p class="{segment.kind}">{_line(article.text, start, end, here)}</p>')
    return "".join(out)


def _line(text: str, start: int, end: int, marked: Sequence[Marked]) -> str:
    """One line with its marks: cut at every border, each piece in one mark that names all that covers it."""
    borders = sorted(
        {start, end, *(max(m[0], start) for m in marked), *(min(m[1], end) for m in marked)}
    )
    out, active, coming = [], [], 0
    ordered = sorted(marked)
    for left, right in pairwise(borders):
        while coming < len(ordered) and max(ordered[coming][0], start) <= left:
            active.append(ordered[coming])
            coming += 1
        active = [m for m in active if m[1] > left]
        piece = escape(text[left:right])
        if active:
            layers = " ".join(dict.fromkeys(m[2] for m in active))
            facts = escape(" · ".join(f"{m[2]}: {m[3]}" for m in active))
            piece = f'<mark class="{layers}" tabindex="0" title="{facts}" aria-description="{facts}">{piece}</mark>'
        out.append(piece)
    return "".join(out)


def _panel(article: Article) -> str:
    def section(title: str, items: Iterable[str]) -> str:
        listed = "".join(f"<li>{escape(item)}</li>" for item in items)
        return f"<h2>{title}</h2><ul>{listed}</ul>" if listed else ""

    def joined(*parts: object) -> str:
        return " · ".join(str(part) for part in parts if part)

    header = {
        "title": article.title and article.title.text,
        "outlet": article.outlet,
        "authors": ", ".join(article.authors),
        "dateline": article.dateline and article.dateline.text,
        "published": article.published and article.published.isoformat(),
    }
    return (
        section("Source", (f"{key}: {value}" for key, value in header.items() if value))
        + section(
            "Participants",
            (joined(p.name, p.title or p.office, p.side) for p in article.participants if p.kind == "person"),
        )
        + section(
            "Encounters",
            (
                joined(
                    e.kind, e.status, "–".join(e.sides), e.date and e.date.value, e.place,
                    ", ".join(article[p].name for p in e.participants),
                )
                for e in article.encounters
            ),
        )
        + section(
            "Topics",
            (
                joined(t.label, " ".join(t.places), t.instrument, t.raised_by and "raised by " + " ".join(t.raised_by))
                for t in article.topics
            ),
        )
        + section(
            "Agreements",
            (
                joined(a.status, " ".join(a.parties), a.span.text)
                for a in sorted(article.agreements, key=lambda a: _FIRMNESS.index(a.status))
            ),
        )
        + section(
            "Statements",
            (joined(article[s.speaker].name if s.speaker else "unnamed", s.span.text) for s in article.statements),
        )
    )  # fmt: skip


def _encodable(markup: str) -> str:
    """What HTML can hold: U+FFFD for each lone surrogate and control character."""
    markup = markup.translate(_CONTROLS)
    if markup.isascii():
        return markup
    return markup.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_CONTROLS = dict.fromkeys(
    {*range(32), *range(127, 160)} - {*b"\t\n\r"}, "\N{REPLACEMENT CHARACTER}"
)
