"""The known questions made ready: how near each kind is, and what is kept of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.service import Assistant
from corpus.kept_questions import FOLDER, are_kept, keep_questions, only_learnt, open_questions
from corpus.knowledge.load import load_learnt
from corpus.knowledge.probes import Part
from corpus.questions import Group, Learnt, Wanted, make_questions, wanted
from corpus.shipped import shipped_classifier


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


def test_alike_is_the_cosine_in_the_space_of_the_group() -> None:
    vectors = np.random.default_rng(0).normal(size=(30, 8)).astype(np.float32)
    found = Group.of(vectors, np.repeat(np.arange(10), 3))
    placed = found.space.place(vectors)
    assert found.alike(placed[4]) == pytest.approx(placed @ placed[4], abs=1e-5)


@pytest.fixture
def learnt(assistant: Assistant) -> Learnt:
    """What is shipped as learnt: learning takes minutes."""
    return partial(shipped_classifier, assistant.settings.corpus_dir, assistant.embedding.model_name)


@pytest.fixture(scope="module")
def needed(assistant: Assistant) -> Wanted:
    """What is needed to make the known questions of the shipped corpus ready, with what is shipped as learnt."""
    folder, model = assistant.settings.corpus_dir, assistant.embedding.model_name
    return wanted(assistant.library.knowledge, load_learnt(folder), partial(shipped_classifier, folder, model))


@pytest.fixture
def kept(assistant: Assistant, tmp_path: Path) -> Path:
    """A data folder that keeps the known questions, as they were kept when the shipped corpus was indexed."""
    shutil.copytree(assistant.settings.data_dir / FOLDER, tmp_path / FOLDER)
    return tmp_path


def test_what_is_kept_is_what_would_be_made(assistant: Assistant, needed: Wanted, kept: Path) -> None:
    knowledge, vectors = assistant.library.knowledge, assistant.library.index.questions
    assert are_kept(knowledge, vectors, kept)
    made, complete = make_questions(knowledge, needed, vectors)
    known = open_questions(knowledge, vectors, kept)
    assert complete
    assert made.recorded is not None
    assert known.recorded is not None
    assert np.array_equal(known.recorded.vectors, made.recorded.vectors)
    assert made.classifier is not None
    vector = made.recorded.space.place(made.recorded.space.centre[None] + 1)[0]
    assert known.classified("budget", vector, vector) == made.classified("budget", vector, vector) != {}
    assert known.wordings.shared("budget").tolist() == made.wordings.shared("budget").tolist()


def test_a_kept_file_that_is_broken_counts_as_none(assistant: Assistant, learnt: Learnt, kept: Path) -> None:
    for path in (kept / FOLDER).glob("*/*.npy"):
        path.write_bytes(b"\x93NUMPY broken")
    knowledge, vectors = assistant.library.knowledge, assistant.library.index.questions
    assert open_questions(knowledge, vectors, kept, learnt).recorded is not None


def test_what_is_kept_broken_is_kept_anew(assistant: Assistant, needed: Wanted, kept: Path) -> None:
    knowledge, vectors = assistant.library.knowledge, assistant.library.index.questions
    for path in (kept / FOLDER).glob("*/recorded_vectors.npy"):
        path.write_bytes(path.read_bytes()[:-1])
    assert not are_kept(knowledge, vectors, kept)
    keep_questions(knowledge, needed, vectors, kept)
    assert are_kept(knowledge, vectors, kept)


def test_a_kept_file_that_is_gone_counts_as_none_kept(assistant: Assistant, learnt: Learnt, kept: Path) -> None:
    for path in (kept / FOLDER).glob("*/recorded_vectors.npy"):
        path.unlink()
    knowledge, vectors = assistant.library.knowledge, assistant.library.index.questions
    assert not are_kept(knowledge, vectors, kept)
    assert open_questions(knowledge, vectors, kept, learnt).recorded is not None


def test_only_what_is_compared_is_needed_where_all_was_learnt_before(assistant: Assistant, needed: Wanted) -> None:
    assert {probe.part() for probe in needed.questions} == {Part.COMPARED}
    assert {probe.part() for probe in wanted(assistant.library.knowledge, ()).questions} == set(Part)


def test_one_question_more_to_learn_makes_what_was_learnt_another(assistant: Assistant, learnt: Learnt) -> None:
    knowledge, more = assistant.library.knowledge, load_learnt(assistant.settings.corpus_dir)
    new = more[0].model_copy(update={"en": ("Has anybody ever asked just this?",)})
    assert {probe.part() for probe in wanted(knowledge, (*more, new), learnt).questions} == set(Part)


def test_for_a_model_without_shipped_vectors_no_more_is_learnt_than_is_compared(assistant: Assistant) -> None:
    vectors = assistant.library.index.questions
    assert only_learnt(vectors) == load_learnt(assistant.settings.corpus_dir) != ()
    assert only_learnt(replace(vectors, model="another")) == ()
