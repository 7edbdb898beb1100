"""The facts that a stretch of text gives of a contact: its date, place, people and sides, and who had the
initiative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from readouts.clauses import VerbGroup
from readouts.findings import Actor, DateFinding, Mention
from readouts.matching import Hit
from readouts.readers.encounters.scene import Scene
from readouts.readers.encounters.telling import Telling
from readouts.text import fold
from readouts.vocabulary import built_in
from readouts.vocabulary.rows import Country

__all__ = [
    "add_all",
    "date_in",
    "in_one_list",
    "initiative_in",
    "participants_in",
    "place_after_setting",
    "place_as_object",
    "place_in",
    "place_of_name",
    "place_of_soil",
    "place_of_subject",
    "remote_kind",
    "sides_by_adjective",
    "stops_in",
]


# --- dates ------------------------------------------------------------------------------------------------------------
_NOT_OWN = frozenset(
    """
    depuis jusqu jusque ici avant compter partir horizon annees envisage envisagee envisagees annoncee annonce
    proposee decidee elu elue nommee nomme
    """.split()
)
_DATED_THINGS = frozenset(
    "accord accords traite protocole convention memorandum statut declaration charte".split()
)
"""« l'accord de 2010 »: the date of a thing."""


def date_in(scene: Scene, start: int, anchor: int, end: int) -> DateFinding | None:
    """The date of a contact told at ``anchor``: the nearest one after it in the stretch, else the nearest before."""
    after = [d for d in scene.dates_between(anchor, end) if _own(scene, d)]
    before = [d for d in scene.dates_between(start, anchor) if _own(scene, d)]
    candidates = after[:1] + before[-1:]
    for found in candidates:
        if found.value is not None:
            return found
    return None


_LINKS = frozenset(("le", "la", "l", "au", "a", "du", "de", "d", "en", "fin", "les"))
_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*\.?\s*[-–—:]")


def _in_dateline(scene: Scene, found: DateFinding) -> bool:
    """« La Havane, 1er sept. (RHC).- Le ministre »."""
    start = scene.page.lines[scene.page.line_at(found.start)][0]
    return found.start - start < 40 and _DATELINE.match(scene.page.text, found.end) is not None


def _own(scene: Scene, found: DateFinding) -> bool:
    if _in_dateline(scene, found):
        return False
    page = scene.page
    first = page.first_token(page.sentences[page.sentence_at(found.start)][0])
    token = page.first_token(found.start)
    before = page.words[max(token - 3, first) : token]
    if before and before[-1] not in _LINKS:
        before = before[-2:]
    if before[-1:] == ["des"] and "dès" in page.text[max(found.start - 5, 0) : found.start].lower():
        return False
    if before[-1:] and before[-1] in ("de", "du", "d") and not _DATED_THINGS.isdisjoint(before):
        return False
    if "fois" in before and page.words[token] in ("cette", "ce", "ces"):
        return False  # « pour la première fois cette année »
    return _NOT_OWN.isdisjoint(before)


def date_before(scene: Scene, sentence: int, end: int) -> DateFinding | None:
    """The last date of the sentence before a relative clause (« s'est rendu en janvier à Rome, où il a été reçu »)."""
    token = scene.page.first_token(end)
    if scene.word(token) not in ("ou", "qui", "auquel", "que", "laquelle", "lequel"):
        return None
    start = scene.page.sentences[sentence][0]
    found = [d for d in scene.dates_between(start, end) if _own(scene, d) and d.value is not None]
    return found[-1] if found else None


def date_of_passage(
    scene: Scene, position: int, stretches: Sequence[tuple[int, int]]
) -> DateFinding | None:
    """The day that the sentence of a position or the two before it have set."""
    at = scene.page.sentence_at(position)
    start = max(scene.page.sentences[max(at - 2, 0)][0], stretches[0][0] if stretches else 0)
    for found in reversed(scene.dates_between(start, position)):
        if found.value is not None and len(found.value.split("T")[0]) == 10 and _own(scene, found):
            return found
    return None


