"""Shapes of lines that need no vocabulary: stamps, credits, names, breadcrumbs, signatures."""

from __future__ import annotations

import re
from functools import cache

from readouts.patterns import Pattern
from readouts.vocabulary import load_file
from readouts.vocabulary.rows import Cue

__all__ = [
    "BARE_CREDIT",
    "BLOGGER",
    "CREDIT",
    "DATE",
    "DATED",
    "DATELINE",
    "DESK_CREDIT",
    "DIGITS",
    "DOMAIN",
    "EMBED",
    "FILE_ENDING",
    "FILE_NAME",
    "ITEM",
    "MADE_AT",
    "PERSON",
    "PLACE_DATE",
    "READER",
    "SEPARATOR",
    "SIGNATURE",
    "TIME",
    "TIMED",
    "TRAIL",
    "TRIAD",
]

_MONTH = r"""(?:
    janv(?:ier)? | fevr(?:ier)? | fev | mars | avr(?:il)? | mai | juin | juil(?:let)? | aout | sept(?:embre)?
    | oct(?:obre)? | nov(?:embre)? | dec(?:embre)?
    | jan(?:uary)? | feb(?:ruary)? | march | mar | apr(?:il)? | may | june? | july? | aug(?:ust)? | september
    | october | november | december
    | enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre
)\.?"""
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)

# A whole date in the folded text, in figures or words: « 14/03/2023 », « vendredi 8 mai 1996 », « march 27, 2024 ».
DATE = Pattern(
    rf"""(?<![\w/-])
    (?:{_DAY},?\ +(?:le\ +)?)?
    (?: \d{{1,2}} \ ?[/.-]\ ? \d{{1,2}} \ ?[/.-]\ ? (?:19|20)\d\d (?!\d)
      | (?:19|20)\d\d [/.-] \d{{1,2}} [/.-] \d{{1,2}} (?!\d)
      | \d{{1,2}} (?:er|st|nd|rd|th)? [ -]+ (?:de\ +)? {_MONTH} ,? [ -]+ (?:de\ +)? (?:19|20)\d\d
      | {_MONTH} \ + \d{{1,2}} (?:st|nd|rd|th)? ,? \ + (?:19|20)\d\d
      | (?:19|20)\d\d \ ?年.{{2,8}}日
    )""",
    re.VERBOSE,
)

# A time of day and its zone: « à 18h45 », « 15:47 », « 6 h 02 », « (GMT+7) ».
TIME = Pattern(
    r"""(?<!\w)(?:(?:a|at)\ +)?\d{1,2}\ ?(?:h|:|heures?)\ ?(?:\d{2})?(?:\ ?min)?(?::\d{2})?(?:\ ?[ap]\.?m\.?)?(?!\w)
    | \(?(?:gmt|utc|cet|cest|tu|heure\ de\ \w+|heure\ locale|hnec|msk)(?:\ ?[+-]\ ?\d{1,2}(?::?\d\d)?)?\)?(?!\w)""",
    re.VERBOSE,
)

DIGITS = Pattern(r"^[\W\d_]*$")
SEPARATOR = Pattern(r"\s*[|·•›»>→—–/]\s*|\s+-\s+|\t+|\ {2,}")
DOMAIN = Pattern(
    r"(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|info|fr|be|ch|ca|lu|eu|int|vn|ru|cn|ma|dz|tn|sn|ci|ml|bf|bj|tg|ne|td|cm|"
    r"ga|cg|cd|bi|rw|mg|mu|ht|ro|md|pl|rs|bg|kz|uz|az|am|ge|ua|by|ir|tr|lb|eg|news|africa|media|press|tv|today|gov|"
    r"int|uk|de|it|es|pt|at|us|mx|br|ar|mr|dj|km|sc|gn|co|io|id|my|th|jp|kr|za|ke|tz|ug|gh|ng|mw|zm|sd|qa|ae|kw|bh|jo|iq|af|"
    r"pk|np|lk|bd|mm|kh|sg|tw|hk|au|nz|cl|pe|ec|bo|py|uy|ve|cu|gt|hn|cr|sv|gouv\.\w\w)(?!\w)",
    re.IGNORECASE,
)

