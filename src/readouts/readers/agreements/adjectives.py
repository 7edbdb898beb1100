"""Commitments told by an adjective behind « être », « se dire » (« prête à livrer ») or by a set phrase."""

from __future__ import annotations

from dataclasses import replace

from readouts.matching import Hit
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.words import Candidate, Words, tagged
from readouts.verbs import VerbGroup
from readouts.vocabulary import words

__all__ = ["Adjectives"]

_WISHES = words("agreement_wishes")
_SIGNING = words("agreement_signing")
_RELATIVES = frozenset(("auquel", "auxquels", "auxquelles", "laquelle", "y"))
_INSIDE = frozenset(
    "pas plus tres tout a fait eux elles elle lui jamais guere toujours egalement aussi y memes meme"
    " par contre en revanche outre ailleurs pour sa leur part de son cote quant a".split()
)


class Adjectives:
    """Reads the adjectives and set phrases of commitment in one text."""

    def __init__(
        self, vocabulary: Words, extents: Extents, parties: Parties, subjects: Subjects
    ) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.parties = parties
        self.subjects = subjects

    def adjective(self, hit: Hit) -> Candidate | None:
        """« s'est dite disposée à livrer », « demeure attaché au traité », « n'est pas prêt à »."""
        following = self.page.words[hit.last + 1 : hit.last + 2]
        if "relative" in hit.row.tags:
            if not _RELATIVES & set(self.page.words[max(hit.first - 9, 0) : hit.first]):
                return None
        elif "closing" not in hit.row.tags and (not following or following[0][0].isdigit()):
            return None
        if "inserted" in hit.row.tags and not self._inserted(hit):
            return None
        group = self._copula(hit)
        if group is None or group.modal in _WISHES or group.tense in ("subjunctive", "participle"):
            return None
        if group.tense in ("infinitive", "past_infinitive"):
            governor = group.governor
            if governor is None or self.words.cue_of(governor) != "report":
                return None
        if self._supposed(group) or group.inverted or self.subjects.foreign(group):
            return None
        if self.subjects.doubted(group) or self._compared(hit, group):
            return None
        if self.subjects.private(replace(group, passive=False)):
            return None
        end = self.extents.end(group.start, hit.end)
        # « est ouverte à », « est disposée à »: an adjective, not a passive.
        sides = self.parties.of(replace(group, passive=False), end=end)
        sides = sides or self.subjects.owners(replace(group, passive=False))
        if not sides and not self.subjects.unnamed(replace(group, passive=False)):
            return None
        status = hit.row.value
        if hit.row.id == "ready":
            ripe = self._ripe(hit)
            if ripe == "none":
                return None
            if ripe:
                sides = self.parties.between(self.page.sentences[group.sentence][0], group.start)
                sides = sides or self.parties.together(group.start)
                status = ripe
        if group.negated:
            status = tagged(hit.row.tags, "not:") or "none"
        elif "joint" in hit.row.tags and self.parties.alone(group, sides):
            status = "offered"
        elif (
            not sides
            and not group.plural
            and hit.row.id in ("ready", "attached")
            and self._thing(hit)
        ):
            return None
        if status == "none":
            return None
        if status == "offered" and self.words.again(self.words.told_after(group)):
            status = "reaffirmed"
        start = self.words.clause_start(group)
        if "relative" in hit.row.tags:  # « le Protocole de 1999, auquel son pays reste attaché »
            floor = max(
                self.page.sentences[group.sentence][0], self.page.starts[max(hit.first - 20, 0)]
            )
            noun = self.words.noun("core", floor, start)
            start = start if noun is None else self.page.starts[self.page.first_token(noun.start)]
        return Candidate(start, end, status, sides, group.reported, f"agreements.{hit.row.id}", 1)

    def _inserted(self, hit: Hit) -> bool:
        """« est prête, a indiqué le Président, à affréter … »."""
        last = self.words.past_insertion(hit.last)
        return last > hit.last and self.page.words[last + 1] in ("a", "au", "aux", "de", "d")

    def _copula(self, hit: Hit) -> VerbGroup | None:
        """The « être », « se dire », « se déclarer » in front; « était ouverte à » is one group with the adjective."""
        at = self.words.before(hit.start)
        if at < 0:
            return None
        group = self.words.groups[at]
        if group.head == hit.first and group.passive:
            return group
        if group.first < hit.first <= group.last and hit.row.id == "in-talks":
            return group  # « sont en passe de conclure »
        if group.sentence != self.page.sentence_at(hit.start) or group.last >= hit.first:
            return None
        if self.words.cue_of(group) not in ("be", "report"):
            return None
        between = range(group.last + 1, hit.first)
        if "closing" in hit.row.tags:
            return (
                group
                if group.lemma in ("juger", "estimer", "considerer", "trouver")
                and len(between) <= 6
                else None
            )
        if len(between) > 6 or not all(
            self.page.words[i] in self.words.adverbs or self.page.words[i] in _INSIDE
            for i in between
        ):
            return None
        return group

    def _ripe(self, hit: Hit) -> str:
        """« est prêt à être signé »: an accord that waits for its signature, or another thing that is done to."""
        following = self.words.groups_in(hit.end, self.words.reach(hit.last, 4))
        if not following or following[0].tense != "infinitive" or not following[0].passive:
            return ""
        return "pending" if following[0].lemma in _SIGNING else "none"

    def _compared(self, hit: Hit, group: VerbGroup) -> bool:
        """« était plus disposé à lui faire confiance que Churchill », « a été en mesure de »: no will is told."""
        if self.page.words[hit.first - 1] in ("plus", "moins") and not group.negated:
            return True
        return self.page.words[hit.first : hit.first + 2] == ["en", "mesure"] and (
            group.tense in ("past", "pluperfect")
        )

    def _supposed(self, group: VerbGroup) -> bool:
        before = self.page.words[max(group.first - 3, 0) : group.first]
        return "si" in before and group.tense in ("present", "imperfect")

    def _thing(self, hit: Hit) -> bool:
        """« le marché est ouvert aux entreprises »: no person or state is known to be ready."""
        return hit.row.id == "ready" and self.page.words[hit.first].startswith(
            ("ouvert", "favorable", "en")
        )

    def phrase(self, hit: Hit) -> Candidate | None:
        """« il n'est pas question de rouvrir le dossier »."""
        end = self.extents.end(hit.start, hit.end)
        spoken = self.parties.speaker(hit.start)
        if self.page.words[hit.last] == "pour":  # « pas question pour Berlin de livrer … »
            named = self.words.sides(hit.end, self.words.reach(hit.last, 3))
            if not named:
                return None
            spoken = [named[0][1]]
        teller = self.words.group_before(hit.start)
        if spoken is None:
            spoken = (
                self.parties.of(teller) if teller is not None and teller.lemma != "etre" else []
            )
        return Candidate(
            hit.start, end, hit.row.value, spoken, False, f"agreements.{hit.row.id}", 1
        )

    def failure(self, hit: Hit) -> Candidate | None:
        """« se sont quittés sans accord », « les pourparlers sont dans l'impasse »."""
        group = self.words.group_before(hit.start)
        if group is None or hit.first - group.last > 6 or not group.finite or group.negated:
            return None
        if group.person == "2":
            return None
        if "cas" in self.page.words[max(hit.first - 3, 0) : hit.first]:
            return None
        end = self.extents.end(group.start, hit.end)
        floor, _ = self.page.sentences[group.sentence]
        sides = self.parties.between(floor, hit.start) or self.parties.of(group, end=end)
        if len(sides) < 2:
            sides = self.parties.together(hit.start)
        start = self.words.clause_start(group)
        return Candidate(start, end, "refused", sides, False, f"agreements.{hit.row.id}", 1)
