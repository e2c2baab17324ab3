"""A shelf of synthetic files, and a model that costs nothing: what `evals.scale` measures with."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding

DIMENSION = 384
A_FILE = 100
"""Passages in one file."""
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


class HashedWords(BaseEmbedding):
    """A unit vector with a place for each hashed word: texts that share words are near each other."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(model_name="hashed-words", **kwargs)

    def _get_text_embedding(self, text: str) -> list[float]:
        vector = [0.0] * DIMENSION
        for word in re.findall(r"\w+", text.lower()):
            vector[int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % DIMENSION] += 1.0
        length = sum(x * x for x in vector) ** 0.5 or 1.0
        return [x / length for x in vector]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def write_shelf(shelf: Path, count: int, chance: random.Random) -> list[str]:
    """Fill the folder `shelf` with `count` passages, `A_FILE` to a file; return them."""
    shelf.mkdir()
    numbers = range(-(-count // A_FILE))
    return [text for number in numbers for text in write_file(shelf / f"{number}.txt", number, chance)]


def write_file(path: Path, number: int, chance: random.Random) -> list[str]:
    """Write file `number`; return its passages."""
    texts = [_sentence(chance) for _ in range(A_FILE)]
    path.write_text(f"Book {number} {_word(chance)}\n\n" + "\n\n".join(texts), encoding="utf-8")
    return texts


def _sentence(chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(chance.randint(10, 30))).capitalize() + "."


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(min(4, 1 + int(chance.expovariate(0.6)))))
