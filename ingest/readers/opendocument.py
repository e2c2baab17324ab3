"""OpenDocument text (ODT): headings, paragraphs, lists and tables."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from odfdo import Document

from corpus.errors import SourceError
from corpus.text import squeeze
from ingest.readers.base import Limits, Reading, Scroll

_PARTS = frozenset({"text:section", "text:index-body", "office:text"})


def read(content: bytes, _limits: Limits) -> Reading:
    """Return the body of the document."""
    scroll = Scroll()
    try:
        document = Document(io.BytesIO(content))
        _walk(document.body, scroll)
        title = document.meta.title or ""
    except (etree.LxmlError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"is a damaged document ({error})", remedy="Open it and save it anew.") from error
    return scroll.reading(squeeze(title))


def _walk(parent: Any, scroll: Scroll) -> None:
    for element in parent.children:
        if element.tag == "text:h":
            scroll.heading(element.inner_text, int(element.get_attribute("text:outline-level") or 1))
        elif element.tag == "text:p":
            scroll.paragraph(element.inner_text)
        elif element.tag == "text:list":
            _list(element, scroll, 1)
        elif element.tag == "table:table":
            _table(element, scroll)
        elif element.tag in _PARTS:
            _walk(element, scroll)


def _list(element: Any, scroll: Scroll, depth: int) -> None:
    for item in element.children:
        for child in item.children:
            if child.tag == "text:list":
                _list(child, scroll, depth + 1)
            elif child.tag in ("text:p", "text:h"):
                scroll.item(child.inner_text, depth)


def _table(element: Any, scroll: Scroll) -> None:
    scroll.table(
        [squeeze(cell.inner_text) for cell in row.get_elements("table:table-cell|table:covered-table-cell")]
        for row in element.get_elements("descendant::table:table-row")
    )
