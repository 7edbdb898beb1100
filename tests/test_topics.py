"""Topics: every case of ``cases/topics`` is a text whose marks are its topics' mentions, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readouts.analysis import analyse
from readouts.codes import Theme
from readouts.findings import Layout, Line, TopicFinding
from readouts.models import Topic
from readouts.readers import instruments, participants, statements, topics
from readouts.vocabulary import built_in

CASES = Path(__file__).parent / "cases" / "topics"
ORIGINS = ("attested", "attested-countries", "synthetic", "negative", "denied")
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")

Mention = tuple[int, str, str]


def cases(origin: str) -> list[tuple[str, list[Mention]]]:
    """The texts of one file, each with its mentions: where, which words, which topic."""
    lines = (CASES / f"{origin}.txt").read_text("utf-8").splitlines()
    return [marked(line) for line in lines if line and not line.startswith("#")]


def marked(text: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and what they say; an unbalanced mark is a mistake."""
    plain, mentions, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        mentions += [(len(plain), match[1], code.strip()) for code in match[2].split(";")]
        plain += match[1]
        at = match.end()
    plain += text[at:]
    assert "[[" not in plain, f"an unbalanced mark: {text}"
    assert "]]" not in plain, f"an unbalanced mark: {text}"
    return plain, sorted(mentions)


def read(text: str) -> list[TopicFinding]:
    """The topics of one line of prose that tells no encounter."""
    analysis = analyse(text, built_in())
    layout = Layout(lines=[Line(0, len(text), "body", "test")])
    cast = participants.read(analysis, layout, [], None)
    said = statements.read(analysis, layout, cast)
    return topics.read(analysis, layout, cast, said, [], instruments.read(analysis, layout))


def code(finding: TopicFinding) -> str:
    """A topic as the cases write it."""
    places = "".join(f":{place}" for place in finding.places)
    instrument = f"@{finding.instrument}" if finding.instrument else ""
    raised = "".join(f"+{side}" for side in finding.raised_by)
    return f"{finding.theme}{places}{instrument}{raised}{'' if finding.on_agenda else ' -'}"


def found(text: str) -> list[Mention]:
    """The mentions that the reader finds."""
    return sorted((start, text[start:end], code(f)) for f in read(text) for start, end in f.spans)


@pytest.mark.parametrize("origin", ORIGINS)
def test_cases(origin: str) -> None:
    wrong = [(found(text), mentions) for text, mentions in cases(origin) if found(text) != mentions]
    assert wrong == []


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case[0][:40])
@pytest.mark.xfail(strict=True)
def test_known_failures(case: tuple[str, list[Mention]]) -> None:
    text, mentions = case
    assert found(text) == mentions


def test_the_cases_are_many() -> None:
    assert sum(len(cases(origin)) for origin in ORIGINS) >= 110


def test_a_next_meeting_is_proposed() -> None:
    (topic,) = read(
        "L'Espagne a invité le ministre péruvien à effectuer une visite officielle à Madrid."
    )
    assert (topic.theme, topic.raised_by, topic.on_agenda) == ("summit_preparation", ["ES"], True)


def test_a_page_that_tells_of_no_contact_has_no_agenda() -> None:
    text = "Dakar a soulevé la question de la pêche. " + "Il pleut depuis hier sur la ville. " * 40
    (topic,) = read(text)
    assert (topic.theme, topic.raised_by, topic.on_agenda) == (Theme.TRADE, ["SN"], False)
    (snippet,) = read(text[:200])
    assert snippet.on_agenda


def test_labels_come_from_the_vocabulary() -> None:
    topic = Topic(theme=Theme.CEASEFIRE, on_agenda=True, mentions=(), rule="topics.test")
    assert topic.label == "Cessez-le-feu"
    assert topic.iptc == ("20000073",)
