"""topics (stub)."""
from __future__ import annotations
def read(analysis, layout, cast, statements, encounters, instruments): return []
