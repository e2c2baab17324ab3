import pytest

from assistant.parts import split_parts
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("When was it signed and who signed it?", ["When was it signed?", "who signed it?"]),
        ("Kada pasirašyta ir kas pasirašė?", None),
        ("Which bodies and countries take part?", None),
        ("Is there a call? What is the deadline?", ["Is there a call?", "What is the deadline?"]),
        ("We are a small firm and what we need is money", None),
        ("What is BSR Stars?", None),
        (
            "We are eight people in Kaunas. Can we enter Gilibert, and how often does it open?",
            ["We are eight people in Kaunas. Can we enter Gilibert?", "how often does it open?"],
        ),
        ("Is there a gap between what engineers and what scholars can get?", None),
        ("Who signed the treaty, and when?", ["Who signed the treaty?", "when (signed the treaty)?"]),
        ("Kas pasirašė sutartį ir kada?", ["Kas pasirašė sutartį?", "kada (pasirašė sutartį)?"]),
        ("What was the most one could get, and at what rate?", ["What was the most one could get?", "at what rate?"]),
        ("Eureka: who may join and how long may it last?", ["Eureka: who may join?", "how long may it last (Eureka)?"]),
    ],
)
def test_a_question_is_taken_apart_only_where_a_new_one_begins(question: str, parts: list[str] | None) -> None:
    assert split_parts(question) == (parts or [question])


def test_a_first_part_without_a_name_is_asked_of_what_the_second_names(assistant: Assistant) -> None:
    answer = assistant.ask("How much money is there, and how many months may a Eurostars project last?")
    assert answer.standalone_question.startswith("How much money is there? (Eurostars project)")


def test_an_answer_in_parts_says_which_part_is_not_answered(assistant: Assistant) -> None:
    question = "What is the budget of the Green Industry Innovation Programme and what is the director's phone number?"
    answer = assistant.ask(question)
    assert answer.status == "partial"
    assert "EUR 9.4 million" in answer.text
    assert "phone number" in answer.text.split("EUR 9.4 million", 1)[1]


def test_citations_of_the_parts_are_numbered_through(assistant: Assistant) -> None:
    answer = assistant.ask("When was the agreement with Israel signed and how many priority markets are there?")
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    used = {number for sentence in answer.sentences for number in sentence.citations}
    assert used <= {citation.number for citation in answer.citations}
