"""Follow-up questions put into words by a language model, where that is wanted and what it writes can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.dialogue import MAX_HISTORY, standalone
from assistant.language import detect_language
from assistant.library import Library
from assistant.llm.cache import remembered
from assistant.llm.calling import stream
from assistant.llm.prompts import fill
from assistant.llm.sentences import aloud
from assistant.understand import Question, Understanding
from assistant.verification.lexicon import alike
from assistant.verification.reading import read
from assistant.watch import Watch
from corpus.errors import ModelUnavailableError
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

TIME_SHARE = 0.25
"""Of the time an answer may take, so much may go into understanding the question."""
MAX_CHARS = 600


class Condensing:
    """Has a model reword what the rules take for a follow-up; the rules' wording stands where the model's cannot."""

    def __init__(self, model: LLM, settings: Settings) -> None:
        self._model, self._settings = model, settings

    def standalone(
        self, question: Question, history: Sequence[str], understanding: Understanding, library: Library, watch: Watch
    ) -> str:
        """Return `question` as it would be asked without `history` (earlier questions, oldest first)."""
        by_rule = standalone(question, history, understanding, library)
        if by_rule == question.text:
            return by_rule
        try:
            written = self._written(question, history[-MAX_HISTORY:], watch)
        except ModelUnavailableError:
            return by_rule
        if not _says_the_same(written, question, history):
            return by_rule
        named = set(understanding.read(by_rule, question.language).entities)
        return written if set(understanding.read(written, question.language).entities) == named else by_rule

    def _written(self, question: Question, history: Sequence[str], watch: Watch) -> str:
        """Return the last line that the model writes: before it, some repeat what they were told."""
        settings = self._settings
        earlier = "\n".join(f"- {text}" for text in history)
        prompt = fill("condense.txt", history=earlier, question=question.text, language=question.language)

        def ask() -> Iterator[str]:
            return stream(
                self._model,
                prompt,
                seconds=settings.llm_timeout_seconds * TIME_SHARE,
                retries=0,
                max_chars=MAX_CHARS,
                cancelled=watch.cancelled,
            )

        pieces = remembered(prompt, settings, ask) if settings.llm_cache else ask()
        lines = "".join(aloud(pieces)).strip().splitlines()
        return lines[-1].strip(' \t"“”„*') if lines else ""


def _says_the_same(written: str, question: Question, history: Sequence[str]) -> bool:
    """Return whether `written` is one question in the language asked, says all that `question` says, and nothing that
    neither it nor `history` says."""
    language = detect_language(written) if written.endswith("?") else None
    if language != question.language:
        return False
    new, own = read(written, language), read(question.text, language)
    known = [own, *(read(text, language) for text in history)]
    stems = {stem for reading in known for stem in reading.stems}
    figures = [figure for reading in known for figure in reading.figures]
    return (
        all(any(alike(item.key, stem) for stem in stems) for item in new.words)
        and all(any(figure.same(other) for other in figures) for figure in new.figures)
        and all(any(alike(item.key, stem) for stem in new.stems) for item in own.words)
        and all(any(figure.same(other) for other in new.figures) for figure in own.figures)
        and len(new.marks("negation")) == len(own.marks("negation"))
    )
