"""The agreements of a library: those of the catalogue, and documents taken for one."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.library import Library
from corpus.errors import QuestionError
from corpus.knowledge.schema import Entity
from corpus.types import Document, Name, Tier

TYPE = "agreement"
_CLOSE = 50


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: its entity where the catalogue has one, and the documents that are its own text.

    A background note about an agreement is none of its documents.
    """

    id: str
    name: Name
    entity: Entity | None
    documents: tuple[str, ...]

    @property
    def country(self) -> str | None:
        """The ISO 3166 code of the partner country, where it is known."""
        return self.entity.country if self.entity else None


def agreements(library: Library) -> list[Agreement]:
    """Return every agreement of the catalogue, in its order."""
    return [_of_entity(entity, library) for entity in library.knowledge.entities if entity.type == TYPE]


def find_agreement(key: str, library: Library) -> Agreement:
    """Return the agreement with the id `key`: an entity's, or that of a document.

    Raises:
        QuestionError: there is none.
    """
    entity = library.entities.get(key)
    if entity is not None and entity.type == TYPE:
        return _of_entity(entity, library)
    document = library.documents.get(key)
    if document is not None and document.tier is not Tier.NOTE:
        subject = library.subject_of(key)
        return _of_entity(subject, library) if subject and subject.type == TYPE else _of_document(document)
    known = [agreement.id for agreement in agreements(library)]
    known += [d.id for d in library.documents.values() if d.tier is Tier.USER]
    close = [
        match for match, _, _ in process.extract(key, known, scorer=fuzz.partial_ratio, score_cutoff=_CLOSE, limit=4)
    ]
    hint = f"Did you mean {', '.join(close)}? " if close else ""
    raise QuestionError(f"There is no agreement {key!r}", remedy=f"{hint}`python -m assistant agreements` lists them.")


def _of_entity(entity: Entity, library: Library) -> Agreement:
    documents = (library.documents[key] for key in entity.described_in if key in library.documents)
    own = tuple(document.id for document in documents if document.tier is not Tier.NOTE)
    return Agreement(entity.id, Name(entity.name.en, entity.name.lt), entity, own)


def _of_document(document: Document) -> Agreement:
    return Agreement(document.id, document.title, None, (document.id,))
