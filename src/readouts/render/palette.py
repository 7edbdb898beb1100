"""The layers as they are shown: a colour and a line each, in light and in dark, and the style sheet of them all.

The inks were searched so that text in them keeps WCAG's 4.5:1 on the page and on its own tint, and that any two of a
view stay apart for people with protanopia, deuteranopia and tritanopia (``tests/test_palette.py`` computes both). No
two of a view have the same line: colour alone tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = [
    "ARTICLE",
    "COMPARED",
    "COMPARISON",
    "LAYERS",
    "PAGE",
    "STATUSES",
    "TEXT",
    "TIMELINE",
    "Layer",
    "View",
    "style_sheet",
]

PAGE = {"light": "#ffffff", "dark": "#16181d"}
"""The colour of the page."""
TEXT = {"light": "#1a1c20", "dark": "#eceef2"}
"""The colour of the text, on the page and on every tint."""
_SHARE = {"light": 12, "dark": 20}
"""How much of a hundred of its ink a tint has; the rest is the page."""


@dataclass(frozen=True)
class Layer:
    """One sort of mark: its ``name`` in the page, what the switch calls it, its inks and its underline.

    ``line`` is a CSS ``text-decoration-style``, ``width`` its thickness in pixels, ``below`` how far under the text it
    runs, in hundredths of an em: layers that often cover the same words run at different depths.
    """

    name: str
    label: str
    light: str
    dark: str
    line: str
    width: int
    below: int

    def ink(self, scheme: str) -> str:
        """The colour of its line and its labels in ``light`` or ``dark``."""
        return self.light if scheme == "light" else self.dark

    def tint(self, scheme: str) -> str:
        """The colour behind its words: opaque, so that what is text on what is always known."""
        share = _SHARE[scheme]
        mixed = (
            round((int(ink, 16) * share + int(page, 16) * (100 - share)) / 100)
            for ink, page in zip(_pairs(self.ink(scheme)), _pairs(PAGE[scheme]), strict=True)
        )
        return "#" + "".join(f"{part:02x}" for part in mixed)


def _pairs(colour: str) -> tuple[str, str, str]:
    return colour[1:3], colour[3:5], colour[5:7]


_BLUE = ("#0444f3", "#b0dcfd")
_RUST = ("#663219", "#f8753a")
_GREEN = ("#1b775c", "#4fef8b")
_PINK = ("#af2a94", "#d680a2")
_VIOLET = ("#5515a5", "#b881fd")
_OCHRE = ("#736a05", "#fad40b")

LAYERS = (
    Layer("participants", "participants", *_BLUE, "solid", 2, 18),
    Layer("encounters", "encounters", *_RUST, "double", 1, 36),
    Layer("topics", "topics", *_GREEN, "dashed", 2, 18),
    Layer("agreements", "agreements", *_PINK, "solid", 4, 36),
    Layer("statements", "statements", *_VIOLET, "wavy", 1, 36),
    Layer("dates", "dates", *_OCHRE, "dotted", 3, 18),
)
"""The layers of an article, in the order of the switches."""

COMPARED = (
    Layer("both", "both tell", *_GREEN, "solid", 2, 18),
    Layer("alone", "only this side tells", *_BLUE, "dashed", 2, 18),
    Layer("against", "they contradict each other", *_PINK, "double", 2, 18),
)
"""What words of two readouts may be to each other."""

STATUSES = (
    Layer("held", "held", *_GREEN, "solid", 2, 18),
    Layer("planned", "planned", *_BLUE, "dashed", 2, 18),
    Layer("proposed", "proposed", *_OCHRE, "dotted", 3, 18),
    Layer("cancelled", "cancelled", *_PINK, "double", 1, 18),
)
"""The statuses of the contacts on a timeline."""


@dataclass(frozen=True)
class View:
    """One way to show things: its ``name`` in the page, and its layers in the order of the switches."""

    name: str
    layers: tuple[Layer, ...]


ARTICLE = View("article", LAYERS)
COMPARISON = View("comparison", COMPARED)
TIMELINE = View("timeline", STATUSES)


@cache
def style_sheet(view: View) -> str:
    """The CSS of a view. Every selector begins with ``.readouts``, so that nothing else on a page changes."""
    rules = [Path(__file__).with_name("style.css").read_text("utf-8")]
    facts = "".join(f' var(--fact-{layer.name},"")' for layer in view.layers)
    # The part behind the slash is what a screen reader says instead: nothing, it reads the entry of the panel.
    content = f'content:{facts};content:{facts} / ""'
    rules.append(f".readouts.ro-{view.name} mark::after{{{content}}}")
    rules.extend(map(_rules, view.layers))
    return "\n".join(rules)


def _rules(layer: Layer) -> str:
    name = layer.name
    on = f".readouts:has(input[value={name}]:checked)"
    return f"""\
.readouts .ro-{name}{{--ink:light-dark({layer.light},{layer.dark});\
--tint:light-dark({layer.tint("light")},{layer.tint("dark")});\
--line:{layer.line} {layer.width}px;--below:.{layer.below:02}em}}
{on} mark[data-{name}]{{visibility:visible;--fact-{name}:attr(data-{name})}}
{on} .ro-mark.ro-{name}{{background:var(--tint);text-decoration:underline var(--line) var(--ink);\
text-underline-offset:var(--below)}}
.readouts:not(:has(input[value={name}]:checked)) .ro-item.ro-{name}{{display:none}}"""
