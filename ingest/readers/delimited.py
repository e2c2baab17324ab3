"""CSV: each row as a line of its own, with the headers in it."""

from __future__ import annotations

import csv
import io

from corpus.errors import SourceError
from ingest.readers.base import Limits, Reading, Scroll, row_text
from ingest.readers.encoding import decode
from ingest.readers.sniff import delimiter_of


def read(content: bytes, limits: Limits) -> Reading:
    """Return the rows under their headers, each at its number: the header is row 1, as a spreadsheet shows it."""
    text = decode(content).lstrip("\ufeff")
    scroll, headers = Scroll(), list[str]()
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
        for number, cells in enumerate(rows, start=1):
            if number > limits.rows:
                raise SourceError(f"has more than {limits.rows} rows", remedy="Split it.")
            if headers:
                scroll.row(row_text(headers, cells), f"row {number}")
            else:
                headers = cells
    except csv.Error as error:
        raise SourceError(f"is a damaged table ({error})", remedy="Save it anew as CSV.") from error
    return scroll.reading()
