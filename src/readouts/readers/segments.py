"""Lines and header."""
from __future__ import annotations
from readouts.analysis import Analysis
from readouts.findings import Layout, Line
def read(analysis: Analysis, expressions: list) -> Layout:
    return Layout(lines=[Line(s, e, "body", "body.default") for s, e in analysis.page.lines])
