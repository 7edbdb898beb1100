"""Participants: the persons, bodies and states of a text, and every mention of them.

Names are read from structure (titles, appositions, courtesy, lists), joined over their short forms, and given office
and side; then states, bodies, offices, counterparts, pronouns and groups are resolved to them in the order of the text.
"""

from __future__ import annotations

import datetime as dt
import heapq as heapq  # Counter.most_common imports it at its first call, inside a parse

from readouts.analysis import Analysis
from readouts.findings import Actor, Cast, DateFinding, Layout
from readouts.readers.participants.anaphora import Resolver
from readouts.readers.participants.frame import Frame
from readouts.readers.participants.linking import link
from readouts.readers.participants.persons import persons
from readouts.readers.participants.roster import Person, slug_of
from readouts.readers.participants.sides import complete_sides, issuer_of
from readouts.readers.participants.titles import read_phrases
from readouts.vocabulary import words
from readouts.vocabulary.holders import given_names

__all__ = ["read"]


def _load() -> None:
    """Load the word lists and the office-holders with the module, so that no parse reads a file of its own."""
    for name in (
        "adverbs",
        "appointments",
        "clitics",
        "coordinators",
        "dative_cues",
        "determiners",
        "fate_nouns",
        "leading_verbs",
        "local_offices",
        "memorials",
        "named_participles",
        "naming_verbs",
        "nationals",
        "negations",
        "party_nouns",
        "person_composing",
        "person_missions",
        "person_nouns",
        "person_tellers",
        "person_travels",
        "place_nouns",
        "place_verbs",
        "prepositions",
        "presided_states",
        "radio_pieces",
        "relative_pronouns",
        "relatives_of",
        "subject_pronouns",
        "subordinators",
        "successions",
        "thing_words",
        "un_missions",
        "things_with_names",
    ):
        words(name)
    given_names()


_load()


def read(
    analysis: Analysis, layout: Layout, dates: list[DateFinding], reference: dt.date | None
) -> Cast:
    """The cast of one text."""
    frame = Frame(analysis, layout)
    phrases = read_phrases(frame)
    items = link(frame, phrases)
    roster, bearers = persons(frame, items, dates, reference)
    taken: set[str] = set()
    for person in roster.persons:
        person.actor = _actor(person, taken)
    resolver = Resolver(frame, phrases, items, roster, bearers)
    cast = resolver.walk([])
    # What the first walk found out (main sides, offices by coreference) settles more in the second.
    cast = resolver.walk(cast.sides)
    resolver.settle_tentative()
    if complete_sides(
        frame,
        cast,
        bearers,
        roster.persons,
        resolver.others,
        resolver.owners,
        resolver.employers,
        resolver.votes,
        resolver.faced,
    ):
        cast = resolver.walk(resolver.main_sides(cast))
    cast.issuer = issuer_of(frame, cast, phrases, resolver)
    return cast


def _actor(person: Person, taken: set[str]) -> Actor:
    best = person.best()
    office = None if best is None else "former" if best.former else best.office
    slug = name = slug_of(person.known_as or person.name)
    number = 2
    while name in taken:
        name = f"{slug}-{number}"
        number += 1
    taken.add(name)
    title = (
        best.title
        if best is not None and best.title
        else next((e.title for e in person.evidence if e.title), None)
    )
    return Actor(
        id=name, kind="person", name=person.name, side=person.side, office=office, title=title,
        feminine=person.feminine, rule=person.rule,
    )  # fmt: skip
