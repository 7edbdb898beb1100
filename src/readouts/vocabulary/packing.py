"""Writes ``packed.json`` from the TOML files: ``make vocabulary``, or python -m readouts.vocabulary.packing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from readouts.vocabulary import FILES, compiled_from_rows, compiling, holders
from readouts.vocabulary.files import PACKED, names, size, toml

__all__ = ["file_entry", "pack"]


def pack() -> str:
    """The text of ``packed.json``, an entry a line: the loaders parse only those that they need."""
    return "{\n" + ",\n".join((*map(file_entry, names()), *_compiled())) + "\n}\n"


def file_entry(name: str) -> str:
    """The line of one TOML file."""
    return _line(name, (name,), toml(name))


def _compiled() -> Iterator[str]:
    vocabulary = compiling.compress(compiled_from_rows())
    yield _line("compiled vocabulary", (*FILES, "grammar"), vocabulary)
    index = holders.compress(holders.index_of_tenures())
    yield _line("compiled holders", ("holders", "given_names"), index)


def _line(name: str, sources: Iterable[str], contents: Any) -> str:
    entry = {"sizes": {source: size(source) for source in sources}, "contents": contents}
    return f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False, separators=(',', ':'))}"


def main() -> None:
    """Write the file anew; where a row is at fault the old one stays, so that the next parse says so at once."""
    before = PACKED.read_bytes() if PACKED.exists() else b""
    PACKED.unlink(missing_ok=True)  # so that nothing is taken over from the last packing
    try:
        text = pack()
    except Exception:
        PACKED.write_bytes(before)
        raise
    PACKED.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
