"""The summary on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from corpus.terminal import printable
from evals.advice.opinions import QUESTIONS
from evals.comparing import Comparison, Pair
from evals.impact import Change
from evals.metrics.estimates import Estimate
from evals.reports.report import HEADLINE, Report

SHOWN = 12
"""Of a long list of questions only so many are printed; the report has them all."""


def print_report(report: Report, console: Console) -> None:
    """Print the table of suites, what changed since the baseline, and every bound that was broken."""
    console.print(_table(report))
    latency = report.latency()
    if latency:
        console.print(
            f"An answer takes {latency.median:.2f} x its embedding (p95 {latency.p95:.2f} x), {latency.n} answers"
        )
    if report.comparison:
        print_comparison(report.comparison, console)
    for breach in report.breaches:
        console.print(f"[red]broken[/red] {escape(breach.scope)}: {escape(breach.message)}")
        _print_ids(breach.cases, console)
    console.print(
        "[green]All bounds hold[/green]" if report.passed else f"[red]{len(report.breaches)} bound(s) broken[/red]"
    )


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print which questions flipped, with what they answered before and now."""
    changes = (
        f"{len(comparison.newly_failing)} newly failing",
        f"{len(comparison.newly_passing)} newly passing",
        f"{len(comparison.reworded)} answered otherwise",
        f"{len(comparison.added)} new",
        f"{len(comparison.missing)} not run",
    )
    console.print(f"Against the baseline: {', '.join(changes)}")
    for pair in comparison.newly_failing[:SHOWN]:
        _print_pair(pair, console)
    if len(comparison.newly_failing) > SHOWN:
        console.print(f"  ... and {len(comparison.newly_failing) - SHOWN} more")


def print_advice(report: Report, console: Console) -> None:
    """Print what the judge thinks, and the questions that pass although it doubts their answers."""
    opinions = report.opinions
    if opinions is None:
        return
    console.print(
        f"{escape(printable(opinions.judge))} on {len(opinions.by_case)} answers; advice only", highlight=False
    )
    for name, value in opinions.estimates().items():
        console.print(
            f"  {name:9} {100 * value.value:.1f} % (95 % interval {100 * value.low:.1f} to {100 * value.high:.1f}, "
            f"n {value.n}): {QUESTIONS[name]}",
            highlight=False,
            soft_wrap=True,
        )
    console.print(f"  {opinions.unclear()} verdicts are neither yes nor no", highlight=False)
    console.print(f"  {len(report.doubted)} questions pass although it doubts their answers", highlight=False)
    _print_ids(report.doubted, console)


def print_changes(found: Sequence[Change], versions: tuple[str, str], asked: int, console: Console) -> None:
    """Print which answers changed between two versions of the corpus, and how."""
    console.print(f"Corpus {versions[0]} -> {versions[1]}: {len(found)} of {asked} answers change", highlight=False)
    for change in found:
        console.print(f"[bold]{change.id}[/bold]: {escape(printable(change.question))}")
        for what in change.what:
            console.print(f"    {escape(printable(what))}", highlight=False)
        for when, answer in (("before", change.before), ("now", change.after)):
            console.print(f"    {when:>6}: {escape(printable(answer.text)[:200])}", highlight=False)


def _print_pair(pair: Pair, console: Console) -> None:
    console.print(f"[red]now fails[/red] [bold]{pair.id}[/bold]: {escape(printable(pair.after.case.question))}")
    for check in pair.after.failures:
        console.print(f"    {check.name}: {escape(printable(check.detail))}", highlight=False)
    for when, case in (("before", pair.before), ("now", pair.after)):
        console.print(f"    {when:>6}: {escape(printable(case.answer.text)[:200])}", highlight=False)


def _print_ids(ids: tuple[str, ...], console: Console) -> None:
    if ids:
        more = f" ... and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        console.print(f"    {', '.join(ids[:SHOWN])}{more}", highlight=False)


def _table(report: Report) -> Table:
    table = Table(
        box=SIMPLE,
        padding=(0, 1, 0, 0),
        title=f"Evaluation of {report.results.target.get('target', '?')}, split {report.results.split}, in %",
    )
    table.add_column("suite", no_wrap=True)
    for title in ("n", *HEADLINE.values()):
        table.add_column(title, justify="right", no_wrap=True)
    for scope in (*(f"suite:{name}" for name in report.suites), "all"):
        estimates = report.results.estimates.get(scope, {})
        passing, *others = (estimates.get(name) for name in HEADLINE)
        count = str(len(report.results.scope(scope)))
        table.add_row(scope.removeprefix("suite:"), count, _with_error(passing), *map(_percent, others))
    return table


def _with_error(estimate: Estimate | None) -> str:
    return f"{_percent(estimate)} ± {100 * estimate.se:.0f}" if estimate else "–"


def _percent(estimate: Estimate | None) -> str:
    return f"{100 * estimate.value:.0f}" if estimate else "–"
