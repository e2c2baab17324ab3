"""What there is: agreements, market lists, programmes and documents as tables that can be filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.agreements.agreement import TYPE as AGREEMENT
from assistant.fit.places import Places
from assistant.library import Library
from assistant.spotting import WORD
from assistant.table import Table
from assistant.validity import validity_of
from corpus.errors import ConfigurationError
from corpus.knowledge.schema import Entity
from corpus.text import fold
from corpus.types import Validity

PROGRAMMES = frozenset({"programme", "scheme", "call", "mechanism", "network"})
MARKET_LIST = "market_list"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a line must have: the partner country, a status, a kind, words; None lets everything through."""

    country: str | None = None
    status: str | None = None
    kind: str | None = None
    search: str | None = None


_Line = Mapping[str, str]


def agreement_table(library: Library, day: date, filters: Filters) -> Table:
    """Return the agreements of the catalogue."""
    lines = (_entity_line(e, library, day) for e in library.knowledge.entities if e.type == AGREEMENT)
    columns = ("id", "name", "name_lt", "country", "signed", "status", "documents")
    return _table("agreements", columns, lines, filters, library)


def programme_table(library: Library, day: date, filters: Filters) -> Table:
    """Return the programmes, schemes, calls, mechanisms and networks of the catalogue."""
    lines = (_entity_line(e, library, day) for e in library.knowledge.entities if e.type in PROGRAMMES)
    columns = ("id", "kind", "name", "name_lt", "country", "status", "from", "to", "documents")
    return _table("programmes", columns, lines, filters, library)


def market_table(library: Library, day: date, filters: Filters) -> Table:
    """Return the market lists with the countries that the documents say are on them."""
    places = Places(library.countries)
    lines = []
    for entity in library.knowledge.entities:
        if entity.type == MARKET_LIST:
            named = " ".join(sorted(_named(entity, library, places)))
            lines.append({**_entity_line(entity, library, day), "country": named})
    columns = ("id", "name", "name_lt", "markets", "country", "status", "documents")
    return _table("markets", columns, lines, filters, library)


def document_table(library: Library, day: date, filters: Filters) -> Table:
    """Return the indexed documents."""
    lines = []
    for document in library.documents.values():
        subject = library.subject_of(document.id)
        lines.append(
            {
                "id": document.id,
                "kind": document.kind.value,
                "tier": document.tier.value,
                "name": document.title.en,
                "name_lt": document.title.lt,
                "language": document.language,
                "dated": document.dated.isoformat() if document.dated else "",
                "country": (subject.country or "") if subject else "",
                "status": validity_of(subject, library, day).status.value,
                "url": document.url or "",
            }
        )
    columns = ("id", "kind", "tier", "name", "name_lt", "language", "dated", "country", "status", "url")
    return _table("documents", columns, lines, filters, library)


TABLES: Mapping[str, Callable[[Library, date, Filters], Table]] = {
    "agreements": agreement_table,
    "programmes": programme_table,
    "markets": market_table,
    "documents": document_table,
}


def _entity_line(entity: Entity, library: Library, day: date) -> dict[str, str]:
    validity = validity_of(entity, library, day)
    return {
        "id": entity.id,
        "kind": entity.type,
        "name": entity.name.en,
        "name_lt": entity.name.lt,
        "country": entity.country or "",
        "signed": _value(entity, "signed", library),
        "markets": _value(entity, "market-count", library),
        "status": validity.status.value,
        **_days(validity),
        "documents": " ".join(entity.described_in),
    }


def _days(validity: Validity) -> dict[str, str]:
    return {
        "from": validity.since.isoformat() if validity.since else "",
        "to": validity.until.isoformat() if validity.until else "",
    }


def _value(entity: Entity, prop: str, library: Library) -> str:
    found = (f.claim.value.en for f in library.facts if (f.claim.subject, f.claim.property) == (entity.id, prop))
    return "; ".join(dict.fromkeys(found))


def _named(entity: Entity, library: Library, places: Places) -> Iterator[str]:
    for fact in library.facts:
        if fact.claim.subject == entity.id and fact.claim.property == "markets":
            yield from (place.code for place in places.find(WORD.findall(library.quote(fact.span))))


def _table(name: str, columns: tuple[str, ...], lines: Iterable[_Line], filters: Filters, library: Library) -> Table:
    code = _country(filters.country, library)
    kept = (line for line in lines if _passes(line, filters, code))
    return Table(name, columns, tuple(tuple(line[column] for column in columns) for line in kept))


def _passes(line: _Line, filters: Filters, code: str | None) -> bool:
    words = fold(filters.search or "").split()
    text = fold(" ".join(line.values()))
    return (
        (code is None or code in line["country"].split())
        and (filters.status is None or line["status"] == filters.status)
        and (filters.kind is None or line["kind"] == filters.kind)
        and all(word in text for word in words)
    )


def _country(name: str | None, library: Library) -> str | None:
    if name is None:
        return None
    places = Places(library.countries)
    code = places.lookup(name)
    if code is None:
        close = ", ".join(places.suggest(name)) or "Norway, NO, Norvegija"
        raise ConfigurationError(f"There is no country {name!r}", remedy=f"Did you mean {close}?")
    return code
