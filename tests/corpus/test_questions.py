"""The known questions made ready: how near each kind is, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.service import Assistant
from corpus.questions import FOLDER, Group, keep_questions, make_questions, open_questions


def group(kinds: list[int]) -> Group:
    vectors = np.eye(len(kinds), dtype=np.float32)
    ordered = np.array(sorted(kinds), dtype=np.int32)
    return Group.of(vectors, ordered)


def test_the_nearest_question_counts_most_and_the_next_two_count_too() -> None:
    near = group([0, 0, 0, 0, 1]).nearness(np.array([1.0, 0.5, 0.3, 0.0, 0.9]))
    assert near == pytest.approx({0: 0.6 * 1.0 + 0.4 * 0.4, 1: 0.9})


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.data())
def test_a_kind_is_no_nearer_than_its_nearest_question(kinds: list[int], data: st.DataObject) -> None:
    alike = np.array(data.draw(st.lists(st.floats(-1, 1), min_size=len(kinds), max_size=len(kinds))))
    ordered = np.array(sorted(kinds))
    near = group(kinds).nearness(alike)
    assert near.keys() == set(kinds)
    assert all(
        alike[ordered == kind].min() - 1e-9 <= value <= alike[ordered == kind].max() + 1e-9
        for kind, value in near.items()
    )


def test_a_question_is_the_more_typical_of_a_kind_the_nearer_it_is_to_the_mean_of_all_its_questions() -> None:
    rng = np.random.default_rng(0)
    centres = np.eye(3, 8, dtype=np.float32)
    kinds = np.repeat(np.arange(3, dtype=np.int32), 6)
    vectors = centres[kinds] + rng.normal(0, 0.2, (18, 8)).astype(np.float32)
    known = Group.of(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), kinds)
    assert known.typical(known.means[1])[1] == pytest.approx(1.0)
    for kind in range(3):
        typical = known.typical(known.space.place(centres[kind : kind + 1])[0])
        assert max(typical, key=typical.__getitem__) == kind


def test_what_is_kept_is_what_would_be_made(assistant: Assistant, tmp_path: Path) -> None:
    knowledge, store = assistant.library.knowledge, assistant.library.index.questions
    keep_questions(knowledge, store, tmp_path)
    made, complete = make_questions(knowledge, store)
    kept = open_questions(knowledge, store, tmp_path)
    assert complete
    assert made.recorded is not None
    assert kept.recorded is not None
    assert np.array_equal(kept.recorded.vectors, made.recorded.vectors)
    assert np.array_equal(kept.recorded.means, made.recorded.means)
    assert kept.wordings.shared("budget").tolist() == made.wordings.shared("budget").tolist()


def test_a_kept_file_that_is_broken_counts_as_none(assistant: Assistant, tmp_path: Path) -> None:
    knowledge, store = assistant.library.knowledge, assistant.library.index.questions
    keep_questions(knowledge, store, tmp_path)
    for path in (tmp_path / FOLDER).glob("*/*.npy"):
        path.write_bytes(b"\x93NUMPY broken")
    assert open_questions(knowledge, store, tmp_path).recorded is not None
