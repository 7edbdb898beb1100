"""Which side brings a topic up: that of the verb's subject, of the agent, of the one named behind « demandé par »."""

from __future__ import annotations

import re
from bisect import bisect_left

from readouts.analysis import Analysis
from readouts.clauses import mentions_in, sides_of, subject
from readouts.codes import BODY_SIDES
from readouts.findings import Actor, Cast
from readouts.readers.topics.markers import Marker
from readouts.readers.topics.places import Places, code_of
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Raisers"]


class Raisers:
    """The subjects of a page's verbs as sides; ``parties`` are the sides of its encounters."""

    def __init__(self, analysis: Analysis, cast: Cast, places: Places, parties: list[str]) -> None:
        self.page = analysis.page
        self.groups = analysis.groups
        self.cast = cast
        self.places = places
        self.parties = parties

    def of(self, marker: Marker) -> list[str]:
        """The side that a marker's subject stands for, where it is not all of them."""
        group = marker.group
        if group is None or marker.value in ("agenda", "refuse"):
            return []
        if marker.value == "setting":
            return self._devoting(group)
        if marker.value == "discuss" and (group.plural or group.tense == "past_infinitive"):
            return []
        if self._for_both(marker, group):
            return []
        if group.lemma in _ASKED and (group.passive or group.tense == "participle"):
            return self._answering(group)
        if group.tense == "gerund" and marker.value in ("raise", "voice"):
            return self._beside(group)
        bare = group.tense == "participle" and self._coordinated_to(group) is None
        saying = self._saying(group) if bare else None
        if saying is not None:
            group = saying
        elif group.passive or bare:
            return self._agent(group) if marker.value in ("raise", "discuss") else []
        if (group.reflexive and marker.value == "discuss") or (
            marker.value == "discuss" and self._together(group)
        ):
            return []
        if group.plural and self._all_of_them(group):
            return []
        sides = sides_of(self.acting(group))
        if marker.value == "raise" and self._together(group) and group.plural:
            return []
        if len(sides) > 1 and set(sides) >= set(self.parties[:2]):
            return []
        if len(sides) > 1 and len(sides) >= len(self.parties) > 1:
            return []
        if len(sides) > 1 and marker.value != "raise":
            return []
        if len(sides) == 1 and sides[0] in BODY_SIDES and group.plural:
            return []  # « les chefs d'État de la Communauté »: all of them
        return sides

    def _saying(self, group: VerbGroup) -> VerbGroup | None:
        """« [s'est dit] préoccupé par la pêche »: the verb that a participle right behind it completes."""
        at = bisect_left(self.groups, group.start, key=lambda g: g.start) - 1
        before = self.groups[at] if at >= 0 else None
        if before is None or not before.finite or before.last + 1 != group.first:
            return None
        return before if "topic_cue" in before.rows else None

    def _devoting(self, group: VerbGroup) -> list[str]:
        """« la partie kosovare a consacré une heure aux factures »: one side spends its time on a matter."""
        if group.lemma not in _DEVOTE or group.passive or not group.finite or group.plural:
            return []
        sides = sides_of(self.acting(group))
        return sides if len(sides) == 1 else []

    def _beside(self, group: VerbGroup) -> list[str]:
        """« Évoquant les migrants, M. Bamatraf a … »: whoever acts in the clause that the gerund goes with."""
        at = bisect_left(self.groups, group.start, key=lambda g: g.start)
        opens = self.page.first_token(self.page.sentences[group.sentence][0]) >= group.first - 2
        others = self.groups[at + 1 :] if opens else reversed(self.groups[:at])
        for other in others:
            if other.sentence != group.sentence:
                break
            if other.finite:
                sides = sides_of(self.acting(other))
                both = len(sides) > 1 and set(sides) >= set(self.parties[:2])
                return [] if both else sides
        return []

    def _answering(self, group: VerbGroup) -> list[str]:
        """« Interrogé sur Gaza, [M. Fidan] a dit … »: whoever answers speaks of it to the press."""
        at = bisect_left(self.groups, group.start, key=lambda g: g.start)
        for other in self.groups[at : at + 6]:
            if other.sentence == group.sentence and other.finite:
                sides = sides_of(self.acting(other))
                return sides if len(sides) == 1 else []
        return []

    def _all_of_them(self, group: VerbGroup) -> bool:
        """« les deux pays se sont engagés », « M. Abdelatty et ses homologues ont évoqué »."""
        page, i = self.page, group.first - 1
        while i >= 0 and group.first - i <= 6 and page.gaps[i + 1] == JOINED:
            if page.words[i] in _ALL or page.words[i : i + 2] in _AND_THEIRS:
                return True
            i -= 1
        return False

    def acting(self, group: VerbGroup) -> tuple[Actor, ...]:
        """The actors of a group's subject; a verb behind « et » without a subject of its own has that before it."""
        before = self._coordinated_to(group) or group
        return (
            self._given_to(group)
            or subject(self.page, self.cast, before)
            or self._carried(before)
            or self.announced(before.sentence, before.start)
        )

    def _given_to(self, group: VerbGroup) -> tuple[Actor, ...]:
        """« l'occasion pour [la partie tunisienne] de réclamer »: whom an infinitive is given to."""
        page, first = self.page, group.first
        if group.tense != "infinitive" or page.words[first - 1] not in ("de", "d") or first < 3:
            return ()
        end = page.ends[first - 2]
        for mention in mentions_in(self.cast, max(end - _GIVEN, 0), end):
            told = page.words[max(page.first_token(mention.start) - 2, 0) : first - 1]
            if mention.end == end and "pour" in told:
                return mention.actors
        return ()

    def _carried(self, group: VerbGroup) -> tuple[Actor, ...]:
        """« [Le Chili] a pris note. Il a par ailleurs exposé … »: a pronoun has the subject of the sentence before."""
        page = self.page
        opening = page.words[max(group.first - 2, 0) : group.first + 1]
        start = page.sentences[group.sentence][0]
        if _PRONOUNS.isdisjoint(opening) or group.passive or group.lemma in _IMPERSONAL:
            return ()
        if page.text.find("\n\n", max(start - 3, 0), start) >= 0:
            return ()
        at = bisect_left(self.groups, start, key=lambda g: g.start) - 1
        found: tuple[Actor, ...] = ()
        while at >= 0 and self.groups[at].sentence == group.sentence - 1:
            if self.groups[at].finite:
                found = subject(page, self.cast, self.groups[at]) or found
            at -= 1
        return found if len(sides_of(found)) == 1 else ()

    def announced(self, sentence: int, end: int) -> tuple[Actor, ...]:
        """« Du côté [marocain], on insiste », « Pour [la partie belge], la priorité est »: told ahead of the clause."""
        page = self.page
        start = page.first_token(page.sentences[sentence][0])
        opening = page.words[start : start + 3]
        if not opening or (opening[0] not in _AHEAD and opening[:2] not in _AHEAD_TOO):
            return ()
        for mention in mentions_in(self.cast, page.starts[start], end):
            return mention.actors if page.first_token(mention.start) - start <= 3 else ()
        return ()

    def reporting(self, sentence: int, end: int) -> list[str]:
        """« [M. Wang] a indiqué que les deux voisins devaient … »: who says what the clause tells of both."""
        start = self.page.sentences[sentence][0]
        at = bisect_left(self.groups, start, key=lambda g: g.start)
        while at < len(self.groups) and self.groups[at].start < end:
            group = self.groups[at]
            behind = self.page.words[group.last + 1 : group.last + 2]
            if group.finite and group.lemma in _REPORTING and behind in (["que"], ["qu"]):
                sides = sides_of(self.acting(group))
                together = any(g.lemma in _AGREE for g in self.groups[at + 1 : at + 3])
                return sides if len(sides) == 1 and not together else []
            at += 1
        return []

    def _coordinated_to(self, group: VerbGroup) -> VerbGroup | None:
        page = self.page
        i = group.first - 1
        while i > 0 and page.words[i] in _BESIDE and page.gaps[i + 1] in (JOINED, COMMA):
            i -= 1
        if (
            i < 0
            or page.words[i] not in ("et", "puis", "mais")
            or not (group.finite or group.tense == "participle")
        ):
            return None
        at = bisect_left(self.groups, group.start, key=lambda g: g.start) - 1
        while at >= 0 and self.groups[at].sentence == group.sentence:
            earlier = self.groups[at]
            if earlier.finite:
                own = any(
                    m.start > page.starts[i]
                    for m in mentions_in(self.cast, earlier.end, group.start)
                    if m.how != "possessor"
                )
                return (
                    None
                    if own
                    or earlier.inverted
                    or page.words[earlier.first - 1 : earlier.first] == ["qui"]
                    else earlier
                )
            at -= 1
        return None

    def _for_both(self, marker: Marker, group: VerbGroup) -> bool:
        """« s'est entretenu avec lui pour évoquer », « a permis aux deux ministres d'aborder »."""
        if group.tense not in ("infinitive", "past_infinitive"):
            return False
        before = self.page.words[max(group.first - 7, 0) : group.first]
        if group.governor is not None and group.governor.lemma in _SEIZE:
            return False  # « en a profité pour évoquer la pêche »
        if _SEIZED.intersection(before):
            return False
        if before[-1:] == ["pour"] or "afin" in before[-2:]:
            return marker.value == "discuss" or "mention" in marker.tags
        return before[-1:] in (["de"], ["d"]) and any(w.startswith("perm") for w in before)

    def _together(self, group: VerbGroup) -> bool:
        """« a discuté du gaz avec Rabat », « [Avec] son homologue, M. Attaf a examiné … »."""
        first = self.page.first_token(self.page.sentences[group.sentence][0])
        opens = self.page.words[first : first + 1] == ["avec"]
        return opens or self._opposite(group)

    def _opposite(self, group: VerbGroup) -> bool:
        """« parlera de la sécurité du lac [avec son homologue] », at any distance where it is a counterpart."""
        words = self.page.words
        near = words[group.last + 1 : group.last + 6]
        far = words[group.last + 1 : group.last + _FAR_COMPANY]
        return "avec" in near or any(
            far[i : i + 1] == ["avec"] and not _OPPOSITES.isdisjoint(far[i + 1 : i + 4])
            for i in range(5, len(far))
        )

    def _agent(self, group: VerbGroup) -> list[str]:
        page = self.page
        words = page.words[group.last + 1 : group.last + 9]
        if "par" not in words:
            return []
        by = page.ends[group.last + 1 + words.index("par")]
        following = mentions_in(self.cast, by, by + 40)
        return sides_of(following[0].actors)[:1] if following else []

    def side_after(self, position: int) -> str | None:
        """The side named right behind a position: an actor's, or a state's by name."""
        page = self.page
        following = mentions_in(self.cast, position, position + 50)
        for mention in following[:1]:
            if not re.search(r"[.;]", page.text[position : mention.start]):
                sides = sides_of(mention.actors)
                if sides:
                    return sides[0]
        token = page.first_token(position)
        for hit in self.places.starting(token, token + 4):
            code = code_of(hit)
            if code is not None:
                return code
        return None


_GIVEN = 60
_PRONOUNS = frozenset(("il", "elle"))
_IMPERSONAL = frozenset(("etre", "agir", "falloir", "convenir"))
_AHEAD = frozenset(("cote", "pour", "chez"))
_AND_THEIRS = [["et", word] for word in ("son", "sa", "ses", "leur", "leurs")]
_AHEAD_TOO = (["du", "cote"], ["de", "la"])
_AGREE = words("topic_agree_verbs")
_REPORTING = words("topic_reporting_verbs")
_ALL = words("topic_all")
_FAR_COMPANY = 18
_OPPOSITES = words("topic_opposites")
_SEIZE = words("topic_seize_verbs")
_SEIZED = frozenset("profite profitant profiter saisi saisissant mis mettant".split())
_ASKED = words("topic_asked_verbs")
_DEVOTE = words("topic_devote_verbs")
_BESIDE = words("topic_beside")