# A picture's file name or the debris of its tag: « ANH 1.jpg » anywhere in a line; « IMG_2021 », « [Image : lettre] »
# at its head.
FILE_ENDING = Pattern(
    r"\.(?:jpe?g|png|gif|webp|tiff?|bmp|svg|avif|heic)\b",
    re.IGNORECASE,
)
FILE_NAME = Pattern(
    r"^\[?\s?(?:image|photo|img|figure|caption)\s?[:#=\d]|^<(?:img|figure|figcaption)\b"
    r"|^\[(?:caption|img|image|figure|photo|vignette|visuel|légende|bandeau|portrait)\b"
    r"|^(?-i:[A-ZÀ-Þ]{3,}[-_/][A-ZÀ-Þ_]{3,}(?:[-_/][A-ZÀ-Þ]{3,})*_+)$"
    r"|^(?:img|dsc|dscn|dcim|pic|photo)[_-]\w*\d",
    re.IGNORECASE,
)

# An embedded post or a bare address: « pic.twitter.com/x », « https://… », « — Élysée (@Elysee) 3 mai 2021 ».
EMBED = Pattern(
    r"pic\.twitter\.com/|https?://t\.co/|^(?:https?://|www\.)\S+$|^\W{0,3}.{0,60}\(@\w+\)|^@\w+\W*$|^\#\w+(?:\s+\#\w+)*$"
    r"|^\S+@\S+\.\w+$|^\[(?:voir|video|embed|tweet|post|audio|publicite|lire|iframe|shortcode|widget|gallery)\b"
    r"|^\[[^\[\]]{0,20}(?:twitter|tweet|facebook|instagram|youtube|telegram|tiktok|bloc|encadr|module|lecteur|player|vid[ée]o|carte)"
    r"\b[^\[\]]*\]$"
    r"|^(?:https?://|www\.)\S+\s*$",
    re.IGNORECASE,
)


@cache
def _desks() -> str:
    """The agencies and picture desks of the vocabulary, as an alternation for verbose patterns."""
    names = [
        form
        for row in load_file("layout")["layout"]
        if isinstance(row, Cue) and row.value in ("agency", "desk")
        for form in (*row.forms, *(name.upper() for name in row.forms))
    ]
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s")
        for name in sorted(dict.fromkeys(names), key=len, reverse=True)
    )


# A credit with a desk in it, at the end of a caption: what stands before the desk says what may follow. The names of
# the desks stand in the pattern once: they are nearly all that it takes to compile it.
DESK_CREDIT = Pattern(
    lambda: (
        rf"""
    (?: (?P<name> ^[A-ZÀ-Þ][\w'’.-]{{4,}}(?:\s[A-ZÀ-Þ][\w'’.-]*){{0,3}}\s?/\s? )
      | (?P<first> ^ )
      | (?P<taken> \(\s?[^()]{{3,40}}\s[-–]\s )
      | (?P<told> (?<=[a-zà-ÿ»)\d][.!?…»)])\s+ )
      | (?P<alone> \( )
      | (?P<last> \s[|/]\s? )
    )
    (?:{_desks()})
    (?(name) $
      | (?(first) \s?[|/]\s?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,3}}$
      | (?(taken) [^()]{{0,40}}\)\s*\.?$
      | (?(told) (?:[\s,/–-]+[^.!?;:]{{2,40}})?\.?$
      | (?(alone) (?:[\s/-][^()]{{0,40}})?\)\s*\.?$
      | $)))))
    """
    ),
    re.VERBOSE,
)

