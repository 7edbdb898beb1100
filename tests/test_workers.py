"""``parse.articles`` with workers when things go wrong, from threads, and under each way to start a process."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora import ALL, ROOT
from readouts import Article, WorkerError, parse

SENTENCE = "Lavrov a appelé Blinken jeudi."
PUBLISHED = "2021-02-05"
METHODS = multiprocessing.get_all_start_methods()
needs_signals = pytest.mark.skipif(os.name != "posix", reason="signals to processes are POSIX")


@pytest.fixture(autouse=True)
def no_children() -> Iterator[None]:
    """No test leaves a process behind."""
    yield
    assert multiprocessing.active_children() == []


def numbered(count: int) -> list[str]:
    """Texts that tell which they are."""
    return [f"Texte {n}. {SENTENCE}" for n in range(count)]


# --- nothing lost, nothing repeated --------------------------------------------------------------
def test_each_once_and_in_order() -> None:
    """Long and short texts by turns, so that later chunks are done before earlier ones."""
    texts = [f"{n} " + (ALL[n % len(ALL)].text if n % 40 < 16 else SENTENCE) for n in range(120)]
    assert [article.text for article in parse.articles(texts, workers=2)] == texts


def test_long_texts_make_small_chunks() -> None:
    """What is taken in advance is bounded in characters too: ten texts of a megabyte are not held at once."""
    taken = []

    def source() -> Iterator[str]:
        for n in itertools.count():
            taken.append(n)
            yield f"{n} " + "Rien. " * 10_000

    found = parse.articles(source(), workers=2)
    next(found)
    assert len(taken) <= 2 * 3
    found.close()  # type: ignore[attr-defined]


# --- a worker that dies ---------------------------------------------------------------------------
@needs_signals
def test_what_came_before_a_death_is_whole() -> None:
    """One goes on behind a death at ``first``: what was given and what is parsed then make all, each once."""
    texts = numbered(400)

    def source() -> Iterator[str]:
        for n, text in enumerate(texts):
            if n == 250:
                victim = multiprocessing.active_children()[-1]
                assert victim.pid is not None
                os.kill(victim.pid, signal.SIGKILL)
                victim.join(10)
            yield text

    seen: list[str] = []
    with pytest.raises(WorkerError) as caught:
        seen.extend(article.text for article in parse.articles(source(), workers=2))
    rest = parse.articles(texts[caught.value.first :], workers=2)
    assert seen + [article.text for article in rest] == texts


@needs_signals
def test_a_death_while_the_result_is_awaited() -> None:
    """The workers are killed from outside, at a time of nobody's choosing: an error comes, and soon."""
    long = "Lavrov a rencontré Blinken jeudi à Genève. " * 4000
    found = parse.articles(itertools.chain([SENTENCE] * 200, itertools.repeat(long)), workers=2)
    next(found)

    def kill() -> None:
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)

    killer = threading.Timer(0.5, kill)
    killer.start()
    start = time.monotonic()
    with pytest.raises(WorkerError, match="under way"):
        list(itertools.islice(found, 100_000))
    assert time.monotonic() - start < 30
    killer.join()


# --- Ctrl-C ----------------------------------------------------------------------------------------
INTERRUPTED = """
import itertools, multiprocessing, sys, traceback
from readouts import parse

def texts():
    for n in itertools.count():
        yield f"Texte {n}. Lavrov a appelé Blinken jeudi."

def main():
    multiprocessing.set_start_method(sys.argv[2])
    count = 0
    try:
        for article in parse.articles(texts(), workers=int(sys.argv[1])):
            assert article.text.startswith(f"Texte {count}.")
            count += 1
            if count == 40:
                print("started", flush=True)
    except KeyboardInterrupt as error:
        print(count, getattr(error, "__notes__", []), len(multiprocessing.active_children()), flush=True)

if __name__ == "__main__":
    main()
"""


@needs_signals
@pytest.mark.parametrize(
    ("workers", "method"), [("1", METHODS[0]), *(("2", method) for method in METHODS)]
)
def test_ctrl_c(workers: str, method: str, tmp_path: Path) -> None:
    """As from a terminal, to the whole group: one error that names the place, no child and no word of theirs left."""
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", str(script), workers, method],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    count, _, rest = out.partition(" ")
    notes, _, children = rest.strip().rpartition(" ")
    assert children == "0"
    # The interrupt may come while the loop that calls is at work, which knows its place itself.
    assert notes in ("[]", f"['before input {count} (counted from 0) of parse.articles was done']")
    assert "Traceback" not in err


def test_an_interrupt_names_the_place() -> None:
    def source() -> Iterator[str]:
        yield from numbered(20)
        raise KeyboardInterrupt

    seen: list[Article] = []
    with pytest.raises(KeyboardInterrupt) as caught:
        seen.extend(parse.articles(source()))
    assert caught.value.__notes__ == ["before input 20 (counted from 0) of parse.articles was done"]


# --- threads, and ways to start -------------------------------------------------------------------
def test_from_several_threads_at_once() -> None:
    texts = numbered(60)
    found: dict[int, list[str]] = {}

    def work(number: int) -> None:
        found[number] = [a.text for a in parse.articles(texts, published=PUBLISHED, workers=2)]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert found == {0: texts, 1: texts, 2: texts}


FROM_A_THREAD = """
import multiprocessing, sys, threading
from readouts import parse

def work():
    texts = [f"Texte {n}. Lavrov a appelé Blinken jeudi." for n in range(50)]
    articles = list(parse.articles(texts, published="2021-02-05", workers=2))
    print([a.text for a in articles] == texts, {a.dates[0].value for a in articles})

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
"""


@pytest.mark.parametrize("method", METHODS)
def test_from_a_thread_under_each_start_method(method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(FROM_A_THREAD, "utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(script), method],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True {'2021-02-04'}\n", "")
