"""HTML that is safe by construction: a plain string is text and is escaped, only ``Markup`` is taken as it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["Markup", "element", "encodable", "joined"]

_VOID = frozenset(("input", "meta"))


class Markup(str):
    """A string that is HTML already. Nothing but this module and the style sheet makes one."""

    __slots__ = ()


Child = str | None
Value = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """One element; children that are no ``Markup`` are escaped, and None leaves a child or an attribute out.

    ``class_`` stands for ``class``, ``aria_label`` for ``aria-label``; True is an attribute without a value.

    >>> element("li", "a < b", class_="x", hidden=True)
    '<li class="x" hidden>a &lt; b</li>'
    """
    opening = [name]
    for key, value in attributes.items():
        written = key.rstrip("_").replace("_", "-")
        if value is True:
            opening.append(written)
        elif value is not None and value is not False:
            opening.append(f'{written}="{escape(str(value))}"')
    inner = joined(children)
    if name in _VOID:
        return Markup(f"<{' '.join(opening)}>")
    return Markup(f"<{' '.join(opening)}>{inner}</{name}>")


def joined(children: Iterable[Child], between: str = "") -> Markup:
    """Children one behind the other, those that are None left out; ``between`` is text as they are."""
    return Markup(_text(between).join(_text(child) for child in children if child is not None))


def _text(child: str) -> str:
    return child if isinstance(child, Markup) else escape(child)


def encodable(markup: str) -> str:
    """What HTML can hold: U+FFFD for each lone surrogate, control character and noncharacter."""
    markup = markup.translate(_REFUSED)
    if markup.isascii():
        return markup
    return markup.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_CONTROLS = {*range(32), *range(127, 160)} - {*b"\t\n\r"}
_NONCHARACTERS = {*range(0xFDD0, 0xFDF0)} | {
    plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)
}
_REFUSED = dict.fromkeys(_CONTROLS | _NONCHARACTERS, "\N{REPLACEMENT CHARACTER}")
