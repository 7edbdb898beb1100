"""What must hold of every input: it parses, and its article has all properties and goes everywhere."""

from __future__ import annotations

import unicodedata

from fuzz.inputs import Input
from properties import holds
from readouts import Article, Comparison, Span, compare, explain, parse, timeline, to_plover
from readouts.models import spans_of
from readouts.render import html


def check(given: Input) -> None:
    """Raises an error, an ``AssertionError`` for a property, where the input shows something wrong."""
    article = parse.article(given.text, published=given.published)
    holds(article, given.text)
    normal_forms_agree(given, article)
    if given.thorough:
        again = parse.article(given.text, published=given.published)
        assert again == article, "two runs differ"
        edges_take(article)
        dates_read_alone(given)


def edges_take(article: Article) -> None:
    """Everything public that works on articles."""
    assert len(explain(article).splitlines()) >= len(article.segments)
    assert isinstance(compare(article, article), Comparison)
    assert len(timeline([article, article])) <= len(article.encounters)
    assert len(to_plover(article)) >= 0
    html(article).encode("utf-8")
    assert all(line in article.text for line in article.body.split("\n"))


def dates_read_alone(given: Input) -> None:
    """``dates`` for reports and for agendas: the same expressions, in the text."""
    found = [
        parse.dates(given.text, reference=given.published, prefer=p) for p in ("past", "future")
    ]
    past, future = ([m.span for m in mentions] for mentions in found)
    assert past == future
    for span in past:
        assert given.text[span.start : span.end] == span.text


def normal_forms_agree(given: Input, article: Article) -> None:
    """A text that is not in NFC has the findings of its NFC, at the places that NFC makes of theirs."""
    if unicodedata.is_normalized("NFC", given.text):
        return
    composed = unicodedata.normalize("NFC", given.text)
    plain = parse.article(composed, published=given.published)
    assert facts(article) == facts(plain)
    for span, other in zip(spans_of(article), spans_of(plain), strict=True):
        behind = unicodedata.normalize("NFC", span.text).removeprefix(other.text)
        # Where the marks of one letter change places in NFC, a cut between two of them has none of its own here.
        assert all(unicodedata.combining(c) for c in behind), (span, other)
        assert len(unicodedata.normalize("NFC", given.text[: span.start])) == other.start, (
            span,
            other,
        )


def facts(article: Article) -> object:
    """The article without its spans and text, its words in NFC."""

    def plain(value: object) -> object:
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, dict):
            if value.keys() == Span.model_fields.keys():
                return None
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, tuple | list):
            return [plain(item) for item in value]
        return value

    return plain(article.model_dump())
