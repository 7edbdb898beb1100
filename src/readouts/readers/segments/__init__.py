"""Segments and header: what each line of a flattened page is, and what its head says.

Lines are first read alone (``furniture``: vocabulary of ``layout.toml`` and shapes), then as a sequence
(``sequence``: where the article begins and ends, its title, headings, captions), and the header is read from the
result (``header``). A line's ``rule`` is its kind and what decided it: « boilerplate.cookies », « heading.short ».
"""

from __future__ import annotations

from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import Layout, Line
from readouts.readers.segments.furniture import read_alone
from readouts.readers.segments.header import fill
from readouts.readers.segments.lines import DateExpression, page_lines
from readouts.readers.segments.sequence import settle_all

__all__ = ["read"]


def read(analysis: Analysis, expressions: Sequence[DateExpression]) -> Layout:
    """The kinds of all lines, in order, and the header.

    >>> from readouts.analysis import analyse
    >>> from readouts.vocabulary import built_in
    >>> page = "Accueil > Monde\\nOslo reçoit Lima\\nPar Ada Roy\\n"
    >>> page += "Les deux ministres se sont vus lundi à Oslo. " * 4
    >>> found = read(analyse(page, built_in()), [])
    >>> [line.kind for line in found.lines], found.authors
    (['boilerplate', 'title', 'byline', 'body'], ['Ada Roy'])
    """
    lines = page_lines(analysis, expressions)
    for line in lines:
        read_alone(analysis, line)
    title = settle_all(analysis, lines)
    layout = Layout(
        lines=[Line(line.start, line.end, line.kind or "body", line.rule) for line in lines]
    )
    fill(analysis, lines, title, layout)
    return layout
