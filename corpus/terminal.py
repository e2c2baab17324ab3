"""What the command-line edges share: one error line on standard error, and the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import GidasError

USAGE = 2
"""Exit code of anything a person must correct before it can work."""


@contextmanager
def errors_as_exit() -> Iterator[None]:
    """Turn a `GidasError` into its one line on standard error and exit code 2; Ctrl-C into exit code 130."""
    try:
        yield
    except GidasError as error:
        print(f"error: {printable(str(error))}", file=sys.stderr)
        raise SystemExit(USAGE) from error
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def printable(text: str) -> str:
    """Return `text` on one line, without characters that could drive a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
