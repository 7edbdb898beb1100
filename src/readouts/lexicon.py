"""A caller's own vocabulary, added to the built-in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readouts.vocabulary import Vocabulary


class Lexicon:
    """The caller's own rows (stub until the vocabulary is complete)."""

    @property
    def vocabulary(self) -> Vocabulary:
        raise NotImplementedError
