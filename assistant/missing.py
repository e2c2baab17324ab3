"""Which recorded gap a question falls into: what the documents are known not to say."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.asking import Likeness
from assistant.library import Library
from assistant.related import relation_to, telling
from assistant.retrieve import Retrieval
from assistant.signs import Signs, log_odds
from assistant.understand import CLEAR, Question
from corpus.knowledge.schema import Gap

GAP_ALIKE = 0.4
"""Likeness to a question recorded for a gap from which the gap is named where nothing answers."""


ANSWERED, ODDS, GAP_NEARER, GAP_NEAREST, GAP_LIKER, GAP_CLEARER = 0.47, 0.43, -2.57, -1.34, -1.56, -1.12
"""Weights by which the likeliest candidate answers rather than that something is missing: a constant; its log-odds; by
how much the question is more like those of any gap than those of any passage, and that it is; by how much it is more
like those of the gap it falls into than those of the candidate, and by how much more clearly it asks for that. Logistic
regression over the development suites and recorded questions left out; the constant is 0.6 lower, because a wrong
answer is worse than none."""

LEAST = -1.4
"""Log-odds (a likelihood of 0.2) below which nothing answers, whatever is missing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A recorded gap: how clearly a question asks for what is missing, and its likeness to the gap's own questions."""

    gap: Gap
    clarity: float
    alike: float


def find_missing(question: Question, retrieval: Retrieval, library: Library) -> Missing | None:
    """Return the recorded gap that the question falls into, if there is one."""
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
    return Missing(gap, clarity, retrieval.likeness.gaps.get(gap.id, 0.0)) if gap else None


def answers(signs: Signs, passage: str | None, missing: Missing | None, likeness: Likeness) -> bool:
    """Return whether a question asks for the likeliest candidate, of `signs` and `passage`, rather than for a gap.

    `missing` is the gap the question falls into.
    """
    if log_odds(signs) < LEAST:
        return False
    alike = likeness.passages.get(passage or "", 0.0)
    nearer = likeness.nearest_gap - likeness.nearest_passage
    score = ANSWERED + ODDS * log_odds(signs) + GAP_NEARER * nearer + GAP_NEAREST * (nearer > 0)
    score += GAP_LIKER * ((missing.alike if missing else 0.0) - alike)
    score += GAP_CLEARER * ((missing.clarity if missing else 0.0) - signs.clarity)
    return score >= 0


def _likely_gap(question: Question, retrieval: Retrieval, library: Library) -> Gap | None:
    """Return the gap whose recorded questions are most like this one, if any are and it is about what is named."""
    alike = retrieval.likeness.gaps
    near = [
        gap
        for gap in library.gaps
        if alike.get(gap.id, 0.0) >= GAP_ALIKE
        and any(relation_to(subject, question.entities, library) > 0 for subject in gap.subjects)
    ]
    return max(near, key=lambda gap: alike[gap.id], default=None)
