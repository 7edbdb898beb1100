"""The side of a person whom the text gives an office but no state: by host, issuer, scene or sentence."""

from __future__ import annotations

from collections import Counter

from readouts.codes import COUNTRY_CODES, MOVEMENTS
from readouts.findings import Actor, Cast
from readouts.readers.participants.anaphora import Resolver
from readouts.readers.participants.circumstances import RULERS
from readouts.readers.participants.frame import Frame
from readouts.readers.participants.neighbours import Neighbours
from readouts.readers.participants.persons import Bearer
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.roster import Person
from readouts.readers.participants.titles import LATIN, SECRETARIES
from readouts.text import fold
from readouts.vocabulary import words

__all__ = ["complete_sides", "issuer_of"]

_ISSUERS = (
    "presidency",
    "foreign_ministry",
    "government",
    "embassy",
    "defence_ministry",
    "parliament",
    "delegation",
)

_OF_ONE_STATE = ("minister", "deputy_foreign_minister", "defence_minister", "intelligence_chief")
"""Offices whose holder, named beside somebody of another office, is of his state."""

_SECURITY_ADVISER = ("conseiller a la securite nationale", "conseillere a la securite nationale")
"""Without a state, that of the United States where the text speaks of them."""

_SOURCES = words("person_sources")


class _Completer(Neighbours):
    """The rules in their order."""

    def is_american_secretary(self, actor: Actor) -> bool:
        """« le secrétaire d'État X » without a portfolio in a text that is about the United States."""
        title = fold(actor.title or "")
        return (
            actor.office == "minister"
            and title in ("secretaire d'etat",)
            and "US" in self.cast.sides[:3]
            and self._by_coordination(actor, alike=True) in (None, "US")
            and not any(self._at_ministry(last) for _, last in self.items.get(actor.id, ()))
        )

    def _of_government(self, actor: Actor) -> bool:
        """« le chef de la délégation gouvernementale, l'ambassadeur X »."""
        near = [
            w
            for first, _ in self.items.get(actor.id, ())[:1]
            for w in self.frame.words[first : first + 7]
        ]
        return "gouvernemental" in fold(actor.title or "") or "gouvernementale" in near

    def _at_ministry(self, last: int) -> bool:
        """« X, secrétaire d'État au ministère »."""
        words = self.frame.words[last + 1 : last + 4]
        return words[:1] in (["au"], ["aupres"], ["charge"], ["chargee"])

    def side(self, actor: Actor) -> str | None:
        """The side of one person, by the first of these that tells."""
        for master in self.masters.get(actor.id, ()):
            if master.side is not None:
                return master.side
        owner = self.owners.get(actor.id)
        if owner is not None and owner.side is not None:
            return owner.side
        if actor.id in self.shared:
            return None
        if fold(actor.title or "").startswith("sous-secretaire d'etat"):
            return "US"
        if actor.office in ("head_of_organization", "spokesperson") and actor.id in self.elsewhere:
            return None
        if actor.office == "head_of_organization":
            return next((s for s in self.cast.sides if s not in COUNTRY_CODES | MOVEMENTS), None)
        if self._of_government(actor):
            return next((b.side for b in self.cast.actors if b.body == "government"), None)
        if fold(actor.title or "").startswith(_SECURITY_ADVISER) and "US" in self.cast.sides[:4]:
            return "US"
        other = self.others.get(actor.id)
        if other is not None and other.side is not None:
            place = self._capital_here(actor)
            if place is not None and place != other.side:
                return place
            return next(
                (s for s in self.cast.sides if s != other.side and s in COUNTRY_CODES), None
            )
        for first, last in self.items.get(actor.id, ()):
            taken = self._taken(actor)
            for rule in (
                self._by_company,
                self._by_delegation,
                self._by_place,
                self._by_accreditation,
                self._by_succession,
                self._by_town,
                self._by_capital,
                self._by_employer,
                self._by_body,
                self._by_pair,
                self._by_bearer,
                self._by_receiving,
                self._by_host,
                self._by_meeting,
                self._by_visit,
                self._by_partitive,
                self._by_readiness,
                self._by_source,
            ):
                found = rule(actor, first, last)
                if found is not None and found not in taken:
                    return found
        taken = self._taken(actor)
        votes = self.votes.get(actor.id)
        if votes:
            return votes.most_common(1)[0][0]
        if self.spoken_for not in (None, *taken) and actor.office in RULERS:
            return self.spoken_for  # « le Premier ministre, M. X », says the ministry's spokeswoman
        known = [
            s
            for s in self.cast.sides
            if s in COUNTRY_CODES
            and s not in taken
            and not (s == "AU" and self.frame.african_union)
        ]
        if actor.office not in ("spokesperson", "adviser"):
            met = {
                s for first, _ in self.items.get(actor.id, ()) for s in self._others(actor, first)
            }
            together = self._by_coordination(actor) or self._by_next(actor)
            if together in COUNTRY_CODES | MOVEMENTS and actor.office in _OF_ONE_STATE:
                return together  # « le président X et la secrétaire d'État Y »
            known = [s for s in known if s not in met]
            if actor.office in ("legislator", "military", "official") and self.home not in known:
                if together in COUNTRY_CODES | MOVEMENTS:
                    return together
                return self.ministers_home if self.ministers_home in known else None
        if self.home is not None and self.home in known:
            return self.home
        if self.scene is not None and self.scene not in taken and actor.office in RULERS:
            return self.scene
        if not known and actor.office not in ("spokesperson", "envoy") and self.stage not in taken:
            return self.stage
        return known[0] if known and known[0] in self.cast.sides[:2] else None


