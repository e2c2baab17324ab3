"""Metrics of the ranking behind an answer, computed by `ir-measures` (trec_eval's definitions).

What is relevant is what the case demands: each expected quote is a need, met by the best-ranked passage that holds
it (or is held by it); where a case has no quotes, each expected document is a need, met by its best-ranked passage.
Applies to cases with quotes or documents whose answer reports the passages it considered. Standard errors are those of
a mean over questions (`estimates.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import ir_measures
from ir_measures import RR, R, nDCG
from ir_measures.measures import Measure as RankingMeasure

from evals.answers import GivenRanked
from evals.cases import Case
from evals.metrics.seen import Seen
from evals.wording import contains


def recall_at_5(seen: Seen) -> float | None:
    """Share of the needs met within the first 5 passages. Source: recall at a cut-off, trec_eval `recall_5`."""
    return _measured(R @ 5, seen)


def recall_at_10(seen: Seen) -> float | None:
    """Share of the needs met within the first 10 passages. Source: recall at a cut-off, trec_eval `recall_10`."""
    return _measured(R @ 10, seen)


def mrr_at_10(seen: Seen) -> float | None:
    """1 / rank of the first passage that meets a need, 0 beyond the tenth. Source: Voorhees 1999."""
    return _measured(RR @ 10, seen)


def ndcg_at_10(seen: Seen) -> float | None:
    """Discounted gain of the needs met in the first 10 passages, 1 for an ideal order.

    Source: Jarvelin and Kekalainen 2002, binary gain.
    """
    return _measured(nDCG @ 10, seen)


def _measured(measure: RankingMeasure, seen: Seen) -> float | None:
    ranked = seen.answer.considered
    if not ranked or not (seen.case.quotes or seen.case.documents):
        return None
    return rank_measures([measure], needs(seen.case, ranked), [passage.passage for passage in ranked])[0]


def needs(case: Case, ranked: Sequence[GivenRanked]) -> set[str]:
    """Return the ids of the passages that should be ranked first; a need that none meets gets an id of its own."""
    if case.quotes:
        met = {
            quote: [r for r in ranked if contains(r.text, quote) or contains(quote, r.text)] for quote in case.quotes
        }
    else:
        met = {document: [r for r in ranked if r.document == document] for document in case.documents}
    return {passages[0].passage if passages else f"unmet: {need}" for need, passages in met.items()}


def rank_measures(measures: Sequence[RankingMeasure], relevant: set[str], ranking: Sequence[str]) -> tuple[float, ...]:
    """Return each of `measures` of one ranking (ids, best first)."""
    # Scores are made from the ranks: trec_eval would break ties of the real scores by id.
    run = {"q": {key: float(-rank) for rank, key in enumerate(ranking)}}
    values = ir_measures.iter_calc(list(measures), {"q": dict.fromkeys(relevant, 1)}, run)
    by_measure = {value.measure: float(value.value) for value in values}
    return tuple(by_measure[measure] for measure in measures)
