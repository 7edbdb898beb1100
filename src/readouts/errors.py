"""What this package raises, and when.

    ReadoutsError
    ├── TextTooLongError   (also a ValueError)   the text is longer than ``max_chars``
    ├── LexiconError       (also a ValueError)   a row of the caller's lexicon is not valid
    └── WorkerError        (also a RuntimeError) a worker process of ``parse.articles`` died

A value of the wrong type raises the built-in ``TypeError``, a date that cannot be read the built-in ``ValueError``.
Text itself never raises: whatever its content, it parses.
"""

from __future__ import annotations

__all__ = ["LexiconError", "ReadoutsError", "TextTooLongError", "WorkerError"]


class ReadoutsError(Exception):
    """The root of every exception of this package."""


class TextTooLongError(ReadoutsError, ValueError):
    """The text is longer than ``max_chars`` allows.

    ``length`` and ``max_chars`` are numbers of characters (code points).
    """

    def __init__(self, length: int, max_chars: int) -> None:
        super().__init__(
            f"the text has {length:,} characters and max_chars is {max_chars:,}: "
            "pass one article at a time, or raise max_chars"
        )
        self.length = length
        self.max_chars = max_chars

    def __reduce__(self) -> tuple[type[TextTooLongError], tuple[int, int]]:
        return type(self), (self.length, self.max_chars)


class LexiconError(ReadoutsError, ValueError):
    """A row of a lexicon is not valid; the message names its table and row."""


class WorkerError(ReadoutsError, RuntimeError):
    """A worker process died (killed, or out of memory); ``first`` and ``last`` are the places of its inputs."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(
            f"a worker process died while inputs {first} to {last} (counted from 0) were under way: "
            "parse these alone (workers=1) to find the one that it died of, or give the workers more memory"
        )
        self.first = first
        self.last = last

    def __reduce__(self) -> tuple[type[WorkerError], tuple[int, int]]:
        return type(self), (self.first, self.last)
