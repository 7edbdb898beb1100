"""What stands behind a name and is no office phrase: « X, qui préside la Cour », « X et Y, deux Canadiens »,
« X (Défense) »."""

from __future__ import annotations

import re
from dataclasses import replace

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
_COURTESY = re.compile(r"\b(?:m|mr|mme|mrs|ms|mlle|dr|pr|sem?|s\. ?e)\b\.?(?: m(?:me)?\b\.?)?")
"""« X, Mr Y, et Mme Z »."""
_ONE = frozenset(("un", "une"))
_IS = frozenset(("est", "serait", "demeure", "reste"))
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
        if frame.joined(i):
            self._appointed(item, i)
        elif frame.opening(i):
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

    def _appointed(self, item: Item, i: int) -> None:
        """« M. X suite à son élection Président du Bénin », « X, après sa nomination au poste de ministre »."""
        frame, tokens = self.frame, self.frame.words
        for k in range(i, min(i + 6, frame.count - 1)):
            if not frame.joined(k) or k in frame.predicates:
                return
            if tokens[k] in ("son", "sa") and tokens[k + 1] in words("appointments"):
                for j in range(k + 2, min(k + 9, frame.count)):
                    phrase = self.phrases.get(j)
                    if not frame.joined(j) or (phrase is None and frame.upper(j)):
                        return
                    if phrase is not None:
                        if phrase.kind == "office" and not phrase.plural:
                            item.phrases.append((phrase, None))
                        return

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
        if tokens[j] in _IS:
            return self._what_he_is(j + 1)
        if tokens[j] in words("leading_verbs"):
            j += 1
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

    def _what_he_is(self, j: int) -> Phrase | None:
        """« , qui est l'un des conseillers du président », « , qui est à la tête du ministère »."""
        frame, tokens = self.frame, self.frame.words
        if tokens[j : j + 3] == ["a", "la", "tete"] and j + 5 < frame.count and tokens[j + 3] in OF:
            k = frame.skip_articles(j + 4)
            led = Phrase("office", k, j, k, "official")
            self._settle_lead(led, k)
            return led
        for k in range(j, min(j + 7, frame.count)):
            phrase = self.phrases.get(k)
            if not frame.joined(k) or k in frame.predicates:
                return None
            if phrase is not None:
                one = phrase.kind == "office" and "counterpart" not in phrase.tags
                return replace(phrase, plural=False) if one else None
            if frame.upper(k):
                return None
        return None

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

    def _unlisted_side(self, phrase: Phrase) -> None:
        """« X, gouverneur du Fonds public d'investissement (FPI) d'Arabie saoudite »: the state further on."""
        frame, tokens = self.frame, self.frame.words
        i = phrase.last + 1
        if phrase.sides or i >= frame.count or not frame.joined(i) or tokens[i] not in OF:
            return
        for k in range(i + 1, min(i + 13, frame.count)):
            gap = frame.between(k).strip()
            if k in frame.predicates or gap not in ("", "(", ")", "'", "’", "-"):
                return
            if tokens[k] in ("et", "ou", "qui", "que", "dont") or k in self.phrases:
                return
            target = frame.place(k) or frame.adjective(k)
            if (
                target is None
                or target.kind not in ("country", "adjective")
                or target.side not in SIDES
            ):
                continue
            j = k - 1
            while tokens[j] in _ARTICLES or tokens[j] in OF:
                j -= 1
            if target.kind == "adjective" or j < k - 1:
                assert target.side is not None
                phrase.sides.append(target.side)
                phrase.last = target.last
            return

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
            between = _COURTESY.sub("", frame.page.fold[before.end : found[0].start])
            if " ".join(between.split()) not in _JOINTS:
                break
            found.insert(0, before)
        return found


_ARTICLES = frozenset(("le", "la", "l", "les", "un", "une", "son", "sa"))
