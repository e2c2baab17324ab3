"""One gated run: questions asked, judged, held against thresholds and baseline, and reported into a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.answers import GivenAnswer
from evals.cases import SuiteCase
from evals.comparing import compare, regressions
from evals.judged import results_of
from evals.loading import SUITES, Split, choose, load_all, require_documents
from evals.reports.junit import write_junit
from evals.reports.render import MAX_RANKED, html, markdown
from evals.reports.report import Report
from evals.results import RESULTS, Results, load_results
from evals.runner import AnswerStore, ask_all
from evals.targets.base import Target
from evals.thresholds import DEFAULT, Thresholds, breaches, load_thresholds

TIMINGS = "timings.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a run needs besides the target, read and checked before anything is asked."""

    cases: tuple[SuiteCase, ...]
    thresholds: Thresholds
    baseline: Results | None
    split: Split


def plan(
    wanted: Sequence[str] = (),
    split: Split = "all",
    root: Path = SUITES,
    thresholds: Path = DEFAULT,
    baseline: Path | None = None,
) -> Plan:
    """Read suites, thresholds and baseline.

    Raises:
        SuiteError: one of them cannot be used.
    """
    everything = load_all(wanted, root)
    cases = choose(everything, wanted, split)
    suites = {case.suite for case in everything}
    tags = {tag for case in everything for tag in case.case.tags}
    bounds = load_thresholds(thresholds, suites, tags)
    return Plan(cases, bounds, load_results(baseline) if baseline else None, split)


def run(
    plan: Plan, target: Target, out: Path, *, resume: bool = False, advance: Callable[[], None] = lambda: None
) -> Report:
    """Ask, judge and report into `out`; every answer is kept there as soon as it is given.

    Raises:
        SuiteError: a case expects a document that the target does not have, or `out` holds another target's answers.
        TargetError: the target failed.
    """
    known = target.documents()
    if known is not None:
        require_documents(plan.cases, known)
    answers = ask_all(plan.cases, target, AnswerStore(out, target.identity(), resume=resume), advance)
    report = held_against(plan, results_of(plan.cases, answers, target, plan.split), answers)
    write_reports(report, out)
    return report


def held_against(plan: Plan, results: Results, answers: Mapping[str, GivenAnswer]) -> Report:
    """Return the report on `results`: the thresholds they break, and how they compare with the baseline."""
    broken = breaches(results, plan.thresholds)
    comparison = compare(plan.baseline, results) if plan.baseline else None
    if comparison:
        broken += regressions(comparison, plan.thresholds.regression)
    timings = {case_id: answer.timing_ms for case_id, answer in answers.items()}
    return Report(results, tuple(broken), comparison, timings)


def write_reports(report: Report, out: Path) -> None:
    """Write every form of the report into the folder `out`."""
    (out / RESULTS).write_text(report.results.to_json(considered=MAX_RANKED), encoding="utf-8")
    timings = {key: dict(report.timings[key]) for key in sorted(report.timings)}
    (out / TIMINGS).write_text(json.dumps({"unit": "ms", "cases": timings}, indent=1) + "\n", encoding="utf-8")
    write_junit(report, out / "junit.xml")
    (out / "summary.md").write_text(markdown(report), encoding="utf-8")
    (out / "report.html").write_text(html(report), encoding="utf-8")
