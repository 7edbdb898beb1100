"""What stands around a phrase, whatever its verb: places of meeting, questions answered, matters told by the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from readouts.analysis import Analysis
from readouts.findings import EncounterFinding
from readouts.readers.topics.markers import Marker, Markers
from readouts.readers.topics.wording import Candidate
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Surroundings"]

_REACH = 45
"""How many tokens off the words around a phrase may stand."""

_ANSWERING = frozenset(("de", "du", "des", "d"))
_THERE = frozenset(("a", "au", "aux", "dans", "devant"))
_VENUES = words("topic_venues")
_PURPOSE = 8
"""How many tokens behind a meeting its matter may stand."""


class Surroundings:
    """The stretches around the phrases of one page."""

    def __init__(
        self, analysis: Analysis, markers: Markers, encounters: Sequence[EncounterFinding]
    ) -> None:
        self.analysis = analysis
        self.page = analysis.page
        self.markers = markers
        off = [e.spans[0] for e in encounters if e.status == "cancelled" and e.spans]
        self.off = {self.page.sentence_at(start): end for start, end in off}

    def called_off(self, candidate: Candidate) -> bool:
        """« Le dialogue sur le [crime organisé] est annulé »: what a meeting that does not take place was for."""
        if candidate.needs or candidate.sentence not in self.off:
            return False
        told = self.page.first_token(self.off[candidate.sentence])
        return candidate.first <= told + _PURPOSE

    def by_the_way(self, candidate: Candidate, marker: Marker) -> bool:
        """« L'Ouzbékistan, qui vend de l'[électricité] à Kaboul, … »: what is only told of somebody."""
        group = marker.group
        if group is None or marker.value not in ("commit", "voice") or group.tense != "present":
            return False
        page, at = self.page, group.first - 1
        who = page.words[at] == "qui" and page.gaps[at] == COMMA and marker.end <= candidate.start
        closed = page.fold.find(",", candidate.end, candidate.end + 80)
        return who and closed >= 0 and page.sentence_at(closed) == candidate.sentence

    def answers(self, candidate: Candidate) -> bool:
        """« De quoi ont-ils parlé ? De [gaz], évidemment. »: a list behind a question of that kind."""
        page = self.page
        if not candidate.sentence:
            return False
        first = page.first_token(page.sentences[candidate.sentence][0])
        if candidate.first - first > _REACH or page.words[first] not in _ANSWERING:
            return False
        start, end = page.sentences[candidate.sentence - 1]
        if "?" not in page.text[max(start, end - 4) : end]:
            return False
        last = page.token_at(end - 1)
        before = self.markers.around(candidate.sentence - 1, last, last)
        spoken = any(m.value in ("discuss", "setting", "agenda") for m in before)
        asked = page.words[max(page.first_token(start), last - _REACH) : last + 1]
        plain = not any(g.finite for g in self.groups_between(page.starts[first], candidate.end))
        return spoken and plain and "quoi" in asked

    def venue(self, candidate: Candidate) -> bool:
        """« s'est entretenu à l'[aéroport] », « reçu au [port] »: where they spoke, not what of."""
        page, at = self.page, candidate.first
        at -= 1 if page.words[at - 1] in ("l", "la", "le", "leur", "son") else 0
        if not at or page.words[at - 1] not in _THERE or page.gaps[candidate.first] != JOINED:
            return False
        return bool(_VENUES.intersection(page.words[candidate.first : candidate.last + 1]))

    def exemplified(self, last: int, first: int) -> bool:
        """Whether a colon or « notamment » stands between two tokens not far apart."""
        page = self.page
        if not 0 < first - last <= _REACH:
            return False
        if page.fold.find(":", page.ends[last], page.starts[first]) >= 0:
            return True
        sentence = page.sentence_at(page.starts[first])
        return any(
            marker.value == "umbrella"
            and last < marker.first
            and marker.last < first
            and page.words[marker.last] != "ainsi"  # « ainsi que » only adds
            for marker in self.markers.around(sentence, last, first)
        )

    def groups_between(self, start: int, end: int) -> list[VerbGroup]:
        """The verb groups that begin between two places of the text."""
        groups = self.analysis.groups
        low = bisect_left(groups, start, key=lambda g: g.start)
        return groups[low : bisect_left(groups, end, key=lambda g: g.start)]
