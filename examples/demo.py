"""Print what `readouts` finds in the five pages of seeds/, as tables (what `make demo` runs)."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

from readouts.__main__ import main

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def demo() -> int:
    """Run ``python -m readouts`` on each seed, with the day that its relative dates count from."""
    published = tomllib.loads((SEEDS / "published.toml").read_text("utf-8"))
    status = 0
    for path in sorted(SEEDS.glob("*.txt")):
        arguments = [os.path.relpath(path), "--format", "table"]
        if path.stem in published:
            arguments += ["--published", published[path.stem].isoformat()]
        status = max(status, main(arguments))
    return status


if __name__ == "__main__":
    sys.exit(demo())
