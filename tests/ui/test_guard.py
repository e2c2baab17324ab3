"""The guard lets in what the pages use, and nothing else."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import Headers

from ui.guard import MAX_BODY, refuse


@pytest.mark.parametrize("path", ["/", "/en/", "/lt/", "/healthz", "/en/config", "/lt/theme.css", "/en/assets/x.js"])
def test_pages_and_their_parts_are_let_in(path: str) -> None:
    assert refuse("GET", path, Headers({"host": "localhost:7860"})) is None


@pytest.mark.parametrize(
    "path",
    [
        "/en/gradio_api/file=https://example.org/x",
        "/en/gradio_api/file=http:/example.org/x",
        "/lt/gradio_api/file=//example.org/x",
        "/en/gradio_api/proxy=https://example.org/x",
        "/en/gradio_api/deep_link",
        "/en/gradio_api/upload",
        "/en/gradio_api/call/begin",
        "/en/gradio_api/runs",
        "/en/gradio_api/vibe-edit",
        "/en/monitoring",
        "/en/login",
        "/en/gradio_api/component_server",
        "/en/\x00",
    ],
)
def test_gradio_doors_nobody_uses_stay_shut(path: str) -> None:
    refusal = refuse("GET", path, Headers({"host": "localhost:7860"}))
    assert refusal is not None
    assert refusal.status_code == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:9999", "null", "http://localhost.evil"])
def test_another_site_is_refused(client: TestClient, origin: str) -> None:
    response = client.post("/api/ask", json={"question": "What is BSR Stars?"}, headers={"origin": origin})
    assert response.status_code == 403
    assert set(response.json()) == {"error", "remedy"}
    assert "access-control-allow-origin" not in response.headers


def test_the_page_itself_may_ask(client: TestClient) -> None:
    response = client.post(
        "/api/ask", json={"question": "What is BSR Stars?"}, headers={"origin": "http://127.0.0.1:7860"}
    )
    assert response.status_code == 200


def test_another_name_for_this_machine_is_refused_so_that_no_site_can_pose_as_it() -> None:
    ours = frozenset({"localhost", "127.0.0.1", "::1"})
    for host in ("localhost:7860", "127.0.0.1", "[::1]:7860"):
        assert refuse("GET", "/", Headers({"host": host}), ours) is None
    for host in ("evil.example:7860", "", "localhost.evil.example", "[::1"):
        refusal = refuse("GET", "/", Headers({"host": host}), ours)
        assert refusal is not None
        assert refusal.status_code == 421


def test_a_body_that_is_too_large_is_refused_by_its_length_and_by_counting(client: TestClient) -> None:
    large = b"x" * (MAX_BODY + 1)
    assert client.post("/api/ask", content=large).status_code == 413

    def stream():  # type: ignore[no-untyped-def]
        yield large

    assert client.post("/api/ask", content=stream()).status_code == 413


def test_a_request_cannot_make_the_server_fetch_a_file(client: TestClient) -> None:
    body = {"data": [{"path": "https://example.org/x", "meta": {"_type": "gradio.FileData"}}], "fn_index": 0}
    assert client.post("/en/gradio_api/run/predict", json=body).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/ask").status_code == 405


@pytest.mark.parametrize("path", ["/en/", "/healthz", "/static/answer.css", "/document/israel-agreement", "/nothing"])
def test_every_response_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
