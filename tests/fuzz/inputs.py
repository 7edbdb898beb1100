"""From bytes to an input: its kind, its reference date and its text, the same for the same bytes on every run."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from corpora import ALL
from readouts.vocabulary import built_in_rows, forms_of

T = TypeVar("T")

REFERENCES = [None, None, "2021-02-05", "2021-02-05", "2024-02-29", "0001-01-01", "9999-12-31"]
"""Days to read from: none, common ones, and the ends of the calendar."""


@dataclass(frozen=True)
class Input:
    """A text with the day that it is read from, and the kind of fuzz that made it.

    One in sixteen is ``thorough``: what needs several parses more is checked on these alone.
    """

    kind: str
    published: str | None
    text: str
    thorough: bool


class Choices:
    """Decisions taken from bytes; zeros where they have run out, so that every string of bytes is an input."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def below(self, limit: int) -> int:
        """A number from 0, smaller than ``limit``."""
        size = 1 if limit <= 1 << 8 else 2 if limit <= 1 << 16 else 4
        taken = self.data[self.at : self.at + size]
        self.at += size
        return int.from_bytes(taken, "little") % limit

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    @property
    def left(self) -> int:
        """Bytes that no decision has taken yet."""
        return max(0, len(self.data) - self.at)

    def rest(self) -> bytes:
        rest, self.at = self.data[self.at :], len(self.data)
        return rest


# --- what the texts are made of --------------------------------------------------------------------------------------
LANGUAGES = (Path(__file__).parent / "languages.txt").read_text("utf-8").splitlines()
"""The same news in 22 languages that the library does not read: language code, tab, text."""

