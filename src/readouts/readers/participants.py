"""Participants."""
from __future__ import annotations
from readouts.findings import Cast
def read(analysis, layout, dates, reference) -> Cast: return Cast()
