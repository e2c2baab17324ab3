"""Two runs question by question: what flipped, what changed, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics.estimates import Difference, difference
from evals.metrics.registry import METRICS
from evals.results import CaseResult, Results
from evals.thresholds import Breach, Regression


@dataclass(frozen=True, slots=True)
class Pair:
    """The same case in both runs."""

    before: CaseResult
    after: CaseResult

    @property
    def id(self) -> str:
        """The case's id."""
        return self.after.id


@dataclass(frozen=True, slots=True)
class Comparison:
    """`newly_failing` and `newly_passing` flipped; `reworded` pass or fail as before with another answer.

    `differences` has every metric over all questions in both runs; `missing` and `added` are case ids in one run only.
    """

    newly_failing: tuple[Pair, ...]
    newly_passing: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    differences: dict[str, Difference]
    missing: tuple[str, ...]
    added: tuple[str, ...]


def compare(before: Results, after: Results) -> Comparison:
    """Compare two runs over the cases that both hold, in the same version of their suite."""
    old, new = {_key(case): case for case in before.cases}, {_key(case): case for case in after.cases}
    pairs = [Pair(old[key], new[key]) for key in new if key in old]
    return Comparison(
        newly_failing=tuple(p for p in pairs if p.before.passed and not p.after.passed),
        newly_passing=tuple(p for p in pairs if p.after.passed and not p.before.passed),
        reworded=tuple(p for p in pairs if p.before.passed == p.after.passed and says_otherwise(p)),
        differences=_differences(pairs),
        missing=tuple(case.id for key, case in old.items() if key not in new),
        added=tuple(case.id for key, case in new.items() if key not in old),
    )


def _key(case: CaseResult) -> tuple[str, str, int]:
    return case.id, case.suite, case.version


def says_otherwise(pair: Pair) -> bool:
    """Whether what a reader is shown differs: status, text, quotes or notices."""
    return _shown(pair.before) != _shown(pair.after)


def _shown(case: CaseResult) -> tuple[object, ...]:
    answer = case.answer
    return (answer.status, answer.text, [(c.document, c.quote) for c in answer.citations], answer.notices)


def _differences(pairs: Sequence[Pair]) -> dict[str, Difference]:
    found = {}
    for metric in METRICS:
        measured = [p for p in pairs if metric in p.before.scores and metric in p.after.scores]
        changed = difference(
            {p.id: p.before.scores[metric] for p in measured}, {p.id: p.after.scores[metric] for p in measured}
        )
        if changed:
            found[metric] = changed
    return found


def regressions(comparison: Comparison, limits: Regression) -> list[Breach]:
    """Return how the later run fell further behind than `limits` allow."""
    failing = tuple(pair.id for pair in comparison.newly_failing)
    found = []
    if len(failing) > limits.newly_failing:
        message = f"{len(failing)} question(s) that passed now fail, allowed are {limits.newly_failing}"
        found.append(Breach("baseline", message, failing))
    for metric, allowed in limits.worse_by.items():
        change = comparison.differences.get(metric)
        worse = _worse_by(metric, change) if change else 0.0
        if change and worse > allowed + 1e-9:
            message = (
                f"{METRICS[metric].title} fell from {change.before:.3f} to {change.after:.3f}, allowed is {allowed:g}"
            )
            found.append(Breach("baseline", message.replace("fell", _verb(metric)), failing))
    return found


def _worse_by(metric: str, change: Difference) -> float:
    return -change.value if METRICS[metric].higher_is_better else change.value


def _verb(metric: str) -> str:
    return "fell" if METRICS[metric].higher_is_better else "rose"
