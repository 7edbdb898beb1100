"""Commitments told by a verb: which clause acts, who commits, where it begins and ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from readouts.clauses import mentions_in, sides_of
from readouts.findings import InstrumentMention
from readouts.matching import Hit
from readouts.readers.agreements.extent import Extents
from readouts.readers.agreements.lists import Lists, infinitives
from readouts.readers.agreements.lookalikes import LookAlikes
from readouts.readers.agreements.needs import Needs
from readouts.readers.agreements.parties import Parties
from readouts.readers.agreements.promises import Promises
from readouts.readers.agreements.status import Statuses
from readouts.readers.agreements.subjects import Subjects
from readouts.readers.agreements.words import Candidate, Words, tagged
from readouts.text import COMMA, JOINED
from readouts.verbs import VerbGroup
from readouts.vocabulary import words
from readouts.vocabulary.rows import Cue

__all__ = ["Verbs"]

_WISHES = words("agreement_verbs_wishes")
_TOWARDS = frozenset(("a", "au", "aux", "pour", "envers", "en", "dans"))
_ACCORDS = frozenset(("needs:document", "needs:consensus"))
_HOPING = frozenset("esperer compter prevoir envisager souhaiter vouloir entendre".split())
_NEARLY = frozenset(("passe", "voie", "proches", "proche", "doigts"))
_NAKED = frozenset(("infinitive", "past_infinitive"))


class Verbs:
    """Reads the commitments that verbs tell in one text."""

    def __init__(
        self,
        vocabulary: Words,
        extents: Extents,
        parties: Parties,
        subjects: Subjects,
        body: Sequence[tuple[int, int]],
    ) -> None:
        self.page = vocabulary.page
        self.words = vocabulary
        self.extents = extents
        self.parties = parties
        self.subjects = subjects
        self.look_alikes = LookAlikes(vocabulary, parties, subjects)
        self.promises = Promises(vocabulary, extents, parties, subjects)
        self.needs = Needs(vocabulary)
        self.statuses = Statuses(vocabulary, parties, self.needs)
        self.lists = Lists(vocabulary, extents, self._in_body)
        self.body = body
        self._body = [start for start, _ in body]

    def read(self) -> list[Candidate]:
        """The candidates, in the order of their verbs."""
        out: list[Candidate] = []
        self.parties.listed = self._listed()
        for group in self.words.groups:
            if not self._in_body(group.start):
                continue
            rows = group.rows.get("agreement", ())
            empty_handed = self.promises.empty_handed(group) or self.promises.nothing_given(group)
            if empty_handed is not None:
                out.append(empty_handed)
                continue
            agreed = self.promises.agreed_after(group)
            if agreed is not None:
                out.append(agreed)
                continue
            for own in rows:
                candidate = self._candidate(group, own.row) if isinstance(own.row, Cue) else None
                if candidate is not None:
                    items = self.lists.items(group, candidate)
                    out.extend(items or infinitives(self.words, group.last, candidate))
                    break
            else:
                unwilling = self.promises.unwilling(group)
                if unwilling is not None:
                    out.append(unwilling)
                intends = self.promises.intends(group) or self.promises.together_act(group)
                if intends is not None:
                    out.append(intends)
        return out

    def _listed(self) -> frozenset[int]:
        """The heads of the verbs that begin the items of a list under « Les deux Parties : »."""
        heads = set()
        for group in self.words.groups:
            if group.tense == "present" and group.plural and "agreement" in group.rows:
                above = self.lists.header(group)
                if above is not None and self.parties.joint_line(*above):
                    heads.add(group.head)
        return frozenset(heads)

    def _listed_deed(self, group: VerbGroup, row: Cue) -> Candidate:
        """« b) affranchissent de droits de douane le riz » under « Les deux Parties : »: agreed as it stands."""
        end = self.extents.end(group.start, group.end)
        sides = self.parties.together(group.start)
        return Candidate(group.start, end, "agreed", sides, False, f"agreements.{row.id}-listed", 0)

    def _in_body(self, position: int) -> bool:
        at = bisect_right(self._body, position) - 1
        return at >= 0 and position < self.body[at][1]

    def _candidate(self, group: VerbGroup, row: Cue) -> Candidate | None:
        tags = row.tags
        actor = self._actor(group, tags)
        if actor is None or self._idle(actor) or self._attribution(group):
            return None
        if self.look_alikes.matches(group, row):
            return None
        if "future" in tags:
            if group.head in self.parties.listed:
                return self._listed_deed(group, row)
            return self.promises.read(group, row)
        if row.id == "unsettled" and group.tense not in ("past", "pluperfect") and not group.modal:
            return None
        if ("passive" in tags and not group.passive) or ("active" in tags and group.passive):
            return None
        if "present" in tags and actor.tense not in ("present", "imperfect"):
            return None
        if "needs:en" in tags and not self.needs.takes_up(group):
            return None
        if "then-infinitive" in tags and not self.needs.then_infinitive(group):
            return None
        if row.id == "extend" and self.needs.will(group, self.words.reach(group.last, 8)):
            return None
        if "managed" in tags and actor is group and not group.negated:
            return None
        end = self.extents.end(actor.start, group.end)
        noun: Hit | InstrumentMention | None = None
        need = tagged(tags, "needs:")
        if row.id == "offer-of" and self.needs.then_infinitive(group):
            need = ""  # « offre au Chili d'installer deux éoliennes »
        if need and need != "en":
            noun = self.needs.noun(need, group, end, near="near" in tags)
            if noun is None and not ("or-joint" in tags and len(self.parties.of(actor)) > 1):
                return None
        if self._look_alike(group, row, end):
            return None
        own = noun is None or noun.start >= actor.start
        own = own and not group.passive and "own-will" not in tags
        own = own and row.value != "" and "from" not in tags
        denied = actor is not group and actor.lemma == "voir"
        own = own and not denied  # « s'est vu refuser un sauf-conduit »
        if own and (self.subjects.foreign(actor) or self.subjects.private(actor)):
            return None
        sides = self._sides(group, actor, row, noun, end)
        if ("plural" in tags and len(sides) < 2) or ("needs-side" in tags and not sides):
            return None
        if not sides and own:
            sides = self.subjects.owners(actor)
        if not sides and own and not self.subjects.unnamed(actor):
            return None
        status = self.statuses.of(group, actor, row, sides, noun, end)
        if self._hoped(group) or (actor is not group and actor.lemma in _HOPING):
            status = "pending" if len(sides) > 1 else "none"
        if status in ("", "none"):
            return None
        teller = self.words.teller(actor)
        if status == "offered" and self.words.again(teller) and teller is not None:
            # What is confirmed may be new (« a confirmé que Moscou réintégrerait l'accord »).
            status = status if teller.lemma == "confirmer" else "reaffirmed"
        if group.tense == "past_infinitive" and actor.start > group.start:
            end = self._in_front(group if noun is None else noun, end)
        seized = actor is not group and (
            actor.lemma in _SEIZING or group.tense == "past_infinitive"
        )
        start = self.words.clause_start(group if seized else actor)
        if noun is not None and noun.end <= start and not self._apart(noun.end, start, tags):
            start = self.words.noun_start(noun.start)
        hedged = actor.reported or group.restricted
        return Candidate(start, end, status, sides, hedged, f"agreements.{row.id}", 0)

    def _sides(
        self,
        group: VerbGroup,
        actor: VerbGroup,
        row: Cue,
        noun: Hit | InstrumentMention | None,
        end: int,
    ) -> list[str]:
        """Who commits; behind « obtenir » and « se voir promettre » it is the other side."""
        if "from" in row.tags and (noun is not None or "needs-side" in row.tags):
            named = self.words.sides(group.end, min(end, self.words.reach(group.last, 10)))
            near = mentions_in(self.parties.cast, group.end, self.words.reach(group.last, 10))
            owners = [side for _, side in named[:1]] or [
                side for mention in near[:1] for side in sides_of(mention.actors)[:1]
            ]
            return owners or self.parties.other(actor)
        if "both" in row.tags:
            acting = self.parties.of(actor)
            return [*acting, *self.parties.other(actor)] if len(acting) == 1 else acting
        if actor.lemma == "voir" and actor is not group:
            return self.parties.agents(group.end, end)
        if "stands" in row.tags:
            told = self.words.told_after(group) or self.words.teller(group)
            if told is not None and self.parties.of(told):
                return self.parties.of(told)
        if noun is not None and noun.end <= actor.start:
            between = self.parties.between(noun.end, actor.start)
            if between or "own-start" in row.tags:
                return between or self.parties.together(actor.start)
        if isinstance(noun, Hit) and "needs:will" in row.tags:
            owners = self._holders(noun) or self._shared(noun, actor)
            if owners or "own-will" in row.tags:
                return owners
        one = row.value in ("offered", "refused") and "later:pending" not in row.tags
        accord = not _ACCORDS.isdisjoint(row.tags)
        sides = self.parties.of(
            actor, partner="partner" in row.tags, end=end, one=one, accord=accord
        )
        if not sides and isinstance(noun, Hit) and "needs:will" in row.tags:
            return [
                side for _, side in self.words.sides(noun.end, self.words.reach(noun.last, 4))[:1]
            ]
        if not sides and row.id in ("enter", "reach", "expire"):
            return self.parties.together(actor.start)
        return sides

    def _shared(self, noun: Hit, actor: VerbGroup) -> list[str]:
        """« l'émissaire a affirmé la volonté des chefs d'État des deux pays »: of both, whoever tells it."""
        following = self.page.words[noun.last + 1 : noun.last + 9]
        if not any(pair == ("des", "deux") for pair in pairwise(following)):
            return []
        return [] if len(self.parties.of(actor)) > 1 else self.parties.together(noun.start)

    def _holders(self, noun: Hit) -> list[str]:
        """« a rappelé l'attachement constant de Djibouti à la Convention »: whose will it is."""
        named = self.words.sides(noun.end, self.words.reach(noun.last, 4))
        if not named:
            return []
        before = self.page.words[max(named[0][0].first - 3, 0) : named[0][0].first]
        direct = before[-1:] in (["de"], ["d"], ["du"], ["des"]) or (
            before[-1:] in (["la"], ["l"], ["le"]) and before[-2:-1] == ["de"]
        )
        between = self.page.words[noun.first : named[0][0].first]
        return [named[0][1]] if direct and not _TOWARDS & set(between) else []

    # --- which clause ----------------------------------------------------------------------------------------------
    def _actor(self, group: VerbGroup, tags: Sequence[str]) -> VerbGroup | None:
        """The group whose subject commits: the verb itself, or the one that an infinitive depends on."""
        if group.tense == "participle":
            return None
        if group.tense not in _NAKED:
            return group
        if group.tense == "past_infinitive" and self.page.words[group.first - 1] == "apres":
            return self._main(group)  # « après avoir signé l'accord, les ministres … »
        governor = group.governor
        if governor is None or group.first - governor.last > 8:
            return None
        if governor.lemma in _HOPING and group.lemma in _SIGNING and governor.plural:
            return governor  # « l'Union et l'Inde espèrent signer un accord en 2008 »
        if governor.lemma == "apprendre":
            return None  # « Nous avons appris à trouver des compromis »
        kind = self.words.cue_of(governor)
        if not _NEARLY.isdisjoint(self.page.words[max(group.first - 4, 0) : group.first]):
            return None  # « sont en passe de conclure »: on its way
        if kind in ("manage", "fail") or (governor.lemma == "voir" and governor.reflexive):
            return governor
        if kind == "report" and group.first - governor.last <= 3:
            return governor
        between = self.page.words[governor.last + 1 : group.first]
        if "purpose" in tags and "pour" in between and governor.finite:
            return governor
        if governor.lemma in _SEIZING and not _CHANCES.isdisjoint((*between, governor.lemma)):
            return governor  # « a saisi cette occasion pour réitérer l'attachement du Togo à … »
        return None

    def _main(self, group: VerbGroup) -> VerbGroup | None:
        """The clause beside a circumstance, in the same sentence."""
        before = self.words.clause_before(group)
        _, stop = self.page.sentences[group.sentence]
        main = before or self.words.clause_after(group.end, stop)
        return (
            main if main is not None and main.tense in ("past", "present", "pluperfect") else None
        )

    def _in_front(self, last: VerbGroup | Hit | InstrumentMention, end: int) -> int:
        """« Après avoir signé le protocole, le Kenya … »: a circumstance in front ends at its comma."""
        comma = self.page.text.find(", ", last.end, end)
        return end if comma < 0 else comma

    def _idle(self, group: VerbGroup) -> bool:
        """Wished, demanded, supposed: nothing is committed. « Il convient de … » neither."""
        following = self.page.words[group.last + 1 : group.last + 2]
        if following == ["ni"] or (group.lemma == "porter" and following == ["sur"]):
            return True  # « n'a dit ni oui ni non », « a porté sur les relations »
        if group.lemma == "convenir" and not group.passive and group.tense != "past":
            before = self.page.words[group.first - 1] if group.first else ""
            if (
                before in ("il", "qu")
                and not group.plural
                and group.tense in ("present", "imperfect", "conditional")
            ):
                return True
        if (
            group.lemma == "acter"
            and not group.passive
            and group.tense == "present"
            and not group.plural
        ):
            return True  # « prend acte »
        if group.modal in _WISHES and not (group.modal == "vouloir" and group.negated):
            return not self._hoped(group)
        if group.modal == "devoir" and group.tense == "conditional" and group.lemma not in _SIGNING:
            return True
        if group.tense == "subjunctive" or self._supposed(group):
            return True
        return self.subjects.doubted(group)

    def _hoped(self, group: VerbGroup) -> bool:
        """« l'Union et l'Inde espèrent signer un accord en 2008 »: what two hope for is on its way."""
        hoped = group.modal in _HOPING and group.lemma in _SIGNING
        relative = {"que", "qu"} & set(self.page.words[max(group.first - 3, 0) : group.first])
        return hoped and group.plural and not group.negated and not relative

    def _supposed(self, group: VerbGroup) -> bool:
        """« si Paris acceptait … »."""
        page = self.page
        for i in range(group.first - 1, max(group.first - 7, -1), -1):
            if page.gaps[i + 1] != JOINED:
                return False
            if page.words[i] == "si" or (
                page.words[i] == "s" and page.words[i + 1] in ("il", "ils")
            ):
                return group.tense in ("present", "imperfect", "pluperfect", "past")
        return False

    def _attribution(self, group: VerbGroup) -> bool:
        """« …", promet la cheffe de l'expédition »: the verb tells who spoke."""
        page = self.page
        if group.inverted:
            return True
        if group.tense not in ("present", "past"):
            return False
        if page.gaps[group.first] != COMMA:
            return self._closing_words(group)
        before = page.text[page.ends[group.first - 1] : page.starts[group.first]]
        if any(mark in before for mark in '»”"'):
            return True
        # « …, a promis M. Xi », « …, promettent les Britanniques »: behind a clause, a subject and no object follows.
        if self.words.cue_of(group) != "report" or self.words.clause_before(group) is None:
            return False
        after = mentions_in(self.parties.cast, group.end, group.end + 6)
        if after:
            return after[0].how != "possessor"
        named = self.words.sides(group.end, self.words.reach(group.last, 2))
        return bool(named)

    def _closing_words(self, group: VerbGroup) -> bool:
        """« Elle le sera dans la semaine a promis le président américain. »: the comma is lost."""
        if self.words.cue_of(group) != "report" or self.words.clause_before(group) is None:
            return False
        after = mentions_in(self.parties.cast, group.end, group.end + 6)
        if not after or after[0].how not in ("office", "name"):
            return False
        return self.page.text[after[0].end : after[0].end + 1] in (".", "\n", "")

    # --- look-alikes --------------------------------------------------------------------------------
    def _look_alike(self, group: VerbGroup, row: Cue, end: int) -> bool:
        """Threats, comments, charges and hospitality are no commitments."""
        near = min(end, self.words.reach(group.last, 6))
        if row.value == "refused":
            return self.words.cue("comment", group.end, near) is not None or (
                self.words.cue("charge", group.end, near) is not None
            )
        if "partner" in row.tags and self.words.cue("need", group.end, near) is not None:
            return True
        if row.value in ("offered", "agreed") and "outer" in row.tags:
            gift = self.words.cue("charge", group.end, near)
            # « a offert un dîner », not « s'est engagé à rendre public cet échange d'informations »
            if gift is not None and not self.words.groups_in(group.end, gift.start):
                return True
            return row.id in ("promise", "pledge", "offer", "decide") and self.words.threat(
                group.end, self.words.reach(group.last, 6)
            )
        return False

    def _apart(self, noun_end: int, start: int, tags: Sequence[str]) -> bool:
        """« un protocole, paraphé en 2022, a expiré »: the noun is told by a participle of its own."""
        if "," in self.page.text[noun_end:start] and self._relative(noun_end, start):
            return True
        if any(mark in self.page.text[noun_end:start] for mark in ";?!\n") or (
            self.page.sentence_at(noun_end - 1) != self.page.sentence_at(start)
        ):
            return True  # « …, une trêve ; elle a expiré »
        if self.words.floated(self.page.token_at(noun_end - 1), start) is not None:
            return True  # « un cessez-le-feu, proposé par la Malaisie, avait été rejeté »
        return self.words.cue("made", noun_end, start) is not None or start - noun_end > 160

    def _relative(self, noun_end: int, start: int) -> bool:
        """« l'accord de 2015, celui-là même que Trump a jeté aux orties »."""
        first, stop = self.page.first_token(noun_end), self.page.first_token(start)
        return any(word in ("que", "qu") for word in self.page.words[first:stop])


_SEIZING = frozenset("saisir profiter".split())
_CHANCES = words("agreement_chances")
_SIGNING = words("agreement_signing")
