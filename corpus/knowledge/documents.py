"""The documents inside the shipped sources: where each one starts and ends, as the manifest says."""

from __future__ import annotations

import re

from corpus.errors import CorpusError
from corpus.knowledge.schema import DocumentEntry, NoteEntry, SourceEntry
from corpus.types import Document, Kind, Name, Tier


def manifest_documents(source: SourceEntry, text: str) -> list[Document]:
    """Return the documents of `source`, whose text is `text`, in the manifest's order.

    Raises:
        CorpusError: a marker of the manifest begins no line of the text.
    """
    return [_manifest_document(entry, source, text) for entry in source.documents]


def note_document(note: NoteEntry, text: str) -> Document:
    """Return the document that a background note is."""
    return Document(
        id=note.id,
        source_id=note.id,
        kind=Kind.NOTE,
        tier=Tier.NOTE,
        title=Name(note.title.en, note.title.lt),
        language="en",
        start=0,
        end=len(text),
        dated=note.dated,
    )


def _manifest_document(entry: DocumentEntry, source: SourceEntry, text: str) -> Document:
    start = _line_start(entry.starts_with, text, 0, source) if entry.starts_with else 0
    end = _line_start(entry.ends_before, text, start + 1, source) if entry.ends_before else len(text)
    return Document(
        id=entry.id,
        source_id=source.id,
        kind=entry.kind,
        tier=Tier.OFFICIAL,
        title=Name(entry.title.en, entry.title.lt),
        language=source.language,
        start=start,
        end=end,
        aliases=entry.aliases,
        url=entry.url,
        dated=entry.dated,
    )


def _line_start(marker: str, text: str, after: int, source: SourceEntry) -> int:
    pattern = r"^[ \t]*" + r"\s+".join(re.escape(word) for word in marker.split())
    found = (match.end() - len(match[0].lstrip()) for match in re.finditer(pattern, text, re.MULTILINE))
    for position in found:
        if position >= after:
            return position
    raise CorpusError(
        f"No line of {source.path} starts with {marker!r}",
        remedy="Correct starts_with or ends_before in corpus/documents/manifest.yaml.",
    )
