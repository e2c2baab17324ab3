"""Questions left out are unknown to the assistant that is asked them."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from evals.calibration.gather import gather_left_out
from evals.calibration.held_out import SHARE, HeldOut
from tests.learning import learning_briefly


@pytest.fixture(scope="module")
def held_out(assistant: Assistant) -> HeldOut:
    with learning_briefly():
        return HeldOut(assistant.settings, assistant.embedding)


def test_what_is_left_out_is_no_known_question(held_out: HeldOut, assistant: Assistant) -> None:
    known = {text for asked in held_out.library.knowledge.asked for text in (*asked.en, *asked.lt)}
    whole = [text for asked in assistant.library.knowledge.asked for text in (*asked.en, *asked.lt)]
    left_out = [question.text for question in held_out.left_out]
    assert len(left_out) == pytest.approx(len(whole) / SHARE, rel=0.1)
    assert len(known & set(left_out)) < 0.01 * len(left_out)  # the same words may ask for two things


def test_every_choice_says_what_answers(held_out: HeldOut) -> None:
    held_out.left_out = held_out.left_out[::60]
    choices = list(gather_left_out(held_out))
    assert choices
    assert all(len(choice.answers) == len(choice.signs) for choice in choices)
    assert {bool(choice.answers.any()) for choice in choices} == {True, False}
