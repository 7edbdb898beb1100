"""``readouts`` reads French diplomatic texts into typed models.

>>> from readouts import parse
>>> [e.kind.value for e in parse.article("Lavrov a appelé Blinken jeudi au téléphone.").encounters]
['call']
"""

from __future__ import annotations

from readouts import parse
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
from readouts.errors import LexiconError, ReadoutsError, TextTooLongError, WorkerError
from readouts.explanation import explain
from readouts.lexicon import Lexicon
from readouts.models import (
    Agreement,
    Article,
    DateMention,
    Encounter,
    Participant,
    Segment,
    Statement,
    Topic,
)
from readouts.spans import Span

__all__ = [
    "Agreement",
    "AgreementStatus",
    "Article",
    "BodyKind",
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
    "Topic",
    "WorkerError",
    "explain",
    "parse",
]

__version__ = "0.1.0"
