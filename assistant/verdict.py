"""Whether what is likeliest answers a question, or whether that asks for something that is missing."""

from __future__ import annotations

import math
from typing import NamedTuple

from assistant.asking import Likeness
from assistant.missing import Missing
from assistant.signs import Signs, log_odds

CLOSE = 0.1
"""A lead in likeness from which it is clear which is nearer; below, it counts in proportion."""
LEAST = math.log(0.16 / 0.84)
"""Log-odds below which nothing answers, whatever is missing."""


class Weighed(NamedTuple):
    """The likeliest candidate against what is missing.

    `odds`: the candidate's log-odds. `nearer`: whether the question is more like those recorded for any gap than those
    for any passage, from 0 (by `CLOSE` less) to 1 (by as much more). `liker`: by how much it is more like those of the
    gap it falls into than those of the candidate's passage; `worded`: by how much more of its open words those have
    than the candidate and its questions; `typical`: by how much nearer it is to the mean of those of the gap;
    `kindred`: by how much more it asks for the same kinds of thing as those do.
    """

    odds: float
    nearer: float
    liker: float
    worded: float
    typical: float
    kindred: float


BIAS = 0.56
WEIGHTS = Weighed(odds=0.61, nearer=-1.80, liker=-2.12, worded=-1.30, typical=-2.16, kindred=-0.68)
"""Fitted to the development suites and to recorded questions left out (`python -m evals calibrate`). The constant is
0.5 lower than fitted, because a wrong answer is worse than none."""


def weigh(
    signs: Signs, passage: str | None, missing: Missing | None, likeness: Likeness, kindred: float = 0.0
) -> Weighed:
    """Return the likeliest candidate, of `signs` and `passage`, against `missing`, the gap the question falls into.

    `kindred` is by how much more the question asks like those of that gap.
    """
    lead = likeness.nearest_gap - likeness.nearest_passage
    return Weighed(
        odds=log_odds(signs),
        nearer=min(1.0, max(0.0, (lead + CLOSE) / (2 * CLOSE))),
        liker=(missing.alike if missing else 0.0) - likeness.passages.get(passage or "", 0.0),
        typical=likeness.more_typical(missing.gap.id if missing else None, passage),
        worded=missing.worded - signs.worded if missing else 0.0,
        kindred=kindred,
    )


def answers(weighed: Weighed) -> bool:
    """Return whether the candidate answers (logistic regression)."""
    score = BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, weighed, strict=True))
    return weighed.odds >= LEAST and score >= 0
