"""Example questions for the empty page: made from what the catalogue knows the documents answer."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.library import Library
from corpus.types import Language


def example_questions(library: Library, language: Language, limit: int = 5) -> tuple[str, ...]:
    """Return up to `limit` questions that a claim answers, each of another subject, and of another property if it can be."""
    chosen: dict[str, str] = {}
    asked: set[str] = set()
    for fresh_only in (True, False):
        for subject, prop, question in _answerable(library, language):
            if len(chosen) < limit and subject not in chosen and not (fresh_only and prop in asked):
                chosen[subject] = question
                asked.add(prop)
    return tuple(chosen.values())


def _answerable(library: Library, language: Language) -> Iterator[tuple[str, str, str]]:
    for fact in library.facts:
        entity = library.entities.get(fact.claim.subject)
        prop = library.properties.get(fact.claim.property)
        if entity is not None and prop is not None and prop.question is not None:
            yield entity.id, prop.id, prop.question.get(language).format(subject=entity.name.get(language))