# --- places -----------------------------------------------------------------------------------------------------------
_PLACE = re.compile(
    r"""
    (?:(?<=\bà\s)|(?<=\bÀ\s)|(?<=\bA\s)|(?<=\ba\s))      # à Novi Sad
    (?P<name>
        (?!M\.|MM\.|Mme|Mgr|S\.)
        [A-ZÀ-ÖØ-Þ][\w’'-]+
        (?:\s(?:de\sla|de|del|el|la|du)\s(?=[A-Z])[A-ZÀ-ÖØ-Þ][\w’-]+|[\s-][A-ZÀ-ÖØ-Þ][\w’-]+){0,3}
    )
    """,
    re.VERBOSE,
)
"""« à Novi Sad », « à Hô Chi Minh-Ville »: a name after « à », known or not."""

_SEAT = re.compile(
    r"""
    \b(?:palais|château|localité|village|station|ville|domaine|villa|base)
    (?:\s(?:royal|royale|présidentiel|présidentielle|balnéaire|impérial))?
    \s(?:de\s|d['’])
    (?P<name>(?!É?E?tat\b)[A-ZÀ-ÖØ-Þ][\w’-]+)
    """,
    re.VERBOSE,
)
"""« au palais de Baabda », « au château de Meseberg »: a name after a seat."""

_SEATED = frozenset(
    """
    residence base basee ambassade ambassadeur ambassadrice correspondant correspondante poste accredite accreditee envoye
    envoyee consul liaison manuscrites conserves remis remise remises adresse adressee
    """.split()
)
_ADDRESSED = frozenset(
    "demande demander demandait propose proposait proposer reproche reprochait appele oppose refuse impose permis grace face".split()
)
"""« a demandé à Moscou », « face à Pékin »: no place."""


def place_in(
    scene: Scene, start: int, anchor: int, end: int, *, origin: bool = False
) -> tuple[str, str | None] | None:
    """The place of a contact and the side that it lies in: a city, else a country, after the anchor, else before it."""
    for source in scene.cues_between(start, anchor, "source"):
        comma = scene.page.text.find(",", source.end, anchor)
        start = anchor if comma < 0 else comma
    for low, high in ((anchor, end), (start, anchor)):
        found = list(_places(scene, low, high))
        for city in (True, False):
            for is_city, name, side in found:
                if is_city == city:
                    return name, side
    return None


_OF_PLACE = re.compile(
    r"(?: [\w-]{4,30})? d(?:e |['’])(?P<name>[A-ZÀ-ÖØ-Þ][\w’-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’-]+){0,2})"
)
"""« le sommet de Sacramento », « la rencontre d'Oulan-Oude », « le sommet franco-italien de Nice »."""


def place_of_name(scene: Scene, position: int) -> tuple[str, str | None] | None:
    """The town that a gathering is called after."""
    match = _OF_PLACE.match(scene.page.text, position)
    if match is None or any(
        d.start <= match.start("name") < d.end for d in scene.dates_between(position, match.end())
    ):
        return None
    for hit in scene.names_between(match.start("name"), match.end()):
        if hit.slot not in ("city", "capital") or not isinstance(hit.row, Country):
            return None
        return scene.page.text[hit.start : hit.end], _SOVEREIGN.get(hit.row.id, hit.row.id)
    if scene.mention_at(match.start("name")) is not None:
        return None
    return match["name"], None


