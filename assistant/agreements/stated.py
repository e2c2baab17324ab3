"""What is stated: words in both languages, where they stand, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import citation_json
from assistant.cite import CitationBook
from assistant.library import Fact, Library
from corpus.knowledge.pins import Span
from corpus.text import fold, squeeze
from corpus.types import Name, Passage


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement, resting on the words at `span`; `subject` is the entity it is about, if known."""

    text: Name
    span: Span
    subject: str | None = None

    @property
    def key(self) -> str:
        """The statement without what does not make a difference: to compare statements with each other."""
        return fold(squeeze(self.text.en)).strip(" .,;")


def from_fact(fact: Fact) -> list[Stated]:
    """Return what a claim states: its entries where it has some, its value otherwise."""
    claim = fact.claim
    if fact.items:
        pairs = zip(claim.items, fact.items, strict=True)
        return [Stated(Name(item.value.en, item.value.lt), span, claim.subject) for item, span in pairs]
    return [Stated(Name(claim.value.en, claim.value.lt), fact.span, claim.subject)]


def from_passage(passage: Passage, library: Library, subject: str | None) -> Stated:
    """Return the words of a passage, as they stand; in Lithuanian our rendering, where there is one."""
    words = squeeze(passage.text)
    span = Span(passage.document_id, passage.start, passage.end)
    return Stated(Name(words, library.translations.get(passage.id, words)), span, subject)


def distinct(entries: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return `entries` without those that say the same as an earlier one."""
    return tuple({entry.key: entry for entry in reversed(list(entries))}.values())[::-1]


def entry_json(entries: Sequence[Stated], book: CitationBook) -> list[dict[str, Any]]:
    """Return statements as JSON, each with its citation."""
    numbers = [book.cite(entry.span, entry.subject) for entry in entries]
    citations = {citation.number: citation for citation in book.citations()}
    return [
        {"text": entry.text.en, "text_lt": entry.text.lt, "citations": [citation_json(citations[number])]}
        for entry, number in zip(entries, numbers, strict=True)
    ]
