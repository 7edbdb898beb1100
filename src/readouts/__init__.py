"""``readouts`` reads French diplomatic texts into typed models.

>>> from readouts import parse
>>> article = parse.article("Lavrov a appelé Blinken jeudi au téléphone.", published="2021-02-05")
>>> [(e.kind.value, e.sides, e.date.value) for e in article.encounters]
[('call', ('RU', 'US'), '2021-02-04')]
"""

from __future__ import annotations

from readouts import parse
from readouts.chronology import timeline
from readouts.codes import (
    AgreementStatus,
    BodyKind,
    EncounterKind,
    EncounterStatus,
    Office,
    ParticipantKind,
    Role,
    SegmentKind,
    StatementKind,
    Theme,
)
from readouts.comparison import compare
from readouts.errors import LexiconError, ReadoutsError, TextTooLongError, WorkerError
from readouts.explanation import explain
from readouts.lexicon import Lexicon
from readouts.models import (
    Agreement,
    AlignedAgreements,
    AlignedEncounters,
    AlignedTopics,
    Article,
    Comparison,
    Contradiction,
    DateMention,
    Encounter,
    Participant,
    Segment,
    Statement,
    TimelineEncounter,
    Topic,
)
from readouts.plover import to_plover
from readouts.spans import Span

__all__ = [
    "Agreement",
    "AgreementStatus",
    "AlignedAgreements",
    "AlignedEncounters",
    "AlignedTopics",
    "Article",
    "BodyKind",
    "Comparison",
    "Contradiction",
    "DateMention",
    "Encounter",
    "EncounterKind",
    "EncounterStatus",
    "Lexicon",
    "LexiconError",
    "Office",
    "Participant",
    "ParticipantKind",
    "ReadoutsError",
    "Role",
    "Segment",
    "SegmentKind",
    "Span",
    "Statement",
    "StatementKind",
    "TextTooLongError",
    "Theme",
    "TimelineEncounter",
    "Topic",
    "WorkerError",
    "compare",
    "explain",
    "parse",
    "timeline",
    "to_plover",
]

__version__ = "0.1.0"
