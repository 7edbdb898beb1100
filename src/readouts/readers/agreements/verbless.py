"""Commitments of sentences without a verb: « Refus polonais, net et immédiat », « Feu vert de Kigali au retrait »."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.matching import Hit
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.words import Candidate, Words

__all__ = ["verbless"]

_AT_THE_HEAD = 3


def verbless(
    vocabulary: Words, extents: Extents, hit: Hit, owner: Sequence[str]
) -> Candidate | None:
    """The refusal or the consent that a whole sentence names; ``owner``: whose it is."""
    page = vocabulary.page
    start, stop = page.sentences[page.sentence_at(hit.start)]
    if not owner or hit.first - page.first_token(start) > _AT_THE_HEAD:
        return None
    if vocabulary.clause_after(start, stop) is not None:
        return None
    named = vocabulary.sides(hit.end, vocabulary.reach(hit.last, 4))
    end = extents.end(hit.start, named[0][0].end if named else hit.end)
    comma = page.text.find(",", hit.end, end)
    if comma > 0 and named and comma >= named[0][0].end:
        end = comma
    status = "refused" if "refusal" in hit.row.tags else hit.row.value
    return Candidate(
        vocabulary.noun_start(hit.start), end, status, list(owner), False, "agreements.verbless", 2
    )
