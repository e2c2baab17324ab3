"""Which recorded gap a question falls into: what the documents are known not to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.checks import coverage
from assistant.library import Library
from assistant.related import relation_to, telling
from assistant.retrieve import Retrieval
from assistant.understand import CLEAR, Question
from corpus.knowledge.schema import Gap

GAP_ALIKE = 0.4
"""Likeness to a question recorded for a gap from which the gap is named where nothing answers."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A recorded gap: how clearly a question asks for what is missing (0..1), and the share of its open words that the
    gap's own questions have.
    """

    gap: Gap
    clarity: float
    worded: float


def find_missing(
    question: Question, retrieval: Retrieval, library: Library, asked_words: Mapping[str, frozenset[str]]
) -> Missing | None:
    """Return the recorded gap that the question falls into, if there is one.

    `asked_words` are the words of the questions recorded for each gap.
    """
    found = [
        (question.properties[key] * relation, gap)
        for gap in library.gaps
        for key in gap.properties
        if question.properties.get(key, 0.0) >= CLEAR and telling(question.entities, library)
        for relation in [max(relation_to(s, question.entities, library) for s in gap.subjects)]
        if relation > 0
    ]
    clarity, gap = max(found, key=lambda entry: entry[0], default=(0.0, None))
    gap = gap or _likely_gap(question, retrieval, library)
    if gap is None:
        return None
    worded = coverage(question.open_words, asked_words.get(gap.id, frozenset()), library)
    return Missing(gap, clarity, worded)


def _likely_gap(question: Question, retrieval: Retrieval, library: Library) -> Gap | None:
    """Return the gap that the question most likely asks for, if its recorded questions are like it and it is about what
    is named."""
    alike, told = retrieval.likeness.gaps, retrieval.likeness.told
    near = [
        gap
        for gap in library.gaps
        if alike.get(gap.id, 0.0) >= GAP_ALIKE
        and any(relation_to(subject, question.entities, library) > 0 for subject in gap.subjects)
    ]
    return max(near, key=lambda gap: (told.get(gap.id, 0.0), alike[gap.id]), default=None)
