"""Synchronisation: makes the index hold what the files hold, and only embeds what it has not seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import TextNode

from corpus.errors import ConfigurationError, CorpusError, IndexMismatchError, SourceError
from corpus.index import (
    built_with,
    drop_old_lexical,
    lexical_folder,
    lexical_text,
    questions_built_with,
    questions_collection,
    version_of,
    write_lexical,
)
from corpus.knowledge.load import Knowledge, load_knowledge
from corpus.knowledge.pins import Shelf, locate
from corpus.knowledge.probes import probes
from corpus.knowledge.translate import translations_of
from corpus.register import Entry, Register
from corpus.settings import Settings
from corpus.store import Client, VectorStore, connect, drop_collection
from corpus.types import Document, Passage
from ingest.passages import CHUNKING
from ingest.report import FileReport, FileStatus, Report
from ingest.shelf import SHIPPED, File, build_entry, digest, shipped_files, user_files

BATCH = 64
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is."""


@dataclass
class _Plan:
    """What a synchronisation found before it changes anything."""

    reports: list[FileReport] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def synchronise(
    settings: Settings,
    embedding: BaseEmbedding,
    paths: Sequence[Path] = (),
    *,
    rebuild: bool = False,
    progress: Progress = lambda *_: None,
) -> Report:
    """Take in the shipped corpus, and `paths` beside it; what vanished below them is removed.

    Vectors of new passages are stored first; then one transaction of the register makes them count. Stopped at any
    moment, the old state goes on answering and the next run finishes the work.

    Raises:
        CorpusError: the catalogue or the shipped corpus is broken. Nothing has changed.
        IndexMismatchError: the index was built with another model, and `rebuild` is not set.
        ConfigurationError: another synchronisation is at work.
    """
    started = time.monotonic()
    with _only_one(settings):
        client, register = connect(settings), Register(settings.data_dir)
        built = built_with(settings, embedding, CHUNKING)
        if rebuild:
            drop_collection(client, settings.collection)
        store = VectorStore(client, settings.collection, built, create=True)
        knowledge = load_knowledge(settings.corpus_dir)
        embed_questions(_questions(client, settings, built, rebuild=rebuild), knowledge, embedding, progress)
        plan = _plan(settings, knowledge, register, paths)
        if not plan.changed and not plan.removed and not rebuild and _is_whole(settings, register, store):
            return _report(plan, register, 0, started)
        if not register.meta() or rebuild or register.meta().get("chunking") != built["chunking"]:
            plan = _plan(settings, knowledge, Register(settings.data_dir / "none"), paths)
        embedded = _apply(settings, knowledge, plan, register, store, embedding, built, progress)
        return _report(plan, register, embedded, started)


@contextmanager
def _only_one(settings: Settings) -> Iterator[None]:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / "ingest.lock", timeout=0):
            yield
    except Timeout as error:
        raise ConfigurationError(
            f"Another ingestion is at work in {settings.data_dir}", remedy="Wait until it has finished, then run again."
        ) from error


def _is_whole(settings: Settings, register: Register, store: VectorStore) -> bool:
    return lexical_folder(settings, register.version()).is_dir() and store.collection.count() == register.count()


def _plan(settings: Settings, knowledge: Knowledge, register: Register, paths: Sequence[Path]) -> _Plan:
    plan, known = _Plan(), register.digests()
    files = [*shipped_files(settings.corpus_dir, knowledge), *user_files(paths)]
    for file in files:
        _plan_file(file, knowledge, known, plan)
    roots = {SHIPPED, *(str(path.resolve()) for path in paths)}
    seen = {file.id for file in files}
    for source_id, (_, root) in known.items():
        if root in roots and source_id not in seen:
            plan.removed.append(source_id)
            plan.reports.append(FileReport(register.source(source_id).path, "removed"))
    return plan


