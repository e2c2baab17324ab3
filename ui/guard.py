"""The guard in front of everything: what may come in, from where, how large, what a browser may do with answers."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY: Final = 1_000_000
"""Bytes. A conversation of fifty long questions is far below this."""
UPLOADS: Final = "/api/documents"
"""Where files come in, if they may."""
_GRADIO_OPEN: Final = re.compile(
    r"/(en|lt)(/|/config/?|/theme\.css|/(static|assets|svelte)/.*"
    r"|/gradio_api/(queue/(join|data)|run/predict|startup-events|heartbeat/[\w-]+|cancel|reset/?|app_id/?|theme\.css|info/?"
    r"|file=(?!https?:)(?!//).*))?"
)
"""All of Gradio that the pages use. Everything else it serves (proxy, deep links, uploads, calls by name, monitoring)
stays shut, so a new Gradio cannot open a door nobody looked at."""
_PAGE_POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio builds functions from strings
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "content-security-policy": _PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """ASGI middleware. Refusals are `{"error", "remedy"}` like every other error of the HTTP interface."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = frozenset(), max_upload: int = 0) -> None:
        """Answer to the names `hosts` only, to any where there are none; take in files of up to `max_upload` bytes."""
        self.app = app
        self.hosts = hosts
        self.max_upload = max_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on and add the security headers to what comes back."""
        if scope["type"] != "http":
            await self._not_http(scope, receive, send)
            return
        max_body = max(MAX_BODY, self.max_upload) if scope["path"] == UPLOADS else MAX_BODY
        refusal = refuse(scope["method"], scope["path"], Headers(scope=scope), self.hosts, max_body)
        guarded = _with_headers(send)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        if scope["method"] == "POST":
            body = await _read(receive, max_body)
            if body is None:
                await _refusal(413, "The request is too large", "Send less.")(scope, receive, guarded)
                return
            if scope["path"] != UPLOADS and b"gradio.FileData" in body:
                await _refusal(403, "Files are not taken in here", "Send text only.")(scope, receive, guarded)
                return
            receive = _replay(body, receive)
        await self.app(scope, receive, guarded)

    async def _not_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        else:  # no page here speaks over web sockets
            await send({"type": "websocket.close", "code": 1008})


def refuse(
    method: str, path: str, headers: Headers, hosts: frozenset[str] = frozenset(), max_body: int = MAX_BODY
) -> JSONResponse | None:
    """Return the refusal of a request by its head alone, or None where it may go on."""
    if method not in ("GET", "HEAD", "POST"):
        return _refusal(405, f"{method} is not used here", "Use GET or POST.")
    if hosts and _hostname(headers) not in hosts:
        return _refusal(421, "This is not the name of this server", "Use 127.0.0.1, or name yours in GIDAS_HOSTS.")
    if not _same_origin(headers):
        return _refusal(403, "The request comes from another site", "Open Gidas at its own address.")
    if not path.isprintable() or (re.match(r"/(en|lt)/.", path) and not _GRADIO_OPEN.fullmatch(path)):
        return _refusal(404, "There is nothing here", "Start at /.")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > max_body:
        return _refusal(413, "The request is too large", "Send less.")
    return None


def _hostname(headers: Headers) -> str | None:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return None


def _same_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _refusal(status: int, error: str, remedy: str) -> JSONResponse:
    return JSONResponse({"error": error, "remedy": remedy}, status_code=status)


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            for name in ("access-control-allow-origin", "access-control-allow-credentials"):
                del headers[name]
        await send(message)

    return guarded


async def _read(receive: Receive, limit: int) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
