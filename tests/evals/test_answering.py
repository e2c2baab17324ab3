import pytest

from corpus.errors import ConfigurationError
from evals.answering import Answerer, answering


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_LLM", "openai-like")


@pytest.mark.usefixtures("configured")
def test_either_answerer_can_be_asked_for() -> None:
    assert answering(Answerer.EXTRACTIVE).llm == "none"
    assert answering(Answerer.LLM).llm == "openai-like"
    assert answering(None).llm == "openai-like"


@pytest.mark.usefixtures("configured")
def test_what_a_model_writes_is_kept_for_the_next_evaluation() -> None:
    assert answering(Answerer.LLM).llm_cache
    assert not answering(None).llm_cache


def test_a_model_that_is_not_configured_cannot_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIDAS_LLM", raising=False)
    with pytest.raises(ConfigurationError, match="GIDAS_LLM"):
        answering(Answerer.LLM)
