"""Whether what is likeliest answers a question, or whether that asks for something that is missing."""

from __future__ import annotations

import math
from typing import NamedTuple

from assistant.asking import Likeness
from assistant.missing import Missing
from assistant.signs import Signs, log_odds

LEAST = math.log(0.04 / 0.96)
"""Log-odds below which nothing answers, whatever is missing."""


class Weighed(NamedTuple):
    """The likeliest candidate against what is missing.

    `odds`: the candidate's log-odds. `worded`: by how much more of the question's open words those have that are
    recorded for the gap it falls into than the candidate and its questions; `kindred`: by how much more it asks for the
    same kinds of thing as those do; `told`: the log-odds, by all known questions together, that it asks for any gap
    rather than for any passage.
    """

    odds: float
    worded: float
    kindred: float
    told: float


BIAS = 0.45
WEIGHTS = Weighed(odds=0.42, worded=-0.60, kindred=-0.48, told=-0.59)
"""Fitted to the development suites and to recorded questions left out (`python -m evals calibrate`); the bias is 0.15
higher, because gaps are a larger share of what has been learnt since: `told` is higher throughout by 0.25."""


def weigh(signs: Signs, missing: Missing | None, likeness: Likeness, kindred: float = 0.0) -> Weighed:
    """Return the likeliest candidate, of `signs`, against `missing`, the gap the question falls into.

    `kindred` is by how much more the question asks like those of that gap.
    """
    return Weighed(
        odds=log_odds(signs),
        worded=missing.worded - signs.worded if missing else 0.0,
        kindred=kindred,
        told=likeness.told_missing(),
    )


def answers(weighed: Weighed) -> bool:
    """Return whether the candidate answers (logistic regression)."""
    score = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, weighed, strict=True))
    return weighed.odds >= LEAST and score >= 0
