"""What a page of ``readouts.render`` shows, read by a parser that takes no error (HTML5 as browsers read it)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib


def tree(markup: str) -> Element:
    """The elements of a document or of a fragment; a parse error of the HTML standard fails."""
    document = markup.startswith("<!DOCTYPE")
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    found: Element = parser.parse(markup) if document else parser.parseFragment(markup)
    assert parser.errors == [], parser.errors[:3]
    return found


@dataclass(frozen=True)
class Node:
    """An element, with its text as a reader gets it."""

    element: Element

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def names(self) -> list[str]:
        return list(self.element.keys())

    def get(self, name: str) -> str:
        """An attribute; the empty string where there is none."""
        return self.element.get(name, "")

    @property
    def text(self) -> str:
        return "".join(self.element.itertext())

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


@dataclass(frozen=True)
class MarkNode(Node):
    """A marked piece of the text."""

    @property
    def words(self) -> str:
        return self.text

    @property
    def facts(self) -> dict[str, str]:
        """What is shown beside it, by layer."""
        return {
            name.removeprefix("data-"): value
            for name, value in self.element.items()
            if name.startswith("data-")
        }

    @property
    def layers(self) -> list[str]:
        """The layers that underline it, the widest first."""
        return [
            str(inner.get("class")).removeprefix("ro-mark ro-")
            for inner in self.element.iter("span")
        ]

    @property
    def stop(self) -> bool:
        """Whether a keyboard stops at it."""
        return self.element.get("tabindex") == "0"

    @property
    def described_by(self) -> list[str]:
        return self.get("aria-describedby").split()


class Shown:
    """A page or a fragment."""

    TAGS = frozenset(
        "html head meta title style body main article header h1 h2 h3 h4 h5 h6 p a span fieldset legend label input "
        "div mark aside section ul ol li b q bdi code table thead tbody tr th td".split()
    )  # fmt: skip
    ATTRIBUTES = frozenset(
        "lang charset name content class id type checked value tabindex title href role scope "
        "aria-label aria-labelledby aria-describedby data-participants data-encounters data-topics data-agreements "
        "data-statements data-dates data-both data-alone data-against".split()
    )  # fmt: skip

    def __init__(self, markup: str) -> None:
        self.root = tree(markup)
        self.elements = [
            Node(e)
            for e in self.root.iter()
            if isinstance(e.tag, str) and e.tag != "DOCUMENT_FRAGMENT"
        ]
        comments = [e for e in self.root.iter() if not isinstance(e.tag, str)]
        assert comments == [], "a comment"

    def all(self, tag: str) -> list[Node]:
        return [node for node in self.elements if node.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [node.get("id") for node in self.elements if node.get("id")]

    @property
    def title(self) -> str:
        return self.all("title")[0].text

    @property
    def styles(self) -> list[str]:
        return [node.text for node in self.all("style")]

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return [node.text for node in self.all("p") if node.get("class").startswith("ro-line ")]

    @property
    def marks(self) -> list[MarkNode]:
        return [MarkNode(node.element) for node in self.all("mark")]

    @property
    def panel(self) -> str:
        return " ".join(node.words for node in self.all("aside"))

    @property
    def sections(self) -> list[Node]:
        """The first heading of each section of the panel."""
        return [Node(section.element[0]) for section in self._inside("aside", "section")]

    @property
    def links(self) -> list[Node]:
        """The links from the panel to the text."""
        return list(self._inside("aside", "a"))

    def _inside(self, outer: str, tag: str) -> Iterator[Node]:
        for node in self.all(outer):
            yield from (Node(e) for e in node.element.iter(tag))
