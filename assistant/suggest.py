"""Next questions that the documents can answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.library import Library
from assistant.understand import Question

MAX_SUGGESTIONS = 3


def suggestions(question: Question, subjects: Sequence[str], library: Library) -> tuple[str, ...]:
    """Return up to three questions about `subjects` that a claim answers and that were not just asked."""
    found: list[str] = []
    for subject in subjects:
        entity = library.entities.get(subject)
        for fact in library.facts:
            prop = library.properties.get(fact.claim.property)
            if entity is None or fact.claim.subject != subject or prop is None or prop.question is None:
                continue
            text = prop.question.get(question.language).format(subject=entity.name.get(question.language))
            if prop.id not in question.properties and text not in found:
                found.append(text)
    return tuple(found[:MAX_SUGGESTIONS])
