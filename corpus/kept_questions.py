"""Known questions that were made ready, kept beside the index: making them takes longer than answering a question.

What is kept is the same for the same catalogue and model; where it is not kept, it is made in memory.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.classifier import VERSION, Classifier
from corpus.knowledge.load import Knowledge, load_learnt
from corpus.knowledge.probes import Part
from corpus.knowledge.schema import Asked
from corpus.question_vectors import QuestionVectors
from corpus.questions import Group, KnownVectors, Learnt, Wanted, make_questions, nothing_learnt, wanted
from corpus.space import Space
from corpus.wordings import Wordings

FOLDER = "questions"
LEARNT = "learnt "
"""What the names of the arrays begin with that the classifier consists of."""
LAYOUT = 8
"""Raise it when what is kept changes: what is kept in another layout is made anew."""
_UNREADABLE = (OSError, ValueError, EOFError)
"""How it shows that nothing is kept, or that it is broken or by another version: what is kept only saves time."""
LARGE = 1_000_000
"""From so many bytes on, a kept array is mapped into memory instead of read."""


def open_questions(
    knowledge: Knowledge, vectors: QuestionVectors, data_dir: Path, learnt: Learnt = nothing_learnt
) -> KnownVectors:
    """Return the known questions as they are kept in `data_dir`, or made of their `vectors`.

    `learnt` is asked for what was learnt of them before.
    """
    try:
        return _load(_folder(knowledge, vectors, data_dir))
    except _UNREADABLE:
        return make_questions(knowledge, wanted(knowledge, only_learnt(vectors), learnt), vectors)[0]


def only_learnt(vectors: QuestionVectors) -> tuple[Asked, ...]:
    """Return the questions that are only learnt, where vectors of such are shipped for the model of `vectors`.

    For another model all would have to be embedded, and these are half of all.

    Raises:
        CorpusError: a file of theirs is broken.
    """
    return load_learnt(vectors.corpus_dir) if vectors.shipped((Part.LEARNT,)) else ()


def are_kept(knowledge: Knowledge, vectors: QuestionVectors, data_dir: Path) -> bool:
    """Return whether `data_dir` keeps the known questions of `knowledge` by the model of `vectors`, all of them, and
    they can be read."""
    try:
        _load(_folder(knowledge, vectors, data_dir))
    except _UNREADABLE:
        return False
    return True


def keep_questions(knowledge: Knowledge, needed: Wanted, vectors: QuestionVectors, data_dir: Path) -> None:
    """Keep in `data_dir` the known questions of `knowledge`, made of those `needed` and their `vectors`; no others."""
    folder = _folder(knowledge, vectors, data_dir)
    made, complete = make_questions(knowledge, needed, vectors)
    shutil.rmtree(folder.parent, ignore_errors=True)
    if complete:
        _save(made, folder)


def _folder(knowledge: Knowledge, vectors: QuestionVectors, data_dir: Path) -> Path:
    mark = hashlib.sha256(f"{LAYOUT}|{VERSION}|{knowledge.digest}|{vectors.name}".encode()).hexdigest()[:16]
    return data_dir / FOLDER / mark


def _save(made: KnownVectors, folder: Path) -> None:
    """Keep `made` in `folder`, a file for each array, so that they need not be read to be there."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "words": np.frombuffer("\n".join(made.wordings.vocabulary).encode(), dtype=np.uint8),
        "holders": made.wordings.holders,
        "starts": made.wordings.starts,
        "count": np.array(made.wordings.count),
    }
    for name, group in (("asking", made.asking), ("recorded", made.recorded)):
        if group is not None:
            arrays |= {f"{name}_axes": group.axes, f"{name}_vectors": group.vectors, f"{name}_kinds": group.kinds}
            arrays |= _space(name, group.space)
    if made.classifier is not None:
        arrays |= {f"{LEARNT}{part}": array for part, array in made.classifier.arrays().items()}
    arrays["names"] = np.frombuffer("\n".join(arrays).encode(), dtype=np.uint8)
    draft = folder.with_suffix(".tmp")
    draft.mkdir(parents=True)
    for name, array in arrays.items():
        np.save(draft / f"{name}.npy", array, allow_pickle=False)
    draft.rename(folder)


def _load(folder: Path) -> KnownVectors:
    names = _kept(folder, "names").tobytes().decode().split("\n")
    for name in names:
        (folder / f"{name}.npy").stat()  # one that is gone must not count as "there are no such questions"
    vocabulary = _kept(folder, "words").tobytes().decode()
    wordings = Wordings(
        vocabulary.split("\n") if vocabulary else [],
        _kept(folder, "holders"),
        _kept(folder, "starts"),
        int(_kept(folder, "count")),
    )
    groups = [
        Group(_placing(folder, name), *(_kept(folder, f"{name}_{part}") for part in ("axes", "vectors", "kinds")))
        if (folder / f"{name}_vectors.npy").is_file()
        else None
        for name in ("asking", "recorded")
    ]
    learnt = {name.removeprefix(LEARNT): _kept(folder, name) for name in names if name.startswith(LEARNT)}
    return KnownVectors(groups[0], groups[1], wordings, Classifier.of(learnt) if learnt else None)


def _space(name: str, space: Space) -> dict[str, npt.NDArray[np.generic]]:
    return {f"{name}_centre": space.centre, f"{name}_scaling": space.scaling}


def _placing(folder: Path, name: str) -> Space:
    return Space(_kept(folder, f"{name}_centre"), _kept(folder, f"{name}_scaling"))


def _kept(folder: Path, name: str) -> npt.NDArray[Any]:
    """Return a kept array, mapped into memory where it is large: its pages are read when they are needed."""
    path = folder / f"{name}.npy"
    large = path.stat().st_size >= LARGE
    return np.load(path, mmap_mode="r" if large else None, allow_pickle=False)  # type: ignore[no-any-return]
