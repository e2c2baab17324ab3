"""The command line of ingestion: `python -m ingest [PATH ...]`, and commands to look at what is in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from corpus.settings import Settings, load_settings
from corpus.terminal import errors_as_exit, printable

if TYPE_CHECKING:
    from ingest.report import Report
    from ingest.sync import Progress as Step

_console = Console(stderr=True)
DEFAULT = "add"


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


@app.callback()
def _main() -> None:
    """Build or update the index: `python -m ingest [PATH ...]`, short for `python -m ingest add [PATH ...]`.

    A file or folder named like a command is reached as ./status.
    """


@app.command(DEFAULT)
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, patterns or allowed web addresses to add beside the shipped corpus."),
    ] = None,
    as_json: AsJson = False,
    dry_run: DryRun = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Embed everything anew, e.g. with another model.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing where nothing changed.")] = False,
    engine: Annotated[
        str | None, typer.Option(help="Where to embed: plain (this process) or ray (a cluster; extra `scale`).")
    ] = None,
) -> None:
    """Bring the index up to date with the shipped corpus, and with the PATHs named beside it (the default command).

    What vanished below a PATH is removed. Exit code 0: all files are in; 1: some were refused, the rest are in; 2:
    usage or configuration.
    """
    _synchronise(paths or [], as_json=as_json, quiet=quiet, rebuild=rebuild, dry_run=dry_run, engine=engine)


@app.command()
def retry(as_json: AsJson = False, dry_run: DryRun = False) -> None:
    """Try again the files that were refused."""
    from corpus.register import Register  # noqa: PLC0415
    from ingest.web.policy import is_web  # noqa: PLC0415

    with errors_as_exit():
        settings = load_settings()
        refused = [refused.path for refused in Register(settings.data_dir).refused()]
    there = [path for path in refused if (settings.web_hosts if is_web(path) else Path(path).is_file())]
    _synchronise(there, as_json=as_json, retry=True, dry_run=dry_run)


@app.command()
def remove(documents: Annotated[list[str], typer.Argument(metavar="ID...", help="Documents that were added.")]) -> None:
    """Take added documents out of the index. Their files stay where they are."""
    from ingest.shelved import remove as take_out  # noqa: PLC0415

    with errors_as_exit():
        for path in take_out(load_settings(), documents):
            _line("removed", path, "")


@app.command()
def status(as_json: AsJson = False) -> None:
    """Say what the index holds, and which files were refused."""
    from ingest.shelved import status as read_status  # noqa: PLC0415

    with errors_as_exit():
        found = read_status(load_settings())
    if as_json:
        _print_json(found)
        return
    for key, value in found.items():
        if key != "refused":
            print(f"{key:>11}  {printable(str(value))}")
    for refused in found["refused"]:
        _line("refused", refused["path"], refused["reason"])


@app.command("list")
def list_documents(as_json: AsJson = False) -> None:
    """List the documents."""
    from ingest.shelved import listing  # noqa: PLC0415

    with errors_as_exit():
        found = listing(load_settings())
    if as_json:
        _print_json(found)
        return
    for document in found:
        print(printable(f"{document['tier']:>8}  {document['id']}  {document['title']}"))


@app.command()
def show(document: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show a document: where it comes from, its sections and what is odd about it."""
    from ingest.shelved import details  # noqa: PLC0415

    with errors_as_exit():
        found = details(load_settings(), document)
    if as_json:
        _print_json(found)
        return
    for key, value in found.items():
        for part in value if isinstance(value, list) else [value]:
            print(printable(f"{key:>10}  {part}"))


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _synchronise(
    paths: list[str],
    *,
    as_json: bool,
    quiet: bool = False,
    rebuild: bool = False,
    retry: bool = False,
    dry_run: bool = False,
    engine: str | None = None,
) -> None:
    from corpus.embedding import load_embedding  # noqa: PLC0415 - heavy, so only where something is read
    from ingest.sync import synchronise  # noqa: PLC0415

    with errors_as_exit():
        settings: Settings = load_settings(engine=engine)
        embedding = load_embedding(settings.embedding)
        with _progress_bar(hidden=as_json) as advance:
            report = synchronise(
                settings, embedding, paths, rebuild=rebuild, retry=retry, dry_run=dry_run, progress=advance
            )
    if as_json:
        _print_json(report.to_json())
    else:
        _print(report, quiet=quiet, dry_run=dry_run)
    raise typer.Exit(1 if report.refused else 0)


@contextmanager
def _progress_bar(*, hidden: bool) -> Iterator[Callable[[Step], None]]:
    """A bar over the bytes to read (nobody knows beforehand how many passages they hold), with rate and time left."""
    text = TextColumn("{task.description}"), TextColumn("{task.fields[rate]}")
    columns = (text[0], BarColumn(), TaskProgressColumn(), text[1], TimeRemainingColumn())
    with Progress(*columns, console=_console, transient=True, disable=hidden or not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None, visible=False, rate="")

        def advance(step: Step) -> None:
            if bar.tasks[0].description != step.what:
                bar.reset(task, description=step.what)
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{step.passages} passages, {step.passages / elapsed:.0f}/s" if step.passages and elapsed else ""
            bar.update(task, completed=step.done, total=step.total, rate=rate, visible=True)

        yield advance


def _line(status_: str, path: str, detail: str) -> None:
    print(printable(f"{status_:>9}  {path}  {detail}"), file=sys.stderr)


def _print(report: Report, *, quiet: bool, dry_run: bool) -> None:
    for file in report.files:
        if file.status != "unchanged":
            counted = file.status in ("added", "updated")
            _line(file.status, file.path, f"{file.passages} passages" if counted else file.reason or "")
        for warning in file.warnings if not quiet or file.status != "unchanged" else ():
            _line("warning", file.path, warning)
    changed = any(file.status != "unchanged" for file in report.files)
    if dry_run:
        print("Nothing was changed: this was a dry run.", file=sys.stderr)
    elif changed or not quiet:
        skipped = f", {report.skipped} other files passed over" if report.skipped else ""
        print(
            f"Index {report.version}: {report.documents} documents, {report.passages} passages, "
            f"{report.embedded} newly embedded, {report.seconds:.1f} s{skipped}",
            file=sys.stderr,
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; arguments that begin with no command are those of `add`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    if not given or given[0] not in {*commands, "--help"}:
        given = [DEFAULT, *given]
    app(given, prog_name="python -m ingest")
