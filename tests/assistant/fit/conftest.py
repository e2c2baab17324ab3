"""Runs a test once for each applicant of `profiles/` that it takes."""

from __future__ import annotations

import pytest

from tests.assistant.fit.applicants import CASES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`case` stands for every applicant, `described` for those who can be matched, `refused` for the others."""
    groups = {
        "case": CASES,
        "described": [case for case in CASES if case.error is None],
        "refused": [case for case in CASES if case.error is not None],
    }
    for name, cases in groups.items():
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, cases, ids=lambda case: case.id)
