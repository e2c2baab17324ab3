"""Markdown as a Word document: headings, paragraphs, lists and tables, as this application writes them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.document import Document
from markdown_it import MarkdownIt
from markdown_it.token import Token

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_BREAK = re.compile(r"<br\s*/?>")


def to_docx(markdown: str) -> bytes:
    """Return `markdown` as the bytes of a .docx file. What it does not know of Markdown is kept as text."""
    document = docx.Document()
    tokens = MarkdownIt("commonmark").enable("table").parse(_UNPRINTABLE.sub(" ", markdown))
    _Writer(document).write(tokens)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Walks the tokens of a Markdown text and adds what they stand for to a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._heading: str | None = None
        self._lists: list[str] = []
        self._rows: list[list[list[Token]]] = []
        self._in_table = False

    def write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type == "heading_open":
                self._heading = f"Heading {min(int(token.tag[1]), 4)}"
            elif token.type.endswith(("list_open", "list_close")):
                self._list(token)
            elif token.type in ("table_open", "tr_open", "table_close"):
                self._table(token)
            elif token.type in ("code_block", "fence", "html_block"):
                self._document.add_paragraph(token.content)

    def _list(self, token: Token) -> None:
        if token.type.endswith("close"):
            self._lists.pop()
        else:
            self._lists.append("List Bullet" if token.type.startswith("bullet") else "List Number")

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self._in_table:
            self._rows[-1].append(children)
            return
        style = self._heading or (self._lists[-1] if self._lists else None)
        self._heading = None
        _add_runs(self._document.add_paragraph(style=style), children)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows, self._in_table = [], True
        elif token.type == "tr_open":
            self._rows.append([])
        else:
            self._in_table = False
            self._add_table()

    def _add_table(self) -> None:
        width = max((len(row) for row in self._rows), default=0)
        table = self._document.add_table(rows=len(self._rows), cols=width)
        table.style = "Table Grid"
        for row, line in zip(self._rows, table.rows, strict=True):
            for children, cell in zip(row, line.cells, strict=False):
                _add_runs(cell.paragraphs[0], children)


def _add_runs(paragraph: Any, children: Sequence[Token]) -> None:
    for text, bold, italic in _runs(children):
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None


def _runs(children: Sequence[Token]) -> Iterator[tuple[str, bool, bool]]:
    bold = italic = False
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.type.endswith("open")
            case "em_open" | "em_close":
                italic = token.type.endswith("open")
            case "softbreak" | "hardbreak":
                yield "\n", bold, italic
            case "html_inline":
                yield "\n" if _BREAK.fullmatch(token.content) else token.content, bold, italic
            case _ if token.content:
                yield token.content, bold, italic
