"""The questions of an earlier run, asked once more."""

from __future__ import annotations

from pathlib import Path

from evals.cases import SuiteCase
from evals.judged import results_of
from evals.results import RESULTS, Results
from evals.runner import AnswerStore, ask_all
from evals.targets.base import Target


def ask_again(earlier: Results, target: Target, out: Path) -> Results:
    """Put every question of `earlier` to `target`, keep answers and results in `out`, and return the results.

    Raises:
        TargetError: the target failed.
    """
    cases = [SuiteCase(case.suite, case.version, case.split, out, 0, case.case) for case in earlier.cases]
    answers = ask_all(cases, target, AnswerStore(out, target.identity(), resume=False))
    results = results_of(cases, answers, target, earlier.split)
    (out / RESULTS).write_text(results.to_json(), encoding="utf-8")
    return results
