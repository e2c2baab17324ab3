"""Weights are fitted so that the candidate that answers is chosen, and none where none does."""

from __future__ import annotations

import numpy as np

from evals.calibration.fit import Choice, cross_validate, fit, tally

TRUE = np.array([4.0, -3.0, 0.0, -2.5])


def questions(number: int) -> list[Choice]:
    """Return questions whose answers the weights `TRUE` tell."""
    random = np.random.RandomState(1)
    choices = []
    for _ in range(number):
        signs = random.random_sample((6, 3))
        utility = signs @ TRUE[:3] + TRUE[3]
        answers = np.zeros(6, dtype=bool)
        answers[utility.argmax()] = utility.max() > 0
        choices.append(Choice(signs, answers))
    return choices


def test_fitting_finds_which_signs_tell_for_an_answer_and_which_against() -> None:
    weights = fit(questions(200), np.zeros(4))
    assert weights[0] > 1
    assert weights[1] < -1
    assert abs(weights[2]) < 0.5


def test_fitted_weights_answer_questions_they_were_not_fitted_to() -> None:
    found = cross_validate(questions(200), 2 * TRUE, accepted=0.5)
    assert found.answerable + found.unanswerable == 200
    assert found.right > 0.7 * found.answerable
    assert found.declined > 0.5 * found.unanswerable


def test_a_tally_tells_right_wrong_and_declined_apart() -> None:
    good, bad = np.array([[1.0], [0.0]]), np.array([[0.0], [0.0]])
    choices = [
        Choice(good, np.array([True, False])),
        Choice(good, np.array([False, True])),
        Choice(bad, np.array([False, False])),
    ]
    found = tally(choices, np.array([10.0, -5.0]), accepted=0.5)
    assert (found.answerable, found.right, found.wrong, found.unanswerable, found.declined) == (2, 1, 1, 1, 1)
