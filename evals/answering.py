"""Which of the assistant's answerers is evaluated."""

from __future__ import annotations

from enum import StrEnum

from corpus.errors import ConfigurationError
from corpus.settings import Settings, load_settings


class Answerer(StrEnum):
    """The default answerer, or the language model that is configured."""

    EXTRACTIVE = "extractive"
    LLM = "llm"


def answering(answerer: Answerer | None) -> Settings:
    """Return the settings of the environment with `answerer` answering; as they are where it is None.

    What a model writes is kept by prompt, so that the same evaluation run again costs nothing.

    Raises:
        ConfigurationError: `llm` is asked for and no model is configured, or a setting cannot be used.
    """
    if answerer is Answerer.EXTRACTIVE:
        return load_settings(llm="none")
    settings = load_settings(llm_cache=True) if answerer is Answerer.LLM else load_settings()
    if answerer is Answerer.LLM and settings.llm == "none":
        raise ConfigurationError(
            "No language model is configured",
            remedy="Set GIDAS_LLM, GIDAS_LLM_MODEL and GIDAS_LLM_BASE_URL; see docs/llm.md.",
        )
    return settings
