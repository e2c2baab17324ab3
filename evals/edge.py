"""What every command shares at the edge: errors become exit codes, and long work shows how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.terminal import errors_as_exit, printable
from evals.errors import SuiteError


@contextmanager
def edge() -> Iterator[None]:
    """Print every fault of a suite on a line of its own, then the error, then leave with exit code 2."""
    with errors_as_exit():
        try:
            yield
        except SuiteError as error:
            for problem in error.problems:
                print(printable(problem), file=sys.stderr)
            raise


def progress() -> Progress:
    """Return a bar on standard error that goes when the work is done."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
