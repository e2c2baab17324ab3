"""This assistant, in this process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answer import AnswerStatus
from corpus.errors import QuestionError
from corpus.register import Register
from corpus.settings import Settings
from evals.answers import GivenAnswer
from evals.sources import SourceFiles

if TYPE_CHECKING:
    from assistant.service import Assistant


class LocalTarget:
    """Puts questions to `assistant`, and reads the files it quotes from for itself."""

    parallel = 2

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        settings = assistant.settings
        paths = {known.path for known in Register(settings.data_dir).known() if Path(known.root).is_absolute()}
        self._files = SourceFiles(settings.corpus_dir, paths)

    def identity(self) -> dict[str, str]:
        """Return the settings that answers depend on, and the version of the corpus."""
        settings = self._assistant.settings
        return {
            "target": "local",
            "corpus": self._assistant.corpus.version,
            "embedding": settings.embedding,
            "dense_weight": str(settings.dense_weight),
            "headers": str(settings.headers).lower(),
            "verify": str(settings.verify).lower(),
            "llm": _model(settings),
            "as_of": settings.as_of.isoformat() if settings.as_of else "today",
        }

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        """Answer `question`; one that cannot be asked (empty, too long) counts as refused."""
        try:
            return GivenAnswer.of(self._assistant.ask(question, history=history))
        except QuestionError as error:
            return GivenAnswer(status=AnswerStatus.REFUSED, text=str(error), question=question)

    def documents(self) -> frozenset[str]:
        """Return the ids of the indexed documents."""
        return frozenset(document.id for document in self._assistant.documents())

    def verbatim(self, answer: GivenAnswer) -> tuple[bool | None, ...]:
        """Return, for each citation, whether its quote is at its offsets in the file with the recorded SHA-256."""
        return tuple(self._files.holds(citation) for citation in answer.citations)


def _model(settings: Settings) -> str:
    if settings.llm == "none":
        return "none"
    return f"{settings.llm}:{settings.llm_model}{' condensing' if settings.llm_condense else ''}"
