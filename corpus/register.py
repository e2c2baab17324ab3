"""The register: which sources, documents and passages the index holds.

A SQLite file beside the vectors. Readers see one finished state or the next, never half of one: a synchronisation
writes the next state into a file beside it, which takes its place in one step when all of it is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus.types import Document, Kind, Name, Passage, Role, Source, Tier

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sources (
  id TEXT PRIMARY KEY, digest TEXT NOT NULL, root TEXT NOT NULL, path TEXT NOT NULL, warnings TEXT NOT NULL,
  body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sources_by_digest ON sources (digest);
CREATE TABLE IF NOT EXISTS refused (
  path TEXT PRIMARY KEY, root TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL, document_id TEXT NOT NULL, start INTEGER NOT NULL, key TEXT NOT NULL,
  body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passages_by_key ON passages (key);
CREATE INDEX IF NOT EXISTS documents_by_source ON documents (source_id);
CREATE INDEX IF NOT EXISTS passages_by_source ON passages (source_id);
CREATE INDEX IF NOT EXISTS passages_by_document ON passages (document_id, start);
CREATE INDEX IF NOT EXISTS passages_by_mark ON passages (json_extract(body, '$.mark'));
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one source brings: `digest` covers its bytes and everything else its passages depend on.

    `root` is the folder or file a synchronisation was asked for; what vanished below it is removed. `path` is where
    the file lies, `warnings` what a person should know of it. Of the `keys` of passages (by id), the same one says
    that the same words were embedded.
    """

    source: Source
    digest: str
    root: str
    path: str
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A source that is registered, without its text."""

    id: str
    digest: str
    root: str
    path: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken in, with the digest of the bytes that were tried."""

    path: str
    root: str
    digest: str
    reason: str


FILE = "register-2.sqlite"
"""The number is that of the tables' shape: another shape is another file, and a new index."""


class Register:
    """Reads the register in `folder`. Every call opens its own connection, so any thread may call."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def exists(self) -> bool:
        """Return whether anything was ever registered."""
        return self.path.is_file() and bool(self.version())

    def version(self) -> str:
        """Return the version of what is registered, the empty string where nothing is."""
        return self.meta().get("version", "")

    def meta(self) -> dict[str, str]:
        """Return what the index remembers of itself: `version`, and how it was built."""
        return dict(self._rows("SELECT key, value FROM meta"))

    def known(self) -> tuple[Known, ...]:
        """Return every source without its text, by id."""
        rows = self._rows("SELECT id, digest, root, path, warnings FROM sources ORDER BY id")
        return tuple(
            Known(key, digest, root, path, tuple(json.loads(notes))) for key, digest, root, path, notes in rows
        )

    def refused(self) -> tuple[Refused, ...]:
        """Return the files that could not be taken in, by path."""
        return tuple(
            Refused(*row) for row in self._rows("SELECT path, root, digest, reason FROM refused ORDER BY path")
        )

    def same_words(self, keys: Iterable[str]) -> dict[str, str]:
        """Return for each of `keys` that is registered the id of a passage whose words were embedded under it."""
        found: dict[str, str] = {}
        for chunk in _chunks(list(keys), 500):
            marks = ",".join("?" * len(chunk))
            found.update(self._rows(f"SELECT key, id FROM passages WHERE key IN ({marks})", chunk))  # noqa: S608
        return found

    def sources(self) -> tuple[Source, ...]:
        """Return every source with its text."""
        return tuple(_source(json.loads(body)) for (body,) in self._rows("SELECT body FROM sources ORDER BY id"))

    def source(self, source_id: str) -> Source:
        """Return one source with its text.

        Raises:
            KeyError: it is not registered.
        """
        for (body,) in self._rows("SELECT body FROM sources WHERE id = ?", (source_id,)):
            return _source(json.loads(body))
        raise KeyError(source_id)

    def documents(self) -> tuple[Document, ...]:
        """Return every document, by id."""
        return tuple(_document(json.loads(body)) for (body,) in self._rows("SELECT body FROM documents ORDER BY id"))

    def passage_ids(self, source_id: str | None = None) -> frozenset[str]:
        """Return the ids of all passages, or of those of one source."""
        where, values = ("WHERE source_id = ?", (source_id,)) if source_id else ("", ())
        return frozenset(key for (key,) in self._rows(f"SELECT id FROM passages {where}", values))  # noqa: S608 - own words

    def count(self) -> int:
        """Return how many passages there are."""
        return sum(int(n) for (n,) in self._rows("SELECT COUNT(*) FROM passages"))

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return the passages of `ids` that are registered."""
        found: dict[str, Passage] = {}
        for chunk in _chunks(list(ids), 500):
            marks = ",".join("?" * len(chunk))
            rows = self._rows(f"SELECT body FROM passages WHERE id IN ({marks})", chunk)  # noqa: S608 - own words
            found.update({passage.id: passage for passage in map(_passage, rows)})
        return found

    def passages_of(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """Return the passages of one document, or of all, in the order they stand in."""
        where, values = ("WHERE document_id = ?", (document_id,)) if document_id else ("", ())
        rows = self._rows(f"SELECT body FROM passages {where} ORDER BY document_id, start, id", values)  # noqa: S608
        return tuple(map(_passage, rows))

    def marked(self, marks: Collection[str], openings: Collection[str] = ()) -> tuple[Passage, ...]:
        """Return the passages whose mark is one of `marks` or begins with one of `openings`, by document and place."""
        mark = "json_extract(body, '$.mark')"
        conditions = [f"{mark} = ?"] * len(marks) + [f"({mark} >= ? AND {mark} < ?)"] * len(openings)
        values = [*marks, *(bound for opening in openings for bound in (opening, f"{opening}\U0010ffff"))]
        order = "ORDER BY document_id, start, id"
        sql = f"SELECT body FROM passages WHERE {' OR '.join(conditions)} {order}"  # noqa: S608 - own words
        return tuple(map(_passage, self._rows(sql, values))) if conditions else ()

    def each_passage(self) -> Iterator[Passage]:
        """Yield every passage, by id, without holding all of them in memory."""
        last = ""
        while rows := list(self._rows("SELECT id, body FROM passages WHERE id > ? ORDER BY id LIMIT 2000", (last,))):
            yield from (_passage((body,)) for _, body in rows)
            last = rows[-1][0]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        if not self.path.is_file():
            return iter(())
        with self._connect() as connection:
            try:
                return iter(connection.execute(sql, values).fetchall())
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return iter(())
                raise

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as connection:
            yield connection


def _source(data: dict[str, Any]) -> Source:
    return Source(**{**data, "pages": tuple(data["pages"]), "labels": tuple(data["labels"])})


def _document(data: dict[str, Any]) -> Document:
    fields = {
        "kind": Kind(data["kind"]),
        "tier": Tier(data["tier"]),
        "title": Name(**data["title"]),
        "aliases": tuple(data["aliases"]),
        "dated": date.fromisoformat(data["dated"]) if data["dated"] else None,
    }
    return Document(**{**data, **fields})


def _passage(row: tuple[str]) -> Passage:
    data = json.loads(row[0])
    return Passage(**{**data, "role": Role(data["role"]), "section": tuple(data["section"])})


def _chunks(items: list[str], size: int) -> Iterator[list[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))
