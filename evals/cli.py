"""The command line of evaluation. Exit code 0: all bounds hold; 1: one is broken; 2: usage or configuration."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.knowledge.load import load_knowledge
from corpus.settings import load_settings
from corpus.types import Tier
from evals import comparing, gate
from evals.again import ask_again
from evals.answering import Answerer, answering
from evals.authoring import answers_in, case_from, cases_as_yaml, is_downvoted, slug, write_suite
from evals.cases import schema
from evals.commands import judge, table
from evals.edge import edge, progress
from evals.first_suite import first_suite
from evals.impact import changes, corpora
from evals.loading import SUITES, Split, choose, load_all, load_cases, require_documents
from evals.reports.render import html
from evals.reports.report import Report
from evals.reports.terminal import print_changes, print_report
from evals.results import load_results
from evals.targets.find import open_target
from evals.thresholds import DEFAULT, load_thresholds

BROKEN = 1
"""Exit code where a threshold or a regression limit is broken, or answers changed."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
_console = Console()
for command in (table, judge):
    app.command()(command)

SuiteNames = Annotated[list[str] | None, typer.Argument(metavar="[SUITE]...", help="Names, or paths of suite files.")]
Root = Annotated[Path, typer.Option("--suites", metavar="DIR", help="Folder whose dev/ and test/ hold suite files.")]
SplitOption = Annotated[Split, typer.Option(help="Which cases to ask.")]
TargetOption = Annotated[str | None, typer.Option(help="A URL, or package.module:Class; this assistant if left out.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where answers and reports go.")]


@app.command()
def run(  # noqa: PLR0913, PLR0917 - one argument an option
    suites: SuiteNames = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Compare question by question with this.")
    ] = None,
    out: Out = Path("build/evals"),
    split: SplitOption = "dev",
    target: TargetOption = None,
    answerer: Annotated[
        Answerer | None, typer.Option(help="Let this answerer of this assistant answer, whatever GIDAS_LLM says.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep the answers an interrupted run left in --out.")
    ] = False,
    thresholds: Annotated[Path, typer.Option(metavar="FILE", help="Bounds per suite and tag.")] = DEFAULT,
    root: Root = SUITES,
) -> None:
    """Ask every question of the suites, and hold the answers against thresholds and baseline."""
    with edge():
        prepared = gate.plan(suites or (), split, root, thresholds, baseline)
        opened = open_target(target, partial(answering, answerer))
        with progress() as bar:
            task = bar.add_task("asking", total=len(prepared.cases))
            report = gate.run(prepared, opened, out, resume=resume, advance=lambda: bar.advance(task))
    print_report(report, _console)
    _console.print(f"Report: {out / 'report.html'}", highlight=False, soft_wrap=True)
    raise typer.Exit(0 if report.passed else BROKEN)


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="A.json")],
    after: Annotated[Path, typer.Argument(metavar="B.json")],
    thresholds: Annotated[Path, typer.Option(metavar="FILE", help="Whose regression limits hold.")] = DEFAULT,
    html_file: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Also write the HTML report.")
    ] = None,
) -> None:
    """Compare two results.json question by question. Exit code 1 where B falls behind A by more than is allowed."""
    with edge():
        first, second = load_results(before), load_results(after)
        suites, tags = {case.suite for case in second.cases}, {tag for case in second.cases for tag in case.case.tags}
        limits = load_thresholds(thresholds, suites, tags, partial=True)
    comparison = comparing.compare(first, second)
    report = Report(second, tuple(comparing.regressions(comparison, limits.regression)), comparison)
    print_report(report, _console)
    if html_file:
        html_file.write_text(html(report), encoding="utf-8")
    raise typer.Exit(0 if report.passed else BROKEN)


@app.command()
def accept(
    results: Annotated[Path, typer.Argument(metavar="RESULTS.json")] = Path("build/evals/results.json"),
    baseline: Annotated[Path, typer.Option(metavar="FILE", help="The baseline to write.")] = Path(
        "evals/baseline.json"
    ),
) -> None:
    """Make the results of a run the new baseline (without the ranked passages)."""
    with edge():
        baseline.write_text(load_results(results).as_baseline().to_json(), encoding="utf-8")
    print(f"{baseline} now holds {results}")


