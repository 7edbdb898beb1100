"""Ministers with a portfolio each: « les ministres de l'Intérieur, X, et de la Défense, Y »; and heads of parties."""

from __future__ import annotations

from dataclasses import replace

from readouts.readers.participants.descriptions import MINISTER_OF
from readouts.readers.participants.frame import OF
from readouts.readers.participants.items import Item
from readouts.readers.participants.names import Run, run_at
from readouts.readers.participants.phrases import Phrase
from readouts.readers.participants.presentations import Presentations
from readouts.vocabulary.holders import holders_named

__all__ = ["Ministers"]

_PORTFOLIO_OPENS = frozenset(("de", "du", "des", "d", "a", "au", "aux"))

_MINE = frozenset(
    ("mon", "ma", "mes", "notre", "nos", "votre", "vos", "son", "sa", "ses", "leur", "leurs")
)


class Ministers(Presentations):
    """Gives each of several ministers his portfolio."""

    def _past_party(self, n: int) -> int:
        """« la cheffe du parti Renaissance, Ana Ruiz »: past the party's own name, where a person's follows a comma."""
        frame = self.frame
        run = run_at(frame, n, titled=False)
        at = run.last + 1 if run is not None else frame.count
        if at >= frame.count or not (frame.comma(at) or frame.opening(at)):
            return n
        person, _, _ = self._courtesies(at)
        name = run_at(frame, person, titled=True) if person < frame.count else None
        if name is None or (name.size < 2 and person == at) or not self._closes(name.last):
            return n
        return at

    def _own_portfolios(self, found: list[Item], phrase: Phrase) -> None:
        """« les ministres de l'Intérieur et de la Défense, X et Y »: each has his own."""
        if len(phrase.portfolios) != len(found) or len(found) < 2 or "portfolio" not in phrase.tags:
            return
        for item, portfolio in zip(found, phrase.portfolios, strict=True):
            side = item.phrases[-1][1]
            item.phrases[-1] = (self._one_minister(phrase, portfolio), side)

    def _one_minister(self, phrase: Phrase, portfolio: str) -> Phrase:
        value = MINISTER_OF.get(portfolio, "minister")
        if "deputy" in phrase.tags:
            value = "deputy_foreign_minister" if portfolio == "foreign" else "minister"
        return replace(phrase, value=value, portfolio=portfolio, portfolios=[portfolio])

    def _further_ministers(self, found: list[Item], i: int, phrase: Phrase) -> int:
        """« les ministres de l'Intérieur, X, de la Défense, Y, et des Finances, Z »: by turns."""
        frame = self.frame
        if "portfolio" not in phrase.tags or len(found) != 1:
            return i
        while i + 2 < frame.count and len(found) < 8:
            j = i + (frame.words[i] == "et")
            joint = frame.between(i).strip(" )")
            if joint not in (",", "") or frame.words[j] not in _PORTFOLIO_OPENS:
                break
            hit = frame.offices.get(frame.skip_articles(j + 1))
            sense = hit.sense("portfolio") if hit is not None else None
            if hit is None or sense is None:
                break
            n = hit.last + 1
            while n < frame.count and frame.joined(n) and not frame.upper(n) and n < hit.last + 5:
                n += 1
            if n >= frame.count or frame.between(n).strip() not in ("", ",", "("):
                break
            at, feminine, _ = self._courtesies(n)
            run = self._run(at, titled=True) if at < frame.count else None
            if run is None or (run.size < 2 and at == n) or run.first in frame.in_name:
                break
            item = self._person(run, run.first)
            item.confirmed, item.feminine, item.group = True, feminine, found[0].group
            item.phrases.append((self._one_minister(phrase, sense.row.id), phrase.side))
            found.append(item)
            i = run.last + 1
        return i

    def _further_states(self, found: list[Item], i: int, phrase: Phrase) -> int:
        """« les ambassadeurs du Mali, X, du Niger, Y, et du Togo, Z »: one office, each of his state."""
        frame = self.frame
        while i + 2 < frame.count and len(found) < 12:
            j = i + (frame.words[i] == "et")
            if frame.between(i).strip(" )") not in (",", "") or frame.words[j] not in OF:
                break
            target = frame.state(frame.skip_articles(j + 1))
            if target is None or target.kind != "country" or target.side is None:
                break
            n = target.last + 1
            if n >= frame.count or frame.between(n).strip() not in (",", "("):
                break
            at, feminine, _ = self._courtesies(n)
            run = self._run(at, titled=True) if at < frame.count else None
            if run is None or (run.size < 2 and at == n) or run.first in frame.in_name:
                break
            item = self._person(run, run.first)
            item.confirmed, item.feminine, item.group = True, feminine, found[0].group
            item.phrases.append((replace(phrase, sides=[target.side]), target.side))
            found.append(item)
            i = run.last + 1
        return i

    def _possessed_noun(self, run: Run) -> bool:
        """« Mon Frère, Son Excellence le Président X »: one noun in capitals behind a possessive."""
        frame, i = self.frame, run.first
        return run.size == 1 and frame.joined(i) and frame.words[i - 1] in _MINE

    def _assists(self, phrase: Phrase) -> bool:
        """Whether the office is an assistant's, and the name behind that of no head of state that is known."""
        frame = self.frame
        if not frame.words[phrase.head].startswith("assistant"):
            return False
        run = run_at(frame, phrase.last + 1, titled=True) if phrase.last + 1 < frame.count else None
        if run is None or run.size < 2:
            return False
        named = holders_named(frame.words[run.first : run.last + 1])
        return not any(holder.office == "head_of_state" for holder in named)

    def _quoted_whole(self, phrase: Phrase, run: Run) -> bool:
        """« Amiral X » between quotation marks is a ship's name."""
        frame = self.frame
        opened = any(c in frame.between(phrase.first) for c in '«“"')
        return opened and frame.text[run.end : run.end + 2].strip()[:1] in ("»", "”", '"')