# Another credit there, or a mark of place in a picture. Where none of the characters stands that one begins with, the
# look-ahead spares the search all of them.
CREDIT = Pattern(
    r"""
    (?=[\s(,©PCIDLẢ]) (?:
      \((?:photos?|ph\.?|cr[ée]dits?|images?|illustration|archives?|dessin|infographie|capture|source|photo\sd.archives)
        \b[^()]{0,80}\)\s*\.?$
    | \([^()]{2,60}/[^()]{2,60}\)\s*\.?$
    | \(\s?[^()]{3,40}\s[-–]\sAgence[^()]{0,40}\)\s*\.?$
    | \((?:©\s?)?@[^()]{2,60}\)\s*\.?$
    | (?<=[a-zà-ÿ»)\d][.!?…»)])\s+(?:Getty|Domaine\spublic|DR|D\.R\.)(?:[\s,/–-]+[^.!?;:]{2,40})?\.?$
    | [\s,(](?:[Dd]omaine\s[Pp]ublic|[Ll]ibres?\sde\sdroits?|CC[\s-]BY(?:-\w\w)*(?:\s\d\.\d)?|[Ll]icence\sCC)\)?\.?$
    | \((?:ASL|DR|D\.R\.?)
        (?:[\s/-][^()]{0,40})?\)\s*\.?$
    | (?<!\w)(?:Photos?|PHOTOS?|Cr[ée]dits?(?:\s[Pp]hotos?)?|CR[ÉE]DITS?(?:\sPHOTOS?)?|Ph\.|Dessin|Illustration|Image
        |Infographie|Ảnh|Légende)\s?:\s*\S.{0,90}$
    | (?<!\w)(?:Photo|PHOTO)\s+[A-ZÀ-Þ][^.;:?!]{1,60}(?:/\s?[^.;:?!]{2,40})?$
    | (?<=[.!?…»)])\s+(?:Ph\.?|Cr\.)\s?:?\s?[A-ZÀ-Þ][^.;:?!]{1,80}$
    | (?<=[a-zà-ÿ][.!?])\s\[[A-ZÀ-Þ][^\[\]]{3,60}\]$
    | (?<=[a-zà-ÿ»)\d][.!?…»)])\s+(?:©\s?)?[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[\s/]+[A-ZÀ-Þ'’.-]{2,}){0,4}$
    | (?<=[a-zà-ÿ»)\d][.!?…»)])\s+[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,3}\s?/
        \s?[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,3}$
    | (?<=[.!?…»)])\s*©\s*\S.{0,80}$
    | ©\s?[A-ZÀ-Þ@][^©]{0,80}$
    | \s[|]\s?(?:ARCHIVES?|Archives?|PHOTOS?|Photos?|IMAGES?|CR[ÉE]DITS?|Crédits?|DR|D\.R\.|©)(?!\w)[^|]{0,60}$
    | \((?:à\s)?(?:g\.?|d\.?|gauche|droite|au\scentre|c\.?)(?:\set[^()]{1,40})?\)
    | \((?:de\s)?dos\)|,\s(?:à\sgauche|à\sdroite|au\scentre|de\sdos)(?:\s\(|,|$)
    | \(archives?[^()]{0,30}\)\s*\.?$
    )
    """,
    re.VERBOSE,
)

# A credit that says nothing of the picture, so that the caption stands beside it: « Johanna Geron | Reuters ».
BARE_CREDIT = Pattern(
    lambda: (
        rf"""^(?:
      (?:PHOTO|Photo|Crédit|CRÉDIT|Credit|©)[\s:]*[^.!?]{{2,60}}
    | (?: (?P<taken> [A-ZÀ-Þ][^.!?|/:;]{{2,40}}\s?[|/]\s? ) | )
      (?:{_desks()}|Agence\s(?(taken).{{2,25}}|\w+)|(?(taken)[A-ZÀ-Þ]{{2,}}|(?!)))
      (?(taken) (?:\s(?:via|pour|/)\s.{{2,30}})? | \s?[|/]\s?[A-ZÀ-Þ][^.!?|/:;]{{2,40}} )
    )$"""
    ),
    re.VERBOSE,
)

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞĢĪİĶŁŃŇŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚẠ-ỹƏ]"
_NAME = rf"(?:[dlDLO]['’])?{_UPPER}[\w'’.-]*"
_PARTICLE = r"(?:de|d['’]|du|des|von|van|der|den|ten|ben|bin|bint|al|el|ould|da|dos|di|la|le|zu|af|e|y|ibn|abou|abu)"

