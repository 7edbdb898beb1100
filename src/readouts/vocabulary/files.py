"""The vocabulary files as the loaders read them: TOML, or all of it in one JSON file that loads ten times faster.

People edit the TOML files; ``packed.json`` is made from them (``packing.py``) and holds exactly what they hold, so
that a first parse need not run the TOML parser. It records the size of each file: one whose size on disk is another
was edited since, and is read as TOML, so that an edit takes effect at once in a checkout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["PACKED", "contents", "names", "size", "toml"]

_FOLDER = Path(__file__).parent
PACKED = _FOLDER / "packed.json"


def names() -> list[str]:
    """The vocabulary files, without their ending."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def contents(name: str) -> Mapping[str, Any]:
    """What one file holds, packed or not; ``FileNotFoundError`` where there is none."""
    known = _packed().get(name)
    if known is not None and known["size"] == size(name):
        found: Mapping[str, Any] = known["contents"]
        return found
    return toml(name)


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


@cache
def _packed() -> Mapping[str, Any]:
    try:
        text = PACKED.read_text("utf-8")
    except FileNotFoundError:
        return {}
    found: dict[str, Any] = json.loads(text)
    return found
