"""Somebody else's assistant over HTTP, against a real server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from corpus.errors import ConfigurationError
from evals.errors import TargetError
from evals.targets.find import open_target
from evals.targets.http import HttpTarget

Reply = tuple[int, str]


class Service(ThreadingHTTPServer):
    """Replies to every POST with `reply`, and remembers what was asked."""

    daemon_threads = True
    reply: Reply = (200, '{"status": "answered", "text": "Yes.", "of their own": 1}')

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[tuple[str, Any, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, json.loads(body), dict(self.headers)))
        status, text = self.server.reply
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its signature
        pass


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def no_settings() -> Any:
    raise AssertionError("another's assistant needs no settings of ours")


def test_the_documented_body_is_sent_and_unknown_parts_of_the_answer_are_passed_over(service: Service) -> None:
    answer = HttpTarget(service.url).ask("And its budget?", ["What is Green Industry?"])
    assert (answer.status, answer.text, answer.citations) == ("answered", "Yes.", ())
    ((path, body, _),) = service.seen
    assert path == "/api/ask"
    assert body == {"question": "And its budget?", "history": ["What is Green Industry?"]}


def test_another_path_is_kept(service: Service) -> None:
    HttpTarget(f"{service.url}/v1/answers").ask("?", [])
    assert service.seen[0][0] == "/v1/answers"


def test_credentials_are_sent_and_not_shown(service: Service) -> None:
    target = HttpTarget(service.url.replace("//", "//me:secret@"))
    target.ask("?", [])
    assert "Authorization" in service.seen[0][2]
    assert "secret" not in str(target.identity())


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_question_that_is_not_taken_is_refused(service: Service, status: int) -> None:
    service.reply = (status, '{"error": "The question is empty.", "remedy": "Ask."}')
    answer = HttpTarget(service.url).ask("", [])
    assert (answer.status, answer.text) == ("refused", "The question is empty.")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((503, '{"error": "No index", "remedy": "r"}'), "answered 503: No index"),
        ((200, "<html>"), "not JSON"),
        ((200, '{"status": "answered"}'), "text: Field required"),
        ((200, '{"status": "maybe", "text": ""}'), "status: Input should be"),
        ((200, "[]"), "documented form"),
    ],
)
def test_what_is_no_answer_stops_the_run(service: Service, reply: Reply, said: str) -> None:
    service.reply = reply
    with pytest.raises(TargetError, match=said):
        HttpTarget(service.url).ask("?", [])


def test_a_target_that_is_not_there_is_named_with_what_to_do(service: Service) -> None:
    url = service.url
    service.server_close()
    with pytest.raises(TargetError, match=r"cannot be reached .*--resume"):
        HttpTarget(url).ask("?", [])


@pytest.mark.parametrize("url", ["ftp://example.org", "http://", "http://host:port", "://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(TargetError, match="URL"):
        open_target(url, no_settings)


def test_an_adapter_is_loaded_by_name() -> None:
    target = open_target("tests.evals.adapter:Parrot", no_settings)
    assert target.ask("Hello?", []).text == "Hello?"


@pytest.mark.parametrize("name", ["nothing", "no.such:Adapter", "json:Missing", "json:dumps"])
def test_an_adapter_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ConfigurationError, match="No target"):
        open_target(name, no_settings)
