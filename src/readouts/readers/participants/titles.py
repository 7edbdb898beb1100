"""Office phrases: « le vice-Premier ministre et ministre des Affaires étrangères du Kazakhstan » and its kin.

A phrase is a noun of office with what stands around it: determiner, adjectives of nationality, portfolio, the state or
body that it is an office of. It says which office, of which sides, of which gender and number, past or present. The
common-noun institutions (« le ministère russe de la Défense », « l'ambassade d'Irlande ») are read by the same walk.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.codes import COUNTRY_CODES, SIDES
from readouts.matching import Hit
from readouts.readers.participants.frame import MOVEMENTS, OF, Frame, Target
from readouts.readers.participants.names import run_at
from readouts.text import JOINED
from readouts.vocabulary.rows import Cue, OfficeRow

__all__ = ["LATIN", "Phrase", "read_phrases"]

_RANK = {
    code: rank
    for rank, code in enumerate(
        "head_of_state head_of_government head_of_organization foreign_minister defence_minister "
        "deputy_foreign_minister minister intelligence_chief legislator military ambassador envoy adviser spokesperson "
        "official former".split()
    )
}
_DEFINITE = frozenset(("le", "la", "l", "les", "au", "aux", "du", "des"))
_INDEFINITE = frozenset(
    ("un", "une", "plusieurs", "quelques", "certains", "chaque", "tout", "aucun", "aucune", "quel")
)
_POSSESSIVE = frozenset(
    ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes", "votre", "vos")
)
_DEMONSTRATIVE = frozenset(("ce", "cet", "cette", "ces"))
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
_BEFORE = frozenset(
    """
    nouveau nouvel nouvelle nouveaux nouvelles actuel actuelle actuels futur future jeune tres puissant
    puissante premier principal principale principaux haut haute hauts hautes meilleurs meilleures respectifs
    grand grande propre proche cher chere illustre celebre inamovible patron vieux vieil dernier derniere
    general
    """.split()
)
_PAST = frozenset(
    (
        "ancien",
        "ancienne",
        "anciens",
        "anciennes",
        "ex",
        "precedent",
        "precedente",
        "feu",
        "defunt",
        "defunte",
    )
)
_AFTER = frozenset(
    """
    adjoint adjointe adjoints adjointes delegue deleguee delegues deleguees general generale generaux generales
    sortant sortante elu elue designe designee plenipotentiaire plenipotentiaires extraordinaire special
    speciale speciaux principal principale permanent permanente federal federale federaux executif executive
    supreme charge chargee charges chargees national nationale diplomatique diplomatiques politique presidentiel
    presidentielle non resident residente nomme nommee actuel actuelle transition interimaire autoproclame
    autoproclamee dechu dechue respectifs respectives communiste republicain republicaine democrate conservateur
    conservatrice liberal liberale travailliste
    """.split()
)
_CLAUSE_WORDS = frozenset(
    """
    qui que qu dont ou lequel laquelle auquel avec par selon lors quand si comme mais car donc ni ne n se s y il elle ils elles on
    apres avant depuis pendant chez vers contre sans sous entre son sa ses leur leurs ce cette ces a ont est sont avait avaient
    etait etaient sera seront
    """.split()
)
_BEFORE_NOUN = frozenset("le la l les un une de d du des au aux en et pour".split())
_ABROAD = frozenset(("etranger", "exterieur", "monde"))
_FORMER_AFTER = frozenset(("dechu", "dechue"))
_AT = frozenset(
    (
        "a",
        "au",
        "aux",
        "en",
        "aupres",
        "pres",
        "pour",
        "charge",
        "chargee",
        "charges",
        "chargees",
        "dans",
    )
)


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
    future: bool = False
    leads: str = ""
    """The office of somebody named with a noun that says only that he leads."""
    organization: str | None = None
    portfolio: str | None = None
    employer: Phrase | Target | None = None
    nested: bool = False
    place: Target | None = None
    host: str | None = None

    @property
    def side(self) -> str | None:
        return self.sides[0] if len(self.sides) == 1 else None


def read_phrases(frame: Frame) -> list[Phrase]:
    """The office and institution phrases, in order; those inside others are marked ``nested``."""
    reader = _Reader(frame)
    return reader.read()


class _Reader:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.out: list[Phrase] = []
        self.free = 0
        self.verbs = frame.analysis.vocabulary.verbs

    def read(self) -> list[Phrase]:
        for hit in self.frame.analysis.hits["office"]:
            if hit.first < self.free:
                continue
            phrase = self.phrase(hit)
            if phrase is not None:
                self.out.append(phrase)
                self.free = phrase.last + 1
        return self.out

    # --- heads ------------------------------------------------------------------------------------
    def phrase(self, hit: Hit, depth: int = 0) -> Phrase | None:
        """The phrase whose noun is this hit, or None where it is no noun of office or institution."""
        office = [s for s in hit.senses if s.table == "office"]
        if office:
            row = office[0].row
            assert isinstance(row, OfficeRow)
            slots = {s.slot for s in office if s.row is row}
            feminine = (
                None if {"m", "f"} <= slots or {"mp", "fp"} <= slots else bool(slots & {"f", "fp"})
            )
            plural = bool(slots & {"mp", "fp"}) and not slots & {"m", "f"}
            out = Phrase(
                "office",
                hit.first,
                hit.first,
                hit.last,
                row.value,
                frozenset(row.tags),
                feminine=feminine,
                plural=plural,
            )
            if row.side:
                out.sides.append(row.side)
            if not self._fits(out):
                return None
        else:
            sense = hit.sense("institution") or hit.sense("group")
            if sense is None:
                return None
            row = sense.row
            assert isinstance(row, Cue)
            out = Phrase(
                sense.table, hit.first, hit.first, hit.last, row.value, frozenset(row.tags)
            )
        self._left(out)
        if out.kind == "group":
            return (
                out
                if out.determiner in ("definite", "possessive", "demonstrative")
                and (out.number or "counted" not in out.tags)
                else None
            )
        self._right(out, depth)
        self._settle(out)
        return out

    def _fits(self, phrase: Phrase) -> bool:
        """Nouns that are something else here: « l'affaire du général », « élu » as a participle, « major », « PM »."""
        frame, i = self.frame, phrase.head
        word = frame.words[i]
        before = frame.words[i - 1] if frame.joined(i) else ""
        if "deputy-of" in phrase.tags:
            return before in _POSSESSIVE
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
            "partenaire",
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
                or before in _PAST
                or before in ("mm", "m", "mme")
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

    # --- what stands before -----------------------------------------------------------------------
    def _left(self, phrase: Phrase) -> None:
        frame = self.frame
        i = phrase.first
        while i > 0 and frame.joined(i):
            word = frame.words[i - 1]
            if word in _PAST:
                phrase.former = True
            elif word in ("futur", "future", "futurs", "futures"):
                phrase.future = True
            elif word in _NUMBERS:
                phrase.number = _NUMBERS[word]
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

    # --- what stands after ------------------------------------------------------------------------
    def _right(self, phrase: Phrase, depth: int) -> None:
        frame = self.frame
        i = phrase.last + 1
        while i < frame.count:
            step = self._step(phrase, i, depth)
            if step is None:
                break
            phrase.last = step
            i = step + 1
        if phrase.kind == "office" and not depth:
            self._unlisted_complement(phrase, i)

    def _unlisted_complement(self, phrase: Phrase, i: int) -> None:
        """« le négociateur des rebelles, X Y, … », « la présidente de l'Office national du cacao, X Y »: words that no
        row lists, up to a comma (or nothing) and a name of two words that a comma or point closes."""
        frame = self.frame
        if i >= frame.count:
            return
        listed = (
            frame.comma(i)
            and not phrase.plural
            and not frame.upper(i)
            and phrase.portfolio is not None
        )
        if not listed and (not frame.joined(i) or frame.words[i] not in OF):
            return
        sides: list[Target] = []
        for j in range(i + 1, min(i + 13, frame.count)):
            if not frame.joined(j):
                if frame.comma(j) and self._closed_name(j):
                    break
                return
            if not frame.upper(j) and (
                frame.words[j] in _CLAUSE_WORDS
                or (
                    frame.words[j] in self.verbs
                    and frame.words[j] not in _BEFORE_NOUN
                    and frame.words[j - 1] not in _BEFORE_NOUN
                )
            ):
                return
            target = frame.place(j) or frame.adjective(j)
            if target is not None:
                sides.append(target)
        else:
            return
        phrase.last = j - 1
        for target in sides:
            if target.side is not None and (phrase.plural or not phrase.sides):
                self._add_side(phrase, target)
        if phrase.value in ("head_of_state", "head_of_organization"):
            inner = {
                s.row.id
                for n in range(i + 1, j)
                if (hit := frame.offices.get(n)) is not None
                for s in hit.senses
                if s.table == "institution"
            }
            phrase.value = "legislator" if "parliament" in inner else "official"
            phrase.tags -= {"of-state", "of-org"}

    def _closed_name(self, j: int) -> bool:
        """A run of two to five capitalised words, no place or body among them, that a comma, point or bracket closes."""
        frame = self.frame
        hit = frame.offices.get(j)
        courtesy = hit is not None and hit.table == "courtesy"
        run = run_at(frame, hit.last + 1 if hit is not None and courtesy else j, titled=True)
        if run is None or (run.size < 2 and not courtesy) or run.size > 6:
            return False
        if any(n in frame.in_name for n in range(run.first, run.last + 1)):
            return False
        follow = frame.between(run.last + 1).strip()[:1] if run.last + 1 < frame.count else "."
        return follow in (",", ".", ")", ";", ":", "»", "")

    def _step(self, phrase: Phrase, i: int, depth: int) -> int | None:
        """The last token of the next modifier or complement at token i, or None."""
        frame = self.frame
        word = frame.words[i]
        if not frame.joined(i):
            return (
                (self._listed_portfolio(phrase, i) or self._apposed_head(phrase, i, depth))
                if frame.comma(i)
                else None
            )
        begun = frame.in_name.get(i)
        if begun is not None and phrase.head < begun.first < i:
            # « président de la République » ends inside « République du Pérou ».
            target = frame.place(begun.first)
            if target is not None:
                return self._of_target(phrase, target)
        adjective = frame.adjective(i)
        if adjective is not None and not frame.upper(i):
            return self._nationality(phrase, adjective)
        if word in OF:
            return self._complement(phrase, frame.skip_articles(i + 1), depth)
        if word == "et":
            if (
                i + 1 < frame.count
                and frame.words[i + 1] in _AFTER
                and frame.words[i - 1] in _AFTER
            ):
                return i + 1
            return self._second_head(phrase, i, depth) or self._listed_portfolio(phrase, i)
        if word == "par" and i + 1 < frame.count and frame.words[i + 1] == "interim":
            return i + 1
        if (
            word == "en"
            and i + 1 < frame.count
            and frame.words[i + 1] in ("exercice", "chef", "titre", "fonction", "second")
        ):
            return i + 1
        if word in _AFTER:
            phrase.former = phrase.former or word in _FORMER_AFTER
            if word.startswith(("adjoint", "assistant")):
                phrase.tags |= {"deputy"}
            return i
        if (
            phrase.kind == "office"
            and (phrase.portfolio is not None or self._plain_adjective(i))
            and word.endswith(_ADJECTIVAL)
            and not frame.upper(i)
            and word not in frame.function_words
            and i not in frame.offices
        ):
            return i
        if word in _AT:
            return self._charge(phrase, i, depth)
        return None

    def _plain_adjective(self, i: int) -> bool:
        """« la cheffe de la délégation gouvernementale »: an adjective that no verb is spelt like."""
        return self.frame.words[i] not in self.verbs

    def _nationality(self, phrase: Phrase, adjective: Target) -> int:
        frame = self.frame
        last = adjective.last
        self._add_side(phrase, adjective)
        # « les ministres russe et américain », « les présidents russe, turc et iranien »
        while phrase.plural and last + 2 < frame.count:
            follow = last + 1
            if frame.words[follow] == "et" and frame.joined(follow):
                follow += 1
            elif not frame.comma(follow):
                break
            other = frame.adjective(follow)
            if other is None or frame.upper(follow):
                break
            self._add_side(phrase, other)
            last = other.last
        return last

    def _add_side(self, phrase: Phrase, target: Target) -> None:
        if target.side is None:
            return
        if target.kind == "organization" and phrase.organization is None:
            phrase.organization = target.side
        if target.side not in SIDES:
            return
        if target.side not in phrase.sides:
            if phrase.sides and not phrase.plural and target.kind in ("city", "capital"):
                return
            phrase.sides.append(target.side)

    def _complement(self, phrase: Phrase, j: int, depth: int) -> int | None:
        """« de la Russie », « du Kremlin », « des Affaires étrangères », « du ministère », « du ministre serbe »."""
        frame = self.frame
        if j >= frame.count or frame.gaps[j] != JOINED:
            return None
        if (
            frame.words[j] == "commission"
            and phrase.kind == "office"
            and frame.upper(j)
            and not (frame.joined(j + 1) and frame.words[j + 1] in OF)
            and not phrase.sides
            and j + 1 < frame.count
        ):
            phrase.sides.append("EU")
            phrase.organization = "EU"
            return j
        abroad = _BEYOND.get(frame.words[j + 1]) if frame.words[j] == "outre" else None
        if abroad is not None:
            if not phrase.sides:
                phrase.sides.append(abroad)
            return j + 1
        if frame.words[j] == "epoque" or (
            phrase.portfolio is not None and frame.words[j] in _ABROAD
        ):
            return j
        if (
            frame.words[j] in _NUMBERS
            and j + 1 < frame.count
            and frame.words[j + 1] in ("pays", "etats", "capitales", "parties", "nations")
        ):
            phrase.plural = True
            phrase.number = phrase.number or _NUMBERS[frame.words[j]]
            return j + 1
        if frame.words[j] in _REBELS and phrase.kind == "office":
            if frame.movement is not None and not phrase.sides:
                phrase.sides.append(frame.movement)
            return j
        office = frame.offices.get(j)
        if office is not None:
            portfolio = office.sense("portfolio")
            if (
                portfolio is not None
                and phrase.portfolio is None
                and phrase.value != "head_of_state"
            ):
                return self._portfolio(phrase, office)
        target = frame.state(j)
        if target is not None:
            return self._of_target(phrase, target)
        if office is not None and depth < 3:
            return self._nested(phrase, office, depth)
        if phrase.portfolio is None and phrase.tags & {"portfolio", "portfolio-loose"}:
            return self._loose_portfolio(phrase, j)
        if (
            frame.words[j - 1] == "des"
            and phrase.kind == "office"
            and j not in frame.names
            and self._name_follows(j)
        ):
            return j
        return None

    def _name_follows(self, j: int) -> bool:
        """« le chef des rebelles X »: a plain noun, and a capital right after it."""
        frame = self.frame
        return (
            not frame.upper(j)
            and frame.joined(j + 1)
            and frame.upper(j + 1)
            and frame.words[j] not in frame.function_words
        )

    def _of_target(self, phrase: Phrase, target: Target) -> int:
        frame = self.frame
        self._add_side(phrase, target)
        if target.kind in ("seat", "organization") and phrase.employer is None:
            phrase.employer = target
        if phrase.portfolio is None and "portfolio" in phrase.tags and target.body in _PORTFOLIO_OF:
            phrase.portfolio = _PORTFOLIO_OF[target.body]
        last = target.last
        # « ministres des Affaires étrangères du Ghana et du Togo », « de la Russie et des États-Unis »
        while phrase.plural and last + 2 < frame.count:
            j = last + 1
            if frame.words[j] == "et" and frame.joined(j):
                j += 1
            elif not frame.comma(j):
                break
            if frame.words[j] not in OF and frame.words[j] not in ("la", "l", "le", "les"):
                break
            j = frame.skip_articles(j + (1 if frame.words[j] in OF else 0))
            other = frame.state(j) if j < frame.count else None
            if other is None or other.kind == "seat":
                break
            self._add_side(phrase, other)
            last = other.last
        return last

    def _portfolio(self, phrase: Phrase, hit: Hit) -> int:
        sense = hit.sense("portfolio")
        assert sense is not None
        assert isinstance(sense.row, Cue)
        if phrase.portfolio is None or sense.row.id == "foreign":
            phrase.portfolio = sense.row.id
        return hit.last

    def _listed_portfolio(self, phrase: Phrase, i: int) -> int | None:
        """« , de la Coopération » and « et de l'Intégration régionale » after a first portfolio."""
        frame = self.frame
        if phrase.portfolio is None:
            return None
        j = i
        if frame.words[j] == "et":
            j += 1
        if j >= frame.count or frame.words[j] not in (
            "de",
            "du",
            "des",
            "d",
            "a",
            "au",
            "aux",
            "la",
            "l",
        ):
            return None
        j = frame.skip_articles(j + (frame.words[j] not in ("la", "l")))
        hit = frame.offices.get(j)
        if hit is not None and hit.sense("portfolio") is not None and frame.gaps[j] == JOINED:
            return hit.last
        nationals = frame.adjective(j) if j < frame.count and frame.upper(j) else None
        if nationals is not None:
            self._add_side(phrase, nationals)  # « et des Sénégalais de l'extérieur »
            return nationals.last
        if (
            j < frame.count
            and frame.gaps[j] == JOINED
            and frame.upper(j)
            and j not in frame.names
            and j not in frame.offices
            and not (frame.joined(j + 1) and frame.upper(j + 1))
        ):
            return self._loose_portfolio(phrase, j)
        return None

    def _loose_portfolio(self, phrase: Phrase, j: int) -> int | None:
        """A portfolio that no row lists: « de la Pêche artisanale »: a word and its adjectives in lower case."""
        frame = self.frame
        if j >= frame.count or frame.words[j] in frame.function_words or j in frame.names:
            return None
        phrase.portfolio = phrase.portfolio or "other"
        last = j
        while last + 1 < frame.count and frame.joined(last + 1):
            word = frame.words[last + 1]
            if (
                frame.upper(last + 1)
                or word in frame.function_words
                or last + 1 in frame.names
                or not word.endswith(_ADJECTIVAL)
            ):
                break
            last += 1
        return last

    def _nested(self, phrase: Phrase, hit: Hit, depth: int) -> int | None:
        inner = self.phrase(hit, depth + 1)
        if inner is None or inner.last < hit.last:
            return None
        if inner.kind == "office" and "counterpart" in inner.tags:
            return None
        if phrase.kind == "institution" and inner.kind == "office":
            if phrase.side is None and inner.side is not None:
                phrase.sides.append(inner.side)
            return None
        inner.nested = True
        if phrase.employer is None:
            phrase.employer = inner
        if (
            inner.plural
            and inner.kind == "office"
            and not phrase.plural
            and phrase.value in ("head_of_state",)
        ):
            return None
        for side in inner.sides:
            if side not in phrase.sides and (phrase.plural or not phrase.sides):
                phrase.sides.append(side)
        if phrase.organization is None and inner.organization is not None:
            phrase.organization = inner.organization
        self.out.append(inner)
        return inner.last

    def _charge(self, phrase: Phrase, i: int, depth: int) -> int | None:
        """« à la Transition écologique », « chargé des Affaires européennes », « à Accra », « auprès de l'ONU »."""
        frame = self.frame
        j = i + 1
        if j >= frame.count or frame.gaps[j] != JOINED:
            return None
        if frame.words[j] in OF:
            j += 1
        j = frame.skip_articles(j)
        if j >= frame.count or frame.gaps[j] != JOINED:
            return None
        if phrase.portfolio is not None and frame.words[j] in _ABROAD:
            return j
        hit = frame.offices.get(j)
        if (
            hit is not None
            and hit.sense("portfolio") is not None
            and phrase.kind == "office"
            and frame.words[i] not in ("en", "dans")
        ):
            return self._portfolio(phrase, hit)
        target = frame.state(j)
        if (
            target is not None
            and phrase.value in ("ambassador", "envoy", "embassy", "official", "delegation")
            and frame.words[i] != "dans"
        ):
            phrase.host = target.side
            if target.kind == "organization" and not phrase.sides and phrase.value == "ambassador":
                pass
            return target.last
        if (
            phrase.tags & {"portfolio", "portfolio-loose"}
            and frame.upper(j)
            and frame.words[i] not in ("en", "dans", "pour", "pres")
        ):
            return self._loose_portfolio(phrase, j)
        if (
            phrase.value == "ambassador"
            and frame.upper(j)
            and frame.words[i] in ("a", "au", "aux", "en")
        ):
            while j + 1 < frame.count and frame.joined(j + 1) and frame.between(j + 1) == "-":
                j += 1
            return j
        return None

    def _apposed_head(self, phrase: Phrase, i: int, depth: int) -> int | None:
        """« le ministre d'État, ministre des Affaires étrangères »: a second title of the same person."""
        hit = self.frame.offices.get(i)
        if (
            phrase.kind != "office"
            or phrase.plural
            or depth
            or hit is None
            or hit.table != "office"
        ):
            return None
        if phrase.determiner != "definite" or phrase.value not in (
            "minister",
            "head_of_government",
            "official",
            "ambassador",
        ):
            return None
        return self._second_head(phrase, i - 1, depth)

    def _second_head(self, phrase: Phrase, i: int, depth: int) -> int | None:
        """« vice-Premier ministre et ministre des Affaires étrangères »: two offices of one person."""
        frame = self.frame
        if phrase.kind != "office" or phrase.plural or i + 1 >= frame.count or depth > 1:
            return None
        j = i + 1
        former = frame.words[j] in _PAST
        if former:
            j += 1
        hit = frame.offices.get(j)
        if hit is None or not any(s.table == "office" for s in hit.senses):
            return None
        inner = self.phrase(hit, depth + 1)
        if inner is None or inner.plural or inner.kind != "office":
            return None
        if (
            phrase.sides
            and inner.sides
            and set(phrase.sides) != set(inner.sides)
            and not (phrase.former or inner.former)
        ):
            return None
        if (phrase.former and not former) or (
            phrase.former == former and _RANK.get(inner.value, 99) < _RANK.get(phrase.value, 99)
        ):
            phrase.value, phrase.tags, phrase.portfolio = inner.value, inner.tags, inner.portfolio
            phrase.former = former
        for side in inner.sides:
            if side not in phrase.sides:
                phrase.sides.append(side)
        if len(phrase.sides) > 1 and inner.sides:
            phrase.sides = inner.sides[:1] if phrase.value == inner.value else phrase.sides[:1]
        return inner.last

    # --- the office that all of it adds up to -----------------------------------------------------
    def _settle(self, phrase: Phrase) -> None:
        if phrase.kind == "institution":
            if "portfolio" in phrase.tags:
                phrase.value = {"foreign": "foreign_ministry", "defence": "defence_ministry"}.get(
                    phrase.portfolio or "", "government"
                )
            return
        if phrase.future:
            phrase.value = ""
            return
        side, tags = phrase.side, phrase.tags
        if (
            phrase.value == "legislator"
            and not phrase.sides
            and self.frame.words[phrase.last].startswith(("republicain", "democrate"))
        ):
            phrase.sides.append("US")
        if "counterpart" in tags:
            return
        if "generic" in tags:
            self._settle_leader(phrase)
            return
        if phrase.portfolio == "foreign" and tags & {"portfolio", "portfolio-loose"}:
            phrase.value = "deputy_foreign_minister" if "deputy" in tags else "foreign_minister"
        elif phrase.portfolio == "defence" and "portfolio" in tags and "deputy" not in tags:
            phrase.value = "defence_minister"
        elif phrase.value == "minister" and self._is_secretary(phrase):
            phrase.value = (
                {"US": "foreign_minister", "VA": "head_of_government", "CH": "official"}.get(
                    side or "", "minister"
                )
                if phrase.portfolio is None
                else "minister"
            )
            if side == "US" and "deputy" in tags:
                phrase.value = "deputy_foreign_minister"
        elif (
            phrase.value == "head_of_government"
            and self.frame.words[phrase.head].startswith(("chancelier", "chanceliere"))
            and side in LATIN
        ):
            phrase.value = "foreign_minister"
        if tags & {"of-state", "of-org"} and phrase.organization is not None:
            phrase.value = (
                "official"
                if "deputy" in tags or phrase.organization in MOVEMENTS
                else "head_of_organization"
            )
        elif (
            "of-state" in tags
            and isinstance(phrase.employer, Phrase)
            and phrase.employer.kind == "institution"
        ):
            phrase.value = "legislator" if phrase.employer.value == "parliament" else "official"
        elif (
            phrase.value == "official"
            and phrase.portfolio is not None
            and self._is_secretary(phrase)
        ):
            phrase.value = "defence_minister" if phrase.portfolio == "defence" else "minister"
        elif (
            phrase.value == "official"
            and phrase.portfolio == "foreign"
            and self.frame.words[phrase.head] == "chef"
        ):
            phrase.value = "foreign_minister"

    def _settle_leader(self, phrase: Phrase) -> None:
        """« le dirigeant nord-coréen » leads a state, « le chef des rebelles » something else."""
        word = self.frame.words[phrase.head]
        if word.startswith(
            ("dirigeant", "mandataire", "leader", "numero", "homme", "dictateur", "autocrate")
        ):
            phrase.value = ""
            phrase.leads = (
                "head_of_state"
                if phrase.side in COUNTRY_CODES and phrase.organization is None
                else "official"
            )
        elif word.startswith("chef"):
            phrase.leads = "official"

    def _is_secretary(self, phrase: Phrase) -> bool:
        return self.frame.words[phrase.head].startswith("secretaire")


_PORTFOLIO_OF = {"foreign_ministry": "foreign", "defence_ministry": "defence"}
_BEYOND = {"manche": "GB", "rhin": "DE", "atlantique": "US", "quievrain": "BE", "pyrenees": "ES"}
"""« d'outre-Manche »: as French pages say it."""
_REBELS = frozenset(
    "rebelles rebellion insurges insurrection mouvement milice miliciens guerilla".split()
)
LATIN = frozenset("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE".split())
_ADJECTIVAL = (
    "ique",
    "iques",
    "ale",
    "al",
    "ales",
    "aux",
    "aire",
    "aires",
    "elle",
    "elles",
    "iel",
    "iels",
    "ee",
    "ees",
    "ive",
    "if",
    "ives",
    "ifs",
    "able",
    "ables",
    "ain",
    "aine",
    "aines",
    "eur",
    "eure",
    "eures",
    "euse",
)
