"""The command line: ``python -m readouts FILE …``, also installed as ``readouts``.

Exit status: 0; 1 where a file could not be read (the others are still done); 2 for bad usage.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from readouts import parse
from readouts.errors import TextTooLongError
from readouts.models import Article

__all__ = ["main"]

FORMATS = ("table", "json", "jsonl", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the files that are named, print what was found, and return the exit status."""
    options = _options(arguments)
    _set_output(options.format)
    try:
        status = _run(options.files, options.published, options.format)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of our output went away (`| head`): no traceback, and none at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _set_output(form: str) -> None:
    """JSON and HTML are UTF-8 wherever they go; a table is shown as far as the terminal can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            own = stream is sys.stderr or form == "table"
            stream.reconfigure(encoding=None if own else "utf-8", errors="backslashreplace")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="readouts",
        description="Read French diplomatic texts: who met whom, on what, what was agreed.",
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a UTF-8 text, a folder of *.txt, or - for standard input",
    )
    parser.add_argument(
        "--published", metavar="DATE", help="the day that relative dates count from (2021-02-05)"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="what to print (default: table)"
    )
    options = parser.parse_args(arguments)
    try:
        parse.reference_date(options.published)
    except ValueError as error:
        parser.error(str(error))
    if options.format == "table" and find_spec("rich") is None:
        parser.error(
            "--format table needs rich: pip install 'readouts[cli]', or ask for json, jsonl or html"
        )
    return options


def _run(files: Sequence[str], published: str | None, form: str) -> int:
    status = 0
    found: list[tuple[str, Article]] = []
    several = len(files) > 1 or any(Path(file).is_dir() for file in files)
    for source, text in _texts(files):
        if isinstance(text, Exception):
            print(f"readouts: {source}: {_reason(text)}", file=sys.stderr)
            status = 1
            continue
        try:
            article = parse.article(text, published=published)
        except TextTooLongError as error:
            print(f"readouts: {source}: {error}", file=sys.stderr)
            status = 1
            continue
        if form == "jsonl":
            print(json.dumps({"source": source, "article": article.model_dump(mode="json")}))
        elif form == "table":
            _print_tables(source, article)
        else:
            found.append((source, article))
    if form == "json":
        _print_json(found, several)
    elif form == "html" and found:
        from readouts.render import page

        print(page(found))
    return status


def _texts(files: Sequence[str]) -> Iterator[tuple[str, str | Exception]]:
    for file in files:
        if file == "-":
            yield "-", _decode(sys.stdin.buffer.read())
            continue
        path = Path(file)
        parts = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        if not parts:
            yield file, FileNotFoundError("no *.txt in this folder")
        for part in parts:
            try:
                yield str(part), _decode(part.read_bytes())
            except OSError as error:
                yield str(part), error


def _decode(data: bytes) -> str | Exception:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return (
            f"not UTF-8 (byte {error.object[error.start]:#04x} at {error.start}): convert it first, "
            "for example iconv -f windows-1252 -t utf-8"
        )
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _print_json(found: Sequence[tuple[str, Article]], several: bool) -> None:
    if several:
        data: object = [{"source": s, "article": a.model_dump(mode="json")} for s, a in found]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif found:
        print(found[0][1].model_dump_json(indent=2))


def _print_tables(source: str, article: Article) -> None:
    from readouts.tables import print_tables

    print_tables(source, article)


if __name__ == "__main__":
    sys.exit(main())
