"""Office phrases after names: « X, ministre de … », « X et Y, ministres de … »."""

from __future__ import annotations

from readouts.readers.participants.descriptions import Descriptions
from readouts.readers.participants.items import Item
from readouts.readers.participants.names import run_at
from readouts.readers.participants.phrases import Phrase
from readouts.text import BREAK, LINE
from readouts.vocabulary import words

__all__ = ["Appositions"]

_THEN = words("person_then")


_RUNNING = frozenset(
    "charge chargee responsable adjoint adjointe pour aupres en a au aux de du des d dans sur contre chez".split()
)
"""Words by which a phrase goes on that no row lists."""
_DASHES = ("–", "—", "-")
_ANY = frozenset(("ce", "cet", "cette", "un", "une"))
"""Determiners behind which a phrase tells who somebody is, whatever follows but a verb of its own."""


class Appositions(Descriptions):
    """Reads appositions."""

    def _after_people(self, found: list[Item], i: int, phrase: Phrase | None) -> int:
        """« , respectivement ministre danois du Climat et ministre polonais de l'Énergie », « , ministres … »."""
        frame = self.frame
        j = i
        if j >= frame.count or not (frame.comma(j) or frame.opening(j)):
            return i
        while j < frame.count and (frame.words[j] == "respectivement" or frame.words[j] in _THEN):
            j += 1
        if j < frame.count and frame.words[j] in ("le", "la", "l", "les"):
            j += 1
        first = self.phrases.get(j)
        if first is None or first.kind != "office":
            return self._after_person(found[-1])
        if first.plural:
            self._share(found, first, [])
            found[-1].last, found[-1].end = first.last, frame.ends[first.last]
            return first.last + 1
        titles = [first]
        at = first.last + 1
        while at < frame.count and len(titles) < len(found):
            if frame.words[at] == "et" or frame.comma(at):
                k = at + (frame.words[at] == "et")
                while k < frame.count and frame.words[k] in ("le", "la", "l", "respectivement"):
                    k += 1
                other = self.phrases.get(k)
                if other is None:
                    break
                titles.append(other)
                at = other.last + 1
            else:
                break
        if len(titles) == len(found):
            for item, title in zip(found, titles, strict=True):
                item.phrases.append((title, None))
            found[-1].last, found[-1].end = titles[-1].last, frame.ends[titles[-1].last]
            return at
        return self._after_person(found[-1])

    def _after_person(self, item: Item) -> int:
        """Take in the appositions after a name; the token after them."""
        frame = self.frame
        for _ in range(3):
            i = item.last + 1
            if i >= frame.count:
                return i
            found = self._apposition(i)
            if found is None:
                side, after = self._bracketed_side(item, i)
                if side is not None and (
                    item.confirmed or (item.run is not None and item.run.size > 1)
                ):
                    item.side = item.side or side
                    return after
                self._described(item, i)
                return i
            if found.plural:
                return self._shared_apposition(item, found)
            self._unlisted_side(found)
            item.phrases.append((found, None))
            item.confirmed = True
            item.last, item.end = found.last, frame.ends[found.last]
            if item.feminine is None:
                item.feminine = found.feminine
        return item.last + 1

    def _apposition(self, i: int) -> Phrase | None:
        frame = self.frame
        gap = frame.between(i).strip()
        dashed = gap in _DASHES and not frame.text[frame.starts[i]].isupper()
        if dashed:
            gap = "("  # « Zakharova – la porte-parole de la diplomatie russe – »
        if gap not in (",", "(", "") or frame.gaps[i] in (LINE, BREAK):
            return None
        j = i
        then = False
        if gap == "," and frame.words[j] == "en":
            j = self._capacity(j)
        if j < frame.count and frame.words[j] == "respectivement":
            j += 1
        while j < frame.count and frame.words[j] in _THEN and j - i < 3:
            then = True
            j += 1
        if gap == "" and not (then and frame.words[i] == "alors") and not self._large_title(i):
            return None
        determined = j < frame.count and frame.words[j] in (
            "le",
            "la",
            "l",
            "son",
            "sa",
            "leur",
            "un",
            "une",
            "notre",
            "ce",
            "cet",
            "cette",
        )
        if determined:
            j += 1
        phrase = self.phrases.get(j)
        if phrase is None or phrase.kind != "office" or (j > i and not frame.joined(j)):
            return None
        closing = frame.text[frame.ends[phrase.last] : frame.ends[phrase.last] + 3].strip()
        if dashed and closing[:1] not in _DASHES:
            return None
        if "counterpart" in phrase.tags and not (
            determined and frame.words[j - 1] in ("son", "sa")
        ):
            return None
        if determined and gap == ",":
            after = phrase.last + 1
            if frame.words[j - 1] in _ANY and after < frame.count:
                return None if after in frame.predicates else phrase
            if self._acronym(after) or self._runs_on(after):
                return phrase
            if self._opens_sentence(i) and self._clause_follows(after):
                return phrase  # « Kim Yong Chol, le vice-président du comité a déjà rencontré … »
            if after < frame.count and frame.between(after).strip()[:1] not in (
                ",",
                ".",
                ")",
                ";",
                ":",
                "»",
            ):
                return None
            at, _, _ = self._courtesies(after) if after < frame.count else (after, None, False)
            # « Avec Blinken, le ministre russe, Sergueï Lavrov, … »: the phrase is the title of what follows.
            if (
                after < frame.count
                and frame.comma(after)
                and frame.upper(at)
                and run_at(frame, at, titled=True) is not None
            ):
                run = run_at(frame, at, titled=True)
                if run is not None and self._closes(run.last) and at not in frame.in_name:
                    return None
        return phrase

    def _large_title(self, i: int) -> bool:
        """« Madame X la Directrice de la Bibliothèque »: an article and a title in capitals, without a comma."""
        frame, item = self.frame, self.items[-1]
        if not item.courtesy or i + 1 >= frame.count or frame.words[i] not in ("le", "la", "l"):
            return False
        phrase = self.phrases.get(i + 1)
        return phrase is not None and phrase.kind == "office" and frame.upper(phrase.head)

    def _opens_sentence(self, i: int) -> bool:
        """Whether the name right before the comma is the first thing of its sentence."""
        item = self.items[-1]
        return (
            item.run is not None and item.last == i - 1 and self.frame.begins_sentence(item.first)
        )

    def _clause_follows(self, i: int) -> bool:
        """Whether nothing but words joined to it stands between the token and a verb."""
        for j in range(i, min(i + 10, self.frame.count)):
            if j in self.frame.predicates:
                return True
            if not self.frame.joined(j):
                return False
        return False

    def _runs_on(self, i: int) -> bool:
        """« X, le commissaire chargé de la politique de voisinage, a … »: words without a verb, up to a comma."""
        frame = self.frame
        if i >= frame.count or frame.words[i] not in _RUNNING or not frame.joined(i):
            return False
        for j in range(i, min(i + 14, frame.count)):
            if not frame.joined(j):
                return (frame.comma(j) and not frame.upper(j)) or frame.gaps[j] in (LINE, BREAK)
            if j in frame.predicates:
                return False
        return False

    def _capacity(self, j: int) -> int:
        """Past « en sa qualité d' », « en tant que », « en qualité de »."""
        words = self.frame.words
        if words[j + 1 : j + 2] == ["tant"]:
            return j + 3
        if words[j + 1 : j + 2] == ["qualite"]:
            return j + 3
        if words[j + 2 : j + 3] == ["qualite"]:
            return j + 4
        return j

    def _shared_apposition(self, item: Item, phrase: Phrase) -> int:
        """« X et Y, ministres de … »: the phrase is that of all the names before it that are coordinated."""
        found = self._coordinated(item)
        self._share(found, phrase, [])
        for one in found:
            one.confirmed = True
        item.last, item.end = phrase.last, self.frame.ends[phrase.last]
        return phrase.last + 1
