"""Weights are fitted so that the candidate that answers is chosen, and none where none does."""

from __future__ import annotations

import numpy as np

from evals.calibration.fit import Choice, cross_validate, fit, fit_verdict, judged, tally

TRUE = np.array([4.0, -3.0, 0.0, -2.5])
NOTHING = np.zeros(2)


def questions(number: int) -> list[Choice]:
    """Return questions whose answers the weights `TRUE` tell."""
    random = np.random.RandomState(1)
    choices = []
    for _ in range(number):
        signs = random.random_sample((6, 3))
        utility = signs @ TRUE[:3] + TRUE[3]
        answers = np.zeros(6, dtype=bool)
        answers[utility.argmax()] = utility.max() > 0
        choices.append(Choice(signs, answers, NOTHING))
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
        Choice(good, np.array([True, False]), NOTHING),
        Choice(good, np.array([False, True]), NOTHING),
        Choice(bad, np.array([False, False]), NOTHING),
    ]
    found = tally(choices, np.array([10.0, -5.0]), accepted=0.5)
    assert (found.answerable, found.right, found.wrong, found.unanswerable, found.declined) == (2, 1, 1, 1, 1)


def verdicts(number: int) -> list[Choice]:
    """Return questions that are answerable where the first thing weighed is more than the second."""
    random = np.random.RandomState(2)
    weighed = random.random_sample((number, 2))
    signs = np.zeros((1, 1))
    return [Choice(signs, np.array([first > second]), np.array([first, second])) for first, second in weighed]


def test_the_verdict_learns_what_tells_for_an_answer_and_what_for_a_gap() -> None:
    weights = fit_verdict(verdicts(200))
    assert weights[0] > 1
    assert weights[1] < -1


def test_nothing_is_answered_below_the_least_odds() -> None:
    choices = verdicts(50)
    always = np.array([0.0, 0.0, 1.0])
    assert judged(choices, always, least=-1.0).declined == 0
    nothing = judged(choices, always, least=2.0)
    assert (nothing.right, nothing.declined) == (0, nothing.unanswerable)
