"""Making the vector store hold the passages of entries: what was embedded before, under whatever name, is not again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode

from corpus.embedding import query_embeddings
from corpus.knowledge.probes import Probe
from corpus.question_vectors import QuestionVectors
from corpus.register import Entry, Register
from corpus.store import VectorStore
from corpus.types import Document, Passage
from ingest.engine import Engine

BATCH = 64
"""Known questions that are embedded and kept at a time."""


@dataclass(frozen=True, slots=True)
class Former:
    """Where vectors can be had without embedding: a register, and the store of its passages."""

    register: Register
    store: VectorStore


class Vectors:
    """Puts the vectors of passages into `store`; `former` is None where every vector must be made anew."""

    def __init__(self, store: VectorStore, engine: Engine, former: Former | None, *, headers: bool) -> None:
        self._store, self._former, self._headers = store, former, headers
        self._engine = engine
        self.embedded = 0

    def add(self, entries: Sequence[Entry]) -> Iterator[int]:
        """Store the vectors of `entries` batch by batch; yield how many passages of them are in after each."""
        documents = {d.id: d for entry in entries for d in entry.documents}
        keys = {key: value for entry in entries for key, value in entry.keys.items()}
        passages = [p for entry in entries for p in entry.passages]
        for start in range(0, len(passages), self._engine.batch):
            batch = passages[start : start + self._engine.batch]
            self.put(batch, documents, keys)
            yield start + len(batch)

    def put(self, batch: Sequence[Passage], documents: Mapping[str, Document], keys: Mapping[str, str]) -> None:
        """Store the vectors of one batch of passages, as far as they are not there."""
        present = self._store.present([p.id for p in batch])
        missing = [p for p in batch if p.id not in present]
        known = self._known([keys[p.id] for p in missing if p.id in keys])
        nodes = {p.id: _node(p, documents[p.document_id], headers=self._headers) for p in missing}
        for passage in missing:
            if vector := known.get(keys.get(passage.id, "")):
                nodes[passage.id].embedding = vector
        self._store.nodes.add([node for node in nodes.values() if node.embedding is not None])
        unknown = [node for node in nodes.values() if node.embedding is None]
        if unknown:
            self._engine.run(unknown, self._store.nodes)
        self.embedded += len(unknown)

    def mend(self, register: Register, there: Collection[str]) -> None:
        """Store the vectors of all passages of `register` that are not `there`."""
        documents = {document.id: document for document in register.documents()}
        batch: list[Passage] = []
        for passage in register.each_passage():
            if passage.id not in there:
                batch.append(passage)
            if len(batch) == self._engine.batch:
                self.put(batch, documents, {})
                batch = []
        self.put(batch, documents, {})

    def _known(self, keys: Sequence[str]) -> dict[str, list[float]]:
        """Return the vectors made before of the words that `keys` stand for."""
        if self._former is None or not keys:
            return {}
        passages = self._former.register.same_words(keys)
        vectors = self._former.store.vectors(list(passages.values())) if passages else {}
        return {key: vectors[passage] for key, passage in passages.items() if passage in vectors}


def embed_questions(
    vectors: QuestionVectors,
    questions: Sequence[Probe],
    embedding: BaseEmbedding,
    progress: Callable[[int, int], None],
) -> frozenset[str]:
    """Embed the known `questions`, as questions, that are neither shipped nor stored, and store them batch by batch.

    Return what is stored beside those of them that are not shipped; `progress` is told how many are done, of how many.
    """
    shipped, store = vectors.shipped({probe.part() for probe in questions}), vectors.store
    wanted = {probe.id: probe.text for probe in questions if probe.id not in shipped}
    present = store.ids()
    missing = [key for key in wanted if key not in present]
    for start in range(0, len(missing), BATCH):
        progress(start, len(missing))
        batch = missing[start : start + BATCH]
        store.put(dict(zip(batch, query_embeddings(embedding, [wanted[key] for key in batch]), strict=True)))
    return present - wanted.keys()


def _node(passage: Passage, document: Document, *, headers: bool) -> TextNode:
    """Return the LlamaIndex node of a passage: its header is embedded with it, its metadata are for filters."""
    metadata = {
        "header": passage.header,
        "document": document.id,
        "kind": document.kind.value,
        "tier": document.tier.value,
    }
    return TextNode(
        id_=passage.id,
        text=passage.text,
        metadata=metadata,
        excluded_embed_metadata_keys=[key for key in metadata if key != "header" or not headers],
        metadata_template="{value}",
        text_template="{metadata_str}\n{content}",
    )
