"""Several runs over the same questions side by side: which answerer says more, and what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.errors import SuiteError
from evals.metrics.estimates import Estimate
from evals.results import CaseResult, Results, estimates_of


@dataclass(frozen=True, slots=True)
class Column:
    """One run over the `n` questions that all runs asked.

    `answerers` counts the answers by who gave them (a language model's fall-back to quotes is the default answerer's),
    `dropped` the sentences that verification refused.
    """

    name: str
    who: str
    n: int
    answerers: Mapping[str, int]
    dropped: int
    estimates: Mapping[str, Estimate]


def side_by_side(runs: Sequence[tuple[str, Results]]) -> tuple[Column, ...]:
    """Return a column for each of `runs` (its name and results).

    Raises:
        SuiteError: no question, in one version of its suite, is in all of them.
    """
    shared = set.intersection(*({_key(case) for case in results.cases} for _, results in runs))
    if not shared:
        raise SuiteError("The runs have no question in common", remedy="Ask the same suites and split in each.")
    return tuple(_column(name, results, [c for c in results.cases if _key(c) in shared]) for name, results in runs)


def _key(case: CaseResult) -> tuple[str, str, int]:
    return case.id, case.suite, case.version


def _column(name: str, results: Results, cases: Sequence[CaseResult]) -> Column:
    target = results.target
    return Column(
        name=name,
        who=target.get("target", "?") if target.get("llm", "none") == "none" else target["llm"],
        n=len(cases),
        answerers=dict(sorted(Counter(case.answer.answerer or "?" for case in cases).items())),
        dropped=sum(case.answer.dropped_sentences for case in cases),
        estimates=estimates_of(cases).get("all", {}),
    )
