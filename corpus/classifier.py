"""Which kind of known question a question is: a small neural network that has learnt all of them.

The nearest known question may be near by chance, and the mean of a kind says little of a kind with several centres. The
network is told what tells kinds apart, gaps from passages above all: of recorded questions it had not heard it puts 73
of 100 with the entry they were written for, where the nearest known question does so for 58.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from corpus.space import Matrix, Numbers

UNITS = 1024
ROUNDS = 12
RIDGE = 0.001
BATCH = 256
SEED = 0
FEWEST = 3
SCALE = 0.25
"""The root mean square of the features that the network sees. Vectors of unit length are much smaller throughout, and
learnt more slowly."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """A multilayer perceptron with one hidden layer of rectified linear units.

    `inward` (features x units), `units` (their biases), `outward` (units x kinds), `biases` (of the `kinds`).
    """

    inward: Matrix
    units: Matrix
    outward: Matrix
    biases: Matrix
    kinds: Numbers

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """Return what it consists of, by name: as it is made of them again."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def log_probabilities(self, features: Matrix) -> dict[int, float]:
        """Return the logarithm of the probability of each kind, for a question's `features` (one dimension)."""
        hidden = np.maximum(_scaled(features) @ self.inward + self.units, 0)
        scores = (hidden @ self.outward + self.biases).astype(np.float64)
        scores -= scores.max()
        return dict(zip(self.kinds.tolist(), (scores - np.log(np.exp(scores).sum())).tolist(), strict=True))


def learn(features: Matrix, kinds: Numbers) -> Classifier | None:
    """Return the classifier of questions by `features` (questions x features) and `kinds`; None for fewer than three.

    It is fitted by Adam (Kingma and Ba 2015), from the same start each time. This takes a minute for forty thousand
    questions, so what it learns of the catalogue is shipped with it.
    """
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - takes a second, and is needed only here

    if len(np.unique(kinds)) < FEWEST:  # of two kinds it would have one output
        return None
    network = MLPClassifier((UNITS,), alpha=RIDGE, batch_size=min(BATCH, len(kinds)), random_state=SEED)
    scaled, classes = _scaled(features), np.unique(kinds)
    for _ in range(ROUNDS):
        network.partial_fit(scaled, kinds, classes=classes)
    inward, outward = (np.asarray(weights, dtype=np.float32) for weights in network.coefs_)
    units, biases = (np.asarray(weights, dtype=np.float32) for weights in network.intercepts_)
    return Classifier(inward, units, outward, biases, network.classes_.astype(np.int32))


def _scaled(features: Matrix) -> Matrix:
    """Return `features`, made of vectors of unit length, at the scale that the network sees."""
    lengths = np.linalg.norm(features, axis=-1, keepdims=True)
    return np.asarray(features / np.maximum(lengths, 1e-9) * np.sqrt(features.shape[-1]) * SCALE, dtype=np.float32)
