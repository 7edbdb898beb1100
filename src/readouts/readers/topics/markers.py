"""The wording that puts something on the table, by sentence: verbs with their groups, and fixed phrases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.analysis import Analysis
from readouts.findings import Place
from readouts.text import JOINED, Page
from readouts.verbs import VerbGroup
from readouts.vocabulary.rows import Cue

__all__ = ["ACTIVE", "STRONG", "Marker", "Markers", "aside_lines", "listed_lines"]

ACTIVE = ("discuss", "setting", "raise", "voice", "commit", "refuse", "agenda")
"""The values that put something on the table."""

STRONG = ("discuss", "setting", "raise", "agenda")
"""Those that say that it was spoken of."""

_WINDOW = 60
"""How many tokens around a phrase its wording may stand."""


@dataclass(slots=True, eq=False)
class Marker:
    """A place where the text speaks of discussing: the wording's value, its tokens and its verb group."""

    start: int
    end: int
    first: int
    last: int
    value: str
    group: VerbGroup | None
    tags: tuple[str, ...] = ()
    proposes: bool = False

    @property
    def settles(self) -> bool:
        """A verb that tells by itself what is done with a topic (« ont discuté », « dit avoir discuté »)."""
        group = self.group
        return group is not None and (group.finite or group.tense == "past_infinitive")


@dataclass(slots=True, eq=False)
class Markers:
    """The markers of a page by sentence, each sentence's in the order of the text."""

    by_sentence: dict[int, list[Marker]] = field(default_factory=dict)

    def around(self, sentence: int, first: int, last: int) -> list[Marker]:
        """The markers of a sentence that stand near a stretch of tokens."""
        markers = self.by_sentence.get(sentence, [])
        low = bisect_left(markers, first - _WINDOW, key=lambda m: m.first)
        return markers[low : bisect_left(markers, last + _WINDOW, key=lambda m: m.first)]

    @classmethod
    def of(cls, analysis: Analysis) -> Markers:
        """Every marker of a page."""
        page = analysis.page
        found = [marker for group in analysis.groups if (marker := _of_group(page, group))]
        for hit in analysis.hits.get("topic_cue", []):
            found.append(
                Marker(hit.start, hit.end, hit.first, hit.last, hit.row.value, None, hit.row.tags)
            )
        found.sort(key=lambda m: (m.first, m.last))
        out = cls()
        for marker in found:
            out.by_sentence.setdefault(page.sentence_at(marker.start), []).append(marker)
        return out


def _of_group(page: Page, group: VerbGroup) -> Marker | None:
    rows = group.rows.get("topic_cue", ())
    wish = group.modal == "souhaiter" or (group.modal == "vouloir" and group.tense == "conditional")
    if not rows and not wish:
        return None
    cue = next((r.row for r in rows if isinstance(r.row, Cue)), None)
    value, tags = (cue.value, cue.tags) if cue is not None else ("", ())
    if wish and value in ("", "commit"):
        value = "raise"
    name = group.first == group.last and group.tense == "present" and _is_name(page, group.first)
    ahead = group.lemma == "concerner" and group.tense == "gerund"  # « Concernant les visas, … »
    if not value or name or ahead or (group.tense == "participle" and _is_noun(page, group.first)):
        return None
    proposes = any(isinstance(r.row, Cue) and r.row.value == "propose" for r in rows)
    return Marker(group.start, group.end, group.first, group.last, value, group, tags, proposes)


def _is_name(page: Page, first: int) -> bool:
    """« Nomad Presse »: a present form with a capital within a sentence."""
    joined = first > 0 and page.gaps[first] == JOINED
    return joined and page.text[page.starts[first]].isupper()


def _is_noun(page: Page, first: int) -> bool:
    """« le traité », « un arrangement » : a participle behind a determiner or at a capital."""
    before = page.words[first - 1] if first and page.gaps[first] == JOINED else ""
    return before in _DETERMINERS or (page.text[page.starts[first]].isupper() and before != "")


_DETERMINERS = frozenset(
    "le la les l un une du des au aux ce cet cette ces son sa ses leur leurs nouveau".split()
)


def listed_lines(analysis: Analysis, stretches: Sequence[Place]) -> set[int]:
    """The lines that are points of an agenda or of a list that a line with a colon opens."""
    page = analysis.page
    out: set[int] = set()
    opened = False
    body = {page.line_at(start) for start, _ in stretches}
    for number, (start, end) in enumerate(page.lines):
        text = page.text[start:end].rstrip()
        point = _POINT.match(page.text, start, end) is not None
        if point and opened and number in body:
            out.add(number)
        elif text and not point:
            opened = text.endswith(":")
    return out


def aside_lines(analysis: Analysis) -> set[int]:
    """The lines of a section that only gives the background (« Faits en bref », « Contexte : »)."""
    page = analysis.page
    out: set[int] = set()
    inside = False
    for number, (start, end) in enumerate(page.lines):
        line = page.fold[start:end].strip()
        if _ASIDE.match(line) is not None:
            inside = len(line) <= _LONGEST_HEADING
            out.add(number)
        elif inside and len(line) <= _LONGEST_HEADING and _POINT.match(line) is None:
            inside = line[-1:] in ".;,"
        if inside:
            out.add(number)
    return out


_LONGEST_HEADING = 40

# The head of a section of background: « Faits en bref », « Contexte : », « Pour mémoire ».
_ASIDE = re.compile(
    r"(?:faits en bref|contexte(?: historique)?\s*(?::|$)|rappel(?: des faits)?\s*(?::|$)|pour memoire\s*(?::|$)"
    r"|note (?:aux|a l.attention des) redact|reperes\s*(?::|$)|chronologie\s*(?::|$)|a savoir\s*(?::|$))"
)

# A point of a list: « 1. Vaccins », « – d'ouvrir … », « • Énergie ».
_POINT = re.compile(r"\s*(?:\d{1,2}\s?[.)°/-]|[-–—•*·▪]|[a-h]\))\s*")
