"""Many texts, lazily and in order, in this process or in several.

Memory stays flat: with workers, a bounded number of chunks is under way, however long (or endless) the input. What
comes back from a worker is JSON, which costs half of what pickled models cost; only a text with lone surrogates,
which JSON cannot hold, comes back pickled.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from readouts.errors import WorkerError

if TYPE_CHECKING:
    from readouts.lexicon import Lexicon
    from readouts.models import Article

__all__ = ["OnError", "read_in_order"]

OnError = Literal["raise", "skip", "return"]
Published: TypeAlias = dt.date | dt.datetime | str | None
Checked: TypeAlias = tuple[str, dt.date | dt.datetime | None] | Exception
Outcome: TypeAlias = "bytes | Article | Exception"

_CHUNK = 16
_CHUNK_CHARS = 50_000
"""A chunk is full with so many texts or characters: some 0.2 s of work, which is how long an early end may wait."""
_CHUNKS_PER_WORKER = 3


def read_in_order(
    texts: Iterable[Any],
    *,
    published: Published,
    lexicon: Lexicon | None,
    workers: int,
    on_error: OnError,
    max_chars: int,
) -> Iterator[Article | Exception]:
    """The articles of the texts, in their order; see ``readouts.parse.articles``."""
    job = _Job(published, lexicon, max_chars)
    outcomes = _alone(texts, job) if workers == 1 else _together(texts, job, workers)
    place = 0
    with closing(outcomes):  # ends the workers at once, whoever keeps the traceback of an error
        while True:
            try:
                outcome = next(outcomes, None)
            except KeyboardInterrupt as interrupt:
                interrupt.add_note(
                    f"before input {place} (counted from 0) of parse.articles was done"
                )
                raise
            if outcome is None:
                return
            if not isinstance(outcome, Exception):
                yield outcome
            elif on_error == "raise":
                outcome.add_note(f"in input {place} (counted from 0) of parse.articles")
                raise outcome
            elif on_error == "return":
                yield outcome
            place += 1


class _Job:
    """How each text is parsed; sent to every worker once."""

    def __init__(self, published: Published, lexicon: Lexicon | None, max_chars: int) -> None:
        self.published = published
        self.lexicon = lexicon
        self.max_chars = max_chars

    def checked(self, item: Any) -> Checked:
        """A text that can be parsed and its date, or what is wrong with it; either can be sent to a worker."""
        from readouts import parse

        text, published = item, self.published
        if isinstance(item, tuple) and len(item) == 2:
            text, own = item
            published = self.published if own is None else own
        try:
            return parse.plain_text(text, self.max_chars), parse.reference_date(published)
        except (TypeError, ValueError) as error:
            return error

    def article(self, checked: Checked) -> Article | Exception:
        if isinstance(checked, Exception):
            return checked
        from readouts import parse

        text, published = checked
        try:
            return parse.article(
                text, published=published, lexicon=self.lexicon, max_chars=self.max_chars
            )
        except Exception as error:
            return error


def _alone(texts: Iterable[Any], job: _Job) -> Generator[Article | Exception, None, None]:
    for item in texts:
        yield job.article(job.checked(item))


def _together(
    texts: Iterable[Any], job: _Job, workers: int
) -> Generator[Article | Exception, None, None]:
    from readouts.models import Article

    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context(), initializer=_start, initargs=(job,)
    )
    try:
        for outcome in _outcomes(pool, texts, job, workers * _CHUNKS_PER_WORKER):
            if isinstance(outcome, bytes):
                yield Article.model_validate_json(outcome)
            else:
                yield outcome
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcomes(
    pool: ProcessPoolExecutor, texts: Iterable[Any], job: _Job, most: int
) -> Iterator[Outcome]:
    """What the workers give, in order, with ``most`` chunks under way.

    An error of ``texts`` itself is raised at its place: what came before it comes out first.
    """
    source = _Chunks(texts, job)
    under_way: deque[Future[list[Outcome]]] = deque()
    done, sent = 0, 0
    while True:
        try:
            while len(under_way) < most and (chunk := source.take()):
                sent += len(chunk)
                under_way.append(pool.submit(_parse_chunk, chunk))
            if not under_way:
                break
            outcomes = under_way.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerError(done, sent - 1) from error
        yield from outcomes
        done += len(outcomes)
    if source.error is not None:
        raise source.error


class _Chunks:
    """The texts in chunks, until they end or fail; ``error`` is what they failed with."""

    def __init__(self, texts: Iterable[Any], job: _Job) -> None:
        self.items = iter(texts)
        self.job = job
        self.error: Exception | None = None

    def take(self) -> list[Checked]:
        chunk: list[Checked] = []
        size = 0
        try:
            while self.error is None and len(chunk) < _CHUNK and size < _CHUNK_CHARS:
                checked = self.job.checked(next(self.items))
                chunk.append(checked)
                size += 0 if isinstance(checked, Exception) else len(checked[0])
        except StopIteration:
            pass
        except Exception as error:
            self.error = error
        return chunk


# --- in a worker ---------------------------------------------------------------------------------------------------
_job: _Job


def _start(job: _Job) -> None:
    """Keep the job, and leave Ctrl-C to the process that started this one."""
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parse_chunk(chunk: list[Checked]) -> list[Outcome]:
    return [_portable(_job.article(checked)) for checked in chunk]


def _portable(outcome: Article | Exception) -> Outcome:
    if isinstance(outcome, Exception):
        return outcome
    try:
        outcome.text.encode("utf-8")
    except UnicodeEncodeError:
        return outcome
    return outcome.model_dump_json().encode("utf-8")
