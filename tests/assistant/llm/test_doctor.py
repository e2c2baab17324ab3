from collections.abc import Callable

import pytest

from assistant.llm.doctor import Finding, examine
from corpus.settings import Settings
from tests.assistant.llm.conftest import KEY
from tests.assistant.llm.endpoint import Endpoint, Reply, fails, is_silent, writes


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(settings)}


def test_without_a_model_nothing_is_wrong(settings: Settings) -> None:
    found = findings(settings)
    assert found["index"].state == "ok"
    assert found["language model"].state == "off"


def test_a_model_that_answers_is_well(llm_settings: Callable[..., Settings], endpoint: Endpoint) -> None:
    endpoint.reply = writes("ready")
    found = findings(llm_settings())
    assert {f.state for f in found.values()} == {"ok"}
    assert "scripted" in found["language model"].text


@pytest.mark.parametrize(
    ("reply", "advice"),
    [(fails(401, KEY), "GIDAS_LLM_API_KEY"), (fails(404), "GIDAS_LLM_MODEL"), (is_silent(3), "TIMEOUT")],
)
def test_a_model_that_fails_comes_with_advice_and_without_the_key(
    reply: Reply, advice: str, llm_settings: Callable[..., Settings], endpoint: Endpoint
) -> None:
    endpoint.reply = reply
    url = endpoint.url.replace("http://", "http://user:password@")
    found = findings(llm_settings(llm_timeout_seconds=1.0, llm_base_url=url))
    assert found["answers"].state == "wrong"
    assert advice in found["answers"].remedy
    assert not [f for f in found.values() if KEY in str(f) or "password" in str(f)]


def test_a_server_that_is_not_there_is_told(llm_settings: Callable[..., Settings]) -> None:
    found = findings(llm_settings(llm_base_url="http://127.0.0.1:9/v1"))
    assert "Start the server" in found["answers"].remedy


def test_a_half_configured_model_is_told(settings: Settings) -> None:
    found = findings(Settings(**{**settings.model_dump(), "llm": "openai-like"}))
    assert found["answers"].state == "wrong"
    assert "GIDAS_LLM_MODEL" in found["answers"].remedy
