"""From files to entries: the shipped sources, the background notes, and the files a person adds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError, SourceError
from corpus.knowledge.documents import manifest_documents, note_document
from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import NoteEntry, SourceEntry
from corpus.language import detect
from corpus.register import Entry
from corpus.types import Document, Kind, Name, Source, Tier
from ingest.passages import CHUNKING, split
from ingest.readers import read

SHIPPED = "corpus"
"""The root under which the shipped sources and notes are registered."""
SUFFIXES = frozenset({".pdf", ".md", ".markdown", ".txt", ".text"})
"""What a folder is searched for; a file named outright is read whatever its name."""
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class File:
    """One file to take in. `described` is what manifest or notes know of it, None for a user's file."""

    id: str
    path: Path
    root: str
    described: SourceEntry | NoteEntry | None = None


def shipped_files(corpus_dir: Path, knowledge: Knowledge) -> list[File]:
    """Return the sources of the manifest and the notes."""
    sources = [File(s.id, corpus_dir / "documents" / s.path, SHIPPED, s) for s in knowledge.manifest.sources]
    notes = [File(note.id, corpus_dir / "notes" / f"{note.id}.md", SHIPPED, note) for note in knowledge.notes]
    return sources + notes


def user_files(paths: Sequence[Path]) -> Iterator[File]:
    """Yield the files of `paths`, folders searched for what can be read; hidden files are passed over.

    Raises:
        SourceError: a path does not exist.
    """
    for path in paths:
        root = path.resolve()
        if root.is_dir():
            found = (p for p in sorted(root.rglob("*")) if p.is_file() and p.suffix.lower() in SUFFIXES)
            yield from (
                _user_file(p, root) for p in found if not any(x.startswith(".") for x in p.relative_to(root).parts)
            )
        elif root.is_file():
            yield _user_file(root, root)
        else:
            raise SourceError(f"There is no file or folder {path}", remedy="Check the path.")


def _user_file(path: Path, root: Path) -> File:
    slug = _SLUG.sub("-", path.stem.lower()).strip("-")[:40] or "document"
    mark = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return File(f"user-{slug}-{mark}", path, str(root))


def digest(content: bytes, file: File, knowledge: Knowledge) -> str:
    """Return a digest of everything the passages of `file` depend on."""
    known = knowledge.digest if file.described else ""
    return hashlib.sha256(content + f"\x1f{CHUNKING}\x1f{known}".encode()).hexdigest()


def build_entry(file: File, content: bytes, file_digest: str) -> Entry:
    """Read `content` and return what `file` brings to the index.

    Raises:
        SourceError: the file cannot be read.
        CorpusError: its bytes or its documents are not what the manifest says.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    described = file.described
    if isinstance(described, SourceEntry) and described.sha256 != sha256:
        raise CorpusError(
            f"{file.path.name} is not the file of the manifest (SHA-256 {sha256})",
            remedy="Restore the file, or record its new SHA-256 in corpus/documents/manifest.yaml.",
        )
    reading = read(content, file.path.name)
    source = Source(file.id, file.path.name, sha256, reading.text, reading.pages, reading.labels)
    pairs = list(_documents(file, source))
    passages = [passage for document, headings in pairs for passage in split(document, source, headings, reading.marks)]
    return Entry(source, file_digest, file.root, tuple(document for document, _ in pairs), tuple(passages))


def _documents(file: File, source: Source) -> Iterator[tuple[Document, Sequence[str]]]:
    described = file.described
    if isinstance(described, SourceEntry):
        for document, entry in zip(manifest_documents(described, source.text), described.documents, strict=True):
            yield document, entry.headings or ("",)
    elif isinstance(described, NoteEntry):
        yield note_document(described, source.text), ()
    else:
        yield _user_document(file, source), ()


def _user_document(file: File, source: Source) -> Document:
    lines = (line.strip(" #\t\ufeff") for line in source.text.splitlines())
    title = next((line for line in lines if line), file.path.stem)[:120]
    return Document(
        id=file.id,
        source_id=source.id,
        kind=Kind.POLICY,
        tier=Tier.USER,
        title=Name(title, title),
        language=detect(source.text[:4_000]),
        start=0,
        end=len(source.text),
        dated=date.fromtimestamp(file.path.stat().st_mtime),
    )