def _plan_file(file: File, knowledge: Knowledge, known: dict[str, tuple[str, str]], plan: _Plan) -> None:
    try:
        content = file.path.read_bytes()
        new = digest(content, file, knowledge)
        if known.get(file.id, ("", ""))[0] == new:
            plan.reports.append(FileReport(str(file.path), "unchanged"))
            return
        entry = build_entry(file, content, new)
    except (SourceError, OSError) as error:
        if file.described:
            raise CorpusError(
                f"The shipped {file.path.name} cannot be read ({error})",
                remedy="Restore it with `git checkout corpus`.",
            ) from error
        plan.reports.append(FileReport(str(file.path), "refused", reason=str(error)))
        return
    status: FileStatus = "updated" if file.id in known else "added"
    plan.reports.append(FileReport(str(file.path), status, pages=len(entry.source.pages), passages=len(entry.passages)))
    plan.changed.append(entry)


def _apply(
    settings: Settings,
    knowledge: Knowledge,
    plan: _Plan,
    register: Register,
    store: VectorStore,
    embedding: BaseEmbedding,
    built: dict[str, str],
    progress: Progress,
) -> int:
    gone = {*plan.removed, *(entry.source.id for entry in plan.changed)}
    passages = [p for p in register.passages_of() if p.source_id not in gone]
    passages += [p for entry in plan.changed for p in entry.passages]
    documents = {d.id: d for d in register.documents() if d.source_id not in gone}
    documents |= {d.id: d for entry in plan.changed for d in entry.documents}
    if not passages:
        raise CorpusError("There is nothing to index", remedy="Name a file or folder, or restore the shipped corpus.")
    texts = {s.id: s.text for s in register.sources()} | {e.source.id: e.source.text for e in plan.changed}
    translations = translations_of(knowledge, locate(knowledge, Shelf(documents, texts)), passages)
    embedded = _embed(settings, passages, documents, store, embedding, progress)
    digests = {k: d for k, (d, _) in register.digests().items() if k not in gone}
    digests |= {entry.source.id: entry.digest for entry in plan.changed}
    version = version_of(built, passages, digests.values())
    lexical = {
        p.id: lexical_text(p, documents[p.document_id].aliases, translations.get(p.id, ""), headers=settings.headers)
        for p in passages
    }
    write_lexical(settings, version, lexical, {p.id: p.document_id for p in passages})
    register.replace(plan.changed, plan.removed, built | {"version": version})
    store.delete(store.ids() - {p.id for p in passages})
    drop_old_lexical(settings, version)
    return embedded


def _embed(
    settings: Settings,
    passages: Sequence[Passage],
    documents: dict[str, Document],
    store: VectorStore,
    embedding: BaseEmbedding,
    progress: Progress,
) -> int:
    present = store.ids()
    missing = [passage for passage in passages if passage.id not in present]
    pipeline = IngestionPipeline(transformations=[embedding], vector_store=store.nodes, disable_cache=True)
    progress("embedding", 0, len(missing))
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        pipeline.run(nodes=[_node(p, documents[p.document_id], headers=settings.headers) for p in batch])
        progress("embedding", min(start + BATCH, len(missing)), len(missing))
    return len(missing)


def _questions(client: Client, settings: Settings, built: dict[str, str], *, rebuild: bool) -> VectorStore:
    """Open the known questions; they depend on the model only, so that other chunking keeps them."""
    name, made_with = questions_collection(settings), questions_built_with(built)
    try:
        return VectorStore(client, name, made_with, create=True)
    except IndexMismatchError:
        if not rebuild:
            raise
        drop_collection(client, name)
        return VectorStore(client, name, made_with, create=True)


def embed_questions(store: VectorStore, knowledge: Knowledge, embedding: BaseEmbedding, progress: Progress) -> None:
    """Make `store` hold the vectors of the known questions, as questions, and nothing else; kept batch by batch."""
    known = {probe.id: probe.text for probe in probes(knowledge)}
    present = store.ids()
    missing = [key for key in known if key not in present]
    for start in range(0, len(missing), BATCH):
        progress("known questions", start, len(missing))
        store.put({key: embedding.get_query_embedding(known[key]) for key in missing[start : start + BATCH]})
    store.delete(present - set(known))


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


def _report(plan: _Plan, register: Register, embedded: int, started: float) -> Report:
    return Report(
        files=tuple(plan.reports),
        documents=len(register.documents()),
        passages=register.count(),
        embedded=embedded,
        version=register.version(),
        seconds=time.monotonic() - started,
    )
