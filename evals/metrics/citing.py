"""Metrics of what an answer rests on. The standard error of each is that of a mean over questions (`estimates.py`)."""

from __future__ import annotations

from evals.cases import alternatives
from evals.judging import missing_documents, missing_facts, missing_quotes, unsupported_facts, unsupported_figures
from evals.metrics.seen import Seen, share
from evals.wording import contains, says_any


def citation_recall(seen: Seen) -> float | None:
    """Share of the evidence a case demands that is cited: its quotes where it has any, else its documents.

    Source: citation recall of ALCE (Gao et al. 2023), with the evidence written down by a person instead of judged
    by a model. Mean of shares: s / sqrt(n).
    """
    case, answer = seen.case, seen.answer
    if case.quotes:
        return share(len(case.quotes) - len(missing_quotes(case, answer)), len(case.quotes))
    return share(len(case.documents) - len(missing_documents(case, answer)), len(case.documents))


def citation_precision(seen: Seen) -> float | None:
    """Share of the citations that are of an expected document, or hold an expected quote or a required fact.

    Source: citation precision of ALCE (Gao et al. 2023). A lower bound: a case need not list every document that is
    right to cite. Applies where a case names documents or quotes and something is cited. Mean of shares: s / sqrt(n).
    """
    case, citations = seen.case, seen.answer.citations
    if not (case.documents or case.quotes):
        return None
    facts = [phrase for fact in case.facts for phrase in alternatives(fact)]
    relevant = [
        c.document in case.documents or any(contains(c.quote, q) for q in case.quotes) or bool(says_any(c.quote, facts))
        for c in citations
    ]
    return share(sum(relevant), len(relevant))


def support_rate(seen: Seen) -> float | None:
    """Share of the required facts said that some cited quote (or its shown translation) says too.

    Source: attribution, "attributable to identified sources" (Rashkin et al. 2023), by words instead of by judges.
    Applies to answers that say at least one required fact. Mean of shares: s / sqrt(n).
    """
    if seen.answer.declined:
        return None
    said = len(seen.case.facts) - len(missing_facts(seen.case, seen.answer))
    return share(said - len(unsupported_facts(seen.case, seen.answer)), said)


def figure_support(seen: Seen) -> float | None:
    """1 where every number of every sentence stands in a quote that the sentence cites (or its translation or title).

    Source: factual consistency of entities (Nan et al. 2021), for numbers alone. Applies to answers with sentences.
    Binary: Wilson interval.
    """
    return float(not unsupported_figures(seen.case, seen.answer)) if seen.answer.sentences else None


def verbatim_rate(seen: Seen) -> float | None:
    """Share of the quotes that are, character for character, at their offsets in the source file as it is on disk.

    The file is read again and its SHA-256 compared, so neither the index nor the assistant is trusted. Applies where
    the sources can be read. Mean of shares: s / sqrt(n).
    """
    known = [stands for stands in seen.verbatim if stands is not None]
    return share(sum(known), len(known))
