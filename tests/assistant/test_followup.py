import pytest

from assistant.service import Assistant

GREEN = "What is the Green Industry Innovation Programme?"


@pytest.mark.parametrize(
    ("question", "history", "words"),
    [
        ("And its budget?", [GREEN], "Green Industry"),
        ("Who runs it?", [GREEN], "Green Industry"),
        ("ir koks biudžetas?", ["Kas yra Žaliosios pramonės inovacijų programa?"], "Žaliosios pramonės"),
        ("Who runs it?", [GREEN, "And its budget?"], "Green Industry"),
    ],
)
def test_a_follow_up_takes_its_subject_from_before(
    assistant: Assistant, question: str, history: list[str], words: str
) -> None:
    assert words in assistant.ask(question, history=history).standalone_question


@pytest.mark.parametrize("question", ["How many priority markets are there?", "What should I cook tonight?"])
def test_a_change_of_subject_is_not_dragged_back(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, history=[GREEN]).standalone_question == question


def test_the_same_can_be_asked_of_another_thing(assistant: Assistant) -> None:
    answer = assistant.ask("And of Eurostars?", history=["Who can lead a project of the Green Industry programme?"])
    assert "Eurostars" in answer.standalone_question
