"""The packed vocabulary holds exactly what the TOML files hold, and an edited file is read as it stands."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from readouts.vocabulary import files
from readouts.vocabulary.packing import pack


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A vocabulary of one file, packed."""
    monkeypatch.setattr(files, "_FOLDER", tmp_path)
    monkeypatch.setattr(files, "PACKED", tmp_path / "packed.json")
    (tmp_path / "towns.toml").write_text('[[town]]\nid = "Évian"\nsince = 1986-05-03\n', "utf-8")
    files.PACKED.write_text(pack(), "utf-8")
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    files.contents.cache_clear()
    files._packed.cache_clear()


def test_packed_as_the_files_stand() -> None:
    """Where this fails, run ``make vocabulary`` and commit what it writes."""
    packed = json.loads(files.PACKED.read_text("utf-8"))
    assert sorted(packed) == files.names()
    for name in files.names():
        assert packed[name]["contents"] == files.toml(name), f"{name}.toml: run make vocabulary"
    assert files.PACKED.read_text("utf-8") == pack(), "run make vocabulary"


def test_a_packed_file_is_not_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(files, "toml")
    assert files.contents("towns") == {"town": [{"id": "Évian", "since": "1986-05-03"}]}


def test_an_edit_takes_effect_at_once(folder: Path) -> None:
    (folder / "towns.toml").write_text('[[town]]\nid = "Genève"\n', "utf-8")
    assert files.contents("towns") == {"town": [{"id": "Genève"}]}


def test_a_new_file_is_read_before_it_is_packed(folder: Path) -> None:
    (folder / "rivers.toml").write_text('[[river]]\nid = "Rhône"\n', "utf-8")
    assert files.contents("rivers") == {"river": [{"id": "Rhône"}]}


def test_without_the_packed_file(folder: Path) -> None:
    os.remove(files.PACKED)
    assert files.contents("towns") == {"town": [{"id": "Évian", "since": "1986-05-03"}]}


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.contents("mountains")
