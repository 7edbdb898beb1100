"""``parse.articles``: lazy, ordered, bounded, in one process or several, and honest about what fails where."""

from __future__ import annotations

import datetime as dt
import itertools
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from corpora import ALL, run_python
from readouts import Article, Lexicon, TextTooLongError, WorkerError, parse

SENTENCE = "Lavrov a appelé Blinken jeudi."
PUBLISHED = "2021-02-05"
REFUSED: list[Any] = [
    b"Lavrov", None, (SENTENCE, "hier"), 3, "a" * 300, (b"Lavrov", PUBLISHED), (SENTENCE, 2021),
]  # fmt: skip
"""Inputs that cannot be parsed (one text is longer than the tests allow)."""
ERRORS = [TypeError, TypeError, ValueError, TypeError, TextTooLongError, TypeError, TypeError]
one_and_two = pytest.mark.parametrize("workers", [1, 2])


@pytest.fixture(autouse=True)
def no_children() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert multiprocessing.active_children() == []


class Counter:
    """An endless source that counts how many it has given."""

    def __init__(self) -> None:
        self.given = 0

    def __iter__(self) -> Iterator[str]:
        while True:
            self.given += 1
            yield f"{SENTENCE} Le {self.given} mai, rien."


# --- lazy and ordered --------------------------------------------------------------------------
def test_nothing_is_read_before_it_is_asked_for() -> None:
    source = Counter()
    found = parse.articles(source)
    assert source.given == 0
    for n in (1, 2, 3):
        assert f"Le {n} mai" in next(found).text
        assert source.given == n


@one_and_two
def test_an_endless_source(workers: int) -> None:
    source = Counter()
    found = parse.articles(source, workers=workers)
    texts = [article.text for article in itertools.islice(found, 100)]
    assert texts == list(itertools.islice(Counter(), 100))
    assert source.given <= 100 + 16 * 3 * workers + 16, "memory is bounded by the workers"
    found.close()  # type: ignore[attr-defined]


@one_and_two
def test_order_and_equality(workers: int) -> None:
    pairs = [(document.text, document.published) for document in ALL] * 2
    alone = [parse.article(text, published=published) for text, published in pairs]
    assert list(parse.articles(iter(pairs), workers=workers)) == alone


@one_and_two
def test_pairs_and_the_default_date(workers: int) -> None:
    inputs = [SENTENCE, (SENTENCE, "2021-03-12"), (SENTENCE, None), (SENTENCE, dt.date(2021, 4, 2))]
    found = parse.articles(inputs, published=PUBLISHED, workers=workers)
    assert [a.dates[0].value for a in found] == [
        "2021-02-04", "2021-03-11", "2021-02-04", "2021-04-01",
    ]  # fmt: skip


@one_and_two
def test_dates_and_times_come_back_as_they_were(workers: int) -> None:
    days = [
        dt.date(2021, 2, 5),
        dt.datetime(2021, 2, 5),
        dt.datetime(2021, 2, 5, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))),
    ]
    found = [a.published for a in parse.articles([(SENTENCE, d) for d in days], workers=workers)]
    assert found == days
    assert [type(d) for d in found] == [type(d) for d in days]


@one_and_two
def test_any_text(workers: int) -> None:
    texts = ["", "\ud800 a réagi", "a\udfff\0", "é", "e\u0301", "\r\n", "🇫🇷"]
    assert [a.text for a in parse.articles(texts, workers=workers)] == texts


@one_and_two
def test_no_texts(workers: int) -> None:
    assert list(parse.articles([], workers=workers)) == []


class Scraped(str):
    """As BeautifulSoup's strings: it holds on to its page, and cannot be pickled."""

    page: Any
    __slots__ = ("page",)

    def __reduce__(self) -> Any:
        raise TypeError("this drags the whole page along")


@one_and_two
def test_a_scraper_s_string_becomes_a_plain_one(workers: int) -> None:
    (article,) = parse.articles([Scraped(SENTENCE)], workers=workers)
    assert type(article.text) is str
    assert type(parse.article(Scraped(SENTENCE)).text) is str


@one_and_two
def test_lexicon(workers: int) -> None:
    lexicon = Lexicon.from_mapping(
        {"phrase": [{"id": "pebbles", "theme": "trade", "forms": ["foire aux galets"]}]}
    )
    text = "Lavrov et Blinken ont évoqué la foire aux galets."
    found = parse.articles([text] * 3, lexicon=lexicon, workers=workers)
    assert [[t.theme for t in a.topics] for a in found] == [["trade"]] * 3


# --- what fails, and where ---------------------------------------------------------------------
def mixed() -> list[Any]:
    """Good and refused inputs by turns."""
    return [item for refused in REFUSED for item in (SENTENCE, refused)]


@one_and_two
def test_raise_names_the_place(workers: int) -> None:
    for place, (refused, error) in enumerate(zip(REFUSED, ERRORS, strict=True)):
        inputs = [SENTENCE] * place + [refused, SENTENCE]
        found = parse.articles(inputs, max_chars=200, workers=1 if place else workers)
        assert [next(found).text for _ in range(place)] == [SENTENCE] * place
        with pytest.raises(error) as caught:
            next(found)
        assert any(f"input {place} " in note for note in caught.value.__notes__)
        assert list(found) == []


