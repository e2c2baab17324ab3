"""A space in which questions that ask the same lie close together, in whatever language they are put."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from corpus.space import Space

ENGLISH, LITHUANIAN = 0, 1
"""Dimensions that say in which language a question is put; the others say what it asks for."""

UNUSED = (0.0,) * 59
"""As in real vectors, there are many more dimensions than differ within a kind."""


def question(language: int, *matter: float) -> list[float]:
    vector = np.array([3.0 * (language == ENGLISH), 3.0 * (language == LITHUANIAN), *matter, *UNUSED])
    return [float(x) for x in vector / np.linalg.norm(vector)]


KNOWN = np.array(
    [
        *(question(ENGLISH, 1, 0, 0.1), question(LITHUANIAN, 1, 0, 0)),
        *(question(ENGLISH, 0, 1, 0), question(LITHUANIAN, 0.1, 1, 0)),
        *(question(ENGLISH, 0, 0, 1), question(LITHUANIAN, 0, 0.1, 1)),
    ],
    dtype=np.float32,
)
KINDS = np.array([0, 0, 1, 1, 2, 2], dtype=np.int32)


def nearest(vector: list[float]) -> int:
    space = Space.fit(KNOWN, KINDS)
    return int(KINDS[(space.place(KNOWN) @ space.place(np.array([vector], dtype=np.float32))[0]).argmax()])


def test_the_matter_of_a_question_tells_more_than_its_language() -> None:
    asked = question(ENGLISH, 0.6, 0.0, 0.0)
    bare = KNOWN @ np.array(asked, dtype=np.float32)
    space = Space.fit(KNOWN, KINDS)
    placed = space.place(KNOWN) @ space.place(np.array([asked], dtype=np.float32))[0]
    same_matter, same_language = 1, 2
    assert bare[same_language] > bare[same_matter]
    assert placed[same_matter] > placed[same_language]


def test_a_question_is_nearest_to_what_asks_the_same() -> None:
    assert nearest(question(LITHUANIAN, 0.9, 0.1, 0)) == 0
    assert nearest(question(ENGLISH, 0.1, 0.9, 0)) == 1


def test_kinds_of_one_question_each_leave_the_vectors_as_they_are_apart() -> None:
    space = Space.fit(KNOWN, np.arange(6, dtype=np.int32))
    assert np.isfinite(space.place(KNOWN)).all()


@given(hnp.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(64)), elements=st.floats(-1, 1, width=32)))
def test_vectors_are_placed_at_unit_length_or_in_the_middle(vectors: npt.NDArray[np.float32]) -> None:
    lengths = np.linalg.norm(Space.fit(KNOWN, KINDS).place(vectors), axis=1)
    assert ((np.abs(lengths - 1) < 1e-3) | (lengths < 1e-3)).all()
