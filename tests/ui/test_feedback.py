"""What people think of answers is kept on this machine, one line each, unless it is switched off."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Citation
from assistant.service import Assistant
from corpus.settings import Settings
from ui.conversation import Turn
from ui.feedback import Feedback, FeedbackLog, FeedbackRefusedError
from ui.render import turn_html

HELPFUL = {"question": "Kas yra BSR Stars?", "verdict": "helpful", "comment": "Ačiū!\nLabai."}


def test_feedback_becomes_one_line(client: TestClient, settings: Settings) -> None:
    assert client.post("/api/feedback", json=HELPFUL).status_code == 204
    line = json.loads((settings.data_dir / "feedback.jsonl").read_text("utf-8").splitlines()[-1])
    assert {key: line[key] for key in HELPFUL} == HELPFUL
    assert line["at"]


@pytest.mark.parametrize("change", [{"verdict": "meh"}, {"comment": "x" * 2001}, {"question": ""}, {"email": "a@b"}])
def test_anything_else_is_refused(client: TestClient, change: dict[str, str]) -> None:
    assert client.post("/api/feedback", json={**HELPFUL, **change}).status_code == 400


def test_it_can_be_switched_off(
    tmp_path: Path,
    assistant: Assistant,
    serve: Callable[..., AbstractContextManager[TestClient]],
) -> None:
    off = Settings(data_dir=tmp_path, feedback=False)
    with serve(off, lambda _settings: assistant) as client:
        response = client.post("/api/feedback", json=HELPFUL)
    assert response.status_code == 503
    assert "GIDAS_FEEDBACK" in response.json()["remedy"]
    assert not (tmp_path / "feedback.jsonl").exists()


def test_nobody_is_asked_where_it_is_off(turn: Callable[..., Turn], citation: Callable[..., Citation]) -> None:
    finished = turn("EUR 5. [1]", citation(1))
    assert "Was this helpful?" in turn_html(finished, "en", feedback=True)
    assert "Was this helpful?" not in turn_html(finished, "en", feedback=False)


def test_many_at_once_keep_their_lines_whole(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path / "deep" / "feedback.jsonl")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: log.add(Feedback(question=f"Q{n}", verdict="not_helpful")), range(100)))
    lines = log.path.read_text("utf-8").splitlines()
    assert {json.loads(line)["question"] for line in lines} == {f"Q{n}" for n in range(100)}


def test_a_full_log_takes_no_more(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path / "feedback.jsonl", max_bytes=10)
    log.add(Feedback(question="Q", verdict="helpful"))
    with pytest.raises(FeedbackRefusedError, match="full"):
        log.add(Feedback(question="Q", verdict="helpful"))
