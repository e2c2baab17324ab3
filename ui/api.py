"""The HTTP interface: one question, one answer; whether the server is up and ready; feedback."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import ConfigurationError, GidasError, ProfileError, QuestionError, SourceError
from corpus.types import Kind
from ui.desk import Desk
from ui.feedback import Feedback, FeedbackLog, FeedbackRefusedError


class Question(BaseModel):
    """The body of `POST /api/ask`."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: Annotated[list[str], Field(max_length=50)] = []
    language: Annotated[str, Field(pattern="^(en|lt)$")] | None = None
    kinds: list[Kind] = []
    documents: Annotated[list[str], Field(max_length=200)] = []


def router(desk: Desk) -> APIRouter:
    """Return the routes `/api/ask`, `/api/feedback`, `/healthz` and `/readyz`."""
    routes = APIRouter()
    log = FeedbackLog(desk.settings.data_dir / "feedback.jsonl")

    @routes.post("/api/ask")
    async def ask(body: Question) -> dict[str, Any]:
        answer = await desk.ask(
            body.question,
            history=body.history,
            language=body.language,
            kinds=body.kinds,
            documents=body.documents,
        )
        return answer.to_json()

    @routes.post("/api/feedback", status_code=204)
    def feedback(body: Feedback) -> None:
        if not desk.settings.feedback:
            raise FeedbackRefusedError("Feedback is switched off here", remedy="Set GIDAS_FEEDBACK=true to keep it.")
        log.add(body)

    @routes.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @routes.get("/readyz")
    async def readyz() -> dict[str, Any]:
        state = (await asyncio.to_thread(desk.assistant)).corpus
        return {"status": "ready", "corpus": state.version, "documents": state.documents, "passages": state.passages}

    return routes


def add_error_handlers(app: FastAPI) -> None:
    """Make every error of the HTTP interface `{"error", "remedy"}`: 400 the caller's, 503 the server's."""

    @app.exception_handler(GidasError)
    async def mendable(_request: Request, error: GidasError) -> JSONResponse:
        status = 400 if isinstance(error, QuestionError | ProfileError | SourceError | ConfigurationError) else 503
        return JSONResponse({"error": error.message, "remedy": error.remedy}, status_code=status)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> JSONResponse:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
        return JSONResponse(
            {"error": f"The request cannot be read: {faults}", "remedy": "See /api/openapi.json."}, status_code=400
        )
