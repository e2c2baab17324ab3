"""The vectors of the known questions and what was learnt of them, shipped with the catalogue: both take minutes to do.

A vector, or a row of weights, is kept as whole numbers from -127 to 127 with a factor of its own, at a quarter of the
size; the direction of a vector is off by some hundredths of a degree. Questions that the file lacks are embedded, so an
old file only costs time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.classifier import Classifier
from corpus.space import Matrix

FILE = "catalogue/question-vectors.npz"
CLASSIFIER = "catalogue/question-classifier.npz"
STEPS = 127
FACTORS = "factors of "
_UNREADABLE = (OSError, KeyError, ValueError, EOFError, BadZipFile)
"""How it shows that there is no such file, or that it is not ours: then it only saves no time."""


def shipped_vectors(corpus_dir: Path, model: str) -> dict[str, list[float]]:
    """Return the vectors that `corpus_dir` ships for `model`, by the ids of the questions; none for another model."""
    try:
        with (corpus_dir / FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            rows = _whole("vectors", kept)
            return dict(zip((key.hex() for key in map(bytes, kept["ids"])), rows.tolist(), strict=True))
    except _UNREADABLE:
        return {}


def ship_vectors(corpus_dir: Path, model: str, vectors: Mapping[str, Sequence[float]]) -> None:
    """Write `vectors`, made by `model`, by the ids of their questions (hexadecimal), in the order of the ids."""
    ordered = sorted(vectors)
    ids = np.array([list(bytes.fromhex(key)) for key in ordered], dtype=np.uint8)
    rows = np.array([vectors[key] for key in ordered], dtype=np.float32)
    np.savez(corpus_dir / FILE, allow_pickle=False, model=np.array(model), ids=ids, **_in_steps("vectors", rows))


def shipped_classifier(corpus_dir: Path, model: str, mark: str) -> Classifier | None:
    """Return what `corpus_dir` ships as learnt of the questions with `mark`, of their vectors by `model`; or None."""
    try:
        with (corpus_dir / CLASSIFIER).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if (str(kept["model"]), str(kept["mark"])) != (model, mark):
                return None
            names = [name for name in kept if not name.startswith(FACTORS) and name not in ("model", "mark")]
            return Classifier.of({name: _whole(name, kept) for name in names})
    except _UNREADABLE:
        return None


def ship_classifier(corpus_dir: Path, model: str, mark: str, classifier: Classifier) -> None:
    """Write what was learnt of the questions with `mark`."""
    arrays = {key: value for name, rows in classifier.arrays().items() for key, value in _in_steps(name, rows).items()}
    np.savez(corpus_dir / CLASSIFIER, allow_pickle=False, model=np.array(model), mark=np.array(mark), **arrays)


def _in_steps(name: str, rows: npt.NDArray[Any]) -> dict[str, npt.NDArray[Any]]:
    """Return `rows` (rows x columns) as whole numbers, and their factors, by names to keep them under.

    What is no table of numbers is left as it is.
    """
    if rows.ndim != 2:
        return {name: rows}
    factors = np.maximum(np.abs(rows).max(axis=1), 1e-30) / STEPS
    return {name: np.round(rows / factors[:, None]).astype(np.int8), FACTORS + name: factors}


def _whole(name: str, kept: Mapping[str, npt.NDArray[Any]]) -> Matrix:
    """Return what `_in_steps` made two arrays of, or left as it is."""
    if FACTORS + name not in kept:
        return kept[name]
    return np.asarray(kept[name].astype(np.float32) * kept[FACTORS + name][:, None], dtype=np.float32)
