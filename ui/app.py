"""The web application: guard, HTTP interface, reading page, and one Gradio page a language."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from starlette.staticfiles import StaticFiles

from assistant.service import Assistant, open_assistant
from corpus.errors import GidasError
from corpus.settings import Settings
from corpus.types import Language
from ui import api, reader, saving, uploads
from ui.desk import Desk
from ui.guard import Guard
from ui.page import build_page
from ui.shell import STATIC, Shell
from ui.strings import LANGUAGES
from ui.theme import gidas_theme

_COOKIE = "gidas_language"
log = logging.getLogger(__name__)


def create_app(
    settings: Settings, opener: Callable[[Settings], Assistant] = open_assistant, hosts: Collection[str] = ()
) -> FastAPI:
    """Return the application. The index is opened in the background once it runs; `/readyz` says when.

    It answers to the names `hosts` only, so that no other site can pose as it; to any name where there are none.
    """
    desk = Desk(settings, opener)
    app = FastAPI(
        title="Gidas", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_opening(desk)
    )
    app.add_middleware(Shell)
    app.add_middleware(Guard, hosts=frozenset(hosts), max_upload=settings.uploads * settings.upload_mb * 1_000_000)
    app.include_router(api.router(desk))
    app.include_router(reader.router(desk))
    app.include_router(saving.router(desk))
    app.include_router(uploads.router(desk))
    api.add_error_handlers(app)
    app.mount("/static", StaticFiles(directory=STATIC))

    @app.get("/", include_in_schema=False)
    def home(request: Request) -> RedirectResponse:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{preferred_language(request)}/{query}", headers={"vary": "accept-language, cookie"})

    _mount_pages(app, desk)
    return app


def preferred_language(request: Request) -> Language:
    """Return the language chosen before, or else the first the browser asks for that there is."""
    chosen = request.cookies.get(_COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((language for language in asked if language in LANGUAGES), "en")


def _mount_pages(app: FastAPI, desk: Desk) -> None:
    for language in LANGUAGES:
        gr.mount_gradio_app(
            app, build_page(desk, language), path=f"/{language}", theme=gidas_theme(), footer_links=[], ssr_mode=False,
            run_history=False, enable_monitoring=False, pwa=False, mcp_server=False, show_error=False,
        )  # fmt: skip


def _opening(desk: Desk) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        opening = asyncio.create_task(asyncio.to_thread(_open, desk))
        yield
        await opening

    return lifespan


def _open(desk: Desk) -> None:
    try:
        desk.assistant()
    except GidasError as error:  # the page says so too, and tries again
        log.warning("%s", error)
