"""What is configured, whether it works, and what to do where it does not. Never shows a key."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from assistant.llm.calling import stream
from assistant.llm.models import open_model
from assistant.llm.prompts import Prompt
from corpus.errors import GidasError
from corpus.register import Register
from corpus.settings import Settings

State = Literal["ok", "off", "wrong"]
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, in words, and what to do where it is wrong."""

    name: str
    state: State
    text: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what is found, one thing after the other: index, model, key, whether the model answers."""
    yield _index(settings)
    if settings.llm == "none":
        yield Finding("language model", "off", "none: the default answerer answers, nothing leaves this machine")
        return
    yield Finding(
        "language model", "ok", f"{settings.llm}: {settings.llm_model or '(not named)'} at {_address(settings)}"
    )
    yield Finding("key", "ok", _key(settings))
    yield _checked("answers", lambda: _asked(settings))


def _index(settings: Settings) -> Finding:
    register = Register(settings.data_dir)
    if not register.exists():
        return Finding("index", "wrong", f"none in {settings.data_dir}", "Build it with `python -m ingest`.")
    return Finding("index", "ok", f"{len(register.documents())} documents, {register.count()} passages")


def _address(settings: Settings) -> str:
    """Return where the model is asked, without a user or password that the address may hold."""
    parts = urlsplit(settings.llm_base_url or "")
    if not parts.hostname:
        return "the provider's own address" if settings.llm == "anthropic" else "(no address)"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def _key(settings: Settings) -> str:
    if settings.llm_api_key_file is not None:
        return f"from the file {settings.llm_api_key_file}"
    return "from GIDAS_LLM_API_KEY" if settings.llm_api_key else "none set (local servers need none)"


def _checked(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, "ok", look())
    except GidasError as error:
        return Finding(name, "wrong", error.message, _advice(error))


def _advice(error: GidasError) -> str:
    """Return what to do; for what a server answers, what that answer usually means."""
    for sign, advice in _ADVICE.items():
        if sign in error.message:
            return advice
    return error.remedy


_ADVICE = {
    "status 401": "The key is wrong or missing: set GIDAS_LLM_API_KEY or GIDAS_LLM_API_KEY_FILE.",
    "status 403": "The key may not use this model: check the account, or name another GIDAS_LLM_MODEL.",
    "status 404": "There is no such model or address: check GIDAS_LLM_MODEL, and that GIDAS_LLM_BASE_URL ends in /v1.",
    "status 429": "Too many requests or no credit left: wait, or check the account.",
    "cannot be reached": "Start the server, or correct GIDAS_LLM_BASE_URL.",
    "in time": "The server is there but slow or silent: raise GIDAS_LLM_TIMEOUT_SECONDS, or take a smaller model.",
}


def _asked(settings: Settings) -> str:
    started = time.monotonic()
    model = open_model(settings)
    patience = min(settings.llm_timeout_seconds, PATIENCE_SECONDS)
    prompt = Prompt("Answer with one word.", "Say: ready")
    for _ in stream(model, prompt, seconds=patience, retries=0, max_chars=1, cancelled=lambda: False):
        break
    return f"yes, the first words after {time.monotonic() - started:.1f} s"
