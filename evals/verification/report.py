"""The outcome of the trial in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.metrics.estimates import Estimate
from evals.verification.trial import CAUGHT_AT_LEAST, DROPPED_AT_MOST, Outcome


def holds(outcome: Outcome) -> bool:
    """Return whether both figures are within their bounds."""
    caught, dropped = outcome.caught(), outcome.dropped()
    return bool(caught and dropped and caught.value >= CAUGHT_AT_LEAST and dropped.value <= DROPPED_AT_MOST)


def print_outcome(outcome: Outcome, console: Console, *, wrong: bool = False) -> None:
    """Print both figures with their intervals, each kind of change, and with `wrong` what was judged wrongly."""
    table = Table("sentences", "refused", "95 % interval", "n", "bound")
    table.add_row("false", *_cells(outcome.caught()), f">= {CAUGHT_AT_LEAST:.2f}")
    for kind in sorted({trial.kind for trial in outcome.trials} - {"paraphrase"}):
        table.add_row(f"  {kind}", *_cells(outcome.caught(kind)), "")
    table.add_row("true, in other words", *_cells(outcome.dropped()), f"<= {DROPPED_AT_MOST:.2f}")
    console.print(table)
    for trial in outcome.wrong() if wrong else ():
        console.print(f"{trial.kind}: {escape(trial.text)}", highlight=False)


def _cells(figure: Estimate | None) -> tuple[str, str, str]:
    if figure is None:
        return "-", "-", "0"
    return f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}", str(figure.n)
