"""Example questions for the empty page: made from what the catalogue knows, and tried before they are offered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from assistant.answer import AnswerStatus
from assistant.library import Library
from assistant.service import Assistant
from assistant.suggest import spoken_name
from corpus.knowledge.schema import EntityType
from corpus.types import Language, Tier

_TYPES: tuple[EntityType, ...] = ("programme", "agreement", "market_list", "strategy", "body")
"""What people come to ask about: one example of each."""
_TRIED = 5
"""How many candidates of a type are tried before it goes without an example."""


def example_questions(assistant: Assistant, language: Language) -> tuple[str, ...]:
    """Return questions that are answered from an official document, each about another kind of thing and property."""
    return _examples(assistant, assistant.corpus.version, language)


@lru_cache(maxsize=8)
def _examples(assistant: Assistant, _version: str, language: Language) -> tuple[str, ...]:
    chosen: dict[str, str] = {}
    for wanted in _TYPES:
        candidates = (c for c in _candidates(assistant.library, wanted, language) if c[0] not in chosen)
        for prop, question in islice(candidates, _TRIED):
            if assistant.ask(question, language=language).status is AnswerStatus.ANSWERED:
                chosen[prop] = question
                break
    return tuple(chosen.values())


def _candidates(library: Library, wanted: EntityType, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (property, question) for what official documents state about things of the wanted type."""
    for fact in library.facts:
        entity, prop = library.entities[fact.claim.subject], library.properties[fact.claim.property]
        if library.documents[fact.span.document].tier is Tier.OFFICIAL and entity.type == wanted and prop.question:
            yield prop.id, prop.question.get(language).format(subject=spoken_name(entity, language))
