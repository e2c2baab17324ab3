"""What words questions share: a small embedding hears what a question is about, and less well what it asks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from corpus.lexical import stems
from corpus.space import Numbers


class Wordings:
    """Texts by their words, each weighed by its rarity among them."""

    def __init__(self, vocabulary: Sequence[str], holders: Numbers, starts: Numbers, count: int) -> None:
        """Take, for `count` texts, the `vocabulary` and the numbers of the texts that hold each word of it.

        Those of word `n` are `holders[starts[n]:starts[n + 1]]`.
        """
        self.vocabulary, self.holders, self.starts, self.count = list(vocabulary), holders, starts, count
        self._number = {word: number for number, word in enumerate(self.vocabulary)}
        self._unheard = math.log(1 + count)
        held = np.diff(starts)
        self._rarity = np.log1p(count / np.maximum(held, 1))
        self._weight = np.bincount(holders, weights=np.repeat(self._rarity, held), minlength=count)

    @classmethod
    def of(cls, texts: Sequence[str]) -> Wordings:
        """Return the wordings of `texts`."""
        holding: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for word in dict.fromkeys(stems(text)):
                holding.setdefault(word, []).append(number)
        holders = np.array([number for numbers in holding.values() for number in numbers], dtype=np.int32)
        starts = np.cumsum([0, *map(len, holding.values())], dtype=np.int32)
        return cls(list(holding), holders, starts, len(texts))

    def words(self) -> Iterator[tuple[str, Numbers]]:
        """Yield each word with the numbers of the texts that hold it."""
        for number, word in enumerate(self.vocabulary):
            yield word, self.holders[self.starts[number] : self.starts[number + 1]]

    def shared(self, text: str) -> npt.NDArray[np.float64]:
        """Return, for each of the texts, how much of its words and of those of `text` are the same (0..1).

        That is the Dice coefficient (Dice 1945) with each word counted by its inverse document frequency.
        """
        words = frozenset(stems(text))
        known = [self._number[word] for word in words if word in self._number]
        common = np.zeros(self.count)
        for number in known:
            common[self.holders[self.starts[number] : self.starts[number + 1]]] += self._rarity[number]
        total = float(self._rarity[known].sum()) + (len(words) - len(known)) * self._unheard
        return np.asarray(2 * common / np.maximum(self._weight + total, 1e-9), dtype=np.float64)
