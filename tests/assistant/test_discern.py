import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.discern import weights


def test_the_property_that_is_clearly_nearest_is_asked_for() -> None:
    found = weights({"budget": 0.8, "deadline": 0.3, "signed": 0.2})
    assert list(found) == ["budget"]
    assert found["budget"] > 0.9


def test_between_two_that_are_as_near_neither_is_clear() -> None:
    found = weights({"budget": 0.7, "deadline": 0.7, "signed": 0.1})
    assert found == pytest.approx({"budget": 0.5, "deadline": 0.5}, abs=1e-3)


def test_what_is_near_nothing_asks_for_nothing() -> None:
    assert weights({"budget": 0.1, "deadline": 0.05}) == {}


@given(st.dictionaries(st.text(max_size=5), st.floats(-1, 1), min_size=1))
def test_weights_are_shares_of_one(near: dict[str, float]) -> None:
    found = weights(near)
    assert all(0 < weight <= 1 for weight in found.values())
    assert sum(found.values()) <= 1 + 1e-6
