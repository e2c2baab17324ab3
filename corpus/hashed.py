"""Texts by the words and the pieces of words they have: what two writers' slips and endings leave the same.

A feature is the checksum of a word, of two words in a row, or of three or four letters of a word in a row: the hashing
trick (Weinberger et al. 2009, "Feature hashing for large scale multitask learning"). The vectoriser of scikit-learn
does the like, but takes a second to load, for every question asked from a command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from corpus.lexical import words
from corpus.space import Matrix, Numbers
from corpus.text import fold

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SIZE = 8192
PIECES = (3, 4)


def features(text: str) -> Numbers:
    """Return the numbers of the features that `text` has (0 to `SIZE` - 1), each once."""
    return np.unique([crc32(feature.encode()) % SIZE for feature in _features(text)]).astype(np.int32)


def rarities(known: Sequence[Numbers]) -> Matrix:
    """Return the inverse document frequency of each feature among those of `known` texts, smoothed (`SIZE`)."""
    held = np.bincount(np.concatenate(known), minlength=SIZE)
    return np.asarray(np.log((1 + len(known)) / (1 + held)) + 1, dtype=np.float32)


def weights(places: Numbers, rarity: Matrix) -> Matrix:
    """Return how much each of the features at `places` counts: by its `rarity`, at unit length altogether."""
    own = rarity[places]
    return np.asarray(own / max(float(np.linalg.norm(own)), 1e-9), dtype=np.float32)


def matrix(known: Sequence[Numbers], rarity: Matrix) -> csr_array:
    """Return the weighed features of `known` texts (texts x `SIZE`)."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - takes time to load, and is needed only to learn

    starts = np.cumsum([0, *map(len, known)])
    values = np.concatenate([weights(places, rarity) for places in known])
    return csr_array((values, np.concatenate(known), starts), shape=(len(known), SIZE))


def _features(text: str) -> Iterator[str]:
    own = words(fold(text))
    yield from own
    yield from map(" ".join, pairwise(own))
    yield from chain.from_iterable(_pieces(f" {word} ") for word in own)


def _pieces(word: str) -> Iterator[str]:
    for length in PIECES:
        for start in range(len(word) - length + 1):
            yield f"#{word[start : start + length]}"
