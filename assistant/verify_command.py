"""`python -m assistant verify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.opening import AsJson, open_with
from corpus.terminal import errors_as_exit, printable

if TYPE_CHECKING:
    from assistant.recheck import Recheck

CHANGED = 1
"""Exit code where something no longer stands as it was saved."""


def verify(
    file: Annotated[Path, typer.Argument(help="A saved receipt, or what a command printed with --json.")],
    as_json: AsJson = False,
) -> None:
    """Check a saved answer against the corpus of today, quote by quote.

    Exit code 0: all of it stands; 1: something moved, changed or is missing; 2: the file cannot be used.
    """
    from assistant.receipt import read_receipt  # noqa: PLC0415 - heavy
    from assistant.recheck import recheck  # noqa: PLC0415

    with errors_as_exit():
        saved = read_receipt(file)
        result = recheck(saved, open_with().library)
    if as_json:
        print(json.dumps(result.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(result)
    raise typer.Exit(0 if result.stands else CHANGED)


def _print(result: Recheck) -> None:
    for line in result.lines:
        detail = f" ({line.detail})" if line.detail else ""
        quote = f" “{line.quote}”" if line.quote else ""
        print(printable(f"{line.state.value.replace('_', ' ')}: {line.what} {line.document or ''}{detail}{quote}"))
    totals = result.to_json()["totals"]
    summary = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in totals.items() if count)
    print(printable(f"{'All stands' if result.stands else 'Not all stands'}: {summary or 'nothing is cited'}."))
    if result.saved.corpus and result.saved.corpus != result.corpus:
        print(printable(f"The corpus has changed since: {result.saved.corpus}, now {result.corpus}."))
