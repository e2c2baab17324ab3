"""Which page of a PDF a quote stands on, and the file it comes from."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from assistant.library import Library
from corpus.types import Source

_SECONDS = 30


class PictureError(Exception):
    """The page cannot be drawn."""


@lru_cache(maxsize=16)
def page_picture(content: bytes, page: int, quote: str) -> bytes:
    """Return page `page` (from 0) of the PDF `content` as PNG, with `quote` marked where it is found.

    Raises:
        PictureError: it cannot be drawn within time and memory.
    """
    head = json.dumps({"page": page, "quote": quote}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ui.picture"], input=head + b"\n" + content, capture_output=True, timeout=_SECONDS,
            check=True,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError) as error:
        raise PictureError(str(error)) from error
    return done.stdout


def pdf_path(source: Source, library: Library) -> Path | None:
    """Return where the file of `source` lies, if it is a PDF."""
    path = next((Path(known.path) for known in library.index.register.known() if known.id == source.id), None)
    return path if path and source.pages and path.suffix.lower() == ".pdf" else None


def page_of(source: Source, offset: int) -> int:
    """Return the page, counted from 0, on which the character at `offset` stands."""
    return max(0, bisect_right(source.pages, offset) - 1)


def picture(source: Source, library: Library, start: int, end: int) -> bytes:
    """Return the page on which characters `start` to `end` begin as PNG, with them marked.

    Raises:
        KeyError: the source is no PDF, or its file is gone or is another by now.
        PictureError: the page cannot be drawn.
    """
    path = pdf_path(source, library)
    content = path.read_bytes() if path and path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise KeyError(source.id)
    number = page_of(source, start)
    page_end = source.pages[number + 1] if number + 1 < len(source.pages) else len(source.text)
    return page_picture(content, number, source.text[start : min(end, page_end)])
