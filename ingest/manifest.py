"""The manifest of an added folder: what a person says of its files, in a `manifest.yaml` beside or above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import CorpusError
from corpus.knowledge.schema import ShelfEntry, ShelfManifest
from corpus.yaml_lines import MalformedError, read_yaml
from ingest.report import FileReport
from ingest.shelf import MANIFEST, File, Found

REMEDY = "Correct the lines named (docs/ingestion.md describes them), or rename the file if it is no manifest of ours."


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read: its entries, the line each begins on, and the files that fit each."""

    path: Path
    entries: tuple[ShelfEntry, ...]
    lines: tuple[int, ...]
    fitting: tuple[frozenset[Path], ...]

    def of(self, file: Path) -> ShelfEntry | None:
        """Return what it says of `file`, None where it says nothing: later entries add to earlier ones."""
        said = [entry for entry, fitting in zip(self.entries, self.fitting, strict=True) if file in fitting]
        together = {key: value for entry in said for key, value in entry.model_dump(exclude_unset=True).items()}
        return ShelfEntry.model_validate({**together, "path": file.name}) if said else None

    def idle(self) -> tuple[str, ...]:
        """Return a warning for each entry that fits no file."""
        pairs = zip(self.entries, self.lines, self.fitting, strict=True)
        return tuple(f"line {line}: no file fits {entry.path!r}" for entry, line, fitting in pairs if not fitting)


def described(found: Found) -> tuple[Found, list[FileReport]]:
    """Return the files with what the nearest manifest, in their folder or above it up to the folder named, says of
    them; and a report on each manifest with entries that fit no file.

    Raises:
        CorpusError: a manifest is broken. Every fault is named with its file and line.
    """
    read = lru_cache(maxsize=None)(read_manifest)
    files, used = [], dict[Path, Manifest]()
    for file in found.files:
        path = _nearest(file)
        if path is None:
            files.append(file)
            continue
        used[path] = read(path)
        files.append(replace(file, given=used[path].of(file.path)))
    notes = [FileReport(str(path), "unchanged", warnings=idle) for path, m in used.items() if (idle := m.idle())]
    return replace(found, files=tuple(files)), notes


def _nearest(file: File) -> Path | None:
    if file.url or file.described:
        return None
    for folder in file.path.parents:
        if (folder / MANIFEST).is_file():
            return folder / MANIFEST
        if str(folder) == file.root or not folder.is_relative_to(file.root):
            return None
    return None


def read_manifest(path: Path) -> Manifest:
    """Read one manifest.

    Raises:
        CorpusError: it cannot be read, is no YAML, does not have the shape of `ShelfManifest`, or gives many files one
            title.
    """
    try:
        written = read_yaml(path.read_text(encoding="utf-8"))
        entries = ShelfManifest.model_validate(written.content).documents
    except (OSError, UnicodeDecodeError) as error:
        raise _fault([f"{path}: cannot be read ({error})"]) from error
    except MalformedError as error:
        raise _fault([f"{path}:{error.line}: {error}"]) from error
    except ValidationError as error:
        raise _fault([written.fault(path, fault["loc"], fault["msg"]) for fault in error.errors()]) from error
    problems, lines = written.repeated_faults(path), written.entry_lines("documents", entries)
    fitting = tuple(frozenset(f for f in path.parent.glob(entry.path) if f.is_file()) for entry in entries)
    for entry, line, fits in zip(entries, lines, fitting, strict=True):
        if entry.title and len(fits) > 1:
            problems.append(f"{path}:{line}: {entry.path!r} fits {len(fits)} files: give each its own title")
    if problems:
        raise _fault(problems)
    return Manifest(path, entries, lines, fitting)


def _fault(problems: Sequence[str]) -> CorpusError:
    return CorpusError(f"A manifest cannot be used: {'; '.join(problems[:3])}", remedy=REMEDY, problems=problems)
