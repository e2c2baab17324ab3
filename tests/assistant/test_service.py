from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from llama_index.core import MockEmbedding
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.clean import clean_question
from assistant.service import Assistant
from corpus.errors import IndexMismatchError, IndexMissingError, QuestionError
from corpus.settings import Settings
from corpus.types import Kind


@pytest.mark.parametrize("question", ["", "   ", "?!", "\0\x07"])
def test_an_empty_question_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        assistant.ask(question)


def test_a_question_of_20000_characters_is_refused_with_the_limit(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="at most 2000 characters"):
        assistant.ask("budget " * 3_000)


def test_invisible_characters_split_no_word_and_control_characters_do() -> None:
    assert clean_question("bud\u200bget\x07of\nit", 100) == "budget of it"


def test_an_unknown_document_is_refused_by_name(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="nonsense"):
        assistant.ask("What is the budget?", documents=["nonsense"])


def test_an_answer_can_be_limited_to_documents_and_kinds(assistant: Assistant) -> None:
    question = "How many policy areas does the Baltic Sea strategy have?"
    by_document = assistant.ask(question, documents=["baltic-strategy"])
    by_kind = assistant.ask(question, kinds=[Kind.STRATEGY])
    assert {r.document for r in by_document.considered} == {"baltic-strategy"}
    assert {r.document for r in by_kind.considered} == {"baltic-strategy"}


def test_without_an_index_the_remedy_is_named(tmp_path: Path, embedding: BaseEmbedding) -> None:
    with pytest.raises(IndexMissingError, match="python -m ingest"):
        Assistant(Settings(data_dir=tmp_path), embedding)


def test_an_index_of_another_model_is_refused_with_the_remedy(settings: Settings) -> None:
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        Assistant(settings, MockEmbedding(embed_dim=8, model_name="other"))


def test_threads_get_the_answers_that_one_caller_gets(assistant: Assistant) -> None:
    questions = ["What is BSR Stars?", "How many priority markets are there?", "Koks programos biudžetas?"] * 2
    alone = [assistant.ask(question).text for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: assistant.ask(question).text, questions))
    assert together == alone


def test_nothing_is_reloaded_while_the_index_is_the_same(assistant: Assistant) -> None:
    assert assistant.refresh() is False


def test_what_could_answer_a_follow_up_is_looked_for_in_the_language_of_the_conversation(assistant: Assistant) -> None:
    history = ["Kas administruoja Eureka programą?"]
    alone = assistant.ask("o Eurostars", history=history).standalone_question
    assert assistant.consider("o Eurostars", history=history) == assistant.consider(alone)
