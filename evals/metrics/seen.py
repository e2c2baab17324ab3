"""What a metric looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evals.answers import GivenAnswer
from evals.cases import Case
from evals.judging import Check


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with its answer, its checks, and which of its quotes are verbatim (None: cannot be read from here)."""

    case: Case
    answer: GivenAnswer
    checks: tuple[Check, ...]
    verbatim: tuple[bool | None, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every expectation of the case holds."""
        return all(check.passed for check in self.checks)


Measure = Callable[[Seen], float | None]
"""A value between 0 and 1 for a question the metric applies to, else None."""


def share(hits: int, total: int) -> float | None:
    """Return `hits` / `total`, or None where there is nothing to count."""
    return hits / total if total else None
