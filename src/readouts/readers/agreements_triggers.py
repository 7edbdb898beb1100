"""From verbs, adjectives and nouns of commitment to candidates: where each begins and what status it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from readouts.analysis import Analysis
from readouts.clauses import VerbGroup
from readouts.findings import InstrumentMention, Layout
from readouts.matching import Hit
from readouts.readers.agreements_extent import Extents
from readouts.readers.agreements_parties import Parties
from readouts.text import JOINED
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["Candidate", "Triggers"]

_WISHES = frozenset(("vouloir", "souhaiter", "esperer", "falloir", "tenir"))
_COMING = ("future", "future_perfect")
_SAME_CLAUSE = 14
_NOUN_REACH = 12


@dataclass(slots=True)
class Candidate:
    """A possible commitment. ``rank``: 0 verb, 1 adjective, 2 noun; ``inside``: it may stand inside another one."""

    start: int
    end: int
    status: str
    parties: list[str]
    hedged: bool
    rule: str
    rank: int
    instrument: str | None = None
    inside: bool = False


class Triggers:
    """Reads the candidates of one text."""

    def __init__(
        self,
        analysis: Analysis,
        layout: Layout,
        extents: Extents,
        parties: Parties,
        instruments: Sequence[InstrumentMention],
    ) -> None:
        self.page = analysis.page
        self.groups = analysis.groups
        self.layout = layout
        self.extents = extents
        self.parties = parties
        self.hits: list[Hit] = analysis.hits.get("agreement", [])
        self._hits = [hit.start for hit in self.hits]
        self.cues: list[Hit] = analysis.hits.get("agreement_cue", [])
        self._cues = [hit.start for hit in self.cues]
        self.named = sorted(instruments, key=lambda mention: mention.start)
        self._named = [mention.start for mention in self.named]
        self.adverbs = words("adverbs")
        self.body = layout.stretches("body")
        self._body = [start for start, _ in self.body]
        self.found: list[Candidate] = []

    def read(self) -> list[Candidate]:
        for index, group in enumerate(self.groups):
            if self._in_body(group.start):
                self._verb(index, group)
        for hit in self.hits:
            if not self._in_body(hit.start):
                continue
            tags = hit.row.tags
            if "adjective" in tags:
                self._adjective(hit)
            elif "proposal" in tags:
                self._proposal(hit)
            elif "exit" in tags or "pause" in tags:
                self._exit(hit)
            elif "making" in tags:
                self._making(hit)
            elif "will" in tags:
                self._common_will(hit)
            elif "bargaining" in tags:
                self._bargaining(hit)
            if "document" in tags:
                self._document(hit)
        return self.found

    def _in_body(self, position: int) -> bool:
        at = bisect_left(self._body, position + 1) - 1
        return at >= 0 and position < self.body[at][1]

    # --- verbs -----------------------------------------------------------------------------------------------------
    def _verb(self, index: int, group: VerbGroup) -> None:
        for own in group.rows.get("agreement", ()):
            row = own.row
            assert isinstance(row, Cue)
            candidate = self._from_verb(index, group, row)
            if candidate is not None:
                self.found.append(candidate)
                self._items(group, candidate)
                return

    def _from_verb(self, index: int, group: VerbGroup, row: Cue) -> Candidate | None:
        tags = row.tags
        start, after, negated, modal = group.start, group.end, group.negated, group.modal
        tense, actor = group.tense, group
        status = row.value
        if group.tense == "participle":
            return None
        if modal in _WISHES and not (negated and modal == "vouloir"):
            return None
        if group.tense in ("infinitive", "past_infinitive", "gerund", "past_gerund"):
            governor = self._governor(group)
            if governor is None and group.tense in ("infinitive", "past_infinitive"):
                return None
            if governor is not None:
                kind = self._cue(governor)
                if kind in ("manage", "fail"):
                    start, actor, tense, modal = governor.start, governor, governor.tense, governor.modal
                    negated = governor.negated or kind == "fail"
                elif group.tense == "past_infinitive" and kind == "report":
                    actor, tense = governor, "past"
                elif group.tense in ("infinitive", "past_infinitive"):
                    return None
        if self._conditional_clause(actor) or self._demanded(actor):
            return None
        if "future" in tags:
            return self._future(group, row)
        end = self.extents.end(start, after)
        if "needs:en" in tags and "en" not in self.page.words[group.first : group.head]:
            return None
        noun: Hit | InstrumentMention | None = None
        for tag in tags:
            if tag.startswith("needs:") and tag != "needs:en":
                noun = self._needed(tag[6:], group, end)
                if noun is None:
                    return None
        if noun is not None and noun.start < start and group.passive | (noun.end <= start):
            start = self._noun_start(noun.start)
        sides = self.parties.of(actor, partner="partner" in tags, end=end)
        plural = group.plural or len(sides) > 1
        if "plural" in tags and len(sides) < 2:
            return None
        status = self._status(status, group, tags, negated, tense, modal, sides, noun)
        if status == "none" or not status:
            return None
        hedged = self._hedged(group, tense)
        del plural
        return Candidate(start, end, status, sides, hedged, f"agreements.{row.id}", 0)

    def _status(
        self,
        status: str,
        group: VerbGroup,
        tags: Sequence[str],
        negated: bool,
        tense: str,
        modal: str | None,
        sides: Sequence[str],
        noun: Hit | InstrumentMention | None,
    ) -> str:
        later = self._tagged(tags, "later:")
        coming = tense in _COMING or modal in ("aller", "devoir", "appreter", "compter") or (
            modal == "pouvoir" and tense in ("conditional", "future", "present")
        )
        if negated:
            if modal == "pouvoir" and status in ("agreed", "offered") and tense not in ("past",):
                return "refused" if "not:refused" in tags else "none"
            if coming and later == "pending":
                return "pending"
            if self._yet(group) and later == "pending":
                return "pending"
            inverse = self._tagged(tags, "not:") or "none"
            return "offered" if inverse == "open" else inverse
        if coming and later:
            return later
        if group.restricted and status == "agreed":
            return "offered"
        if "joint" in tags and self.parties.alone(sides, plural=group.plural):
            return "offered"
        if isinstance(noun, Hit) and ("will" in noun.row.tags):
            return self._will_status(noun, tags, sides)
        return status

    @staticmethod
    def _will_status(noun: Hit, tags: Sequence[str], sides: Sequence[str]) -> str:
        if "refusal" in noun.row.tags:
            return "refused"
        if "willing" in noun.row.tags and "again" not in tags and len(sides) < 2:
            return "offered"
        return "reaffirmed"

    @staticmethod
    def _tagged(tags: Sequence[str], prefix: str) -> str:
        return next((tag[len(prefix) :] for tag in tags if tag.startswith(prefix)), "")

    def _yet(self, group: VerbGroup) -> bool:
        return "encore" in self.page.words[group.first : group.head + 4]

    def _hedged(self, group: VerbGroup, tense: str) -> bool:
        return tense in ("conditional", "conditional_past") or group.restricted

    def _governor(self, group: VerbGroup) -> VerbGroup | None:
        return group.governor

    def _cue(self, group: VerbGroup) -> str:
        own = group.rows.get("agreement_cue", ())
        return own[0].row.value if own else ""

    def _conditional_clause(self, group: VerbGroup) -> bool:
        """« si Paris acceptait … »: nothing is committed."""
        page = self.page
        for i in range(group.first - 1, max(group.first - 6, -1), -1):
            if page.gaps[i + 1] != JOINED:
                return False
            if page.words[i] in ("si", "s") and group.tense in ("present", "imperfect", "pluperfect"):
                return page.words[i] == "si" or page.words[i + 1] in ("il", "ils")
        return False

    def _demanded(self, group: VerbGroup) -> bool:
        """The clause depends on a verb of asking or wishing: « a souhaité que Tunis ratifie »."""
        if group.tense == "subjunctive":
            return True
        return False

    def _future(self, group: VerbGroup, row: Cue) -> Candidate | None:
        """A promise in the future: « la Belgique fera don … », « a promis que Copenhague financerait … »."""
        reporting = self._reporter(group)
        if group.modal == "aller" and group.tense == "present" or group.tense == "future":
            pass
        elif group.tense == "conditional" and group.modal is None and reporting is not None:
            pass
        else:
            return None
        if group.negated or group.passive and row.value != "reaffirmed":
            return None
        end = self.extents.end(group.start, group.end)
        sides = self.parties.of(group, end=end)
        if not sides:
            return None
        status = row.value
        if len(sides) > 1 and status == "offered":
            status = "agreed"
        return Candidate(group.start, end, status, sides, False, f"agreements.{row.id}", 0, inside=False)

    def _reporter(self, group: VerbGroup) -> VerbGroup | None:
        """The verb of saying that « que » ties the clause to."""
        page = self.page
        at = self.extents.last_before(group.start)
        if at < 0:
            return None
        before = self.groups[at]
        if before.sentence != group.sentence or group.first - before.last > _SAME_CLAUSE:
            return None
        between = page.words[before.last + 1 : group.first]
        if not ("que" in between or "qu" in between):
            return None
        return before if self._cue(before) == "report" else None

    # --- what the verb needs ---------------------------------------------------------------------------------------
    def _needed(self, kind: str, group: VerbGroup, end: int) -> Hit | InstrumentMention | None:
        behind = self._noun_in(kind, group.end, min(end, self._reach(group.last, _NOUN_REACH)))
        if behind is not None:
            return behind
        if group.passive or group.lemma in ("intervenir", "entrer", "prendre", "expirer", "arriver", "echouer", "degager", "achopper", "buter", "capoter"):
            floor = self.page.sentences[group.sentence][0]
            at = self.extents.last_before(group.start)
            while at >= 0 and self.groups[at].start >= floor and not self.groups[at].finite:
                at -= 1
            if at >= 0 and self.groups[at].end > floor:
                floor = self.groups[at].end
            return self._noun_in(kind, floor, group.start)
        return None

    def _reach(self, token: int, count: int) -> int:
        last = min(token + count, len(self.page.ends) - 1)
        return self.page.ends[last]

    def _noun_in(self, kind: str, start: int, end: int) -> Hit | InstrumentMention | None:
        classes = _CLASSES[kind]
        at = bisect_left(self._hits, start)
        while at < len(self.hits) and self.hits[at].start < end:
            hit = self.hits[at]
            if any(tag in classes for sense in hit.senses for tag in sense.row.tags):  # type: ignore[attr-defined]
                return hit
            at += 1
        if "document" in classes:
            at = bisect_left(self._named, start)
            if at < len(self.named) and self.named[at].start < end:
                return self.named[at]
        return None

    def _noun_start(self, position: int) -> int:
        """From the article in front of a noun, « l' » left out."""
        page = self.page
        i = page.first_token(position)
        while i > 0 and page.gaps[i] == JOINED and page.words[i - 1] in _ARTICLES:
            i -= 1
        return page.starts[i]

    # --- lists -----------------------------------------------------------------------------------------------------
    def _items(self, group: VerbGroup, candidate: Candidate) -> None:
        """« nous avons décidé : » and a list: one entry a line."""
        page = self.page
        line = page.line_at(group.start)
        tail = page.fold[candidate.end : page.lines[line][1]].strip(" :,")
        if page.text[page.lines[line][1] - 1] != ":" or len(tail) > 20:
            return
        items = []
        for start, end in page.lines[line + 1 : line + 25]:
            begin = _item(page.fold[start:end])
            if begin is None or not self._in_body(start):
                break
            first = start + begin
            items.append(
                Candidate(
                    first,
                    self.extents.end(first, min(first + 12, end)),
                    candidate.status,
                    list(candidate.parties),
                    candidate.hedged,
                    candidate.rule + "-list",
                    0,
                )
            )
            if page.text[end - 1] == ".":
                break
        if items:
            self.found.remove(candidate)
            self.found.extend(items)

    # --- adjectives ------------------------------------------------------------------------------------------------
    def _adjective(self, hit: Hit) -> None:
        row = hit.row
        following = self.page.words[hit.last + 1 : hit.last + 2]
        if not following or following[0][0].isdigit():
            return
        at = self.extents.last_before(hit.start)
        if at < 0:
            return
        group = self.groups[at]
        if group.sentence != self.page.sentence_at(hit.start):
            return
        if not self._only_adverbs(group.last + 1, hit.first) or self._cue(group) not in ("be", "report"):
            return
        if group.modal in _WISHES or self._conditional_clause(group) or group.tense == "subjunctive":
            return
        if group.tense == "participle" or group.modal in ("devoir",):
            return
        end = self.extents.end(group.start, hit.end)
        sides = self.parties.of(group, end=end)
        status = row.value
        if group.negated:
            status = self._tagged(row.tags, "not:") or "none"
        elif status == "reaffirmed" and "resolu" in hit.row.id:
            status = "reaffirmed"
        if status == "none":
            return
        self.found.append(
            Candidate(
                group.start, end, status, sides, self._hedged(group, group.tense), f"agreements.{row.id}", 1
            )
        )

    def _only_adverbs(self, first: int, last: int) -> bool:
        page = self.page
        return last - first <= 6 and all(
            page.words[i] in self.adverbs or page.words[i] in ("pas", "plus", "tres", "tout", "a", "fait", "en", "faveur", "eux", "elles", "elle", "lui", "jamais", "guere")
            for i in range(first, last)
        )

    # --- nouns -----------------------------------------------------------------------------------------------------
    def _proposal(self, hit: Hit) -> None:
        """« la proposition de Washington d'organiser un sommet », « les propositions présentées par Moscou »."""
        page = self.page
        end = self.extents.end(hit.start, hit.end)
        owner = self._owner(hit, end)
        if not owner:
            owner = self.parties.agents(hit.end, end)
        if not owner:
            return
        self._noun(hit, end, "offered", owner)
        del page

    def _owner(self, hit: Hit, end: int) -> list[str]:
        """Whose: « de Washington », « russe », « du Kremlin » within a few words."""
        page = self.page
        limit = min(end, self._reach(hit.last, 6))
        for mention in self.parties.near(hit.end, limit):
            before = page.words[page.first_token(mention.start) - 1]
            adjectival = mention.how == "possessor"
            if adjectival or before in ("de", "d", "du", "des", "la", "le", "l", "les", "anterieures"):
                return [a.side for a in mention.actors if a.side is not None]
        return []

    def _exit(self, hit: Hit) -> None:
        """« le retrait des États-Unis du Traité FNI », « la suspension des consultations »."""
        kind = "document" if "exit" in hit.row.tags else "bond"
        end = self.extents.end(hit.start, hit.end)
        limit = min(end, self._reach(hit.last, 9))
        if self._noun_in(kind, hit.end, limit) is None:
            return
        owner = self._owner(hit, end) or self._subject_before(hit)
        self._noun(hit, end, hit.row.value, owner)

    def _making(self, hit: Hit) -> None:
        """« la signature de l'accord »: pending where it is awaited, else agreed."""
        end = self.extents.end(hit.start, hit.end)
        limit = min(end, self._reach(hit.last, 5))
        noun = self._noun_in("document", hit.end, limit)
        if noun is None:
            return
        before = self._group_before(hit.start)
        kind = self._cue(before) if before is not None else ""
        if before is not None and kind in ("demand",):
            return
        awaited = kind == "wish" or (before is not None and (before.tense in _COMING or before.modal in ("devoir", "aller")))
        if kind == "wish" and before is not None and before.lemma not in ("attendre", "prevoir"):
            return
        if not awaited and not (before is not None and before.lemma in ("assister", "annoncer", "proceder", "presider", "feliciter", "saluer")):
            return
        sides = self.parties.between(hit.start, end) or self.parties.together(hit.start)
        self._noun(hit, end, "pending" if awaited else "agreed", sides)

    def _common_will(self, hit: Hit) -> None:
        """« La détermination mutuelle à interagir … a été soulignée »."""
        page = self.page
        at = bisect_left(self._cues, hit.end)
        if at >= len(self.cues) or self.cues[at].row.value != "common" or self.cues[at].first - hit.last > 1:
            return
        del page
        end = self.extents.end(hit.start, hit.end)
        self._noun(hit, end, "reaffirmed", self.parties.together(hit.start))

    def _bargaining(self, hit: Hit) -> None:
        """« les négociations en cours pour relancer l'accord »."""
        end = self.extents.end(hit.start, hit.end)
        at = bisect_left(self._cues, hit.end)
        if at >= len(self.cues) or self.cues[at].row.value != "under-way" or self.cues[at].first - hit.last > 1:
            return
        if self._noun_in("document", hit.end, min(end, self._reach(hit.last, 9))) is None:
            return
        self._noun(hit, end, "pending", self.parties.between(hit.start, end))

    def _document(self, hit: Hit) -> None:
        """« un accord, en négociation depuis 2017 », « les accords conclus à Genève »."""
        page = self.page
        sentence_end = page.sentences[page.sentence_at(hit.start)][1]
        limit = min(sentence_end, self._reach(hit.last, 16))
        end = self.extents.end(hit.start, hit.end)
        at = bisect_left(self._cues, hit.end)
        while at < len(self.cues) and self.cues[at].start < limit:
            cue = self.cues[at]
            at += 1
            if cue.row.value == "pending" and not self._finite_between(hit.end, cue.start):
                stop = self.extents.end(hit.start, cue.end)
                sides = self.parties.between(hit.start, stop) or self.parties.together(hit.start)
                self._noun(hit, max(stop, cue.end), "pending", sides)
                return
        for group in self.extents.groups_in(hit.end, limit):
            if group.finite:
                return
            if group.tense == "participle" and group.lemma in _MADE:
                if page.gaps[group.first] != JOINED:
                    start, stop = group.start, self.extents.end(group.start, group.end)
                    if not self._in_candidate(hit.start):
                        start = self._noun_start(hit.start)
                else:
                    start, stop = self._noun_start(hit.start), max(end, group.end)
                sides = self.parties.between(hit.start, stop) or self.parties.agents(group.start, stop) or self.parties.together(hit.start)
                self.found.append(Candidate(start, stop, "agreed", sides, False, "agreements.made", 3))
                return

    def _in_candidate(self, position: int) -> bool:
        return any(c.start <= position < c.end for c in self.found[-12:])

    def _finite_between(self, start: int, end: int) -> bool:
        return any(group.finite for group in self.extents.groups_in(start, end))

    def _group_before(self, position: int) -> VerbGroup | None:
        at = self.extents.last_before(position)
        if at < 0 or self.groups[at].sentence != self.page.sentence_at(position):
            return None
        return self.groups[at]

    def _subject_before(self, hit: Hit) -> list[str]:
        before = self._group_before(hit.start)
        return self.parties.of(before) if before is not None else []

    def _noun(self, hit: Hit, end: int, status: str, sides: list[str]) -> None:
        self.found.append(
            Candidate(self._noun_start(hit.start), end, status, sides, False, f"agreements.{hit.row.id}", 2)
        )


