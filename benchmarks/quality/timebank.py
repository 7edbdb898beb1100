"""Score the dates of `readouts` on the French TimeBank, a public corpus of newspaper articles.

    timebank.py FOLDER              the figures: raw, then under the notion of a date of the annotation guide
    timebank.py FOLDER --half odd   the articles at odd places (in the order of their names) alone, or `even`
    timebank.py FOLDER --misses     the same, after each expression that was missed, invented or valued otherwise

FOLDER is your own checkout of https://github.com/ddenz/FR-TimeBank (Bittar, Amsili, Denis and Danlos 2011: version 1.1,
108 articles of L'Est Républicain, under the LGPL-LR). Nothing of it is kept here and nothing is downloaded.

An article is what stands between its TEXT tags; its creation time is the day that it is read from. What is looked for
are its TIMEX3 of type DATE and TIME; DURATION and SET are another matter, which `readouts` leaves out. The measures
are those of Moriceau and Tannier (2014), who ran HeidelTime's French rules on this corpus, over all four types:

    strict    the same extent                                                   HeidelTime: F1 0.860
    relaxed   the extents overlap                                               HeidelTime: F1 0.910
    value     the extents overlap, and the values are the same                  HeidelTime: F1 0.736

**Raw** is the corpus as it stands. **Adapted** is the same output, beside what the corpus would hold under section 7 of
the annotation guide (docs/reference/annotation-guide.md). The output is counted as it is in both; only what is
looked for differs, by these rules, which go by the corpus alone and are counted where they are printed:

    reference      left out: an expression whose value is PRESENT_REF, PAST_REF or FUTURE_REF (« actuellement »)
    vague          left out: no word of the calendar in it (« désormais », « ici », « la première minute »)
    generic        left out: the value names no year or is a period (« en été comme en hiver », « chaque mois »)
    part of a day  left out: a part of a day that is no day's own (« la nuit », « fin d'après-midi »)
    clock          left out: a time of day without a day beside it (« 20 h »)
    timed          joined: a day and the time of day beside it, over a comma or a preposition (« jeudi, à 20 h »)
    range          joined: from one day, month or year to another (« du 3 au 5 », « entre 1990 et 1999 », « 2002/2003 »)
                   and neighbours with « et » (« mai et juin derniers »): the value is both ends
    extent         shortened: articles, prepositions and a comma at its edges are cut (« le 30 juin »)
    value          rewritten: a part of a day has its day's value, a decade three digits, a weekend its two days
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

MEASURES = ("strict", "relaxed", "value")
HEIDELTIME = {"strict": 0.860, "relaxed": 0.910, "value": 0.736}


@dataclass(frozen=True)
class Timex:
    """An expression of time: where it stands, its words and its value."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True)
class Article:
    """An article of the corpus with its expressions of type DATE and TIME."""

    name: str
    published: str
    text: str
    wanted: tuple[Timex, ...]


# --- the corpus -----------------------------------------------------------------------------------
def read(path: Path) -> Article:
    """The article of a TimeML file with inline tags."""
    root = ET.parse(path).getroot()
    published = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if published is None or body is None:
        raise ValueError(f"{path} is no article of the corpus: DCT or TEXT is missing")
    text, wanted = flattened(body)
    return Article(path.stem, published.get("value", ""), text, tuple(wanted))


def flattened(body: ET.Element) -> tuple[str, list[Timex]]:
    """The text without its tags, and the dates and times in it.

    >>> body = ET.fromstring('<TEXT>Le <TIMEX3 type="DATE" value="1999-06-30">30 <B>juin</B></TIMEX3>.</TEXT>')
    >>> flattened(body)
    ('Le 30 juin.', [Timex(start=3, end=10, text='30 juin', value='1999-06-30')])
    """
    parts: list[str] = []
    found: list[Timex] = []

    def walk(element: ET.Element, start: int) -> int:
        at = start + len(element.text or "")
        parts.append(element.text or "")
        for child in element:
            at = walk(child, at) + len(child.tail or "")
            parts.append(child.tail or "")
        if element.tag == "TIMEX3" and element.get("type") in ("DATE", "TIME") and at > start:
            found.append(Timex(start, at, "", element.get("value")))
        return at

    walk(body, 0)
    text = "".join(parts)
    found.sort(key=lambda t: t.start)
    return text, [replace(t, text=text[t.start : t.end]) for t in found]


