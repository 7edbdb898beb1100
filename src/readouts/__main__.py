"""The command line: ``python -m readouts FILE …``, also installed as ``readouts``.

Exit status: 0; 1 where a file could not be read (the others are still done) or the output not be written; 2 for bad
usage; 130 where it was interrupted. A reader of the output that goes away (``| head``) is no error.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from readouts import __version__, parse
from readouts.decoding import NotUtf8Error, decode
from readouts.errors import TextTooLongError
from readouts.models import Article

__all__ = ["main"]

FORMATS = ("table", "json", "jsonl", "html")
LINE_ENDS = {end: f"\\u{end:04x}" for end in (0x85, 0x2028, 0x2029)}
"""Ends of line to Unicode and ``str.splitlines`` that JSON leaves as they are: escaped, a record stays one line."""
MANY = 8
"""From how many files on a terminal is shown how far it is."""

Source = tuple[str, Path | OSError | None]
"""What to call a text, and its file; an error where there is none, None for standard input."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the files that are named, print what was found, and return the exit status."""
    options = _options(arguments)
    _set_output(options.format)
    try:
        status = _run(options.files, options.published, options.format)
        if sys.stdout is not None:  # closed by the caller: `readouts … >&-`
            sys.stdout.flush()
        return status
    except OSError as error:
        # What is still in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0
        print(f"readouts: standard output: {error.strerror}", file=sys.stderr)
        return 1
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
        epilog="Exit status: 0; 1 where a file could not be read, the others are still done; 2 for bad usage.",
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
    parser.add_argument("--version", action="version", version=f"readouts {__version__}")
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
    sources = list(_sources(files))
    with _progress(len(sources), form) as (warn, advance):
        for name, file in sources:
            try:
                article = parse.article(_read(file), published=published)
            except (OSError, NotUtf8Error, TextTooLongError) as error:
                reason = error.strerror if isinstance(error, OSError) else None
                warn(f"readouts: {name}: {reason or error}")
                status = 1
            else:
                if form in ("json", "html"):
                    found.append((name, article))
                else:
                    _print_one(name, article, form)
            advance()
    if form == "json":
        _print_json(found, several)
    elif form == "html" and found:
        from readouts.render import page

        print(page(found))
    return status


def _sources(files: Sequence[str]) -> Iterator[Source]:
    """Every text that the arguments name; a folder stands for all *.txt in it, in the order of their names."""
    for file in files:
        if file == "-":
            yield file, None
        elif not Path(file).is_dir():
            yield file, Path(file)
        else:
            closed: list[OSError] = []
            parts = [
                Path(folder, name)
                for folder, _, names in os.walk(file, onerror=closed.append)
                for name in names
                if name.endswith(".txt")
            ]
            yield from ((str(part), part) for part in sorted(parts))
            yield from ((str(error.filename), error) for error in closed)
            if not parts and not closed:
                yield file, FileNotFoundError("no *.txt in this folder")


def _read(file: Path | OSError | None) -> str:
    if isinstance(file, OSError):
        raise file
    return decode(sys.stdin.buffer.read() if file is None else file.read_bytes())


# --- how far it is ---------------------------------------------------------------------------------------------------
@contextmanager
def _progress(total: int, form: str) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """How to warn, and how to say that one more text is done.

    Of many files a bar is shown on standard error, where that is a terminal and rich is there; not where the results
    themselves run over the terminal meanwhile.
    """
    flowing = form in ("table", "jsonl") and sys.stdout is not None and sys.stdout.isatty()
    terminal = sys.stderr is not None and sys.stderr.isatty()
    if total < MANY or flowing or not terminal or find_spec("rich") is None:
        yield lambda line: print(line, file=sys.stderr), lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # rich would send what is printed meanwhile to its own console: results belong on standard output.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        yield (
            lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True),
            lambda: bar.advance(task),
        )


# --- output ----------------------------------------------------------------------------------------------------------
def _print_one(name: str, article: Article, form: str) -> None:
    if form == "jsonl":
        record = {"source": name, "article": article.model_dump(mode="json")}
        print(json.dumps(record, ensure_ascii=False).translate(LINE_ENDS))
        return
    from readouts.tables import print_tables

    print_tables(name, article)


def _print_json(found: Sequence[tuple[str, Article]], several: bool) -> None:
    if several:
        data: object = [{"source": s, "article": a.model_dump(mode="json")} for s, a in found]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif found:
        print(found[0][1].model_dump_json(indent=2))


if __name__ == "__main__":
    sys.exit(main())
