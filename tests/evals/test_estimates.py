"""Means with their errors, and paired differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.estimates import difference, estimate


def test_nothing_measured_gives_no_estimate() -> None:
    assert estimate([]) is None
    assert difference({"a": 1.0}, {"b": 1.0}) is None


def test_binary_values_get_wilsons_interval() -> None:
    found = estimate([1.0] * 9 + [0.0])
    assert found is not None
    assert (found.value, found.n) == (0.9, 10)
    assert found.se == pytest.approx(0.094868, abs=1e-6)
    assert (found.low, found.high) == (pytest.approx(0.59585, abs=1e-5), pytest.approx(0.982124, abs=1e-5))


def test_a_perfect_score_over_few_questions_is_not_certain() -> None:
    found = estimate([1.0] * 5)
    assert found is not None
    assert found.low == pytest.approx(0.565518, abs=1e-6)
    assert found.high == 1.0


def test_shares_get_the_standard_error_of_their_mean() -> None:
    found = estimate([0.0, 0.5, 1.0])
    assert found is not None
    assert found.value == 0.5
    assert found.se == pytest.approx(0.288675, abs=1e-6)  # 0.5 / sqrt(3)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_interval_holds_the_mean_and_stays_between_0_and_1(values: list[float]) -> None:
    found = estimate(values)
    assert found is not None
    assert 0.0 <= found.low <= found.value + 1e-6
    assert found.value - 1e-6 <= found.high <= 1.0
    assert found.se >= 0.0


def test_a_difference_counts_only_questions_measured_in_both_runs() -> None:
    found = difference({"a": 1.0, "b": 1.0, "c": 0.0, "gone": 1.0}, {"a": 0.0, "b": 0.0, "c": 1.0, "new": 1.0})
    assert found is not None
    assert (found.n, found.rose, found.fell) == (3, 1, 2)
    assert found.value == pytest.approx(-1 / 3, abs=1e-6)
    assert found.p == 1.0


def test_flips_in_one_direction_only_are_unlikely_to_be_chance() -> None:
    keys = [f"q{n}" for n in range(8)]
    found = difference(dict.fromkeys(keys, 1.0), dict.fromkeys(keys, 0.0))
    assert found is not None
    assert found.p == pytest.approx(2 / 2**8, abs=1e-6)


def test_pairing_leaves_out_how_much_questions_differ() -> None:
    found = difference({"a": 0.0, "b": 0.5, "c": 0.9}, {"a": 0.1, "b": 0.6, "c": 1.0})
    assert found is not None
    assert found.value == pytest.approx(0.1)
    assert found.se == pytest.approx(0.0, abs=1e-6)
