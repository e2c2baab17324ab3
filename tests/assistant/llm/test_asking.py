"""How a model is asked: only where there is an answer, within its budget, watched while it writes, once."""

from __future__ import annotations

import threading

from assistant.answer import Citation, Sentence
from assistant.watch import Watch
from tests.assistant.llm.asking import QUESTION, TRUE, WRONG, ask
from tests.assistant.llm.conftest import Writer
from tests.assistant.llm.endpoint import Endpoint, babbles, fails, in_turn, writes


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
    endpoint.reply = writes(f"{TRUE} {WRONG} It is funded by the Norwegian Financial Mechanism [1].")
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
