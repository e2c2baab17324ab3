"""Telling questions apart by what they ask for, not by how they are put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

COMMON = 2
"""So many leading directions of the known questions are left out: language and shape of a sentence, not its matter."""
NEXT, NEXT_SHARE = 2, 0.4
"""The nearest wording alone may be near by chance; the next two have a share in how near a property is."""
TEMPERATURE = 0.045
"""How far ahead a property must be: fitted so that each known question, left out in turn, finds its own property."""
NOTHING, SOMETHING = 0.15, 0.35
"""Between these cosines the best property goes from not being asked for at all to being asked for."""
FAINT = 0.1
"""A property below this weight is not worth naming."""


class Discernment:
    """Compares the vector of a question with those of known questions, each asking for one of several properties."""

    def __init__(self, vectors: Matrix, properties: Sequence[str]) -> None:
        """Take unit `vectors` (questions x dimensions) and the property that each question asks for."""
        self._centre = vectors.mean(axis=0)
        centred = vectors - self._centre
        self._common = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :COMMON]
        self._known = self._discerning(vectors)
        self._rows = {key: np.flatnonzero(np.array(properties) == key) for key in sorted(set(properties))}

    def weights(self, vector: Sequence[float]) -> Mapping[str, float]:
        """Return how clearly the question asks for each property (0..1, together at most 1), faint ones left out."""
        cosines = self._known @ self._discerning(np.array([vector], dtype=np.float32))[0]
        near = {key: _nearness(cosines[rows]) for key, rows in self._rows.items()}
        best = max(near.values())
        odds = {key: float(np.exp((value - best) / TEMPERATURE)) for key, value in near.items()}
        asked = min(1.0, max(0.0, (best - NOTHING) / (SOMETHING - NOTHING)))
        shares = {key: asked * value / sum(odds.values()) for key, value in odds.items()}
        return {key: share for key, share in shares.items() if share >= FAINT}

    def _discerning(self, vectors: Matrix) -> Matrix:
        """Return `vectors` without what all questions share, at unit length."""
        centred = vectors - self._centre
        own = centred - (centred @ self._common) @ self._common.T
        lengths = np.linalg.norm(own, axis=1, keepdims=True)
        return np.asarray(own / np.maximum(lengths, 1e-9), dtype=np.float32)


def _nearness(cosines: Matrix) -> float:
    nearest = np.sort(cosines)[::-1]
    following = nearest[1 : 1 + NEXT]
    if not following.size:
        return float(nearest[0])
    return float((1 - NEXT_SHARE) * nearest[0] + NEXT_SHARE * following.mean())
