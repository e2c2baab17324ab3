"""The frame around Gradio's page: language, first paint, header and footer, before any of its scripts have run."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.types import Language
from ui.templating import render

STATIC = Path(__file__).parent / "static"
STYLES = (
    "tokens.css",
    "frame.css",
    "answer.css",
    "panels.css",
    "finder.css",
    "gradio.css",
    "document.css",
    "print.css",
)
SCRIPTS = (
    "boot.js",
    "net.js",
    "focus.js",
    "actions.js",
    "history.js",
    "reader.js",
    "feedback.js",
    "find.js",
    "results.js",
    "shelf.js",
    "tabs.js",
)
_CHARSET = '<meta charset="utf-8" />'
_PAGE = re.compile(r"/(en|lt)/")
_META = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*?/>', re.DOTALL)


class Shell:
    """ASGI middleware that rewrites the HTML of `/en/` and `/lt/` and leaves everything else alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; put the frame around what comes back if it is a page."""
        found = _PAGE.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body", False):
                return
            content = frame(body.decode(), found[1]).encode() if _is_html(start) else bytes(body)
            MutableHeaders(scope=start)["content-length"] = str(len(content))
            await send(start)
            await send({"type": "http.response.body", "body": content})

        await self.app(scope, receive, rewrite)


def frame(page: str, language: Language) -> str:
    """Return Gradio's `page` in our frame: the right language, our styles and scripts, a header, a footer."""
    head = render("head.html", language, assets=assets("../static"))
    page = _META.sub("", page).replace('lang="en"', f'lang="{language}"', 1)
    page = page.replace(_CHARSET, f"{_CHARSET}{head}", 1)
    page = page.replace("<gradio-app", f"{render('header.html', language)}<gradio-app", 1)
    return page.replace("</gradio-app>", f"</gradio-app>{render('footer.html', language)}", 1)


@lru_cache(maxsize=4)
def assets(base: str) -> dict[str, tuple[str, ...]]:
    """Return the addresses of our styles and scripts under `base`, each with the digest of its content."""
    return {
        "styles": tuple(f"{base}/{name}?v={_digest(name)}" for name in STYLES),
        "scripts": tuple(f"{base}/{name}?v={_digest(name)}" for name in SCRIPTS),
    }


def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
