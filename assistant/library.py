"""Everything one version of the corpus offers to answering, loaded once and only read afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from corpus.index import Index
from corpus.knowledge.load import Knowledge
from corpus.knowledge.pins import Shelf, Span, Spans, claim_pins, locate
from corpus.knowledge.schema import Asked, Bilingual, Claim, Entity, Gap, Pin, Property
from corpus.knowledge.translate import translations_of
from corpus.types import Document, Language, Passage, Role, Source

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})
"""Codes of CLDR that stand for unions, unknown and test regions."""


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
        countries = other_countries(knowledge.entities)
        self.entities: Mapping[str, Entity] = {e.id: e for e in (*knowledge.entities, *countries)}
        self.properties: Mapping[str, Property] = {p.id: p for p in knowledge.properties}
        self.countries: tuple[Entity, ...] = tuple(e for e in self.entities.values() if e.type == "country")
        self.gaps: tuple[Gap, ...] = knowledge.gaps
        self.passage_count = index.register.count()
        self._passages_at: dict[Span, str | None] = {}

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
    def asked_of(self) -> frozenset[str]:
        """The documents that questions are recorded for."""
        return frozenset(asked.pin.document for asked in self.knowledge.asked if asked.pin)

    @cached_property
    def asked_for(self) -> Mapping[str, tuple[Asked, ...]]:
        """What is recorded for each passage and gap, by its id."""
        found: dict[str, tuple[Asked, ...]] = {}
        for asked in self.knowledge.asked:
            target = self.answered_by(asked)
            found[target] = (*found.get(target, ()), asked)
        return found

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
        for claim in self.knowledge.claims:
            whole, *items = [self.spans[pin] for pin in claim_pins(claim)]
            yield Fact(claim, whole, tuple(items), self.passage_at(whole))

    @cached_property
    def _by_document(self) -> Mapping[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self._described:
            found.setdefault(passage.document_id, []).append(passage)
        return found

    def passage_at(self, span: Span) -> str | None:
        """Return the id of the passage that holds most of `span`, the shortest where several hold it all."""
        if span not in self._passages_at:
            self._passages_at[span] = _smallest_around(span, self._by_document.get(span.document, []))
        return self._passages_at[span]

    @cached_property
    def facts_by_passage(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts whose quote stands in a passage, by passage id."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.passage:
                found.setdefault(fact.passage, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    @cached_property
    def around(self) -> Mapping[str, frozenset[str]]:
        """For each entity, the entities that are named whenever it is: itself, its whole, its country."""
        countries = {country.country: country.id for country in self.countries}
        return {
            key: frozenset(filter(None, (key, entity.part_of, countries.get(entity.country))))
            for key, entity in self.entities.items()
        }

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage by its id."""
        return self.index.register.passages([passage_id]).get(passage_id)

    def quote(self, span: Span) -> str:
        """Return the words at `span`, as they stand in the source."""
        return self.sources[self.documents[span.document].source_id].text[span.start : span.end]

    def span_of(self, pin: Pin) -> Span:
        """Return where `pin` stands."""
        return self.spans[pin]

    def answered_by(self, asked: Asked) -> str:
        """Return the id of what a recorded question asks for: a passage, or the gap where that would be; or ""."""
        return (self.passage_at(self.span_of(asked.pin)) if asked.pin else asked.gap) or ""

    def subject_of(self, document_id: str) -> Entity | None:
        """Return the entity a document is about: what its note says, or the first of its kind it describes first."""
        return self._subjects.get(document_id)

    @cached_property
    def _subjects(self) -> Mapping[str, Entity]:
        found = {note.id: self.entities[note.subjects[0]] for note in self.knowledge.notes if note.subjects}
        for entity in self.knowledge.entities:
            document = self.documents.get(next(iter(entity.described_in), ""))
            if document is not None and entity.type == document.kind.value:
                found.setdefault(document.id, entity)
        return found


def other_countries(entities: Sequence[Entity]) -> list[Entity]:
    """Return the countries of the world that `entities` lack, with their names in both languages (Unicode CLDR).

    A question about a country that no document mentions must be recognised as one.
    """
    known = {entity.country for entity in entities if entity.type == "country"}
    english, lithuanian = Locale("en").territories, Locale("lt").territories
    codes = [
        code
        for code in english
        if isinstance(code, str) and len(code) == 2 and code.isalpha() and code not in known | _NO_COUNTRIES
    ]
    return [
        Entity(
            id=f"country-{code.lower()}",
            type="country",
            name=Bilingual(en=english[code], lt=lithuanian.get(code, english[code])),
            country=code,
        )
        for code in codes
    ]


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


def bare_name(entity: Entity, language: Language) -> str:
    """Return the name without figures in brackets, which tell editions apart and are no statement of their own."""
    return re.sub(r"\s*\([^)]*\d[^)]*\)", "", entity.name.get(language))
