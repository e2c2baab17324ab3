"""Which earlier question one leans on."""

from __future__ import annotations

import pytest

from assistant.dialogue import MAX_HISTORY, standalone
from assistant.service import Assistant
from assistant.understand import Question, Understanding


class Counting:
    """Reads as an assistant does, and counts how often."""

    def __init__(self, inner: Understanding) -> None:
        self.inner, self.vocabulary, self.count = inner, inner.vocabulary, 0

    def read(self, text: str, language: str) -> Question:
        """Return what `text` is about and asks for."""
        self.count += 1
        return self.inner.read(text, language)


def test_each_earlier_question_is_read_once_however_many_lean_on_each_other(assistant: Assistant) -> None:
    now = assistant._now
    counting = Counting(now.understanding)
    question = now.understanding.read("And is it so?", "en")
    standalone(question, ["Do these still exist?"] * 50, counting, now.library)  # type: ignore[arg-type]
    assert counting.count <= 2 * MAX_HISTORY


@pytest.mark.parametrize(
    ("question", "history", "meant"),
    [
        (
            "Back to my first question: how much money did they have?",
            ["How many members has BSR Innovation Express?", "What is StarDust?"],
            "Express",
        ),
        (
            "Grįžkim prie pirmo klausimo: kiek jie turėjo pinigų?",
            ["Nuo kada rengiami BSR Innovation Express kvietimai?", "Kas yra StarDust?"],
            "Express",
        ),
        ("Who led it?", ["What is BSR Stars?", "What is StarDust?"], "StarDust"),
    ],
)
def test_the_last_one_is_meant_unless_another_is_named(
    assistant: Assistant, question: str, history: list[str], meant: str
) -> None:
    assert meant in assistant.ask(question, history=history).standalone_question
