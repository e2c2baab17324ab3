"""Everything the reports tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles

from evals.advice.opinions import Opinions
from evals.comparing import Comparison
from evals.results import Results
from evals.thresholds import Breach

HEADLINE = {
    "pass_rate": "pass",
    "fact_recall": "facts",
    "citation_recall": "cited",
    "support_rate": "borne",
    "verbatim_rate": "verbatim",
    "notice_recall": "notices",
    "recall_at_5": "R@5",
}
"""The metrics shown beside each suite, with the words that fit over a narrow column; the rest are in the report."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answers took, as multiples of the time their embedding took: `median`, and `p95`; over `n` answers."""

    median: float
    p95: float
    n: int


@dataclass(frozen=True, slots=True)
class Report:
    """A run, the bounds it broke, and how it compares with the baseline if there is one.

    `timings` holds the milliseconds of each step by case id, `opinions` what a language model advises, if it was asked.
    """

    results: Results
    breaches: tuple[Breach, ...] = ()
    comparison: Comparison | None = None
    timings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    opinions: Opinions | None = None

    @property
    def passed(self) -> bool:
        """Whether every bound holds."""
        return not self.breaches

    @property
    def suites(self) -> list[str]:
        """The suites of the run, in order."""
        return list(dict.fromkeys(case.suite for case in self.results.cases))

    @property
    def doubted(self) -> tuple[str, ...]:
        """The questions that pass although the judge doubts their answers: the ones worth reading."""
        passing = [case.id for case in self.results.cases if case.passed]
        return self.opinions.doubted(passing) if self.opinions else ()

    def latency(self) -> Latency | None:
        """Return the latency relative to embedding, or None where no answer tells its `embed` and `total`."""
        ratios = [t["total"] / t["embed"] for t in self.timings.values() if t.get("embed", 0) > 0 and "total" in t]
        if len(ratios) < 2:
            return None
        return Latency(median(ratios), quantiles(ratios, n=20)[-1], len(ratios))
