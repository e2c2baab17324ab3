"""What the weights are fitted to: the candidates of every question, and which of them answer it.

The questions are those of the suites, and recorded ones that the assistant does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from assistant.answer import AnswerStatus
from assistant.evidence import Candidate
from assistant.library import Library
from assistant.select import Considered
from assistant.service import Assistant
from evals.calibration.fit import Choice
from evals.calibration.held_out import HeldOut
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
        considered = assistant.consider(case.question, history=case.history)
        yield from _choice(considered, partial(_answers, case, assistant.library), answerable=answerable)


def gather_left_out(assistant: HeldOut) -> Iterator[Choice]:
    """Yield a choice for every question left out: the passage it was recorded for answers, or nothing does."""
    for question in assistant.left_out:
        target = assistant.library.answered_by(question.asked)
        considered = assistant.consider(question.text, language=question.language)
        answerable = question.asked.pin is not None
        yield from _choice(considered, partial(_is_of, target), answerable=answerable)


def _choice(considered: Considered, answers: Callable[[Candidate], bool], *, answerable: bool) -> Iterator[Choice]:
    """Yield the choice there is, if any; an answer that no candidate holds teaches nothing."""
    candidates = [c for c in considered.candidates if c.admissible][:MOST_CANDIDATES]
    right = [answerable and answers(c) for c in candidates]
    if considered.weighed and any(right) == answerable:
        yield Choice(
            signs=np.array([c.signs for c in candidates], dtype=float),
            answers=np.array(right),
            weighed=np.array(considered.weighed),
        )


def _is_of(passage: str, candidate: Candidate) -> bool:
    return candidate.passage == passage


def _answers(case: Case, library: Library, candidate: Candidate) -> bool:
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
