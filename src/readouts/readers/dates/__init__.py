"""Dates: ``find`` reads the expressions of a page, ``stated`` the page's own date, ``resolve`` gives them values."""

from __future__ import annotations

from readouts.readers.dates.expressions import find
from readouts.readers.dates.resolution import resolve
from readouts.readers.dates.stamps import stated

__all__ = ["find", "resolve", "stated"]
