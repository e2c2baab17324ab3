"""Example questions for the empty page: made from what the catalogue knows the documents answer."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.library import Library
from corpus.knowledge.schema import EntityType
from corpus.types import Language, Tier

_TYPES: tuple[EntityType, ...] = ("programme", "agreement", "market_list", "strategy", "body")
"""What people come to ask about, one of each first."""


def example_questions(library: Library, language: Language, limit: int = 5) -> tuple[str, ...]:
    """Return up to `limit` questions that an official document answers, each about another kind of thing."""
    chosen: list[str] = []
    properties: set[str] = set()
    for wanted in _TYPES:
        for prop, question in _answerable(library, wanted, language):
            if prop not in properties:
                properties.add(prop)
                chosen.append(question)
                break
    return tuple(chosen[:limit])


def _answerable(library: Library, wanted: EntityType, language: Language) -> Iterator[tuple[str, str]]:
    for fact in library.facts:
        entity = library.entities.get(fact.claim.subject)
        prop = library.properties.get(fact.claim.property)
        official = library.documents[fact.span.document].tier is Tier.OFFICIAL
        if official and entity is not None and entity.type == wanted and prop is not None and prop.question is not None:
            yield prop.id, prop.question.get(language).format(subject=entity.name.get(language))
