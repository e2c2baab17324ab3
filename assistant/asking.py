"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.discern import Discernment, Matrix
from assistant.library import Library
from assistant.wordings import Wordings
from corpus.knowledge.probes import Probe, probes

Key = TypeVar("Key")
SHARED = 0.05
"""How much sharing all words counts beside the cosine, whose differences are small."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a question is to the nearest known question of each passage and of each gap, by their ids: the cosine,
    and more where they share words (up to 1 + `SHARED`). `best` is the highest cosine, 0 where none are known."""

    passages: Mapping[str, float]
    gaps: Mapping[str, float]
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
        self._targets = [_target(ordered[number], library) for number in recorded]
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
            passages={key[1]: alike for key, alike in best.items() if key[0] == "passage"},
            gaps={key[1]: alike for key, alike in best.items() if key[0] == "gap"},
            best=float(cosines.max()),
        )


def _best(likeness: npt.NDArray[np.float64], keys: Sequence[Key]) -> dict[Key, float]:
    best: dict[Key, float] = {}
    for key, alike in zip(keys, likeness.tolist(), strict=True):
        best[key] = max(best.get(key, 0.0), alike)
    return best


def _target(probe: Probe, library: Library) -> tuple[str, str]:
    asked = probe.asked
    if asked is None or asked.pin is None:
        return ("gap", (asked.gap if asked else None) or "")
    return ("passage", library.passage_at(library.span_of(asked.pin)) or "")
