"""What an office is in charge of: « des Affaires étrangères et de la Coopération », « à la Transition écologique »."""

from __future__ import annotations

from readouts.codes import SIDES
from readouts.matching import Hit
from readouts.readers.participants.frame import OF, Target
from readouts.readers.participants.names import run_at
from readouts.readers.participants.phrases import Heads, Phrase
from readouts.text import JOINED
from readouts.vocabulary.rows import Cue

__all__ = ["ABROAD", "ADJECTIVAL", "Portfolios"]

_CLAUSE_WORDS = frozenset(
    """
    qui que qu dont ou lequel laquelle auquel avec par selon lors quand si comme mais car donc ni ne n se s y il elle
    ils elles on
    apres avant depuis pendant chez vers contre sans sous entre son sa ses leur leurs ce cette ces a ont est sont
    avait avaient etait etaient sera seront
    """.split()
)

_UNLISTED = OF | {"pour", "charge", "chargee", "aupres"}
"""Words that open a complement that no row lists: « la coordinatrice de l'ONU pour l'aide humanitaire, X »."""

_CHARGED = (
    "minister",
    "deputy_foreign_minister",
    "official",
    "envoy",
    "adviser",
    "head_of_organization",
)
"""Offices that may be « aux opérations de paix », « à la stabilisation »."""

_BEFORE_NOUN = frozenset("le la l les un une de d du des au aux en et pour".split())

ABROAD = frozenset(("etranger", "exterieur", "monde"))

_PORTFOLIO_OF = {"foreign_ministry": "foreign", "defence_ministry": "defence"}

ADJECTIVAL = (
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
    "ite",
    "ites",
    "iste",
    "istes",
    "crate",
    "crates",
)


class Portfolios(Heads):
    """Portfolios and places after a noun of office."""

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
        charged = frame.words[i] in ("a", "au", "aux") and phrase.value in _CHARGED
        if not listed and (
            not frame.joined(i) or (frame.words[i] not in _UNLISTED and not charged)
        ):
            return
        sides: list[Target] = []
        for j in range(i if listed else i + 1, min(i + 13, frame.count)):
            if not frame.joined(j) and j > i:
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
        """A run of two to five capitalised words, none of them a place, that a comma, point or bracket closes."""
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

    def _nationality(self, phrase: Phrase, adjective: Target) -> int:
        frame = self.frame
        last = adjective.last
        self._add_side(phrase, adjective)
        # « les ministres russe et américain », « les présidents russe, turc et iranien »
        while phrase.plural and (follow := self._next_item(last)) is not None:
            other = frame.adjective(follow)
            if other is None or frame.upper(follow):
                break
            self._add_side(phrase, other)
            last = other.last
        return last

    def _next_item(self, last: int) -> int | None:
        """The token that goes on a list behind « et » or a comma; None where it ends."""
        frame, follow = self.frame, last + 1
        if last + 2 >= frame.count:
            return None
        if frame.words[follow] == "et" and frame.joined(follow):
            return follow + 1
        return follow if frame.comma(follow) else None

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

    def _of_target(self, phrase: Phrase, target: Target) -> int:
        frame = self.frame
        self._add_side(phrase, target)
        if target.kind in ("seat", "organization") and phrase.employer is None:
            phrase.employer = target
        if phrase.portfolio is None and "portfolio" in phrase.tags and target.body in _PORTFOLIO_OF:
            phrase.portfolio = _PORTFOLIO_OF[target.body]
        last = target.last
        # « ministres des Affaires étrangères du Ghana et du Togo », « de la Russie et des États-Unis »
        while phrase.plural and (j := self._next_item(last)) is not None:
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
        phrase.portfolios.append(sense.row.id)
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
        sense = hit.sense("portfolio") if hit is not None else None
        if hit is not None and sense is not None and frame.gaps[j] == JOINED:
            if not phrase.plural:
                return self._portfolio(phrase, hit)
            # « de l'Intégration africaine et des Affaires étrangères »; of several ministers each has his own
            phrase.portfolios.append(sense.row.id)
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
                or not word.endswith(ADJECTIVAL)
            ):
                break
            last += 1
        return last

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
        if phrase.portfolio is not None and frame.words[j] in ABROAD:
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
