"""The HTTP interface of the shelf: add a file, remove a document, read all again. Switched off unless set."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from ui.desk import Desk
from ui.guard import UPLOADS
from ui.shelf import Shelf


class Removal(BaseModel):
    """The body of `POST /api/documents/remove`."""

    model_config = ConfigDict(extra="forbid")

    document: Annotated[str, Field(min_length=1, max_length=200)]


def router(desk: Desk) -> APIRouter:
    """Return the routes `/api/documents`, `.../remove` and `.../again`."""
    routes = APIRouter(include_in_schema=desk.settings.uploads)
    shelf = Shelf(desk)

    @routes.post(UPLOADS)
    async def add(request: Request, name: Annotated[str, Query(min_length=1, max_length=400)]) -> dict[str, Any]:
        return await asyncio.to_thread(shelf.add, name, await request.body())

    @routes.post(f"{UPLOADS}/remove", status_code=204)
    def remove(body: Removal) -> None:
        shelf.remove(body.document)

    @routes.post(f"{UPLOADS}/again")
    async def again() -> dict[str, Any]:
        return await asyncio.to_thread(shelf.again)

    return routes
