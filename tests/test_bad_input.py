"""Bad input: what is no text or no date is refused with a word on what to do; any text whatever parses."""

from __future__ import annotations

import datetime as dt
import gc
import time
import unicodedata
from collections.abc import Callable

import pytest

import readouts
from corpora import SEEDS
from growth import repeated, told
from properties import holds
from readouts import TextTooLongError, parse

LAYERS: list[Callable[..., object]] = [
    parse.article,
    parse.segments,
    parse.participants,
    parse.encounters,
    parse.topics,
    parse.agreements,
    parse.statements,
]
every_layer = pytest.mark.parametrize("function", LAYERS, ids=lambda function: function.__name__)
every_function = pytest.mark.parametrize(
    "function", [*LAYERS, parse.dates], ids=lambda function: function.__name__
)
SENTENCE = "Lavrov a rencontré Blinken jeudi. "


# --- not a text --------------------------------------------------------------------------------
@every_function
@pytest.mark.parametrize("text", [SENTENCE.encode(), bytearray(b"Lavrov"), memoryview(b"Lavrov")])
def test_bytes_are_to_be_decoded_first(function: Callable[..., object], text: object) -> None:
    with pytest.raises(TypeError, match="decode"):
        function(text)


@every_function
@pytest.mark.parametrize("text", [None, 3, 2.5, ["Lavrov"], {"text": "Lavrov"}, object()])
def test_what_is_no_str(function: Callable[..., object], text: object) -> None:
    with pytest.raises(TypeError, match="str") as caught:
        function(text)
    assert type(text).__name__ in str(caught.value)


# --- not a date --------------------------------------------------------------------------------
@every_layer
@pytest.mark.parametrize(
    "published", ["le 5 février", "2021-02-30", "05/02/2021", "", "20210", "\ud800"]
)
def test_bad_published(function: Callable[..., object], published: str) -> None:
    with pytest.raises(ValueError, match="ISO") as caught:
        function(SENTENCE, published=published)
    assert repr(published) in str(caught.value), "the message shows the value"
    assert "2021-02-05" in str(caught.value) or "YYYY-MM-DD" in str(caught.value)


def test_bad_reference() -> None:
    with pytest.raises(ValueError, match="ISO") as caught:
        parse.dates(SENTENCE, reference="hier")
    assert "'hier'" in str(caught.value)


def test_bad_prefer() -> None:
    with pytest.raises(ValueError, match="future") as caught:
        parse.dates(SENTENCE, prefer="soon")  # type: ignore[arg-type]
    assert "'soon'" in str(caught.value)


@every_layer
@pytest.mark.parametrize("published", [20210205, 3.5, ("2021", "02")])
def test_published_of_the_wrong_type(function: Callable[..., object], published: object) -> None:
    with pytest.raises(TypeError, match=type(published).__name__):
        function(SENTENCE, published=published)


@pytest.mark.parametrize(
    "published",
    [
        "2021-02-05",
        "2021-02-05T10:30:00",
        "2021-02-05T10:30:00+03:00",
        dt.date(2021, 2, 5),
        dt.datetime(2021, 2, 5, 10, 30),
        dt.datetime(2021, 2, 5, 10, 30, tzinfo=dt.UTC),
    ],
)
def test_accepted_forms(published: str | dt.date) -> None:
    (jeudi,) = parse.article(SENTENCE, published=published).dates
    assert jeudi.value == "2021-02-04"


# --- too long ----------------------------------------------------------------------------------
@every_function
def test_too_long_by_default(function: Callable[..., object]) -> None:
    with pytest.raises(TextTooLongError, match=r"1,000,001.*1,000,000") as caught:
        function("a" * 1_000_001)
    assert (caught.value.length, caught.value.max_chars) == (1_000_001, 1_000_000)


def test_too_long_for_the_caller() -> None:
    with pytest.raises(TextTooLongError, match="12 characters"):
        parse.article("Douze signes", max_chars=11)
    assert parse.article("Douze signes", max_chars=12).text == "Douze signes"


def test_errors_have_one_root() -> None:
    for error in (readouts.TextTooLongError, readouts.LexiconError):
        assert issubclass(error, readouts.ReadoutsError)
        assert issubclass(error, ValueError)


# --- among many --------------------------------------------------------------------------------
def test_articles_raise_at_the_place_of_the_input() -> None:
    found = parse.articles([SENTENCE, b"Lavrov", SENTENCE])
    assert next(found).text == SENTENCE
    with pytest.raises(TypeError, match="decode"):
        next(found)


def test_articles_skip_or_return() -> None:
    inputs = [SENTENCE, b"Lavrov", (SENTENCE, "hier"), SENTENCE]
    assert len(list(parse.articles(inputs, on_error="skip"))) == 2
    returned = list(parse.articles(inputs, on_error="return"))
    assert [type(item).__name__ for item in returned] == [
        "Article",
        "TypeError",
        "ValueError",
        "Article",
    ]
    with pytest.raises(ValueError, match="skip"):
        list(parse.articles(inputs, on_error="ignore"))  # type: ignore[call-overload]


