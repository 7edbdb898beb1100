"""What was found, where, and by which rule: one line a finding."""

from __future__ import annotations

from readouts.models import Article


def explain(article: Article) -> str:
    """Stub."""
    raise NotImplementedError
