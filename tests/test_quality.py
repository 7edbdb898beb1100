"""The pinned floors of benchmarks/quality hold, and the gate that holds them can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

import gate
import score

CORPORA = gate.corpora()
each_corpus = pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)


def test_seeds_and_dev_are_there() -> None:
    assert {"seeds", "dev"} <= {corpus.name for corpus in CORPORA}


@each_corpus
def test_gold_is_sound(corpus: Path) -> None:
    """Every anchor resolves in its text and every code is known."""
    assert score.check(corpus) == []


@each_corpus
def test_floors_hold(corpus: Path) -> None:
    figures = {corpus.name: gate.measure(corpus)}
    floors = gate.read_floors()
    under = gate.broken(figures[corpus.name], floors.get(corpus.name, {}))
    if under:
        pytest.fail(
            f"{corpus.name}: {', '.join(under)} under the floor (`make quality` lists the misses)\n\n"
            + gate.table(figures, floors),
            pytrace=False,
        )


def test_floors_name_the_layers_of_the_score() -> None:
    floors = gate.read_floors()
    assert {"seeds", "dev"} <= set(floors)
    for corpus, values in floors.items():
        assert list(values) == [*score.LAYERS, "score"], corpus
        assert all(0 <= value <= 1 for value in values.values()), corpus


def test_a_figure_under_its_floor_is_broken() -> None:
    assert gate.broken({"dates": 0.8999, "topics": 0.7}, {"dates": 0.9, "topics": 0.7}) == ["dates"]


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    floors = {"seeds": {"dates": 0.905, "score": 0.9}, "dev": {"dates": 0.0, "score": 1.0}}
    gate.write_floors(floors, tmp_path / "floors.toml")
    assert gate.read_floors(tmp_path / "floors.toml") == floors
