"""The vocabulary files as the loaders read them: TOML, or all of it in one file that loads many times faster.

People edit the TOML files; ``packed.json`` is made from them (``packing.py``) and holds exactly what they hold, and
what the loaders make of it, so that a first parse need neither run the TOML parser nor compile 60,000 forms. It has an
entry a line, of which only those are parsed that are asked for. Each records the sizes of its files: where one on disk
has another size it was edited since, and the TOML is read, so that an edit takes effect at once in a checkout.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["PACKED", "compiled", "contents", "names", "size", "toml"]

_FOLDER = Path(__file__).parent
PACKED = _FOLDER / "packed.json"


def names() -> list[str]:
    """The vocabulary files, without their ending."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def contents(name: str) -> Mapping[str, Any]:
    """What one file holds, packed or not; ``FileNotFoundError`` where there is none."""
    known = _entry(name, (name,))
    if known is not None:
        return known
    return toml(name)


def compiled(name: str, sources: Iterable[str]) -> Mapping[str, Any] | None:
    """What a loader made of some files when they were packed; None where one of them was edited since."""
    return _entry(f"compiled {name}", sources)


def toml(name: str) -> dict[str, Any]:
    """What one TOML file holds; days as ISO strings, since JSON knows no dates."""
    import tomllib  # only where a file was edited

    data = tomllib.loads(_path(name).read_text("utf-8"))
    found: dict[str, Any] = json.loads(json.dumps(data, default=str))
    return found


def size(name: str) -> int:
    """The size of one TOML file in bytes."""
    return _path(name).stat().st_size


def _path(name: str) -> Path:
    return _FOLDER / f"{name}.toml"


def _entry(name: str, sources: Iterable[str]) -> Mapping[str, Any] | None:
    line = _packed().get(name)
    if line is None:
        return None
    entry: dict[str, Any] = json.loads(line)
    if entry.get("sizes") != {source: size(source) for source in sources}:
        return None
    found: dict[str, Any] = entry["contents"]
    return found


@cache
def _packed() -> Mapping[str, bytes]:
    """The entries of ``packed.json`` by name, each as the JSON text of its line."""
    try:
        text = PACKED.read_bytes()
    except FileNotFoundError:
        return {}
    found: dict[str, bytes] = {}
    for line in text.split(b"\n")[1:-2]:  # between the braces
        name, _, entry = line.removesuffix(b",").partition(b": ")
        found[json.loads(name)] = entry
    return found
