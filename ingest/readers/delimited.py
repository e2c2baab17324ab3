"""CSV: each row as a line of its own, with the headers in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from corpus.errors import SourceError
from ingest.readers.base import Limits, Reading, Scroll
from ingest.readers.encoding import decode
from ingest.readers.sniff import delimiter_of


def read(content: bytes, limits: Limits) -> Reading:
    """Return the rows under their headers, each at its number: the header is row 1, as a spreadsheet shows it."""
    text = decode(content).lstrip("\ufeff")
    scroll = Scroll()
    try:
        scroll.table(_rows(text, limits), is_header=lambda _: True)
    except csv.Error as error:
        raise SourceError(f"is a damaged table ({error})", remedy="Save it anew as CSV.") from error
    return scroll.reading()


def _rows(text: str, limits: Limits) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
    for number, cells in enumerate(rows, start=1):
        if number > limits.rows:
            raise SourceError(f"has more than {limits.rows} rows", remedy="Split it.")
        yield cells
