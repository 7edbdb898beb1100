"""Of which state or body an office is, and the second office of one person."""

from __future__ import annotations

from readouts.codes import COUNTRY_CODES, MOVEMENTS, SIDES
from readouts.matching import Hit
from readouts.readers.participants.frame import OF, Target
from readouts.readers.participants.phrases import NUMBERS, PAST_WORDS, Phrase
from readouts.readers.participants.portfolios import ABROAD, ADJECTIVAL, Portfolios
from readouts.text import JOINED
from readouts.vocabulary import words

__all__ = ["Complements"]

_RANK = {
    code: rank
    for rank, code in enumerate(
        "head_of_state head_of_government head_of_organization foreign_minister defence_minister "
        "deputy_foreign_minister minister intelligence_chief legislator military ambassador envoy adviser spokesperson "
        "official former".split()
    )
}

_AFTER = words("person_after")

_FORMER_AFTER = words("person_former_after")

_CHARGED = frozenset(("charge", "chargee", "charges", "chargees"))

_AT = words("person_at")

_BEYOND = {"manche": "GB", "rhin": "DE", "atlantique": "US", "quievrain": "BE", "pyrenees": "ES"}
"""« d'outre-Manche »: as French pages say it."""

_REBELS = words("person_rebels")
_MOVEMENTS = words("person_movements")
_AGENCIES = words("person_agencies")
_THIS = frozenset(("ce", "cet", "cette"))


