"""References and mojibake: read as the characters they stand for, with every span still one of the text as it came."""

from __future__ import annotations

import pytest

from readouts import parse
from readouts.characters import plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("la R&eacute;publique islamique d&#39;Iran", "la République islamique d'Iran"),
        ("&laquo;&nbsp;Oui&nbsp;&raquo;", "«\u00a0Oui\u00a0»"),
        ("l&#x2019;accord", "l\u2019accord"),
        ("R&D; &lt;b&gt; &amp; &inconnu;", "R&D; &lt;b&gt; &amp; &inconnu;"),
        ("&#0;&#888888;&#10;", "&#0;&#888888;&#10;"),
        ("&Atilde;&copy;t&Atilde;&copy;", "été"),
        (
            "Oui&nbsp;&nbsp;!\n&nbsp;\n &#160;&nbsp; \u2028&nbsp;Non",
            "Oui\u00a0\u00a0!\n&nbsp;\n &#160;&nbsp; \u2028\u00a0Non",
        ),
    ],
)
def test_references(text: str, read: str) -> None:
    check(text, read)


FRENCH = "« L’Élysée, déjà prêt à l’œuvre… », où Miloš Çelik a été reçu – à 20 h – pour 3 € : ÀÂÆÇÈÉÊËÎÔŒÙÛÜŸ"


@pytest.mark.parametrize(("encoding", "times"), [("cp1252", 1), ("cp1252", 2), ("latin-1", 1)])
def test_mojibake(encoding: str, times: int) -> None:
    garbled = FRENCH
    for _ in range(times):
        garbled = "".join(_misread(byte, encoding) for byte in garbled.encode())
    check(garbled, FRENCH)


def _misread(byte: int, encoding: str) -> str:
    """One byte as that encoding shows it; Windows-1252 has none for five of them, which browsers read as controls."""
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("RÃ©union Ã Kiev, dÃ©jÃ , Ã  20 h", "Réunion à Kiev, déjà, à  20 h"),
        ("prÃ©vueÂ : mardi", "prévue\u00a0 : mardi"),
        # What is right as it stands: capitals before a mark, Portuguese, a page without a sign of mojibake.
        ("LIBERTÉ» et GENÈVE» À»", "LIBERTÉ» et GENÈVE» À»"),
        ("SÃO PAULO, JOÃO, MAÇÃ ", "SÃO PAULO, JOÃO, MAÇÃ "),
        ("L’Â» et Å© seuls", "L’Â» et Å© seuls"),
        ("Ã©tÃ©\nÂ\u00a0\nÂ ÃŽle\nÃ\x85", "été\nÂ\u00a0\n\u00a0 Île\nÃ\x85"),
        ("Ã", "Ã"),
        ("A\N{COMBINING TILDE}©te\N{COMBINING ACUTE ACCENT}", "été"),
        ("Ã\u0178\u20ac", "ß€"),
    ],
)
def test_what_is_no_mojibake_or_half_of_it(text: str, read: str) -> None:
    check(text, read)


def check(text: str, read: str) -> None:
    found, origin = plain(text)
    assert found == read
    if origin is not None:
        assert len(origin) == len(found) + 1
        assert origin[-1] == len(text)
        assert origin == sorted(origin)


@pytest.mark.parametrize(
    "text",
    [
        "&nbsp;\nMoscou a réagi.",
        "Moscou a rÃ©agi.\nÂ\u00a0\nParis aussi.",
        "&nbsp;Oui.&nbsp;\r\nNonÂ\u00a0!Ã\u00a0",
    ],
)
def test_every_line_has_a_segment(text: str) -> None:
    covered = [s.span.text for s in parse.article(text).segments]
    assert covered == [line.strip() for line in text.splitlines()]


def test_a_garbled_page_is_read_as_the_page() -> None:
    page = "« Nous sommes prêts à négocier », a déclaré à Genève le ministre égyptien Badr Abdelatty, reçu à l’Élysée."
    garbled = "".join(_misread(byte, "cp1252") for byte in page.encode())
    clean, found = parse.article(page), parse.article(garbled)
    assert [p.name for p in found.participants] == [p.name for p in clean.participants]
    assert [(s.kind, s.speaker) for s in found.statements] == [
        (s.kind, s.speaker) for s in clean.statements
    ]
    (said,) = [s.span for s in found.statements if s.kind == "direct"]
    assert said.text == garbled[said.start : said.end] == "Nous sommes prÃªts Ã\u00a0 nÃ©gocier"


def test_spans_are_of_the_text_as_it_came() -> None:
    text = "Le ministre d&#39;Iran Abbas Araghchi a dit : &laquo;Nous sommes pr&ecirc;ts.&raquo;"
    article = parse.article(text)
    (person,) = [p for p in article.participants if p.kind == "person"]
    assert (person.name, person.side) == ("Abbas Araghchi", "IR")
    (said,) = [s for s in article.statements if s.kind == "direct"]
    assert said.span.text == "Nous sommes pr&ecirc;ts."
    assert text[said.span.start : said.span.end] == said.span.text
