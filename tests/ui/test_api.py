"""The HTTP interface: answers in the documented form, every error with its remedy."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from corpus.errors import IndexMissingError
from corpus.settings import Settings
from ui.desk import PARALLEL, WAITING, Desk, OverloadedError


def test_an_answer_has_the_documented_form(client: TestClient, page_text: str) -> None:
    answer = client.post("/api/ask", json={"question": "What is the budget of the Green Industry programme?"}).json()
    assert answer["status"] == "answered"
    assert answer["abstained"] is False
    official = [c for c in answer["citations"] if c["tier"] == "official"]
    assert official
    for citation in official:
        assert page_text[citation["start"] : citation["end"]] == citation["quote"]


def test_filters_and_history_reach_the_assistant(client: TestClient) -> None:
    body = {
        "question": "And who administers it?",
        "history": ["What is the Green Industry Innovation Programme?"],
        "documents": ["green-industry"],
    }
    answer = client.post("/api/ask", json=body).json()
    assert "Green Industry" in answer["standalone_question"]
    official = {citation["document"] for citation in answer["citations"] if citation["tier"] == "official"}
    assert official == {"green-industry"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": ""},
        {"question": "x" * 20_000},
        {"question": "?", "language": "klingon"},
        {"question": "What is BSR Stars?", "kinds": ["novel"]},
        {"question": "What is BSR Stars?", "documents": ["no-such-document"]},
        {"question": "What is BSR Stars?", "unknown": 1},
    ],
)
def test_what_the_caller_can_mend_is_400_with_a_remedy(client: TestClient, body: dict[str, object]) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 400
    assert response.json()["error"]
    assert response.json()["remedy"]


def test_ready_says_which_corpus_answers(client: TestClient, assistant: Assistant) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["corpus"] == assistant.corpus.version


@pytest.fixture
def empty(tmp_path: Path, serve: Callable[..., AbstractContextManager[TestClient]]) -> Iterator[TestClient]:
    def opener(_settings: Settings) -> Assistant:
        raise IndexMissingError("There is no index yet", remedy="Run `python -m ingest`.")

    with serve(Settings(data_dir=tmp_path), opener) as client:
        yield client


def test_without_an_index_the_server_is_up_but_not_ready_and_says_what_to_do(empty: TestClient) -> None:
    assert empty.get("/healthz").status_code == 200
    response = empty.get("/readyz")
    assert response.status_code == 503
    assert "python -m ingest" in response.json()["remedy"]
    assert empty.post("/api/ask", json={"question": "What is BSR Stars?"}).status_code == 503
    assert "python -m ingest" in empty.get("/document/green-industry").text


def test_a_crowd_is_told_to_come_back(settings: Settings, assistant: Assistant) -> None:
    async def crowd() -> list[object]:
        desk = Desk(settings, lambda _settings: assistant)
        asked = (desk.ask("What is BSR Stars?") for _ in range(PARALLEL + WAITING + 5))
        return await asyncio.gather(*asked, return_exceptions=True)

    outcomes = asyncio.run(crowd())
    refused = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    assert len(refused) == 5
    assert all(isinstance(outcome, OverloadedError) for outcome in refused)


def test_the_first_page_is_in_the_language_chosen_before_or_asked_for_by_the_browser(client: TestClient) -> None:
    def leads_to(**headers: str) -> str:
        return client.get("/?q=a+b", headers=headers, follow_redirects=False).headers["location"]

    assert leads_to() == "/en/?q=a+b"
    assert leads_to(**{"accept-language": "lt-LT,lt;q=0.9,en;q=0.8"}) == "/lt/?q=a+b"
    assert leads_to(**{"accept-language": "de,fr;q=0.9"}) == "/en/?q=a+b"
    assert leads_to(**{"accept-language": "en", "cookie": "gidas_language=lt"}) == "/lt/?q=a+b"
