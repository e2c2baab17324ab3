"""The known questions, made ready for comparison: their vectors each in a space of its own, and their words.

Making them ready takes longer than answering a question, so ingestion keeps the result beside the index. It is the same
for the same catalogue and model; where it is not kept, it is made in memory.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.knowledge.load import Knowledge
from corpus.knowledge.probes import probes
from corpus.space import Matrix, Numbers, Space
from corpus.store import VectorStore
from corpus.wordings import Wordings

FOLDER = "questions"
LAYOUT = 2
"""Raise it when what is kept changes: a file of another layout is made anew."""
FOLLOWING, FOLLOWING_SHARE = 2, 0.4
"""The nearest question of a kind alone may be near by chance; the next two have a share in how near the kind is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of several kinds: their `vectors` placed in `space` (questions x dimensions), sorted by `kinds`.

    A kind is a number: of a property, or of an entry of recorded questions, in the catalogue's order.
    """

    space: Space
    vectors: Matrix
    kinds: Numbers

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
        return _load(_file(knowledge, store, data_dir))
    except (OSError, KeyError, ValueError, EOFError, BadZipFile):  # not kept, or by another version: it only saves time
        return make_questions(knowledge, store)[0]


def are_kept(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> bool:
    """Return whether `data_dir` keeps the known questions of `knowledge`, all of them, by the model of `store`."""
    return _file(knowledge, store, data_dir).is_file()


def keep_questions(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> None:
    """Keep in `data_dir` the known questions of `knowledge`, whose vectors `store` has, and no others."""
    path = _file(knowledge, store, data_dir)
    if path.is_file():
        return
    made, complete = make_questions(knowledge, store)
    shutil.rmtree(path.parent, ignore_errors=True)
    if complete:
        path.parent.mkdir(parents=True)
        _save(made, path)


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
    vectors = rows[[row for _, row in members]]
    space = Space.fit(vectors, kinds)
    return Group(space, space.place(vectors), kinds)


def _file(knowledge: Knowledge, store: VectorStore, data_dir: Path) -> Path:
    mark = hashlib.sha256(f"{LAYOUT}|{knowledge.digest}|{store.collection.name}".encode()).hexdigest()[:16]
    return data_dir / FOLDER / f"{mark}.npz"


def _save(made: KnownVectors, path: Path) -> None:
    words = np.frombuffer("\n".join(made.wordings.vocabulary).encode(), dtype=np.uint8)
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "words": words,
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
            }
    draft = path.with_suffix(".tmp.npz")
    np.savez(draft, allow_pickle=False, **arrays)
    draft.replace(path)


def _load(path: Path) -> KnownVectors:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
        vocabulary = kept["words"].tobytes().decode()
        wordings = Wordings(
            vocabulary.split("\n") if vocabulary else [], kept["holders"], kept["starts"], int(kept["count"])
        )
        groups = [
            Group(
                Space(kept[f"{name}_centre"], kept[f"{name}_scaling"]), kept[f"{name}_vectors"], kept[f"{name}_kinds"]
            )
            if f"{name}_vectors" in kept
            else None
            for name in ("asking", "recorded", "masked")
        ]
    return KnownVectors(groups[0], groups[1], groups[2], wordings)
