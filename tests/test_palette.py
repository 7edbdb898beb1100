"""Colours that everybody can read and tell apart: computed, in light and in dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from readouts.render.palette import (
    ARTICLE,
    COMPARISON,
    LAYERS,
    PAGE,
    TEXT,
    TIMELINE,
    Layer,
    View,
    style_sheet,
)

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]
VIEWS = [ARTICLE, COMPARISON, TIMELINE]
SCHEMES = ["light", "dark"]

# How people without one sort of cones see linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0.
VISION: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix: Matrix, colour: Colour) -> Colour:
    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z


def linear(colour: str) -> Colour:
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))

    def part(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    return part(r), part(g), part(b)


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio."""
    dark, bright = sorted(times(XYZ, linear(colour))[1] for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, vision: str) -> Colour:
    seen = times(VISION[vision], linear(colour))
    clipped = tuple(min(1.0, max(0.0, c)) for c in seen)
    x, y, z = (
        c / w for c, w in zip(times(XYZ, (clipped[0], clipped[1], clipped[2])), WHITE, strict=True)
    )

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))


def distance(one: str, other: str, vision: str) -> float:
    """CIE 1976: 2.3 is what an eye just notices."""
    pairs = zip(lab(one, vision), lab(other, vision), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_the_measures() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert distance("#ff0000", "#ff0000", "normal") == 0
    # What a protanope cannot tell apart although others can.
    assert (
        distance("#d55e00", "#8f7d00", "protanopia") < distance("#d55e00", "#8f7d00", "normal") / 3
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_text_can_be_read(layer: Layer, scheme: str) -> None:
    """WCAG AA, 4.5:1: the text on a tint, and the ink as text on the page and on its tint."""
    for text, ground in (
        (TEXT[scheme], layer.tint(scheme)),
        (layer.ink(scheme), layer.tint(scheme)),
        (layer.ink(scheme), PAGE[scheme]),
    ):
        assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_the_inks_of_a_view_are_those_of_the_layers(view: View) -> None:
    """So that what is computed for the layers of an article holds for every view."""
    known = {(layer.light, layer.dark) for layer in LAYERS}
    assert {(layer.light, layer.dark) for layer in view.layers} <= known


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_inks_can_be_told_apart(scheme: str, vision: str) -> None:
    """Ten times what an eye just notices, for every two layers."""
    for one, other in combinations(LAYERS, 2):
        assert distance(one.ink(scheme), other.ink(scheme), vision) >= 23, (one.name, other.name)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_lines_can_be_told_apart_without_colour(view: View) -> None:
    """No two layers of a view have the same style of line, unless one is at least twice as thick and lower."""
    for one, other in combinations(view.layers, 2):
        if one.line == other.line:
            thin, thick = sorted((one, other), key=lambda layer: layer.width)
            assert thick.width >= 2 * thin.width
            assert thick.below > thin.below


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_the_style_sheet_has_these_colours(view: View) -> None:
    sheet = style_sheet(view)
    for layer in view.layers:
        assert f".ro-{layer.name}{{--ink:light-dark({layer.light},{layer.dark});" in sheet
        assert f"--tint:light-dark({layer.tint('light')},{layer.tint('dark')});" in sheet
    for scheme in SCHEMES:
        assert PAGE[scheme] in sheet
        assert TEXT[scheme] in sheet
