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
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from readouts.errors import WorkerError

if TYPE_CHECKING:
    from readouts.lexicon import Lexicon
    from readouts.models import Article

__all__ = ["OnError", "read_in_order"]

OnError = Literal["raise", "skip", "return"]
Published: TypeAlias = dt.date | dt.datetime | str | None
Outcome: TypeAlias = "bytes | Article | Exception"

_CHUNK = 16
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
    for place, outcome in enumerate(outcomes):
        if not isinstance(outcome, Exception):
            yield outcome
        elif isinstance(outcome, WorkerError):
            raise outcome
        elif on_error == "raise":
            outcome.add_note(f"in input {place} (counted from 0) of parse.articles")
            raise outcome
        elif on_error == "return":
            yield outcome


class _Job:
    """How each text is parsed; sent to every worker once."""

    def __init__(self, published: Published, lexicon: Lexicon | None, max_chars: int) -> None:
        self.published = published
        self.lexicon = lexicon
        self.max_chars = max_chars

    def article(self, item: Any) -> Article | Exception:
        from readouts import parse

        text, published = item, self.published
        if isinstance(item, tuple) and len(item) == 2:
            text, own = item
            published = self.published if own is None else own
        try:
            return parse.article(
                text, published=published, lexicon=self.lexicon, max_chars=self.max_chars
            )
        except Exception as error:
            return error


def _alone(texts: Iterable[Any], job: _Job) -> Iterator[Article | Exception]:
    for item in texts:
        yield job.article(item)


def _together(texts: Iterable[Any], job: _Job, workers: int) -> Iterator[Article | Exception]:
    from readouts.models import Article

    source = iter(texts)
    context = multiprocessing.get_context()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(job,))
    under_way: deque[tuple[int, int, Future[list[Outcome]]]] = deque()
    place = 0
    try:
        while True:
            while len(under_way) < workers * _CHUNKS_PER_WORKER:
                chunk = list(islice(source, _CHUNK))
                if not chunk:
                    break
                under_way.append((place, len(chunk), _submit(pool, chunk, place)))
                place += len(chunk)
            if not under_way:
                return
            first, count, future = under_way.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool as error:
                raise WorkerError(first, first + count - 1) from error
            for outcome in outcomes:
                if isinstance(outcome, bytes):
                    yield Article.model_validate_json(outcome)
                else:
                    yield outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: list[Any], place: int) -> Future[list[Outcome]]:
    try:
        return pool.submit(_parse_chunk, chunk)
    except BrokenProcessPool as error:
        raise WorkerError(place, place + len(chunk) - 1) from error


# --- in a worker ---------------------------------------------------------------------------------------------------
_job: _Job


def _start(job: _Job) -> None:
    """Keep the job, and leave Ctrl-C to the process that started this one."""
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parse_chunk(chunk: list[Any]) -> list[Outcome]:
    return [_portable(_job.article(item)) for item in chunk]


def _portable(outcome: Article | Exception) -> Outcome:
    if isinstance(outcome, Exception):
        return outcome
    try:
        outcome.text.encode("utf-8")
    except UnicodeEncodeError:
        return outcome
    return outcome.model_dump_json().encode("utf-8")
