"""The vectors of the known questions and what was learnt of them, shipped with the catalogue: both take minutes to do.

Each part of them has a file of its own: to answer, only those of the questions that are compared are needed, and a file
of all would be larger than many a host of code takes. A vector, or a row of weights, is kept as whole numbers from -127
to 127 with a factor of its own, at a quarter of the size; the direction of a vector is off by some hundredths of a
degree. Questions that the files lack are embedded, so old files only cost time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.classifier import MASKED, Classifier
from corpus.knowledge.probes import Part
from corpus.space import Matrix, Vector

VECTORS = "catalogue/{part}-vectors.npz"
CLASSIFIER = "catalogue/question-classifier.npz"
STEPS = 127
FACTORS = "factors of "
"""What the name of the factors of a table of weights begins with."""
_UNREADABLE = (OSError, KeyError, ValueError, EOFError, BadZipFile)
"""How it shows that there is no such file, or that it is not ours: then it only saves no time."""


def shipped_vectors(corpus_dir: Path, model: str, parts: Iterable[Part]) -> dict[str, Matrix]:
    """Return the vectors of `parts` that `corpus_dir` ships for `model`, by the ids of the questions; none for another
    model."""
    return {key: row for part in parts for key, row in _part(vectors_file(corpus_dir, part), model)}


def vectors_file(corpus_dir: Path, part: Part) -> Path:
    """Return where the vectors of a part are shipped."""
    return corpus_dir / VECTORS.format(part=part.value)


def _part(path: Path, model: str) -> list[tuple[str, Matrix]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return []
            rows = _whole(kept["vectors"], kept["factors"])
            return list(zip((key.hex() for key in map(bytes, kept["ids"])), rows, strict=True))
    except _UNREADABLE:
        return []


def ship_vectors(corpus_dir: Path, model: str, part: Part, vectors: Mapping[str, Vector]) -> None:
    """Write `vectors` of a part, made by `model`, by the ids of their questions (hexadecimal), in the order of the
    ids."""
    ordered = sorted(vectors)
    steps, factors = _in_steps(np.array([vectors[key] for key in ordered], dtype=np.float32))
    np.savez(
        vectors_file(corpus_dir, part),
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
    """Write what was learnt of the questions with `mark`: tables of weights in steps, all else as it is."""
    arrays: dict[str, npt.NDArray[Any]] = {"model": np.array(model), "mark": np.array(mark)}
    for name, array in classifier.arrays().items():
        if array.ndim == 1 or name.startswith(MASKED):
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
