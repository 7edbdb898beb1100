"""Writes ``packed.json`` from the TOML files: ``make vocabulary``, or python -m readouts.vocabulary.packing."""

from __future__ import annotations

import json

from readouts.vocabulary.files import PACKED, names, size, toml

__all__ = ["pack"]


def pack() -> str:
    """The text of ``packed.json``, a line a file so that a change shows in which file it was made."""
    return "{\n" + ",\n".join(_line(name) for name in names()) + "\n}\n"


def _line(name: str) -> str:
    entry = {"size": size(name), "contents": toml(name)}
    return f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False, separators=(',', ':'))}"


if __name__ == "__main__":
    PACKED.write_text(pack(), "utf-8")
