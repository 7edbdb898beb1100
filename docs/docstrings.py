"""What griffe does to docstrings before mkdocstrings renders them: doctests become blocks of code.

They stand in the docstrings as plain ``>>>`` lines, which Markdown would take for quotations.
"""

from __future__ import annotations

import re
from typing import Any

import griffe

SESSION = re.compile(r"(?:^>>> .*\n(?:.*\S.*(?:\n|\Z))*\n?)+", re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts each doctest session of a docstring into a fence."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change the docstring of a module, class, function or attribute that has one."""
        if obj.docstring and not obj.is_alias:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(docstring: str) -> str:
    """The docstring with its doctest sessions in fences.

    >>> print(fenced("One.\\n\\n>>> 1 + 1\\n2\\n\\nTwo."))
    One.
    <BLANKLINE>
    ```pycon
    >>> 1 + 1
    2
    ```
    <BLANKLINE>
    Two.
    """
    return SESSION.sub(
        lambda found: f"```pycon\n{found[0].rstrip()}\n```\n\n", docstring + "\n"
    ).rstrip()
