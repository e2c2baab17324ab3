"""One question to every agreement."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.agreements.render import DeskRenderer
from assistant.agreements.terms import Terms, ask_agreements
from assistant.service import Assistant
from corpus.errors import QuestionError


def stated(terms: Terms) -> dict[str, str]:
    return {a.agreement.id: " | ".join(e.text.en for e in a.entries) for a in terms.answers if a.entries}


def test_every_agreement_that_states_it_answers(assistant: Assistant) -> None:
    found = stated(ask_agreements("When was it signed?", assistant))
    assert "2010" in found["israel-rd-agreement"]
    assert "19 March 2024" in found["korea-kiat-mou-2024"]
    assert len(found) >= 10


def test_an_agreement_that_is_silent_says_nothing(assistant: Assistant) -> None:
    terms = ask_agreements("Who implements it?", assistant)
    assert "MATIMOP" in stated(terms)["israel-rd-agreement"]
    assert "korea-kiat-mou-2024" not in stated(terms)
    assert "korea-kiat-mou-2024" in {answer.agreement.id for answer in terms.answers}


def test_the_question_may_be_in_lithuanian(assistant: Assistant) -> None:
    terms = ask_agreements("Kas jį įgyvendina?", assistant)
    assert terms.language == "lt"
    text = DeskRenderer(assistant.library, date(2026, 11, 23)).terms_markdown(terms)
    assert "MATIMOP" in text
    assert "nenurodyta" in text


def test_every_entry_is_cited_and_stands(assistant: Assistant) -> None:
    terms = ask_agreements("What does it cover?", assistant)
    data = DeskRenderer(assistant.library, date(2026, 11, 23)).terms_json(terms)
    entries = [entry for answer in data["answers"] for entry in answer["entries"]]
    assert entries
    for citation in (citation for entry in entries for citation in entry["citations"]):
        source = assistant.library.sources[citation["source"]]
        assert source.text[citation["start"] : citation["end"]] == citation["quote"]


def test_only_the_agreements_asked_for_answer(assistant: Assistant) -> None:
    terms = ask_agreements("When was it signed?", assistant, ["japan-memorandum-2018"])
    assert [answer.agreement.id for answer in terms.answers] == ["japan-memorandum-2018"]


@pytest.mark.parametrize("question", ["", "   "])
def test_an_empty_question_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        ask_agreements(question, assistant)
