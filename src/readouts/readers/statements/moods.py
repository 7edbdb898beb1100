"""Quoted words behind a feeling or behind whoever gave them: « alarmé par « … » », « arraché à X un « … » »."""

from __future__ import annotations

from readouts.readers.statements.pieces import Attribution
from readouts.readers.statements.quotation import Quotation
from readouts.readers.statements.stage import Cue, Frame, Source, Stage
from readouts.vocabulary import words

__all__ = ["acting", "given", "halved", "moved"]

_REACH = 60
_ASIDES = (
    "",
    "lui",
    "elle",
    "pour sa part",
    "de son côté",
    "quant à lui",
    "quant à elle",
    "à son tour",
)
_GIVERS = frozenset(("a", "de", "du", "d", "aupres", "chez"))
_AUXILIARIES = words("statement_auxiliaries")
_ADVERBS = frozenset(
    "egalement aussi ainsi notamment toutefois ensuite aussitot encore vivement fermement de nouveau".split()
)
_OBJECTS = frozenset(
    ("un", "une", "ce", "cet", "cette", "le", "la", "les", "des", "que", "qu", "d")
)


def moved(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« un appel de Kombos, alarmé par « … » », « Furieux d'un « … », l'ambassadeur Barak a quitté la salle »."""
    cue = _last(stage, frame, quote, "mood", 12)
    if cue is None:
        return None
    page = stage.page
    near = stage.mentions_in(max(frame.start, cue.start - 120), cue.start)
    for mention in reversed(near[-2:]):
        between = stage.text[mention.end : cue.start].strip(" \u00a0\u202f")
        if between not in (
            ",",
            "",
            ", visiblement",
            ", très",
            ", manifestement",
            ", particulièrement",
        ):
            break
        if len(mention.actors) == 1:
            return Attribution(stage.actor_of(mention), cue, "statements.moved")
    if page.first_token(frame.start) < cue.first - 1:
        return None
    for mention in stage.mentions_in(quote.right, min(frame.end, quote.right + 90))[:2]:
        if len(mention.actors) == 1 and not stage.governed(page.first_token(mention.start)):
            return Attribution(stage.actor_of(mention), cue, "statements.moved")
    return None


def given(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« a arraché à Trump un « … » », « n'a obtenu de son homologue qu'un « … » »: the giver speaks."""
    cue = _last(stage, frame, quote, "receive", 110)
    if cue is None or (cue.group is not None and cue.group.passive):
        return None
    page = stage.page
    for mention in stage.mentions_in(cue.end, quote.left)[:2]:
        first = page.first_token(mention.start)
        if len(mention.actors) != 1 or mention.actors[0].kind == "state":
            continue  # « Kiev a obtenu de Washington un « système Patriot » »
        if not any(w in _GIVERS for w in page.words[max(cue.last + 1, first - 2) : first]):
            continue
        last = _apposed(stage, mention.end, quote.left)
        rest = page.words[page.first_token(last) : page.first_token(quote.left)]
        after = page.words[page.first_token(quote.right) : page.first_token(quote.right) + 1]
        if rest[-1:] in (["le"], ["la"], ["l"], ["les"]) and after in (["de"], ["d"], ["du"]):
            continue  # « arracher à X le « principe » d'une rencontre »
        if rest and rest[0] in _OBJECTS and len(rest) <= 4:
            return Attribution(Source(mention.actors[0]), cue, "statements.given")
    return None


def acting(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« L'ambassadeur, lui, « prend note » », « Paris « condamne fermement » … »: a verb of speech in marks is said
    by its subject."""
    page = stage.page
    own = stage.groups_in(quote.start, min(quote.end, quote.start + 30))
    if not own or own[0].first - page.first_token(quote.start) > 1:
        return None
    group = own[0]
    if (
        not group.finite
        or group.passive
        or group.person != "3"
        or group.tense not in ("present", "past")
    ):
        return None
    if group.lemma == "etre" and page.words[group.last + 1 : group.last + 2] in (["un"], ["une"]):
        return None  # « Maduro « est un dictateur » » is what another says
    near = stage.mentions_in(max(frame.start, quote.left - 90), quote.left)
    if not near or len(near[-1].actors) != 1 or stage.quoted(near[-1].start) is not None:
        return None
    between = stage.text[near[-1].end : quote.left].lower().strip(" ,\u00a0\u202f")
    if between not in _ASIDES or stage.governed(page.first_token(near[-1].start)):
        return None
    cue = next(iter(stage.verbs_in(group.start, group.start + 1)), None)
    return Attribution(stage.actor_of(near[-1]), cue, "statements.acting")


def halved(stage: Stage, frame: Frame, quote: Quotation) -> Attribution | None:
    """« Macron a « exprimé sa solidarité » », « le roi a également « salué … » »: the auxiliary stands in front of
    the marks, its participle of speech is the first word in them; « , « rappelé … » et « appelé … » » go on."""
    page = stage.page
    own = stage.verbs_in(quote.start, min(quote.end, quote.start + 30))
    if not own or own[0].group is None or own[0].group.tense != "participle":
        return None
    first = page.first_token(quote.start)
    if own[0].first != first:
        return None
    start = _listed_from(stage, frame, quote)
    at = page.first_token(start) - 1
    while at > 0 and page.words[at] in _ADVERBS and page.starts[at] > frame.start:
        at -= 1
    if at < 1 or page.words[at] not in _AUXILIARIES or page.starts[at] < frame.start:
        return None
    near = stage.mentions_in(max(frame.start, page.starts[at] - 90), page.starts[at])
    if not near or len(near[-1].actors) != 1 or stage.quoted(near[-1].start) is not None:
        return None
    between = stage.text[near[-1].end : page.starts[at]].lower().strip(" ,\u00a0\u202f")
    if between not in _ASIDES or stage.governed(page.first_token(near[-1].start)):
        return None
    return Attribution(stage.actor_of(near[-1]), own[0], "statements.halved")


def _listed_from(stage: Stage, frame: Frame, quote: Quotation) -> int:
    """« a « exprimé … », « rappelé … » et « appelé … » »: where the first of the listed quotations begins."""
    start = quote.left
    for other in reversed([q for q in frame.quotes if q.level == 0 and q.right <= quote.left][-4:]):
        between = stage.text[other.right : start].strip(" \u00a0\u202f")
        if between not in (",", "et", ", et", "et a", ", a", "et ont", ", puis"):
            break
        start = other.left
    return start


def _apposed(stage: Stage, position: int, end: int) -> int:
    """« son homologue soudanais, Ali Youssouf, »: the end of a name set beside the giver."""
    for mention in stage.mentions_in(position, end):
        if stage.text[position : mention.start].strip(" ,") == "":
            position = mention.end
    return position


def _last(stage: Stage, frame: Frame, quote: Quotation, value: str, reach: int) -> Cue | None:
    """The last cue of a value in front of the words, near enough and outside of other quotations."""
    start = max(frame.start, quote.left - reach - _REACH)
    for cue in reversed(
        [*stage.nouns_in(start, quote.left), *stage.receipts_in(start, quote.left)]
    ):
        if cue.value == value and quote.left - cue.end <= reach:
            return cue if stage.quoted(cue.start) is None else None
    return None
