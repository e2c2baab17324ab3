"""A small neural network that tells which kind something is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.space import Matrix, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ROUNDS = 10
RIDGE = 0.001
BATCH = 512
RATE = 0.003
"""How fast a network learns in the first round; it slows down evenly to the last. Learnt at one pace, what it learns
last of one kind spoils what it knew of others."""


@dataclass(frozen=True, slots=True)
class Network:
    """A multilayer perceptron with one hidden layer of rectified linear units.

    `inward` (features x units), `units` (their biases), `outward` (units x kinds), `biases` (of the kinds).
    """

    inward: Matrix
    units: Matrix
    outward: Matrix
    biases: Matrix

    def log_probabilities(self, summed: Matrix) -> npt.NDArray[np.float64]:
        """Return the logarithm of the probability of each kind, where the features come to `summed`.

        That is their product with `inward` (one number a unit): who has few features need not multiply the others.
        """
        scores = (np.maximum(summed + self.units, 0) @ self.outward + self.biases).astype(np.float64)
        return normalised(scores)


def normalised(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return unnormalised log-probabilities as those of alternatives of which one holds."""
    return np.asarray(scores - np.logaddexp.reduce(scores), dtype=np.float64)


def learn_network(features: Matrix | csr_array, kinds: Numbers, units: int, seed: int) -> Network:
    """Return a network with so many `units` that has learnt `features` (examples x features), of three kinds or more.

    It is fitted by Adam (Kingma and Ba 2015) at a rate that falls by equal steps, for the same `seed` from the same
    start.
    """
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - takes a second, and is needed only here

    network = MLPClassifier(
        (units,), alpha=RIDGE, batch_size=min(BATCH, len(kinds)), learning_rate_init=RATE, random_state=seed
    )
    classes = np.unique(kinds)
    for number in range(ROUNDS):
        if number:  # scikit-learn lets no other optimiser but its slowest change the rate
            network._optimizer.learning_rate_init = RATE * (1 - number / ROUNDS)
        network.partial_fit(features, kinds, classes=classes)
    (inward, outward), (biases, last) = network.coefs_, network.intercepts_
    return Network(*(np.asarray(part, dtype=np.float32) for part in (inward, biases, outward, last)))
