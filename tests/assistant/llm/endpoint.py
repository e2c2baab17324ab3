"""A scripted OpenAI-compatible endpoint on the loopback, over real HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Handler"], None]


@dataclass
class Endpoint:
    """Answers every request with `reply`; `requests` are the bodies it got, `keys` the keys they came with."""

    url: str = ""
    reply: Reply = lambda handler: None
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """One request and its `body`; `endpoint` is set on the class made for each server."""

    endpoint: Endpoint
    body: dict[str, Any]
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.endpoint.requests.append(self.body)
        self.endpoint.keys.append(self.headers.get("authorization", ""))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the client may have gone
            self.endpoint.reply(self)

    def log_message(self, *_: object) -> None:
        pass

    def begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def send(self, data: str) -> None:
        self.wfile.write(data.encode())
        self.wfile.flush()

    def send_piece(self, text: str, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.send(f"data: {json.dumps(chunk)}\n\n")


def writes(text: str, *, done: bool = True, finish: str = "stop") -> Reply:
    """Stream `text` in small pieces, and say that it ends by `finish`."""

    def reply(handler: Handler) -> None:
        handler.begin_stream()
        for start in range(0, len(text), 7):
            handler.send_piece(text[start : start + 7])
        if done:
            handler.send_piece("", finish)
            handler.send("data: [DONE]\n\n")

    return reply


def fails(status: int, message: str = "no", headers: dict[str, str] | None = None) -> Reply:
    """Answer with an HTTP error."""

    def reply(handler: Handler) -> None:
        body = json.dumps({"error": {"message": message}}).encode()
        handler.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(body)))
        handler.send_header("connection", "close")  # it is closed, and a client that is not told keeps its end open
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def babbles(text: str) -> Reply:
    """Stream `text` over and over, until the client hangs up."""

    def reply(handler: Handler) -> None:
        handler.begin_stream()
        while True:
            handler.send_piece(text)

    return reply


def drips(text: str, pause: float) -> Reply:
    """Stream `text` a letter at a time with a pause before each."""

    def reply(handler: Handler) -> None:
        handler.begin_stream()
        for char in text:
            time.sleep(pause)
            handler.send_piece(char)

    return reply


def sends(data: str) -> Reply:
    """Begin a stream and send `data` as it is."""

    def reply(handler: Handler) -> None:
        handler.begin_stream()
        handler.send(data)

    return reply


def is_silent(seconds: float) -> Reply:
    """Take the request and say nothing."""

    def reply(_: Handler) -> None:
        time.sleep(seconds)

    return reply


def in_turn(*replies: Reply) -> Reply:
    """Reply to the first request with the first of `replies`, and so on; the last one stays."""
    left = list(replies)

    def reply(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return reply


@contextmanager
def serving() -> Iterator[Endpoint]:
    """Serve an endpoint on a free port of the loopback."""
    endpoint = Endpoint()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("BoundHandler", (Handler,), {"endpoint": endpoint}))
    server.daemon_threads = True
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
