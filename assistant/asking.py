"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.library import Library
from corpus.knowledge.probes import Probe, probes

UNLIKE, ALIKE = 0.86, 0.94
"""Between these cosines a question goes from unlike a known one to being it in other words."""
MARGIN = 0.03
"""A property this far behind the likeliest one is not what is asked."""

Matrix = npt.NDArray[np.float32]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of a question to the nearest known question of each passage and of each gap, by their ids."""

    passages: Mapping[str, float]
    gaps: Mapping[str, float]

    @property
    def best(self) -> float:
        """The cosine to the most alike of all recorded questions, 0 where there are none."""
        return max((*self.passages.values(), *self.gaps.values()), default=0.0)


class KnownQuestions:
    """Compares questions with the known ones of one library."""

    def __init__(self, library: Library, embedding: BaseEmbedding) -> None:
        self._embedding = embedding
        known = {probe.id: probe for probe in probes(library.knowledge)}
        vectors = library.index.questions.vectors(list(known))
        ordered = [known[key] for key in vectors]
        matrix = np.array(list(vectors.values()), dtype=np.float32)
        of_property = [number for number, probe in enumerate(ordered) if probe.property]
        recorded = [number for number, probe in enumerate(ordered) if probe.asked]
        self._properties = [ordered[number].property or "" for number in of_property]
        self._property_vectors: Matrix = matrix[of_property] if of_property else np.zeros((0, 1), np.float32)
        self._targets = [_target(ordered[number], library) for number in recorded]
        self._recorded_vectors: Matrix = matrix[recorded] if recorded else np.zeros((0, 1), np.float32)

    def properties(self, masked: str) -> Mapping[str, float]:
        """Return how much `masked`, a question with its subject masked, is like each property's questions (0..1)."""
        if not self._properties:
            return {}
        best = _best(self._property_vectors, self._embedding.get_query_embedding(masked), self._properties)
        top = max(best.values())
        return {
            prop: min(1.0, (cosine - UNLIKE) / (ALIKE - UNLIKE))
            for prop, cosine in best.items()
            if cosine > UNLIKE and cosine >= top - MARGIN
        }

    def recorded(self, vector: Sequence[float]) -> Likeness:
        """Return the likeness of the question whose embedding is `vector` to the recorded questions."""
        if not self._targets:
            return Likeness({}, {})
        best = _best(self._recorded_vectors, vector, self._targets)
        return Likeness(
            passages={key[1]: cosine for key, cosine in best.items() if key[0] == "passage"},
            gaps={key[1]: cosine for key, cosine in best.items() if key[0] == "gap"},
        )


def _best(matrix: Matrix, vector: Sequence[float], keys: Sequence[Key]) -> dict[Key, float]:
    best: dict[Key, float] = {}
    for key, cosine in zip(keys, (matrix @ np.array(vector, dtype=np.float32)).tolist(), strict=True):
        best[key] = max(best.get(key, 0.0), cosine)
    return best


def _target(probe: Probe, library: Library) -> tuple[str, str]:
    asked = probe.asked
    if asked is None or asked.pin is None:
        return ("gap", (asked.gap if asked else None) or "")
    return ("passage", library.passage_at(library.span_of(asked.pin)) or "")
