"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from time import perf_counter
from typing import NamedTuple

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.discern import weights
from assistant.library import Library
from corpus.embedding import query_embeddings
from corpus.questions import KnownVectors
from corpus.space import Matrix
from corpus.words import FUNCTION_WORDS

SHARED = 0.3
"""How much sharing all words counts beside the cosine."""
UNLIKELY = -8.0
"""Log-probabilities below this are all the same: one in three thousand."""
CERTAIN = math.log(0.95)
"""Log-probability from which a passage is asked for, though what it states is recorded as stated of something else."""
SEVERAL = 16
VECTORS = 64
"""So many questions keep their vectors: what one asks for is looked up before what answers it."""


class Vectors(NamedTuple):
    """The embedding of a question and of the same with what it names masked, and the milliseconds that both took."""

    whole: tuple[float, ...]
    masked: tuple[float, ...]
    took: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a question is to the questions recorded for each passage and gap: from about 0 (nothing in common) to
    1 + `SHARED` (the same, word for word).

    `passages` and `gaps` are by their ids; `best` is the likeness of the single nearest question, 0 where nothing is
    recorded. `told` is the logarithm of the probability that it asks for each, by what was learnt of all of them; it is
    empty where nothing was.
    """

    passages: Mapping[str, float]
    gaps: Mapping[str, float]
    best: float
    told: Mapping[str, float]

    @property
    def alike(self) -> Mapping[str, float]:
        """The likeness by passage and by gap."""
        return {**self.passages, **self.gaps}

    def told_passages(self) -> dict[str, float]:
        """Return how likely each passage is what is asked for: from 0 to 1 for the likeliest of them, by logarithms."""
        told = {key: value for key, value in self.told.items() if key in self.passages}
        most = max(told.values(), default=0.0)
        return {key: 1 - max(UNLIKELY, value - most) / UNLIKELY for key, value in told.items()}

    def certain(self) -> frozenset[str]:
        """Return the passage that is almost certainly asked for, if there is one."""
        return frozenset(key for key in self.passages if self.told.get(key, UNLIKELY) >= CERTAIN)

    def told_missing(self) -> float:
        """Return the logarithm of the odds that a question asks for any gap rather than for any passage, in bounds."""
        if not self.told:
            return 0.0
        gaps, passages = (
            float(np.logaddexp.reduce([self.told[key] for key in keys if key in self.told], initial=-np.inf))
            for keys in (self.gaps, self.passages)
        )
        return max(UNLIKELY, min(-UNLIKELY, gaps - passages))


class KnownQuestions:
    """Compares questions with the known ones of one library."""

    def __init__(self, library: Library, known: KnownVectors, embedding: BaseEmbedding) -> None:
        self._known = known
        self._vectors = lru_cache(maxsize=VECTORS)(partial(_embedded, embedding))
        self._gaps = frozenset(gap.id for gap in library.gaps)
        self._targets = [library.answered_by(asked) for asked in library.knowledge.asked]
        self._properties = [prop.id for prop in library.knowledge.properties]

    def vectors(self, text: str, masked: str) -> Vectors:
        """Return the vectors of the question `text`, `masked` being it with what it names masked."""
        return self._vectors(text, masked)

    def properties(self, vectors: Vectors) -> Mapping[str, float]:
        """Return how clearly a question of `vectors` asks for each property (0..1), whatever it asks that of."""
        group = self._known.asking
        if group is None:
            return {}
        placed = group.space.place(_row(vectors.masked))
        near = group.nearness(group.alike(placed[0]))
        return weights({self._properties[kind]: value for kind, value in near.items()})

    def recorded(self, text: str, vectors: Vectors) -> Likeness:
        """Return the likeness of the question `text`, of these `vectors`, to the recorded questions."""
        group = self._known.recorded
        if group is None:
            return Likeness({}, {}, 0.0, {})
        placed = group.space.place(_row(vectors.whole))[0]
        alike = group.alike(placed) + SHARED * self._known.wordings.shared(text)
        near: dict[str, float] = {}
        for kind, value in group.nearness(alike).items():
            target = self._targets[kind]
            near[target] = max(near.get(target, 0.0), value)
        told: dict[str, float] = {}
        for kind, value in self._known.classified(text, placed, _row(vectors.masked)[0]).items():
            told[self._targets[kind]] = float(np.logaddexp(told.get(self._targets[kind], -np.inf), value))
        return Likeness(
            passages={key: value for key, value in near.items() if key not in self._gaps},
            gaps={key: value for key, value in near.items() if key in self._gaps},
            best=float(alike.max()),
            told=told,
        )

    def heard(self) -> frozenset[str]:
        """Return the stems that several recorded questions have: no slips, and no whims of one writer."""
        return frozenset(word for word, holders in self._known.wordings.words() if len(holders) >= SEVERAL)

    def words(self) -> dict[str, frozenset[str]]:
        """Return the content words of the questions recorded for each passage and gap, by their ids."""
        found: dict[str, set[str]] = {}
        group = self._known.recorded
        kinds = group.kinds if group else np.empty(0, dtype=np.int32)
        for word, holders in self._known.wordings.words():
            if word not in FUNCTION_WORDS:
                for kind in np.unique(kinds[holders]).tolist():
                    found.setdefault(self._targets[kind], set()).add(word)
        return {key: frozenset(words) for key, words in found.items()}


def _embedded(embedding: BaseEmbedding, text: str, masked: str) -> Vectors:
    """Embed both together, as they share the processors; where nothing is masked, they are one."""
    started = perf_counter()
    vectors = [tuple(vector) for vector in query_embeddings(embedding, list(dict.fromkeys((text, masked))))]
    return Vectors(vectors[0], vectors[-1], (perf_counter() - started) * 1000)


def _row(vector: Sequence[float]) -> Matrix:
    return np.array([vector], dtype=np.float32)
