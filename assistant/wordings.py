"""What words questions share: a small embedding hears what a question is about, and less well what it asks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corpus.lexical import stems


class Wordings:
    """Texts by their words, each weighed by its rarity among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        worded = [frozenset(stems(text)) for text in texts]
        holding: dict[str, list[int]] = {}
        for number, words in enumerate(worded):
            for word in words:
                holding.setdefault(word, []).append(number)
        self._holding = {word: np.array(numbers) for word, numbers in holding.items()}
        self._rarity = {word: math.log(1 + len(texts) / len(numbers)) for word, numbers in holding.items()}
        self._unheard = math.log(1 + len(texts))
        self._weight = np.array([sum(map(self._rarity.__getitem__, words)) for words in worded])

    def shared(self, text: str) -> npt.NDArray[np.float64]:
        """Return, for each of the texts, how much of its words and of those of `text` are the same (0..1).

        That is the Dice coefficient (Dice 1945) with each word counted by its inverse document frequency.
        """
        words = frozenset(stems(text))
        common = np.zeros(len(self._weight))
        for word in words & self._holding.keys():
            common[self._holding[word]] += self._rarity[word]
        total = sum(self._rarity.get(word, self._unheard) for word in words)
        return 2 * common / np.maximum(self._weight + total, 1e-9)
