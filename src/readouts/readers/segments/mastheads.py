"""Lines that are only a name: the outlet's, the issuing body's, the author's."""

from __future__ import annotations

import re

from readouts.analysis import Analysis
from readouts.readers.segments.lines import PageLine
from readouts.readers.segments.names import is_institution, is_outlet, is_person
from readouts.readers.segments.shapes import SEPARATOR
from readouts.text import Page

__all__ = ["is_author", "is_masthead"]

_LOOKED_UP = 60
"""So many lines at the top are looked for elsewhere on the page."""


def is_masthead(analysis: Analysis, line: PageLine) -> bool:
    """The name of the outlet or the issuing body on a line of its own."""
    if line.section or line.words > 12 or line.stop:
        return False
    pieces = [p for p in SEPARATOR.split(line.text) if p.strip()]
    if line.index == 0 and 2 <= line.words <= 5 and is_outlet(analysis, line.text):
        return True
    if any(is_institution(analysis, p) and p[:1].isupper() for p in pieces[:2]):
        return True
    if line.words > 6 or len(pieces) > 2 or line.finite:
        return False
    short = 0 < line.words <= 5 and (line.words > 1 or len(line.text) > 5)
    if (
        short
        and line.text[0].isupper()
        and line.index < _LOOKED_UP
        and _named_as_outlet(analysis.page, line.fold)
    ):
        return True
    return is_outlet(analysis, line.text) and not _is_slogan(line)


def _named_as_outlet(page: Page, name: str) -> bool:
    """Whether the page names it elsewhere where outlets are named: in brackets, after ©, before a separator."""
    for match in re.finditer(re.escape(name), page.fold):
        before, after = (
            page.fold[max(match.start() - 14, 0) : match.start()],
            page.fold[match.end() : match.end() + 12],
        )
        if re.search(
            r"(?:\(|©|copyright|(?:19|20)\d\d|abonnez-vous a|sur|abonne a|suivez|/|lire) ?\Z",
            before,
        ) or re.match(
            r"(?:\) ?[-–—:]|,? (?:19|20)\d\d|\.? ?[-–—]? ?tous droits|,? (?:par|avec) )", after
        ):
            return True
    return False


def _is_slogan(line: PageLine) -> bool:
    """« Quotidien béninois d'informations générales »: says what the paper is, not its name."""
    rest = line.text.split()[1:]
    bare = [re.sub(r"^[dlDL][’']", "", w) for w in rest]
    return bool(rest) and not any(w[:1].isupper() or w[:1].isdigit() for w in bare)


def is_author(analysis: Analysis, line: PageLine) -> bool:
    name = re.split(r",|\s[-–—|]\s|\s\(", line.text)[0]
    return line.words <= 8 and not line.stop and is_person(analysis, name)
