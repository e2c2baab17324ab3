"""What the weights are fitted to: the candidates of every question of the suites, and which of them answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.answer import AnswerStatus
from assistant.evidence import Candidate
from assistant.library import Library
from assistant.service import Assistant
from evals.calibration.fit import Choice
from evals.cases import Case, alternatives
from evals.wording import contains, says_any

MOST_CANDIDATES = 40
ENOUGH = 0.5
"""From this share of the expected facts on, a candidate answers."""
_ELSEWHERE = {"refused", "off_topic"}
"""Statuses that are settled before candidates are weighed."""


def gather(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Choice]:
    """Yield a choice for every case that tells whether its candidates answer."""
    for case in cases:
        answerable = case.must_answer
        if case.statuses & _ELSEWHERE or (AnswerStatus.ANSWERED in case.statuses) != answerable:
            continue
        found = assistant.candidates(case.question, history=case.history)
        candidates = [c for c in found if c.admissible][:MOST_CANDIDATES]
        answers = [answerable and _answers(case, c, assistant.library) for c in candidates]
        if candidates and any(answers) == answerable:  # an answer that nothing holds teaches nothing
            yield Choice(np.array([c.signs for c in candidates], dtype=float), np.array(answers))


def _answers(case: Case, candidate: Candidate, library: Library) -> bool:
    quote = library.quote(candidate.span)
    if not case.facts:
        return any(contains(quote, part) for part in case.quotes)
    text = " ".join((quote, library.translations.get(candidate.passage or "", ""), *_stated(candidate)))
    said = sum(says_any(text, alternatives(fact)) is not None for fact in case.facts)
    return said >= max(1.0, ENOUGH * len(case.facts))


def _stated(candidate: Candidate) -> Iterator[str]:
    if candidate.fact:
        claim = candidate.fact.claim
        yield from (claim.value.en, claim.value.lt, claim.statement_lt or "")
        for item in claim.items:
            yield from (item.value.en, item.value.lt, item.quote)
