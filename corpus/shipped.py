"""The vectors of the known questions and what was learnt of them, shipped with the catalogue: both take minutes to do.

A vector, or a row of weights, is kept as whole numbers from -127 to 127 with a factor of its own, at a quarter of the
size; the direction of a vector is off by some hundredths of a degree. Questions that the file lacks are embedded, so an
old file only costs time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.classifier import Classifier
from corpus.space import Matrix, Vector

FILE = "catalogue/question-vectors.npz"
CLASSIFIER = "catalogue/question-classifier.npz"
STEPS = 127
FACTORS = "factors of "
"""What the name of the factors of a table of weights begins with."""
_UNREADABLE = (OSError, KeyError, ValueError, EOFError, BadZipFile)
"""How it shows that there is no such file, or that it is not ours: then it only saves no time."""


def shipped_vectors(corpus_dir: Path, model: str) -> dict[str, Matrix]:
    """Return the vectors that `corpus_dir` ships for `model`, by the ids of the questions; none for another model."""
    try:
        with (corpus_dir / FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            rows = _whole(kept["vectors"], kept["factors"])
            return dict(zip((key.hex() for key in map(bytes, kept["ids"])), rows, strict=True))
    except _UNREADABLE:
        return {}


def ship_vectors(corpus_dir: Path, model: str, vectors: Mapping[str, Vector]) -> None:
    """Write `vectors`, made by `model`, by the ids of their questions (hexadecimal), in the order of the ids."""
    ordered = sorted(vectors)
    steps, factors = _in_steps(np.array([vectors[key] for key in ordered], dtype=np.float32))
    np.savez(
        corpus_dir / FILE,
        allow_pickle=False,
        model=np.array(model),
        ids=np.array([list(bytes.fromhex(key)) for key in ordered], dtype=np.uint8),
        factors=factors,
        vectors=steps,
    )


def shipped_classifier(corpus_dir: Path, model: str, mark: str) -> Classifier | None:
    """Return what `corpus_dir` ships as learnt of the questions with `mark`, of their vectors by `model`; or None."""
    try:
        with (corpus_dir / CLASSIFIER).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if (str(kept["model"]), str(kept["mark"])) != (model, mark):
                return None
            return Classifier.of(
                {
                    name: _whole(kept[name], kept[FACTORS + name]) if FACTORS + name in kept else kept[name]
                    for name in kept
                    if not name.startswith(FACTORS) and name not in ("model", "mark")
                }
            )
    except _UNREADABLE:
        return None


def ship_classifier(corpus_dir: Path, model: str, mark: str, classifier: Classifier) -> None:
    """Write what was learnt of the questions with `mark`: tables in steps, lists of numbers as they are."""
    arrays: dict[str, npt.NDArray[Any]] = {"model": np.array(model), "mark": np.array(mark)}
    for name, array in classifier.arrays().items():
        if array.ndim == 1:
            arrays[name] = array
        else:
            arrays[name], arrays[FACTORS + name] = _in_steps(array)
    np.savez(corpus_dir / CLASSIFIER, allow_pickle=False, **arrays)


def _in_steps(rows: Matrix) -> tuple[npt.NDArray[np.int8], Matrix]:
    """Return `rows` (rows x columns) as whole numbers, and the factor of each row."""
    factors = np.maximum(np.abs(rows).max(axis=1), 1e-30) / STEPS
    return np.round(rows / factors[:, None]).astype(np.int8), np.asarray(factors, dtype=np.float32)


def _whole(steps: npt.NDArray[np.int8], factors: Matrix) -> Matrix:
    """Return the rows that `_in_steps` made `steps` and `factors` of."""
    return np.asarray(steps.astype(np.float32) * factors[:, None], dtype=np.float32)
