"""Whatever a model writes, nothing reaches the reader that the quotes do not bear out."""

from __future__ import annotations

import pytest

from assistant.answer import NoticeKind
from assistant.llm.prompts import REFUSAL
from assistant.service import Assistant
from tests.assistant.llm.asking import TRUE, WRONG, ask, is_default, kinds
from tests.assistant.llm.conftest import Writer
from tests.assistant.llm.endpoint import Endpoint, writes

LITHUANIAN = "Koks Žaliosios pramonės inovacijų programos biudžetas?"

FALSE = {
    "wrong number": WRONG,
    "wrong currency": "The budget of the Green Industry Innovation Programme totals NOK 9.4 million [1].",
    "wrong year": "The programme is funded by the Norwegian Financial Mechanism 2014-2021 [1].",
    "another party": "The budget of the Green Industry Innovation Programme comes from Japan [1].",
    "denied": "The budget of the Green Industry Innovation Programme does not total EUR 9.4 million [1].",
    "made a duty": "The Green Industry Innovation Programme must have a budget of EUR 9.4 million [1].",
    "bounded": "The budget of the Green Industry Innovation Programme totals at least EUR 9.4 million [1].",
    "invented citation": "The budget of the Green Industry Innovation Programme totals EUR 9.4 million [7].",
    "citation among others": "The budget of the Green Industry Innovation Programme totals EUR 9.4 million [1][42].",
    "another language": "Das Budget des Programms beträgt 9,4 Millionen Euro [1].",
    "Lithuanian for an English question": "Programos biudžetas yra 9,4 mln. EUR [1].",
    "HTML": "<script>alert(1)</script> The budget totals EUR 9.4 million <b>only</b> [1].",
    "a link": "The budget totals [EUR 9.4 million](https://example.org/steal) [1].",
    "an image": "![x](https://example.org/x.png) EUR 9.4 million [1].",
    "prompt leakage": "You write short answers from numbered quotes and from nothing else [1].",
    "advice": "You should apply now before the deadline [1].",
    "chatter": "Sure! I would be happy to help you with that.",
    "hanging": "The budget of the [1]",
    "left open": "The budget of the Green Industry Innovation Programme ... [1]",
    "a phrase of its own": "Industry innovation and green programme budget [1]",
    "saying nothing": "There is. [1]",
    "saying one thing": "Budget and budget [1].",
    "a number alone": "[1]",
    "nothing but marks": "[1] [2] ... !!!",
}


def test_a_true_sentence_is_shown_and_says_who_wrote_it(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(TRUE)
    answer = ask(writer())
    assert answer.answerer == "llm"
    assert "has a budget of EUR 9.4 million" in answer.text
    assert answer.dropped_sentences == 0
    assert NoticeKind.FALLBACK not in kinds(answer)


def test_a_lithuanian_question_gets_a_lithuanian_answer(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes("Žaliosios pramonės inovacijų programos biudžetas yra 9,4 mln. eurų [1].")
    answer = ask(writer(), LITHUANIAN)
    assert answer.answerer == "llm"
    assert "9,4 mln. eurų" in answer.text


@pytest.mark.parametrize("text", FALSE.values(), ids=FALSE.keys())
def test_a_false_sentence_never_reaches_the_reader(
    text: str, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = writes(text)
    alone = ask(writer())
    assert is_default(alone, assistant)
    endpoint.reply = writes(f"{TRUE} {text}")
    beside = ask(writer())
    assert beside.answerer == "llm"
    assert beside.sentences[0].text == TRUE.replace(" [1]", "")
    assert not any(word in beside.text for word in ("94 million", "script", "example.org", "[7]", "[42]", "Japan"))


def test_dropped_sentences_are_counted_with_the_reason(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(f"{WRONG} {TRUE} {FALSE['invented citation']}")
    answer = ask(writer())
    assert answer.dropped_sentences == 2
    assert answer.dropped_because == ("figure", "citation")
    assert answer.to_json()["dropped_because"] == ("figure", "citation")


@pytest.mark.parametrize(
    "text",
    [
        "[1] The budget of the Green Industry Innovation Programme totals EUR 9.4 million.",
        "The budget of the Green Industry Innovation Programme totals EUR 9.4 million. [1]",
        "The budget [1] of the Green Industry Innovation Programme totals EUR 9.4 million.",
        "- The budget of the Green Industry Innovation Programme totals **EUR 9.4 million** [ 1 ].",
        "The budget of the Green Industry Innovation Programme totals EUR 9.4 million.",
        "<think>Maybe EUR 12 million [1].</think>The budget totals EUR 9.4 million [1].",
        "Yes, the budget totals EUR 9.4 million [1].",
    ],
)
def test_citations_in_odd_places_are_found_or_made_good(text: str, writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(text)
    answer = ask(writer())
    assert answer.answerer == "llm"
    assert answer.sentences[0].citations == (1,)
    assert "12" not in answer.text
    assert not answer.text.startswith("Yes")


def test_a_phrase_of_the_quote_needs_no_verb(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes("EUR 9.4 million [1]")
    answer = ask(writer())
    assert (answer.answerer, answer.sentences[0].text) == ("llm", "EUR 9.4 million")


def test_a_list_that_lacks_entries_gives_way_to_the_whole_list(
    writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    question = "What are the three objectives of the EU Strategy for the Baltic Sea Region?"
    endpoint.reply = writes("The strategy sets out the objective 'Save the Sea' [1].")
    assert is_default(ask(writer(), question), assistant, question)
    endpoint.reply = writes(
        "The three objectives are 'Save the Sea', 'Connect the Region' and 'Increase Prosperity' [1]."
    )
    assert ask(writer(), question).answerer == "llm"


def test_a_sentence_cut_off_for_its_length_is_not_shown(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(f"{TRUE} The programme is funded by the Norwegian Financial Mechanism", finish="length")
    answer = ask(writer())
    assert answer.dropped_because == ("fragment",)
    assert answer.answerer == "llm"
    endpoint.reply = writes(f"{TRUE} The programme is funded by the Norwegian Financial Mechanism", finish="stop")
    assert ask(writer()).dropped_sentences == 0


@pytest.mark.parametrize("text", [REFUSAL, f"{REFUSAL}.", " ", "The documents do not say."])
def test_a_model_that_declines_gives_the_default_answer(
    text: str, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = writes(text)
    assert is_default(ask(writer()), assistant)
