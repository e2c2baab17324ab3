"""The known questions made ready: how near each kind is, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.service import Assistant
from corpus.questions import FOLDER, Group, keep_questions, make_questions, open_questions
from corpus.space import Space


def group(kinds: list[int]) -> Group:
    vectors = np.eye(len(kinds), dtype=np.float32)
    ordered = np.array(sorted(kinds), dtype=np.int32)
    return Group(Space.fit(vectors, ordered), vectors, ordered)


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


def test_what_is_kept_is_what_would_be_made(assistant: Assistant, tmp_path: Path) -> None:
    knowledge, store = assistant.library.knowledge, assistant.library.index.questions
    keep_questions(knowledge, store, tmp_path)
    made, complete = make_questions(knowledge, store)
    kept = open_questions(knowledge, store, tmp_path)
    assert complete
    assert made.recorded is not None
    assert kept.recorded is not None
    assert np.array_equal(kept.recorded.vectors, made.recorded.vectors)
    assert kept.wordings.shared("budget").tolist() == made.wordings.shared("budget").tolist()


def test_a_kept_file_that_is_broken_counts_as_none(assistant: Assistant, tmp_path: Path) -> None:
    knowledge, store = assistant.library.knowledge, assistant.library.index.questions
    keep_questions(knowledge, store, tmp_path)
    next((tmp_path / FOLDER).iterdir()).write_bytes(b"PK broken")
    assert open_questions(knowledge, store, tmp_path).recorded is not None
