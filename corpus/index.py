"""The index as a whole: register, vectors and lexical index of one data folder, opened for reading or writing."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.embedding import dimension
from corpus.errors import IndexMissingError
from corpus.lexical import LexicalIndex
from corpus.question_vectors import QuestionVectors
from corpus.register import Known, Register
from corpus.settings import Settings
from corpus.store import VectorStore, connect
from corpus.types import Passage


@dataclass(frozen=True, slots=True)
class Index:
    """One version of the index, ready to be searched."""

    register: Register
    vectors: VectorStore
    questions: QuestionVectors
    lexical: LexicalIndex
    version: str


def built_with(settings: Settings, embedding: BaseEmbedding, chunking: str) -> dict[str, str]:
    """Return what an index must remember of how it was built; one built otherwise is refused."""
    return {
        "model": embedding.model_name,
        "dimension": str(dimension(embedding)),
        "chunking": f"{chunking}{'' if settings.headers else ', no headers'}",
    }


def open_index(settings: Settings, embedding: BaseEmbedding) -> Index:
    """Open the index of `settings.data_dir` for answering.

    Raises:
        IndexMissingError: nothing has been indexed.
        IndexMismatchError: it was built with another model.
        StoreUnavailableError: the vector store cannot be opened.
    """
    register = Register(settings.data_dir)
    meta = register.meta()
    version = meta.get("version", "")
    folder = lexical_folder(settings, version)
    if not version or not folder.is_dir():
        raise IndexMissingError(
            f"There is no index in {settings.data_dir}", remedy="Build it with `python -m ingest` (or `make run`)."
        )
    built = built_with(settings, embedding, "") | {"chunking": meta.get("chunking", "")}
    client = connect(settings)
    vectors = VectorStore(client, meta["collection"], built)
    embedded = VectorStore(client, questions_collection(settings, built), questions_built_with(built))
    questions = QuestionVectors(embedded, settings.corpus_dir, embedding.model_name)
    return Index(register, vectors, questions, LexicalIndex.load(folder), version)


def collection_name(settings: Settings, built: Mapping[str, str], generation: int) -> str:
    """Return the name of the collection for passages embedded in one way: another model has another one beside it."""
    return f"{settings.collection}-{_mark(built)}-{generation}"


def _mark(built: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(built.items())).encode()).hexdigest()[:8]


def questions_built_with(built: Mapping[str, str]) -> dict[str, str]:
    """Return what of `built` matters to the known questions: the model, not how documents are cut."""
    return {key: built[key] for key in ("model", "dimension")}


def questions_collection(settings: Settings, built: Mapping[str, str]) -> str:
    """Return the name of the collection for the vectors of known questions that are not shipped."""
    return f"{settings.collection}-{_mark(questions_built_with(built))}-questions"


def lexical_folder(settings: Settings, version: str) -> Path:
    """Return where the lexical index of `version` is kept."""
    return settings.data_dir / "lexical" / (version or "none")


def lexical_text(passage: Passage, aliases: Iterable[str], translation: str, *, headers: bool) -> str:
    """Return the words under which the lexical index finds `passage`."""
    context = (passage.header, " ".join(aliases)) if headers else ()
    return "\n".join((*context, passage.text, translation))


def write_lexical(settings: Settings, version: str, texts: Mapping[str, str], documents: Mapping[str, str]) -> None:
    """Build the lexical index of `version` beside the ones in use; one that is there already is the same."""
    folder = lexical_folder(settings, version)
    if folder.is_dir():
        return
    draft = folder.with_name("draft")
    shutil.rmtree(draft, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    LexicalIndex.build(texts, documents).save(draft)
    draft.replace(folder)


def drop_old_lexical(settings: Settings, keep: str) -> None:
    """Delete the lexical indexes of versions other than `keep`."""
    for folder in (settings.data_dir / "lexical").glob("*"):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def version_of(collection: str, sources: Iterable[Known]) -> str:
    """Return the version of an index: the same for the same sources, made the same way into the same collection."""
    state = hashlib.sha256(collection.encode())
    for source in sorted(sources, key=lambda s: s.id):
        state.update(f"\x1f{source.id}:{source.digest}".encode())
    return state.hexdigest()[:16]
