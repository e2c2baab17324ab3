"""Everything one version of the corpus offers to answering, loaded once and only read afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.index import Index
from corpus.knowledge.load import Knowledge
from corpus.knowledge.pins import Shelf, Span, Spans, claim_pins, locate
from corpus.knowledge.schema import Claim, Entity, Gap, Pin, Property
from corpus.knowledge.translate import translations_of
from corpus.types import Document, Passage, Role, Source


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim and where its quotes stand: `span` of the whole, `items` of the entries of a list."""

    claim: Claim
    span: Span
    items: tuple[Span, ...]
    passage: str | None
    """The passage the quote stands in, where there is one."""


class Library:
    """The documents, sources and passages of an index, and what the catalogue knows of them. Read-only."""

    def __init__(self, index: Index, knowledge: Knowledge) -> None:
        self.index = index
        self.knowledge = knowledge
        self.documents: Mapping[str, Document] = {d.id: d for d in index.register.documents()}
        self.sources: Mapping[str, Source] = {s.id: s for s in index.register.sources()}
        self.entities: Mapping[str, Entity] = {e.id: e for e in knowledge.entities}
        self.properties: Mapping[str, Property] = {p.id: p for p in knowledge.properties}
        self.countries: tuple[Entity, ...] = tuple(e for e in knowledge.entities if e.type == "country")
        self.gaps: tuple[Gap, ...] = knowledge.gaps
        self.passage_count = index.register.count()

    @property
    def version(self) -> str:
        """The version of passages and catalogue together."""
        return f"{self.index.version}-{self.knowledge.digest[:8]}"

    @cached_property
    def spans(self) -> Spans:
        """Where each quote of the catalogue stands."""
        texts = {key: source.text for key, source in self.sources.items()}
        return locate(self.knowledge, Shelf(self.documents, texts))

    @cached_property
    def _described(self) -> tuple[Passage, ...]:
        """The passages of all documents the catalogue speaks of; a user's documents are not among them."""
        known = {pin.document for pin in self.spans}
        return tuple(p for document in sorted(known) for p in self.index.register.passages_of(document))

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """Our Lithuanian rendering of passages, by passage id."""
        return translations_of(self.knowledge, self.spans, self._described)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every claim with the places of its quotes."""
        return tuple(self._facts())

    def _facts(self) -> Iterator[Fact]:
        by_document: dict[str, list[Passage]] = {}
        for passage in self._described:
            by_document.setdefault(passage.document_id, []).append(passage)
        for claim in self.knowledge.claims:
            whole, *items = [self.spans[pin] for pin in claim_pins(claim)]
            home = _smallest_around(whole, by_document.get(whole.document, []))
            yield Fact(claim, whole, tuple(items), home)

    @cached_property
    def facts_by_passage(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts whose quote stands in a passage, by passage id."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.passage:
                found.setdefault(fact.passage, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def quote(self, span: Span) -> str:
        """Return the words at `span`, as they stand in the source."""
        return self.sources[self.documents[span.document].source_id].text[span.start : span.end]

    def span_of(self, pin: Pin) -> Span:
        """Return where `pin` stands."""
        return self.spans[pin]

    def subject_of(self, document_id: str) -> Entity | None:
        """Return the entity a document is about: the first that names it first among its documents."""
        for entity in self.knowledge.entities:
            if entity.described_in[:1] == (document_id,) and entity.type != "country":
                return entity
        return None


def _smallest_around(span: Span, passages: list[Passage]) -> str | None:
    """Return the passage that holds most of `span`, the shortest where several hold it all."""
    best: tuple[int, int, str] | None = None
    for passage in passages:
        shared = min(span.end, passage.end) - max(span.start, passage.start)
        if shared <= 0 or (passage.role is Role.LIST and shared < span.end - span.start):
            continue
        candidate = (-shared, passage.end - passage.start, passage.id)
        best = min(best, candidate) if best else candidate
    return best[2] if best else None
