"""Files to read, written by other people's libraries: a PDF with running heads, Word with automatic numbers, tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import docx
import openpyxl
import reportlab
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OdtDocument
from odfdo import Header, List, Paragraph, Table
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus import Paragraph as PdfParagraph

BARE = dict(zip("ąęėįųūĄĘĖĮŲŪ„“–", 'aeeiuuAEEIUU""-', strict=True))


@cache
def font() -> str:
    """Return the name of a font with Lithuanian letters: drawn without their marks, but told apart in the file."""
    made = TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    for letter, drawn in BARE.items():
        made.face.charToGlyph[ord(letter)] = made.face.charToGlyph[ord(drawn)]
        made.face.charWidths[ord(letter)] = made.face.charWidths[ord(drawn)]
    pdfmetrics.registerFont(made)
    return "Vera"


def style(size: float = 10) -> ParagraphStyle:
    return ParagraphStyle("own", fontName=font(), fontSize=size, leading=size * 1.2, spaceAfter=size * 0.9)


class Bookmark(Flowable):
    """An entry of the outline that leads to where it stands."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self.title, self.level = title, level

    def wrap(self, *_: object) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.title)
        self.canv.addOutlineEntry(self.title, self.title, self.level)


def pdf(
    parts: Iterable[tuple[str, float] | Flowable],
    *,
    columns: int = 1,
    furniture: bool = False,
    decorate: Callable[[Canvas], None] = lambda _: None,
) -> bytes:
    """Return a PDF of paragraphs, each with its size in points; `furniture` adds a running head and page numbers."""

    def page(canvas: Canvas, document: BaseDocTemplate) -> None:
        if furniture:
            canvas.setFont(font(), 8)
            canvas.drawString(60, 810, "Official Gazette of Somewhere")
            canvas.drawString(280, 30, f"Page {document.page}")
        decorate(canvas)

    target, width = io.BytesIO(), 480 / columns
    document = BaseDocTemplate(target)
    frames = [Frame(55 + number * (width + 10), 60, width, 720) for number in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=page))
    document.build([PdfParagraph(p[0], style(p[1])) if isinstance(p, tuple) else p for p in parts])
    return target.getvalue()


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """Return a PDF of what `draw` draws."""
    target = io.BytesIO()
    canvas = Canvas(target, **options)
    canvas.setFont(font(), 10)
    draw(canvas)
    canvas.save()
    return target.getvalue()


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>"""
NUM = '<w:num {ns} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'


def word(fill: Callable[[docx.document.Document], None]) -> bytes:
    """Return a Word file that `fill` has written."""
    document, target = docx.Document(), io.BytesIO()
    fill(document)
    document.save(target)
    return target.getvalue()


def numbered(document: docx.document.Document) -> Callable[[str, int, str | None], None]:
    """Return a function that adds a paragraph numbered by Word: articles, then 1., then (a)."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    numbering.append(parse_xml(NUM.format(ns=nsdecls("w"))))

    def add(text: str, depth: int, style: str | None = None) -> None:
        properties = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )

    return add


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return an XLSX file that `fill` has written."""
    book, target = openpyxl.Workbook(), io.BytesIO()
    fill(book)
    book.save(target)
    return target.getvalue()


def odt(title: str, paragraph: str, items: list[str], rows: list[list[str]]) -> bytes:
    """Return an OpenDocument text with a heading, a paragraph, a list and a table."""
    document, target = OdtDocument("text"), io.BytesIO()
    document.body.clear()
    document.body.append(Header(1, title))
    document.body.append(Paragraph(paragraph))
    document.body.append(List(items))
    table = Table("T", width=len(rows[0]), height=len(rows))
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            table.set_value((x, y), value)
    document.body.append(table)
    document.save(target)
    return target.getvalue()
