"""Every case of the development split as a test of its own; those that fail in the baseline may fail here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.service import Assistant
from evals.cases import SuiteCase
from evals.judged import see
from evals.loading import load_cases
from evals.results import load_results
from evals.targets.local import LocalTarget

BASELINE = Path(__file__).resolve().parents[2] / "evals" / "baseline.json"


def cases() -> Iterator[object]:
    failing = {case.id for case in load_results(BASELINE).cases if not case.passed}
    for case in load_cases(split="dev"):
        known = pytest.mark.xfail(reason="fails in the baseline", strict=False)
        yield pytest.param(case, id=case.case.id, marks=[known] if case.case.id in failing else [])


@pytest.fixture(scope="module")
def target(assistant: Assistant) -> LocalTarget:
    return LocalTarget(assistant)


@pytest.mark.suite
@pytest.mark.parametrize("case", list(cases()))
def test_case(case: SuiteCase, target: LocalTarget) -> None:
    seen = see(case.case, target.ask(case.case.question, case.case.history), target)
    assert seen.passed, [f"{check.name}: {check.detail}" for check in seen.checks if not check.passed]
