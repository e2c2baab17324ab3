"""Agreements as they are shown: the list, several side by side, and what each says to one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale

from assistant.agreements.agreement import Agreement, agreements
from assistant.agreements.cells import Cells
from assistant.agreements.compare import Comparison, Difference
from assistant.agreements.stated import Stated
from assistant.agreements.terms import Terms
from assistant.library import Library
from assistant.validity import validity_of
from corpus.types import Language
from ui.facts import Quote, quote_of
from ui.render import is_stale, validity_words


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of an agreement, with the quote it rests on."""

    text: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Listed:
    """One agreement of the list."""

    id: str
    name: str
    country: str
    signed: tuple[Entry, ...]
    parties: tuple[Entry, ...]
    validity: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a comparison: what it is about, how the cells compare, and a cell for each agreement."""

    name: str
    difference: Difference
    cells: tuple[tuple[Entry, ...], ...]


def listed(library: Library, language: Language, day: date) -> list[Listed]:
    """Return every agreement of the catalogue, in its order."""
    cells = Cells(library, day)
    return [_listed(agreement, cells, library, language, day) for agreement in agreements(library)]


def _listed(agreement: Agreement, cells: Cells, library: Library, language: Language, day: date) -> Listed:
    validity = validity_of(agreement.entity, library, day)
    return Listed(
        id=agreement.id,
        name=agreement.name.get(language),
        country=country_name(agreement.country, language),
        signed=entries(cells.claims(("signed",), agreement), library, language),
        parties=entries(cells.claims(("parties",), agreement), library, language),
        validity=validity_words(validity, language),
        stale=is_stale(validity),
    )


def lines(comparison: Comparison, library: Library, language: Language) -> list[Line]:
    """Return the rows of a comparison, what is stated in none of the agreements left out."""
    return [
        Line(
            row.row.name.get(language),
            row.difference,
            tuple(entries(cell, library, language) for cell in row.cells),
        )
        for row in comparison.rows
        if row.difference is not Difference.SILENT
    ]


def silent(comparison: Comparison, language: Language) -> list[str]:
    """Return what none of the agreements compared states."""
    return [row.row.name.get(language) for row in comparison.rows if row.difference is Difference.SILENT]


def answers(terms: Terms, library: Library, language: Language) -> list[tuple[str, tuple[Entry, ...]]]:
    """Return what each agreement states, by name; nothing where it is silent."""
    return [(a.agreement.name.get(language), entries(a.entries, library, language)) for a in terms.answers]


def entries(stated: Iterable[Stated], library: Library, language: Language) -> tuple[Entry, ...]:
    """Return statements as they are shown."""
    return tuple(Entry(s.text.get(language), quote_of(s.span, library, language)) for s in stated)


def country_name(code: str | None, language: Language) -> str:
    """Return the name of a country in `language`, the empty string for none."""
    return str(Locale(language).territories.get(code, code)) if code else ""


def names(found: Sequence[Agreement], language: Language) -> list[str]:
    """Return the names of agreements."""
    return [agreement.name.get(language) for agreement in found]
