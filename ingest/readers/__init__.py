"""From bytes to text with positions. What a file is, its content decides, not its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from corpus.errors import SourceError
from ingest.readers.base import Limits, Mark, Reading
from ingest.readers.sniff import Format, sniff
from ingest.suspicion import suspicions

__all__ = ["MAX_BYTES", "Limits", "Mark", "Reading", "read"]

MAX_BYTES = 50 * 1024 * 1024
Reader = Callable[[bytes, Limits], Reading]
_READERS: dict[Format, str] = {
    "pdf": "pdf",
    "docx": "word",
    "odt": "opendocument",
    "sheet": "sheet",
    "csv": "delimited",
    "html": "web",
    "email": "mail",
    "text": "text",
}
"""The module of this package that reads each format, with a function `read`; loaded when first needed."""


def read(content: bytes, name: str, limits: Limits = Limits()) -> Reading:  # noqa: B008 - frozen
    """Return the text of a file's `content`; `name` is for messages only.

    Raises:
        SourceError: empty, too large, encrypted, damaged, without any text, or of a kind nobody reads.
    """
    if len(content) > MAX_BYTES:
        raise SourceError(f"{name} is larger than {MAX_BYTES >> 20} MB", remedy="Split it, or leave it out.")
    try:
        reading = reader_of(sniff(content, limits))(content, limits)
    except SourceError as error:
        raise SourceError(f"{name} {error.message}", remedy=error.remedy) from error
    if not reading.text.strip():
        raise SourceError(f"{name} holds no text", remedy="If it is a scan, run text recognition on it first.")
    return replace(reading, warnings=(*reading.warnings, *suspicions(reading.text)))


def reader_of(format_: Format) -> Reader:
    """Return the function that reads `format_`. It raises SourceError with a message that goes on after the name."""
    reader: Reader = import_module(f"ingest.readers.{_READERS[format_]}").read
    return reader
