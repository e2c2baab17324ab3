"""Whether what is likeliest answers a question, or whether that asks for something that is missing."""

from __future__ import annotations

import math
from typing import NamedTuple

from assistant.asking import Likeness
from assistant.missing import Missing
from assistant.signs import Signs, log_odds

LEAST = math.log(0.2 / 0.8)
"""Log-odds below which nothing answers, whatever is missing."""


class Weighed(NamedTuple):
    """The likeliest candidate against what is missing.

    `odds`: the candidate's log-odds. `nearer`: by how much the question is more like those recorded for any gap than
    those for any passage; `nearest`: 1 where it is. `liker`: by how much it is more like those of the gap it falls
    into than those of the candidate's passage; `clearer`: by how much more clearly it asks for what that gap is about.
    """

    odds: float
    nearer: float
    nearest: float
    liker: float
    clearer: float


BIAS = 0.40
WEIGHTS = Weighed(odds=0.63, nearer=-0.56, nearest=-1.82, liker=-2.26, clearer=-0.69)
"""Fitted to the development suites and to recorded questions left out (`python -m evals calibrate`). The constant is
0.6 lower than fitted, because a wrong answer is worse than none."""


def weigh(signs: Signs, passage: str | None, missing: Missing | None, likeness: Likeness) -> Weighed:
    """Return the likeliest candidate, of `signs` and `passage`, against `missing`, the gap the question falls into."""
    nearer = likeness.nearest_gap - likeness.nearest_passage
    return Weighed(
        odds=log_odds(signs),
        nearer=nearer,
        nearest=float(nearer > 0),
        liker=(missing.alike if missing else 0.0) - likeness.passages.get(passage or "", 0.0),
        clearer=(missing.clarity if missing else 0.0) - signs.clarity,
    )


def answers(weighed: Weighed) -> bool:
    """Return whether the candidate answers (logistic regression)."""
    score = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, weighed, strict=True))
    return weighed.odds >= LEAST and score >= 0
