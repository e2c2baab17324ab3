"""PDF: lines with their place on the page, and what the file says of its pages; `layout` makes text of them."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from corpus.errors import SourceError
from ingest.readers.base import Limits, Reading
from ingest.readers.layout import Line, Title, lay_out

_DAMAGED = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError)
_INVISIBLE, _CLIPPED = 3, 7
_TINY = 1.5
"""Points below which nobody reads a letter."""


def read(content: bytes, limits: Limits) -> Reading:
    """Return the text of the pages, without the lines that stand on all of them."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it reports every flaw it mends
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("is encrypted", remedy="Remove the password and add it again.")
        if len(reader.pages) > limits.pages:
            raise SourceError(f"has more than {limits.pages} pages", remedy="Split it.")
        pages = [_Page(number, page) for number, page in enumerate(reader.pages)]
        reading = lay_out([page.lines for page in pages], list(_titles(reader)))
        return replace(reading, labels=_labels(reader), warnings=tuple(_warnings(pages)))
    except _DAMAGED as error:
        raise SourceError(f"is a damaged PDF ({error})", remedy="Open it and save it anew.") from error


class _Page:
    """Collects the lines of one page while pypdf walks through it."""

    def __init__(self, number: int, page: PageObject) -> None:
        self.number = number
        self.lines: list[Line] = []
        self.unseen = False
        self._white = self._hidden = False
        self._open: Line | None = None
        box, turned = page.mediabox, page.rotation % 180 == 90
        self._from, self._extent = (
            (float(box.left), float(box.width)) if turned else (float(box.bottom), float(box.height))
        )
        self._turned_page = turned
        page.extract_text(visitor_text=self._text, visitor_operand_before=self._operand)
        self._close()
        self.scanned = not self.lines and _has_image(page)

    def _operand(self, operator: Any, operands: Any, *_: Any) -> None:
        """Follow colour and drawing mode, to notice words that are in the file but not to be seen on the page."""
        if operator in (b"rg", b"g"):
            self._white = all(float(value) >= 0.99 for value in operands)
        elif operator == b"Tr":
            self._hidden = int(operands[0]) in (_INVISIBLE, _CLIPPED)
        elif operator in (b"Tj", b"TJ", b"'", b'"') and (self._white or self._hidden):
            self.unseen = True

    def _text(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                self._close()
            if part.strip() and self._open is None:
                self._open = self._line(part, cm, tm, font, size)
            elif self._open is not None:
                self._open = replace(self._open, text=self._open.text + part)

    def _line(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> Line:
        a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        points = abs(size) * math.hypot(a, b)
        self.unseen |= points < _TINY
        place = ((x if self._turned_page else y) - self._from) / self._extent if self._extent else 0.5
        name = str(font.get("/BaseFont", "")) if font else ""
        return Line(self.number, text, x, y, points, "bold" in name.lower(), abs(b) > abs(a), place)

    def _close(self) -> None:
        if self._open is not None:
            self.lines.append(replace(self._open, text=" ".join(self._open.text.replace("\xad", "").split())))
        self._open = None


def _has_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return objects is not None and any(
        value.get_object().get("/Subtype") == "/Image" for value in objects.get_object().values()
    )


def _titles(reader: PdfReader) -> Iterator[Title]:
    """Yield the entries of the outline with their depth, those that lead to a page."""
    try:
        yield from _entries(reader, reader.outline, 1)
    except (*_DAMAGED, RecursionError):
        return  # a broken outline costs headings, not the document


def _entries(reader: PdfReader, outline: Sequence[Any], depth: int) -> Iterator[Title]:
    for entry in outline:
        if isinstance(entry, Destination):
            page = reader.get_destination_page_number(entry)
            if page is not None and page >= 0:
                yield Title(page, str(entry.title or ""), depth)
        elif isinstance(entry, list):
            yield from _entries(reader, entry, depth + 1)


def _labels(reader: PdfReader) -> tuple[str, ...]:
    """Return the numbers printed on the pages, where they are not simply 1, 2, 3."""
    try:
        labels = tuple(reader.page_labels)
    except (*_DAMAGED, RecursionError):
        return ()
    return labels if labels != tuple(str(n) for n in range(1, len(labels) + 1)) else ()


def _warnings(pages: Sequence[_Page]) -> Iterator[str]:
    unseen = [str(page.number + 1) for page in pages if page.unseen]
    scanned = [str(page.number + 1) for page in pages if page.scanned]
    if unseen:
        yield f"text that cannot be seen (white, invisible or tiny) on page {', '.join(unseen[:20])}"
    if scanned:
        yield f"no text on page {', '.join(scanned[:20])}: a scan; run text recognition on it"
