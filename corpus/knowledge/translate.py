"""Our Lithuanian renderings of passages, found by where the translated words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.knowledge.load import Knowledge
from corpus.knowledge.pins import Span, Spans
from corpus.knowledge.schema import Pin
from corpus.types import Passage, Role


def rendered(knowledge: Knowledge) -> Iterator[tuple[Pin, str]]:
    """Yield every stretch of text that has a Lithuanian rendering, with it."""
    for translation in knowledge.translations:
        yield translation.pin, translation.lt
    for note in knowledge.notes:
        for sentence in note.sentences:
            yield Pin(document=note.id, quote=sentence.text), sentence.lt


def translations_of(knowledge: Knowledge, spans: Spans, passages: Iterable[Passage]) -> dict[str, str]:
    """Return the Lithuanian rendering of each passage that has one, by passage id.

    A passage has the renderings of the stretches that begin inside it and cover most of it, in order; a list passage
    has none of its own, its items do.
    """
    by_document: dict[str, list[tuple[Span, str]]] = {}
    for pin, text in rendered(knowledge):
        span = spans[pin]
        by_document.setdefault(span.document, []).append((span, text))
    found: dict[str, str] = {}
    for passage in passages:
        if passage.role is Role.LIST:
            continue
        inside = [(s.start, text) for s, text in by_document.get(passage.document_id, ()) if _covers(s, passage)]
        if inside:
            found[passage.id] = " ".join(text for _, text in sorted(inside))
    return found


def _covers(span: Span, passage: Passage) -> bool:
    shared = min(span.end, passage.end) - max(span.start, passage.start)
    return shared > 0.6 * (span.end - span.start)
