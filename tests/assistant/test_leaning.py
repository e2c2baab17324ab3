"""Follow-ups that lean on an answer."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.leaning import leans_on_bodies
from assistant.service import Assistant

WHO = "Which organisations carry out the agreement with Israel?"


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        (WHO, "Do these bodies still exist?"),
        (WHO, "and are they still there?"),
        ("Kas vykdo susitarimą su Izraeliu?", "ar jos dar veikia?"),
    ],
)
def test_bodies_that_the_answer_named_are_meant(assistant: Assistant, earlier: str, question: str) -> None:
    answer = assistant.ask(question, history=[earlier])
    assert "MATIMOP" in answer.standalone_question
    assert answer.status is AnswerStatus.ANSWERED
    assert "Izraelio inovacijų institucija" in answer.text or "Israel Innovation Authority" in answer.text


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        (WHO, "and how much do they pay?"),
        (WHO, "Does MATIMOP still exist?"),
        ("When was the agreement with Israel signed?", "is it still in force?"),
    ],
)
def test_other_follow_ups_lean_on_the_question(assistant: Assistant, earlier: str, question: str) -> None:
    assert not leans_on_bodies(assistant.read(question, "en"), lambda: assistant.read(earlier, "en"))


@pytest.mark.parametrize(
    ("earlier", "question", "found"),
    [
        ("Is there a newer agreement with Israel than that of 2010?", "Who signed that one?", "2023"),
        ("Kokia programa pakeitė Žaliosios pramonės inovacijų programą?", "Kiek pinigų jai skyrė Norvegija?", "MVĮ"),
    ],
)
def test_a_thing_that_the_answer_named_is_meant(assistant: Assistant, earlier: str, question: str, found: str) -> None:
    answer = assistant.ask(question, history=[earlier])
    assert found in answer.standalone_question
    assert answer.status is AnswerStatus.ANSWERED


def test_a_long_history_of_such_questions_is_not_answered_all_over(assistant: Assistant) -> None:
    history = [WHO, *["Do these bodies still exist?"] * 1_200]
    assert assistant.ask("Do these bodies still exist?", history=history).text
