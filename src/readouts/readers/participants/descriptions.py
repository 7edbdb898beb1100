"""What stands behind a name and is no office phrase: « X, qui préside la Cour », « X et Y, deux Canadiens »,
« X (Défense) »."""

from __future__ import annotations

from readouts.codes import MOVEMENTS, SIDES
from readouts.readers.participants.frame import OF, Frame
from readouts.readers.participants.items import Item, Items
from readouts.readers.participants.phrases import NUMBERS, Phrase
from readouts.vocabulary import words

__all__ = ["MINISTER_OF", "Descriptions"]

MINISTER_OF = {"foreign": "foreign_minister", "defence": "defence_minister"}
"""The office of a minister by portfolio; « minister » for all others."""

_HEAD_OF = {
    "government": "head_of_government",
    "parliament": "legislator",
    "foreign_ministry": "foreign_minister",
    "delegation": "envoy",
    "presidency": "official",
}
_ONE = frozenset(("un", "une"))
_WIDE = 9
_JOINTS = frozenset(
    (
        "et", ",", ", et", "et le", "et la", "et l'", "ainsi que", "et de", "et d'", ", de", ", d'", "et a", "et avec",
    )
)  # fmt: skip


class Descriptions(Items):
    """Reads clauses, nationals and brackets after names."""

    frame: Frame

    def _described(self, item: Item, i: int) -> None:
        """Give the name at token i - 1 what the clause, the nationals or the bracket behind it tell."""
        frame = self.frame
        if i >= frame.count or item.run is None or (item.run.size < 2 and not item.courtesy):
            return
        if frame.opening(i):
            portfolio = self._portfolio_in_brackets(i)
            if portfolio is not None:
                item.phrases.append((portfolio, None))
                item.confirmed = True
        elif frame.comma(i):
            led = self._what_he_leads(i)
            if led is not None:
                item.phrases.append((led, None))
            else:
                self._nationals(item, i)

    def _portfolio_in_brackets(self, i: int) -> Phrase | None:
        """« Ahmed Hussen (Développement international) »: a ministry and nothing else."""
        frame = self.frame
        hit = frame.offices.get(i)
        sense = hit.sense("portfolio") if hit is not None and frame.upper(i) else None
        if hit is None or sense is None or frame.text[hit.end : hit.end + 1] != ")":
            return None
        value = MINISTER_OF.get(sense.row.id, "minister")
        return Phrase("office", i, i, hit.last, value, portfolio=sense.row.id)

    def _what_he_leads(self, i: int) -> Phrase | None:
        """« , qui dirige l'organisation atomique du pays », « , qui est à la tête de l'OMS »."""
        frame, tokens = self.frame, self.frame.words
        if tokens[i] != "qui" or i + 3 >= frame.count:
            return None
        j = i + 1
        if tokens[j] in words("leading_verbs"):
            j += 1
        elif tokens[j : j + 4] in (["est", "a", "la", "tete"], ["etait", "a", "la", "tete"]):
            j += 4
        else:
            return None
        while j < i + 9 and j < frame.count and tokens[j] not in _ARTICLES and tokens[j] not in OF:
            if not frame.joined(j) or frame.upper(j):
                return None
            j += 1
        j = frame.skip_articles(j + (j < frame.count and tokens[j] in OF))
        if j >= frame.count or not frame.joined(j):
            return None
        out = Phrase("office", j, i + 1, j, "official")
        self._settle_lead(out, j)
        return out

    def _settle_lead(self, phrase: Phrase, j: int) -> None:
        frame = self.frame
        hit = frame.offices.get(j)
        body = hit.sense("institution") if hit is not None else None
        target = frame.state(j)
        if target is not None and target.kind == "organization":
            phrase.organization = target.side
            known = target.side in SIDES and target.side not in MOVEMENTS
            phrase.value = "head_of_organization" if known else "official"
        elif target is not None and target.kind == "country":
            phrase.value, phrase.leads = "", "head_of_state"
        elif hit is not None and body is not None:
            phrase.value = _HEAD_OF.get(getattr(body.row, "value", ""), "official")
            if frame.words[j] == "ministere" and phrase.value == "official":
                phrase.value = "minister"
        near = frame.words[j : j + 4]
        if frame.words[j] == "conseil" and ("transition" in near or "presidentiel" in near):
            phrase.value = "head_of_state"
        for k in range(j, min(j + _WIDE, frame.count)):
            if k > j and (not frame.joined(k) or k in frame.predicates):
                break
            phrase.last = k
            named = frame.adjective(k) or frame.place(k)
            if named is not None and named.side in SIDES and not phrase.sides:
                assert named.side is not None
                phrase.sides.append(named.side)

    def _nationals(self, item: Item, i: int) -> None:
        """« X et Y, deux Canadiens détenus en Chine », « X, un Français de 32 ans »."""
        frame, tokens = self.frame, self.frame.words
        j = i + (tokens[i] in ("ces", "tous", "toutes"))
        if j + 1 >= frame.count:
            return
        number = 1 if tokens[j] in _ONE else NUMBERS.get(tokens[j], 0)
        if not number or not frame.joined(j + 1) or not frame.upper(j + 1):
            return
        target = frame.adjective(j + 1)
        follow = target.last + 1 if target is not None else frame.count
        if (
            target is None
            or target.side is None
            or (follow < frame.count and frame.joined(follow) and frame.upper(follow))
        ):
            return
        for one in self._coordinated(item)[-number:]:
            if one.side is None and not any(p.sides for p, _ in one.phrases):
                one.side = target.side

    def _coordinated(self, item: Item) -> list[Item]:
        """The name and those before it that are coordinated with it."""
        frame = self.frame
        found = [item]
        for before in reversed(self.items[:-1]):
            if before.run is None or len(found) > 6:
                break
            between = frame.page.fold[before.end : found[0].start]
            if between.replace("m.", "").replace("mme", "").strip() not in _JOINTS:
                break
            found.insert(0, before)
        return found


_ARTICLES = frozenset(("le", "la", "l", "les", "un", "une", "son", "sa"))
