"""A real model over real HTTP. It is small enough to invent a good deal: the best test of the step behind it."""

from collections.abc import Iterator

import pytest

from assistant.answer import AnswerStatus, NoticeKind
from assistant.verify import keep_supported
from tests.assistant.llm.conftest import Writer
from tests.assistant.llm.endpoint import Endpoint, serving
from tests.assistant.llm.smollm import missing, replies_of_smollm

pytestmark = [pytest.mark.llm, pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]

QUESTIONS = (
    "What is the budget of the Green Industry Innovation Programme?",
    "When was the Lithuania-Israel agreement signed?",
    "How many priority markets are there?",
    "Koks Žaliosios pramonės inovacijų programos biudžetas?",
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        endpoint.reply = replies_of_smollm()
        yield endpoint


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_what_the_quotes_bear_out_is_shown(question: str, writer: Writer, endpoint: Endpoint) -> None:
    assistant = writer(llm_prompt="small", llm_timeout_seconds=300.0, llm_context_tokens=2_000, llm_max_tokens=120)
    answer = assistant.ask(question)
    assert endpoint.requests
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences
    fell_back = NoticeKind.FALLBACK in {notice.kind for notice in answer.notices}
    assert fell_back == (answer.answerer == "extractive")
    verified = keep_supported(answer.sentences, answer.citations, assistant.library)
    assert verified.kept == answer.sentences
    print(f"{question}\n  {answer.answerer}, dropped {answer.dropped_because}: {answer.text!r}")
