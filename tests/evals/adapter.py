"""An adapter as somebody else would write one: it says back what it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import AnswerStatus
from evals.answers import GivenAnswer


class Parrot:
    parallel = 1

    def identity(self) -> dict[str, str]:
        return {"target": "parrot"}

    def documents(self) -> None:
        return None

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        return GivenAnswer(status=AnswerStatus.ANSWERED, text=question)

    def verbatim(self, answer: GivenAnswer) -> tuple[None, ...]:
        return (None,) * len(answer.citations)
