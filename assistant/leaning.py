"""Follow-ups that lean on what was answered, not on what was asked: "do these bodies still exist?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.library import Library
from assistant.result import Result
from assistant.understand import Question
from assistant.vocabulary import Vocabulary

_BODIES = re.compile(
    r"\b(?:these|those|both|the two|said) (?:bodies|agenc(?:y|ies)|institutions?|organi[sz]ations?|authorities)\b"
    r"|\b(?:sios|tos|abi|minetos) (?:institucij|istaig|agentur|organizacij)\w*"
)
_OF_THEM = re.compile(
    r"\b(?:they|them|their|those|these)\b.*"
    r"\b(?:still|exists?|replaced|took over|successors?|websites?|contact|called)\b"
    r"|\b(?:jos|jie|jas|juos|ju)\b.*\b(?:dar|tebe\w+|egzistuoja|veikia|svetain\w*|perem\w*|pakeit\w*|vadin\w*)\b"
    r"|\b(?:dar|ar) (?:egzistuoja|veikia|gyvos)\b"
)


def leans_on_bodies(question: Question, earlier: Question) -> bool:
    """Return whether `question` asks of bodies that the answer to `earlier`, the question before, names."""
    if question.named:
        return False
    return bool(_BODIES.search(question.plain) or ("organisation" in earlier.kinds and _OF_THEM.search(question.plain)))


def bodies_named(result: Result, vocabulary: Vocabulary, library: Library) -> Iterator[str]:
    """Yield the words by which the quotes of `result` name bodies, each body once."""
    seen: set[str] = set()
    for citation in result.citations:
        words = vocabulary.read(citation.quote)
        for hit in words.names:
            if hit.target not in seen and library.entities[hit.target].type == "body":
                seen.add(hit.target)
                yield words.surface(hit)
