import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.discern import Discernment

ENGLISH, LITHUANIAN = 0, 1
"""Dimensions that say in which language a question is put; the others say what it asks for."""


def question(language: int, *matter: float) -> list[float]:
    vector = np.array([3.0 * (language == ENGLISH), 3.0 * (language == LITHUANIAN), *matter])
    return [float(x) for x in vector / np.linalg.norm(vector)]


KNOWN = {
    "budget": [question(ENGLISH, 1, 0, 0, 0.1), question(LITHUANIAN, 1, 0, 0, 0)],
    "deadline": [question(ENGLISH, 0, 1, 0, 0), question(LITHUANIAN, 0, 1, 0.1, 0)],
    "signed": [question(ENGLISH, 0, 0, 1, 0), question(LITHUANIAN, 0, 0.1, 1, 0)],
    "parties": [question(ENGLISH, 0, 0, 0, 1), question(LITHUANIAN, 0.1, 0, 0, 1)],
}


@pytest.fixture
def discernment() -> Discernment:
    vectors = np.array([vector for group in KNOWN.values() for vector in group], dtype=np.float32)
    return Discernment(vectors, [key for key, group in KNOWN.items() for _ in group])


@pytest.mark.parametrize("language", [ENGLISH, LITHUANIAN])
def test_a_question_is_told_by_its_matter_in_either_language(discernment: Discernment, language: int) -> None:
    weights = discernment.weights(question(language, 0.9, 0.1, 0, 0))
    assert max(weights, key=lambda key: weights[key]) == "budget"
    assert weights["budget"] > 0.5


def test_a_question_between_two_properties_asks_for_neither_clearly(discernment: Discernment) -> None:
    weights = discernment.weights(question(ENGLISH, 1, 1, 0, 0))
    assert all(weight < 0.9 for weight in weights.values())


@given(st.lists(st.floats(-1, 1), min_size=4, max_size=4))
def test_weights_are_shares_of_one(matter: list[float]) -> None:
    vectors = np.array([vector for group in KNOWN.values() for vector in group], dtype=np.float32)
    weights = Discernment(vectors, [key for key, group in KNOWN.items() for _ in group]).weights(
        question(ENGLISH, *matter)
    )
    assert all(0 < weight <= 1 for weight in weights.values())
    assert sum(weights.values()) <= 1 + 1e-6
