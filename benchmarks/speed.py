"""What a parse costs, beside a reference that anyone can run: one plain tokenising pass over the same text.

    speed.py            milliseconds an article on seeds and dev, the ratio to the reference, and what starting costs
    speed.py --peers    the same beside spaCy's blank French tokenizer and dateparser.search, where they can be imported
    speed.py --stages   the share of each stage of the pipeline
    speed.py --json     the figures alone, as JSON

Everything is timed in turn within one run (parse, reference, peers, then again), in time of the processor, so that a
noisy machine is noisy for all of them: read the ratio, not the milliseconds. Figures are medians; the garbage collector
runs as it does for users.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import regex

from readouts import parse
from readouts.pipeline import Reading
from readouts.vocabulary import built_in

QUALITY = Path(__file__).resolve().parent / "quality"

TOKEN = regex.compile(r"\w+(?:-\w+)*['’]?|[^\w\s]")
"""French tokens: words with their hyphens, elided ones with their apostrophe (« l’ »), and single marks."""

Texts = list[tuple[str, dt.date | None]]
Row = dict[str, float]


def tokenise(text: str, published: dt.date | None) -> list[tuple[int, int]]:
    """The reference: the span of each token, and nothing else."""
    return [match.span() for match in TOKEN.finditer(text)]


def read(text: str, published: dt.date | None) -> object:
    """The whole of readouts."""
    return parse.article(text, published=published)


def peers() -> dict[str, Callable[[str, dt.date | None], object]]:
    """Other libraries that do a part of the work, where they are installed."""
    found: dict[str, Callable[[str, dt.date | None], object]] = {}
    try:
        import spacy
    except ImportError:
        print("spacy is not installed: pip install 'readouts[bench]'", file=sys.stderr)
    else:
        tokenizer = spacy.blank("fr")
        found["spacy.blank('fr')"] = lambda text, published: tokenizer(text)
    from dateparser.search import search_dates

    def dates(text: str, published: dt.date | None) -> object:
        base = dt.datetime.combine(published or dt.date(2021, 1, 1), dt.time())
        return search_dates(text, languages=["fr"], settings={"RELATIVE_BASE": base})

    found["dateparser.search"] = dates
    return found


def corpus(name: str) -> Texts:
    """The texts of benchmarks/quality/NAME with the day that each is read from."""
    texts: Texts = []
    for gold in sorted((QUALITY / name / "gold").glob("*.json")):
        published = json.loads(gold.read_text("utf-8"))["published"]
        text = (QUALITY / name / "texts" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
        texts.append((text, dt.date.fromisoformat(published) if published else None))
    return texts


def measure(
    texts: Texts, jobs: dict[str, Callable[[str, dt.date | None], object]], repeats: int
) -> dict[str, Row]:
    """Milliseconds an article (the mean of each text's median), its ratio to the reference, and kB/s, by job."""
    times: dict[str, list[list[float]]] = {job: [[] for _ in texts] for job in jobs}
    for repeat in range(repeats + 1):
        for place, (text, published) in enumerate(texts):
            for job, run in jobs.items():
                start = time.process_time()
                run(text, published)
                taken = time.process_time() - start
                if repeat:  # the first round warms up
                    times[job][place].append(taken)
    size = sum(len(text.encode()) for text, _ in texts)
    total = {job: sum(map(statistics.median, rows)) for job, rows in times.items()}
    return {
        job: {
            "ms": 1000 * total[job] / len(texts),
            "ratio": total[job] / total["reference"],
            "kB/s": size / 1000 / total[job],
        }
        for job in jobs
    }


CLOCKED = """
import sys, time
start = time.process_time()
{statement}
print(1000 * (time.process_time() - start))
"""
ONE_MODEL = """
from pydantic import BaseModel
class One(BaseModel):
    x: int
"""
FIRST = """
import sys, time
from readouts import parse
text = sys.stdin.read()
for _ in range(2):
    start = time.process_time()
    parse.article(text, published="2021-02-05")
    print(1000 * (time.process_time() - start))
"""


def fresh(code: str, text: str = "") -> list[float]:
    """The numbers that a fresh interpreter prints, with the bytecode of earlier runs kept as it is for users."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment,
    )
    return [float(line) for line in done.stdout.split()]


def starting(text: str, repeats: int) -> Row:
    """Milliseconds in fresh interpreters: importing, importing pydantic with one model, first and second parse."""
    found: dict[str, list[float]] = {}
    fresh(FIRST, text)  # writes the bytecode
    for _ in range(repeats):
        found.setdefault("import readouts", []).extend(
            fresh(CLOCKED.format(statement="from readouts import parse"))
        )
        found.setdefault("import pydantic", []).extend(fresh(CLOCKED.format(statement=ONE_MODEL)))
        first, second = fresh(FIRST, text)
        found.setdefault("first parse", []).append(first)
        found.setdefault("second parse", []).append(second)
    return {what: statistics.median(values) for what, values in found.items()}


STAGES = {
    "page, vocabulary, verbs": "analysis",
    "dates found": "expressions",
    "segments and header": "layout",
    "dates resolved": "when",
    "participants": "cast",
    "statements": "said",
    "encounters": "met",
    "instruments": "named",
    "agreements": "agreed",
    "topics": "tabled",
}


def stages(texts: Texts, repeats: int) -> Row:
    """Milliseconds an article of each stage: the mean over the texts of the quickest of some rounds."""
    total: Row = dict.fromkeys((*STAGES, "models"), 0.0)
    for text, published in texts:
        best: Row = {}
        for _ in range(repeats + 1):
            start = time.process_time()
            reading = Reading(text, published, built_in(), "past")
            for stage, name in STAGES.items():
                getattr(reading, name)
                end = time.process_time()
                best[stage] = min(best.get(stage, 9.0), end - start)
                start = end
            reading.article()
            best["models"] = min(best.get("models", 9.0), time.process_time() - start)
        for stage, taken in best.items():
            total[stage] += 1000 * taken / len(texts)
    return total


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", action="store_true", help="time other libraries too")
    parser.add_argument("--stages", action="store_true", help="the share of each stage instead")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--repeats", type=int, default=15, help="timed rounds (15)")
    options = parser.parse_args(argv)
    if options.repeats < 1:
        parser.error("--repeats: 1 or more")
    if options.stages:
        shares = stages(corpus("seeds") + corpus("dev"), options.repeats)
        whole = sum(shares.values())
        for stage, taken in shares.items():
            print(f"  {stage:32s} {taken:8.2f} ms {taken / whole:6.0%}")
        return 0
    jobs = {"readouts": read, "reference": tokenise} | (peers() if options.peers else {})
    figures: dict[str, dict[str, Row]] = {
        name: measure(corpus(name), jobs, options.repeats) for name in ("seeds", "dev")
    }
    start = starting(corpus("seeds")[0][0], 5)
    if options.json:
        print(json.dumps({"articles": figures, "start": start}))
        return 0
    for name, rows in figures.items():
        texts = corpus(name)
        size = sum(len(text.encode()) for text, _ in texts) / len(texts) / 1000
        print(f"{name}: {len(texts)} articles of {size:.1f} kB   ms/article    ratio      kB/s")
        for job, row in rows.items():
            print(f"  {job:32s} {row['ms']:11.3f} {row['ratio']:8.1f} {row['kB/s']:9.0f}")
    print("starting (fresh interpreters)           ms")
    for what, milliseconds in start.items():
        print(f"  {what:32s} {milliseconds:11.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
