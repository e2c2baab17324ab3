"""Asking a model: streamed, within a time, retried with growing pauses, and stopped when nobody listens any more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from assistant.llm.fragments import UNFINISHED
from assistant.llm.prompts import Prompt
from corpus.errors import ModelUnavailableError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_log = logging.getLogger(__name__)
_LASTING = frozenset({400, 401, 403, 404, 405, 413, 422})
"""HTTP answers that asking again does not change."""
LONGEST_PAUSE = 20.0


class _AttemptError(Exception):
    """An attempt that failed; `again` tells whether another may do better. Nothing of the reply is kept: it may hold a
    key or a document's words."""

    def __init__(self, reason: str, *, again: bool, after: float = 0.0) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after


def stream(
    model: LLM, prompt: Prompt, *, seconds: float, retries: int, max_chars: int, cancelled: Callable[[], bool]
) -> Iterator[str]:
    """Yield what `model` writes for `prompt`, piece by piece, for at most `seconds` and `max_chars` altogether.

    Once something has been yielded nothing is asked again. It ends early, without error, when `cancelled` says so or
    the model goes on and on; what is cut off for its length ends in `UNFINISHED`.

    Raises:
        ModelUnavailableError: it cannot be reached, refuses, takes too long, or breaks off.
    """
    deadline = time.monotonic() + seconds
    attempts = Retrying(
        stop=stop_after_attempt(retries + 1),
        wait=_pause,
        retry=retry_if_exception(lambda error: isinstance(error, _AttemptError) and error.again and not cancelled()),
        before_sleep=lambda state: _within(deadline, state),
        reraise=True,
    )
    try:
        first, rest = attempts(_open, model, prompt)
        with closing(rest):  # what is not read to its end would hold its connection until it is collected
            written = 0
            piece: str | None = first
            while piece is not None and written < max_chars and not cancelled():
                if time.monotonic() > deadline:
                    raise _AttemptError("takes too long", again=False)
                written += len(piece)
                yield piece
                piece = _next(rest)
            if written >= max_chars and piece is not None:
                yield UNFINISHED
    except _AttemptError as error:
        _log.warning("the language model %s", error)
        raise ModelUnavailableError(
            f"The language model {error}", remedy="`python -m assistant doctor` tells what is configured and reachable."
        ) from None


def _open(model: LLM, prompt: Prompt) -> tuple[str, Generator[str]]:
    """Return the first words a model writes and an iterator over the others; a model that writes none has failed."""
    pieces = _pieces(model, prompt)
    first = _next(pieces)
    while first is not None and not first:
        first = _next(pieces)
    if first is None:
        raise _AttemptError("writes nothing", again=False)
    return first, pieces


def _pieces(model: LLM, prompt: Prompt) -> Generator[str]:
    from llama_index.core.llms import ChatMessage, MessageRole  # noqa: PLC0415 - heavy

    messages = [ChatMessage(role=MessageRole.SYSTEM, content=prompt.system), ChatMessage(content=prompt.user)]
    for response in model.stream_chat(messages):
        yield response.delta or ""
        if _cut_off(response.raw):
            yield UNFINISHED


def _cut_off(raw: object) -> bool:
    """Return whether a provider says that it stops for the length allowed: OpenAI's word for it, and Anthropic's."""
    choices = getattr(raw, "choices", None) or [None]
    reason = getattr(choices[0], "finish_reason", None) or getattr(getattr(raw, "delta", None), "stop_reason", None)
    return reason in ("length", "max_tokens")


def _next(pieces: Iterator[str]) -> str | None:
    """Return the next piece, None at the end.

    Whatever the client of a provider raises (there is no common base, and a broken stream raises anything) means that
    the model did not answer: it becomes one error, which the caller tells the reader.
    """
    try:
        return next(pieces, None)
    except Exception as error:  # noqa: BLE001
        raise _failure(error) from None


def _failure(error: Exception) -> _AttemptError:
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _AttemptError(
            f"answers with HTTP status {status}", again=status not in _LASTING, after=_retry_after(error)
        )
    name = type(error).__name__
    if "Timeout" in name:
        return _AttemptError("does not answer in time", again=False)
    if "Connect" in name:
        return _AttemptError("cannot be reached", again=True)
    return _AttemptError(f"breaks off ({name})", again=False)


def _retry_after(error: Exception) -> float:
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return min(LONGEST_PAUSE, float(headers.get("retry-after", 0)))
    except ValueError:
        return 0.0


_growing = wait_exponential_jitter(multiplier=0.5, max=LONGEST_PAUSE)


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.after if isinstance(error, _AttemptError) else 0.0
    return max(asked, _growing(state))


def _within(deadline: float, state: RetryCallState) -> None:
    """Give up where the pause before the next attempt would outlast the time there is."""
    pause = state.next_action.sleep if state.next_action else 0.0
    if time.monotonic() + pause > deadline and state.outcome is not None:
        error = state.outcome.exception()
        raise error if isinstance(error, _AttemptError) else _AttemptError("takes too long", again=False)
