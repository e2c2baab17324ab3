"""Commands over saved results: runs side by side, and a language model's advice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.settings import load_settings
from evals.edge import edge, progress
from evals.reports.render import html
from evals.reports.report import Report
from evals.reports.side_by_side import print_columns
from evals.reports.terminal import print_advice
from evals.results import load_results
from evals.side_by_side import side_by_side
from evals.thresholds import DEFAULT, breaches, load_thresholds

OPINIONS = "opinions.json"
JUDGED = "judged.html"
_console = Console()


def table(runs: Annotated[list[Path], typer.Argument(metavar="RESULTS.json ...", help="Two runs or more.")]) -> None:
    """Print the metrics of several runs side by side, over the questions that all of them asked."""
    with edge():
        columns = side_by_side([(path.resolve().parent.name, load_results(path)) for path in runs])
    print_columns(columns, _console)


def judge(
    results: Annotated[Path, typer.Argument(metavar="RESULTS.json")] = Path("build/evals/results.json"),
    thresholds: Annotated[Path, typer.Option(metavar="FILE", help="Bounds, for the report.")] = DEFAULT,
) -> None:
    """Ask the configured language model what it thinks of a run's answers. Advice: its opinion changes no exit code.

    Writes opinions.json and judged.html beside the results. Exit code 2: no model is configured, or none answers.
    """
    from evals.advice.asking import ask_judge, judged  # noqa: PLC0415 - loads LlamaIndex
    from evals.advice.model import open_judge  # noqa: PLC0415

    with edge():
        run = load_results(results)
        limits = load_thresholds(thresholds, (), (), partial=True)
        cases, model = judged(run), open_judge(load_settings())
        with progress() as bar:
            task = bar.add_task("judging", total=len(cases))
            opinions = ask_judge(cases, model, advance=lambda: bar.advance(task))
    report = Report(run, tuple(breaches(run, limits)), opinions=opinions)
    results.with_name(OPINIONS).write_text(opinions.to_json(), encoding="utf-8")
    results.with_name(JUDGED).write_text(html(report), encoding="utf-8")
    print_advice(report, _console)
    _console.print(f"Report: {results.with_name(JUDGED)}", highlight=False, soft_wrap=True)
