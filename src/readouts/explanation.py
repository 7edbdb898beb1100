"""What was found, where, and by which rule: one line a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readouts.models import Article
from readouts.spans import Span

__all__ = ["explain"]

_WIDTH = 60


def explain(article: Article) -> str:
    """Every finding of an article, a line each: layer, place, what it is, the words, and the rule that decided it.

    Places are character offsets into ``article.text``, end excluded.

    >>> from readouts import parse
    >>> print(explain(parse.article("La réunion est prévue le 3 mai 2021.")))
    segments      0:36    body                     « La réunion est prévue le 3 mai 2021. »  [body.paragraph]
    dates         25:35   2021-05-03               « 3 mai 2021 »  [dates.day-month]
    """
    return "\n".join(_lines(article))


def _lines(article: Article) -> Iterator[str]:
    for segment in article.segments:
        yield _line("segments", [segment.span], segment.kind, segment.rule)
    for participant in article.participants:
        facts = _facts(participant.id, participant.office, participant.side, participant.role)
        yield _line("participants", participant.mentions, facts, participant.rule, participant.name)
    for encounter in article.encounters:
        facts = _facts(
            encounter.kind,
            encounter.status,
            "+".join(encounter.sides),
            encounter.date and encounter.date.value,
            encounter.place,
            encounter.initiator and f"initiative {encounter.initiator}",
        )
        yield _line("encounters", encounter.evidence, facts, encounter.rule)
    for topic in article.topics:
        facts = _facts(
            topic.theme,
            "+".join(topic.places),
            topic.instrument,
            topic.raised_by and f"raised by {'+'.join(topic.raised_by)}",
            None if topic.on_agenda else "background",
        )
        yield _line("topics", topic.mentions, facts, topic.rule)
    for agreement in article.agreements:
        facts = _facts(
            agreement.status,
            "+".join(agreement.parties),
            agreement.instrument,
            "hedged" if agreement.hedged else None,
        )
        yield _line("agreements", [agreement.span], facts, agreement.rule)
    for statement in article.statements:
        facts = _facts(statement.kind, statement.speaker or "unnamed", statement.channel)
        yield _line("statements", [statement.span], facts, statement.rule)
    for date in article.dates:
        yield _line("dates", [date.span], date.value or "unresolved", date.rule)


def _facts(*facts: object) -> str:
    return " ".join(str(fact) for fact in facts if fact)


def _line(
    layer: str, spans: Iterable[Span], facts: str, rule: str, words: str | None = None
) -> str:
    spans = list(spans)
    place = f"{spans[0].start}:{spans[0].end}" if spans else "-"
    if words is None:
        words = spans[0].text if spans else ""
    words = " ".join(words.split())
    if len(words) > _WIDTH:
        words = words[: _WIDTH - 1] + "…"
    return f"{layer:<12}  {place:<7} {facts:<24} « {words} »  [{rule}]"
