"""The closed codes of the annotation scheme: enumerations and side codes.

Dates follow TIMEX3 and ISO 8601, countries ISO 3166-1 alpha-2, themes map to IPTC Media Topics, encounters and
agreements to PLOVER (see ``readouts.plover``).
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "BODY_SIDES",
    "COUNTRY_CODES",
    "MOVEMENTS",
    "REGIONS",
    "SIDES",
    "AgreementStatus",
    "BodyKind",
    "EncounterKind",
    "EncounterStatus",
    "Office",
    "ParticipantKind",
    "Role",
    "SegmentKind",
    "StatementKind",
    "Theme",
]


class SegmentKind(StrEnum):
    """What a line of the page is."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class ParticipantKind(StrEnum):
    """What takes part: a person, a body (ministry, organisation) or a state as such."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"


class Office(StrEnum):
    """The public office that the text gives a person, as of the time that it speaks of."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEPUTY_FOREIGN_MINISTER = "deputy_foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    MINISTER = "minister"
    HEAD_OF_ORGANIZATION = "head_of_organization"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    ADVISER = "adviser"
    SPOKESPERSON = "spokesperson"
    LEGISLATOR = "legislator"
    MILITARY = "military"
    INTELLIGENCE_CHIEF = "intelligence_chief"
    OFFICIAL = "official"
    FORMER = "former"


class BodyKind(StrEnum):
    """Which body of a side speaks or acts."""

    PRESIDENCY = "presidency"
    FOREIGN_MINISTRY = "foreign_ministry"
    GOVERNMENT = "government"
    DEFENCE_MINISTRY = "defence_ministry"
    PARLIAMENT = "parliament"
    EMBASSY = "embassy"
    DELEGATION = "delegation"
    ORGANIZATION = "organization"


class Role(StrEnum):
    """What a participant does in the text."""

    PRINCIPAL = "principal"
    SPOKESPERSON = "spokesperson"
    MENTIONED = "mentioned"


class EncounterKind(StrEnum):
    """How the sides met."""

    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    SUMMIT = "summit"
    TALKS = "talks"
    VISIT = "visit"
    MESSAGE = "message"


class EncounterStatus(StrEnum):
    """Whether a contact took place."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"


class AgreementStatus(StrEnum):
    """How firm a commitment is."""

    AGREED = "agreed"
    REAFFIRMED = "reaffirmed"
    OFFERED = "offered"
    PENDING = "pending"
    SUSPENDED = "suspended"
    ENDED = "ended"
    REFUSED = "refused"


class StatementKind(StrEnum):
    """Whether the words are quoted or reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Theme(StrEnum):
    """What is on the table between the sides."""

    BILATERAL_RELATIONS = "bilateral_relations"
    DIPLOMATIC_MISSIONS = "diplomatic_missions"
    SUMMIT_PREPARATION = "summit_preparation"
    ARMS_CONTROL = "arms_control"
    STRATEGIC_STABILITY = "strategic_stability"
    NUCLEAR_PROLIFERATION = "nuclear_proliferation"
    EUROPEAN_SECURITY = "european_security"
    REGIONAL_CONFLICT = "regional_conflict"
    CEASEFIRE = "ceasefire"
    PEACE_TALKS = "peace_talks"
    MILITARY_COOPERATION = "military_cooperation"
    TERRORISM = "terrorism"
    CYBER = "cyber"
    SPACE = "space"
    SANCTIONS = "sanctions"
    TRADE = "trade"
    ENERGY = "energy"
    CLIMATE = "climate"
    HEALTH = "health"
    HUMAN_RIGHTS = "human_rights"
    DETAINEES = "detainees"
    INTERFERENCE = "interference"
    POLITICAL_TRANSITION = "political_transition"
    MIGRATION = "migration"
    HUMANITARIAN_AID = "humanitarian_aid"
    FOOD_SECURITY = "food_security"
    DEVELOPMENT = "development"
    CULTURE = "culture"
    TECHNOLOGY = "technology"
    CRIME = "crime"
    TERRITORY = "territory"
    MULTILATERALISM = "multilateralism"
    TRANSPORT = "transport"
    DISASTER = "disaster"


COUNTRY_CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
    JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
    MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()
)
"""ISO 3166-1 alpha-2, with XK for Kosovo."""

MOVEMENTS = frozenset("HAMAS HEZBOLLAH HOUTHIS TALIBAN M23 POLISARIO".split())
"""Armed and national movements that act as a party."""

BODY_SIDES = MOVEMENTS | frozenset(
    """
    EU UN NATO AU ECOWAS OSCE IAEA G7 G20 BRICS ASEAN ARAB_LEAGUE GCC OIC OIF CSTO SCO EAC SADC AES G5_SAHEL IMF WHO
    ICC
    """.split()
)
"""Organisations and movements that act as a party."""

SIDES = COUNTRY_CODES | BODY_SIDES
"""Every code that a side may have."""

REGIONS = frozenset(
    "MIDDLE_EAST SAHEL BALKANS ARCTIC INDO_PACIFIC CAUCASUS GREAT_LAKES HORN_OF_AFRICA AFRICA".split()
)
"""Regions that a topic may be about, beside the sides."""
