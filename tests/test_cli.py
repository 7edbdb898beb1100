"""The command line: every format, every kind of source, and what it says and returns when something is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import readouts
from corpora import ROOT
from readouts import Article, parse
from readouts.__main__ import FORMATS, MANY, main
from readouts.decoding import NotUtf8Error, decode

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


def test_jsonl_is_one_line_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Letters as they are written; what some readers take for an end of line is escaped."""
    text = "Genève\u2028Paris\u2029Rome\x85Berlin\x0bVienne\nMadrid"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert main([str(tmp_path), "--format", "jsonl"]) == 0
    out = capsys.readouterr().out
    (line,) = out.splitlines()
    assert json.loads(line)["article"]["text"] == text
    assert "Genève" in line


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


FRENCH = "Un œuf à Genève : « déjà vu », l’été dernier – coûtait 3 €."


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("cp1252", "WINDOWS-1252"),
        ("iso8859-15", "ISO-8859-15"),
        ("mac-roman", "MACINTOSH"),
        ("cp850", "CP850"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
    ],
)
@pytest.mark.parametrize("text", [FRENCH, "Le ministre de Genève a été reçu à Paris."])
def test_another_encoding_is_named(
    encoding: str, named: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding, "ignore"))
    assert main([str(tmp_path / "a.txt"), "--format", "jsonl"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "not UTF-8" in shown.err
    accents_only = text != FRENCH and encoding == "iso8859-15"  # the same bytes in both
    assert f"iconv -f {'WINDOWS-1252' if accents_only else named} -t UTF-8" in shown.err


def test_utf_16_that_is_plain_ascii(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its bytes are UTF-8 too, with a NUL between the letters: nobody means that."""
    (tmp_path / "a.txt").write_bytes("Moscou et Washington se parlent".encode("utf-16-le"))
    assert main([str(tmp_path / "a.txt"), "--format", "jsonl"]) == 1
    assert "it looks like UTF-16LE" in capsys.readouterr().err


@pytest.mark.parametrize(
    "data", [FRENCH.encode() + b"\xe9", FRENCH.encode()[:-2], bytes(range(128, 256)) * 3]
)
def test_what_is_damaged_is_called_nothing_else(data: bytes) -> None:
    with pytest.raises(NotUtf8Error) as caught:
        decode(data)
    assert caught.value.encoding is None
    assert "looks like" not in str(caught.value)


def test_a_folder_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a folder of another user: it is named, and the others are done."""
    scandir = os.scandir

    def closed(path: str) -> Any:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert main([str(folder), "--format", "jsonl"]) == 1
    shown = capsys.readouterr()
    assert sources(shown.out) == ["a.txt"]
    assert shown.err == f"readouts: {folder / 'deep'}: Permission denied\n"


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


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"readouts {readouts.__version__}\n"


# --- how far it is -----------------------------------------------------------------------------
def on_terminal(command: list[str]) -> tuple[str, bytes, int]:
    """What comes over a terminal at standard error, over a pipe at standard output, and the exit status."""
    pty = pytest.importorskip("pty")
    own, its = pty.openpty()
    shown: list[bytes] = []

    def watch() -> None:
        while True:
            try:
                shown.append(os.read(own, 4096))
            except OSError:  # Linux says so where the other end is closed
                return
            if not shown[-1]:
                return

    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=its, cwd=ROOT, env=environment
    ) as process:
        os.close(its)
        watcher = Thread(target=watch)  # a terminal that nobody reads would stop the command
        watcher.start()
        out, _ = process.communicate(timeout=120)
        watcher.join()
    os.close(own)
    return b"".join(shown).decode(), out, process.returncode


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(MANY + 2):
        (tmp_path / f"{number:02}.txt").write_text(SENTENCE, "utf-8")
    return tmp_path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "readouts", *map(str, arguments)]


def test_a_bar_for_many_files(many: Path) -> None:
    pytest.importorskip("rich")
    (many / "99.txt").write_bytes(b"Gen\xe8ve")
    shown, out, status = on_terminal(command(many, "--format", "jsonl"))
    assert f"{MANY + 3}/{MANY + 3}" in shown
    assert "99.txt: not UTF-8 (byte 0xe8 at 3)" in shown
    assert status == 1
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == MANY + 2, "results go to standard output, all of them and nothing else"


@pytest.mark.parametrize("files", ["few", "no terminal"])
def test_no_bar(files: str, many: Path) -> None:
    if files == "few":
        shown, out, status = on_terminal(
            command(many / "00.txt", many / "01.txt", "--format", "jsonl")
        )
        assert (shown, len(out.splitlines()), status) == ("", 2, 0)
    else:
        done = run(many, "--format", "jsonl")
        assert (done.stderr, len(done.stdout.splitlines()), done.returncode) == (b"", MANY + 2, 0)


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk(form: str) -> None:
    if form == "table":
        pytest.importorskip("rich")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(ROOT / "seeds", "--format", form),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"readouts: standard output: No space left on device\n"


def test_no_standard_output_at_all(folder: Path) -> None:
    shell = 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *command(folder / "a.txt", "--format", "jsonl")],
        stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


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
