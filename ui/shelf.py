"""The shelf: files that people add on the page, kept in the data folder and read in as documents of tier `user`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import ConfigurationError, SourceError
from ingest.report import Report
from ingest.shelf import SUFFIXES
from ingest.shelved import remove
from ingest.sync import synchronise
from ui.desk import Desk

_LONGEST_NAME = 120


class Shelf:
    """Adds, removes and reads again. Any thread may call; one at a time gets through, others are told to wait."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.folder = desk.settings.data_dir / "uploads"

    def add(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep `content` under `name` and read it in; return what became of it (`status`, `reason`, `passages` ...).

        Raises:
            ConfigurationError: adding is switched off, or another ingestion is at work.
            SourceError: the name is that of no document.
        """
        self._allowed()
        path = self.folder / safe_name(name)
        before = path.read_bytes() if path.exists() else None
        self.folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        try:
            report = self._synchronise()
        except Exception:
            _put_back(path, before)
            raise
        outcome = next(file for file in report.files if Path(file.path) == path)
        if outcome.status == "refused":
            _put_back(path, before)
        return {**asdict(outcome), "path": path.name}

    def remove(self, document: str) -> None:
        """Take a document out of the index, and its file off the shelf if it was added here.

        Raises:
            ConfigurationError: it is not there or belongs to the shipped corpus; or as `add`.
        """
        self._allowed()
        for path in map(Path, remove(self._desk.settings, [document])):
            if path.parent == self.folder.resolve():
                path.unlink(missing_ok=True)

    def again(self) -> dict[str, Any]:
        """Read everything again, what was refused too; return how many files were added, updated, refused ...

        Raises:
            ConfigurationError: as `add`.
        """
        self._allowed()
        return dict(self._synchronise(retry=True).to_json()["totals"])

    def _synchronise(self, *, retry: bool = False) -> Report:
        self.folder.mkdir(parents=True, exist_ok=True)
        return synchronise(self._desk.settings, self._desk.assistant().embedding, [self.folder.resolve()], retry=retry)

    def _allowed(self) -> None:
        if not self._desk.settings.uploads:
            raise ConfigurationError("Adding documents is switched off here", remedy="Set GIDAS_UPLOADS=true.")


def safe_name(name: str) -> str:
    """Return the last part of `name` as a file name that is safe anywhere.

    Raises:
        SourceError: nothing is left of it, or documents do not end like this.
    """
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    clean = re.sub(r"[^\w .()+-]", "_", last).strip(" ._")
    stem, dot, suffix = clean.rpartition(".")
    if not stem or f"{dot}{suffix.lower()}" not in SUFFIXES:
        raise SourceError(f"{last!r} is not named like a document", remedy=f"Known are {', '.join(sorted(SUFFIXES))}.")
    return f"{stem[:_LONGEST_NAME]}.{suffix.lower()}"


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)
