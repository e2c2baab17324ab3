"""The reading page: one whole document, word for word, with a quote marked in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from assistant.service import Assistant
from corpus.errors import GidasError
from corpus.types import Document, Language, Role
from ui.desk import Desk
from ui.facts import document_validity
from ui.pages import PictureError, page_of, pdf_path, picture
from ui.render import fault_html, is_stale, validity_words
from ui.shell import assets
from ui.strings import words
from ui.templating import render

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, cut where the marked quote begins and ends."""

    before: str
    marked: str
    after: str
    heading: bool
    first: bool
    """Whether the quote begins in this line."""


def router(desk: Desk) -> APIRouter:
    """Return the route `/document/{id}`."""
    routes = APIRouter()

    @routes.get("/document/{document_id}", response_class=HTMLResponse, include_in_schema=False)
    async def document_page(
        document_id: str,
        lang: Annotated[str, Query(pattern="^(en|lt)$")] = "en",
        start: Annotated[int, Query(ge=0)] = 0,
        end: Annotated[int, Query(ge=0)] = 0,
    ) -> HTMLResponse:
        content: str
        try:
            assistant = await asyncio.to_thread(desk.assistant)
            status, content = 200, document_html(assistant, document_id, lang, start, end)
        except KeyError:
            status, content = 404, Markup("<h1>{}</h1>").format(words(lang)["no_such_document"])
        except GidasError as error:
            status, content = 503, fault_html(error, lang)
        page = render("reader.html", lang, content=content, assets=assets("../static"))
        return HTMLResponse(page, status_code=status, headers={"content-security-policy": _POLICY})

    @routes.get("/document/{document_id}/page.png", include_in_schema=False)
    async def page_png(
        document_id: str, start: Annotated[int, Query(ge=0)] = 0, end: Annotated[int, Query(ge=0)] = 0
    ) -> Response:
        def draw() -> bytes:
            library = desk.assistant().library
            source = library.sources[library.documents[document_id].source_id]
            return picture(source, library, start, end)

        try:
            return Response(await asyncio.to_thread(draw), media_type="image/png")
        except (KeyError, PictureError):
            return Response(status_code=404)

    return routes


def document_html(assistant: Assistant, document_id: str, language: Language, start: int, end: int) -> Markup:
    """Return a document as HTML with characters `start` to `end` of its source marked.

    Raises:
        KeyError: there is no such document.
    """
    document = next((d for d in assistant.documents() if d.id == document_id), None)
    if document is None:
        raise KeyError(document_id)
    source = assistant.source(document.source_id)
    passages = assistant.passages(document_id)
    headings = {passage.start for passage in passages if passage.role is Role.HEADING}
    validity = document_validity(document, assistant.library, assistant.settings.today)
    page = page_of(source, start) + 1 if pdf_path(source, assistant.library) else None
    return render(
        "document.html",
        language,
        document=document,
        page=page,
        picture=f"../document/{document_id}/page.png?start={start}&end={end}",
        source=source,
        lines=list(lines(source.text, document, headings, start, end)),
        validity=validity_words(validity, language),
        stale=is_stale(validity),
    )


def lines(text: str, document: Document, headings: set[int], start: int, end: int) -> Iterator[Line]:
    """Yield the lines of `document` in its source's `text`, the quote from `start` to `end` marked."""
    position = document.start
    for row in text[document.start : document.end].splitlines(keepends=True):
        words_of_row = row.rstrip("\r\n")
        low = min(max(start - position, 0), len(words_of_row))
        high = min(max(end - position, low), len(words_of_row))
        yield Line(
            words_of_row[:low],
            words_of_row[low:high],
            words_of_row[high:],
            heading=position in headings,
            first=position <= start < position + len(row) and high > low,
        )
        position += len(row)