@one_and_two
def test_skip(workers: int) -> None:
    found = parse.articles(mixed(), on_error="skip", max_chars=200, workers=workers)
    assert [article.text for article in found] == [SENTENCE] * len(REFUSED)


@one_and_two
def test_return(workers: int) -> None:
    found = list(parse.articles(mixed(), on_error="return", max_chars=200, workers=workers))
    assert [type(item) for item in found[::2]] == [Article] * len(REFUSED)
    assert [type(item) for item in found[1::2]] == ERRORS


def test_errors_are_the_same_from_workers() -> None:
    alone, together = (
        [str(e) for e in parse.articles(REFUSED, on_error="return", max_chars=200, workers=workers)]
        for workers in (1, 2)
    )
    assert alone == together


@one_and_two
def test_an_input_that_cannot_be_sent(workers: int) -> None:
    """A refused input never goes to a worker, so that it need not be one that pickles."""
    found = parse.articles([lambda: None, SENTENCE], on_error="return", workers=workers)
    assert [type(item) for item in found] == [TypeError, Article]


@one_and_two
def test_an_error_of_the_source_comes_at_its_place(workers: int) -> None:
    def source() -> Iterator[str]:
        yield from [SENTENCE] * 20
        raise OSError("the disk went away")

    found = parse.articles(source(), on_error="return", workers=workers)
    assert [next(found) for _ in range(20)] == [parse.article(SENTENCE)] * 20
    with pytest.raises(OSError, match="disk"):
        next(found)


# --- arguments that are refused at once --------------------------------------------------------
@pytest.mark.parametrize("workers", [0, -1, 1.5, "2", None])
def test_bad_workers(workers: Any) -> None:
    with pytest.raises(ValueError, match="whole number") as caught:
        parse.articles([], workers=workers)
    assert repr(workers) in str(caught.value)


def test_bad_on_error() -> None:
    with pytest.raises(ValueError, match=r"'ignore'.*'skip'"):
        parse.articles([], on_error="ignore")  # type: ignore[call-overload]


@pytest.mark.parametrize("text", [SENTENCE, b"Lavrov"])
def test_one_text_is_no_list_of_texts(text: Any) -> None:
    with pytest.raises(TypeError, match=r"parse\.article"):
        parse.articles(text)


@pytest.mark.parametrize("texts", [None, 3])
def test_what_is_no_iterable(texts: Any) -> None:
    with pytest.raises(TypeError, match=type(texts).__name__):
        parse.articles(texts)


def test_bad_published() -> None:
    with pytest.raises(ValueError, match="'hier'"):
        parse.articles([], published="hier")


# --- processes ---------------------------------------------------------------------------------
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_worker_that_is_killed() -> None:
    """As by the system when memory runs out: the error names the inputs that were under way."""
    killed_at = 150

    def source() -> Iterator[str]:
        for n in itertools.count():
            if n == killed_at:
                victim = multiprocessing.active_children()[0]
                assert victim.pid is not None
                os.kill(victim.pid, signal.SIGKILL)
                victim.join(10)
            yield SENTENCE

    found = parse.articles(source(), workers=2, on_error="return")
    seen: list[Article | Exception] = []
    with pytest.raises(WorkerError, match="workers=1") as caught:
        seen.extend(itertools.islice(found, 1000))
    assert caught.value.first == len(seen)
    assert len(seen) <= killed_at <= caught.value.last + 16
    assert f"{caught.value.first} to {caught.value.last}" in str(caught.value)


def test_an_error_leaves_no_child() -> None:
    """Though its traceback is kept, as an interactive session does."""
    found = parse.articles(itertools.chain([b"Lavrov"], Counter()), workers=2)
    with pytest.raises(TypeError) as caught:
        next(found)
    assert multiprocessing.active_children() == []
    assert caught.value.__traceback__ is not None


def test_closing_early_leaves_no_child() -> None:
    found = parse.articles(Counter(), workers=2)
    next(found)
    assert len(multiprocessing.active_children()) == 2
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_dropping_it_leaves_no_child() -> None:
    found = parse.articles(Counter(), workers=2)
    next(found)
    del found
    deadline = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert multiprocessing.active_children() == []


SCRIPT = """
import multiprocessing, sys, threading
from readouts import parse
def work():
    print([a.dates[0].value for a in parse.articles(["Lavrov a appelé Blinken jeudi."] * 20,
        published="2021-02-05", workers=2)] == ["2021-02-04"] * 20)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    if sys.argv[2:]:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    else:
        work()
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_start_methods(method: str, tmp_path: Any) -> None:
    script = tmp_path / "script.py"  # a worker that is spawned imports it anew
    script.write_text(SCRIPT, "utf-8")
    run = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    assert run_python(run, str(script), method).strip() == "True"


def test_from_a_thread() -> None:
    found: list[Article] = []

    def work() -> None:
        found.extend(parse.articles([SENTENCE] * 20, published=PUBLISHED, workers=2))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert found == [parse.article(SENTENCE, published=PUBLISHED)] * 20
