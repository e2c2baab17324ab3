"""Quotes against the files themselves: neither the index nor the assistant is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from evals.answers import GivenCitation
from ingest.readers import read


class SourceFiles:
    """The source files below a corpus folder, and below `roots`: files or folders that were ingested beside it."""

    def __init__(self, corpus_dir: Path, roots: Iterable[str] = ()) -> None:
        self._roots = (corpus_dir / "documents", corpus_dir / "notes", *(Path(root) for root in sorted(roots)))
        self._text = cache(self._read)

    def holds(self, citation: GivenCitation) -> bool | None:
        """Whether the quote stands at its offsets in a file with its SHA-256; None where the citation has neither.

        A file that was changed after it was indexed has another SHA-256, so what is quoted from it no longer counts.
        """
        if citation.sha256 is None or citation.start is None or citation.end is None:
            return None
        text = self._text(citation.sha256)
        return bool(citation.quote) and text is not None and text[citation.start : citation.end] == citation.quote

    def _read(self, sha256: str) -> str | None:
        path = self._by_hash.get(sha256)
        return read(path.read_bytes(), path.name).text if path else None

    @cached_property
    def _by_hash(self) -> dict[str, Path]:
        return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in self._files()}

    def _files(self) -> Iterable[Path]:
        for root in self._roots:
            if root.is_file():
                yield root
            elif root.is_dir():
                yield from (path for path in sorted(root.rglob("*")) if path.is_file())
