"""What became of each file: the outcome a person reads, and its JSON form (stable: others script against it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

FileStatus = Literal["added", "updated", "unchanged", "removed", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of one file; `reason` says why it was refused, remedy included."""

    path: str
    status: FileStatus
    reason: str | None = None
    pages: int = 0
    passages: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one synchronisation. `embedded` counts passages that had to be embedded anew."""

    files: tuple[FileReport, ...]
    documents: int
    passages: int
    embedded: int
    version: str
    seconds: float
    skipped: int = 0
    """Files of the folders named that are no documents by their name: pictures, programs, archives."""

    @property
    def refused(self) -> Sequence[FileReport]:
        """The files that were not taken in."""
        return [file for file in self.files if file.status == "refused"]

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        counts = Counter(file.status for file in self.files)
        totals: dict[str, Any] = {name: counts.get(name, 0) for name in FileStatus.__args__}  # type: ignore[attr-defined]
        totals |= {
            "documents": self.documents,
            "passages": self.passages,
            "embedded": self.embedded,
            "version": self.version,
            "seconds": round(self.seconds, 3),
            "skipped": self.skipped,
        }
        return {"files": [asdict(file) for file in self.files], "totals": totals}
