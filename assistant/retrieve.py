"""Hybrid retrieval: dense and lexical rankings of passages, fused, and lifted by what the question names."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.asking import KnownQuestions, Likeness
from assistant.fusion import fuse
from assistant.library import Library
from assistant.understand import Question
from corpus.knowledge.names import names_of
from corpus.lexicon import PhraseTable
from corpus.settings import Settings
from corpus.types import Kind, Passage, Tier

DOCUMENT_SHARE = 0.25
"""How much the mean of a document's three best passages adds to each of its passages: a passage in a document that
fits throughout is the likelier answer."""
NAMED_LIFT = 0.30
"""What a passage gains when its document is about a thing the question names."""
NEAREST = 5
"""How many passages are considered for their recorded questions alone."""
OFFICIAL_LIFT = 0.05
"""What an official passage gains: it wins over a background note where both answer equally well."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its scores: `score` is what ranks it, `dense` a cosine, `lexical` raw BM25 (0 where not found)."""

    passage: Passage
    score: float
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Passages, best first; likeness to recorded questions; the milliseconds that embedding and searching took."""

    found: tuple[Found, ...]
    likeness: Likeness
    embed_ms: float
    search_ms: float

    @property
    def best_dense(self) -> float:
        """The best cosine of any passage, 0 where there is none."""
        return max((hit.dense for hit in self.found), default=0.0)


class Retriever:
    """Searches one library."""

    def __init__(self, library: Library, known: KnownQuestions, settings: Settings) -> None:
        self._library, self._known, self._settings = library, known, settings
        self._terms = PhraseTable(
            (word, str(number)) for number, term in enumerate(library.knowledge.terms) for word in (*term.en, *term.lt)
        )

    def search(self, question: Question, documents: Collection[str] = ()) -> Retrieval:
        """Return the passages that fit `question` (of `documents`, where given)."""
        vectors = self._known.vectors(question.text, question.masked)
        started = time.perf_counter()
        index, top_k = self._library.index, self._settings.top_k
        dense = index.vectors.scores(vectors.whole, top_k, documents)
        lexical = index.lexical.scores(self._expanded(question), top_k, documents)
        fused = fuse(dense, lexical, self._settings.dense_weight, index.lexical.heard(question.text))
        likeness = self._known.recorded(question.text, vectors)
        passages = index.register.passages({*fused, *_nearest(likeness.passages)})
        # Register and vectors are read live: they may hold documents that came in after this library was loaded.
        allowed = self._library.documents.keys() & documents if documents else self._library.documents.keys()
        scores = self._lifted(
            {key: fused.get(key, 0.0) for key, p in passages.items() if p.document_id in allowed},
            passages,
            question,
        )
        found = sorted(
            (Found(passages[key], score, dense.get(key, 0.0), lexical.get(key, 0.0)) for key, score in scores.items()),
            key=lambda hit: (-hit.score, hit.passage.document_id, hit.passage.start),
        )
        return Retrieval(tuple(found), likeness, vectors.took, (time.perf_counter() - started) * 1000)

    def _expanded(self, question: Question) -> str:
        """Return the question with the names of what it names, and the other language's words for its terms."""
        words = [question.text]
        for key in question.entities:
            words += names_of(self._library.entities[key])[:2]
        for hit in self._terms.find(question.words):
            term = self._library.knowledge.terms[int(hit.target)]
            words += [*term.en, *term.lt]
        return " ".join(words)

    def _lifted(
        self, fused: Mapping[str, float], passages: Mapping[str, Passage], question: Question
    ) -> dict[str, float]:
        named = set(documents_about(self._library, question.entities))
        by_document: dict[str, list[float]] = {}
        for key, score in fused.items():
            by_document.setdefault(passages[key].document_id, []).append(score)
        mean = {document: sum(sorted(s, reverse=True)[:3]) / 3 for document, s in by_document.items()}
        lifted = {}
        for key, score in fused.items():
            document = self._library.documents[passages[key].document_id]
            lift = NAMED_LIFT * (document.id in named) + OFFICIAL_LIFT * (document.tier is Tier.OFFICIAL)
            lifted[key] = score + DOCUMENT_SHARE * mean[document.id] + lift
        return lifted


def _nearest(alike: Mapping[str, float]) -> list[str]:
    """Return the few passages whose recorded questions are most like the question."""
    return sorted(alike, key=lambda key: -alike[key])[:NEAREST]


def documents_about(library: Library, entities: Iterable[str]) -> list[str]:
    """Return the documents that describe any of `entities`, in the catalogue's order."""
    return list(dict.fromkeys(d for key in entities for d in library.entities[key].described_in))


def allowed_documents(library: Library, kinds: Collection[Kind], documents: Collection[str]) -> list[str]:
    """Return the ids of the documents a question is limited to; empty where it is not limited."""
    if not kinds and not documents:
        return []
    return sorted(
        d.id
        for d in library.documents.values()
        if (not kinds or d.kind in kinds) and (not documents or d.id in documents)
    )
