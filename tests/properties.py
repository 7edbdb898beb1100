"""What holds of every article, whatever the text; each property fails by an assertion that shows the finding."""

from __future__ import annotations

import itertools
import pickle
import re
from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from readouts import Article, DateMention, Span


def values(value: object) -> Iterator[object]:
    """The value and everything inside it, however deep."""
    yield value
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from values(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from values(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from values(key)
            yield from values(item)


def spans_lie_in_the_text(article: Article) -> None:
    for span in values(article):
        if isinstance(span, Span):
            assert 0 <= span.start < span.end <= len(article.text), span
            assert article.text[span.start : span.end] == span.text


def segments_cover_each_line_once(article: Article) -> None:
    spans = [segment.span for segment in article.segments]
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.start, (before, after)
    # A line is what lies between line feeds and carriage returns; blank where it holds white space only.
    for line in re.finditer(r"[^\s][^\n\r]*", article.text):
        holding = [s for s in spans if s.start <= line.start() < s.end]
        assert len(holding) == 1, (line, holding)
    outside = list(article.text)
    for span in spans:
        assert span.text.strip(), "a blank segment"
        outside[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(outside).strip(), "text outside every segment"


def ids_exist(article: Article) -> None:
    ids = [participant.id for participant in article.participants]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    for participant in article.participants:
        assert article[participant.id] is participant
    for encounter in article.encounters:
        assert set(encounter.participants) <= set(ids), encounter
    for statement in article.statements:
        assert statement.speaker is None or statement.speaker in ids, statement


def rules_are_named(article: Article) -> None:
    for value in values(article):
        if isinstance(value, BaseModel) and "rule" in type(value).model_fields:
            assert getattr(value, "rule", ""), value


def resolved_dates_have_days(article: Article) -> None:
    for mention in values(article):
        if isinstance(mention, DateMention):
            has_days_where_resolved(mention)


def has_days_where_resolved(mention: DateMention) -> None:
    if mention.value is None:
        assert (mention.start, mention.end) == (None, None), mention
    else:
        assert mention.start is not None, mention
        assert mention.end is not None, mention
        assert mention.start <= mention.end, mention


def survives_pickle(article: Article) -> None:
    assert pickle.loads(pickle.dumps(article)) == article


def survives_json(article: Article) -> None:
    """JSON is UTF-8, which has no lone surrogates: each becomes U+FFFD, one character for one."""
    again = Article.model_validate_json(article.model_dump_json())
    if re.search(r"[\ud800-\udfff]", article.text):
        clean = re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", article.text)
        assert again.text == clean
        spans_lie_in_the_text(again)
        assert again.model_dump_json() == article.model_dump_json()
    else:
        assert again == article


PROPERTIES = [
    spans_lie_in_the_text,
    segments_cover_each_line_once,
    ids_exist,
    rules_are_named,
    resolved_dates_have_days,
    survives_pickle,
    survives_json,
]


def holds(article: Article, text: str) -> None:
    """Every property of an article that needs nothing but the article and its text."""
    assert article.text == text
    for check in PROPERTIES:
        check(article)
