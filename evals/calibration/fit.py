"""Fitting weights: which candidate answers a question, or that none does; whether the likeliest does at all. Pure.

A conditional logit (McFadden 1974) over the candidates of each question with "none of them" as one more choice, whose
utility is 0. Where several candidates answer, choosing any of them is right. Weights are drawn to those in use (ridge),
because a few hundred questions cannot tell fifteen signs apart from scratch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Matrix = npt.NDArray[np.float64]

RIDGE = 0.01
STEPS, RATE = 1000, 0.05
VERDICT_RIDGE = 0.0003
FOLDS, SEED = 8, 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: the signs of its candidates (candidates x signs), and which of them answer it; perhaps none.

    `weighed` is the likeliest against what is missing.
    """

    signs: Matrix
    answers: npt.NDArray[np.bool_]
    weighed: Matrix


@dataclass(frozen=True, slots=True)
class Tally:
    """How questions would be answered: of `answerable` ones `right` and `wrong`, of the others `declined`."""

    answerable: int
    right: int
    wrong: int
    unanswerable: int
    declined: int


def fit(choices: Sequence[Choice], start: Matrix) -> Matrix:
    """Return the weights (signs, then bias) of highest likelihood near `start`, by Adam (Kingma and Ba 2015)."""
    sizes = [len(choice.answers) for choice in choices]
    signs = np.vstack([_with_bias(choice.signs) for choice in choices])
    right = np.concatenate([choice.answers for choice in choices]).astype(float)
    first, owner = np.r_[0, np.cumsum(sizes)][:-1], np.repeat(np.arange(len(choices)), sizes)
    answerable = np.add.reduceat(right, first) > 0
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        utility = signs @ weights
        top = np.maximum(np.maximum.reduceat(utility, first), 0)
        power = np.exp(utility - top[owner])
        chosen = power / (np.add.reduceat(power, first) + np.exp(-top))[owner]
        good = power * right
        wanted = np.where(answerable[owner], good / np.maximum(np.add.reduceat(good, first), 1e-12)[owner], 0.0)
        slope = signs.T @ (chosen - wanted) / len(choices)
        slope[:-1] += RIDGE * (weights[:-1] - start[:-1])
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_verdict(choices: Sequence[Choice]) -> Matrix:
    """Return the weights (signs, then bias) of the logistic regression that something answers, with a small ridge."""
    signs = _with_bias(np.array([choice.weighed for choice in choices]))
    answerable = np.array([choice.answers.any() for choice in choices], dtype=float)

    def loss(weights: Matrix) -> float:
        utility = signs @ weights
        return float(
            (np.logaddexp(0, utility) - answerable * utility).mean() + VERDICT_RIDGE * (weights[:-1] ** 2).sum()
        )

    return np.asarray(minimize(loss, np.zeros(signs.shape[1])).x)


def judged(choices: Sequence[Choice], verdict: Matrix, least: float) -> Tally:
    """Return how `choices` would be answered: by the likeliest candidate, if `verdict` is for it.

    That takes log-odds of at least `least`, which are the first of what is weighed.
    """
    answerable = right = wrong = declined = 0
    for choice in choices:
        answered = bool(choice.weighed[0] >= least) and float(np.append(choice.weighed, 1.0) @ verdict) >= 0
        good = bool(choice.answers[0])
        answerable += bool(choice.answers.any())
        right += answered and good
        wrong += answered and not good and bool(choice.answers.any())
        declined += not answered and not choice.answers.any()
    return Tally(answerable, right, wrong, len(choices) - answerable, declined)


def cross_validate(choices: Sequence[Choice], start: Matrix, accepted: float) -> Tally:
    """Return how each question would be answered with weights fitted to the other folds."""
    shuffled = np.random.RandomState(SEED).permutation(len(choices))
    tallies = []
    for fold in np.array_split(shuffled, FOLDS):
        held = set(fold.tolist())
        weights = fit([choice for number, choice in enumerate(choices) if number not in held], start)
        tallies.append(tally([choices[number] for number in held], weights, accepted))
    return Tally(*(sum(getattr(t, name) for t in tallies) for name in Tally.__slots__))


def tally(choices: Sequence[Choice], weights: Matrix, accepted: float) -> Tally:
    """Return how `choices` would be answered: by the likeliest candidate, if it is at least `accepted` likely."""
    answerable = right = wrong = declined = 0
    for choice in choices:
        likely = 1 / (1 + np.exp(-(_with_bias(choice.signs) @ weights)))
        best = int(likely.argmax())
        answered, good = bool(likely[best] >= accepted), bool(choice.answers[best])
        answerable += bool(choice.answers.any())
        right += answered and good
        wrong += answered and not good and bool(choice.answers.any())
        declined += not answered and not choice.answers.any()
    return Tally(answerable, right, wrong, len(choices) - answerable, declined)


def _with_bias(signs: Matrix) -> Matrix:
    return np.hstack([signs, np.ones((len(signs), 1))])
