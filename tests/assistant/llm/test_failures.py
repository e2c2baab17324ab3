"""Whatever a model's server does, the reader gets an answer in time, and nobody the key."""

from __future__ import annotations

import logging

import pytest

from assistant.service import Assistant
from tests.assistant.llm.asking import TRUE, WRONG, ask, is_default
from tests.assistant.llm.conftest import KEY, Writer
from tests.assistant.llm.endpoint import Endpoint, babbles, drips, fails, in_turn, is_silent, sends, writes


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_error_of_the_server_gives_the_default_answer(
    status: int, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = fails(status)
    assert is_default(ask(writer()), assistant)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "data: {not json}\n\n",
        'data: {"choices": "none"}\n\n',
        'data: {"error": {"message": "overloaded"}}\n\n',
        "data: [DONE]\n\n",
        "\x00\xff garbage without end",
        "data: 42\n\ndata: null\n\n",
    ],
)
def test_a_malformed_stream_gives_the_default_answer(
    data: str, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = sends(data)
    assert is_default(ask(writer()), assistant)


def test_silence_is_waited_out_no_longer_than_allowed(writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    endpoint.reply = is_silent(5)
    answer = ask(writer(llm_timeout_seconds=0.5))
    assert is_default(answer, assistant)
    assert answer.timing_ms["total"] < 4_000


def test_a_model_that_drips_runs_out_of_time(writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    endpoint.reply = drips(TRUE * 20, 0.05)
    assert is_default(ask(writer(llm_timeout_seconds=0.6)), assistant)


def test_endless_output_is_cut_off(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = babbles(f"{TRUE} {WRONG} ")
    answer = ask(writer())
    assert answer.answerer == "llm"
    assert len(answer.sentences) <= 20
    assert "94 million" not in answer.text


def test_nobody_there_gives_the_default_answer(writer: Writer, assistant: Assistant) -> None:
    assert is_default(ask(writer(llm_base_url="http://127.0.0.1:9/v1")), assistant)


def test_a_busy_server_is_asked_again(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = in_turn(fails(429, headers={"retry-after": "0"}), fails(503), writes(TRUE))
    assert ask(writer(llm_retries=2)).answerer == "llm"
    assert len(endpoint.requests) == 3


def test_a_refused_key_is_not_tried_again(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = fails(401)
    ask(writer(llm_retries=5))
    assert len(endpoint.requests) == 1


def test_the_key_is_sent_and_never_shown(
    writer: Writer, endpoint: Endpoint, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.reply = fails(401, f"Incorrect API key provided: {KEY}")
    with caplog.at_level(logging.DEBUG):
        answer = ask(writer())
    assert endpoint.keys == [f"Bearer {KEY}"]
    printed = "".join(capsys.readouterr())
    assert KEY not in f"{answer.to_json()}{printed}"
    assert not [r for r in caplog.records if r.name.startswith(("assistant", "corpus")) and KEY in r.getMessage()]
