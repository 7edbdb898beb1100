"""Which office and side each person has, by what the text says of him and by the list of office-holders."""

from __future__ import annotations

from functools import cached_property

from readouts.readers.participants.items import Item
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.plausibility import Plausibility
from readouts.readers.participants.roster import Evidence, Person
from readouts.vocabulary import tokens_of, words
from readouts.vocabulary.holders import Holder, is_feminine

__all__ = ["Evidences"]

_VAGUE = ("minister", "official", "military")
"""Offices that a more exact phrase goes before (« le ministre X », later « X, ministre des Affaires étrangères »)."""

_TENURE = words("person_tenure")


class Evidences(Plausibility):
    """Weighs what is said of each person."""

    def _witness(self, item: Item, person: Person) -> None:
        person.spans.append((item.start, item.end))
        if item.side is not None and person.side is None:
            person.side = item.side
        for phrase, own in item.phrases:
            if phrase.portfolio is not None or (phrase.value == "official" and phrase.sides):
                person.employed = True
            elif phrase.value == "military" and isinstance(phrase.employer, Phrase):
                person.employed = True  # « le commandant en chef de l'armée libanaise »
            side = (
                own
                if own is not None
                else phrase.sides[0]
                if phrase.sides and (len(phrase.sides) == 1 or not item.group)
                else None
            )
            office = phrase.value or phrase.leads or None
            person.evidence.append(
                Evidence(
                    office,
                    side,
                    phrase.former,
                    self._title(phrase),
                    item.start,
                    vague=(office in _VAGUE and phrase.portfolio is None)
                    or self._may_be_less(office, side, phrase),
                    equal="counterpart" in phrase.tags,
                    bare=not phrase.sides and phrase.employer is None and "of-state" in phrase.tags,
                    chairs=office == "legislator"
                    or (office == "head_of_organization" and side == "EU"),
                    deposed=phrase.deposed,
                )
            )
            if phrase.feminine is not None and person.feminine is None:
                person.feminine = phrase.feminine

    def _may_be_less(self, office: str | None, side: str | None, phrase: Phrase) -> bool:
        """« le sénateur X, ministre de … »; a « chancelier » of no state may be a minister of a Latin one."""
        if office == "deputy_foreign_minister" and phrase.portfolio is None:
            return (
                "deputy" in phrase.tags
            )  # « le vice-ministre », further on « vice-ministre de l'Énergie »
        return office == "legislator" or (
            side is None and self.frame.words[phrase.head].startswith("chanc")
        )

    def _adjective_before(self, item: Item, person: Person) -> None:
        """« d'anciens Marines américains Paul Whelan et Trevor Reed », « le Maldivien Ali Waheed Fulhu »."""
        frame, run = self.frame, item.run
        if run is None or person.side is not None or any(p.sides for p, _ in item.phrases):
            return
        i = run.first
        for _ in range(3):
            if not frame.joined(i):
                return
            before = i - 1
            hit = frame.in_name.get(before)
            target = frame.adjective(hit.first) if hit is not None and hit.last == before else None
            if target is not None:
                person.side = target.side
                return
            if frame.words[before] != "et" or i != run.first:
                return
            other = self._named_until.get(before - 1)
            if other is None:
                return
            i = other

    def _title(self, phrase: Phrase) -> str:
        frame = self.frame
        return frame.text[frame.starts[phrase.first] : frame.ends[phrase.last]]

    def _settle(self, person: Person) -> None:
        self._settle_gender(person)
        best = person.best()
        if best is not None and best.side is not None:
            person.side = best.side
        elif person.side is None:
            person.side = next((e.side for e in person.evidence if e.side is not None), None)
        if best is not None and best.office in _VAGUE and not best.former and not person.employed:
            # A rank or a bare « ministre » says less than the office that somebody known holds: « le général Sissi ».
            self._from_office_list(person, replace=True)
        if best is None:
            if all(not e.title or e.equal for e in person.evidence):
                self._from_office_list(person)  # « avec ses collègues X et Y » too
        elif person.side is None and best.office == "head_of_organization":
            pass  # « la secrétaire exécutive de la CEEAC »: of no state, whatever he was before
        elif person.side is None and not best.former:
            self._side_from_office_list(person, best)
        elif person.side is None:
            sides = {h.side for h in self._holders(tuple(_tokens(person.name)))}
            person.side = sides.pop() if len(sides) == 1 else None

    def _known_as(self, person: Person) -> str | None:
        """The one office-holder of the person's side who bears this name, by the full name of the list."""
        if person.side is None:
            return None
        found = self._holders(tuple(_tokens(person.name)))
        names = {holder.name for holder in found if holder.side == person.side}
        return names.pop() if len(names) == 1 else None

    def _settle_gender(self, person: Person) -> None:
        """By the given name where the text does not tell; « le ministre » is said of women too."""
        tokens = _tokens(person.name)
        if len(tokens) < 2:
            return
        feminine = is_feminine(tokens[0])
        if person.feminine is None or (feminine and id(person) not in self._addressed):
            person.feminine = feminine if feminine is not None else person.feminine

    @cached_property
    def _addressed(self) -> set[int]:
        """Those whom some mention calls « M. » or « Mme », by identity."""
        return {id(bearer) for n, bearer in self.bearers.items() if self.items[n].courtesy}

    def _side_from_office_list(self, person: Person, best: Evidence) -> None:
        found = self._holders(tuple(_tokens(person.name)))
        for holder in found:
            if holder.office == best.office:
                person.side = holder.side
                return
        sides = {holder.side for holder in found if len(person.key) > 1}
        if len(sides) == 1:
            person.side = sides.pop()

    def _time_of(self, person: Person, holder: Holder) -> bool:
        """Whether the text speaks of the time in office: « l'administration X », « avec X en juin 2018 »."""
        frame = self.frame
        sentences = {frame.page.sentence_at(start) for start, _ in person.spans}
        for date in self.dates:
            value = (date.value or "")[:10]
            if frame.page.sentence_at(date.start) not in sentences:
                continue
            if value and holder.since[: len(value)] <= value <= holder.until:
                return True
        for start, _ in person.spans:
            i = frame.page.first_token(start)
            if any(w in _TENURE for w in frame.words[max(i - 3, 0) : i]):
                return True
        return False

    def _from_office_list(self, person: Person, *, replace: bool = False) -> None:
        key = tuple(t for t in _tokens(person.name))
        found = self._holders(key)
        holder = self._in_office(found) if found else None
        if holder is None or (person.side is not None and person.side != holder.side):
            return
        serving = holder.serves(self.today)
        if not serving and (replace or not (self.undated or self._time_of(person, holder))):
            if not replace:  # else the text itself says that he is in office
                person.rule = "participants.past-holder"
            return
        person.evidence.insert(0, Evidence(holder.office, holder.side, False, "", -1))
        person.side = holder.side
        person.rule = (
            "participants.holder" if holder.serves(self.today) else "participants.past-holder"
        )


def _tokens(name: str) -> list[str]:
    return tokens_of(name)