def complete_sides(
    frame: Frame,
    cast: Cast,
    bearers: list[Bearer],
    persons: list[Person],
    others: dict[str, Actor],
    owners: dict[str, Actor],
    employers: dict[str, str],
    votes: dict[str, Counter[str]],
    faced: dict[str, set[str]],
) -> bool:
    """Give a side to the office-holders who have none yet; whether any was given."""
    completer = _Completer(frame, cast, bearers, others, owners, employers, votes, faced)
    changed = False
    for person in persons:
        actor = person.actor
        if actor is None or actor.side is not None or actor.office in (None, "former"):
            continue
        if completer.is_american_secretary(actor):
            actor.office = "foreign_minister"
            actor.side = "US"
            changed = True
            continue
        side = completer.side(actor)
        if side is not None:
            actor.side = side
            changed = True
            plain = actor.office == "minister" and fold(actor.title or "") == "ministre"
            if plain and side == completer.spoken_for and completer.of_diplomats:
                actor.office = (
                    "foreign_minister"  # « le ministre », says the ministry's spokeswoman
                )
            if side in LATIN and fold(actor.title or "").startswith("chanc"):
                actor.office = "foreign_minister"
            elif side in SECRETARIES and fold(actor.title or "") == "secretaire d'etat":
                actor.office = SECRETARIES[side]
    return changed


def issuer_of(frame: Frame, cast: Cast, phrases: list[Phrase], resolver: Resolver) -> Actor | None:
    """The body that issues the text: that of its letterhead, else the one whose communiqué it reports."""
    body_start = next((line.start for line in frame.layout.lines if line.kind == "body"), 0)
    wanted = frame.layout.issuer
    for phrase in phrases:
        if phrase.kind != "institution" or phrase.plural or phrase.value not in _ISSUERS:
            continue
        start, end = frame.starts[phrase.first], frame.ends[phrase.last]
        if wanted is not None:
            heads_the_page = frame.text[start:end] in wanted
        else:
            line = frame.layout.lines[_line_at(frame, start)]
            heads_the_page = (
                end <= body_start
                and start - line.start <= 3
                and line.kind in ("byline", "boilerplate")
            )
        side = phrase.side or (cast.sides[0] if cast.sides else None)
        if heads_the_page and side is not None:
            return resolver.body(side, phrase.value, frame.text[start:end])
    return _quoted_body(frame, cast)


def _line_at(frame: Frame, start: int) -> int:
    return min(frame.page.line_at(start), len(frame.layout.lines) - 1)


def _quoted_body(frame: Frame, cast: Cast) -> Actor | None:
    """The ministry or presidency that the text names most, one named beside « communiqué » before others."""
    weights: Counter[str] = Counter()
    bodies: dict[str, Actor] = {}
    for mention in cast.mentions:
        if mention.how != "body" or mention.actors[0].body not in _ISSUERS:
            continue
        actor = mention.actors[0]
        bodies[actor.id] = actor
        first = frame.page.first_token(mention.start)
        near = frame.words[max(first - 8, 0) : first + 12]
        weights[actor.id] += 3 if any(w in _SOURCES for w in near) else 1
    return bodies[weights.most_common(1)[0][0]] if weights else None
