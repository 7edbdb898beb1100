"""When the name of a country or of its capital is a party and when it is a place: decided by preposition and verb."""

from __future__ import annotations

from readouts.readers.participants.frame import Frame, Target
from readouts.vocabulary import words

__all__ = ["StateReader"]

_AGENCY = frozenset(
    """
    entre avec selon par contre pour que qu si et ou ni mais comme envers quant chez lorsque quand tandis dont
    puis or car
    """.split()
)
_VOICES = frozenset(("par", "via", "representee", "represente"))
_PLACE = frozenset("en vers depuis dans via sur jusque jusqu hors travers sous pres".split())


class StateReader:
    """Reads the state mentions of one page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.dative = words("dative_cues")
        self.place_verbs = words("place_verbs")
        self.place_nouns = words("place_nouns") | words("things_with_names")
        self.verbs = {g.first: g for g in frame.analysis.groups if g.finite}
        self.lemmas = {g.last: g.lemma for g in frame.analysis.groups}

    def is_party(self, i: int, target: Target) -> bool:
        """Whether the country or capital named at token i stands for the state."""
        if target.kind == "country":
            return self._country(i, target)
        if target.kind == "capital":
            return self._capital(i, target)
        return False

    def _country(self, i: int, target: Target) -> bool:
        frame = self.frame
        if frame.opening(i):
            return False
        j = i
        while frame.joined(j) and frame.words[j - 1] in ("la", "le", "l", "les"):
            j -= 1
        if j == i and frame.joined(i) and frame.words[i - 1] in self.place_nouns:
            return False
        if not frame.joined(j):
            return (
                j < i
                or self._predicate(target.last)
                or not frame.begins_sentence(i)
                or self._coordinated(target.last)
            )
        before = frame.words[j - 1]
        if before in _PLACE:
            return False
        if before in ("au", "aux") or (before == "a" and j == i):
            return j >= 2 and frame.words[j - 2] in self.dative
        if before in ("de", "d", "du", "des") and j >= 2 and frame.joined(j - 1):
            # « la ville de Guinée », « l'est de la Russie », « à destination du Mexique »
            return frame.words[j - 2] not in self.place_nouns and frame.words[j - 2] not in (
                "hors",
                "pres",
                "revenu",
                "revenue",
                "destination",
                "provenance",
                "retour",
            )
        return True

    def _capital(self, i: int, target: Target) -> bool:
        frame = self.frame
        if frame.opening(i) or self._in_dateline(i):
            return False
        if not frame.joined(i):
            return self._predicate(target.last) or self._coordinated(target.last)
        before = frame.words[i - 1]
        if frame.between(i) == "-":
            return False
        if before in ("a", "au", "aux"):
            return i >= 2 and frame.words[i - 2] in self.dative
        if before in _PLACE or before in ("la", "le", "les", "l"):
            return False
        if before in ("de", "d", "du"):
            return i >= 2 and frame.words[i - 2] not in self.place_nouns and not frame.upper(i - 2)
        if before == "pour":
            return frame.begins_sentence(i - 1)
        if before in _AGENCY:
            return True
        if before in self.place_verbs or self.lemmas.get(i - 1) in self.place_verbs:
            return False
        return self._predicate(target.last) or not frame.upper(i - 1)

    def _in_dateline(self, i: int) -> bool:
        dateline = self.frame.layout.dateline
        return dateline is not None and dateline[0] <= self.frame.starts[i] < dateline[1]

    def _predicate(self, last: int) -> bool:
        """A verb follows the name, with nothing but an aside between."""
        frame = self.frame
        # « Addis-Abeba, par la voix de son porte-parole X, balaie »: an aside of that kind is longer
        aside = (
            last + 1 < frame.count and frame.comma(last + 1) and frame.words[last + 1] in _VOICES
        )
        for j in range(last + 1, min(last + (17 if aside else 9), frame.count)):
            if j in self.verbs:
                return True
            if frame.gaps[j] > 1:
                return False
            if frame.words[j] in (
                "ne",
                "n",
                "se",
                "s",
                "en",
                "y",
                "lui",
                "leur",
                "l",
                "le",
                "la",
                "les",
            ):
                continue
            if (
                frame.gaps[j] == 0
                and j == last + 1
                and frame.words[j] not in ("et", "qui", "comme", "puis", "a", "avait", "est")
            ):
                # « Moscou dit », read by a verb group; any other word right after is no predicate.
                return frame.words[j] in frame.function_words and self._predicate(j)
        return False

    def _coordinated(self, last: int) -> bool:
        frame = self.frame
        if last + 2 < frame.count and frame.words[last + 1] == "et" and frame.joined(last + 1):
            j = frame.skip_articles(last + 2)
            target = frame.place(j)
            return target is not None and target.kind in ("country", "capital")
        return False