class Complements(Portfolios):
    """Complements after a noun of office."""

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

    def _step(self, phrase: Phrase, i: int, depth: int) -> int | None:
        """The last token of the next modifier or complement at token i, or None."""
        frame = self.frame
        word = frame.words[i]
        if frame.comma(i) and word in _CHARGED and phrase.kind == "office":
            return self._charge(
                phrase, i, depth
            )  # « , chargé de la Coopération avec le monde islamique »
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
        if adjective is not None and (not frame.upper(i) or self._written_large(phrase, i)):
            return self._nationality(phrase, adjective)
        if self._desk(phrase, i):
            return frame.in_name[i].last  # « le directeur Afrique du Quai d'Orsay »
        movement = frame.place(i) if i in frame.names and not frame.upper(i) else None
        if movement is not None and movement.side in MOVEMENTS:
            self._add_side(phrase, movement)  # « le ministre taliban de la Défense »
            return movement.last
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
        if word == "en" and i + 1 < frame.count and frame.words[i + 1] == "charge":
            return self._charge(phrase, i + 1, depth)  # « en charge de l'Économie »
        if word == "a" and frame.words[i + 1 : i + 2] == ["i"]:
            return i + 1  # « le chargé d'affaires a.i. »
        if word in _AFTER or word in _FORMER_AFTER:
            phrase.deposed = word in _FORMER_AFTER
            phrase.former = phrase.former or phrase.deposed
            if word.startswith(("adjoint", "assistant")):
                phrase.tags |= {"deputy"}
            return i
        if (
            phrase.kind == "office"
            and (phrase.portfolio is not None or self._plain_adjective(i))
            and word.endswith(ADJECTIVAL)
            and not frame.upper(i)
            and word not in frame.function_words
            and i not in frame.offices
        ):
            return i
        if word in _AT:
            return self._posted(phrase, i) or self._charge(phrase, i, depth)
        return None

    def _agency(self, phrase: Phrase, j: int) -> Target | None:
        """« de l'agence de l'ONU (pour les réfugiés) », « de la mission de l'Union africaine »: an arm of a body."""
        frame = self.frame
        if phrase.value != "spokesperson" or frame.words[j] not in _AGENCIES:
            return None
        k = j + 1
        if not frame.joined(k):
            return None
        if frame.words[k] in OF:
            k = frame.skip_articles(k + 1)
            target = frame.place(k) if frame.joined(k) else None
        else:
            target = frame.adjective(k)
        return target if target is not None and target.side in SIDES - COUNTRY_CODES else None

    def _posted(self, phrase: Phrase, i: int) -> int | None:
        """« un porte-parole à Gaza de l'agence de l'ONU »: the town between an office and its body."""
        frame = self.frame
        target = frame.place(i + 1) if i + 1 < frame.count and frame.joined(i + 1) else None
        if target is None or phrase.value != "spokesperson" or phrase.sides:
            return None
        follow = target.last + 1
        return target.last if frame.joined(follow) and frame.words[follow] in OF else None

    def _desk(self, phrase: Phrase, i: int) -> bool:
        """A region or continent right behind a director, head or adviser: « la conseillère Moyen-Orient »."""
        frame = self.frame
        hit = frame.names.get(i)
        if hit is None or i != phrase.last + 1 or hit.table == "country" or not frame.upper(i):
            return False
        target = frame.place(i)
        return (
            target is not None
            and target.kind == "area"
            and frame.words[phrase.head].startswith(
                ("direct", "conseill", "chef", "responsable", "charge")
            )
        )

    def _written_large(self, phrase: Phrase, i: int) -> bool:
        """« le Président Burundais », « Ministre Russe des affaires étrangères »: right behind a noun in capitals."""
        frame = self.frame
        if phrase.kind != "office" or i != phrase.last + 1 or frame.place(i) is not None:
            return False
        named = frame.joined(i + 1) and frame.between(i + 1) == " " and frame.upper(i + 1)
        return frame.upper(phrase.head) or named  # « le premier ministre Congolais Jean-Michel X »

    def _plain_adjective(self, i: int) -> bool:
        """« la cheffe de la délégation gouvernementale »: an adjective that no verb is spelt like."""
        return self.frame.words[i] not in self.verbs

    def _complement(self, phrase: Phrase, j: int, depth: int) -> int | None:
        """« de la Russie », « du Kremlin », « des Affaires étrangères », « du ministère », « du ministre serbe »."""
        frame = self.frame
        if j >= frame.count or frame.gaps[j] != JOINED:
            return None
        if frame.words[j] == "commission" and phrase.kind == "office" and not phrase.sides:
            found = self._commission(phrase, j)
            if found is not None:
                return found
        abroad = _BEYOND.get(frame.words[j + 1]) if frame.words[j] == "outre" else None
        if abroad is not None:
            if not phrase.sides:
                phrase.sides.append(abroad)
            return j + 1
        if frame.words[j] == "epoque" or (
            phrase.portfolio is not None and frame.words[j] in ABROAD
        ):
            return j
        if (
            frame.words[j] in NUMBERS
            and j + 1 < frame.count
            and frame.words[j + 1] in ("pays", "etats", "capitales", "parties", "nations")
        ):
            phrase.plural = True
            phrase.number = phrase.number or NUMBERS[frame.words[j]]
            return j + 1
        if frame.words[j] in _REBELS and phrase.kind == "office":
            if frame.movement is not None and not phrase.sides:
                phrase.sides.append(frame.movement)
            return j
        if frame.words[j] in _THIS and frame.words[j + 1 : j + 2] and phrase.kind == "office":
            movement = frame.movement_before(j) if frame.words[j + 1] in _MOVEMENTS else None
            if movement is not None and not phrase.sides:
                phrase.sides.append(movement)
                return j + 1
        office = frame.offices.get(j)
        if office is not None:
            portfolio = office.sense("portfolio")
            if (
                portfolio is not None
                and phrase.portfolio is None
                and phrase.value != "head_of_state"
            ):
                return self._portfolio(phrase, office)
        target = frame.state(j) or self._agency(phrase, j)
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

    def _commission(self, phrase: Phrase, j: int) -> int | None:
        """« le président de la Commission (de la CEEAC) »: of the organisation behind it, else of the one spoken of."""
        frame = self.frame
        if not frame.upper(j) or j + 1 >= frame.count:
            return None
        if frame.joined(j + 1) and frame.words[j + 1] in OF:
            target = frame.place(frame.skip_articles(j + 2))
            wanted = target is not None and target.kind == "organization"
            return self._of_target(phrase, target) if wanted and target is not None else None
        phrase.organization = frame.commission(j)
        if phrase.organization in SIDES:
            phrase.sides.append(phrase.organization)
        return j

    def _name_follows(self, j: int) -> bool:
        """« le chef des rebelles X »: a plain noun, and a capital right after it."""
        frame = self.frame
        return (
            not frame.upper(j)
            and frame.joined(j + 1)
            and frame.upper(j + 1)
            and frame.words[j] not in frame.function_words
        )

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
        former = frame.words[j] in PAST_WORDS
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
