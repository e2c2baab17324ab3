"""Writing the register: the next state is made beside the present one and takes its place in one step."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.register import FILE, SCHEMA, Entry, Known, Refused, Register


class Draft(Register):
    """The next state of the register in `folder`, begun as a copy of the present one (or, `anew`, empty).

    Nobody sees it before `publish`; a draft that was never published is overwritten by the next one.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        super().__init__(folder)
        self._target = self.path
        self.path = self.path_in(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in (self.path, self.path.with_name(self.path.name + "-journal")):
            leftover.unlink(missing_ok=True)
        if self._target.is_file() and not anew:
            shutil.copyfile(self._target, self.path)
        with self._connect() as connection:
            connection.executescript(SCHEMA)

    @staticmethod
    def path_in(folder: Path) -> Path:
        """Return where the draft for the register in `folder` is written."""
        return (folder / FILE).with_suffix(".next")

    def put(self, entry: Entry) -> None:
        """Take `entry` in, in place of what its source had."""
        with self._changing() as connection:
            _delete(connection, entry.source.id)
            connection.execute("DELETE FROM refused WHERE path = ?", (entry.path,))
            _insert(connection, entry)

    def drop(self, source_ids: Iterable[str]) -> None:
        """Drop sources with all they brought."""
        with self._changing() as connection:
            for source_id in source_ids:
                _delete(connection, source_id)

    def move(self, moved: Iterable[Known]) -> None:
        """Note where known sources lie now."""
        with self._changing() as connection:
            connection.executemany(
                "UPDATE sources SET root = ?, path = ? WHERE id = ?", [(m.root, m.path, m.id) for m in moved]
            )

    def refuse(self, refused: Iterable[Refused]) -> None:
        """Note the files that could not be taken in, in place of all noted before."""
        with self._changing() as connection:
            connection.execute("DELETE FROM refused")
            connection.executemany(
                "INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?)",
                [(r.path, r.root, r.digest, r.reason) for r in refused],
            )

    def publish(self, meta: Mapping[str, str]) -> None:
        """Set what the index remembers of itself to `meta`, and put the draft in the place of the register."""
        with self._changing() as connection:
            connection.execute("DELETE FROM meta")
            connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        self.path.replace(self._target)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._connect() as connection:
            connection.execute("PRAGMA synchronous = OFF")  # publish() sees to it that all is on the disk
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")


def _delete(connection: sqlite3.Connection, source_id: str) -> None:
    for table, column in (("sources", "id"), ("documents", "source_id"), ("passages", "source_id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (source_id,))  # noqa: S608 - own words


def _insert(connection: sqlite3.Connection, entry: Entry) -> None:
    source = entry.source
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)",
        (source.id, entry.digest, entry.root, entry.path, json.dumps(entry.warnings), _dump(asdict(source))),
    )
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?)", [(d.id, source.id, _dump(asdict(d))) for d in entry.documents]
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
        [(p.id, source.id, p.document_id, p.start, entry.keys.get(p.id, ""), _dump(asdict(p))) for p in entry.passages],
    )


def _dump(data: dict[str, Any]) -> str:
    data.pop("validity", None)  # judged against a day, so never stored
    return json.dumps(data, ensure_ascii=False, default=str)
