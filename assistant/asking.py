"""What a question asks for, by its likeness to the known questions of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.discern import weights
from assistant.library import Library
from assistant.words import FUNCTION_WORDS
from corpus.questions import KnownVectors
from corpus.space import Matrix

SHARED = 0.3
"""How much sharing all words counts beside the cosine."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a question is to the questions recorded for each passage and gap: from about 0 (nothing in common) to
    1 + `SHARED` (the same, word for word).

    `passages` and `gaps` are by their ids; `best` is the likeness of the single nearest question, 0 where nothing is
    recorded.
    """

    passages: Mapping[str, float]
    gaps: Mapping[str, float]
    best: float

    @property
    def alike(self) -> Mapping[str, float]:
        """The likeness by passage and by gap."""
        return {**self.passages, **self.gaps}

    @property
    def nearest_passage(self) -> float:
        """The highest likeness to the questions of any passage, 0 where there are none."""
        return max(self.passages.values(), default=0.0)

    @property
    def nearest_gap(self) -> float:
        """The highest likeness to the questions of any gap, 0 where there are none."""
        return max(self.gaps.values(), default=0.0)


class KnownQuestions:
    """Compares questions with the known ones of one library."""

    def __init__(self, library: Library, known: KnownVectors, embedding: BaseEmbedding) -> None:
        self._embedding, self._known = embedding, known
        self._gaps = frozenset(gap.id for gap in library.gaps)
        self._targets = [library.answered_by(asked) for asked in library.knowledge.asked]
        self._properties = [prop.id for prop in library.knowledge.properties]

    def properties(self, masked: str) -> Mapping[str, float]:
        """Return how clearly `masked`, a question with its subject masked, asks for each property (0..1)."""
        group = self._known.asking
        if group is None:
            return {}
        placed = group.space.place(_row(self._embedding.get_query_embedding(masked)))
        near = group.nearness(group.vectors @ placed[0])
        return weights({self._properties[kind]: value for kind, value in near.items()})

    def recorded(self, text: str, vector: Sequence[float]) -> Likeness:
        """Return the likeness of the question `text`, whose embedding is `vector`, to the recorded questions."""
        group = self._known.recorded
        if group is None:
            return Likeness({}, {}, 0.0)
        alike = group.vectors @ group.space.place(_row(vector))[0] + SHARED * self._known.wordings.shared(text)
        near: dict[str, float] = {}
        for kind, value in group.nearness(alike).items():
            target = self._targets[kind]
            near[target] = max(near.get(target, 0.0), value)
        return Likeness(
            passages={key: value for key, value in near.items() if key not in self._gaps},
            gaps={key: value for key, value in near.items() if key in self._gaps},
            best=float(alike.max()),
        )

    def heard(self) -> frozenset[str]:
        """Return the stems that more than one recorded question has: no slips of one writer."""
        return frozenset(word for word, holders in self._known.wordings.words() if len(holders) > 1)

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


def _row(vector: Sequence[float]) -> Matrix:
    return np.array([vector], dtype=np.float32)
