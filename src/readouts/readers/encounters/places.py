"""Where a contact took or is to take place: towns and countries behind a preposition, hosts, stops of a tour."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readouts.matching import Hit
from readouts.readers.encounters.adjectives import sides_by_adjective
from readouts.readers.encounters.scene import Scene
from readouts.verbs import VerbGroup
from readouts.vocabulary import built_in, words
from readouts.vocabulary.rows import Country

__all__ = [
    "place_as_object",
    "place_in",
    "place_meant",
    "place_of_name",
    "place_of_passage",
    "place_of_soil",
    "place_of_subject",
    "place_taken_up",
    "stops_in",
    "stops_stated",
]

_PLACE = re.compile(
    r"""
    (?:(?<=\bà\s)|(?<=\bÀ\s)|(?<=\bA\s)|(?<=\ba\s))      # à Novi Sad
    (?P<name>
        (?!M\.|MM\.|Mme|Mgr|S\.)
        [A-ZÀ-ÖØ-Þ][\w’'-]+
        (?:\s(?:de\sla|de|del|el|la|du)\s(?=[A-Z])[A-ZÀ-ÖØ-Þ][\w’-]+|\s(?:el|al|ed|es|an|ar)-[A-ZÀ-ÖØ-Þ][\w’-]+
        |[\s-][A-ZÀ-ÖØ-Þ][\w’-]+){0,3}
    )
    """,
    re.VERBOSE,
)
"""« à Novi Sad », « à Hô Chi Minh-Ville »: a name after « à », known or not."""

_SEAT = re.compile(
    r"""
    \b(?:palais|château|localité|village|station|ville|domaine|villa|base|barrage|île|îlot|lac|port|camp|oasis|monastère
      |abbaye|presqu['’]île|commune|district|faubourg|banlieue|hôtel|poste-frontière|poste\sfrontalier|gué|col)
    (?:\s(?:royal|royale|présidentiel|présidentielle|balnéaire|impérial))?
    \s(?:de\s|d['’])
    (?P<name>(?!É?E?tat\b)[A-ZÀ-ÖØ-Þ][\w’-]+)
    """,
    re.VERBOSE,
)
"""« au palais de Baabda », « au château de Meseberg »: a name after a seat."""


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
    r"(?: (?!aupr[eè]s\b)[\w-]{4,30})? d(?:e |['’])(?P<name>[A-ZÀ-ÖØ-Þ][\w’-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’-]+){0,2})"
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
    if match["name"].isupper() and len(match["name"]) > _SHORTEST:
        return None  # « le sommet de l'APEC », « la réunion d'AFRISTAT »
    if scene.mention_at(match.start("name")) is not None or _a_word(scene, match["name"]):
        return None
    return match["name"], None


def _a_word(scene: Scene, name: str) -> bool:
    """« le Sommet de Sécurité nucléaire », where the text writes « sécurité » too: no town."""
    return re.split(r"[ -]", name, maxsplit=1)[0].lower() in scene.written_small


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
            dated = scene.dates_between(start, hit.start)
            begin = dated[-1].end if dated else start
            between = scene.page.fold[begin : hit.start].strip(" '’")
            if between.removeprefix("ensuite").strip() in ("", "le", "la", "les", "l"):
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


_SHORTEST = 2
"""Characters of a name."""
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


_STATED = re.compile(
    r"(?:pays|etats|capitales|etapes|escales|villes|nations)(?: [^\W\d_]{3,20})? ?[:(−–—-] ?"
)
_BETWEEN = frozenset(("", ",", "et", ", et", "puis", ", puis"))
_ARTICLE = re.compile(r"(?:la|le|les|l['’])$")


def stops_stated(scene: Scene, start: int, end: int) -> tuple[int, list[tuple[str, str | None]]]:
    """« dans cinq pays arabes − Jordanie, Qatar et Egypte − et en Irak »: where the list begins, and its places."""
    stated = _STATED.search(scene.page.fold, start, end)
    if stated is None:
        return end, []
    out: list[tuple[str, str | None]] = []
    reached = stated.end()
    for hit in scene.names_between(reached, end):
        between = scene.page.fold[reached : hit.start].strip()
        if _ARTICLE.sub("", between).strip() not in _BETWEEN:
            break
        if hit.slot not in ("city", "capital", "form") or not isinstance(hit.row, Country):
            break
        out.append((scene.page.text[hit.start : hit.end], _SOVEREIGN.get(hit.row.id, hit.row.id)))
        reached = hit.end
    if len(out) < _SHORTEST:
        return end, []
    further = scene.page.fold[reached : reached + 8]
    if re.match(r" ?[)−–—-],? (?:et|puis) ", further):
        out += stops_in(scene, reached, min(end, reached + 60))
    return stated.start(), out


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
        named = hit.slot in ("city", "capital", "form") and not _of_office(scene, hit.start)
        seat = scene.word(hit.last) in words("seat_towns")
        if seat and scene.preposition(hit.start) in ("a", "de"):
            name = re.split(r"\bd(?:e |['’])", text[hit.start : hit.end])[-1]
            yield True, name, getattr(row, "side", None) or None
        if named and isinstance(row, Country) and _stands_for_place(scene, hit):
            yield hit.slot != "form", text[hit.start : hit.end], _SOVEREIGN.get(row.id, row.id)
    yield from _unknown(scene, seen, end)


_SOVEREIGN = {
    "GF": "FR", "GP": "FR", "MQ": "FR", "RE": "FR", "YT": "FR", "NC": "FR", "PF": "FR", "BL": "FR", "MF": "FR",
    "PM": "FR", "PR": "US", "GU": "US", "VI": "US", "HK": "CN", "MO": "CN", "GL": "DK", "FO": "DK", "GI": "GB",
    "FK": "GB", "BM": "GB",
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
    if where:  # « est arrivé de Bagdad, où il se trouvait »
        for hit in scene.names_between(
            max(scene.page.starts[first] - 40, 0), scene.page.starts[first]
        ):
            named = hit.slot in ("city", "capital", "form") and isinstance(hit.row, Country)
            if named and hit.last == first - 1:
                side = _SOVEREIGN.get(hit.row.id, hit.row.id)
                return scene.page.text[hit.start : hit.end], side
    before = group.governor
    if before is not None and before.lemma in ("gagner", "rallier", "visiter") and not where:
        found_there = place_as_object(scene, before.end, group.start)
        if found_there is not None:
            return found_there  # « avant de gagner La Paz pour y voir le président »
    told = list(_places(scene, start, group.start))
    found = [(n, s) for city, n, s in told if city or where] or [(n, s) for _, n, s in told]
    return found[-1] if found else _of_event(scene, start, group.start)


def _of_event(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« la conférence de Belém. Il l'a prié de s'y rendre »: the town that an event is called after."""
    page = scene.page
    for token in range(page.first_token(end) - 1, page.first_token(start) - 1, -1):
        if page.words[token] in words("events"):
            found = place_of_name(scene, page.ends[token])
            if found is not None:
                return found
    return None


def place_of_passage(scene: Scene, position: int) -> tuple[str, str | None] | None:
    """The last town that the sentence of a position or the two before it place something in."""
    at = scene.page.sentence_at(position)
    start = scene.page.sentences[max(at - 2, 0)][0]
    told = [(name, side) for city, name, side in _places(scene, start, position) if city]
    return told[-1] if told else None


def place_taken_up(scene: Scene, start: int, end: int) -> tuple[str, str | None] | None:
    """« une délégation se rendra dans cette ville »: the town, or the country, that was named last."""
    for cue in scene.cues_between(start, end, "there"):
        at = scene.page.sentence_at(cue.start)
        floor = scene.page.sentences[max(at - 2, 0)][0]
        country = scene.word(cue.last) in ("pays", "ile")
        slots = ("form",) if country else ("city", "capital")
        told = (
            [] if country else [(n, s) for city, n, s in _places(scene, floor, cue.start) if city]
        )
        if told:
            return told[-1]
        for hit in reversed(scene.names_between(floor, cue.start)):
            if hit.slot in slots and isinstance(hit.row, Country):
                side = _SOVEREIGN.get(hit.row.id, hit.row.id)
                return scene.page.text[hit.start : hit.end], side
    return None


def _unknown(scene: Scene, start: int, end: int) -> Iterable[tuple[bool, str, str | None]]:
    if end - start < _SHORTEST:
        return
    for match in _SEAT.finditer(scene.page.text, start, end):
        if _no_person(scene, match.start("name")) and _no_person(scene, match.start()):
            yield True, match["name"], None
    for match in _PLACE.finditer(scene.page.text, start, end):
        before = scene.page.text[match.start() - 2]
        if before == "a" and not scene.unaccented:
            continue
        token = scene.page.first_token(match.start())
        if not _no_person(scene, match.start()) or _seated(scene, token):
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
        if hit.slot in ("city", "capital") and _in_building(scene, token):
            return True
        return scene.word(token - 2) in words("placed_nouns")
    return scene.raw(token)[:1].isupper() and before == "jerusalem"


def _no_person(scene: Scene, position: int) -> bool:
    """Nobody is named there, or a seat that stands for its body (« à Iavoloha », « au palais de Baabda »)."""
    mention = scene.mention_at(position)
    return mention is None or (
        mention.how == "body" and all(a.kind != "person" for a in mention.actors)
    )


def _of_office(scene: Scene, position: int) -> bool:
    """« le représentant spécial de l'ONU au Mali, M. Wane »: where somebody holds office."""
    mention = scene.mention_at(position)
    return (
        mention is not None
        and mention.how in ("name", "office", "counterpart")
        and mention.start < position
    )


def _in_building(scene: Scene, token: int) -> bool:
    """« au Palais de la Paix de Phnom Penh », « dans un hôtel de Putrajaya »."""
    return not words("buildings").isdisjoint(scene.page.words[max(token - 6, 0) : token - 1])


def _seated(scene: Scene, token: int) -> bool:
    if scene.word(token - 2) in words("addressed"):
        return True
    back = token - 1
    while back > token - 15 and (
        scene.word(back) in ("et", "en", "au", "aux", "a", "de", "du", "la", "le", "l", "d")
        or (scene.raw(back)[:1].isupper() and scene.word(back) not in words("seated"))
    ):
        back -= 1
    if back < token - 3 and scene.word(back) in words("seated"):
        return True  # « nonce apostolique au Cameroun et en Guinée équatoriale »
    return any(scene.word(t) in words("seated") for t in range(max(token - 4, 0), token - 1))
