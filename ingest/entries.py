"""From a file to its entry in the register: source, documents and passages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError, SourceError
from corpus.knowledge.documents import manifest_documents, note_document
from corpus.knowledge.schema import NoteEntry, ShelfEntry, SourceEntry
from corpus.language import detect
from corpus.register import Entry
from corpus.text import fold, squeeze
from corpus.types import Document, Kind, Name, Passage, Source, Tier
from ingest.passages import split
from ingest.readers import Limits, Reading, read
from ingest.shelf import File

_SLUG = re.compile(r"[^a-z0-9]+")
_UNKNOWN_TITLE = re.compile(r"(?:microsoft word - |untitled|document\d*$|be pavadinimo)", re.IGNORECASE)
MAX_TITLE_CHARS = 120
_AGREEMENT = re.compile(
    r"\b(?:agreement|memorandum of understanding|convention|treaty|sutartis|susitarimas|memorandumas)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: `digest` covers its bytes and all its passages depend on, `headers` as in the settings."""

    file: File
    digest: str
    headers: bool
    limits: Limits


def build_entry(task: Task) -> Entry:
    """Read a file and return what it brings to the index.

    Raises:
        SourceError: the file cannot be read.
        CorpusError: its bytes or its documents are not what the manifest says.
        OSError: it is not there, or may not be opened.
    """
    file = task.file
    content = file.path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    described = file.described
    if isinstance(described, SourceEntry) and described.sha256 != sha256:
        raise CorpusError(
            f"{file.name} is not the file of the manifest (SHA-256 {sha256})",
            remedy="Restore the file, or record its new SHA-256 in corpus/documents/manifest.yaml.",
        )
    reading = read(content, file.name, task.limits)
    title = _title(reading, Path(file.name).stem)
    source_id = described.id if described else _user_id(title, sha256)
    source = Source(source_id, file.name, sha256, reading.text, reading.pages, reading.labels)
    pairs = list(_documents(file, source, title))
    passages = tuple(p for document, headings in pairs for p in split(document, source, headings, reading.marks))
    if not passages:
        raise SourceError(f"{file.name} holds nothing but headings", remedy="Leave it out, or add the text itself.")
    return Entry(
        source=source,
        digest=task.digest,
        root=file.root,
        path=file.place,
        documents=tuple(document for document, _ in pairs),
        passages=passages,
        keys={p.id: _key(embedded_text(p, headers=task.headers)) for p in passages},
        warnings=reading.warnings,
    )


def embedded_text(passage: Passage, *, headers: bool) -> str:
    """Return the words whose meaning stands for `passage`."""
    return f"{passage.header}\n{passage.text}" if headers else passage.text


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _user_id(title: str, sha256: str) -> str:
    """The id of a user's document says what it is and depends on its content alone: it outlives a move or a rename."""
    slug = _SLUG.sub("-", fold(title)).strip("-")[:40].strip("-") or "document"
    return f"user-{slug}-{sha256[:10]}"


def _title(reading: Reading, stem: str) -> str:
    """Return the first heading of the highest level, else the title the file gives itself, else its first line, else
    `stem`, which is its name."""
    headings = [mark for mark in reading.marks if mark.kind == "heading"]
    top = min((mark.level for mark in headings), default=0)
    found = next(
        (reading.text[m.start :].split("\n", 1)[0] for m in headings if m.level == top and m.start < 2_000), ""
    )
    own = reading.title if not _UNKNOWN_TITLE.match(reading.title) else ""
    lines = (line.strip(" #\t\ufeff") for line in reading.text[:20_000].splitlines())
    first = next((line for line in lines if line), stem)
    return squeeze(found or own or first)[:MAX_TITLE_CHARS]


def _documents(file: File, source: Source, title: str) -> Iterator[tuple[Document, Sequence[str]]]:
    described = file.described
    if isinstance(described, SourceEntry):
        for document, entry in zip(manifest_documents(described, source.text), described.documents, strict=True):
            yield document, entry.headings or ("",)
    elif isinstance(described, NoteEntry):
        yield note_document(described, source.text), ()
    else:
        yield _user_document(file, source, title), ()


def _user_document(file: File, source: Source, title: str) -> Document:
    given = file.given or ShelfEntry(path=file.name)
    return Document(
        id=source.id,
        source_id=source.id,
        kind=given.kind or (Kind.AGREEMENT if _AGREEMENT.search(title) else Kind.POLICY),
        tier=Tier.USER,
        title=Name(given.title.en, given.title.lt) if given.title else Name(title, title),
        language=given.language or detect(source.text[:4_000]),
        start=0,
        end=len(source.text),
        aliases=given.aliases,
        url=given.url or file.url or None,
        dated=given.dated or date.fromtimestamp(file.path.stat().st_mtime),
    )
