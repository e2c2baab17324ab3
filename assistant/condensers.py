"""The ways to understand a follow-up question, and which of them the settings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.dialogue import standalone
from assistant.library import Library
from assistant.understand import Question, Understanding
from assistant.watch import Watch
from corpus.settings import Settings


class Condenser(Protocol):
    """Understands follow-up questions. Safe to call from any thread."""

    def standalone(
        self, question: Question, history: Sequence[str], understanding: Understanding, library: Library, watch: Watch
    ) -> str:
        """Return `question` as it would be asked without `history` (earlier questions, oldest first)."""
        ...


class ByRule:
    """The default: names carried over by rule, the same way every time."""

    def standalone(
        self,
        question: Question,
        history: Sequence[str],
        understanding: Understanding,
        library: Library,
        watch: Watch,  # noqa: ARG002
    ) -> str:
        """Return the question at once; there is nothing to watch."""
        return standalone(question, history, understanding, library)


def open_condenser(settings: Settings) -> Condenser:
    """Return what understands follow-ups; nothing is asked over the network yet.

    Raises:
        ConfigurationError: a language model is asked for and not fully named.
    """
    if settings.llm == "none" or not settings.llm_condense:
        return ByRule()
    from assistant.llm.condense import Condensing  # noqa: PLC0415 - loads a provider's client
    from assistant.llm.models import open_model  # noqa: PLC0415

    return Condensing(open_model(settings), settings)
