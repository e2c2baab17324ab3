"""`python -m evals calibrate`: what the weights in use do, and what fitting them anew would give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant import signs, verdict
from corpus.embedding import load_embedding
from corpus.settings import Settings
from evals.calibration.fit import Matrix, cross_validate, fit, fit_verdict, judged, tally
from evals.calibration.gather import gather, gather_left_out
from evals.calibration.held_out import HeldOut
from evals.cases import Case

ACCEPTED = 0.3
"""Likelihood at which tallies without a verdict are made."""
SUITES_COUNT = 2
"""How often the questions of the suites count: they are put as users put them, and fewer than those left out."""


def calibrate(settings: Settings, cases: Sequence[Case]) -> None:
    """Print how the weights do on questions left out and on `cases`, and what fitting to both would make of them."""
    assistant = HeldOut(settings, load_embedding(settings.embedding))
    left_out, suites = list(gather_left_out(assistant)), list(gather(assistant, cases))
    both = left_out + SUITES_COUNT * suites
    used = np.array([*signs.WEIGHTS, signs.BIAS], dtype=float)
    for name, choices in (("questions left out", left_out), ("suites", suites)):
        print(f"{name}, weights in use, at {ACCEPTED}: {tally(choices, used, ACCEPTED)}")
        print(f"{name}, fitted anew to other folds: {cross_validate(choices, used, ACCEPTED)}")
        print(f"{name}, with the verdict in use: {judged(choices, _verdict(), verdict.LEAST)}")
    _print(signs.sign_names(), used, fit(both, used))
    _print(list(verdict.Weighed._fields), _verdict(), fit_verdict(both))


def _verdict() -> Matrix:
    return np.array([*verdict.WEIGHTS, verdict.BIAS], dtype=float)


def _print(names: Sequence[str], used: Matrix, fitted: Matrix) -> None:
    for name, old, new in zip([*names, "bias"], used, fitted, strict=True):
        print(f"{name:10} {old:6.2f} -> {new:6.2f}")
