"""Articles a second with one worker and with several, and what a hundred million cost by that.

    throughput.py                       2,000 articles with 1 worker and with 2, in turns
    throughput.py --articles 500        so many
    throughput.py --workers 4           1 and 4
    throughput.py --price 0.05          of a core for an hour, in dollars (0.05, a usual list price of a rented core)

The articles are those of memory.py, no two alike. They are parsed in several rounds, one worker and many by turns, so
that a noisy machine is noisy for both; the ratio is that of the totals. CPU seconds count parent and children, and tell
what sending articles between processes costs, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from itertools import islice

from memory import made, paragraphs
from readouts import parse

ROUNDS = 2
MILLIONS = 100


def cpu() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    own, ended = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--price", type=float, default=0.05, help="of a core for an hour, in dollars"
    )
    options = parser.parse_args()
    if options.articles < ROUNDS or options.workers < 2:
        parser.error("--articles: 2 or more; --workers: 2 or more")
    inputs = list(islice(made(paragraphs()), options.articles))
    size = sum(len(text.encode()) for text, _ in inputs) / 1e6
    parse.article(*inputs[0][:1])
    wall = {1: 0.0, options.workers: 0.0}
    spent = dict(wall)
    step = -(-len(inputs) // ROUNDS)
    for first in range(0, len(inputs), step):
        part, counts = inputs[first : first + step], {}
        for workers in wall:
            before, start = cpu(), time.perf_counter()
            counts[workers] = sum(1 for _ in parse.articles(part, workers=workers))
            wall[workers] += time.perf_counter() - start
            spent[workers] += cpu() - before
        assert set(counts.values()) == {len(part)}
    print(f"{len(inputs):,} articles, {size:.2f} MB")
    print("workers   articles/s      MB/s   CPU ms an article")
    for workers in wall:
        print(
            f"{workers:>7} {len(inputs) / wall[workers]:>12.1f} {size / wall[workers]:>9.3f}"
            f" {1000 * spent[workers] / len(inputs):>19.2f}"
        )
    ratio = wall[1] / wall[options.workers]
    most = options.workers * spent[1] / spent[options.workers]
    print(
        f"{options.workers} workers: {ratio:.2f} × the throughput of one ({most:.2f} × with the cores to itself)"
    )
    hours = spent[options.workers] / len(inputs) * MILLIONS * 1e6 / 3600
    print(
        f"{MILLIONS} million such articles: {hours:,.0f} core-hours, ${hours * options.price:,.2f} at"
        f" ${options.price} a core-hour; {hours / 64:.1f} hours on 64 cores"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
