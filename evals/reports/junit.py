"""JUnit XML, which every CI service reads: a test case a question, and one a broken bound."""

from __future__ import annotations

import re
from pathlib import Path

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from evals.reports.report import Report
from evals.results import CaseResult

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(report: Report, path: Path) -> None:
    """Write the report to `path`."""
    xml = JUnitXml("evals")
    for name in report.suites:
        suite = TestSuite(name)
        for case in report.results.scope(f"suite:{name}"):
            suite.add_testcase(_test_case(case, report.timings.get(case.id, {}).get("total", 0.0) / 1000))
        xml.add_testsuite(suite)
    xml.add_testsuite(_bounds(report))
    xml.write(str(path), pretty=True)


def _test_case(case: CaseResult, seconds: float) -> TestCase:
    test = TestCase(case.id, classname=f"evals.{case.suite}", time=seconds)
    if not case.passed:
        what = "; ".join(f"{check.name}: {check.detail}" for check in case.failures)
        test.result = [
            _failure(what, f"Question: {case.case.question}\n\nAnswer ({case.answer.status}): {case.answer.text}")
        ]
    return test


def _bounds(report: Report) -> TestSuite:
    suite = TestSuite("bounds")
    for breach in report.breaches:
        test = TestCase(_xml(f"{breach.scope}: {breach.message}"), classname="evals.bounds")
        test.result = [_failure(breach.message, "\n".join(breach.cases))]
        suite.add_testcase(test)
    if report.passed:
        suite.add_testcase(TestCase("all bounds hold", classname="evals.bounds"))
    return suite


def _failure(message: str, text: str) -> Failure:
    failure = Failure(_xml(message))
    failure.text = _xml(text)
    return failure


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
