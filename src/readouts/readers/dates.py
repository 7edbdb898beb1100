"""Dates."""
from __future__ import annotations
def find(analysis): return []
def stated(expressions, layout): return None
def resolve(expressions, analysis, layout, reference, *, prefer="past"): return []
