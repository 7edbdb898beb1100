"""Hold the quality of `readouts` on the corpora beside this file, and pin it.

    gate.py             the table: each corpus, each layer, its F1 and its floor; exit status 1 under a floor
    gate.py --misses    the same, after each miss and each invention
    gate.py --update    raise the floors to the figures of now (rounded down to 0.005); never lowers one
    gate.py --update --lower    lower those too that no longer hold: say why in the commit

A corpus is a folder here with texts/ID.txt and gold/ID.json; `score.py` says what the figures mean. Floors that were
never pinned count as 0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from pathlib import Path

import score

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
HEADER = """\
# The least F1 that each layer may have on each corpus (`score`: their mean); tests/test_quality.py holds them.
# Written by `python benchmarks/quality/gate.py --update`; lowering one takes `--lower` and a reason in the commit.
"""

Figures = dict[str, float]
"""F1 by layer, and their mean as `score`."""


def corpora() -> list[Path]:
    """The folders that hold a corpus, by name."""
    return sorted(path.parent for path in HERE.glob("*/gold"))


def measure(corpus: Path, *, misses: bool = False) -> Figures:
    """The figures of a corpus; with `misses`, print each fact that was missed or invented."""
    from readouts import parse

    rows = []
    for name, text, gold in score.load(corpus):
        published = gold["published"]
        reference = dt.date.fromisoformat(published) if published else None
        found = parse.article(text, published=reference).model_dump(mode="json")
        rows.append(
            (name, score.gold_items(gold, text), score.predicted_items(found, text, published))
        )
    figures: Figures = score.total(rows, misses)
    return figures


def read_floors(path: Path = FLOORS) -> dict[str, Figures]:
    """The pinned floors, by corpus."""
    floors: dict[str, Figures] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return floors


def write_floors(floors: dict[str, Figures], path: Path = FLOORS) -> None:
    """Pin the floors, by corpus in the order of their names."""
    blocks = [
        f"[{corpus}]\n"
        + "".join(f"{layer} = {value:.3f}\n" for layer, value in floors[corpus].items())
        for corpus in sorted(floors)
    ]
    path.write_text("\n".join([HEADER, *blocks]), "utf-8")


def floor_of(figure: float) -> float:
    """The figure rounded down to 0.005.

    >>> [floor_of(f) for f in (0.9049, 0.905, 1.0, 0.0049)]
    [0.9, 0.905, 1.0, 0.0]
    """
    return round(figure * 10_000) // 50 * 50 / 10_000


def updated(figures: Figures, floors: Figures, *, lower: bool = False) -> Figures:
    """The floors raised to the figures; lowered to them too where `lower` is given.

    >>> updated({"dates": 0.912, "topics": 0.6}, {"dates": 0.9, "topics": 0.7})
    {'dates': 0.91, 'topics': 0.7}
    >>> updated({"dates": 0.912, "topics": 0.6}, {"dates": 0.9, "topics": 0.7}, lower=True)
    {'dates': 0.91, 'topics': 0.6}
    """
    return {
        layer: floor_of(figure) if lower else max(floor_of(figure), floors.get(layer, 0.0))
        for layer, figure in figures.items()
    }


def broken(figures: Figures, floors: Figures) -> list[str]:
    """The layers whose figure is under its floor.

    >>> broken({"dates": 0.912, "topics": 0.6}, {"dates": 0.9, "topics": 0.7})
    ['topics']
    """
    return [layer for layer, figure in figures.items() if figure < floors.get(layer, 0.0)]


def table(figures: dict[str, Figures], floors: dict[str, Figures]) -> str:
    """The figures beside their floors, a column pair for each corpus.

    >>> print(table({"dev": {"dates": 0.912, "topics": 0.6}}, {"dev": {"dates": 0.9, "topics": 0.7}}))
                        dev  floor
    dates             0.912  0.900
    topics            0.600  0.700 <
    """
    names = list(figures)
    lines = [" " * 13 + "".join(f"{name:>10s}  floor  " for name in names)]
    for layer in next(iter(figures.values()), {}):
        cells = []
        for name in names:
            floor = floors.get(name, {}).get(layer, 0.0)
            mark = " <" if figures[name][layer] < floor else "  "
            cells.append(f"{figures[name][layer]:10.3f}  {floor:.3f}{mark}")
        lines.append(f"{layer:13s}" + "".join(cells))
    return "\n".join(line.rstrip() for line in lines)


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print each miss and each invention")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--lower", action="store_true", help="with --update: lower floors too")
    options = parser.parse_args(argv)
    if options.lower and not options.update:
        parser.error("--lower goes with --update")
    figures: dict[str, Figures] = {}
    for corpus in corpora():
        if options.misses:
            print(f"--- {corpus.name}")
        figures[corpus.name] = measure(corpus, misses=options.misses)
    floors = read_floors()
    if options.update:
        new = {
            name: updated(found, floors.get(name, {}), lower=options.lower)
            for name, found in figures.items()
        }
        write_floors(floors | new)
        floors = read_floors()
    print(table(figures, floors))
    under = [
        f"{name}/{layer}"
        for name, found in figures.items()
        for layer in broken(found, floors.get(name, {}))
    ]
    if under:
        print(f"\nunder the floor: {', '.join(under)}")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
