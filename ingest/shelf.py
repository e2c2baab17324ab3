"""The files there are: the shipped sources, the background notes, and what a person names beside them."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.errors import SourceError
from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import NoteEntry, ShelfEntry, SourceEntry
from corpus.register import Refused
from ingest.passages import CHUNKING

SHIPPED = "corpus"
"""The root under which the shipped sources and notes are registered."""
MANIFEST = "manifest.yaml"
"""What says of the files of a folder what they cannot say themselves."""
_READ = (".pdf", ".docx", ".odt", ".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".eml")
_PLAIN = (".md", ".markdown", ".txt", ".text")
_NOT_READ = (".doc", ".rtf", ".ppt", ".pptx", ".odp", ".epub", ".msg")
SUFFIXES = frozenset((*_READ, *_PLAIN, *_NOT_READ))
"""What of a folder is taken for documents, those nobody reads here too: they are refused, not passed over in silence.
A file named outright is read whatever its name."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to take in. `described` is what manifest or notes know of it, None for a user's file; `url` is where
    it was fetched from, if it was, `given` what the manifest of its folder says of it."""

    path: Path
    root: str
    described: SourceEntry | NoteEntry | None = None
    url: str = ""
    given: ShelfEntry | None = None

    @property
    def place(self) -> str:
        """Where it is found, and registered: its path or its web address."""
        return self.url or str(self.path)

    @property
    def name(self) -> str:
        """What it is called."""
        if not self.url:
            return self.path.name
        parts = urlsplit(self.url)
        return PurePosixPath(unquote(parts.path)).name or parts.hostname or self.url


@dataclass(frozen=True, slots=True)
class Found:
    """The files of some paths, the roots they were looked for under, how many other files were passed over, and what
    could not even be fetched."""

    files: tuple[File, ...]
    roots: frozenset[str]
    skipped: int = 0
    refused: tuple[Refused, ...] = ()

    def __add__(self, other: Found) -> Found:
        """Return what was found here and there."""
        return Found(
            self.files + other.files,
            self.roots | other.roots,
            self.skipped + other.skipped,
            self.refused + other.refused,
        )


def shipped_files(corpus_dir: Path, knowledge: Knowledge) -> list[File]:
    """Return the sources of the manifest and the notes."""
    sources = [File(corpus_dir / "documents" / s.path, SHIPPED, s) for s in knowledge.manifest.sources]
    notes = [File(corpus_dir / "notes" / f"{note.id}.md", SHIPPED, note) for note in knowledge.notes]
    return sources + notes


def user_files(paths: Sequence[Path]) -> Found:
    """Return the documents of `paths`: files, folders with all below them but hidden files, or patterns (`*.pdf`).

    Raises:
        SourceError: a path does not exist, or nothing fits a pattern.
    """
    files: dict[Path, File] = {}
    roots, skipped = set(), 0
    for path in paths:
        root = path.absolute() if _is_pattern(path) else path.resolve()
        roots.add(str(root))
        for found in _below(path, root):
            if found.suffix.lower() in SUFFIXES or found == root:
                files.setdefault(found, File(found, str(root)))
            elif found.name != MANIFEST:
                skipped += 1
    return Found(tuple(files[path] for path in sorted(files)), frozenset(roots), skipped)


def _is_pattern(path: Path) -> bool:
    return glob.has_magic(str(path)) and not path.exists()


def _below(path: Path, root: Path) -> Iterator[Path]:
    if _is_pattern(path):
        matches = [Path(match) for match in glob.glob(str(root), recursive=True)]  # noqa: PTH207 - ** and absolute
        if not matches:
            raise SourceError(f"Nothing fits {path}", remedy="Check the pattern, and quote it for the shell.")
        for match in matches:
            yield from _below(match, match.resolve())
    elif root.is_dir():
        inside = (p for p in root.rglob("*") if not any(x.startswith(".") for x in p.relative_to(root).parts))
        yield from (p for p in inside if p.is_file())
    elif root.is_file():
        yield root
    else:
        raise SourceError(f"There is no file or folder {path}", remedy="Check the path.")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(sha256: str, file: File, knowledge: Knowledge) -> str:
    """Return a digest of everything the passages of `file`, whose bytes have `sha256`, depend on."""
    given = file.given.model_dump_json() if file.given else ""
    known = knowledge.digest if file.described else given
    return hashlib.sha256(f"{sha256}\x1f{CHUNKING}\x1f{known}".encode()).hexdigest()