def place_of_subject(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« Oslo abritera », « La capitale qatarie a servi de cadre »: a place in front of a verb of hosting."""
    for hit in scene.names_between(start, end):
        if not isinstance(hit.row, Country):
            continue
        side = _SOVEREIGN.get(hit.row.id, hit.row.id)
        if hit.slot.startswith("adjective") and scene.word(hit.first - 1) == "capitale":
            town = _capital(scene, hit.row.id)
            return None if town is None else (town, side)
        if hit.slot in ("city", "capital", "form") and scene.preposition(hit.start) == "":
            return scene.page.text[hit.start : hit.end], side
    return None


def place_as_object(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« honorer Madagascar de sa visite », « visiter Oslo »: a place right behind a verb."""
    for hit in scene.names_between(start, end):
        if hit.slot in ("city", "capital", "form") and isinstance(hit.row, Country):
            between = scene.page.fold[start : hit.start].strip(" '’")
            if between in ("", "le", "la", "les", "l"):
                return scene.page.text[hit.start : hit.end], _SOVEREIGN.get(hit.row.id, hit.row.id)
        return None
    return None


def place_of_soil(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« fouler le sol cubain »: the country as the text names it elsewhere."""
    for side in sides_by_adjective(scene, start, end):
        for hit in scene.names:
            if hit.slot == "form" and hit.row.id == side:
                return scene.page.text[hit.start : hit.end], side
        row = built_in().rows.get("country", {}).get(side)
        return (row.forms[0] if row is not None and row.forms else side), side
    return None


_STOPS = frozenset("et puis ensuite enfin avant en au aux a la le l dans".split())


def stops_in(scene: Scene, start: int, end: int) -> list[tuple[str, str | None]]:
    """The places of a tour: « en Pologne, en Lituanie et en Allemagne », « à Vilnius puis à Riga »."""
    out: list[tuple[str, str | None]] = []
    reached = start
    for name, side in _listed(scene, start, end):
        at = scene.page.text.find(name, reached, end)
        between = scene.page.fold[reached:at] if at >= 0 else "."
        if out and not set(re.findall(r"[^\W_]+", between)) <= _STOPS:
            break
        out.append((name, side))
        reached = at + len(name)
    return out


def _listed(scene: Scene, start: int, end: int) -> Iterable[tuple[str, str | None]]:
    """The places of a stretch, those too that share the preposition of the one before (« à Maputo, Praia et Lomé »)."""
    reached = -1
    for _, name, side in _places(scene, start, end):
        at = scene.page.text.find(name, max(reached, start), end)
        if reached >= 0:
            yield from _without_preposition(scene, reached, at)
        yield name, side
        reached = at + len(name)
    if reached >= 0:
        yield from _without_preposition(scene, reached, end)


def _without_preposition(scene: Scene, start: int, end: int) -> Iterable[tuple[str, str | None]]:
    for hit in scene.names_between(start, end):
        between = scene.page.fold[start : hit.start].strip()
        if (
            hit.slot in ("city", "capital")
            and isinstance(hit.row, Country)
            and between in (",", "et", ", et", "puis", ", puis")
        ):
            yield scene.page.text[hit.start : hit.end], _SOVEREIGN.get(hit.row.id, hit.row.id)
            start = hit.end


def place_after_setting(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« en marge de l'Assemblée générale de l'ONU à New York »: the place of the frame is the place of the contact."""
    for cue in scene.cues_between(start, end, "setting"):
        return place_in(scene, cue.end, cue.end, end)
    return None


def _places(scene: Scene, start: int, end: int) -> Iterable[tuple[bool, str, str | None]]:
    text = scene.page.text
    seen = start
    for hit in scene.names_between(start, end):
        yield from _unknown(scene, seen, hit.start)
        seen = max(hit.end, seen)
        row = hit.row
        if hit.slot.startswith("adjective") and scene.word(hit.first - 1) == "capitale":
            town = _capital(scene, row.id)
            if town is not None:
                yield True, town, row.id
        if hit.slot in ("city", "capital", "form") and isinstance(row, Country):
            if _stands_for_place(scene, hit):
                yield hit.slot != "form", text[hit.start : hit.end], _SOVEREIGN.get(row.id, row.id)
    yield from _unknown(scene, seen, end)


_SOVEREIGN = {
    "GF": "FR", "GP": "FR", "MQ": "FR", "RE": "FR", "YT": "FR", "NC": "FR", "PF": "FR", "BL": "FR", "MF": "FR", "PM": "FR",
    "PR": "US", "GU": "US", "VI": "US", "HK": "CN", "MO": "CN", "GL": "DK", "FO": "DK", "GI": "GB", "FK": "GB", "BM": "GB",
    "CW": "NL", "AW": "NL", "SX": "NL", "AX": "FI",
}  # fmt: skip
"""Territories, and the state that a visit there is one to."""


def _capital(scene: Scene, side: str) -> str | None:
    """« dans la capitale mozambicaine »: the town as the text names it elsewhere."""
    for hit in scene.names:
        if hit.slot == "capital" and hit.row.id == side:
            return scene.page.text[hit.start : hit.end]
    return None


def place_meant(scene: Scene, group: VerbGroup) -> tuple[str, str | None] | None:
    """« elle y verra son homologue »: the last place that the sentence or the one before names."""
    first = scene.page.first_token(scene.clause_start(group.start))
    where = scene.word(first) == "ou" and scene.raw(first) != "ou"
    if not where and not any(scene.word(t) == "y" for t in range(group.first, group.head)):
        return None
    start = scene.page.sentences[max(group.sentence - 1, 0)][0]
    told = list(_places(scene, start, group.start))
    found = [(n, s) for city, n, s in told if city or where] or [(n, s) for _, n, s in told]
    return found[-1] if found else None


def _unknown(scene: Scene, start: int, end: int) -> Iterable[tuple[bool, str, str | None]]:
    for match in _SEAT.finditer(scene.page.text, start, end):
        if (
            scene.mention_at(match.start("name")) is None
            and scene.mention_at(match.start()) is None
        ):
            yield True, match["name"], None
    for match in _PLACE.finditer(scene.page.text, start, end):
        before = scene.page.text[match.start() - 2]
        if before == "a" and not scene.unaccented:
            continue
        token = scene.page.first_token(match.start())
        if scene.mention_at(match.start()) is not None or _seated(scene, token):
            continue
        yield True, match["name"], None


def _stands_for_place(scene: Scene, hit: Hit) -> bool:
    """« à Ankara », « en Turquie », « au Caire », « dans la ville suisse de Genève », not « Ankara refuse »."""
    token = hit.first
    before = scene.word(token - 1)
    if before in ("l", "la", "le", "les"):
        return (
            scene.word(token - 2) in ("dans", "vers", "rejoindre", "visiter", "rallier", "pour")
            and hit.slot == "form"
        )
    if _seated(scene, token):
        return False
    if before == "a":
        return scene.raw(token - 1) != "a" or scene.unaccented
    if before in ("en", "au", "aux", "pour", "vers"):
        return True
    if before == "par":  # « est passé mardi par Skopje »
        return any(w.startswith(("pass", "transit")) for w in scene.page.words[token - 5 : token])
    if before in ("de", "d") and scene.word(token - 3) in ("ville", "capitale", "station", "cite"):
        return True  # « dans la ville suisse de Genève »
    if before in ("de", "d"):
        return scene.word(token - 2) in ("ville", "capitale", "cite", "sommet", "rencontre", "station", "port", "balneaire", "visite", "voyage", "deplacement", "chemin", "route",
                                         "conference", "reunion", "entretiens", "pourparlers", "direction", "village")  # fmt: skip
    return scene.raw(token)[:1].isupper() and before == "jerusalem"


def _seated(scene: Scene, token: int) -> bool:
    if scene.word(token - 2) in _ADDRESSED:
        return True
    return any(scene.word(t) in _SEATED for t in range(max(token - 4, 0), token - 1))


# --- people and sides -------------------------------------------------------------------------------------------------
def participants_in(
    scene: Scene, start: int, end: int, *, skip: Iterable[tuple[int, int]] = ()
) -> list[Mention]:
    """The mentions of a stretch that may take part: sources, spouses and frames left out."""
    out = []
    stretches = list(skip)
    for mention in scene.mentions_between(start, end):
        if any(low <= mention.start < high for low, high in stretches):
            continue
        cues = scene.cues_between(max(start, mention.start - 24), mention.start, "source", "spouse")
        if any(scene.page.text[c.end : mention.start].strip(" ,").count(" ") < 3 for c in cues):
            continue
        out.append(mention)
    return out


_LIST_WORDS = frozenset(
    """
    et ainsi que ou m mm mme mmes le la les l de du son sa ses leur d avec enfin puis aussi des
    """.split()
)


def in_one_list(between: str) -> bool:
    """Whether two mentions with this (folded) text between stand in one list or apposition."""
    words = re.findall(r"[^\W_]+", between)
    if "," not in between and "(" not in between and not {"et", "ainsi", "ou", "puis"} & set(words):
        return False
    return len(words) <= 4 and all(word in _LIST_WORDS for word in words)


_LED = frozenset(
    """
    conduite conduit conduits dirigee dirige menee mene emmenee emmene presidee preside composee compose representee
    represente formee
    """.split()
)


def leaders_in(scene: Scene, start: int, end: int) -> list[Actor]:
    """« une délégation conduite par X »: the persons who lead it."""
    out: list[Actor] = []
    mentions = [m for m in scene.mentions_between(start, end) if m.how != "possessor"]
    for at, mention in enumerate(mentions):
        token = scene.page.first_token(mention.start)
        before = scene.page.words[max(token - 6, 0) : token]
        led = "par" in before and not _LED.isdisjoint(before)
        listed = bool(out) and in_one_list(scene.page.fold[mentions[at - 1].end : mention.start])
        if led or listed:
            out += [a for a in mention.actors if a.kind == "person"]
    return out


def clitic_object(scene: Scene, group: VerbGroup, actors: Sequence[Actor] = ()) -> list[Actor]:
    """The person that an object pronoun stands for (« l'a reçue », « de le rencontrer », « lui a remis »).

    ``actors`` are the subject's, who cannot be meant.
    """
    for token in range(max(group.first - 1, 0), group.head):
        word = scene.word(token)
        if word not in ("le", "la", "l", "lui", "les", "leur"):
            continue
        if token < group.first and not scene.joined(group.first):
            continue
        mention = scene.mention_at(scene.page.starts[token])
        if mention is not None:
            return list(mention.actors)
        if word in ("le", "la", "l", "lui"):
            return _last_person(scene, group.start, word, actors)
    return []


def _last_person(scene: Scene, position: int, word: str, actors: Sequence[Actor]) -> list[Actor]:
    """The last single person before who agrees with the pronoun and is not of the subject's side."""
    ours = {a.side for a in actors}
    for mention in reversed(scene.mentions_between(max(position - 400, 0), position)):
        if mention.how == "possessor" or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if actor.kind != "person" or actor in actors or actor.side is None or actor.side in ours:
            continue
        if actor.feminine is not None and word in ("le", "la") and actor.feminine != (word == "la"):
            continue
        return [actor]
    return []


def add_all(telling: Telling, mentions: Iterable[Mention]) -> None:
    """All actors of some mentions take part; what only says whose somebody is, is no participant."""
    for mention in mentions:
        if mention.how == "possessor":
            continue
        for actor in mention.actors:
            telling.add(actor)


@cache
def _prefixes() -> dict[str, str]:
    rows = built_in().rows.get("country", {})
    out: dict[str, str] = {}
    for row in rows.values():
        if isinstance(row, Country):
            for prefix in row.prefix:
                out.setdefault(fold(prefix), row.id)
    return out


def sides_by_adjective(scene: Scene, start: int, end: int) -> list[str]:
    """The sides that adjectives of a noun phrase name: « consultations russo-américaines », « délégation russe »."""
    out: list[str] = []
    page = scene.page
    for hit in scene.names_between(start, end):
        if not hit.slot.startswith("adjective"):
            continue
        side = _side(hit)
        if side is None:
            continue
        token = hit.first - 1
        # « américano-russe », « sino-russo-mongol »
        while (
            token >= 0
            and page.ends[token] + 1 == page.starts[token + 1]
            and page.fold[page.ends[token]] == "-"
        ):
            prefix = _prefixes().get(page.words[token])
            if prefix is None:
                break
            if prefix not in out:
                out.append(prefix)
            token -= 1
        if side not in out:
            out.append(side)
    return out


def _side(hit: Hit) -> str | None:
    row = hit.row
    if isinstance(row, Country):
        return row.id
    if getattr(row, "side", False) is True:
        return str(row.id)
    return None


def remote_kind(scene: Scene, start: int, end: int) -> str | None:
    """« call » or « video » where the stretch says that they met at a distance."""
    for cue in scene.cues_between(start, end, "phone", "video"):
        return "call" if cue.row.value == "phone" else "video"
    return None


# --- initiative -------------------------------------------------------------------------------------------------------
def initiative_in(
    scene: Scene, start: int, end: int
) -> tuple[list[Actor], str | None, tuple[int, int]] | None:
    """Who had the initiative (« à l'invitation du ministre mongol ») and where that stands.

    Gives the actors, the side and the stretch of the phrase.
    """
    for cue in scene.cues_between(start, end, "initiative", "initiative_of"):
        limit = min(end, cue.end + 90)
        mentions = list(scene.mentions_between(cue.start, limit))
        if mentions and _close(scene, cue.end, mentions[0].start):
            actors = list(mentions[0].actors)
            side = next((a.side for a in actors if a.side), None)
            if side is None and len(mentions) > 1:
                side = next((a.side for a in mentions[1].actors if a.side), None)
            if side is not None:
                return actors, side, (cue.start, mentions[0].end)
        for hit in scene.names_between(cue.end, limit):
            side = _side(hit)
            if side is not None:
                return [], side, (cue.start, hit.end)
    return None


def _close(scene: Scene, start: int, end: int) -> bool:
    return scene.page.text[start:end].count(" ") <= 8
