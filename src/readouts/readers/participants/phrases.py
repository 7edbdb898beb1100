"""Office phrases: what they are, their nouns, and what stands before those."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.matching import Hit
from readouts.readers.participants.frame import OF, Frame, Target
from readouts.text import JOINED
from readouts.vocabulary import words

__all__ = ["NUMBERS", "PAST_WORDS", "Heads", "Phrase"]

_DEFINITE = frozenset(("le", "la", "l", "les", "au", "aux", "du", "des"))

_INDEFINITE = frozenset(
    ("un", "une", "plusieurs", "quelques", "certains", "chaque", "tout", "aucun", "aucune", "quel")
)

_POSSESSIVE = frozenset(
    ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes", "votre", "vos")
)

_DEMONSTRATIVE = frozenset(("ce", "cet", "cette", "ces"))

NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}

_BEFORE = words("person_before")

PAST_WORDS = words("person_past_words")


@dataclass(slots=True, eq=False)
class Phrase:
    """An office or an institution in the text; ``first`` and ``last`` are its tokens without determiner."""

    kind: str  # office, institution
    head: int
    first: int
    last: int
    value: str = ""
    tags: frozenset[str] = frozenset()
    sides: list[str] = field(default_factory=list)
    feminine: bool | None = None
    plural: bool = False
    number: int = 0
    determiner: str = ""  # "", definite, indefinite, possessive, demonstrative
    word: str = ""  # the determiner as written, folded
    former: bool = False
    deposed: bool = False
    """« le président renversé », « la ministre limogée »: whatever else the text calls him."""
    future: bool = False
    leads: str = ""
    """The office of somebody named with a noun that says only that he leads."""
    organization: str | None = None
    portfolio: str | None = None
    portfolios: list[str] = field(default_factory=list)
    """Of several ministers, each one's."""
    employer: Phrase | Target | None = None
    nested: bool = False
    place: Target | None = None
    host: str | None = None

    @property
    def side(self) -> str | None:
        return self.sides[0] if len(self.sides) == 1 else None


class Heads:
    """The nouns of office and the words before them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.out: list[Phrase] = []
        self.free = 0
        self.verbs = frame.analysis.vocabulary.verbs

    def _fits(self, phrase: Phrase) -> bool:
        """Nouns that are something else here: « l'affaire du général », « élu » as a participle, « major », « PM »."""
        frame, i = self.frame, phrase.head
        word = frame.words[i]
        before = frame.words[i - 1] if frame.joined(i) else ""
        if "deputy-of" in phrase.tags:
            return before in _POSSESSIVE
        if word.startswith(("partenaire", "contraire")):
            j = i + 1
            if frame.joined(j) and frame.words[j] in OF:
                return before in _POSSESSIVE and frame.place(frame.skip_articles(j + 1)) is not None
            return before in _POSSESSIVE and frame.joined(j) and frame.adjective(j) is not None
        if word == "juge" and not frame.joined(i) and i + 1 < frame.count:
            # « X, juge l'offre insultante »: a verb
            follow = frame.words[i + 1]
            return follow not in _DEFINITE and follow not in ("que", "qu") and frame.joined(i + 1)
        if word in (
            "elu",
            "elue",
            "elus",
            "elues",
            "envoye",
            "envoyee",
            "envoyes",
            "envoyees",
            "general",
            "generale",
            "generaux",
            "generales",
            "major",
            "juge",
            "prince",
            "secretaire",
            "commandant",
            "souverain",
            "souveraine",
            "souverains",
            "attache",
            "attachee",
            "chef",
            "patron",
            "representant",
            "directeur",
            "directrice",
            "hote",
            "officiel",
            "officielle",
            "officiels",
            "officielles",
            "invite",
            "invitee",
            "invites",
            "invitees",
            "visiteur",
            "equivalent",
            "equivalente",
            "equivalents",
            "equivalentes",
            "pair",
            "princesse",
        ):
            determined = (
                before in _DEFINITE
                or before in _INDEFINITE
                or before in _POSSESSIVE
                or before in _DEMONSTRATIVE
            )
            return (
                determined
                or before in _BEFORE
                or before in PAST_WORDS
                or before in ("mm", "m", "mme")
                or (before == "ministre" and frame.upper(i))
                or self._starts_unit(i)
            )
        return True

    def _starts_unit(self, i: int) -> bool:
        frame = self.frame
        return (
            frame.gaps[i] != JOINED
            or frame.words[i - 1] in ("et", "alors", "comme", "nouveau", "nouvel", "deux", "trois")
            if i
            else True
        )

    def _left(self, phrase: Phrase) -> None:
        frame = self.frame
        i = phrase.first
        while i > 0 and frame.joined(i):
            word = frame.words[i - 1]
            if word in PAST_WORDS:
                phrase.former = True
            elif word in ("futur", "future", "futurs", "futures"):
                phrase.future = True
            elif word in NUMBERS:
                phrase.number = NUMBERS[word]
                phrase.plural = True
            elif word not in _BEFORE or (
                (i - 1) in frame.offices
                and frame.offices[i - 1].first == i - 1
                and frame.offices[i - 1].table == "office"
            ):
                break
            i -= 1
        phrase.first = i
        if i > 0 and frame.joined(i):
            word = frame.words[i - 1]
            phrase.word = word
            for words, name in (
                (_DEFINITE, "definite"),
                (_INDEFINITE, "indefinite"),
                (_POSSESSIVE, "possessive"),
                (_DEMONSTRATIVE, "demonstrative"),
            ):
                if word in words:
                    phrase.determiner = name
            if word in ("les", "des", "aux", "ses", "leurs", "nos", "ces"):
                phrase.plural = True
            elif phrase.feminine is None:
                if word in ("la", "une", "sa", "cette", "mme"):
                    phrase.feminine = True
                elif word in ("le", "un", "ce", "du", "au"):
                    phrase.feminine = False

    def phrase(self, hit: Hit, depth: int = 0) -> Phrase | None:
        """The phrase whose noun is this hit, or None where it is no noun of office or institution."""
        raise NotImplementedError