@app.command()
def validate(
    suites: SuiteNames = None, thresholds: Annotated[Path, typer.Option(metavar="FILE")] = DEFAULT, root: Root = SUITES
) -> None:
    """Check suites and thresholds; every fault is named with its file, line and remedy."""
    with edge():
        everything = load_all(suites or (), root)
        cases = choose(everything, suites or (), "all")
        load_thresholds(thresholds, {c.suite for c in everything}, {t for c in everything for t in c.case.tags})
        knowledge = load_knowledge(load_settings().corpus_dir)
        known = {d.id for source in knowledge.manifest.sources for d in source.documents}
        require_documents(cases, known | {note.id for note in knowledge.notes})
    print(f"{len(cases)} cases in {len({case.suite for case in cases})} suites are well-formed")


@app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of a suite file."""
    print(json.dumps(schema(), indent=2))


@app.command()
def new(
    answers: Annotated[typer.FileText, typer.Argument(help="An answer's JSON or JSON lines; - for standard input.")],
    downvoted: Annotated[bool, typer.Option("--downvoted", help="Of a feedback log, only answers voted down.")] = False,
) -> None:
    """Print cases made from answers, or from the feedback log, to be reviewed and put into a suite."""
    with edge():
        records = [record for record in answers_in(answers.read()) if not downvoted or is_downvoted(record)]
        print(cases_as_yaml([case_from(record) for record in records]), end="")


@app.command()
def start(
    file: Annotated[Path, typer.Argument(help="The suite file to write, e.g. my-suites/dev/mine.yaml.")],
    tier: Annotated[Tier | None, typer.Option(help="Only documents of this tier; `user` for your own.")] = None,
) -> None:
    """Propose a first suite over what is indexed: questions from headings and catalogue, for a person to review."""
    from assistant.service import open_assistant  # noqa: PLC0415 - loads LlamaIndex and Chroma

    with edge():
        suite = first_suite(open_assistant(load_settings()), slug(file.stem), tier)
        write_suite(suite, file)
    print(f"{file}: {len(suite.cases)} questions; review them, then `python -m evals run {file}`")


@app.command()
def impact(
    before: Annotated[Path, typer.Argument(metavar="BEFORE.json", help="Results from before the change.")],
    after: Annotated[Path | None, typer.Argument(metavar="[AFTER.json]", help="Asked now if left out.")] = None,
    out: Out = Path("build/impact"),
    target: TargetOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say which answers a change of the corpus changes: the same questions, before and after. Exit code 1: some do."""
    with edge():
        first = load_results(before)
        second = load_results(after) if after else ask_again(first, open_target(target, load_settings), out)
    found, versions = changes(comparing.compare(first, second)), corpora(first, second)
    if as_json:
        data = {"before": versions[0], "after": versions[1], "changes": [change.to_json() for change in found]}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print_changes(found, versions, len(second.cases), _console)
    raise typer.Exit(BROKEN if found else 0)


@app.command()
def calibrate(root: Root = SUITES) -> None:
    """Fit the weights of evidence to the development suites and to recorded questions left out; say how they do."""
    from evals.calibration.run import calibrate as run  # noqa: PLC0415 - loads LlamaIndex

    with edge():
        run(load_settings(), [entry.case for entry in load_cases((), "dev", root)])


@app.command()
def bench(
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also measure retrieval on the public data sets in this folder.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Ask only so many questions of each set.")] = None,
) -> None:
    """Measure against the budgets (docs/measurements.md). Exit code 1: a budget is exceeded.

    Public data: PolicyQA, and Lithuanian to English over Tatoeba pairs.
    """
    from assistant.service import open_assistant  # noqa: PLC0415 - loads LlamaIndex and Chroma
    from evals import bench_budgets, bench_retrieval  # noqa: PLC0415

    with edge():
        if data:
            bench_retrieval.print_measurements(bench_retrieval.measure(data, limit), _console)
        questions = [entry.case.question for entry in load_cases((), "dev") if not entry.case.history]
        figures = bench_budgets.measure(open_assistant(load_settings()), questions[:limit], _say)
    bench_budgets.print_figures(figures, _console)
    raise typer.Exit(0 if all(figure.holds for figure in figures) else BROKEN)


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr)


@app.command()
def verification(
    wrong: Annotated[bool, typer.Option("--wrong", help="Print every sentence that was judged wrongly.")] = False,
) -> None:
    """Try the verification step on false sentences made from the corpus, and on true ones in other words."""
    from assistant.service import open_assistant  # noqa: PLC0415 - loads LlamaIndex and Chroma
    from evals.verification.report import holds, print_outcome  # noqa: PLC0415
    from evals.verification.trial import hold_trial  # noqa: PLC0415

    with edge():
        outcome = hold_trial(open_assistant(load_settings()).library)
    print_outcome(outcome, _console, wrong=wrong)
    raise typer.Exit(0 if holds(outcome) else BROKEN)


def main() -> None:
    """Run the command line."""
    app()
