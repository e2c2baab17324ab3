"""From answers to results: every case judged and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.answers import GivenAnswer
from evals.cases import Case, SuiteCase
from evals.judging import Check, judge
from evals.metrics.registry import scores
from evals.metrics.seen import Seen
from evals.results import CaseResult, CheckResult, Results, estimates_of
from evals.targets.base import Target


def see(case: Case, answer: GivenAnswer, target: Target) -> Seen:
    """Return `answer` judged against `case`, its quotes checked against the target's sources."""
    verbatim = target.verbatim(answer)
    return Seen(case, answer, judge(case, answer, verbatim), verbatim)


def results_of(cases: Sequence[SuiteCase], answers: Mapping[str, GivenAnswer], target: Target, split: str) -> Results:
    """Return the results of `cases`, whose `answers` are given by case id."""
    seen = [see(case.case, answers[case.case.id], target) for case in cases]
    judged = tuple(
        CaseResult(
            id=case.case.id,
            suite=case.suite,
            version=case.version,
            split=case.split,
            case=case.case,
            passed=one.passed,
            checks=tuple(map(_saved, one.checks)),
            scores=values,
            answer=one.answer,
        )
        for case, one, values in zip(cases, seen, scores(seen), strict=True)
    )
    return Results(target=target.identity(), split=split, cases=judged, estimates=estimates_of(judged))


def _saved(check: Check) -> CheckResult:
    return CheckResult(name=check.name, passed=check.passed, detail="" if check.passed else check.detail)
