"""How much memory a process needs that parses article after article: it must not grow with their number.

    memory.py                      100,000 articles, a line for each tenth of them
    memory.py --articles 10000     so many
    memory.py --workers 2          in that many processes (the figures are those of the parent)

The articles differ: each is made of paragraphs of the pages of benchmarks/quality in a new order, with names and days
of its own put in, so that nothing that is kept from one (a name, a line) is of use to the next. Shown is the peak of
the resident set (what the system counts as used), which may still rise a little while caches of a fixed size fill.
Ends with status 1 where it rose by --limit or more after the first 1,000.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from growth import called
from readouts import parse

QUALITY = Path(__file__).resolve().parent / "quality"
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-zé]{4,}(?=[ ,.])")


def paragraphs() -> list[list[str]]:
    """The lines of each page of seeds and dev."""
    paths = [
        p for name in ("seeds", "dev") for p in sorted((QUALITY / name / "texts").glob("*.txt"))
    ]
    return [path.read_bytes().decode("utf-8").splitlines() for path in paths]


def made(pages: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Articles without end, no two alike, each with its day: the same ones on every run."""
    lines = [line for page in pages for line in page]
    chance = random.Random(20210205)
    numbers = count()

    def name(found: re.Match[str]) -> str:
        return called(next(numbers)) if chance.random() < 0.3 else found[0]

    while True:
        page = chance.choice(pages)
        body = [chance.choice(lines) if chance.random() < 0.3 else line for line in page]
        chance.shuffle(body)
        day = dt.date(1990, 1, 1) + dt.timedelta(days=chance.randrange(14_000))
        yield NAME.sub(name, "\n".join(body)), day.isoformat()


def peak() -> float:
    """The most that the process has held so far, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024 / 1024


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--limit", type=float, default=80, help="MiB more than after 1,000 (80)")
    options = parser.parse_args()
    if options.articles < 2000:
        parser.error("--articles: 2000 or more, since the growth is counted from the first 1,000")
    start, size, first, found = time.perf_counter(), 0, 0.0, 0
    articles = parse.articles(islice(made(paragraphs()), options.articles), workers=options.workers)
    print("articles    peak MiB   since 1,000   minutes   kB an article", flush=True)
    for number, article in enumerate(articles, 1):
        size += len(article.text.encode("utf-8", "replace"))
        found += len(article.participants)
        if number == 1000:
            first = peak()
        if number == 1000 or number % (options.articles // 10) == 0:
            minutes = (time.perf_counter() - start) / 60
            print(
                f"{number:>8,} {peak():>11.1f} {peak() - first:>+13.1f} {minutes:>9.1f} {size / number / 1000:>15.2f}",
                flush=True,
            )
    print(f"{found:,} participants in {size / 1e6:.0f} MB")
    return 1 if peak() - first >= options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
