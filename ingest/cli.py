"""The command line of ingestion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.embedding import load_embedding
from corpus.settings import load_settings
from corpus.terminal import errors_as_exit, printable
from ingest.report import Report
from ingest.sync import synchronise

_console = Console(stderr=True)


def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to add beside the shipped corpus.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Embed everything anew, e.g. with another model.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing where nothing changed.")] = False,
) -> None:
    """Build or update the index: the shipped corpus, and the PATHs named beside it.

    Exit code 0: all files are in; 1: some were refused, the rest are in; 2: usage or configuration.
    """
    with errors_as_exit():
        settings = load_settings()
        with _progress_bar(hidden=as_json) as bar:
            task = bar.add_task("reading", total=None, visible=not quiet)

            def advance(what: str, done: int, total: int) -> None:
                bar.update(task, description=what, completed=done, total=total, visible=total > 0)

            embedding = load_embedding(settings.embedding)
            report = synchronise(settings, embedding, paths or (), rebuild=rebuild, progress=advance)
    if as_json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(report, quiet=quiet)
    raise typer.Exit(1 if report.refused else 0)


def _progress_bar(*, hidden: bool) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=_console,
        transient=True,
        disable=hidden,
    )


def _print(report: Report, *, quiet: bool) -> None:
    for file in report.files:
        if file.status != "unchanged":
            detail = f"{file.passages} passages" if file.status in ("added", "updated") else file.reason or ""
            _console.print(
                f"{file.status:>9}  {printable(file.path)}  {printable(detail)}", markup=False, highlight=False
            )
    changed = any(file.status != "unchanged" for file in report.files)
    if changed or not quiet:
        _console.print(
            f"Index {report.version}: {report.documents} documents, {report.passages} passages, "
            f"{report.embedded} newly embedded, {report.seconds:.1f} s",
            highlight=False,
        )


def main() -> None:
    """Run the command line."""
    typer.run(ingest)
