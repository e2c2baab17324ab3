"""What these documents are about, and what they are not."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "What is the weather like in Vilnius?",
        "How do I bake bread?",
        "Kas laimėjo Euroviziją?",
    ],
)
def test_what_no_document_is_about_is_off_topic(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "off_topic"


@pytest.mark.parametrize(
    "question",
    [
        "hello there, could u tell who implments that israeli thing",
        "What yardsticks did the ministry use to pick target countries for exporters?",
        "Is there anything for a cluster that looks abroad?",
    ],
)
def test_what_they_are_about_is_on_topic_however_it_is_put(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status != "off_topic"
