"""Which kind of known question a question is: small neural networks that have learnt all of them.

The nearest known question may be near by chance, and the mean of a kind says little of a kind with several centres. The
networks are told what tells kinds apart, gaps from passages above all. Two hear what a question means and two its very
words, each from a start of its own: they err in different places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import hashed
from corpus.network import Network, learn_network, normalised
from corpus.space import Matrix, Numbers, Space

VERSION = 3
"""Raise it when what is learnt changes, or how: what was learnt before is then learnt anew."""
UNITS, WORD_UNITS = 1024, 256
SEEDS = (0, 1)
FEWEST = 3
SCALE, WORD_SCALE = 0.25, 20.0
"""The root mean square of the features of a meaning that a network sees, and the length of those of words. At unit
length they are much smaller throughout, and learnt more slowly."""
MEANING, WORDS = "meaning", "words"
"""What the names of the networks begin with, by what they hear."""
MASKED = "masked."
"""What the names of the arrays begin with that make the space of masked questions."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Networks by their names, of `MEANING` or of `WORDS`; the `rarity` of the features that those of words hear.

    Questions with what they name masked are placed in the space `masked`. `kinds` are the kinds that all networks tell
    apart, in order.
    """

    networks: Mapping[str, Network]
    masked: Space
    rarity: Matrix
    kinds: Numbers

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Classifier:
        """Return the classifier that consists of `arrays`.

        Raises:
            KeyError: one is missing.
        """
        names = dict.fromkeys(name.partition(".")[0] for name in arrays if "." in name and not name.startswith(MASKED))
        networks = {name: Network(*(arrays[f"{name}.{field.name}"] for field in fields(Network))) for name in names}
        masked = Space(*(arrays[f"{MASKED}{field.name}"] for field in fields(Space)))
        return cls(networks, masked, arrays["rarity"], arrays["kinds"])

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return what it consists of, by name: as it is made of them again."""
        parts = {
            f"{name}.{field.name}": getattr(network, field.name)
            for name, network in self.networks.items()
            for field in fields(Network)
        }
        space = {f"{MASKED}{field.name}": getattr(self.masked, field.name) for field in fields(Space)}
        return {**parts, **space, "rarity": self.rarity, "kinds": self.kinds}

    def log_probabilities(self, placed: Matrix, masked: Matrix, text: str) -> dict[int, float]:
        """Return the logarithm of the probability of each kind, for a question `text`.

        `placed` is its vector as recorded questions are placed, `masked` that of it masked (both dimensions). The
        logarithm is the mean of what the networks say, a logarithmic opinion pool (Genest and Zidek 1986).
        """
        meaning = np.concatenate([placed, self.masked.place(masked[None])[0]])
        scaled, places = _scaled(meaning), hashed.features(text)
        worded: Matrix = np.asarray(WORD_SCALE * hashed.weights(places, self.rarity), dtype=np.float32)
        told = [
            network.log_probabilities(
                worded @ network.inward[places] if name.startswith(WORDS) else scaled @ network.inward
            )
            for name, network in self.networks.items()
        ]
        return dict(zip(self.kinds.tolist(), normalised(np.mean(told, axis=0)).tolist(), strict=True))


def learn(placed: Matrix, masked: Matrix, space: Space, texts: Sequence[str], kinds: Numbers) -> Classifier | None:
    """Return the classifier of questions by their vectors, `texts` and `kinds`.

    `placed` are the vectors as recorded questions are placed, `masked` those of the questions masked (both questions x
    dimensions), to be placed in `space`. It is None for fewer than three kinds. Learning takes six to fifteen minutes
    for a hundred thousand questions, so what is learnt of the catalogue is shipped with it.
    """
    classes = np.unique(kinds)
    if len(classes) < FEWEST:  # of two kinds a network would have one output
        return None
    places = [hashed.features(text) for text in texts]
    rarity, scaled = hashed.rarities(places), _scaled(np.hstack([placed, space.place(masked)]))
    worded = hashed.matrix(places, rarity) * WORD_SCALE
    networks = {f"{MEANING}{seed}": learn_network(scaled, kinds, UNITS, seed) for seed in SEEDS}
    networks |= {f"{WORDS}{seed}": learn_network(worded, kinds, WORD_UNITS, seed) for seed in SEEDS}
    return Classifier(networks, space, rarity, classes.astype(np.int32))


def _scaled(meanings: Matrix) -> Matrix:
    """Return `meanings`, made of vectors of unit length, at the scale that the networks see."""
    lengths = np.linalg.norm(meanings, axis=-1, keepdims=True)
    return np.asarray(meanings / np.maximum(lengths, 1e-9) * np.sqrt(meanings.shape[-1]) * SCALE, dtype=np.float32)
