"""From values per question to a mean with its standard error, and from two runs to a paired difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import Any

from pydantic import BaseModel, ConfigDict

LEVEL = 0.95
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


class Estimate(BaseModel):
    """A mean over `n` questions with its standard error and its interval at 95 %."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    se: float
    low: float
    high: float
    n: int


class Difference(BaseModel):
    """The mean of (after - before) over the `n` questions measured in both runs, with its standard error.

    `p` is the exact two-sided probability of so uneven a split of the questions that changed, were each as likely to
    rise as to fall: McNemar's test (1947) for binary values, the sign test for others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: float
    after: float
    value: float
    se: float
    rose: int
    fell: int
    p: float
    n: int


def estimate(values: Sequence[float]) -> Estimate | None:
    """Return the mean of `values` (each 0 to 1), or None where there are none.

    Binary values: SE = sqrt(p (1 - p) / n) and Wilson's score interval (1927), which stays honest near 0 and 1 and for
    few questions. Others: SE = s / sqrt(n) and mean +- 1.96 SE, cut to 0..1 (Miller 2024, "Adding Error Bars to
    Evals").
    """
    if not values:
        return None
    n, mean = len(values), fmean(values)
    if all(value in (0.0, 1.0) for value in values):
        interval = _binomial(round(sum(values)), n).proportion_ci(LEVEL, method="wilson")
        return _rounded(mean, sqrt(mean * (1 - mean) / n), float(interval.low), float(interval.high), n)
    se = stdev(values) / sqrt(n) if n > 1 else 0.0
    return _rounded(mean, se, max(0.0, mean - _Z * se), min(1.0, mean + _Z * se), n)


def _rounded(value: float, se: float, low: float, high: float, n: int) -> Estimate:
    return Estimate(value=round(value, 6), se=round(se, 6), low=round(low, 6), high=round(high, 6), n=n)


def difference(before: Mapping[str, float], after: Mapping[str, float]) -> Difference | None:
    """Return how the questions (by id) that both runs measured changed, or None where there are none.

    Paired: SE = s(after - before) / sqrt(n), which leaves out how much questions differ from each other.
    """
    shared = sorted(before.keys() & after.keys())
    if not shared:
        return None
    changes = [after[key] - before[key] for key in shared]
    rose, fell = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    return Difference(
        before=round(fmean(before[key] for key in shared), 6),
        after=round(fmean(after[key] for key in shared), 6),
        value=round(fmean(changes), 6),
        se=round(stdev(changes) / sqrt(len(changes)), 6) if len(changes) > 1 else 0.0,
        rose=rose,
        fell=fell,
        p=round(float(_binomial(rose, rose + fell).pvalue), 6) if rose + fell else 1.0,
        n=len(shared),
    )


def _binomial(successes: int, trials: int) -> Any:
    from scipy.stats import binomtest  # noqa: PLC0415 - half a second to load: only where something was measured

    return binomtest(successes, trials)
