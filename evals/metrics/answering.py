"""Metrics of what an answer says. The standard error of each is that of a mean over questions (`estimates.py`)."""

from __future__ import annotations

from evals.judging import missing_facts, missing_notices, misunderstood, said_forbidden
from evals.languages import is_in
from evals.metrics.seen import Seen, share


def pass_rate(seen: Seen) -> float:
    """1 where every expectation of the case holds, else 0. The gate's own measure; binary, so a Wilson interval."""
    return float(seen.passed)


def status_accuracy(seen: Seen) -> float:
    """1 where the answer's status is one of the acceptable ones. Binary: Wilson interval."""
    return float(seen.answer.status in seen.case.statuses)


def fact_recall(seen: Seen) -> float | None:
    """Share of the required facts that the answer's text says, in any of their wordings.

    Source: nugget recall, as in TREC's question answering track (Voorhees 2003). Mean of shares: s / sqrt(n).
    """
    return share(len(seen.case.facts) - len(missing_facts(seen.case, seen.answer)), len(seen.case.facts))


def forbidden_rate(seen: Seen) -> float | None:
    """1 where the answer says anything the case forbids; lower is better. Binary: Wilson interval."""
    return float(bool(said_forbidden(seen.case, seen.answer))) if seen.case.forbidden else None


def declination_recall(seen: Seen) -> float | None:
    """Over the questions that must be declined: 1 where the answer declines. Binary: Wilson interval.

    Source: recall of the class "unanswerable", as in SQuAD 2.0 (Rajpurkar et al. 2018).
    """
    return float(seen.answer.declined) if seen.case.must_decline else None


def declination_precision(seen: Seen) -> float | None:
    """Over the questions that were declined: 1 where declining was acceptable. Binary: Wilson interval.

    Source: precision of the class "unanswerable", as in SQuAD 2.0 (Rajpurkar et al. 2018).
    """
    return float(not seen.case.must_answer) if seen.answer.declined else None


def notice_recall(seen: Seen) -> float | None:
    """Share of the expected notices (ended, superseded, gap ...) that stand beside the answer. Mean of shares."""
    return share(len(seen.case.notices) - len(missing_notices(seen.case, seen.answer)), len(seen.case.notices))


def resolution_rate(seen: Seen) -> float | None:
    """1 where a follow-up was understood: its standalone form names all it must. Binary: Wilson interval.

    Source: as the question rewriting of QReCC (Anantha et al. 2021), judged by required words, not by overlap.
    """
    return float(not misunderstood(seen.case, seen.answer)) if seen.case.standalone else None


def language_rate(seen: Seen) -> float:
    """1 where the answer is in the language expected, by its own account and by its words. Binary: Wilson interval."""
    return float(is_in(seen.answer, seen.case.language))