# --- what it would hold under the guide -----------------------------------------------------------
_EDGE = re.compile(
    r"(?:\s+|l'|d'|(?:le|la|les|de|du|des|à|au|aux|en|vers|dès|depuis|pour|l’|d’)\b\s*(?!-))+", re.I
)
_CALENDAR = re.compile(
    r"\d|aujourd'hui|hier\b|demain|veille|lendemain|midi\b|minuit|\bjours?\b|semaine|week-end|mois|\ban(?:s|née\w*)?\b"
    r"|trimestre|semestre|siècle|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche|janvier|février|mars|avril|\bmai\b"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre|printemps|été|automne|hiver|matin|soir|nuit|nocturne",
    re.I,
)
_PART = re.compile(
    r"(?:(?:la |une )?(?:fin|début|milieu) (?:de )?)?(?:la |l'|d'|une )*"
    r"(?:nuit|soirée|matinée|nocturnes?|soir|matin|après-midi)",
    re.I,
)
_CLOCK = re.compile(
    r"(?:vers |à )?(?:\d{1,2} ?h(?: ?\d\d)?|midi|minuit)(?: locales?| GMT| en [A-Z]\w+)?", re.I
)
_TIMED = re.compile(r"\s*,?\s*(?:(?:à|vers|dès|à partir de|peu avant|peu après)\s+)?", re.I)
_RANGE = re.compile(r"\s*(?:au|à|-|/)\s*", re.I)
_NUMBERS = re.compile(r"\d+")
_PARTS_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}")
_WEEKEND = re.compile(r"(\d{4})-W(\d\d)-WE")
_OFFSET = re.compile(r"([+-])(\d{1,2})$")


def adapted(article: Article, told: Counter[str]) -> tuple[Timex, ...]:
    """What the article holds under section 7 of the guide; ``told`` counts what each rule did."""
    kept: list[Timex] = []
    for timex in article.wanted:
        last = kept[-1] if kept else None
        between = article.text[last.end : timex.start] if last is not None else ""
        if last and _is_clock(timex) and "T" not in _valued(last) and _TIMED.fullmatch(between):
            kept[-1] = _spanning(article, last, timex, _valued(timex))
            told["timed"] += 1
            continue
        if last and _are_range(last, timex) and _through(article, last, timex):
            kept[-1] = _spanning(article, last, timex, f"{_valued(last)}/{_valued(timex)}")
            told["range"] += 1
            continue
        kept.append(timex)
    out = []
    for timex in kept:
        left_out = _left_out(timex)
        if left_out:
            told[left_out] += 1
            continue
        trimmed = _trimmed(timex)
        told["extent"] += trimmed.text != timex.text
        value = _valued(trimmed)
        told["value"] += value != timex.value
        out.append(replace(trimmed, value=value))
    return tuple(out)


def _spanning(article: Article, first: Timex, last: Timex, value: str) -> Timex:
    return Timex(first.start, last.end, article.text[first.start : last.end], value)


def _is_clock(timex: Timex) -> bool:
    return _CLOCK.fullmatch(timex.text) is not None


def _through(article: Article, first: Timex, last: Timex) -> bool:
    between = article.text[first.end : last.start]
    if between.strip() == "et":
        neighbours = [_NUMBERS.findall(t.value or "")[-1] for t in (first, last)]
        opened = article.text[: first.start].rstrip().endswith("entre")
        pointed = re.search("hier|hui|demain", first.text, re.I)
        return opened or (int(neighbours[1]) == int(neighbours[0]) + 1 and not pointed)
    return _RANGE.fullmatch(between) is not None


def _are_range(first: Timex, last: Timex) -> bool:
    values = _valued(first), _valued(last)
    return values[0] < values[1] and all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", v) for v in values)


def _left_out(timex: Timex) -> str:
    """The rule by which an expression is no date of the guide, or nothing."""
    value = timex.value or ""
    if value.endswith("_REF"):
        return "reference"
    if not _CALENDAR.search(timex.text):
        return "vague"
    if _PART.fullmatch(timex.text):
        return "part of a day"
    if not value[:1].isdigit() or value.startswith("P"):
        return "generic"
    return "clock" if _is_clock(timex) else ""


def _trimmed(timex: Timex) -> Timex:
    """Without articles, prepositions and a comma at its edges.

    >>> _trimmed(Timex(4, 17, "les mois d'été,", "1999-SU"))
    Timex(start=8, end=18, text="mois d'été", value='1999-SU')
    """
    text = timex.text
    edge = _EDGE.match(text)
    if edge and edge.end() < len(text):
        text = text[edge.end() :]
    start = timex.start + len(timex.text) - len(text)
    text = text.rstrip(" ,")
    return Timex(start, start + len(text), text, timex.value)


