"""What the catalogue says a stretch of a document means: its Lithuanian rendering, and the short values of claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library import Fact, Library
from assistant.verification.spelling import normalised
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import Bilingual
from corpus.knowledge.translate import rendered

COVERED = 0.6
"""A rendering may stand for a quote that is at least so much of what it renders."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Words that a person pinned to `span`: a whole rendering of it, or something short it bears out."""

    span: Span
    text: str
    whole: bool


class Renderings:
    """Everything the catalogue of one library pins to its documents, found by place. Read-only."""

    def __init__(self, library: Library) -> None:
        self._by_document: dict[str, list[_Entry]] = {}
        for entry in _entries(library):
            self._by_document.setdefault(entry.span.document, []).append(entry)

    def of(self, span: Span) -> tuple[str, ...]:
        """Return the Lithuanian renderings of what stands at `span`, in the order they stand in."""
        inside = [e for e in self._by_document.get(span.document, ()) if e.whole and _covers(span, e.span)]
        return tuple(dict.fromkeys(e.text for e in sorted(inside, key=lambda e: (e.span.start, e.span.end))))

    def pinned(self, span: Span) -> frozenset[str]:
        """Return, normalised, all that a person pinned to a stretch inside `span`."""
        entries = self._by_document.get(span.document, ())
        return frozenset(
            stripped(e.text) for e in entries if _covers(span, e.span) or (not e.whole and _inside(e.span, span))
        )


def stripped(text: str) -> str:
    """Return `text` normalised, without the punctuation at its ends: how sentences are told to be the same."""
    return normalised(text).strip(" .,;:-")


def _entries(library: Library) -> Iterator[_Entry]:
    for pin, text in rendered(library.knowledge):
        yield _Entry(library.span_of(pin), text, whole=True)
    for fact in library.facts:
        yield from _of_fact(fact, library)
    for entity in library.knowledge.entities:
        if entity.validity:
            yield from _both(library.span_of(entity.validity.basis), entity.validity.notice)


def _of_fact(fact: Fact, library: Library) -> Iterator[_Entry]:
    claim = fact.claim
    yield from _both(fact.span, claim.value)
    if claim.statement_lt:
        yield _Entry(fact.span, claim.statement_lt, whole=True)
    for item, span in zip(claim.items, fact.items, strict=True):
        yield from _both(span, item.value)
    subject, prop = library.entities.get(claim.subject), library.properties.get(claim.property)
    if subject and prop:
        for language in ("en", "lt"):
            yield _Entry(fact.span, f"{subject.name.get(language)}: {prop.name.get(language)}", whole=False)


def _both(span: Span, text: Bilingual) -> Iterator[_Entry]:
    yield from (_Entry(span, words, whole=False) for words in (text.en, text.lt))


def _covers(span: Span, other: Span) -> bool:
    """Return whether `span` is at least most of `other`."""
    return min(span.end, other.end) - max(span.start, other.start) >= COVERED * (other.end - other.start)


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
