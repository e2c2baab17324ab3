"""Definitions, obligations, permissions and prohibitions in the text of an agreement, by the words that make them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.agreements.agreement import Agreement
from assistant.agreements.stated import Stated, from_passage
from assistant.library import Library
from corpus.knowledge.pins import Span
from corpus.text import squeeze
from corpus.types import Passage, Role


class ClauseKind(StrEnum):
    """What a clause does."""

    DEFINITION = "definition"
    OBLIGATION = "obligation"
    PERMISSION = "permission"
    PROHIBITION = "prohibition"


_QUOTED = r"[\"“„‘'«][^\"“”‘’'«»]{2,80}[\"”“’'»]"
_INFINITIVE = r"(?:\s+\w+){0,3}?\s+\w+ti\b"
_PATTERNS: dict[str, tuple[tuple[ClauseKind, str], ...]] = {
    "en": (
        (
            ClauseKind.DEFINITION,
            rf"{_QUOTED}\s+(?:shall\s+)?(?:means?|refers?\s+to|includes?)\b|\bis\s+defined\s+as\b"
            rf"|\bhereinafter\s+(?:referred\s+to\s+as|called)\b|\bshall\s+mean\b",
        ),
        (ClauseKind.PROHIBITION, r"\b(?:shall|must|may)\s+not\b|\bcannot\b|\b(?:is|are)\s+prohibited\b"),
        (
            ClauseKind.OBLIGATION,
            r"\b(?:shall|must)\b|\bunder(?:takes?|took)\s+to\b|\bcommit(?:s|ted)?(?:\s+(?:itself|themselves))?\s+to\b"
            r"|\b(?:is|are)\s+(?:obliged|required)\s+to\b|\bagrees?\s+to\b|\bundertakes?\b",
        ),
        (ClauseKind.PERMISSION, r"\b(?-i:may)\b|\b(?:is|are)\s+entitled\s+to\b|\bha(?:s|ve)\s+the\s+right\s+to\b"),
    ),
    "lt": (
        (
            ClauseKind.DEFINITION,
            rf"{_QUOTED}\s+(?:[–-]|reiškia|apima)|\breiškia\b|\bsuprantam\w+\s+kaip\b"
            rf"|\btoliau\s+(?:[–-]\s*|vadinam\w+\s+)",
        ),
        (
            ClauseKind.PROHIBITION,
            rf"\bnegali{_INFINITIVE}|\bneturi\s+teisės\b|\bdraudžiama\b|\bneturi{_INFINITIVE}",
        ),
        (
            ClauseKind.OBLIGATION,
            rf"\bįsipareigoj\w+|\bprivalo\b|\bsu(?:si)?taria\b|\bturi(?!\s+teisę){_INFINITIVE}|\bprivaloma\b",
        ),
        (ClauseKind.PERMISSION, rf"\bgali{_INFINITIVE}|\bturi\s+teisę\b|\bleidžiama\b"),
    ),
}
_RULES = {
    language: tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rules)
    for language, rules in _PATTERNS.items()
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an agreement: what it does, by which words, and who it speaks of (the words before them)."""

    kind: ClauseKind
    modal: str
    actor: str
    stated: Stated


def clauses(agreement: Agreement, library: Library) -> list[Clause]:
    """Return the clauses of an agreement's own text, in its order. An agreement without text has none."""
    subject = agreement.entity.id if agreement.entity else None
    found: dict[tuple[ClauseKind, Span], Clause] = {}
    for key in agreement.documents:
        passages = library.index.register.passages_of(key)
        language = library.documents[key].language
        for passage in passages:
            words, targets = _governed(passage, passages)
            for kind, modal, actor in find_clauses(words, language):
                for target in targets:
                    stated = from_passage(target, library, subject)
                    found.setdefault((kind, stated.span), Clause(kind, modal, actor, stated))
    return sorted(found.values(), key=lambda clause: (clause.stated.span.document, clause.stated.span.start))


def _governed(passage: Passage, passages: Sequence[Passage]) -> tuple[str, list[Passage]]:
    """Return the words to look at and the passages they govern: of a list what leads to it, which governs its items."""
    if passage.role is Role.HEADING:
        return "", []
    if passage.role is not Role.LIST:
        return passage.text, [passage]
    items = [p for p in passages if p.role in (Role.ITEM, Role.CLAUSE) and _inside(p, passage)]
    first = min((item.start for item in items), default=passage.start)
    return passage.text[: first - passage.start], items


def _inside(passage: Passage, whole: Passage) -> bool:
    return whole.start <= passage.start and passage.end <= whole.end


def find_clauses(text: str, language: str) -> Iterator[tuple[ClauseKind, str, str]]:
    """Yield each kind of clause that `text`, a sentence, holds, with the words that make it and those before them.

    What defines does not oblige ("shall mean"), and what forbids neither obliges nor permits ("shall not").
    """
    rest = text
    for kind, pattern in _RULES["lt" if language == "lt" else "en"]:
        match = pattern.search(rest)
        if match:
            yield kind, squeeze(match[0]), squeeze(text[: match.start()])
            rest = pattern.sub(lambda found: " " * len(found[0]), rest)
