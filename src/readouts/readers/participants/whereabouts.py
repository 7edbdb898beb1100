"""Which side the places of a sentence tell: the capital somebody speaks from, the town somebody governs."""

from __future__ import annotations

from readouts.findings import Actor, Mention
from readouts.readers.participants.frame import Frame
from readouts.text import fold
from readouts.vocabulary import words

__all__ = ["CONFERENCE", "Whereabouts"]

CONFERENCE = frozenset(("BE", "AT", "ET"))
"""States in whose capitals others meet."""

_OVERSEAS = dict.fromkeys("GF GP MQ RE YT PM BL MF WF PF NC".split(), "FR") | {
    "GL": "DK",
    "FO": "DK",
}
"""Of which state somebody in office there is."""


class Whereabouts:
    """The rules that look at towns and capitals."""

    frame: Frame
    items: dict[str, list[tuple[int, int]]]
    by_sentence: dict[int, list[Mention]]
    verbs: set[int]

    def _sentence(self, first: int) -> tuple[int, list[Mention]]:
        n = self.frame.page.sentence_at(self.frame.starts[first])
        return n, self.by_sentence.get(n, [])

    def _capital_here(self, actor: Actor) -> str | None:
        """« l'entrevue à Koweït avec son homologue, X »: the state whose capital the sentence names."""
        for first, _ in self.items.get(actor.id, ())[:1]:
            n, _ = self._sentence(first)
            start, end = self.frame.page.sentences[n]
            for i in range(self.frame.page.first_token(start), self.frame.page.first_token(end)):
                if (
                    i in self.frame.names
                    and self.frame.joined(i)
                    and self.frame.words[i - 1] == "a"
                ):
                    target = self.frame.place(i)
                    if target is not None and target.kind in ("capital", "country"):
                        return None if target.side in CONFERENCE else target.side
        return None

    def _by_capital(self, actor: Actor, first: int, last: int) -> str | None:
        """« fait valoir à Pékin la porte-parole de la diplomatie, X »: of the state whose capital it is."""
        return self._capital_here(actor) if actor.office == "spokesperson" else None

    def _by_town(self, actor: Actor, first: int, last: int) -> str | None:
        """« a rencontré à Machhad le gouverneur du Khorassan, X »: who governs or judges there is of that country."""
        title = fold(actor.title or "").split()
        if actor.office != "official" or not title or title[0] not in words("local_offices"):
            return None
        near = self.frame.words[first : last + 1] + self.frame.words[last + 1 : last + 6]
        if "banque" in near or "fonds" in near:
            return None  # « le gouverneur de la Banque centrale »
        if "generale" in title or "general" in title:
            return None  # « la gouverneure générale » governs no town
        return self._place_of(first)

    def _place_of(self, first: int) -> str | None:
        """The country of the town named last before, in the sentence or the one before."""
        frame = self.frame
        n, _ = self._sentence(first)
        start = frame.page.sentences[max(n - 1, 0)][0]
        end = frame.page.first_token(frame.page.sentences[n][1])
        for i in [
            *range(first - 1, max(frame.page.first_token(start) - 1, -1), -1),
            *range(first + 1, end),
        ]:
            if i in frame.names and (
                (frame.joined(i) and frame.words[i - 1] in ("a", "au", "en", "de"))
                or frame.comma(i)
            ):
                target = frame.place(i)
                if target is not None and target.kind in ("capital", "city", "country"):
                    return _OVERSEAS.get(target.side or "", target.side)
        return None

    def _by_place(self, actor: Actor, first: int, last: int) -> str | None:
        """« À Québec, la ministre des Relations internationales, X, … »: the sentence opens with the place."""
        frame = self.frame
        n, _ = self._sentence(first)
        begin = frame.page.first_token(frame.page.sentences[n][0])
        for i in range(begin, min(first - 1, begin + 7)):
            if i in self.verbs:
                return None
            if frame.words[i] in ("a", "depuis") and (i == begin or frame.comma(i)):
                target = frame.place(i + 1)
                if target is not None and target.kind in ("capital", "city"):
                    return _OVERSEAS.get(target.side or "", target.side)
        return None
