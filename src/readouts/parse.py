"""The public parsers: ``article`` for everything at once, and one function a layer.

Nothing is read but the text that is passed in and the packaged vocabulary: no file, no network, no clock. The
vocabulary is loaded and the patterns are built at the first call.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, overload

from readouts.errors import TextTooLongError

if TYPE_CHECKING:
    from readouts.lexicon import Lexicon
    from readouts.models import (
        Agreement,
        Article,
        DateMention,
        Encounter,
        Participant,
        Segment,
        Statement,
        Topic,
    )
    from readouts.vocabulary import Vocabulary

__all__ = [
    "MAX_CHARS",
    "agreements",
    "article",
    "articles",
    "dates",
    "encounters",
    "participants",
    "segments",
    "statements",
    "topics",
]

MAX_CHARS = 1_000_000
"""The longest text that is parsed unless the caller allows more, in characters."""

Published = dt.date | dt.datetime | str | None


def article(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> Article:
    """Everything that a text tells.

    ``published`` is the day that relative dates count from: a ``date``, a ``datetime`` or an ISO 8601 string. Where it
    is None, the date that the page itself states is taken; where there is none, relative dates stay unresolved.
    ``lexicon`` adds the caller's own vocabulary.

    Raises ``TypeError`` where the text is no ``str``, ``ValueError`` where ``published`` is no date, and
    ``TextTooLongError`` where the text has more than ``max_chars`` characters.

    >>> found = article("Lavrov et Blinken se sont entretenus jeudi à Reykjavik.", published="2021-05-21")
    >>> [(e.sides, e.date.value, e.place) for e in found.encounters]
    [(('RU', 'US'), '2021-05-20', 'Reykjavik')]
    """
    found: Article = _read(text, published, lexicon, max_chars)
    return found


@overload
def articles(
    texts: Iterable[Any],
    *,
    published: Published = ...,
    lexicon: Lexicon | None = ...,
    workers: int = ...,
    on_error: Literal["raise", "skip"] = ...,
    max_chars: int = ...,
) -> Iterator[Article]: ...
@overload
def articles(
    texts: Iterable[Any],
    *,
    published: Published = ...,
    lexicon: Lexicon | None = ...,
    workers: int = ...,
    on_error: Literal["return"],
    max_chars: int = ...,
) -> Iterator[Article | Exception]: ...
def articles(
    texts: Iterable[Any],
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    workers: int = 1,
    on_error: Literal["raise", "skip", "return"] = "raise",
    max_chars: int = MAX_CHARS,
) -> Iterator[Article | Exception]:
    """Many texts, lazily and in their order.

    ``texts`` is any iterable, an endless generator too, of strings or ``(text, published)`` pairs; ``published`` serves
    those that have none of their own. ``workers`` above 1 parses in that many processes; memory is bounded by them, not
    by the input. ``on_error`` says what becomes of an input that cannot be parsed (bytes, a bad date, too long): its
    error is raised at its place, the input is skipped, or the error is returned in the article's place.

    Raises ``ValueError`` for a bad ``workers`` or ``on_error`` at once, and ``WorkerError`` where a worker dies.
    Workers are started as ``multiprocessing`` is set to start processes: where that is by ``spawn`` (macOS, Windows),
    a script calls this from under ``if __name__ == "__main__":``. Closing the iterator early ends them.

    >>> [a.published for a in articles([("Rien à signaler.", "2021-02-05"), "Rien non plus."])]
    [datetime.date(2021, 2, 5), None]
    """
    if isinstance(texts, str | bytes):
        raise TypeError("texts is one text: pass a list of texts, or call parse.article")
    if on_error not in ("raise", "skip", "return"):
        raise ValueError(f"on_error is {on_error!r}: give 'raise', 'skip' or 'return'")
    if not isinstance(workers, int) or workers < 1:
        raise ValueError(f"workers is {workers!r}: give a whole number from 1")
    if not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of texts, not {type(texts).__name__}")
    reference_date(published)
    from readouts.batches import read_in_order

    return read_in_order(
        texts,
        published=published,
        lexicon=lexicon,
        workers=workers,
        on_error=on_error,
        max_chars=max_chars,
    )


def participants(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Participant, ...]:
    """The persons, bodies and states of a text: ``article(...).participants``.

    >>> found = participants("Sergueï Lavrov, ministre russe des Affaires étrangères, a réagi.")
    >>> [(p.name, p.office.value, p.side) for p in found]
    [('Sergueï Lavrov', 'foreign_minister', 'RU')]
    """
    found: tuple[Participant, ...] = _read(
        text, published, lexicon, max_chars, layer="participants"
    )
    return found


def encounters(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Encounter, ...]:
    """The contacts between sides: ``article(...).encounters``.

    >>> (call,) = encounters("Lavrov a appelé Blinken jeudi.", published="2021-02-05")
    >>> call.kind.value, call.sides, call.date.value
    ('call', ('RU', 'US'), '2021-02-04')
    """
    found: tuple[Encounter, ...] = _read(text, published, lexicon, max_chars, layer="encounters")
    return found


def topics(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Topic, ...]:
    """What is on the table: ``article(...).topics``.

    >>> [(t.theme.value, t.places) for t in topics("Blinken et Lavrov ont évoqué la situation en Syrie.")]
    [('regional_conflict', ('SY',))]
    """
    found: tuple[Topic, ...] = _read(text, published, lexicon, max_chars, layer="topics")
    return found


def agreements(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Agreement, ...]:
    """The commitments and how firm they are: ``article(...).agreements``.

    >>> (found,) = agreements("La Russie et les États-Unis ont accepté de prolonger le traité New Start.")
    >>> found.status.value, found.parties, found.instrument
    ('agreed', ('RU', 'US'), 'new-start')
    """
    found: tuple[Agreement, ...] = _read(text, published, lexicon, max_chars, layer="agreements")
    return found


def statements(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Statement, ...]:
    """Who said what: ``article(...).statements``.

    >>> (said,) = statements("« La porte reste ouverte », a déclaré Sergueï Lavrov.")
    >>> said.speaker, said.span.text
    ('sergei-lavrov', 'La porte reste ouverte')
    """
    found: tuple[Statement, ...] = _read(text, published, lexicon, max_chars, layer="statements")
    return found


def segments(
    text: str,
    *,
    published: Published = None,
    lexicon: Lexicon | None = None,
    max_chars: int = MAX_CHARS,
) -> tuple[Segment, ...]:
    """What each line of the page is: ``article(...).segments``.

    >>> [s.kind.value for s in segments("Partager\\n\\nMoscou a réagi jeudi à cette annonce.")]
    ['boilerplate', 'body']
    """
    found: tuple[Segment, ...] = _read(text, published, lexicon, max_chars, layer="segments")
    return found


def dates(
    text: str,
    *,
    reference: Published = None,
    prefer: Literal["past", "future"] = "past",
    max_chars: int = MAX_CHARS,
) -> tuple[DateMention, ...]:
    """The dates of any French text.

    ``reference`` is the day that relative dates count from; ``prefer`` says which way a bare weekday, day or month
    points where nothing in the text tells: « past » for reports, « future » for agendas.

    >>> [d.value for d in dates("Réunion jeudi à Genève, puis le 3 mai.", reference="2021-04-12", prefer="future")]
    ['2021-04-15', '2021-05-03']
    """
    if prefer not in ("past", "future"):
        raise ValueError(f"prefer is {prefer!r}: give 'past' or 'future'")
    found: tuple[DateMention, ...] = _read(text, reference, None, max_chars, prefer, layer="dates")
    return found


def _read(
    text: str,
    published: Published,
    lexicon: Lexicon | None,
    max_chars: int,
    prefer: str = "past",
    *,
    layer: str | None = None,
) -> Any:
    """The article, or one of its layers alone."""
    text = plain_text(text, max_chars)
    day = reference_date(published)
    pipeline, vocabulary = _loaded()
    own = vocabulary if lexicon is None else lexicon.vocabulary
    if layer is None:
        return pipeline.read(text, day, own, prefer)
    return pipeline.read_layer(layer, text, day, own, prefer)


@cache
def _loaded() -> tuple[ModuleType, Vocabulary]:
    """The stages and the packaged vocabulary, loaded at the first parse."""
    from readouts.vocabulary import built_in, uncollected

    with uncollected():
        from readouts import pipeline

        return pipeline, built_in()


def plain_text(text: str, max_chars: int) -> str:
    """The text itself; of a subclass (a scraper's string that holds on to its page) a plain ``str``.

    Raises where the argument is no text, or too long.
    """
    if not isinstance(text, str):
        hint = (
            ": decode it first, for example text.decode('utf-8')"
            if isinstance(text, bytes | bytearray | memoryview)
            else ""
        )
        raise TypeError(f"the text must be a str, not {type(text).__name__}{hint}")
    if len(text) > max_chars:
        raise TextTooLongError(len(text), max_chars)
    return str.__str__(text)


def reference_date(published: Published) -> dt.date | dt.datetime | None:
    """The caller's reference date as a date or datetime."""
    if published is None or isinstance(published, dt.date):
        return published
    if isinstance(published, str):
        try:
            return dt.date.fromisoformat(published)
        except ValueError:
            try:
                return dt.datetime.fromisoformat(published)
            except ValueError:
                pass
        raise ValueError(
            f"published is {published!r}: give a date, a datetime or an ISO 8601 string such as "
            "'2021-02-05' or '2021-02-05T18:30'"
        )
    raise TypeError(
        f"published must be a date, a datetime or an ISO 8601 string, not {type(published).__name__}"
    )
