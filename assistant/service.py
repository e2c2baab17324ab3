"""The assistant: one object that answers questions from one data folder, from any thread."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock

from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.answer import Answer, CorpusState, Ranked
from assistant.answerers import open_answerer
from assistant.asking import KnownQuestions
from assistant.clean import clean_history, clean_question
from assistant.condensers import open_condenser
from assistant.coordinated import coordinated
from assistant.dialogue import standalone
from assistant.fit.answering import fit_result
from assistant.fit.finder import Finder
from assistant.fit.match import FitReport
from assistant.fit.parse import Flags
from assistant.language import detect_language
from assistant.leaning import of_answered
from assistant.library import Library
from assistant.loaded import Loaded
from assistant.parts import join_results, split_parts
from assistant.result import Result
from assistant.retrieve import Retrieval, Retriever, allowed_documents
from assistant.select import Considered, Selector
from assistant.understand import Question, Understanding
from assistant.watch import UNWATCHED, Watch
from corpus.embedding import load_embedding
from corpus.errors import QuestionError
from corpus.index import open_index
from corpus.kept_questions import open_questions
from corpus.knowledge.load import Knowledge, load_knowledge
from corpus.knowledge.parsed import Parsed
from corpus.register import Register
from corpus.settings import Settings
from corpus.shipped import shipped_classifier
from corpus.types import Document, Kind, Language, Passage, Source

CONSIDERED = 20
"""How many ranked passages an answer reports."""


@dataclass(frozen=True)
class _Part:
    """One part of a question, with what was found and made of it."""

    question: Question
    retrieval: Retrieval
    result: Result


class Assistant:
    """Answers questions. A newer index is picked up by `refresh`; until then the one loaded goes on answering."""

    def __init__(self, settings: Settings, embedding: BaseEmbedding) -> None:
        self.settings = settings
        self._embedding = embedding
        self._answerer, self._condenser = open_answerer(settings), open_condenser(settings)
        self._lock = Lock()
        self._now = self._load()

    def _load(self) -> Loaded:
        library = Library(open_index(self.settings, self._embedding), self.read_catalogue())
        learnt = partial(shipped_classifier, self.settings.corpus_dir, self._embedding.model_name)
        kept = open_questions(library.knowledge, library.index.questions, self.settings.data_dir, learnt)
        known = KnownQuestions(library, kept, self._embedding)
        retriever = Retriever(library, known, self.settings)
        understanding = Understanding(library, known)
        selector = Selector(library, known.words(), lambda: self.settings.today)
        return Loaded(library, understanding, retriever, selector, Finder(library))

    def read_catalogue(self) -> Knowledge:
        """Return the catalogue to answer with; whoever answers with less of it overrides this."""
        return load_knowledge(self.settings.corpus_dir, Parsed(self.settings.data_dir))

    def refresh(self) -> bool:
        """Load the index anew if a newer one has been written; return whether it was."""
        if Register(self.settings.data_dir).version() == self._now.library.index.version:
            return False
        with self._lock:
            if Register(self.settings.data_dir).version() != self._now.library.index.version:
                self._now = self._load()
        return True

    @property
    def embedding(self) -> BaseEmbedding:
        """What turns words into vectors here; loading it twice would cost its memory twice."""
        return self._embedding

    @property
    def library(self) -> Library:
        """What the assistant answers from."""
        return self._now.library

    @property
    def finder(self) -> Finder:
        """What finds programmes for applicants."""
        return self._now.finder

    def fit(self, text: str = "", flags: Flags | None = None, language: Language | None = None) -> FitReport:
        """Return what fits the applicant that `text` and `flags` describe; `finder.renderer` puts it into words.

        Raises:
            ProfileError: they say nothing, contradict each other, or name an unknown country or value.
        """
        if text:
            text = clean_question(text, self.settings.max_question_chars)
        return self._now.finder.find(self.settings.today, text, flags, language)

    def read(self, question: str, language: Language | None = None) -> Question:
        """Return what `question` is about and asks for.

        Raises:
            QuestionError: it is empty, too long or not text.
        """
        text = clean_question(question, self.settings.max_question_chars)
        return self._now.understanding.read(text, language or detect_language(text))

    def consider(self, question: str, *, history: Sequence[str] = (), language: Language | None = None) -> Considered:
        """Return what could answer `question`, before anything is chosen.

        Raises:
            QuestionError: it is empty, too long or not text.
        """
        now, limit = self._now, self.settings.max_question_chars
        text, earlier = clean_question(question, limit), clean_history(history, limit)
        read = now.understanding.read(text, language or detect_language(text, earlier))
        if earlier:
            full = standalone(read, earlier, now.understanding, now.library)
            read = now.understanding.read(full, read.language)
        return now.selector.consider(read, now.retriever.search(read))

    @property
    def corpus(self) -> CorpusState:
        """Which corpus answers, and how much it holds."""
        library = self._now.library
        return CorpusState(library.version, len(library.documents), library.passage_count)

    def documents(self) -> tuple[Document, ...]:
        """Return every indexed document."""
        return tuple(self._now.library.documents.values())

    def source(self, source_id: str) -> Source:
        """Return a source with its text.

        Raises:
            KeyError: there is no such source.
        """
        return self._now.library.sources[source_id]

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document, in order."""
        return self._now.library.index.register.passages_of(document_id)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        language: Language | None = None,
        kinds: Collection[Kind] = (),
        documents: Collection[str] = (),
        watch: Watch = UNWATCHED,
    ) -> Answer:
        """Answer `question`, asked after the questions of `history`, from documents of `kinds` and ids `documents`.

        `watch` is told of sentences while they are written, and can call the writing off.

        Raises:
            QuestionError: the question is empty, too long or not text, or names a document that is not there.
        """
        started = time.perf_counter()
        now = self._now
        limit = self.settings.max_question_chars
        text, earlier = clean_question(question, limit), clean_history(history, limit)
        spoken = language or detect_language(text, earlier)
        allowed = self._allowed(now.library, kinds, documents)
        parts = split_parts(text)
        if len(parts) == 1:
            parts = coordinated(now.understanding.vocabulary.read(text), now.library)
        answered = [
            self._part(part, [*earlier, *_said_beside(parts, number, now)], spoken, allowed, now, watch)
            for number, part in enumerate(parts)
        ]
        result = answered[0].result
        if len(answered) > 1:
            result = join_results([part.question.text for part in answered], [part.result for part in answered], spoken)
        total = (time.perf_counter() - started) * 1000
        return Answer(
            question=text,
            language=spoken,
            standalone_question=" ".join(part.question.text for part in answered),
            status=result.status,
            text=result.text,
            sentences=result.sentences,
            citations=result.citations,
            notices=result.notices,
            answerer=result.answerer,
            dropped_sentences=result.dropped,
            timing_ms={
                "embed": round(sum(part.retrieval.embed_ms for part in answered), 3),
                "retrieve": round(sum(part.retrieval.search_ms for part in answered), 3),
                "total": round(total, 3),
            },
            corpus=self.corpus,
            suggestions=result.suggestions,
            dropped_because=result.dropped_because,
            as_of=self.settings.today.isoformat(),
            considered=tuple(
                Ranked(
                    p.id,
                    p.document_id,
                    p.start,
                    p.end,
                    p.text,
                    round(hit.score, 4),
                    round(hit.dense, 4),
                    round(hit.lexical, 4),
                )
                for hit in answered[0].retrieval.found[:CONSIDERED]
                for p in (hit.passage,)
            ),
        )

    def _part(
        self,
        text: str,
        earlier: Sequence[str],
        spoken: Language,
        allowed: Collection[str],
        now: Loaded,
        watch: Watch,
    ) -> _Part:
        read = self._alone(text, earlier, spoken, now, watch)
        if earlier:
            read = of_answered(read, text, earlier, allowed, now)
        retrieval = now.retriever.search(read, allowed)
        chosen = now.selector.select(read, retrieval, allowed)
        fitting = None if allowed else fit_result(read, now.finder, self.settings)
        result = fitting or self._answerer.answer(read, chosen, now.library, watch)
        return _Part(read, retrieval, result)

    def _alone(self, text: str, earlier: Sequence[str], spoken: Language, now: Loaded, watch: Watch) -> Question:
        """Return the question `text` as it would be asked without the `earlier` ones."""
        read = now.understanding.read(text, spoken)
        full = self._condenser.standalone(read, earlier, now.understanding, now.library, watch) if earlier else text
        return read if full == text else now.understanding.read(full, spoken)

    @staticmethod
    def _allowed(library: Library, kinds: Collection[Kind], documents: Collection[str]) -> list[str]:
        unknown = sorted(set(documents) - set(library.documents))
        if unknown:
            raise QuestionError(
                f"There is no document {', '.join(unknown)}", remedy="`python -m assistant documents` lists them."
            )
        allowed = allowed_documents(library, kinds, documents)
        if (kinds or documents) and not allowed:
            raise QuestionError("No document is left to answer from", remedy="Widen the filter by kind or document.")
        return allowed


def _said_beside(parts: Sequence[str], number: int, now: Loaded) -> Sequence[str]:
    """Return the parts of a question that the one at `number` may lean on: those before it, or what follows the first
    where that names nothing ("how much, and for how long, does Eurostars pay?")."""
    if number or len(parts) == 1 or now.understanding.vocabulary.read(parts[0]).names:
        return parts[:number]
    return parts[1:2]


def open_assistant(settings: Settings) -> Assistant:
    """Return an assistant over the index of `settings.data_dir`.

    Raises:
        IndexMissingError: nothing has been indexed yet.
        IndexMismatchError: the index was built with another embedding.
        StoreUnavailableError: the vector store does not answer.
    """
    return Assistant(settings, load_embedding(settings.embedding))
