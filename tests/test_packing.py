"""The packed vocabulary holds exactly what the TOML files hold, and an edited file is read as it stands."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from readouts import Lexicon
from readouts.vocabulary import (
    VerbRow,
    built_in,
    built_in_rows,
    compile_rows,
    compiled_from_rows,
    files,
    holders,
    irregular_verbs,
)
from readouts.vocabulary.packing import file_entry, pack
from readouts.vocabulary.rows import Row
from readouts.vocabulary.tables import Folded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A vocabulary of one file, packed."""
    monkeypatch.setattr(files, "_FOLDER", tmp_path)
    monkeypatch.setattr(files, "PACKED", tmp_path / "packed.json")
    (tmp_path / "towns.toml").write_text('[[town]]\nid = "Évian"\nsince = 1986-05-03\n', "utf-8")
    files.PACKED.write_text("{\n" + file_entry("towns") + "\n}\n", "utf-8")
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    files.contents.cache_clear()
    files._packed.cache_clear()


def test_packed_as_the_files_stand() -> None:
    """Where this fails, run ``make vocabulary`` and commit what it writes."""
    packed = json.loads(files.PACKED.read_text("utf-8"))
    assert [name for name in packed if not name.startswith("compiled ")] == files.names()
    for name in files.names():
        assert packed[name]["contents"] == files.toml(name), f"{name}.toml: run make vocabulary"
    assert files.PACKED.read_text("utf-8") == pack(), "run make vocabulary"


def test_what_is_unfolded_is_what_is_compiled() -> None:
    """Node by node, form by form, row by row; only the rows' own tests are left out of the packed ones."""
    unfolded, compiled = built_in(), compiled_from_rows()
    for name in ("trie", "verbs", "verb_rows", "rows"):
        packed, plain = getattr(unfolded, name), getattr(compiled, name)
        assert list(packed) == list(plain)
        for key in plain:
            assert _bare(packed[key]) == _bare(plain[key]), f"{name}[{key!r}]"
    assert unfolded.auxiliaries == compiled.auxiliaries
    assert unfolded.lemmas == compiled.lemmas


def _bare(value: object) -> object:
    """Rows as their data without their tests, in whatever they stand."""
    if isinstance(value, Row):
        return type(value), value.model_dump(exclude={"examples", "not_examples", "why"})
    if isinstance(value, Folded):
        value = value.unfold(value.numbers)
    if isinstance(value, VerbRow):
        return value.table, _bare(value.row), value.reflexive, value.complement
    if isinstance(value, tuple):
        return tuple(_bare(part) for part in value)
    if isinstance(value, dict):
        return {key: _bare(value[key]) for key in value}
    return value


def test_holders_unfold_as_they_are_indexed() -> None:
    unfolded, index = holders._index(), holders.index_of_tenures()
    for name in ("named", "spelled"):
        packed, plain = getattr(unfolded, name), getattr(index, name)
        assert {key: packed[key] for key in packed} == dict(plain)
    assert (unfolded.given, unfolded.folded) == (index.given, index.folded)


def test_added_rows_make_what_compiling_all_at_once_makes() -> None:
    """A lexicon's rows are added to the packaged vocabulary, which stays as it was."""
    own = Lexicon.from_mapping(
        {
            "instrument": [{"id": "traite-de-bornholm", "forms": ["traité de Bornholm"]}],
            "country": [{"id": "FR", "forms": ["Hexagone"]}],
            "encounter": [{"id": "own", "value": "meeting", "verbs": ["conférer", "bornholmer"]}],
        }
    )
    rows = [(table, row) for table, found in own.rows.items() for row in found]
    before = set(built_in().trie), set(built_in().verbs)
    added = own.vocabulary
    whole = compile_rows(
        [*built_in_rows(), *rows], irregular_verbs(), lemmas=sorted(built_in().lemmas)
    )
    assert (set(built_in().trie), set(built_in().verbs)) == before
    assert "bornholm" not in str(built_in().trie["traite"])
    for word in ("traite", "hexagone", "france"):
        assert _bare(added.trie[word]) == _bare(whole.trie[word])
    assert added.verbs["bornholmerent"] == whole.verbs["bornholmerent"]
    for name in ("conferer", "bornholmer"):
        assert _bare(added.verb_rows[name]) == _bare(whole.verb_rows[name])
    assert _bare(added.rows["country"]) == _bare(whole.rows["country"])


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
