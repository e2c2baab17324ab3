"""A question that a model answers, and what holds of its answer whatever the model writes."""

from __future__ import annotations

from assistant.answer import Answer, AnswerStatus, NoticeKind
from assistant.service import Assistant

QUESTION = "What is the budget of the Green Industry Innovation Programme?"
TRUE = "The Green Industry Innovation Programme has a budget of EUR 9.4 million [1]."
WRONG = "The budget of the Green Industry Innovation Programme totals EUR 94 million [1]."


def ask(assistant: Assistant, question: str = QUESTION) -> Answer:
    answer = assistant.ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert all(citation.quote in assistant.source(citation.source).text for citation in answer.citations)
    numbers = {citation.number for citation in answer.citations}
    assert all(sentence.citations and set(sentence.citations) <= numbers for sentence in answer.sentences)
    return answer


def kinds(answer: Answer) -> set[NoticeKind]:
    return {notice.kind for notice in answer.notices}


def is_default(answer: Answer, default: Assistant, question: str = QUESTION) -> bool:
    """Whether the default answerer's words were shown, and that was said."""
    return (
        answer.text == default.ask(question).text
        and answer.answerer == "extractive"
        and NoticeKind.FALLBACK in kinds(answer)
    )
