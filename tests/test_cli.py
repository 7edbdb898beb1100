"""The command line: every format, every kind of source, and what it says and returns when something is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpora import ROOT
from readouts import Article, parse
from readouts.__main__ import FORMATS, main

SENTENCE = "Lavrov a appelé Blinken jeudi à Genève."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """a.txt and deep/b.txt, and a file that is not read."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "deep" / "b.txt").write_text("Moscou a réagi le 3 mai 2021.", "utf-8")
    (tmp_path / "notes.md").write_text("Rien", "utf-8")
    return tmp_path


def run(
    *arguments: object, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell runs it."""
    return subprocess.run(
        [sys.executable, "-m", "readouts", *map(str, arguments)],
        input=stdin, capture_output=True, cwd=ROOT, env=os.environ | environment, check=False,
    )  # fmt: skip


# --- formats -----------------------------------------------------------------------------------
def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "a.txt"), "--format", "json", "--published", "2021-02-05"]) == 0
    out = capsys.readouterr().out
    assert Article.model_validate_json(out) == parse.article(SENTENCE, published="2021-02-05")
    assert "Genève" in out


def test_json_of_several(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [Path(row["source"]).name for row in data] == ["a.txt", "b.txt"]
    assert Article.model_validate(data[0]["article"]) == parse.article(SENTENCE)


def test_jsonl(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), str(folder / "a.txt"), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(row["source"]).name for row in rows] == ["a.txt", "b.txt", "a.txt"]
    assert rows[0]["article"] == parse.article(SENTENCE).model_dump(mode="json")


def test_html(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--format", "html"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("<!DOCTYPE html>")
    assert out.count("<article") == 2


def test_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    assert main([str(folder), "--published", "2021-02-05"]) == 0
    out = capsys.readouterr().out
    for shown in (
        "a.txt",
        "b.txt",
        "Participants",
        "Encounters",
        "Lavrov",
        "2021-02-04",
        "Segments",
    ):
        assert shown in out, shown


def test_tables_of_the_seeds(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    assert main([str(ROOT / "seeds")]) == 0
    out = capsys.readouterr().out
    for title in ("Participants", "Encounters", "Topics", "Agreements", "Statements", "Dates"):
        assert title in out


@pytest.mark.parametrize("form", FORMATS)
def test_text_that_looks_like_markup(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What rich takes for styles must come out as it stands."""
    if form == "table":
        pytest.importorskip("rich")
    path = tmp_path / "[bold]a[.txt"
    path.write_text("[red]Ada Prior[/red], [/b] ministre, a dit : « [blink]non[/blink] ».", "utf-8")
    assert main([str(path), "--format", form]) == 0
    assert "[blink]" in capsys.readouterr().out


# --- sources -----------------------------------------------------------------------------------
def test_standard_input() -> None:
    done = run("-", "--format", "jsonl", stdin=SENTENCE.encode())
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert (row["source"], row["article"]["text"]) == ("-", SENTENCE)


def test_a_byte_order_mark_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + SENTENCE.encode())
    assert main([str(tmp_path / "a.txt"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == SENTENCE


def test_line_ends_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"Moscou\r\n\r\nMinsk\r")
    assert main([str(tmp_path / "a.txt"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "Moscou\r\n\r\nMinsk\r"


# --- what cannot be read: 1, and the others are done -------------------------------------------
def sources(out: str) -> list[str]:
    return [Path(json.loads(line)["source"]).name for line in out.splitlines()]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "No such file"),
        ("latin.txt", "Genève".encode("latin-1"), "not UTF-8 (byte 0xe8 at 3)"),
        ("long.txt", b"a" * 1_000_001, "1,000,001"),
    ],
)
def test_a_file_that_cannot_be_read(
    name: str, content: bytes | None, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (folder / "bad").mkdir()
        (folder / "bad" / name).write_bytes(content)
    files = [folder / "a.txt", folder / "bad" / name, folder / "deep"]
    assert main([*map(str, files), "--format", "jsonl"]) == 1
    shown = capsys.readouterr()
    assert sources(shown.out) == ["a.txt", "b.txt"]
    (line,) = shown.err.splitlines()
    assert line.startswith("readouts: ")
    assert name in line
    assert reason in line


def test_a_folder_without_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--format", "jsonl"]) == 1
    assert "no *.txt" in capsys.readouterr().err


def test_nothing_could_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("json", "jsonl", "html"):
        assert main([str(tmp_path / "missing.txt"), "--format", form]) == 1
        assert capsys.readouterr().out == ""


def test_standard_input_that_is_not_utf_8() -> None:
    done = run("-", "--format", "json", stdin="Genève".encode("cp1252"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"iconv" in done.stderr


# --- bad usage: 2 ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "FILE"),
        (["a.txt", "--format", "xml"], "xml"),
        (["a.txt", "--published", "hier"], "'hier'"),
        (["a.txt", "--colour"], "--colour"),
    ],
)
def test_bad_usage(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    assert "--published" in capsys.readouterr().out


def test_without_rich(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    with pytest.raises(SystemExit) as caught:
        main([str(folder)])
    assert caught.value.code == 2
    assert "readouts[cli]" in capsys.readouterr().err
    assert main([str(folder), "--format", "jsonl"]) == 0


# --- the pipe and the terminal -----------------------------------------------------------------
@pytest.mark.parametrize(("form", "much"), [*((form, True) for form in FORMATS), ("jsonl", False)])
def test_a_reader_that_goes_away(form: str, much: bool, folder: Path) -> None:
    """As in `readouts … | head -0`: no traceback, for much output or little."""
    if form == "table":
        pytest.importorskip("rich")
    command = [
        sys.executable,
        "-m",
        "readouts",
        "--format",
        form,
        str(ROOT / "seeds" if much else folder / "a.txt"),
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": ""},  # little output breaks the pipe at exit only
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        error = process.stderr.read()
        assert process.wait(60) in (0, 1)
    assert error == b""


@pytest.mark.parametrize("form", FORMATS)
def test_a_terminal_that_is_not_utf_8(form: str, folder: Path) -> None:
    if form == "table":
        pytest.importorskip("rich")
    done = run(folder / "a.txt", "--format", form, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    if form != "table":
        assert "Genève".encode() in done.stdout or b"Gen\\u00e8ve" in done.stdout


def test_as_a_command() -> None:
    done = run(ROOT / "seeds", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 5


def test_interrupted(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def interrupt(*_: Any, **__: Any) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setattr(parse, "article", interrupt)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main([str(folder), "--format", "json"]) == 130
