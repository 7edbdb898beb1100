"""Pages as cases: each line with its kind before it, and what the header holds (tests/cases/segments/*.txt)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases" / "segments"
KINDS = {
    "T": "title",
    "Y": "byline",
    "H": "heading",
    "B": "body",
    "C": "caption",
    "X": "boilerplate",
}
FIELDS = ("title", "outlet", "authors", "dateline", "stamp", "issuer")


@dataclass
class PageCase:
    """A page, the kinds of its lines and its header; ``header`` holds every field, None where it is not given."""

    name: str
    lines: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    header: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(FIELDS))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def pages(file: str) -> list[PageCase]:
    """The pages of one case file; a line that is none of its four forms fails."""
    out: list[PageCase] = []
    for number, line in enumerate((CASES / file).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("== "):
            out.append(PageCase(line[3:].strip()))
        elif line.startswith("@ "):
            key, _, value = line[2:].partition(" ")
            if key not in FIELDS:
                raise ValueError(f"{file}:{number}: no header field {key!r}")
            out[-1].header[key] = value
        elif line[0] in KINDS and line[1:2] == "|":
            out[-1].kinds.append(KINDS[line[0]])
            out[-1].lines.append(line[2:].removeprefix(" "))
        elif line.strip() == "|":
            out[-1].lines.append("")
        else:
            raise ValueError(
                f"{file}:{number}: neither a case, a header field nor a line: {line!r}"
            )
    return out
