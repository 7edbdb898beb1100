"""The contacts of many articles along a line of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readouts.models import Article, TimelineEncounter
from readouts.render.facts import place_name
from readouts.render.markup import Markup, element, joined
from readouts.render.palette import STATUSES
from readouts.render.parts import header, heading, switches

__all__ = ["timeline_view"]


def timeline_view(
    entries: Sequence[TimelineEncounter],
    articles: Sequence[Article],
    key: str,
    level: int,
    name: str | None = None,
) -> Markup:
    """The fragment that shows a timeline; ``articles`` are those it was made of, for their titles."""
    counts = {layer.name: sum(e.status == layer.name for e in entries) for layer in STATUSES}
    years: dict[str, list[TimelineEncounter]] = {}
    for entry in entries:
        year = entry.date.value[:4] if entry.date and entry.date.value else "Without a date"
        years.setdefault(year, []).append(entry)
    parts: list[Markup] = []
    for year, own in years.items():
        items = (_item(entry, articles) for entry in own)
        parts.append(heading(level + 1, year, class_="ro-year"))
        parts.append(element("ol", joined(items)))
    told = {place for entry in entries for place in entry.articles}
    number = len(articles) or len(told)
    return element(
        "article",
        header(
            key, level, name or "Timeline",
            (_count(len(entries), "contact"), f"told by {_count(number, 'article')}"),
            "Each contact once, however many articles tell it.", f"#{key}-facts",
        ),
        switches("Show", STATUSES, counts),
        element("div", *parts, id=f"{key}-facts", tabindex=-1, class_="ro-contacts", role="region",
            aria_label="Contacts"),
        class_="readouts ro-timeline", id=key, lang="en", aria_labelledby=f"{key}-title",
    )  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _item(entry: TimelineEncounter, articles: Sequence[Article]) -> Markup:
    day = entry.date.value if entry.date and entry.date.value else None
    details: Iterable[str | None] = (
        entry.place,
        ", ".join(entry.names) or None,
        entry.initiator and f"at the initiative of {place_name(entry.initiator)}",
    )
    quotes = (element("q", " ".join(s.text.split()), lang="fr") for s in entry.evidence)
    head = (
        element("b", f"{entry.kind}: {' – '.join(map(place_name, entry.sides))}"),
        element("span", entry.status, class_="ro-name"),
    )
    told = [element("span", detail) for detail in details if detail]
    parts = (
        element("span", day or "no date", class_="ro-day"),
        element("span", joined(head, " "), class_="ro-head"),
        element("span", joined(told, " · "), class_="ro-fact") if told else None,
        element("span", joined(quotes, " "), class_="ro-quotes"),
        element("span", _tellers(entry, articles), class_="ro-tellers"),
        element("code", entry.rule, class_="ro-rule", title="the rule that decided it"),
    )
    return element("li", joined(parts, " "), class_=f"ro-item ro-{entry.status}")


def _tellers(entry: TimelineEncounter, articles: Sequence[Article]) -> Markup:
    """How many tell it, and which: by title, else by their place in what was passed to ``timeline``."""
    names = [_title(place, articles) for place in entry.articles]
    told = [element("bdi", name, lang="fr") for name in names]
    return joined((f"told by {_count(len(told), 'article')}: ", joined(told, "; ")))


def _title(place: int, articles: Sequence[Article]) -> str:
    title = articles[place].title if articles else None
    return " ".join(title.text.split()) if title else f"article {place}"
