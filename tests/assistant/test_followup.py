import pytest

from assistant.answer import AnswerStatus
from assistant.service import Assistant

GREEN = "What is the Green Industry Innovation Programme?"


@pytest.mark.parametrize(
    ("question", "history", "words"),
    [
        ("And its budget?", [GREEN], "Green Industry"),
        ("Who runs it?", [GREEN], "Green Industry"),
        ("ir koks biudžetas?", ["Kas yra Žaliosios pramonės inovacijų programa?"], "Žaliosios pramonės"),
        ("Who runs it?", [GREEN, "And its budget?"], "Green Industry"),
        ("Which fields had priority in the fourth?", ["When was the first call with Israel?"], "Israel"),
        ("How much of it goes to Ukraine?", ["When was the agreement on Norway grants signed?"], "Norway"),
        ("Can we apply? We are a small firm.", ["Who can lead a Eurostars project?"], "Eurostars"),
        ("Kas jam vadovavo Švedijoje?", ["Kas yra BSR Stars?"], "BSR Stars"),
    ],
)
def test_a_follow_up_takes_its_subject_from_before(
    assistant: Assistant, question: str, history: list[str], words: str
) -> None:
    assert words in assistant.ask(question, history=history).standalone_question


@pytest.mark.parametrize(
    "question",
    [
        "How many priority markets are there?",
        "What should I cook tonight?",
        "Is it true that Norway has a king?",
        "Thanks. By the way, any good place for lunch near the ministry?",
    ],
)
def test_a_change_of_subject_is_not_dragged_back(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, history=[GREEN]).standalone_question == question


def test_the_same_can_be_asked_of_another_thing(assistant: Assistant) -> None:
    answer = assistant.ask("And of Eurostars?", history=["Who can lead a project of the Green Industry programme?"])
    assert "Eurostars" in answer.standalone_question


def test_another_country_leaves_the_bodies_of_the_earlier_one_behind(assistant: Assistant) -> None:
    answer = assistant.ask("and Armenia?", history=["When did KIAT of South Korea sign the memorandum?"])
    assert "KIAT" not in answer.standalone_question
    assert "Armenia" in answer.standalone_question


def test_a_list_is_asked_of_what_was_named_before_what_was_counted(assistant: Assistant) -> None:
    answer = assistant.ask("list them", history=["What is the Priority Market List?", "How many markets are on it?"])
    assert answer.status is not AnswerStatus.ANSWERED


def test_a_told_country_is_not_what_is_asked_about(assistant: Assistant) -> None:
    assert assistant.read(
        "Our partner is German and wants to join Eurostars. How much may he carry?", "en"
    ).entities == ("eurostars",)


def test_how_to_apply_to_what_is_closed_is_answered_with_that(assistant: Assistant) -> None:
    answer = assistant.ask("how do I apply?", history=[GREEN])
    assert answer.status is AnswerStatus.ANSWERED
    assert "closed" in answer.text


def test_what_is_asked_of_a_question_without_a_name_leans_on_all_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("and for them?", history=["How do I cook cepelinai?"])
    assert "cepelinai" in answer.standalone_question


def test_when_after_who_asks_for_a_time_alone(assistant: Assistant) -> None:
    answer = assistant.ask("when was that exactly?", history=["Who signed the 2010 agreement with Israel?"])
    assert "2010" in answer.sentences[0].text
    assert "Kreivys" not in answer.sentences[0].text


def test_a_country_asked_about_in_between_is_left_when_another_is_named(assistant: Assistant) -> None:
    history = ["Kiek valstybių dalyvauja ES strategijoje Baltijos jūros regionui?", "Ar Vokietija irgi?"]
    answer = assistant.ask("O kada Lietuva perėmė pirmininkavimą?", history=history)
    assert "Vokietija" not in answer.standalone_question


def test_part_of_what_was_asked_is_asked_of_the_same_thing(assistant: Assistant) -> None:
    history = [GREEN, "What did it cost altogether?"]
    alone = assistant.ask("and how much of that came from Norway?", history=history).standalone_question
    assert "Green Industry" in alone
    assert "()" not in alone
