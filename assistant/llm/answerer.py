"""The answerer that lets a language model write, and shows only what the quotes bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.answer import Notice, NoticeKind, Sentence
from assistant.cite import CitationBook
from assistant.compose import Draft
from assistant.extractive import answer_from, conclude
from assistant.language import detect_language
from assistant.library import Library
from assistant.llm.cache import remembered
from assistant.llm.calling import stream
from assistant.llm.completeness import leaves_out
from assistant.llm.evidence import CHARS_PER_TOKEN, Numbered, gather
from assistant.llm.fragments import is_fragment, is_whole
from assistant.llm.prompts import REFUSAL, Prompt, fill
from assistant.llm.sentences import Written as Sentences
from assistant.llm.sentences import sentences
from assistant.phrases import phrase
from assistant.result import Result
from assistant.select import Selection
from assistant.understand import Question
from assistant.verification.step import verifier_of
from assistant.watch import Watch
from corpus.errors import ModelUnavailableError
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

NAME = "llm"
CHARS_PER_ANSWER_TOKEN = 8
"""More than a token ever has: an answer longer than that does not come to an end."""


@dataclass(slots=True)
class _Draft:
    """What has been written so far: sentences that stand, why others do not, and all that was seen, to say nothing
    twice."""

    drafts: list[Draft] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


class Written:
    """Writes with one model. Where it fails, or nothing it writes stands, the default answerer answers and says so."""

    def __init__(self, model: LLM, settings: Settings) -> None:
        self._model, self._settings = model, settings

    def answer(self, question: Question, selection: Selection, library: Library, watch: Watch) -> Result:
        """Return the written answer. Whether there is anything to answer from was decided before: no model is asked."""
        if not selection.picks:
            return answer_from(question, selection, library, self._settings)
        try:
            made = self._write(question, selection, library, watch)
        except ModelUnavailableError:
            return self._fallback("fallback_unavailable", (), question, selection, library)
        if not made.drafts:
            return self._fallback("fallback_unsupported", made.dropped, question, selection, library)
        if leaves_out((draft.text for draft in made.drafts), question, selection, library):
            return self._fallback("fallback_incomplete", made.dropped, question, selection, library)
        result = conclude(question, made.drafts, selection, library, self._settings)
        dropped = (*made.dropped, *result.dropped_because)
        return replace(result, answerer=NAME, dropped=len(dropped), dropped_because=dropped)

    def _fallback(
        self, why: str, dropped: Sequence[str], question: Question, selection: Selection, library: Library
    ) -> Result:
        result = answer_from(question, selection, library, self._settings)
        notice = Notice(NoticeKind.FALLBACK, phrase(why, question.language))
        because = (*dropped, *result.dropped_because)
        return replace(result, notices=(*result.notices, notice), dropped=len(because), dropped_because=because)

    def _write(self, question: Question, selection: Selection, library: Library, watch: Watch) -> _Draft:
        quotes = gather(selection, library, question.language, self._room(question))
        made = _Draft()
        if not quotes:
            return made
        book = CitationBook(library, self._settings.today)
        for written in sentences(self._pieces(_prompt(self._settings, question, quotes), watch), question.language):
            if REFUSAL.casefold() in written.text.casefold() or written.text in made.seen:
                continue
            made.seen.add(written.text)
            draft, fault = _weighed(written, quotes, question, library, self._settings)
            if draft is None:
                made.dropped.append(fault)
                continue
            made.drafts.append(draft)
            numbers = tuple(dict.fromkeys(book.cite(span) for span in draft.spans))
            cited = book.citations()
            watch.shown(Sentence(draft.text, numbers), tuple(cited[number - 1] for number in numbers))
            if watch.cancelled():
                break
        return made

    def _room(self, question: Question) -> int:
        """Return the tokens that are left for quotes beside instructions, question and answer."""
        bare = _prompt(self._settings, question, ())
        taken = (len(bare.system) + len(bare.user)) // CHARS_PER_TOKEN + 1
        return max(0, self._settings.llm_context_tokens - self._settings.llm_max_tokens - taken)

    def _pieces(self, prompt: Prompt, watch: Watch) -> Iterator[str]:
        settings = self._settings

        def ask() -> Iterator[str]:
            return stream(
                self._model,
                prompt,
                seconds=settings.llm_timeout_seconds,
                retries=settings.llm_retries,
                max_chars=settings.llm_max_tokens * CHARS_PER_ANSWER_TOKEN,
                cancelled=watch.cancelled,
            )

        return remembered(prompt, settings, ask) if settings.llm_cache else ask()


def _prompt(settings: Settings, question: Question, quotes: Sequence[Numbered]) -> Prompt:
    name = "answer-small.txt" if settings.llm_prompt == "small" else "answer.txt"
    evidence = "\n".join(quote.text for quote in quotes)
    return fill(name, question=question.text, evidence=evidence, language=question.language)


def _weighed(
    written: Sentences, quotes: Sequence[Numbered], question: Question, library: Library, settings: Settings
) -> tuple[Draft | None, str]:
    """Return `written` as a draft if it stands on the quotes it cites, or else why it does not.

    A sentence without numbers is held against one quote after the other; one that cites wrongly is not helped.
    """
    by_number = {quote.number: quote for quote in quotes}
    if not set(written.numbers) <= by_number.keys():
        return None, "citation"
    if detect_language(written.text) != question.language:
        return None, "language"
    verifier = verifier_of(library)
    if is_fragment(written.text, question.language, verifier.lexicon):
        return None, "fragment"
    candidates = [written.numbers] if written.numbers else [(number,) for number in by_number]
    fault = "citation"
    for numbers in candidates:
        spans = tuple(by_number[number].span for number in numbers)
        book = CitationBook(library, settings.today)
        cited = tuple(dict.fromkeys(book.cite(span) for span in spans))
        citations = {citation.number: citation for citation in book.citations()}
        faults = verifier.faults(Sentence(written.text, cited), citations, question.entities)
        if not faults and not is_whole(written.text):
            faults = verifier.loose_words(written.text, citations.values())
        if not faults:
            return Draft(written.text, spans), ""
        fault = faults[0].check
    return None, fault if written.numbers else "citation"
