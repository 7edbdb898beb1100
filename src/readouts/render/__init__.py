"""Articles, comparisons and timelines as self-contained HTML: the text with its layers marked, and the facts beside it.

No script and nothing from elsewhere: the switches are check boxes that the style sheet acts on, and so is what appears
beside words that are pointed at or focused. Everything that comes from a text is escaped (``markup.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2s
from itertools import count

from readouts.models import Article, Comparison, TimelineEncounter
from readouts.render.article import article_view
from readouts.render.comparison import comparison_view
from readouts.render.markup import Markup, element, encodable, joined
from readouts.render.palette import ARTICLE, COMPARISON, TIMELINE, View, style_sheet
from readouts.render.timeline import timeline_view

__all__ = ["Shown", "cell", "html", "page"]

Shown = Article | Comparison | Sequence[TimelineEncounter]
"""What can be shown: an article, what ``compare`` returns, or what ``timeline`` returns."""

_cells = count()
"""Numbers the cells of a notebook: the same article may be shown twice on one page, and ids must differ there."""


def html(shown: Shown, *, articles: Sequence[Article] = (), key: str | None = None) -> str:
    """An article, a comparison or a timeline as an HTML fragment that a notebook shows as it is.

    ``articles`` are those that a comparison (two) or a timeline (any number) was made of: with them a comparison shows
    the texts in two columns, and a timeline the titles of the articles that tell a contact. ``key`` begins every ``id``
    in the fragment; give one where the same is shown twice on a page. ``ValueError`` for a number of articles that
    cannot be right.

    >>> from readouts import parse
    >>> article = parse.article("Lavrov a appelé Blinken jeudi.", published="2021-02-05")
    >>> html(article).startswith("<style>")
    True
    """
    _check(shown, articles)
    own = key if key is not None else _key(shown)
    return encodable(joined((_style(_sort(shown)), _view(shown, articles, own, 2))))


def cell(shown: Shown) -> str:
    """As ``html``, with ids that no other cell of this process has (what ``_repr_html_`` returns)."""
    return html(shown, key=f"{_key(shown)}-{next(_cells)}")


def page(named: Sequence[tuple[str, Shown]], *, articles: Sequence[Article] = ()) -> str:
    """A whole HTML document with one or more articles, comparisons or timelines, each under its name.

    ``articles`` as in ``html``, for the comparisons and timelines among them.
    """
    level = 1 if len(named) == 1 else 2
    views = []
    for number, (name, shown) in enumerate(named):
        own = () if isinstance(shown, Article) else articles
        _check(shown, own)
        views.append(_view(shown, own, f"readouts-{number}", level, name))
    sheets = dict.fromkeys(_sort(shown) for _, shown in named)
    several = element("h1", f"{len(named)} texts") if len(named) > 1 else None
    title = named[0][0] if len(named) == 1 else "readouts"
    if len(named) == 1 and isinstance(named[0][1], Article) and named[0][1].title:
        title = named[0][1].title.text
    document = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", title),
            *map(_style, sheets),
        ),
        element("body", element("main", several, *views), class_="readouts-page"),
        lang="en",
    )
    return "<!DOCTYPE html>\n" + encodable(document)


def _style(view: View) -> Markup:
    return element("style", Markup(style_sheet(view)))


def _sort(shown: Shown) -> View:
    if isinstance(shown, Article):
        return ARTICLE
    return COMPARISON if isinstance(shown, Comparison) else TIMELINE


def _view(
    shown: Shown, articles: Sequence[Article], key: str, level: int, name: str | None = None
) -> Markup:
    if isinstance(shown, Article):
        return article_view(shown, key, level, name)
    if isinstance(shown, Comparison):
        return comparison_view(shown, articles, key, level, name)
    return timeline_view(shown, articles, key, level, name)


def _check(shown: Shown, articles: Sequence[Article]) -> None:
    if isinstance(shown, Article) and articles:
        raise ValueError(
            "an article is shown by itself: give articles with a comparison or a timeline"
        )
    if isinstance(shown, Comparison) and len(articles) not in (0, 2):
        raise ValueError(f"a comparison is of two articles: {len(articles)} given")
    if not isinstance(shown, Article | Comparison) and articles:
        last = max((place for entry in shown for place in entry.articles), default=-1)
        if last >= len(articles):
            raise ValueError(f"the timeline names article {last}, of {len(articles)} given")


def _key(shown: Shown) -> str:
    """Letters and digits that stand for what is shown: the same for the same, in every run."""
    parts = (shown,) if isinstance(shown, Article | Comparison) else tuple(shown)
    digest = blake2s(digest_size=5)
    for part in parts:
        digest.update(part.model_dump_json().encode("utf-8"))
    return f"ro-{digest.hexdigest()}"