_CLASSES: dict[str, frozenset[str]] = {
    "document": frozenset(("document",)),
    "consensus": frozenset(("document", "consensus")),
    "will": frozenset(("will",)),
    "tie": frozenset(("tie", "bargaining")),
    "bond": frozenset(("tie", "bargaining", "document")),
    "gift": frozenset(("gift",)),
    "step": frozenset(("step", "document")),
    "deed": frozenset(("making", "document")),
}
_ARTICLES = frozenset(("un", "une", "aucun", "aucune", "le", "la", "les", "des", "deux", "trois", "plusieurs", "second", "premier", "nouvel", "nouveau", "ce", "cet", "cette"))
_MADE = frozenset(("signer", "parapher", "conclure", "adopter", "ratifier", "sceller", "intervenir", "trouver"))


def _item(line: str) -> int | None:
    """Where the words of a list item begin behind its mark and « de », None where the line is no item."""
    i = 0
    while i < len(line) and not line[i].isalnum():
        i += 1
    head = line[i : i + 4]
    marked = i > 0
    if head[:1].isalnum() and head[1:2] in ").":
        marked, i = True, i + 2
        while i < len(line) and line[i] == " ":
            i += 1
    for lead in ("de ", "d'", "a ", "que ", "qu'"):
        if line.startswith(lead, i):
            return i + len(lead)
    return i if marked else None
