"""What the commands of the assistant share: opening it, and the options they have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.settings import load_settings

if TYPE_CHECKING:
    from assistant.service import Assistant

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Judge validity on this day (2026-01-31).")]
Save = Annotated[
    Path | None,
    typer.Option(
        "--save", metavar="FILE", help="Save to file: .json (a receipt for `verify`), .md, .docx; tables .csv."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def open_with(as_of: str | None = None) -> Assistant:
    """Return an assistant by the settings of the environment, judging validity on `as_of`, today where not given.

    Raises:
        ConfigurationError: a setting or the day cannot be used.
        IndexMissingError: nothing has been indexed yet.
    """
    from assistant.service import open_assistant  # noqa: PLC0415 - heavy, so only where something is asked

    return open_assistant(load_settings(as_of=as_of))
