"""Whether evidence holds what a question asks for."""

import pytest

from assistant.checks import Checks, counts_asked_thing
from assistant.service import Assistant

PILLARS = "The plan of 2009 had four pillars."
GIVEN = "Norway gave EUR 14 million, with co-financing on top."


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("What were the four pillars of the plan of 2009?", PILLARS, False),
        ("Kokie keturi ramsčiai, kuriuos turėjo 2009 m. planas?", "2009 m. planas turėjo keturis ramsčius.", False),
        ("Which plan had pillars?", PILLARS, True),
        ("Had the plan of 2009 four pillars?", PILLARS, True),
        ("Confirm that the plan of 2009 had four pillars.", PILLARS, True),
        ("Norway gave EUR 14 million. How much came from Lithuania?", GIVEN, False),
        ("Norvegija davė 14 mln. eurų. O kiek pridėjo Lietuva?", "Norvegija skyrė 14 mln. EUR.", False),
        ("Norway gave 12 million, I heard. How much was it?", GIVEN, True),
        ("Did Norway give EUR 14 million?", GIVEN, True),
        ("The call shut on 29 December 2023. When had it opened?", "It was open until 29 December 2023.", False),
        ("When did the call of 2023 shut?", "It was open until 29 December 2023.", True),
    ],
)
def test_what_something_is_is_not_told_in_the_words_of_the_question(
    question: str, text: str, more: bool, assistant: Assistant
) -> None:
    assert Checks(assistant.library).tells_more(assistant.read(question), text) is more


@pytest.mark.parametrize(
    ("question", "before", "since"),
    [
        ("How many policy areas were there in 2018?", True, False),
        ("How many policy areas were there in 2023?", False, True),
        ("How many policy areas were there in 2013?", False, False),
        ("How many policy areas are there?", True, True),
        ("How many policy areas were there before 2021?", True, True),
    ],
)
def test_what_was_replaced_held_in_its_own_time(question: str, before: bool, since: bool, assistant: Assistant) -> None:
    checks, read = Checks(assistant.library), assistant.read(question)
    assert checks.of_the_time(read, ["eusbsr-structure-2015"]) is before
    assert checks.of_the_time(read, ["eusbsr-structure-2021"]) is since
    assert checks.of_the_time(read, ["green-industry-programme"])


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Who runs the programme with Taiwan in Latvia?", "LMT runs the Latvia-Taiwan programme in Lithuania.", False),
        ("Kas administruoja programą su Taivanu Latvijoje?", "LMT Lietuvoje administruoja Latvijos programą.", False),
        ("Who runs the programme with Taiwan in Latvia?", "In Latvia the ministry of Latvia runs it for Taiwan.", True),
        ("Who runs the programme with Latvia and Taiwan?", "LMT runs the Latvia-Taiwan programme in Lithuania.", True),
    ],
)
def test_what_is_so_at_home_is_not_so_abroad(question: str, text: str, kept: bool, assistant: Assistant) -> None:
    assert Checks(assistant.library).names_all(assistant.read(question), text, ["taiwan", "latvia"]) is kept


def test_a_number_counts_what_stands_beside_it_in_its_own_statement() -> None:
    text = "Projects last 36 months. The call of LMT had projects."
    assert not counts_asked_thing("how many projects were there?", text, {}, lambda _: True)
    assert counts_asked_thing("how many projects were there?", "The call had 36 projects.", {}, lambda _: True)