LINES = [line for document in ALL for line in document.text.splitlines(keepends=True)]
PIECES = sorted({p for document in ALL for p in re.findall(r"\S+\s*", document.text)})
SENTENCES = sorted(
    {s for document in ALL for s in re.findall(r"[^.!?\n]{20,}[.!?]+\s*", document.text)}
)
LINE_ENDS = [
    "\n",
    "\r",
    "\r\n",
    "\v",
    "\f",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\n\r",
    "\r\r\n",
    "\n\n",
]
BIDI = [chr(c) for c in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
ZERO_WIDTH = [
    chr(c)
    for c in (0xAD, 0x34F, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2062, 0xFE0F, 0xFEFF, 0xE0020)
]
CONTROLS = [chr(c) for c in (*range(32), *range(0x7F, 0xA0))]
SURROGATES = ["\ud800", "\udbff", "\udc00", "\udfff", "\ud83d", "\ude00"]
COMBINING = [chr(c) for c in (0x300, 0x301, 0x302, 0x303, 0x308, 0x327, 0x345, 0x338, 0x5B0, 0x64B, 0x670, 0x93C, 0xE38,
                              0x1161, 0x11A8, 0x1AB0, 0x20D0, 0x302A, 0x3099, 0xFE20, 0x1D165)]  # fmt: skip
CHANGES_LENGTH = [
    "İ",
    "ß",
    "ẞ",
    "ﬁ",
    "ﬃ",
    "ŉ",
    "ǰ",
    "ΐ",
    "Å",
    "Ω",
    "½",
    "㎏",
    "ﷺ",
    "Ǆ",
    "Œ",
    "æ",
    "⑳",
    "Ⅷ",
    "２",
    "٣",
]
QUOTES = [
    "«",
    "»",
    "« ",
    " »",
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "„",
    "‹",
    "›",
    "<<",
    ">>",
    "(",
    ")",
    "[",
    "]",
    "–",
    "— ",
]
MARKS = [
    *QUOTES,
    *",;:.!?…*@/|#-+=_",
    "...",
    ", ",
    ". ",
    " : ",
    "\N{NO-BREAK SPACE}",
    " ",
    "\n",
    "\n\n",
    "\t",
]
DATES = """
janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
vendredi samedi dimanche aujourd'hui hier demain avant-hier après-demain semaine mois an année trimestre semestre
siècle décennie week-end prochain prochaine dernier dernière passé ce cette du au le les en à entre et fin début
mi-mai midi minuit 1er premier deuxième h min GMT UTC AM PM mars-avril printemps été automne hiver depuis jusqu'au
dès avant après il_y_a dans jours ans heures Monday March Feb. 5th Sept. noël Ramadan 2021 99 1999 20e 31 30 29 0
00 12/ /2021 -05- T 24h 25h61 12:30
""".split()
DIGITS = [
    "0",
    "1",
    "2",
    "3",
    "9",
    "12",
    "29",
    "30",
    "31",
    "32",
    "99",
    "2021",
    "9999",
    "0000",
    "00",
    "1/",
    "-",
    ".",
    ":",
    " ",
]
PERSONS = """
Lavrov Blinken Sergueï Jean-Yves Macron Xi Jinping M. Mme MM. Mmes Dr de De la du van ben Al- El O'Brien d'
président ministre chancelière porte-parole roi émir son_homologue l'ambassadeur des_Affaires_étrangères russe
américain français chinoise iranienne adjoint ancien ex-
""".split()
SPEECH = """
a_déclaré a-t-il_dit dit-il estime selon d'après a_indiqué a_fait_savoir que qu' qu'il soulignant ajoutant
a_souligné interrogé affirme_que : , . il elle on sources_diplomatiques communiqué Twitter Moscou le_Kremlin
la_Russie M._Lavrov
""".split()
ACTS = """
a_rencontré ont_convenu_de se_sont_entretenus s'est_entretenu_avec a_reçu recevra a_appelé par_téléphone devait
refuse_de a_accepté_de ont_signé n'a_pas accord_sur traité_de visite_à sommet_de en_marge_de à_l'invitation_de avec
entre_la_Russie_et la_Chine la_France à_Genève à_Pékin en_Syrie l'Iran l'ONU l'OTAN l'UE nucléaire sanctions
sur_la_question_de a_évoqué ont_discuté_de jeudi le_3_mai ils leur celui-ci y en se l' d' qui dont et ou mais ni ne
pas plus serait aurait pourrait
""".split()  # fmt: skip


@cache
def wordings() -> list[str]:
    """Every form of the packaged vocabulary, so that no row goes without a try."""
    return sorted({form for _, row in built_in_rows() for _, form in forms_of(row)})


def piece_of_a_page(choices: Choices, most: int = 128) -> str:
    """A stretch of a page of the corpora."""
    text = choices.pick(ALL).text
    first = choices.below(len(text))
    return text[first : first + 10 + choices.below(most)]


def sprinkled(choices: Choices, text: str, odd: Sequence[str]) -> str:
    """The text with some of ``odd`` put in or in place of a character."""
    for _ in range(1 + choices.below(12)):
        at = choices.below(len(text) + 1)
        text = text[:at] + choices.pick(odd) + text[at + choices.below(2) :]
    return text


def strung(choices: Choices, *lists: Sequence[str]) -> str:
    """Items of the lists one after the other, most with a space between, until the bytes run out."""
    out: list[str] = []
    while choices.left and len(out) < 50:
        out.append(choices.pick(choices.pick(lists)).replace("_", " "))
        out.append(choices.pick(["", " ", " ", " "]))
    return "".join(out)


# --- the kinds -------------------------------------------------------------------------------------------------------
def decoded_bytes(choices: Choices) -> str:
    encoding, errors = choices.pick(
        [("utf-8", "replace"), ("utf-8", "surrogateescape"), ("latin-1", "strict"), ("cp1252", "replace"),
         ("utf-16", "surrogatepass"), ("cp437", "strict"), ("utf-16-le", "replace"), ("utf-7", "replace")]
    )  # fmt: skip
    return choices.rest().decode(encoding, "replace" if encoding == "utf-16" else errors)


def all_of_unicode(choices: Choices) -> str:
    out: list[str] = []
    while choices.left and len(out) < 300:
        match choices.below(4):
            case 0:
                out.append(chr(choices.below(0x110000)))
            case 1:  # a run of neighbours: one script
                block = choices.below(0x1100) << 8
                out.extend(chr(block + choices.below(256)) for _ in range(1 + choices.below(16)))
            case 2:
                out.append(chr(choices.below(0x3000)))
            case _:
                out.append(choices.pick(PIECES))
    return "".join(out)


def lone_surrogates(choices: Choices) -> str:
    return sprinkled(choices, piece_of_a_page(choices), SURROGATES)


def nul_and_controls(choices: Choices) -> str:
    return sprinkled(choices, piece_of_a_page(choices), ["\0", "\0", *CONTROLS])


def normal_forms(choices: Choices) -> str:
    form = choices.pick(["NFD", "NFD", "NFKD", "NFKC", "NFC"])
    text = sprinkled(choices, piece_of_a_page(choices), COMBINING + CHANGES_LENGTH)
    cut = choices.below(len(text) + 1)
    return text[:cut] + unicodedata.normalize(form, text[cut:])  # type: ignore[arg-type]


def bidi_marks(choices: Choices) -> str:
    return sprinkled(choices, piece_of_a_page(choices), BIDI)


def zero_width(choices: Choices) -> str:
    return sprinkled(choices, piece_of_a_page(choices), ZERO_WIDTH)


def line_ends(choices: Choices) -> str:
    lines = [choices.pick(LINES).rstrip()[:120] for _ in range(1 + choices.below(6))]
    return "".join(line + choices.pick(LINE_ENDS) for line in lines)


def mutated_seed(choices: Choices) -> str:
    text = piece_of_a_page(choices, 256)
    for _ in range(1 + choices.below(8)):
        first = choices.below(len(text) + 1)
        last = first + choices.below(40)
        match choices.below(6):
            case 0:
                text = text[:first] + text[last:]
            case 1:
                text = text[:last] + text[first:]
            case 2:
                text = text[:first] + text[first:last].upper() + text[last:]
            case 3:
                text = text[:first] + text[first:last][::-1] + text[last:]
            case 4:
                text = text[:first] + choices.pick(MARKS) + text[first:]
            case _:
                text = text[:first] + choices.pick(PIECES) + text[last:]
    return text


def spliced_pages(choices: Choices) -> str:
    out = [choices.pick(LINES)[:100] for _ in range(choices.below(4))]
    out += [choices.pick(SENTENCES)[-200:] for _ in range(1 + choices.below(2))]
    out += [piece_of_a_page(choices, 100) for _ in range(choices.below(3))]
    return "".join(out)


@cache
def examples() -> list[str]:
    """The sentences that show what each row of the vocabulary is for, without their marks."""
    shown = {e for _, row in built_in_rows() for e in (*row.examples, *row.not_examples)}
    return sorted(re.sub(r"\[\[|\]\]", "", example) for example in shown)


def cut_sentence(choices: Choices) -> str:
    """A sentence that some rule is about, broken off between two words, or begun there."""
    words = re.split(r"(?<=\W)", choices.pick(choices.pick([SENTENCES, examples(), examples()])))
    first, last = choices.below(len(words)), choices.below(len(words))
    if choices.below(3):
        return "".join(words[:last]).rstrip() + choices.pick(["", "", " ", ".", "\n", " »", ","])
    return "".join(words[min(first, last) : max(first, last)])


def spliced_words(choices: Choices) -> str:
    return strung(choices, PIECES, PIECES, PIECES, MARKS)


def vocabulary_words(choices: Choices) -> str:
    return strung(choices, wordings(), wordings(), ACTS, PERSONS, MARKS)


def dates(choices: Choices) -> str:
    return strung(choices, DATES, DATES, DIGITS, DIGITS, ["le ", "du ", "au ", ", ", "\n"])


def quotations(choices: Choices) -> str:
    return strung(choices, QUOTES, SPEECH, SPEECH, PERSONS, PIECES)


def acts(choices: Choices) -> str:
    return strung(choices, ACTS, ACTS, PERSONS, SPEECH, DATES, MARKS)


def other_languages(choices: Choices) -> str:
    text = choices.pick(LANGUAGES).split("\t")[1]
    first = choices.below(len(text))
    text = text[first:] + choices.pick(LINE_ENDS) + text[: choices.below(len(text))]
    return text + strung(choices, PIECES, MARKS) if choices.below(2) else text


def repeated(choices: Choices) -> str:
    pieces = [choices.pick([MARKS, PIECES, ACTS, SPEECH, DATES, COMBINING, LINE_ENDS, PERSONS])]
    piece = "".join(
        choices.pick(choices.pick(pieces)) + choices.pick(["", " "])
        for _ in range(1 + choices.below(3))
    )
    return piece.replace("_", " ") * (1 + choices.below(60)) + strung(
        Choices(choices.rest()[:20]), PERSONS, ACTS
    )


def long_line(choices: Choices) -> str:
    """One line without an end, of ten thousand to a million characters."""
    size = min(1_000_000, int(10_000 * 1.02 ** choices.below(232)))
    unit = {
        0: lambda: piece_of_a_page(choices).replace("\n", " "),
        1: lambda: spliced_words(choices).replace("\n", " "),
        2: lambda: choices.pick(QUOTES),
        3: lambda: acts(choices).replace("\n", " "),
        4: lambda: dates(choices).replace("\n", " "),
        5: lambda: decoded_bytes(choices).replace("\n", " ").replace("\r", " "),
    }[choices.below(6)]()
    return (unit * (size // max(1, len(unit)) + 1))[:size]


KINDS: list[Callable[[Choices], str]] = [
    decoded_bytes, all_of_unicode, lone_surrogates, nul_and_controls, normal_forms, bidi_marks, zero_width, line_ends,
    mutated_seed, spliced_pages, cut_sentence, cut_sentence, spliced_words, vocabulary_words, dates, quotations, acts,
    other_languages, repeated,
]  # fmt: skip
"""One input in 65,536 is a ``long_line`` instead: it takes as long as some thousands of these."""


def decoded(data: bytes) -> Input:
    """The input that the bytes stand for."""
    choices = Choices(data)
    selector = choices.below(1 << 16)
    kind = long_line if selector == 0xFFFF else KINDS[selector % len(KINDS)]
    published = choices.pick(REFERENCES)
    return Input(kind.__name__, published, kind(choices), thorough=zlib.crc32(data) % 16 == 0)
