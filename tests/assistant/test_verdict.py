"""Whether the likeliest candidate answers, or the question asks for something that is missing."""

from __future__ import annotations

import pytest

from assistant.verdict import Weighed, answers

CLEAR = Weighed(odds=3.0, worded=-0.5, kindred=0.0, told=0.0)


def test_what_is_likely_and_near_answers() -> None:
    assert answers(CLEAR)


@pytest.mark.parametrize(
    "against",
    [
        {"odds": -2.0},
        {"odds": -1.0, "told": 2.0},
        {"odds": 0.0, "worded": 0.5, "told": 1.0},
        {"odds": 0.0, "worded": 0.0, "kindred": 1.0, "told": 0.0},
    ],
)
def test_what_is_unlikely_or_nearer_to_a_gap_does_not(against: dict[str, float]) -> None:
    assert not answers(CLEAR._replace(**against))
