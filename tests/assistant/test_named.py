"""Questions for names, and texts that give some."""

from __future__ import annotations

import pytest

from assistant.named import asks_for_names, names_in, only_counts
from corpus.lexical import stems
from corpus.text import fold


@pytest.mark.parametrize(
    "question",
    [
        "What were the names of the Lithuanian clusters funded?",
        "Which companies won the call?",
        "Which firms were funded?",
        "Which companies are behind the project?",
        "Wow. Which Lithuanian company got it?",
        "Kokie klasteriai buvo finansuoti?",
        "Which Lithuanian applicants did the fifth call attract?",
        "Kuri Lietuvos bendrovė vykdo projektą?",
        "Kurios įmonės gavo paramą?",
        "Kokie laimėtojų pavadinimai?",
    ],
)
def test_who_took_part_is_asked_for_by_name(question: str) -> None:
    assert asks_for_names(fold(question))


@pytest.mark.parametrize(
    "question", ["Which companies can apply?", "How many firms were funded?", "Kokios įmonės gali teikti paraišką?"]
)
def test_who_may_or_how_many_is_not(question: str) -> None:
    assert not asks_for_names(fold(question))


def test_names_are_what_begins_with_a_capital_within_a_sentence() -> None:
    text = "Two projects, of Acme and of Norwegian Beta, were funded in June with EUR 3 million."
    assert names_in(text, set(stems("Norwegian"))) == ["Acme", "Beta"]


def test_what_is_known_already_is_no_name_of_those_who_took_part() -> None:
    assert names_in("The fifth BSR call drew four applications from Lithuania.", set(stems("BSR Lithuania"))) == []


@pytest.mark.parametrize(
    ("question", "text", "counts"),
    [
        ("What were the pillars of the plan?", "The plan was built on four pillars.", True),
        ("Išvardykite keturis plano ramsčius.", "Planas rėmėsi keturiais ramsčiais.", True),
        ("List the horizontal actions.", "The plan had 17 priority areas and 5 horizontal actions.", True),
        ("List the horizontal actions.", "The plan had 4 horizontal actions: planning, neighbours and climate.", False),
        ("What were the pillars of the plan?", "The plan named trade and research as its pillars.", False),
        ("How many pillars had the plan?", "The plan was built on four pillars.", False),
    ],
)
def test_how_many_there_were_does_not_tell_which(question: str, text: str, counts: bool) -> None:
    assert only_counts(fold(question), text) is counts
