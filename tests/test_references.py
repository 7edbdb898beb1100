"""Character references: read as the characters they name, with every span still one of the text as it came."""

from __future__ import annotations

import pytest

from readouts import parse
from readouts.references import plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("la R&eacute;publique islamique d&#39;Iran", "la République islamique d'Iran"),
        ("&laquo;&nbsp;Oui&nbsp;&raquo;", "«\u00a0Oui\u00a0»"),
        ("l&#x2019;accord", "l\u2019accord"),
        ("R&D; &lt;b&gt; &amp; &inconnu;", "R&D; &lt;b&gt; &amp; &inconnu;"),
        ("&#0;&#888888;&#10;", "&#0;&#888888;&#10;"),
    ],
)
def test_plain(text: str, read: str) -> None:
    found, origin = plain(text)
    assert found == read
    if origin is not None:
        assert len(origin) == len(found) + 1
        assert origin[-1] == len(text)
        assert origin == sorted(origin)


def test_spans_are_of_the_text_as_it_came() -> None:
    text = "Le ministre d&#39;Iran Abbas Araghchi a dit : &laquo;Nous sommes pr&ecirc;ts.&raquo;"
    article = parse.article(text)
    (person,) = [p for p in article.participants if p.kind == "person"]
    assert (person.name, person.side) == ("Abbas Araghchi", "IR")
    (said,) = [s for s in article.statements if s.kind == "direct"]
    assert said.span.text == "Nous sommes pr&ecirc;ts."
    assert text[said.span.start : said.span.end] == said.span.text
