"""The known questions, made ready for comparison: their vectors each in a space of its own, their words, and what can
be learnt of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.classifier import VERSION, Classifier, learn
from corpus.knowledge.load import Knowledge
from corpus.knowledge.probes import Probe, probes
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
    their words in the same order. `classifier` has learnt these and the plain ones, each as it stands, placed as
    `recorded` are, and with what it names masked, placed in `masked`; it is None where there are too few.
    """

    asking: Group | None
    recorded: Group | None
    masked: Space | None
    wordings: Wordings
    classifier: Classifier | None

    def classified(self, text: str, placed: Matrix, masked: Matrix) -> dict[int, float]:
        """Return the logarithm of the probability of each kind recorded, for a question `text`.

        `placed` is its vector as `recorded` are placed (dimensions), `masked` that of it masked (1 x dimensions).
        """
        if self.classifier is None or self.masked is None:
            return {}
        return self.classifier.log_probabilities(np.concatenate([placed, self.masked.place(masked)[0]]), text)


Learnt = Callable[[str], Classifier | None]
"""Returns what was learnt before of the recorded questions with a mark; None where that is not at hand."""


def nothing_learnt(_: str) -> None:
    """Return None: nothing was learnt before."""


def make_questions(
    knowledge: Knowledge, ids: Sequence[str], rows: Matrix, learnt: Learnt = nothing_learnt
) -> tuple[KnownVectors, bool]:
    """Return the known questions of which there are vectors (`rows`, by `ids`), and whether those are all.

    Where they have not been `learnt` before, they are now; see `corpus.classifier.learn`.
    """
    place = {key: number for number, key in enumerate(ids)}
    known = list(probes(knowledge))
    there = [probe for probe in known if probe.id in place and (probe.masked or probe.id) in place]
    properties = {prop.id: number for number, prop in enumerate(knowledge.properties)}
    entries = {id(asked): number for number, asked in enumerate(knowledge.asked)}
    asking = [(properties[probe.property], place[probe.id]) for probe in there if probe.property]
    asked = _sorted((entries[id(probe.asked)], probe) for probe in there if probe.asked)
    plain = _sorted((entries[id(probe.plain)], probe) for probe in there if probe.plain)
    recorded = _group([(number, place[probe.id]) for number, probe in asked], rows)
    masked = Space.fit(_rows(asked, place, rows), recorded.kinds) if recorded else None
    both = [*asked, *plain]
    classifier = learnt(_mark(both))
    if classifier is None and recorded and masked:
        placed = recorded.space.place(rows[[place[probe.id] for _, probe in both]])
        bare = masked.place(_rows(both, place, rows))
        kinds = np.array([number for number, _ in both], dtype=np.int32)
        classifier = learn(np.hstack([placed, bare]), [probe.text for _, probe in both], kinds)
    made = KnownVectors(
        asking=_group(sorted(asking), rows),
        recorded=recorded,
        masked=masked,
        wordings=Wordings.of([probe.text for _, probe in asked]),
        classifier=classifier,
    )
    return made, len(there) == len(known)


def _mark(asked: Sequence[tuple[int, Probe]]) -> str:
    """Return what tells apart the questions that are `asked` of each entry, and how they are learnt."""
    lines = (f"{number}|{probe.id}|{probe.masked}" for number, probe in asked)
    return hashlib.sha256("\n".join((str(VERSION), *lines)).encode()).hexdigest()[:32]


def _sorted(numbered: Iterable[tuple[int, Probe]]) -> list[tuple[int, Probe]]:
    return sorted(numbered, key=lambda entry: entry[0])


def _rows(numbered: Sequence[tuple[int, Probe]], place: Mapping[str, int], rows: Matrix) -> Matrix:
    """Return the vectors of the probes with what they name masked."""
    return rows[[place[probe.masked or probe.id] for _, probe in numbered]]


def _group(members: list[tuple[int, int]], rows: Matrix) -> Group | None:
    """Return the group of `members` (kind, row), sorted by kind."""
    if not members:
        return None
    kinds = np.array([kind for kind, _ in members], dtype=np.int32)
    return Group.of(rows[[row for _, row in members]], kinds)
