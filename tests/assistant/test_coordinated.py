"""Two things asked in one breath are two questions; two names or one property are not."""

from __future__ import annotations

import pytest

from assistant.coordinated import coordinated
from assistant.service import Assistant
from assistant.vocabulary import Vocabulary


def parts(assistant: Assistant, question: str) -> list[str]:
    return coordinated(Vocabulary(assistant.library, ()).read(question), assistant.library)


@pytest.mark.parametrize(
    ("question", "parts_of_it"),
    [
        ("InoKlaster maximum amount and funding rate", ["InoKlaster maximum amount?", "funding rate (InoKlaster)?"]),
        ("budget and deadline of InoKlaster", ["budget (InoKlaster)?", "deadline of InoKlaster?"]),
        ("Izraelio kvietimo suma ir intensyvumas", None),
    ],
)
def test_two_kinds_of_thing_are_two_questions(
    assistant: Assistant, question: str, parts_of_it: list[str] | None
) -> None:
    found = parts(assistant, question)
    assert len(found) == 2
    assert parts_of_it is None or found == parts_of_it


@pytest.mark.parametrize(
    "question",
    [
        "In what year did Vilnius and Jerusalem sign?",
        "How many policy areas and horizontal actions are there?",
        "Which agreements are there with Norway and Israel?",
        "What are the aims and means of BSR Stars?",
        "What is the budget?",
    ],
)
def test_one_thing_asked_of_two_or_two_of_a_kind_stay_together(assistant: Assistant, question: str) -> None:
    assert parts(assistant, question) == [question]
