"""What people think of answers: one JSON line each in `feedback.jsonl` of the data folder, on this machine only."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import GidasError

MAX_BYTES = 20_000_000
"""The log takes no more beyond this size, so that nobody can fill the disk with it."""


class Feedback(BaseModel):
    """The body of `POST /api/feedback`: whether the answer to `question` helped, over which corpus, and a comment."""

    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, Field(min_length=1, max_length=2_000)]
    verdict: Literal["helpful", "not_helpful"]
    comment: Annotated[str, Field(max_length=2_000)] = ""
    status: Annotated[str, Field(max_length=40)] = ""
    corpus: Annotated[str, Field(max_length=80)] = ""


class FeedbackRefusedError(GidasError):
    """Feedback that is not kept: it is switched off, the log is full, or the disk is."""


class FeedbackLog:
    """Appends to one file. Any thread may call."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self.path, self.max_bytes = path, max_bytes
        self._lock = Lock()

    def add(self, feedback: Feedback) -> None:
        """Append one line.

        Raises:
            FeedbackRefusedError: the log is full, or cannot be written.
        """
        line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **feedback.model_dump()}
        try:
            with self._lock:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                if self.path.exists() and self.path.stat().st_size > self.max_bytes:
                    raise FeedbackRefusedError("The feedback log is full", remedy=f"Read and empty {self.path}.")
                with self.path.open("a", encoding="utf-8") as log:
                    log.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise FeedbackRefusedError(
                f"The feedback log cannot be written ({error.strerror})", remedy=f"Make {self.path.parent} writable."
            ) from error
