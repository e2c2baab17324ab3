"""Following an answer while it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Citation, Sentence


def _ignore(_sentence: Sentence, _citations: tuple[Citation, ...]) -> None:
    return


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """`shown` is called with each sentence of a language model as it passes verification, and its citations, numbered
    as in the answer of its part of the question; `cancelled` is asked between words whether anybody wants the rest.

    The answer itself has the last word: where the model breaks off, another answerer's takes the place of what was
    shown. What was written before a cancellation stands.
    """

    shown: Callable[[Sentence, tuple[Citation, ...]], None] = _ignore
    cancelled: Callable[[], bool] = _never


UNWATCHED = Watch()
