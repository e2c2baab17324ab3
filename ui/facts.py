"""What the catalogue states, as it is shown: a value, the quote it rests on, and where that stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.library import Fact, Library
from assistant.validity import validity_of
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import Entity, EntityType, Gap
from corpus.types import Document, Language, Tier, Validity
from ui.render import document_link

_OWN = 3
"""A gap about more things than this is one of their kind, not of each."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, with the address of the page that shows them in place."""

    text: str
    document: Document
    url: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact: the short value, the entries of a list, our rendering of the quote, and the quote."""

    value: str
    items: tuple[str, ...]
    rendering: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap: what is missing, what the documents do say about it, and whom to ask."""

    text: str
    known: tuple[Quote, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Row:
    """One property with everything stated of it, official documents first."""

    property: str
    name: str
    stated: tuple[Stated, ...]


def entities_of(library: Library, kind: EntityType) -> list[Entity]:
    """Return the entities of a type, in the catalogue's order."""
    return [entity for entity in library.knowledge.entities if entity.type == kind]


def rows(library: Library, entity: Entity, language: Language) -> list[Row]:
    """Return every property that is stated of `entity`, in the order of the catalogue's properties."""
    facts = [fact for fact in library.facts if fact.claim.subject == entity.id]
    found = []
    for prop in library.knowledge.properties:
        stated = [stated_of(fact, library, language) for fact in facts if fact.claim.property == prop.id]
        if stated:
            stated.sort(key=lambda s: s.quote.document.tier is not Tier.OFFICIAL)
            found.append(Row(prop.id, prop.name.get(language), tuple(stated)))
    return found


def stated_of(fact: Fact, library: Library, language: Language) -> Stated:
    """Return a fact as it is shown. The rendering is there only where the quote is in another language."""
    quote = quote_of(fact.span, library, language)
    lithuanian = language == "lt" and quote.document.language != "lt"
    return Stated(
        value=fact.claim.value.get(language),
        items=tuple(item.value.get(language) for item in fact.claim.items),
        rendering=(fact.claim.statement_lt or "") if lithuanian else "",
        quote=quote,
    )


def missing_of(gap: Gap, library: Library, language: Language) -> Missing:
    """Return a gap as it is shown."""
    body = library.entities.get(gap.ask)
    known = tuple(quote_of(library.span_of(pin), library, language) for pin in gap.known)
    return Missing(gap.missing.get(language), known, body.name.get(language) if body else gap.ask)


def gaps_of(library: Library, entity: Entity, language: Language, *, own: bool) -> Iterator[Missing]:
    """Yield what is known to be missing about `entity`: its `own` gaps, or those it shares with most of its kind."""
    gaps = (gap for gap in library.gaps if entity.id in gap.subjects)
    return (missing_of(gap, library, language) for gap in gaps if (len(gap.subjects) <= _OWN) == own)


def quote_of(span: Span, library: Library, language: Language) -> Quote:
    """Return the words at `span` with the address of the page that shows them."""
    document = library.documents[span.document]
    return Quote(library.quote(span), document, document_link(document.id, language, span.start, span.end))


def document_validity(document: Document, library: Library, day: date) -> Validity:
    """Return the validity of what a document is about, on `day`."""
    return validity_of(library.subject_of(document.id), library, day)


def first_value(library: Library, entity: Entity, props: Collection[str], language: Language) -> str:
    """Return the first value stated of `entity` for any of `props`, or the empty string."""
    found = (r.stated[0].value for r in rows(library, entity, language) if r.property in props)
    return next(found, "")