def _valued(timex: Timex) -> str:
    """The value as the guide writes it.

    >>> [_valued(Timex(0, 0, "", v)) for v in ("1999-05-18TEV", "196X", "2003-W05-WE", "2002-02-08T12:30-07")]
    ['1999-05-18', '196', '2003-02-01/2003-02-02', '2002-02-08T12:30-07:00']
    """
    value = timex.value or ""
    if part := _PARTS_OF_DAY.fullmatch(value):
        return part[1]
    if weekend := _WEEKEND.fullmatch(value):
        saturday = dt.date.fromisocalendar(int(weekend[1]), int(weekend[2]), 6)
        return f"{saturday}/{saturday + dt.timedelta(days=1)}"
    if "T" in value and (zone := _OFFSET.search(value)):
        return f"{value[: zone.start()]}{zone[1]}{int(zone[2]):02}:00"
    return value.rstrip("X") if re.fullmatch(r"\d+X+", value) else value


# --- the figures ----------------------------------------------------------------------------------
@dataclass
class Figures:
    """How much was found of what was looked for, by measure."""

    wanted: int = 0
    found: int = 0
    hits: Counter[str] | None = None

    def add(self, wanted: Iterable[Timex], found: Iterable[Timex], misses: list[str]) -> None:
        """Count an article, and say what was not found, invented or valued otherwise."""
        hits = self.hits = self.hits if self.hits is not None else Counter()
        wanted, free = list(wanted), list(found)
        self.wanted += len(wanted)
        self.found += len(free)
        for timex in wanted:
            over = [f for f in free if f.start < timex.end and timex.start < f.end]
            over.sort(key=lambda f: (f.start, f.end) != (timex.start, timex.end))
            if not over:
                misses.append(f"missed    {timex.text!r} {timex.value}")
                continue
            free.remove(over[0])
            same = (over[0].start, over[0].end) == (timex.start, timex.end)
            valued = over[0].value == timex.value
            hits.update(relaxed=1, strict=same, value=valued)
            if not valued or not same:
                misses.append(
                    f"otherwise {timex.text!r} {timex.value}, found {over[0].text!r} {over[0].value}"
                )
        misses.extend(f"invented  {f.text!r} {f.value}" for f in free)

    def of(self, measure: str) -> tuple[float, float, float]:
        """Precision, recall and F1.

        >>> Figures(4, 5, Counter(strict=3)).of("strict")
        (0.6, 0.75, 0.6666666666666666)
        """
        hits = (self.hits or Counter())[measure]
        return (
            hits / self.found if self.found else 0.0,
            hits / self.wanted if self.wanted else 0.0,
            2 * hits / (self.found + self.wanted) if self.found + self.wanted else 0.0,
        )


def dates_of(article: Article) -> list[Timex]:
    """What `readouts` finds in it."""
    from readouts import parse

    found = parse.dates(article.text, reference=article.published)
    return [Timex(d.span.start, d.span.end, d.span.text, d.value) for d in found]


def articles(folder: Path, half: str | None = None) -> list[Article]:
    """The articles of a checkout, or every other one of them."""
    paths = sorted(folder.rglob("*.tml"))
    if half is not None:
        paths = paths[half == "even" :: 2]
    return [read(path) for path in paths]


def table(name: str, figures: Figures) -> str:
    """The three measures, a line each."""
    lines = [f"{name}: {figures.wanted} looked for, {figures.found} found"]
    lines.append(f"{'':10s}{'precision':>10s}{'recall':>10s}{'F1':>10s}{'HeidelTime':>12s}")
    for measure in MEASURES:
        cells = "".join(f"{value:10.3f}" for value in figures.of(measure))
        lines.append(f"{measure:10s}{cells}{HEIDELTIME[measure]:12.3f}")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="your checkout of the corpus")
    parser.add_argument("--half", choices=("odd", "even"), help="every other article alone")
    parser.add_argument("--misses", action="store_true", help="print what was not found as it is")
    options = parser.parse_args(argv)
    read_in = articles(options.folder, options.half)
    if not read_in:
        parser.error(f"no .tml file in {options.folder}")
    raw, guided = Figures(), Figures()
    told: Counter[str] = Counter()
    for article in read_in:
        found, misses = dates_of(article), list[str]()
        raw.add(article.wanted, found, [])
        guided.add(adapted(article, told), found, misses)
        if options.misses and misses:
            print(*(f"{article.name}  {miss}" for miss in misses), sep="\n")
    print(f"{len(read_in)} articles\n")
    print(table("raw", raw), table("adapted", guided), sep="\n\n")
    print("\nby rule: " + ", ".join(f"{name} {count}" for name, count in told.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
