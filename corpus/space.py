"""A space in which vectors of the same kind lie close together, whatever else they differ in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]
Vector = Sequence[float] | Matrix
"""One vector, as a model returns it or as the row of a matrix: as a row it takes a sixth of the memory."""

SMOOTHING = 1.0
"""How much of the mean variance every direction has besides its own: a few thousand questions tell the variance of a
direction only roughly. Known questions, left out in turn, were found best with 0.3 to 3."""


@dataclass(frozen=True, slots=True)
class Space:
    """Vectors with the directions scaled down in which those of one kind differ among themselves.

    That is within-class covariance normalisation (Hatch, Kajarekar and Stolcke 2006, "Within-class covariance
    normalization for SVM-based speaker recognition"). What it scales down of questions is their language, their
    register and the shape of their sentences; what is left is what they ask.
    """

    centre: Matrix
    """The mean of all vectors (dimensions)."""
    scaling: Matrix
    """The symmetric matrix that scales the centred vectors (dimensions x dimensions)."""

    @classmethod
    def fit(cls, vectors: Matrix, kinds: Numbers) -> Space:
        """Return the space of unit `vectors` (vectors x dimensions), the kind of each being a number from 0 on."""
        _, place, sizes = np.unique(kinds, return_inverse=True, return_counts=True)
        order, starts = np.argsort(place, kind="stable"), np.cumsum(sizes) - sizes
        means = np.add.reduceat(vectors[order], starts, axis=0, dtype=np.float64) / sizes[:, None]
        apart = vectors - means[place]
        variances, directions = np.linalg.eigh(apart.T @ apart / len(vectors))
        mean = float(variances.mean()) or 1.0  # no kind has two vectors: nothing to scale
        scaling = (directions / np.sqrt(np.maximum(variances, 0) + SMOOTHING * mean)) @ directions.T
        return cls(vectors.mean(axis=0), np.asarray(scaling, dtype=np.float32))

    def place(self, vectors: Matrix) -> Matrix:
        """Return `vectors` (vectors x dimensions) in this space, at unit length."""
        placed = (vectors - self.centre) @ self.scaling
        lengths = np.linalg.norm(placed, axis=1, keepdims=True)
        return np.asarray(placed / np.maximum(lengths, 1e-9), dtype=np.float32)
