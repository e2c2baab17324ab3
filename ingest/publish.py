"""The last step: all that is derived from a draft is written, the draft takes its place, and what it dropped goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.draft import Draft
from corpus.errors import CorpusError
from corpus.index import drop_old_lexical, lexical_text, version_of, write_lexical
from corpus.knowledge.load import Knowledge
from corpus.knowledge.pins import Shelf, locate
from corpus.knowledge.translate import translations_of
from corpus.register import Register
from corpus.settings import Settings
from corpus.types import Document
from ingest.home import Home
from ingest.shelf import SHIPPED
from ingest.vectors import Vectors


def publish(
    settings: Settings, knowledge: Knowledge, draft: Draft, register: Register, home: Home, vectors: Vectors | None
) -> None:
    """Make `draft` the register, with its lexical index; then delete the vectors that it no longer names.

    Without `vectors` nothing is embedded: a draft that only drops something needs no model.

    Raises:
        CorpusError: a quote of the catalogue is not in its document, or there is nothing at all. Nothing has changed.
    """
    if not draft.count():
        raise CorpusError("There is nothing to index", remedy="Name a file or folder, or restore the shipped corpus.")
    documents = {document.id: document for document in draft.documents()}
    translations = _translations(knowledge, draft, documents)
    version = version_of(home.meta["collection"], draft.known())
    texts, homes = {}, {}
    for passage in draft.each_passage():
        aliases = documents[passage.document_id].aliases
        translation = translations.get(passage.id, "")
        texts[passage.id] = lexical_text(passage, aliases, translation, headers=settings.headers)
        homes[passage.id] = passage.document_id
    write_lexical(settings, version, texts, homes)
    surplus = _surplus(draft, register, home, vectors)
    draft.publish({**home.meta, "version": version})
    home.store.delete(surplus)
    drop_old_lexical(settings, version)


def _translations(knowledge: Knowledge, draft: Draft, documents: Mapping[str, Document]) -> dict[str, str]:
    """Return our renderings of the shipped documents' passages; they prove that every quote stands where it should."""
    shipped = [known.id for known in draft.known() if known.root == SHIPPED]
    texts = {source_id: draft.source(source_id).text for source_id in shipped}
    ours = {key: document for key, document in documents.items() if document.source_id in texts}
    passages = (passage for key in ours for passage in draft.passages_of(key))
    return translations_of(knowledge, locate(knowledge, Shelf(ours, texts)), passages)


def _surplus(draft: Draft, register: Register, home: Home, vectors: Vectors | None) -> frozenset[str]:
    """Return the vectors that the draft does not name. Where store and register disagree, after a killed run or a loss,
    what is missing is made first."""
    gone: frozenset[str] = frozenset()
    if home.old is None:
        before = {(known.id, known.digest) for known in register.known()}
        after = {(known.id, known.digest) for known in draft.known()}
        gone = _passages(register, before - after) - _passages(draft, after - before)
    if vectors is None or home.store.count() == draft.count() + len(gone):
        return gone
    there = home.store.ids()
    vectors.mend(draft, there)
    return there - draft.passage_ids()


def _passages(register: Register, sources: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(passage for source_id, _ in sources for passage in register.passage_ids(source_id))
