"""The long run: ``make fuzz``, or ``PYTHONPATH=tests python -m fuzz``, as long as you like and then on from there.

    --inputs N       stop when N inputs have been tried, those of earlier runs with the same --state counted (1,000,000)
    --first N        begin with input N where there is no count yet: those before it were tried elsewhere (0)
    --state FOLDER   where the count is kept, input by input kind, and the findings, as bytes (.fuzz)
    --replay FILE …  run findings again, each with its traceback
    --coverage       let libFuzzer look for inputs that reach new code (needs atheris: pip install '.[fuzz]'); what
                     follows -- goes to it, such as -max_total_time=3600

Input number *n* is made from *n* alone, so a count and a commit say which inputs were tried. An input that takes over
ten times what its length allows is a finding too.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from fuzz.inputs import Input, decoded

FIXED, PER_CHARACTER = 2.0, 0.002
"""Seconds that an input may take (the first also loads tables), and each of its characters: some fifty times what is
usual."""


def data(number: int) -> bytes:
    """The bytes of the input of that number."""
    maker = random.Random(number)
    return maker.randbytes(2 + int(2 ** (4 + 4 * maker.random())))


def tried(given: Input) -> str | None:
    """None where all holds, else the traceback."""
    from fuzz.checks import check

    start = time.process_time()
    try:
        check(given)
    except Exception:
        return traceback.format_exc()
    taken = time.process_time() - start
    if taken > FIXED + PER_CHARACTER * len(given.text):
        return f"slow: {taken:.1f} s for {len(given.text):,} characters"
    return None


class State:
    """How many inputs of each kind were tried, and the next number; kept in a file."""

    def __init__(self, folder: Path, first: int) -> None:
        self.folder = folder
        self.path = folder / "count.json"
        folder.mkdir(parents=True, exist_ok=True)
        kept = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}
        self.next: int = kept.get("next", first)
        self.kinds: Counter[str] = Counter(kept.get("kinds", {}))
        self.characters: int = kept.get("characters", 0)
        self.seconds: float = kept.get("seconds", 0.0)
        self.faults: Counter[str] = Counter(kept.get("faults", {}))

    def save(self) -> None:
        kept = {
            "next": self.next,
            "characters": self.characters,
            "seconds": round(self.seconds, 1),
            "kinds": dict(self.kinds.most_common()),
            "faults": dict(self.faults.most_common()),
        }
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(kept, indent=1), "utf-8")
        new.replace(self.path)

    def found(self, name: str, raw: bytes, given: Input, report: str) -> None:
        """Keep the input and its traceback; of one fault, known by the lines that it came through, the first three."""
        lines = re.findall(r'File "[^"]*[/\\\\]([^"]+)", line (\d+)', report)
        fault = " < ".join(":".join(line) for line in reversed(lines[-2:])) or "slow"
        self.faults[fault] += 1
        if self.faults[fault] > 3:
            return
        (self.folder / f"{name}.bin").write_bytes(raw)
        told = f"{report}\npublished={given.published!r}\n{given.text!a}\n"
        (self.folder / f"{name}.txt").write_text(told, "utf-8", errors="backslashreplace")
        print(f"{name}: {report.strip().splitlines()[-1][:200]!r}", flush=True)


def random_run(state: State, inputs: int) -> None:
    """Inputs one after the other, to the number asked for; Ctrl-C keeps what was done."""
    with contextlib.suppress(KeyboardInterrupt):
        while state.next < inputs:
            start = time.monotonic()
            for number in range(state.next, min(inputs, state.next + 1000)):
                raw = data(number)
                given = decoded(raw)
                report = tried(given)
                if report is not None:
                    state.found(f"{number}-{given.kind}", raw, given, report)
                state.next = number + 1
                state.kinds[given.kind] += 1
                state.characters += len(given.text)
            state.seconds += time.monotonic() - start
            state.save()
            print(f"{state.next:,} inputs, {len(state.faults)} faults", flush=True)
    state.save()


def coverage_run(state: State, arguments: list[str]) -> None:
    """libFuzzer's loop; it ends the process itself, at a finding or when its time is over."""
    import atheris

    with atheris.instrument_imports(include=["readouts"]):
        import readouts.pipeline  # noqa: F401
    from fuzz.checks import check

    corpus = state.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    if not any(corpus.iterdir()):
        for number in range(2000):
            (corpus / str(number)).write_bytes(data(number))
    atheris.Setup([sys.argv[0], f"-artifact_prefix={state.folder}/", *arguments, str(corpus)],
                  lambda raw: check(decoded(raw)))  # fmt: skip
    atheris.Fuzz()


def replay(paths: list[Path]) -> int:
    """How many of the kept findings still fail."""
    failing = 0
    for path in paths:
        given = decoded(path.read_bytes())
        report = tried(given)
        print(f"--- {path.name}: {given.kind}, published={given.published}, {given.text[:400]!r}")
        print(report or "holds")
        failing += report is not None
    return failing


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--state", type=Path, default=Path(".fuzz"))
    parser.add_argument("--replay", type=Path, nargs="+")
    parser.add_argument("--coverage", action="store_true")
    parser.add_argument("libfuzzer", nargs="*", help="after --: arguments for libFuzzer")
    options = parser.parse_args()
    if options.replay:
        return 1 if replay(options.replay) else 0
    state = State(options.state, options.first)
    if options.coverage:
        coverage_run(state, options.libfuzzer)
    else:
        random_run(state, options.inputs)
    print(
        f"{sum(state.kinds.values()):,} inputs, {state.characters:,} characters, {state.seconds:.0f} s"
    )
    for kind, count in state.kinds.most_common():
        print(f"  {kind:<20} {count:>9,}")
    return 1 if state.faults else 0


if __name__ == "__main__":
    sys.exit(main())
