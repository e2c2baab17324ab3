"""Runs side by side on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from corpus.terminal import printable
from evals.metrics.estimates import Estimate
from evals.metrics.registry import METRICS
from evals.side_by_side import Column


def print_columns(columns: Sequence[Column], console: Console) -> None:
    """Print a row a metric and a column a run, in percent with the standard error and over how many."""
    table = Table(box=SIMPLE, title=f"{columns[0].n} questions that every run asked, in % ± standard error (n)")
    table.add_column("")
    for column in columns:
        table.add_column(f"{escape(printable(column.name))}\n{escape(printable(column.who))}", justify="right")
    for name, metric in METRICS.items():
        if any(name in column.estimates for column in columns):
            table.add_row(metric.title, *(_cell(column.estimates.get(name)) for column in columns))
    table.add_section()
    for who in sorted({who for column in columns for who in column.answerers}):
        counts = (str(column.answerers.get(who, 0)) for column in columns)
        table.add_row(escape(printable(f"answers by {who}")), *counts)
    table.add_row("sentences dropped", *(str(column.dropped) for column in columns))
    console.print(table)


def _cell(estimate: Estimate | None) -> str:
    return f"{100 * estimate.value:.1f} ± {100 * estimate.se:.1f} ({estimate.n})" if estimate else "–"
