"""Looking at what the index holds, and taking out of it what a person added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from corpus.draft import Draft
from corpus.errors import ConfigurationError, IndexMissingError
from corpus.knowledge.load import load_knowledge
from corpus.register import Known, Register
from corpus.settings import Settings
from ingest.home import BUILT, Home
from ingest.publish import publish
from ingest.shelf import SHIPPED
from ingest.sync import only_one
from ingest.web.kept import Kept


def status(settings: Settings) -> dict[str, Any]:
    """Return what the index holds and how it was made, and the files that were refused, with their reasons.

    Raises:
        IndexMissingError: there is none.
    """
    register = _register(settings)
    meta, documents = register.meta(), register.documents()
    tiers = Counter(document.tier.value for document in documents)
    return {
        "version": meta["version"],
        "documents": len(documents),
        "tiers": ", ".join(f"{tier} {count}" for tier, count in sorted(tiers.items())),
        "passages": register.count(),
        **{key: meta[key] for key in BUILT},
        "data_dir": str(settings.data_dir),
        "vectors": settings.chroma_url or "embedded",
        "refused": [{"path": refused.path, "reason": refused.reason} for refused in register.refused()],
    }


def listing(settings: Settings) -> list[dict[str, Any]]:
    """Return the documents: id, title, kind, tier, language, date and where the file lies.

    Raises:
        IndexMissingError: there is no index.
    """
    register = _register(settings)
    paths = {known.id: known.path for known in register.known()}
    return [
        {
            "id": document.id,
            "title": document.title.en,
            "kind": document.kind.value,
            "tier": document.tier.value,
            "language": document.language,
            "dated": document.dated.isoformat() if document.dated else None,
            "path": paths[document.source_id],
        }
        for document in register.documents()
    ]


def details(settings: Settings, document_id: str) -> dict[str, Any]:
    """Return one document as in `listing`, with its pages, passages, sections and warnings.

    Raises:
        IndexMissingError: there is no index.
        ConfigurationError: there is no such document.
    """
    found = next((entry for entry in listing(settings) if entry["id"] == document_id), None)
    if found is None:
        raise _unknown(document_id)
    register = _register(settings)
    passages = register.passages_of(document_id)
    source = register.source(passages[0].source_id)
    sections = dict.fromkeys(" › ".join(passage.section) for passage in passages if passage.section)
    return {
        **found,
        "sha256": source.sha256,
        "pages": len(source.pages),
        "passages": len(passages),
        "sections": list(sections),
        "warnings": next(list(known.warnings) for known in register.known() if known.id == source.id),
    }


def remove(settings: Settings, documents: Sequence[str]) -> list[str]:
    """Take the documents with these ids out of the index, all or none; return where their files lie.

    Raises:
        IndexMissingError: there is no index.
        ConfigurationError: one is not there, or belongs to the shipped corpus; or another ingestion is at work.
    """
    with only_one(settings):
        register = _register(settings)
        gone = [_added(register, document) for document in documents]
        meta = register.meta()
        home = Home.open(settings, {key: meta[key] for key in BUILT}, meta, anew=False)
        draft = Draft(settings.data_dir)
        draft.drop(known.id for known in gone)
        publish(settings, load_knowledge(settings.corpus_dir), draft, register, home, None)
        Kept(settings.data_dir).keep_only(register)
        return [known.path for known in gone]


def _added(register: Register, document_id: str) -> Known:
    known = next((known for known in register.known() if known.id == document_id), None)
    if known is None and any(document.id == document_id for document in register.documents()):
        raise ConfigurationError(
            f"{document_id} belongs to the shipped corpus", remedy="Only documents that were added can be removed."
        )
    if known is None or known.root == SHIPPED:
        raise _unknown(document_id)
    return known


def _register(settings: Settings) -> Register:
    register = Register(settings.data_dir)
    if not register.exists():
        raise IndexMissingError(f"There is no index in {settings.data_dir}", remedy="Build it with `python -m ingest`.")
    return register


def _unknown(document_id: str) -> ConfigurationError:
    return ConfigurationError(f"There is no document {document_id}", remedy="`python -m ingest list` lists them.")
