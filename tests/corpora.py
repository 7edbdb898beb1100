"""The texts of benchmarks/quality, for tests that hold on every text."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUALITY = ROOT / "benchmarks" / "quality"


@dataclass(frozen=True)
class Document:
    """A text of a corpus and the day that it is read from."""

    name: str
    text: str
    published: dt.date | None


def documents(corpus: str) -> list[Document]:
    """The documents of benchmarks/quality/CORPUS, by name."""
    found = []
    for path in sorted((QUALITY / corpus / "gold").glob("*.json")):
        published = json.loads(path.read_text("utf-8"))["published"]
        text = (QUALITY / corpus / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        day = dt.date.fromisoformat(published) if published else None
        found.append(Document(f"{corpus}/{path.stem}", text, day))
    return found


SEEDS = documents("seeds")
DEV = documents("dev")
ALL = SEEDS + DEV


def run_python(code: str, *arguments: str, **environment: str) -> str:
    """What a fresh interpreter prints for the code, given these arguments and environment variables.

    Code and arguments travel as UTF-8; an error in it fails the test with the interpreter's own words.
    """
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
