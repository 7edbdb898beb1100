"""The script that scores the dates on the French TimeBank, on an invented article in its format."""

from __future__ import annotations

import doctest
from collections import Counter
from pathlib import Path

import pytest

import timebank

ARTICLE = """<?xml version='1.0' encoding='UTF-8'?>
<TimeML>
<DOCID>2003-02-20-0001</DOCID>
<DCT><TIMEX3 tid="t1" type="DATE" value="2003-02-20" functionInDocument="CREATION_TIME"/></DCT>
<TEXT>
Le maire a <EVENT>inauguré</EVENT> le gymnase <TIMEX3 type="TIME" value="2003-02-18TEV">mardi soir</TIMEX3>, puis la
piscine <TIMEX3 type="DATE" value="2003-01-30">le 30 <B>janvier</B></TIMEX3>.
Il est <TIMEX3 type="TIME" value="PRESENT_REF">actuellement</TIMEX3> à Metz, où la fête dure
<TIMEX3 type="DURATION" value="P3D">trois jours</TIMEX3>.
Rendez-vous <TIMEX3 type="DATE" value="2003-02-22">samedi</TIMEX3>, à
<TIMEX3 type="TIME" value="2003-02-22T20:00">20 h</TIMEX3>.
Portes à <TIMEX3 type="TIME" value="2003-02-22T19:00">19 h</TIMEX3>. La région a crû entre
<TIMEX3 type="DATE" value="1990">1990</TIMEX3> et <TIMEX3 type="DATE" value="1999">1999</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Data").mkdir()
    (tmp_path / "Data" / "2003-02-20-0001.tml").write_text(ARTICLE, "utf-8")
    return tmp_path


def test_an_article_is_read_as_it_stands(folder: Path) -> None:
    (article,) = timebank.articles(folder)
    assert article.published == "2003-02-20"
    assert "<" not in article.text
    wanted = [(t.text, t.value) for t in article.wanted]
    assert wanted[:3] == [
        ("mardi soir", "2003-02-18TEV"),
        ("le 30 janvier", "2003-01-30"),
        ("actuellement", "PRESENT_REF"),
    ]
    assert all(article.text[t.start : t.end] == t.text for t in article.wanted)
    assert "trois jours" not in [text for text, _ in wanted]


def test_what_the_guide_would_look_for(folder: Path) -> None:
    told: Counter[str] = Counter()
    (article,) = timebank.articles(folder)
    assert [(t.text, t.value) for t in timebank.adapted(article, told)] == [
        ("mardi soir", "2003-02-18"),
        ("30 janvier", "2003-01-30"),
        ("samedi, à\n20 h", "2003-02-22T20:00"),
        ("1990 et 1999", "1990/1999"),
    ]
    assert told == {"value": 1, "extent": 1, "reference": 1, "timed": 1, "clock": 1, "range": 1}


def test_the_figures_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert timebank.main([str(folder), "--misses"]) == 0
    shown = capsys.readouterr().out
    assert "raw: 8 looked for" in shown
    assert "adapted: 4 looked for" in shown
    assert "by rule: " in shown


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        timebank.main([str(tmp_path)])


def test_halves(folder: Path) -> None:
    for name in ("b", "c"):
        (folder / "Data" / f"{name}.tml").write_text(ARTICLE, "utf-8")
    assert [a.name for a in timebank.articles(folder, "odd")] == ["2003-02-20-0001", "c"]
    assert [a.name for a in timebank.articles(folder, "even")] == ["b"]


def test_examples() -> None:
    assert doctest.testmod(timebank).failed == 0
