"""The desk: where questions are handed in. Opens the assistant when it can, keeps it fresh, limits the crowd."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Collection, Sequence

from assistant.answer import Answer
from assistant.service import Assistant, open_assistant
from assistant.watch import UNWATCHED, Watch
from corpus.errors import GidasError
from corpus.settings import Settings
from corpus.types import Kind, Language

PARALLEL = 4
"""Questions answered at the same time."""
WAITING = 32
"""Questions that may wait; more are told to come back, before the page becomes slow for everyone."""
RETRY_SECONDS = 2.0
"""How long a failure to open is remembered: a missing index is looked for again after that."""


class OverloadedError(GidasError):
    """More questions at once than can be answered in good time."""


class Desk:
    """Hands questions to one assistant. All methods may be called from any thread or task."""

    def __init__(self, settings: Settings, opener: Callable[[Settings], Assistant] = open_assistant) -> None:
        self.settings = settings
        self._opener = opener
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None
        self._failure: tuple[float, GidasError] | None = None
        self._gate = asyncio.Semaphore(PARALLEL)
        self._inside = 0

    def assistant(self) -> Assistant:
        """Return the assistant over the newest index; blocks while it is opened.

        Raises:
            GidasError: there is nothing to answer from; the next call tries again.
        """
        with self._lock:
            if self._assistant is None:
                self._assistant = self._open()
            else:
                self._assistant.refresh()
            return self._assistant

    def _open(self) -> Assistant:
        if self._failure and time.monotonic() - self._failure[0] < RETRY_SECONDS:
            raise self._failure[1]
        try:
            assistant = self._opener(self.settings)
        except GidasError as error:
            self._failure = (time.monotonic(), error)
            raise
        self._failure = None
        return assistant

    async def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        kinds: Collection[Kind] = (),
        documents: Collection[str] = (),
        watch: Watch = UNWATCHED,
    ) -> Answer:
        """Answer `question` off the event loop; `watch` is told of what a language model writes meanwhile.

        Raises:
            OverloadedError: too many are waiting already.
            GidasError: as `Assistant.ask`, or the assistant cannot be opened.
        """
        if self._inside >= PARALLEL + WAITING:
            raise OverloadedError(
                f"{self._inside} questions are waiting already", remedy="Wait a few seconds and ask again."
            )
        self._inside += 1
        try:
            async with self._gate:
                return await asyncio.to_thread(
                    lambda: self.assistant().ask(
                        question, history=history, language=language, kinds=kinds, documents=documents, watch=watch
                    )
                )
        finally:
            self._inside -= 1
