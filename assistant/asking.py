"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.discern import Discernment, Matrix
from assistant.library import Library
from assistant.wordings import Wordings
from corpus.knowledge.probes import probes

SHARED = 0.05
"""How much sharing all words counts beside the cosine, whose differences are small."""
FLOOR, SPAN = 0.86, 0.16
"""The embedding's cosines are compressed: all that tells questions apart happens from 0.86 on, within 0.16."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a question is to the nearest question recorded for each passage and gap.

    `cosines` by passage: the cosine, and more where they share words (up to 1 + `SHARED`); `alike` by passage and by
    gap: the same stretched to 0..1; `best` is the highest bare cosine, 0 where nothing is recorded.
    """

    cosines: Mapping[str, float]
    alike: Mapping[str, float]
    best: float


class KnownQuestions:
    """Compares questions with the known ones of one library."""

    def __init__(self, library: Library, embedding: BaseEmbedding) -> None:
        self._embedding = embedding
        known = {probe.id: probe for probe in probes(library.knowledge)}
        found, rows = library.index.questions.matrix()
        matrix = rows[[number for number, key in enumerate(found) if key in known]]
        ordered = [known[key] for key in found if key in known]
        of_property = [number for number, probe in enumerate(ordered) if probe.property]
        recorded = [number for number, probe in enumerate(ordered) if probe.asked]
        asked_for = [ordered[number].property or "" for number in of_property]
        self._discernment = Discernment(matrix[of_property], asked_for) if of_property else None
        self._gaps = frozenset(gap.id for gap in library.gaps)
        self._targets = [library.answered_by(asked) for number in recorded if (asked := ordered[number].asked)]
        self._wordings = Wordings([ordered[number].text for number in recorded])
        self._recorded_vectors: Matrix = matrix[recorded] if recorded else np.zeros((0, 1), np.float32)

    def properties(self, masked: str) -> Mapping[str, float]:
        """Return how clearly `masked`, a question with its subject masked, asks for each property (0..1)."""
        if self._discernment is None:
            return {}
        return self._discernment.weights(self._embedding.get_query_embedding(masked))

    def recorded(self, text: str, vector: Sequence[float]) -> Likeness:
        """Return the likeness of the question `text`, whose embedding is `vector`, to the recorded questions."""
        if not self._targets:
            return Likeness({}, {}, 0.0)
        cosines = self._recorded_vectors @ np.array(vector, dtype=np.float32)
        best = _best(cosines + SHARED * self._wordings.shared(text), self._targets)
        return Likeness(
            cosines={key: cosine for key, cosine in best.items() if key not in self._gaps},
            alike={key: min(1.0, max(0.0, (cosine - FLOOR) / SPAN)) for key, cosine in best.items()},
            best=float(cosines.max()),
        )


def _best(likeness: npt.NDArray[np.float64], keys: Sequence[str]) -> dict[str, float]:
    best: dict[str, float] = {}
    for key, alike in zip(keys, likeness.tolist(), strict=True):
        best[key] = max(best.get(key, 0.0), alike)
    return best
