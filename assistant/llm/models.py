"""From settings to a LlamaIndex model. Nothing is asked over the network here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.llm.keys import api_key
from corpus.errors import ConfigurationError
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

NO_KEY = "none"
"""Sent where no key is set: local servers want some word, and the client would otherwise look for a key of its own."""


def open_model(settings: Settings) -> LLM:
    """Return the model that `settings` name, ready to be asked.

    Raises:
        ConfigurationError: the model's name or address is missing, or its package is not installed.
    """
    if not settings.llm_model:
        raise ConfigurationError(
            f"GIDAS_LLM is {settings.llm!r} but no model is named", remedy="Set GIDAS_LLM_MODEL to the model's name."
        )
    return _openai_like(settings) if settings.llm == "openai-like" else _anthropic(settings)


def _openai_like(settings: Settings) -> LLM:
    if not settings.llm_base_url:
        raise ConfigurationError(
            "GIDAS_LLM is 'openai-like' but no address is given",
            remedy="Set GIDAS_LLM_BASE_URL, e.g. http://127.0.0.1:11434/v1 (Ollama) or https://api.openai.com/v1.",
        )
    model: LLM = _class("llama_index.llms.openai_like", "OpenAILike", "llama-index-llms-openai-like")(
        model=settings.llm_model,
        api_base=settings.llm_base_url,
        api_key=api_key(settings) or NO_KEY,
        is_chat_model=True,
        context_window=settings.llm_context_tokens,
        max_tokens=settings.llm_max_tokens,
        temperature=0.0,
        timeout=settings.llm_timeout_seconds,
        max_retries=0,  # retried in `calling`, where the time of all attempts together is limited
    )
    return model


def _anthropic(settings: Settings) -> LLM:
    key = api_key(settings)
    if key is None:
        raise ConfigurationError(
            "GIDAS_LLM is 'anthropic' but no key is given",
            remedy="Set GIDAS_LLM_API_KEY, or GIDAS_LLM_API_KEY_FILE to a file that holds it.",
        )
    address = {"base_url": settings.llm_base_url} if settings.llm_base_url else {}
    model: LLM = _class("llama_index.llms.anthropic", "Anthropic", "the extra `anthropic`")(
        model=settings.llm_model,
        api_key=key,
        max_tokens=settings.llm_max_tokens,
        temperature=0.0,
        timeout=settings.llm_timeout_seconds,
        max_retries=0,
        **address,
    )
    return model


def _class(module: str, name: str, package: str) -> Any:
    try:
        return getattr(import_module(module), name)
    except ImportError as error:
        raise ConfigurationError(
            f"This kind of model needs {package}, which is not installed",
            remedy="Install it into .venv, e.g. `.venv/bin/pip install llama-index-llms-anthropic` for Anthropic.",
        ) from error
