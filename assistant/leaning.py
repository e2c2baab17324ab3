"""Follow-ups that lean on what was answered, not on what was asked: "do these bodies still exist?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.library import Library
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


def leans_on_bodies(question: Question, earlier: Callable[[], Question]) -> bool:
    """Return whether `question` asks of bodies that the answer to `earlier`, the question before, names.

    That one is read only where the wording leaves it open.
    """
    if question.named:
        return False
    return bool(_BODIES.search(question.plain)) or (
        bool(_OF_THEM.search(question.plain)) and "organisation" in earlier().kinds
    )


def bodies_named(quotes: Iterable[str], vocabulary: Vocabulary, library: Library) -> Iterator[str]:
    """Yield the words by which `quotes` name bodies, each body once."""
    seen: set[str] = set()
    for words in map(vocabulary.read, quotes):
        for hit in words.names:
            if hit.target not in seen and library.entities[hit.target].type == "body":
                seen.add(hit.target)
                yield words.surface(hit)
