"""A web site of this machine, whose every reply a test decides."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ingest.web.fetch import Fetched, Gone, Request, fetch
from tests.ingest.web.nearby import Nearby

HOST = "files.example"
PAGE = b"<!doctype html><html><body><main><h1>Elk rules</h1><p>The elk panel meets in Utena.</p></main></body></html>"


@dataclass
class Reply:
    """What the server says; `also` is done before the body is sent."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    also: Callable[[BaseHTTPRequestHandler], None] = lambda _: None


@dataclass
class Site:
    """A server of this machine, what it holds, and what it was asked."""

    port: int
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def policy(self, **options: object) -> Nearby:
        return Nearby((f"{HOST}:{self.port}",), **{"names": {HOST: "127.0.0.1"}, **options})  # type: ignore[arg-type]

    def fetch(self, path: str, **options: object) -> Fetched | Gone:
        return fetch(Request(self.url(path), self.policy(**options), 1 << 20))


def serve(certificate: Path | None = None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            reply = site.pages.get(self.path, Reply(status=404))
            unchanged = reply.headers.get("ETag") and self.headers["If-None-Match"] == reply.headers["ETag"]
            self.send_response(304 if unchanged else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            reply.also(self)
            if not unchanged:
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # callers that hang up are part of the test
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
