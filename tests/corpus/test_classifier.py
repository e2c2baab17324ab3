"""What is learnt of known questions: which kind a question is of."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.classifier import Classifier, learn
from corpus.space import Matrix, Numbers

WORDS = ("budget", "deadline", "partners", "signature")


def questions(seed: int = 0, kinds: int = 4, each: int = 30) -> tuple[Matrix, list[str], Numbers]:
    """Return meanings around two centres for each kind: neither its mean nor a straight line tells it from others.

    The words of two kinds are the same.
    """
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(2 * kinds, 16))
    numbers = np.repeat(np.arange(kinds, dtype=np.int32), each)
    vectors = centres[numbers + kinds * rng.integers(0, 2, len(numbers))] + rng.normal(0, 0.3, (len(numbers), 16))
    texts = [f"What is the {WORDS[number // 2]} of this?" for number in numbers]
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), texts, numbers


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    made = learn(*questions())
    assert made is not None
    return made


def test_a_question_it_has_not_heard_is_put_with_its_kind(classifier: Classifier) -> None:
    vectors, _, numbers = questions(seed=7)
    told = [classifier.log_probabilities(vector, "put in words never heard") for vector in vectors]
    right = [max(t, key=t.__getitem__) == number for t, number in zip(told, numbers.tolist(), strict=True)]
    assert np.mean(right) > 0.9


def test_words_tell_where_the_meaning_does_not(classifier: Classifier) -> None:
    vectors, texts, _ = questions()
    between = vectors[:1] + vectors[-1:]
    for text, kinds in ((texts[0], {0, 1}), (texts[-1], {2, 3})):
        told = classifier.log_probabilities(between[0], text)
        assert max(told, key=told.__getitem__) in kinds


def test_the_probabilities_of_all_kinds_make_one(classifier: Classifier) -> None:
    told = classifier.log_probabilities(questions(seed=3)[0][0], "anything at all")
    assert set(told) == {0, 1, 2, 3}
    assert sum(np.exp(list(told.values()))) == pytest.approx(1.0)


def test_a_text_without_words_is_told_by_its_meaning(classifier: Classifier) -> None:
    vectors, _, numbers = questions()
    told = classifier.log_probabilities(vectors[0], "?!")
    assert max(told, key=told.__getitem__) == numbers[0]


def test_the_same_questions_teach_the_same(classifier: Classifier) -> None:
    again = learn(*questions())
    assert again is not None
    asked = questions(seed=5)[0][0], "What is the budget?"
    assert again.log_probabilities(*asked) == pytest.approx(classifier.log_probabilities(*asked), abs=1e-4)


def test_it_is_made_again_of_what_it_consists_of(classifier: Classifier) -> None:
    asked = questions(seed=5)[0][0], "What is the budget?"
    assert Classifier.of(classifier.arrays()).log_probabilities(*asked) == classifier.log_probabilities(*asked)


def test_two_kinds_are_too_few_to_learn() -> None:
    assert learn(*questions(kinds=2)) is None
