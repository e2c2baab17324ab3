"""The register: which sources, documents and passages the index holds.

A SQLite file beside the vectors. Readers see one finished state or the next, never half of one: a synchronisation
replaces it in a single transaction, after the vectors of the new passages are in the store.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.types import Document, Kind, Name, Passage, Role, Source, Tier

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sources (id TEXT PRIMARY KEY, digest TEXT NOT NULL, root TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, source_id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL, document_id TEXT NOT NULL, start INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passages_by_source ON passages (source_id);
CREATE INDEX IF NOT EXISTS passages_by_document ON passages (document_id, start);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one source brings: `digest` covers its bytes and everything else its passages depend on.

    `root` is the folder or file a synchronisation was asked for; what vanishes below it is removed.
    """

    source: Source
    digest: str
    root: str
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]


class Register:
    """Reads and replaces the register in `folder`. Every call opens its own connection, so any thread may call."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "register.sqlite"

    def exists(self) -> bool:
        """Return whether anything was ever registered."""
        return self.path.is_file() and bool(self.version())

    def version(self) -> str:
        """Return the version of what is registered, the empty string where nothing is."""
        return self.meta().get("version", "")

    def meta(self) -> dict[str, str]:
        """Return what the index remembers of itself: `version`, and how it was built."""
        return dict(self._rows("SELECT key, value FROM meta"))

    def digests(self) -> dict[str, tuple[str, str]]:
        """Return the digest and root of every source by its id."""
        return {key: (digest, root) for key, digest, root in self._rows("SELECT id, digest, root FROM sources")}

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

    def replace(self, changed: Sequence[Entry], removed: Iterable[str], meta: Mapping[str, str]) -> None:
        """In one transaction: put `changed` in place of what their sources had, drop `removed`, set `meta`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._connect() as connection, connection:
            connection.executescript(_SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
            for source_id in {*removed, *(entry.source.id for entry in changed)}:
                for table, column in (("sources", "id"), ("documents", "source_id"), ("passages", "source_id")):
                    connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (source_id,))  # noqa: S608
            for entry in changed:
                _insert(connection, entry)
            connection.execute("DELETE FROM meta")
            connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))

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


def _insert(connection: sqlite3.Connection, entry: Entry) -> None:
    source = entry.source
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?, ?)", (source.id, entry.digest, entry.root, _dump(asdict(source)))
    )
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?)", [(d.id, source.id, _dump(asdict(d))) for d in entry.documents]
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
        [(p.id, source.id, p.document_id, p.start, _dump(asdict(p))) for p in entry.passages],
    )


def _dump(data: dict[str, Any]) -> str:
    data.pop("validity", None)  # judged against a day, so never stored
    return json.dumps(data, ensure_ascii=False, default=str)


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
