"""A model may put follow-ups into words; where it says anything else, the rules' wording stands."""

import pytest

from assistant.service import Assistant
from tests.assistant.llm.conftest import Writer
from tests.assistant.llm.endpoint import Endpoint, fails, is_silent, writes

GREEN = "What is the Green Industry Innovation Programme?"
FOLLOW_UP = "And who runs it?"
WORDED = "Who runs the Green Industry Innovation Programme?"


def understood(assistant: Assistant, question: str = FOLLOW_UP, history: str = GREEN) -> str:
    return assistant.ask(question, history=[history]).standalone_question


def asked_to_reword(endpoint: Endpoint) -> int:
    return sum("rewrite" in request["messages"][0]["content"] for request in endpoint.requests)


@pytest.mark.parametrize("text", [WORDED, f"<think>It is a programme.</think>{WORDED}", f'Here it is:\n"{WORDED}"'])
def test_a_model_words_the_follow_up(text: str, writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(text)
    assert understood(writer(llm_condense=True)) == WORDED


def test_in_lithuanian_too(writer: Writer, endpoint: Endpoint) -> None:
    worded = "Koks Žaliosios pramonės inovacijų programos biudžetas?"
    endpoint.reply = writes(worded)
    assert (
        understood(writer(llm_condense=True), "ir koks biudžetas?", "Kas yra Žaliosios pramonės inovacijų programa?")
        == worded
    )


@pytest.mark.parametrize(
    "text",
    [
        "Who runs Eurostars?",
        "Who runs the Green Industry Innovation Programme in Norway?",
        "Who does not run the Green Industry Innovation Programme?",
        "What is the Green Industry Innovation Programme?",
        "Who runs the Green Industry Innovation Programme since 2013?",
        "Kas vykdo Žaliosios pramonės inovacijų programą?",
        "The Green Industry Innovation Programme is run by MITA.",
        "<script>alert(1)</script>?",
        " ",
    ],
)
def test_another_question_is_not_taken(text: str, writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    endpoint.reply = writes(text)
    assert understood(writer(llm_condense=True)) == understood(assistant)


def test_a_model_that_fails_leaves_it_to_the_rules(writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    for reply in (fails(500), is_silent(2)):
        endpoint.reply = reply
        assert understood(writer(llm_condense=True, llm_timeout_seconds=0.8)) == understood(assistant)


def test_it_is_asked_only_where_wanted_and_about_follow_ups(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(WORDED)
    understood(writer())
    understood(writer(llm_condense=True), "How many priority markets are there?")
    assert asked_to_reword(endpoint) == 0
    understood(writer(llm_condense=True))
    assert asked_to_reword(endpoint) == 1
