"""What is chosen as evidence, by kinds of question; each in words of these tests' own."""

from __future__ import annotations

import shutil

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.acronyms import expansions
from assistant.answer import AnswerStatus
from assistant.comparison import compared
from assistant.service import Assistant
from corpus.settings import Settings
from ingest.sync import synchronise


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What differs between Eurostars and BSR Stars?", {"eurostars", "bsr-stars-programme"}),
        ("Is the agreement with Israel older than the one with Armenia?", {"israel-rd-agreement", "armenia"}),
        ("What is Eurostars?", set()),
        ("Ar Korėja yra prioritetinių rinkų sąraše?", set()),
    ],
)
def test_two_things_side_by_side_are_compared(assistant: Assistant, question: str, sides: set[str]) -> None:
    assert set(compared(assistant.read(question), assistant.library)) == sides


def test_what_came_first_is_told_by_when_things_began(assistant: Assistant) -> None:
    text = assistant.ask("Which is older, Eurostars or the agreement with Israel?").text
    assert "2010" in text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is CPMA short for?", "Central Project Management Agency"),
        ("What does EUSBSR stand for?", "EU Strategy for the Baltic Sea Region"),
        ("Ką reiškia santrumpa TUI?", ""),
    ],
)
def test_an_acronym_is_told_by_the_sentence_that_spells_it_out(assistant: Assistant, question: str, words: str) -> None:
    quotes = [assistant.library.quote(span) for span in expansions(assistant.read(question), assistant.library)]
    assert bool(quotes) == bool(words)
    assert all(words in quote for quote in quotes)


def test_an_acronym_is_not_taken_for_another_with_the_same_stem(assistant: Assistant) -> None:
    assert "mita" in assistant.read("What became of MITA?").entities
    assert "mita" not in assistant.read("What became of MIT?").entities


def test_which_programme_is_answered_with_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("Which programme funds environmental technologies and green products?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "Green Industry Innovation Programme" in answer.text.splitlines()[0]


def test_what_is_recorded_as_missing_is_not_answered_from_a_part_of_the_thing(assistant: Assistant) -> None:
    answer = assistant.ask("What sum did BSR Stars have altogether?")
    assert answer.status is not AnswerStatus.ANSWERED


@pytest.fixture(scope="module")
def widened(settings: Settings, embedding: BaseEmbedding, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over an index with a document that somebody added."""
    shelf = tmp_path_factory.mktemp("shelf")
    (shelf / "a.txt").write_text("Harbour rules\n\nThe harbour council meets in Palanga each April.", encoding="utf-8")
    own = settings.model_copy(update={"data_dir": tmp_path_factory.mktemp("widened")})
    shutil.copytree(settings.data_dir, own.data_dir, dirs_exist_ok=True)  # the known questions are the same
    synchronise(own, embedding, [shelf])
    return Assistant(own, embedding)


@pytest.mark.parametrize(
    ("question", "says"),
    [("Where does the harbour council meet?", "Palanga"), ("When does the harbour council meet?", "April")],
)
def test_an_added_document_answers_though_nothing_is_recorded_of_it(
    widened: Assistant, question: str, says: str
) -> None:
    assert says in widened.ask(question).text


def test_an_added_document_does_not_answer_what_it_lacks(widened: Assistant) -> None:
    assert widened.ask("Where does the harbour master live?").status is not AnswerStatus.ANSWERED


def test_the_thing_named_goes_before_one_near_it(assistant: Assistant) -> None:
    """Another agreement with the same country is asked for in nearly the same words."""
    assert "2010" in assistant.ask("Kelintais metais pasirašytas susitarimas su Izraeliu?").text.splitlines()[0]


def test_what_is_counted_must_be_what_is_asked_for(assistant: Assistant) -> None:
    """The number of countries is no number of firms."""
    assert assistant.ask("Kiek firmų priklausė BSR Stars?").status is AnswerStatus.NOT_IN_DOCUMENTS
    assert assistant.ask("Kiek valstybių priklausė BSR Stars?").status is AnswerStatus.ANSWERED


def test_a_side_of_a_comparison_that_nothing_is_stated_of_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Compare the total budgets of InoKlaster and Eurostars")
    assert answer.status is AnswerStatus.PARTIAL
    assert "7 million" in answer.text
    assert "Eurostars" in answer.text.splitlines()[-1]
