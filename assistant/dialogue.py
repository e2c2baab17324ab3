"""A dialogue: which earlier question one leans on, and what each of them meant itself."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked_again import goes_back_to_the_first
from assistant.followup import alone
from assistant.library import Library
from assistant.related import telling
from assistant.understand import Question, Understanding
from corpus.types import Language

MAX_HISTORY = 10
"""So many earlier questions are heard, the last ones."""


def standalone(question: Question, history: Sequence[str], understanding: Understanding, library: Library) -> str:
    """Return `question` as it would be asked without what went before (`history`: earlier questions, oldest first).

    A question that names its own subject and says what it asks is left alone, however much was said before: a change
    of subject is not dragged back.
    """
    return _Dialogue(history[-MAX_HISTORY:], question.language, understanding, library).alone(question)


class _Dialogue:
    """Earlier questions, oldest first, each read in the light of those before it, when it is needed and once."""

    def __init__(
        self, history: Sequence[str], language: Language, understanding: Understanding, library: Library
    ) -> None:
        self._history, self._language = history, language
        self._understanding, self._library = understanding, library
        self._read: dict[int, Question] = {}

    def alone(self, question: Question, end: int | None = None) -> str:
        """Return `question`, asked after the first `end` ones, or all, as it would be asked without these."""
        end = len(self._history) if end is None else end
        earlier = self._meant(question, end)
        return question.text if earlier is None else alone(question, earlier, self._understanding, self._library)

    def _meant(self, question: Question, end: int) -> Question | None:
        """Return the last of the first `end` questions that names something, the first where `question` goes back to
        it; the last one where none names anything."""
        if not end:
            return None
        if end > 1 and goes_back_to_the_first(question):
            return self._earlier(0)
        naming = (
            read
            for number in range(end - 1, -1, -1)
            if telling((read := self._earlier(number)).entities, self._library)
        )
        return next(naming, None) or self._earlier(end - 1)

    def _earlier(self, number: int) -> Question:
        """Return an earlier question as it would be asked without those before it."""
        if number not in self._read:
            read = self._understanding.read(self._history[number], self._language)
            self._read[number] = self._understanding.read(self.alone(read, number), self._language)
        return self._read[number]
