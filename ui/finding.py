"""Finding words in documents: plain, literal search for the library and the agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.library import Library
from corpus.text import fold
from corpus.types import Document, Language, Role
from ui.render import document_link

MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds all the words, cut around their places: (plain, found, plain, found, ..., plain)."""

    document: Document
    section: str
    parts: tuple[str, ...]
    url: str


def search_words(query: str) -> list[str]:
    """Return the words of `query`, folded, at most ten."""
    return re.findall(r"\w+", fold(query))[:10]


def matches(document: Document, library: Library, wanted: list[str]) -> bool:
    """Return whether every wanted word begins a word of the document's names or text."""
    text = library.sources[document.source_id].text[document.start : document.end]
    names = " ".join((document.id, document.title.en, document.title.lt, *document.aliases))
    folded = fold(f"{names} {text}")
    return all(re.search(rf"\b{re.escape(word)}", folded) for word in wanted)


def hits(document: Document, library: Library, wanted: list[str], language: Language) -> Iterator[Hit]:
    """Yield the passages of `document` that hold every wanted word; lists only by their entries."""
    for passage in library.index.register.passages_of(document.id):
        spans = _spans(passage.text, wanted) if wanted and passage.role is not Role.LIST else []
        if spans:
            yield Hit(
                document,
                " › ".join(passage.section[1:]),
                _parts(passage.text, spans),
                document_link(document.id, language, passage.start, passage.end),
            )


def _spans(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Return where the words stand in `text`, or nothing unless all of them do."""
    found: list[tuple[int, int]] = []
    folded = [(match.start(), match.end(), fold(match[0])) for match in re.finditer(r"\w+", text)]
    for word in wanted:
        places = [(start, end) for start, end, token in folded if token.startswith(word)]
        if not places:
            return []
        found += places
    return sorted(set(found))


def _parts(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], text[start:end]]
        position = end
    return (*parts, text[position:])


def passages_count(document: Document, library: Library) -> int:
    """Return how many passages a document has in the index."""
    return len(library.index.register.passages_of(document.id))