# --- any text parses ---------------------------------------------------------------------------
SEED = SEEDS[0].text
TEXTS = {
    "empty": "",
    "blank": " \n\t\r\n\N{NO-BREAK SPACE}\n",
    "binary": bytes(range(256)).decode("latin-1") * 20,
    "zeros": "\0" * 1000,
    "lone surrogates": SEED.replace("a", "\ud800").replace("e", "\udfff"),
    "nfd": unicodedata.normalize("NFD", SEED),
    "nfkd": unicodedata.normalize("NFKD", SEED),
    "crlf": SEED.replace("\n", "\r\n"),
    "cr": SEED.replace("\n", "\r"),
    "line separators": SEED.replace("\n", "\u2028"),
    "one line": SEED.replace("\n", " "),
    "a word a line": SEED.replace(" ", "\n"),
    "no blanks": "".join(SEED.split()),
    "capitals": SEED.upper(),
    "lower case": SEED.lower(),
    "no accents": unicodedata.normalize("NFD", SEED).encode("ascii", "ignore").decode(),
    "byte order mark": "\ufeff" + SEED,
    "zero width": "\u200b".join(SEED),
    "combining marks": "e" + "\u0301" * 2000,
    "mojibake": SEED.encode().decode("cp1252", "replace"),
    "backwards": SEED[::-1],
    "html": f"<p>{SEED}</p>".replace(" ", "&nbsp;"),
    "arabic": "أجرى وزير الخارجية الروسي سيرغي لافروف محادثات مع نظيره الأمريكي، ٤ فبراير ٢٠٢١.\n"
    * 3,
    "hebrew marks": "\u202e" + SEED + "\u202c",
    "chinese": "俄罗斯外交部长拉夫罗夫与美国国务卿布林肯通了电话。2021年2月4日\n" * 3,
    "english": "Secretary Blinken spoke with Foreign Minister Lavrov on Thursday, 4 February 2021.",
    "emoji": "🇫🇷 🤝 🇷🇺 👩🏽‍⚖️ " * 50,
    "dates that are none": "31 février 2021, 32/13/2021, 0000-00-00, 29 février 2023, l'an 99999, à 25h61, ٣ mai",
}


@pytest.mark.parametrize("published", [None, "2021-02-05", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", TEXTS)
def test_any_text_parses(name: str, published: str | None) -> None:
    holds(parse.article(TEXTS[name], published=published), TEXTS[name])


@pytest.mark.parametrize(
    "piece",
    ["a", "Ab ", SEED.replace("\n", " ")],
    ids=lambda piece: piece[:12],
)
def test_one_line_of_a_megabyte(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    article = parse.article(text, published="2021-02-05")
    assert article.text == text
    assert [segment.span.end - segment.span.start for segment in article.segments] == [
        len(text.strip())
    ]


TRAPS = [
    "«",
    "« ",
    "»",
    '"',
    "“a",
    "l'",
    "l’a ",
    "Ab ",
    "de La ",
    "M. ",
    "1",
    "1er mai ",
    "du 3 au ",
    "12/",
    "- ",
    "…",
    "(",
    "[",
    "\n",
    " ",
    "a\n",
    "a, a",
    "e\u0301",
    "\ud800",
    "Lavrov, ministre ",
    "a déclaré ",
    "selon ",
    "Le président de la ",
    "ont convenu de ",
    "le traité sur la ",
    "la Russie et ",
    "a rencontré M. Dupont ",
    "rencontre entre la Russie et la Chine ",
    "peut devoir aller ",
    "dit-il, ",
    "« a « b » c ",
    "un accord sur le nucléaire ",
    "président ",
    ".",
]
"""Pieces that, repeated without end, made some parser of dates, quotations or names quadratic."""


TOLD = {
    "contacts": "Le ministre russe Jean {A} a reçu son homologue malien Paul {B} le {day} mai 2021. ",
    "contacts in one line": "rencontre de Jean {A} avec Paul {B} à Genève le {day} mai, ",
    "M. A et M. B": "M. {A} et M. {B} et ",
    "one surname": "{A} Petit, ministre malien du Commerce, et Paul {B} se sont tus. ",
    "statements": "« Nous parlons », a déclaré Jean {A}. Selon {B} Petit, tout va bien. ",
    "names": "{A} {B} ",
    "bylines": "Par {A} {B}, le {day} mai 2021\n",
    "trails": "{A} News » Monde » {B}\n",
}
"""Sentences that, told with new names each time, make many persons, contacts, statements or lines."""


@pytest.mark.parametrize(
    "text", [*map(repeated, TRAPS), *map(told, TOLD.values())], ids=[*TRAPS, *TOLD]
)
def test_time_is_linear_in_length(text: Callable[[int], str]) -> None:
    """Eight times the length takes about eight times as long (64 times where something is quadratic)."""

    def seconds(length: int) -> float:
        page, best = text(length), float("inf")
        for _ in range(2):
            start = time.process_time()
            parse.article(page, published="2021-02-05")
            best = min(best, time.process_time() - start)
        return best

    parse.article(SENTENCE)
    gc.disable()  # what it costs grows with all that is alive, whoever made it
    try:
        short = max(seconds(5_000), 0.002)
        assert seconds(40_000) < 24 * short
    finally:
        gc.enable()
