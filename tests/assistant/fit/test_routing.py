"""A question that describes an applicant and asks what fits is answered by the programme finder, in sentences."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus, NoticeKind
from assistant.service import Assistant
from assistant.verify import quote_stands
from tests.assistant.fit.applicants import CASES, Case

ENGLISH = "Which programme fits us?"
LITHUANIAN = "Kokia programa mums tinka?"


def asked(text: str, lithuanian: bool) -> str:
    return f"{text.rstrip('.')}. {LITHUANIAN if lithuanian else ENGLISH}"


def test_an_english_applicant_is_answered_in_sentences(assistant: Assistant) -> None:
    answer = assistant.ask(asked("We are a small company in Kaunas and want joint R&D with an Israeli firm", False))
    assert answer.status is AnswerStatus.ANSWERED
    assert "Lithuania-Israel" in answer.text
    assert any(c.document == "israel-agreement" for c in answer.citations)


def test_a_lithuanian_applicant_is_answered_in_lithuanian(assistant: Assistant) -> None:
    answer = assistant.ask(asked("Esame maža įmonė Kaune ir norime bendro MTEP projekto su Izraelio įmone", True))
    assert answer.language == "lt"
    assert answer.status is AnswerStatus.ANSWERED
    assert "gali tikti" in answer.text


def test_what_is_over_is_flagged_and_not_offered(assistant: Assistant) -> None:
    answer = assistant.ask(asked("We are a small green packaging company in Kaunas with a Norwegian partner", False))
    assert NoticeKind.ENDED in {notice.kind for notice in answer.notices}
    offered = answer.text.split("Not open")[0]
    assert "Green Industry" not in offered


def test_where_nothing_is_open_it_is_said_with_whom_to_ask(assistant: Assistant) -> None:
    answer = assistant.ask("We are a farm of 20 people growing vegetables. What fits us?")
    assert answer.abstained
    assert "Innovation Agency" in answer.text


@pytest.mark.parametrize(
    ("question", "programme"),
    [
        ("Which programme helps a small firm do R&D with a partner in Germany?", "Eurostars"),
        (
            "I am a chemist; we know a team in Taipei and one in Riga. Anything that would fund the three of us?",
            "Taiwan",
        ),
        ("Kuri programa padėtų mažai įmonei vykdyti MTEP su partneriu iš Vokietijos?", "Eurostars"),
        ("Innovative SME, wants joint R&D with a firm in Spain. What scheme should I look at?", "Eurostars"),
        ("My firm wants a sales partner in Spain. Is there a network that helps with that?", "Enterprise Europe"),
    ],
)
def test_an_applicant_told_in_the_question_itself_is_answered_too(
    assistant: Assistant, question: str, programme: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert programme in answer.text.split("Not open")[0].split("Nebeatvir")[0]


@pytest.mark.parametrize("applicant", [c for c in CASES if c.text and not c.error], ids=lambda case: case.id)
def test_every_sentence_stands_on_its_quotes(assistant: Assistant, applicant: Case) -> None:
    answer = assistant.ask(asked(applicant.text, applicant.id.startswith("lt-")))
    assert answer.dropped_sentences == 0
    assert all(sentence.citations for sentence in answer.sentences)
    assert all(quote_stands(citation, assistant.library.sources) for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Can our company still apply to the Green Industry Innovation Programme?",
        "What is BSR Stars for?",
        "Which programme is meant for research institutions?",
        "What range of support did a cluster get out of Expo klaster?",
        "What could the Innovation Express call help us pay for? We are a cluster of 14 firms.",
        "Kas gali teikti paraiškas programai „Eurostars“?",
    ],
)
def test_other_questions_are_answered_as_before(assistant: Assistant, question: str) -> None:
    text = assistant.ask(question).text
    assert "may suit you" not in text
    assert "gali tikti" not in text
