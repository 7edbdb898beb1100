"""Names that a phrase presents: « un vice-ministre … Il s'appelle X », « un diplomate du nom de X »."""

from __future__ import annotations

from readouts.readers.participants.appositions import Appositions
from readouts.readers.participants.items import Item
from readouts.readers.participants.phrases import Phrase
from readouts.vocabulary import words

__all__ = ["Presentations"]

_REACH = 12
_ARTICLED = ("du", "au", "sous", "le")


class Presentations(Appositions):
    """Ties a name to the phrase that it is presented with."""

    def _presented(self, item: Item) -> None:
        """Give the name the phrase that presents it, where a word of naming stands before it."""
        how = self._naming(item.first)
        if how is None or item.phrases:
            return
        item.confirmed = True
        found = self._presenter(item, how)
        if found is not None:
            item.phrases.append((found, None))
            if item.feminine is None:
                item.feminine = found.feminine

    def _naming(self, first: int) -> str | None:
        """``beside``: « nommé X », « du nom de X »; ``here``: « le ministre se nomme X », « n'est autre que X »;
        ``before``: « Il s'appelle X »."""
        frame, tokens = self.frame, self.frame.words
        if first < 2 or not frame.joined(first):
            return None
        last, before = tokens[first - 1], tokens[first - 2]
        if last in ("de", "d") and before == "nom" and tokens[max(first - 3, 0)] in _ARTICLED:
            return "beside"
        if last == "que" and before == "autre":
            return "here"
        if last in words("naming_verbs") and before in ("s", "se"):
            return "before" if tokens[max(first - 3, 0)] in ("il", "elle") else "here"
        if last in words("named_participles") and self._phrase_until(first - 2) is not None:
            return "beside"  # « a nommé X ministre » names nobody
        return None

    def _phrase_until(self, last: int) -> Phrase | None:
        """The phrase of one person that ends at the token, or a comma before the next."""
        before = self.items[-2] if len(self.items) > 1 else None
        if before is None or before.run is not None or before.phrase is None:
            return None
        phrase = before.phrase
        single = phrase.kind == "office" and not phrase.plural
        return phrase if single and phrase.last == last else None

    def _presenter(self, item: Item, how: str) -> Phrase | None:
        """The phrase without a name that is nearest before, in this sentence or (« Il s'appelle ») the one before."""
        page = self.frame.page
        sentence = page.sentence_at(item.start)
        for before in reversed(self.items[-6:-1]):
            phrase = before.phrase
            if before.run is not None or phrase is None or phrase.kind != "office":
                continue
            if sentence - page.sentence_at(before.start) > (how == "before"):
                return None
            if how == "beside" and item.first - phrase.last > _REACH:
                return None
            if not phrase.plural and "counterpart" not in phrase.tags:
                return phrase
        return None
