"""Every metric by the name that thresholds and reports use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics import answering, citing, retrieval
from evals.metrics.consistency import consistency
from evals.metrics.seen import Measure, Seen

LOWER_IS_BETTER = frozenset({"forbidden_rate"})
CONSISTENCY = "consistency"

_MEASURES: tuple[Measure, ...] = (
    answering.pass_rate,
    answering.status_accuracy,
    answering.fact_recall,
    answering.forbidden_rate,
    answering.declination_precision,
    answering.declination_recall,
    answering.notice_recall,
    answering.resolution_rate,
    answering.language_rate,
    citing.citation_precision,
    citing.citation_recall,
    citing.support_rate,
    citing.figure_support,
    citing.verbatim_rate,
    retrieval.recall_at_5,
    retrieval.recall_at_10,
    retrieval.mrr_at_10,
    retrieval.ndcg_at_10,
)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's name, which way is better, and its definition in words."""

    name: str
    higher_is_better: bool
    definition: str

    @property
    def title(self) -> str:
        """The name as people read it."""
        return self.name.replace("_", " ")


def _definition(function: object) -> str:
    return " ".join((function.__doc__ or "").split())


_FUNCTIONS: dict[str, Measure] = {function.__name__: function for function in _MEASURES}
METRICS: dict[str, Metric] = {
    name: Metric(name, name not in LOWER_IS_BETTER, _definition(function))
    for name, function in {**_FUNCTIONS, CONSISTENCY: consistency}.items()
}


def scores(questions: Sequence[Seen]) -> list[dict[str, float]]:
    """Return, for each question in order, the value of every metric that applies to it."""
    agreement = consistency(questions)
    found = []
    for seen in questions:
        values = {name: function(seen) for name, function in _FUNCTIONS.items()}
        values[CONSISTENCY] = agreement.get(seen.case.id)
        found.append({name: round(value, 6) for name, value in values.items() if value is not None})
    return found
