"""Regular expressions that are compiled when a text first asks for them.

``re`` takes a millisecond and more for a long pattern, and a page meets half of those that there are. A pattern of this
class costs nothing until it is asked for, and afterwards what one of ``re`` costs: its methods are those of that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["Pattern"]


class Pattern:
    """``re.compile``, put off; ``source`` may be a function where the pattern itself takes time to put together.

    >>> word = Pattern(r"[a-z]+")
    >>> word.findall("un, deux")
    ['un', 'deux']
    """

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]
    findall: Callable[..., list[str]]

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Called where an attribute is not there yet: at the first use."""
        if name not in Pattern.__annotations__:
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        for method in Pattern.__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
