"""What keeps a topic off the table: a denial, a clause of cause or of time, something that one side left behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readouts.analysis import Analysis
from readouts.readers.topics.markers import Marker
from readouts.readers.topics.wording import Candidate
from readouts.text import COMMA, JOINED, Page
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Denials"]


class Denials:
    """The contrasts of a page, and what its markers keep off the table."""

    def __init__(self, analysis: Analysis) -> None:
        self.page = analysis.page
        self.verbs = analysis.vocabulary.verbs
        self._contrasts = contrasts(self.page)

    def parted(self, first: int, last: int) -> bool:
        """Whether a semicolon or a contrast stands between two tokens."""
        at = bisect_left(self._contrasts, first + 1)
        return at < len(self._contrasts) and self._contrasts[at] <= last

    def denied(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« Les visas n'ont pas été abordés », « faute de temps »: said not to be discussed."""
        for marker in markers:
            far = (
                marker.first - candidate.last
                if marker.start > candidate.end
                else candidate.first - marker.last
            )
            if far > 30 or (
                marker.start >= candidate.end and self.parted(candidate.last, marker.first)
            ):
                continue
            if (
                marker.start < candidate.start
                and marker.last < candidate.first
                and self.parted(marker.last, candidate.first)
            ):
                continue
            if marker.value == "deny":
                return True
            group = marker.group
            if self._shunned(marker) and marker.end <= candidate.start:
                return True
            if (
                group is None
                or not group.negated
                or self._not_only(group)
                or group.tense == "infinitive"  # « sans parler de »
                or marker.value not in ("discuss", "setting", "raise")
            ):
                continue
            if marker.start > candidate.end:
                if (group.passive or marker.value == "setting") and not self._active_between(
                    markers, candidate.end, marker.start
                ):
                    return True
            elif not self._active_between(markers, marker.end, candidate.start) and (
                marker.value != "raise" or "mention" in marker.tags
            ):
                return True
        return False

    def _shunned(self, marker: Marker) -> bool:
        """« ont évité d'aborder », « s'est gardé d'évoquer », « n'ont pas souhaité s'exprimer sur »."""
        group = marker.group
        if group is None or group.tense != "infinitive" or marker.value not in _SPOKEN:
            return False
        governor = group.governor
        if governor is None or group.first - governor.last > _GOVERNED:
            return False
        if governor.lemma in _AVOIDING:
            return not governor.negated
        return governor.negated and governor.lemma in _WILLING

    def _not_only(self, group: VerbGroup) -> bool:
        """« n'ont pas seulement parlé de la pêche »: of it and of more."""
        near = self.page.words[group.first : group.last + 3]
        return not _ONLY.isdisjoint(near)

    def _active_between(self, markers: Sequence[Marker], start: int, end: int) -> bool:
        return any(
            start <= m.start
            and m.end <= end
            and m.value in ("discuss", "setting", "raise", "commit")
            and m.group
            for m in markers
        )

    def is_background(
        self, candidate: Candidate, markers: Sequence[Marker], left: Marker | None
    ) -> bool:
        """« a rompu, invoquant la guerre »: told only as a cause or a setting."""
        for marker in markers:
            if marker.value == "background" and marker.end <= candidate.start:
                near = candidate.first - marker.last <= 30
                later = left is not None and left.start > marker.end
                if near and not later and not self._comma_clause(marker.last, candidate.first):
                    return True
        return False

    def left_behind(
        self, candidate: Candidate, markers: Sequence[Marker], left: Marker | None
    ) -> bool:
        """« a suspendu sa participation au traité »: told as something that one side did, not as a subject."""
        for marker in _ahead(candidate, markers, "leave", 30):
            if marker.group is not None and (not marker.group.finite or marker.group.passive):
                continue
            if left is None or (left.end <= marker.start and left.value in ("voice", "commit")):
                return True
        return False

    def _comma_clause(self, first: int, last: int) -> bool:
        """Whether a comma and then a verb stand between two tokens (the clause of the setting is over)."""
        between = range(first + 1, last + 1)
        verbs = self.verbs
        return last - first > 6 and any(
            self.page.gaps[i] == COMMA
            and self.page.words[i] not in ("a", "de", "et", "au")
            and self.page.words[i] not in verbs
            for i in between
        )

    def in_time_clause(self, candidate: Candidate, markers: Sequence[Marker]) -> bool:
        """« depuis l'annexion de la Crimée »: only the time of something else."""
        page = self.page
        for marker in _ahead(candidate, markers, "time", 6):
            if "frame" in marker.tags and candidate.needs == "":
                continue  # « la stratégie dans le cadre de la lutte contre le terrorisme »
            between = page.words[marker.last + 1 : candidate.first]
            if any(page.gaps[i] != JOINED for i in range(marker.last + 1, candidate.first + 1)):
                continue
            lasting = any(word in _SPANS for word in between)  # « après onze mois de [brouille] »
            if lasting and not _of_span(between):
                continue  # « bloque depuis cinq ans [les négociations] »
            if sum(w not in _SMALL for w in between) <= (3 if lasting else 1):
                return candidate.theme != "disaster" or page.words[marker.first] != "a"
        return False


def _of_span(between: Sequence[str]) -> bool:
    """Whether a span of time has the phrase as its own (« onze mois [de] », not « cinq ans [les] »)."""
    at = next(i for i, word in enumerate(between) if word in _SPANS)
    return at + 1 == len(between) or between[at + 1] in ("de", "d")


def _ahead(
    candidate: Candidate, markers: Sequence[Marker], value: str, reach: int
) -> Iterator[Marker]:
    """The markers of one kind that stand before a candidate, at most so many tokens off."""
    for marker in markers:
        near = marker.end <= candidate.start and candidate.first - marker.last <= reach
        if marker.value == value and near:
            yield marker


def contrasts(page: Page) -> list[int]:
    """The tokens that open a contrasted clause: behind a semicolon, « tandis que », « alors que », « , mais »."""
    words, out = page.words, []
    for match in _SEMICOLON.finditer(page.fold):
        out.append(page.first_token(match.end()))
    for i, word in enumerate(words):
        if word in _CONTRAST and (
            (word == "mais" and page.gaps[i] == COMMA)
            or (word != "mais" and words[i + 1 : i + 2] in (["que"], ["qu"]))
        ):
            out.append(i)
    return sorted(out)


_SPOKEN = ("discuss", "raise", "setting")
_GOVERNED = 3
_AVOIDING = words("topic_avoiding_verbs")
_WILLING = words("topic_willing_verbs")
_ONLY = frozenset("seulement uniquement exclusivement simplement".split())
_SEMICOLON = re.compile(";")
_CONTRAST = frozenset(("mais", "tandis", "alors"))
_SMALL = words("topic_small")
_SPANS = words("topic_spans")
