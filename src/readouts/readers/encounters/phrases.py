"""The noun phrase of a contact: its determiner, what governs it, and whether its word is a noun there at all."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.matching import Hit
from readouts.readers.encounters.scene import Scene
from readouts.text import BREAK, COMMA, LINE
from readouts.vocabulary import words

__all__ = ["BACKWARD", "Phrase", "phrase_of"]

_DEMONSTRATIVE = frozenset(("ce", "cet", "cette", "ces"))
_DEFINITE = frozenset(("le", "la", "l", "les", "du", "au", "des", "aux")) | _DEMONSTRATIVE
_POSSESSIVE = frozenset(("son", "sa", "ses", "leur", "leurs", "notre", "nos"))
_INDEFINITE = frozenset(
    """
    un une de d plusieurs chaque tout toute deux trois aucun aucune nul nulle quelque quelques
    """.split()
)
_RECALLING = words("encounter_recalling")
_ORDINALS = words("encounter_ordinals")
BACKWARD = words("encounter_backward")
"""Words of the prepositions that look back on a contact (« à l'issue de », « lors de »)."""
_PREPOSITIONS = frozenset(
    """
    en dans sur sous avec sans pour par vers apres avant depuis pendant durant pres malgre selon contre outre
    """.split()
)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its noun, the token where it begins, its determiner and the preposition before it."""

    noun: Hit
    first: int
    determiner: str
    preposition: str
    modifiers: frozenset[str]

    @property
    def definite(self) -> bool:
        return self.determiner in _DEFINITE

    @property
    def demonstrative(self) -> bool:
        return self.determiner in _DEMONSTRATIVE

    @property
    def possessive(self) -> bool:
        return self.determiner in _POSSESSIVE

    @property
    def indefinite(self) -> bool:
        return self.determiner in _INDEFINITE

    @property
    def plain(self) -> bool:
        """« par visioconférence »: no determiner at all."""
        return self.determiner == ""

    @property
    def bare(self) -> bool:
        """Nothing between determiner and noun (« une bilatérale », not « une relation bilatérale »)."""
        return self.determiner != "" and self.noun.first - self.first == 1

    @property
    def bare_after(self) -> bool:
        """« à sa sortie d'audience », « au terme d'entretiens »: no article of its own."""
        return self.determiner in ("d", "de") and self.preposition in BACKWARD

    @property
    def denied(self) -> bool:
        return self.determiner in ("aucun", "aucune", "nul", "nulle")

    @property
    def ordinal(self) -> bool:
        """« la quatrième consultation », « leur dernière rencontre »: one of several."""
        return bool(self.modifiers & (_ORDINALS | _RECALLING))

    @property
    def last_one(self) -> bool:
        return bool(self.modifiers & _RECALLING)


def phrase_of(scene: Scene, noun: Hit) -> Phrase | None:
    """The phrase of a noun; None where the word is a verb (« le roi rencontre »)."""
    if noun not in scene.phrases:
        scene.phrases[noun] = _read(scene, noun)
    known: Phrase | None = scene.phrases[noun]
    return known


def _read(scene: Scene, noun: Hit) -> Phrase | None:
    if noun.first == noun.last and scene.raw(noun.first)[-1:] in "éÉ" and noun.row.id == "exchange":
        return None  # « ont échangé »
    if _is_participle(scene, noun):
        return None
    token, determiner, modifiers = _leftward(scene, noun)
    if not determiner and (_is_verb(scene, noun) or scene.word(noun.first) == "arrivee"):
        return None  # « arrivée la veille pour une visite »: a participle
    words = set(modifiers) | {scene.word(noun.last + 1), scene.word(noun.first)}
    preposition = _preposition(scene, token, determiner)
    holding = scene.cues_between(
        scene.page.starts[max(token - 3, 0)], scene.page.starts[token] + 1, "holding"
    )
    if holding and holding[-1].end >= scene.page.starts[token] - 1:
        # « la tenue d'un sommet »: what governs the first noun governs the contact
        head = holding[-1].first
        if scene.word(head - 1) in _DEFINITE | _INDEFINITE:
            head -= 1
        preposition = _preposition(scene, head, scene.word(head))
        token = head
    return Phrase(noun, token, determiner, preposition, frozenset(words))


def _is_participle(scene: Scene, noun: Hit) -> bool:
    """« avoir rencontré », « s'étaient visités »: the word has lost its accent in the fold."""
    raw = scene.raw(noun.first).rstrip("sS")
    if raw[-1:] not in "éÉ":
        return False  # « ont échangé par téléphone »
    at = scene.group_before(noun.end)
    return at >= 0 and scene.groups[at].head == noun.first


def _leftward(scene: Scene, noun: Hit) -> tuple[int, str, list[str]]:
    """The token where the phrase begins, its determiner and the words between."""
    token = noun.first
    modifiers: list[str] = []
    for _ in range(5):
        if token == 0 or scene.page.gaps[token] in (LINE, COMMA) or not scene.joined(token):
            break
        word = scene.word(token - 1)
        if word in _POSSESSIVE or word in _INDEFINITE or word in _DEFINITE:
            if word in ("deux", "trois") and scene.word(token - 2) in _DEFINITE | _POSSESSIVE:
                modifiers.append(word)
                token -= 1
                continue
            return token - 1, word, modifiers
        if word in (
            "a",
            "en",
            "et",
            "par",
            "qui",
            "il",
            "elle",
            "que",
            "sans",
            "pour",
            "avec",
            "se",
        ):
            break
        modifiers.append(word)
        token -= 1
    return noun.first, "", []


def _is_verb(scene: Scene, noun: Hit) -> bool:
    at = scene.group_before(noun.end)
    if at < 0:
        return False
    group = scene.groups[at]
    if group.head != noun.first or not group.finite or noun.first == 0:
        return False
    return scene.word(noun.first - 1) != "en" and scene.page.gaps[noun.first] not in (LINE, BREAK)


_HOSTS = frozenset(
    """
    que qu et qui ou avec pour mais dans sur apres par
    """.split()
)


def _after_verb(scene: Scene, token: int) -> bool:
    """« auront des entretiens », « ont eu hier des entretiens »: an article, no preposition."""
    at = scene.group_before(scene.page.starts[token])
    if at < 0:
        return False
    gap = token - 1 - scene.groups[at].last
    return 0 <= gap <= 1


def _preposition(scene: Scene, token: int, determiner: str) -> str:
    before = scene.word(token - 1) if token > 0 and scene.joined(token) else ""
    if determiner == "des":
        partitive = not before or before in _HOSTS or _after_verb(scene, token)
        return before if before in BACKWARD else "" if partitive else "de"
    if determiner in ("du", "de", "d"):
        return before if before in BACKWARD else "de"
    if determiner in ("au", "aux"):
        return "" if before == "quant" else "a"
    if before == "a" and scene.word(token - 2) == "quant":
        return ""  # « Quant à la visite, elle est annulée »
    if before in ("de", "d"):
        two_before = scene.word(token - 2)
        return two_before if two_before in BACKWARD else "de"
    if before in ("dans", "durant") and determiner in _DEMONSTRATIVE:
        return "lors"  # « Dans cet appel, X et Y ont évoqué … »
    if before == "a":
        return "a" if scene.raw(token - 1) != "a" or scene.unaccented else ""
    return before if before in _PREPOSITIONS else ""
