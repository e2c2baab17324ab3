"""What an answerer makes of the evidence, verified: the part of an answer that depends on the answerer."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import AnswerStatus, Citation, Notice, Sentence


@dataclass(frozen=True, slots=True)
class Result:
    """Text, sentences and citations of an answer, and how many sentences verification dropped."""

    status: AnswerStatus
    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    dropped: int
    suggestions: tuple[str, ...]
    dropped_because: tuple[str, ...] = ()
    """For each sentence dropped, the check it failed."""
    answerer: str = "extractive"
    """Which answerer wrote it."""
