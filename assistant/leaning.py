"""Follow-ups that lean on what was answered, not on what was asked: "do these bodies still exist?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from assistant.followup import standalone
from assistant.library import Library
from assistant.loaded import Loaded
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


def of_bodies(read: Question, text: str, earlier: Sequence[str], allowed: Collection[str], now: Loaded) -> Question:
    """Return `text` asked of the bodies that the evidence for the question before names; `read` if it names none.

    What that question leaned on itself is resolved by the rules alone: no answer is written for it.
    """
    before = now.understanding.read(earlier[-1], read.language)
    full = standalone(before, earlier[:-1], now.understanding, now.library)
    before = now.understanding.read(full, read.language)
    chosen = now.selector.select(before, now.retriever.search(before, allowed), allowed)
    quotes = [now.library.quote(pick.span) for pick in chosen.picks]
    bodies = ", ".join(bodies_named(quotes, now.understanding.vocabulary, now.library))
    return now.understanding.read(f"{text} ({bodies})", read.language) if bodies else read
