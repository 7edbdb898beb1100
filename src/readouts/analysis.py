"""What every reader works on: the page, its vocabulary hits and its verb groups, computed once."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.matching import Hit, scan
from readouts.text import Page
from readouts.verbs import VerbGroup, verb_groups
from readouts.vocabulary import Vocabulary

__all__ = ["Analysis", "analyse"]


@dataclass(slots=True, eq=False)
class Analysis:
    """``hits`` by channel (see ``vocabulary.TABLES``) and verb ``groups``, both in the order of the text."""

    page: Page
    vocabulary: Vocabulary
    hits: dict[str, list[Hit]]
    groups: list[VerbGroup]


def analyse(text: str, vocabulary: Vocabulary) -> Analysis:
    """One fold, one tokenising pass, one walk over the trie, one pass for verb groups."""
    page = Page(text)
    return Analysis(page, vocabulary, scan(page, vocabulary), verb_groups(page, vocabulary))
