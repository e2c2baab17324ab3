"""Next questions that the documents can answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library import Library
from assistant.understand import Question
from corpus.knowledge.schema import Entity, Property
from corpus.types import Language

MAX_SUGGESTIONS = 3
_COMMON_NOUN = re.compile(
    r"\b(programme|agreement|strategy|list|scheme|call|network|agency|ministry|council|guide|plan|mechanism|region|"
    r"memorandum|contract|areas|grants|network|contest)\b",
    re.IGNORECASE,
)
"""An English name that ends in one of these takes the article; a proper name like "BSR Stars" does not."""


def suggestions(question: Question, subjects: Sequence[str], library: Library) -> tuple[str, ...]:
    """Return up to three questions about `subjects` that a claim answers and that were not just asked."""
    found: list[str] = []
    for subject in subjects:
        name = spoken_name(library.entities[subject], question.language)
        questions = (prop.question for prop in _answered(subject, library) if prop.id not in question.properties)
        found += [text.get(question.language).format(subject=name) for text in questions if text]
    return tuple(dict.fromkeys(found))[:MAX_SUGGESTIONS]


def spoken_name(entity: Entity, language: Language) -> str:
    """Return the name of `entity` as it stands in a question: without what is in brackets, with the article."""
    name = re.sub(r"\s*\([^)]*\)", "", entity.name.get(language))
    if language == "en" and _COMMON_NOUN.search(name) and not name.lower().startswith("the "):
        return f"the {name}"
    return name


def _answered(subject: str, library: Library) -> list[Property]:
    keys = dict.fromkeys(fact.claim.property for fact in library.facts if fact.claim.subject == subject)
    return [library.properties[key] for key in keys]
