"""Word (DOCX): headings by style, numbered paragraphs with the number Word shows, lists, tables, footnotes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from corpus.errors import SourceError
from corpus.text import squeeze
from ingest.readers.base import Limits, Reading, Scroll
from ingest.readers.numbering import Numbering

_DAMAGED = (OpcError, etree.LxmlError, zipfile.BadZipFile, OSError, ValueError, KeyError, AttributeError, TypeError)
_HEADING_STYLE = re.compile(r"heading (\d)", re.I)
_SKIPPED = frozenset({qn("w:pict"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(content: bytes, _limits: Limits) -> Reading:
    """Return the body of the document, then its footnotes; hidden text is left out, and said to be."""
    try:
        document = docx.Document(io.BytesIO(content))
        body = _Body(document)
        body.write()
        title = document.core_properties.title or ""
    except _DAMAGED as error:
        raise SourceError(f"is a damaged Word file ({error})", remedy="Open it and save it anew.") from error
    if body.hidden:
        body.scroll.warnings.append(f"hidden text was left out: {squeeze(' '.join(body.hidden))[:120]!r}")
    return body.scroll.reading(squeeze(title))


class _Body:
    def __init__(self, document: Document) -> None:
        self.scroll = Scroll()
        self.hidden: list[str] = []
        self._document = document
        self._numbering = Numbering(document)

    def write(self) -> None:
        """Write body and footnotes to the scroll."""
        tables = 0
        for part in self._document.iter_inner_content():
            if isinstance(part, Table):
                tables += 1
                self._table(part, tables)
            else:
                self._paragraph(part)
        for note in self._footnotes():
            self.scroll.paragraph(self._text(note))

    def _paragraph(self, paragraph: Paragraph) -> None:
        text, number = self._text(paragraph._p), self._numbering.of(paragraph)
        level = _heading_level(paragraph)
        if level:
            self.scroll.heading(f"{number.mark} {text}" if number and number.counted else text, level)
        elif number:
            self.scroll.item(text, number.depth, number.mark)
        else:
            self.scroll.paragraph(text)

    def _table(self, table: Table, count: int) -> None:
        """Tables lay out pages too: one of a single column is read as paragraphs."""
        rows = (
            [squeeze(" ".join(self._text(p._p) for p in cell.paragraphs)) for cell in row.cells] for row in table.rows
        )
        self.scroll.table(rows, is_header=lambda cells: len(set(cells)) > 1, within=f"table {count}, ")

    def _footnotes(self) -> Iterator[Any]:
        for relation in self._document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/footnotes"):
                root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
                yield from (note for note in root if not note.get(qn("w:type")))

    def _text(self, element: Any) -> str:
        return "".join(self._runs(element))

    def _runs(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag == qn("w:r") and _vanishes(child):
                self.hidden.append("".join(t.text or "" for t in child.iter(qn("w:t"))))
            else:
                yield from self._runs(child)
                yield " " if child.tag == qn("w:p") else ""


def _vanishes(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off")


def _heading_level(paragraph: Paragraph) -> int:
    """Return the level of a heading, 0 for what is none; Word keeps the English names whatever its language."""
    style = paragraph.style
    if style is None or style.name is None:
        return 0
    if style.name.lower() == "title":
        return 1
    found = _HEADING_STYLE.fullmatch(style.name)
    return int(found[1]) if found else 0
