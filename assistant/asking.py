"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.library import Library
from corpus.knowledge.probes import probes

UNLIKE, ALIKE = 0.86, 0.94
"""Between these cosines a question goes from unlike a known one to being it in other words."""
MARGIN = 0.03
"""A property this far behind the likeliest one is not what is asked."""


class KnownQuestions:
    """Compares questions with the known ones of one library."""

    def __init__(self, library: Library, embedding: BaseEmbedding) -> None:
        known = {probe.id: probe.property for probe in probes(library.knowledge)}
        vectors = library.index.questions.vectors(list(known))
        self._embedding = embedding
        self._properties = [known[key] for key in vectors]
        self._matrix: npt.NDArray[np.float32] = np.array(list(vectors.values()), dtype=np.float32)

    def likeness(self, masked: str) -> Mapping[str, float]:
        """Return how much `masked`, a question with its subject masked, is like each property's question (0..1)."""
        if not self._properties:
            return {}
        cosines = self._matrix @ np.array(self._embedding.get_query_embedding(masked), dtype=np.float32)
        best: dict[str, float] = {}
        for prop, cosine in zip(self._properties, cosines, strict=True):
            best[prop] = max(best.get(prop, 0.0), float(cosine))
        top = max(best.values())
        return {
            prop: min(1.0, (cosine - UNLIKE) / (ALIKE - UNLIKE))
            for prop, cosine in best.items()
            if cosine > UNLIKE and cosine >= top - MARGIN
        }
