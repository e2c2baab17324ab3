"""Texts by the words and the pieces of words that they have."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import hashed


def likeness(one: str, other: str) -> float:
    """Return the cosine of two texts, all features counting the same."""
    even = np.ones(hashed.SIZE, np.float32)
    first, second = (hashed.matrix([hashed.features(text)], even) for text in (one, other))
    return float((first @ second.T).toarray()[0, 0])


@given(st.text())
def test_every_text_has_features_in_bounds_each_once(text: str) -> None:
    places = hashed.features(text)
    assert len(set(places.tolist())) == len(places)
    assert all(0 <= place < hashed.SIZE for place in places)


@pytest.mark.parametrize(
    "other",
    ["koks zaliosios pramones biudzetas", "KOKS ŽALIOSIOS PRAMONĖS BIUDŽETAS?", "koks  žaliosios pramonės biudžetas"],
)
def test_capitals_diacritics_and_stops_make_no_difference(other: str) -> None:
    assert likeness("Koks žaliosios pramonės biudžetas?", other) == pytest.approx(1.0)


def test_slips_and_endings_leave_most_the_same_and_other_words_nothing() -> None:
    text = "the budget of the programme"
    assert likeness(text, "teh budgets of the programe") > 0.5 > likeness(text, "kas tai") == 0.0


def test_the_order_of_words_makes_a_difference() -> None:
    assert likeness("agreement before the memorandum", "memorandum before the agreement") < 1.0


def test_what_is_rare_counts_more_at_unit_length() -> None:
    known = [hashed.features(text) for text in ("the call", "the budget", "the call again")]
    rarity = hashed.rarities(known)
    common, rare = (int(hashed.features(word)[0]) for word in ("the", "budget"))
    assert rarity[rare] > rarity[common]
    assert np.linalg.norm(hashed.weights(known[0], rarity)) == pytest.approx(1.0)


def test_no_words_weigh_nothing() -> None:
    assert len(hashed.weights(hashed.features(""), np.ones(hashed.SIZE, np.float32))) == 0
