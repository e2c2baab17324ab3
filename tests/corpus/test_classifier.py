"""What is learnt of known questions: which kind a question is of."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.classifier import Classifier, learn
from corpus.space import Matrix, Numbers, Space

WORDS = ("budget", "deadline", "partners", "signature")


SPACE = Space(np.zeros(8, np.float32), np.eye(8, dtype=np.float32))
"""Where the second half of a meaning is placed."""


def questions(seed: int = 0, kinds: int = 4, each: int = 30) -> tuple[Matrix, list[str], Numbers]:
    """Return meanings around two centres for each kind: neither its mean nor a straight line tells it from others.

    The first half of a meaning is that of a question as it stands, the second that of it masked. The words of two kinds
    are the same.
    """
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(2 * kinds, 16))
    numbers = np.repeat(np.arange(kinds, dtype=np.int32), each)
    vectors = centres[numbers + kinds * rng.integers(0, 2, len(numbers))] + rng.normal(0, 0.3, (len(numbers), 16))
    texts = [f"What is the {WORDS[number // 2]} of this?" for number in numbers]
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), texts, numbers


def taught(kinds: int = 4) -> Classifier | None:
    vectors, texts, numbers = questions(kinds=kinds)
    return learn(vectors[:, :8], vectors[:, 8:], SPACE, texts, numbers)


def told(by: Classifier, vector: Matrix, text: str) -> dict[int, float]:
    return by.log_probabilities(vector[:8], vector[8:], text)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    made = taught()
    assert made is not None
    return made


def test_a_question_it_has_not_heard_is_put_with_its_kind(classifier: Classifier) -> None:
    vectors, _, numbers = questions(seed=7)
    said = [told(classifier, vector, "put in words never heard") for vector in vectors]
    right = [max(t, key=t.__getitem__) == number for t, number in zip(said, numbers.tolist(), strict=True)]
    assert np.mean(right) > 0.9


def test_words_tell_where_the_meaning_does_not(classifier: Classifier) -> None:
    vectors, texts, _ = questions()
    between = vectors[:1] + vectors[-1:]
    for text, kinds in ((texts[0], {0, 1}), (texts[-1], {2, 3})):
        said = told(classifier, between[0], text)
        assert max(said, key=said.__getitem__) in kinds


def test_the_probabilities_of_all_kinds_make_one(classifier: Classifier) -> None:
    said = told(classifier, questions(seed=3)[0][0], "anything at all")
    assert set(said) == {0, 1, 2, 3}
    assert sum(np.exp(list(said.values()))) == pytest.approx(1.0)


def test_a_text_without_words_is_told_by_its_meaning(classifier: Classifier) -> None:
    vectors, _, numbers = questions()
    said = told(classifier, vectors[0], "?!")
    assert max(said, key=said.__getitem__) == numbers[0]


def test_the_same_questions_teach_the_same(classifier: Classifier) -> None:
    again = taught()
    assert again is not None
    asked = questions(seed=5)[0][0], "What is the budget?"
    assert told(again, *asked) == pytest.approx(told(classifier, *asked), abs=1e-4)


def test_it_is_made_again_of_what_it_consists_of(classifier: Classifier) -> None:
    asked = questions(seed=5)[0][0], "What is the budget?"
    assert told(Classifier.of(classifier.arrays()), *asked) == told(classifier, *asked)


def test_two_kinds_are_too_few_to_learn() -> None:
    assert taught(kinds=2) is None
