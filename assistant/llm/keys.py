"""The key of a language model: from the environment or a file, never written anywhere."""

from __future__ import annotations

from corpus.errors import ConfigurationError
from corpus.settings import Settings


def api_key(settings: Settings) -> str | None:
    """Return the key that `settings` give, or None where they give none.

    Raises:
        ConfigurationError: two are given, or the file cannot be read or is empty.
    """
    path = settings.llm_api_key_file
    if path is None:
        return settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    if settings.llm_api_key is not None:
        raise ConfigurationError(
            "Two keys are given for the language model",
            remedy="Set GIDAS_LLM_API_KEY or GIDAS_LLM_API_KEY_FILE, not both.",
        )
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"The key file {path} cannot be read ({type(error).__name__})",
            remedy="Correct GIDAS_LLM_API_KEY_FILE or the file's permissions.",
        ) from error
    if not key:
        raise ConfigurationError(f"The key file {path} is empty", remedy="Put the key into it, on one line.")
    return key
