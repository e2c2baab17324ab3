"""Whether the likeliest candidate answers, or the question asks for something that is missing."""

from __future__ import annotations

import pytest

from assistant.verdict import Weighed, answers

CLEAR = Weighed(odds=3.0, nearer=0.0, liker=-0.5, worded=-0.5, typical=-0.2, kindred=0.0)


def test_what_is_likely_and_near_answers() -> None:
    assert answers(CLEAR)


@pytest.mark.parametrize(
    "against",
    [
        {"odds": -2.0},
        {"odds": -1.0, "nearer": 1.0, "liker": 0.2},
        {"odds": 0.0, "nearer": 1.0, "liker": 0.3, "worded": 0.5},
    ],
)
def test_what_is_unlikely_or_nearer_to_a_gap_does_not(against: dict[str, float]) -> None:
    assert not answers(CLEAR._replace(**against))