# A person's name, and nothing else: « Marie-Ève Thibodeau », « Hugues de MONTCLAR », « Lan Ha ».
PERSON = Pattern(rf"{_NAME}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_NAME}){{1,4}}\Z")

# Who keeps the blog: « le blog de Philibert Lachaume », « Un blog de Ghislain Kérouredan », « Carnet tenu par X ».
BLOGGER = Pattern(
    r"^(?:(?:le|la|un|une|mon|ce|l['’])\s?)?(?:blog(?:ue)?|site\s(?:personnel|perso)|page|carnets?|chroniques?|billets?|notes)"
    r"(?:\s(?:personnels?|perso|tenue?s?|animée?s?|écrite?s?|signée?s?|politique|diplomatique))*\s(?:de\s|d['’]|par\s)(?P<name>.+)$",
    re.IGNORECASE,
)

# « dit : », « il y a 2 heures », « a écrit le … à … »: what a reader's comment opens with.
READER = Pattern(
    r"^.{1,40}\b(?:dit|says|said|a\sécrit|a\srépondu|wrote)\s?:(?!\s*[«\"“])|^.{0,40}\bil\sy\sa\s\w+\s(?:an|mois|jour|heure|minute|"
    r"semaine|seconde)s?\W*$|^.{0,40}\b\d+\s(?:hours?|minutes?|days?|weeks?|months?)\sago\W*$",
    re.IGNORECASE,
)

# « np/ak/lm », « Majan / s.b. », « ats/afp », « (A.B.) » on a line of its own.
SIGNATURE = Pattern(
    r"""^[\s(–—=*/-]*(?:
      (?:[A-Za-z]{1,5}-)?[A-Za-z]{1,5}(?:[-.]?\s?[/]\s?[A-Za-z]{1,5}){1,5}\.?
    | [\w' -]{2,25}\s?/\s?(?:[a-z]\.?){1,3}
    | (?:[A-ZÀ-Þa-z]\.\s?-?){1,4}\s?/\s?(?:\d{1,6}|(?:[A-ZÀ-Þa-z]\.\s?-?){1,4})
    | (?:[A-ZÀ-Þ]['’]?\.\s?-?){2,4}
    | (?:[a-z]\.){2,3}
    | [A-Z]{2,6}(?:[-/][A-Z]{2,6}){0,3}
    )[\s)]*$""",
    re.VERBOSE,
)

# « 1. », « – », « • », « a) »: an item of a list or a numbered paragraph.
ITEM = Pattern(
    r"^(?:[-–—•*▪●◦·‣]\s*\w|\(?\d{1,3}\s?[.)°-]\s?\S|\(?[a-zivx]{1,4}\)\s?\S|[IVX]{1,5}\s?[.)-]\s)"
)

# What opens an entry of a live page: « 18h47 - », « [18:47] », « 18.47 · », « 8.40 – », « À 12h10, », « 9 h 05 ».
TIMED = Pattern(
    r"^\W{0,3}(?:à\s)?(?:[01]?\d|2[0-3])\s?(?:[h:]\s?[0-5]\d|h(?=\s?[])·•|–—:-])|[.](?=[0-5]\d\s?[])·•|–—:-])[0-5]\d)"
    r"(?:\s?(?:min|GMT|UTC|TU|CET|CEST|heure\s(?:locale|de\s\w+)))?(?:\W+(?P<rest>\w.*)?)?$",
    re.IGNORECASE,
)

