"""A real model over real HTTP. It is small enough to invent a good deal: the best test of the step behind it."""

from collections.abc import Iterator

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.answer import Answer, AnswerStatus, NoticeKind, Sentence
from assistant.llm.calling import stream
from assistant.llm.models import open_model
from assistant.llm.prompts import Prompt
from assistant.phrases import phrase
from assistant.service import Assistant
from assistant.verification.plain import figures
from assistant.verify import keep_supported
from assistant.watch import Watch
from corpus.settings import Settings
from tests.assistant.llm.endpoint import Endpoint, serving
from tests.assistant.llm.smollm import missing, replies_of_smollm

pytestmark = [pytest.mark.llm, pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]

QUESTIONS = (
    "What is the budget of the Green Industry Innovation Programme?",
    "When was the Lithuania-Israel agreement signed?",
    "How many priority markets are there?",
    "Koks Žaliosios pramonės inovacijų programos biudžetas?",
    "Kada pasirašytas Lietuvos ir Izraelio susitarimas?",
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with replies_of_smollm() as reply, serving() as endpoint:
        endpoint.reply = reply
        yield endpoint


@pytest.fixture(scope="module")
def small(settings: Settings, endpoint: Endpoint) -> Settings:
    model = {"llm": "openai-like", "llm_base_url": endpoint.url, "llm_model": "smollm2", "llm_prompt": "small"}
    limits = {"llm_timeout_seconds": 120.0, "llm_context_tokens": 2_000, "llm_max_tokens": 80, "llm_retries": 0}
    return Settings(**{**settings.model_dump(), **model, **limits})


@pytest.fixture(scope="module")
def writing(small: Settings, embedding: BaseEmbedding) -> Assistant:
    return Assistant(small, embedding)


@pytest.mark.parametrize("question", QUESTIONS)
def test_only_what_the_quotes_bear_out_is_shown(question: str, writing: Assistant, endpoint: Endpoint) -> None:
    endpoint.requests.clear()
    shown: list[Sentence] = []
    answer = writing.ask(question, watch=Watch(shown=lambda sentence, _citations: shown.append(sentence)))
    print(f"{question}\n  {answer.answerer}, dropped {answer.dropped_because}: {answer.text!r}")
    assert len(endpoint.requests) == 1
    assert answer.status is AnswerStatus.ANSWERED
    assert phrase("fallback_unavailable", answer.language) not in {notice.text for notice in answer.notices}
    says_who_wrote_it(answer)
    rests_on_its_quotes(answer, writing)
    assert set(shown) <= set(answer.sentences) if answer.answerer == "llm" else not shown


def says_who_wrote_it(answer: Answer) -> None:
    fell_back = NoticeKind.FALLBACK in {notice.kind for notice in answer.notices}
    assert answer.answerer == ("extractive" if fell_back else "llm")


def rests_on_its_quotes(answer: Answer, assistant: Assistant) -> None:
    cited = {c.number: f"{c.quote} \n {c.translation or ''} \n {c.title}" for c in answer.citations}
    assert answer.sentences
    assert all(citation.quote in assistant.source(citation.source).text for citation in answer.citations)
    assert all(sentence.citations and set(sentence.citations) <= cited.keys() for sentence in answer.sentences)
    assert keep_supported(answer.sentences, answer.citations, assistant.library).kept == answer.sentences
    for sentence in answer.sentences:
        assert figures(sentence.text) <= figures(" \n ".join(cited[number] for number in sentence.citations))


def test_the_model_streams(small: Settings) -> None:
    prompt = Prompt("You are a helpful assistant.", "Name three colours.")
    pieces = list(stream(open_model(small), prompt, seconds=120, retries=0, max_chars=400, cancelled=lambda: False))
    assert len(pieces) > 2
    assert any(char.isalpha() for char in "".join(pieces))


def test_the_model_stops_when_nobody_listens(small: Settings) -> None:
    prompt = Prompt("You are a helpful assistant.", "Count from one to a hundred.")
    ends = iter([False, True])
    calling = stream(open_model(small), prompt, seconds=120, retries=0, max_chars=400, cancelled=lambda: next(ends))
    assert len(list(calling)) == 1
