"""Comparisons, terms and clauses as JSON (stable: others script against it), as Markdown and as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.agreements.agreement import Agreement
from assistant.agreements.clauses import Clause, ClauseKind
from assistant.agreements.compare import Comparison, GridRow
from assistant.agreements.stated import Stated, entry_json
from assistant.agreements.terms import Terms
from assistant.agreements.wording import say
from assistant.answer import validity_json
from assistant.cite import CitationBook
from assistant.library import Library
from assistant.markup import plain, sources
from assistant.table import Table
from assistant.validity import validity_of
from corpus.types import Language


class DeskRenderer:
    """Puts what the agreement desk of one library found on one day into a form to read, save or script against."""

    def __init__(self, library: Library, day: date) -> None:
        self._library, self._day = library, day

    def _book(self) -> CitationBook:
        return CitationBook(self._library, self._day)

    def _stamp(self) -> dict[str, Any]:
        return {"as_of": self._day.isoformat(), "corpus": {"version": self._library.version}}

    def _agreement(self, agreement: Agreement) -> dict[str, Any]:
        return {
            "id": agreement.id,
            "name": agreement.name.en,
            "name_lt": agreement.name.lt,
            "country": agreement.country,
            "documents": list(agreement.documents),
            "validity": validity_json(validity_of(agreement.entity, self._library, self._day)),
        }

    def comparison_json(self, comparison: Comparison) -> dict[str, Any]:
        """Return a comparison as JSON: `agreements`, and `rows` with one cell for each of them."""
        book = self._book()
        return {
            "agreements": [self._agreement(agreement) for agreement in comparison.agreements],
            "rows": [_row_json(row, comparison.agreements, book) for row in comparison.rows],
            **self._stamp(),
        }

    def comparison_markdown(self, comparison: Comparison, language: Language) -> str:
        """Return a comparison as a Markdown table, the rows that differ marked, with the quotes below it."""
        book = self._book()
        names = [plain(agreement.name.get(language)) for agreement in comparison.agreements]
        lines = [_line([say("row", language), *names, say("difference", language)])]
        lines.append(_line(["---"] * (len(names) + 2)))
        for row in comparison.rows:
            cells = [_cell(cell, book, language) for cell in row.cells]
            name = plain(row.row.name.get(language))
            lines.append(_line([f"**{name}**", *cells, say(row.difference, language)]))
        return self._page(say("comparison", language), ["\n".join(lines)], book, language)

    def comparison_table(self, comparison: Comparison) -> Table:
        """Return a comparison as a flat table: one line for each statement, with its quote and where it stands."""
        lines = []
        for row in comparison.rows:
            for agreement, cell in zip(comparison.agreements, row.cells, strict=True):
                head = (row.row.id, row.difference.value, agreement.id)
                lines += [(*head, *self._flat(entry)) for entry in cell] or [(*head, "not stated", *[""] * 6)]
        columns = ("row", "difference", "agreement", "text", "text_lt", "document", "start", "end", "sha256", "quote")
        return Table("comparison", columns, tuple(lines))

    def terms_json(self, terms: Terms) -> dict[str, Any]:
        """Return what every agreement states as JSON."""
        book = self._book()
        return {
            "question": terms.question,
            "language": terms.language,
            "properties": list(terms.properties),
            "answers": [
                {
                    **self._agreement(answer.agreement),
                    "stated": bool(answer.entries),
                    "entries": entry_json(answer.entries, book),
                }
                for answer in terms.answers
            ],
            **self._stamp(),
        }

    def terms_markdown(self, terms: Terms) -> str:
        """Return what every agreement states as Markdown, the silent ones last."""
        book, language, blocks = self._book(), terms.language, []
        for answer in (a for a in terms.answers if a.entries):
            blocks.append(f"## {plain(answer.agreement.name.get(language))}")
            blocks.append(_bullets(answer.entries, book, language))
        silent = [plain(answer.agreement.name.get(language)) for answer in terms.answers if not answer.entries]
        if silent:
            blocks += [f"## {say('not_stated', language)}", "\n".join(f"- {name}" for name in silent)]
        return self._page(plain(terms.question), blocks, book, language)

    def terms_table(self, terms: Terms) -> Table:
        """Return what every agreement states as a flat table."""
        lines: list[tuple[str, ...]] = []
        for answer in terms.answers:
            head = (answer.agreement.id,)
            lines += [(*head, *self._flat(entry)) for entry in answer.entries] or [(*head, "not stated", *[""] * 6)]
        columns = ("agreement", "text", "text_lt", "document", "start", "end", "sha256", "quote")
        return Table("terms", columns, tuple(lines))

    def clauses_json(self, agreement: Agreement, found: Sequence[Clause]) -> dict[str, Any]:
        """Return the clauses of an agreement as JSON."""
        book = self._book()
        return {
            "agreement": self._agreement(agreement),
            "clauses": [
                {
                    "kind": clause.kind,
                    "modal": clause.modal,
                    "actor": clause.actor,
                    **entry_json([clause.stated], book)[0],
                }
                for clause in found
            ],
            **self._stamp(),
        }

    def clauses_markdown(self, agreement: Agreement, found: Sequence[Clause], language: Language) -> str:
        """Return the clauses of an agreement as Markdown lists, one for each kind."""
        book = self._book()
        title = say("clauses", language, name=plain(agreement.name.get(language)))
        if not agreement.documents:
            return self._page(title, [say("no_text", language)], book, language)
        blocks = []
        for kind in ClauseKind:
            entries = [clause.stated for clause in found if clause.kind is kind]
            blocks.append(f"## {say(kind, language)}")
            blocks.append(_bullets(entries, book, language) if entries else say("none", language))
        return self._page(title, blocks, book, language)

    def clauses_table(self, found: Sequence[Clause]) -> Table:
        """Return the clauses of an agreement as a flat table."""
        lines = tuple((clause.kind.value, clause.modal, *self._flat(clause.stated)) for clause in found)
        columns = ("kind", "modal", "text", "text_lt", "document", "start", "end", "sha256", "quote")
        return Table("clauses", columns, lines)

    def _flat(self, entry: Stated) -> tuple[str, ...]:
        span, library = entry.span, self._library
        source = library.sources[library.documents[span.document].source_id]
        where = (span.document, str(span.start), str(span.end), source.sha256)
        return entry.text.en, entry.text.lt, *where, library.quote(span)

    def _page(self, title: str, blocks: Sequence[str], book: CitationBook, language: Language) -> str:
        stamp = say("as_of", language, day=self._day.isoformat(), version=self._library.version)
        return "\n\n".join([f"# {title}", *blocks, *sources(book.citations(), language), stamp]) + "\n"


def _row_json(row: GridRow, agreements: Sequence[Agreement], book: CitationBook) -> dict[str, Any]:
    return {
        "id": row.row.id,
        "name": row.row.name.en,
        "name_lt": row.row.name.lt,
        "difference": row.difference,
        "cells": [
            {"agreement": agreement.id, "stated": bool(cell), "entries": entry_json(cell, book)}
            for agreement, cell in zip(agreements, row.cells, strict=True)
        ],
    }


def _cell(cell: Sequence[Stated], book: CitationBook, language: Language) -> str:
    if not cell:
        return f"*{say('not_stated', language)}*"
    return "<br>".join(f"{plain(entry.text.get(language))} [{book.cite(entry.span, entry.subject)}]" for entry in cell)


def _bullets(entries: Sequence[Stated], book: CitationBook, language: Language) -> str:
    return "\n".join(
        f"- {plain(entry.text.get(language))} [{book.cite(entry.span, entry.subject)}]" for entry in entries
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
