"""The classes of nouns that verbs of commitment need, by the tags of their rows."""

from __future__ import annotations

__all__ = ["CLASSES", "WITH_INSTRUMENTS"]

CLASSES: dict[str, frozenset[str]] = {
    "document": frozenset(("document",)),
    "core": frozenset(("core",)),
    "treaty": frozenset(("core", "league", "step", "bargaining")),
    "kept": frozenset(("kept",)),
    "sealed": frozenset(("gift", "exchange", "making")),
    "effective": frozenset(("document", "making", "gift", "leave", "pause", "exit", "exchange")),
    "standing": frozenset(("proposal", "grant")),
    "subject": frozenset(("core",)),
    "consensus": frozenset(("core",)),
    "will": frozenset(("will",)),
    "tie": frozenset(("tie", "bargaining")),
    "bond": frozenset(("tie", "bargaining", "core", "league")),
    "gift": frozenset(("gift", "bounty")),
    "yielded": frozenset(("gift", "exit", "pause", "exchange", "leave")),
    "step": frozenset(("step", "core")),
    "deed": frozenset(("making", "core")),
    "welcomed": frozenset(("making", "core", "carried-out")),
    "offerable": frozenset(
        (
            "gift",
            "venue",
            "bounty",
            "money",
            "proposal",
            "grant",
            "tie",
            "step",
            "relations",
            "request",
            "exchange",
            "leave",
            "document",
            "pause",
            "making",
            "bargaining",
            "talk",
            "will",
        )
    ),
    "relations": frozenset(("relations",)),
    "exchange": frozenset(("exchange",)),
    "halted": frozenset(
        ("making", "tie", "bargaining", "core", "gift", "step", "relations", "halt")
    ),
    "money": frozenset(("money",)),
    "approved": frozenset(
        (
            "leave",
            "exit",
            "pause",
            "document",
            "gift",
            "request",
            "step",
            "tie",
            "making",
            "exchange",
            "relations",
        )
    ),
    "term": frozenset(("term",)),
    "negotiable": frozenset(("core", "bounty", "exchange", "relations")),
    "dispute": frozenset(("dispute",)),
    "talk": frozenset(("talk", "tie", "bargaining")),
    "bounty": frozenset(("bounty", "money")),
    "grant": frozenset(("grant", "engagement")),
    "request": frozenset(
        (
            "request",
            "document",
            "proposal",
            "tie",
            "bargaining",
            "pause",
            "exit",
            "gift",
            "exchange",
            "making",
        )
    ),
}
WITH_INSTRUMENTS = frozenset(
    "document approved core treaty subject consensus bond deed welcomed halted request effective".split()
)
