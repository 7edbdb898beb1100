"""Which side the people, bodies and places beside somebody tell: hosts, bearers, company, capitals."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from readouts.codes import SIDES
from readouts.findings import Actor, Cast, Mention
from readouts.readers.participants.circumstances import RULERS, Circumstances
from readouts.readers.participants.frame import OF, Frame
from readouts.readers.participants.home import home_of, scene_of, stage_of
from readouts.readers.participants.persons import Bearer
from readouts.text import fold
from readouts.vocabulary import words

__all__ = ["Neighbours"]

_HOST = (
    "recu",
    "recue",
    "recus",
    "recues",
    "accueilli",
    "accueillie",
    "accueillis",
    "accueillies",
    "aupres",
    "audience",
    "remis",
    "remise",
    "remettre",
    "hote",
)

_DIPLOMACY = ("affaires etrangeres", "relations exterieures", "affaires exterieures", "diplomatie")

_BY = frozenset(("par", "au", "aupres", "a"))

_BEARER = (
    "message",
    "lettre",
    "salutations",
    "missive",
    "invitation",
    "felicitations",
    "vœux",
    "voeux",
)


_BESIDE = words("person_beside")


_BODY_OF = {
    "head_of_state": "presidency",
    "foreign_minister": "foreign_ministry",
    "deputy_foreign_minister": "foreign_ministry",
    "head_of_government": "government",
    "minister": "government",
    "defence_minister": "defence_ministry",
    "spokesperson": "foreign_ministry",
}


class Neighbours(Circumstances):
    """The rules that look at the sentence."""

    def __init__(
        self,
        frame: Frame,
        cast: Cast,
        bearers: list[Bearer],
        others: dict[str, Actor],
        owners: dict[str, Actor],
        employers: dict[str, str],
        votes: dict[str, Counter[str]],
        faced: dict[str, set[str]],
    ) -> None:
        self.frame = frame
        self.cast = cast
        self.others = others
        self.owners = owners
        self.employers = employers
        self.votes = votes
        self.faced = faced
        self.first: dict[str, Mention] = {}
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in cast.mentions:
            sentence = frame.page.sentence_at(mention.start)
            self.by_sentence.setdefault(sentence, []).append(mention)
        self.items: dict[str, list[tuple[int, int]]] = {}
        for item, person in bearers:
            if person.actor is not None and (item.phrases or person.actor.id not in self.items):
                self.items.setdefault(person.actor.id, []).append((item.first, item.last))
        self.verbs = {g.first for g in frame.analysis.groups if g.finite}
        self.masters = self._masters(bearers)
        self.shared = {
            person.actor.id
            for item, person in bearers
            if person.actor is not None
            and person.actor.office == "envoy"
            and any(item.group and p.plural and not p.sides for p, _ in item.phrases)
        }
        """« les négociateurs en chef, X et Y »: of different sides, and nothing says of which."""
        self.elsewhere = {
            person.actor.id
            for item, person in bearers
            if person.actor is not None
            and any(
                (p.organization is not None and p.organization not in SIDES)
                or (p.value == "spokesperson" and self._of_another(p.last + 1))
                for p, _ in item.phrases
            )
        }
        """« le président de la BAD », « la porte-parole de l'Unicef »: of a body that is no side or is not known."""
        self.home = home_of(frame)
        self.spoken_for, self.of_diplomats = self._spoken_for()
        self.ministers_home = self._home_of_ministers(bearers)
        self.scene = scene_of(frame)
        self.stage = stage_of(frame)
        self.hosts: dict[int, str] = {}
        for item, person in bearers:
            for phrase, _ in item.phrases:
                if (
                    phrase.host is not None
                    and phrase.value == "ambassador"
                    and person.actor is not None
                ):
                    self.hosts[frame.page.sentence_at(item.start)] = phrase.host

    def _of_another(self, i: int) -> bool:
        """Whether a complement that nothing lists follows: « la porte-parole | de l'association »."""
        frame = self.frame
        return (
            i + 1 < frame.count
            and frame.joined(i)
            and frame.joined(i + 1)
            and frame.words[i] in OF
            and frame.words[i + 1] not in ("nouveau", "fait")
        )

    def _spoken_for(self) -> tuple[str | None, bool]:
        """The state of the spokesperson who opens the text, and whether he speaks for a foreign ministry."""
        body = next((first for first, _, kind in self.frame.areas if kind == "body"), None)
        if body is None:
            return None, False
        n = self.frame.page.sentence_at(self.frame.starts[body])
        for mention in (m for k in (n, n + 1) for m in self.by_sentence.get(k, ())):
            actor = mention.actors[0]
            if actor.kind == "person" and actor.office == "spokesperson":
                title = fold(actor.title or "")
                return actor.side, any(words in title for words in _DIPLOMACY)
        return None, False

    def _home_of_ministers(self, bearers: list[Bearer]) -> str | None:
        """The state of which a page speaks as its own: « le ministre des Affaires étrangères, X », of whom the list of
        office-holders knows the state and the page says none."""
        found: set[str] = set()
        for item, person in bearers:
            titled = [e for e in person.evidence if e.title]
            if not titled or person.known_as is None or person.side is None or not item.phrases:
                continue
            bare = titled[0].side is None and not titled[0].equal and not titled[0].former
            if bare and titled[0].office in ("foreign_minister", "head_of_government"):
                found.add(person.side)
        return found.pop() if len(found) == 1 else None

    def _masters(self, bearers: list[Bearer]) -> dict[str, list[Actor]]:
        """« l'envoyé de Trump, X », « X, conseiller de Poutine »: for whom somebody works."""
        frame = self.frame
        named = {item.run.first: person.actor for item, person in bearers if item.run is not None}
        named.update({item.first: person.actor for item, person in bearers})
        out: dict[str, list[Actor]] = {}
        for item, person in bearers:
            for phrase, _ in item.phrases:
                j = phrase.last + 1
                if (
                    person.actor is None
                    or j >= frame.count
                    or frame.words[j] not in ("de", "d", "du")
                ):
                    continue
                master = named.get(j + 1)
                if master is not None and master is not person.actor:
                    out.setdefault(person.actor.id, []).append(master)
        return out

    def _by_company(self, actor: Actor, first: int, last: int) -> str | None:
        """« accompagné du ministre X »: of whom he accompanies; « ensemble avec le ministre X »: of the subject."""
        frame = self.frame
        before = frame.words[max(first - 6, 0) : first]
        beside = any(w in _BESIDE for w in before)
        if not beside and self._in_train(first):
            return self._leader(actor, first)
        if not beside and not any(a == "ensemble" and b == "avec" for a, b in pairwise(before)):
            return None
        _, mentions = self._sentence(first)
        people = [
            m.actors[0].side
            for m in mentions
            if m.start < frame.starts[first]
            and m.how in ("name", "office", "pronoun")
            and m.actors[0] is not actor
            and m.actors[0].side is not None
        ]
        return None if not people else people[-1] if beside else people[0]

    def _in_train(self, first: int) -> bool:
        """« accompagné de plusieurs de ses ministres : X, Y et Z »: further on in a list of company."""
        frame = self.frame
        n, _ = self._sentence(first)
        begin = frame.page.first_token(frame.page.sentences[n][0])
        for i in range(first - 1, max(begin, first - 40), -1):
            if i in self.verbs:
                return False
            if frame.words[i] in _BESIDE:
                return True
        return False

    def _leader(self, actor: Actor, first: int) -> str | None:
        """The side of the first person of the sentence: who is accompanied."""
        _, mentions = self._sentence(first)
        for mention in mentions:
            one = mention.actors[0]
            if (
                mention.start < self.frame.starts[first]
                and one is not actor
                and one.side is not None
            ):
                return one.side
        return None

    def _taken(self, actor: Actor) -> set[str]:
        """The sides whose one holder of that office is somebody else, and those of counterparts."""
        faced = self.faced.get(actor.id, set())
        if actor.office not in ("head_of_state", "head_of_government", "foreign_minister"):
            return faced
        return faced | {
            a.side
            for a in self.cast.actors
            if a is not actor
            and a.kind == "person"
            and a.office == actor.office
            and a.side is not None
        }

    def _by_body(self, actor: Actor, first: int, last: int) -> str | None:
        """« le président X serait attendu …, mais la présidence kazakhe ne confirme pas »."""
        wanted = _BODY_OF.get(actor.office or "")
        _, mentions = self._sentence(first)
        for mention in mentions:
            for other in mention.actors:
                if wanted is not None and other.body == wanted:
                    return other.side
        return None

    def _by_accreditation(self, actor: Actor, first: int, last: int) -> str | None:
        """« … à l'ambassadeur du Japon au Burkina Faso »: whoever receives him is of the country he is sent to."""
        if actor.office not in RULERS:
            return None
        n, _ = self._sentence(first)
        return self.hosts.get(n)

    def _by_succession(self, actor: Actor, first: int, last: int) -> str | None:
        """« Il a remplacé l'ambassadeur X », « son prédécesseur, X »: of the side of whom he made room for."""
        if not any(w in words("successions") for w in self.frame.words[max(first - 5, 0) : first]):
            return None
        _, mentions = self._sentence(first)
        before = [m.actors[0] for m in mentions if m.end <= self.frame.starts[first]]
        people = [a for a in before if a.kind == "person" and a is not actor and a.side is not None]
        return people[-1].side if people else None

    def _by_employer(self, actor: Actor, first: int, last: int) -> str | None:
        """« porte-parole du Département »: the side of the last ministry named."""
        return self.employers.get(actor.id)

    def _by_pair(self, actor: Actor, first: int, last: int) -> str | None:
        """« le président X et le Taoiseach Y »: two people coordinated or face to face, of the two main sides."""
        main = self.cast.sides[:2]
        if len(main) < 2 or actor.office not in (
            "head_of_state",
            "head_of_government",
            "foreign_minister",
            "minister",
        ):
            return None
        frame = self.frame
        _, mentions = self._sentence(first)
        for mention in mentions:
            other = mention.actors[0]
            if (
                other is actor
                or other.kind != "person"
                or other.side not in main
                or other.office
                not in ("head_of_state", "head_of_government", "foreign_minister", "minister")
            ):
                continue
            between = (
                frame.words[last + 1 : frame.page.first_token(mention.start)]
                if mention.start > frame.starts[last]
                else []
            )
            if between and "et" in between[:2] and len(between) <= 5:
                return main[1] if other.side == main[0] else main[0]
        return None

    def _by_bearer(self, actor: Actor, first: int, last: int) -> str | None:
        """« elle a remis une lettre du Premier ministre X »: the sender is of the bearer's side."""
        frame = self.frame
        before = frame.words[max(first - 6, 0) : first]
        if not any(w in _BEARER for w in before) or not any(
            w in ("du", "de", "d") for w in before[-5:]
        ):
            return None
        _, mentions = self._sentence(first)
        for mention in mentions:
            if (
                mention.start < frame.starts[first]
                and mention.actors[0].side is not None
                and mention.how != "state"
            ):
                return mention.actors[0].side
        n, _ = self._sentence(first)
        for mention in reversed(self.by_sentence.get(n - 1, [])):
            if mention.actors[0].kind == "person" and mention.actors[0].side is not None:
                return mention.actors[0].side
        return None

    def _is_guest(self, before: list[str], actor: Actor) -> bool:
        """« Ana Tinca a reçu le chargé d'affaires X », « une note remise à l'ambassadeur X »: no host."""
        at = max(i for i, w in enumerate(before) if w in _HOST)
        behind = before[at + 1 :]
        if actor.office == "ambassador" and before[at].startswith(("remis", "remettre", "recu")):
            return "par" not in behind
        return before[at].startswith(("recu", "accueilli")) and not _BY.intersection(behind)

    def _pronoun_guest(self, first: int) -> list[str]:
        """« Il y a été reçu par le président X, en présence de … »: the side of whom the pronoun is."""
        _, mentions = self._sentence(first)
        fold = self.frame.page.fold
        found = [m.actors[0].side for m in mentions if fold[m.start : m.end] in ("il", "elle")]
        return [side for side in found[:1] if side is not None]

    def _by_host(self, actor: Actor, first: int, last: int) -> str | None:
        """« elle a été reçue par le Premier ministre »: the host is of another side than the guest."""
        frame = self.frame
        before = frame.words[max(first - 14, 0) : first]
        if not any(w in _HOST for w in before) or not any(
            w in ("par", "au", "aupres", "a") for w in before[-8:]
        ):
            return None
        if self._is_guest(before, actor):
            return None
        guests = self._others(actor, first)
        place = self._place_of(first)
        guest = self._pronoun_guest(first) or guests[:1]
        if place is not None and place not in guest:
            return place
        if self.home is not None and self.home not in guests and self.home in self.cast.sides:
            return self.home
        main = [s for s in self.cast.sides[:3] if s not in guests]
        return main[0] if guests and main else place
