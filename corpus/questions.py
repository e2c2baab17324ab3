"""The known questions, made ready for comparison: their vectors each in a space of its own, and their words.

Making them ready takes longer than answering a question, so ingestion keeps the result beside the index. It is the same
for the same catalogue and model; where it is not kept, it is made in memory.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.knowledge.load import Knowledge
from corpus.knowledge.probes import probes
from corpus.space import Matrix, Numbers, Space
from corpus.store import VectorStore
from corpus.wordings import Wordings

FOLDER = "questions"
LAYOUT = 3
"""Raise it when what is kept changes: what is kept in another layout is made anew."""
LARGE = 1_000_000
"""From so many bytes on, a kept array is mapped into memory instead of read."""
FOLLOWING, FOLLOWING_SHARE = 2, 0.4
"""The nearest question of a kind alone may be near by chance; the next two have a share in how near the kind is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of several kinds: their `vectors` placed in `space` (questions x dimensions), sorted by `kinds`.

    A kind is a number: of a property, or of an entry of recorded questions, in the catalogue's order. `means` are the
    mean vectors of the kinds, in order (kinds x dimensions).
    """

    space: Space
    vectors: Matrix
    kinds: Numbers
    means: Matrix

    @classmethod
    def of(cls, vectors: Matrix, kinds: Numbers) -> Group:
        """Return the group of unit `vectors`, sorted by `kinds`, not yet placed in a space."""
        space = Space.fit(vectors, kinds)
        placed = space.place(vectors)
        _, starts, sizes = np.unique(kinds, return_index=True, return_counts=True)
        means = np.add.reduceat(placed, starts, axis=0) / sizes[:, None]
        return cls(space, placed, kinds, np.asarray(means, dtype=np.float32))

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

    def typical(self, placed: Matrix) -> dict[int, float]:
        """Return how typical a question `placed` in the space (dimensions) is of each kind, 1 if it is its mean.

        It is 1 less the squared distance to the mean: in a space whose kinds are alike in spread, the kind that this
        favours is that of linear discriminant analysis (Fisher 1936). Against the nearest questions, which may be near
        by chance, it sets all of them.
        """
        away = ((self.means - placed) ** 2).sum(axis=1)
        return dict(zip(np.unique(self.kinds).tolist(), (1 - away).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """What is known of the known questions. A group is None where there are no such questions.

    `asking` are the wordings of the properties; `recorded` the questions recorded for passages and gaps, `masked` the
    same with what they name masked, `wordings` their words, all in the same order.
    """

    asking: Group | None
    recorded: Group | None
    masked: Group | None
    wordings: Wordings


def open_questions(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> KnownVectors:
    """Return the known questions as they are kept in `data_dir`, or made of the vectors that `store` has of them."""
    try:
        return _load(_folder(knowledge, store, data_dir))
    except (OSError, ValueError, EOFError):  # not kept, or by another version: it only saves time
        return make_questions(knowledge, store)[0]


def are_kept(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> bool:
    """Return whether `data_dir` keeps the known questions of `knowledge`, all of them, by the model of `store`."""
    return _folder(knowledge, store, data_dir).is_dir()


def keep_questions(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> None:
    """Keep in `data_dir` the known questions of `knowledge`, whose vectors `store` has, and no others."""
    folder = _folder(knowledge, store, data_dir)
    if folder.is_dir():
        return
    made, complete = make_questions(knowledge, store)
    shutil.rmtree(folder.parent, ignore_errors=True)
    if complete:
        _save(made, folder)


def make_questions(knowledge: Knowledge, store: VectorStore) -> tuple[KnownVectors, bool]:
    """Return the known questions that `store` has vectors of, and whether those are all."""
    ids, rows = store.matrix()
    place = {key: number for number, key in enumerate(ids)}
    known = list(probes(knowledge))
    there = [probe for probe in known if probe.id in place and (probe.masked or probe.id) in place]
    properties = {prop.id: number for number, prop in enumerate(knowledge.properties)}
    entries = {id(asked): number for number, asked in enumerate(knowledge.asked)}
    asking = [(properties[probe.property], place[probe.id]) for probe in there if probe.property]
    recorded = sorted(((entries[id(probe.asked)], probe) for probe in there if probe.asked), key=lambda entry: entry[0])
    made = KnownVectors(
        asking=_group(sorted(asking), rows),
        recorded=_group([(number, place[probe.id]) for number, probe in recorded], rows),
        masked=_group([(number, place[probe.masked or probe.id]) for number, probe in recorded], rows),
        wordings=Wordings.of([probe.text for _, probe in recorded]),
    )
    return made, len(there) == len(known)


def _group(members: list[tuple[int, int]], rows: Matrix) -> Group | None:
    """Return the group of `members` (kind, row), sorted by kind."""
    if not members:
        return None
    kinds = np.array([kind for kind, _ in members], dtype=np.int32)
    return Group.of(rows[[row for _, row in members]], kinds)


def _folder(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> Path:
    mark = hashlib.sha256(f"{LAYOUT}|{knowledge.digest}|{store.collection.name}".encode()).hexdigest()[:16]
    return data_dir / FOLDER / mark


def _save(made: KnownVectors, folder: Path) -> None:
    """Keep `made` in `folder`, a file for each array, so that they need not be read to be there."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "words": np.frombuffer("\n".join(made.wordings.vocabulary).encode(), dtype=np.uint8),
        "holders": made.wordings.holders,
        "starts": made.wordings.starts,
        "count": np.array(made.wordings.count),
    }
    for name, group in (("asking", made.asking), ("recorded", made.recorded), ("masked", made.masked)):
        if group is not None:
            arrays |= {
                f"{name}_centre": group.space.centre,
                f"{name}_scaling": group.space.scaling,
                f"{name}_vectors": group.vectors,
                f"{name}_kinds": group.kinds,
                f"{name}_means": group.means,
            }
    draft = folder.with_suffix(".tmp")
    draft.mkdir(parents=True)
    for name, array in arrays.items():
        np.save(draft / f"{name}.npy", array, allow_pickle=False)
    draft.rename(folder)


def _load(folder: Path) -> KnownVectors:
    vocabulary = _kept(folder, "words").tobytes().decode()
    wordings = Wordings(
        vocabulary.split("\n") if vocabulary else [],
        _kept(folder, "holders"),
        _kept(folder, "starts"),
        int(_kept(folder, "count")),
    )
    groups = [
        Group(
            Space(_kept(folder, f"{name}_centre"), _kept(folder, f"{name}_scaling")),
            *(_kept(folder, f"{name}_{part}") for part in ("vectors", "kinds", "means")),
        )
        if (folder / f"{name}_vectors.npy").is_file()
        else None
        for name in ("asking", "recorded", "masked")
    ]
    return KnownVectors(groups[0], groups[1], groups[2], wordings)


def _kept(folder: Path, name: str) -> npt.NDArray[Any]:
    """Return a kept array, mapped into memory where it is large: its pages are read when they are needed."""
    path = folder / f"{name}.npy"
    large = path.stat().st_size >= LARGE
    return np.load(path, mmap_mode="r" if large else None, allow_pickle=False)  # type: ignore[no-any-return]
