"""Shared words between questions, the rare ones counting most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.wordings import Wordings

TEXTS = ("How often does the committee meet?", "When was the memorandum signed?", "Kas pasirašė memorandumą?")
WORDINGS = Wordings.of(TEXTS)


def test_the_same_words_are_wholly_shared_in_any_order() -> None:
    assert WORDINGS.shared("the committee: how often does it meet")[0] > 0.9
    assert WORDINGS.shared(TEXTS[1])[1] == pytest.approx(1.0)


def test_what_shares_no_word_shares_nothing() -> None:
    assert WORDINGS.shared("budget").tolist() == [0.0, 0.0, 0.0]


def test_inflected_words_are_the_same() -> None:
    assert WORDINGS.shared("memorandumo")[2] > 0


def test_rare_words_tell_more_than_common_ones() -> None:
    rare, common = (WORDINGS.shared(word)[0] for word in ("often", "the"))
    assert rare > common


@given(st.text(max_size=60))
def test_a_share_is_between_none_and_all(text: str) -> None:
    assert all(0 <= share <= 1 + 1e-9 for share in WORDINGS.shared(text))


def test_nothing_known_is_nothing_shared() -> None:
    assert Wordings.of([]).shared("anything").size == 0
