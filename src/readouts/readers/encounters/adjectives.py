"""The sides that only adjectives of nationality name: « consultations russo-américaines »."""

from __future__ import annotations

from functools import cache

from readouts.matching import Hit
from readouts.readers.encounters.scene import Scene
from readouts.text import fold
from readouts.vocabulary import built_in, words
from readouts.vocabulary.rows import Country

__all__ = ["auspices_in", "side_of_name", "sides_by_adjective"]


@cache
def _prefixes() -> dict[str, str]:
    rows = built_in().rows.get("country", {})
    out: dict[str, str] = {}
    for row in rows.values():
        if isinstance(row, Country):
            for prefix in row.prefix:
                out.setdefault(fold(prefix), row.id)
    return out


def sides_by_adjective(scene: Scene, start: int, end: int) -> list[str]:
    """The sides that adjectives of a noun phrase name: « consultations russo-américaines », « délégation russe »."""
    out: list[str] = []
    page = scene.page
    for hit in scene.names_between(start, end):
        if not hit.slot.startswith("adjective"):
            continue
        side = side_of_name(hit)
        if side is None:
            continue
        token = hit.first - 1
        # « américano-russe », « sino-russo-mongol »
        while (
            token >= 0
            and page.ends[token] + 1 == page.starts[token + 1]
            and page.fold[page.ends[token]] == "-"
        ):
            prefix = _prefixes().get(page.words[token])
            if prefix is None:
                break
            if prefix not in out:
                out.append(prefix)
            token -= 1
        if side not in out:
            out.append(side)
    return out


def auspices_in(scene: Scene, start: int, end: int) -> list[str]:
    """« sous la médiation angolaise », « avec l'entremise omano-qatarie »: the sides that only lend their offices."""
    page = scene.page
    for token in range(page.first_token(start), len(page.words)):
        if page.starts[token] >= end:
            break
        if page.words[token] in words("auspices") and page.words[token - 2] in ("sous", "avec"):
            return sides_by_adjective(scene, page.ends[token], min(end, page.ends[token] + 40))
        if page.words[token] in words("go_betweens") and page.words[token - 2] == "par":
            # « menés par le truchement d'Oman », « par l'entremise des services égyptiens »
            until = min(end, page.ends[token] + 40)
            found = sides_by_adjective(scene, page.ends[token], until)
            named = (side_of_name(hit) for hit in scene.names_between(page.ends[token], until))
            return found or [side for side in named if side is not None][:1]
    return []


def side_of_name(hit: Hit) -> str | None:
    row = hit.row
    if isinstance(row, Country):
        return row.id
    if getattr(row, "side", False) is True:
        return str(row.id)
    return None
