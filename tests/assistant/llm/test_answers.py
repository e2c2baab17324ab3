"""Whatever a model writes, nothing reaches the reader that the quotes do not bear out, and nothing breaks."""

import logging
import threading

import pytest

from assistant.answer import Answer, AnswerStatus, Citation, NoticeKind, Sentence
from assistant.llm.prompts import REFUSAL
from assistant.service import Assistant
from assistant.watch import Watch
from tests.assistant.llm.conftest import KEY, Writer
from tests.assistant.llm.endpoint import Endpoint, babbles, drips, fails, in_turn, is_silent, sends, writes

QUESTION = "What is the budget of the Green Industry Innovation Programme?"
TRUE = "The Green Industry Innovation Programme has a budget of EUR 9.4 million [1]."
LITHUANIAN = "Koks Žaliosios pramonės inovacijų programos biudžetas?"

FALSE = {
    "wrong number": "The budget of the Green Industry Innovation Programme totals EUR 94 million [1].",
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
    endpoint.reply = writes(f"{FALSE['wrong number']} {TRUE} {FALSE['invented citation']}")
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


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_error_of_the_server_gives_the_default_answer(
    status: int, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = fails(status)
    assert is_default(ask(writer()), assistant)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "data: {not json}\n\n",
        'data: {"choices": "none"}\n\n',
        'data: {"error": {"message": "overloaded"}}\n\n',
        "data: [DONE]\n\n",
        "\x00\xff garbage without end",
        "data: 42\n\ndata: null\n\n",
    ],
)
def test_a_malformed_stream_gives_the_default_answer(
    data: str, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = sends(data)
    assert is_default(ask(writer()), assistant)


@pytest.mark.parametrize("text", [REFUSAL, f"{REFUSAL}.", " ", "The documents do not say."])
def test_a_model_that_declines_gives_the_default_answer(
    text: str, writer: Writer, endpoint: Endpoint, assistant: Assistant
) -> None:
    endpoint.reply = writes(text)
    assert is_default(ask(writer()), assistant)


def test_silence_is_waited_out_no_longer_than_allowed(writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    endpoint.reply = is_silent(5)
    answer = ask(writer(llm_timeout_seconds=0.5))
    assert is_default(answer, assistant)
    assert answer.timing_ms["total"] < 4_000


def test_a_model_that_drips_runs_out_of_time(writer: Writer, endpoint: Endpoint, assistant: Assistant) -> None:
    endpoint.reply = drips(TRUE * 20, 0.05)
    assert is_default(ask(writer(llm_timeout_seconds=0.6)), assistant)


def test_endless_output_is_cut_off(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = babbles(f"{TRUE} {FALSE['wrong number']} ")
    answer = ask(writer())
    assert answer.answerer == "llm"
    assert len(answer.sentences) <= 20
    assert "94 million" not in answer.text


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


def test_nobody_there_gives_the_default_answer(writer: Writer, assistant: Assistant) -> None:
    assert is_default(ask(writer(llm_base_url="http://127.0.0.1:9/v1")), assistant)


def test_a_busy_server_is_asked_again(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = in_turn(fails(429, headers={"retry-after": "0"}), fails(503), writes(TRUE))
    assert ask(writer(llm_retries=2)).answerer == "llm"
    assert len(endpoint.requests) == 3


def test_a_refused_key_is_not_tried_again(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = fails(401)
    ask(writer(llm_retries=5))
    assert len(endpoint.requests) == 1


def test_no_model_is_asked_where_there_is_no_answer(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes("Paris is the capital of France [1].")
    answer = writer().ask("What is the capital of France?")
    assert answer.abstained
    assert endpoint.requests == []


def test_quotes_are_put_as_numbered_data_within_the_budget(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(TRUE)
    ask(writer())
    system, user = (message["content"] for message in endpoint.requests[0]["messages"])
    assert "data" in system
    assert user.index("[1] (") < user.index("Question:")
    assert endpoint.requests[0]["max_tokens"] == 600
    assert (len(system) + len(user)) / 3 + 600 <= 4_096


def test_small_models_get_a_small_prompt(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(TRUE)
    ask(writer(llm_prompt="small", llm_context_tokens=1_000, llm_max_tokens=200))
    assert sum(len(message["content"]) for message in endpoint.requests[0]["messages"]) <= 3 * 800


def test_sentences_are_shown_as_they_pass_and_only_those(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(f"{TRUE} {FALSE['wrong number']} It is funded by the Norwegian Financial Mechanism [1].")
    shown: list[tuple[Sentence, tuple[Citation, ...]]] = []
    answer = writer().ask(QUESTION, watch=Watch(shown=lambda *told: shown.append(told)))
    sentence, citations = shown[0]
    assert sentence.text == TRUE.replace(" [1]", "")
    assert {sentence for sentence, _ in shown} <= set(answer.sentences)
    assert sentence.citations == tuple(citation.number for citation in citations)
    assert {citation.quote for citation in citations} <= {citation.quote for citation in answer.citations}


def test_an_answer_that_is_called_off_stops_the_model(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = babbles(f"{TRUE} It is funded by the Norwegian Financial Mechanism [1]. ")
    shown: list[Sentence] = []
    watch = Watch(shown=lambda sentence, _citations: shown.append(sentence), cancelled=lambda: bool(shown))
    answer = writer().ask(QUESTION, watch=watch)
    assert len(shown) == 1
    assert answer.answerer == "llm"


def test_many_may_ask_at_once(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(TRUE)
    assistant, answers = writer(), []
    threads = [threading.Thread(target=lambda: answers.append(assistant.ask(QUESTION))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [answer.answerer for answer in answers] == ["llm"] * 4


def test_the_key_is_sent_and_never_shown(
    writer: Writer, endpoint: Endpoint, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.reply = fails(401, f"Incorrect API key provided: {KEY}")
    with caplog.at_level(logging.DEBUG):
        answer = ask(writer())
    assert endpoint.keys == [f"Bearer {KEY}"]
    printed = "".join(capsys.readouterr())
    assert KEY not in f"{answer.to_json()}{printed}"
    assert not [r for r in caplog.records if r.name.startswith(("assistant", "corpus")) and KEY in r.getMessage()]


def test_what_was_written_is_kept_by_prompt_where_that_is_wanted(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = writes(TRUE)
    first = ask(writer(llm_cache=True))
    again = ask(writer(llm_cache=True))
    assert len(endpoint.requests) == 1
    assert again.text == first.text


def test_a_broken_answer_is_not_kept(writer: Writer, endpoint: Endpoint) -> None:
    endpoint.reply = in_turn(fails(500), writes(TRUE))
    model = writer(llm_cache=True, llm_model="other")
    assert ask(model).answerer == "extractive"
    assert ask(model).answerer == "llm"
