from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from corpus.settings import Settings
from tests.assistant.llm.endpoint import Endpoint, serving

KEY = "sk-test-very-secret-key"
Writer = Callable[..., Assistant]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


@pytest.fixture
def llm_settings(settings: Settings, endpoint: Endpoint) -> Callable[..., Settings]:
    """Return a function that makes settings for a model behind the endpoint."""
    endpoint.requests.clear()
    endpoint.keys.clear()

    def make(**changes: object) -> Settings:
        base = {
            "llm": "openai-like",
            "llm_base_url": endpoint.url,
            "llm_model": "scripted",
            "llm_api_key": KEY,
            "llm_timeout_seconds": 10.0,
            "llm_retries": 0,
        }
        return Settings(**{**settings.model_dump(), **base, **changes})

    return make


@pytest.fixture
def writer(llm_settings: Callable[..., Settings], embedding: BaseEmbedding) -> Writer:
    """Return a function that opens an assistant whose answers the endpoint writes."""

    def open_writer(**changes: object) -> Assistant:
        return Assistant(llm_settings(**changes), embedding)

    return open_writer


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n", encoding="utf-8")
    return path
