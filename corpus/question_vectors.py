"""The vectors of the known questions: most are shipped with the catalogue, those that it lacks are in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.knowledge.probes import Part
from corpus.shipped import shipped_vectors
from corpus.space import Matrix
from corpus.store import VectorStore


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """The vectors of questions, made by one `model`: those that `corpus_dir` ships, and those in `store`.

    The shipped ones are not stored again: nothing looks for the nearest of them in the store, and storing a hundred
    thousand would take as long as all the rest of a first index.
    """

    store: VectorStore
    corpus_dir: Path
    model: str

    @property
    def name(self) -> str:
        """What tells these vectors from those of another model or index."""
        return str(self.store.collection.name)

    def shipped(self, parts: Iterable[Part]) -> Collection[str]:
        """Return the ids of the questions of `parts` that need no embedding."""
        return shipped_vectors(self.corpus_dir, self.model, parts).keys()

    def of(self, parts: Iterable[Part]) -> tuple[list[str], Matrix]:
        """Return the ids of the questions of `parts`, and of all in the store, and their vectors (questions x
        dimensions) in the same order."""
        shipped = shipped_vectors(self.corpus_dir, self.model, parts)
        ids, rows = self.store.matrix()
        more = [number for number, key in enumerate(ids) if key not in shipped]
        found = [part for part in (list(shipped.values()), rows[more]) if len(part)]
        both = np.concatenate(found).astype(np.float32) if found else np.empty((0, 0), dtype=np.float32)
        return [*shipped, *(ids[number] for number in more)], both
