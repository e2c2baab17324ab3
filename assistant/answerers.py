"""The answerers there are, and which of them the settings ask for."""

from __future__ import annotations

from typing import Protocol

from assistant.extractive import answer_from
from assistant.library import Library
from assistant.result import Result
from assistant.select import Selection
from assistant.understand import Question
from assistant.watch import Watch
from corpus.settings import Settings


class Answerer(Protocol):
    """Makes a verified answer of evidence. Safe to call from any thread."""

    def answer(self, question: Question, selection: Selection, library: Library, watch: Watch) -> Result:
        """Return the answer that `selection` gives to `question`, or what is missing and where to ask."""
        ...


class Extractive:
    """The default: quotes, and what a person pinned to them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def answer(self, question: Question, selection: Selection, library: Library, watch: Watch) -> Result:  # noqa: ARG002
        """Return the answer at once; there is nothing to watch."""
        return answer_from(question, selection, library, self._settings)


def open_answerer(settings: Settings) -> Answerer:
    """Return the answerer that `settings.llm` asks for; nothing is asked over the network yet.

    Raises:
        ConfigurationError: a language model is asked for and not fully named.
    """
    if settings.llm == "none":
        return Extractive(settings)
    from assistant.llm.answerer import Written  # noqa: PLC0415 - loads a provider's client
    from assistant.llm.models import open_model  # noqa: PLC0415

    return Written(open_model(settings), settings)