# What a body's text is called by its day: « Point de presse du 18 mars 2014 », « Notes de la séance du 3 mai ».
DATED = Pattern(
    r"(?:l[ea]s? |l')?(?:notes? (?:du|de la) )?(?:points? de presse|communique|declaration|conference de presse"
    r"|compte[ -]rendu|briefing|revue de presse|discours|allocution|message|notes?|bulletin|seance|reunion|audiences?"
    r"|journal|edition|emission|conseil des ministres|agenda|chronique)\b"
)

# A state's motto under its name: « Unité – Égalité – Paix », « Un Peuple - Un But - Une Foi ».
TRIAD = Pattern(
    r"^\W*[A-ZÀ-Þ][\w'’]+(?:\s[\w'’]+)?(?:\s?[-–—•·*|]\s?|,\s|\s/\s)[A-ZÀ-Þ][\w'’]+(?:\s[\w'’]+)?"
    r"(?:(?:\s?[-–—•·*|]\s?|,\s|\s/\s)[A-ZÀ-Þ][\w'’]+(?:\s[\w'’]+)?)?\W*$"
)

TRAIL = Pattern(
    r"^[^>›»→]{1,45}(?:\s[>›→]\s?|\s?[>›→]\s|\s»\s)[^>›»→]{1,60}(?:\s?[>›»→]\s?[^>›»→]{1,160})*$"
)

_WORD = rf"{_UPPER}[\w'’.]*(?:-[\w'’.]+){{0,6}}"
_PLACE = rf"{_WORD}(?:\s+(?:(?:de|du|des|la|le|les|y|sur|en)\s+|[ld]['’])?{_WORD}){{0,4}}"
_SHORT_DATE = (
    r"(?:le\s)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s)?(?:le\s)?"
    r"\d{1,2}(?:er)?(?:[\s/.-]+[A-Za-zéûôÉÛ]{3,9}\.?|[/.-]\d{1,2})(?:[\s/.,-]+(?:19|20)?\d\d)?"
)

# The place that opens the body, perhaps with a date and an agency, before a dash:
# « MOSCOU, 12 mai (TASS) – », « Hanoï (Mékong Info) – », « BERNE. - », « MÉRIDA | », « Genève (ats) ».
DATELINE = Pattern(
    rf"""^(?:\((?P<site>[^()]{{2,40}})\)\s?[-–—:]+\s?)?
    (?P<place>{_PLACE}(?:\s?[/,]\s?{_PLACE}){{0,2}}?)
    (?P<country>\s?\([A-ZÀ-Þ][\w\s'’-]{{2,24}}\))??
    (?:(?:,|\.|\s[-–—])?\s*(?P<date>{_SHORT_DATE}))?
    (?:[.,]?\s?[(/\[]\s?(?P<agency>[^()\[\]]{{2,45}}?)\s?[)/\]])?
    (?:\s?(?P<close>[.,]?\s?[-–—]{{1,2}}|\s?[|:]|\s?//|\.(?=\s[A-ZÀ-Þ«"“]))\s*(?=\S)|(?(agency)\.?\s+(?=[A-ZÀ-Þ«"“])|(?!)))""",
    re.VERBOSE,
)

# A place and a date on a line of their own: « San José, le 20 février 2020 ».
PLACE_DATE = Pattern(
    rf"^(?P<place>{_PLACE})(?:\s\([^()]+\))?,?\s(?:le\s|ce\s|-\s|on\s)?(?P<date>(?:(?:\w{{3,6}}di|[Dd]imanche),?\s)?(?:le\s)?\d{{1,2}}(?:er)?[\s./-]\S{{1,9}}"
    rf"[\s./-](?:19|20)\d\d)\W*(?:\([^()]*\)\W*)?$"
)

# « Fait à Bujumbura, le 14 juin 2024 ».
MADE_AT = Pattern(
    r"^(?:fait|adopt[ée]e?|sign[ée]e?|done|donn[ée])\s(?:à|a|au|at|en)\s.{2,60}\d{4}\b.{0,90}$",
    re.IGNORECASE,
)
