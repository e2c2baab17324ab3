"""The configured language model as LlamaIndex's evaluators ask it: within a time, retried, and kept by prompt."""

from __future__ import annotations

from typing import Any

from llama_index.core.llms import LLM, CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from pydantic import PrivateAttr

from assistant.llm.cache import remembered
from assistant.llm.calling import stream
from assistant.llm.models import open_model
from assistant.llm.prompts import Prompt
from assistant.llm.sentences import aloud
from corpus.errors import ConfigurationError
from corpus.settings import Settings

SYSTEM = "You judge answers. Say YES or NO first, then why, in one sentence."
MAX_CHARS = 4_000
"""Room for a model that thinks aloud before it says yes or no."""
LEAST_CONTEXT = 1_500
"""Tokens: the evaluators' own instructions take some 400, and an answer with its quotes has to fit beside them."""


class Judge(CustomLLM):
    """Asks through the same means as the assistant does, so that it fails in the same words and never hangs."""

    _model: LLM = PrivateAttr()
    _settings: Settings = PrivateAttr()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._model, self._settings = open_model(settings), settings

    @property
    def metadata(self) -> LLMMetadata:
        """How much it can read at once: evidence that does not fit is put to it in turns."""
        return LLMMetadata(
            context_window=self._settings.llm_context_tokens,
            num_output=min(self._settings.llm_max_tokens, 256),
            model_name=self._settings.llm_model or "",
        )

    @property
    def name(self) -> str:
        """What judges, as results name an assistant's model."""
        return f"{self._settings.llm}:{self._settings.llm_model}"

    def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:  # noqa: ARG002, FBT001
        """Return what the model says, without what it thinks aloud.

        Raises:
            ModelUnavailableError: it cannot be reached, refuses, takes too long, or breaks off.
        """
        asked = Prompt(SYSTEM, prompt)
        pieces = remembered(asked, self._settings, lambda: stream(
            self._model,
            asked,
            seconds=self._settings.llm_timeout_seconds,
            retries=self._settings.llm_retries,
            max_chars=MAX_CHARS,
            cancelled=lambda: False,
        ))  # fmt: skip
        return CompletionResponse(text="".join(aloud(pieces)))

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:  # noqa: FBT001
        """Yield what the model says, at once: a verdict is of no use by halves."""
        yield self.complete(prompt, formatted, **kwargs)


def open_judge(settings: Settings) -> Judge:
    """Return the judge that `settings` configure.

    Raises:
        ConfigurationError: none is configured, or not fully, or one that can read too little at once.
    """
    if settings.llm == "none":
        raise ConfigurationError(
            "No language model is configured to judge",
            remedy="Set GIDAS_LLM, GIDAS_LLM_MODEL and GIDAS_LLM_BASE_URL; see docs/llm.md.",
        )
    if settings.llm_context_tokens < LEAST_CONTEXT:
        raise ConfigurationError(
            f"A judge must be able to read {LEAST_CONTEXT} tokens at once, not {settings.llm_context_tokens}",
            remedy="Raise GIDAS_LLM_CONTEXT_TOKENS, or take a model with a larger context.",
        )
    return Judge(settings)
