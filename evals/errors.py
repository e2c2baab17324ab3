"""What can be wrong with a suite or a target, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.errors import GidasError


class SuiteError(GidasError):
    """Suites, thresholds or saved results that cannot be used; `problems` lists every fault, one line each."""

    def __init__(self, message: str, *, remedy: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.problems = tuple(problems)


class TargetError(GidasError):
    """The assistant under evaluation cannot be reached, or does not answer in the documented form."""
