"""The vectors of the known questions that come with the catalogue."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from corpus.classifier import MEANING, WORD_SCALE, WORDS, Classifier
from corpus.embedding import query_embeddings
from corpus.hashed import SIZE
from corpus.knowledge.load import load_knowledge, load_learnt
from corpus.knowledge.probes import Part, Probe, probes
from corpus.network import Network
from corpus.questions import wanted
from corpus.settings import Settings
from corpus.shipped import ship_classifier, ship_vectors, shipped_classifier, shipped_vectors, vectors_file
from corpus.space import Space

_RNG = np.random.default_rng(0)


def network(features: int, spread: float = 1.0) -> Network:
    """Return a network of three units and two kinds, with weights of this `spread` for its features."""
    shapes = ((features, 3), (3,), (3, 2), (2,))
    parts = [_RNG.normal(size=shape).astype(np.float32) for shape in shapes]
    return Network(np.float32(spread) * parts[0], *parts[1:])


CLASSIFIER = Classifier(
    {MEANING: network(4), WORDS: network(SIZE, 1 / WORD_SCALE)},
    Space(np.array([0.1, 0.2], np.float32), np.array([[1.0, 0.3], [0.3, 2.0]], np.float32)),
    np.ones(SIZE, np.float32),
    np.array([4, 9], np.int32),
)
"""Of two dimensions of meaning, and two more of what is masked."""


@pytest.fixture
def corpus_dir(tmp_path: Path) -> Path:
    (tmp_path / "catalogue").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def known(settings: Settings) -> list[Probe]:
    return list(probes(load_knowledge(settings.corpus_dir), load_learnt(settings.corpus_dir)))


@pytest.mark.parametrize("part", Part)
def test_every_known_question_is_shipped(
    part: Part, known: list[Probe], settings: Settings, embedding: BaseEmbedding
) -> None:
    shipped = shipped_vectors(settings.corpus_dir, embedding.model_name, (part,))
    assert {probe.id for probe in known if probe.part() is part} == shipped.keys(), "run `make vectors`"


def test_what_is_shipped_is_what_the_model_makes(
    known: list[Probe], settings: Settings, embedding: BaseEmbedding
) -> None:
    some = known[::2000]
    shipped = shipped_vectors(settings.corpus_dir, embedding.model_name, Part)
    for probe, made in zip(some, query_embeddings(embedding, [probe.text for probe in some]), strict=True):
        there, back = np.array(made), np.array(shipped[probe.id])
        assert there @ back > 0.9999 * np.linalg.norm(there) * np.linalg.norm(back)
        assert np.linalg.norm(back) == pytest.approx(np.linalg.norm(there), rel=0.01)


def test_what_is_shipped_was_learnt_of_the_questions_as_they_are(assistant: Assistant) -> None:
    folder, model = assistant.settings.corpus_dir, assistant.embedding.model_name
    found: list[Classifier | None] = []

    def learnt(mark: str) -> Classifier | None:
        found.append(shipped_classifier(folder, model, mark))
        return CLASSIFIER

    wanted(assistant.library.knowledge, load_learnt(folder), learnt)
    assert found[0] is not None, "run `make vectors`"


def test_what_was_learnt_comes_back_but_for_other_questions_or_another_model(corpus_dir: Path) -> None:
    ship_classifier(corpus_dir, "one", "mark", CLASSIFIER)
    back = shipped_classifier(corpus_dir, "one", "mark")
    assert back is not None
    asked = np.array([0.6, 0.8], np.float32), np.array([0.8, 0.6], np.float32), "How large is the budget?"
    assert back.log_probabilities(*asked) == pytest.approx(CLASSIFIER.log_probabilities(*asked), abs=0.01)
    assert shipped_classifier(corpus_dir, "one", "other mark") is None
    assert shipped_classifier(corpus_dir, "other", "mark") is None


def test_another_model_gets_none(corpus_dir: Path) -> None:
    ship_vectors(corpus_dir, "one", Part.LEARNT, {"00ff": [1.0, 0.0]})
    assert shipped_vectors(corpus_dir, "other", Part) == {}


def test_each_part_is_shipped_apart(corpus_dir: Path) -> None:
    ship_vectors(corpus_dir, "one", Part.LEARNT, {"00ff": [1.0, 0.0]})
    ship_vectors(corpus_dir, "one", Part.MASKED, {"00aa": [0.0, 1.0]})
    assert shipped_vectors(corpus_dir, "one", (Part.LEARNT,)).keys() == {"00ff"}
    assert shipped_vectors(corpus_dir, "one", Part).keys() == {"00ff", "00aa"}


@pytest.mark.parametrize("content", [b"", b"PK\3\4 no archive", b"text"])
def test_a_file_that_cannot_be_read_counts_as_none(corpus_dir: Path, content: bytes) -> None:
    vectors_file(corpus_dir, Part.COMPARED).write_bytes(content)
    assert shipped_vectors(corpus_dir, "one", Part) == {}


def test_no_file_is_no_vectors(tmp_path: Path) -> None:
    assert shipped_vectors(tmp_path, "one", Part) == {}


@given(st.lists(st.lists(st.floats(-1, 1, width=16), min_size=4, max_size=4).filter(any), min_size=1, max_size=3))
def test_a_vector_keeps_its_direction(tmp_path_factory: pytest.TempPathFactory, rows: list[list[float]]) -> None:
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "catalogue").mkdir()
    ship_vectors(folder, "one", Part.COMPARED, {f"{number:02x}": row for number, row in enumerate(rows)})
    kept = shipped_vectors(folder, "one", (Part.COMPARED,))
    for number, row in enumerate(rows):
        there, back = np.array(row), np.array(kept[f"{number:02x}"])
        assert there @ back >= 0.999 * np.linalg.norm(there) * np.linalg.norm(back)


def test_the_index_needs_no_embedding_of_known_questions(assistant: Assistant) -> None:
    ids, _ = assistant.library.index.questions.of((Part.COMPARED,))
    assert {probe.id for probe in probes(assistant.library.knowledge) if probe.part() is Part.COMPARED} == set(ids)
