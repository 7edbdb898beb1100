"""Which side a sentence tells by what happens in it: where one met, who received, who is named beside whom."""

from __future__ import annotations

from readouts.findings import Actor, Cast
from readouts.readers.participants.whereabouts import CONFERENCE, Whereabouts
from readouts.text import BREAK, LINE, fold
from readouts.vocabulary import words

__all__ = ["RULERS", "Circumstances"]

RULERS = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "defence_minister",
)

_AMONG = frozenset(("dont", "lesquels", "lesquelles"))

_READY = ("dispose", "pret", "ouvert", "favorable", "attache", "determine", "resolu")

_MET = words("person_met")

_AND = frozenset(
    (
        "et",
        "et le",
        "et la",
        "et l'",
        "ainsi que",
        "ainsi que le",
        "ainsi que la",
        "et de",
        "et d'",
        "et du",
        "et avec",
    )
)


class Circumstances(Whereabouts):
    """The rules that look at what is told."""

    stage: str | None
    cast: Cast

    def _by_visit(self, actor: Actor, first: int, last: int) -> str | None:
        """« Le vice-président X effectuera une visite de travail à Mexico »: of the other one of the two main sides."""
        frame, main = self.frame, self.cast.sides[:2]
        if len(main) < 2 or actor.office not in (*RULERS, "official"):
            return None
        end = frame.page.first_token(
            frame.page.sentences[frame.page.sentence_at(frame.starts[first])][1]
        )
        window = range(last + 1, min(last + 26, end - 1))
        if not any(frame.words[i] in words("person_travels") for i in window):
            return None
        for i in window:
            if frame.words[i] == "a" and i + 1 in frame.names and frame.joined(i + 1):
                target = frame.place(i + 1)
                if target is not None and target.kind == "capital" and target.side in main:
                    return main[1] if target.side == main[0] else main[0]
        return None

    def _by_partitive(self, actor: Actor, first: int, last: int) -> str | None:
        """« 23 Arméniens, parmi lesquels l'ex-ministre X », « des élus français, dont le sénateur Y »."""
        frame = self.frame
        opened = frame.words[max(first - 4, 0) : first]
        if not _AMONG.intersection(opened):
            return None
        n, _ = self._sentence(first)
        begin = frame.page.first_token(frame.page.sentences[n][0])
        for i in range(first - 1, max(begin - 1, first - 16), -1):
            target = frame.adjective(i) if i in frame.names else None
            if target is not None and frame.words[target.last].endswith("s"):
                return target.side
        return None

    def _by_source(self, actor: Actor, first: int, last: int) -> str | None:
        """« l'arrivée de l'envoyé spécial X, annoncée par la presse américaine »: of the state that tells of it."""
        frame = self.frame
        if actor.office not in ("ambassador", "envoy", "adviser"):
            return None
        for i in range(last + 1, min(last + 12, frame.count - 1)):
            if frame.gaps[i] in (BREAK, LINE):
                return None
            if frame.words[i] in words("person_tellers"):
                target = frame.adjective(i + 1)
                return target.side if target is not None else None
        return None

    def _by_readiness(self, actor: Actor, first: int, last: int) -> str | None:
        """« L'ambassadeur X affirme que la Chine est disposée à … »: who says that of a state speaks for it."""
        frame = self.frame
        if actor.office not in ("ambassador", "envoy", "adviser", "minister", "foreign_minister"):
            return None
        _, mentions = self._sentence(first)
        for mention in mentions:
            one = mention.actors[0]
            if mention.start <= frame.starts[last] or one.kind != "state" or one.side is None:
                continue
            j = frame.page.first_token(mention.end)
            before = frame.words[
                max(frame.page.first_token(mention.start) - 2, 0) : frame.page.first_token(
                    mention.start
                )
            ]
            if not {"que", "qu"}.intersection(before):
                continue
            if any(w.startswith(_READY) for w in frame.words[j : j + 4]):
                return one.side
        return None

    def _by_coordination(self, actor: Actor, *, alike: bool = False) -> str | None:
        """« le Premier ministre X et le président de l'Assemblée, Y »: of one state, where the offices differ."""
        frame = self.frame
        for first, _ in self.items.get(actor.id, ())[:1]:
            _, mentions = self._sentence(first)
            before = [m for m in mentions if m.end <= frame.starts[first] and m.how == "name"]
            if before and frame.page.fold[before[-1].end : frame.starts[first]].strip(" ,") in _AND:
                other = before[-1].actors[0]
                ranks = actor.office == "minister" and fold(other.title or "") != fold(
                    actor.title or ""
                )
                if alike or ranks or other.office != actor.office:
                    return other.side
        return None

    def _by_delegation(self, actor: Actor, first: int, last: int) -> str | None:
        """« La délégation américaine, conduite par …, comprenait l'ambassadeur X et Y »: who is of a delegation."""
        frame = self.frame
        n, mentions = self._sentence(first)
        begin = frame.page.first_token(frame.page.sentences[n][0])
        made = next(
            (
                i
                for i in range(first - 1, max(begin, first - 30), -1)
                if frame.words[i] in words("person_composing")
            ),
            None,
        )
        if made is None:
            return None
        for mention in mentions:
            one = mention.actors[0]
            if mention.start < frame.starts[made] and one.body == "delegation":
                return one.side
        return None

    def _by_next(self, actor: Actor) -> str | None:
        """« Le ministre de l'Économie X et le gouverneur de la Banque du Liban, Y »: of the state told behind."""
        frame = self.frame
        for _, last in self.items.get(actor.id, ())[:1]:
            _, mentions = self._sentence(last)
            end = frame.ends[last]
            after = next((m for m in mentions if m.start >= end and m.how == "name"), None)
            if after is None or frame.page.fold[end : after.start].strip(" ,") not in _AND:
                continue
            other = after.actors[0]
            if other.office not in (actor.office, None) and other.office != "ambassador":
                return other.side
        return None

    def _by_receiving(self, actor: Actor, first: int, last: int) -> str | None:
        """« C'est le ministre de la Défense, X, qui l'a reçu »: the host, where the text was last."""
        frame = self.frame
        words = frame.words[last + 1 : last + 6]
        if not words or actor.office not in RULERS:
            return None
        words = words[: next((n for n, w in enumerate(words) if w == "par"), len(words))]
        if any(w.startswith(("recevra", "recevoir", "recoit", "accueillera")) for w in words):
            return self._capital_here(actor)  # « Le président, X, doit me recevoir jeudi à Djouba »
        if words[:1] not in (["qui"], ["l"], ["les"]):
            return None
        if not any(w.startswith(("recu", "accueilli")) for w in words):
            return None
        guests = self._others(actor, first)
        place = self._place_of(first) or self.stage
        return place if place is not None and place not in guests else None

    def _by_meeting(self, actor: Actor, first: int, last: int) -> str | None:
        """« X a rencontré à Rome le ministre de l'Intérieur, Y »: of the state whose capital the subject came to."""
        frame = self.frame
        if actor.office not in RULERS:
            return None
        n, mentions = self._sentence(first)
        begin = frame.page.first_token(frame.page.sentences[n][0])
        for i in range(first - 1, max(begin, first - 9), -1):
            if i not in frame.names or not frame.joined(i) or frame.words[i - 1] != "a":
                continue
            target = frame.place(i)
            if target is None or target.kind != "capital":
                return None
            place = target.side
            if place is None or place in CONFERENCE:
                return None
            verb = frame.words[max(begin, i - 6) : i - 1]
            if not any(w in _MET for w in verb):
                return None
            came = [
                m.actors[0].side
                for m in mentions
                if m.end <= frame.starts[i] and m.actors[0] is not actor
            ]
            came = [side for side in came if side is not None]
            return place if came and place not in came else None
        return None

    def _others(self, actor: Actor, first: int) -> list[str]:
        """The sides of the other people of the sentence."""
        _, mentions = self._sentence(first)
        out: dict[str, None] = {}
        for mention in mentions:
            for other in mention.actors:
                if (
                    other is not actor
                    and other.side is not None
                    and mention.how in ("name", "office", "pronoun", "counterpart")
                ):
                    out[other.side] = None
        return list(out)
