"""The known questions, made ready for comparison: their vectors each in a space of its own, their words, and what can
be learnt of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.classifier import VERSION, Classifier, learn
from corpus.knowledge.load import Knowledge
from corpus.knowledge.probes import Part, Probe, probes
from corpus.knowledge.schema import Asked
from corpus.space import Matrix, Numbers, Space
from corpus.wordings import Wordings

FOLLOWING, FOLLOWING_SHARE = 2, 0.4
"""The nearest question of a kind alone may be near by chance; the next two have a share in how near the kind is."""


MOST_AXES = 256
"""Questions are compared along so many axes at most: the others hold a tenth of what they differ in, and would cost a
third of the memory and time."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of several kinds: their `vectors`, placed in `space` (questions x axes), sorted by `kinds`.

    `axes` are the principal ones of the vectors in that space (dimensions x axes; Pearson 1901). A kind is a number: of
    a property, or of an entry of recorded questions, in the catalogue's order.
    """

    space: Space
    axes: Matrix
    vectors: Matrix
    kinds: Numbers

    @classmethod
    def of(cls, vectors: Matrix, kinds: Numbers) -> Group:
        """Return the group of unit `vectors`, sorted by `kinds`, not yet placed in a space."""
        space = Space.fit(vectors, kinds)
        placed = space.place(vectors)
        _, axes = np.linalg.eigh(placed.T.astype(np.float64) @ placed)
        axes = np.asarray(axes[:, -MOST_AXES:], dtype=np.float32)
        return cls(space, axes, placed @ axes, kinds)

    def alike(self, placed: Matrix) -> Matrix:
        """Return the cosine of a vector `placed` in the space of the group to each of the questions."""
        return np.asarray(self.vectors @ (placed @ self.axes), dtype=np.float32)

    def nearness(self, alike: npt.NDArray[np.floating]) -> dict[int, float]:
        """Return how near each kind is, of how `alike` its questions are (one number a question)."""
        found, starts, sizes = np.unique(self.kinds, return_index=True, return_counts=True)
        places = starts[:, None] + np.arange(sizes.max())
        missing = np.arange(sizes.max()) >= sizes[:, None]
        padded = np.where(missing, -np.inf, alike[np.minimum(places, len(alike) - 1)])
        ranked = -np.partition(-padded, min(FOLLOWING, padded.shape[1] - 1), axis=1)[:, : FOLLOWING + 1]
        nearest = ranked.max(axis=1)
        ranked = np.where(np.isfinite(ranked), ranked, nearest[:, None])
        following = (ranked.sum(axis=1) - nearest) / max(1, ranked.shape[1] - 1)
        near = nearest if ranked.shape[1] == 1 else (1 - FOLLOWING_SHARE) * nearest + FOLLOWING_SHARE * following
        return dict(zip(found.tolist(), near.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """What is known of the known questions. A group is None where there are no such questions.

    `asking` are the wordings of the properties; `recorded` the questions recorded for passages and gaps, `wordings`
    their words in the same order. `classifier` has learnt these and those that are only learnt, each as it stands,
    placed as `recorded` are, and with what it names masked; it is None where there are too few.
    """

    asking: Group | None
    recorded: Group | None
    wordings: Wordings
    classifier: Classifier | None

    def classified(self, text: str, placed: Matrix, masked: Matrix) -> dict[int, float]:
        """Return the logarithm of the probability of each kind recorded, for a question `text`.

        `placed` is its vector as `recorded` are placed, `masked` that of it masked (both dimensions).
        """
        return {} if self.classifier is None else self.classifier.log_probabilities(placed, masked, text)


Learnt = Callable[[str], Classifier | None]
"""Returns what was learnt before of the recorded questions with a mark; None where that is not at hand."""


def nothing_learnt(_: str) -> None:
    """Return None: nothing was learnt before."""


class Vectors(Protocol):
    """Where the vectors of the known questions can be had."""

    def of(self, parts: Iterable[Part]) -> tuple[Sequence[str], Matrix]:
        """Return the ids of the questions of `parts` at least, and their vectors (questions x dimensions) in the same
        order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The known questions whose vectors are needed, of one catalogue, and what was learnt of them before, if it was.

    Where it was not, all are needed; else only those that are compared.
    """

    questions: Sequence[Probe]
    classifier: Classifier | None


def wanted(knowledge: Knowledge, more: Sequence[Asked], learnt: Learnt = nothing_learnt) -> Wanted:
    """Return what is needed of the known questions of `knowledge`, and of `more` that are only learnt.

    `learnt` is asked for what was learnt of them before.
    """
    known = list(probes(knowledge, more))
    classifier = learnt(_mark(_learnable(knowledge, known)))
    return Wanted([probe for probe in known if classifier is None or probe.part() is Part.COMPARED], classifier)


def make_questions(knowledge: Knowledge, needed: Wanted, vectors: Vectors) -> tuple[KnownVectors, bool]:
    """Return the known questions, of those `needed`, of which there are `vectors`; and whether those are all.

    Where they have not been learnt before, they are now; see `corpus.classifier.learn`.
    """
    classifier = needed.classifier
    rows = _Rows(*vectors.of(frozenset(probe.part() for probe in needed.questions)))
    there = [probe for probe in needed.questions if rows.have(probe, masked=classifier is None)]
    told = _learnable(knowledge, there)
    asked = [(number, probe) for number, probe in told if probe.asked]
    recorded = _group(asked, rows)
    properties = {prop.id: number for number, prop in enumerate(knowledge.properties)}
    asking = ((properties[probe.property], probe) for probe in there if probe.property)
    made = KnownVectors(
        asking=_group(sorted(asking, key=lambda entry: entry[0]), rows),
        recorded=recorded,
        wordings=Wordings.of([probe.text for _, probe in asked]),
        classifier=_learn(recorded, asked, told, rows) if classifier is None and recorded else classifier,
    )
    return made, len(there) == len(needed.questions)


class _Rows:
    """The vectors of questions by what these are."""

    def __init__(self, ids: Sequence[str], rows: Matrix) -> None:
        self._place, self._rows = {key: number for number, key in enumerate(ids)}, rows

    def have(self, probe: Probe, *, masked: bool) -> bool:
        """Return whether there is the vector of `probe`, and that of it masked if that is needed."""
        return probe.id in self._place and (not masked or (probe.masked or probe.id) in self._place)

    def of(self, numbered: Iterable[tuple[int, Probe]]) -> Matrix:
        """Return the vectors of the probes as they stand (probes x dimensions)."""
        return self._rows[[self._place[probe.id] for _, probe in numbered]]

    def masked(self, numbered: Iterable[tuple[int, Probe]]) -> Matrix:
        """Return the vectors of the probes with what they name masked (probes x dimensions)."""
        return self._rows[[self._place[probe.masked or probe.id] for _, probe in numbered]]


def _learnable(knowledge: Knowledge, known: Iterable[Probe]) -> list[tuple[int, Probe]]:
    """Return the questions that are recorded, and after them those that are only learnt, with the numbers of their
    entries, each in the order of the entries."""
    entries = {id(asked): number for number, asked in enumerate(knowledge.asked)}
    told = [probe for probe in known if probe.asked or probe.learnt]
    numbered = [(entries[id(probe.asked or probe.learnt)], probe) for probe in told]
    return sorted(numbered, key=lambda entry: (entry[1].asked is None, entry[0]))


def _learn(
    recorded: Group, asked: Sequence[tuple[int, Probe]], told: Sequence[tuple[int, Probe]], rows: _Rows
) -> Classifier | None:
    """Learn all that is `told`; the space of masked questions is that of those `asked`, as that of `recorded` is."""
    kinds = np.array([number for number, _ in told], dtype=np.int32)
    space = Space.fit(rows.masked(asked), recorded.kinds)
    return learn(recorded.space.place(rows.of(told)), rows.masked(told), space, [p.text for _, p in told], kinds)


def _mark(asked: Sequence[tuple[int, Probe]]) -> str:
    """Return what tells apart the questions that are `asked` of each entry, and how they are learnt."""
    lines = (f"{number}|{probe.id}|{probe.masked}" for number, probe in asked)
    return hashlib.sha256("\n".join((str(VERSION), *lines)).encode()).hexdigest()[:32]


def _group(numbered: Sequence[tuple[int, Probe]], rows: _Rows) -> Group | None:
    """Return the group of the probes, sorted by kind; None where there are none."""
    if not numbered:
        return None
    return Group.of(rows.of(numbered), np.array([kind for kind, _ in numbered], dtype=np.int32))
