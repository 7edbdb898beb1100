"""Office phrases: « le vice-Premier ministre et ministre des Affaires étrangères du Kazakhstan » and its kin.

A phrase is a noun of office with what stands around it: determiner, adjectives of nationality, portfolio, the state or
body that it is an office of. It says which office, of which sides, of which gender and number, past or present. The
common-noun institutions (« le ministère russe de la Défense », « l'ambassade d'Irlande ») are read by the same walk.
"""

from __future__ import annotations

from readouts.codes import COUNTRY_CODES, MOVEMENTS
from readouts.matching import Hit
from readouts.readers.participants.complements import Complements
from readouts.readers.participants.frame import OF, Frame, Target
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.portfolios import ADJECTIVAL
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue, OfficeRow

__all__ = ["LATIN", "SECRETARIES", "read_phrases"]

SECRETARIES = {"US": "foreign_minister", "VA": "head_of_government", "CH": "official"}
"""What a secretary of state without a portfolio is, by state."""

_SECRETARY_OF = {"defence": "defence_minister", "foreign": "foreign_minister"}
"""« le secrétaire aux Relations extérieures »."""

LATIN = frozenset("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE".split())


class _Reader(Complements):
    """All the phrases of one page."""

    def read(self) -> list[Phrase]:
        for hit in self.frame.analysis.hits["office"]:
            if hit.first < self.free:
                continue
            phrase = self.phrase(hit)
            if phrase is not None:
                self.out.append(phrase)
                self.free = phrase.last + 1
        return self.out

    def phrase(self, hit: Hit, depth: int = 0) -> Phrase | None:
        """The phrase whose noun is this hit, or None where it is no noun of office or institution."""
        named = self.frame.names.get(hit.first)
        if named is not None and named.last > hit.last:
            return None  # « la Côte d'Ivoire », which the fold spells like « côté »
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
        if "listed" in out.tags and not self._of_a_portfolio(out):
            return None
        self._settle(out)
        return out

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
        if phrase.value == "envoy" and not phrase.sides and self._of_the_secretary_general(phrase):
            phrase.sides.append("UN")
        if phrase.value == "spokesperson" and (phrase.organization or "").lower() in words(
            "un_agencies"
        ):
            phrase.sides = ["UN"]  # « un porte-parole de l'Unrwa »
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
        if phrase.value in ("head_of_government", "minister") and self._of_a_council(phrase):
            phrase.value = "official"
        if phrase.value == "head_of_state" and self._of_something(phrase):
            phrase.value = "official"  # « président de la région kurde »
        if phrase.value == "head_of_state" and self._of_named_body(phrase):
            phrase.value = "" if self._private(phrase) else "official"
        if phrase.value == "foreign_minister" and phrase.organization == "EU":
            phrase.value = "head_of_organization"  # « le diplomate en chef de l'UE »
        departmental = self.frame.words[phrase.last].startswith("departement") or any(
            w == "departement" for w in self.frame.words[phrase.head : phrase.head + 3]
        )
        if phrase.value == "minister" and departmental and side not in (None, "CH", "US"):
            phrase.value = "official"  # « chef du département international du Parti »
        if phrase.value == "official" and self._of_parliament(phrase):
            phrase.value = "legislator"
        elif phrase.portfolio == "foreign" and tags & {"portfolio", "portfolio-loose"}:
            phrase.value = "deputy_foreign_minister" if "deputy" in tags else "foreign_minister"
        elif self._is_deputy_minister(phrase):
            phrase.value = "deputy_foreign_minister"
        elif phrase.portfolio == "defence" and "portfolio" in tags and "deputy" not in tags:
            phrase.value = "defence_minister"
        elif phrase.value == "minister" and self._is_secretary(phrase):
            phrase.value = (
                SECRETARIES.get(side or "", "minister") if phrase.portfolio is None else "minister"
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
                if "deputy" in tags
                or phrase.organization in MOVEMENTS
                or any(s in COUNTRY_CODES and s != phrase.organization for s in phrase.sides)
                else "head_of_organization"
            )
        elif (
            "of-state" in tags
            and isinstance(phrase.employer, Target)
            and phrase.employer.body == "parliament"
        ):
            phrase.value = "legislator"  # « le président de la Lok Sabha »
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
            phrase.value = _SECRETARY_OF.get(phrase.portfolio, "minister")
        elif (
            phrase.value == "official"
            and phrase.portfolio == "foreign"
            and self.frame.words[phrase.head] == "chef"
        ):
            phrase.value = "foreign_minister"

    def _of_a_portfolio(self, phrase: Phrase) -> bool:
        """« celui de la Défense », « celle de l'Intégration régionale », not « celui de la semaine passée »."""
        upper = any(self.frame.upper(i) for i in range(phrase.head + 1, phrase.last + 1))
        return phrase.portfolio is not None and upper

    def _of_a_council(self, phrase: Phrase) -> bool:
        """« président du Conseil stratégique des relations extérieures »: of a council that is no cabinet."""
        frame, i = self.frame, phrase.head
        i += frame.words[i] == "vice"
        if frame.words[i : i + 3] not in (
            ["president", "du", "conseil"],
            ["presidente", "du", "conseil"],
        ):
            return False
        j = i + 3
        if j < frame.count and frame.words[j] in OF and frame.joined(j):
            return frame.words[j + 1 : j + 2] not in (["ministres"], ["transition"])
        follows = j < frame.count and frame.joined(j) and frame.adjective(j) is None
        return (
            follows
            and frame.words[j].endswith(ADJECTIVAL)
            and frame.words[j] not in words("adverbs")
        )

    def _of_something(self, phrase: Phrase) -> bool:
        """« président de la région kurde », « de la Fédération de football »: « of » and a common noun behind it."""
        frame = self.frame
        j = phrase.last + 1
        federation = "federation" in frame.words[phrase.head : j]
        if (
            not frame.words[phrase.head].startswith("president")
            or (j - phrase.head > 1) > federation
        ):
            return False
        while federation and j < frame.count and frame.joined(j) and frame.words[j] not in OF:
            j += 1
        if j >= frame.count or not frame.joined(j) or frame.words[j] not in OF:
            return False
        j = frame.skip_articles(j + 1)
        if j >= frame.count or not frame.joined(j) or frame.upper(j) or j in frame.names:
            return False
        return frame.words[j].isalpha() and frame.words[j] not in words("presided_states")

    def _of_named_body(self, phrase: Phrase) -> bool:
        """« président du Partenariat pour la sécurité », « de la Fondation Clarté »: an article and a noun in capitals
        that is no state."""
        frame = self.frame
        j = phrase.last + 1
        if (
            j - phrase.head > 1
            or j >= frame.count
            or not frame.words[phrase.head].startswith("president")
        ):
            return False
        if not frame.joined(j) or frame.words[j] not in OF:
            return False
        k = frame.skip_articles(j + 1)
        article = k > j + 1 or frame.words[j] in ("du", "des")
        if not article or k >= frame.count or not frame.joined(k) or not frame.upper(k):
            return False
        short = len(frame.words[k]) < 3  # « le président de la FR »: a republic's initials
        return (
            k not in frame.in_name and not short and frame.words[k] not in words("presided_states")
        )

    def _private(self, phrase: Phrase) -> bool:
        """Whether the body is no public one: its president holds no office."""
        k = self.frame.skip_articles(phrase.last + 2)
        return k < self.frame.count and self.frame.words[k] in words("private_bodies")

    def _of_the_secretary_general(self, phrase: Phrase) -> bool:
        """« Représentant spécial du Secrétaire général auprès de l'Union africaine »: of the United Nations'."""
        employer = phrase.employer
        if not isinstance(employer, Phrase) or employer.sides or employer.organization is not None:
            return False
        return self.frame.words[employer.head : employer.head + 2] in (
            ["secretaire", "general"],
            ["secretaire", "generale"],
        )

    def _of_parliament(self, phrase: Phrase) -> bool:
        """« la vice-présidente permanente de l'Assemblée nationale »."""
        employer = phrase.employer
        return (
            self.frame.words[phrase.head] == "vice"
            and isinstance(employer, Phrase)
            and employer.value == "parliament"
        )

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
        elif word.startswith(("chef", "responsable")) or word == "haut":
            phrase.leads = "official"
        if (phrase.organization or "").lower() in words("un_missions") and phrase.value == "":
            phrase.value, phrase.sides, phrase.organization = "envoy", ["UN"], None
            return  # « le chef de la Minusma »
        heads = word.startswith(("chef", "patron")) and isinstance(phrase.employer, Target)
        if heads and phrase.organization is not None and phrase.organization not in MOVEMENTS:
            phrase.value = (
                "head_of_organization"  # « la patronne du FMI », « le chef de la Ligue arabe »
            )

    def _is_deputy_minister(self, phrase: Phrase) -> bool:
        """« les vice-ministres iraniens X et Y »: without a portfolio, of foreign affairs."""
        if (
            phrase.portfolio is not None
            or phrase.value != "minister"
            or "deputy" not in phrase.tags
        ):
            return False
        return self.frame.words[phrase.head].startswith("vice") and phrase.employer is None

    def _is_secretary(self, phrase: Phrase) -> bool:
        return self.frame.words[phrase.head].startswith("secretaire")


def read_phrases(frame: Frame) -> list[Phrase]:
    """The office and institution phrases, in order; those inside others are marked ``nested``."""
    reader = _Reader(frame)
    return reader.read()
