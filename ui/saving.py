"""What can be taken away as a file: fits, comparisons, what agreements say, all made anew; a conversation as Word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.agreements.compare import compare
from assistant.agreements.render import DeskRenderer
from assistant.agreements.terms import ask_agreements
from assistant.saving import in_form
from assistant.service import Assistant
from assistant.table import Table
from corpus.types import Language
from ui.applicant import Applicant
from ui.desk import Desk

_TYPES = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}
InLanguage = Annotated[str, Query(alias="lang", pattern="^(en|lt)$")]
Ids = Annotated[list[str], Query(alias="id", max_length=6)]


class Conversation(BaseModel):
    """The body of `POST /save/conversation.docx`: the Markdown of a conversation, which only its browser keeps."""

    model_config = ConfigDict(extra="forbid")

    markdown: Annotated[str, Field(min_length=1, max_length=500_000)]


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be saved: the receipt's kind and content, the same to read, and as a table where it is one."""

    kind: str
    content: dict[str, Any]
    markdown: str
    table: Table | None = None


def router(desk: Desk) -> APIRouter:
    """Return the routes `/save/{fit,comparison,terms}.{json,md,docx,csv}` and `/save/conversation.docx`.

    They raise as the assistant does: ProfileError or QuestionError for what the caller can mend.
    """
    routes = APIRouter(include_in_schema=False)

    @routes.get("/save/fit.{form}")
    async def save_fit(request: Request, form: str, language: InLanguage = "en") -> Response:
        given = {name: request.query_params.getlist(name) for name in request.query_params}
        return await _reply(desk, "fit", form, lambda assistant: _fit(assistant, Applicant.read(given), language))

    @routes.get("/save/comparison.{form}")
    async def save_comparison(form: str, ids: Ids, language: InLanguage = "en") -> Response:
        return await _reply(desk, "comparison", form, lambda assistant: _comparison(assistant, ids, language))

    @routes.get("/save/terms.{form}")
    async def save_terms(form: str, q: str, language: InLanguage = "en") -> Response:
        return await _reply(desk, "terms", form, lambda assistant: _terms(assistant, q, language))

    @routes.post("/save/conversation.docx")
    async def save_conversation(conversation: Conversation) -> Response:
        return _file(await asyncio.to_thread(_word, conversation.markdown), "conversation", "docx")

    return routes


async def _reply(desk: Desk, name: str, form: str, find: Callable[[Assistant], _Found]) -> Response:
    data = await asyncio.to_thread(_data, desk, form, find)
    if data is None or form not in _TYPES:
        return JSONResponse({"error": f"There is no {form} of this", "remedy": "Use json, md or docx."}, 404)
    return _file(data, name, form)


def _file(data: bytes, name: str, form: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="gidas-{name}.{form}"'}
    return Response(data, media_type=_TYPES[form], headers=headers)


def _data(desk: Desk, form: str, find: Callable[[Assistant], _Found]) -> bytes | None:
    assistant = desk.assistant()
    found, day = find(assistant), assistant.settings.today
    return in_form(f".{form}", found.kind, found.content, found.markdown, day, table=found.table)


def _word(markdown: str) -> bytes:
    from assistant.word_document import to_docx  # noqa: PLC0415 - heavy, so only where it is asked for

    return to_docx(markdown)


def _fit(assistant: Assistant, applicant: Applicant, language: Language) -> _Found:
    report = assistant.fit(applicant.text, applicant.flags(), language)
    renderer = assistant.finder.renderer
    return _Found("fit", renderer.to_json(report), renderer.markdown(report, language))


def _comparison(assistant: Assistant, ids: Sequence[str], language: Language) -> _Found:
    library, day = assistant.library, assistant.settings.today
    found, renderer = compare(ids, library, day), DeskRenderer(library, day)
    return _Found(
        "comparison",
        renderer.comparison_json(found),
        renderer.comparison_markdown(found, language),
        renderer.comparison_table(found),
    )


def _terms(assistant: Assistant, question: str, language: Language) -> _Found:
    found = ask_agreements(question, assistant, language=language)
    renderer = DeskRenderer(assistant.library, assistant.settings.today)
    return _Found("terms", renderer.terms_json(found), renderer.terms_markdown(found), renderer.terms_table(found))
