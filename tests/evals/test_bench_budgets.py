"""Budgets: each figure is a ratio of two things measured in one run, and says whether it is kept."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from assistant.service import Assistant
from evals.bench_budgets import ANSWER_TO_EMBEDDING, Figure, answering, print_figures
from evals.loading import load_cases


@pytest.mark.parametrize(
    ("value", "budget", "holds"), [(1.0, 2.0, True), (2.0, 2.0, True), (2.1, 2.0, False), (9.0, None, True)]
)
def test_a_budget_is_the_most_that_may_be(value: float, budget: float | None, holds: bool) -> None:
    assert Figure("a figure", value, "x", budget).holds is holds


def test_answers_are_held_against_the_embedding_of_their_questions(assistant: Assistant) -> None:
    questions = [entry.case.question for entry in load_cases(("facts",), "dev")][:6]
    figures = {figure.name: figure for figure in answering(assistant, questions)}
    against = figures["answer against its embedding, median"]
    assert against.budget == ANSWER_TO_EMBEDDING
    assert against.value >= 1
    assert figures["questions a second"].value > 0


def test_the_table_shows_what_was_measured_and_its_bound() -> None:
    console = Console(file=StringIO(), width=100)
    print_figures([Figure("memory", 512.34, "MB", 600.0), Figure("pace", 7.0, "")], console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "512.3 MB" in shown
    assert "600 MB" in shown
