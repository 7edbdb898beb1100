"""What every view has: a heading, a header, and switches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readouts.render.markup import Markup, element, joined
from readouts.render.palette import Layer

__all__ = ["header", "heading", "switches"]


def heading(level: int, text: str, **attributes: str | int | None) -> Markup:
    """A heading; those deeper than six are of the sixth level, the last that HTML has."""
    return element(f"h{min(level, 6)}", text, **attributes)


def header(
    key: str, level: int, title: str, about: Iterable[str | None], hint: str, skip: str
) -> Markup:
    """The title, where it comes from, what to do with the view, and a link past what takes many tab stops."""
    told = [element("span", part) for part in about if part]
    return element(
        "header",
        element("a", "Skip to the facts", href=skip, class_="ro-skip"),
        heading(level, title, id=f"{key}-title", lang="fr"),
        element("p", joined(told, " · "), class_="ro-about") if told else None,
        element("p", hint, class_="ro-hint"),
    )


def switches(legend: str, layers: Sequence[Layer], counts: Mapping[str, int]) -> Markup:
    """A check box for each layer, drawn as the layer itself is, with how many there are of it."""
    boxes = [
        element(
            "label",
            element("input", type="checkbox", checked=True, value=layer.name),
            " ",
            element("span", layer.label, class_="ro-name"),
            " ",
            element("span", f"({counts[layer.name]})", class_="ro-count"),
            class_=f"ro-switch ro-{layer.name}",
        )
        for layer in layers
    ]
    return element("fieldset", element("legend", legend), joined(boxes, " "), class_="ro-switches")
