"""The vectors of the known questions and what was learnt of them, shipped with the catalogue: both take minutes to do.

A vector is kept as whole numbers from -127 to 127 with a factor of its own, at a quarter of the size; its direction is
off by some hundredths of a degree. Questions that the file lacks are embedded, so an old file only costs time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.classifier import Classifier

FILE = "catalogue/question-vectors.npz"
CLASSIFIER = "catalogue/question-classifier.npz"
STEPS = 127


def shipped_vectors(corpus_dir: Path, model: str) -> dict[str, list[float]]:
    """Return the vectors that `corpus_dir` ships for `model`, by the ids of the questions; none for another model."""
    try:
        with (corpus_dir / FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["model"]) != model:
                return {}
            rows = kept["vectors"].astype(np.float32) * kept["factors"][:, None]
            return dict(zip((key.hex() for key in map(bytes, kept["ids"])), rows.tolist(), strict=True))
    except (OSError, KeyError, ValueError, EOFError, BadZipFile):  # no such file, or not ours: it only saves time
        return {}


def ship_vectors(corpus_dir: Path, model: str, vectors: Mapping[str, Sequence[float]]) -> None:
    """Write `vectors`, made by `model`, by the ids of their questions (hexadecimal), in the order of the ids."""
    ordered = sorted(vectors)
    rows = np.array([vectors[key] for key in ordered], dtype=np.float32)
    factors = np.abs(rows).max(axis=1) / STEPS
    np.savez(
        corpus_dir / FILE,
        allow_pickle=False,
        model=np.array(model),
        ids=np.array([list(bytes.fromhex(key)) for key in ordered], dtype=np.uint8),
        factors=factors,
        vectors=np.round(rows / factors[:, None]).astype(np.int8),
    )


def shipped_classifier(corpus_dir: Path, model: str, mark: str) -> Classifier | None:
    """Return what `corpus_dir` ships as learnt of the questions with `mark`, of their vectors by `model`; or None."""
    try:
        with (corpus_dir / CLASSIFIER).open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if (str(kept["model"]), str(kept["mark"])) != (model, mark):
                return None
            weights = {part: kept[part].astype(np.float32) for part in ("inward", "units", "outward", "biases")}
            return Classifier(**weights, kinds=kept["kinds"])
    except (OSError, KeyError, ValueError, EOFError, BadZipFile):  # no such file, or not ours: it only saves time
        return None


def ship_classifier(corpus_dir: Path, model: str, mark: str, classifier: Classifier) -> None:
    """Write what was learnt of the questions with `mark`, at half precision."""
    arrays = {
        name: array.astype(np.float16) if array.dtype == np.float32 else array
        for name, array in classifier.arrays().items()
    }
    np.savez(corpus_dir / CLASSIFIER, allow_pickle=False, model=np.array(model), mark=np.array(mark), **arrays)
